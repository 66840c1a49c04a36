"""From the rows of a published file to drafts of conventions, with all that had to be assumed."""

from __future__ import annotations

from conventions.opendata.scdl.drafting.converting import to_conventions
from conventions.opendata.scdl.drafting.drafts import DraftNote, Drafts, UnusedRow

__all__ = ["DraftNote", "Drafts", "UnusedRow", "to_conventions"]
