"""The numbers of the parties, wherever the party is written; those of a natural person stay hidden."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from conventions import check
from conventions.identifiers import rna, siren
from conventions.model import AddParty, ChangeParty, DatedKind, Identifier, PartyKind, Scheme
from conventions.rules import Profile, Severity
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention
    from conventions.model import Operation, Party
    from tests.rules.conftest import Judge

DAY = date(2025, 6, 30)
ID_001 = Profile(select=("ID-001",))
ID_002 = Profile(select=("ID-002",))


def _wrong() -> Party:
    wrong = Identifier(scheme=Scheme.SIREN, value="732829321")
    return association_2024_2026().initial.parties[1].replace(key="nouvelle", identifiers=(wrong,))


def _brought(judge: Judge, operation: Operation) -> str:
    base = association_2024_2026()
    avenant = base.avenants[0].replace(operations=(operation,))
    return judge.outcome("ID-001", base.replace(avenants=(avenant,)), DAY)


@given(st.from_regex(r"[0-9]{8,10}", fullmatch=True))
def test_the_rule_agrees_with_the_identifiers(number: str) -> None:
    """The rule finds what the identifiers refuse, and nothing else."""
    base = association_2024_2026()
    party = base.initial.parties[1].replace(identifiers=(Identifier(scheme=Scheme.SIREN, value=number),))
    convention = base.replace(initial=base.initial.replace(parties=(base.initial.parties[0], party)))
    assert check(convention, DAY, profile=ID_001).ok is siren.is_valid(number)


def test_a_party_brought_by_an_avenant_is_looked_at_there(judge: Judge) -> None:
    """The finding is at the address of the act that brought the party."""
    at = "avenants[2025-1].operations"
    added = _brought(judge, AddParty(party=_wrong()))
    assert added == f"erreur, {at}[partie nouvelle].party.identifiers[SIREN].value"
    changed = _brought(judge, ChangeParty(old="treteaux", new=_wrong(), reason="reprise"))
    assert changed == f"erreur, {at}[partie treteaux].new.identifiers[SIREN].value"


def test_the_finding_names_the_party_and_the_number(judge: Judge) -> None:
    """The message of the identifier is kept whole: value met, reason, form expected."""
    message = judge.message("ID-001", judge.found("ID-001", "failing"), date(2024, 12, 31))
    assert message.startswith("la Compagnie du Gier : SIREN « 732829321 » : ")


def test_the_number_of_a_natural_person_is_nowhere(judge: Judge) -> None:
    """Neither the number nor the name is in the report."""
    report = judge.report("ID-001", judge.found("ID-001", "natural-person"), date(2024, 12, 31))
    assert len(report.errors) == 1
    text = report.to_json()
    assert "73282932000075" not in text
    assert "Compagnie du Gier" not in text


def _with_rna(number: str) -> Convention:
    base = association_2024_2026()
    party = base.initial.parties[1].replace(identifiers=(Identifier(scheme=Scheme.RNA, value=number),))
    return base.replace(initial=base.initial.replace(parties=(base.initial.parties[0], party)))


@given(st.from_regex(r"[Ww][0-9][0-9A-Z][0-9]{6,8}", fullmatch=True))
def test_the_rna_rule_agrees_with_the_identifiers(number: str) -> None:
    """A number that is none is a warning, one that the published schema refuses an information."""
    findings = check(_with_rna(number), DAY, profile=ID_002).findings
    severity = findings[0].severity if findings else None
    if not rna.is_valid(number):
        assert severity is Severity.WARNING
    else:
        assert severity is (None if rna.is_scdl_narrow(number) else Severity.INFO)


def test_a_number_with_a_letter_is_told_with_who_refuses_it(judge: Judge) -> None:
    """Right, and refused by the published schema."""
    assert judge.message("ID-002", judge.found("ID-002", "corsica"), DAY) == (
        "la Compagnie du Gier : le RNA « W2A1001234 » porte une lettre : le schéma SCDL des subventions, qui veut"
        " neuf chiffres après le W, le refusera"
    )


def test_what_a_grantor_is_is_told(judge: Judge) -> None:
    """By its category, or by its kind."""
    assert judge.message("ID-003", judge.found("ID-003", "failing"), DAY) == (
        "Rochebrune attribue la subvention, et n’est pas un organisme public (catégorie juridique 9220)"
    )
    kind = judge.message("ID-003", judge.found("ID-003", "private-kind-alone"), DAY)
    assert kind.endswith("n’est pas un organisme public (nature : entreprise)")


def test_the_siret_of_a_person_is_nowhere() -> None:
    """A natural person who would grant is a fault, whose number stays hidden."""
    base = association_2024_2026()
    person = base.initial.parties[0].replace(
        kinds=(DatedKind(kind=PartyKind.PERSON),),
        identifiers=(Identifier(scheme=Scheme.SIRET, value="73282932000074"),),
    )
    changed = base.replace(initial=base.initial.replace(parties=(person, *base.initial.parties[1:])))
    report = check(changed, DAY, profile=Profile(select=("ID-003",)))
    assert len(report.findings) == 1
    assert "73282932000074" not in report.to_json()
