"""``conventions propose``: the avenant that leads from one file to another."""

from __future__ import annotations

from itertools import takewhile

from conventions.cli.safe import safe_json
from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line, columns, tell, tell_error
from conventions.cli.view import day_of, item
from conventions.errors import ConventionsError
from conventions.files import dumps, load
from conventions.french import NBSP, format_date
from conventions.model import SetAxis
from conventions.model.confidential import Mask, masked
from conventions.operations import in_force, propose
from conventions.wording import Known, describe, label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import date

    from conventions.model import Convention

MASKED = (
    "conventions : des données confidentielles sont masquées dans l’avenant proposé, "
    "reprenez-les du nouveau fichier"
)


def run(arguments: Namespace) -> int:
    """Print the avenant in French sentences, or in YAML or JSON as a file has it.

    :raises ConventionsError: when no avenant can do it, or one has this number already.
    :raises ConventionFileError: lists every problem of the file.
    :raises OperationError: when an avenant operates on something that is not there.
    """
    day = day_of(arguments)
    old, new = load(arguments.old), load(arguments.new)
    try:
        told = with_proposal(old, new, day, arguments.number, arguments.year)
    except ConventionsError as error:
        raise ConventionsError(Mask.of(old, new).text(str(error))) from None
    shown = masked(told)
    if arguments.format == "text":
        tell(page(shown, day, columns()))
    elif arguments.format == "json":
        tell([safe_json(shown.avenants[-1].model_dump(mode="json"))])
    else:
        tell(as_yaml(shown))
    if shown.avenants[-1] != told.avenants[-1]:
        tell_error([MASKED])
    return 0


def with_proposal(
    old: Convention, new: Convention, day: date, number: int | None, year: int | None
) -> Convention:
    """The first convention with one more avenant, the last: it leads to the terms of the second on a day.

    Without a number, it has the one that follows those of the convention.

    :raises ConventionsError: when no avenant can, or one has this number already.
    """
    before, after = (in_force(each, day, known_on=day) for each in (old, new))
    following = 1 + max((avenant.number or 0 for avenant in old.avenants), default=0)
    avenant = propose(before, after, number=following if number is None else number, year=year)
    if avenant.key in {each.key for each in old.avenants}:
        raise ConventionsError(
            f"la convention a déjà un {label(avenant)}{NBSP}: choisissez un autre --number"
        )
    return old.replace(avenants=(*old.avenants, avenant))


def page(convention: Convention, day: date, room: int) -> Iterator[Line]:
    """The sentences of the avenant, none wider than ``room``."""
    *others, avenant = convention.avenants
    before = Known(in_force(convention.replace(avenants=tuple(others)), day, known_on=day))
    whole = Known(convention)
    yield from paragraph(convention.title, room, tone="titre")
    year = f" ({avenant.year})" if avenant.year else ""
    told = f"à partir des stipulations en vigueur le {format_date(day)}"
    yield from paragraph(f"Projet d’{label(avenant)}{year}, {told}", room)
    yield Line("")
    if not avenant.operations:
        yield from paragraph(f"Aucune différence{NBSP}: il n’y a rien à modifier.", room)
    for operation in avenant.operations:
        # Only a new axis is told from an old one by what was there before; all that is named must be found.
        known = before if isinstance(operation, SetAxis) else whole
        yield from item(describe(operation, known), room)


def as_yaml(convention: Convention) -> Iterator[str]:
    """The lines of the avenant as they go under « avenants : » in a file."""
    lines = dumps(convention.replace(avenants=convention.avenants[-1:])).splitlines()
    first = lines.index("avenants:") + 1
    yield from takewhile(lambda line: line.startswith("  "), lines[first:])
