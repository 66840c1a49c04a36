"""The annex of an account that lists what was granted: by beneficiary and by its legal category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from conventions.french import sort_key
from conventions.model import Firmness, Form, Grant, PartyKind
from conventions.money import Amount
from conventions.operations import Total
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.money_tables import cell
from conventions.portfolio.naming import Named
from conventions.portfolio.sheets import NamedFile, sound_files
from conventions.portfolio.tables.columns import Cell, Column
from conventions.portfolio.tables.table import Table

CODES = {
    PartyKind.ASSOCIATION: "P1",
    PartyKind.PERSON: "P3",
    PartyKind.FOUNDATION: "P4",
    PartyKind.COMMUNE: "U3",
}
"""The codes of TotEM for the legal nature of who gets money, those that we are sure of: that of a company is not."""
COLUMNS = (
    Column("code", "Code TotEM"),
    Column("kind", "Nature"),
    Column("legal_category", "Catégorie juridique"),
    Column("beneficiary", "Bénéficiaire"),
    Column("number", "Identifiant"),
    Column("cash", "Subventions", "money", total=True),
    Column("in_kind", "Concours en nature", "money", total=True),
    Column("object", "Objet"),
    Column("conventions", "Conventions"),
)


class Granted(NamedTuple):
    """A grant of the exercise, with who gets it, in the words of its convention."""

    file: PortfolioFile
    names: Named
    grant: Grant

    @property
    def who(self) -> tuple[str, ...]:
        """What tells one beneficiary from another across conventions: its numbers, else its name."""
        return self.names.identity(self.grant.beneficiary)


def granted(files: Iterable[NamedFile], exercise: int, as_of: date) -> Iterator[Granted]:
    """The firm grants of an exercise, as decided on a day: one that is only foreseen was not granted.

    :raises OperationError: when an avenant operates on something that is not there.
    """
    for file, names in files:
        for grant in names.grants(as_of):
            if grant.exercise == exercise and grant.firmness is Firmness.FIRM:
                yield Granted(file, names, grant)


def annex(files: Iterable[NamedFile], exercise: int, as_of: date, notes: Iterable[str]) -> Table:
    """The annex of an exercise, as known on a day; a convention that cannot be worked out is told in the notes."""
    sound, left_out = sound_files(files, as_of)
    told = annex_rows(granted(sound, exercise, as_of), as_of)
    rows, sources = [row for row, _ in told], [source for _, source in told]
    title = f"Concours attribués en {exercise}"
    return Table(title, COLUMNS, rows, as_of, (*notes, *left_out), sources=sources if any(sources) else ())


def annex_rows(grants: Iterable[Granted], as_of: date) -> list[tuple[tuple[Cell, ...], str]]:
    """One row for each beneficiary, in the order of names, with the files that it comes from."""
    found: dict[tuple[str, ...], list[Granted]] = {}
    for each in grants:
        found.setdefault(each.who, []).append(each)
    rows = [_row(group, as_of) for group in found.values()]
    return sorted(rows, key=lambda row: (str(row[0][1]), sort_key(str(row[0][3])), str(row[0][4])))


def _row(group: list[Granted], as_of: date) -> tuple[tuple[Cell, ...], str]:
    first = group[0]
    party = first.names.shown_party(first.grant.beneficiary)
    kind = party.kind_on(as_of) if party else None
    sums = (_sum(group, form) for form in (Form.CASH, Form.IN_KIND))
    row = (
        CODES.get(kind, "") if kind else None,
        kind.value if kind else None,
        party.legal_category if party else None,
        first.names.party(first.grant.beneficiary),
        first.names.number(first.grant.beneficiary),
        *sums,
        _listed(each.names.text(each.grant.object or "") for each in group),
        _listed(each.names.title for each in group),
    )
    return row, _listed(each.file.source for each in group)


def _sum(group: list[Granted], form: Form) -> Amount | None:
    return cell(Total.of((each.file.name, each.grant.amount) for each in group if each.grant.form is form))


def _listed(texts: Iterable[str | None]) -> str:
    return " ; ".join(dict.fromkeys(text for text in texts if text))
