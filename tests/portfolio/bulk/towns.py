"""Small portfolios drawn around what decides: thresholds to the cent, last days, numbers shared by two files."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from conventions.french import Name
from conventions.model import (
    Accounts,
    AidRegime,
    Authorization,
    Avenant,
    Budget,
    BudgetLine,
    Commitment,
    Convention,
    CreditLine,
    DatedKind,
    Decision,
    DecisionKind,
    Deliberation,
    DeMinimisAid,
    Grant,
    Identifier,
    Ledger,
    LinePart,
    Organ,
    Party,
    PartyKind,
    Payment,
    PaymentCredit,
    Population,
    Publication,
    Purpose,
    Recovery,
    RemoveGrant,
    Role,
    Scheme,
    Section,
    Terms,
)
from conventions.money import Amount
from conventions.periods import Period
from tests.portfolio.bulk.worlds import World

YEARS = (2023, 2024, 2025)
DAYS = st.sampled_from(
    [date(year, *day) for year in (2022, *YEARS) for day in ((1, 1), (1, 31), (2, 1), (6, 30), (12, 31))]
)
AMOUNTS = st.sampled_from(
    [0, 1_150_000, 2_300_000, 2_300_001, 7_500_000, 7_500_001, 15_300_001, 10_000_000, 30_000_001, 75_000_001]
).map(lambda cents: Amount(cents=cents))
KINDS = st.sampled_from(
    [
        PartyKind.ASSOCIATION,
        PartyKind.ASSOCIATION,
        PartyKind.COMPANY,
        PartyKind.COMMUNE,
        PartyKind.PERSON,
        None,
    ]
)
SIREN, RNA = ("SIREN", "732829320"), ("RNA", "W751234567")
NUMBERS = st.sampled_from(
    [
        (SIREN,),
        (RNA,),
        (SIREN, RNA),
        (("SIRET", "73282932000074"),),
        (("SIRET", "73282932000075"), RNA),
        (("SIREN", "35600000"), ("RNA", "W2A1234567")),
        (("SIRET", "35600000049837"),),
        (),
    ]
)
EXERCISES = st.sampled_from(YEARS)


def maybe(drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Something, or nothing told."""
    return st.none() | drawn


def several(drawn: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few of them."""
    return st.lists(drawn, max_size=most).map(tuple)


def numbered(made: list[Any]) -> tuple[Any, ...]:
    """Records with keys of their own."""
    return tuple(each.replace(key=str(rank)) for rank, each in enumerate(made, 1))


def _party(key: str, role: Role, kind: PartyKind | None, held: tuple[tuple[str, str], ...]) -> Party:
    return Party(
        key=key,
        name=Name(f"Nom de {key}"),
        roles=(role,),
        kinds=(DatedKind(kind=kind),) if kind else (),
        identifiers=tuple(Identifier(scheme=Scheme(scheme), value=value) for scheme, value in held),
        populations=(Population(inhabitants=12_000),),
        legal_category="9210" if held == () else None,
    )


LINES = st.builds(
    lambda account, section, number: BudgetLine(
        raw="imputation",
        section=section,
        parts=(LinePart(key="compte", code=account), *((LinePart(key="AE", code="A1"),) if number else ())),
    ),
    st.sampled_from(["65748", "20422", "x"]),
    maybe(st.sampled_from(["fonctionnement", "investissement"])),
    st.booleans(),
)
GRANTS = st.builds(
    Grant,
    exercise=EXERCISES,
    beneficiary=st.sampled_from(["asso", "asso", "autre"]),
    amount=st.one_of(AMOUNTS, AMOUNTS, AMOUNTS, st.none()),
    firmness=st.sampled_from(["ferme", "ferme", "ferme", "prévisionnel"]),
    nature=st.sampled_from(["fonctionnement", "équipement", None]),
    form=st.sampled_from(["numéraire", "numéraire", "nature"]),
    purpose=st.sampled_from([None, None, None, Purpose.SOCIAL_HOUSING]),
    aid_regime=st.sampled_from([None, AidRegime.DE_MINIMIS, AidRegime.DE_MINIMIS_SIEG]),
    lines=several(LINES, 1),
)
GRANT_KEYS = st.sampled_from(["1", "2", "inconnue", None])
PAYMENTS = st.builds(
    Payment,
    number=st.just("1"),
    exercise=EXERCISES,
    grant=GRANT_KEYS,
    issued_on=DAYS,
    amount=AMOUNTS,
    paid_on=maybe(DAYS),
    state=st.sampled_from(["émis", "émis", "annulé"]),
)
COMMITMENTS = st.builds(
    Commitment, number=st.just("1"), committed_on=DAYS, exercise=EXERCISES, grant=GRANT_KEYS, amount=AMOUNTS
)
RECOVERIES = st.builds(
    Recovery,
    number=st.just("1"),
    kind=st.sampled_from(["réduction de mandat", "titre de recettes"]),
    exercise=EXERCISES,
    grant=GRANT_KEYS,
    issued_on=DAYS,
    amount=AMOUNTS,
    payment=maybe(st.just("1")),
)
LEDGERS = st.builds(
    Ledger,
    commitments=maybe(st.lists(COMMITMENTS, max_size=3).map(numbered)),
    payments=st.lists(PAYMENTS, max_size=4).map(numbered),
    recoveries=st.lists(RECOVERIES, max_size=1).map(numbered),
)
ACCOUNTS = st.builds(
    Accounts,
    beneficiary=st.just("asso"),
    exercise=EXERCISES,
    products=maybe(AMOUNTS),
    public_cash=maybe(AMOUNTS),
    auditor=maybe(st.just("Cabinet")),
)
AIDS = st.builds(
    DeMinimisAid,
    beneficiary=st.just("asso"),
    granted_on=DAYS,
    amount=AMOUNTS,
    funder=st.just("Région"),
    regime=st.sampled_from([AidRegime.DE_MINIMIS, AidRegime.DE_MINIMIS_SIEG]),
    grant=st.sampled_from([None, None, "1"]),
)
PUBLICATIONS = st.builds(
    Publication,
    kind=st.sampled_from(["liste des organismes subventionnés", "comptes transmis au préfet"]),
    day=DAYS,
    exercise=maybe(EXERCISES),
    grant=GRANT_KEYS,
)
DELIBERATIONS = st.builds(
    lambda day, year, amount: Deliberation(
        authority="ville",
        organ=Organ.COUNCIL,
        assembly="Conseil municipal",
        date=day,
        decisions=(Decision(kind=DecisionKind.GRANT, raw="attribue", exercise=year, amount=amount),),
    ),
    DAYS,
    EXERCISES,
    AMOUNTS,
)
BROKEN = Avenant(number=1, signed_on=date(2023, 2, 1), operations=(RemoveGrant(grant="jamais vue"),))


@st.composite
def conventions(draw: st.DrawFn) -> Convention:
    """A convention of « ville » with « asso », and another body."""
    bodies = [
        _party(
            "ville", Role.GRANTOR, PartyKind.COMMUNE, draw(st.sampled_from([(("SIREN", "210000006"),), ()]))
        ),
        _party("asso", Role.BENEFICIARY, draw(KINDS), draw(NUMBERS)),
        _party("autre", Role.BENEFICIARY, draw(KINDS), draw(NUMBERS)),
    ]
    terms = Terms(
        period=Period(date(draw(EXERCISES), 1, 1), draw(maybe(st.just(date(2025, 12, 31))))),
        parties=tuple(bodies),
        grants=numbered(draw(st.lists(GRANTS, max_size=4))),
        ceiling=draw(maybe(AMOUNTS)),
    )
    return Convention(
        title="Convention tirée au sort",
        initial=terms,
        known_in_part=draw(st.sampled_from([False, False, True])),
        signed_on=draw(maybe(DAYS)),
        ledger=draw(maybe(LEDGERS)),
        accounts=numbered(draw(st.lists(ACCOUNTS, max_size=2))),
        de_minimis=numbered(draw(st.lists(AIDS, max_size=3))),
        publications=numbered(draw(st.lists(PUBLICATIONS, max_size=2))),
        deliberations=draw(several(DELIBERATIONS, 1)),
        avenants=draw(st.sampled_from([(), (), (), (), (), (), (BROKEN,)])),
    )


CREDITS = st.builds(PaymentCredit, exercise=EXERCISES, amount=AMOUNTS)
BUDGETS = st.builds(
    lambda year, voted, engaged, paid: Budget(
        authority="ville",
        exercise=year,
        lines=(
            CreditLine(key="l1", section=Section.OPERATING, account="65748", voted=voted, engaged=engaged),
        ),
        authorizations=(
            Authorization(
                number="A1", kind=Section.OPERATING, amount=voted, voted_on=date(year, 1, 1), credits=paid
            ),
        ),
    ),
    EXERCISES,
    AMOUNTS,
    maybe(AMOUNTS),
    st.lists(
        st.builds(PaymentCredit, exercise=EXERCISES, amount=AMOUNTS),
        max_size=2,
        unique_by=lambda c: c.exercise,
    ).map(tuple),
)


@st.composite
def worlds(draw: st.DrawFn, size: int) -> list[World]:
    """Some portfolios, each of one to three conventions, on a day; the same convention may be there twice."""
    found = []
    for rank in range(size):
        town = draw(st.lists(conventions(), min_size=1, max_size=3))
        town += [town[0]] if draw(st.sampled_from([True, False, False, False])) else []
        budgets = draw(st.lists(BUDGETS, max_size=2, unique_by=lambda budget: budget.exercise))
        found.append(
            World(
                str(rank),
                tuple(town),
                draw(st.sampled_from([date(2025, 6, 30), date(2026, 2, 1)])),
                tuple(budgets),
            )
        )
    return found
