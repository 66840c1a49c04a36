"""What is said of one grant: its amount in words and digits, its kind, how it is worked out, what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import Words, items, paragraph, strong
from conventions.documents.builders.agreements.words import the_party, twofold
from conventions.documents.saying import sentence
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_duration, format_ratio
from conventions.model import Calculation, Firmness, Form, Grant, Nature, Use
from conventions.wording import joined, quoted

NATURES = {Nature.OPERATING: "subvention de fonctionnement", Nature.EQUIPMENT: "subvention d’équipement"}
_USES = {Use.EARMARKED: "affectée à une dépense déterminée", Use.GENERAL: "globale"}
_CALCULATIONS = {
    Calculation.FLAT: "forfaitaire",
    Calculation.PROPORTIONAL: "proportionnelle aux dépenses",
}
FIRMNESS = {Firmness.FIRM: "montant ferme", Firmness.FORECAST: "montant prévisionnel"}


def kind_of(grant: Grant) -> str:
    """« subvention de fonctionnement, en nature »: what the grant is, in a few words."""
    named = NATURES[grant.nature] if grant.nature else "subvention"
    return joined((named, "en nature" if grant.form is Form.IN_KIND else None))


def grant_item(subject: Subject, grant: Grant) -> tuple[Block, ...]:
    """What is said of a grant: its amount, then the rest as a list."""
    head: list[Words] = [strong(f"Exercice{NBSP}{grant.exercise}")]
    head.append(f", {the_party(subject, grant.beneficiary)}{NBSP}: {_amount(grant)}")
    details = list(_details(grant))
    return (paragraph(*head), items(details)) if details else (paragraph(*head),)


def _amount(grant: Grant) -> str:
    """« vingt mille euros (20 000 €), montant ferme »; what is given in kind has a value."""
    if grant.amount is None:
        sum_ = "montant inconnu" if grant.form is Form.CASH else "valeur inconnue"
    else:
        sum_ = twofold(grant.amount)
    worth = f"aide en nature, valorisée à {sum_}" if grant.form is Form.IN_KIND and grant.amount else sum_
    firmness = FIRMNESS[grant.firmness]
    told = firmness.removeprefix("montant ") if grant.amount is None else firmness
    return joined((worth, told))


def _details(grant: Grant) -> Iterator[str]:
    """What the act says of the grant, each on its line; nothing for what it does not say."""
    use = _USES[grant.use] if grant.use else None
    if use or grant.calculation or grant.rate is not None:
        yield sentence(joined((kind_of(grant), use, _calculation(grant))))
    if grant.eligible_cost is not None or grant.tax:
        yield sentence(_cost(grant))
    for what, text in _named(grant):
        yield sentence(f"{what}{NBSP}: {text}")
    for words in filter(None, (quoted(grant.raw), grant.note)):
        yield sentence(words)


def _calculation(grant: Grant) -> str | None:
    """« proportionnelle aux dépenses, au taux de 25 % », « forfaitaire »."""
    rate = f"au taux de {format_ratio(grant.rate)}" if grant.rate is not None else None
    return joined((_CALCULATIONS[grant.calculation] if grant.calculation else None, rate)) or None


def _cost(grant: Grant) -> str:
    if grant.eligible_cost is not None:
        return f"coût éligible{NBSP}: {twofold(grant.eligible_cost, grant.tax)}"
    return f"dépenses comptées{NBSP}{grant.tax}"


def _named(grant: Grant) -> Iterator[tuple[str, str]]:
    years = format_duration(grant.amortised_over) if grant.amortised_over else None
    told = {
        "Objet": grant.object,
        "Cas prévu par la loi": grant.purpose,
        "Biens financés": grant.asset,
        "Durée d’amortissement": years,
        "Régime d’aide d’État": grant.aid_regime,
        "Convention avec la région": grant.regional_agreement,
    }
    return ((what, text) for what, text in told.items() if text)
