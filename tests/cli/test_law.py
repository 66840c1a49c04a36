"""``conventions law``: the values of a day, the versions of one, what is to be read again."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions import law

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = ("--on", "2026-12-01")


def _told(text: str) -> str:
    return " ".join(text.split())


def test_every_value_is_in_the_table(run: Callable[..., tuple[int, str, str]]) -> None:
    """One row a value, in the order of the names, and what each is."""
    code, out, err = run("law", *DAY)
    names = [line.split()[0] for line in out.splitlines()[4:] if not line.startswith(" ")]
    assert (code, err, tuple(names)) == (0, "", law.names())
    for name in law.names():
        assert _told(law.versions(name)[-1].description) in _told(out)


@pytest.mark.parametrize(
    ("on", "told"),
    [("2000-01-01", "inconnue"), ("2018-11-15", "200 000 €"), ("2031-01-01", "plus en vigueur")],
)
def test_the_table_is_that_of_the_day(run: Callable[..., tuple[int, str, str]], on: str, told: str) -> None:
    """Nothing is guessed before the first day nor after the last one."""
    _, out, _ = run("law", "--on", on)
    row = next(line for line in out.splitlines() if line.startswith("de_minimis "))
    assert _told(row).removeprefix("de_minimis ").startswith(told)


def test_a_value_tells_all_its_versions(run: Callable[..., tuple[int, str, str]]) -> None:
    """Each with its days, its text, how and when it was read; one alone is in force."""
    code, out, err = run("law", "convention_threshold", "--on", "15 novembre 2018")
    assert (code, err) == (0, "")
    assert "23 000 € depuis le 10 juin 2001 (en vigueur au 15 novembre 2018)" in _told(out)
    assert "publication : 10 juin 2001" in _told(out)
    assert "adresse : https://associations.gouv.fr/" in _told(out)
    assert "à savoir" in out
    _, out, _ = run("law", "state_finish_delay", *DAY)
    assert "à savoir" not in out
    _, out, _ = run("law", "owner_share", *DAY)
    assert "source : texte lu à la source, dans son état du 31 mars 2015 ; vérifié le" in _told(out)


def test_a_value_that_holds_no_more_is_told(run: Callable[..., tuple[int, str, str]]) -> None:
    """On a day out of all its versions, that is said first."""
    _, out, _ = run("law", "de_minimis", "--on", "2031-01-01")
    assert "Aucune valeur au 1er janvier 2031." in _told(out)
    assert "en vigueur au" not in out


def test_an_unknown_name_is_refused(run: Callable[..., tuple[int, str, str]]) -> None:
    """One sentence, with the name that is close, and 2."""
    code, out, err = run("law", "de_minimiss", *DAY)
    assert (code, out) == (2, "")
    assert err.startswith(
        "conventions : valeur légale « de_minimiss » inconnue ; vouliez-vous dire « de_minimis » ?"
    )
    assert run("law", "de_minimiss", "--outdated", *DAY)[0] == 2


def test_what_is_outdated_is_what_the_law_says(run: Callable[..., tuple[int, str, str]]) -> None:
    """The same versions, with their reasons, as the function of the library."""
    _, out, _ = run("law", "--outdated", "--format", "json", *DAY)
    found = [(each["name"], each["from"], each["to_reconfirm"]) for each in json.loads(out)["values"]]
    on = date(2026, 12, 1)
    assert found == [
        (name, version.since.isoformat(), list(reasons))
        for name in law.names()
        for version, reasons in law.reasons_to_reconfirm(name, on=on)
    ]
    _, out, _ = run("law", "--outdated", *DAY)
    assert f"{len(found)} à relire" in _told(out)


def test_nothing_to_read_again_is_told(run: Callable[..., tuple[int, str, str]]) -> None:
    """A value that was verified lately."""
    _, out, _ = run("law", "convention_threshold", "--outdated", *DAY)
    assert _told(out) == "Valeurs légales au 1er décembre 2026 : rien à relire"


@pytest.mark.parametrize(
    ("name", "unit", "value"),
    [
        ("convention_threshold", "EUR", "23000.00"),
        ("payment_delay", "day", "P60D"),
        ("authorization_before_budget", "ratio", "1/3"),
        ("essential_data_population", "inhabitant", 3500),
        ("cpo_advance_before", "month-day", "03-31"),
    ],
)
def test_values_for_programs(
    run: Callable[..., tuple[int, str, str]], name: str, unit: str, value: object
) -> None:
    """Exact values as texts, with all that the data say of each version."""
    _, out, _ = run("law", name, "--format", "json", *DAY)
    told = json.loads(out)
    assert told["on"] == "2026-12-01"
    assert [each["name"] for each in told["values"]] == [name] * len(law.versions(name))
    assert (told["values"][0]["unit"], told["values"][0]["value"]) == (unit, value)


def test_by_default_the_day_is_today(run: Callable[..., tuple[int, str, str]]) -> None:
    """The command line reads the clock."""
    assert run("law")[1] == run("law", "--on", date.today().isoformat())[1]  # noqa: DTZ011
