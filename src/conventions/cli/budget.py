"""``conventions budget``: the conventions of a folder against the credits of budgets."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Run what is asked of budgets: each has its module.

    :raises ConventionsError: as that module does.
    """
    action = __import__(f"conventions.cli.budget_{arguments.action}", fromlist=["run"])
    code: int = action.run(arguments)
    return code
