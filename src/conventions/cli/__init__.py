"""The command line, in French: the only place that reads the clock and prints.

Exit codes: 0 no error found, 1 errors found, 2 unusable input or usage, 130 interrupted, 141 the reader
of the output went away. Nothing heavy is imported before a command needs it.

>>> main(["words", "50000"])
cinquante mille euros
0
"""

from __future__ import annotations

import sys

from conventions.errors import ConventionFileError, ConventionsError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
READER_GONE = 141
UNUSABLE = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, give its exit code; ``argv`` is what follows ``conventions``, by default the shell's.

    Raises nothing: what goes wrong is told on the error stream in French.

    >>> main(["words", "50 000,05 €"])
    cinquante mille euros et cinq centimes
    0
    """
    from conventions.cli.terminal import prepare_streams

    prepare_streams()
    try:
        code = _run(argv)
        sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except (ConventionsError, OSError) as error:
        return _unusable(error)
    return code


def _run(argv: Sequence[str] | None) -> int:
    from conventions.cli.parser import parse

    arguments = parse(sys.argv[1:] if argv is None else argv)
    # The statement form: importlib alone would cost a twentieth of the interpreter.
    command = __import__(f"conventions.cli.{arguments.command}", fromlist=["run"])
    code: int = command.run(arguments)
    return code


def _unusable(error: ConventionsError | OSError) -> int:
    from conventions.cli.terminal import tell_error

    if isinstance(error, ConventionFileError):
        tell_error(map(str, error.problems))
    elif isinstance(error, ConventionsError):
        tell_error([f"conventions : {error}"])
    else:
        from conventions.cli.system_errors import reason

        tell_error([f"conventions : lecture ou écriture impossible ({reason(error)})"])
    return UNUSABLE


def _reader_gone() -> int:
    """Python flushes the output once more when it ends: give it somewhere to go."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return READER_GONE
