"""What a payment waits for: an event, a day, papers, a request, a decision."""

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, model_validator

from conventions.base import Count, Day, Record, Text
from conventions.model.dates import FuzzyDate
from conventions.model.keys import DeliberationKey
from conventions.model.vocabulary import EventKind, Rhythm
from conventions.periods import DayCount, Duration, HolidayArea

Month = Annotated[Count, Field(ge=1, le=12)]


class Upon(Record):
    """After an event, and a delay when there is one.

    ``counted`` tells which days the days of the delay are, and ``area`` whose public holidays.
    """

    trigger: Literal["après"] = "après"
    event: EventKind
    delay: Duration | None = None
    counted: DayCount = DayCount.CALENDAR
    area: HolidayArea = HolidayArea.FRANCE


class By(Record):
    """At the latest on a day."""

    trigger: Literal["au plus tard"] = "au plus tard"
    day: Day


class From(Record):
    """Not before a day."""

    trigger: Literal["à partir"] = "à partir"
    day: Day


class Each(Record):
    """As many payments as ``payments``, one a month or one a quarter.

    The first is due on ``first``, or at the end of the first month or quarter of the exercise; the others
    are counted from it.
    """

    trigger: Literal["chaque"] = "chaque"
    rhythm: Rhythm
    payments: Annotated[Count, Field(ge=1, le=120)]
    first: Day | None = None


class YearDay(Record):
    """On a day of the exercise (or ``offset`` years later), at the latest: « avant le 31 mars »."""

    trigger: Literal["dans l’exercice"] = "dans l’exercice"
    month: Month
    day: Annotated[Count, Field(ge=1, le=31)]
    offset: Count = 0


class InExercise(Record):
    """Within some months of the exercise, or of the one ``offset`` years later: « au premier trimestre N+1 »."""

    trigger: Literal["au cours de l’exercice"] = "au cours de l’exercice"
    offset: Count = 0
    first_month: Month = 1
    last_month: Month = 12

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first_month > self.last_month:
            raise ValueError(
                f"du mois {self.first_month} au mois {self.last_month} : dites deux versements, ou un autre exercice"
            )
        return self


class During(Record):
    """Within the days that the words of the act allow: « en septembre 2018 », « début 2019 »."""

    trigger: Literal["pendant"] = "pendant"
    when: FuzzyDate


class OnProofs(Record):
    """When the proofs of the instalment have been received."""

    trigger: Literal["sur pièces"] = "sur pièces"


class OnRequest(Record):
    """When the beneficiary asks."""

    trigger: Literal["sur demande"] = "sur demande"


class OnCriteria(Record):
    """When every one of some criteria is met: a jury, a rate of progress, an opening."""

    trigger: Literal["sur critères"] = "sur critères"
    criteria: Annotated[tuple[Text, ...], Field(min_length=1)]


class OnDeliberation(Record):
    """When a deliberation grants or pays money of the exercise; ``deliberation`` names it, once it is known."""

    trigger: Literal["sur délibération"] = "sur délibération"
    deliberation: DeliberationKey | None = None


OneTrigger = Annotated[
    Upon
    | By
    | From
    | Each
    | YearDay
    | InExercise
    | During
    | OnProofs
    | OnRequest
    | OnCriteria
    | OnDeliberation,
    Discriminator("trigger"),
]
"""A trigger by itself."""


class AllOf(Record):
    """Several triggers, all of which must have come: « sur demande, après le vote du budget »."""

    trigger: Literal["à la fois"] = "à la fois"
    of: Annotated[tuple[OneTrigger, ...], Field(min_length=2)]


Trigger = Annotated[
    Upon
    | By
    | From
    | Each
    | YearDay
    | InExercise
    | During
    | OnProofs
    | OnRequest
    | OnCriteria
    | OnDeliberation
    | AllOf,
    Discriminator("trigger"),
]
"""What a payment waits for."""
