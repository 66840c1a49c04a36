"""Budgets are read whole: header, lines, named subsidies, sums; a fault among others is a remark."""

from __future__ import annotations

import csv
import gzip
import io
import pickle
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions.errors import ConventionsError
from conventions.money import ZERO, euros
from conventions.opendata import totem
from conventions.opendata.totem import Stage, TotemError, scdl_budget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Craft = Callable[..., bytes]

LINE = {"Nature": "65748", "ContNat": "65", "CodRD": "D", "MtPrev": "1500", "OpBudg": "0"}


def test_the_header_says_whose_budget_it_is(craft: Craft) -> None:
    """Who, which plan, which exercise, which document, when, principal or annex."""
    header = totem.read(craft(NumDec="2", NatDec="02", NatCEPL="Commune", CodBud="00")).header
    assert (header.collectivity, header.siret, header.establishment) == (
        "TRIFOUILLY",
        "21560046100010",
        "BUDGET PRINCIPAL",
    )
    assert (header.exercise, header.stage, header.decision_number) == (2022, Stage.DECISION_MODIFICATIVE, "2")
    assert (header.plan.norm, header.plan.declinaison, header.plan.unknown) == ("M57", "M57_D", None)
    assert (header.decided_on, header.made_on) == (date(2022, 4, 4), date(2022, 4, 6))
    assert (header.is_principal, header.kind, header.budget_code) == (True, "Commune", "00")


def test_an_annex_budget_names_its_principal(craft: Craft) -> None:
    """An annex says which budget it is beside, by a number that need not be a SIRET."""
    header = totem.read(craft(CodTypBud="A", LibelleEtabPal="COMMUNE", IdEtabPal="1")).header
    assert (header.is_principal, header.principal, header.principal_id) == (False, "COMMUNE", "1")
    assert totem.read(craft(CodTypBud="")).header.is_principal is None


@pytest.mark.parametrize(
    ("code", "stage"),
    [
        ("01", Stage.BUDGET_PRIMITIF),
        ("2", Stage.DECISION_MODIFICATIVE),
        ("03", Stage.BUDGET_SUPPLEMENTAIRE),
        ("09", Stage.COMPTE_ADMINISTRATIF),
        ("10", Stage.COMPTE_FINANCIER_UNIQUE),
    ],
)
def test_each_document_has_its_code(craft: Craft, code: str, stage: Stage) -> None:
    """The code of the decision tells the document, and so which amount matters."""
    file = totem.read(craft(NatDec=code))
    assert file.header.stage is stage
    assert file.main_amount == ("realised" if code in {"09", "10"} else "voted")


@pytest.mark.parametrize("code", ["", "09", "10"])
def test_a_cfu_is_one_by_its_root(craft: Craft, code: str) -> None:
    """The root of a CFU, prefixed as it is published, decides; its code may be missing."""
    root = 'doccfu:CompteFinancierUnique xmlns:doccfu="urn:x"'
    file = totem.read(craft([LINE], root=root, NatDec=code, declared="ISO-8859-1"))
    assert file.header.stage is Stage.COMPTE_FINANCIER_UNIQUE
    assert file.header.root == "CompteFinancierUnique"
    assert file.total("voted") == euros(1500)


def test_the_accountant_half_of_a_cfu_is_left_aside(craft: Craft) -> None:
    """What looks like a line inside DocumentComptable is none of the budget."""
    other = (
        "<DocumentComptable><Budget><LigneBudget><MtPrev V='9'/></LigneBudget></Budget></DocumentComptable>"
    )
    xml = craft([LINE], root="CompteFinancierUnique")
    xml = xml.replace(b"<CompteFinancierUnique>", b"<CompteFinancierUnique>" + other.encode())
    assert totem.read(xml).total("voted") == euros(1500)


def test_the_sums_written_in_a_cfu_are_not_added_again(craft: Craft) -> None:
    """A CFU marks what it adds up: sums are kept apart, a marked line with an account stays a line."""
    club = {"LibOrgaBenef": "CLUB", "CodNatJurBenefCA": "P1", "MtSubv": "10"}
    total = {"ChapitreNature": "65", "CodRD": "D", "MtPrev": "3000"}
    lines = [LINE, LINE | {"Nature": "65741"}, total]
    xml = craft(
        lines, [club, {"MtSubv": "10"}], root="CompteFinancierUnique", Nomenclature="M57-M57_A"
    ).decode()
    for value in ('<Nature V="65741"/>', '<ChapitreNature V="65"/>'):
        xml = xml.replace(
            f"<LigneBudget>{value}", f'<LigneBudget calculated="true" generator="x" id="1">{value}'
        )
    file = totem.read(
        xml.replace('<CONCOURS><MtSubv V="10"/>', '<CONCOURS calculated="x"><MtSubv V="10"/>').encode()
    )
    assert (file.total("voted"), file.concours_total) == (euros(3000), euros(10))
    assert [line.account for line in file.lines] == ["65748", "65741"]
    assert [(line.chapter, line.section, line.voted) for line in file.aggregates] == [
        ("65", "fonctionnement", euros(3000))
    ]
    assert [(remark.name, remark.raw) for remark in file.remarks] == [("CONCOURS", "10")]


@pytest.mark.parametrize("text", ["2022-04-04", "2022-04-04T10:16:21.216+02:00", "04-04-2022", "04/04/2022"])
def test_days_are_written_in_several_ways(craft: Craft, text: str) -> None:
    """As XML does, with an hour, or day first."""
    assert totem.read(craft(DteDec=text)).header.decided_on == date(2022, 4, 4)


@pytest.mark.parametrize("text", ["04-04/2022", "2022-13-01", "31/02/2022", "4 avril 2022", "0000-01-01"])
def test_what_is_no_day_is_a_remark(craft: Craft, text: str) -> None:
    """No day is guessed."""
    file = totem.read(craft(DteDec=text))
    assert (file.header.decided_on, [remark.raw for remark in file.remarks]) == (None, [text])


def test_a_line_has_all_that_is_written(craft: Craft) -> None:
    """Codes stay texts, amounts are exact, what is not written is None and not zero."""
    (line,) = totem.read(
        craft(
            [
                LINE
                | {"Fonction": "020", "Operation": "93", "LibCpte": "ÉTUDES", "MtReal": "787830.0"}
                | {"MtSup ICNE": "12.50", "CaracSup TypOpe": "1", "ArtSpe": "true", "MtRAR3112": ""}
            ]
        )
    ).lines
    assert (line.account, line.chapter, line.function, line.operation) == ("65748", "65", "020", "93")
    assert (line.direction, line.kind, line.label) == ("dépense", "réelle", "ÉTUDES")
    assert (line.voted, line.realised, line.to_realise) == (euros(1500), euros(787830), None)
    assert line.more == (("ICNE", euros("12.50")),)
    assert line.traits == (("TypOpe", "1"), ("ArtSpe", "true"))
    assert (line.number, line.exercise, line.line) == (1, 2022, 1)


def test_what_is_inside_a_value_is_not_a_value(craft: Craft) -> None:
    """Only the children of a line are its values."""
    whole = craft([LINE | {"CodRD": "D"}])
    nested = whole.replace(b'<CodRD V="D"/>', b'<CodRD V="D"><MtPrev V="99.00"/></CodRD>')
    assert nested != whole
    assert totem.read(nested).lines == totem.read(whole).lines != ()


def test_a_vote_by_function_has_functional_chapters(craft: Craft) -> None:
    """Without a chapter by nature, the chapter by function is the one, and gives the section."""
    file = totem.read(craft([{"Nature": "204172", "ContFon": "905", "CodRD": "D"}], Nomenclature="M57-M57_D"))
    assert (file.lines[0].chapter, file.lines[0].section) == ("905", "investissement")


@pytest.mark.parametrize(
    ("changes", "section"),
    [
        ({"CaracSup Section": "I"}, ("investissement", "file")),
        ({}, ("fonctionnement", "chapter")),
        ({"Nature": "021", "ContNat": ""}, ("investissement", "chapter")),
        ({"Nature": "1641", "ContNat": ""}, ("investissement", "account")),
        ({"Nature": "7478", "ContNat": ""}, ("fonctionnement", "account")),
        ({"Nature": "", "ContNat": ""}, (None, None)),
    ],
)
def test_the_section_says_how_it_is_known(
    craft: Craft, changes: dict[str, str], section: tuple[str, str]
) -> None:
    """The file states it, or the chapter of the plan does, or the class of the account."""
    line = totem.read(craft([LINE | changes])).lines[0]
    assert (line.section, line.section_from) == section


def test_without_a_known_plan_the_class_tells_the_section(craft: Craft) -> None:
    """A norm that the data have not is unknown: the lines are read all the same."""
    file = totem.read(craft([LINE], Nomenclature="M22-M22"))
    assert file.header.plan == ("M22-M22", None, None, "nomenclature M22 hors des données")
    assert (file.lines[0].section, file.lines[0].section_from) == ("fonctionnement", "account")


@pytest.mark.parametrize(
    ("changes", "declinaison", "unknown"),
    [
        ({"Nomenclature": "M14_COM_SUP3500"}, "M14_COM_SUP3500", None),
        ({"Nomenclature": "m4-m43_d"}, "M43_D", None),
        ({"Nomenclature": "M57-M57_A", "Exer": "2025"}, "M57_A", "exercice 2025 hors des données"),
        ({"Nomenclature": "M57-M57_Z", "Exer": "2025"}, None, "exercice 2025, hors des données"),
    ],
)
def test_the_plan_is_named_as_in_the_data(
    craft: Craft, changes: dict[str, str], declinaison: str | None, unknown: str | None
) -> None:
    """With its norm or without, in any capitals; out of the years of the data, it says why it is unknown."""
    plan = totem.read(craft(**changes)).header.plan
    assert plan.declinaison == declinaison
    assert plan.raw == changes["Nomenclature"]
    assert plan.unknown is None if unknown is None else unknown in str(plan.unknown)


def test_sums_are_by_anything_a_line_says(craft: Craft) -> None:
    """By account, function, section, direction, operation, exercise; what is not written adds nothing."""
    file = totem.read(
        craft(
            [
                LINE | {"Fonction": "020"},
                LINE | {"Fonction": "33", "MtPrev": "0.50"},
                LINE | {"CodRD": "R", "Nature": "7478", "ContNat": "74", "MtPrev": ""},
                LINE | {"Nature": "204172", "ContNat": "204", "MtPrev": "-1595.00"},
            ]
        )
    )
    assert file.total("voted") == euros("-94.50")
    assert file.totals("voted", "section") == {
        ("fonctionnement",): euros("1500.50"),
        ("investissement",): euros(-1595),
    }
    assert file.totals("voted", "account", "function") == {
        ("204172", None): euros(-1595),
        ("65748", "020"): euros(1500),
        ("65748", "33"): euros("0.50"),
    }
    assert file.totals("voted", "exercise", lines=file.lines_on("657")) == {(2022,): euros("1500.50")}
    assert file.total("realised") == ZERO
    assert [line.number for line in file.lines_on("657", "204")] == [1, 2, 4]
    assert [line.number for line in file.lines_on("7", direction="dépense")] == []


def test_a_wrong_name_is_told(craft: Craft) -> None:
    """An amount, a group or a way of naming that does not exist is an error that gives the choice."""
    file = totem.read(craft([LINE]))
    for call in (
        lambda: file.total("vote"),
        lambda: file.totals("vote"),
        lambda: file.totals("voted", "colour"),
        lambda: totem.read(craft(), natural_persons="all"),  # type: ignore[arg-type]
    ):
        with pytest.raises(ConventionsError, match="au choix"):
            call()


def test_a_fault_among_others_is_a_remark(craft: Craft) -> None:
    """An amount that is none, a code that is none, a value written twice, a day that is none: read on."""
    lines = [LINE | {"MtPrev": "abc", "CodRD": "X"}, LINE | {"MtPrev": "1 500,00", "MtSup ICNE": "1.005"}]
    xml = craft(lines, DteDec="2022-02-30", DteStr="hier")
    xml = xml.replace(b'<Nature V="65748"/>', b'<Nature V="65748"/><Nature V="6574"/>', 1)
    file = totem.read(xml)
    assert [(line.voted, line.direction, line.more) for line in file.lines] == [
        (None, None, ()),
        (euros(1500), "dépense", ()),
    ]
    assert [(remark.name, remark.raw) for remark in file.remarks] == [
        ("DteDec", "2022-02-30"),
        ("DteStr", "hier"),
        ("Nature", "6574"),
        ("CodRD", "X"),
        ("MtPrev", "abc"),
        ("MtPrev", "1 500,00"),
        ("MtSup ICNE", "1.005"),
    ]
    assert file.header.decided_on is None
    assert file.lines[0].account == "65748"


TABLE = """\
BGT_NATDEC;BGT_ANNEE;BGT_SIRET;BGT_NOM;BGT_CONTNAT;BGT_NATURE;BGT_NATURE_LABEL;BGT_FONCTION;BGT_SECTION;BGT_OPBUDG;\
BGT_CODRD;BGT_MTREAL;BGT_ARTSPE
compte administratif;2021;22560001400016;MORBIHAN;65;65748;Personnes de droit privé;020;fonctionnement;réel;dépense;\
14141,50;non spécialisé

compte administratif;2021;22560001400016;MORBIHAN;204;2041412;"Communes ; bâtiments";;;ordre;Recette;-1595.00;
compte administratif;2021;22560001400016
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_csv_of_a_budget_is_read_as_the_same(encoding: str, delimiter: str) -> None:
    """SCDL « budget », whatever its delimiter and encoding: the same lines, a plan that is unknown."""
    rows = csv.reader(io.StringIO(TABLE), delimiter=";")
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    file = totem.read(written.getvalue().encode(encoding))
    assert (file.header.stage, file.header.exercise) == (Stage.COMPTE_ADMINISTRATIF, 2021)
    assert (file.header.collectivity, file.header.siret) == ("MORBIHAN", "22560001400016")
    assert file.header.plan == ("", None, None, "nomenclature que ce format ne dit pas")
    first, second, third = file.lines
    assert (first.account, first.chapter, first.function, first.section) == (
        "65748",
        "65",
        "020",
        "fonctionnement",
    )
    assert (first.section_from, first.kind, first.direction) == ("file", "réelle", "dépense")
    assert (first.realised, first.voted, first.label) == (euros("14141.50"), None, "Personnes de droit privé")
    assert (second.kind, second.direction, second.realised) == ("ordre", "recette", euros(-1595))
    assert (second.label, second.section, second.section_from) == (
        "Communes ; bâtiments",
        "investissement",
        "account",
    )
    assert (third.account, third.line, file.remarks, file.concours) == (None, 5, (), ())


def test_the_csv_of_several_budgets_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of two exercises, stages or authorities are never added up as one budget."""
    for old, new in (
        ("2021;", "2022;"),
        ("compte administratif", "budget primitif"),
        ("22560001400016", "215"),
    ):
        head, _, tail = TABLE.rpartition("compte")
        with pytest.raises(TotemError, match="plusieurs budgets") as caught:
            totem.read((head + f"compte{tail}".replace(old, new)).encode())
        assert (caught.value.code, caught.value.line) == ("several_budgets", 5)
    monkeypatch.setattr(scdl_budget, "LIMIT", len(TABLE.encode()))
    assert len(totem.read(TABLE.encode()).lines) == 3
    with pytest.raises(TotemError, match="CSV de plus de"):
        totem.read(f"{TABLE}\n".encode())


def test_remarks_stop_at_a_thousand(craft: Craft) -> None:
    """A file that is wrong everywhere does not fill the memory with words."""
    assert len(totem.read(craft([LINE | {"MtPrev": "x"}] * 1001)).remarks) == 1000


@pytest.mark.parametrize("declared", ["UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"])
def test_the_declared_encoding_is_followed(craft: Craft, declared: str) -> None:
    """Accents come out right from each encoding met."""
    file = totem.read(craft(declared=declared, LibelleColl="SÉNÉ"))
    assert (file.header.collectivity, file.encoding_guessed) == ("SÉNÉ", False)


def test_a_wrong_encoding_is_guessed_and_told(craft: Craft) -> None:
    """Bytes of windows-1252 declared as UTF-8 are read, and the file says so."""
    file = totem.read(craft(declared="UTF-8", encoding="cp1252", LibelleColl="L’ÎLE"))
    assert (file.header.collectivity, file.encoding_guessed) == ("L’ÎLE", True)
    with pytest.raises(TotemError, match="un caractère interdit"):
        totem.read(craft(LibelleColl="\x02"))


def test_sources_are_paths_bytes_and_gzip(craft: Craft, tmp_path: Path) -> None:
    """A path, its text, the bytes, the same in a gzip: one budget."""
    xml = craft([LINE])
    (tmp_path / "totem.xml").write_bytes(xml)
    (tmp_path / "totem.xml.gz").write_bytes(gzip.compress(xml))
    given = (tmp_path / "totem.xml", str(tmp_path / "totem.xml"), xml, tmp_path / "totem.xml.gz")
    assert len({totem.read(source) for source in given}) == 1
    with pytest.raises(OSError, match=r"absent\.xml"):
        totem.read(tmp_path / "absent.xml")


def test_a_budget_travels(craft: Craft) -> None:
    """A budget and its error are values: hashable, picklable."""
    file = totem.read(craft([LINE], [{"LibOrgaBenef": "CLUB", "CodNatJurBenefCA": "P1", "MtSubv": "10"}]))
    assert pickle.loads(pickle.dumps(file)) == file
    assert hash(file) == hash(pickle.loads(pickle.dumps(file)))


def test_lines_and_named_subsidies_are_compared_without_a_word_of_fault(craft: Craft) -> None:
    """Both sums, their gap, both by article: for an account, what was paid."""
    lines = [LINE | {"MtReal": "60"}, LINE | {"MtReal": "40", "Nature": "204172", "ContNat": "204"}]
    concours = [
        {"CodArticle": "65748", "LibOrgaBenef": "CLUB", "CodNatJurBenefCA": "P1", "MtSubv": "60.0"},
        {"CodArticle": "6281", "LibOrgaBenef": "AUTRE", "CodNatJurBenefCA": "P1", "MtSubv": "5"},
        {"LibOrgaBenef": "SANS MONTANT", "CodNatJurBenefCA": "P1"},
    ]
    agreement = totem.read(craft(lines, concours, NatDec="09")).agreement()
    assert (agreement.amount, agreement.lines, agreement.concours) == ("realised", euros(100), euros(65))
    assert agreement.difference == euros(35)
    assert agreement.by_article == (
        ("", ZERO, ZERO),
        ("204172", euros(40), ZERO),
        ("6281", ZERO, euros(5)),
        ("65748", euros(60), euros(60)),
    )
    assert totem.read(craft(lines)).agreement().lines == euros(3000)


def test_reading_imports_nothing_heavy(craft: Craft) -> None:
    """A budget is read without pydantic nor babel, which a server or a command would pay at each start."""
    xml = craft([LINE | {"MtPrev": "1 500,00"}], Nomenclature="M57-M57_D")
    script = f"""import sys
sys.path[:0] = {sys.path!r}
from conventions.opendata import totem
assert totem.read({xml!r}).lines[0].voted
print(*({{"pydantic", "babel", "yaml"}} & sys.modules.keys()))"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
