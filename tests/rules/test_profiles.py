"""Profiles: which rules run, how serious they are, what the authority's own rules set; files are hostile."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import euros, law
from conventions.errors import ProfileError, UnknownRule
from conventions.periods import Duration
from conventions.rules import Parameters, Profile, Severity, Tightened, all_rules, check, load_profile
from conventions.rules.profile_figures import READERS
from conventions.rules.profile_files import provided
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.strategies import records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = date(2018, 12, 31)
CODES = [rule.code for rule in all_rules()]


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write a profile, under a name."""

    def write(text: str | bytes, name: str = "ville.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


WHOLE = """
title = "Règlement de Rochebrune"
extends = "cpo"
select = ["NAT", "pai-001"]
ignore = ["NAT-009"]

[tighten]
NAT = "erreur"

[parameters]
before_balance_cap = "80 %"
start_within = "18 mois"
authorization_years = 4
rounding_unit = "1 €"
bureau_up_to = "23 000 €"
"""


def test_a_profile_is_read_whole(written: Callable[..., Path]) -> None:
    """Each part of a file, and what it extends."""
    profile = load_profile(written(WHOLE))
    assert profile == Profile(
        title="Règlement de Rochebrune",
        select=("NAT", "pai-001"),
        ignore=("NAT-009",),
        tighten=(Tightened(code="NAT", severity=Severity.ERROR),),
        parameters=Parameters(
            advance_cap=Fraction(1, 2),
            before_balance_cap=Fraction(4, 5),
            start_within=Duration(months=18),
            authorization_years=4,
            rounding_unit=euros(1),
            bureau_up_to=euros(23000),
        ),
    )


def test_a_profile_selects_and_tightens(written: Callable[..., Path]) -> None:
    """Families and codes; a warning becomes an error, but not where a fact is only inferred."""
    report = check(cci_2017_2019(), DAY, profile=load_profile(written(WHOLE)))
    assert report.profile == "Règlement de Rochebrune"
    told = [(item.code, item.severity) for item in report.findings]
    assert told[:2] == [("NAT-001", Severity.ERROR), ("NAT-002", Severity.WARNING)]
    assert "NAT-009" not in {code for code, _ in told}
    assert "DELIB-007" not in {item.code for item in report.not_evaluated}


def test_tightening_raises_and_never_lowers() -> None:
    """An information becomes a warning; an error stays one."""
    on = date(2025, 6, 30)
    told = check(association_2024_2026(), on, profile=_tight("DELIB-007", Severity.WARNING))
    assert {item.severity for item in told.findings if item.code == "DELIB-007"} == {Severity.WARNING}
    (error,) = check(cci_2017_2019(), DAY, profile=_tight("NAT-001", Severity.INFO)).findings
    assert error.severity is Severity.ERROR


def _tight(code: str, severity: Severity) -> Profile:
    return Profile(select=(code,), tighten=(Tightened(code=code, severity=severity),))


def test_the_worst_of_two_severities_counts() -> None:
    """A family and one of its codes may both be tightened."""
    both = (
        Tightened(code="DELIB", severity=Severity.ERROR),
        Tightened(code="DELIB-007", severity=Severity.INFO),
    )
    report = check(
        association_2024_2026(), date(2025, 6, 30), profile=Profile(select=("DELIB-007",), tighten=both)
    )
    assert {item.severity for item in report.findings} == {Severity.ERROR}


@pytest.mark.parametrize("profile", [Profile(select=("XXX-000",)), Profile(ignore=("XXX-000",))])
def test_an_unknown_code_stops_the_run(profile: Profile) -> None:
    """In a profile made in Python too."""
    with pytest.raises(UnknownRule, match="XXX-000"):
        check(cci_2017_2019(), DAY, profile=profile)
    with pytest.raises(UnknownRule, match="XXX"):
        check(cci_2017_2019(), DAY, profile=_tight("XXX", Severity.ERROR).replace(select=()))


@pytest.mark.parametrize("name", provided())
def test_a_provided_profile_runs(name: str) -> None:
    """Those that come with the library load, have a title, and can be run."""
    profile = load_profile(name)
    assert profile.title
    assert check(cci_2017_2019(), DAY, profile=profile).profile == profile.title


def test_there_are_two_provided_profiles() -> None:
    """The test above runs on something."""
    assert len(provided()) >= 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("titre = 'a'", "clé « titre » inconnue ; voulez-vous dire « title » ?"),
        ("zzz = 1", "connues : title, extends"),
        ("title = 3", "title : « 3 », un texte attendu"),
        ("title = ' '", "title : «   », un texte attendu"),
        ("select = 'NAT'", "select : une liste de codes attendue"),
        ("ignore = [1]", "ignore : une liste de codes attendue"),
        ("tighten = 1", "[tighten] : une table attendue"),
        ("[tighten]\nNAT = 'grave'", "erreur ou avertissement ou information attendu"),
        ("[tighten]\nNAT = 1", "NAT = « 1 »"),
        ("[parameters]\nadvance_cap = 0.5", "écrire « 0,5 ») ; par exemple « 50 % »"),
        ("[parameters]\nadvance_cap = 50", "advance_cap : « 50 », un texte attendu, comme « 50 % »"),
        ("[parameters]\nadvance_cap = 'la moitié de tout'", "advance_cap : "),
        (
            "[parameters]\nadvance = '50 %'",
            "clé de [parameters] « advance » inconnue ; voulez-vous dire « advance_cap » ?",
        ),
        ("[parameters]\nauthorization_years = '4'", "un nombre entier attendu"),
        ("[parameters]\nauthorization_years = -4", "un nombre entier attendu"),
        ("[parameters]\nrounding_unit = '50.000 €'", "rounding_unit : "),
        ("[parameters]\nstart_within = 'bientôt'", "start_within : "),
        ("[parameters]\nrounding_unit = '-5 €'", "rounding_unit : « -5 € » n’est pas possible ici"),
        ("[parameters]\nadvance_cap = '-5 %'", "advance_cap : « -5 % » n’est pas possible ici"),
        ("[parameters]\nadvance_cap = '1 001 %'", "n’est pas possible ici ; par exemple « 50 % »"),
        ("[tighten]\nNAT = ['erreur']", "erreur ou avertissement ou information attendu"),
        ("[tighten.NAT]\na = 1", "erreur ou avertissement ou information attendu"),
        ("[tighten]\n' ' = 'erreur'", "tighten : «   », un code attendu"),
        ("[tighten]\n'' = 'erreur'", "un code attendu"),
        ("select = ['" + "N" * 30_000 + "']", "select : une liste de codes attendue"),
        ("title = " + "1" * 5000, "un nombre est trop long"),
        ("title = 0x" + "f" * 5000, "title : un nombre trop long, un texte attendu"),
        ("[parameters]\nauthorization_years = 0x" + "f" * 5000, "un nombre trop long, un nombre entier"),
        (
            "extends = 'absent'",
            "profil « absent » introuvable ; profils fournis : cpo et etat-investissement",
        ),
        ("extends = 'ville.toml'", "sans fin"),
        ("extends = 3", "extends : « 3 », un texte attendu"),
        ("extends = 'a\\u0000b'", "introuvable"),
        ("=", "ce n’est pas du TOML"),
        (b"\xff", "UTF-8"),
        ("a = " + "[" * 5000, "imbrication"),
        ("#" * 70_000, "64 Kio"),
    ],
)
def test_what_means_nothing_is_refused(written: Callable[..., Path], text: str | bytes, words: str) -> None:
    """Each fault of a file is told in French, with the way out."""
    with pytest.raises(ProfileError) as refused:
        load_profile(written(text))
    assert words in str(refused.value).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_profile_may_start_with_the_mark_that_windows_writes(written: Callable[..., Path]) -> None:
    """Notepad puts one at the head of a file."""
    assert load_profile(written("\ufefftitle = 'Ville'")).title == "Ville"


def test_an_unknown_code_in_a_file_stops_the_run(written: Callable[..., Path]) -> None:
    """Before any rule runs."""
    with pytest.raises(UnknownRule, match="NAT-999"):
        load_profile(written("ignore = ['NAT-999']"))


def test_a_missing_profile_stops_the_run(tmp_path: Path) -> None:
    """Neither a file nor a name; a folder is no profile."""
    for name in ("absent.toml", str(tmp_path), "a" * 5000):
        with pytest.raises(ProfileError, match="introuvable"):
            load_profile(name)


def test_a_file_that_cannot_be_opened_is_told(
    written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's words are not shown."""
    path = written("title = 'a'")

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", closed)
    with pytest.raises(ProfileError, match=r"ville\.toml : fichier illisible"):
        load_profile(path)


def test_profiles_extend_each_other_in_a_chain(written: Callable[..., Path]) -> None:
    """The last word is to the one that extends; what is ignored adds up."""
    written("ignore = ['NAT-001']\nselect = ['NAT']\n[parameters]\nadvance_cap = '20 %'", "a.toml")
    written("extends = 'a.toml'\nignore = ['NAT-002']\n[parameters]\nstart_within = '1 an'", "b.toml")
    profile = load_profile(written("extends = 'b.toml'\n[parameters]\nadvance_cap = '10 %'", "c.toml"))
    assert profile.ignore == ("NAT-001", "NAT-002")
    assert profile.select == ("NAT",)
    assert profile.parameters == Parameters(advance_cap=Fraction(1, 10), start_within=Duration(years=1))


@given(text=st.text(max_size=200) | st.binary(max_size=200))
def test_any_file_is_a_profile_or_an_error(
    text: str | bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever a file holds, only our errors come out."""
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    with suppress(ProfileError, UnknownRule):
        load_profile(path)


@given(st.lists(st.sampled_from(CODES), unique=True), st.lists(st.sampled_from(CODES), unique=True))
def test_what_is_selected_and_not_ignored_runs(select: list[str], ignore: list[str]) -> None:
    """Exactly those rules have an outcome; without a selection, all but the ignored ones."""
    report = check(cci_2017_2019(), DAY, profile=Profile(select=tuple(select), ignore=tuple(ignore)))
    ran = {*report.conform, *(item.code for item in (*report.findings, *report.waived))}
    ran |= {item.code for item in (*report.not_applicable, *report.not_evaluated)}
    assert ran == set(select or CODES) - set(ignore)


@given(records(Parameters))
def test_parameters_go_through_json(parameters: Parameters) -> None:
    """Amounts, delays and parts are exact in JSON."""
    assert Parameters.model_validate_json(parameters.model_dump_json()) == parameters


def test_every_parameter_can_be_written_in_a_file() -> None:
    """A figure that the record has and that no file can set would be of no use."""
    assert set(READERS) == set(Parameters.model_fields)


def test_the_provided_figures_are_those_of_the_law() -> None:
    """A profile writes again what the data of the law say: they say the same."""
    day = date(2026, 1, 1)
    state = load_profile("etat-investissement").parameters
    assert load_profile("cpo").parameters.advance_cap == law.ratio("cpo_advance", on=day)
    assert state.advance_cap == law.ratio("state_advance", on=day)
    assert state.before_balance_cap == law.ratio("state_before_balance", on=day)
    assert state.start_within == law.duration("state_start_delay", on=day)
    assert state.finish_within == law.duration("state_finish_delay", on=day)
