"""The review: for each action its targets, its results and its prospects; the rates, and what answers no target."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import heading, items, paragraph
from conventions.documents.builders import waivers
from conventions.documents.builders.accounting import listed, name_of, references, section, told
from conventions.documents.builders.review_devices import devices
from conventions.documents.builders.review_tables import others, results_of, synthesis, trends
from conventions.documents.builders.waivers import left_out
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, plural
from conventions.model import Action, Measure, Perspective
from conventions.wording import joined, said_target
from conventions.wording.texts import at_day

_NO_ACTION = "La convention ne décrit aucune action à cette date."


def _heading(subject: Subject) -> str:
    return at_day("Bilan des actions", subject.as_of, subject.situation.known_on)


def _axes(subject: Subject) -> tuple[Block, ...]:
    listed_axes = [(paragraph(axis.title), *listed(axis.stakes)) for axis in subject.terms.axes]
    return section("Axes", [items(listed_axes)] if listed_axes else [])


def _actions(subject: Subject) -> tuple[Block, ...]:
    blocks = tuple(block for action in subject.terms.actions for block in _action(subject, action))
    return section("Actions", blocks or [paragraph(_NO_ACTION)])


def _action(subject: Subject, action: Action) -> Iterator[Block]:
    yield heading(2, f"Action{NBSP}{action.number}{NBSP}: {action.title}" if action.number else action.title)
    yield from listed((*_about(subject, action), *_means(subject, action)))
    yield from _group("Objectifs", map(said_target, action.targets), "Aucun objectif chiffré.")
    yield from results_of(subject, action)
    yield from trends(subject, action)
    yield from _group("Perspectives", map(_perspective, action.perspectives))


def _group(title: str, texts: Iterator[str], nothing: str = "") -> Iterator[Block]:
    found = listed(texts)
    if found:
        yield heading(3, title)
        yield from found
    elif nothing:
        yield paragraph(nothing)


def _about(subject: Subject, action: Action) -> tuple[str | None, ...]:
    axis = next((axis.title for axis in subject.terms.axes if axis.key == action.axis), None)
    partners = joined(name_of(subject, key) for key in action.partners)
    devices = joined(_device_name(subject, key) for key in action.devices)
    return (
        told("Axe", axis or "non précisé"),
        told("But", action.objective),
        told("Moyens", action.means),
        told(plural(len(action.partners), "Partenaire", "Partenaires"), partners),
        told(plural(len(action.devices), "Dispositif", "Dispositifs"), devices),
    )


def _means(subject: Subject, action: Action) -> Iterator[str]:
    for measure in action.measures:
        yield f"Mesure{NBSP}: {_measure(subject, measure)}"


def _measure(subject: Subject, measure: Measure) -> str:
    partners = joined(name_of(subject, key) for key in measure.partners)
    devices = joined(_device_name(subject, key) for key in measure.devices)
    noun = plural(len(measure.devices), "dispositif", "dispositifs")
    beside = joined((told("avec", partners), told(noun, devices)), f"{NBSP}; ")
    return f"{measure.text} ({beside})" if beside else measure.text


def _device_name(subject: Subject, key: str) -> str:
    found = next((device for device in subject.terms.devices if device.key == key), None)
    return found.name.text if found else key


def _perspective(each: Perspective) -> str:
    return each.text + (f" ({each.when.raw})" if each.when else "")


_OTHERS: waivers.Group = (
    "cela ne change ni les actions ni leurs résultats",
    "Convention.known_in_part Convention.effective_on Convention.annulled_on Avenant.effective_on Avenant.annulled_on",
    "Renewal.signed_on Renewal.effective_on Renewal.transmitted_on Terminate.reason Party.roles",
    "Party.financial_year_end DatedKind Identifier Signatory RemoveClause ChangeParty.reason SetGrant.mode",
)

KIND = Kind(
    name="bilan",
    title="bilan des actions",
    purpose="ce que chaque action visait, ce qui en est connu à une date et ce qui vient ensuite",
    about="convention",
    heading=_heading,
    subtitle=lambda subject: subject.convention.title,
    parts={
        "references": references,
        "axes": _axes,
        "actions": _actions,
        "autres-resultats": others,
        "dispositifs": devices,
        "synthese": synthesis,
    },
    waived=left_out(
        waivers.DUTIES,
        waivers.DELIBERATIONS,
        waivers.ACTS,
        waivers.NO_AVENANT,
        waivers.RENEWALS,
        waivers.IDENTITY,
        waivers.NO_ACCOUNT,
        waivers.PLANS,
        waivers.REPORTS,
        waivers.MONEY,
        waivers.LEDGER,
        waivers.TERMS,
        waivers.CLAUSES,
        waivers.RETURNS,
        waivers.WITHDRAWALS,
        waivers.FACTS,
        waivers.DOCUMENTS,
        _OTHERS,
        but="Renewal.deliberation",
    ),
    needs=frozenset({"as_of"}),
    day=lambda subject: subject.as_of,
)
