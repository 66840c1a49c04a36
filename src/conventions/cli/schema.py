"""``conventions schema``: the JSON Schema of the files, for an editor or another program."""

from __future__ import annotations

from conventions.cli.terminal import tell
from conventions.files import schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Print the schema."""
    tell(schema().splitlines())
    return 0
