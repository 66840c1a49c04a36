"""A file that is no budget, or a hostile one, gives one French error, soon and in little memory."""

from __future__ import annotations

import gzip
import pickle
import re
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from conventions.errors import ConventionsError
from conventions.opendata import totem
from conventions.opendata.totem import TotemError, opening, reading, walking

if TYPE_CHECKING:
    from collections.abc import Callable

    Craft = Callable[..., bytes]

LINE = {"Nature": "65748", "CodRD": "D", "MtPrev": "1"}
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
QUADRATIC = f"<!DOCTYPE x [<!ENTITY a '{'a' * 50_000}'>]>"


def refused(xml: bytes) -> TotemError:
    """The error of a file, which says what to do."""
    with pytest.raises(TotemError) as caught:
        totem.read(xml)
    assert isinstance(caught.value, ConventionsError)
    assert caught.value.way_out
    assert caught.value.way_out in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("changes", "met", "expected"),
    [
        ({"Exer": "2022 en erreur"}, "2022 en erreur", "une année"),
        ({"Exer": "٢٠٢٢"}, "٢٠٢٢", "une année"),
        ({"NatDec": "99999"}, "99999", "01 (budget primitif)"),
        ({"IdEtab": "21560046100011"}, "21560046100011", "14 chiffres"),
        ({"IdColl": "215600461"}, "215600461", "14 chiffres"),
        (
            {"Nomenclature": "M14-M14_COM_500_3500_en_erreur"},
            "M14-M14_COM_500_3500_en_erreur",
            "M14_COM_500_3500",
        ),
        ({"Nomenclature": "comptable"}, "comptable", "un plan de comptes"),
    ],
)
def test_a_fault_of_the_header_is_that_of_the_file(
    craft: Craft, changes: dict[str, str], met: str, expected: str
) -> None:
    """What was met, what is expected, on which line: no budget is read under a header that is false."""
    error = refused(craft([LINE], **changes).replace(b"><", b">\n<"))
    assert (error.code, error.met) == ("header", met)
    assert expected in error.expected
    assert error.line is not None
    assert error.line > 3


@pytest.mark.parametrize("name", ["Exer", "NatDec", "IdEtab", "IdColl", "Nomenclature"])
def test_a_header_without_a_value_is_incomplete(craft: Craft, name: str) -> None:
    """What no line has a meaning without must be there."""
    error = refused(craft([LINE], **{name: ""}))
    assert (error.code, error.expected) == ("header", f"une valeur pour {name}")


@pytest.mark.parametrize("part", ["EnTeteDocBudgetaire", "EnTeteBudget", "BlocBudget"])
def test_a_header_without_a_part_is_truncated(craft: Craft, part: str) -> None:
    """A file that stops after its first header, or that lost another one, has no budget."""
    xml = re.sub(rf"<{part}>.*</{part}>", "", craft().decode()).encode()
    error = refused(xml)
    assert error.code == "no_budget"
    assert part in str(error)


def test_lines_without_a_header_before_them_are_no_budget(craft: Craft) -> None:
    """The header comes first, in every version of the format."""
    line = "<LigneBudget/>"
    assert refused(f"<DocumentBudgetaire>{line}</DocumentBudgetaire>".encode()).code == "no_budget"


def test_two_budgets_are_not_one(craft: Craft) -> None:
    """Lines of two budgets are never added up as if they were of one."""
    xml = craft([LINE]).replace(b"</Budget>", b"</Budget><Budget><LigneBudget/></Budget>")
    assert refused(xml).code == "several_budgets"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_xml"),
        (b"Nature;Montant\n6574;1", "not_xml"),
        (b"%PDF-1.7", "not_xml"),
        (b"BGT_NATDEC;BGT_ANNEE;BGT_NOM\n", "header"),
        (b"BGT_NATDEC;BGT_ANNEE;BGT_SIRET\n", "no_budget"),
        (b"BGT_NATDEC;BGT_ANNEE;BGT_SIRET\nbudget vert;2022;21560046100010\n", "header"),
        (b"BGT_NATDEC;BGT_ANNEE;BGT_SIRET\n" + b'"' + b"x" * 200_000, "broken_csv"),
        (b"PK\x03\x04\x14\x00", "not_xml"),
        (b"\x1f\x8b\x08\x00", "not_xml"),
        (b"\x1f\x8bnot a gzip at all", "not_xml"),
        (b"<html><body/></html>", "not_totem"),
        (b'<?xml version="1.0" encoding="rot13"?><DocumentBudgetaire/>', "broken_xml"),
        (b'<?xml version="1.0" encoding="unicode_escape"?><DocumentBudgetaire/>', "broken_xml"),
        (b"<DocumentBudgetaire><Budget></DocumentBudgetaire>", "broken_xml"),
        (b"<DocumentBudgetaire><Budget", "broken_xml"),
        (b"<DocumentBudgetaire>", "broken_xml"),
        (b"<DocumentBudgetaire>&undefined;</DocumentBudgetaire>", "broken_xml"),
        (b"<DocumentBudgetaire>\x00</DocumentBudgetaire>", "bad_character"),
        (b"<DocumentBudgetaire/>", "no_budget"),
    ],
)
def test_what_is_no_budget_is_told(data: bytes, code: str) -> None:
    """A table, a PDF, an archive, a page, a file cut or spoilt: one error that says which."""
    assert refused(data).code == code


@pytest.mark.parametrize(
    "page", [b"<!DOCTYPE html><html>", b"\xef\xbb\xbf\n <!doctype HTML PUBLIC '-//W3C'>"]
)
def test_a_page_saved_in_place_of_the_file_is_told(page: bytes) -> None:
    """What a site answers when the file is gone is no attack: it is said what it is."""
    error = refused(page)
    assert (error.code, error.what) == ("not_xml", "ce fichier est une page web")


@pytest.mark.parametrize(
    "before",
    [
        LAUGHS,
        QUADRATIC,
        "<!DOCTYPE DocumentBudgetaire>",
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    ],
)
def test_a_dtd_is_refused_before_anything_is_followed(craft: Craft, before: str) -> None:
    """No entity is declared, so none grows, and nothing outside the file is opened."""
    error = refused(craft([LINE], before=before))
    assert (error.code, "DTD" in str(error)) == ("forbidden", True)


def test_elements_do_not_nest_without_end(craft: Craft) -> None:
    """Deep nesting is refused long before it costs anything."""
    deep = b"<a>" * 100_000
    assert refused(b"<DocumentBudgetaire>" + deep).code == "forbidden"
    within = b"<a>" * 30 + b"</a>" * 30
    assert totem.read(craft([LINE]).replace(b"<Budget>", within + b"<Budget>")).lines


@pytest.mark.parametrize(
    "tag",
    [
        b'<a V="%s' % (b"x" * (4 << 20)),
        b"<" + b"n" * (4 << 20),
        b"<!--" + b"c" * (4 << 20),
        b"<a " + b'b="" ' * (1 << 20),
    ],
    ids=["attribute", "name", "comment", "attributes"],
)
def test_a_tag_without_end_is_refused(tag: bytes) -> None:
    """What a parser would read again with each piece is cut at a bound: the cost stays linear."""
    assert refused(b"<DocumentBudgetaire>" + tag).code == "forbidden"


def test_a_line_has_a_bounded_number_of_values(craft: Craft) -> None:
    """An element does not keep millions of values."""
    xml = craft([{f"V{rank}": "1" for rank in range(walking.MOST_FIELDS)}])
    assert totem.read(xml).lines
    assert refused(xml.replace(b"<V0 ", b'<V V="1"/><V0 ')).code == "forbidden"


@pytest.mark.parametrize("name", ["LigneBudget", "CONCOURS"])
def test_a_budget_has_a_bounded_number_of_lines(
    craft: Craft, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Millions of empty lines are refused at a bound, which a budget may reach."""
    monkeypatch.setattr(reading, "MOST_LINES", 3)
    elements = f"<{name}/>"
    assert totem.read(craft().replace(b"</Budget>", f"{elements * 3}</Budget>".encode()))
    assert refused(craft().replace(b"</Budget>", f"{elements * 4}</Budget>".encode())).code == "too_big"


def test_a_file_has_a_bounded_size(craft: Craft, monkeypatch: pytest.MonkeyPatch) -> None:
    """More bytes than the bound are refused, as they are or out of a gzip."""
    xml = craft([LINE]) + b" " * 200_000
    monkeypatch.setattr(opening, "LIMIT", len(xml))
    assert totem.read(gzip.compress(xml)) == totem.read(xml)
    for data in (xml + b" ", gzip.compress(xml + b" ")):
        assert refused(data).code == "too_big"


@pytest.mark.no_cover
def test_a_gzip_does_not_explode(craft: Craft, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gzip of a thousand times its size is read piece by piece, and stops at the bound."""
    monkeypatch.setattr(opening, "LIMIT", 32 << 20)
    bomb = gzip.compress(craft([LINE]) + b" " * (64 << 20), 9)
    assert len(bomb) < 1 << 20
    tracemalloc.start()
    assert refused(bomb).code == "too_big"
    assert tracemalloc.get_traced_memory()[1] < 4 << 20
    tracemalloc.stop()


@pytest.mark.no_cover
def test_memory_stays_flat_over_what_is_not_kept(craft: Craft) -> None:
    """Annexes that are not read cost nothing, however many they are."""
    annex = "<PATRIMOINE><LibBien V='CAFETIERE'/><MtValAcquiBien V='10.00'/></PATRIMOINE>" * 8_000
    xml = craft([LINE]).replace(b"</Budget>", f"<Annexes>{annex}</Annexes></Budget>".encode())
    tracemalloc.start()
    assert len(totem.read(xml).lines) == 1
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()


def test_an_error_travels_and_hides_nothing() -> None:
    """A refusal is pickled whole; what it met is cut when long, and its hidden characters are shown."""
    error = TotemError(
        "header", "exercice", met="\x1b" + "2" * 200, expected="une année", way_out="faites", line=3
    )
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), vars(again)) == (str(error), vars(error))
    assert str(error).startswith("ligne 3, exercice\u00a0: «\u00a0\\x1b22")
    assert len(str(error)) < 140
