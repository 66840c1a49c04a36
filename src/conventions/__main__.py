"""``python -m conventions``: the same as the ``conventions`` command."""

from __future__ import annotations

import sys

from conventions.cli import main

if __name__ == "__main__":
    sys.exit(main())
