"""``conventions totem show``: a budget as a page, as JSON, as CSV; natural persons masked unless asked for."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from conventions.cli.terminal import width
from conventions.cli.totem_page import page
from conventions.opendata import totem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

HEADER = """<EnTeteDocBudgetaire><DteStr V="2022-04-06"/><LibelleColl V="TRIFOUILLY"/>
<IdColl V="21560046100010"/></EnTeteDocBudgetaire><Budget><EnTeteBudget><LibelleEtab V="BUDGET PRINCIPAL"/>
<IdEtab V="21560046100010"/><Nomenclature V="M57-M57_D"/></EnTeteBudget><BlocBudget><NatDec V="09"/>
<Exer V="2022"/><DteDec V="2022-04-04"/><CodTypBud V="P"/></BlocBudget>"""
LINES = """<LigneBudget><Nature V="65748"/><ContNat V="65"/><CodRD V="D"/><CredOuv V="1500"/><MtReal V="1200.5"/>
<OpBudg V="0"/></LigneBudget>
<LigneBudget><Nature V="2041412"/><ContNat V="204"/><Fonction V="020"/><CodRD V="D"/><CredOuv V="-5"/>
<OpBudg V="1"/></LigneBudget>
<LigneBudget><Nature V="7478"/><ContNat V="74"/><CodRD V="R"/><MtReal V="rien"/><OpBudg V="0"/></LigneBudget>
<LigneBudget><Nature V="65111"/><LibCpte V="=1+1"/><ContNat V="65"/><CodRD V="D"/><OpBudg V="1"/></LigneBudget>"""
CONCOURS = """<Annexes><DATA_CONCOURS>
<CONCOURS><CodArticle V="65748"/><CodNatJurBenefCA V="P1"/><LibOrgaBenef V="@CLUB&#10;&#x202e;NU"/>
<MtSubv V="1000"/><ObjSubv V="TOURNOI"/></CONCOURS>
<CONCOURS><CodArticle V="65748"/><CodNatJurBenefCA V="P3"/><LibOrgaBenef V="DURAND Zoé"/><MtSubv V="200.50"/>
<ObjSubv V="PERMIS"/></CONCOURS></DATA_CONCOURS></Annexes>"""
BUDGET = f"<DocumentBudgetaire>{HEADER}{LINES}{CONCOURS}</Budget></DocumentBudgetaire>"
PAGE = """\
Compte administratif 2022 : TRIFOUILLY
  collectivité : TRIFOUILLY, SIRET 215 600 461 00010
  budget : BUDGET PRINCIPAL, budget principal, SIRET 215 600 461 00010
  nomenclature : M57_D
  décision : 4 avril 2022
  fichier : 6 avril 2022

Totaux (4 lignes)
Section et sens                   Crédits ouverts     Réalisé
────────────────────────────────  ───────────────  ──────────
fonctionnement, dépenses réelles       1 500,00 €  1 200,50 €
fonctionnement, dépenses d’ordre
fonctionnement, dépenses totales       1 500,00 €  1 200,50 €
fonctionnement, recettes réelles
investissement, dépenses d’ordre          -5,00 €

Subventions versées, comptes 657 et 204 (2 lignes)
Compte   Intitulé                         Fonction  Crédits ouverts     Réalisé
───────  ───────────────────────────────  ────────  ───────────────  ──────────
65748    Autres personnes de droit privé                 1 500,00 €  1 200,50 €
2041412  Bâtiments et installations       020               -5,00 €
Total                                                    1 495,00 €  1 200,50 €

Subventions nommées, annexe des concours (2)
Article  Bénéficiaire         Nature             Objet       Montant
───────  ───────────────────  ─────────────────  ───────  ──────────
65748    @CLUB \\u202eNU       association        TOURNOI  1 000,00 €
65748    personne physique 1  personne physique             200,50 €
Total                                                     1 200,50 €
1 bénéficiaire est masqué (personnes physiques, ou de nature que le fichier ne dit pas) : --with
names donne les noms.
Pour information : 1 200,50 € (réalisé) sur les comptes 657 et 204, 1 200,50 € de subventions
nommées ; les deux sont égaux.

Remarques (1)
- ligne 8, MtReal : « rien » : ce n’est pas un montant
"""


@pytest.fixture
def budget(tmp_path: Path) -> Path:
    """The file of a small account, with what is to be masked and what is to be neutralised."""
    path = tmp_path / "budget.xml"
    path.write_text(BUDGET, encoding="utf-8")
    return path


def _plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def _unwrapped(text: str) -> list[str]:
    return _plain(text).replace("\n", " ").split()


def test_the_page_says_everything_in_columns(run: Run, budget: Path) -> None:
    """The header, the sums, the lines of subsidies, the named subsidies, the remarks."""
    code, out, err = run("totem", "show", budget)
    assert (code, err) == (0, "")
    assert max(map(width, out.splitlines())) <= 100
    assert _plain(out) == PAGE


@pytest.mark.parametrize("room", [40, 60, 80, 100])
def test_no_amount_is_cut_however_narrow_the_terminal(budget: Path, room: int) -> None:
    """Fewer amounts are shown, the one that counts always, and each of them in one piece."""
    budget.write_text(BUDGET.replace("1200.5", "321987654.25"), encoding="utf-8")
    lines = list(page(totem.read(budget), room))
    assert max(map(width, lines)) <= room
    assert sum("321 987 654,25 €" in _plain(line) for line in lines) == 5
    assert any("Crédits" in line for line in lines) == (room >= 60)


def test_names_are_shown_only_when_asked_for(run: Run, budget: Path) -> None:
    """In every format: masked by default, whole with the option."""
    for form in ("text", "json", "csv"):
        assert "DURAND" not in run("totem", "show", budget, "--format", form)[1]
        assert "DURAND Zoé" in run("totem", "show", budget, "--format", form, "--with", "names")[1]
    assert "masqué" not in run("totem", "show", budget, "--with", "names")[1]


def test_json_has_all_of_it(run: Run, budget: Path) -> None:
    """Amounts are texts, null where they are not written; sums and agreement are given."""
    told = json.loads(run("totem", "show", budget, "--format", "json")[1])
    assert told["header"]["plan"]["declinaison"] == "M57_D"
    assert told["header"]["stage"] == "compte administratif"
    assert [line["realised"] for line in told["lines"]] == ["1200.50", None, None, None]
    assert told["concours"][1]["beneficiary"] == "personne physique 1"
    assert told["totals"][0] == {
        "section": "fonctionnement",
        "direction": "dépense",
        "amount": "realised",
        "total": "1200.50",
    }
    assert told["agreement"]["difference"] == "0.00"
    assert told["remarks"][0]["raw"] == "rien"


def test_csv_runs_nothing_in_a_spreadsheet(run: Run, budget: Path) -> None:
    """Lines then named subsidies; a text that looks like a formula is neutralised, an amount is not."""
    out = run("totem", "show", budget, "--format", "csv")[1]
    rows = list(csv.DictReader(out.splitlines(), delimiter=";"))
    assert [row["sorte"] for row in rows] == ["ligne"] * 4 + ["concours"] * 2
    assert [row["crédits_ouverts"] for row in rows[:2]] == ["1500.00", "-5.00"]
    assert rows[3]["intitulé"] == "'=1+1"
    assert rows[4]["bénéficiaire"] == "'@CLUB\\n\\u202eNU"
    assert (rows[4]["montant"], rows[4]["compte"], rows[1]["fonction"]) == ("1000.00", "65748", "020")


def test_a_broken_file_is_one_error(run: Run, budget: Path) -> None:
    """The file, the line, what was met, what is expected, what to do; the exit code is that of an unusable file."""
    budget.write_text(BUDGET.replace('Exer V="2022"', 'Exer V="2022 en erreur"'), encoding="utf-8")
    code, out, err = run("totem", "show", budget)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert _plain(err).startswith(
        f"conventions : {budget} : ligne 4, exercice : « 2022 en erreur », or il faut une année"
    )
    assert run("totem", "show", budget.with_name("absent.xml"))[0] == 2


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([('NatDec V="09"', 'NatDec V="02"/><NumDec V="3"')], "Décision modificative n° 3 2022 : TRIFOUILLY"),
        ([(CONCOURS, "")], "annexe des concours (aucune)"),
        ([(LINES, "")], "Totaux (0 ligne)"),
        ([("M57-M57_D", "M22-M22")], "nomenclature : M22-M22 (nomenclature M22 hors des données)"),
        ([('<DteDec V="2022-04-04"/>', "")], "décision : date non dite"),
        ([('<DteStr V="2022-04-06"/>', "")], "décision : 4 avril 2022"),
        ([('CodTypBud V="P"', 'CodTypBud V="A"/><LibelleEtabPal V="VILLE"')], "budget annexe de VILLE"),
        ([('<CodTypBud V="P"/>', "")], "principal ou annexe, non dit"),
        ([('CodRD V="R"', 'CodRD V="Z"')], "non dit"),
        ([('MtSubv V="1000"', 'MtSubv V="900"')], "écart de 100,00 €"),
        (
            [('<LigneBudget><Nature V="7478"/>', '<LigneBudget calculated="true">')],
            "Sommes calculées dans le fichier, non comptées : 1 ligne.",
        ),
        (
            [('"rien"', '"rien"/><Nature V="1"' + '/><Nature V="2"' * 25)],
            "Les autres sont dans --format json.",
        ),
    ],
)
def test_other_budgets_are_told(run: Run, budget: Path, changes: list[tuple[str, str]], told: str) -> None:
    """What a budget has not is said, or left out."""
    text = BUDGET
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    budget.write_text(text, encoding="utf-8")
    assert told in " ".join(_unwrapped(run("totem", "show", budget)[1]))


def test_a_budget_in_csv_is_shown_too(run: Run, budget: Path) -> None:
    """It says neither its plan nor who gets its subsidies: the page says so."""
    head = "BGT_NATDEC;BGT_ANNEE;BGT_SIRET;BGT_NOM;BGT_NATURE;BGT_CODRD;BGT_MTREAL"
    row = "compte administratif;2021;22560001400016;MORBIHAN;65748;dépense;12,50"
    budget.write_text(f"{head}\n{row}\n", encoding="utf-8")
    code, out, err = run("totem", "show", budget)
    told = " ".join(_unwrapped(out))
    assert (code, err) == (0, "")
    assert "nomenclature : inconnue (nomenclature que ce format ne dit pas)" in told
    assert "Total 12,50 €" in told
    assert "annexe des concours (aucune)" in told


def test_a_guessed_encoding_is_told(run: Run, budget: Path) -> None:
    """Bytes that are not in the encoding declared are read, which the page says."""
    budget.write_bytes(BUDGET.encode("cp1252"))
    assert "windows-1252" in run("totem", "show", budget)[1]
    budget.write_bytes(BUDGET.replace("rien", "1").encode("cp1252"))
    assert "Remarques" not in run("totem", "show", budget)[1]


def test_accounts_and_articles_may_be_missing(run: Run, budget: Path) -> None:
    """A named subsidy without article, kind or amount keeps its row."""
    empty = '<CONCOURS><CodNatJurBenefCA V="P1"/></CONCOURS></DATA_CONCOURS>'
    budget.write_text(BUDGET.replace("</DATA_CONCOURS>", empty), encoding="utf-8")
    assert "annexe des concours (3)" in run("totem", "show", budget)[1]
