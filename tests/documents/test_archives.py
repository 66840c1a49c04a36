"""Archives without a clock, and members read with a bound."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.documents.archives import fixed
from conventions.documents.told import archive, markup
from conventions.documents.told.archive import member, names
from conventions.errors import ConventionsError

MEMBERS = st.dictionaries(st.from_regex(r"[a-zA-Z_\[\]/.é]{1,12}", fullmatch=True), st.binary(max_size=50))


def zipped(members: dict[str, bytes], year: int = 2024, method: int = ZIP_DEFLATED) -> bytes:
    """An archive of members, as some other software writes it."""
    written = BytesIO()
    with ZipFile(written, "w", method) as drawn:
        for name, content in members.items():
            entry = ZipInfo(name, (year, 5, 6, 7, 8, 10))
            entry.compress_type = method
            entry.external_attr = year << 16
            drawn.writestr(entry, content)
    return written.getvalue()


@given(MEMBERS, st.integers(1980, 2100))
def test_same_members_same_bytes(members: dict[str, bytes], year: int) -> None:
    """Whatever the order, the date, the rights and the compression that they came with."""
    turned = dict(reversed(members.items()))
    assert fixed(zipped(members)) == fixed(zipped(turned, year, ZIP_STORED))


@given(MEMBERS)
def test_the_members_stay(members: dict[str, bytes]) -> None:
    """None is lost, none is changed, and what is fixed stays fixed."""
    data = fixed(zipped(members))
    assert names(data) == members.keys()
    assert {name: member(data, name) for name in members} == members
    assert fixed(data) == data


def test_the_kind_of_an_odt_comes_first_as_it_is() -> None:
    """Its bytes stand where the readers of files look for them."""
    data = fixed(zipped({"META-INF/manifest.xml": b"<m/>", "mimetype": b"application/x"}))
    assert data[30:51] == b"mimetypeapplication/x"
    with ZipFile(BytesIO(data)) as drawn:
        assert {entry.date_time for entry in drawn.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr for entry in drawn.infolist()} == {0o644 << 16}
        assert {entry.create_system for entry in drawn.infolist()} == {3}


def test_a_member_that_is_missing() -> None:
    """It is named."""
    with pytest.raises(ConventionsError, match=r"pas de fichier «\xa0content\.xml\xa0»"):
        member(zipped({"a": b""}), "content.xml")


def test_a_member_of_one_name_twice() -> None:
    """Two readers would not read the same one."""
    data = zipped({"a.xml": b"1", "b.xml": b"2"}).replace(b"b.xml", b"a.xml")
    with pytest.raises(ConventionsError, match=r"deux fichiers nommés «\xa0a\.xml\xa0»"):
        member(data, "a.xml")


def test_an_archive_of_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more than the limit is refused."""
    monkeypatch.setattr(archive, "MEMBERS", 2)
    assert names(zipped({"a": b"", "b": b""})) == {"a", "b"}
    with pytest.raises(ConventionsError, match="plus de dix mille fichiers"):
        names(zipped({"a": b"", "b": b"", "c": b""}))


def test_an_xml_of_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more than the limit is refused."""
    monkeypatch.setattr(markup, "MOST", 3)
    markup.read(b"<a><b/><b/></a>", markup.Reader())
    with pytest.raises(ConventionsError, match="plus d’un million d’éléments"):
        markup.read(b"<a><b/><b/><b/></a>", markup.Reader())


def test_a_member_too_big(monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more than the limit is refused."""
    monkeypatch.setattr(archive, "MOST", 1_000_000)
    assert len(member(zipped({"a": bytes(1_000_000)}), "a")) == 1_000_000
    with pytest.raises(ConventionsError, match="plus de 1\u00a0Mo"):
        member(zipped({"a": bytes(1_000_001)}), "a")


def test_a_size_that_lies() -> None:
    """What is inflated counts, not the size that the directory declares."""
    data = zipped({"a": bytes(1000)})
    assert member(data.replace(struct.pack("<L", 1000), struct.pack("<L", 4_000_000_000)), "a") == bytes(1000)
    with pytest.raises(ConventionsError, match="abîmé"):
        member(data.replace(struct.pack("<L", 1000), struct.pack("<L", 10)), "a")


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    """What is no archive is said so."""
    with pytest.raises(ConventionsError, match="n’est pas une archive ZIP"):
        names(data)


@given(st.data())
def test_any_byte_changed(data: st.DataObject) -> None:
    """Either read or refused in French."""
    whole = bytearray(zipped({"a": b"some words " * 20, "b": b"x"}))
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ConventionsError):
        assert isinstance(member(bytes(whole), "a"), bytes)
