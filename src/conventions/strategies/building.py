"""The strategy of any record, read from the types of its fields: no record and no field is forgotten."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from conventions.base import Count, Day, Flag, Key, Number, Ratio, Record, Text, Year
from conventions.french import Name
from conventions.model import (
    Activity,
    AllOf,
    Calculation,
    ChangeAmount,
    Counting,
    Each,
    ExtendTerm,
    FuzzyDate,
    FuzzyDuration,
    Grant,
    InExercise,
    Instalment,
    Lapse,
    Min,
    OnCriteria,
    OneRule,
    OneTrigger,
    PaymentTerms,
    Target,
    Variant,
    YearDay,
)
from conventions.model.amounts import Sum
from conventions.model.keys import REFERENCES
from conventions.money import CENT, Amount, Price, euros
from conventions.periods import Duration, Period
from conventions.rules import MetValue
from conventions.strategies import scalars

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

R = TypeVar("R", bound=Record)
Strategy = st.SearchStrategy[object]
Fields = dict[str, object]


def _met_values() -> Strategy:
    """What a rule may show: texts, whole numbers, and the exact values of the other fields."""
    exact = (scalars.days(), scalars.numbers(), scalars.ratios(), scalars.plausible_amounts())
    return st.one_of(scalars.texts(), scalars.counts(), *exact)


_BY_TYPE: Mapping[object, Callable[[], Strategy]] = {
    Text: scalars.texts,
    Key: scalars.keys,
    **dict.fromkeys(REFERENCES, scalars.keys),
    Day: scalars.days,
    Count: scalars.counts,
    Year: scalars.exercises,
    Flag: scalars.flags,
    Ratio: scalars.ratios,
    Number: scalars.numbers,
    Amount: scalars.plausible_amounts,
    Sum: scalars.sums,
    Price: scalars.prices,
    Period: scalars.periods,
    Duration: scalars.durations,
    Name: scalars.names,
    MetValue: _met_values,
    bool: scalars.flags,
    str: lambda: st.text(max_size=20),
    NoneType: st.none,
}

_DATE_WORDS = ("14 juin", "fin 2017", "courant octobre 2018", "deuxième semestre 2018", "à l’horizon 2019")
_DURATION_WORDS = ("4 à 6 mois", "environ deux ans et demi", "36 mois")

_SPECIAL: Mapping[tuple[type[Record], str], Callable[[], Strategy]] = {
    (FuzzyDate, "raw"): lambda: st.sampled_from(_DATE_WORDS) | scalars.texts(),
    (FuzzyDuration, "raw"): lambda: st.sampled_from(_DURATION_WORDS) | scalars.texts(),
    (Grant, "amount"): lambda: st.none() | scalars.sums(),
    (YearDay, "month"): lambda: st.integers(1, 12),
    (YearDay, "day"): lambda: st.integers(1, 31),
    (YearDay, "offset"): lambda: st.integers(0, 3),
    (InExercise, "offset"): lambda: st.integers(0, 3),
    (InExercise, "first_month"): lambda: st.integers(1, 6),
    (InExercise, "last_month"): lambda: st.integers(6, 12),
    (Each, "payments"): lambda: st.integers(1, 12),
    (Counting, "value"): lambda: st.integers(0, 100_000),
    (Activity, "per"): lambda: st.integers(1, 10_000),
    (Instalment, "max_payments"): lambda: st.none() | st.integers(1, 5),
    (OnCriteria, "criteria"): lambda: st.tuples(scalars.texts()),
    (Min, "of"): lambda: _pairs(OneRule),
    (AllOf, "of"): lambda: _pairs(OneTrigger),
    (PaymentTerms, "unit"): lambda: st.sampled_from((CENT, euros(1), euros(10))) | scalars.amounts(CENT),
}


def _pairs(union: object) -> Strategy:
    """Two members of a union."""
    return st.tuples(of_type(union), of_type(union))


def records(kind: type[R], **fields: Strategy) -> st.SearchStrategy[R]:
    """Valid records of a class; ``fields`` gives the strategy of some fields, which are then always set.

    The other optional fields are set or left out. References lead nowhere: ``conventions()`` makes them meet.

    :raises TypeError: when the record has no field of that name.
    """
    unknown = sorted(fields.keys() - kind.model_fields.keys())
    if unknown:
        raise TypeError(f"{kind.__name__} has no field {', '.join(unknown)}")
    required, optional = _fields(kind)
    left = {name: strategy for name, strategy in optional.items() if name not in fields}
    return _built(kind, {**required, **fields}, left)


@st.composite
def _built(
    draw: st.DrawFn, kind: type[R], always: Mapping[str, Strategy], sometimes: Mapping[str, Strategy]
) -> R:
    """A record whose optional fields are each set one time in four, chosen by two draws in all."""
    chosen = draw(_masks(len(sometimes))) & draw(_masks(len(sometimes)))
    drawn = {name: draw(strategy) for name, strategy in always.items()}
    for rank, (name, strategy) in enumerate(sometimes.items()):
        if chosen >> rank & 1:
            drawn[name] = draw(strategy)
    return kind.model_validate(_MENDS[kind](drawn) if kind in _MENDS else drawn)


@cache
def _masks(size: int) -> st.SearchStrategy[int]:
    return st.integers(0, 2**size - 1)


@cache
def _fields(kind: type[Record]) -> tuple[Mapping[str, Strategy], Mapping[str, Strategy]]:
    """The strategies of the required fields, and of the others."""
    hints = get_type_hints(kind, include_extras=True)
    every = {name: _field(kind, name, hints[name]) for name in kind.model_fields}
    needed = {name for name, field in kind.model_fields.items() if field.is_required()}
    required = {name: strategy for name, strategy in every.items() if name in needed}
    optional = {name: strategy for name, strategy in every.items() if name not in needed}
    return MappingProxyType(required), MappingProxyType(optional)


def _field(kind: type[Record], name: str, hint: object) -> Strategy:
    special = _SPECIAL.get((kind, name))
    if special is not None:
        return special()
    return of_type(hint)


def of_type(hint: object) -> Strategy:
    """The strategy of the type of a field.

    :raises TypeError: for a type that no field of ours has.

    >>> of_type(list)
    Traceback (most recent call last):
    TypeError: no strategy for <class 'list'>
    """
    if hint in _BY_TYPE:
        return _BY_TYPE[hint]()
    if isinstance(hint, type) and issubclass(hint, Record):
        return _inner(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    compound = _COMPOUNDS.get(get_origin(hint))
    if compound is None:
        raise TypeError(f"no strategy for {hint!r}")
    return compound(*get_args(hint))


@st.composite
def _inner(draw: st.DrawFn, kind: type[Record]) -> Record:
    """A record inside another one; as a composite, its repr stays short."""
    return draw(_whole(kind))


@cache
def _whole(kind: type[Record]) -> st.SearchStrategy[Record]:
    return records(kind)


def _annotated(inner: object, *facts: object) -> Strategy:
    """Keyed records, or a union told apart by its tag."""
    if get_origin(inner) is not tuple:
        return of_type(inner)
    items = of_type(get_args(inner)[0])
    return st.lists(items, max_size=2, unique_by=key_of).map(tuple)


def key_of(item: object) -> object:
    """The key of a keyed record."""
    return getattr(item, "key")  # noqa: B009  # keyed records have one, which their common type does not say


def _tuple(*inner: object) -> Strategy:
    if inner[-1] is not ...:
        return st.tuples(*map(of_type, inner))
    return st.lists(of_type(inner[0]), max_size=2).map(tuple)


def _union(*members: object) -> Strategy:
    return st.one_of(*map(of_type, members))


def _literal(*values: object) -> Strategy:
    return st.sampled_from(values)


_COMPOUNDS: Mapping[object, Callable[..., Strategy]] = {
    Annotated: _annotated,
    Literal: _literal,
    Union: _union,
    UnionType: _union,
    tuple: _tuple,
}


def _target(fields: Fields) -> Fields:
    """A value or a range, the lower bound first."""
    if fields.get("value") is not None:
        return {name: value for name, value in fields.items() if name not in ("low", "high")}
    bounds = [value for name in ("low", "high") if isinstance(value := fields.get(name), Decimal)]
    if not bounds:
        return {**fields, "value": 30}
    return {**fields, "low": min(bounds), "high": max(bounds)} if len(bounds) == 2 else fields


def _grant(fields: Fields) -> Fields:
    """A proportional grant with its rate."""
    needs_rate = fields.get("calculation") is Calculation.PROPORTIONAL and fields.get("rate") is None
    return {**fields, "rate": Fraction(1, 2)} if needs_rate else fields


def _one_of(first: str, second: str) -> Callable[[Fields], Fields]:
    """One of two fields, and not both."""

    def mend(fields: Fields) -> Fields:
        if fields.get(first) is not None:
            return {**fields, second: None}
        return fields if fields.get(second) is not None else {**fields, first: _ONE[first]}

    return mend


_ONE: Mapping[str, object] = {"until": date(2030, 12, 31), "new": euros(1000)}


def _said(field: str, *others: str) -> Callable[[Fields], Fields]:
    """One field at least."""

    def mend(fields: Fields) -> Fields:
        said = any(fields.get(name) is not None for name in (field, *others))
        return fields if said else {**fields, field: _SAID[field]}

    return mend


_SAID: Mapping[str, object] = {"cap": Fraction(1, 2), "start_within": Duration(years=2)}


def _bounds(fields: Fields) -> Fields:
    """Payment terms for some amount: above the lower bound, up to the upper one."""
    above, up_to = fields.get("above"), fields.get("up_to")
    fits = not (isinstance(above, Amount) and isinstance(up_to, Amount)) or above < up_to
    return fields if fits else {**fields, "up_to": None}


_MENDS: Mapping[type[Record], Callable[[Fields], Fields]] = {
    Target: _target,
    Grant: _grant,
    ExtendTerm: _one_of("until", "by"),
    ChangeAmount: _one_of("new", "by"),
    Variant: _said("cap", "amount"),
    Lapse: _said("start_within", "finish_within", "claim_within", "first_claim", "last_claim"),
    PaymentTerms: _bounds,
}
"""What makes drawn fields mean something together."""
