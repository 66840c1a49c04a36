"""The text of a convention: parties, action, grants, payment, clauses."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

from conventions.french import format_amount
from conventions.model import (
    Action,
    Axis,
    BudgetLine,
    Clause,
    ClauseKind,
    Firmness,
    Form,
    Grant,
    LinePart,
    PaymentTerms,
    Section,
    Target,
    Terms,
)
from conventions.samples.towns.bodies import GRANTOR, party
from conventions.samples.towns.patterns import terms as payment_terms
from conventions.samples.towns.projects import Charge, Year
from conventions.samples.towns.stories import Story

TARGET: Final = "objectif"
ACTION: Final = "action"

_WORDS: Final = {
    ClauseKind.OBJECT: "La convention fixe les conditions du soutien de la Ville à l’action du bénéficiaire.",
    ClauseKind.USE: "La subvention n’est employée qu’à l’action décrite.",
    ClauseKind.PAYMENT: "La subvention est versée selon l’échéancier de la convention.",
    ClauseKind.CREDITS: "Les montants sont versés sous réserve du vote des crédits au budget de l’exercice.",
    ClauseKind.CONTROL: "Le bénéficiaire remet ses comptes et se prête au contrôle de la Ville.",
    ClauseKind.EVALUATION: "Les parties évaluent ensemble l’action chaque année, d’après l’objectif chiffré.",
    ClauseKind.REPAYMENT: "La part de la subvention qui n’a pas été utilisée est reversée à la Ville.",
    ClauseKind.INITIATIVE: "L’action est née de l’initiative du bénéficiaire, qui la conçoit et la conduit.",
    ClauseKind.GENERAL_INTEREST: "L’action présente un intérêt général pour les habitants.",
    ClauseKind.NO_COUNTERPART: "La Ville n’attend de la subvention aucune contrepartie directe.",
}


def initial(story: Story) -> Terms:
    """The terms of the convention as signed."""
    guests = (party(body, role) for body, role in story.guests)
    return Terms(
        period=story.period,
        parties=(GRANTOR, party(story.body), *guests),
        axes=(Axis(key="axe", title=story.subject.aim[:1].upper() + story.subject.aim[1:]),),
        actions=(_action(story),),
        grants=tuple(_first_grant(story, year) for year in _written(story)),
        payment_terms=_payment(story),
        clauses=tuple(
            Clause(kind=kind, article=str(rank), raw=words)
            for rank, (kind, words) in enumerate(_WORDS.items(), start=1)
        ),
    )


def _written(story: Story) -> tuple[Year, ...]:
    """The years that the first text has: the one that an extension brings is not there yet."""
    return story.years[:-1] if story.extended else story.years


def _action(story: Story) -> Action:
    subject = story.subject
    return Action(
        key=ACTION,
        number="1",
        axis="axe",
        title=subject.action,
        objective=subject.aim,
        targets=(
            Target(key=TARGET, unit=subject.unit, value=Decimal(target(story)), per="an", at_least=True),
        ),
    )


def target(story: Story) -> int:
    """What the beneficiary promises to do in a year."""
    return story.subject.least + story.rank % 9


def _first_grant(story: Story, year: Year) -> Grant:
    if story.confirmed and year is not story.years[0]:
        foreseen = grant(story, year)
        words = f"Subvention de {format_amount(year.foreseen)} pour {year.exercise}, à titre prévisionnel."
        return foreseen.replace(amount=year.foreseen, firmness=Firmness.FORECAST, lines=(), raw=words)
    return grant(story, year)


def grant(story: Story, year: Year) -> Grant:
    """The grant of a year, as it is decided."""
    aid = story.aid
    return Grant(
        exercise=year.exercise,
        beneficiary=story.body.key,
        amount=year.amount,
        nature=aid.nature,
        form=aid.form,
        use=aid.use,
        calculation=aid.calculation,
        rate=aid.rate,
        eligible_cost=aid.cost,
        object=story.subject.action,
        purpose=aid.purpose,
        aid_regime=aid.regime,
        regional_agreement=aid.agreement,
        asset=aid.asset,
        amortised_over=aid.years,
        lines=() if aid.form is Form.IN_KIND else (line(story.charge),),
        raw=f"Subvention de {format_amount(year.amount)} pour {year.exercise}.",
    )


@lru_cache(maxsize=1024)
def line(charge: Charge) -> BudgetLine:
    """An imputation as the finance software writes it."""
    told = [("chapitre", charge.chapter), ("nature", charge.account), ("fonction", charge.function)]
    if charge.authorization:
        word = "AP" if charge.section is Section.INVESTMENT else "AE"
        told.append((word, charge.authorization))
    return BudgetLine(
        raw=", ".join(f"{word} {code}" for word, code in told),
        section=charge.section,
        parts=tuple(LinePart(key=word, code=code) for word, code in told),
    )


def _payment(story: Story) -> tuple[PaymentTerms, ...]:
    """One set of terms a way of paying; in kind, nothing is paid."""
    if story.aid.form is Form.IN_KIND:
        return ()
    written = _written(story)
    first = written[0].pattern
    return (payment_terms(first, tuple(story.grant_key(year) for year in written), story.aid.rate),)
