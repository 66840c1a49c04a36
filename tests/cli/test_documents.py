"""``conventions render``, ``templates`` and ``verify``: documents written, listed, compared with their data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conventions import load
from conventions.documents import FORMATS, KINDS, deliberation, render

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("form", FORMATS)
def test_the_name_of_the_file_tells_the_format(run: Run, seed: Path, tmp_path: Path, form: str) -> None:
    """The document is the one that the library writes, byte for byte; its title is told."""
    target = tmp_path / f"acte.{form}"
    code, out, err = run("render", seed, "--kind", "deliberation", "-o", target)
    assert (code, err) == (0, "")
    paper = deliberation(load(seed))
    assert out == f"{target}\u00a0: {paper.title}\n"
    written = render(paper, form)
    assert target.read_bytes() == (written if isinstance(written, bytes) else written.encode())


def test_a_text_is_shown_where_no_file_is_asked_for(run: Run, seed: Path) -> None:
    """Without an output, the document is Markdown, or HTML when it is asked for."""
    code, out, _ = run("render", seed, "--act", "deliberations[2018-11-15]")
    assert (code, out) == (0, render(deliberation(load(seed)), "md"))
    assert run("render", seed, "--kind", "deliberation", "--format", "html")[1].startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "docx"], "--output est à donner"),
        (["-o", "acte.txt"], "--format est à donner"),
        (["-o", "acte"], "--format est à donner"),
        (["--kind", "deliberatio"], "vouliez-vous dire « deliberation » ?"),
        (["--act", "deliberations[2019]"], "n’y est pas"),
        (["--act", "deliberations[2018-11-15"], "n’y est pas"),
        (["--attach"], "seul le format pdf"),
        (["--format", "rtf"], "au choix : md, html, docx, odt, pdf"),
    ],
)
def test_what_cannot_be_written_is_told(run: Run, seed: Path, options: list[str], told: str) -> None:
    """A wrong option is refused in one sentence that says what to do; nothing is written."""
    code, out, err = run("render", seed, "--kind", "deliberation", *options)
    assert (code, out) == (2, "")
    assert told in err.replace("\u00a0", " ")
    assert "Traceback" not in err


@pytest.mark.parametrize("address", ["avenant[1]", "x", "[" * 100_000, ""])
def test_an_address_that_tells_no_act_is_refused(run: Run, seed: Path, address: str) -> None:
    """A slip in an address is not answered by another document."""
    code, out, err = run("render", seed, "--act", address)
    assert (code, out) == (2, "")
    assert "--act est à corriger" in err
    assert "deliberations[…]" in err
    assert len(err) < 300
    assert run("render", seed, "--act", "convention") == run("render", seed)


def test_a_file_without_end_is_not_read_whole(run: Run, seed: Path) -> None:
    """A device tells a size of zero: what is read of it has a bound."""
    assert "dépasse 1 Mio" in run("render", seed, "--template", "/dev/zero")[2]
    assert "dépasse 100 Mio" in run("verify", "/dev/zero", seed)[2]


def test_a_template_saved_with_a_mark_of_order_is_read(run: Run, seed: Path, tmp_path: Path) -> None:
    """The title of the template is that of the document."""
    template = tmp_path / "note.md.j2"
    template.write_bytes(b"\xef\xbb\xbf# Note\r\n")
    assert run("render", seed, "--template", template)[:2] == (0, "# Note\n")


def test_the_file_read_is_never_written_over(run: Run, seed: Path) -> None:
    """The output cannot be the convention itself."""
    assert run("render", seed, "--format", "md", "-o", seed)[0] == 2
    assert load(seed).title


def test_every_document_is_listed(run: Run) -> None:
    """The list has each kind; the page of one has its parts; one that does not exist is refused."""
    out = run("templates")[1]
    assert all(f"– {name}\u00a0:" in out for name in KINDS)
    assert "– dispositif" in run("templates", "deliberation")[1]
    assert run("templates", "deliberatio")[0] == 2


@pytest.mark.parametrize("form", ["docx", "odt", "pdf"])
def test_a_document_is_compared_with_its_convention(
    run: Run, seed: Path, edited: Callable[..., Path], tmp_path: Path, form: str
) -> None:
    """It agrees with the file that it was made from, and no more once this one changes."""
    target = tmp_path / f"acte.{form}"
    run("render", seed, "--kind", "deliberation", "-o", target)
    code, out, err = run("verify", target, seed)
    assert (code, err) == (0, "")
    assert f"fait à partir de {seed} tel qu’il est" in out
    changed = edited(("amount: 50 000 €", "amount: 50 001 €"))
    code, out, err = run("verify", target, changed)
    assert (code, err) == (1, "")
    assert "a changé depuis" in out


def test_what_is_no_document_is_refused(run: Run, seed: Path) -> None:
    """A text, or nothing at all, is no document."""
    code, _, err = run("verify", seed, seed)
    assert (code, err) == (
        2,
        "conventions : ce fichier n’est ni un PDF, ni un DOCX, ni un ODT, ou il est abîmé\n",
    )
    assert run("verify", seed.parent / "absent.pdf", seed)[0] == 2


def test_a_template_to_begin_with_changes_nothing(run: Run, seed: Path, tmp_path: Path) -> None:
    """The template that the command writes, left as it is, gives the document itself."""
    template = tmp_path / "modele.md.j2"
    code, out, _ = run("templates", "deliberation", "--source")
    assert code == 0
    template.write_text(out, encoding="utf-8")
    assert run("render", seed, "--template", template)[1] == run("render", seed, "--kind", "deliberation")[1]
    own = out.replace("block visas %}\n{{ super() }}", "block visas %}\nVu le règlement des subventions")
    template.write_text(own, encoding="utf-8")
    assert "\nVu le règlement des subventions\n" in run("render", seed, "--template", template)[1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            b"{{ convention.titre }}",
            "ligne 1 : mention inconnue : « convention.titre » ; vouliez-vous dire « title » ?",
        ),
        (b"\xff", "n’est pas un texte en UTF-8"),
    ],
)
def test_a_template_that_cannot_be_used_is_told(
    run: Run, seed: Path, tmp_path: Path, text: bytes, told: str
) -> None:
    """What is wrong in a template is told with its line."""
    template = tmp_path / "modele.j2"
    template.write_bytes(text)
    code, out, err = run("render", seed, "--template", template)
    assert (code, out) == (2, "")
    assert told in err.replace("\u00a0", " ")


def test_a_template_is_of_one_document(run: Run) -> None:
    """Its source is asked for by the name of a document."""
    assert run("templates", "--source")[0] == 2


def test_a_document_without_a_seal_is_told(run: Run, seed: Path, tmp_path: Path) -> None:
    """Nothing tells what it was made from: it does not agree, and the answer says why."""
    target = tmp_path / "sans.docx"
    target.write_bytes(render(replace(deliberation(load(seed)), source=None), "docx"))
    code, out, err = run("verify", target, seed)
    assert (code, err) == (1, "")
    assert "ne porte pas d’empreinte" in out
