"""What an operation of an avenant does, in one French sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from conventions.model import (
    AddAction,
    AddParty,
    ChangeAction,
    ChangeAmount,
    ChangeBudgetLine,
    ChangeParty,
    ChangePaymentTerms,
    ChangePeriod,
    ConfirmGrant,
    Convention,
    ExtendTerm,
    Operation,
    RemoveAction,
    RemoveAxis,
    RemoveClause,
    RemoveDevice,
    RemoveGrant,
    RemoveParty,
    RemovePaymentTerms,
    Reorder,
    ReplaceArticle,
    SetAxis,
    SetCeiling,
    SetClause,
    SetDevice,
    SetGrant,
    SetTarget,
    Terminate,
    Terms,
    TextEdit,
)
from conventions.wording import money, parties, period, programme, text_edits
from conventions.wording.known import Known


def describe(operation: Operation, terms: Terms | Convention | Known | None = None) -> str:
    """What an operation does: a French sentence, without its capital letter nor its full stop.

    With ``terms`` (those before the operation, a whole convention, or what is :class:`Known` of one), parties
    are named with their grammar, actions by their title, grants by their exercise; without, keys are quoted.
    Of a :class:`TextEdit` that kept the sentence of the avenant, it is that sentence.

    >>> from datetime import date
    >>> from conventions import euros
    >>> describe(ExtendTerm(until=date(2020, 12, 31))).replace("\u00a0", " ")
    'la durée de la convention est prolongée jusqu’au 31 décembre 2020'
    >>> change = ChangeAmount(old=euros(1_150_000), new=euros(934_400))
    >>> describe(change).replace("\u00a0", " ").replace("\u202f", " ")
    'le montant de 1 150 000 € est remplacé par 934 400 €'
    >>> from conventions.samples import cci_2017_2019
    >>> describe(RemoveParty(party="CCI"), cci_2017_2019().initial)
    'la CCI Lyon Métropole Saint-Étienne Roanne n’est plus partie à la convention'
    """
    known = terms if isinstance(terms, Known) else Known(terms)
    return _SAID[type(operation)](operation, known)


_SAID: Mapping[type, Callable[[Any, Known], str]] = {
    SetGrant: money.said_grant,
    ConfirmGrant: money.said_confirmed,
    ChangeAmount: money.said_amount,
    RemoveGrant: money.said_no_grant,
    SetCeiling: money.said_ceiling,
    ChangeBudgetLine: money.said_charged,
    ChangePaymentTerms: money.said_payment,
    RemovePaymentTerms: money.said_no_payment,
    ExtendTerm: period.said_extension,
    ChangePeriod: period.said_period,
    Terminate: period.said_end,
    SetAxis: programme.said_axis,
    RemoveAxis: programme.said_no_axis,
    AddAction: programme.said_new_action,
    ChangeAction: programme.said_action,
    RemoveAction: programme.said_no_action,
    SetTarget: programme.said_aim,
    SetDevice: programme.said_device,
    RemoveDevice: programme.said_no_device,
    AddParty: parties.said_party,
    ChangeParty: parties.said_change,
    RemoveParty: parties.said_no_party,
    SetClause: programme.said_clause,
    RemoveClause: programme.said_no_clause,
    ReplaceArticle: text_edits.said_article,
    TextEdit: text_edits.said_edit,
    Reorder: programme.said_order,
}
