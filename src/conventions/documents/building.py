"""A document from a convention: the act is found, the confidential data masked, each part written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from conventions.documents.asking import check_asked
from conventions.documents.catalogue import kind_named
from conventions.documents.choosing import act_for
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Paper, Part
from conventions.errors import ConventionsError
from conventions.french import NBSP
from conventions.model import Convention
from conventions.model.confidential import Mask


def build(  # noqa: PLR0913  # each option is a word of the command too
    kind: str,
    convention: Convention,
    *,
    act: str | None = None,
    exercise: int | None = None,
    as_of: date | None = None,
    known_on: date | None = None,
    reveal: bool = False,
) -> Paper:
    """A document about a convention.

    ``act`` is the address of the act (« avenants[2018-1] », « deliberations[2018-11-15] »); the last one of its
    kind without it. ``as_of`` (a day) and ``exercise`` (a year) are needed by the kinds that say so.
    Confidential data is masked unless ``reveal`` asks for it.

    :raises ConventionsError: for a kind unknown, an act that is not there, a day or an exercise missing or of another
        type.

    >>> from conventions.samples import cci_2017_2019
    >>> build("deliberation", cci_2017_2019()).kind
    'deliberation'
    """
    check_asked(convention, act=act, exercise=exercise, as_of=as_of, known_on=known_on)
    chosen = kind_named(kind)
    subject = prepared(chosen, convention, Asked(act, exercise, as_of, known_on, reveal))
    title = chosen.heading(subject)
    return bound(chosen, subject, title, (Part(name, write(subject)) for name, write in chosen.parts.items()))


class Asked(NamedTuple):
    """What a document is asked about, as :func:`build` takes it."""

    act: str | None = None
    exercise: int | None = None
    as_of: date | None = None
    known_on: date | None = None
    reveal: bool = False


def prepared(kind: Kind, convention: Convention, asked: Asked) -> Subject:
    """What a document of a kind is about: its act found, the confidential data masked.

    :raises ConventionsError: for an act that is not there, what is no day, a day or an exercise missing.
    """
    mask = None if asked.reveal else Mask.of(convention)
    shown = mask.record(convention) if mask else convention
    address = mask.address(asked.act) if mask and asked.act is not None else asked.act
    subject = Subject(shown, act_for(kind, shown, address), asked.exercise, asked.as_of, asked.known_on)
    _check_needs(kind, asked)
    return subject


def bound(kind: Kind, subject: Subject, title: str, parts: Iterable[Part]) -> Paper:
    """The parts of a document of a kind under their title, with what its properties say."""
    return Paper(
        kind=kind.name,
        title=title,
        parts=tuple(parts),
        subtitle=kind.subtitle(subject),
        day=kind.day(subject),
        author=subject.grantor.name.text if subject.grantor else None,
        source=subject.convention,
    )


_ASKED = {"exercise": "un exercice (exercise=, --exercise)", "as_of": "une date (as_of=, --as-of)"}


def _check_needs(kind: Kind, asked: Asked) -> None:
    missing = [_ASKED[name] for name in sorted(kind.needs) if getattr(asked, name) is None]
    if missing:
        raise ConventionsError(f"{kind.title}{NBSP}: il faut {' et '.join(missing)}")
