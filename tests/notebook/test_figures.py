"""Figures: what is drawn is the exact sums, what is written is the finding, the bytes never change."""

from __future__ import annotations

import re
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from conventions import ConventionsError, Period, Schedule, euros, schedule, timeline
from conventions.french import NBSP, NNBSP
from conventions.model import Action, Avenant, Budget, Result, Target
from conventions.money import ZERO, Amount
from conventions.notebook import plot_commitments, plot_schedule, plot_targets, plot_timeline
from conventions.notebook.figures.stacks import Piece, stacks
from conventions.operations import Total
from conventions.portfolio import Portfolio
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025

if TYPE_CHECKING:
    from conventions.notebook import Figure

CCI, CLUB, WORKSHOP = cci_2017_2019(), association_2024_2026(), equipment_2023_2025()
DAY = date(2025, 12, 31)
HOSTILE = "<script>$x^2$ & $"


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace(NBSP, " ").replace(NNBSP, " ")


def bars(figure: Figure) -> list[Any]:
    """The bars that are drawn."""
    (frame,) = figure.drawing.axes
    return [patch for patch in frame.patches if isinstance(patch, Rectangle) and patch.get_label() != "band"]


def texts(figure: Figure) -> str:
    """Everything that is written in a figure."""
    found = [*figure.drawing.findobj(Text)]
    return plain("\n".join(each.get_text() for each in found))


def test_a_schedule_draws_each_payment() -> None:
    """A bar a payment, as long as its amount; the finding is the title; the text tells all of it."""
    lines = schedule(CLUB, DAY).lines
    figure = plot_schedule(schedule(CLUB, DAY))
    assert [round(bar.get_width() * 100) for bar in bars(figure)] == [
        line.amount.cents for line in lines if line.amount
    ]
    assert plain(figure.title) == "95 500 € en 9 versements, dont 40 750 € fermes qui n’attendent rien"
    assert "6 000 €" in texts(figure)
    assert "2024 · solde : 6 000 € ; pièces attendues" in plain(figure.alt)
    hatches = [bar.get_hatch() for bar in bars(figure)]
    assert hatches[:3] == ["", "", "//"]
    assert hatches[-1] == ".."


def test_an_unknown_payment_is_hatched_and_says_so() -> None:
    """Its bar says nothing by its length: it is dotted, and the word is there."""
    figure = plot_schedule(schedule(CCI, date(2018, 12, 31)))
    first = bars(figure)[0]
    assert first.get_hatch() == "//"
    assert first.get_linestyle() in {":", "dotted"}
    assert "inconnu" in texts(figure)
    assert plain(figure.title).startswith(
        "Au moins 50 000 € (2017 et 2019 : inconnus) en 3 versements, dont aucun"
    )


def test_the_titles_of_schedules() -> None:
    """Nothing foreseen; all of it ready; a payment that will never be made is crossed."""
    assert plot_schedule(Schedule(as_of=DAY, lines=())).title == "Aucun versement n’est prévu"
    made = schedule(WORKSHOP, DAY)
    assert plain(plot_schedule(made).title).endswith("en 2 versements : tous sont fermes et n’attendent rien")
    lost = made.lines[0].replace(waits_for="rien", awaited="abandonné", due_on=None)
    assert bars(plot_schedule(made.replace(lines=(lost,))))[0].get_hatch() == "xx"


def test_many_payments_are_told_by_exercise() -> None:
    """Above forty, a bar for each exercise, of the same total."""
    made = schedule(CLUB, DAY)
    many = made.replace(
        lines=tuple(line.replace(key=f"{line.key}-{rank}") for rank in range(5) for line in made.lines)
    )
    figure = plot_schedule(many)
    assert [round(bar.get_width() * 100) for bar in bars(figure)] == [
        many.of(year).total.known.cents for year in (2024, 2025, 2026)
    ]
    unknown = many.replace(lines=tuple(line.replace(amount=None) for line in many.lines))
    assert "inconnu" in texts(plot_schedule(unknown))


ROWS = [
    (2024, "65748", euros(30000)),
    (2025, "65748", euros("33500.05")),
    (2025, "20422", euros("78500.45")),
    (2026, None, euros(41000)),
]


def test_commitments_draw_exact_sums_against_credits() -> None:
    """A part for each exercise and line; the finding is what goes over; the gap with the table is zero."""
    voted = {2024: euros(80000), 2025: euros(100000), 2026: euros(50000)}
    figure = plot_commitments(ROWS, voted)
    assert sorted(round(bar.get_height() * 100) for bar in bars(figure)) == sorted(
        amount.cents for _, _, amount in ROWS
    )
    assert plain(figure.title) == "2025 dépasse les crédits de 12 000,50 €"
    assert "dépassés de 12 000,50 €" in texts(figure)
    assert "reste 50 000 €" in texts(figure)
    assert "Total dessiné : 183 000,50 € ; écart avec le tableau : 0,00 €" in texts(figure)
    marks = [tuple(line.get_segments()[0][:, 1]) for line in figure.drawing.axes[0].collections]
    assert marks == [(80000, 80000), (100000, 100000), (50000, 50000)]


@pytest.mark.parametrize(
    ("rows", "voted", "title"),
    [
        ([], None, "Rien n’est engagé"),
        ([(2024, "a", euros(5))], None, "Engagé en tout : 5 €"),
        ([(2024, "a", None)], None, "Engagé en tout : inconnu (2024 : inconnu)"),
        ([(2024, "a", euros(5))], {2024: euros(5)}, "Tout tient dans les crédits"),
        (
            [(2024, "a", euros(5))],
            {2024: None},
            "Aucun dépassement connu ; on ne peut pas conclure pour 2024",
        ),
        (
            [(2024, "a", None), (2025, "b", euros(1))],
            {2024: euros(5), 2025: euros(5)},
            "Aucun dépassement connu ; on ne peut pas conclure pour 2024",
        ),
        (
            [(2024, "a", None), (2024, "b", euros(9))],
            {2024: euros(5)},
            "2024 dépasse les crédits d’au moins 4 €",
        ),
        (
            [(2024, "a", euros(7)), (2025, "b", euros(9))],
            {2024: euros(5), 2025: euros(5)},
            "2024 et 2025 dépassent les crédits de 2 € et de 4 €",
        ),
        (
            [(year, "a", euros(year)) for year in range(2019, 2027)],
            dict.fromkeys(range(2019, 2027), euros(2020)),
            "6 exercices sur 8 dépassent les crédits, celui de 2026 de 6 €",
        ),
    ],
)
def test_the_title_is_the_finding(rows: Any, voted: Any, title: str) -> None:
    """What goes over, what nobody knows, that everything holds: in so many words."""
    assert plain(plot_commitments(rows, voted).title) == title


def test_forty_lines_are_told_as_seven() -> None:
    """The smallest lines together, the names of the others listed, the total kept."""
    rows = [(2025, f"ligne {rank} au nom très long de la culture", euros(1000 - rank)) for rank in range(40)]
    figure = plot_commitments(rows)
    assert len(bars(figure)) == 7
    assert "autres lignes (34)" in texts(figure)
    assert "écart avec le tableau : 0,00 €" in texts(figure)
    total = sum((amount for *_, amount in rows), start=ZERO)
    assert round(sum(bar.get_height() for bar in bars(figure)) * 100) == total.cents


def test_negative_and_unknown_amounts_are_drawn() -> None:
    """A release goes down from zero, an unknown stands on top; both are told."""
    figure = plot_commitments([(2025, "a", euros(-10)), (2025, "b", euros(90)), (2025, "c", None)])
    heights = [bar.get_height() for bar in bars(figure)]
    assert heights[:2] == [90, -10]
    assert bars(figure)[-1].get_hatch() == "////"
    assert "au moins 80 €" in texts(figure)


def test_a_portfolio_is_drawn_against_its_budget() -> None:
    """The table of commitments, one of its columns, the credits of the accounts that it charges."""
    town = Portfolio.of([CLUB])
    lines = [
        {"key": "1", "section": "fonctionnement", "account": "657.48", "voted": "30000.00"},
        {"key": "2", "section": "fonctionnement", "account": "6262", "voted": "7.00"},
    ]
    budget = Budget.model_validate({"authority": "ville", "exercise": 2024, "lines": lines})
    table = town.commitments(DAY)
    figure = plot_commitments(table, budget, column="granted")
    assert "crédits : 30 000 €" in texts(figure)
    assert "attribué" not in texts(figure)
    assert "2024" in plot_commitments(table, [budget.replace(lines=())], column="granted").title
    with pytest.raises(ConventionsError, match=r"pas de colonne «.nothing.»"):
        plot_commitments(table, column="nothing")
    with pytest.raises(ConventionsError, match="sans tableau"):
        plot_commitments(ROWS, budget)


@given(
    st.lists(
        st.builds(
            Piece,
            st.integers(2020, 2023),
            st.sampled_from("abcdefghijk"),
            st.none() | st.integers(-(10**12), 10**12).map(lambda cents: Amount(cents=cents)),
        )
    )
)
def test_stacks_lose_no_cent(pieces: list[Piece]) -> None:
    """Grouped or not, the parts of the bars add up to the rows; no more than seven lines are told."""
    made = stacks(pieces, {})
    total = sum((stack.total for stack in made), start=Total())
    assert total.known == sum((piece.amount for piece in pieces if piece.amount), start=ZERO)
    assert set(total.unknown) == {str(piece.exercise) for piece in pieces if piece.amount is None}
    assert len({line for stack in made for line, _ in stack.parts}) <= 7


def test_targets_draw_their_rates() -> None:
    """A bar for each exact rate, none where nothing answers; the line is what the targets ask."""
    figure = plot_targets(CLUB, DAY)
    assert [bar.get_width() for bar in bars(figure)] == [pytest.approx(26 / 24), 0]
    assert "108 % : 26 représentations, exercice 2024" in texts(figure)
    assert "objectif (100 %)" in texts(figure)
    assert (
        plain(figure.title)
        == "1 résultat sur 1 atteint son objectif ; 1 objectif sur 2 sans résultat rattaché"
    )


def targets_of(*results: Result, target: Target | None = None) -> str:
    """The title of the figure of a convention with one target and some results."""
    asked = target or Target(key="T", value=Decimal(10), unit="projets")
    initial = CLUB.initial.replace(actions=(Action(key="A", title="A", targets=(asked,)),))
    return plain(plot_targets(CLUB.replace(initial=initial, results=results, avenants=()), DAY).title)


def result_of(value: int, **fields: Any) -> Result:
    """A result of the target."""
    return Result(
        key=f"R{value}", action="A", target="T", value=Decimal(value), **{"unit": "projets", **fields}
    )


def test_the_titles_of_targets() -> None:
    """Reached by all, by some, by none; no rate; no target."""
    assert targets_of(result_of(10), result_of(12)) == "2 résultats sur 2 atteignent leur objectif"
    assert targets_of(result_of(9)) == "0 résultat sur 1 atteint son objectif"
    assert targets_of() == "1 objectif sur 1 sans résultat rattaché"
    assert targets_of(result_of(9, unit="heures")) == "Aucun taux à calculer pour 1 objectif"
    assert targets_of(result_of(9, status="prévu")) == "Aucun taux à calculer pour 1 objectif"
    limit = Target(key="T", high=Decimal(10), unit="projets")
    assert targets_of(result_of(9), target=limit) == "Aucun taux à calculer pour 1 objectif"
    assert plot_targets(WORKSHOP, DAY).title == "Aucun objectif chiffré"
    assert plot_targets(CLUB, DAY, reveal=True).title == plot_targets(CLUB, DAY).title


def test_a_timeline_draws_each_date() -> None:
    """A point for each date, its words beside it, the acts without a date of signature in the title."""
    figure = plot_timeline(CCI)
    points = [line for line in figure.drawing.axes[0].lines if line.get_marker() == "o"]
    assert [int(line.get_xdata()[0]) for line in points] == [each.day.toordinal() for each in timeline(CCI)]
    assert plain(figure.title) == (
        "Du 1er janvier 2017 au 31 décembre 2019 : 3 dates connues ; "
        "sans date de signature : convention et avenant n° 1"
    )
    assert "délibération (Bureau métropolitain)" in texts(figure)
    endless = CLUB.initial.replace(period=Period(date(2024, 1, 1), None))
    assert plot_timeline(CLUB.replace(initial=endless), reveal=True).title.startswith("À compter")
    late = CLUB.replace(
        avenants=(*CLUB.avenants, Avenant(number=9, signed_on=date(2090, 1, 1), operations=()))
    )
    assert len(plot_timeline(late).drawing.axes[0].get_xticks()) <= 12


def hostile_figures() -> list[Figure]:
    """Figures whose data tries to be a formula or a tag."""
    action = Action(key="A", title=HOSTILE, targets=(Target(key="T", value=Decimal(1), unit=HOSTILE),))
    initial = CLUB.initial.replace(actions=(action,))
    deliberation = CLUB.deliberations[0].replace(assembly=HOSTILE)
    convention = CLUB.replace(
        title=HOSTILE, initial=initial, results=(), deliberations=(deliberation,), avenants=()
    )
    line = schedule(CLUB, DAY).lines[0].replace(awaited=HOSTILE, waits_for="événement", firm=False)
    return [
        plot_targets(convention, DAY),
        plot_timeline(convention),
        plot_schedule(Schedule(as_of=DAY, lines=(line,))),
        plot_commitments([(2025, HOSTILE, euros(1)), (2025, "\u202e\u0007", None)]),
    ]


def test_hostile_texts_are_texts() -> None:
    """A dollar is a dollar, a tag is its characters, what is invisible is seen, in the drawing and around it."""
    for figure in hostile_figures():
        assert "$x^2$" in texts(figure)
        assert not any(each.get_parse_math() for each in figure.drawing.findobj(Text))
        assert "\u202e" not in texts(figure)
        svg = figure.svg()
        assert "<script" not in svg
        assert svg.count("<svg role=") == 1
        shown = figure._repr_html_()
        assert shown.startswith("<img src=")
        assert "<script" not in shown
        assert "alt=" in shown


def test_the_bytes_never_change() -> None:
    """Twice the same picture and the same drawing, whatever the settings of the session; no date, no version."""
    first = plot_timeline(CCI)
    expected = first.png(dpi=50), first.svg()
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "savefig.facecolor": "black"}):
        again = plot_timeline(CCI)
        assert (again.png(dpi=50), again.svg()) == expected
        assert mpl.rcParams["font.size"] == 30
    assert expected[0].startswith(b"\x89PNG")
    assert not re.search(r"dc:date|Matplotlib v", expected[1])
    assert b"Software" not in expected[0]
    assert again._repr_png_() == first.png()


def test_a_figure_touches_no_global_state() -> None:
    """No window, no backend chosen: pyplot is not even loaded."""
    plot_schedule(schedule(CLUB, DAY))
    assert "matplotlib.pyplot" not in sys.modules


def test_without_matplotlib_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ConventionsError, match=r'pip install "conventions-subvention\[notebook\]"'):
        plot_timeline(CCI)
