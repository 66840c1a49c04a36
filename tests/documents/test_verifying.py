"""Which format a file is of, whatever it holds; what a file without a seal says."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import ConventionsError
from conventions.documents import KINDS, Paper, build, kind_named, render, verify
from conventions.documents.rendering import FileFormat
from conventions.documents.verifying import format_of
from conventions.samples import cci_2017_2019


def _archive(*names: str) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return written.getvalue()


def test_the_format_is_read_in_the_archive() -> None:
    """The member that holds the text tells it."""
    assert format_of(_archive("word/document.xml")) == "docx"
    assert format_of(_archive("mimetype", "content.xml")) == "odt"


@given(st.binary(max_size=200))
def test_no_bytes_are_a_surprise(data: bytes) -> None:
    """An archive that is none, or another one, is refused in one sentence."""
    for met in (data, b"PK\x03\x04" + data, _archive("autre") + data, _archive("autre")[:-4] + data):
        with pytest.raises(ConventionsError, match="ni un PDF, ni un DOCX, ni un ODT"):
            format_of(met)


@pytest.mark.parametrize("form", ["docx", "odt", "pdf"])
def test_a_file_without_a_seal(form: FileFormat) -> None:
    """It was made from no convention: nothing tells, and it does not agree."""
    told = verify(render(Paper("note", "Titre", ()), form), cci_2017_2019())
    assert told._asdict() == {"format": form, "sealed": False, "data": None, "text": None}
    assert not told.agrees


@pytest.mark.parametrize("kind", [name for name in KINDS if kind_named(name).needs])
def test_what_a_kind_needs_is_asked(kind: str) -> None:
    """A day or an exercise that is missing is named as the argument that gives it."""
    with pytest.raises(ConventionsError) as caught:
        build(kind, cci_2017_2019())
    assert all(f"({need}=, --" in str(caught.value) for need in kind_named(kind).needs)
