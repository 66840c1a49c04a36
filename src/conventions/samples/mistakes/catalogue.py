"""Every seeded mistake, family by family."""

from __future__ import annotations

from conventions.samples.mistakes.acts import ACTS
from conventions.samples.mistakes.aiding import AIDING
from conventions.samples.mistakes.beneficiary import BENEFICIARY
from conventions.samples.mistakes.cofunding import COFUNDING
from conventions.samples.mistakes.content import CONTENT
from conventions.samples.mistakes.deciding import DECIDING
from conventions.samples.mistakes.executory import EXECUTORY
from conventions.samples.mistakes.imputation import IMPUTATION
from conventions.samples.mistakes.instalments import INSTALMENTS
from conventions.samples.mistakes.multiyear import MULTIYEAR
from conventions.samples.mistakes.naming import NAMING
from conventions.samples.mistakes.paying import PAYING
from conventions.samples.mistakes.publishing import PUBLISHING
from conventions.samples.mistakes.reporting import REPORTING
from conventions.samples.mistakes.returning import RETURNING
from conventions.samples.mistakes.scene import Seeded
from conventions.samples.mistakes.spending import SPENDING
from conventions.samples.mistakes.together import TOGETHER


def seeded() -> tuple[Seeded, ...]:
    """Every mistake, family by family.

    >>> {mistake.code.partition("-")[0] for mistake in seeded()} >= {"CONV", "BUD", "PAI"}
    True
    """
    return (
        *CONTENT,
        *ACTS,
        *BENEFICIARY,
        *DECIDING,
        *EXECUTORY,
        *IMPUTATION,
        *SPENDING,
        *MULTIYEAR,
        *PAYING,
        *INSTALMENTS,
        *RETURNING,
        *REPORTING,
        *PUBLISHING,
        *AIDING,
        *COFUNDING,
        *NAMING,
        *TOGETHER,
    )
