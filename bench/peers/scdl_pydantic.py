"""A pydantic model for each row, with python-stdnum: ``python scdl_pydantic.py FILE``."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import scdl_told
from pydantic import AfterValidator, BaseModel, StringConstraints, ValidationError, model_validator
from stdnum.fr import siret

if TYPE_CHECKING:
    from collections.abc import Iterator


def right(text: str) -> str:
    """A SIRET whose key is right."""
    if text and not siret.is_valid(text):
        raise ValueError(text)
    return text


Text = Annotated[str, StringConstraints(min_length=1)]
Told = Annotated[str, StringConstraints(min_length=1, max_length=256)]


class Grant(BaseModel):
    """A row."""

    nomAttribuant: Text  # noqa: N815
    idAttribuant: Annotated[str, StringConstraints(pattern=r"^\d{14}$"), AfterValidator(right)]  # noqa: N815
    dateConvention: date  # noqa: N815
    referenceDecision: str  # noqa: N815
    nomBeneficiaire: Text  # noqa: N815
    idBeneficiaire: Annotated[str, AfterValidator(right)]  # noqa: N815
    rnaBeneficiaire: Annotated[str, StringConstraints(pattern=r"^(W\d{9})?$")]  # noqa: N815
    objet: Told
    montant: Decimal
    nature: Literal[
        "aide en numéraire",
        "aide en nature",
        "aide en numéraire;aide en nature",
        "aide en nature;aide en numéraire",
    ]
    conditionsVersement: Told  # noqa: N815
    datesPeriodeVersement: Annotated[str, StringConstraints(pattern=scdl_told.PERIOD)]  # noqa: N815
    idRAE: Annotated[str, StringConstraints(max_length=5)]  # noqa: N815
    notificationUE: Literal["oui", "non"]  # noqa: N815
    pourcentageSubvention: Decimal  # noqa: N815
    dispositifAide: str  # noqa: N815

    @model_validator(mode="after")
    def _as_a_whole(self) -> Grant:
        if not Decimal("0.01") <= self.pourcentageSubvention <= 1:
            raise ValueError(self.pourcentageSubvention)
        if not (self.idBeneficiaire or self.rnaBeneficiaire):
            raise ValueError
        return self


def faulty(path: str) -> Iterator[int]:
    """The rows that are refused."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        for rank, row in enumerate(csv.DictReader(file)):
            try:
                Grant.model_validate(row)
            except ValidationError:
                yield rank


if __name__ == "__main__":
    scdl_told.main(faulty)
