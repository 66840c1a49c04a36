"""French multi-year subsidy conventions: model, check, say and publish them, exactly and at any date.

Names load on first use: ``import conventions`` alone costs nothing.

>>> from conventions import euros
>>> euros("50000").split(3)[0]
Amount(cents=1666667)
"""

from __future__ import annotations

import sys

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.errors import (
        AmountError,
        ConventionFileError,
        ConventionsError,
        FrenchParseError,
        IdentifierError,
        OpenPeriodError,
        OperationError,
        PeriodError,
        Problem,
        ProfileError,
        TemplateError,
        UnconfirmedValue,
        UnknownGrammar,
        UnknownRule,
    )
    from conventions.files import Loaded, dumps, load, load_with_sources, loads
    from conventions.french import Name
    from conventions.locations import Location
    from conventions.model import (
        Action,
        Avenant,
        Axis,
        BudgetLine,
        Convention,
        Deliberation,
        Facts,
        Grant,
        Instalment,
        Party,
        PaymentTerms,
        Result,
        Target,
        Terms,
    )
    from conventions.money import CENT, ZERO, Amount, Price, euros
    from conventions.operations import (
        Change,
        Milestone,
        Position,
        Schedule,
        Settlement,
        apply,
        diff,
        history,
        in_force,
        position,
        propose,
        schedule,
        settle,
        timeline,
    )
    from conventions.periods import Duration, Period
    from conventions.rules import Context, Finding, Report, check
    from conventions.wording import describe

_HOMES = {
    "errors": (
        "AmountError",
        "ConventionFileError",
        "ConventionsError",
        "FrenchParseError",
        "IdentifierError",
        "OpenPeriodError",
        "OperationError",
        "PeriodError",
        "Problem",
        "ProfileError",
        "TemplateError",
        "UnconfirmedValue",
        "UnknownGrammar",
        "UnknownRule",
    ),
    "files": ("Loaded", "dumps", "load", "load_with_sources", "loads"),
    "french": ("Name",),
    "locations": ("Location",),
    "model": (
        "Action",
        "Avenant",
        "Axis",
        "BudgetLine",
        "Convention",
        "Deliberation",
        "Facts",
        "Grant",
        "Instalment",
        "Party",
        "PaymentTerms",
        "Result",
        "Target",
        "Terms",
    ),
    "money": ("Amount", "CENT", "Price", "ZERO", "euros"),
    "operations": (
        "Milestone",
        "Position",
        "Schedule",
        "Settlement",
        "in_force",
        "position",
        "schedule",
        "settle",
        "Change",
        "apply",
        "diff",
        "history",
        "propose",
        "timeline",
    ),
    "periods": ("Duration", "Period"),
    "rules": ("Context", "Finding", "Report", "check"),
    "wording": ("describe",),
}

__all__ = [
    "CENT",
    "ZERO",
    "Action",
    "Amount",
    "AmountError",
    "Avenant",
    "Axis",
    "BudgetLine",
    "Change",
    "Context",
    "Convention",
    "ConventionFileError",
    "ConventionsError",
    "Deliberation",
    "Duration",
    "Facts",
    "Finding",
    "FrenchParseError",
    "Grant",
    "IdentifierError",
    "Instalment",
    "Loaded",
    "Location",
    "Milestone",
    "Name",
    "OpenPeriodError",
    "OperationError",
    "Party",
    "PaymentTerms",
    "Period",
    "PeriodError",
    "Position",
    "Price",
    "Problem",
    "ProfileError",
    "Report",
    "Result",
    "Schedule",
    "Settlement",
    "Target",
    "TemplateError",
    "Terms",
    "UnconfirmedValue",
    "UnknownGrammar",
    "UnknownRule",
    "apply",
    "check",
    "describe",
    "diff",
    "dumps",
    "euros",
    "history",
    "in_force",
    "load",
    "load_with_sources",
    "loads",
    "position",
    "propose",
    "schedule",
    "settle",
    "timeline",
]


if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


if "IPython" in sys.modules:
    from conventions.ipython import register

    register()


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
