"""``conventions rules``: the catalogue, or the page of one rule."""

from __future__ import annotations

from conventions.cli.tables import Column, paragraph, table
from conventions.cli.terminal import Line, columns, tell
from conventions.french import NBSP
from conventions.rules import Rule, Status, all_rules, find_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

STATUSES = {
    Status.READ: "texte lu à la source",
    Status.SECOND_HAND: "lu dans une source secondaire, à reconfirmer",
    Status.REMEMBERED: "cité de mémoire, à reconfirmer",
    Status.INFERRED: "déduit d’autres textes",
}


def run(arguments: Namespace) -> int:
    """Print the list of the rules, or one page.

    :raises UnknownRule: when the catalogue has no rule of that code.
    """
    tell(page(find_rule(arguments.code), columns()) if arguments.code else catalogue(columns()))
    return 0


def catalogue(room: int) -> list[Line]:
    """The table of the rules, by code."""
    titles = (Column("Code"), Column("Gravité"), Column("Ce qui est signalé"))
    rows = [(rule.code, rule.severity.value, rule.title) for rule in all_rules()]
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
    yield "qui décide", rule.decider
    yield "depuis la version", rule.since
