"""What an assembly decides, worded from what is known of each decision.

Where nothing is known of a decision but its kind, its words are those of the act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from conventions.documents.builders.imputations import said_charge
from conventions.documents.citing import convention_named, dated_convention, of_party, to_party
from conventions.documents.saying import bare_end, of_amount, signatory_of
from conventions.documents.subject import Subject
from conventions.french import NBSP, plural, quote
from conventions.model import Avenant, Decision, DecisionKind, SetGrant
from conventions.operations import act_title
from conventions.wording import joined, quoted, the_named

_HEADS: Mapping[DecisionKind, str] = {
    DecisionKind.GRANT: "attribue une subvention",
    DecisionKind.AUTHORISE_PAYMENT: "autorise le versement d’une subvention",
    DecisionKind.REQUEST: "sollicite une subvention",
}


def said_decision(decision: Decision, subject: Subject) -> str:
    """A decision, without its capital letter nor its full stop.

    >>> from conventions.samples import cci_2017_2019
    >>> act = cci_2017_2019().deliberations[0]
    >>> said_decision(act.decisions[1], Subject(cci_2017_2019(), act)).replace(NBSP, " ")
    'approuve le projet d’avenant n° 1 à la convention de partenariat triennale 2017-2019'
    """
    whole = _WHOLE.get(decision.kind)
    if whole is not None:
        return joined((whole(decision, subject), *_beside(decision, subject)))
    if not _is_told(decision):
        return bare_end(decision.raw)
    if decision.kind in _HEADS:
        return joined((_money(decision, subject), *_beside(decision, subject)))
    return joined((_other(decision), *_beside(decision, subject)))


def _is_told(decision: Decision) -> bool:
    told = ("beneficiary", "exercise", "amount", "object", "avenant", "signatory", "lines")
    return any(getattr(decision, name) not in (None, ()) for name in told)


def _money(decision: Decision, subject: Subject) -> str:
    """« attribue une subvention de 50 000 € (cinquante mille euros) à la CCI »."""
    head = f"{_HEADS[decision.kind]} {of_amount(decision.amount)}"
    if decision.beneficiary is None:
        return head
    link = "pour le compte " if decision.kind is DecisionKind.REQUEST else ""
    to = of_party if link else to_party
    return f"{head} {link}{to(subject.known, decision.beneficiary)}"


def _other(decision: Decision) -> str | None:
    """Of what no field says, the words of the act come first: « prend acte du bilan »."""
    charges = decision.kind is DecisionKind.CHARGE and decision.lines
    return None if charges else bare_end(decision.raw)


def _convention(decision: Decision, subject: Subject) -> str:
    convention = subject.convention
    return f"approuve {the_named(convention_named(convention))} {quoted(convention.title)}"


def _avenant(decision: Decision, subject: Subject) -> str:
    act = _avenant_of(decision, subject)
    title = act_title(act) if act else f"avenant {quote(decision.avenant)}" if decision.avenant else "avenant"
    return f"approuve le projet d’{title} à {dated_convention(subject.convention)}"


def _signature(decision: Decision, subject: Subject) -> str:
    """« autorise le Président à signer l’avenant »: what is signed is in the words of the act, where it says it."""
    signer = decision.signatory and signatory_of(decision.signatory.name, decision.signatory.capacity)
    _, _, signed = decision.raw.partition(" à signer ")
    if signer:
        comma = "," if ", " in signer else ""
        return f"autorise {signer}{comma} à signer {bare_end(signed) or _signed(decision, subject)}"
    return bare_end(decision.raw)


def _signed(decision: Decision, subject: Subject) -> str:
    act = _avenant_of(decision, subject)
    return f"l’{act_title(act)}" if act else the_named(convention_named(subject.convention))


_WHOLE: Mapping[DecisionKind, Callable[[Decision, Subject], str]] = {
    DecisionKind.APPROVE_CONVENTION: _convention,
    DecisionKind.APPROVE_AVENANT: _avenant,
    DecisionKind.AUTHORISE_SIGNATURE: _signature,
}


def _avenant_of(decision: Decision, subject: Subject) -> Avenant | None:
    return next((act for act in subject.convention.avenants if act.key == decision.avenant), None)


def _beside(decision: Decision, subject: Subject) -> Iterator[str | None]:
    """What else is known of the decision, in its order."""
    money = decision.kind in _HEADS
    if not money and decision.amount is not None:
        yield f"pour un montant {of_amount(decision.amount)}"
    if not money and decision.beneficiary is not None:
        yield f"au bénéfice {of_party(subject.known, decision.beneficiary)}"
    yield f"au titre de l’exercice{NBSP}{decision.exercise}" if decision.exercise else None
    yield _object(decision, subject)
    if decision.avenant and decision.kind not in _WHOLE:
        yield f"en application de {_signed(decision, subject)}"
    if decision.signatory and decision.kind is not DecisionKind.AUTHORISE_SIGNATURE:
        yield f"signataire{NBSP}: {joined((decision.signatory.name, decision.signatory.capacity))}"
    yield _charged(decision)


def _charged(decision: Decision) -> str | None:
    lines = f"{NBSP}; ".join(map(said_charge, decision.lines))
    if not lines:
        return None
    if decision.kind is DecisionKind.CHARGE:
        return f"les dépenses correspondantes sont imputées ainsi{NBSP}: {lines}"
    return f"{plural(len(decision.lines), 'imputation', 'imputations')}{NBSP}: {lines}"


def _object(decision: Decision, subject: Subject) -> str | None:
    """What the money is for: the decision says it, or the grant that it is about."""
    told = decision.object or (_granted_for(decision, subject) if decision.kind in _HEADS else None)
    return f"avec pour objet{NBSP}: {bare_end(told)}" if told else None


def _granted_for(decision: Decision, subject: Subject) -> str | None:
    """The object of the grant of the same exercise and beneficiary, in the avenants that the act approves."""
    approved = {each.avenant for each in subject.deliberation.decisions}
    operations = [
        each for act in subject.convention.avenants if act.key in approved for each in act.operations
    ]
    grants = [each.grant for each in operations if isinstance(each, SetGrant)]
    about = (decision.exercise, decision.beneficiary)
    return next((grant.object for grant in grants if (grant.exercise, grant.beneficiary) == about), None)
