"""Keys that refer to another record of the convention, by the class of record that they name."""

from typing import Annotated

from conventions.base import Key, Refers

ActionKey = Annotated[Key, Refers("Action")]
AvenantKey = Annotated[Key, Refers("Avenant")]
AxisKey = Annotated[Key, Refers("Axis")]
DeliberationKey = Annotated[Key, Refers("Deliberation")]
DeviceKey = Annotated[Key, Refers("Device")]
GrantKey = Annotated[Key, Refers("Grant")]
InstalmentKey = Annotated[Key, Refers("Instalment")]
MandateKey = Annotated[Key, Refers("Payment")]
PartyKey = Annotated[Key, Refers("Party")]
PhaseKey = Annotated[Key, Refers("Phase")]
TargetKey = Annotated[Key, Refers("Target")]

REFERENCES = (
    ActionKey,
    AvenantKey,
    AxisKey,
    DeliberationKey,
    DeviceKey,
    GrantKey,
    InstalmentKey,
    MandateKey,
    PartyKey,
    PhaseKey,
    TargetKey,
)
