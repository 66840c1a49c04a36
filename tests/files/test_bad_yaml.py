"""What is wrong in a YAML file: code, line, column, address and French message of each problem."""

from __future__ import annotations

import json
from typing import NamedTuple

import pytest

from conventions import ConventionFileError, Problem, loads

MEMBERS = " [{key: A, name: A}]"
HEAD = f'format: 1\ntitle: "T"\ninitial:\n  period: 2017-2019\n  parties:{MEMBERS}\n'
"""Five lines that are right: what a case adds begins at line 6, and may refer to A."""


class Wrong(NamedTuple):
    """A text, and the one problem that it has."""

    text: str | bytes
    place: tuple[int, int]
    code: str
    message: str


def after_head(text: str, place: tuple[int, int], code: str, message: str) -> Wrong:
    """A text that follows the five right lines."""
    return Wrong(HEAD + text, place, code, message)


def problems_of(text: str | bytes, name: str = "a.yaml") -> tuple[Problem, ...]:
    """The problems of a text that is refused."""
    with pytest.raises(ConventionFileError) as caught:
        loads(text, name)
    return caught.value.problems


QUOTE_IT = "mettez la valeur entre guillemets"
COLON = "« : » dans un texte sans guillemets : mettez le texte entre guillemets"
LAYOUT = "la mise en page du fichier est incompréhensible ici : vérifiez les retraits et les tirets"
SHARED = "les ancres et les alias (&, *) sont refusés : recopiez la valeur"
UTF8 = "caractère illisible : enregistrez le fichier en UTF-8"
EMPTY = "fichier vide, ou qui n’est pas un groupe de champs : commencez par « format: 1 »"
FORBIDDEN = "caractère interdit dans un fichier texte"
WHOLE = "il faut une année (par exemple « 2018 »)"
REQUEST = "requests:\n  - beneficiary: A\n    exercise: {}\n    amount: {}\n"

SYNTAX = {
    "text lost after a hash": after_head(
        "kind: convention # cadre\n", (6, 18), "lost_text", f"texte perdu après # (« cadre ») : {QUOTE_IT}"
    ),
    "text lost after a quoted value": after_head(
        'kind: "a" # b\n', (6, 11), "lost_text", f"texte perdu après # (« b ») : {QUOTE_IT}"
    ),
    "text lost after a field name": after_head(
        "facts: # b\n  events: []\n", (6, 8), "lost_text", f"texte perdu après # (« b ») : {QUOTE_IT}"
    ),
    "text lost after the sign of a block": after_head(
        "kind: | # b\n  a\n", (6, 9), "lost_text", f"texte perdu après # (« b ») : {QUOTE_IT}"
    ),
    "text lost on the last line": Wrong(
        HEAD + "kind: a #b", (6, 9), "lost_text", f"texte perdu après # (« b ») : {QUOTE_IT}"
    ),
    "IBAN lost after a hash": Wrong(
        HEAD.replace(MEMBERS, "\n    - key: A\n      name: B\n      iban: FR76 #3000 6000"),
        (8, 18),
        "lost_text",
        f"texte perdu après # (« •••• … ») : {QUOTE_IT}",
    ),
    "colon in a text": after_head("kind: a : b\n", (6, 9), "colon_in_text", COLON),
    "colon glued in a text": after_head("kind: a: b\n", (6, 8), "colon_in_text", COLON),
    "field given twice": after_head(
        'title: "U"\n',
        (6, 1),
        "duplicate_field",
        "« title » est déjà donné ligne 2 : gardez une seule valeur",
    ),
    "alias": after_head("kind: *a\n", (6, 7), "alias", SHARED),
    "anchor": after_head("kind: &a b\n", (6, 7), "alias", SHARED),
    "anchor on a list": after_head("avenants: &a []\n", (6, 11), "alias", SHARED),
    "tag": after_head(
        "kind: !!str b\n", (6, 7), "tag", "étiquette « tag:yaml.org,2002:str » refusée : retirez-la"
    ),
    "bare tag": after_head("kind: ! b\n", (6, 7), "tag", "étiquette « ! » refusée : retirez-la"),
    "python tag": after_head(
        "kind: !!python/object:os.system {}\n",
        (6, 7),
        "tag",
        "étiquette « tag:yaml.org,2002:python/object:os.syste » refusée : retirez-la",
    ),
    "second document": after_head(
        "---\na: b\n", (6, 1), "several_documents", "un seul document par fichier : retirez « --- »"
    ),
    "tab before a field": after_head(
        "facts:\n\tevents: []\n", (7, 1), "syntax", "tabulation en début de ligne : décalez avec des espaces"
    ),
    "sign that begins no value": after_head(
        "kind: @a\n",
        (6, 7),
        "syntax",
        "une valeur ne peut pas commencer par ce signe : mettez-la entre guillemets",
    ),
    "quote never closed": after_head(
        'kind: "a\n', (6, 7), "syntax", "guillemet ouvert et jamais fermé, ou signe \\ mal employé"
    ),
    "unknown escape": after_head(
        'kind: "a\\z"\n', (6, 7), "syntax", "guillemet ouvert et jamais fermé, ou signe \\ mal employé"
    ),
    "bracket never closed": after_head(
        "avenants: [\n", (7, 1), "syntax", "crochet ou accolade ouverts et jamais fermés, ou virgule oubliée"
    ),
    "field out of line": after_head("   kind: a\n", (6, 4), "syntax", LAYOUT),
    "list of one line": after_head("kind: - a\n", (6, 7), "syntax", LAYOUT),
    "field name that is a list": after_head(
        "? [a]\n: b\n", (6, 3), "odd_field_name", "un nom de champ doit être un simple mot"
    ),
    "too deep": after_head(
        "kind: " + "[" * 64,
        (6, 70),
        "too_deep",
        "plus de 64 niveaux d’imbrication : vérifiez les crochets et les retraits",
    ),
    "control character": after_head('kind: "a\x07"\n', (6, 9), "bad_character", FORBIDDEN),
    "null character": after_head("kind: a\x00\n", (6, 8), "bad_character", FORBIDDEN),
    "control character of C1": after_head("kind: a\x9f\n", (6, 8), "bad_character", FORBIDDEN),
    "not UTF-8": Wrong(HEAD.encode() + b"kind: a\xff\n", (6, 8), "not_utf8", UTF8),
    "Latin-1": Wrong((HEAD + "kind: é\n").encode("latin-1"), (6, 7), "not_utf8", UTF8),
    "UTF-16": Wrong(HEAD.encode("utf-16"), (1, 1), "not_utf8", UTF8),
    "lone surrogate": Wrong("\ud800", (0, 0), "not_utf8", "caractère illisible dans le texte"),
    "empty": Wrong("", (0, 0), "not_a_convention", EMPTY),
    "blank": Wrong(" \n\n", (0, 0), "not_a_convention", EMPTY),
    "only a comment": Wrong("# rien\n", (0, 0), "not_a_convention", EMPTY),
    "a word": Wrong("bonjour", (1, 1), "not_a_convention", EMPTY),
    "a list": Wrong("- a\n", (1, 1), "not_a_convention", EMPTY),
    "too large": Wrong(
        "a" * (1 << 20) + "a",
        (0, 0),
        "too_large",
        "fichier trop gros : 1 Mio au plus ; écrivez une convention par fichier",
    ),
}


def of_format(line: str, code: str, message: str) -> Wrong:
    """A file whose first line is another one."""
    return Wrong(line + HEAD.removeprefix("format: 1\n"), (1, 1), code, message)


MISSING = "la première ligne manque : écrivez « format: 1 »"
FORMATS = {
    "absent": of_format("", "missing_format", MISSING),
    "nothing": of_format("format:\n", "missing_format", MISSING),
    "unknown": of_format("format: inconnu\n", "missing_format", MISSING),
    "newer": of_format(
        "format: 2\n",
        "newer_format",
        "format 2 : ce fichier vient d’une version plus récente, mettez la bibliothèque à jour",
    ),
    **{
        value: of_format(
            f"format: {value}\n", "bad_format", f"format « {value} » inconnu : écrivez « format: 1 »"
        )
        for value in ("0", "-1", "1.0", "true", "٢", "²", "1e3", "1 000", "un")
    },
    "very long": of_format(
        f"format: {'9' * 5000}\n", "bad_format", f"format « {'9' * 20} » inconnu : écrivez « format: 1 »"
    ),
    "older than the first": of_format(
        "format: 00\n", "bad_format", "format « 00 » inconnu : écrivez « format: 1 »"
    ),
}


def of_count(value: str) -> Wrong:
    """A year that is no whole number."""
    text = REQUEST.format(value, "5 €")
    return after_head(text, (8, 15), "value_error", f"« {value} » : {WHOLE}")


def of_amount(value: str, message: str) -> Wrong:
    """An amount that is none."""
    return after_head(REQUEST.format("2018", value), (9, 13), "value_error", message)


NUMBERS = {
    **{
        f"count {value}": of_count(value)
        for value in (".nan", "NaN", ".inf", "1.5", "1e3", "1_000", "-1", "0x10")
    },
    "count in Arabic digits": of_count("٢٠١٨"),
    "count too long": of_count("1234567890"),
    "count true": of_count("true"),
    "amount NaN": of_amount("NaN", "aucun nombre ne se trouve dans le texte : « NaN »"),
    "amount with an exponent": of_amount("1e999999", "la notation scientifique n’est pas lue : « 1e999999 »"),
    "amount in Arabic digits": of_amount(
        "٥٠", "un chiffre n’est pas un chiffre arabe ordinaire (0 à 9) : « ٥٠ »"
    ),
    "amount true": of_amount("true", "aucun nombre ne se trouve dans le texte : « true »"),
    "amount with a tax": of_amount(
        "5 € HT", "« 5 € HT » : un montant seul est attendu, sans HT, TTC ni période"
    ),
    "amount with a period": of_amount(
        "5 €/an", "« 5 €/an » : un montant seul est attendu, sans HT, TTC ni période"
    ),
}

PARTIES = HEAD.replace(MEMBERS, "\n    - key: {}\n      name: {}\n")
TOO_MANY_LETTERS = "é" * 20_001
CLAUSE = "  clauses:\n    - kind: {}\n"
OPERATION = "avenants:\n  - number: 1\n    operations:\n      - {}\n"
TAGS = (
    "« fixer la subvention », « confirmer la subvention », « changer le montant », « supprimer une subvention »,"
    " « fixer le plafond », « changer une imputation », « changer les modalités de versement »,"
    " « supprimer des modalités de versement », « prolonger la durée », « changer la période », « résilier »,"
    " « fixer un axe », « supprimer un axe », « ajouter une action », « modifier une action »,"
    " « supprimer une action », « fixer un objectif », « fixer un dispositif », « supprimer un dispositif »,"
    " « ajouter une partie », « remplacer une partie », « retirer une partie »,"
    " « fixer une clause », « supprimer une clause », « remplacer un article », « modifier le texte », « réordonner »"
)
ORGANS = "« conseil », « bureau », « commission permanente », « exécutif »"
A_LIST = "il faut une liste (des lignes qui commencent par « - »)"
A_GROUP = "il faut un groupe de champs (nom: valeur)"
TARGET = "  actions:\n    - key: A\n      title: t\n      targets:\n        - key: T\n          unit: u\n{}"
DELIBERATION = "deliberations:\n  - authority: A\n    organ: {}\n    assembly: a\n    date: {}\n"
GRANT = "  grants:\n    - exercise: 2018\n      beneficiary: A\n      amount: 5 €\n      {}\n"
BAD_KEY = "une clé a de 1 à 80 signes, sans [ ni ], et commence par une lettre ou un chiffre"
TERMS = "  payment_terms:\n    - instalments:\n        - kind: avance\n          amount:\n            {}\n"

YEAR_DAY = """rule: reste
          trigger:
            trigger: dans l’exercice
            month: {}
            day: 1"""

VALUES = {
    "field of another name": after_head(
        "avenant: []\n",
        (6, 1),
        "extra_forbidden",
        "« avenant » n’existe pas ici ; vouliez-vous dire « avenants » ?",
    ),
    "tag of an operation missing": after_head(
        OPERATION.format("grant: a"),
        (9, 9),
        "union_tag_not_found",
        "il manque « operation », qui dit de quoi il s’agit",
    ),
    "tag of an operation unknown": after_head(
        OPERATION.format("operation: fixer"),
        (9, 20),
        "union_tag_invalid",
        f"« fixer » n’est pas dans la liste : {TAGS}",
    ),
    "tag of an operation misspelt": after_head(
        OPERATION.format("operation: fixer la subvension"),
        (9, 20),
        "union_tag_invalid",
        "« fixer la subvension » n’est pas dans la liste ; vouliez-vous dire « fixer la subvention » ?",
    ),
    "operation that is a text": after_head(
        OPERATION.format("fixer"), (9, 9), "model_attributes_type", f"« fixer » : {A_GROUP}"
    ),
    "enum": after_head(
        DELIBERATION.format("burreau", "1er mars 2018"),
        (8, 12),
        "enum",
        f"« burreau » n’est pas dans la liste : {ORGANS}",
    ),
    "enum given as a list": after_head(
        DELIBERATION.format("[bureau]", "1er mars 2018"),
        (8, 12),
        "enum",
        f"une liste n’est pas dans la liste : {ORGANS}",
    ),
    "literal": Wrong(
        HEAD + "  payment_terms:\n    - rounding: down\n      instalments: []\n",
        (7, 17),
        "literal_error",
        "« down » n’est pas dans la liste : « each », « cumulative »",
    ),
    "day that does not exist": after_head(
        DELIBERATION.format("bureau", "31 février 2018"),
        (10, 11),
        "value_error",
        "cette date n’existe pas : « 31 février 2018 » (ce mois a 28 jours)",
    ),
    "ISO day that does not exist": after_head(
        DELIBERATION.format("bureau", "2018-02-30"),
        (10, 11),
        "value_error",
        "la date « 2018-02-30 » n’existe pas",
    ),
    "day given as a list": after_head(
        DELIBERATION.format("bureau", "[1]"),
        (10, 11),
        "value_expected",
        "une liste : il faut une date (par exemple « 15 novembre 2018 »)",
    ),
    "flag": after_head(
        "known_in_part: peut-être\n", (6, 16), "value_error", "« peut-être » : répondez par oui ou non"
    ),
    "period inside out": Wrong(
        HEAD.replace("2017-2019", "2019-2017"),
        (4, 11),
        "value_error",
        "la fin est avant le début : « 2019-2017 » (2017-2019 ?)",
    ),
    "mapping instead of a list": after_head(
        "avenants:\n  number: 1\n", (7, 3), "tuple_type", f"un groupe de champs : {A_LIST}"
    ),
    "text instead of a list": after_head("avenants: a\n", (6, 11), "tuple_type", f"« a » : {A_LIST}"),
    "list instead of a mapping": after_head(
        "facts:\n  - a\n", (7, 3), "model_type", f"une liste : {A_GROUP}"
    ),
    "unknown where it may not be": after_head("facts: inconnu\n", (6, 8), "model_type", f"rien : {A_GROUP}"),
    "list instead of a text": after_head(
        "kind: [a]\n", (6, 7), "string_type", "une liste : il faut un texte, mettez-le entre guillemets"
    ),
    "mapping instead of an amount": after_head(
        REQUEST.format("2018", "{a: b}"),
        (9, 13),
        "text_expected",
        "un groupe de champs : un montant s’écrit comme un texte, par exemple « 50 000 € »",
    ),
    "unknown amount that must be known": after_head(
        "ledger:\n  payments:\n    - number: 1\n      exercise: 2018\n      issued_on: 2018-05-01\n"
        "      amount: inconnu\n",
        (11, 15),
        "text_expected",
        "rien : un montant s’écrit comme un texte, par exemple « 50 000 € »",
    ),
    "empty text": after_head(
        'kind: ""\n', (6, 7), "string_too_short", "texte vide : écrivez-le ou retirez le champ"
    ),
    "blank text": after_head(
        'kind: "  "\n', (6, 7), "string_pattern_mismatch", "texte vide : écrivez-le ou retirez le champ"
    ),
    "long text": after_head(
        f"kind: {TOO_MANY_LETTERS}\n", (6, 7), "string_too_long", "texte trop long : 20000 caractères au plus"
    ),
    "key with brackets": Wrong(
        PARTIES.format('"A[1]"', "B"), (6, 12), "string_pattern_mismatch", f"« A[1] » : {BAD_KEY}"
    ),
    "key too long": Wrong(
        PARTIES.format("a" * 81, "B"), (6, 12), "string_pattern_mismatch", f"« {'a' * 57}… » : {BAD_KEY}"
    ),
    "name with another field": Wrong(
        PARTIES.format("A", "{text: B, texte: C}"),
        (7, 13),
        "name_fields",
        "un nom a un champ text et, au besoin, article, gender, plural, elides ; reçu : text, texte",
    ),
    "name that is a list": Wrong(
        PARTIES.format("A", "[B]"),
        (7, 13),
        "text_expected",
        "une liste : un nom s’écrit comme un texte, ou avec ses champs (text, article, gender…)",
    ),
    "IBAN that is a list": Wrong(
        PARTIES.format("A", "B\n      iban: [FR7630006000011234567890189]"),
        (8, 13),
        "string_type",
        "« •••• … » : il faut un texte, mettez-le entre guillemets",
    ),
    "target without a value": after_head(
        TARGET.format(""),
        (10, 11),
        "value_error",
        "un objectif donne soit une valeur (value), soit une fourchette (low, high)",
    ),
    "range inside out": after_head(
        TARGET.format("          low: 2\n          high: 1\n"),
        (10, 11),
        "value_error",
        "fourchette à l’envers : de 2 à 1",
    ),
    "number that is none": after_head(
        TARGET.format("          value: beaucoup\n"),
        (12, 18),
        "value_error",
        "« beaucoup » : il faut un nombre (par exemple « 12,5 »)",
    ),
    "proportional grant without its rate": after_head(
        GRANT.format("calculation: proportionnelle"),
        (7, 7),
        "value_error",
        "une subvention proportionnelle dit son taux (rate)",
    ),
    "rate without its sign": after_head(
        GRANT.format("rate: 25"),
        (10, 13),
        "value_error",
        "il manque le signe % : « 25 » (écrire « 25\u00a0% »)",
    ),
    "rate beyond all reason": after_head(
        GRANT.format("rate: 2 500 %"),
        (10, 13),
        "value_expected",
        "« 2 500 % » : il faut une part, de 0 à 1 000 % (par exemple « 50 % »)",
    ),
    "month too late": after_head(
        TERMS.format(YEAR_DAY.format(13)),
        (13, 20),
        "less_than_equal",
        "« 13 » : au plus 12",
    ),
    "month too early": after_head(
        TERMS.format(YEAR_DAY.format(0)),
        (13, 20),
        "greater_than_equal",
        "« 0 » : au moins 1",
    ),
    "two avenants of one key": after_head(
        "avenants:\n  - number: 1\n  - number: 2\n  - number: 1\n",
        (9, 5),
        "duplicate_key",
        "plusieurs éléments portent la clé « 1 » : donnez à chacun la sienne (key: …)",
    ),
    "two parties of one key": Wrong(
        HEAD.replace(MEMBERS, "\n    - key: A\n      name: B\n    - key: A\n      name: C"),
        (8, 7),
        "duplicate_key",
        "plusieurs éléments portent la clé « A » : donnez à chacun la sienne (key: …)",
    ),
    "missing field": after_head(
        "requests:\n  - exercise: 2018\n    beneficiary: A\n",
        (7, 5),
        "missing",
        "« amount » manque : ajoutez-le",
    ),
}

CASES = {**SYNTAX, **{f"format {name}": case for name, case in FORMATS.items()}, **NUMBERS, **VALUES}


def test_there_are_cases() -> None:
    """The list that the next test goes through holds all the families of mistakes."""
    assert len(CASES) == len(SYNTAX) + len(FORMATS) + len(NUMBERS) + len(VALUES)
    assert min(map(len, (SYNTAX, FORMATS, NUMBERS, VALUES))) > 10


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_is_one_problem_at_its_place(name: str) -> None:
    """A file with one mistake has one problem: its line, its column, its code, its message in French."""
    case = CASES[name]
    found = problems_of(case.text)
    assert [((item.line, item.column), item.code, item.message) for item in found] == [case[1:]]


def test_addresses_use_keys() -> None:
    """A problem has the address of the value, with the keys that the file gives."""
    text = HEAD.replace(MEMBERS, "\n    - key: CCI\n      name: [a]") + OPERATION.format(
        "operation: prolonger la durée\n        until: jamais"
    )
    assert [item.address for item in problems_of(text)] == [
        "initial.parties[CCI].name",
        "avenants[1].operations[durée].until",
    ]


def test_an_item_without_what_makes_its_key_has_its_rank() -> None:
    """An item whose key cannot be computed has its rank."""
    text = HEAD + "requests:\n  - beneficiary: A\n    amount: 5 €\n  - a\n  - [b]\n"
    addresses = ["requests[1].exercise", "requests[2]", "requests[3]"]
    assert [item.address for item in problems_of(text)] == addresses


TEN = """format: 1
kinde: "T"
known_in_part: peut-être
initial:
  period: 2019-2017
  parties:
    - key: "A[1]"
      name: ""
    - key: B
      name: B
      roles:
        - attributaire
requests:
  - exercise: deux mille
    beneficiary: A
    amount: 50 000 £
avenants:
  - number: 1
    signed_on: 31 février 2018
    operations:
      - operation: fixer
title: "T"
"""


def test_ten_mistakes_are_ten_problems_in_order() -> None:
    """A file with ten mistakes has ten problems, in the order of the file, and prints ten lines."""
    found = problems_of(TEN, "dix.yaml")
    assert [(item.line, item.column, item.code) for item in found] == [
        (2, 1, "extra_forbidden"),
        (3, 16, "value_error"),
        (5, 11, "value_error"),
        (7, 12, "string_pattern_mismatch"),
        (8, 13, "value_error"),
        (12, 11, "enum"),
        (14, 15, "value_error"),
        (16, 13, "value_error"),
        (19, 16, "value_error"),
        (21, 20, "union_tag_invalid"),
    ]
    assert len(found) == 10
    printed = str(ConventionFileError(found)).splitlines()
    assert printed[1] == "dix.yaml:3:16: known_in_part : « peut-être » : répondez par oui ou non"


def test_a_thousand_problems_are_enough() -> None:
    """Beyond a thousand, problems are not kept: nobody would read them."""
    text = HEAD + "".join(f"k{rank}: a\n" for rank in range(1500))
    assert 500 < len(problems_of(text)) <= 1000


def test_a_misspelt_field_is_told_once() -> None:
    """« titel » is one mistake: the field that it hides is not told missing too."""
    (problem,) = problems_of(HEAD.replace("title:", "titel:"))
    assert problem.message == "« titel » n’existe pas ici ; vouliez-vous dire « title » ?"


def test_a_space_before_the_colon_of_a_field() -> None:
    """« kind : a » reads as French: the whole text goes between quotes, or the space goes."""
    assert [item.code for item in problems_of(HEAD + "kind : a\n")] == ["colon_in_text"]


def test_the_first_of_very_many_errors_are_told() -> None:
    """After what is right, a thousand problems at most, at their places; none of what is right is told."""
    good = "".join(
        f"  - exercise: 2018\n    beneficiary: A\n    amount: 1 €\n    key: r{rank}\n" for rank in range(900)
    )
    found = problems_of(HEAD + "requests:\n" + good + "  - {}\n" * 3000)
    assert 500 < len(found) <= 1000
    assert found[0].line > 3600


def test_reading_stops_where_nobody_would_read_on() -> None:
    """A thousand lexical mistakes end the reading, whatever follows."""
    text = HEAD + "".join(f"k{rank} : a\n" for rank in range(2000)) + "[" * 90
    assert len(problems_of(text)) == 1000
    assert len(problems_of('{"format": 1, "x": [' + "1.5," * 2000 + "1]}", "a.json")) == 1000


def test_a_lexical_mistake_does_not_hide_the_others() -> None:
    """A doubled field and lost text are told with what is wrong in the values."""
    text = HEAD + "kind: a # b\nkind: c\nknown_in_part: d\n"
    assert [item.code for item in problems_of(text)] == ["lost_text", "duplicate_field", "value_error"]


@pytest.mark.parametrize(
    "text",
    [
        "# au-dessus\n" + HEAD,
        HEAD + "  # en retrait\n",
        HEAD + 'kind: "a # b"\n',
        HEAD + "kind: a#b\n",
        HEAD + "kind: |\n  a # b : c\n",
        HEAD + "kind: 'a : b'\n",
        HEAD.replace("\n", "\r\n") + "# c\r\n",
        HEAD.replace("\n", "\r") + "# c\r",
        "\ufeff" + HEAD,
        "---\n" + HEAD,
        HEAD + "kind: a\n  b\n",
    ],
)
def test_what_loses_nothing_is_accepted(text: str) -> None:
    """Comments on their own line, quoted signs, blocks, other line ends, a byte order mark are accepted."""
    assert loads(text, "a.yaml").title == "T"


def test_very_many_errors_never_make_a_convention() -> None:
    """However the errors stand among what is right, the file is refused."""
    good = "  - exercise: 2018\n    beneficiary: A\n    amount: 1 €\n    key: r{}\n"
    for before in (0, 1, 7, 400):
        rows = [good.format(rank) for rank in range(before)] + ["  - {}\n"] * 400
        rows += [good.format(rank) for rank in range(before, 2 * before)]
        assert problems_of(HEAD + "requests:\n" + "".join(rows))


def test_errors_that_come_all_at_once_are_told() -> None:
    """Lists in lists in lists, wrong at their last item alone: cut shorter they would be right, and are not taken."""
    partners: list[object] = [*(f"p{rank}" for rank in range(31)), []]
    measures = [{"text": "t", "partners": partners}] * 32
    actions = [{"key": f"a{rank}", "title": "t", "measures": measures} for rank in range(32)]
    initial = {"period": "2018", "parties": [], "actions": actions}
    found = problems_of(json.dumps({"format": 1, "title": "T", "initial": initial}), "a.json")
    assert {problem.code for problem in found} == {"string_type"}
    assert found[0].address == "initial.actions[a0].measures[1].partners[32]"
