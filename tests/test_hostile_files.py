"""Files made to crash, hang or fill the memory: one clear error each, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

SECONDS = 2
MEBIBYTES = 200
REFUSED = 3

PROGRAM = """
import pathlib, re, resource, sys, time
from conventions import ConventionFileError, load
start = time.process_time()
try:
    load(sys.argv[1])
    status = 0
except ConventionFileError as error:
    print(len(error.problems), error.problems[0].code, error.problems[0].message)
    status = 3
seconds = time.process_time() - start
try:
    # What getrusage says began before this program: it holds the memory of the parent process.
    peak = re.search("VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(seconds, peak, file=sys.stderr)
raise SystemExit(status)
"""


class Outcome(NamedTuple):
    """What became of the process: its exit status, the code and message of the first problem."""

    status: int
    problems: int
    code: str
    message: str


def load_apart(path: Path) -> Outcome:
    """Load a file in another process; fail when it takes too long, or too much memory, or dies."""
    command = [sys.executable, "-c", PROGRAM, str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert done.returncode in {0, REFUSED}, done.stderr
    assert "Traceback" not in done.stderr
    seconds, kibibytes = done.stderr.split()
    assert float(seconds) <= SECONDS
    assert int(kibibytes) <= MEBIBYTES * 1024
    count, code, message = done.stdout.split(" ", 2)
    return Outcome(done.returncode, int(count), code, message.strip())


HEAD = 'format: 1\ntitle: "T"\ninitial:\n  period: 2017-2019\n  parties: []\n'
ALIAS_BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{rank}: &a{rank} [{', '.join([f'*a{rank - 1}'] * 9)}]\n" for rank in range(1, 30)
)
BLOCK_NEST = "".join(f"{' ' * (rank % 1400)}a:\n" for rank in range(1400))
MANY = 100_000

TEXTS = {
    "alias bomb.yaml": (ALIAS_BOMB, "alias"),
    "flow nest.yaml": ("[" * MANY, "too_deep"),
    "flow mapping nest.yaml": ("{a: " * MANY, "too_deep"),
    "block nest.yaml": (BLOCK_NEST, "too_deep"),
    "dash nest.yaml": ("- " * MANY, "too_deep"),
    "question nest.yaml": ("? " * MANY, "odd_field_name"),
    "nest.json": ("[" * MANY, "too_deep"),
    "object nest.json": ('{"a":' * MANY, "too_deep"),
    "closed nest.json": ("[" * MANY + "]" * MANY, "too_deep"),
    "empty lists.json": ("[" + "[]," * 2_796_200 + "[]]", "too_many_values"),
    "empty texts.json": ("[" + '"",' * 2_796_200 + '""]', "too_many_values"),
    "open quotes.json": ('"\\' * 4_000_000, "syntax"),
    "items.yaml": ("- a\n" * 262_144, "too_many_values"),
    "same field.yaml": (HEAD + "kind: a\n" * 40_000, "duplicate_field"),
    "same field, too often.yaml": ("a: 1\n" * MANY, "duplicate_field"),
    "same field.json": ("{" + '"a":1,' * 40_000 + '"a":1}', "duplicate_field"),
    "same last field.json": (
        json.dumps({f"k{rank}": 1 for rank in range(40_000)})[:-1] + ', "k39999": 1}',
        "missing_format",
    ),
    "unknown fields.yaml": (HEAD + "".join(f"k{rank}: 1\n" for rank in range(20_000)), "extra_forbidden"),
    "long field name.yaml": (HEAD + f'"{"n" * 900_000}": 1\n', "syntax"),
    "long field name.json": ('{"format": 1, "%s": 1}' % ("n" * 8_000_000), "missing"),
    "lost texts.yaml": (HEAD + "k: v #\n" * 40_000, "duplicate_field"),
    "comments.yaml": ("#\n" * 500_000, "not_a_convention"),
    "same keys.yaml": (HEAD + "avenants:\n" + "  - number: 1\n" * 15_000, "duplicate_key"),
    "last key twice.yaml": (
        HEAD + "avenants:\n" + "".join(f"  - number: {rank}\n" for rank in (*range(15_000), 14_999)),
        "duplicate_key",
    ),
    "empty mandates.yaml": (HEAD + "ledger:\n  payments:\n" + "  - {}\n" * 45_000, "missing"),
    "good, then empty mandates.json": (
        json.dumps({"format": 1, "title": "T", "initial": {"period": "2018", "parties": []}})[:-1]
        + ', "requests": ['
        + ",".join(
            [f'{{"exercise":2018,"beneficiary":"A","amount":"1.00","key":"{rank}"}}' for rank in range(4000)]
        )
        + ",{}" * 12_000
        + "]}",
        "missing",
    ),
    "floats.json": ('{"format":1,"x":[1.5' + ",1.5" * 49_000 + "]}", "float"),
    "stakes.json": (
        '{"format":1,"initial":{"axes":[{"key":"A","title":"A","stakes":[1' + ",1" * 49_000 + "]}]}}",
        "missing",
    ),
    "long tag.yaml": ("!" * 1_000_000, "tag"),
    "long line.yaml": ("a" * 10_000_000, "too_large"),
    "long line.json": ('"' + "a" * 10_000_000 + '"', "too_large"),
    "long amount.yaml": (HEAD + f"signed_on: {'1 ' * 450_000}\n", "value_error"),
    "long number.json": ('{"format": ' + "9" * 8_000_000 + "}", "bad_format"),
    "long period.yaml": (HEAD.replace("2017-2019", "9" * 900_000), "value_error"),
    "long words.yaml": (HEAD.replace("2017-2019", "du un " * 150_000), "value_error"),
    "long text.yaml": (HEAD + f"kind: {'a' * 900_000}\n", "string_too_long"),
    "long key.yaml": (HEAD + f"deliberation: {'a' * 900_000}\n", "string_pattern_mismatch"),
    "spaces.yaml": (" " * 1_000_000, "not_a_convention"),
    "line breaks.json": ("\n" * 8_000_000, "not_a_convention"),
}


def test_there_are_hostile_texts() -> None:
    """The list that the next test goes through is not empty."""
    assert len(TEXTS) > 30


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused_fast_and_in_little_memory(tmp_path: Path, name: str) -> None:
    """A file made to harm is refused with a clear French error, in 2 seconds and 200 MiB at most."""
    text, code = TEXTS[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    outcome = load_apart(path)
    assert (outcome.status, outcome.code) == (REFUSED, code)
    assert outcome.problems <= 1000


def test_an_honest_file_is_loaded(tmp_path: Path) -> None:
    """The same process loads a file that is right: the refusals above say something."""
    path = tmp_path / "honest.yaml"
    path.write_text(HEAD, encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_file_of_200_megabytes_is_refused(tmp_path: Path) -> None:
    """A huge file is refused by its size: no more than the limit is read."""
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    outcome = load_apart(path)
    assert (outcome.code, outcome.message) == (
        "too_large",
        "fichier trop gros : 1 Mio au plus ; écrivez une convention par fichier",
    )


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A name that leads nowhere is told as such."""
    outcome = load_apart(tmp_path / "absent.yaml")
    assert (outcome.code, outcome.message) == ("missing_file", "fichier introuvable : vérifiez son nom")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    """A directory is not a file, and is told as such."""
    outcome = load_apart(tmp_path)
    assert (outcome.code, outcome.message) == ("directory", "c’est un dossier : donnez le nom d’un fichier")


def test_a_symbolic_link_to_itself_is_refused(tmp_path: Path) -> None:
    """A loop of symbolic links is refused, in French."""
    link = tmp_path / "loop.yaml"
    link.symlink_to(link)
    outcome = load_apart(link)
    expected = "fichier illisible (lien symbolique qui tourne en rond)"
    assert (outcome.code, outcome.message) == ("unreadable_file", expected)


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    """A name that no file may have is refused, in French."""
    outcome = load_apart(tmp_path / ("a" * 5000))
    expected = "fichier illisible (nom de fichier trop long)"
    assert (outcome.code, outcome.message) == ("unreadable_file", expected)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipe on this system")
def test_a_pipe_that_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    """A named pipe is refused at once."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    outcome = load_apart(pipe)
    expected = "fichier illisible (ce n’est pas un fichier ordinaire)"
    assert (outcome.code, outcome.message) == ("unreadable_file", expected)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero on this system")
def test_an_endless_device_is_refused() -> None:
    """A device that never ends is refused at once."""
    assert load_apart(Path("/dev/zero")).code == "unreadable_file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read any file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    """A file that may not be read is refused, in French."""
    path = tmp_path / "closed.yaml"
    path.write_text(HEAD, encoding="utf-8")
    path.chmod(0)
    outcome = load_apart(path)
    assert (outcome.code, outcome.message) == ("unreadable_file", "fichier illisible (accès refusé)")
