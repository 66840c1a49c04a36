"""Exit codes, usage errors in French, and no traceback whatever happens."""

from __future__ import annotations

import argparse
import ast
import inspect
import runpy
import sys
from datetime import date
from importlib.metadata import version
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from conventions.cli import french_argparse, main
from conventions.errors import ConventionsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


# Texts of argparse for its programmers, that no user reads.
FOR_PROGRAMMERS = {
    ".__call__() not defined",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    'argument "-" with mode %r',
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "(default: %(default)s)",
    "show program's version number and exit",
    " (default: %(default)s)",
    "%(heading)s:",
    "argument '%(argument_name)s' is deprecated",
    "option '%(option)s' is deprecated",
    "command '%(parser_name)s' is deprecated",
    "%(prog)s: warning: %(message)s\n",
    "subcommands",
    "mutually exclusive group",
}


def _texts_of_argparse() -> set[str]:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call)]
    marked = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")]
    constants = [argument for call in marked for argument in call.args if isinstance(argument, ast.Constant)]
    return {item.value for item in constants if isinstance(item.value, str)}


def test_every_text_of_argparse_is_translated() -> None:
    """Each text that argparse may show to a user has its French text, with the same values in it."""
    texts = _texts_of_argparse()
    assert len(texts) > 20
    assert texts - FOR_PROGRAMMERS <= set(french_argparse.MESSAGES)


def test_translated_texts_take_the_same_values() -> None:
    """A French text takes the named values of the English one."""
    values = {"prog": "p", "message": "m", "argument_name": "a", "parser_name": "n", "choices": "c"}
    values |= {"option": "o", "matches": "x", "type": "t", "value": "v", "closest": "w"}
    for english, french in french_argparse.MESSAGES.items():
        if "%(" in english:
            assert french % values
        else:
            assert french.count("%s") == english.count("%s") + english.count("%r")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "il manque\u00a0: COMMANDE"),
        (("chek",), "«\u00a0chek\u00a0» n’existe pas"),
        (("check",), "il manque\u00a0: FICHIER"),
        (("show", "a", "b"), "arguments inconnus\u00a0: b"),
        (("show", "a", "--as-of"), "une valeur est attendue"),
        (("show", "a", "--as-of", "hier"), "cette forme n’est pas reconnue"),
        (("check", "a", "--format", "xml"), "au choix\u00a0: text, json"),
        (("words", "1", "--spelling", "x"), "au choix\u00a0: traditional, 1990, 1990-full"),
        (("schedule", "a", "--exercise", "18"), "n’est pas une année de quatre chiffres"),
        (("schedule", "a", "--exercise", "0218"), "n’est pas une année de quatre chiffres"),
        (("schedule", "a", "--exercise", "٢٠١٨"), "n’est pas une année de quatre chiffres"),
        (("schedule", "a", "--known-on", "hier"), "cette forme n’est pas reconnue"),
        (("position", "a", "--format", "yaml"), "au choix\u00a0: text, json"),
        (("history",), "il manque\u00a0: FICHIER"),
        (("diff", "a", "--from", "2018-01-01"), "il manque\u00a0: --to"),
        (("propose", "a"), "il manque\u00a0: NOUVEAU"),
        (("propose", "a", "b", "--number", "un"), "n’est pas un numéro d’avenant"),
        (("propose", "a", "b", "--number", "0"), "n’est pas un numéro d’avenant"),
        (("propose", "a", "b", "--number", "12345"), "n’est pas un numéro d’avenant"),
        (("check", "a", "--verbose=oui"), "n’attend pas de valeur"),
        (("show", "a", "--as-of", "\x1b[31m"), "\\x1b[31m"),
    ],
)
def test_wrong_usage_is_told_in_french(
    run: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...], said: str
) -> None:
    """A wrong usage ends with 2, prints nothing on the output, and says in French what is wrong."""
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.startswith("utilisation\u00a0: conventions")
    assert "\x1b" not in err


def test_help_ends_with_zero(run: Callable[..., tuple[int, str, str]]) -> None:
    """The help is printed on the output, in French, and ends with 0."""
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert "afficher cette aide" in out


def test_argparse_is_left_as_it_was() -> None:
    """After a command, argparse speaks as before to other programs."""
    before = vars(argparse)["_"], vars(argparse)["ngettext"]
    main(["words"])
    assert (vars(argparse)["_"], vars(argparse)["ngettext"]) == before


def test_plural_of_argparse() -> None:
    """The plural texts of argparse are in French too."""
    with french_argparse.in_french():
        say = vars(argparse)["ngettext"]
        assert say("expected %s argument", "expected %s arguments", 1) == "%s valeur est attendue"
        assert say("expected %s argument", "expected %s arguments", 2) == "%s valeurs sont attendues"


class _Refusing:
    """An output that raises what it is told to."""

    def __init__(self, error: BaseException, descriptor: int) -> None:
        self.error, self.descriptor = error, descriptor

    def write(self, text: str) -> int:
        raise self.error

    def flush(self) -> None:
        """Nothing was written."""

    def fileno(self) -> int:
        return self.descriptor


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (BrokenPipeError(), 141, ""),
        (KeyboardInterrupt(), 130, ""),
        (OSError(28, "plus de place"), 2, "conventions : lecture ou écriture impossible (plus de place)\n"),
        (ConventionsError("rien à dire"), 2, "conventions : rien à dire\n"),
        (SystemExit("autre"), 2, ""),
    ],
)
def test_what_stops_a_command(  # noqa: PLR0913, PLR0917  # three values, three fixtures
    error: BaseException,
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An interruption, a closed pipe or a full disk ends with its own code and at most one sentence."""
    with (tmp_path / "sortie").open("w") as output:
        monkeypatch.setattr(sys, "stdout", _Refusing(error, output.fileno()))
        assert main(["words", "1"]) == code
    assert capsys.readouterr().err == said


def test_arguments_of_the_shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Run as a module without arguments of its own, the command takes those of the shell."""
    monkeypatch.setattr(sys, "argv", ["conventions", "words", "2"])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("conventions", run_name="__main__")
    assert stop.value.code == 0
    assert capsys.readouterr().out == "deux euros\n"
    runpy.run_module("conventions.__main__", run_name="autre")


def test_today_is_the_default(
    run: Callable[..., tuple[int, str, str]], seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without ``--as-of``, the date is the one of the clock."""
    clock = SimpleNamespace(today=lambda: date(2019, 3, 1))
    monkeypatch.setattr("conventions.cli.view.date", clock)
    assert "Situation au 1er mars 2019" in run("show", seed)[1]


def test_a_sum_that_cannot_be_counted(run: Run, edited: Callable[..., Path]) -> None:
    """Two grants near the largest amount: one sentence in French, and 2."""
    huge = "9 999 999 999 999 €"
    path = edited(("amount: inconnu", f"amount: {huge}"))
    code, out, err = run("show", path, "--as-of", "2018-12-31")
    assert (code, out) == (2, "")
    assert err == "conventions : un montant a 13 chiffres d’euros au plus, pas 1000000004999900 centimes\n"


def test_an_amount_too_large_for_words_is_shown_in_digits(run: Run, edited: Callable[..., Path]) -> None:
    """A thousand billion euros has no words here; the page stands all the same."""
    path = edited(("          amount: 50 000 €", "          amount: 1 000 000 000 000 €"))
    code, out, _ = run("show", path, "--as-of", "2018-12-31")
    assert code == 0
    assert "1\u202f000\u202f000\u202f000\u202f000\u00a0€ attribués" in out
    assert "En lettres" not in out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """``--version`` prints the version of the distribution and succeeds."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"conventions {version('conventions-subvention')}\n"
