"""The same verdicts as python-stdnum on more than 100 000 generated numbers, but for the stated differences."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
import stdnum.iban
from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret

from conventions.identifiers import iban, rib, siren, siret
from conventions.identifiers.luhn import right_key

pytestmark = pytest.mark.no_cover
Generator = Callable[[random.Random], str]
COUNTS = {"siren": 30_000, "siret": 45_000, "la_poste": 15_000, "french": 12_000, "foreign": 6_000}
ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def digits(chance: random.Random, length: int) -> str:
    """Digits drawn at random."""
    return "".join(chance.choices("0123456789", k=length))


def keyed(number: str) -> str:
    """The number with its last digit replaced by the right key."""
    return f"{number[:-1]}{right_key(number)}"


def mutated(chance: random.Random, number: str) -> str:
    """The number with one of its digits drawn again."""
    place = chance.choice([rank for rank, mark in enumerate(number) if mark.isdigit()])
    return number[:place] + chance.choice("0123456789") + number[place + 1 :]


def some_siren(chance: random.Random) -> str:
    """A SIREN with its key."""
    return keyed(digits(chance, 9))


def some_siret(chance: random.Random) -> str:
    """A SIRET with both keys."""
    return keyed(some_siren(chance) + digits(chance, 5))


def some_la_poste(chance: random.Random) -> str:
    """A number that starts as those of La Poste."""
    return siret.LA_POSTE + digits(chance, 5)


def some_french(chance: random.Random) -> str:
    """A French IBAN with its RIB key, its check digits by the other library."""
    bank, branch, account = digits(chance, 5), digits(chance, 5), "".join(chance.choices(ALPHANUMERIC, k=11))
    number = f"{bank}{branch}{account}{rib.key(bank, branch, account)}"
    return f"FR{stdnum.iban.calc_check_digits(f'FR00{number}')}{number}"


def some_foreign(chance: random.Random) -> str:
    """A German or British IBAN, its check digits by the other library."""
    country, number = chance.choice([("DE", digits(chance, 18)), ("GB", f"MIDL{digits(chance, 14)}")])
    return f"{country}{stdnum.iban.calc_check_digits(f'{country}00{number}')}{number}"


def thirds(generate: Generator, count: int, shape: Generator) -> Iterator[str]:
    """As many right numbers, right ones with one digit drawn again, and numbers drawn at random."""
    chance = random.Random(2018)
    for _ in range(count // 3):
        yield generate(chance)
        yield mutated(chance, generate(chance))
        yield shape(chance)


def verdicts(valid: Callable[[str], bool], numbers: list[str]) -> list[str]:
    """The numbers found valid."""
    return [number for number in numbers if valid(number)]


def test_more_than_100_000_numbers_are_compared() -> None:
    """The generated numbers are 100 000 at least."""
    assert sum(COUNTS.values()) >= 100_000


def test_the_same_sirens_are_valid() -> None:
    """Both libraries accept the same SIREN, right, mutated or random."""
    numbers = list(
        thirds(some_siren, COUNTS["siren"], lambda chance: digits(chance, chance.choice((8, 9, 9, 9, 10))))
    )
    ours = verdicts(siren.is_valid, numbers)
    assert len(numbers) == COUNTS["siren"]
    assert COUNTS["siren"] // 3 <= len(ours) < len(numbers)
    assert ours == verdicts(stdnum_siren.is_valid, numbers)


def test_the_same_sirets_are_valid() -> None:
    """Both libraries accept the same SIRET, right, mutated or random."""
    numbers = list(
        thirds(
            some_siret,
            COUNTS["siret"],
            lambda chance: some_siren(chance) + digits(chance, chance.choice((4, 5, 5))),
        )
    )
    ours = verdicts(siret.is_valid, numbers)
    assert len(numbers) == COUNTS["siret"]
    assert COUNTS["siret"] // 3 <= len(ours) < len(numbers)
    assert ours == verdicts(stdnum_siret.is_valid, numbers)


def test_the_same_establishments_of_la_poste_are_valid() -> None:
    """Both libraries accept the same establishments of La Poste, about one in five."""
    numbers = list(thirds(some_la_poste, COUNTS["la_poste"], some_la_poste))
    numbers.append(siret.LA_POSTE_HEAD_OFFICE)
    ours = verdicts(siret.is_valid, numbers)
    assert len(numbers) // 10 < len(ours) < len(numbers) // 2
    assert ours == verdicts(stdnum_siret.is_valid, numbers)


def test_the_same_french_ibans_are_valid() -> None:
    """Both libraries accept the same French IBAN: one with a wrong digit fails both keys."""
    numbers = list(thirds(some_french, COUNTS["french"], lambda chance: f"FR{digits(chance, 25)}"))
    ours, theirs = set(verdicts(iban.is_valid, numbers)), set(verdicts(stdnum.iban.is_valid, numbers))
    assert COUNTS["french"] // 3 <= len(ours) < len(numbers)
    assert ours <= theirs
    assert theirs - ours <= set(numbers[2::3])


def test_the_difference_on_french_ibans_is_the_rib_key() -> None:
    """A French IBAN accepted there and refused here has a wrong RIB key, or check digits never issued."""
    numbers = list(thirds(some_french, COUNTS["french"], lambda chance: f"FR{digits(chance, 25)}"))
    refused = [number for number in verdicts(stdnum.iban.is_valid, numbers) if not iban.is_valid(number)]
    assert refused
    assert all(not rib.is_valid(number[4:]) or number[2:4] in ("00", "01", "99") for number in refused)


def test_the_same_foreign_ibans_are_valid() -> None:
    """Both libraries accept the same German and British IBAN, right or mutated."""
    numbers = list(
        thirds(some_foreign, COUNTS["foreign"], lambda chance: mutated(chance, some_foreign(chance)))
    )
    ours = verdicts(iban.is_valid, numbers)
    assert COUNTS["foreign"] // 3 <= len(ours) < len(numbers)
    assert ours == verdicts(stdnum.iban.is_valid, numbers)


def test_all_zero_is_the_difference() -> None:
    """Nothing but zeros is accepted there and refused here."""
    assert stdnum_siren.is_valid("0" * 9)
    assert stdnum_siret.is_valid("0" * 14)
    assert not siren.is_valid("0" * 9)
    assert not siret.is_valid("0" * 14)
