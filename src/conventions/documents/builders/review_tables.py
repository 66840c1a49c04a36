"""The results of a review: those of an action, their trend by exercise, the synthesis; no rate that nothing says."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import heading, number, paragraph, table
from conventions.documents.builders.accounting import listed, section
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP
from conventions.model import Action, Result, ResultStatus
from conventions.operations import Answered, answered
from conventions.wording import said_result, said_target
from conventions.wording.results import said_rate

RATES = (
    "Un taux n’est calculé que si le résultat, mesuré, nomme l’objectif et compte la même chose la même année. Il"
    " est arrondi au point inférieur."
)
_UNANSWERED = "aucun résultat rattaché"
_NO_RATE = "non calculé"


def _answers(subject: Subject) -> tuple[Answered, ...]:
    return tuple(answered(subject.situation))


def results_of(subject: Subject, action: Action) -> Iterator[Block]:
    """The results measured, then those announced, each in the words of the act too; those that name no target apart."""
    own = [each for each in subject.once(_answers) if each.action == action and each.result is not None]
    for title, told in _sorted(own):
        yield heading(3, title)
        yield from listed(_said(subject, each) for each in told)
    if not own:
        yield paragraph("Aucun résultat connu à cette date.")


def _sorted(own: list[Answered]) -> Iterator[tuple[str, list[Answered]]]:
    measured = [each for each in own if each.result and each.result.status is ResultStatus.MEASURED]
    groups = (
        ("Résultats rattachés à un objectif", [each for each in measured if each.target]),
        ("Résultats sans objectif rattaché", [each for each in measured if not each.target]),
        ("Résultats prévus", [each for each in own if each not in measured]),
    )
    yield from (group for group in groups if group[1])


def _said(subject: Subject, each: Answered) -> str:
    if each.result is None:
        return _UNANSWERED
    text = said_result(each.result, subject.terms.devices)
    return f"{text}{NBSP}; objectif{NBSP}: {said_target(each.target)}" if each.target else text


def others(subject: Subject) -> tuple[Block, ...]:
    """The results of actions that are not in force on the day."""
    keys = {action.key for action in subject.terms.actions}
    left = [each for each in subject.situation.results if each.action not in keys]
    told = [f"{_action_of(subject, each)}{NBSP}: {said_result(each, subject.terms.devices)}" for each in left]
    return section("Résultats d’actions qui ne sont pas en vigueur", listed(told))


def _action_of(subject: Subject, result: Result) -> str:
    found = subject.known.find(Action, result.action)
    return found.title if found else result.action


def trends(subject: Subject, action: Action) -> Iterator[Block]:
    """How the results of a target went from one exercise to the next, where several are told."""
    for target in action.targets:
        told = [each for each in subject.once(_answers) if (each.action, each.target) == (action, target)]
        dated = sorted((each for each in told if _year(each)), key=_year)
        if len({_year(each) for each in dated}) > 1:
            rows = [(str(_year(each)), _short(each), _rate(each)) for each in dated]
            caption = f"Évolution{NBSP}: {said_target(target)}"
            yield table(caption, ("Exercice", "Résultat", number("Atteint à")), rows)


def _year(each: Answered) -> int:
    return (each.result.exercise if each.result else None) or 0


def _short(each: Answered) -> str:
    """The result without the words of the act."""
    return said_result(each.result.replace(raw=None, exercise=None)) if each.result else _UNANSWERED


def _rate(each: Answered) -> str:
    return _NO_RATE if each.rate is None else said_rate(each.rate)


def synthesis(subject: Subject) -> tuple[Block, ...]:
    """The table of all the actions: each target with the results that name it, and the rate where there is one."""
    told = [each for each in subject.once(_answers) if each.target is not None]
    rows = [_row(each) for each in told]
    if not rows:
        return section("Synthèse", [paragraph(f"Aucun objectif chiffré{NBSP}: aucun taux n’est calculé.")])
    titles = ("Action", "Objectif", "Exercice", "Résultat", number("Atteint à"))
    return section(
        "Synthèse", [table("Objectifs et résultats", titles, rows), paragraph(RATES, role=Role.NOTE)]
    )


def _row(each: Answered) -> tuple[str, ...]:
    action = f"{each.action.number}. {each.action.title}" if each.action.number else each.action.title
    target = said_target(each.target.replace(raw=None)) if each.target else _UNANSWERED
    return (action, target, str(_year(each) or "non précisé"), _short(each), _rate(each))
