from __future__ import annotations

import copy
import pickle
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from conventions.errors import ConventionsError, UnknownGrammar
from conventions.french import Name, of, safe, same_name, slug, the, to

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = st.text(min_size=1, max_size=30).filter(str.strip)
NAMES = st.builds(
    Name,
    TEXTS,
    article=st.sampled_from([None, "", "le", "la", "les", "l’", "l'"]),
    gender=st.sampled_from([None, "m", "f"]),
    plural=st.sampled_from([None, True, False]),
    elides=st.sampled_from([None, True, False]),
)


class Party(BaseModel):
    """A record with a name, as the model has them."""

    name: Name


@pytest.mark.parametrize(
    ("name", "with_of", "with_to", "with_the"),
    [
        (Name("CCI", article="la"), "de la CCI", "à la CCI", "la CCI"),
        (Name("UDAF", article="l'"), "de l’UDAF", "à l’UDAF", "l’UDAF"),
        (Name("EPURES", elides=True), "d’EPURES", "à EPURES", "EPURES"),
        (Name("EPURES", article=""), "d’EPURES", "à EPURES", "EPURES"),
        (Name("Grand Lyon", article="le"), "du Grand Lyon", "au Grand Lyon", "le Grand Lyon"),
        (
            Name("Hauts-de-France", article="les"),
            "des Hauts-de-France",
            "aux Hauts-de-France",
            "les Hauts-de-France",
        ),
        (Name("Saint-Étienne Métropole"), *(f"{a}Saint-Étienne Métropole" for a in ("de ", "à ", ""))),
        (Name("Le Havre"), "du Havre", "au Havre", "Le Havre"),
        (Name("La Rochelle"), "de La Rochelle", "à La Rochelle", "La Rochelle"),
        (Name("Les Sables-d’Olonne"), "des Sables-d’Olonne", "aux Sables-d’Olonne", "Les Sables-d’Olonne"),
        (Name("L'Horme"), "de L'Horme", "à L'Horme", "L'Horme"),
        (Name("Aux Marais"), "des Marais", "aux Marais", "Aux Marais"),
        (Name("Los Masos"), "de Los Masos", "à Los Masos", "Los Masos"),
        (Name("Écotay-l’Olme"), "d’Écotay-l’Olme", "à Écotay-l’Olme", "Écotay-l’Olme"),
        (Name("Œting"), "d’Œting", "à Œting", "Œting"),
        (Name("Yssingeaux"), "d’Yssingeaux", "à Yssingeaux", "Yssingeaux"),
        (Name("Hauteville", elides=True), "d’Hauteville", "à Hauteville", "Hauteville"),
        (Name("Homps", elides=False), "de Homps", "à Homps", "Homps"),
        (Name("Le Corbusier", article=""), "de Le Corbusier", "à Le Corbusier", "Le Corbusier"),
        (Name("LE HAVRE"), "du HAVRE", "au HAVRE", "LE HAVRE"),
        (Name("les Restos du Cœur"), "des Restos du Cœur", "aux Restos du Cœur", "les Restos du Cœur"),
        (Name("le club"), "du club", "au club", "le club"),
        (Name("la Maison"), "de la Maison", "à la Maison", "la Maison"),
        (Name("l'Étape"), "de l'Étape", "à l'Étape", "l'Étape"),
        (Name("Ville de Bourg"), "de la Ville de Bourg", "à la Ville de Bourg", "la Ville de Bourg"),
        (Name("VILLE DE BOURG"), "de la VILLE DE BOURG", "à la VILLE DE BOURG", "la VILLE DE BOURG"),
        (Name("École de cirque"), "de l’École de cirque", "à l’École de cirque", "l’École de cirque"),
        (Name("Hôpital Nord"), "de l’Hôpital Nord", "à l’Hôpital Nord", "l’Hôpital Nord"),
        (Name("Comité des fêtes"), "du Comité des fêtes", "au Comité des fêtes", "le Comité des fêtes"),
        (Name("Ville en fête", article=""), "de Ville en fête", "à Ville en fête", "Ville en fête"),
        (Name("Union A", elides=True), "d’Union A", "à Union A", "Union A"),
        (Name("Amis du Lac"), "des Amis du Lac", "aux Amis du Lac", "les Amis du Lac"),
        (Name("École"), "d’École", "à École", "École"),
        (Name("Un Toit pour tous"), "d’Un Toit pour tous", "à Un Toit pour tous", "Un Toit pour tous"),
        (Name("Lens"), "de Lens", "à Lens", "Lens"),
        (Name("Le Havre", article="le"), "du Havre", "au Havre", "Le Havre"),
        (Name("La Rochelle", article="la"), "de La Rochelle", "à La Rochelle", "La Rochelle"),
        (Name("L'Horme", article="l’"), "de L'Horme", "à L'Horme", "L'Horme"),
        (Name("Les Sables", article="les"), "des Sables", "aux Sables", "Les Sables"),
        (Name("Le Loroux", article="les"), "des Le Loroux", "aux Le Loroux", "les Le Loroux"),
        (Name("Le\u00a0Havre"), "du Havre", "au Havre", "Le\u00a0Havre"),
        (Name("Ville\u00a0de Bourg"), *(f"{a} la Ville\u00a0de Bourg".strip() for a in ("de", "à", ""))),
        (Name("E\u0301cole de cirque"), *(f"{a}l’E\u0301cole de cirque" for a in ("de ", "à ", ""))),
        (Name("Pays de la Loire"), "des Pays de la Loire", "aux Pays de la Loire", "les Pays de la Loire"),
        (Name("Pays de Gex"), "du Pays de Gex", "au Pays de Gex", "le Pays de Gex"),
        (Name("Lesquin"), "de Lesquin", "à Lesquin", "Lesquin"),
    ],
)
def test_the_grammar_of_names(name: Name, with_of: str, with_to: str, with_the: str) -> None:
    """Articles contract, inside the name too; « de » elides before a vowel, or when the data says so."""
    assert (of(name), to(name), the(name)) == (with_of, with_to, with_the)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("investissement", "d’investissement"),
        ("fonctionnement", "de fonctionnement"),
        ("hôpital", "d’hôpital"),
        ("hébergement", "d’hébergement"),
        ("handicap", "de handicap"),
        ("hautes technologies", "de hautes technologies"),
        ("onze", "de onze"),
        ("un", "de un"),
        ("association sportive", "d’association sportive"),
        ("huit", "de huit"),
        ("yaourt", "de yaourt"),
        ("M", "de M"),
    ],
)
def test_common_words(text: str, expected: str) -> None:
    """A plain text is a name without article; the words with an h of either kind are known."""
    assert of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("Hauteville", "Haute-Isle", "Haut\u2011Lieu", "360 degrés", "#DesignTech", "« X »"),
        *("HLM", "SNCF", "CCI", "h", "H" * 10**6),
    ],
)
def test_what_cannot_be_computed_is_asked_for(text: str) -> None:
    """Before an H, a digit, a sign or with an acronym, « de » needs data: the error names the name."""
    with pytest.raises(UnknownGrammar, match=text[0]) as error:
        of(text)
    assert len(str(error.value)) < 250


@pytest.mark.parametrize("function", [of, to, the])
def test_the_article_of_an_acronym_is_asked_for(function: Callable[[str], str]) -> None:
    """« la CCI » but « EPURES »: nobody can tell from the letters."""
    with pytest.raises(UnknownGrammar, match="article"):
        function("CCI Lyon Métropole")


@pytest.mark.parametrize("text", ["HLM", "NRJ", "UDAF", "YMCA"])
def test_a_spelled_acronym_needs_its_elision(text: str) -> None:
    """An acronym that may be spelled asks for ``elides`` even when it takes no article."""
    with pytest.raises(UnknownGrammar, match="elides"):
        of(Name(text, article=""))


def test_the_safe_form_needs_no_grammar() -> None:
    """The name between quotes after a noun is possible for any name."""
    assert safe("360 degrés") == "l’association «\u00a0360 degrés\u00a0»"
    assert safe(Name("HLM"), noun="la société") == "la société «\u00a0HLM\u00a0»"


@given(NAMES)
def test_a_name_is_written_or_asked_for(name: Name) -> None:
    """Every name has each form or an error of ours, and its letters are kept."""
    for function in (of, to, the):
        try:
            text = function(name)
        except UnknownGrammar:
            continue
        assert text.endswith(name.text[-1])
    assert name.text in safe(name)


@given(NAMES)
def test_a_name_is_a_value_and_goes_through_records(name: Name) -> None:
    """Copies, pickles and JSON of a name give an equal name; what is unknown is not written."""
    for twin in (copy.copy(name), copy.deepcopy(name), pickle.loads(pickle.dumps(name))):
        assert twin == name
        assert hash(twin) == hash(name)
    assert eval(repr(name), {"Name": Name}) == name
    party = Party(name=name)
    assert Party.model_validate_json(party.model_dump_json()) == party
    dumped = party.model_dump()["name"]
    assert (dumped == name.text) == name.is_plain == (name == Name(name.text))
    assert Party.model_validate({"name": dumped}) == party
    assert str(name) == name.text


def test_a_record_reads_the_words_of_a_file() -> None:
    """Where a file is read, « oui » and « non » are flags, through the reader of the file."""
    words = {"oui": True, "non": False}
    fields = {"text": "EPURES", "elides": "oui", "plural": "non"}
    party = Party.model_validate({"name": fields}, context={"bool": words.__getitem__})
    assert party.name == Name("EPURES", elides=True, plural=False)
    with pytest.raises(ValidationError):
        Party.model_validate({"name": fields})


@pytest.mark.parametrize(
    "wrong",
    [3, None, [], "", {"text": " "}, {"article": "la"}, {"text": "X", "sex": "f"}, {1: 2}, {"text": 3}],
)
def test_a_record_refuses_what_is_no_name(wrong: object) -> None:
    """A number, a blank text, a mapping without text or with an unknown field: one error on the field."""
    with pytest.raises(ValidationError) as error:
        Party.model_validate({"name": wrong})
    assert [found["loc"] for found in error.value.errors()] == [("name",)]


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "  "},
        {"text": 3},
        {"text": "X", "article": "un"},
        {"text": "X", "article": 1},
        {"text": "X", "gender": "n"},
        {"text": "X", "plural": 1},
        {"text": "X", "elides": "oui"},
    ],
)
def test_a_name_refuses_wrong_data(fields: dict[str, str]) -> None:
    """A blank text, an unknown article or gender, a flag that is not a bool: refused."""
    with pytest.raises(ConventionsError):
        Name(**fields)  # type: ignore[arg-type]  # what is tested


def test_the_json_schema_has_both_forms() -> None:
    """The JSON Schema of a name accepts a text or its fields, and nothing else."""
    schema = Party.model_json_schema()["properties"]["name"]
    assert [form["type"] for form in schema["anyOf"]] == ["string", "object"]
    assert list(schema["anyOf"][1]["properties"]) == list(Name.__slots__)


def test_parse_reads_a_text() -> None:
    """The canonical text of a name is its text."""
    assert Name.parse("Novacité") == Name("Novacité")
    assert Name("Novacité") != "Novacité"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Saint-Etienne Metropole", "Saint-Étienne  Métropole"),
        ("L'Œuvre", "l’oeuvre"),
        ("SAINT ÉTIENNE", "Saint‑Étienne"),
        ("Cafe\u0301", "café"),
        ("\ufeffNova\u00adcité", "Novacité\u200b"),
    ],
)
def test_same_names(a: str, b: str) -> None:
    """Case, accents, hyphens, apostrophes, ligatures and composition do not make another name."""
    assert same_name(a, b)
    assert same_name(Name(a, article="la"), b)
    assert slug(a) == slug(b)


@given(TEXTS, TEXTS)
def test_same_name_is_an_equivalence(a: str, b: str) -> None:
    """A name is the same as itself in other cases, and sameness is symmetric."""
    assert same_name(a, a)
    assert same_name(a, b) == same_name(b, a)


@given(st.text(max_size=40))
def test_slugs_are_plain_and_idempotent(text: str) -> None:
    """A slug is lower-case ASCII words joined by hyphens, or nothing; its slug is itself."""
    made = slug(text)
    assert slug(made) == made
    assert made.isascii()
    assert all(part.isalnum() and part == part.lower() for part in made.split("-")) or not made


@given(
    st.text("aéœ1 -'n°€", max_size=20),
    st.sampled_from(" \u00a0\u202f"),
    st.sampled_from("'’ʼ"),
    st.sampled_from("-‑–"),
)
def test_a_slug_does_not_see_how_a_text_is_typed(text: str, space: str, apostrophe: str, hyphen: str) -> None:
    """Composed or not, with any kind of space, apostrophe and hyphen, a text has one slug."""
    typed = text.replace(" ", space).replace("'", apostrophe).replace("-", hyphen)
    assert slug(typed) == slug(unicodedata.normalize("NFD", typed)) == slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’UDAF", "l-udaf"),
        ("Avenant n°1 — 2018", "avenant-n-1-2018"),
        ("№ 3", "n-3"),
        ("½ €", "1-2-eur"),
        ("Straße", "strasse"),
        ("Ølen-Łódź", "olen-lodz"),
        ("…", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    """Ligatures, the euro, fractions, « n° » and apostrophes stay readable."""
    assert slug(text) == expected
