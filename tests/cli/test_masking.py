"""Bank details and the data of natural persons never reach a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

IBAN = "FR14 2004 1010 0505 0001 3M02 606"
PERSON = """    - key: durand
      name: "Zoé Durand"
      short_name: "Mme Durand"
      other_names:
        - "Zoé DURAND"
      kinds:
        - kind: personne physique
      tiers_number: "T-40412"
      identifiers:
        - scheme: SIRET
          value: "99900001100018"
      roles:
        - partenaire
      iban: "FR1420041010050500013M02606"
      signatory:
        name: "Paul Secret"
        capacity: "mandataire"
    - key: EPURES
"""
SECRETS = (
    "Durand",
    "DURAND",
    "T-40412",
    "99900001100018",
    IBAN,
    "FR1420041010050500013M02606",
    "3M02",
)
SAID = 'source: "note de Zoé Durand (T-40412), compte FR14 2004 1010 0505 0001 3M02 606, signée Paul Secret"'


WAIVER = """
waivers:
  - code: "NAT-001"
    address: "avenants[2018-1].operations[subvention 2018].grant.lines[1]"
    reason: "vu avec Zoé Durand (T-40412)"
    by: "l’agent"
    day: 1er décembre 2018
"""


@pytest.fixture
def confidential(edited: Callable[..., Path]) -> Path:
    """The seed with a natural person, whose data is written in free texts too."""
    source = 'source: "délibération du Bureau de Saint-Étienne Métropole du 15 novembre 2018"'
    account = '            - raw: "budget d’investissement sur le compte INUM 65738-SUBFCT-FLI"'
    return edited(
        ("    - key: EPURES\n", PERSON),
        (source, SAID),
        (account, '            - raw: "compte 65738, à Zoé Durand"'),
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("schedule",),
        ("schedule", "--format", "json"),
        ("position",),
        ("position", "--format", "json"),
        ("check", "--verbose"),
        ("check", "--format", "json"),
        ("check", "--format", "sarif"),
        ("check", "--format", "github"),
        ("check", "--format", "html"),
    ],
)
def test_no_secret_is_printed(run: Run, confidential: Path, arguments: tuple[str, ...]) -> None:
    """No command prints a name, a number or an IBAN that is confidential, not even from a free text."""
    command, *options = arguments
    code, out, err = run(command, confidential, "--as-of", "2018-12-31", *options)
    assert code in (0, 1)
    assert not [secret for secret in SECRETS if secret in out + err]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])
def test_no_secret_of_a_waiver_or_a_sibling_is_printed(
    run: Run, confidential: Path, edited: Callable[..., Path], form: str
) -> None:
    """The reason of a waiver quotes a person; a sibling names it: neither reaches a report."""
    with confidential.open("a", encoding="utf-8") as file:
        file.write(WAIVER)
    other = edited(name="autre.yaml")
    for files in ((confidential, other), (other, "--with", confidential), (confidential, "--with", other)):
        code, out, err = run("check", *files, "--as-of", "2018-12-31", "--format", form, "--verbose")
        assert code in (0, 1)
        assert not [secret for secret in SECRETS if secret in out + err]
    assert form == "github" or "vu avec personne physique (nom masqué)" in " ".join(out.split())


def test_masked_party_is_still_shown(run: Run, confidential: Path) -> None:
    """A natural person is shown with its role and kind, and without its name."""
    out = " ".join(run("show", confidential, "--as-of", "2018-12-31")[1].split())
    assert "– personne physique (nom masqué) (personne-1) : partenaire" in out
    assert "coordonnées bancaires masquées" in out
    assert "note de personne physique (nom masqué) (numéro masqué), compte FR14 •••• … 2606" in out


def test_the_signatory_of_an_act_is_public(run: Run, confidential: Path) -> None:
    """Who signs for a party is shown, as who signs a deliberation is."""
    out = " ".join(run("show", confidential, "--as-of", "2018-12-31")[1].split())
    assert "signataire : Paul Secret, mandataire" in out
    assert "signée Paul Secret" in out


@pytest.mark.parametrize("number", ["30000", "2024", "50000", "2018"])
def test_a_number_like_an_amount_or_a_year_corrupts_nothing(
    run: Run, edited: Callable[..., Path], number: str
) -> None:
    """The number of a natural person is hidden in its field; amounts and years that read alike are kept."""
    person = PERSON.replace("T-40412", number)
    path = edited(("    - key: EPURES\n", person))
    plain = edited(name="sans.yaml")
    code, out, err = run("schedule", path, "--as-of", "2018-12-31")
    assert (code, err) == (0, "")
    assert out == run("schedule", plain, "--as-of", "2018-12-31")[1]
    assert "n° de tiers numéro masqué" in " ".join(run("show", path)[1].split())


def test_a_word_that_holds_a_short_name_is_kept(run: Run, edited: Callable[..., Path]) -> None:
    """A masked name is replaced where it is a whole word, and left inside another word."""
    person = '    - key: P\n      name: "Vote"\n      kinds:\n        - kind: personne physique\n'
    path = edited(
        ("    - key: EPURES\n", person + "    - key: EPURES\n"),
        ('title: "Avenant n° 1 – 2018"', 'title: "Voter n’est pas Vote"'),
    )
    assert "Voter n’est pas personne physique (nom masqué)" in run("show", path)[1].replace("\n  ", " ")


GONE = """      - operation: retirer une partie
        party: durand
      - operation: fixer la subvention
"""


@pytest.fixture
def leaving(confidential: Path) -> Path:
    """The same file, whose avenant is signed and takes the natural person away."""
    text = confidential.read_text(encoding="utf-8")
    text = text.replace("      - operation: fixer la subvention\n", GONE)
    text = text.replace("    signed_on: inconnue\n", "    signed_on: 1er décembre 2018\n")
    confidential.write_text(text, encoding="utf-8")
    return confidential


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("history",),
        ("history", "parties"),
        ("history", "parties[durand]"),
        ("history", "parties[durand].tiers_number"),
        ("diff", "--from", "2018-01-01", "--to", "2018-12-31"),
    ],
)
def test_changes_are_masked(run: Run, leaving: Path, arguments: tuple[str, ...], form: str) -> None:
    """A person who leaves is told by the key that stands in for its own."""
    command, *rest = arguments
    code, out, err = run(command, leaving, *rest, "--format", form)
    assert (code, err) == (0, "")
    assert "personne-1" in out or "masqué" in out
    assert not [secret for secret in (*SECRETS, "durand") if secret in out]


@pytest.mark.parametrize("form", ["text", "yaml", "json"])
@pytest.mark.parametrize("back", [False, True])
def test_a_proposal_is_masked(  # two values, four fixtures
    run: Run, edited: Callable[..., Path], confidential: Path, form: str, *, back: bool
) -> None:
    """A person who comes or leaves is masked in the avenant; who would lose data by pasting it is told."""
    files = [edited(name="sans.yaml"), confidential]
    files = files[::-1] if back else files
    code, out, err = run("propose", *files, "--as-of", "2018-12-31", "--format", form)
    assert code == 0
    assert not [secret for secret in (*SECRETS, "durand") if secret in out + err]
    assert ("masqu" in out) or back
    assert err.startswith("conventions : des données confidentielles sont masquées")


def test_an_error_of_a_proposal_is_masked(run: Run, edited: Callable[..., Path], confidential: Path) -> None:
    """What no avenant can do is told without a name."""
    known = edited(("  grants:\n", "  clauses: []\n  grants:\n"), name="connu.yaml")
    code, out, err = run("propose", known, confidential, "--as-of", "2018-12-31")
    assert (code, out) == (2, "")
    assert "aucun avenant" in err
    assert not [secret for secret in SECRETS if secret in err]
