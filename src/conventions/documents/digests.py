"""The digest of the data that a document was made from, which its properties carry.

>>> from conventions.samples import cci_2017_2019
>>> digest(cci_2017_2019()).startswith("conventions:sha256:")
True
"""

from __future__ import annotations

import hashlib

from conventions.files import dumps
from conventions.model import Convention

MARK = "conventions:sha256:"


def digest(convention: Convention) -> str:
    """A mark and the SHA-256 of the convention written as JSON: two conventions that differ have two digests."""
    return MARK + hashlib.sha256(data_of(convention)).hexdigest()


def data_of(convention: Convention) -> bytes:
    """The convention as the JSON that a PDF carries, in UTF-8."""
    return dumps(convention, "json").encode()
