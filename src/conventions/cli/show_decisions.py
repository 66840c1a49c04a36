"""The deliberations: each decision in its words, the vote, who signed the extract, who may sign the act."""

from __future__ import annotations

from conventions.cli.show_parties import signatory
from conventions.cli.tables import paragraph
from conventions.cli.view import View, block, heading, item
from conventions.french import NBSP, format_amount, format_date, plural
from conventions.wording import joined, label, on, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line
    from conventions.model import Decision, Deliberation, Vote

_COUNTS = (
    ("in_favour", "voix pour", "voix pour"),
    ("against", "voix contre", "voix contre"),
    ("abstentions", "abstention", "abstentions"),
    ("not_taking_part", "sans prendre part au vote", "sans prendre part au vote"),
    ("present", "présent", "présents"),
    ("proxies", "pouvoir", "pouvoirs"),
)


def decisions(view: View) -> Iterator[Line]:
    """Every deliberation made by that day."""
    made = [item for item in view.convention.deliberations if item.date <= view.as_of]
    if not made:
        return
    yield from heading("Délibérations", view.columns)
    for deliberation in made:
        yield from item(_title(view, deliberation), view.columns)
        for decision in deliberation.decisions:
            lead = f"{decision.number}." if decision.number else "–"
            yield from paragraph(_decision(view, decision), view.columns, f"  {lead} ")
        for text in _around(deliberation):
            yield from block(text, view.columns)


def _title(view: View, deliberation: Deliberation) -> str:
    number = f"n°{NBSP}{deliberation.number}" if deliberation.number else "numéro inconnu"
    who = f"{deliberation.assembly}, {view.name(deliberation.authority)}"
    titles = dict.fromkeys(filter(None, (deliberation.title, deliberation.raw_title)))
    told = joined((f"{format_date(deliberation.date)}, {number}", who, *map(quoted, titles)), f"{NBSP}; ")
    return f"délibération du {told}"


def _decision(view: View, decision: Decision) -> str:
    said = quoted(decision.raw)
    kind = "" if decision.raw.startswith(decision.kind) else f"{decision.kind}{NBSP}: "
    act = next(
        (label(item) for item in view.convention.avenants if item.key == decision.avenant), decision.avenant
    )
    signer = f"peut signer{NBSP}: {signatory(decision.signatory)}" if decision.signatory else None
    told = (
        format_amount(decision.amount) if decision.amount else None,
        f"exercice{NBSP}{decision.exercise}" if decision.exercise else None,
        view.name(decision.beneficiary) if decision.beneficiary else None,
        act,
        signer,
        *(quoted(line.raw) for line in decision.lines),
    )
    beside = joined(told)
    return kind + (said or "") + (f" ({beside})" if beside else "")


def _around(deliberation: Deliberation) -> Iterator[str]:
    yield f"vote{NBSP}: {_vote(deliberation.vote)}"
    if deliberation.delegation:
        given = deliberation.delegation
        yield f"par délégation{NBSP}: {joined((given.source, on(given.decided_on)))}"
    if deliberation.extract_signatory:
        yield f"extrait signé par{NBSP}: {signatory(deliberation.extract_signatory)}"
    sent, published = on(deliberation.transmitted_on), on(deliberation.published_on)
    yield joined(
        (
            f"transmise {sent}" if sent else "transmission non renseignée",
            f"publiée {published}" if published else "publication non renseignée",
        )
    )
    if deliberation.repeals:
        yield f"abroge ou retire{NBSP}: {joined(deliberation.repeals)}"


def _vote(vote: Vote | None) -> str:
    if vote is None:
        return "non renseigné"
    counts = [_count(getattr(vote, name), one, several) for name, one, several in _COUNTS]
    counted = joined(counts) or "décompte non renseigné"
    return joined((vote.outcome, vote.scope, quoted(vote.raw), counted))


def _count(number: int | None, one: str, several: str) -> str | None:
    return None if number is None else f"{number} {plural(number, one, several)}"
