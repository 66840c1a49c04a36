"""The ceilings of de minimis aids: what a body received by the day of each aid, over the years that count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from conventions.french import format_amount, format_date, quote
from conventions.law import duration, value
from conventions.model import AidRegime, Firmness, Party
from conventions.money import Amount
from conventions.operations import Total
from conventions.periods import DAY, add_months
from conventions.rules.reading.bodies_over_time import stands_for
from conventions.rules.reading.wording import named
from conventions.rules.rule import Answer, Beneficiaries, Case, Fault, NotApplicable, NotEvaluated, Passed
from conventions.rules.scope import beneficiaries
from conventions.rules.sources import Validity
from conventions.rules.state_aid.aids import Aid, Aids, aids_of
from conventions.rules.written import decided

Window = Callable[[Party, date, int], date | None]
"""The first day that counts with an aid, given the body, the day of the aid, how many years count."""

_SHOWN = 30
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_UNTOLD = "les aides de minimis des autres financeurs ne sont pas déclarées au dossier"


class Ceiling(NamedTuple):
    """A ceiling: the regime, the name of its value in the law, the days of its text, the years it counts over."""

    regime: AidRegime
    name: str
    days: Validity
    window: Window


def fiscal_years(party: Party, day: date, years: int) -> date | None:
    """The first day of the financial years that count: the one of the aid and those before it.

    None where the end of the financial year is written as no day of the year.

    >>> from conventions.samples import association_2024_2026
    >>> party = association_2024_2026().initial.parties[1].replace(financial_year_end="08-31")
    >>> [str(fiscal_years(party, date(2022, month, 1), 3)) for month in (8, 9)]
    ['2019-09-01', '2020-09-01']
    """
    told = _MONTH_DAY.fullmatch(party.financial_year_end or "12-31")
    if told is None:
        return None
    month, last = int(told[1]), int(told[2])
    year = day.year if (day.month, day.day) <= (month, last) else day.year + 1
    month_end = add_months(date(year - years, month, 1), 1) - DAY
    return month_end.replace(day=min(last, month_end.day)) + DAY


def rolling_years(_party: Party, day: date, years: int) -> date | None:
    """The first day of the years that end on the day of the aid.

    >>> from conventions.samples import association_2024_2026
    >>> str(rolling_years(association_2024_2026().initial.parties[1], date(2027, 3, 1), 3))
    '2024-03-02'
    """
    return add_months(day, -12 * years) + DAY


def over_ceiling(case: Case, ceiling: Ceiling) -> Iterator[Answer]:
    """What is said of the aids of each beneficiary under a ceiling; each answer has the day of its aid."""
    terms = decided(case).terms
    told = {stands_for(case, item.beneficiary) for item in case.convention.de_minimis}
    declaring = (party for party in terms.parties if party.key in told)
    parties = dict.fromkeys(party.key for party in (*beneficiaries(terms), *declaring))
    if not parties:
        yield NotApplicable("aucun bénéficiaire n’est nommé")
    for party in filter(None, map(terms.party, parties)):
        yield from _of_party(case, party, ceiling)


def _of_party(case: Case, party: Party, ceiling: Ceiling) -> Iterator[Answer]:
    aids = aids_of(case, party, ceiling.regime)
    if not aids.own:
        yield _without_aid(case, party, ceiling)
    for rank, aid in enumerate(aids.own):
        if aid.day is None:
            yield NotEvaluated(f"date d’octroi d’une aide inconnue : {named(party)}", aid.address)
        elif not ceiling.days.covers(aid.day):
            yield NotApplicable(f"aide du {format_date(aid.day)}, sous un autre règlement", aid.day)
        else:
            yield _of_aid(aids, rank, aid.day, party, ceiling)._replace(day=aid.day)


def _without_aid(case: Case, party: Party, ceiling: Ceiling) -> Answer:
    """Nothing to sum; a grant to an undertaking whose regime nobody told may be such an aid."""
    if Beneficiaries.UNDERTAKINGS.covers(party.kind_on(case.known_day)) and any(
        grant.beneficiary == party.key and grant.firmness is Firmness.FIRM and grant.aid_regime is None
        for grant in decided(case).terms.grants
    ):
        return NotEvaluated(f"régime d’aide non renseigné : {named(party)}")
    return NotApplicable(f"aucune aide {ceiling.regime.value} n’est au dossier")


def _of_aid(aids: Aids, rank: int, day: date, party: Party, ceiling: Ceiling) -> Answer:
    aid = aids.own[rank]
    start = ceiling.window(party, day, duration("de_minimis_window", on=day).years)
    if start is None:
        return NotEvaluated(_unread(party), aid.address)
    limit, total = value(ceiling.name, on=day), _total(aids, rank, start, day)
    if total.known > limit:
        return _fault(aid, total.known, limit, start, day, party, ceiling)
    if not total.is_exact:
        return NotEvaluated(f"date ou montant d’une aide inconnus : {named(party)}", aid.address)
    return Passed(aid.address) if aids.declared else NotEvaluated(_UNTOLD, aid.address)


def _unread(party: Party) -> str:
    told = quote((party.financial_year_end or "")[:_SHOWN])
    wanted = f"au lieu d’un mois et d’un jour : {quote('06-30')}"
    return f"clôture de l’exercice comptable illisible ({told}, {wanted}) : {named(party)}"


def _total(aids: Aids, rank: int, start: date, day: date) -> Total:
    """The aids from a day to another one: of those of the last day, the ones that come first in the file."""
    before = [aid for place, aid in enumerate(aids.own) if aid.day != day or place <= rank]
    counted = (aid for aid in (*before, *aids.elsewhere) if aid.day is None or start <= aid.day <= day)
    return Total.of((aid.address, None if aid.day is None else aid.amount) for aid in counted)


def _fault(  # noqa: PLR0913, PLR0917  # all that the sentence says
    aid: Aid, total: Amount, limit: Amount, start: date, day: date, party: Party, ceiling: Ceiling
) -> Fault:
    return Fault(
        address=aid.address,
        message=f"aides {ceiling.regime.value} de {format_amount(total)} du {format_date(start)} au"
        f" {format_date(day)}, au-delà du plafond de {format_amount(limit)} (bénéficiaire : {named(party)})",
        remedy="réduire l’aide, ou la fonder sur un autre régime d’aides (exemption par catégorie, notification)",
        values=(
            ("aides sur la période", total),
            ("plafond", limit),
            ("début de la période", start),
            ("jour de l’aide", day),
        ),
    )
