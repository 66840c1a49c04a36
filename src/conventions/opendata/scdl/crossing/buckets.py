"""The rows of a second look, by families and by keys: in memory as long as they are few, in temporary files beyond."""

from __future__ import annotations

import io
import marshal
from collections import defaultdict
from typing import IO, TYPE_CHECKING, Final

from conventions.opendata.scdl.crossing.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conventions.opendata.scdl.crossing.views import View

_BUCKETS: Final = 16


class Buckets:
    """Rows that share a key share a bucket, and a bucket is small enough to be compared in memory."""

    def __init__(self, most: int) -> None:
        self._most = most // _BUCKETS
        self._files: dict[tuple[str, int], IO[bytes]] = defaultdict(io.BytesIO)

    def add(self, family: str, view: View, chosen: Iterable[tuple[int, int]]) -> None:
        """Keep rows of a view, each given with the number of its key."""
        for row, number in chosen:
            place = family, number % _BUCKETS
            file = self._files[place]
            file.write(marshal.dumps(tuple(view.facts(row))))
            if isinstance(file, io.BytesIO) and file.tell() > self._most:
                self._files[place] = _spilled(file)

    def rows(self, family: str) -> Iterator[Iterator[Facts]]:
        """The rows of each bucket of a family, in the order in which they came; each bucket is forgotten then."""
        for number in range(_BUCKETS):
            file = self._files.pop((family, number), None)
            if file is not None:
                with file:
                    yield _read(file)


def _spilled(file: io.BytesIO) -> IO[bytes]:
    from tempfile import TemporaryFile

    spilled = TemporaryFile()
    spilled.write(file.getvalue())
    return spilled


def _read(file: IO[bytes]) -> Iterator[Facts]:
    file.seek(0)
    while True:
        try:
            yield Facts._make(marshal.load(file))
        except EOFError:
            return
