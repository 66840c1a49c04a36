"""The encoding and the delimiter, told from the first bytes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl.opening.dialects import SAMPLE, Dialect, delimiter_of, dialect_of

NAMES = "nomAttribuant,idAttribuant,nomBeneficiaire,objet,montant"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_and_delimiter_is_told(encoding: str, delimiter: str) -> None:
    """The mark of order, when there is one, says so."""
    row = "Été\u00a0;, et autres|Commune\u00e9".replace(delimiter, " ")
    text = f"{NAMES}\nA,2101,B,{row},40 000\n".replace(",", delimiter)
    found = dialect_of(text.encode(encoding))
    wanted = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert found == Dialect(wanted, delimiter, encoding in {"utf-8-sig", "utf-16"})


def test_a_big_endian_mark_is_known() -> None:
    """The two orders of UTF-16 have their mark."""
    assert dialect_of("\ufeffa;b\n".encode("utf-16-be")).encoding == "utf-16-be"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("montant\n40 000,00\n", ";"),  # one column: the comma is that of the amounts
        ("nom;montant\nA;40 000,00\nB;1 250,50\n", ";"),
        ("nom;objet;montant\nA;B, C, D;1\nE;F, G, H;2\n", ";"),
        ("a;b\n1 000,50;2 000,25\n3 000,00;4 000,00\n", ";"),
        ("nom,objet,montant;;\nA,b;c,1;\nD,e,2;;\n", ","),  # a spreadsheet added « ;; »
        ('"nom,objet,montant"\n"A,b,1"\n', ","),  # every line quoted whole
        ("Subventions versées, en 2020, par la ville\n\nnom;montant\nA;1\n", ";"),
        ("1;2;3\n4;5;6\n", ";"),  # no header at all
        ("", ","),
        ("\n\n", ","),
    ],
)
def test_the_delimiter_is_that_of_the_structure(text: str, delimiter: str) -> None:
    """Neither the first line alone nor the most frequent sign decides."""
    assert delimiter_of(text) == delimiter


def test_a_quoted_line_end_does_not_mislead() -> None:
    """The commas of a cell of several lines are no delimiters."""
    cell = "un, deux,\ntrois, quatre, cinq,\nsix, sept, huit, neuf,\n" * 20
    assert delimiter_of(f'nom;objet;montant\nA;"{cell}";1\nB;"{cell}";2\n') == ";"


def test_the_prefix_may_be_cut_anywhere() -> None:
    """In a character, in a line: the dialect is the same."""
    data = (f"{NAMES}\n" + "A,2101,Bénéficiaire,Éventail,40\n" * 3000).encode()
    for end in range(SAMPLE - 40, SAMPLE + 3):
        assert dialect_of(data[:end]) == Dialect("utf-8", ",", bom=False)
    assert dialect_of(data + "É".encode("cp1252") * 3).encoding == "cp1252"


@given(st.binary(max_size=300))
def test_any_bytes_have_a_dialect(data: bytes) -> None:
    """Never an exception."""
    assert dialect_of(data).delimiter in ",;\t|"


def test_nothing_heavy_is_loaded() -> None:
    """What validates as it streams asks here: standard library alone."""
    code = "import sys, conventions.opendata.scdl.opening.dialects; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"pydantic", "babel", "yaml", "python_calamine", "tomllib", "zipfile"} & set(loaded.split())
