"""What YAML and this library read in the same way, fast or slow: no value, forbidden characters."""

from __future__ import annotations

import re

NULLS = frozenset({"", "~", "null", "inconnu", "inconnue", "inconnus", "inconnues"})
"""The plain scalars that say that nothing is known."""
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that YAML forbids."""
