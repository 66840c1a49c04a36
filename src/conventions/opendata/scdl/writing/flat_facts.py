"""What the flat shape tells beside the fields of SCDL: dates, years, sums asked and paid, who else pays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from conventions.french import format_list
from conventions.model import Role
from conventions.money import ZERO, Amount
from conventions.opendata.scdl.writing.asking import Asked
from conventions.opendata.scdl.writing.conditions import ONCE, OTHER, STAGED
from conventions.opendata.scdl.writing.filling import Filled
from conventions.opendata.scdl.writing.texts import plain, shortened
from conventions.operations import LONGEST_OBJECT, Total, terms_for


class Together(NamedTuple):
    """The lines of one beneficiary for one exercise and object: what the convention grants, then its avenants."""

    asked: Asked
    lines: tuple[Filled, ...]

    @property
    def amount(self) -> Amount:
        """What all the acts grant."""
        return sum((each.line.amount for each in self.lines), start=ZERO)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the acts say it."""
        return tuple(address for each in self.lines for address in each.line.addresses)

    @property
    def grants(self) -> frozenset[str]:
        """The keys of the grants."""
        return frozenset(part.grant.key for each in self.lines for part in each.line.parts)

    @property
    def beneficiary(self) -> str:
        """The key of the beneficiary."""
        return self.lines[0].line.first.beneficiary.key

    @property
    def exercise(self) -> int:
        """The exercise of the grants."""
        return self.lines[0].line.exercise


def facts_of(together: Together) -> dict[str, str]:
    """The texts by field; what the convention does not tell is not there."""
    texts = together.lines[0].texts | _sum(together)
    told: dict[str, str | None] = {
        **texts,
        "idServiceInstructeur": texts["idAttribuant"],
        "exerciceBudgetaire": str(together.exercise),
        "statutLabel": "attribuée",
        "dateMiseAJour": together.asked.as_of.isoformat(),
        **_years(together),
        **_dates(together),
        **_asked_for(together),
        **_paid(together),
        **_conditions(together, texts["conditionsVersement"]),
        **_cofunders(together),
    }
    return {name: text for name, text in told.items() if text}


def _sum(together: Together) -> dict[str, str]:
    """The whole sum and the share of one line; what several acts grant is the sum for this beneficiary alone."""
    days = [day for each in together.lines for day in each.texts["datesPeriodeVersement"].split("/")]
    period = "/".join(dict.fromkeys((min(days), max(days))))
    if len(together.lines) == 1:
        return {"datesPeriodeVersement": period}
    return {
        "datesPeriodeVersement": period,
        "montant": str(together.amount),
        "pourcentageSubvention": "1.00",
    }


def _years(together: Together) -> dict[str, str | None]:
    grants = together.asked.folded.terms.grants
    granted = {grant.exercise for grant in grants if grant.beneficiary == together.beneficiary}
    years = sorted(granted | {together.exercise})
    several = len(years) > 1
    return {
        "pluriannualite": "oui" if several else "non",
        "anneesPluriannualite": " - ".join(map(str, years)) if several else None,
    }


def _dates(together: Together) -> dict[str, str | None]:
    asked, act = together.asked, together.lines[-1].line.act
    decided, period = asked.convention.deliberation_of(act), asked.folded.terms.period
    return {
        "dateDecision": _day([decided.date] if decided and decided.date <= asked.known_day else []),
        "dateDebut": period.start.isoformat(),
        "dateFin": period.end.isoformat() if period.end else None,
    }


def _day(days: Iterable[date | None]) -> str | None:
    known = [day for day in days if day is not None]
    return min(known).isoformat() if known else None


def _asked_for(together: Together) -> dict[str, str | None]:
    requests = [
        each
        for each in together.asked.convention.requests
        if (each.exercise, each.beneficiary) == (together.exercise, together.beneficiary)
        and (each.requested_on is None or each.requested_on <= together.asked.known_day)
    ]
    total = Total.of((each.key, each.amount) for each in requests)
    return {
        "dateCreation": _day(each.requested_on for each in requests),
        "montantDemande": str(total.amount) if requests and total.is_exact else None,
    }


def _paid(together: Together) -> dict[str, str | None]:
    """The sum paid, and the numbers of the commitments, which link the grant to its payments."""
    asked, ledger = together.asked, together.asked.convention.ledger
    paid = sum((each.paid for each in asked.position.grants if each.grant in together.grants), start=Total())
    numbers = [
        plain(each.number)
        for each in (ledger.commitments if ledger else None) or ()
        if each.grant in together.grants and each.committed_on <= asked.known_day
    ]
    return {
        "montantVerse": str(paid.amount) if ledger and paid.is_exact else None,
        "cléVersement": ", ".join(numbers) or None,
    }


def _conditions(together: Together, text: str) -> dict[str, str]:
    """The kind, of the three that are allowed, then the words."""
    kind = next((each for each in (ONCE, STAGED) if text == each), OTHER)
    words = text if kind == OTHER else f"versement {kind}"
    part = together.lines[0].line.first
    terms = terms_for(part.told.terms, part.grant)
    if kind == STAGED and terms:
        words = format_list(dict.fromkeys(str(each.kind) for each in terms.instalments)) or words
    return {
        "conditionsVersement": kind,
        "descriptionConditionsVersement": shortened(plain(words), LONGEST_OBJECT),
    }


def _cofunders(together: Together) -> dict[str, str | None]:
    """Who else pays, when the convention names some; that it names none says nothing."""
    names = [plain(party.name.text) for party in together.asked.folded.terms.parties_as(Role.COFUNDER)]
    return {
        "cofinancement": "oui" if names else None,
        "attribuantsCofinanceurs": ", ".join(names) or None,
    }
