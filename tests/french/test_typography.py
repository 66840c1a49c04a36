"""The no-break spaces and apostrophes of a sentence; « ~ » stands for U+00A0 and « _ » for U+202F below."""

from __future__ import annotations

import re
import time
from datetime import date
from datetime import time as hour

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.french import (
    Name,
    civility,
    format_amount,
    format_compact,
    format_date,
    format_numero,
    format_percent,
    format_time,
    quote,
    typeset,
)
from conventions.money import Price, euros

SENTENCES = st.text("aA1é2 0'’«»:;!?%€.,hn°M§`<>{}&/@\u00a0\u202f\n-" + "\ufffc", max_size=40)
WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "l'association",
                "«",
                "»",
                "50 000",
                "50",
                "000",
                "€",
                "%",
                ":",
                ";",
                "!",
                "?",
                "n°",
                "1",
                "M.",
                "Mme",
            ),
            *(
                "Martin",
                "1er",
                "janvier",
                "14 h 05",
                "14h",
                "`a : b`",
                "https://x.fr/?a=b:",
                "a@b.fr",
                "2,5",
                "M€",
            ),
            *(
                "euros",
                "HT",
                "art.",
                "L.",
                "p.",
                "la",
                "§",
                "'",
                '"',
                "(",
                ")",
                "\n",
                "  ",
                "\u00a0",
                "\u202f",
                "&amp;",
                "{{ a : b }}",
            ),
        ]
    ),
    max_size=12,
)
TEXTS = SENTENCES | WORDS.map(" ".join) | WORDS.map("".join) | st.text(max_size=20)


def shown(text: str) -> str:
    """The text with its no-break spaces made visible."""
    return text.replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'Etat n'a qu'une parole", "l’Etat n’a qu’une parole"),
        ("d'«initiative»", "d’«~initiative~»"),
        ("30' d'attente", "30' d’attente"),
        ("Objet: numérique", "Objet~: numérique"),
        ("Quoi ? Rien ! Si ; non : oui", "Quoi_? Rien_! Si_; non~: oui"),
        ("Quoi ?! Vraiment?", "Quoi_?! Vraiment_?"),
        ("Quoi ? !", "Quoi_?_!"),
        ("(?) et [!]", "(?) et [!]"),
        ("à 14:05, ratio 2:1", "à 14:05, ratio 2:1"),
        ("la ville («Saint-Étienne»);", "la ville («~Saint-Étienne~»)_;"),
        ("12 000 € et 1 234 567,89 €", "12_000~€ et 1_234_567,89~€"),
        ("7 500€ TTC", "7_500~€~TTC"),
        ("2 000 habitants en 2018", "2_000 habitants en 2018"),
        ("en 2017 2018 2019", "en 2017 2018 2019"),
        ("04 77 00 00 00", "04 77 00 00 00"),
        ("552 100 554 00038", "552 100 554 00038"),
        ("3 M € puis 4 k€", "3~M € puis 4~k€"),
        ("1,5 million d'euros, 80 centimes", "1,5~million d’euros, 80~centimes"),
        ("5% à 7,5 %", "5~% à 7,5~%"),
        ("n°3, N° 4, art. 5, p. 6, § 7", "n°~3, N°~4, art.~5, p.~6, §~7"),
        ("MM. Durand et Mme Blanc", "MM.~Durand et Mme~Blanc"),
        ("signé Me dupont", "signé Me dupont"),
        ("M. le Maire, MM. les adjoints", "M.~le Maire, MM.~les adjoints"),
        ("Mme la Préfète, M. l'adjoint", "Mme~la Préfète, M.~l’adjoint"),
        ("Me le direz-vous", "Me le direz-vous"),
        ("Mme lasse, M. lebrun", "Mme lasse, M. lebrun"),
        ("art. L. 1611-4 et R. 2313-1", "art.~L.~1611-4 et R.~2313-1"),
        ("article LO 1112-1, R.*  123-1, L 2121-29", "article LO~1112-1, R.*~123-1, L~2121-29"),
        ("l'article L. 52", "l’article L.~52"),
        ("la Tour A 12 et le bâtiment D", "la Tour A 12 et le bâtiment D"),
        ("80 p. 100 et 80 p. cent, 80 p. 12", "80~p.~100 et 80~p. cent, 80 p.~12"),
        ("12 500 EUR", "12_500~EUR"),
        ("le 1er mars 2018, le 31 août", "le 1er~mars 2018, le 31~août"),
        ("à 9h, 9h30 et 18 h 00", "à 9~h, 9~h~30 et 18~h~00"),
        ("35 h de travail, 99h", "35 h de travail, 99h"),
        ("12 km, 3 m², 4 kWh, 5 t", "12~km, 3~m², 4~kWh, 5~t"),
        ("fin :\nsuite", "fin~:\nsuite"),
        ("«\n»", "«\n»"),
    ],
)
def test_sentences(text: str, expected: str) -> None:
    """Each rule, with what looks like it and is left alone."""
    assert shown(typeset(text)) == expected


@pytest.mark.parametrize(
    "code",
    [
        "`d'où : x ?`",
        "```\na : b ; c'd\n```",
        "https://exemple.fr/a?b=c;d:e",
        "www.exemple.fr/n°1",
        "jean.d-upont@exemple.fr",
        "<a title='x : y'>",
        "{{ montant : 50 000 € }}",
        "&nbsp;",
        "\ufffc",
    ],
)
def test_code_and_addresses_are_left_alone(code: str) -> None:
    """Between two sentences that change, not a character of the code does."""
    assert shown(typeset(f"l'un {code} ; l'autre !")) == f"l’un {code}_; l’autre_!"


@given(TEXTS, TEXTS)
def test_protected_names_are_left_alone(before: str, after: str) -> None:
    """A name that is kept is found again as it was, in whatever sentence; the sign after it is set."""
    name = "Yahoo! : l'Usine 50 000 €"
    sentence = f"{before} {name} {after}"
    made = typeset(sentence, keep=[Name(name), "Usine", ""])
    assert made.count(name) >= sentence.count(name)


@pytest.mark.parametrize("keep", ["Oui!", ["Oui!"], [Name("Oui!")]])
def test_one_name_may_be_given_alone(keep: str | list[str | Name]) -> None:
    """A text alone is one name, not its letters."""
    assert shown(typeset("Oui! : o ! u ! i !", keep=keep)) == "Oui!~: o_! u_! i_!"


def test_the_longest_name_wins_and_a_part_of_a_word_is_no_name() -> None:
    """« L'Art » is kept inside nothing, « L'Art d'Ici » whole."""
    kept = ["L'Art", "L'Art d'Ici"]
    assert (
        typeset("L'Art d'Ici, L'Artisan, L'Art d'hier", keep=kept) == "L'Art d'Ici, L’Artisan, L'Art d’hier"
    )


@given(TEXTS)
def test_twice_is_once(text: str) -> None:
    """What is set is not set again."""
    once = typeset(text)
    assert typeset(once) == once


@given(TEXTS)
def test_only_spaces_and_apostrophes_change(text: str) -> None:
    """No letter, digit or sign is added, lost or moved."""

    def letters(written: str) -> str:
        return re.sub("[ \u00a0\u202f\u2007\u2009]", "", written).replace("’", "'")

    assert letters(typeset(text)) == letters(text)


@given(st.integers(-(10**12), 10**12), st.dates(), st.integers(1, 999))
def test_what_this_library_writes_is_already_set(cents: int, day: date, n: int) -> None:
    """Amounts, percents, dates, hours, numbers, quotes and civilities are written as ``typeset`` sets them."""
    amount = euros(0) + Price.parse(f"{cents // 100}.00").amount
    for text in (
        format_amount(amount, "always", "HT", "an"),
        format_amount(amount, unit="euros"),
        format_compact(amount, "short"),
        format_percent(n),
        format_date(day, "full", typographic=True),
        format_time(hour(n % 24, n % 60)),
        format_numero(n),
        quote("usine"),
        civility("Mme Martin"),
    ):
        assert typeset(text) == text


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "'",
        "«",
        "»",
        "1 000 ",
        "1",
        "; ",
        ": ",
        "n°",
        "`",
        "<",
        "{{",
        "&a",
        "a@b.",
        "M. ",
        "12h ",
        "https://",
    ],
)
def test_a_hundred_thousand_characters_take_a_moment(piece: str) -> None:
    """Each rule reads the text once: a quadratic one would take minutes."""
    text = piece * (10**5 // len(piece))
    start = time.process_time()
    typeset(text)
    assert time.process_time() - start < 4
