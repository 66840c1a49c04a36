"""``conventions new``: a commented file to start from."""

from __future__ import annotations

import sys

from conventions.samples import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

STARTING_FILE = "nouvelle-convention.yaml"


def run(arguments: Namespace) -> int:
    """Print the starting file, to be sent to a file of one's own."""
    sys.stdout.write(text(STARTING_FILE))
    return 0
