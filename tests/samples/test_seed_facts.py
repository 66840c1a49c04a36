"""Every fact of the deliberation of 15 November 2018, by address: nothing of it may be lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conventions import Amount, Duration, FrenchParseError, Period, Price, euros
from conventions.french import parse_date
from conventions.model import (
    DecisionKind,
    FuzzyDate,
    FuzzyDuration,
    Organ,
    Outcome,
    PartyKind,
    ResultStatus,
    Role,
    Section,
)
from conventions.model.addresses import at, walk
from conventions.samples import cci_2017_2019

SEM, CCI = "initial.parties[SEM]", "initial.parties[CCI]"
A1, A2, A3 = (f"initial.actions[A{number}]" for number in (1, 2, 3))
NOVACITE = "initial.devices[novacite]"
GRANT = "avenants[2018-1].operations[1].grant"
LINE = f"{GRANT}.lines[1]"
ACT = "deliberations[2018-11-15]"
VOTE = f"{ACT}.vote"
R = "results"

FACTS: tuple[tuple[str, object], ...] = (
    # The partnership and its framework.
    ("kind", "convention de partenariat triennale"),
    ("known_in_part", True),
    ("reference", None),
    ("signed_on", None),
    ("effective_on", None),
    ("deliberation", None),
    ("ledger", None),
    ("framework.raw", "leur convention cadre"),
    ("framework.number", None),
    ("framework.signed_on", None),
    ("framework.parties", ("SEM", "CCI")),
    ("initial.period", Period.years(2017, 2019)),
    ("initial.clauses", None),
    ("initial.payment_terms", ()),
    # Who.
    (f"{SEM}.roles", (Role.GRANTOR,)),
    (f"{SEM}.kinds[1].kind", PartyKind.METROPOLE),
    (f"{SEM}.kinds[1].since", date(2018, 1, 1)),
    (f"{SEM}.nomenclatures", ()),
    (f"{CCI}.roles", (Role.BENEFICIARY, Role.OPERATOR)),
    (f"{CCI}.kinds[1].kind", PartyKind.CHAMBER),
    (f"{CCI}.legal_category", "7381"),
    (
        f"{CCI}.other_names",
        (
            "Chambre de Commerce et d’Industrie Lyon Métropole Saint-Etienne Roanne",
            "CCI Lyon Métropole Saint-Etienne Roanne",
            "Chambre de Commerce Lyon Métropole Saint-Etienne Roanne",
        ),
    ),
    (f"{CCI}.identifiers", ()),
    ("initial.parties[EPURES].roles", (Role.PARTNER,)),
    ("initial.parties[ENSMSE].roles", (Role.PARTNER,)),
    # Three axes with their stakes.
    ("initial.axes[entrepreneuriat].title", "L’entrepreneuriat"),
    ("initial.axes[innovation].title", "L’innovation"),
    ("initial.axes[numerique].title", "Le numérique"),
    # Three actions; the act does not say which axis each serves.
    (f"{A1}.number", "1"),
    (f"{A1}.title", "Améliorer l’accompagnement des entreprises hébergées en pépinières"),
    (f"{A1}.axis", None),
    (f"{A1}.measures[2].partners", ("EPURES",)),
    (f"{A1}.measures[2].devices", ("observatoire",)),
    (f"{A1}.targets[A1-T1].value", Decimal(30)),
    (f"{A1}.targets[A1-T1].unit", "entreprises à potentiel"),
    (f"{A1}.targets[A1-T1].per", "an"),
    (f"{A1}.targets[A1-T1].approximate", True),
    (f"{A1}.targets[A1-T1].at_least", False),
    (f"{A1}.devices", ("republique", "novacieries")),
    (f"{A1}.perspectives[2].when", FuzzyDate(raw="à l’horizon 2019")),
    (f"{A2}.number", "2"),
    (f"{A2}.axis", None),
    (f"{A2}.title", "Expertise des projets d’innovation (PME et startups)"),
    (f"{A2}.measures[2].devices", ("novacite", "mind")),
    (f"{A2}.targets[A2-T1].value", Decimal(20)),
    (f"{A2}.targets[A2-T1].unit", "projets"),
    (f"{A2}.targets[A2-T1].per", "an"),
    (f"{A2}.targets[A2-T1].approximate", True),
    (f"{A2}.perspectives[1].when", FuzzyDate(raw="courant octobre 2018")),
    (f"{A3}.number", "3"),
    (f"{A3}.axis", None),
    (f"{A3}.title", "Accompagner la transition numérique de l’industrie"),
    (f"{A3}.objective", "Accompagner les entreprises sur le produit manufacturé du futur"),
    (f"{A3}.targets", ()),
    (f"{A3}.devices", ("entreprise-4-0", "designtech", "usine-du-futur")),
    # Devices, and the accelerator in two phases.
    ("initial.devices[D2IN].kind", "dispositif"),
    ("initial.devices[observatoire].kind", "observatoire"),
    ("initial.devices[republique].kind", "pépinière"),
    ("initial.devices[novacieries].kind", "pépinière"),
    ("initial.devices[mind].owner", "SEM"),
    ("initial.devices[entreprise-4-0].kind", "module"),
    ("initial.devices[designtech].kind", "programme"),
    ("initial.devices[usine-du-futur].kind", "dispositif national"),
    ("initial.devices[itm-factory].owner", "ENSMSE"),
    (f"{NOVACITE}.owner", "CCI"),
    (f"{NOVACITE}.kind", "accélérateur"),
    (f"{NOVACITE}.duration", FuzzyDuration(raw="environ deux ans et demi")),
    (f"{NOVACITE}.phases[1].duration", FuzzyDuration(raw="4 à 6 mois")),
    (f"{NOVACITE}.phases[1].gate", "comité de labellisation devant un jury d’entrepreneurs"),
    (f"{NOVACITE}.phases[1].charges[1].price", Price(euros(350), "HT")),
    (f"{NOVACITE}.phases[1].charges[1].payer", "l’entreprise"),
    (f"{NOVACITE}.phases[2].duration", None),
    (f"{NOVACITE}.phases[2].gate", "décision d’un jury"),
    (f"{NOVACITE}.phases[2].charges[1].price", Price(euros(2400), "HT", "an")),
    # Results, whose units are not those of the targets.
    (f"{R}[A1-R1].value", Decimal(23)),
    (f"{R}[A1-R1].unit", "entrepreneurs accompagnés"),
    (f"{R}[A1-R1].target", None),
    (f"{R}[A1-R2].value", Decimal(80)),
    (f"{R}[A1-R2].unit", "heures d’accompagnement"),
    (f"{R}[A1-R3].value", Decimal(80)),
    (f"{R}[A1-R3].approximate", True),
    (f"{R}[A1-R3].when", FuzzyDate(raw="deuxième semestre")),
    (f"{R}[A2-R1].value", Decimal(3)),
    (f"{R}[A2-R1].when", FuzzyDate(raw="14/12/2017")),
    (f"{R}[A2-R1].occasion", "premier appel"),
    (f"{R}[A2-R1].of_which[1].value", Decimal(2)),
    (f"{R}[A2-R1].of_which[1].phase", "1"),
    (f"{R}[A2-R2].value", Decimal(1)),
    (f"{R}[A2-R2].status", ResultStatus.PLANNED),
    (f"{R}[A2-R2].when", FuzzyDate(raw="08/11/2018")),
    (f"{R}[A2-R2].phase", None),
    (f"{R}[A2-R2].phase_raw", "pour accéder à la phase"),
    (f"{R}[A2-R3].value", Decimal(1)),
    (f"{R}[A2-R3].when", FuzzyDate(raw="fin 2017")),
    (f"{R}[A3-R1].value", Decimal(350)),
    (f"{R}[A3-R1].unit", "visiteurs uniques"),
    (f"{R}[A3-R1].when", FuzzyDate(raw="14 juin")),
    (f"{R}[A3-R1].place", "Centre de Congrès de Saint-Étienne"),
    (f"{R}[A3-R2].value", Decimal(140)),
    (f"{R}[A3-R2].when", FuzzyDate(raw="14 juin")),
    (f"{R}[A3-R2].device", "itm-factory"),
    # The money: unknown for 2017 and 2019, asked for and brought by the avenant for 2018.
    ("initial.grants[2017].amount", None),
    ("initial.grants[2019].amount", None),
    ("requests[2018].amount", euros(50000)),
    ("requests[2018].beneficiary", "CCI"),
    ("requests[2018].requested_on", None),
    (f"{GRANT}.amount", euros(50000)),
    (f"{GRANT}.exercise", 2018),
    (f"{GRANT}.beneficiary", "CCI"),
    (f"{GRANT}.nature", None),
    (f"{GRANT}.calculation", None),
    (f"{LINE}.raw", "budget d’investissement sur le compte INUM 65738-SUBFCT-FLI"),
    (f"{LINE}.section", Section.INVESTMENT),
    (f"{LINE}.amount", None),
    (f"{LINE}.parts[1].code", "INUM"),
    (f"{LINE}.parts[1].key", None),
    (f"{LINE}.parts[2].key", "compte"),
    (f"{LINE}.parts[2].code", "65738"),
    (f"{LINE}.parts[3].code", "SUBFCT"),
    (f"{LINE}.parts[4].code", "FLI"),
    # The avenant, only approved.
    ("avenants[2018-1].number", 1),
    ("avenants[2018-1].year", 2018),
    ("avenants[2018-1].deliberation", "2018-11-15"),
    ("avenants[2018-1].signed_on", None),
    ("avenants[2018-1].effective_on", None),
    # The deliberation: four decisions, a vote without counts, two different signers.
    (f"{ACT}.organ", Organ.BUREAU),
    (f"{ACT}.assembly", "Bureau métropolitain"),
    (f"{ACT}.authority", "SEM"),
    (f"{ACT}.date", date(2018, 11, 15)),
    (f"{ACT}.number", None),
    (f"{ACT}.delegation", None),
    (f"{ACT}.decisions[1].kind", DecisionKind.AUTHORISE_PAYMENT),
    (f"{ACT}.decisions[1].amount", euros(50000)),
    (f"{ACT}.decisions[1].exercise", 2018),
    (f"{ACT}.decisions[2].kind", DecisionKind.APPROVE_AVENANT),
    (f"{ACT}.decisions[2].avenant", "2018-1"),
    (f"{ACT}.decisions[3].kind", DecisionKind.AUTHORISE_SIGNATURE),
    (f"{ACT}.decisions[3].signatory.capacity", "le Président, ou son représentant dûment habilité"),
    (f"{ACT}.decisions[3].signatory.name", None),
    (f"{ACT}.decisions[4].kind", DecisionKind.CHARGE),
    (f"{VOTE}.outcome", Outcome.UNANIMOUS),
    (f"{VOTE}.in_favour", None),
    (f"{VOTE}.against", None),
    (f"{VOTE}.abstentions", None),
    (f"{VOTE}.present", None),
    (f"{ACT}.extract_signatory.name", "Gaël PERDRIAU"),
    (f"{ACT}.extract_signatory.capacity", "Le Président"),
    (f"{ACT}.transmitted_on", None),
)


def test_the_table_is_whole() -> None:
    """The table lists more than a hundred facts, each once."""
    addresses = [address for address, _ in FACTS]
    assert len(addresses) == len(set(addresses)) > 100


@pytest.mark.parametrize(("address", "value"), FACTS, ids=[address for address, _ in FACTS])
def test_each_fact_of_the_act_is_held_with_its_type(address: str, value: object) -> None:
    """The value at the address is the fact, of the same type."""
    found = at(cci_2017_2019(), address)
    assert found == value
    assert type(found) is type(value)


def test_no_typed_value_of_the_sample_is_left_out_of_the_table() -> None:
    """Each amount, date, number, price or closed word of the sample is in the table."""
    typed = (Amount, Price, date, Decimal, FuzzyDate, FuzzyDuration, Period)
    listed = dict(FACTS)
    held = {address for address, value in walk(cci_2017_2019()) if isinstance(value, typed)}
    assert len(held) > 25
    assert not {address for address in held if address not in listed}


@pytest.mark.parametrize(
    ("raw", "period"),
    [
        ("à l’horizon 2019", Period.years(2019)),
        ("courant octobre 2018", Period(date(2018, 10, 1), date(2018, 10, 31))),
        ("14/12/2017", Period(date(2017, 12, 14), date(2017, 12, 14))),
        ("08/11/2018", Period(date(2018, 11, 8), date(2018, 11, 8))),
        ("fin 2017", Period(date(2017, 10, 1), date(2017, 12, 31))),
        ("14 juin", None),
        ("deuxième semestre", None),
    ],
)
def test_dates_as_written_allow_the_days_they_name(raw: str, period: Period | None) -> None:
    """A date of the act allows an interval, or nothing when it names no year."""
    assert FuzzyDate(raw=raw).period == period


def test_durations_as_written_have_bounds() -> None:
    """Both durations of the act are understood."""
    convention = cci_2017_2019()
    whole = at(convention, f"{NOVACITE}.duration")
    first = at(convention, f"{NOVACITE}.phases[1].duration")
    assert isinstance(whole, FuzzyDuration)
    assert isinstance(first, FuzzyDuration)
    assert whole.bounds == (Duration(years=2, months=6), Duration(years=2, months=6))
    assert first.bounds == (Duration(months=4), Duration(months=6))


def test_a_date_without_a_year_is_never_completed() -> None:
    """« 14 juin » is refused as a date: no year is invented."""
    with pytest.raises(FrenchParseError):
        parse_date("14 juin")
