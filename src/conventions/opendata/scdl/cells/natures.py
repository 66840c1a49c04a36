"""The nature of a grant: in cash, in kind or both.

>>> read_nature("Numéraire", Evidence()).text, read_nature("aide en nature,aide en numéraire", Evidence()).text
('aide en numéraire', 'aide en nature;aide en numéraire')
"""

from __future__ import annotations

import re
from typing import Final

from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import MISSING, folded, state_of
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity

_CASH: Final = "aide en numéraire"
_KIND: Final = "aide en nature"
_USUAL: Final = frozenset({_CASH, _KIND, f"{_CASH};{_KIND}", f"{_KIND};{_CASH}"})
_LONGEST: Final = 200
_PARTS: Final = re.compile(r"\s*(?:[;,/+&|]|\bet\b)\s*")
_OF_AID: Final = r"(?:(?:aides?|subventions?|soutiens?|versements?|dons?) )?(?:en )?"
# An accent that was lost on the way leaves one sign or two: « num�raire », « numÃ©raire ».
_FORMS: Final = (
    (re.compile(rf"{_OF_AID}(?:num(?:e|a?[^\w\s;,/]{{1,2}})raires?|especes)"), _CASH, Severity.REPAIRED),
    (re.compile(rf"{_OF_AID}nature"), _KIND, Severity.REPAIRED),
    (re.compile(rf"{_OF_AID}(?:financi(?:er|ere)s?|argent|monetaires?)"), _CASH, Severity.WARNED),
)
_OTHER_NOTION: Final = re.compile(
    r"(?:(?:aides?|subventions?) (?:de |d.|a l.|au |sur |pour )?)?"
    r"(?:fonctionnement|projets?|investissements?|equipements?|actions?)\b.*"
)


def read_nature(raw: str, evidence: Evidence) -> Reading:
    """One of the four values of the norm; what speaks of the use of the grant is no nature."""
    if raw in _USUAL:
        return Reading(str(raw), str(raw))
    if state_of(raw) != "filled":
        return MISSING
    words = folded(raw) if len(raw) <= _LONGEST else ""
    found = [_part(part) for part in _PARTS.split(words) if part]
    told = [each for each in found if each is not None]
    if not told or len(told) < len(found):
        return Reading(None, None, (_unread(words),))
    text = ";".join(dict.fromkeys(nature for nature, _ in told))
    is_sure = all(severity is Severity.REPAIRED for _, severity in told)
    return Reading(text, text, (_read(text, is_sure=is_sure),))


def _part(words: str) -> tuple[str, Severity] | None:
    matches = ((nature, severity) for form, nature, severity in _FORMS if form.fullmatch(words))
    return next(matches, None)


def _read(text: str, *, is_sure: bool) -> Note:
    if is_sure:
        return Note("T33", Severity.REPAIRED, "nature écrite autrement que dans la norme", text)
    return Note("T33", Severity.WARNED, "nature comprise comme une aide en numéraire", text)


def _unread(words: str) -> Note:
    if _OTHER_NOTION.fullmatch(words):
        return Note("T33", Severity.ERROR, "c’est l’usage de la subvention : il va dans une autre colonne")
    return Note("T33", Severity.ERROR, "ni en numéraire, ni en nature")
