"""Looking accounts, chapters and functions up by words."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.french import slug
from conventions.nomenclature import Account, Chapter, Function, Match, Unknown, search
from conventions.nomenclature.headings import chapters_of, functions_of
from conventions.nomenclature.store import accounts_of, table

EVERY: tuple[Account | Chapter | Function, ...] = (
    *(entry for number in table("accounts").facts for entry in accounts_of(number)),
    *(entry for code in table("chapters").facts for entry in chapters_of(code)),
    *(entry for code in table("functions").facts for entry in functions_of(code)),
)
LABELS = sorted({entry.label for entry in EVERY})


def matches(
    words: str, norm: str | None = None, exercise: int | None = None, limit: int = 20
) -> tuple[Match, ...]:
    """The answers, which must not be unknown."""
    answer = search(words, norm, exercise, limit)
    assert not isinstance(answer, Unknown)
    return answer


@given(st.sampled_from(EVERY))
def test_every_entry_is_found_by_its_label(entry: Account | Chapter | Function) -> None:
    """All the words of a label find it, among the entries of the answers."""
    label = entry.label
    found = matches(label, limit=10**6)
    assert any(entry in match.entries for match in found)
    assert found[0].label == label or set(slug(found[0].label).split("-")) == set(slug(label).split("-"))


@given(st.sampled_from(LABELS), st.data())
def test_capitals_accents_order_and_ends_of_words_do_not_matter(label: str, data: st.DataObject) -> None:
    """The same words without accents, in capitals, in any order, cut short, find the label too."""
    words = slug(label).split("-")
    asked = data.draw(st.permutations(words))
    cut = [word[: data.draw(st.integers(1, len(word)))] for word in asked]
    assert label in {match.label for match in matches(" ".join(cut).upper(), limit=10**6)}


@given(st.text() | st.sampled_from(LABELS), st.sampled_from(["M57", "M14", None]), st.none() | st.just(2022))
def test_every_answer_holds_every_word(words: str, norm: str | None, exercise: int | None) -> None:
    """Each word asked starts a word of the label, or the number; the entries are of the norm and the exercise."""
    for match in matches(words, norm, exercise, 50):
        held = [*slug(match.label).split("-"), match.number]
        assert all(any(one.startswith(word) for one in held) for word in slug(words).split("-"))
        assert match.entries
        assert all(entry.number == match.number and entry.label == match.label for entry in match.entries)
        assert all(norm in (None, entry.norm) for entry in match.entries)
        assert all(exercise is None or entry.is_valid_in(exercise) for entry in match.entries)


@given(st.sampled_from(LABELS), st.integers(-5, 40))
def test_a_limit_cuts_the_same_list(words: str, limit: int) -> None:
    """The answers are in one order, each number and label once; a limit keeps the first ones."""
    every = matches(words[:12], limit=10**6)
    assert matches(words[:12], limit=limit) == every[: max(limit, 0)]
    assert len({(match.what, match.number, match.label) for match in every}) == len(every)


def test_the_best_come_first() -> None:
    """The label that is the words, then longer ones; an account that can be charged before a heading."""
    found = matches("organismes publics divers", "M57_D", 2024)
    assert [match.number for match in found] == ["657382", "20418", "280418"]
    first = found[0].entries[0]
    assert isinstance(first, Account)
    assert first.imputable
    assert [match.what for match in matches("action économique", "M57_D", 2024)] == [
        "chapitre",
        "chapitre",
        "fonction",
    ]


def test_a_number_is_found_by_its_start() -> None:
    """Digits look in the numbers too, with words beside."""
    assert [match.number for match in matches("65738", "M57_D", 2024)] == ["65738", "657381", "657382"]
    assert [(match.what, match.number) for match in matches("63", "M57_D", 2024)][:2] == [
        ("fonction", "63"),
        ("fonction", "631"),
    ]
    assert [match.number for match in matches("6574 entreprises", "M57_D", 2024)] == ["65742"]


def test_the_developed_plan_is_called_m57_before_2022() -> None:
    """As everywhere: M57_D of 2018 is the plan M57."""
    (match, *_) = matches("ménages", "M57_D", 2018)
    assert {entry.declinaison for entry in match.entries} == {"M57"}


def test_beyond_the_data_is_unknown() -> None:
    """2012 and 2025, another norm: a reason, not an empty list. 2013 and 2024 answer."""
    for exercise in (2012, 2025):
        assert search("communes", exercise=exercise) == Unknown(
            f"exercice {exercise} hors des données, qui vont de 2013 à 2024"
        )
    assert search("communes", "M99") == Unknown("nomenclature «\u00a0M99\u00a0» hors des données")
    assert isinstance(search("communes", "M57", 2014), Unknown)
    assert matches("communes", exercise=2013)
    assert matches("communes", exercise=2024)
    assert matches("communes", "M57")


@pytest.mark.parametrize("words", ["", "   ", "«»", "’", "\u0301", "zzzzz", "☃", "\x00"])
def test_no_word_finds_nothing(words: str) -> None:
    """A text without a word, or with a word of no label, has no answer."""
    assert matches(words) == ()


@given(st.text(), st.none() | st.text(), st.none() | st.integers())
@example("a" * 100_000, None, None)
def test_any_text_has_an_answer(words: str, norm: str | None, exercise: int | None) -> None:
    """Whatever is asked, the answer is a list or a reason."""
    assert isinstance(search(words, norm, exercise), tuple | Unknown)


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["a ", "communes ", "é", "1", "-'", "\u0301", "a\u0301 "])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    """A million signs are read once: far less than the seconds that a second reading of each would take."""
    started = time.process_time()
    search(text * (10**6 // len(text)))
    assert time.process_time() - started < 10
