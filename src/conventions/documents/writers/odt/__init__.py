"""A document as an ODT: real titles, lists and tables, in French, for LibreOffice and for Word."""

from __future__ import annotations

from conventions.documents.writers.odt.package import write

__all__ = ["write"]
