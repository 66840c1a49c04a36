"""Bytes set aside: in memory as long as they are few, in a temporary file beyond. It is closed by who opened it.

>>> with Store(2) as store:
...     store.write(b"abc")
...     store.dump(("d", 1))
...     store.read(1, 2)
b'bc'
"""

from __future__ import annotations

import io
import marshal
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self


class Store:
    """``most`` bytes stay in memory."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._file: IO[bytes] = io.BytesIO()
        self._is_spilled = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget what was written."""
        self._file.close()

    @property
    def size(self) -> int:
        """How many bytes were written."""
        return self._file.tell()

    def write(self, data: bytes) -> None:
        """Write at the end."""
        self._file.write(data)
        if not self._is_spilled and self._file.tell() > self._most:
            self._spill()

    def dump(self, value: object) -> None:
        """Write a value made of tuples, lists, texts and whole numbers."""
        self.write(marshal.dumps(value))  # type: ignore[arg-type]

    def read(self, place: int, size: int) -> bytes:
        """What was written at a place; nothing is written after that but at the end."""
        self._file.seek(place)
        data = self._file.read(size)
        self._file.seek(0, io.SEEK_END)
        return data

    def values(self) -> Iterator[Any]:
        """The values that :meth:`dump` wrote, in their order."""
        self._file.seek(0)
        while True:
            try:
                yield marshal.load(self._file)
            except EOFError:
                return

    def _spill(self) -> None:
        from tempfile import TemporaryFile

        file = TemporaryFile()  # noqa: SIM115 - it lasts as long as the store
        with self._file as before:
            before.seek(0)
            file.write(before.read())
        self._file, self._is_spilled = file, True
