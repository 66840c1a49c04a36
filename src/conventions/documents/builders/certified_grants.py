"""What a certificate says before the sum to pay: to whom, by which act, on which line, and the account of the grant."""

from __future__ import annotations

from conventions.documents.blocks import heading, number, paragraph, table
from conventions.documents.builders.accounting import (
    UNEVALUABLE,
    cell,
    listed,
    name_of,
    party_of,
    said_acts,
    said_identifiers,
    section,
    titled,
    told,
)
from conventions.documents.builders.payable import Payable, payables
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP, format_ratio, of, plural
from conventions.model import BudgetLine, Calculation, Form
from conventions.operations import Total, pieces_of
from conventions.wording import joined, quoted, said, said_column
from conventions.wording.columns import FORMULA


def payees(subject: Subject) -> tuple[Block, ...]:
    """Who is paid, and on which account."""
    keys = dict.fromkeys(each.grant.beneficiary for each in subject.once(payables))
    title = plural(len(keys), "Bénéficiaire", "Bénéficiaires")
    return section(title, (block for key in keys for block in _payee(subject, key)))


def _payee(subject: Subject, key: str) -> tuple[Block, ...]:
    party = party_of(subject, key)
    number_told = told("Numéro de tiers", party.tiers_number if party else None)
    account = told("Compte (IBAN)", (party.iban if party else None) or "non renseigné")
    return listed((told("Nom", name_of(subject, key)), number_told, *said_identifiers(party), account))


def charges(subject: Subject) -> tuple[Block, ...]:
    """By which acts each grant stands, and on which budget lines."""
    return section(
        "Actes et imputation", (b for each in subject.once(payables) for b in _charge(subject, each))
    )


def _charge(subject: Subject, each: Payable) -> tuple[Block, ...]:
    lines = [
        f"Imputation{NBSP}: {_imputation(piece.line) if piece.line else piece.reason}, exercice {piece.exercise}"
        f"{NBSP}: {said(piece.amount)}"
        for piece in pieces_of(each.grant)
    ]
    return (
        heading(2, titled(subject, each.grant)),
        *listed((*_about(each), *said_acts(subject, each.grant), *lines)),
    )


def _about(each: Payable) -> tuple[str | None, ...]:
    grant = each.grant
    rate = f"{format_ratio(grant.rate)}" if grant.rate is not None else None
    cost = joined((said(grant.eligible_cost) if grant.eligible_cost else None, grant.tax), " ")
    how = joined((grant.calculation, told("taux", rate), told("dépense éligible", cost)))
    form = "en nature" if grant.form is Form.IN_KIND else None
    return (
        told("Objet", grant.object),
        told("Subvention", joined((grant.nature, grant.use, form, f"montant {grant.firmness}"))),
        told("Calcul", how),
        told("Note", grant.note),
    )


def _imputation(imputed: BudgetLine) -> str:
    where = f"section {of(imputed.section.value)}" if imputed.section else "section non précisée"
    budget = f"budget {imputed.budget}" if imputed.budget else None
    return joined((quoted(imputed.raw), *(part.label for part in imputed.parts), where, budget))


def account(subject: Subject) -> tuple[Block, ...]:
    """The account of each grant, from what was granted to what is to pay."""
    return section("Décompte", (b for each in subject.once(payables) for b in _counted(subject, each)))


def _counted(subject: Subject, each: Payable) -> tuple[Block, ...]:
    row = each.row
    rows = [
        ("Attribué", said_column("granted", row.granted, "always")),
        *([("Prévisionnel", said_column("forecast", row.forecast, "always"))] if _says(row.forecast) else ()),
        ("Ferme, porté par un acte signé", said_column("firm", row.firm, "always")),
        ("Justifié par le bénéficiaire", _justified(each)),
        ("Droit définitif du bénéficiaire", _right(each)),
        ("Liquidé, exigible à cette date", said_column("due", row.due, "always")),
        ("Déjà mandaté", said_column("mandated", row.mandated, "always")),
        ("Déjà versé", said_column("paid", row.paid, "always")),
        ("Recouvré", said_column("recovered", row.recovered, "always")),
        ("Reste à verser", said_column("to_pay", row.to_pay, "always")),
    ]
    due = ("À payer", cell(each.amount))
    reasons = (f"Droit définitif{NBSP}: {each.settled.reason}." if each.settled else None, FORMULA)
    return (
        table(titled(subject, each.grant), ("Somme", number("Montant")), rows, due),
        *(paragraph(text, role=Role.NOTE) for text in reasons if text),
    )


def _says(total: Total) -> bool:
    return bool(total.known) or not total.is_exact


def _right(each: Payable) -> str:
    final = each.settled.final if each.settled else None
    return UNEVALUABLE if final is None else cell(final)


def _justified(each: Payable) -> str:
    costs = each.settled.costs if each.settled else None
    if costs is None and each.grant.calculation is Calculation.FLAT:
        return "sans objet (forfaitaire)"
    return cell(costs)
