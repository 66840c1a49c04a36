"""When the right to a grant lapses, in which cases money comes back, what may be kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conventions.documents.blocks import emphasis, items, line, paragraph
from conventions.documents.builders.agreements.words import enumerated
from conventions.documents.tree import Block, Line
from conventions.french import NBSP, format_duration, format_ratio
from conventions.model import EventKind, Extent, Lapse, PaymentTerms, Repayment, Surplus, SurplusBase, Upon
from conventions.operations import said_trigger
from conventions.periods import Duration
from conventions.wording import quoted


def lapse(told: Lapse) -> tuple[Block, ...]:
    """The delays that a project has to keep, and the words of the act."""
    head = "La subvention est caduque si un de ces délais n’est pas tenu"
    words = (paragraph(emphasis(quoted(told.raw))),) if told.raw else ()
    return (paragraph(f"{head}{NBSP}:"), items(enumerated(_delays(told))), *words)


def _delays(told: Lapse) -> Iterator[str]:
    if told.start_within is not None:
        yield f"le projet commence {_within(told.start_within, told.since)}{_more(told.extension)}"
    if told.finish_within is not None:
        since = told.finish_since or told.since
        yield f"le projet s’achève {_within(told.finish_within, since)}{_more(told.finish_extension)}"
    if told.claim_within is not None:
        yield f"un versement est demandé {_within(told.claim_within, told.since)}"
    for which, years in (("premier", told.first_claim), ("dernier", told.last_claim)):
        if years is not None:
            yield f"le {which} versement est demandé avant la fin {_year(years)}"


def _within(delay: Duration, since: EventKind) -> str:
    """« dans un délai de 2 ans après la notification »."""
    return f"dans un délai de {said_trigger(Upon(event=since, delay=delay))}"


def _more(extension: Duration | None) -> str:
    return f", qui peut être prolongé une fois de {format_duration(extension)}" if extension else ""


def _year(years: int) -> str:
    """« de l’exercice qui suit celui de la subvention »."""
    if years == 0:
        return "de l’exercice de la subvention"
    if years == 1:
        return "de l’exercice qui suit celui de la subvention"
    return f"du {years}e exercice qui suit celui de la subvention"


def repaid(terms: Iterable[PaymentTerms]) -> Iterator[Block]:
    """The cases in which the beneficiary pays back, and what it may keep."""
    for each in terms:
        if each.repayments:
            yield paragraph(f"Le bénéficiaire restitue la subvention dans ces cas{NBSP}:")
            yield items([_repayment(case) for case in each.repayments])
        if each.surplus:
            yield paragraph(_surplus(each.surplus))


_EXTENTS = {Extent.TOTAL: "restitution totale", Extent.PARTIAL: "restitution partielle"}
_BASES = {SurplusBase.COSTS: "des dépenses réelles", SurplusBase.GRANT: "de la subvention"}


def _repayment(case: Repayment) -> Line:
    extent = f" ({_EXTENTS[case.extent]})" if case.extent else ""
    words = (f"{NBSP}: ", emphasis(quoted(case.raw))) if case.raw else ()
    return line(f"{case.case}{extent}", *words)


def _surplus(surplus: Surplus) -> Line:
    if surplus.ratio is None:
        limit = f"{NBSP}; sa mesure n’est pas dite"
    else:
        limit = f", dans la limite de {format_ratio(surplus.ratio)} {_BASES[surplus.of]}"
    words = (" ", emphasis(quoted(surplus.raw))) if surplus.raw else ()
    return line(f"Le bénéficiaire peut conserver un excédent raisonnable{limit}.", *words)
