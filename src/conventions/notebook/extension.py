"""The extension of IPython: for a shell that was started after ``conventions`` was imported."""

from __future__ import annotations

from typing import Any

from conventions.ipython import register_in


def load_ipython_extension(shell: Any) -> None:
    """``%load_ext conventions.notebook``: the objects of the library are shown from now on."""
    register_in(shell)
