"""A record of the terms in one phrase, and what a key stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from conventions.french import (
    NBSP,
    format_amount,
    format_date,
    format_list,
    format_number,
)
from conventions.model import (
    Action,
    Axis,
    BudgetLine,
    Clause,
    DatedKind,
    Device,
    FuzzyDate,
    FuzzyDuration,
    Grant,
    Identifier,
    Instalment,
    LinePart,
    Measure,
    NomenclatureUse,
    Party,
    PaymentTerms,
    Perspective,
    Phase,
    Population,
    Signatory,
    Target,
    ThirdPartyCharge,
)
from conventions.wording.charges import said_charge
from conventions.wording.known import Known
from conventions.wording.nouns import NOUNS
from conventions.wording.payments import said_instalment
from conventions.wording.sums import said
from conventions.wording.targets import said_target
from conventions.wording.texts import joined, quoted


def said_key(kind: str, key: str, known: Known) -> str:
    """What a key stands for: the name of a party, the title of another record, or the key itself.

    >>> from conventions.samples import cci_2017_2019
    >>> said_key("Party", "CCI", Known(cci_2017_2019()))
    'CCI Lyon Métropole Saint-Étienne Roanne'
    """
    if kind == "Party":
        return _name(key, known)
    named = next((noun.kind for noun in NOUNS.values() if noun.kind.__name__ == kind), None)
    return known.titled(named, key) if named else quoted(key)


def _titled(record: Action | Axis | Phase, known: Known) -> str:
    return quoted(record.title)


def _party(party: Party, known: Known) -> str:
    return joined((quoted(party.name.text), format_list(party.roles) or None))


def _device(device: Device, known: Known) -> str:
    return joined((quoted(device.name.text), device.kind))


def _grant(grant: Grant, known: Known) -> str:
    who = f"bénéficiaire{NBSP}: {_name(grant.beneficiary, known)}"
    lines = joined((_line(line, known) for line in grant.lines), f"{NBSP}; ")
    charged = f"imputation{NBSP}: {lines}" if lines else None
    amount = "montant inconnu" if grant.amount is None else said(grant.amount)
    return joined((amount, grant.firmness, who, grant.object, charged))


def _line(line: BudgetLine, known: Known) -> str:
    section = f"section {line.section}" if line.section else None
    part = f"pour {format_amount(line.amount)}" if line.amount is not None else None
    return joined((quoted(line.raw), section, part))


def _payment_terms(terms: PaymentTerms, known: Known) -> str:
    if terms.raw:
        return quoted(terms.raw)
    return joined(map(said_instalment, terms.instalments), f"{NBSP}; ") or "aucune échéance"


def _clause(clause: Clause, known: Known) -> str:
    article = f"article{NBSP}{clause.article}" if clause.article else None
    return joined((clause.kind, article, quoted(clause.raw)))


def _measure(measure: Measure, known: Known) -> str:
    partners = format_list(_name(key, known) for key in measure.partners)
    return joined((quoted(measure.text), f"avec {partners}" if partners else None))


def _name(key: str, known: Known) -> str:
    name = known.name(key)
    return name.text if name else quoted(key)


def _perspective(perspective: Perspective, known: Known) -> str:
    return joined((quoted(perspective.text), perspective.when.raw if perspective.when else None))


def _kind(dated: DatedKind, known: Known) -> str:
    since = f"depuis le {format_date(dated.since)}" if dated.since else None
    return joined((dated.kind, since), " ")


def _nomenclature(use: NomenclatureUse, known: Known) -> str:
    detail = f"({use.declinaison})" if use.declinaison else None
    since = f"depuis {use.since}" if use.since else None
    return joined((use.norm, detail, since), " ")


def _population(told: Population, known: Known) -> str:
    since = f"depuis {told.since}" if told.since else None
    return joined((f"{format_number(told.inhabitants)} habitants", since), " ")


PHRASES: Mapping[type, Callable[[Any, Known], str]] = {
    Action: _titled,
    Axis: _titled,
    BudgetLine: _line,
    Clause: _clause,
    DatedKind: _kind,
    Device: _device,
    FuzzyDate: lambda when, known: quoted(when.raw),
    FuzzyDuration: lambda duration, known: quoted(duration.raw),
    Grant: _grant,
    Identifier: lambda item, known: f"{item.scheme} {item.value}",
    Instalment: lambda item, known: said_instalment(item),
    LinePart: lambda part, known: joined((part.key, part.code, quoted(part.label)), " "),
    Measure: _measure,
    NomenclatureUse: _nomenclature,
    Party: _party,
    PaymentTerms: _payment_terms,
    Population: _population,
    Perspective: _perspective,
    Phase: _titled,
    Signatory: lambda item, known: joined((item.name, item.capacity)) or "non précisé",
    Target: lambda target, known: said_target(target),
    ThirdPartyCharge: lambda charge, known: said_charge(charge),
}
