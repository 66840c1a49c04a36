"""The parts of the ``dev`` script that need neither the network nor an installation."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "dev"
LOCKS = sorted([*ROOT.glob("requirements/*.lock"), *ROOT.glob("bench/peers/*.lock")])
WHEEL = b"the bytes of a wheel"
DIGEST = hashlib.sha256(WHEEL).hexdigest()


def loaded() -> ModuleType:
    """The script, imported as a module."""
    loader = SourceFileLoader("dev_script", str(SCRIPT))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


dev = loaded()


def lock_of(digest: str = DIGEST) -> str:
    """A lock that names one version of pip."""
    return f"pip==26.3 \\\n    --hash=sha256:{'0' * 64} \\\n    --hash=sha256:{digest}\n"


# The interpreter


def test_an_old_python_can_read_the_script() -> None:
    """Python 3.6 parses the script, which is executable."""
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))
    assert os.access(SCRIPT, os.X_OK)


def test_version_sentence() -> None:
    """The sentence names the version needed and the version found, in both languages."""
    assert dev.version_sentence((3, 8, 18)) == (
        "Python 3.11 ou plus récent est nécessaire, celui-ci est 3.8.18 "
        "/ Python 3.11 or newer is needed, this one is 3.8.18"
    )


def interpreter(folder: Path, name: str, line: str) -> None:
    """Write a program that stands for an interpreter."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    program.chmod(0o755)


def test_newer_python_tries_what_it_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interpreter that does not run, or is old, is passed over for one that answers."""
    interpreter(tmp_path, "python3.14", "exit 127")
    interpreter(tmp_path, "python3.12", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.newer_python() == str(tmp_path / "python3.12")
    assert dev.newer_python(["python3.14", "python3.13"]) is None


def test_too_old(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Where every Python is too old the command says so and ends with 2."""
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    monkeypatch.setattr(dev, "newer_python", lambda: None)
    assert dev.main(["demo"]) == 2
    assert capsysbinary.readouterr().err.decode() == dev.version_sentence((3, 8, 18)) + "\n"


def test_too_old_beside_a_newer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a newer Python is found it runs the same command."""
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    monkeypatch.setattr(dev, "newer_python", lambda: "/newer")
    monkeypatch.setattr(os, "execv", lambda _, words: sys.exit(" ".join(words)))
    with pytest.raises(SystemExit, match=f"^/newer {SCRIPT} test -x$"):
        dev.main(["test", "-x"])


# The index


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("[global]\nindex-url = https://mirror.invalid/simple\n", "https://mirror.invalid/simple"),
        (
            "[global]\nindex_url=https://a.invalid\n[install]\nindex-url=https://b.invalid\n",
            "https://b.invalid",
        ),
        ("[global]\ncert = /a.pem\n", None),
        ("[global]\nindex-url =\n", None),
        ("", None),
    ],
)
def test_index_of_a_configuration(text: str, index: str | None) -> None:
    """The section of the command wins over the global one; an empty value is none."""
    assert dev.configured_index({}, [text]) == index


def test_index_order() -> None:
    """The environment wins over the files, pip's variable over uv's, a file over the next one."""
    files = [
        "[global]\nindex-url = https://first.invalid\n",
        "[global]\nindex-url = https://second.invalid\n",
    ]
    assert dev.configured_index({}, files) == "https://first.invalid"
    assert dev.configured_index({"UV_INDEX_URL": "u"}, files) == "u"
    assert dev.configured_index({"UV_INDEX_URL": "u", "UV_DEFAULT_INDEX": "d"}, files) == "d"
    assert dev.configured_index({"UV_DEFAULT_INDEX": "d", "PIP_INDEX_URL": "p"}, files) == "p"


def test_broken_configuration() -> None:
    """A configuration that pip could not read either is said, not skipped."""
    with pytest.raises(dev.Trouble, match="illisible"):
        dev.configured_index({}, ["index-url = https://no-section.invalid\n"])


def test_configuration_files() -> None:
    """The files are those of pip, the one named first; the null device means none."""
    home = Path("/home/agent")
    usual = [home / ".config/pip/pip.conf", home / ".pip/pip.conf", Path("/etc/pip.conf")]
    assert dev.pip_config_files({}, home) == usual
    assert dev.pip_config_files({"PIP_CONFIG_FILE": "/a.conf"}, home) == [Path("/a.conf"), *usual]
    assert dev.pip_config_files({"PIP_CONFIG_FILE": os.devnull}, home) == []


def test_environment() -> None:
    """Programs get one index and one file of certificates for pip and uv, and no stray path."""
    text = "[global]\nindex-url = https://mirror.invalid/simple\ncert = /city.pem\n"
    clean = dev.environment({"PYTHONPATH": "/x", "HOME": "/h", "PIP_CERT": "/own.pem"}, [text])
    index = "https://mirror.invalid/simple"
    assert clean == {
        "HOME": "/h",
        "PIP_INDEX_URL": index,
        "UV_DEFAULT_INDEX": index,
        "PIP_CERT": "/own.pem",
        "SSL_CERT_FILE": "/own.pem",
    }
    assert dev.environment({"HOME": "/h"}, []) == {"HOME": "/h"}


# The wheel of pip


def test_pin() -> None:
    """A lock gives the name of the wheel and the hashes that it may have."""
    pin = dev.pinned(lock_of())
    assert pin.wheel == "pip-26.3-py3-none-any.whl"
    assert pin.hashes == {DIGEST, "0" * 64}


@pytest.mark.parametrize("text", ["", "pip\n", "pip==26.3\n", f"--hash=sha256:{DIGEST}"])
def test_unreadable_pin(text: str) -> None:
    """A lock without a version or without a hash is refused."""
    with pytest.raises(dev.Trouble, match="illisible"):
        dev.pinned(text)


def test_committed_pin_is_of_pip() -> None:
    """The lock committed names pip."""
    assert dev.pinned((ROOT / "requirements/pip.lock").read_text(encoding="utf-8")).name == "pip"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (
            "../../files/pip-26.3-py3-none-any.whl#sha256=00",
            "https://m.invalid/files/pip-26.3-py3-none-any.whl",
        ),
        ("https://f.invalid/pip-26.3-py3-none-any.whl", "https://f.invalid/pip-26.3-py3-none-any.whl"),
        ("/a%2Fpip-26.3-py3-none-any.whl?x=1", "https://m.invalid/a%2Fpip-26.3-py3-none-any.whl?x=1"),
    ],
)
def test_wheel_link(link: str, address: str) -> None:
    """The link of a wheel is found in the page, relative or not, without its fragment."""
    page = f'<a name="x">no</a><a href="pip-26.3.tar.gz">s</a><b href="{link}">b</b><a href="{link}">w</a>'
    assert dev.wheel_link("https://m.invalid/simple/pip/", page, "pip-26.3-py3-none-any.whl") == address


def test_no_wheel_link() -> None:
    """A page without the wheel is an error that names the wheel."""
    with pytest.raises(dev.Trouble, match=r"pip-26\.3-py3-none-any\.whl"):
        dev.wheel_link(
            "https://m.invalid/", '<a href="pip-26.2-py3-none-any.whl">', "pip-26.3-py3-none-any.whl"
        )


def test_hash() -> None:
    """The bytes of the lock are returned, any other bytes refused."""
    pin = dev.pinned(lock_of())
    assert dev.verified(WHEEL, pin) == WHEEL
    with pytest.raises(dev.Trouble, match="empreinte"):
        dev.verified(WHEEL + b"!", pin)


class Index(BaseHTTPRequestHandler):
    """An index of packages with one wheel, that asks for a user and a password."""

    asked: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        """Answer the page or the wheel."""
        self.asked.append((self.path, self.headers["Authorization"]))
        page = b'<a href="../../pip-26.3-py3-none-any.whl">pip</a>'
        self.send_response(200)
        self.end_headers()
        self.wfile.write(page if self.path.endswith("/") else WHEEL)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def index() -> Iterator[str]:
    """The address of an index of this machine."""
    server = HTTPServer(("127.0.0.1", 0), Index)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://city:p%40ss@127.0.0.1:{server.server_port}/simple/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def own_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock of pip in a folder of the test, read in place of the one committed."""
    monkeypatch.setattr(dev, "LOCKS", tmp_path)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name in ("PIP_CERT", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    lock = tmp_path / "pip.lock"
    lock.write_text(lock_of(), encoding="utf-8")
    return lock


def test_fetch_pip(index: str, own_lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wheel is downloaded from the index configured, with its user and password in a header."""
    monkeypatch.setenv("PIP_INDEX_URL", index)
    Index.asked.clear()
    assert dev.fetch_pip(tmp_path).read_bytes() == WHEEL
    secret = "Basic Y2l0eTpwQHNz"
    assert Index.asked == [("/simple/pip/", secret), ("/pip-26.3-py3-none-any.whl", secret)]
    own_lock.write_text(lock_of("1" * 64), encoding="utf-8")
    with pytest.raises(dev.Trouble, match="empreinte"):
        dev.fetch_pip(tmp_path)


def test_no_answer(own_lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that does not answer is one sentence."""
    assert own_lock.exists()
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    with pytest.raises(dev.Trouble, match="ne répond pas"):
        dev.fetch_pip(tmp_path)


# The stamps


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with its locks and an environment that nothing was installed in."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "LOCKS", tmp_path / "requirements")
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    for name in (
        "requirements/core.lock",
        "requirements/build.lock",
        "requirements/dev.lock",
        "pyproject.toml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


@pytest.fixture
def done(tree: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps of an installation, noted instead of made."""
    steps: list[str] = []

    def create(venv: Path) -> None:
        steps.append("create")
        (venv / "bin").mkdir(parents=True)
        (venv / "bin" / "python").touch()

    monkeypatch.setattr(dev, "create", create)
    monkeypatch.setattr(dev, "install_locks", lambda _, *locks: steps.extend(lock.name for lock in locks))
    monkeypatch.setattr(dev, "install_project", lambda *_: steps.append("project"))
    assert tree.exists()
    return steps


def test_second_run_installs_nothing(done: list[str]) -> None:
    """What is installed is not installed again; the core is not asked for beside dev."""
    dev.ensure("core")
    assert done == ["create", "build.lock", "core.lock", "project"]
    dev.ensure("core")
    assert len(done) == 4
    dev.ensure("dev")
    assert done[4:] == ["dev.lock", "project"]
    dev.ensure("core")
    dev.ensure("dev")
    assert len(done) == 6


@pytest.mark.parametrize("name", ["requirements/core.lock", "requirements/build.lock", "pyproject.toml"])
def test_a_change_installs_again(tree: Path, done: list[str], name: str) -> None:
    """A lock or a pyproject that changed is installed in place."""
    dev.ensure("core")
    (tree / name).write_text("changed", encoding="utf-8")
    dev.ensure("core")
    assert done[4:] == ["build.lock", "core.lock", "project"]


def test_another_python_starts_again(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment made by another Python is made again."""
    dev.ensure("core")
    monkeypatch.setattr(dev, "identity", lambda: "3.99 /elsewhere\n")
    monkeypatch.setattr(dev, "create", lambda _: done.append("create again"))
    dev.ensure("core")
    assert done[4] == "create again"


def test_stamp_tells_files_apart(tmp_path: Path) -> None:
    """Text that moves from a file to the next changes the stamp."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"ab")
    two.write_bytes(b"")
    before = dev.stamp_of([one, two])
    one.write_bytes(b"a")
    two.write_bytes(b"b")
    assert dev.stamp_of([one, two]) != before


# The locks


def test_locks_are_found() -> None:
    """There are locks to test."""
    assert {"build.lock", "core.lock", "dev.lock", "pip.lock"} <= {lock.name for lock in LOCKS}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_names_versions_and_hashes(lock: Path) -> None:
    """A line of a lock is a distribution with its version and marker, or a hash: no address, no path."""
    marker = r"[a-z_]+ [!=<>]+ '[\w.*]+'"
    name = rf"[a-z0-9-]+==[0-9][0-9a-z.]*( ; {marker}( and {marker})*)?"
    line = re.compile(rf"({name}|    --hash=sha256:[0-9a-f]{{64}})( \\)?")
    wrong = [each for each in lock.read_text(encoding="utf-8").splitlines() if not line.fullmatch(each)]
    assert wrong == []


def pins(name: str) -> set[str]:
    """The distributions of a lock, with their versions."""
    return set(
        re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_dev_lock_has_everything() -> None:
    """The lock of dev holds the core and the build at the same versions."""
    assert pins("core.lock") | pins("build.lock") <= pins("dev.lock")


def test_build_lock_is_of_the_build_system() -> None:
    """The build lock is made from what ``[build-system]`` asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert (ROOT / "requirements/build.in").read_text(encoding="utf-8").split() == project["build-system"][
        "requires"
    ]


def test_core_lock_has_what_the_library_asks() -> None:
    """Every dependency of the library is in the core lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[^\w-]", each)[0].lower() for each in project["dependencies"]}
    assert asked <= {pin.split("==")[0] for pin in pins("core.lock")}


# The commands


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The help names each command; no command at all is a usage error that shows it."""
    assert dev.main([]) == 2
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("demo", "test", "check", "bench", "docs", "lock"))


def test_unknown_words_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A command that does not exist, or an option that it does not take, ends with 2."""
    for words in (["deploy"], ["demo", "--fast"]):
        with pytest.raises(SystemExit) as ended:
            dev.main(words)
        assert ended.value.code == 2
    assert "./dev" in capsys.readouterr().err


def test_options_go_to_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Options go to pytest as they are; without any, coverage is measured."""
    ran: list[tuple[object, ...]] = []

    def python(*words: object) -> int:
        ran.append(words)
        return 0

    monkeypatch.setattr(dev, "ensure", lambda _: None)
    monkeypatch.setattr(dev, "python", python)
    assert dev.main(["test", "-k", "money", "--", "tests"]) == 0
    assert dev.main(["test"]) == 0
    assert ran == [
        ("-m", "pytest", "-k", "money", "--", "tests"),
        (
            *("-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal"),
            *("--cov", "--cov-report=term-missing"),
        ),
    ]


def test_trouble_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What stops a command is printed as one line, without a traceback."""

    def ensure(_: str) -> None:
        raise dev.Trouble("la phrase / the sentence")

    monkeypatch.setattr(dev, "ensure", ensure)
    assert dev.main(["demo"]) == 2
    assert capsys.readouterr().out == "la phrase / the sentence\n"


@pytest.mark.parametrize(
    ("codes", "ended"), [((0, 0, 0), 0), ((0, 0, 1), 0), ((0, 2, 0), 1), ((127, 0, 1), 1)]
)
def test_demo_ends_well_when_the_commands_did_their_job(
    codes: tuple[int, ...], ended: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The demo prints the code of the check, and fails only where a command could not do its job."""
    left = list(codes)
    monkeypatch.setattr(dev, "run_whole", lambda *_: left.pop(0))
    assert dev.demonstrate(Path("venv"), "a.yaml", ROOT) == ended
    shown = capsys.readouterr().out
    assert "$ conventions schedule a.yaml --as-of 2018-12-31\n" in shown
    assert shown.endswith(f"code de sortie de «\xa0conventions check\xa0»\xa0: {codes[-1]}\n")


@pytest.mark.parametrize(("program", "code"), [("raise SystemExit(1)", 1), ("1 / 0", 70), ("", 0)])
def test_a_program_that_breaks_is_not_one_that_finds_errors(
    program: str, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """Both end with 1, but a traceback is told apart, and shown."""
    assert dev.run_whole([sys.executable, "-c", program], ROOT) == code
    assert ("ZeroDivisionError" in capfd.readouterr().out) == (code == 70)


def failing_step(kind: type[Exception]) -> int:
    """A step that stops on an error."""
    raise kind("cassé")


def test_check_runs_every_step(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A step that fails or stops does not keep the next ones from running, and the check fails."""
    given = [
        ("one", lambda: 1),
        ("two", partial(failing_step, dev.Trouble)),
        ("three", partial(failing_step, OSError)),
        ("four", lambda: 0),
    ]
    monkeypatch.setattr(dev, "ensure", lambda _: None)
    for several, last in (([given], []), ([[step] for step in given], []), ([given[:1]], given[1:])):
        monkeypatch.setattr(dev, "lanes", lambda _, several=several: several)
        monkeypatch.setattr(dev, "alone", lambda last=last: last)
        assert dev.main(["check"]) == 1
        shown = capsys.readouterr().out
        assert "== four : ok" in shown
        assert re.search(r"\n4 étapes, 3 en échec \(0,\d\xa0s\)\n  one\n  two\n  three\n$", shown)
    monkeypatch.setattr(dev, "alone", lambda: given[3:])
    monkeypatch.setattr(dev, "lanes", lambda _: [])
    assert dev.main(["check"]) == 0


def speaking_step(name: str, other: threading.Barrier) -> int:
    """A step that writes by itself and by a program, while another one does."""
    dev.say(f"{name} says")
    other.wait(20)
    dev.run(
        [sys.executable, "-c", f"import sys; print('{name} runs'); print('{name} errs', file=sys.stderr)"]
    )
    with dev.threads(1) as pool:
        pool.submit(dev.say, f"{name} ends").result()
    return 0


def test_lanes_run_side_by_side_and_are_shown_whole(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Two lanes wait for one another, and yet what each writes is in one piece, in the order of the lanes."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    barrier = threading.Barrier(2)
    given = [[(name, partial(speaking_step, name, barrier))] for name in ("one", "two")]
    assert dev.side_by_side(given) == []
    out, errors = capfd.readouterr()
    lines = "\n== {0}\n{0} says\n{0} runs\n{0} errs\n{0} ends\n== {0} : ok (T)\n"
    assert re.sub(r"\d+,\d\xa0s", "T", out) == lines.format("one") + lines.format("two")
    assert errors == ""


def test_every_step_is_in_the_check() -> None:
    """The steps are those of CI; the tests run when nothing else does."""
    aside = [name.split(" ")[0] for lane in dev.lanes(Path("folder")) for name, _ in lane]
    assert sorted(aside) == sorted(
        ["format", "lint", "types", "couches", "docs", "exemples", "roue", "démonstration", "tests"]
    )
    assert [name for name, _ in dev.alone()] == ["./dev test"]


def test_shares_of_a_lock() -> None:
    """The pins of locks are dealt with their hashes, none is lost, none is installed twice."""
    one, two, three = (f"{name}==1 \\\n    --hash=sha256:{name}\n" for name in ("a", "b", "c"))
    assert dev.shares(one + two + three + one, 2) == [one + three, two]
    assert dev.shares(one, 2) == [one]
    assert dev.shares("", 2) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_shares_lose_no_line(lock: Path, count: int) -> None:
    """All the lines of a committed lock are in its shares."""
    text = lock.read_text(encoding="utf-8")
    assert sorted("".join(dev.shares(text, count)).splitlines()) == sorted(text.splitlines())


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the installers are given to install, with two cores and no uv."""
    given: list[str] = []

    def must(command: list[object], doing: str) -> None:
        given.append(Path(str(command[-1])).read_text(encoding="utf-8"))
        if "bad" in given[-1]:
            raise dev.Trouble(f"Échec / failed: {doing}")

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(dev, "installer", lambda _: ["pip"])
    monkeypatch.setattr(dev, "must", must)
    return given


def test_locks_are_installed_whole(installed: list[str], tmp_path: Path) -> None:
    """Every pin goes to one installer; one that fails stops the command, and names the locks."""
    one, two = tmp_path / "one.lock", tmp_path / "two.lock"
    one.write_text("a==1 \\\n    --hash=sha256:0\nb==1 \\\n    --hash=sha256:1\n", encoding="utf-8")
    two.write_text("c==1 \\\n    --hash=sha256:2\n", encoding="utf-8")
    dev.install_locks(tmp_path, one, two)
    assert sorted("".join(installed).split()) == sorted((one.read_text() + two.read_text()).split())
    assert len(installed) == 2
    two.write_text("bad==1 \\\n    --hash=sha256:2\n", encoding="utf-8")
    with pytest.raises(dev.Trouble, match=r"one\.lock, two\.lock"):
        dev.install_locks(tmp_path, one, two)


@pytest.fixture
def example(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one example, run by this interpreter."""
    monkeypatch.setattr(dev, "python_of", lambda _: sys.executable)
    (tree / "examples").mkdir()
    return tree / "examples" / "01_words.py"


def test_examples(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An example must print its text; none at all, one that fails, one without a text are failures."""
    assert dev.examples() == 1
    example.write_text("print('un euro, « exact »')\n", encoding="utf-8")
    assert dev.examples() == 1
    example.with_suffix(".txt").write_text("un euro, « exact »\n", encoding="utf-8")
    assert dev.examples() == 0
    example.write_text("print('un euro, « exact »')\nraise SystemExit(3)\n", encoding="utf-8")
    assert dev.examples() == 1
    assert "1 exemples, 1 en échec" in capsys.readouterr().out


def test_a_missing_program_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A program that does not exist gives 127 and its name; one that must succeed stops the command."""
    assert dev.run(["no-such-program-here"]) == 127
    assert "no-such-program-here" in capsys.readouterr().out
    with pytest.raises(dev.Trouble, match=r"le pas \(code 3\)"):
        dev.must([sys.executable, "-c", "raise SystemExit(3)"], "le pas")


def test_what_has_no_wheel_is_left_out_of_a_lock() -> None:
    """A lock holds wheels alone: the requirements of a peer name what it has to do without."""
    peers = ROOT / "bench" / "peers"
    assert dev.uv_options(peers / "moneyed.in") == []
    left_out = dev.uv_options(peers / "validata.in")
    assert left_out == ["--no-emit-package", "ezodf", "--no-emit-package", "stringcase"]
    assert not [name for name in left_out[1::2] if f"{name}==" in (peers / "validata.lock").read_text()]


def test_lock_needs_uv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no uv the locks are left as they are."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    target = tmp_path / "core.lock"
    target.write_text("kept", encoding="utf-8")
    with pytest.raises(dev.Trouble, match="uv"):
        dev.compile_lock(target, "pyproject.toml")
    assert target.read_text(encoding="utf-8") == "kept"


@pytest.mark.slow
def test_create_without_uv_nor_ensurepip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment is made without pip, and the wheel of the lock is what puts it there."""
    ran: list[list[object]] = []
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(dev, "has_ensurepip", lambda: False)
    dev.create(tmp_path / "venv")
    assert subprocess.call([dev.python_of(tmp_path / "venv"), "-c", "raise SystemExit(0)"]) == 0
    monkeypatch.setattr(dev, "fetch_pip", lambda folder: folder / "pip.whl")
    monkeypatch.setattr(dev, "must", lambda command, _: ran.append(command))
    command = dev.installer(tmp_path / "venv")
    assert str(ran[0][1]).endswith("pip.whl/pip")
    assert command[1:3] == ["-m", "pip"]


def test_wheel_programs_parse() -> None:
    """The program that runs the tests of the wheel is Python, and proves which package it imports."""
    assert any(isinstance(each, ast.Assert) for each in ast.parse(dev.FROM_THE_WHEEL).body)
