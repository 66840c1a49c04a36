"""``conventions words``: an amount in words, without loading more than that needs."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from conventions.money import Price

_TAXES = {"HT": " hors taxes", "TTC": " toutes taxes comprises", "NET": " net de taxe"}


def run(arguments: Namespace) -> int:
    """Print the amount in words; several words of the shell are one amount (« 50 000 € »).

    :raises ConventionsError: for a text that is no amount, or one too great for words.

    >>> from argparse import Namespace
    >>> run(Namespace(amount=["2 400 € HT/an"], spelling="1990"))
    deux-mille-quatre-cents euros hors taxes par an
    0
    """
    from conventions.french.words import amount_in_words

    price = read(" ".join(arguments.amount))
    per = f" par {price.per}" if price.per else ""
    words = amount_in_words(price.amount, arguments.spelling)
    sys.stdout.write(f"{words}{_TAXES.get(price.tax or '', '')}{per}\n")
    return 0


def read(text: str) -> Price:
    """The amount of « 50000 », « 50000.05 » (canonical) or of a French text.

    :raises ConventionsError: for any other text; the error is told in French.

    >>> str(read("50 000 €")), str(read("50000.05"))
    ('50000.00', '50000.05')
    """
    from conventions.errors import AmountError
    from conventions.money import Amount, Price

    try:
        return Price(Amount.parse(text))
    except AmountError:
        from conventions.french.parsing.amounts import parse_amount

        return parse_amount(text)
