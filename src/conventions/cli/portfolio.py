"""``conventions portfolio``: the conventions of a folder, checked together, followed as tables."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Run what is asked of a folder: each has its module.

    :raises ConventionsError: as that module does.
    """
    action = __import__(f"conventions.cli.portfolio_{arguments.action}", fromlist=["run"])
    code: int = action.run(arguments)
    return code
