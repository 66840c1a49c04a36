"""What was done and what comes next, action by action: devices with their phases, results, perspectives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from conventions.documents.blocks import heading
from conventions.documents.builders.devices import called, devices_of, find_device
from conventions.documents.builders.programmes import aimed, expected, listed, titled
from conventions.documents.saying import capital
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_list, format_percent, format_ratio
from conventions.model import Action, Device, PartOf, Result, ResultStatus, Target, Terms
from conventions.operations import minimum_of, rate_of
from conventions.wording import counted, joined, quoted

_SEVERAL = re.compile(r"\bactions ((?:\d{1,3}, )*\d{1,3} et \d{1,3})")


def achievements(terms: Terms, subject: Subject) -> tuple[Block, ...]:
    """The results known on the day of the deliberation, those of several actions first."""
    told = [result for result in subject.convention.results if _is_known(result, subject)]
    shared = [result for result in told if _is_shared(result)]
    own = [result for result in told if result not in shared]
    first = listed(said_of(result, terms, None) for result in shared)
    return (*first, *(block for action in terms.actions for block in _action(action, own, terms, subject)))


def _is_known(result: Result, subject: Subject) -> bool:
    """Whether a deliberation of that day may tell the result: what came later is left to the next ones.

    The result of a whole exercise is known once it is over.
    """
    day = subject.deliberation.date
    within = result.exercise is not None and result.exercise == day.year and result.when is None
    if within or (result.exercise or 0) > day.year:
        return False
    told = result.when.period if result.when else None
    return result.status is ResultStatus.PLANNED or told is None or told.start <= day


def _is_shared(result: Result) -> bool:
    """Whether the act says that the result is that of several actions, by their numbers."""
    return bool(result.occasion and _SEVERAL.search(result.occasion))


def _action(action: Action, results: Iterable[Result], terms: Terms, subject: Subject) -> tuple[Block, ...]:
    own = [result for result in results if result.action == action.key]
    blocks = (
        *devices_of(action, terms, subject),
        *_under("Résultats", [said_of(result, terms, action) for result in own]),
        *_under("Perspectives", [expected(each) for each in action.perspectives]),
    )
    return (heading(2, titled(action)), *blocks) if blocks else ()


def _under(title: str, texts: list[str]) -> tuple[Block, ...]:
    return (heading(3, title), *listed(texts)) if texts else ()


def said_of(result: Result, terms: Terms, action: Action | None) -> str:
    """A result: « Premier appel, 14/12/2017 : 3 startups présentes, dont 2 retenues (phase 1) »."""
    lead = joined((result.occasion, *_when(result), result.place)) if result.occasion else ""
    told = joined((joined((_figures(result), *_about(result, terms))), _aim(result, action)), " ")
    return capital(f"{lead}{NBSP}: {told}" if lead else told)


def _figures(result: Result) -> str:
    about = "environ " if result.approximate else ""
    planned = " (résultat prévu)" if result.status is ResultStatus.PLANNED else ""
    parts = format_list(map(_part, result.of_which))
    return joined(
        (f"{about}{counted(result.value, result.unit)}{planned}", f"dont {parts}" if parts else None)
    )


def _part(part: PartOf) -> str:
    phase = f"(phase{NBSP}{part.phase})" if part.phase else None
    return joined((counted(part.value, part.unit), phase), " ")


def _when(result: Result) -> Iterator[str | None]:
    year = f"exercice{NBSP}{result.exercise}" if result.exercise else None
    when = result.when.raw if result.when else None
    yield f"{when} ({year})" if when and year else when or year


def _about(result: Result, terms: Terms) -> Iterator[str | None]:
    if not result.occasion:
        yield from _when(result)
        yield result.place
    device = find_device(result.device, terms) if result.device else None
    yield _device_of(result, device) if device else result.device
    if result.phase:
        yield f"phase{NBSP}{result.phase}"
    elif result.phase_raw:
        yield f"phase non précisée par l’acte{NBSP}: {quoted(result.phase_raw)}"


def _device_of(result: Result, device: Device) -> str | None:
    """The device, unless the occasion names it; its kind, unless the place says it."""
    told = f"{result.occasion} {result.place}"
    if device.name.text in told:
        return None
    return device.name.text if device.kind and device.kind in told else called(device)


def _aim(result: Result, action: Action | None) -> str | None:
    """The target that a result answers, and the rate, where both are known."""
    targets = action.targets if action else ()
    target = next((each for each in targets if each.key == result.target), None)
    if target is None:
        return None
    return f"({joined((aimed(target), _rate(result, target)))})"


def _rate(result: Result, target: Target) -> str | None:
    """« soit 75 % »: of what was measured, in the unit of the target."""
    low = minimum_of(target)
    if low is None or result.status is not ResultStatus.MEASURED or result.unit != target.unit:
        return None
    rate = rate_of(result, low)
    return None if rate is None else f"soit {said_rate(rate)}"


def said_rate(rate: Fraction) -> str:
    """A rate in percentage points; « environ » with two decimals, rounded half up, where they do not end.

    >>> said_rate(Fraction(3, 4)).replace(NBSP, " "), said_rate(Fraction(13, 12)).replace(NBSP, " ")
    ('75 %', 'environ 108,33 %')
    """
    exact = format_ratio(rate)
    if exact.endswith("%"):
        return exact
    hundredths = (rate.numerator * 10**5 // rate.denominator + 5) // 10
    return f"environ {format_percent(Decimal(hundredths).scaleb(-2))}"
