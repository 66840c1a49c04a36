"""The words that the documents of a convention share: names, amounts in digits and words, sentences."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.documents.saying import ended
from conventions.documents.subject import Subject
from conventions.documents.tree import one_line
from conventions.french import NBSP, Name, format_amount, quote
from conventions.model import Grant, InstalmentKind, Party, Role, Tax
from conventions.money import Amount
from conventions.wording import in_words, is_plural, of_named, said, the_named

UNNAMED = "l’autorité qui attribue la subvention"
"""What stands for the grantor where the parties do not say who it is."""


def the_party(subject: Subject, key: str) -> str:
    """A party with its article, or its key between quotes.

    >>> from conventions.samples import cci_2017_2019
    >>> the_party(Subject(cci_2017_2019()), "CCI")
    'la CCI Lyon Métropole Saint-Étienne Roanne'
    """
    name = subject.known.name(key)
    return the_named(name) if name else quote(key)


def of_party(subject: Subject, key: str) -> str:
    """A party after « de »."""
    name = subject.known.name(key)
    return of_named(name) if name else f"de {quote(key)}"


def name_of(subject: Subject, key: str) -> str:
    """The name of a party alone, as a cell of a table has it; its key when no party bears it."""
    name = subject.known.name(key)
    return name.text if name else key


def the_grantor(subject: Subject) -> str:
    """Who grants, by its short name where it has one."""
    party = subject.grantor
    return the_named(party.short_name or party.name) if party else UNNAMED


def is_beneficiary(subject: Subject, party: Party) -> bool:
    """Whether a party is paid: by its role, or because a grant names it."""
    paid = {grant.beneficiary for grant in subject.terms.grants}
    return Role.BENEFICIARY in party.roles or party.key in paid


def twofold(amount: Amount | None, tax: Tax | None = None) -> str:
    """« vingt mille euros (20 000 €) »: in words, then in digits; « inconnu ».

    >>> from conventions import euros
    >>> twofold(euros(80)).replace(NBSP, " ")
    'quatre-vingts euros (80 €)'
    """
    basis = f"{NBSP}{tax}" if tax else ""
    words = None if amount is None else in_words(amount)
    if words is None:
        return said(amount) if amount is None else format_amount(amount) + basis
    return f"{words} ({said(amount)}{basis})"


def payment_name(kind: InstalmentKind | None) -> str:
    """« avance », « versement unique »; « versement » where nobody says more."""
    return (
        "versement" if kind is None else "versement unique" if kind is InstalmentKind.SINGLE else kind.value
    )


def enumerated(texts: Iterable[str]) -> list[str]:
    """The items of a list as acts punctuate them: a semicolon after each one, a full stop after the last.

    >>> [text.replace(NBSP, " ") for text in enumerated(["un", "deux"])]
    ['un ;', 'deux.']
    """
    *first, last = [one_line(text).strip() for text in texts] or [""]
    return [*(f"{text}{NBSP};" for text in first), ended(last)] if last else []


def gender_of(name: Name) -> str | None:
    """« m » or « f », as the name says or its article; None where nobody tells.

    >>> gender_of(Name("CCI", article="la")), gender_of(Name("EPURES"))
    ('f', None)
    """
    first = the_named(name).partition(" ")[0].lower()
    return name.gender or {"le": "m", "la": "f"}.get(first)


def agreement_of(name: Name) -> str | None:
    """What a participle takes to agree with a name: « », « e », « s », « es »; None where nobody tells.

    >>> agreement_of(Name("CCI", article="la")), agreement_of(Name("EPURES"))
    ('e', None)
    """
    gender = gender_of(name)
    if gender is None:
        return None
    return ("e" if gender == "f" else "") + ("s" if is_plural(name) else "")


def several_beneficiaries(grants: Iterable[Grant]) -> bool:
    """Whether grants go to more than one party."""
    return len({grant.beneficiary for grant in grants}) > 1


def known_whole(subject: Subject) -> bool:
    """Whether the text of the convention is known with its clauses: only then may it be completed."""
    convention = subject.convention
    return not convention.known_in_part and convention.initial.clauses is not None
