"""Compare the rows of a file that was read, in memory."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from conventions.money import ZERO, Amount
from conventions.opendata.scdl.crossing.facts import facts_of_row
from conventions.opendata.scdl.crossing.families import FAMILIES, judged
from conventions.opendata.scdl.crossing.finding import DEVIATIONS, Finding
from conventions.opendata.scdl.crossing.sorting import in_order
from conventions.opendata.scdl.crossing.years import years
from conventions.opendata.scdl.diagnosing import Diagnosis, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conventions.opendata.scdl.records import Row, ScdlFile

_REPEATED = "T37"


def compare(rows: Sequence[Row]) -> tuple[Diagnosis, ...]:
    """What several rows say together, in the order of the file: warnings, which change no row.

    Codes T32 (shares that do not make one), T36 (a beneficiary with several names or numbers), T37 (rows told
    twice), T38 (an avenant published as the new total), T39 (several years, avenants on their own row).
    """
    facts = [facts_of_row(row) for row in rows]
    found = list(chain.from_iterable(map(years, facts)))
    for family in FAMILIES:
        found += judged(facts, family)
    return tuple(_diagnosed(each) for each in in_order(found) if each.code in DEVIATIONS)


def total_without_repeats(file: ScdlFile) -> Amount:
    r"""The sum of the amounts that are known, without the rows that seem to be told twice (T37).

    >>> from conventions.opendata.scdl import read
    >>> row = "Ville,73282932000074,Club,35600000049837,100.00\n"
    >>> file = read(("nomAttribuant,idAttribuant,nomBeneficiaire,idBeneficiaire,montant\n" + row * 2).encode())
    >>> str(file.total), str(total_without_repeats(file))
    ('200.00', '100.00')
    """
    repeats = {each.row for each in file.diagnoses if each.code == _REPEATED}
    kept = (row.amount for row in file.rows if row.number not in repeats and row.amount is not None)
    return sum(kept, start=ZERO)


def _diagnosed(found: Finding) -> Diagnosis:
    return Diagnosis(
        DEVIATIONS[found.code],
        Severity.WARNED,
        found.line,
        found.number,
        found.column,
        found.raw,
        found.reason,
        readings=found.readings,
    )
