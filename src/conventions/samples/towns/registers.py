"""Numbers of registers whose keys are right and which nobody bears.

No SIREN begins with 999, no département has the number 99, no French bank the code 99999.
"""

from __future__ import annotations

from conventions.identifiers.luhn import right_key


def siren(stem: str) -> str:
    """The eight digits of a stem, and the right key.

    >>> siren("99900001")
    '999000011'
    """
    return stem + str(right_key(f"{stem}0"))


def siret(number: str, office: int = 1) -> str:
    """The SIRET of an office of a SIREN.

    >>> siret("999000011")
    '99900001100018'
    """
    stem = f"{number}{office:04d}"
    return stem + str(right_key(f"{stem}0"))


def rna(serial: int) -> str:
    """A number of the register of associations.

    >>> rna(123)
    'W990000123'
    """
    return f"W99{serial:07d}"


def iban(serial: int) -> str:
    """A French account: the key of the RIB and the check digits of the IBAN are right.

    >>> from conventions.identifiers import iban as ibans
    >>> ibans.is_valid(iban(42))
    True
    """
    bank, branch, account = 99999, 1, serial
    key = 97 - (89 * bank + 15 * branch + 3 * account) % 97
    basic = f"{bank:05d}{branch:05d}{account:011d}{key:02d}"
    check = 98 - int(f"{basic}152700") % 97
    return f"FR{check:02d}{basic}"
