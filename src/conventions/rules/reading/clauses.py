"""The clauses of a convention: why one that nobody tells may be there all the same."""

from __future__ import annotations

from conventions.model import ReplaceArticle, TextEdit
from conventions.rules.case import Case
from conventions.rules.written import decided

NO_CLAUSES = "les clauses de la convention ne sont pas connues"


def clause_doubt(case: Case) -> str | None:
    """Why a clause may be there, although no known clause is it; None when it is not.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026, cci_2017_2019
    >>> clause_doubt(Case(cci_2017_2019(), date(2018, 12, 31)))
    'les clauses d’origine ne sont pas connues'
    >>> clause_doubt(Case(association_2024_2026(), date(2025, 6, 30))) is None
    True
    """
    convention = case.convention
    written = (item for avenant in decided(case).avenants for item in avenant.operations)
    if convention.initial.clauses is None:
        return "les clauses d’origine ne sont pas connues"
    if any(isinstance(item, TextEdit | ReplaceArticle) for item in written):
        return "un avenant modifie la rédaction"
    return "la convention n’est connue qu’en partie" if convention.known_in_part else None
