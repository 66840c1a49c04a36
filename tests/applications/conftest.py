"""The applications of examples/ are modules of their own folder, as in an application."""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "examples" / "applications"
sys.path.insert(0, str(FOLDER))
