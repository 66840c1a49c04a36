"""Identifiers of parties and bank accounts: SIREN, SIRET, RNA, IBAN, RIB.

One module per identifier, each with the same four functions: ``compact`` drops the spaces of French
writing, ``validate`` answers the canonical form or raises :class:`~conventions.errors.IdentifierError`,
``is_valid`` never raises, ``format`` groups the characters for reading. Shape only: existence needs
the registers themselves.

>>> siret.is_valid("732 829 320 00074"), siren.is_valid("732 829 321")
(True, False)
"""

from __future__ import annotations

from conventions.identifiers import iban, rib, rna, siren, siret

__all__ = ["iban", "rib", "rna", "siren", "siret"]
