"""The programme of a partnership in a deliberation: axes with their stakes, actions with their measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from conventions.documents.blocks import heading, items, paragraph
from conventions.documents.builders.devices import device_called, find_device, presents
from conventions.documents.citing import party_named
from conventions.documents.saying import bare_end, capital
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_list, number_in_words, plural
from conventions.french.alphabet import bare
from conventions.model import Action, Axis, Perspective, Target, Terms
from conventions.wording import joined, said_target


def axes_of(terms: Terms) -> tuple[Block, ...]:
    """« Le partenariat se concentre sur trois axes », then each with its stakes."""
    if not terms.axes:
        return ()
    told = f"Le partenariat se concentre sur {_count(len(terms.axes), 'axe', 'axes', 'm')}{NBSP}:"
    return (paragraph(told), items(map(_axis, terms.axes)))


def _count(number: int, one: str, several: str, gender: str) -> str:
    words = number_in_words(number, gender="f" if gender == "f" else "m")
    return f"{words} {plural(number, one, several)}"


def _axis(axis: Axis) -> tuple[Block, ...] | str:
    if not axis.stakes:
        return bare_end(axis.title)
    if len(axis.stakes) == 1:
        return f"{bare_end(axis.title)}, avec pour enjeu{NBSP}: {bare_end(axis.stakes[0])}"
    lead = paragraph(f"{bare_end(axis.title)}, avec pour enjeux{NBSP}:")
    return (lead, items(map(bare_end, axis.stakes)))


def actions_of(terms: Terms, subject: Subject) -> tuple[Block, ...]:
    """« Cela se traduit par trois actions », then each with what it does and aims at."""
    if not terms.actions:
        return ()
    lead = "Cela se traduit par" if terms.axes else "Le partenariat porte sur"
    told = paragraph(f"{lead} {_count(len(terms.actions), 'action', 'actions', 'f')}{NBSP}:")
    sheets = ((heading(2, titled(each)), *sheet(each, terms, subject)) for each in terms.actions)
    return (told, *chain.from_iterable(sheets))


def titled(action: Action) -> str:
    """« Action 1 – Former les équipes », or its title where it has no number."""
    number = f"{NBSP}{action.number}" if action.number else ""
    return f"Action{number} – {bare_end(action.title)}"


def sheet(action: Action, terms: Terms, subject: Subject, *, whole: bool = False) -> tuple[Block, ...]:
    """What an action does: its axis, objective, means, measures, targets, partners and devices.

    ``whole`` leaves nothing to other parts of the document: measures that present devices, perspectives.
    """
    told = [*_sheet(action, terms, subject, whole=whole)]
    return (items(told),) if told else ()


def _sheet(action: Action, terms: Terms, subject: Subject, *, whole: bool) -> Iterator[str]:
    if whole and action.number:
        yield f"Numéro{NBSP}: {action.number}"
    if action.axis:
        axis = next((each.title for each in terms.axes if each.key == action.axis), action.axis)
        yield f"Axe{NBSP}: {bare_end(axis)}"
    yield from (bare_end(each.text) for each in action.measures if whole or not presents(each, terms))
    if action.objective:
        yield f"Objectif{NBSP}: {bare_end(action.objective)}"
    if action.means:
        yield f"Moyens{NBSP}: {bare_end(action.means)}"
    yield from (capital(aimed(target)) for target in action.targets if not _is_measured(target, action))
    yield from _with(action, terms, subject)
    if whole:
        yield from (f"Perspective{NBSP}: {expected(each)}" for each in action.perspectives)


def expected(each: Perspective) -> str:
    """What is expected next, and when, unless its words say when."""
    when = each.when.raw if each.when and each.when.raw not in each.text else None
    return joined((bare_end(each.text), when), " ")


def _is_measured(target: Target, action: Action) -> bool:
    """Whether a measure of the action says the target already, with its figures."""
    return any(_phrase(target) in each.text for each in action.measures)


def _phrase(target: Target) -> str:
    return said_target(target.replace(raw=None))


def aimed(target: Target) -> str:
    """« objectif chiffré : environ 30 projets par an »."""
    return f"objectif chiffré{NBSP}: {_phrase(target)}"


def _with(action: Action, terms: Terms, subject: Subject) -> Iterator[str]:
    """The partners of the action and of its measures, and its devices, that its words do not name."""
    words = _letters(" ".join(_words(action)))
    keys = (*action.partners, *(key for each in action.measures for key in each.partners))
    partners = [party_named(subject.known, key).text for key in dict.fromkeys(keys)]
    devices = [device_called(key, terms) for key in action.devices if not _is_named(key, terms, words)]
    told = {"partenaire": [name for name in partners if _letters(name) not in words], "dispositif": devices}
    for noun, names in told.items():
        if names:
            yield f"{capital(plural(len(names), noun, noun + 's'))}{NBSP}: {format_list(names)}"


def _words(action: Action) -> Iterator[str]:
    yield from (each.text for each in action.measures)
    yield from (each.text for each in action.perspectives)
    yield from filter(None, (action.title, action.objective, action.means))


@cache
def _letters(text: str) -> str:
    """The letters and figures of a text alone: « Design Tech » is « DesignTech »."""
    return "".join(filter(str.isalnum, bare(text)))


def _is_named(key: str, terms: Terms, words: str) -> bool:
    device = find_device(key, terms)
    return device is not None and _letters(device.name.text) in words


def listed(texts: Iterable[str]) -> tuple[Block, ...]:
    """The texts as a list, nothing where there is none."""
    told = [bare_end(text) for text in texts]
    return (items(told),) if told else ()
