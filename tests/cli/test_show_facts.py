"""``conventions show``: the facts that payments depend on, the deadlines, the renewals, what is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions import dumps
from conventions.model import Facts, Lapse, Renewal
from conventions.samples import equipment_2023_2025

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conventions import Convention

    Run = Callable[..., tuple[int, str, str]]

KEY = "2023-équipement"
DAY = date(2024, 5, 2)
TOLD = {
    "requests": (
        {"day": DAY, "grant": KEY, "amount": "5000.00"},
        {"day": date(2024, 5, 3), "grant": KEY},
    ),
    "counts": ({"driver": "repas servis", "day": DAY, "value": 1200},),
    "conditions": ({"condition": "bail signé", "day": DAY, "grant": KEY},),
    "costs": ({"day": date(2023, 12, 1), "grant": KEY, "amount": "1000.50"},),
    "events": ({"kind": "commencement", "day": date(2023, 9, 4)},),
}


def _page(convention: Convention, run: Run, folder: Path, day: str = "2026-01-01") -> str:
    path = folder / "convention.yaml"
    path.write_text(dumps(convention), encoding="utf-8")
    code, out, _ = run("show", str(path), "--as-of", day)
    assert code == 0
    return " ".join(out.replace("\u202f", " ").replace("\u00a0", " ").split())


def test_facts_are_told_in_the_order_of_their_days(run: Run, tmp_path: Path) -> None:
    """Each kind of fact has its words; those of a later day are not known yet."""
    page = _page(equipment_2023_2025().replace(facts=Facts.model_validate(TOLD)), run, tmp_path)
    words = [
        "commencement le 4 septembre 2023 – dépenses",
        f"dépenses justifiées le 1er décembre 2023 : 1 000,50 € (subvention {KEY})",
        f"demande de versement le 2 mai 2024 : 5 000 € (subvention {KEY})",
        "comptage le 2 mai 2024 : 1 200 repas servis",
        f"condition remplie le 2 mai 2024 : bail signé (subvention {KEY})",
        f"demande de versement le 3 mai 2024, sans montant (subvention {KEY})",
    ]
    places = [page.index(each) for each in words]
    assert places == sorted(places)
    early = _page(
        equipment_2023_2025().replace(facts=Facts.model_validate(TOLD)), run, tmp_path, "2024-01-01"
    )
    assert "repas" not in early


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ((), f"commencement au plus tard le 10 juillet 2025, délai dépassé (subvention {KEY})"),
        (
            (("commencement", date(2024, 1, 2)),),
            f"commencement au plus tard le 10 juillet 2025, fait le 2 janvier 2024 (subvention {KEY})",
        ),
        (
            (("prorogation accordée", date(2025, 1, 2)),),
            f"commencement au plus tard le 10 juillet 2026, prorogation comprise (subvention {KEY})",
        ),
    ],
)
def test_the_deadlines_of_the_clause_are_told(
    events: tuple[tuple[str, date], ...], told: str, run: Run, tmp_path: Path
) -> None:
    """The day, whether it was met, whether it is past; a grant that lapsed is no next payment."""
    base = equipment_2023_2025()
    (terms,) = base.initial.payment_terms
    lapse = Lapse.model_validate({"start_within": "P2Y", "extension": "P1Y"})
    facts = Facts.model_validate({"events": [{"kind": kind, "day": day} for kind, day in events]})
    initial = base.initial.replace(payment_terms=(terms.replace(lapse=lapse),))
    page = _page(base.replace(initial=initial, facts=facts, documents=()), run, tmp_path)
    assert f"caducité : {told}" in page
    assert ("aucun versement à venir" in page) == (events == ())


def test_renewals_stand_among_the_acts(run: Run, tmp_path: Path) -> None:
    """A tacit one takes effect by itself; the other one has the dates of an act; their words are quoted."""
    tacit = Renewal(effective_on=date(2026, 1, 1), until=date(2026, 12, 31), tacit=True)
    signed = Renewal(
        effective_on=date(2027, 1, 1),
        until=date(2028, 12, 31),
        signed_on=date(2026, 11, 2),
        raw="reconduite deux ans",
    )
    page = _page(equipment_2023_2025().replace(renewals=(signed, tacit)), run, tmp_path, "2027-06-01")
    first = page.index("reconduction tacite : prise d’effet le 1er janvier 2026, jusqu’au 31 décembre 2026")
    second = page.index("reconduction : approbation non renseignée, signée le 2 novembre 2026")
    assert first < second
    assert "jusqu’au 31 décembre 2028 « reconduite deux ans »" in page
