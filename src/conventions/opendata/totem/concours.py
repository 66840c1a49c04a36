"""The named subsidies of the annex, and the mask of what identifies a natural person (deviation T41)."""

from __future__ import annotations

import re
from typing import Final

from conventions.opendata.totem.lines import SECTIONS, Values
from conventions.opendata.totem.records import Concours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.opendata.totem.records import Header, Remark
    from conventions.opendata.totem.walking import Block

PERSON: Final = "personne physique"
_UNTOLD: Final = "bénéficiaire de nature non dite"
_KINDS: Final = {
    "P1": "association",
    "P2": "entreprise",
    "P3": PERSON,
    "P4": "autre personne de droit privé",
}
"""From memory: no text that we have read states what the codes mean."""
_PUBLIC: Final = re.compile(r"U[0-9]")
_PERSON_OF_INSEE: Final = re.compile(r"1[0-9]{3}")
"""Legal categories of the Insee that start with 1: natural persons, sole traders first."""
_ARTICLE: Final = re.compile(r"[0-9]{1,12}")
_CODE: Final = re.compile(r"[A-Z]?[0-9]{1,4}")
_HIDDEN: Final = "(masqué)"
_CIVILITIES: Final = frozenset(
    ("m.", "mr", "mr.", "mme", "mme.", "mlle", "mlle.", "monsieur", "madame", "mademoiselle")
)
_NUMBERS: Final = ("Siret", "Siren", "NumSiret", "NumSiren", "SIRET", "SIREN")


class ConcoursReader:
    """What reads the named subsidies of one budget, with names or without them."""

    def __init__(self, header: Header, remarks: list[Remark], *, named: bool) -> None:
        self._exercise = header.exercise
        self._remarks = remarks
        self._named = named
        self._masks: dict[str, str] = {}

    def read(self, block: Block, number: int) -> Concours:
        """The subsidy of a block; of a natural person, nothing but the article and the amount."""
        values, told = Values(block, self._remarks), len(self._remarks)
        code = values.text("CodNatJurBenefCA")
        concours = Concours(
            number=number,
            line=block.line,
            exercise=self._exercise,
            article=values.text("CodArticle"),
            section=values.word("CodInvFonc", SECTIONS),
            kind_code=code,
            kind=kind_of(code),
            beneficiary=values.text("LibOrgaBenef"),
            identifier=next(filter(None, map(values.text, _NUMBERS)), None),
            amount=values.amount("MtSubv"),
            in_kind=values.text("LibPrestaNat"),
            name_or_number=values.text("DenomOuNumSubv"),
            object=values.text("ObjSubv"),
            is_masked=False,
        )
        if self._named or not is_personal(concours):
            return concours
        self._remarks[told:] = [remark._replace(raw=_HIDDEN) for remark in self._remarks[told:]]
        return self._masked(concours)

    def _masked(self, concours: Concours) -> Concours:
        """Without its texts, since an object may name the person as well, and of codes what is one."""
        return concours._replace(
            article=_only(_ARTICLE, concours.article),
            kind_code=_only(_CODE, concours.kind_code),
            beneficiary=concours.beneficiary and self._mask(concours),
            identifier=None,
            in_kind=None,
            name_or_number=None,
            object=None,
            is_masked=True,
        )

    def _mask(self, concours: Concours) -> str:
        """A number for each name: one person keeps one mask."""
        name = " ".join((concours.beneficiary or "").casefold().split())
        told = PERSON if concours.kind == PERSON else _UNTOLD
        return self._masks.setdefault(name, f"{told} {len(self._masks) + 1}")


def _only(shape: re.Pattern[str], text: str | None) -> str | None:
    return text if text and shape.fullmatch(text) else None


def kind_of(code: str | None) -> str | None:
    """What a code of legal nature means, None for one that we do not know.

    >>> kind_of("P1"), kind_of("U3"), kind_of("1000"), kind_of("Z9")
    ('association', 'organisme public', 'personne physique', None)
    """
    if code is None:
        return None
    if _PERSON_OF_INSEE.fullmatch(code):
        return PERSON
    return "organisme public" if _PUBLIC.fullmatch(code) else _KINDS.get(code)


def is_personal(concours: Concours) -> bool:
    """Whether the beneficiary is a natural person, or may be one: its nature is not told, it has a civility."""
    first = (concours.beneficiary or "").casefold().split()[:1]
    return concours.kind in {None, PERSON} or bool(_CIVILITIES.intersection(first))
