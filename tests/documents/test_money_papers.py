"""The papers about money: built from anything, they say sums that add up, nothing secret, nothing empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conventions import Convention, ConventionsError, position, strategies
from conventions.documents import Paper, build, kind_named, texts
from conventions.documents.blocks import text_of
from conventions.documents.papers import (
    payment_certificate,
)
from conventions.documents.tree import Table
from conventions.french import parse_amount
from conventions.model.confidential import hide, secrets
from conventions.money import Amount
from conventions.samples import town

KINDS = (
    "certificat-de-paiement",
    "etat-recapitulatif",
    "compte-rendu-financier",
    "bilan",
    "demande-de-reversement",
)
FEW = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
DAYS = st.dates(date(2015, 1, 1), date(2032, 12, 31))


def built(name: str, convention: Convention, exercise: int, day: date) -> Paper | None:
    """The paper; None where the convention says nothing of the exercise, which is told in French."""
    needs = kind_named(name).needs
    asked = {"exercise": exercise, "as_of": day}
    try:
        return build(name, convention, **{key: asked[key] for key in needs})  # type: ignore[arg-type]  # by name
    except ConventionsError as error:
        assert "ne dit rien de l’exercice" in str(error), error
        return None


def table_of(paper: Paper, caption: str) -> list[dict[str, str]]:
    """The rows of the table of a caption, by column, its total last."""
    found = next(each for each in paper.blocks if isinstance(each, Table) and each.caption == caption)
    lines = (*found.rows, *((found.total,) if found.total else ()))
    titles = [column.title for column in found.columns]
    return [dict(zip(titles, map(text_of, line), strict=True)) for line in lines]


def amount(text: str) -> Amount | None:
    """The sum that a cell says; None where it is unknown, even in part."""
    return None if text.startswith(("inconnu", "au moins")) else parse_amount(text).amount


def years(convention: Convention) -> st.SearchStrategy[int]:
    """The exercises of the convention, and one that is none of them."""
    told = {grant.exercise for grant in convention.initial.grants} | {convention.initial.period.start.year}
    return st.sampled_from([*sorted(told), 1994])


@pytest.mark.parametrize("name", KINDS)
@FEW
@given(st.data())
def test_any_convention_has_its_papers(name: str, data: st.DataObject) -> None:
    """No text is empty, nor has two spaces, nor says None; nothing is secret; the same again is the same."""
    convention, day = data.draw(strategies.conventions()), data.draw(DAYS)
    exercise = data.draw(years(convention))
    paper = built(name, convention, exercise, day)
    if paper is None:
        return
    told = list(texts(paper))
    known = secrets(convention)
    for text in told:
        assert text.strip()
        assert hide(text, known) == text
    own = "\n".join(told) if "None" not in repr(convention.model_dump(exclude_none=True)) else ""
    assert "None" not in own
    assert paper == built(name, convention, exercise, day)


@FEW
@given(strategies.conventions(), DAYS)
def test_what_is_left_is_firm_less_paid_plus_recovered(convention: Convention, day: date) -> None:
    """The sums of the statement are those of the position, to the cent, and they add up as they are written."""
    paper = built("etat-recapitulatif", convention, 0, day)
    assert paper is not None
    rows = table_of(paper, "Sommes par exercice")
    money = position(convention, day)
    for row, told in zip(rows, money.exercises, strict=False):
        firm, paid, back, left = (
            amount(row[name]) for name in ("Ferme", "Payé", "Recouvré", "Reste à verser")
        )
        assert left == (told.to_pay.known if told.to_pay.is_exact else None)
        if firm is not None and paid is not None and back is not None:
            assert left == firm - paid + back
    total = amount(rows[-1]["Reste à verser"])
    assert total == (money.total("to_pay").known if money.total("to_pay").is_exact else None)


@pytest.mark.parametrize("rank", [0, 4, 30])
def test_certificates_of_a_town_add_up(rank: int) -> None:
    """What is to pay is what is due less what was mandated, read again in the paper."""
    convention = town(size=40).conventions[rank]
    for exercise in sorted({grant.exercise for grant in convention.initial.grants}):
        for day in (date(exercise, 6, 30), date(exercise + 1, 12, 31)):
            for caption, rows in _accounts(payment_certificate(convention, exercise, day)):
                told = {row["Somme"]: amount(row["Montant"]) for row in rows if "€" in row["Montant"]}
                assert told["À payer"] == told["Liquidé, exigible à cette date"] - told["Déjà mandaté"], (
                    caption
                )
                assert told["Reste à verser"] == _left(told)


def _accounts(paper: Paper) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for block in paper.blocks:
        if isinstance(block, Table) and block.columns[0].title == "Somme":
            yield block.caption, table_of(paper, block.caption)


def _left(told: dict[str, Amount | None]) -> Amount:
    firm, paid, back = (told[name] for name in ("Ferme, porté par un acte signé", "Déjà versé", "Recouvré"))
    assert firm is not None
    assert paid is not None
    assert back is not None
    return firm - paid + back
