"""Notebooks: displays in HTML, which IPython shows by itself, and figures (extra ``notebook``).

>>> from datetime import date
>>> from conventions.samples import cci_2017_2019
>>> card(cci_2017_2019(), date(2018, 12, 31)).blocks[0].text
'Situation au 31 décembre 2018'
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.notebook.cards import card
    from conventions.notebook.changes import compare
    from conventions.notebook.display import Display
    from conventions.notebook.extension import load_ipython_extension
    from conventions.notebook.figures.commitments import plot_commitments
    from conventions.notebook.figures.figure import Figure
    from conventions.notebook.figures.schedule import plot_schedule
    from conventions.notebook.figures.targets import plot_targets
    from conventions.notebook.figures.timeline import plot_timeline
    from conventions.notebook.portfolios import overview
    from conventions.notebook.showing import show

_HOMES = {
    "cards": ("card",),
    "changes": ("compare",),
    "display": ("Display",),
    "extension": ("load_ipython_extension",),
    "figures.commitments": ("plot_commitments",),
    "figures.figure": ("Figure",),
    "figures.schedule": ("plot_schedule",),
    "figures.targets": ("plot_targets",),
    "figures.timeline": ("plot_timeline",),
    "portfolios": ("overview",),
    "showing": ("show",),
}

__all__ = [
    "Display",
    "Figure",
    "card",
    "compare",
    "load_ipython_extension",
    "overview",
    "plot_commitments",
    "plot_schedule",
    "plot_targets",
    "plot_timeline",
    "show",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
