"""The collector of cycles, out of the way while many objects are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pause the collector while objects that hold no cycle are made and kept; put it back as it was.

    Each of its rounds looks again at all that is kept: without a pause, the last convention of a town costs
    several times the first one. What was made meanwhile is told to be old, so that the next round leaves it alone.

    >>> import gc
    >>> with paused_collector():
    ...     gc.isenabled()
    False
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
