"""What a program that validates a file of grants tells: seconds, memory, which rows are faulty; standard library.

Every one prints the same JSON line, so that nothing is compared before all agree.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

COLUMNS = (
    "nomAttribuant",
    "idAttribuant",
    "dateConvention",
    "referenceDecision",
    "nomBeneficiaire",
    "idBeneficiaire",
    "rnaBeneficiaire",
    "objet",
    "montant",
    "nature",
    "conditionsVersement",
    "datesPeriodeVersement",
    "idRAE",
    "notificationUE",
    "pourcentageSubvention",
    "dispositifAide",
)
NATURES = (
    "aide en numéraire",
    "aide en nature",
    "aide en numéraire;aide en nature",
    "aide en nature;aide en numéraire",
)
PERIOD = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"


def schema() -> dict[str, object]:
    """The official schema 2.1.1, as far as it says what is faulty."""
    told: dict[str, dict[str, object]] = {name: {"name": name, "type": "string"} for name in COLUMNS}
    optional = {"referenceDecision", "idBeneficiaire", "rnaBeneficiaire", "idRAE", "dispositifAide"}
    limits: dict[str, dict[str, object]] = {name: {"required": name not in optional} for name in COLUMNS}
    told["dateConvention"]["type"] = "date"
    told["montant"]["type"] = told["pourcentageSubvention"]["type"] = "number"
    told["notificationUE"] |= {"type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]}
    limits["idAttribuant"]["pattern"] = r"^\d{14}$"
    limits["rnaBeneficiaire"]["pattern"] = r"^W\d{9}$"
    limits["datesPeriodeVersement"]["pattern"] = PERIOD
    limits["nature"]["enum"] = [*NATURES]
    limits["objet"]["maxLength"] = limits["conditionsVersement"]["maxLength"] = 256
    limits["idRAE"]["maxLength"] = 5
    limits["pourcentageSubvention"] |= {"minimum": 0.01, "maximum": 1}
    keys = [
        {"name": "french-siret-value", "params": {"column": column}}
        for column in ("idAttribuant", "idBeneficiaire")
    ]
    pair = {"column1": "idBeneficiaire", "column2": "rnaBeneficiaire"}
    return {
        "fields": [told[name] | {"constraints": limits[name]} for name in COLUMNS],
        "custom_checks": [*keys, {"name": "one-of-required", "params": pair}],
    }


def peak() -> int | None:
    """The most memory that this program held, in bytes, where the system says it."""
    try:
        told = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    return int(told.partition("VmHWM:")[2].split()[0]) << 10


def digest(rows: Iterable[int]) -> tuple[int, str]:
    """How many rows are faulty (each may be told more than once), and a digest of which; from 0."""
    bits = bytearray()
    for row in rows:
        if row >> 3 >= len(bits):
            bits.extend(bytes((row >> 3) + 1 - len(bits)))
        bits[row >> 3] |= 1 << (row & 7)
    return of_bits(bits)


def of_bits(bits: bytearray) -> tuple[int, str]:
    """The same, of a map of bits."""
    return sum(map(int.bit_count, bits)), hashlib.sha256(bytes(bits).rstrip(b"\0")).hexdigest()


def main(faulty: Callable[[str], Iterable[int]]) -> None:
    """Look for the faulty rows of the file that is named, once everything is imported."""
    before = peak()
    start, worked = time.perf_counter(), time.process_time()
    count, which = digest(faulty(sys.argv[-1]))
    taken = {"seconds": time.perf_counter() - start, "processor": time.process_time() - worked}
    print(json.dumps({**taken, "imported": before, "peak": peak(), "count": count, "rows": which}))
