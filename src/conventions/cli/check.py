"""``conventions check``: what is wrong in each file, where, under which law, and what to do."""

from __future__ import annotations

from itertools import chain

from conventions.cli.budget_files import budget_paths, budgets_of
from conventions.cli.check_forms import FORMS
from conventions.cli.check_text import text
from conventions.cli.choosing import profile_of
from conventions.cli.opening import Opened, opened, siblings
from conventions.cli.outputs import check_output, write_lines
from conventions.cli.terminal import WIDEST, columns, tell_error
from conventions.cli.view import day_of
from conventions.files import Loaded
from conventions.rules import Checked, Context, check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

FOUND, UNUSABLE = 1, 2


def run(arguments: Namespace) -> int:
    """Check every file; the worst of them gives the exit code: 2 unusable, 1 errors, 0 none.

    :raises ConventionsError: for an option that cannot be used.
    """
    beside = siblings(arguments.siblings, arguments.files)
    profile = [arguments.profile] if arguments.profile else []
    check_output(arguments.output, [*arguments.files, *beside, *profile, *budget_paths(arguments)])
    checked = reports(arguments, beside)
    if arguments.output or arguments.format == "text":
        tell_error(str(problem) for item in checked for problem in item.problems)
    write_lines(_lines(checked, arguments), arguments.output)
    return max(_code(item) for item in checked)


def reports(arguments: Namespace, beside: Iterable[str]) -> list[Checked]:
    """The report of each file; then the files beside them that cannot be used.

    Each file is a sibling of the others, and so are those beside them.
    """
    day, profile = day_of(arguments), profile_of(arguments)
    files = opened([*arguments.files, *beside])
    context = _context(files.values(), arguments)

    def report(file: str) -> Checked:
        item = files[file]
        if not isinstance(item, Loaded):
            return Checked(file, None, item)
        within = context.replace(sources=item.sources)
        return Checked(file, check(item.convention, day, known_on=day, profile=profile, context=within))

    broken = (file for file in beside if not isinstance(files[file], Loaded))
    return [report(file) for file in (*arguments.files, *broken)]


def _context(files: Iterable[Opened], arguments: Namespace) -> Context:
    """The conventions that could be read, once each, none when there is one and nobody gave siblings; the budgets.

    A convention alone in a folder that was given is known to have no sibling, which a convention given alone is not.
    """
    known = {id(item): item.convention for item in files if isinstance(item, Loaded)}
    beside = tuple(known.values()) if arguments.siblings or len(known) > 1 else ()
    return Context(siblings=beside, budgets=budgets_of(arguments, known.values()))


def _code(item: Checked) -> int:
    if item.report is None:
        return UNUSABLE
    return 0 if item.report.ok else FOUND


def _lines(checked: list[Checked], arguments: Namespace) -> Iterable[str]:
    if arguments.format != "text":
        return FORMS[arguments.format](checked)
    room = WIDEST if arguments.output else columns()
    return chain.from_iterable(text(item, room, verbose=arguments.verbose) for item in checked)
