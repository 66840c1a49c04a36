"""What is true of the reading of any text on payments."""

from __future__ import annotations

import time
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.errors import ConventionsError
from conventions.french import same_name
from conventions.model import (
    AllOf,
    By,
    During,
    EventKind,
    FuzzyDate,
    InExercise,
    Instalment,
    InstalmentKind,
    OneTrigger,
    OnProofs,
    Remainder,
    Share,
    Trigger,
    Upon,
    YearDay,
)
from conventions.reading import PaymentReading, parse_payment_terms
from conventions.reading.payment_texts import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable

FRAGMENTS = [
    "50 %",
    "30 %",
    "acompte",
    "solde",
    "le solde",
    "à la signature",
    "de",
    "la",
    ";",
    ",",
    ".",
    "et",
    "sur bilan",
    "€",
    "10 000 €",
    "1er",
    "versement",
    "avance",
    "pour 2018 :",
    "pour les années 2019 et 2020 :",
    "en mai",
    "dans la limite de",
    "soit",
    "jusqu’à",
    "(",
    ")",
    "unique",
    "en 2 fois",
    "le",
    "des",
    "truc",
    "ou",
    "-",
    "/",
    "Convention triennale 2018 à 2020",
    "cette avance",
    "aucun acompte ne peut être inférieur à 500 €",
    "des acomptes",
    "échelonné",
    "le montant du solde doit être supérieur ou égal à 10 %",
    "ils ne doivent pas dépasser 80 %",
    "sur demande du bénéficiaire",
    "avant",
    "au plus tard le 31 janvier",
    "d’un minimum de 500 €",
    "possibilité d’",
    "selon les modalités suivantes :",
    "100 %",
    "la moitié",
    "mensuel",
    "conditionné à l’accord du bureau",
    "dès",
    "réalisation de 20 % des travaux",
    "110 %",
    "0 jours après la signature",
    "le 31 février",
    "0 €",
    "(article 4)",
    "999 %",
    "\n",
]


def texts() -> st.SearchStrategy[str]:
    """Any text, and texts made of what the grammar knows."""
    pieces = st.lists(st.sampled_from(FRAGMENTS), max_size=14)
    joined = st.builds(lambda sep, parts: sep.join(parts), st.sampled_from([" ", "", "  "]), pieces)
    return st.one_of(st.text(max_size=60), joined)


def groups(reading: PaymentReading) -> list[tuple[Instalment, ...]]:
    """The instalments that are paid together."""
    return [reading.instalments, *(group.instalments for group in reading.by_exercise)]


@given(texts())
@example("ils ne doivent pas dépasser 80 %, cette avance truc le solde doit être supérieur ou égal à 10 %")
@example("50 % avant truc ; 30 % à la signature")
def test_unread_spans_are_in_the_text_in_order_and_apart(text: str) -> None:
    """Any text is read; what is not read stands where it is said to stand."""
    reading = parse_payment_terms(text)
    assert reading.text == text
    last = 0
    for span in reading.unread:
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        last = span.end


@given(texts())
@example("60 % à la signature, 60 % sur bilan")
@example("110 % à la signature")
def test_shares_never_pass_the_whole(text: str) -> None:
    """The shares of one exercise add up to the grant at most, and there is one balance at most."""
    for group in groups(parse_payment_terms(text)):
        assert sum(each.amount.ratio for each in group if isinstance(each.amount, Share)) <= 1
        assert sum(each.kind is InstalmentKind.BALANCE for each in group) <= 1


@given(texts())
def test_keys_are_unique_and_each_payment_keeps_its_words(text: str) -> None:
    """An instalment has its own key and its words; the reading gives terms that the model takes."""
    reading = parse_payment_terms(text)
    for group in groups(reading):
        assert len({each.key for each in group}) == len(group)
        assert all(each.raw for each in group)
    if reading.instalments and not reading.by_exercise:
        assert not reading.is_complete or reading.terms.instalments == reading.instalments
    assert not (reading.is_complete and reading.is_partial)


class Said(NamedTuple):
    """Something written, and what it means."""

    text: str
    meaning: OneTrigger | None
    proofs: tuple[str, ...] = ()


WHEN = [
    Said("", None),
    Said("à la signature de la convention", Upon(event=EventKind.SIGNATURE)),
    Said("dès la notification", Upon(event=EventKind.NOTIFICATION)),
    Said("après commencement des travaux", Upon(event=EventKind.START)),
    Said("à l’achèvement de l’opération", Upon(event=EventKind.COMPLETION)),
    Said("en juillet", InExercise(first_month=7, last_month=7)),
    Said("en mars 2018", During(when=FuzzyDate(raw="en mars 2018"))),
    Said("au plus tard le 31 janvier", YearDay(month=1, day=31)),
    Said("avant le 30 juin 2019", By.model_validate({"day": "2019-06-30"})),
]
PAPERS = [
    Said("", None),
    Said("sur présentation du bilan", None, ("bilan",)),
    Said("au vu du bilan et du compte de résultat 2018", None, ("bilan", "compte de résultat 2018")),
    Said("sur justificatifs", None, ("justificatifs",)),
]


class Payment(NamedTuple):
    """One payment of a text that is built."""

    name: str
    points: int
    when: Said
    papers: Said

    def written(self) -> str:
        """The payment as a text says it."""
        share = f"{self.points} %" if self.points else ""
        return " ".join(part for part in (self.name, share, self.when.text, self.papers.text) if part)

    def trigger(self) -> Trigger | None:
        """What it waits for."""
        single = [self.when.meaning] if self.when.meaning else []
        single += [OnProofs()] if self.papers.proofs else []
        return AllOf(of=tuple(single)) if len(single) > 1 else single[0] if single else None


@st.composite
def schedules(draw: st.DrawFn) -> list[Payment]:
    """Some acomptes, and a balance."""
    count = draw(st.integers(1, 4))
    points = draw(st.lists(st.integers(1, 24), min_size=count, max_size=count))
    whens = st.sampled_from(WHEN)
    papers = st.sampled_from(PAPERS)
    acomptes = [Payment("acompte de", share, draw(whens), draw(papers)) for share in points]
    return [*acomptes, Payment("solde", 0, draw(whens), draw(papers))]


@given(schedules(), st.sampled_from([" ; ", ", ", "\n", ". ", " puis ", " - "]))
def test_what_is_written_reads_back(payments: list[Payment], between: str) -> None:
    """A text made of payments reads to the same payments, whatever separates them."""
    reading = parse_payment_terms(between.join(payment.written() for payment in payments))
    assert reading.is_complete
    read = [(each.amount, each.trigger, each.proofs) for each in reading.instalments]
    assert read == [
        (
            Share(ratio=Fraction(payment.points, 100)) if payment.points else Remainder(),
            payment.trigger(),
            payment.papers.proofs,
        )
        for payment in payments
    ]


STRAY = ["environ", "moins de", "truc", "plus de 10", "hors", "10 à", "10 ou", "10 -", "entre 10 et"]
AFTER = [
    "des dépenses",
    "du coût total",
    "minimum",
    "environ",
    "au prorata",
    "truc",
    "ou 30 %",
    "à 30 %",
    "- 30 %",
    "/ 30 %",
    "et 30 %",
    "x 2",
]


@pytest.mark.parametrize("stray", STRAY)
@given(payments=schedules())
def test_a_word_before_a_share_makes_it_unread(stray: str, payments: list[Payment]) -> None:
    """A share that words nobody reads may change is never read, nor any other in its place."""
    first, *others = payments
    texts = [f"acompte de {stray} {first.points} % à la signature", *(other.written() for other in others)]
    read = [each.amount for each in parse_payment_terms(" ; ".join(texts)).instalments]
    assert [rule.ratio * 100 for rule in read if isinstance(rule, Share)] == [
        each.points for each in others[:-1]
    ]


@pytest.mark.parametrize("stray", AFTER)
@given(payments=schedules())
def test_a_word_after_a_share_makes_it_unread(stray: str, payments: list[Payment]) -> None:
    """A share of something else than the grant, or not of a fixed part, is never read."""
    first, *others = payments
    texts = [f"acompte de {first.points} % {stray} à la signature", *(other.written() for other in others)]
    read = [each.amount for each in parse_payment_terms(" ; ".join(texts)).instalments]
    assert [rule.ratio * 100 for rule in read if isinstance(rule, Share)] == [
        each.points for each in others[:-1]
    ]


VARIANTS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "two spaces": lambda text: text.replace(" ", "  "),
    "straight apostrophes": lambda text: text.replace("’", "'"),
    "lost accents": lambda text: "".join(
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    ),
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "accents of UTF-8 misread": lambda text: text.replace("é", "Ã©").replace("à", "Ã\u00a0"),
}


def said(reading: PaymentReading) -> list[tuple[object, ...]]:
    """What a reading says, but for the letters of its proofs and dates."""
    return [
        (each.key, each.amount, days(each.trigger), len(each.proofs), each.cap, each.minimum)
        for group in groups(reading)
        for each in group
    ]


def days(trigger: Trigger | None) -> object:
    """A trigger, dates as written being the days that they allow."""
    if isinstance(trigger, AllOf):
        return tuple(map(days, trigger.of))
    return trigger.when.period if isinstance(trigger, During) else trigger


@pytest.mark.parametrize("name", VARIANTS)
@given(payments=schedules())
def test_the_same_words_otherwise_typed_read_the_same(name: str, payments: list[Payment]) -> None:
    """Capitals, spaces, apostrophes, lost or damaged accents change nothing but the letters kept."""
    text = " ; ".join(payment.written() for payment in payments)
    plain, other = parse_payment_terms(text), parse_payment_terms(VARIANTS[name](text))
    assert said(other) == said(plain)
    if name != "accents of UTF-8 misread":
        proofs = [one for each in plain.instalments for one in each.proofs]
        assert all(map(same_name, proofs, (one for each in other.instalments for one in each.proofs)))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "1 ",
        "(",
        "50 % ",
        "sur bilan ",
        "et du bilan ",
        "la subvention ",
        "1 000 ",
        ".",
        "\n",
        "solde ",
        "\ufffd",
        "a?",
    ],
)
def test_long_texts_are_read_soon(piece: str) -> None:
    """The longest text is read within a few seconds on a slow machine, whatever it repeats."""
    started = time.process_time()
    parse_payment_terms(("sur présentation du bilan " + piece * LONGEST)[:LONGEST])
    assert time.process_time() - started < 10


@pytest.mark.parametrize("text", ["a" * (LONGEST + 1), 12, None])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    """A text that is too long, and what is no text, raise the error that is documented."""
    with pytest.raises(ConventionsError, match=r"texte trop long|un texte est attendu"):
        parse_payment_terms(text)
