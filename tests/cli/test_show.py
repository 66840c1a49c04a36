"""``conventions show``: nothing of the seed is left out, nothing unknown is told as known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import pytest

from conventions import load
from conventions.cli import terminal
from conventions.cli.show import page
from conventions.cli.view import open_view
from conventions.french import NBSP, format_amount, format_date, format_number
from conventions.model import (
    Target,
    ThirdPartyCharge,
)
from conventions.model.addresses import walk
from conventions.money import Amount, Price, euros
from conventions.wording import describe, said_charge, said_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conventions.model import Convention

    Run = Callable[..., tuple[int, str, str]]

DAY = date(2018, 12, 31)
# References from one record to another: the page says the name of what they point to.
REFERENCES = (
    "key",
    "owner",
    "beneficiary",
    "action",
    "axis",
    "device",
    "authority",
    "avenant",
    "mode",
    "code",
)
# What is so by default is not said: a firm grant in cash, a measured result. The assembly says its organ.
DEFAULTS = ("firmness", "form", "status", "organ", "number", "year", "deliberation")


def flat(text: str) -> str:
    """The text with every run of blanks as one space."""
    return " ".join(text.split())


def unquoted(text: str) -> str:
    """The text without the quotes that the page may change: those inside the words of an act."""
    return flat("".join(" " if char in "«»“”" else char for char in text))


def _facts(convention: Convention) -> Iterator[tuple[str, str]]:
    """The address of each fact, and how the page must say it."""
    for address, value in walk(convention):
        name = address.rpartition(".")[2].partition("[")[0]
        inside = address.endswith("]") and name in ("devices", "partners", "parties")
        if name in (*REFERENCES, *DEFAULTS) or inside:
            continue
        if name == "operation":
            continue  # the sentence of the operation says it: see the next test
        if isinstance(value, Price | Amount):
            yield address, format_amount(value)
        elif type(value) is date:
            yield address, format_date(value)
        elif isinstance(value, StrEnum) or type(value) is str:
            yield address, value
        elif isinstance(value, Decimal):
            yield address, format_number(value)


def test_nothing_of_the_seed_is_left_out(seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text, amount, date, figure and kind of the seed's file is on the page."""
    monkeypatch.setattr("conventions.cli.view.columns", lambda: 10_000)
    shown = unquoted("\n".join(page(open_view(str(seed), DAY))))
    facts = [(address, unquoted(text)) for address, text in _facts(load(seed))]
    assert len(facts) > 100
    assert [fact for fact in facts if fact[1] not in shown] == []


def test_every_operation_of_the_seed_is_said(seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What each avenant does is one sentence of the page."""
    monkeypatch.setattr("conventions.cli.view.columns", lambda: 10_000)
    convention = load(seed)
    shown = "\n".join(page(open_view(str(seed), DAY)))
    said = [describe(item, convention) for avenant in convention.avenants for item in avenant.operations]
    assert said
    assert [sentence for sentence in said if sentence not in shown] == []


def test_headline_of_the_seed(run: Run, seed: Path) -> None:
    """The money of the seed is one sentence: what is granted, to sign, unknown, and then the words."""
    out = run("show", seed, "--as-of", "2018-12-31")[1]
    assert f"50\u202f000{NBSP}€ attribués, avenant n°{NBSP}1 à signer (2017 et 2019{NBSP}: inconnus)\n" in out
    assert "cinquante mille euros attribués\n" in out
    assert f"avenant n°{NBSP}1 (2018){NBSP}: approuvé le 15 novembre 2018, signature non renseignée" in out
    assert f"au moins 50\u202f000{NBSP}€ (2017 et 2019{NBSP}: inconnus)" in out


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_page_fits_the_terminal(seed: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """No line of the page passes the columns of the terminal."""
    monkeypatch.setattr("conventions.cli.view.columns", lambda: columns)
    assert max(map(terminal.width, page(open_view(str(seed), DAY)))) <= columns


def test_before_the_deliberation(run: Run, seed: Path) -> None:
    """Before its deliberation the avenant is a projet, nothing is granted, and nothing decided is shown."""
    out = flat(run("show", seed, "--as-of", "2018-01-01")[1])
    assert "2017, 2018 et 2019 : inconnus" in out
    assert "avenant n° 1 (2018) : projet, délibération prévue le 15 novembre 2018, signature non" in out
    assert "Délibérations" not in out


def test_control_characters_are_shown(run: Run, edited: Callable[..., Path]) -> None:
    """An escape or bidirectional character of a file is shown, not obeyed."""
    path = edited(('title: "L’innovation"', 'title: "L’inno\\x1b[31m\\u202evation"'))
    out = run("show", path)[1]
    assert "L’inno\\x1b[31m\\u202evation" in out
    assert "\x1b" not in out


FULL = """
avenants:
  - number: 2
    signed_on: 1er février 2019
    transmitted_on: 2 février 2019
    notified_on: 4 février 2030
    effective_on: 1er mars 2019
    operations:
      - operation: confirmer la subvention
        grant: 2019
  - year: 2020
    annulled_on: 5 mai 2019
    operations: []
  - number: 3
    deliberation: "2018-11-15"
    operations: []
  - number: 1
    year: 2018
"""


def test_states_of_acts(run: Run, edited: Callable[..., Path]) -> None:
    """An act tells each date it has, those foreseen, those that are missing, and whether it was withdrawn."""
    repeal = (
        "deliberations:\n"
        "  - authority: SEM\n    organ: conseil\n    assembly: Conseil\n    date: 1er mars 2019\n"
        "    number: 2019-07\n"
        "    repeals:\n      - 2018-11-15\n    published_on: 4 mars 2019\n    transmitted_on: 2 mars 2019\n"
        "    delegation:\n      organ: conseil\n      source: délibération cadre\n"
        "      decided_on: 3 avril 2014\n"
    )
    path = edited(("\navenants:\n  - number: 1\n    year: 2018\n", FULL), ("deliberations:\n", repeal))
    out = flat(run("show", path, "--as-of", "2019-12-30")[1])
    assert (
        "– avenant n° 2 : approbation non renseignée, signé le 1er février 2019, transmis le"
        " 2 février 2019, notification prévue le 4 février 2030, prise d’effet le 1er mars 2019"
    ) in out
    assert (
        "– avenant de 2020 : approbation non renseignée, signature non renseignée, prise d’effet non renseignée,"
        " annulé le 5 mai 2019"
    ) in out
    assert "– avenant n° 3 : retiré, approuvé le 15 novembre 2018" in out
    assert "abroge ou retire : 2018-11-15" in out
    assert "par délégation : délibération cadre, le 3 avril 2014" in out
    assert "transmise le 2 mars 2019, publiée le 4 mars 2019" in out
    assert "vote : non renseigné" in out


def test_what_the_seed_has_not(run: Run, edited: Callable[..., Path]) -> None:
    """What other conventions hold is shown too: gifts in kind, notes, linked results, deduced facts."""
    path = edited(
        (f"    - exercise: 2017\n      beneficiary: CCI\n      amount: inconnu\n{DEDUCED}", GRANT_IN_KIND),
        ('      legal_category: "7381"\n', PARTY_DETAILS),
        (
            "  - key: A1-R1\n    action: A1\n",
            "  - key: A1-R1\n    action: A1\n    target: A1-T1\n    exercise: 2018\n    phase: '1'\n",
        ),
        (
            '  title: "convention cadre',
            '  number: "7"\n  signed_on: 1er mars 2016\n  title: "convention cadre',
        ),
        ('      title: "Expertise des', '      partners:\n        - ENSMSE\n      title: "Expertise des'),
        (
            "  devices:\n    - key: D2IN",
            '    - key: A4\n      number: "4"\n      title: "Former"\n  devices:\n    - key: D2IN',
        ),
        ("\nresults:\n", f"\n{WORLD}results:\n"),
        ("initial:\n", 'name: "Convention Entreprendre"\ninitial:\n'),
        ("  period: 2017-2019\n", "  period: 2017-2019\n  clauses: []\n"),
    )
    out = flat(run("show", path, "--as-of", "2019-12-31")[1])
    for text in (
        "Convention Entreprendre, convention de partenariat triennale",
        (
            "convention cadre entre Saint-Étienne Métropole et la CCI Lyon Métropole Saint-Étienne Roanne,"
            " n° 7,"
            " signée le 1er mars 2016"
        ),
        (
            "12 000 € (douze mille euros ; convention), bénéficiaire : CCI Lyon Métropole Saint-Étienne Roanne ;"
            " en nature, valorisée,"
            " mise à disposition de locaux, note du service ; imputation : « chapitre 65 », locaux,"
            " budget principal,"
            " 2017, 2 000 €"
        ),
        "nomenclature M57 (M57_A) depuis 2018, déduit, arrêté",
        "exercice clos le 08-31",
        "clauses : aucune",
        "partenaires : école des mines",
        "environ 30 entreprises à potentiel par an 23 entrepreneurs accompagnés, exercice 2018, phase 1",
        "pièce reçue le 3 mars 2018 : bilan – commencement le 4 avril 2018 ──",
        "Action 4 : Former axe : non précisé par l’acte aucun objectif chiffré ── Dispositifs",
        "(la Chambre)",
    ):
        assert text in out


DEDUCED = '      note: "subvention déduite de la période 2017-2019 : l’acte n’en dit rien"\n'
GRANT_IN_KIND = """    - exercise: 2017
      beneficiary: CCI
      amount: 12 000 €
      form: nature
      raw: "mise à disposition de locaux"
      note: "note du service"
      lines:
        - raw: "chapitre 65"
          budget: "principal"
          exercises:
            - 2017
          amount: 2 000 €
          parts:
            - code: "65"
              label: "locaux"
"""
WORLD = """documents:
  - key: bilan
    kind: bilan
    received_on: 3 mars 2018
  - key: plus-tard
    kind: rapport
    received_on: 3 mars 2030
facts:
  events:
    - kind: commencement
      day: 4 avril 2018
    - kind: achèvement
      day: 4 avril 2030
"""
PARTY_DETAILS = """      short_name: "la Chambre"
      financial_year_end: "08-31"
      nomenclatures:
        - norm: M57
          declinaison: M57_A
          since: 2018
          inferred: oui
          source: "arrêté"
"""


def test_recovered_money_has_its_column(run: Run, edited: Callable[..., Path]) -> None:
    """Money that came back has its own column; what remains is firm minus paid plus recovered."""
    ledger = (
        'ledger:\n  recoveries:\n    - number: "1"\n      kind: titre de recettes\n      exercise: 2018\n'
        "      issued_on: 3 mars 2019\n      amount: 700 €\n      collected: 600 €\n"
    )
    path = edited(
        ("signed_on: inconnue", "signed_on: 20 novembre 2018"), ("\nresults:\n", f"\n{ledger}results:\n")
    )
    out = flat(run("show", path, "--as-of", "2019-12-30")[1])
    assert "Recouvré Reste à verser" in out
    assert "2018 50 000 € inconnu 0 € 0 € 600 € 50 600 € avenant n° 1" in out


def test_the_ceiling_is_shown_with_the_totals(run: Run, edited: Callable[..., Path]) -> None:
    """What all the grants may add up to, when the convention says it, and only then."""
    path = edited(("\n  period: 2017-2019\n", "\n  period: 2017-2019\n  ceiling: 150 000 €\n"))
    assert "Plafond des subventions de la convention : 150 000 €" in flat(run("show", path)[1])
    assert "Plafond" not in run("show", edited())[1]


def test_nothing_left_to_come(run: Run, edited: Callable[..., Path]) -> None:
    """A convention without a grant, axis, action, device or deliberation has a page too."""
    text = "format: 1\ntitle: T\ninitial:\n  period: 2017-2019\n  parties:\n    - key: P\n      name: N\n"
    path = edited(name="vide.yaml")
    path.write_text(text, encoding="utf-8")
    code, out, err = run("show", path, "--as-of", "2020-01-01")
    assert (code, err) == (0, "")
    assert f"0{NBSP}€ attribué\n" in out
    assert "– aucun versement à venir\n" in out
    assert f"– N{NBSP}: rôle non précisé\n" in out
    assert not [title for title in ("Axes", "Actions", "Dispositifs", "Délibérations") if title in out]
    assert "date marquante" not in out


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (Target(key="T", low=Decimal(2), high=Decimal(3), unit="jurys"), "2 à 3 jurys"),
        (Target(key="T", high=Decimal(3), unit="jurys", exercise=2018), "jusqu’à 3 jurys (2018)"),
        (Target(key="T", low=Decimal(3), unit="jurys"), "à partir de 3 jurys"),
        (
            Target(key="T", value=Decimal(3), unit="jurys", raw="trois jurys"),
            f"3 jurys, «{NBSP}trois jurys{NBSP}»",
        ),
        (Target(key="T", value=Decimal(80), unit="% de remplissage"), f"80{NBSP}% de remplissage"),
    ],
)
def test_targets(target: Target, said: str) -> None:
    """A target says its bounds, and a percentage keeps its sign on the same line."""
    assert said_target(target) == said


@pytest.mark.parametrize(
    ("payer", "said"),
    [
        ("l’entreprise", "de l’entreprise"),
        ("les jeunes entreprises", "des jeunes entreprises"),
        ("Novacité", "de Novacité"),
        ("MIND", f"de «{NBSP}MIND{NBSP}»"),
    ],
)
def test_who_pays_a_charge(payer: str, said: str) -> None:
    """What is left to third parties is said in right French, between quotes where grammar is unknown."""
    charge = ThirdPartyCharge(price=Price(euros(350), "HT"), payer=payer)
    assert said_charge(charge) == f"reste 350{NBSP}€{NBSP}HT à la charge {said}"


def test_operations_are_said(run: Run, edited: Callable[..., Path]) -> None:
    """The operations of an avenant are said in sentences, with the names that any act gives."""
    path = edited(
        (
            "\navenants:\n",
            (
                "\navenants:\n  - number: 2\n    signed_on: 3 mai 2019\n    operations:\n"
                "      - operation: remplacer une partie\n        old: EPURES\n        reason: reprise\n"
                "        new:\n          key: N\n          name: Novacité\n"
                "      - operation: confirmer la subvention\n        grant: 2019\n"
            ),
        )
    )
    view = open_view(str(path), DAY)
    out = flat(run("show", path, "--as-of", "2018-12-31")[1])
    assert view.convention.avenants[0].number == 2
    assert "Novacité reprend le projet en lieu et place d’EPURES" in out
    assert "la subvention de l’exercice 2019, prévisionnelle, devient ferme" in out


def test_a_convention_terminated_says_so(run: Run, edited: Callable[..., Path]) -> None:
    """From its effect on, the termination is told with the state of the convention; acts stand in their order."""
    path = edited(
        (
            "\navenants:\n",
            (
                "\navenants:\n  - number: 2\n    signed_on: 3 mai 2019\n    operations:\n      - operation: résilier\n"
                "        day: 30 juin 2019\n"
            ),
        )
    )
    out = flat(run("show", path, "--as-of", "2019-12-30")[1])
    assert "prise d’effet non renseignée, résiliée le 30 juin 2019" in out
    assert out.index("– avenant n° 1") < out.index("– avenant n° 2")
    assert "résiliée le" not in flat(run("show", path, "--as-of", "2018-12-30")[1])


def test_an_operation_on_nothing(run: Run, edited: Callable[..., Path]) -> None:
    """An avenant that operates on something absent is told in one sentence, with 2."""
    path = edited(
        (
            "operation: fixer la subvention\n        grant:\n          exercise: 2018\n",
            (
                "operation: fixer la subvention\n        mode: ajoute\n"
                "        grant:\n          exercise: 2018\n"
            ),
        )
    )
    for command in ("show", "schedule"):
        code, out, err = run(command, path, "--as-of", "2018-12-31")
        assert (code, out) == (2, "")
        assert err.startswith("conventions : avenants[2018-1].operations[subvention 2018]")
        assert err.count("\n") == 1
