"""What all conventions engage and mandate before the vote of a budget, against the credits of the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from conventions.identifiers import siren
from conventions.law import ratio
from conventions.model import Authorization, Budget, BudgetLine, Convention, Section
from conventions.money import ZERO, Amount
from conventions.operations.budgets import voted_in
from conventions.operations.charging import authorization_section, plain_authorization
from conventions.operations.credit_records import CreditCheck, CreditFinding, judged
from conventions.operations.crediting import Matched, credit_for, read_in
from conventions.operations.cutting import Cut

_KINDS = {
    Section.OPERATING: CreditCheck.OPERATING_BEFORE_VOTE,
    Section.INVESTMENT: CreditCheck.INVESTMENT_BEFORE_VOTE,
}


class _Limit(NamedTuple):
    """What is compared, the credits in French, the limit in euros; without a limit, what is missing."""

    kind: CreditCheck
    what: str
    amount: Amount | None
    why: str = ""


def before_votes(
    given: Sequence[Convention], budgets: Sequence[Budget], as_of: date
) -> Iterator[CreditFinding]:
    """One finding a chapter in functioning, a section in investment, an authorisation or its chapter."""
    for budget in budgets:
        if budget.voted_on is not None:
            yield from _before(given, budget, budget.voted_on, _last(budget, budgets), as_of)


def _last(budget: Budget, budgets: Sequence[Budget]) -> Budget | None:
    same = [each for each in budgets if _authority(each) == _authority(budget)]
    found = [each for each in same if each.exercise == budget.exercise - 1]
    return found[0] if len(found) == 1 else None


def _authority(budget: Budget) -> str:
    return siren.compact(budget.authority)[:9]


def _before(
    given: Sequence[Convention], budget: Budget, voted: date, last: Budget | None, as_of: date
) -> Iterator[CreditFinding]:
    sums: dict[_Limit, list[tuple[int, Amount]]] = {}
    limits: dict[object, _Limit] = {}
    for rank, convention in enumerate(given):
        cut = Cut(convention, budget, as_of)
        for line, engaged, mandated in cut.early(voted) if cut.grantors == 1 else ():
            told = read_in(line) if line else None
            limit = limits.get(told) or limits.setdefault(told, _limit(line, budget, last, voted))
            is_plan = limit.kind is CreditCheck.AUTHORIZATION_BEFORE_VOTE
            spent = mandated if is_plan else max(engaged, mandated)
            if spent > ZERO:
                sums.setdefault(limit, []).append((rank, spent))
    for limit, parts in sums.items():
        total = sum((amount for _, amount in parts), start=ZERO)
        ranks = tuple(dict.fromkeys(rank for rank, _ in parts))
        found = CreditFinding(limit.kind, budget.exercise, limit.what, total, limit.amount, None, ranks)
        yield judged(found, limit.why)


def _limit(line: BudgetLine | None, budget: Budget, last: Budget | None, voted: date) -> _Limit:
    """The most that may be spent on a line before the vote."""
    kind, told = CreditCheck.OPERATING_BEFORE_VOTE, f"exercice {budget.exercise}"
    if line is None:
        return _Limit(kind, told, None, "imputation inconnue, ou plusieurs lignes")
    number = next((part.code for part in line.parts if authorization_section(part.key)), None)
    if number is not None:
        return _of_authorization(number, budget, last, voted)
    if last is None:
        return _Limit(kind, told, None, f"budget de {budget.exercise - 1} non donné, ou donné plusieurs fois")
    found = credit_for(line, last.exercise, last)
    if not isinstance(found, Matched):
        return _Limit(kind, told, None, found.reason)
    return _of_chapter(found, voted)


def _of_chapter(found: Matched, voted: date) -> _Limit:
    section, chapter, last = found.row.section, found.row.chapter, found.budget
    if section is Section.INVESTMENT:
        part = ratio("investment_before_budget", on=voted)
        most = voted_in(last, section).share(part, rounding="floor")
        return _Limit(_KINDS[section], f"quart des crédits votés pour {last.exercise}", most)
    told = f"chapitre {chapter}" if chapter else "section"
    return _Limit(
        _KINDS[section], f"{told}, crédits votés pour {last.exercise}", voted_in(last, section, chapter)
    )


def _of_authorization(number: str, budget: Budget, last: Budget | None, voted: date) -> _Limit:
    kind, told = CreditCheck.AUTHORIZATION_BEFORE_VOTE, f"autorisation {number}"
    rows = last.authorizations if last else ()
    found = [row for row in rows if plain_authorization(row.number) == plain_authorization(number)]
    if last is None or len(found) != 1:
        return _Limit(kind, told, None, f"autorisation absente du budget de {budget.exercise - 1}")
    if budget.norm is None:
        return _Limit(kind, told, None, "nomenclature du budget non renseignée : elle choisit la limite")
    if budget.norm.upper().startswith("M57"):
        return _third(found[0], last, voted)
    opened = [credit.amount for credit in found[0].credits if credit.exercise == budget.exercise]
    if not opened:
        return _Limit(kind, told, None, f"crédits de paiement de {budget.exercise} non renseignés")
    return _Limit(kind, told, sum(opened, start=ZERO))


def _third(row: Authorization, last: Budget, voted: date) -> _Limit:
    kind = CreditCheck.AUTHORIZATION_BEFORE_VOTE
    if row.chapter is None:
        return _Limit(kind, f"autorisation {row.number}", None, "chapitre de l’autorisation non renseigné")
    same = (
        each.amount for each in last.authorizations if (each.kind, each.chapter) == (row.kind, row.chapter)
    )
    part = ratio("authorization_before_budget", on=voted)
    most = sum(same, start=ZERO).share(part, rounding="floor")
    return _Limit(kind, f"chapitre {row.chapter}, tiers des autorisations de {last.exercise}", most)
