"""Real and plausible conventions, as data: used by the docs, the examples, the doctests and the tests.

``cci_2017_2019`` is real (a public deliberation); the two others are invented, and their files say so.
``town`` makes a whole invented town: it is loaded when it is asked for.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files as package_files

from conventions.files import loads
from conventions.model import Convention

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.samples.towns import Town


def text(name: str) -> str:
    """The text of a sample file, named without its folder: ``"cci-2017-2019.yaml"``."""
    return (package_files(__name__) / name).read_text(encoding="utf-8")


@cache
def _sample(name: str) -> Convention:
    return loads(text(name), name)


def cci_2017_2019() -> Convention:
    """Saint-Étienne Métropole and the CCI, 2017-2019, as the deliberation of 15 November 2018 tells it.

    >>> cci_2017_2019().avenants[0].key
    '2018-1'
    """
    return _sample("cci-2017-2019.yaml")


def association_2024_2026() -> Convention:
    """An invented association: an amount fixed in advance for each exercise, paid 50 %, 30 %, 20 %.

    >>> len(association_2024_2026().initial.grants)
    3
    """
    return _sample("association-2024-2026.yaml")


def equipment_2023_2025() -> Convention:
    """An invented investment grant: 25 % of the real costs, never above 62 500 €.

    >>> str(equipment_2023_2025().initial.grants[0].rate)
    '1/4'
    """
    return _sample("equipement-2023-2025.yaml")


def town(seed: int = 7, size: int = 400) -> Town:
    """An invented town of ``size`` conventions, with its budgets and its ledger: every file is well kept.

    The same seed makes the same town, to the byte, on every platform and every version of Python; the convention
    of a rank does not depend on the size.

    >>> told = town(size=40)
    >>> len(told.conventions), told.conventions_of("chamber")[0].reference
    (40, '2022-0018')
    """
    from conventions.samples.towns import town as build

    return build(seed, size)
