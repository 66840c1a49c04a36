"""Dated values of the law: one file a value, each version with its date, its source and who read it when."""

from __future__ import annotations

from conventions.law.values import LegalValue, duration, stated, value

__all__ = ["LegalValue", "duration", "stated", "value"]
