"""A document from a convention: the act is found, the confidential data masked, each part written."""

from __future__ import annotations

from datetime import date

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

    :raises ConventionsError: for a kind unknown, an act that is not there, a day or an exercise missing.

    >>> from conventions.samples import cci_2017_2019
    >>> build("deliberation", cci_2017_2019()).kind
    'deliberation'
    """
    chosen = kind_named(kind)
    return written(chosen, prepared(chosen, convention, act, exercise, as_of, known_on, reveal=reveal))


def prepared(  # noqa: PLR0913, PLR0917  # what build is given, in its order
    kind: Kind,
    convention: Convention,
    act: str | None,
    exercise: int | None,
    as_of: date | None,
    known_on: date | None,
    *,
    reveal: bool,
) -> Subject:
    """What a document of a kind is about: its act found, the confidential data masked.

    :raises ConventionsError: for an act that is not there, a day or an exercise missing.
    """
    mask = None if reveal else Mask.of(convention)
    shown = mask.record(convention) if mask else convention
    address = mask.address(act) if mask and act is not None else act
    subject = Subject(shown, act_for(kind, shown, address), exercise, as_of, known_on)
    _check_needs(kind, exercise, as_of)
    return subject


def written(kind: Kind, subject: Subject) -> Paper:
    """The document of a kind about a subject."""
    return Paper(
        kind=kind.name,
        title=kind.heading(subject),
        parts=tuple(Part(name, write(subject)) for name, write in kind.parts.items()),
        subtitle=kind.subtitle(subject),
        day=kind.day(subject),
        author=subject.grantor.name.text if subject.grantor else None,
        source=subject.convention,
    )


_ASKED = {"exercise": "un exercice (exercise=)", "as_of": "une date (as_of=)"}


def _check_needs(kind: Kind, exercise: int | None, as_of: date | None) -> None:
    given = {"exercise": exercise, "as_of": as_of}
    missing = [_ASKED[name] for name in sorted(kind.needs) if given[name] is None]
    if missing:
        raise ConventionsError(f"{kind.title}{NBSP}: il faut {' et '.join(missing)}")
