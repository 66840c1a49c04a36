"""What an avenant does, read in its own words; a sentence that is not understood stays text.

>>> parse_operation("La convention pourra être prolongée de six mois.").raw
'La convention pourra être prolongée de six mois.'
"""

from __future__ import annotations

from conventions.errors import ConventionsError
from conventions.french.parsing.faults import fault
from conventions.model import Operation, Terms, TextEdit
from conventions.reading import (
    operation_edits,
    operation_money,
    operation_parties,
    operation_programme,
    operation_term,
)
from conventions.reading.operation_names import Names
from conventions.reading.operation_sentence import sentence_of

LONGEST = 20_000
"""No text of a record is longer."""

_RULES = (
    *operation_term.RULES,
    *operation_money.RULES,
    *operation_edits.RULES,
    *operation_parties.RULES,
    *operation_programme.RULES,
)


def parse_operation(text: str, terms: Terms | None = None) -> Operation:
    """The operation that one sentence of an avenant says; what is not understood is a ``TextEdit``.

    It reads what :func:`conventions.describe` writes, and the amending phrases of real acts. Nothing is
    guessed: a denial, a condition, a second operation, a number whose role is not clear make the whole
    sentence text, in the ``raw`` of a :class:`TextEdit`. With ``terms``, names are those of their parties,
    actions and grants, and a name that they do not have leaves text; without, keys are made of the names.
    docs/reference/avenants.md has the list of what is read.

    :raises FrenchParseError: ``empty`` for a blank text, ``too_long`` beyond 20 000 characters,
        ``invisible_character`` for half a character.
    :raises ConventionsError: for what is no text.

    >>> parse_operation("La durée de la convention est prolongée jusqu’au 31 décembre 2020.").until
    datetime.date(2020, 12, 31)
    >>> str(parse_operation("d’augmenter la subvention de 5 000 €").by)
    '5000.00'
    >>> parse_operation("Les mots : « X » sont remplacés par les mots : « Y »").new
    'Y'
    """
    _check(text)
    sentence, names = sentence_of(text), Names(terms)
    read = [rule.read(sentence, names) for rule in _RULES] if sentence else []
    found = {operation: None for operation in read if operation is not None}
    return next(iter(found)) if len(found) == 1 else TextEdit(raw=text)


def _check(text: str) -> None:
    if not isinstance(text, str):
        raise ConventionsError(f"un texte est attendu, pas {text!r:.60}")
    if len(text) > LONGEST:
        raise fault("too_long", text, LONGEST, "20 000 caractères au plus")
    if not text.strip():
        raise fault("empty", text)
    half = next((rank for rank, char in enumerate(text) if "\ud800" <= char <= "\udfff"), None)
    if half is not None:
        raise fault("invisible_character", text, half)
