"""``conventions scdl``: published files read, validated, repaired, and conventions published, from the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.cli.progress import ROWS, Progress
from conventions.cli.scdl_facts import facts_of
from conventions.cli.scdl_html import html_page
from conventions.cli.scdl_summary import Block, Entry, Summary, listed
from conventions.cli.scdl_text import text
from conventions.cli.tables import Column
from conventions.cli.terminal import width
from conventions.opendata.scdl import read, repair, validate
from tests.cli.scdl_files import published

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

HOSTILE = '=HYPERLINK("http://x")\x1b[31m\u202e<b>'
ASSOCIATION = "association-2024-2026.yaml"


def _told(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """Three rows: one right but for the spaces of its amount, one whose amount nobody told, one that is a person."""
    path = tmp_path / "aides.csv"
    path.write_bytes(
        published(
            {"montant": "40 000", "type": "x"},
            {"montant": "NC", "objet": "Festival", "type": "y"},
            {"montant": "1,500", "nomBeneficiaire": " Mme Jeanne Martin", "objet": HOSTILE, "type": "z"},
            delimiter=";",
        )
    )
    return path


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """Two rows that are right."""
    path = tmp_path / "juste.csv"
    path.write_bytes(published({}, {"objet": "Festival", "montant": "1500.00"}))
    return path


def test_reading_sums_up(run: Run, dirty: Path) -> None:
    """How the file is written, its total « au moins », each deviation with its title, its count, an example."""
    code, out, err = run("scdl", "read", dirty)
    told = _told(out)
    assert (code, err) == (1, "")
    assert "forme : CSV, utf-8, séparateur : point-virgule, en-tête à la ligne 1" in told
    assert "total : au moins 40 000,00 € (2 montants inconnus)" in told
    assert "autres colonnes : type" in told
    assert "T21 montant à la française : espaces et virgule décimale réparé 1" in told
    assert "ligne 2, montant : « 40 000 » : " in told
    assert "lu « 40000.00 »" in told
    assert "--format csv" in told
    assert out.rstrip().splitlines()[-1].startswith("ambigu")


def test_a_right_file_gives_0(run: Run, right: Path) -> None:
    """Nothing to tell of it, by any of the three."""
    code, out, _ = run("scdl", "read", right)
    assert (code, _told(out).endswith("aucun écart à la norme")) == (0, True)
    assert "total : 41 500,00 €" in _told(out)
    code, out, _ = run("scdl", "validate", right)
    assert (code, _told(out).endswith("aucun défaut")) == (0, True)
    code, out, _ = run("scdl", "repair", right, "-o", right.with_name("sortie.csv"))
    assert (code, _told(out).splitlines()[-1].endswith("(2 sur 2 ; 2 avant)")) == (0, True)
    assert right.with_name("sortie.csv").read_bytes() == right.read_bytes()


@pytest.mark.parametrize("action", ["read", "validate", "repair"])
@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_nothing_hostile_comes_out(run: Run, dirty: Path, action: str, form: str) -> None:
    """No control character in any form, no formula in CSV, no tag in HTML."""
    hostile = dirty.with_name("b.csv")
    hostile.write_bytes(published({"montant": HOSTILE, "idAttribuant": HOSTILE}))
    out = ["-o", dirty.with_name("o.csv")] if action == "repair" else []
    code, told, _ = run("scdl", action, hostile, *out, "--format", form)
    assert code == 1
    assert "HYPERLINK" in told
    assert all(char.isprintable() or char in "\n\u00a0\u202f" for char in told)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(told), delimiter=";"))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    if form == "html":
        assert "<b>" not in told


@pytest.mark.parametrize("action", ["read", "validate", "repair"])
def test_no_line_is_too_wide(run: Run, dirty: Path, action: str) -> None:
    """Text within 100 columns, whatever the cells."""
    out = ["-o", dirty.with_name("o.csv")] if action == "repair" else []
    _, told, _ = run("scdl", action, dirty, *out)
    assert max(map(width, told.splitlines())) <= 100


def test_json_of_a_reading(run: Run, dirty: Path) -> None:
    """A kind, the number of its shape, exact amounts as texts, what is unknown as null."""
    _, out, _ = run("scdl", "read", dirty, "--format", "json")
    told = json.loads(out)
    assert (told["kind"], told["format"]) == ("scdl-read", 1)
    assert told["file"]["total"] == {"amount": None, "known": "40000.00", "unknown": [2, 3]}
    assert told["deviations"] == dict(sorted(read(dirty).counts().items()))
    assert len(told["diagnoses"]) == sum(told["deviations"].values())
    assert "rows" not in told
    _, out, _ = run("scdl", "read", dirty, "--format", "json", "--rows")
    rows = json.loads(out)["rows"]
    assert [row["row"] for row in rows] == [1, 2, 3]
    assert (rows[0]["raw"]["montant"], rows[0]["texts"]["montant"]) == ("40 000", "40000.00")


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
@pytest.mark.parametrize("action", ["read", "validate", "repair"])
def test_names_of_persons_are_asked_for(run: Run, dirty: Path, action: str, form: str) -> None:
    """The name known to be that of a person is nowhere, unless it is asked for."""
    out = ["-o", dirty.with_name("o.csv")] if action == "repair" else []
    rows = [] if action == "validate" else ["--rows"]
    asked = ("scdl", action, dirty, *out, *rows, "--format", form)
    assert "Martin" not in run(*asked)[1]
    assert "Martin" in run(*asked, "--with", "names")[1]


def test_validating_counts(run: Run, dirty: Path) -> None:
    """The faults by column with what is wanted, as the library finds them; the csv has them all."""
    code, out, _ = run("scdl", "validate", dirty)
    told = _told(out)
    summary = validate(dirty).summary()
    assert code == 1
    assert f"lignes que le schéma refuse : {summary.faulty_rows}" in told
    assert f"{summary.faults} défauts" in told
    assert "ligne 3 : « NC »" in told
    _, out, _ = run("scdl", "validate", dirty, "--format", "csv")
    assert out.count("\n") == 1 + summary.faults + summary.supplements
    _, out, _ = run("scdl", "validate", dirty, "--format", "json")
    told_json = json.loads(out)
    assert (told_json["kind"], told_json["version"], told_json["valid"]) == ("scdl-validate", "2.1.1", False)
    assert sum(each["count"] for each in told_json["counts"]) == len(told_json["faults"])


def test_validating_an_empty_row_and_an_older_version(run: Run, tmp_path: Path) -> None:
    """A fault of a whole row says so; a version that is not known is refused."""
    path = tmp_path / "vide.csv"
    path.write_bytes(published({"idBeneficiaire": ""}))
    code, out, _ = run("scdl", "validate", path, "--no-cross-rows")
    assert (code, "l’un au moins de" in out) == (1, True)
    code, out, err = run("scdl", "validate", path, "--version", "9")
    assert (code, out) == (2, "")
    assert "versions connues" in err


def test_repairing_writes_and_tells(run: Run, dirty: Path) -> None:
    """The file of the library, the score, what changed, what stays, what is lacking."""
    output = dirty.with_name("repare.csv")
    code, out, err = run("scdl", "repair", dirty, "-o", output)
    told = _told(out)
    file, report = repair(dirty)
    assert (code, err) == (1, "")
    assert output.read_bytes() == file.to_csv()
    assert _told(str(report.score)) == "33 % des lignes publiables après réparation (1 sur 3 ; 0 avant)"
    assert told.endswith(_told(str(report.score)))
    for title in ("Ce qui a été changé", "Ce qui reste tel quel", "Ce qui empêche encore de publier"):
        assert title in told
    assert "colonnes non reprises : type" in told
    assert "« 40 000 » devient « 40000.00 »" in told


def test_extra_columns_and_a_report_of_its_own(run: Run, dirty: Path) -> None:
    """The other columns follow; the report goes to its file and the score alone is printed."""
    output, report = dirty.with_name("o.csv"), dirty.with_name("r.html")
    asked = ("scdl", "repair", dirty, "-o", output, "--report", report, "--format", "html", "--extra-columns")
    code, out, _ = run(*asked)
    assert (code, out.count("\n")) == (1, 1)
    assert out.startswith("33")
    assert output.read_text(encoding="utf-8").splitlines()[0].endswith(",dispositifAide,type")
    assert "colonnes non reprises" not in report.read_text(encoding="utf-8")
    run("scdl", "repair", dirty, "-o", output, "--report", report)
    assert max(map(width, report.read_text(encoding="utf-8").splitlines())) <= 100


def test_json_of_a_repair(run: Run, dirty: Path) -> None:
    """The score in exact counts, each change, each thing left with its readings, each row."""
    output = dirty.with_name("o.csv")
    _, out, _ = run("scdl", "repair", dirty, "-o", output, "--format", "json", "--rows")
    told = json.loads(out)
    assert (told["kind"], told["format"], told["score"]) == (
        "scdl-repair",
        1,
        {"rows": 3, "before": 0, "after": 1},
    )
    assert {"line": 2, "row": 1, "column": "montant", "before": "40 000", "after": "40000.00"}.items() <= (
        told["changes"][0].items()
    )
    assert [each["readings"] for each in told["left"] if each["row"] == 3] == [["1500.00", "1.50"]]
    assert [row["publishable"] for row in told["rows"]] == [True, False, False]
    assert told["columns"]["set_aside"] == ["type"]
    _, out, _ = run("scdl", "repair", dirty, "-o", output, "--format", "json")
    assert "rows" not in json.loads(out)


def test_a_repair_tells_what_to_do_of_a_column_met_twice(run: Run, dirty: Path) -> None:
    """Both columns are in the output; the account says which to take away, and JSON names the second one."""
    dirty.write_bytes(b"objet;montant;montant\na;10,00;12,00\n")
    output = dirty.with_name("o.csv")
    _, out, _ = run("scdl", "repair", dirty, "-o", output)
    assert "supprimez la colonne fausse" in " ".join(out.split())
    assert "montant (colonne 3)" in output.read_text(encoding="utf-8")
    _, out, _ = run("scdl", "repair", dirty, "-o", output, "--format", "json")
    assert json.loads(out)["columns"]["doubled"] == ["montant (colonne 3)"]


def test_the_file_read_is_never_written_over(run: Run, dirty: Path, right: Path) -> None:
    """The output is not the source, nor the report one of them."""
    before = dirty.read_bytes()
    assert run("scdl", "repair", dirty, "-o", dirty)[0] == 2
    assert run("scdl", "repair", dirty, "-o", right, "--report", dirty)[0] == 2
    assert run("scdl", "repair", dirty, "-o", right, "--report", right)[0] == 2
    assert dirty.read_bytes() == before


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.scopes: list[str | None] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope"))


@pytest.mark.parametrize("action", ["read", "validate", "repair"])
def test_the_page_has_the_figures_of_the_text(run: Run, dirty: Path, action: str) -> None:
    """Each word of the text is in the page, which is of one language, without script, with scopes."""
    out = ["-o", dirty.with_name("o.csv")] if action == "repair" else []
    _, text, _ = run("scdl", action, dirty, *out)
    _, html, _ = run("scdl", action, dirty, *out, "--format", "html")
    page = _Page(html)
    assert html.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert set(page.scopes) == {"col", "row"}
    assert not {"script", "link", "img"} & set(page.tags)
    assert page.tags.count("h1") == 1
    assert page.tags.count("table") == page.tags.count("caption") > 0
    figures = [word for word in text.split() if word.isdigit()]
    assert figures
    assert all(figure in html for figure in figures)


def test_what_is_no_table_gives_2(run: Run, tmp_path: Path) -> None:
    """Nothing is written for it, and the reason is told."""
    path = tmp_path / "image.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    output = tmp_path / "o.csv"
    for action, *more in (["read"], ["validate"], ["repair", "-o", output]):
        code, out, _ = run("scdl", action, path, *more)
        assert (action, code, "image" in out.replace("image.csv", "")) == (action, 2, True)
    assert not output.exists()


@pytest.mark.parametrize("action", ["read", "validate", "repair"])
def test_a_path_that_is_no_file(run: Run, tmp_path: Path, action: str) -> None:
    """A folder, a missing file, a name that no file may have: one sentence, 2."""
    out = ["-o", tmp_path / "o.csv"] if action == "repair" else []
    missing = (tmp_path / "a", "a\0b", "a" * 300)
    for path, told in ((tmp_path, "est un dossier"), *((name, "est introuvable") for name in missing)):
        code, printed, err = run("scdl", action, path, *out)
        assert (code, printed, err.count("\n")) == (2, "", 1)
        assert told in err


def test_exporting(run: Run, seed: Path, tmp_path: Path) -> None:
    """The rows on the output or in a file; the count, the total and what is left out on the error stream."""
    file = seed.with_name(ASSOCIATION)
    code, out, err = run("scdl", "export", file, file, "--as-of", "2025-12-31")
    assert code == 0
    assert [row["montant"] for row in csv.DictReader(io.StringIO(out))] == ["30000.00", "33500.00"]
    assert _told(err).startswith("2 lignes : 63 500,00 € non publié : ")
    output = tmp_path / "o.csv"
    code, out, _ = run("scdl", "export", file, "--as-of", "2025-12-31", "-o", output)
    assert (code, out) == (0, "")
    assert validate(output).valid
    _, out, _ = run("scdl", "export", file, "--as-of", "2025-12-31", "--shape", "flat", "--spreadsheet")
    assert out.startswith("idSubvention;")


def test_exporting_nothing_or_what_cannot_be_read(run: Run, seed: Path, tmp_path: Path) -> None:
    """No row gives 1; a file that cannot be used gives 2, and nothing is written; the source is never written over."""
    file, output = seed.with_name(ASSOCIATION), tmp_path / "o.csv"
    assert run("scdl", "export", file, "--as-of", "2001-01-01")[0] == 1
    code, out, err = run("scdl", "export", file, tmp_path / "a.yaml", "--as-of", "2025-12-31", "-o", output)
    assert (code, out, output.exists()) == (2, "", False)
    assert "introuvable" in err
    assert run("scdl", "export", file, "--as-of", "2025-12-31", "-o", file)[0] == 2


def test_validating_loads_no_model(right: Path) -> None:
    """The validator starts without pydantic, nor the catalogue of the deviations."""
    program = (
        "import sys; from conventions.cli import main; main(sys.argv[1:]); "
        "print([name for name in ('pydantic', 'conventions.opendata.scdl.deviations') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "scdl", "validate", str(right), "--format", "json"],
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    """When the reader of a long list goes away, the command stops without a word."""
    path = tmp_path / "long.csv"
    path.write_bytes(published(*[{"montant": "NC"}] * 3000))
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "conventions", "scdl", "validate", str(path), "--format", "csv"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        """Somebody watches."""
        return True


def test_progress_is_told_to_who_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is rewritten when the percent changes, for long files only, and erased at the end."""
    stream = _Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(ROWS) as progress:
        progress(0, ROWS - 1)
        progress(0, None)
        assert stream.getvalue() == ""
        progress(ROWS // 2, ROWS)
        progress(ROWS // 2 + 1, ROWS)
    assert stream.getvalue() == "\r\x1b[Klecture\u00a0: 50\u00a0%\r\x1b[K"


def test_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written where the error stream is a file."""
    with Progress(1) as progress:
        progress(1, 2)
    assert capsys.readouterr().err == ""


def test_a_sheet_and_no_separator_are_told() -> None:
    """A workbook has a sheet, and neither an encoding nor a separator."""
    file = read(b"objet\nx\n")._replace(kind="xlsx", sheet="Aides", encoding=None, delimiter=None)
    assert _told(dict(facts_of(file))["forme"]) == "classeur XLSX, feuille « Aides », en-tête à la ligne 1"


def test_the_total_is_told_without_the_rows_met_twice() -> None:
    """Beside the total of all, when they differ."""
    told = dict(facts_of(read(published({}, {}))))
    assert _told(told["total"]) == "80 000,00 €"
    assert _told(told["total sans les lignes en double"]) == "40 000,00 €"
    assert "total sans les lignes en double" not in dict(facts_of(read(published({}))))


def test_a_sum_that_is_no_amount_is_told(run: Run, tmp_path: Path) -> None:
    """Numbers in the wrong column make no sum, and stop nothing."""
    path = tmp_path / "a.csv"
    path.write_bytes(
        published(*[{"montant": "9999999999999.00", "dateConvention": "", "referenceDecision": ""}] * 3)
    )
    assert "trop grand pour être un montant" in _told(run("scdl", "read", path)[1])
    total = json.loads(run("scdl", "read", path, "--format", "json")[1])["file"]["total"]
    assert total == {"amount": None, "known": None, "unknown": []}
    assert run("scdl", "validate", path)[0] == 1
    assert run("scdl", "repair", path, "-o", tmp_path / "o.csv")[0] == 1


def test_a_table_without_a_note() -> None:
    """Nothing stands under it."""
    block = Block("Titre", (Column("A"),), (Entry(("1",)),))
    summary = Summary("a.csv", (), (block,), "rien", ok=True)
    assert list(text(summary, 40))[-3:] == ["1", "", "rien"]
    assert html_page(summary).endswith("</div></section></main></body></html>\n")


def test_long_lists_are_cut() -> None:
    """The first names, and how many others; a file without a header says so."""
    assert listed([str(rank) for rank in range(14)]).endswith("11 et 2 autres")
    told = dict(facts_of(read(b"")))
    assert told["forme"].endswith("sans en-tête")


def test_a_repair_of_what_is_no_table_says_why_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    """The reason stands in the account and in the verdict, on the screen even when the account is in a file."""
    path, output, report = (tmp_path / name for name in ("a.csv", "b.csv", "c.txt"))
    path.write_bytes(b"%PDF-1.7")
    code, out, _ = run("scdl", "repair", path, "-o", output, "--report", report)
    assert (code, output.exists()) == (2, False)
    assert _told(out).startswith("rien n’est écrit : document PDF")
    told = report.read_text("utf-8")
    assert "T00" in told
    assert "colonnes ajoutées" not in told


def test_a_repair_of_a_file_without_rows_is_no_success(run: Run, tmp_path: Path) -> None:
    """Nothing can be published, and what is wrong with the header is told."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"x")
    code, out, _ = run("scdl", "repair", path, "-o", tmp_path / "b.csv")
    assert code == 1
    assert "aucune colonne de la norme" in _told(out)


def test_what_is_no_table_is_unusable_for_the_validation_too(run: Run, tmp_path: Path) -> None:
    """2, and not the 1 of a table that has faults."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"<!DOCTYPE html><html>")
    assert run("scdl", "validate", path)[0] == 2


@pytest.mark.parametrize("action", ["read", "validate", "repair"])
def test_a_name_of_any_length_is_shown_short(run: Run, tmp_path: Path, action: str) -> None:
    """The name of a column and that of a beneficiary may have a million characters."""
    path = tmp_path / "a.csv"
    long = "Club " * 30_000
    cells = {"nomBeneficiaire": long, "x" * 90_000: "1"}
    path.write_bytes(published(cells, {"nomBeneficiaire": "Autre", "montant": "2"}))
    more = ["-o", tmp_path / "b.csv"] if action == "repair" else []
    assert len(run("scdl", action, path, *more)[1]) < 8_000


def test_only_an_ordinary_file_is_opened(run: Run) -> None:
    """A device may never end; a folder that is missing is told in French."""
    for command in (("scdl", "read"), ("scdl", "validate"), ("totem", "show")):
        code, _, err = run(*command, os.devnull)
        assert (code, "n’est pas un fichier ordinaire" in err) == (2, True)
    code, _, err = run("totem", "show", "absent.xml")
    assert (code, "introuvable" in err) == (2, True)


def test_what_the_system_refuses_is_told_in_french(run: Run, right: Path, tmp_path: Path) -> None:
    """With the name of the file."""
    output = tmp_path / "absent" / "b.csv"
    code, _, err = run("scdl", "repair", right, "-o", output)
    assert (code, str(output) in err, "son dossier n’existe pas" in err) == (2, True, True)


def test_each_beneficiary_over_the_threshold_is_told_in_its_own_line(run: Run, tmp_path: Path) -> None:
    """The title of the table has no amount, which is that of one beneficiary."""
    path = tmp_path / "a.csv"
    path.write_bytes(published({"dateConvention": "", "referenceDecision": "", "montant": "90000.00"}))
    out = run("scdl", "validate", path)[1]
    title = next(line for line in out.splitlines() if "seuil" in line)
    assert "90" not in title
    assert "90 000 €" in _told(out)
