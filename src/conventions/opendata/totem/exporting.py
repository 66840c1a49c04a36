"""A budget as the CSV of the schema SCDL « budget »: its 22 columns, with the labels of the plan of accounts."""

from __future__ import annotations

from functools import cache
from typing import Final

from conventions.nomenclature import (
    Found,
    FoundChapter,
    FoundFunction,
    find_account,
    find_chapter,
    find_function,
)
from conventions.opendata.spreadsheets import csv_bytes
from conventions.opendata.totem.budgets import TotemFile
from conventions.opendata.totem.records import Stage, TotemLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions.opendata.totem.records import Header

    Labels = Callable[[str, str | None], str]

AMOUNTS: Final = {
    "BGT_MTREAL": "realised",
    "BGT_MTBUDGPREC": "previous",
    "BGT_MTRARPREC": "previous_to_realise",
    "BGT_MTPROPNOUV": "proposed",
    "BGT_MTPREV": "voted",
    "BGT_CREDOUV": "opened",
    "BGT_MTRAR3112": "to_realise",
}
COLUMNS: Final = (
    *("BGT_NATDEC", "BGT_ANNEE", "BGT_SIRET", "BGT_NOM", "BGT_CONTNAT", "BGT_CONTNAT_LABEL"),
    *("BGT_NATURE", "BGT_NATURE_LABEL", "BGT_FONCTION", "BGT_FONCTION_LABEL", "BGT_OPERATION"),
    *("BGT_SECTION", "BGT_OPBUDG", "BGT_CODRD", *AMOUNTS, "BGT_ARTSPE"),
)
_KINDS: Final = {"réelle": "réel", "ordre": "ordre"}
_SPECIALISED: Final = {
    **dict.fromkeys(("true", "1", "spécialisé"), "spécialisé"),
    **dict.fromkeys(("false", "0", "non spécialisé"), "non spécialisé"),
}


def to_scdl_budget(file: TotemFile) -> bytes:
    """The lines of a budget, as the schema wants them: UTF-8, commas, amounts with a dot.

    The schema has no word for a CFU, which is written as the « compte administratif » that it takes the place of. Named
    subsidies have no column there, so nobody is named.

    Source: schema SCDL « budget » (https://schema.data.gouv.fr).
    """
    head = _head(file.header)
    labels = _labels(file.header)
    return csv_bytes(COLUMNS, ((*head, *_cells(line, labels)) for line in file.lines))


def _head(header: Header) -> tuple[str, ...]:
    is_cfu = header.stage is Stage.COMPTE_FINANCIER_UNIQUE
    stage = Stage.COMPTE_ADMINISTRATIF if is_cfu else header.stage
    name = header.establishment or header.collectivity
    return stage.value, str(header.exercise), header.establishment_siret, name


def _cells(line: TotemLine, label: Labels) -> tuple[str, ...]:
    amounts = (getattr(line, name) for name in AMOUNTS.values())
    return (
        *(line.chapter or "", label("chapter", line.chapter)),
        *(line.account or "", line.label or label("account", line.account)),
        *(line.function or "", label("function", line.function)),
        *(line.operation or "", line.section or "", _KINDS.get(line.kind or "", ""), line.direction or ""),
        *("" if amount is None else str(amount) for amount in amounts),
        _SPECIALISED.get(dict(line.traits).get("ArtSpe", ""), ""),
    )


def _labels(header: Header) -> Labels:
    """What the plan calls a chapter, an account or a function; nothing where the data do not say."""
    norm, declinaison, exercise = header.plan.norm, header.plan.declinaison, header.exercise

    @cache
    def label(what: str, code: str | None) -> str:
        if norm is None or not code:
            return ""
        if what == "account":
            account = find_account(code, norm, exercise, declinaison)
            return account.accounts[0].label if isinstance(account, Found) else ""
        if what == "chapter":
            chapter = find_chapter(code, norm, exercise, declinaison)
            return chapter.chapters[0].label if isinstance(chapter, FoundChapter) else ""
        function = find_function(code, norm, exercise, declinaison)
        return function.functions[0].label if isinstance(function, FoundFunction) else ""

    return label
