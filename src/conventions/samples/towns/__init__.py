"""A whole town that does not exist: 400 conventions, its budgets, its ledger, all without a fault.

The package is not named as the function ``conventions.samples.town``: the import of a module of that name
would take its place.
"""

from __future__ import annotations

from conventions.samples.towns.whole import Town, town

__all__ = ["Town", "town"]
