"""Reading the files of a portfolio: what is wrong with one never stops the others."""

from __future__ import annotations

from conventions.portfolio.loading.caching import Cache
from conventions.portfolio.loading.many import Progress, read_files, watched

__all__ = ["Cache", "Progress", "read_files", "watched"]
