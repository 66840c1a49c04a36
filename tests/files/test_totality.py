"""Whatever is given to ``loads``, it answers a convention or raises ``ConventionFileError``: nothing else."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions import Convention, ConventionFileError, Problem, dumps, load, loads
from conventions.samples import association_2024_2026, cci_2017_2019, text

NAMES = ("cci-2017-2019.yaml", "association-2024-2026.yaml", "equipement-2023-2025.yaml")
TEXTS = (*map(text, NAMES), dumps(association_2024_2026(), "json"))
PIECES = (
    *(
        "#",
        " #",
        ": ",
        " : ",
        "- ",
        "\t",
        "\n",
        "\n\n",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
    ),
    *(
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "? ",
        "\ufeff",
        "\x00",
        "\u2028",
        "\x85",
        "\r",
        "inconnu",
        "NaN",
        "1e9999",
    ),
    *("key: A[1]", "- []", "- {}", "null", "é", "٥", "\ud800", "\\", "\\ud83d", "<<: "),
)


def check(given_text: str | bytes, name: str = "texte") -> None:
    """Read; a refusal has problems, each with a French message and a place that exists."""
    lines = len(given_text.splitlines()) + 2
    for problem in problems_of(given_text, name):
        assert problem.message
        assert problem.code
        assert 0 <= problem.line <= lines
        assert (problem.line == 0) == (problem.column == 0)


def problems_of(given_text: str | bytes, name: str) -> tuple[Problem, ...]:
    """What is wrong in a text, nothing when a convention is read."""
    try:
        loads(given_text, name).replace()
    except ConventionFileError as error:
        return error.problems or pytest.fail("refused without a problem")
    return ()


@given(st.text())
@example("é" * 200)
@example('{"format": 1, "name": 5}')
@example("name: []")
def test_any_text(any_text: str) -> None:
    """Any text, surrogates included, is read or refused with a French message."""
    check(any_text)
    check(any_text, "x.json")


@given(st.binary())
def test_any_bytes(content: bytes) -> None:
    """Any bytes are read or refused."""
    check(content)
    check(content, "x.json")


@given(st.sampled_from(TEXTS), st.data())
def test_any_change_of_a_sample(original: str, data: st.DataObject) -> None:
    """A sample with pieces cut out and odd pieces put in is read or refused."""
    changed = original
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(changed)))
        size = data.draw(st.integers(0, 30))
        changed = (
            changed[:start]
            + data.draw(st.sampled_from(PIECES) | st.text(max_size=3))
            + changed[start + size :]
        )
    check(changed)


@given(st.sampled_from(TEXTS), st.integers(0), st.sampled_from(PIECES))
def test_any_field_of_a_sample_replaced(original: str, rank: int, piece: str) -> None:
    """A sample whose value of one line is another one is read or refused."""
    lines = original.splitlines()
    line = lines[rank % len(lines)]
    lines[rank % len(lines)] = line.partition(": ")[0] + ": " + piece
    check("\n".join(lines))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(Convention.model_fields)), inner)
    ),
)


@given(st.dictionaries(st.sampled_from(sorted(Convention.model_fields)), JSON))
def test_any_data_in_the_fields_of_a_convention(fields: dict[str, object]) -> None:
    """Any JSON data under the names of our fields is read or refused."""
    from json import dumps as json_text

    check(json_text({"format": 1, "title": "T", **fields}), "x.json")
    check(json_text({"format": 1, "title": "T", **fields}), "x.yaml")


@given(st.text(min_size=1, max_size=20))
def test_any_file_name(name: str) -> None:
    """Any name of a file that is not there is refused with our error."""
    with contextlib.suppress(ConventionFileError):
        load(f"absent/{name}")


def test_nothing_partial(tmp_path: Path) -> None:
    """One mistake in a long file, and nothing is returned."""
    path = tmp_path / "seed.yaml"
    path.write_text(text(NAMES[0]).replace("amount: 50 000 €", "amount: 50 000 £", 1), encoding="utf-8")
    with pytest.raises(ConventionFileError) as caught:
        load(path)
    assert len(caught.value.problems) == 1
    assert cci_2017_2019().requests[0].key == "2018"
