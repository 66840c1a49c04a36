"""What the convention is for: axes, actions, targets, devices and what third parties pay."""

from typing import Self

from pydantic import model_validator

from conventions.base import Flag, Key, Keyed, Number, Record, Text, Year
from conventions.french import Name
from conventions.model.dates import FuzzyDate, FuzzyDuration
from conventions.model.keys import ActionKey, AxisKey, DeviceKey, PartyKey, PhaseKey, TargetKey
from conventions.model.vocabulary import ResultStatus
from conventions.money import Price


class Axis(Record):
    """An axis of the partnership, with its stakes in the words of the act."""

    key: Key
    title: Text
    stakes: tuple[Text, ...] = ()


class Measure(Record):
    """One thing to do within an action, in the words of the act, with the partners and devices it names."""

    text: Text
    partners: tuple[PartyKey, ...] = ()
    devices: tuple[DeviceKey, ...] = ()


class Perspective(Record):
    """What is expected next, and when, as written."""

    text: Text
    when: FuzzyDate | None = None


class Target(Record):
    """A target with figures: a value, or a range from ``low`` to ``high``.

    ``unit`` is the noun counted, ``per`` the period it is counted over (« an »); ``approximate`` reads
    « environ », ``at_least`` « au moins ».

    >>> Target(key="T1", value=30, unit="entreprises", per="an", approximate=True).value
    Decimal('30')
    """

    key: Key
    unit: Text
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    per: Text | None = None
    approximate: Flag = False
    at_least: Flag = False
    exercise: Year | None = None
    raw: Text | None = None

    @model_validator(mode="after")
    def _value_or_range(self) -> Self:
        if (self.value is None) == (self.low is None and self.high is None):
            raise ValueError("un objectif donne soit une valeur (value), soit une fourchette (low, high)")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"fourchette à l’envers : de {self.low} à {self.high}")
        return self


class Action(Record):
    """An action; ``axis`` stays empty when the act does not say which axis it serves."""

    key: Key
    number: Text | None = None
    title: Text
    axis: AxisKey | None = None
    objective: Text | None = None
    means: Text | None = None
    measures: tuple[Measure, ...] = ()
    partners: tuple[PartyKey, ...] = ()
    devices: tuple[DeviceKey, ...] = ()
    targets: Keyed[Target] = ()
    perspectives: tuple[Perspective, ...] = ()


class ThirdPartyCharge(Record):
    """What is left to pay to the beneficiary's own clients: never a grant."""

    price: Price
    payer: Text
    raw: Text | None = None


class Phase(Record):
    """A phase of a device: how long it lasts, what it is about, which jury opens it, what it costs."""

    key: Key
    title: Text
    duration: FuzzyDuration | None = None
    gate: Text | None = None
    charges: tuple[ThirdPartyCharge, ...] = ()


class Device(Record):
    """A programme, tool or place that actions rely on (an accelerator, an observatory)."""

    key: Key
    name: Name
    kind: Text | None = None
    owner: PartyKey | None = None
    duration: FuzzyDuration | None = None
    phases: Keyed[Phase] = ()


class PartOf(Record):
    """A part of a result: « dont 2 retenues pour la phase 1 »."""

    value: Number
    unit: Text
    phase: PhaseKey | None = None


class Result(Record):
    """What was measured, or announced; a rate is computed only when ``target`` names the target.

    ``phase_raw`` keeps the words of the act when they do not say which phase is meant.
    """

    key: Key
    action: ActionKey
    target: TargetKey | None = None
    value: Number
    unit: Text
    approximate: Flag = False
    status: ResultStatus = ResultStatus.MEASURED
    of_which: tuple[PartOf, ...] = ()
    device: DeviceKey | None = None
    phase: PhaseKey | None = None
    phase_raw: Text | None = None
    when: FuzzyDate | None = None
    exercise: Year | None = None
    occasion: Text | None = None
    place: Text | None = None
    raw: Text | None = None
