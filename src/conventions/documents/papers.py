"""One function for each kind of document."""

from __future__ import annotations

from datetime import date

from conventions.documents.building import build
from conventions.documents.tree import Paper
from conventions.model import Convention


def deliberation(convention: Convention, act: str | None = None, *, reveal: bool = False) -> Paper:
    """A deliberation of the convention: that of an address, or the last one.

    :raises ConventionsError: when the convention has none, or none at the address.

    >>> from conventions.samples import cci_2017_2019
    >>> [part.name for part in deliberation(cci_2017_2019()).parts][:2]
    ['visas', 'preambule']
    """
    return build("deliberation", convention, act=act, reveal=reveal)


def avenant(convention: Convention, act: str | None = None, *, reveal: bool = False) -> Paper:
    """An avenant of the convention: that of an address or a number, or the last one.

    :raises ConventionsError: when the convention has none, or none at the address.

    >>> from conventions.samples import association_2024_2026
    >>> avenant(association_2024_2026(), "avenants[1]").title.replace("\u00a0", " ")
    'Avenant n° 1 à la convention pluriannuelle d’objectifs n° 2024-017'
    """
    return build("avenant", convention, act=act, reveal=reveal)


def notification_letter(convention: Convention, act: str | None = None, *, reveal: bool = False) -> Paper:
    """The letter that notifies an act: an avenant at an address, the last one, or the convention (« convention »).

    Without an address, a convention that has no avenant is notified itself.

    :raises ConventionsError: when there is no avenant at the address.

    >>> from conventions.samples import association_2024_2026
    >>> notification_letter(association_2024_2026(), "convention").title.replace("\u00a0", " ")
    'Notification de la convention pluriannuelle d’objectifs n° 2024-017'
    """
    return build("lettre-de-notification", convention, act=act, reveal=reveal)


def convention(convention: Convention, *, reveal: bool = False) -> Paper:
    """The text of the convention, from its initial terms; avenants are named, not folded in.

    >>> from conventions.samples import association_2024_2026
    >>> convention(association_2024_2026()).title
    'Convention pluriannuelle d’objectifs 2024-2026 avec l’association Les Tréteaux du Gier'
    """
    return build("convention", convention, reveal=reveal)


def financial_annex(
    convention: Convention, as_of: date, *, known_on: date | None = None, reveal: bool = False
) -> Paper:
    """The money of the convention on a day: financing plans, grants in force, imputations, what avenants changed.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions.samples import equipment_2023_2025
    >>> [part.name for part in financial_annex(equipment_2023_2025(), date(2024, 1, 1)).parts][:2]
    ['beneficiaires', 'plan']
    """
    return build("annexe-financiere", convention, as_of=as_of, known_on=known_on, reveal=reveal)


def payment_schedule(
    convention: Convention, as_of: date, *, known_on: date | None = None, reveal: bool = False
) -> Paper:
    """The payments of the convention as they stood on a day, with what each waits for.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions.samples import association_2024_2026
    >>> [part.name for part in payment_schedule(association_2024_2026(), date(2024, 12, 31)).parts]
    ['beneficiaires', 'echeances', 'exercices', 'modalites', 'calcul', 'notes']
    """
    return build("echeancier", convention, as_of=as_of, known_on=known_on, reveal=reveal)


def payment_certificate(
    convention: Convention, exercise: int, as_of: date, *, known_on: date | None = None, reveal: bool = False
) -> Paper:
    """The certificate of payment of an exercise: what is due on a day and not mandated, to whom, on which papers.

    :raises ConventionsError: when the convention says nothing of the exercise; when a day is no day.

    >>> from conventions.samples import association_2024_2026
    >>> payment_certificate(association_2024_2026(), 2024, date(2024, 9, 30)).title.endswith("2024")
    True
    """
    return build(
        "certificat-de-paiement", convention, exercise=exercise, as_of=as_of, known_on=known_on, reveal=reveal
    )


def payments_made(
    convention: Convention, as_of: date, *, known_on: date | None = None, reveal: bool = False
) -> Paper:
    """The statement of the sums already paid on a day, which goes with each next payment.

    :raises ConventionsError: when a day is no day.

    >>> from conventions.samples import association_2024_2026
    >>> payments_made(association_2024_2026(), date(2024, 12, 31)).title
    'État récapitulatif des sommes déjà versées au 31 décembre 2024'
    """
    return build("etat-recapitulatif", convention, as_of=as_of, known_on=known_on, reveal=reveal)


def financial_report(convention: Convention, exercise: int, *, reveal: bool = False) -> Paper:
    """The compte rendu financier of an exercise, its gaps worked out again; the form to fill before there is one.

    :raises ConventionsError: when the convention says nothing of the exercise.

    >>> from conventions.samples import association_2024_2026
    >>> financial_report(association_2024_2026(), 2024).title.endswith("exercice 2024")
    True
    """
    return build("compte-rendu-financier", convention, exercise=exercise, reveal=reveal)


def review(
    convention: Convention, as_of: date, *, known_on: date | None = None, reveal: bool = False
) -> Paper:
    """The review of the actions on a day: targets, results, and rates where a result names its target.

    :raises ConventionsError: when a day is no day.

    >>> from conventions.samples import cci_2017_2019
    >>> review(cci_2017_2019(), date(2018, 12, 31)).title
    'Bilan des actions au 31 décembre 2018'
    """
    return build("bilan", convention, as_of=as_of, known_on=known_on, reveal=reveal)


def repayment_demand(
    convention: Convention, exercise: int, as_of: date, *, known_on: date | None = None, reveal: bool = False
) -> Paper:
    """The letter that asks for what was paid beyond the right of the beneficiary, worked out step by step.

    :raises ConventionsError: when the convention says nothing of the exercise; when a day is no day.

    >>> from conventions.samples import association_2024_2026
    >>> paper = repayment_demand(association_2024_2026(), 2024, date(2025, 6, 30))
    >>> [part.name for part in paper.parts if part.blocks][1:5]
    ['beneficiaire', 'somme', 'calcul', 'fondement']
    """
    return build(
        "demande-de-reversement", convention, exercise=exercise, as_of=as_of, known_on=known_on, reveal=reveal
    )
