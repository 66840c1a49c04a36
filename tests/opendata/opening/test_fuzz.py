"""Any bytes at all are read, with what is wrong told: files like the real ones, mutated."""

from __future__ import annotations

import io
import random
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl import read
from conventions.opendata.scdl.headers import find_header
from conventions.opendata.scdl.sources import open_source

HERE = Path(__file__).parent
HEADER = "nomAttribuant,idAttribuant,dateConvention,nomBeneficiaire,idBeneficiaire,objet,montant,nature"
ROW = "Commune d’été,21010001600013,2019-05-17,Club,21010001600013,Stages,24 975,00,aide en numéraire"
TOKENS = [b'"', b'""', b";", b",", b"\t", b"\r\n", b"\n", b"\r", b"\0", b"\xe9", b"\xc3\xa9", b"\xef\xbb\xbf"]
TOKENS += [
    b"\xff\xfe",
    b"\xfc\xbe\x8e\x96\x94\xbc",
    b"\xc3\x83\xc2\xa9",
    b"=1+1",
    b"9" * 400,
    b'"\n' * 30,
    b"PK",
]


@cache
def _seeds() -> tuple[bytes, ...]:
    comma = f"{HEADER}\r\n" + f"{ROW}\r\n" * 5
    semicolons = f"Titre;;\n{HEADER}\n{ROW}\n".replace(",", ";") + 'A;"b\nc";;;;;1;\n;;;;;;;\n'
    whole = f"{HEADER};;\n" + '"Ville,2101,2019-05-17,""Club, de foot"",,Stages,12,aide";;\n' * 3
    texts = [comma, semicolons, whole, semicolons.replace(";", "\t")]
    encoded = [text.encode(name) for text in texts for name in ("utf-8", "cp1252", "utf-16")]
    return (*encoded, encoded[0] + encoded[1], _workbook(), (HERE / "petit.xls").read_bytes())


def _workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate([HEADER, ROW, ROW]):
            sheet.write_row(at, 0, line.split(","))
    return out.getvalue()


def _mutated(data: bytes, chance: random.Random) -> bytes:
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _mutated_inside(data, chance)
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((1, 2, 30)))
        made[at:end] = chance.choice(
            (b"", chance.randbytes(3), chance.choice(TOKENS), made[at:end] * 2, made[end : end + 40])
        )
    return bytes(made)


def _mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """The same archive, one of its parts mutated: damage that a sum of control does not see."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as archive, ZipFile(out, "w") as made:
        chosen = chance.choice(archive.namelist())
        for name in archive.namelist():
            content = archive.read(name)
            made.writestr(name, _mutated(content, chance) if name == chosen else content)
    return out.getvalue()


def _look(data: bytes) -> None:
    header = find_header(open_source(data, "x.csv"))
    width = len(header.columns)
    assert all(len(line.cells) == width for line in header.data)
    numbers = [line.number for line in header.data]
    assert numbers == sorted(set(numbers))
    rows = {None, *range(1, len(numbers) + 1)}
    assert all(each.row in rows for each in header.diagnoses)


def _fuzz(times: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(times):
        data = _mutated(chance.choice(_seeds()), chance)
        try:
            _look(data)
        except Exception as error:
            pytest.fail(f"{error!r} on {data!r}")


@pytest.mark.no_cover
def test_mutated_files_are_read() -> None:
    """Three hundred every day."""
    _fuzz(300, seed=6)


@pytest.mark.slow
def test_many_mutated_files_are_read() -> None:
    """A hundred thousand before a release."""
    _fuzz(100_000, seed=60)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    """To the end, whatever they are."""
    _look(data)
    file = read(data)
    assert [row.number for row in file.rows] == list(range(1, len(file.rows) + 1))


@given(st.text(st.sampled_from('a1é;,"\n\r\t|\0 %'), max_size=120))
def test_any_text_is_read(text: str) -> None:
    """Under a true header too."""
    _look(text.encode())
    _look(f"{HEADER}\n{text}".encode("cp1252"))
