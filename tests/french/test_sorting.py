"""French order: letters, then accents from left to right, then capitals; numbers by their value."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.french import Name, same_name, slug, sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

WRITING = st.text("aàâäçeéèêëiîïoôöœuùûüæzAÀÉÊŒZ 019-'’.,«»()", max_size=12)
TEXTS = WRITING | st.text(max_size=20)


@pytest.mark.parametrize(
    "expected",
    [
        ["cote", "Cote", "coté", "côte", "Côte", "côté"],
        ["eau", "élan", "Élan", "été", "zèbre"],
        ["levé", "lève", "levée"],
        ["cœlacanthe", "cœur", "coexister", "cour"],
        ["coeur", "cœur", "Cœur"],
        ["aigu", "aiguë", "aîné", "aînée"],
        ["lycée", "lycéen", "Lyon"],
        ["Saint Jean", "Saint-Jean", "Saint'Jean", "Sainte", "Saints"],
        ["ça", "çà", "cab"],
        ["naïf", "nais", "naïve"],
        ["maïs", "maison"],
        ["Régie", "régies", "régir"],
        ["Axe 1", "Axe 2", "Axe 2 bis", "Axe 10", "Axe A"],
        ["avenant n° 9", "avenant n° 10", "avenant n° 101"],
        ["2", "02", "3", "0010", "a"],
        ["Action 1.2", "Action 1.10", "Action 2.1"],
    ],
)
def test_french_order(expected: list[str]) -> None:
    """Whatever the order they come in, the texts are sorted as a French reader expects."""
    shuffled = list(expected)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert sorted(shuffled, key=sort_key) == expected


def test_numbers_may_be_read_digit_by_digit() -> None:
    """Without ``natural``, a number is a word whose letters are digits."""
    labels = ["Axe 2", "Axe 10"]
    assert sorted(labels, key=lambda label: sort_key(label, natural=False)) == ["Axe 10", "Axe 2"]


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("Le Havre", "Havre"),
        ("Les Andelys", "Andelys"),
        ("L'Haÿ-les-Roses", "Haÿ-les-Roses"),
        ("L’Étrat", "Étrat"),
        ("La Talaudière", "Talaudière"),
        ("Aux Aussat", "Aussat"),
        ("Los Masos", "Masos"),
        ("Le\u00a0Havre", "Havre"),
        ("Lens", "Lens"),
        ("Lasalle", "Lasalle"),
        ("La", "La"),
    ],
)
def test_the_article_of_a_place_may_be_ignored(name: str, without: str) -> None:
    """An index of places files Le Havre at H; a name that only begins like an article keeps its place."""
    assert sort_key(name, ignore_article=True)[:3] == sort_key(without)[:3]


def test_a_name_is_sorted_by_its_text() -> None:
    """The grammar of a name does not change its place."""
    assert sort_key(Name("CCI", article="la")) == sort_key("CCI")


@given(st.lists(TEXTS, max_size=8))
def test_the_order_is_total(texts: Sequence[str]) -> None:
    """The order they came in changes nothing, and two texts have the same key only when they are the same."""
    backwards = list(reversed(texts))
    assert sorted(texts, key=sort_key) == sorted(backwards, key=sort_key)
    assert len({sort_key(text) for text in texts}) == len(set(texts))


@given(TEXTS, TEXTS)
def test_what_a_reader_takes_for_the_same_letters_sorts_together(a: str, b: str) -> None:
    """Case, accents and ligatures never decide before the letters do."""
    upper, plain = sort_key(a.upper())[0], sort_key(a)[0]
    assert upper == plain or a.upper().lower() != a.lower()  # « ŉ » and the like have no capital of their own
    if sort_key(a)[0] == sort_key(b)[0]:
        assert same_name(a, b) or not a.isprintable() or slug(a) == slug(b)


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_in_labels_are_compared_by_value(a: int, b: int) -> None:
    """« Axe n » is before « Axe m » when n < m, however long they are."""
    assert (sort_key(f"Axe {a}") < sort_key(f"Axe {b}")) == (a < b)


@pytest.mark.no_cover
@pytest.mark.parametrize("piece", ["0", "9", "é", "e\u0301", "\u0301", " ", "’", "œ", "\ud800", "\U0001f600"])
@pytest.mark.parametrize("function", [sort_key, slug, lambda text: same_name(text, text + "a")])
def test_a_hundred_thousand_characters_take_a_moment(function, piece: str) -> None:  # type: ignore[no-untyped-def]  # three shapes
    """The time is that of reading the text, with a generous margin."""
    text = piece * (10**5 // len(piece))
    start = time.process_time()
    function(text)
    assert time.process_time() - start < 2
