"""Any object that a notebook shows: which display it has, and what is said when it has none."""

from __future__ import annotations

from importlib import import_module

from conventions.errors import ConventionsError
from conventions.ipython import SHOWN
from conventions.notebook.blocks import Note
from conventions.notebook.display import Display
from conventions.notebook.listing import show_tuple


def show(shown: object) -> Display | None:
    """The display of a convention, a report, a schedule, a position, changes, dates, or of a portfolio.

    A portfolio, its report, its check against budgets and its ledger put on it have one each. None for anything else.

    :raises ConventionsError: when a convention cannot be consolidated.

    >>> from conventions import schedule
    >>> from conventions.samples import cci_2017_2019
    >>> from datetime import date
    >>> show(schedule(cci_2017_2019(), date(2018, 12, 31))).title
    'Échéancier au 31 décembre 2018'
    >>> show("text") is None
    True
    """
    if type(shown) is tuple:
        return show_tuple(shown)
    for kind in type(shown).__mro__:
        home = SHOWN.get((kind.__module__, kind.__name__))
        if home is not None:
            module, name = home
            display: Display | None = getattr(import_module(f"conventions.notebook.{module}"), name)(shown)
            return display
    return None


def html_of(shown: object) -> str | None:
    """The HTML of an object for IPython; a sentence when it cannot be shown, None when it is not ours.

    >>> html_of(3) is None
    True
    """
    try:
        display = show(shown)
    except ConventionsError as error:
        display = Display(type(shown).__name__, (Note(str(error), "erreur"),))
    return None if display is None else str(display.html())
