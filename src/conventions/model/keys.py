"""Keys that refer to another record of the convention, by the class of record that they name."""

from typing import Annotated, get_args

from conventions.base import Key, Refers

ActionKey = Annotated[Key, Refers("Action")]
AvenantKey = Annotated[Key, Refers("Avenant")]
AxisKey = Annotated[Key, Refers("Axis")]
ClauseKey = Annotated[Key, Refers("Clause")]
CommitmentKey = Annotated[Key, Refers("Commitment")]
DeliberationKey = Annotated[Key, Refers("Deliberation")]
DeviceKey = Annotated[Key, Refers("Device")]
DocumentKey = Annotated[Key, Refers("Document")]
GrantKey = Annotated[Key, Refers("Grant")]
InstalmentKey = Annotated[Key, Refers("Instalment", within="Grant")]
MandateKey = Annotated[Key, Refers("Payment")]
PartyKey = Annotated[Key, Refers("Party")]
PaymentTermsKey = Annotated[Key, Refers("PaymentTerms")]
PhaseKey = Annotated[Key, Refers("Phase", within="Device")]
TargetKey = Annotated[Key, Refers("Target", within="Action")]

REFERENCES = (
    ActionKey,
    AvenantKey,
    AxisKey,
    ClauseKey,
    CommitmentKey,
    DeliberationKey,
    DeviceKey,
    DocumentKey,
    GrantKey,
    InstalmentKey,
    MandateKey,
    PartyKey,
    PaymentTermsKey,
    PhaseKey,
    TargetKey,
)

PARENTS = {mark.to: mark.within for each in REFERENCES if (mark := get_args(each)[-1]).within}
"""The class of the parent of each class of record whose keys are unique in that parent only."""
