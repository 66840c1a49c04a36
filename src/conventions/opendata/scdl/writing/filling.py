"""From the lines of a convention to texts in the columns of SCDL; what the format would refuse is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from conventions.law import published
from conventions.money import ZERO
from conventions.opendata.scdl.validation.spreadsheets import told as told_by_spreadsheet
from conventions.opendata.scdl.writing.asking import Asked
from conventions.opendata.scdl.writing.conditions import conditions_of
from conventions.opendata.scdl.writing.days import payment_days
from conventions.opendata.scdl.writing.lines import Line
from conventions.opendata.scdl.writing.references import references_of
from conventions.opendata.scdl.writing.sharing import Told, shared
from conventions.opendata.scdl.writing.texts import shortened

_NATURES: Final = ("aide en numéraire", "aide en nature")
_REASONS: Final = {
    "idAttribuant": "SIRET de l’attribuant non renseigné",
    "idBeneficiaire": "ni SIRET ni numéro RNA du bénéficiaire : lui demander l’un ou l’autre",
    "notificationUE": "régime d’aide d’État non renseigné, pour une entreprise",
}
_SIRET_ALONE: Final = (
    "SIRET du bénéficiaire non renseigné : cette version du schéma n’admet pas le numéro RNA"
)
_SIRETS: Final = ("idAttribuant", "idBeneficiaire")
_NUMBERS: Final = ("idBeneficiaire", "rnaBeneficiaire")


class Filled(NamedTuple):
    """A line with its texts by column."""

    line: Line
    texts: dict[str, str]


def filled(asked: Asked, lines: Iterable[Line]) -> Iterator[Filled]:
    """Each line that the format admits, with its texts."""
    kept = [line for line in lines if _counts(asked, line)]
    references = references_of(asked, kept)
    for line, reference, told in zip(kept, references, shared(asked, kept), strict=True):
        noted = len(asked.notes)
        texts = {"referenceDecision": reference, **_texts(asked, line, told)}
        texts = _numbered(asked, line, texts)
        faults = _faults(texts, asked.version)
        if faults:
            reason = " ; ".join(dict.fromkeys(_reason(fault) for fault in faults))
            del asked.notes[noted:]
            asked.leave_out(line.addresses[0], reason)
        else:
            yield Filled(line, texts)


def _counts(asked: Asked, line: Line) -> bool:
    if line.amount != ZERO:
        return True
    asked.leave_out(line.addresses[0], "les montants se compensent dans le même acte")
    return False


def _texts(asked: Asked, line: Line, told: Told) -> dict[str, str]:
    natures = {part.texts["nature"] for part in line.parts}
    first, last = payment_days(asked, line)
    separator = _limits(asked.version)["datesPeriodeVersement"].separator or "/"
    return {
        **line.first.texts,
        "objet": _object(asked, line),
        "montant": str(told.amount),
        "nature": ";".join(nature for nature in _NATURES if nature in natures),
        "conditionsVersement": conditions_of(asked, line),
        "datesPeriodeVersement": separator.join(dict.fromkeys((first.isoformat(), last.isoformat()))),
        **_notified(line),
        "pourcentageSubvention": told.share,
    }


def _limits(version: str) -> dict[str, published.Field]:
    return {field.name: field for field in published.fields(version)}


def _object(asked: Asked, line: Line) -> str:
    text, most = line.first.texts["objet"], _limits(asked.version)["objet"].max_length
    cut = text if most is None else shortened(text, most)
    if cut != text:
        asked.note(line.addresses[0], f"objet abrégé à {most} caractères")
    return cut


def _notified(line: Line) -> dict[str, str]:
    """« oui » as soon as one part is; nothing as soon as one is not known."""
    told = [part.texts.get("notificationUE", "") for part in line.parts]
    return {"notificationUE": "" if "" in told else "oui" if "oui" in told else "non"}


def _numbered(asked: Asked, line: Line, texts: dict[str, str]) -> dict[str, str]:
    """The texts without the number that the format refuses, where the other one is enough."""
    known = [name for name in _NUMBERS if name in texts and name in _limits(asked.version)]
    wrong = {fault.field for fault in _faults(texts, asked.version) if fault.field in known}
    if len(known) < len(_NUMBERS) or len(wrong) != 1:
        return texts
    name = wrong.pop()
    asked.note(line.addresses[0], f"{name} : « {texts[name]} » n’est pas publié, le schéma le refuserait")
    return {key: text for key, text in texts.items() if key != name}


def _faults(texts: dict[str, str], version: str) -> list[published.Fault]:
    """What the schema refuses, and the numbers that a spreadsheet has rounded, whose key may be right by chance."""
    rounded = {
        name: published.Fault(name, verdict.code, texts[name], verdict.expected)
        for name in _SIRETS
        if (verdict := told_by_spreadsheet(texts.get(name, ""), None))
    }
    others = (fault for fault in published.faults(texts, version) if fault.field not in rounded)
    return [*rounded.values(), *others]


def _reason(fault: published.Fault) -> str:
    """Why the format refuses the line: what to fill, or what is wrong with a text."""
    if fault.code == "one_of":
        return _REASONS[fault.field]
    if fault.code == "required":
        alone = fault.field == "idBeneficiaire"
        return _SIRET_ALONE if alone else _REASONS.get(fault.field, fault.message)
    return fault.message
