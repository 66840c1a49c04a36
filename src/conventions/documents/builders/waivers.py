"""What the acts leave out of the model, each with its reason."""

from __future__ import annotations

DELIBERATION: dict[str, str] = {}
