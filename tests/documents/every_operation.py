# mypy: disable-error-code="arg-type"
# Words of closed lists are given as texts, as files give them: the model reads them.
"""A convention whose avenants do every operation, each told in full: what no sample has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions import euros
from conventions.french import Name
from conventions.model import (
    Action,
    AddAction,
    AddParty,
    Avenant,
    Axis,
    BudgetLine,
    ChangeAction,
    ChangeAmount,
    ChangeBudgetLine,
    ChangeParty,
    ChangePaymentTerms,
    ChangePeriod,
    Clause,
    ConfirmGrant,
    Convention,
    Decision,
    Deliberation,
    Device,
    Each,
    ExtendTerm,
    Fixed,
    Grant,
    Instalment,
    Lapse,
    LinePart,
    Measure,
    Operation,
    Party,
    PaymentTerms,
    Perspective,
    Phase,
    Remainder,
    RemoveAction,
    RemoveAxis,
    RemoveClause,
    RemoveDevice,
    RemoveGrant,
    RemoveParty,
    RemovePaymentTerms,
    Reorder,
    Repayment,
    ReplaceArticle,
    SetAxis,
    SetCeiling,
    SetClause,
    SetDevice,
    SetGrant,
    SetTarget,
    Share,
    Signatory,
    Surplus,
    Target,
    Terminate,
    TextEdit,
    ThirdPartyCharge,
    Upon,
    Variant,
    YearDay,
)
from conventions.money import Price
from conventions.periods import Duration, Period
from conventions.samples import association_2024_2026

_TARGET = Target(
    key="ateliers", unit="ateliers", value=Decimal(12), per="an", exercise=2026, raw="une douzaine d’ateliers"
)
_ACTION = Action(
    key="ecole",
    number="2",
    title="Théâtre à l’école",
    axis="creation",
    objective="ouvrir les classes au théâtre",
    means="une comédienne par école",
    measures=(Measure(text="tenir des ateliers", partners=("ville",)),),
    partners=("ecoles",),
    devices=("residence",),
    targets=(
        _TARGET,
        Target(
            key="classes", unit="classes", low=Decimal(4), high=Decimal(6), at_least=True, approximate=True
        ),
    ),
    perspectives=(Perspective(text="un festival", when="fin 2026"),),
)
_SCHOOLS = Party(
    key="ecoles",
    name=Name("Caisse des écoles", article="la", gender="f"),
    short_name=Name("Caisse", article="la"),
    roles=("cofinanceur",),
    kinds=({"kind": "établissement public", "since": date(2020, 1, 1)},),
    identifiers=({"scheme": "SIRET", "value": "21000000600028"},),
    signatory=Signatory(name="Mme Ysée Vastre", capacity="présidente"),
)
_DEVICE = Device(
    key="residence",
    name="Résidence d’artistes",
    kind="dispositif",
    owner="ville",
    duration="environ deux ans",
    phases=(
        Phase(
            key="1",
            title="écrire la pièce",
            duration="4 à 6 mois",
            gate="avis d’un jury",
            charges=(ThirdPartyCharge(price=Price(euros(350), "HT"), payer="l’école"),),
        ),
    ),
)
_LINE = BudgetLine(
    raw="chapitre 204",
    section="investissement",
    budget="budget annexe de la culture",
    exercises=(2025, 2026),
    and_following=True,
    parts=(LinePart(key="nature", code="20422", label="bâtiments"),),
    amount=euros(5000),
)
_GRANT = Grant(
    exercise=2026,
    beneficiary="treteaux",
    amount=euros(9000),
    firmness="prévisionnel",
    nature="équipement",
    form="nature",
    use="affectée",
    calculation="proportionnelle",
    rate=Fraction(1, 4),
    eligible_cost=euros(36000),
    tax="HT",
    object="gradins de la salle",
    purpose="fonds de concours",
    asset="bâtiments, installations",
    amortised_over=Duration(months=60),
    aid_regime="hors aides d’État",
    regional_agreement="convention du 3 mars 2023",
    lines=(_LINE,),
    note="prêt de gradins",
)
_PAID = PaymentTerms(
    key="gradins",
    grants=("2026-équipement",),
    above=euros(1000),
    up_to=euros(90000),
    unit=euros(1),
    rounding="cumulative",
    instalments=(
        Instalment(
            kind="avance",
            amount=Share(ratio=Fraction(1, 2)),
            trigger=Upon(event="signature", delay=Duration(days=30), counted="jours ouvrés"),
            proofs=("relevé d’identité bancaire",),
            cap=Fraction(4, 5),
            minimum=euros(100),
            maximum=euros(8000),
            max_payments=2,
            variants=(
                Variant(condition="avec une garantie", amount=Fixed(amount=euros(6000)), cap=Fraction(3, 5)),
            ),
            stoppable=True,
            raw="la moitié à la signature",
        ),
        Instalment(
            kind="acompte",
            amount=Share(ratio=Fraction(1, 5)),
            trigger=Each(rhythm="trimestre", payments=2, first=date(2026, 3, 31)),
        ),
        Instalment(kind="solde", amount=Remainder(), trigger=YearDay(month=3, day=31, offset=1)),
    ),
    lapse=Lapse(
        since="signature", start_within=Duration(months=12), extension=Duration(months=6), raw="dans l’année"
    ),
    repayments=(Repayment(case="somme non utilisée", extent="partielle", raw="le reste est rendu"),),
    surplus=Surplus(ratio=Fraction(1, 10), of="subvention", raw="un dixième au plus"),
    subject_to_credits=True,
)

_CHARGE = Decision(kind="impute", raw="impute la dépense", lines=(_LINE,))
_NOTE = Decision(kind="prend acte", raw="prend acte du bilan de la saison")

GROUPS: tuple[tuple[Operation, ...], ...] = (
    (
        AddParty(party=_SCHOOLS),
        SetDevice(device=_DEVICE),
        SetAxis(
            axis=Axis(
                key="transmission", title="Transmission", stakes=("former les jeunes", "ouvrir la salle")
            )
        ),
        AddAction(action=_ACTION),
        ChangeAction(
            action=_ACTION.replace(title="Le théâtre à l’école", means="deux comédiens"), key="action changée"
        ),
        SetTarget(action="saison", target=_TARGET.replace(key="spectacles", unit="spectacles")),
        SetClause(clause=Clause(kind="communication", article="11", raw="Le logo de la Ville est montré.")),
        ReplaceArticle(article="2", text="La subvention va aux gradins."),
        ExtendTerm(until=date(2027, 6, 30)),
        ExtendTerm(by=Duration(months=6), key="encore"),
        Reorder(part="axes", keys=("transmission", "creation")),
    ),
    (
        ChangeParty(
            old="ecoles",
            new=_SCHOOLS.replace(key="ecoles2", name=Name("Fonds scolaire", article="le")),
            reason="reprise",
        ),
        RemovePaymentTerms(payment_terms="1"),
        RemoveGrant(grant="2024-fonctionnement"),
        RemoveAction(action="ecole"),
        RemoveAxis(axis="transmission"),
        RemoveDevice(device="residence"),
        RemoveClause(clause="11"),
        RemoveParty(party="ecoles2"),
    ),
    (
        SetGrant(grant=_GRANT),
        ChangeAmount(grant="2026-équipement", old=euros(9000), new=euros(12000)),
        ChangeAmount(grant="2025-fonctionnement", by=euros(-500)),
        ConfirmGrant(grant="2026-fonctionnement"),
        ChangeBudgetLine(grant="2026-équipement", line=_LINE.replace(raw="chapitre 21")),
        SetCeiling(ceiling=euros(200_000)),
        ChangePaymentTerms(payment_terms=_PAID),
        ChangePeriod(period=Period(date(2024, 1, 1), date(2028, 6, 30))),
        ExtendTerm(until=date(2028, 12, 31)),
        ExtendTerm(by=Duration(months=6), key="enfin"),
        TextEdit(change="remplacer des mots", article="7", old="chaque mois", new="chaque trimestre"),
        TextEdit(raw="À l’article 8, le mot « bilan » est supprimé.", key="bilan"),
        Terminate(day=date(2027, 3, 31), reason="la salle ferme"),
    ),
)
"""The operations of each avenant, in the order in which they can be done."""


def every_operation() -> Convention:
    """The sample of an association, with avenants that do everything that an avenant may do.

    Its own imputations and most of its clauses are left out: those of the avenants and of the decisions stand first.
    """
    base = association_2024_2026()
    bare = tuple(grant.replace(lines=()) for grant in base.initial.grants)
    initial = base.initial.replace(grants=bare, clauses=(base.initial.clauses or ())[1:5])
    (first,) = base.avenants
    set_grant = SetGrant(
        grant=Grant(exercise=2025, beneficiary="treteaux", amount=euros(33_500), nature="fonctionnement")
    )
    first = first.replace(operations=(set_grant,))
    added = [
        Avenant(
            number=rank,
            year=2026,
            operations=operations,
            signed_on=date(2026, rank, 1),
            effective_on=date(2026, rank, 2),
        )
        for rank, operations in enumerate(GROUPS, start=2)
    ]
    later = [
        Deliberation(
            authority="ville", organ="conseil", assembly="Conseil municipal", date=day, decisions=decisions
        )
        for day, decisions in ((date(2026, 2, 15), (_CHARGE, _NOTE)), (date(2026, 12, 15), ()))
    ]
    return base.replace(
        initial=initial, avenants=(first, *added), deliberations=(*base.deliberations, *later)
    )
