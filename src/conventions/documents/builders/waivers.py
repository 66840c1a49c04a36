"""What the acts leave out of the model, each with its reason."""

from __future__ import annotations

DELIBERATION: dict[str, str] = {}
AVENANT: dict[str, str] = {}
NOTIFICATION: dict[str, str] = {}
