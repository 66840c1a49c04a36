"""The errors of the French readers: their codes, and what each says in French.

>>> str(fault("missing_year", "14 juin"))
'l’année manque : « 14 juin »'
"""

from __future__ import annotations

from conventions.errors import FrenchParseError

LONGEST = 200
"""No amount, date or period takes more characters than this."""

MESSAGES = {
    "ambiguous_comma": "une virgule suivie de trois chiffres se lit de deux façons",
    "ambiguous_dash": "un tiret peut être une puce ou un signe moins",
    "ambiguous_dot": "un point suivi de trois chiffres se lit de deux façons",
    "apostrophe_grouping": "les milliers se séparent par une espace, pas par une apostrophe",
    "bad_grouping": "les chiffres ne sont pas groupés par trois",
    "bad_ordinal": "ce rang est mal écrit (1er, 1re, 2e, 3e)",
    "bad_roman": "ce n’est pas un nombre en chiffres romains",
    "currency_twice": "la monnaie est écrite deux fois",
    "currency_unsupported": "seul l’euro est lu",
    "dot_decimal": "la décimale s’écrit avec une virgule, pas avec un point",
    "dot_grouping": "les milliers se séparent par une espace, pas par un point",
    "empty": "le texte est vide",
    "gap": "ces années ne se suivent pas",
    "imprecise": "cette expression ne dit pas une valeur exacte",
    "invalid_date": "cette date n’existe pas",
    "inverted": "la fin est avant le début",
    "invisible_character": "un caractère invisible se trouve dans le texte",
    "leading_text": "du texte précède la valeur",
    "leading_zero": "un nombre ne commence pas par un zéro",
    "letter_in_number": "une lettre se trouve dans un nombre (O pour 0, l pour 1…)",
    "missing_anchor": "c’est une durée : il manque la date de départ",
    "missing_day": "le jour manque",
    "missing_decimals": "il manque les décimales",
    "missing_integer": "il manque la partie entière avant la virgule",
    "missing_percent": "il manque le signe %",
    "missing_year": "l’année manque",
    "mixed_separators": "les séparateurs de ce nombre se contredisent",
    "multiple_values": "plusieurs valeurs se trouvent dans le texte",
    "no_number": "aucun nombre ne se trouve dans le texte",
    "non_ascii_digit": "un chiffre n’est pas un chiffre arabe ordinaire (0 à 9)",
    "not_positive": "la valeur doit être d’au moins 1",
    "parentheses": "des parenthèses se trouvent dans le texte",
    "per_mille": "un taux pour mille n’est pas un pourcentage",
    "range": "c’est un intervalle, pas une valeur",
    "scientific_notation": "la notation scientifique n’est pas lue",
    "sub_cent": "le montant est plus précis que le centime",
    "too_long": "le texte, le nombre ou la période est trop long",
    "two_digit_year": "l’année s’écrit avec quatre chiffres",
    "unexpected_character": "un caractère n’a pas sa place dans ce nombre",
    "unknown_format": "cette forme n’est pas reconnue",
    "unknown_month": "ce mois n’existe pas",
    "unknown_multiplier": "ce multiple de l’euro n’est pas reconnu (k€, M€, Md€)",
    "unknown_suffix": "ce qui suit le nombre n’est pas reconnu",
    "unsupported_space": "une espace de ce genre ne sépare pas des chiffres",
    "weekday_mismatch": "le jour de la semaine n’est pas celui de cette date",
    "words_invalid": "ces mots ne forment pas un nombre",
    "words_mismatch": "les lettres et les chiffres ne disent pas la même valeur",
    "words_spelling": "l’orthographe de ce nombre n’est pas correcte",
    "year_out_of_range": "l’année est hors des bornes (1000 à 9999)",
}


def fault(code: str, text: str, position: int = 0, detail: str = "") -> FrenchParseError:
    """The error to raise: the reason, the text met (shortened), and what was found or expected.

    The position stays inside the text, even where its composed form, which is read, is longer.

    >>> error = fault("weekday_mismatch", "vendredi 15 novembre 2018", 0, "c’est un jeudi")
    >>> error.code
    'weekday_mismatch'
    >>> error.message.endswith("« vendredi 15 novembre 2018 » (c’est un jeudi)")
    True
    """
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    message = f"{MESSAGES[code]} : « {shown} »" if shown.strip() else MESSAGES[code]
    place = min(position, len(text))
    return FrenchParseError(code, text, f"{message} ({detail})" if detail else message, place)


def quoted(piece: str) -> str:
    """A piece of a text between French quotes, for a message: without the spaces around, cut when it is long.

    >>> quoted(" environ "), quoted("a" * 30)
    ('« environ »', '« aaaaaaaaaaaaaaaaaaaa… »')
    """
    shown = piece.strip()
    return f"« {shown if len(shown) <= 20 else shown[:20] + '…'} »"
