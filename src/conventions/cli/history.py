"""``conventions history``: what the acts changed, of everything or at one address."""

from __future__ import annotations

from itertools import groupby

from conventions.cli.addresses import masked_address, with_suggestion
from conventions.cli.changes import by_subject, change_json
from conventions.cli.safe import safe_json
from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line, columns, tell
from conventions.cli.view import item
from conventions.errors import OperationError
from conventions.files import load
from conventions.french import NBSP, format_list, plural
from conventions.model.addresses import at
from conventions.model.confidential import Mask
from conventions.operations import Change, act_address, history, signature_day
from conventions.wording import Known, joined, label, on, said_address, said_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from conventions.model import Convention


def run(arguments: Namespace) -> int:
    """Print every change in the order of the acts, or as JSON.

    :raises ConventionFileError: lists every problem of the file.
    :raises OperationError: when nothing ever stood at the address, or an avenant cannot be applied.
    """
    real = load(arguments.file)
    mask = Mask.of(real)
    convention, address = mask.record(real), masked_address(mask, arguments.address)
    changes = _changes(convention, address)
    if arguments.format == "json":
        tell([safe_json({"address": address, "changes": [_as_json(change) for change in changes]})])
    else:
        tell(page(convention, address, changes, columns()))
    return 0


def _changes(convention: Convention, address: str) -> tuple[Change, ...]:
    try:
        return history(convention, address)
    except OperationError as error:
        raise with_suggestion(error, convention, address) from None


def _as_json(change: Change) -> dict[str, object]:
    days = {
        name: day.isoformat() if day else None
        for name, day in (("day", change.day), ("known_on", change.known_on))
    }
    act = {"act": label(change.act), "act_address": act_address(change.act)} if change.act else {}
    return {**change_json(change), **days, **act}


def page(convention: Convention, address: str, changes: tuple[Change, ...], room: int) -> Iterator[Line]:
    """The acts in order, each with its days and what it changed, none wider than ``room``."""
    known = Known(convention)
    yield from paragraph(convention.title, room, tone="titre")
    yield from paragraph(f"Historique{_about(address, known)}", room)
    yield Line("")
    if not changes:
        yield from _unchanged(convention, address, room)
    for told, group in groupby(changes, key=_act):
        yield from item(told, room)
        yield from by_subject(group, known, room, level=1)
    yield from _pending(convention, room)


def _about(address: str, known: Known) -> str:
    """« : subvention de l’exercice 2018, montant (grants[2018].amount) », or nothing for all the terms."""
    if not address:
        return " des stipulations"
    place = said_address(address, known)
    return f"{NBSP}: {joined((place.subject, place.detail))} ({address})"


def _act(change: Change) -> str:
    """« avenant n° 1 : prise d’effet le 4 mars 2025, signature le 4 mars 2025 »."""
    signed = f"signature {on(change.known_on)}" if change.known_on else "sans signature"
    effect = f"prise d’effet {on(change.day)}"
    return f"{label(change.act) if change.act else ''}{NBSP}: {joined((effect, signed))}"


def _unchanged(convention: Convention, address: str, room: int) -> Iterator[Line]:
    """What the convention wrote and no act changed; several records are told one by one."""
    signed = signature_day(convention)
    written = f"la convention{f', signée {on(signed)}' if signed else ''}"
    if not address:
        yield from paragraph(f"Rien n’a été modifié depuis {written}.", room)
        return
    value, known = at(convention.initial, address), Known(convention)
    values = value if isinstance(value, tuple) and len(value) > 1 else (value,)
    told = [said_at(address, each, known) for each in values]
    start = f"Jamais modifié depuis {written}{NBSP}:"
    yield from paragraph(start if len(told) > 1 else f"{start} {told[0]}", room)
    for text in told if len(told) > 1 else ():
        yield from item(text, room)


def _pending(convention: Convention, room: int) -> Iterator[Line]:
    """The avenants that nobody signed: they have changed nothing yet."""
    waiting = [label(avenant) for avenant in convention.avenants if signature_day(avenant) is None]
    if waiting:
        they = plural(len(waiting), "il n’est pas signé", "ils ne sont pas signés")
        yield Line("")
        yield from paragraph(f"Sans effet tant qu’{they}{NBSP}: {format_list(waiting)}.", room)
