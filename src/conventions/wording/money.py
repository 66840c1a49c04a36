"""The money of an avenant: grants fixed, changed, confirmed, removed; where they are charged; how they are paid."""

from __future__ import annotations

from conventions.french import NBSP, NNBSP, format_amount, format_list, quote
from conventions.model import (
    ChangeAmount,
    ChangeBudgetLine,
    ChangePaymentTerms,
    ConfirmGrant,
    Firmness,
    Form,
    Grant,
    Instalment,
    InstalmentKind,
    Nature,
    RemoveGrant,
    RemovePaymentTerms,
    SetCeiling,
    SetGrant,
)
from conventions.money import ZERO, Amount
from conventions.wording.names import to_named
from conventions.wording.payments import said_instalment
from conventions.wording.text_edits import after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.wording.known import Known

_NATURES = {Nature.OPERATING: " de fonctionnement", Nature.EQUIPMENT: " d’équipement", None: ""}


def the_grant(key: str | None, known: Known) -> str:
    """« la subvention de fonctionnement de l’exercice 2018 »; to whom, or its key, where that would not name it alone.

    >>> from conventions.wording import Known
    >>> the_grant("2018", Known()).replace(NBSP, " "), the_grant(None, Known())
    ('la subvention « 2018 »', 'la subvention')
    """
    if key is None:
        return "la subvention"
    grant = known.find(Grant, key)
    if grant is None:
        return f"la subvention {quote(key)}"
    alike = known.grants(grant.exercise, grant.nature)
    if alike == (grant,):
        return _of_exercise(grant)
    if [each for each in alike if each.beneficiary == grant.beneficiary] == [grant]:
        return f"{_of_exercise(grant)} accordée {_to(grant.beneficiary, known)}"
    return f"la subvention {quote(key)}"


def _of_exercise(grant: Grant, key: str = "") -> str:
    return f"la subvention{_NATURES[grant.nature]}{key} de l’exercice{NBSP}{grant.exercise}"


def _to(key: str, known: Known) -> str:
    name = known.name(key)
    return to_named(name) if name else f"à {quote(key)}"


def said_grant(operation: SetGrant, known: Known) -> str:
    """« la subvention de l’exercice 2018 accordée à la CCI est fixée à 50 000 € », or raised, or lowered."""
    grant = operation.grant
    key = "" if grant.has_default_key else f" {quote(grant.key)}"
    subject = f"{_of_exercise(grant, key)} accordée {_to(grant.beneficiary, known)}"
    if operation.mode == "ajoute":
        return f"{subject} est {_moved(grant.amount)}{_beside(grant, known)}"
    title = " à titre prévisionnel" if grant.firmness is Firmness.FORECAST else ""
    sum_ = "à un montant qui n’est pas connu" if grant.amount is None else f"à {format_amount(grant.amount)}"
    return f"{subject} est fixée{title} {sum_}{_lines(grant)}{_beside(grant, known)}"


def _lines(grant: Grant) -> str:
    words = [quote(line.raw) for line in grant.lines]
    return f", imputée sur {format_list(words)}" if words else ""


def _beside(grant: Grant, known: Known) -> str:
    """Help in kind, and what the grant is for and the note of the act, but where the terms say them already."""
    held = known.find(Grant, grant.key)
    form = ", en nature" if grant.form is Form.IN_KIND else ""
    object_ = None if held and held.object == grant.object else grant.object
    note = None if held and held.note == grant.note else grant.note
    return f"{form}{after(object_, ', pour objet')}{after(note, ', avec la note')}"


def _moved(amount: Amount | None, agreement: str = "e") -> str:
    """« augmentée de 5 000 € », « réduite de 5 000 € »."""
    if amount is None:
        return f"augmenté{agreement} d’un montant qui n’est pas connu"
    verb = f"réduit{agreement}" if amount < ZERO else f"augmenté{agreement}"
    return f"{verb} de {format_amount(abs(amount))}"


def said_amount(operation: ChangeAmount, known: Known) -> str:
    """« le montant de 1 150 000 € est remplacé par 934 400 € », « la subvention est augmentée de 5 000 € »."""
    grant, old, new = the_grant(operation.grant, known), operation.old, operation.new
    if new is None:
        if old is None:
            return f"{grant} est {_moved(operation.by)}"
        return f"le montant de {format_amount(old)} de {grant} est {_moved(operation.by, '')}"
    if old is None:
        return f"le montant de {grant} est fixé à {format_amount(new)}"
    if operation.grant is None:
        return f"le montant de {format_amount(old)} est remplacé par {format_amount(new)}"
    verb = "ramené" if new < old else "porté"
    return f"le montant de {grant} est {verb} de {format_amount(old)} à {format_amount(new)}"


def said_ceiling(operation: SetCeiling, known: Known) -> str:
    """« le plafond des subventions de la convention est fixé à 90 000 € », or « est supprimé »."""
    ceiling = operation.ceiling
    said = "supprimé" if ceiling is None else f"fixé à {format_amount(ceiling)}"
    return f"le plafond des subventions de la convention est {said}"


def said_confirmed(operation: ConfirmGrant, known: Known) -> str:
    """« la subvention de l’exercice 2019, prévisionnelle, devient ferme »."""
    return f"{the_grant(operation.grant, known)}, prévisionnelle, devient ferme"


def said_no_grant(operation: RemoveGrant, known: Known) -> str:
    """« la subvention de l’exercice 2019 est supprimée »."""
    return f"{the_grant(operation.grant, known)} est supprimée"


def said_charged(operation: ChangeBudgetLine, known: Known) -> str:
    """« la subvention de l’exercice 2018 est désormais imputée sur : « … » »."""
    return f"{the_grant(operation.grant, known)} est désormais imputée sur{after(operation.line.raw)}"


def said_payment(operation: ChangePaymentTerms, known: Known) -> str:
    """« les modalités de versement « 1 » sont désormais : « … » », in the words of the act, or one by one."""
    terms = operation.payment_terms
    items = f"{NNBSP}; ".join(map(_paid, terms.instalments)) or "aucune échéance"
    told = after(terms.raw) or f"{NBSP}: {items}"
    return f"les modalités de versement {quote(terms.key)} sont désormais{told}"


def _paid(instalment: Instalment) -> str:
    """« solde : le reste », « versement unique : le reste »."""
    noun = "versement " if instalment.kind is InstalmentKind.SINGLE else ""
    return f"{noun}{said_instalment(instalment)}"


def said_no_payment(operation: RemovePaymentTerms, known: Known) -> str:
    """« les modalités de versement « 1 » sont supprimées »."""
    return f"les modalités de versement {quote(operation.payment_terms)} sont supprimées"
