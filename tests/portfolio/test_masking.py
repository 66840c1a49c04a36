"""What an agent writes of a natural person, anywhere in a file, stands in no table unless it is asked for."""

from __future__ import annotations

from datetime import date

from conventions import Avenant, Convention, euros
from conventions.model import Budget, Ledger
from conventions.operations import LedgerEntry
from conventions.portfolio import Portfolio, Table
from conventions.samples import association_2024_2026

NAME = "Zébulon Quatremaille"
DAY = date(2024, 12, 31)


def to_a_person() -> Convention:
    """The sample, for a person whose name is in the object, the imputation, the proofs and the key of a grant."""
    sample = association_2024_2026()
    initial = sample.initial
    town, holder = initial.parties
    person = holder.replace(name=NAME, kinds=({"kind": "personne physique"},), legal_category=None)
    line = {"raw": f"compte 65132, {NAME}", "section": "fonctionnement"}
    grant = initial.grants[0].replace(key=f"bourse-{NAME}", object=f"bourse de {NAME}", lines=(line,))
    (payment,) = initial.payment_terms
    interim = payment.instalments[1].replace(proofs=(f"bilan de {NAME}",))
    terms = initial.replace(
        parties=(town, person),
        grants=(grant, *initial.grants[1:]),
        payment_terms=(
            payment.replace(instalments=(payment.instalments[0], interim, payment.instalments[2])),
        ),
    )
    return sample.replace(initial=terms, avenants=(), ledger=None)


def tables(portfolio: Portfolio) -> list[Table]:
    """The tables that say something of a grant."""
    row = {"key": "1", "section": "fonctionnement", "account": "65748", "voted": euros(9)}
    budget = Budget.model_validate({"authority": "ville", "exercise": 2024, "lines": [row]})
    return [
        portfolio.commitments(DAY),
        portfolio.closing(2024),
        portfolio.due(date(2024, 2, 1), DAY),
        portfolio.annex_concours(2024),
        portfolio.check_budget(budget, DAY).unplaced,
    ]


def test_no_table_tells_a_natural_person() -> None:
    """Rows there are, and the name in none; each tells it where names are asked for."""
    for table in tables(Portfolio.of([to_a_person()])):
        assert table.rows
        assert "Quatremaille" not in table.to_csv().decode()
    for table in tables(Portfolio.of([to_a_person()], reveal=True)):
        assert "Quatremaille" in table.to_csv().decode()


def test_no_check_holds_the_name() -> None:
    """What a program prints of a comparison tells no more than its tables."""
    row = {"key": "1", "section": "fonctionnement", "account": "65748", "voted": euros(9)}
    budget = Budget.model_validate({"authority": "ville", "exercise": 2024, "lines": [row]})
    assert "Quatremaille" not in repr(Portfolio.of([to_a_person()]).check_budget(budget, DAY))


def test_no_note_tells_a_natural_person() -> None:
    """A convention that cannot be worked out is told by what it names that is not there: a grant, by its key."""
    operation = {"operation": "confirmer la subvention", "grant": f"autre-{NAME}"}
    avenant = Avenant.model_validate(
        {"number": 1, "year": 2024, "signed_on": "2024-02-01", "operations": [operation]}
    )
    found = Portfolio.of([to_a_person().replace(avenants=(avenant,))]).commitments(DAY)
    assert found.notes
    assert "Quatremaille" not in " ".join(found.notes)


def test_a_row_of_the_ledger_is_told_without_the_name() -> None:
    """The grant that a row is about is named by the key that stands in for its own."""
    entry = LedgerEntry("mandat", "7", date(2024, 3, 1), 2024, euros(9), engagement="E1")
    commitment = {
        "number": "E1",
        "committed_on": "2024-02-01",
        "exercise": 2024,
        "amount": euros(9),
        "grant": f"bourse-{NAME}",
    }
    convention = to_a_person().replace(ledger=Ledger.model_validate({"commitments": [commitment]}))
    for reveal in (False, True):
        found = Portfolio.of([convention], reveal=reveal).reconcile([entry], DAY).rows
        assert found.column("grant") != ("",)
        assert ("Quatremaille" in found.to_csv().decode()) is reveal


def test_no_limit_tells_the_key_of_a_convention() -> None:
    """An unknown amount is named by the key of its convention, which may be the name of a person."""
    given = to_a_person()
    line = {
        "raw": "compte 65748",
        "section": "fonctionnement",
        "parts": ({"key": "compte", "code": "65748"},),
    }
    grant = given.initial.grants[0].replace(amount=None, lines=(line,))
    initial = given.initial.replace(grants=(grant,))
    unknown = given.replace(key=NAME, initial=initial, deliberations=(), deliberation=None)
    row = {"key": "1", "section": "fonctionnement", "account": "65748", "voted": euros(9)}
    budget = Budget.model_validate({"authority": "ville", "exercise": 2024, "lines": [row]})
    for reveal in (False, True):
        found = Portfolio.of([unknown], reveal=reveal).check_budget(budget, DAY)
        assert any(found.limits.column("why"))
        assert ("Quatremaille" in found.limits.to_csv().decode()) is reveal
        assert ("Quatremaille" in repr(found.credits)) is reveal
