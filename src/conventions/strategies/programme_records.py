"""Strategies for the programme: axes, actions, targets, devices, results, and dates as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.model import (
    Action,
    Axis,
    Device,
    FuzzyDate,
    FuzzyDuration,
    Measure,
    PartOf,
    Perspective,
    Phase,
    Result,
    Target,
    ThirdPartyCharge,
)
from conventions.strategies.building import Strategy, records

if TYPE_CHECKING:
    from hypothesis import strategies as st


def actions(**fields: Strategy) -> st.SearchStrategy[Action]:
    """``Action``: an action; ``axis`` stays empty when the act does not say which axis it serves."""
    return records(Action, **fields)


def axes(**fields: Strategy) -> st.SearchStrategy[Axis]:
    """``Axis``: an axis of the partnership, with its stakes in the words of the act."""
    return records(Axis, **fields)


def devices(**fields: Strategy) -> st.SearchStrategy[Device]:
    """``Device``: a programme, tool or place that actions rely on (an accelerator, an observatory)."""
    return records(Device, **fields)


def fuzzy_dates(**fields: Strategy) -> st.SearchStrategy[FuzzyDate]:
    """``FuzzyDate``: a date as written: « fin 2017 », « courant octobre 2018 », « 14 juin »."""
    return records(FuzzyDate, **fields)


def fuzzy_durations(**fields: Strategy) -> st.SearchStrategy[FuzzyDuration]:
    """``FuzzyDuration``: a duration as written: « 4 à 6 mois », « environ deux ans et demi »."""
    return records(FuzzyDuration, **fields)


def measures(**fields: Strategy) -> st.SearchStrategy[Measure]:
    """``Measure``: one thing to do within an action, with the partners and devices it names."""
    return records(Measure, **fields)


def parts_of_results(**fields: Strategy) -> st.SearchStrategy[PartOf]:
    """``PartOf``: a part of a result: « dont 2 retenues pour la phase 1 »."""
    return records(PartOf, **fields)


def perspectives(**fields: Strategy) -> st.SearchStrategy[Perspective]:
    """``Perspective``: what is expected next, and when, as written."""
    return records(Perspective, **fields)


def phases(**fields: Strategy) -> st.SearchStrategy[Phase]:
    """``Phase``: a phase of a device."""
    return records(Phase, **fields)


def results(**fields: Strategy) -> st.SearchStrategy[Result]:
    """``Result``: what was measured."""
    return records(Result, **fields)


def targets(**fields: Strategy) -> st.SearchStrategy[Target]:
    """``Target``: a target with figures: a value, or a range from ``low`` to ``high``."""
    return records(Target, **fields)


def third_party_charges(**fields: Strategy) -> st.SearchStrategy[ThirdPartyCharge]:
    """``ThirdPartyCharge``: what is left to pay to the beneficiary's own clients: never a grant."""
    return records(ThirdPartyCharge, **fields)
