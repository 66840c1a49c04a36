"""``conventions rules``: the catalogue, or the page of one rule."""

from __future__ import annotations

from conventions.cli.safe import safe_json
from conventions.cli.tables import Column, paragraph, table
from conventions.cli.terminal import Line, columns, tell
from conventions.french import NBSP, format_list
from conventions.law import STATUSES
from conventions.rules import LOCAL, Rule, Validity, all_rules, find_rule, of_family

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator


def run(arguments: Namespace) -> int:
    """Print the list of the rules, of all or of one family, or the page of one rule.

    :raises UnknownRule: when the catalogue has no rule of that code, or none of that family.
    """
    rules = of_family(arguments.family) if arguments.family else all_rules()
    rules = (find_rule(arguments.code),) if arguments.code else rules
    if arguments.format == "json":
        tell([safe_json({"rules": [as_fields(rule) for rule in rules]})])
    else:
        tell(page(rules[0], columns()) if arguments.code else catalogue(rules, columns()))
    return 0


def as_fields(rule: Rule) -> dict[str, object]:
    """A rule as JSON has it, with its page.

    >>> as_fields(find_rule("nat-001"))["family"]
    'NAT'
    """
    return {
        "code": rule.code,
        "family": rule.family,
        "title": rule.title,
        "severity": rule.severity.value,
        "status": rule.status.value,
        "sources": [source.model_dump(mode="json") for source in rule.sources],
        "law": _days(rule.law),
        "data": _days(rule.data),
        "dated_by": rule.dated_by.value,
        "requires": list(rule.requires),
        "authorities": sorted(kind.value for kind in rule.authorities),
        "beneficiaries": rule.beneficiaries.value,
        "decider": rule.decider,
        "since": rule.since,
        "page": rule.page,
    }


def _days(days: Validity) -> dict[str, str | None]:
    return {name: day and day.isoformat() for name, day in days._asdict().items()}


def catalogue(rules: Iterable[Rule], room: int) -> list[Line]:
    """The table of the rules, by code."""
    titles = (Column("Code"), Column("Gravité"), Column("Ce qui est signalé"))
    rows = [(rule.code, rule.severity.value, rule.title) for rule in rules]
    return [Line(text) for text in table(titles, rows, room)]


def page(rule: Rule, room: int) -> Iterator[Line]:
    """The page of a rule: what it checks and why, its sources, who decides."""
    yield from paragraph(f"{rule.code}{NBSP}: {rule.title}", room, tone="titre")
    for name, text in _facts(rule):
        yield from paragraph(text, room, f"  {name}{NBSP}: ", rest="      ")
    for text in reflowed(rule.page):
        yield from paragraph(text, room, rest="  " if text.startswith("- ") else "")


def reflowed(page: str) -> Iterator[str]:
    r"""The paragraphs of a page, each in one text; titles, items and examples stay on their own lines.

    >>> list(reflowed("## Pourquoi\nParce\nque."))
    ['', '## Pourquoi', 'Parce que.']
    """
    for block in page.split("\n\n"):
        yield ""
        yield from _paragraphs(block.splitlines())


def _paragraphs(lines: list[str]) -> list[str]:
    if any(line.startswith(">>>") for line in lines):
        return lines
    texts: list[str] = []
    for line in lines:
        if texts and not line.startswith(("- ", "#")) and not texts[-1].startswith("#"):
            texts[-1] += f" {line.strip()}"
        else:
            texts.append(line)
    return texts


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "gravité", rule.severity.value
    yield "source", STATUSES[rule.status]
    for source in rule.sources:
        yield "texte", source.said
    if not rule.law.is_open:
        yield "droit applicable", str(rule.law)
    yield "date qui choisit la version du droit", rule.dated_by
    yield "faits lus", format_list(rule.requires)
    if rule.authorities != LOCAL:
        yield "collectivités visées", format_list(sorted(kind.value for kind in rule.authorities))
    yield "bénéficiaires visés", rule.beneficiaries
    yield "qui décide", rule.decider
    yield "depuis la version", rule.since
