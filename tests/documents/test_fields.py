"""Every field of the model is shown by a document, or waived with a reason."""

from __future__ import annotations

import pytest

from conventions.documents import KINDS, kind_named
from tests.documents.field_cover import faults, is_waived
from tests.documents.field_places import fields, places, reachable
from tests.documents.field_table import still_seen, table

UNSEEN: dict[str, str] = {
    "deliberation": "Renewal.tacit Avenant.year Renewal.effective_on Renewal.until Clause.article",
    "annexe-financiere": "Renewal.annulled_on Renewal.tacit Deliberation.number",
    "lettre-de-notification": "Action.title Target.per "
    "Renewal.effective_on Renewal.until Axis.title Axis.stakes Target.exercise Target.raw",
    "avenant": "Terms.ceiling Avenant.year Renewal.signed_on Renewal.effective_on Renewal.until",
    "echeancier": "Commitment.exercise "
    "Avenant.annulled_on Renewal.annulled_on Renewal.tacit Deliberation.number "
    "ChangeBudgetLine.grant Recovery.exercise Recovery.amount Counting.day FuzzyDate.raw "
    "Commitment.grant",
    "certificat-de-paiement": "Renewal.tacit ConfirmGrant.grant "
    "Renewal.deliberation PaymentTerms.rounding RemoveGrant.grant SetCeiling.ceiling "
    "RemoveParty.party Instalment.cap Instalment.minimum Instalment.maximum "
    "Instalment.max_payments Instalment.raw Lapse.finish_since Lapse.finish_extension "
    "Lapse.first_claim Lapse.last_claim Fixed.amount Progress.net_of_advance "
    "RateOfCosts.cap Upon.delay Each.first Variant.condition Variant.cap",
    "etat-recapitulatif": "Renewal.tacit "
    "Convention.deliberation Renewal.deliberation Deliberation.date "
    "ChangeBudgetLine.grant RemoveParty.party",
    "compte-rendu-financier": "Deliberation.date Deliberation.repeals ChangeBudgetLine.grant "
    "ChangePeriod.period RemoveParty.party",
    "bilan": "Renewal.tacit Renewal.deliberation RemoveParty.party Reorder.part",
    "demande-de-reversement": "Renewal.tacit RateOfCosts.rate "
    "Convention.deliberation Renewal.deliberation Deliberation.date "
    "PaymentTerms.rounding RemoveGrant.grant ChangeBudgetLine.grant RemoveParty.party "
    "Counting.day Lapse.finish_since Lapse.finish_extension Lapse.first_claim "
    "Lapse.last_claim Fixed.amount UpTo.ratio UpTo.of Progress.cap "
    "Progress.net_of_advance Variant.condition Variant.cap Share.fallback",
}
"""What a kind neither waives nor is seen to show in the examples: it counts only in cases that none of them tells."""


def _unseen(kind: str) -> set[str]:
    return set(UNSEEN.get(kind, "").split())


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_waived_is_shown(kind: str) -> None:
    """A part of the document changes with the field; else run ``python tests/documents/field_table.py``."""
    rows = {name: sight for (each, name), sight in table().items() if each == kind}
    assert [name for name, sight in rows.items() if not still_seen(kind, name, sight)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_is_shown_or_waived_or_listed(kind: str) -> None:
    """No field passes in silence: it has a row in the table, a waiver, or is listed as unseen."""
    told = [name for each, name in table() if each == kind] + [*_unseen(kind)]
    assert sorted(told) == sorted(name for name in fields() if not is_waived(kind_named(kind), name))


def test_the_examples_tell_every_field() -> None:
    """There is something to change for each field."""
    assert [name for name, field in fields().items() if not places(0).get(field)] == []


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("name", KINDS)
def test_every_field_is_shown_or_waived(name: str) -> None:
    """The same with drawn conventions, looked for anew; and what is waived changes nothing."""
    found = faults(name)
    assert found.shown == []
    seen = {field for each, field in table() if each == name}
    assert {*found.forgotten, *found.untried} - seen <= _unseen(name)


@pytest.mark.parametrize("name", KINDS)
def test_waivers_are_of_fields_and_have_a_reason(name: str) -> None:
    """A waiver names a record or a field that is there, and says why."""
    waived = kind_named(name).waived
    assert set(waived) <= {each.__name__ for each in reachable()} | set(fields())
    assert all(len(reason.split()) > 2 for reason in waived.values())
    assert any(not is_waived(kind_named(name), field) for field in fields())
