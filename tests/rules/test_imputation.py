"""Where the money is charged: sections, norms stated and inferred, accounts proposed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions.model import BudgetLine, DatedKind, LinePart, NomenclatureUse, PartyKind, Population, Role
from conventions.nomenclature import families
from conventions.nomenclature.store import tables
from conventions.rules.reading.plans import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from conventions import Convention
    from conventions.model import Party
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
IMPUTATION = ("NAT-001", "NAT-002", "NAT-004", "NAT-005", "NAT-006", "NAT-007", "NAT-009")
_DIVERS, _PRIVATE = "organismes publics divers", "autres personnes de droit privé"
FITTING = {
    PartyKind.CHAMBER: _DIVERS,
    PartyKind.STATE: _DIVERS,
    PartyKind.PUBLIC_BODY: _DIVERS,
    PartyKind.GIP: _DIVERS,
    PartyKind.ASSOCIATION: _PRIVATE,
    PartyKind.FOUNDATION: _PRIVATE,
    PartyKind.COMPANY: "entreprises",
    PartyKind.MIXED_COMPANY: "entreprises",
    PartyKind.PERSON: "ménages",
}
"""The label of the account under 65738, or under 6574 of private law, that fits a kind of beneficiary."""


def _with_grant(convention: Convention, **told: object) -> Convention:
    (grant,) = convention.initial.grants
    return convention.replace(initial=convention.initial.replace(grants=(grant.replace(**told),)))


def _with_line(convention: Convention, **told: object) -> Convention:
    (line,) = convention.initial.grants[0].lines
    return _with_grant(convention, lines=(line.replace(**told),))


def _with_party(convention: Convention, rank: int, **told: object) -> Convention:
    parties = list(convention.initial.parties)
    parties[rank] = parties[rank].replace(**told)
    return convention.replace(initial=convention.initial.replace(parties=tuple(parties)))


def _line(account: str, word: str = "nature", section: str | None = None) -> BudgetLine:
    return BudgetLine.model_validate(
        {"raw": f"{word} {account}", "section": section, "parts": (LinePart(key=word, code=account),)}
    )


@pytest.mark.parametrize("code", IMPUTATION)
def test_a_line_without_an_account_is_not_evaluated(code: str, judge: Judge) -> None:
    """An unread imputation is shown as written; nothing is guessed in it."""
    convention = _with_line(judge.found(code, "failing"), parts=(), raw="INUM-FLI")
    assert judge.reason(code, convention, DAY) == "ligne « INUM-FLI » : compte non reconnu"


@pytest.mark.parametrize("code", IMPUTATION)
def test_a_convention_without_a_grant_has_nothing_to_charge(code: str, judge: Judge) -> None:
    """No grant, no imputation to look at."""
    base = judge.found(code, "failing")
    convention = base.replace(initial=base.initial.replace(grants=()))
    assert judge.reason(code, convention, DAY) == "aucune subvention n’est inscrite"


@pytest.mark.parametrize("code", IMPUTATION)
def test_a_forecast_without_a_line_is_charged_to_nothing_yet(code: str, judge: Judge) -> None:
    """Foreseen money needs no budget line: « sans objet », where a firm grant would be « non évaluée »."""
    convention = _with_grant(judge.found(code, "failing"), lines=())
    assert judge.reason(code, convention, DAY) == "imputation inconnue pour 2024"
    forecast = _with_grant(convention, firmness="prévisionnel")
    assert judge.reason(code, forecast, DAY).startswith("montant seulement prévisionnel pour 2024")


@pytest.mark.parametrize("account", ["632", "6232"])
def test_an_article_outside_the_families_may_be_a_function(account: str, judge: Judge) -> None:
    """« Article 632 » may be a code by function: it is not judged; « nature 632 » is."""
    assert not account.startswith(families())
    article = _with_grant(
        judge.found("NAT-001", "failing"), lines=(_line(account, "article", "investissement"),)
    )
    nature = _with_grant(article, lines=(_line(account, "nature", "investissement"),))
    assert judge.outcome("NAT-001", article, DAY) == "non évaluée"
    assert judge.outcome("NAT-001", nature, DAY).startswith("erreur")


@pytest.mark.parametrize(
    ("account", "instead"),
    [
        ("65738", "20418x"),
        ("6574", "2042x"),
        ("657341", "20414x"),
        ("6558", "204x"),
        ("20422", "657x"),
        ("74", "recette"),
    ],
)
def test_the_way_out_names_the_other_section(account: str, instead: str, judge: Judge) -> None:
    """The remedy proposes the equipment equivalent of an operating grant, and the other way round."""
    section = "fonctionnement" if account.startswith("2") else "investissement"
    convention = _with_grant(judge.found("NAT-001", "failing"), lines=(_line(account, section=section),))
    (error,) = judge.report("NAT-001", convention, DAY).errors
    assert instead in error.remedy


@pytest.mark.parametrize(("code", "name"), [("NAT-002", "failing"), ("NAT-009", "failing")])
def test_a_budget_annexe_has_its_own_norm(code: str, name: str, judge: Judge) -> None:
    """The norm of the authority is not that of its budgets annexes."""
    convention = judge.found(code, name)
    for told in ({"budget": "Budget annexe de l’eau"}, {"raw": "budget annexe, nature 65738"}):
        reason = judge.reason(code, _with_line(convention, **told), DAY)
        assert reason == "nomenclature du budget annexe non renseignée"


def _two_grantors(convention: Convention, other: Party) -> Convention:
    initial = convention.initial
    return convention.replace(initial=initial.replace(parties=(*initial.parties, other)))


def test_two_norms_are_none(judge: Judge) -> None:
    """Two grantors with two norms, or one line over exercises with two norms: nothing is chosen."""
    convention = judge.found("NAT-002", "failing")
    grantor = convention.initial.parties[0]
    same = _two_grantors(convention, grantor.replace(key="same"))
    other = _two_grantors(
        convention, grantor.replace(key="other", nomenclatures=(NomenclatureUse(norm="M14"),))
    )
    assert judge.outcome("NAT-002", same, DAY).startswith("erreur")
    assert judge.reason("NAT-002", other, DAY).startswith("plusieurs nomenclatures possibles")
    years = _with_line(convention, exercises=(2023, 2024))
    assert judge.reason("NAT-002", years, DAY).startswith("plusieurs nomenclatures possibles")


def test_without_a_grantor_there_is_no_norm(judge: Judge) -> None:
    """A convention that names no grantor says no norm."""
    convention = _with_party(judge.found("NAT-002", "failing"), 0, roles=(Role.COFUNDER,))
    assert judge.reason("NAT-002", convention, DAY) == "nomenclature de l’attribuant non renseignée pour 2024"


@pytest.mark.parametrize(
    ("kind", "exercise", "inferred"),
    [
        (PartyKind.METROPOLE, 2014, False),
        (PartyKind.METROPOLE, 2015, True),
        (PartyKind.COMMUNE, 2023, False),
        (PartyKind.DEPARTEMENT, 2023, False),
        (PartyKind.COMMUNE, 2024, True),
        (PartyKind.EPCI, 2024, True),
        (PartyKind.DEPARTEMENT, 2024, True),
        (PartyKind.REGION, 2024, True),
        (PartyKind.STATE, 2024, False),
        (None, 2024, False),
    ],
)
def test_m57_is_inferred_from_the_kind_and_the_year(
    kind: PartyKind | None, exercise: int, judge: Judge, *, inferred: bool
) -> None:
    """M57: métropoles since 2015, every local authority since 2024, nobody else."""
    kinds = (DatedKind(kind=kind),) if kind else ()
    convention = _with_party(judge.found("NAT-002", "failing"), 0, nomenclatures=(), kinds=kinds)
    convention = _with_grant(convention, exercise=exercise, lines=(_line("65739"),), key="G")
    report = judge.report("NAT-002", convention, DAY)
    assert bool(report.findings) is inferred
    assert all(finding.inferred for finding in report.findings)
    if not inferred:
        assert "non renseignée" in judge.reason("NAT-002", convention, DAY)


def test_a_norm_marked_as_inferred_in_the_file_counts_as_inferred(judge: Judge) -> None:
    """The flag of the file lowers the finding, which names it."""
    used = NomenclatureUse(norm="M57", declinaison="M57_D", inferred=True)
    convention = _with_party(judge.found("NAT-002", "failing"), 0, nomenclatures=(used,))
    (finding,) = judge.report("NAT-002", convention, DAY).findings
    assert finding.severity == "avertissement"
    assert finding.inferred == "nomenclature M57 «\u00a0déduite\u00a0» d’après le fichier"


def test_plans_that_disagree_are_not_chosen(judge: Judge) -> None:
    """Without a declinaison, 65738 is right in the abridged plan only: not evaluated by either rule."""
    for code in ("NAT-002", "NAT-009"):
        used = NomenclatureUse(norm="M57")
        convention = _with_party(judge.found(code, "failing"), 0, nomenclatures=(used,))
        assert "déclinaison non renseignée" in judge.reason(code, convention, DAY)


def test_the_unknown_years_of_the_heading_are_unknown(judge: Judge) -> None:
    """Outside the data NAT-009 says nothing; without a norm neither."""
    convention = judge.found("NAT-009", "failing")
    later = _with_grant(convention, exercise=2025)
    assert judge.reason("NAT-009", later, DAY).startswith("exercice 2025 hors des données")
    nameless = _with_party(convention, 0, nomenclatures=(), kinds=())
    assert judge.reason("NAT-009", nameless, DAY).startswith("nomenclature de l’attribuant non renseignée")


def test_the_developed_plan_before_it_had_its_name(judge: Judge) -> None:
    """M57_D starts in 2022 in the data: before, the plan called M57 answers."""
    convention = _with_party(
        _with_grant(judge.found("NAT-002", "failing"), exercise=2020, key="2024"),
        0,
        nomenclatures=(NomenclatureUse(norm="M57", declinaison="M57_D", since=2018),),
    )
    (finding,) = judge.report("NAT-002", convention, DAY).errors
    assert "657381 (" in finding.remedy


def test_the_abridged_plan_is_no_other_plan(judge: Judge) -> None:
    """Before the data have it, M57_A is not read in the developed plan, where 65738 is a heading."""
    for code in ("NAT-002", "NAT-009"):
        convention = _with_party(
            _with_grant(judge.found(code, "failing"), exercise=2020, key="2024"),
            0,
            nomenclatures=(NomenclatureUse(norm="M57", declinaison="M57_A"),),
        )
        assert judge.reason(code, convention, DAY) == (
            "exercice 2020 hors des données de la nomenclature M57 (M57_A de 2022 à 2024)"
        )


@pytest.mark.parametrize(("inhabitants", "found"), [(3499, False), (3500, True), (None, False)])
def test_the_population_may_tell_the_plan(inhabitants: int | None, judge: Judge, *, found: bool) -> None:
    """From 3 500 inhabitants on a commune follows the developed plan, where 65738 is a heading."""
    populations = () if inhabitants is None else (Population(inhabitants=inhabitants),)
    kinds = (DatedKind(kind=PartyKind.COMMUNE),)
    convention = _with_party(
        judge.found("NAT-002", "failing"), 0, kinds=kinds, nomenclatures=(), populations=populations
    )
    findings = judge.report("NAT-002", convention, DAY).findings
    assert [finding.severity.value for finding in findings] == ["avertissement"] * found
    if not found:
        assert "déclinaison non renseignée" in judge.reason("NAT-002", convention, DAY)


def _proposed(judge: Judge, account: str, **beneficiary: object) -> str:
    convention = _with_party(judge.found("NAT-002", "failing"), 1, **beneficiary)
    convention = _with_grant(convention, lines=(_line(account),))
    (finding,) = judge.report("NAT-002", convention, DAY).findings
    return finding.remedy


@pytest.mark.parametrize("kind", list(PartyKind))
def test_the_account_proposed_fits_the_beneficiary(kind: PartyKind, judge: Judge) -> None:
    """Where a label fits the kind of beneficiary, that account alone is proposed."""
    kinds = (DatedKind(kind=kind),)
    heading = "6574" if kind.private_law else "65738"
    remedy = _proposed(judge, heading, kinds=kinds, legal_category=None)
    wanted = FITTING.get(kind)
    assert (wanted or "charger le compte") in remedy.lower()
    assert (wanted is not None) == (remedy.count("(") == 1)


@pytest.mark.parametrize(("category", "account"), [("7378", "657381"), ("7381", "657382"), (None, "657382")])
def test_a_local_public_body_has_its_own_account(category: str | None, account: str, judge: Judge) -> None:
    """The legal category tells local public bodies from the others."""
    kinds = (DatedKind(kind=PartyKind.PUBLIC_BODY),)
    remedy = _proposed(judge, "65738", kinds=kinds, legal_category=category)
    assert remedy.startswith(f"charger le compte {account} (")


def test_an_unknown_beneficiary_gets_every_account(judge: Judge) -> None:
    """Without the kind of the beneficiary, or the beneficiary itself, both accounts are proposed."""
    assert "657381 (Autres établissements publics locaux) et 657382" in _proposed(judge, "65738", kinds=())
    convention = _with_grant(judge.found("NAT-002", "failing"), beneficiary="personne")
    (finding,) = judge.report("NAT-002", convention, DAY).findings
    assert " et 657382" in finding.remedy


def test_without_any_account_to_propose_the_plan_is_named(judge: Judge) -> None:
    """An absent account has no child: the remedy says where to look; inferred, it asks for the norm too."""
    (finding,) = judge.report("NAT-002", judge.found("NAT-002", "absent"), DAY).errors
    assert finding.remedy == "charger un compte du plan de l’exercice"
    inferred = _with_grant(judge.found("NAT-002", "inferred"), lines=(_line("65739"),))
    assert judge.message("NAT-002", inferred, DAY).startswith("nomenclature non renseignée (M57 probable) : ")
    (finding,) = judge.report("NAT-002", inferred, DAY).findings
    assert finding.remedy.endswith("ou renseigner la nomenclature de l’attribuant")


def test_the_rules_stop_where_the_data_of_the_nomenclature_do() -> None:
    """The days that the rules on accounts cover are those of the exercises in the data."""
    plans_known = tables().plans.values()
    assert date(min(plan.first for plan in plans_known), 1, 1) == FIRST_DAY
    assert date(max(plan.last for plan in plans_known), 12, 31) == LAST_DAY
