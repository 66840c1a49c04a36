"""Write again what the commands print on the samples: tests compare these files whole.

Run it from anywhere, then read the difference: ``python scripts/update_cli_golden.py``.
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from conventions import samples
from conventions.cli import main

EXPECTED = Path(__file__).parents[1] / "tests" / "cli" / "expected"
SAMPLES = {
    "cci": ("cci-2017-2019.yaml", "2018-12-31"),
    "association": ("association-2024-2026.yaml", "2025-06-30"),
    "equipement": ("equipement-2023-2025.yaml", "30 juin 2025"),
}
ON_SAMPLES = {
    f"{command}-{name}": (command, file, "--as-of", day)
    for command in ("show", "schedule", "position", "check")
    for name, (file, day) in SAMPLES.items()
}
_ASSOCIATION = SAMPLES["association"][0]
CHANGES = {
    **{f"history-{name}": ("history", file) for name, (file, _) in SAMPLES.items()},
    "history-one-amount": ("history", _ASSOCIATION, "grants[2025-fonctionnement].amount"),
    "history-unchanged": ("history", _ASSOCIATION, "payment_terms[1].instalments"),
    **{
        f"diff-{name}": ("diff", file, "--from", "1er mars 2024", "--to", "30 juin 2025")
        for name, (file, _) in SAMPLES.items()
    },
    "propose-nothing": ("propose", _ASSOCIATION, _ASSOCIATION, "--as-of", "2025-06-30"),
    "propose-all": ("propose", SAMPLES["cci"][0], _ASSOCIATION, "--as-of", "2025-06-30"),
}
FEW = ("--select", "NAT-001,PAI-001")
FOR_PROGRAMS = {
    "schedule": ("--as-of", "2025-06-30", "--exercise", "2025"),
    "position": ("--as-of", "2025-06-30"),
    "history": ("grants[2025-fonctionnement]",),
    "diff": ("--from", "2024-03-01", "--to", "2025-06-30"),
}
_THAT_DAY = ("--on", "2026-12-01")
LAW = {
    "law": ("law", *_THAT_DAY),
    "law-one": ("law", "auditor_threshold", *_THAT_DAY),
    "law-ended": ("law", "de_minimis", "--on", "2031-01-01"),
    "law-outdated": ("law", "--outdated", *_THAT_DAY),
    "law-up-to-date": ("law", "convention_threshold", "--outdated", *_THAT_DAY),
}
PROGRAMS = {
    "law-json": ("law", "cpo_advance_before", *_THAT_DAY, "--format", "json"),
    **{
        f"{command}-json": (command, _ASSOCIATION, *options, "--format", "json")
        for command, options in FOR_PROGRAMS.items()
    },
    **{
        f"check-{form}": ("check", SAMPLES["cci"][0], "--as-of", SAMPLES["cci"][1], "--format", form, *FEW)
        for form in ("sarif", "github", "html")
    },
    **{
        f"render-{name}-md": ("render", SAMPLES[name][0], *options, "--as-of", SAMPLES[name][1])
        for name, *options in (("cci", "--kind", "deliberation"),)
    },
    "propose-yaml": (
        *("propose", SAMPLES["equipement"][0], _ASSOCIATION, "--as-of", "2025-06-30"),
        *("--number", "3", "--year", "2025", "--format", "yaml"),
    ),
}
"""What programs read, whose lines are as long as they must."""

_HERE = (".", "--as-of", "2025-06-30")
FOLDERS = {
    "portfolio-check": ("portfolio", "check", *_HERE, "--select", "NAT,BUD-005"),
    "portfolio-commitments": ("portfolio", "commitments", *_HERE),
    "portfolio-due": ("portfolio", "due", *_HERE),
    "budget-check": (
        *("budget", "check", *_HERE, "--budget", str(EXPECTED.parent / "budget-2024.csv")),
        *("--authority", "210000006"),
    ),
}
"""What is printed of the folder of the samples."""

CASES = {
    **ON_SAMPLES,
    **CHANGES,
    **PROGRAMS,
    **LAW,
    **FOLDERS,
    "help": ("--help",),
    **{
        f"help-{command}": (command, "--help")
        for command in (
            "check",
            "explain",
            "schedule",
            "position",
            "history",
            "diff",
            "propose",
            "rules",
            "accounts",
            "law",
            "calendar",
            "render",
            "templates",
            "verify",
        )
    },
    "help-portfolio-check": ("portfolio", "check", "--help"),
    "help-portfolio-due": ("portfolio", "due", "--help"),
    "help-budget": ("budget", "check", "--help"),
    "help-totem": ("totem", "show", "--help"),
    "help-scdl": ("scdl", "--help"),
    **{
        f"help-scdl-{action}": ("scdl", action, "--help")
        for action in ("read", "validate", "repair", "export")
    },
    "rules": ("rules",),
    "rules-nat-001": ("rules", "nat-001"),
    "accounts-number": ("accounts", "65738", "--norm", "M57_D", "--exercise", "2022"),
    "accounts-words": ("accounts", "organismes", "publics", "divers", "--norm", "M57"),
    "rules-family": ("rules", "--family", "nat"),
    "explain-nat-002": ("explain", "nat-002", "--as-of", "2012-12-31"),
    "check-select": ("check", SAMPLES["cci"][0], "--as-of", SAMPLES["cci"][1], "--level", "base", *FEW),
    "words": ("words", "50 000 €"),
    "templates": ("templates",),
    "templates-deliberation": ("templates", "deliberation"),
}
"""The name of each golden file, and the command that writes it."""


def render(arguments: tuple[str, ...]) -> str:
    """What a command prints, in the folder of the samples, and its exit code."""
    output = io.StringIO()
    with contextlib.chdir(Path(samples.__file__).parent), contextlib.redirect_stdout(output):
        code = main(arguments)
    return f"{output.getvalue()}-> {code}\n"


def write() -> None:
    """Write every golden file, and remove those that no case writes any more."""
    EXPECTED.mkdir(exist_ok=True)
    for stale in EXPECTED.glob("*.txt"):
        stale.unlink()
    for name, arguments in CASES.items():
        (EXPECTED / f"{name}.txt").write_text(render(arguments), encoding="utf-8")


if __name__ == "__main__":
    write()
