"""Files made to crash, hang or fill the memory: one clear error each, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 2
MEBIBYTES = 200

SERVER = """
import json, os, pathlib, re, resource, signal, sys, time, traceback
from conventions import ConventionFileError, load

def peak():
    try:
        # What getrusage says began before this program: it holds the memory of the parent process.
        return int(re.search("VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

def told(path):
    start = time.process_time()
    try:
        load(path)
        problems, code, message = 0, "", ""
    except ConventionFileError as error:
        first = error.problems[0]
        problems, code, message = len(error.problems), first.code, first.message
    seconds = time.process_time() - start
    return dict(problems=problems, code=code, message=message, seconds=seconds, kibibytes=peak())

def attempt(path):
    try:
        signal.alarm(60)
        print(json.dumps(told(path)), flush=True)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)

load(sys.argv[1])  # what is imported at first use is imported once for all
for line in sys.stdin:
    child = os.fork()
    if not child:
        attempt(json.loads(line))
    status = os.waitpid(child, 0)[1]
    if status:
        print(json.dumps({"died": os.waitstatus_to_exitcode(status)}), flush=True)
"""


class Outcome(NamedTuple):
    """What became of the process: how many problems it told, the code and message of the first one."""

    problems: int
    code: str
    message: str


class Apart:
    """Loads each file in a process of its own, forked from one that has imported the library."""

    def __init__(self, server: subprocess.Popen[str], errors: Path) -> None:
        self.server = server
        self.errors = errors

    def load(self, path: Path) -> Outcome:
        """Load a file; fail when it takes too long, or too much memory, or dies."""
        assert self.server.stdin
        assert self.server.stdout
        print(json.dumps(str(path)), file=self.server.stdin, flush=True)
        told = json.loads(self.server.stdout.readline())
        assert "died" not in told, (told, self.errors.read_text(encoding="utf-8"))
        assert told.pop("seconds") <= SECONDS
        assert told.pop("kibibytes") <= MEBIBYTES * 1024
        return Outcome(**told)


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    """The process that forks, with its errors in a file."""
    folder = tmp_path_factory.mktemp("apart")
    honest, errors = folder / "honest.yaml", folder / "errors.txt"
    honest.write_text(HEAD, encoding="utf-8")
    command = [sys.executable, "-c", SERVER, str(honest)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    with (
        errors.open("w", encoding="utf-8") as told,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=told, text=True, env=environment) as server,
    ):
        yield Apart(server, errors)


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
def test_a_hostile_text_is_refused_fast_and_in_little_memory(apart: Apart, tmp_path: Path, name: str) -> None:
    """A file made to harm is refused with a clear French error, in 2 seconds and 200 MiB at most."""
    text, code = TEXTS[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    outcome = apart.load(path)
    assert outcome.code == code
    assert 1 <= outcome.problems <= 1000


def test_an_honest_file_is_loaded(apart: Apart, tmp_path: Path) -> None:
    """The same process loads a file that is right: the refusals above say something."""
    path = tmp_path / "honest.yaml"
    path.write_text(HEAD, encoding="utf-8")
    assert apart.load(path) == Outcome(0, "", "")


FINE = {"problems": 1, "code": "a", "message": "b", "seconds": 0.1, "kibibytes": 1}


@pytest.mark.parametrize(
    "answer", [{"died": -6}, {**FINE, "seconds": 2.1}, {**FINE, "kibibytes": 201 * 1024}, FINE]
)
def test_what_dies_or_takes_too_much_fails(tmp_path: Path, answer: dict[str, object]) -> None:
    """The checks of the other process can fail."""
    errors = tmp_path / "errors.txt"
    errors.touch()
    command = [sys.executable, "-c", f"print(input() and {json.dumps(answer)!r})"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as server:
        if answer == FINE:
            assert Apart(server, errors).load(tmp_path) == Outcome(1, "a", "b")
            return
        with pytest.raises(AssertionError):
            Apart(server, errors).load(tmp_path)


def test_a_file_of_200_megabytes_is_refused(apart: Apart, tmp_path: Path) -> None:
    """A huge file is refused by its size: no more than the limit is read."""
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    outcome = apart.load(path)
    assert (outcome.code, outcome.message) == (
        "too_large",
        "fichier trop gros : 1 Mio au plus ; écrivez une convention par fichier",
    )


def test_a_missing_file_is_refused(apart: Apart, tmp_path: Path) -> None:
    """A name that leads nowhere is told as such."""
    outcome = apart.load(tmp_path / "absent.yaml")
    assert (outcome.code, outcome.message) == ("missing_file", "fichier introuvable : vérifiez son nom")


def test_a_directory_is_refused(apart: Apart, tmp_path: Path) -> None:
    """A directory is not a file, and is told as such."""
    outcome = apart.load(tmp_path)
    assert (outcome.code, outcome.message) == ("directory", "c’est un dossier : donnez le nom d’un fichier")


def test_a_symbolic_link_to_itself_is_refused(apart: Apart, tmp_path: Path) -> None:
    """A loop of symbolic links is refused, in French."""
    link = tmp_path / "loop.yaml"
    link.symlink_to(link)
    outcome = apart.load(link)
    expected = "fichier illisible (lien symbolique qui tourne en rond)"
    assert (outcome.code, outcome.message) == ("unreadable_file", expected)


def test_a_name_too_long_is_refused(apart: Apart, tmp_path: Path) -> None:
    """A name that no file may have is refused, in French."""
    outcome = apart.load(tmp_path / ("a" * 5000))
    expected = "fichier illisible (nom de fichier trop long)"
    assert (outcome.code, outcome.message) == ("unreadable_file", expected)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipe on this system")
def test_a_pipe_that_nobody_writes_to_does_not_hang(apart: Apart, tmp_path: Path) -> None:
    """A named pipe is refused at once."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    outcome = apart.load(pipe)
    expected = "fichier illisible (ce n’est pas un fichier ordinaire)"
    assert (outcome.code, outcome.message) == ("unreadable_file", expected)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero on this system")
def test_an_endless_device_is_refused(apart: Apart) -> None:
    """A device that never ends is refused at once."""
    assert apart.load(Path("/dev/zero")).code == "unreadable_file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read any file")
def test_a_file_without_permission_is_refused(apart: Apart, tmp_path: Path) -> None:
    """A file that may not be read is refused, in French."""
    path = tmp_path / "closed.yaml"
    path.write_text(HEAD, encoding="utf-8")
    path.chmod(0)
    outcome = apart.load(path)
    assert (outcome.code, outcome.message) == ("unreadable_file", "fichier illisible (accès refusé)")
