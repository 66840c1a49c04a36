"""Write the essential data of conventions: the rows that are published, and why others are not."""

from __future__ import annotations

from conventions.opendata.scdl.writing.publishing import write
from conventions.opendata.scdl.writing.rows import PublishedRow, PublishedRows, Remark

__all__ = ["PublishedRow", "PublishedRows", "Remark", "write"]
