"""Seeded mistakes: each changes a clean convention so that one rule, and no other, must find it.

A mistake has a near-miss: the closest lawful variant, in which nothing must be found. Nothing here knows the
rules: both are written from the law, and the tests hold the rules to them.
"""

from __future__ import annotations

from conventions.samples.mistakes.catalogue import seeded
from conventions.samples.mistakes.scene import Scene, Seeded
from conventions.samples.mistakes.sowing import Mistake, Sown, places, sow

__all__ = ["Mistake", "Scene", "Seeded", "Sown", "places", "seeded", "sow"]
