"""``conventions explain``: the page of a rule, how it is examined, and what the law is on a day."""

from __future__ import annotations

from conventions.cli.choosing import LEVELS
from conventions.cli.rules import page
from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line, columns, tell
from conventions.cli.view import day_of
from conventions.french import NBSP, format_date
from conventions.rules import Rule, Severity, Status, find_rule
from conventions.wording import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import date

    from conventions.rules import Source, Validity


def run(arguments: Namespace) -> int:
    """Print the page of a rule, then how it is examined, then its texts on a day.

    :raises UnknownRule: when the catalogue has no rule of that code, with those that look like it.
    """
    rule, room = find_rule(arguments.code), columns()
    tell(page(rule, room))
    tell(explained(rule, day_of(arguments), room))
    return 0


def explained(rule: Rule, day: date, room: int) -> Iterator[Line]:
    """How the rule is examined, and the state of its texts on the day, none wider than the columns."""
    parts = (
        ("Comment elle est examinée", examined(rule)),
        (f"Le droit au {format_date(day)}", texts(rule, day)),
    )
    for title, lines in parts:
        yield Line("")
        yield Line(f"## {title}", "titre")
        for line in lines:
            yield from paragraph(line, room, "- ")


def examined(rule: Rule) -> Iterator[str]:
    """When the rule runs, which law it looks at, and what its finding may be.

    >>> list(examined(find_rule("NAT-009")))[0].replace(NBSP, " ")
    'niveaux de contrôle qui la passent : strict, all'
    """
    levels = (name for name, severities in LEVELS.items() if rule.severity in severities)
    yield f"niveaux de contrôle qui la passent{NBSP}: {joined(levels)}"
    if rule.law.is_open and rule.data.is_open:
        yield "elle ne dépend d’aucune date du droit"
    else:
        yield f"le droit qui vaut est celui de cette date{NBSP}: {rule.dated_by}"
        yield "si cette date n’est pas connue, la règle n’est pas évaluée"
    if not rule.data.is_open:
        yield f"ses données sont connues {rule.data}{NBSP}; hors de ces jours, la règle n’est pas évaluée"
    if rule.severity is Severity.ERROR:
        yield from _lowered(rule)


def _lowered(rule: Rule) -> Iterator[str]:
    if rule.status in (Status.SECOND_HAND, Status.REMEMBERED):
        yield "sa source reste à reconfirmer : son constat est un avertissement au plus"
    else:
        yield "un constat qui repose sur un fait déduit est un avertissement au plus"


def texts(rule: Rule, day: date) -> Iterator[str]:
    """Each text of the rule and whether it applies on the day.

    >>> from datetime import date
    >>> [text.rpartition(" – ")[2] for text in texts(find_rule("NAT-002"), date(2012, 12, 31))]
    ['les données ne couvrent pas ce jour', 'pas encore en vigueur']
    """
    for source in rule.sources:
        yield f"{source.text} – {_state(source, day)}"


def _state(source: Source, day: date) -> str:
    if source.data:
        return (
            "les données couvrent ce jour"
            if source.days.covers(day)
            else "les données ne couvrent pas ce jour"
        )
    return _in_force(source.days, day)


def _in_force(days: Validity, day: date) -> str:
    if days.covers(day):
        return "en vigueur"
    return "pas encore en vigueur" if days.since and day < days.since else "n’est plus en vigueur"
