"""Documents from a convention: deliberations, avenants, certificates… in Markdown, HTML, DOCX, ODT and PDF.

>>> from conventions.samples import cci_2017_2019
>>> deliberation(cci_2017_2019()).kind
'deliberation'
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.documents.building import build
    from conventions.documents.catalogue import KINDS, kind_named
    from conventions.documents.kinds import Kind
    from conventions.documents.papers import (
        avenant,
        convention,
        deliberation,
        financial_annex,
        financial_report,
        notification_letter,
        payment_certificate,
        payment_schedule,
        payments_made,
        repayment_demand,
        review,
    )
    from conventions.documents.rendering import FORMATS, render
    from conventions.documents.texts import texts
    from conventions.documents.tree import Paper, Part
    from conventions.documents.verifying import Verification, verify

_HOMES = {
    "building": ("build",),
    "catalogue": ("KINDS", "kind_named"),
    "kinds": ("Kind",),
    "papers": (
        "avenant",
        "convention",
        "deliberation",
        "financial_annex",
        "financial_report",
        "notification_letter",
        "payment_certificate",
        "payment_schedule",
        "payments_made",
        "repayment_demand",
        "review",
    ),
    "rendering": ("FORMATS", "render"),
    "texts": ("texts",),
    "tree": ("Paper", "Part"),
    "verifying": ("Verification", "verify"),
}

__all__ = [
    "FORMATS",
    "KINDS",
    "Kind",
    "Paper",
    "Part",
    "Verification",
    "avenant",
    "build",
    "convention",
    "deliberation",
    "financial_annex",
    "financial_report",
    "kind_named",
    "notification_letter",
    "payment_certificate",
    "payment_schedule",
    "payments_made",
    "render",
    "repayment_demand",
    "review",
    "texts",
    "verify",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
