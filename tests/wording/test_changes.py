"""Changes of the terms in French: every field has a name, every value can be said, every address leads somewhere."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Period, euros, strategies
from conventions.french import NBSP, NNBSP
from conventions.model import Action, Terms
from conventions.model.addresses import at, walk
from conventions.model.shapes import record_types
from conventions.operations import Change, diff
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from conventions.wording import Known, said_address, said_at, said_change
from conventions.wording import known as known_module
from conventions.wording.fields import field_name
from conventions.wording.nouns import NOUNS

if TYPE_CHECKING:
    from conventions.base import Record

ASSOCIATION = association_2024_2026().initial
SAMPLES = (cci_2017_2019().initial, ASSOCIATION, equipment_2023_2025().initial)


def _plain(text: str) -> str:
    return text.replace(NBSP, " ").replace(NNBSP, " ")


def _classes(kind: type[Record], found: set[type[Record]]) -> set[type[Record]]:
    if kind not in found:
        found.add(kind)
        for field in kind.model_fields.values():
            for inner in record_types(field.annotation):
                _classes(inner, found)
    return found


CLASSES = sorted(_classes(Terms, set()), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_field_of_the_terms_has_a_french_name(kind: type[Record]) -> None:
    """No field is told by its English name; two fields of one record never have the same one."""
    names = [field_name(kind, field) for field in kind.model_fields]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-zà-ÿ][\w ’°,/-]+", name) for name in names)


def test_nouns_are_those_of_the_lists_with_keys() -> None:
    """Each noun is that of a field which holds records of its class."""
    for field, noun in NOUNS.items():
        holders = [kind for kind in CLASSES if noun.kind in record_types(_annotation(kind, field))]
        assert holders, field


def _annotation(kind: type[Record], field: str) -> object:
    return kind.model_fields[field].annotation if field in kind.model_fields else None


@pytest.mark.parametrize("terms", SAMPLES, ids=["cci", "association", "equipement"])
def test_every_address_of_the_samples_is_said(terms: Terms) -> None:
    """Wherever an address leads, it has a subject, and what stands there is said without an English word."""
    known = Known(terms)
    for address, value in list(walk(terms))[1:]:
        place = said_address(address, known)
        assert place.subject
        assert place.part == address.partition(".")[0].partition("[")[0]
        assert said_at(address, value, known)


@given(strategies.terms(), strategies.terms())
def test_every_change_is_said(before: Terms, after: Terms) -> None:
    """Whatever differs between two versions is told in one line, with or without the names of what is there."""
    for change in diff(before, after):
        for known in (Known(before), Known()):
            told = said_change(change, known)
            assert said_address(change.address, known).subject
            assert re.search(r" → |ajouté|supprimé", told)


@given(strategies.terms())
def test_every_value_is_said(terms: Terms) -> None:
    """Every value of any terms is said, and None is never said as a word of Python."""
    known = Known(terms)
    for address, value in list(walk(terms))[1:]:
        told = said_at(address, value, known)
        assert told
        assert value is not None or told in {"non précisé", "inconnu", "inconnues"}


def _changed(after: Terms, before: Terms = ASSOCIATION) -> list[str]:
    known = Known(before)
    found = diff(before, after)
    return [
        _plain(f"{said_address(item.address, known).subject} | {said_change(item, known)}") for item in found
    ]


def _with_grant(**changes: object) -> Terms:
    first, *others = ASSOCIATION.grants
    return ASSOCIATION.replace(grants=(first.replace(key=first.key, **changes), *others))


GRANT = "subvention de fonctionnement de l’exercice 2024 | "


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (_with_grant(amount=euros(31_000)), [GRANT + "montant : 30 000 € → 31 000 €"]),
        (_with_grant(amount=None), [GRANT + "montant : 30 000 € → inconnu"]),
        (_with_grant(object="Saison"), [GRANT + "objet : non précisé → « Saison »"]),
        (
            _with_grant(beneficiary="ville"),
            [GRANT + "bénéficiaire : Les Tréteaux du Gier → Ville de Rochebrune"],
        ),
        (_with_grant(rate=Fraction(1, 2)), [GRANT + "taux : non précisé → 50 %"]),
        (
            _with_grant(lines=()),
            [
                GRANT
                + "imputation « 1 » supprimée : "
                + "« chapitre 65, nature 65748, fonction 311 », section fonctionnement"
            ],
        ),
        (
            ASSOCIATION.replace(period=Period.years(2024, 2027)),
            ["période | du 1er janvier 2024 au 31 décembre 2026 → du 1er janvier 2024 au 31 décembre 2027"],
        ),
        (
            ASSOCIATION.replace(grants=ASSOCIATION.grants[:2]),
            [
                GRANT.replace("2024", "2026")
                + "supprimée : 32 000 €, prévisionnel, bénéficiaire : Les Tréteaux du Gier"
            ],
        ),
        (
            ASSOCIATION.replace(grants=ASSOCIATION.grants[::-1]),
            [
                "subventions | ordre : "
                + ", ".join(GRANT[:-3].replace("2024", year) for year in ("2024", "2025", "2026"))
                + " → "
                + ", ".join(GRANT[:-3].replace("2024", year) for year in ("2026", "2025", "2024"))
            ],
        ),
    ],
    ids=lambda value: None if isinstance(value, Terms) else value[0][:60],
)
def test_what_a_change_says(after: Terms, said: list[str]) -> None:
    """Each kind of change has its French line: what it is about, what was there, what is there now."""
    assert _changed(after) == said


def test_clauses_may_become_known() -> None:
    """Clauses that nobody knows are no empty list."""
    one = ASSOCIATION.replace(clauses=(ASSOCIATION.clauses or ())[:1])
    assert _changed(one, ASSOCIATION.replace(clauses=None)) == ["clauses | inconnues → objet, article 1"]
    none = ASSOCIATION.replace(clauses=())
    assert _changed(none, ASSOCIATION.replace(clauses=None)) == ["clauses | inconnues → rien"]


@pytest.mark.parametrize(
    ("address", "value", "said"),
    [
        ("actions[saison].devices", ("D",), "« D »"),
        ("actions[saison].devices", (), "rien"),
        ("actions[saison].axis", "creation", "« Création et diffusion »"),
        ("payment_terms[1].rounding", "cumulative", "sur le cumul des versements"),
        ("payment_terms[1].instalments[solde].trigger.deliberation", "2024-1", "« 2024-1 »"),
        ("grants[2024-fonctionnement].lines[1].amount", None, "non précisé"),
        ("parties[ville].name", ASSOCIATION.parties[0].name, "« Ville de Rochebrune »"),
    ],
)
def test_what_stands_somewhere(address: str, value: object, said: str) -> None:
    """Keys are told by what they stand for, codes in French, and what is not said is not « unknown »."""
    assert _plain(said_at(address, value, Known(ASSOCIATION))) == said


@pytest.mark.parametrize(
    ("address", "subject", "detail"),
    [
        (
            "payment_terms[1].instalments[solde].amount",
            "modalités de versement",
            "échéance « solde », montant",
        ),
        (
            "actions[saison].measures[2].text",
            "action « Saison de théâtre de proximité »",
            "mesures (n° 2), texte",
        ),
        ("actions[saison].devices[1]", "action « Saison de théâtre de proximité »", "dispositifs (n° 1)"),
        (
            "parties[ville].identifiers[SIREN].value",
            "partie « Ville de Rochebrune »",
            "identifiant « SIREN », numéro",
        ),
        ("clauses", "clauses", ""),
    ],
)
def test_where_an_address_leads(address: str, subject: str, detail: str) -> None:
    """The record is named by its title, what is inside it by its own name, from the outside in."""
    place = said_address(address, Known(ASSOCIATION))
    assert (_plain(place.subject), _plain(place.detail)) == (subject, detail)


@pytest.mark.parametrize("address", ["grants[2024].colour", "period.start", "colour"])
def test_no_such_field(address: str) -> None:
    """A field that no class has leads nowhere, and is named."""
    with pytest.raises(KeyError, match=address.rpartition(".")[2]):
        said_address(address, Known())


def test_several_payment_terms_are_told_apart() -> None:
    """Where there are several, the payment terms are named by their key."""
    terms = ASSOCIATION.payment_terms[0]
    both = ASSOCIATION.replace(payment_terms=(terms, terms.replace(key="2")))
    assert _plain(said_address("payment_terms[2]", Known(both)).subject) == "modalités de versement « 2 »"


@given(st.sampled_from(SAMPLES), st.data())
def test_a_change_says_both_values(terms: Terms, data: st.DataObject) -> None:
    """Before the arrow stands what was there, after it what is there now."""
    address = data.draw(st.sampled_from([found for found, value in walk(terms) if isinstance(value, str)]))
    before = at(terms, address)
    change = Change(address, before, None)
    known = Known(terms)
    if not said_address(address, known).is_item:
        assert said_change(change, known).endswith(f"{said_at(address, before, known)} → non précisé")


def test_an_action_that_comes_agrees() -> None:
    """« ajoutée » of an action, « ajouté » of an axis."""
    new = Action(key="A2", title="Former")
    told = _changed(ASSOCIATION.replace(actions=(*ASSOCIATION.actions, new)))
    assert told == ["action « A2 » | ajoutée : « Former »"]


def test_names_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What many changes say looks at each title a few times, however many changes there are."""
    actions = tuple(Action(key=f"A{rank}", title=f"Titre {rank}") for rank in range(300))
    known = Known(ASSOCIATION.replace(actions=actions))
    seen: list[Record] = []
    real = known_module.title_of

    def counted(record: Record) -> str | None:
        seen.append(record)
        return real(record)

    monkeypatch.setattr(known_module, "title_of", counted)
    for action in actions:
        said_address(f"actions[{action.key}].title", known)
    assert 0 < len(seen) <= 2 * len(actions)


def test_titles_that_two_records_have_name_neither() -> None:
    """A title that another record has, or has as its key, is told by the key."""
    twins = (Action(key="A", title="Former"), Action(key="B", title="Former"), Action(key="C", title="A"))
    known = Known(ASSOCIATION.replace(actions=twins))
    subjects = [_plain(said_address(f"actions[{each.key}]", known).subject) for each in twins]
    assert subjects == ["action « A »", "action « B »", "action « C »"]
