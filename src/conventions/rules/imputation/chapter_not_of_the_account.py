"""Chapitre qui n’est pas celui du compte.

## Ce que la règle vérifie
Le chapitre cité par la ligne est celui que le plan de comptes de l’exercice donne au compte : 65 pour 65748, 204
pour 20422.

## Pourquoi
Les crédits sont votés par chapitre : un compte rattaché à un autre chapitre ne peut pas être mandaté sur ses
crédits. Les chapitres votés par fonction (936, 906) et ceux de l’aide sociale (016 et 017) portent des comptes de
toutes natures : ils ne sont pas jugés. Si plusieurs déclinaisons sont possibles et ne s’accordent pas, non plus.

## Exemple
>>> from datetime import date
>>> from conventions.model import LinePart
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grant, *others = convention.initial.grants
>>> line = grant.lines[0].replace(parts=(LinePart(key="chapitre", code="67"), *grant.lines[0].parts[1:]))
>>> initial = convention.initial.replace(grants=(grant.replace(lines=(line,)), *others))
>>> only = Profile(select=("NAT-004",))
>>> report = check(convention.replace(initial=initial), date(2024, 12, 31), profile=only)
>>> [finding.address for finding in report.errors]
['initial.grants[2024-fonctionnement].lines[1]']

## Références
- Plans de comptes officiels de la DGCL, exercices 2013 à 2024 : chapitre de chaque compte imputable.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from conventions.model import BudgetLine
from conventions.nomenclature import Found, FoundChapter, find_chapter
from conventions.rules.imputation.lines import by_line, coded, unread
from conventions.rules.reading.norms import Norm, line_norm
from conventions.rules.reading.plans import plans
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Status,
    rule,
)
from conventions.rules.written import WrittenLine

CHAPTER_WORDS = frozenset({"chapitre", "chap", "chap.", "ch."})
SOCIAL = frozenset({"015", "016", "017", "018"})
"""The chapters of social aid, which hold accounts of every nature."""


_found = lru_cache(maxsize=1024)(find_chapter)


@rule(
    "NAT-004",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(plans("Plans de comptes officiels de la DGCL : chapitres des comptes imputables"),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=("le chapitre et le compte imputés", "la nomenclature de l’attribuant", "l’exercice"),
)
def chapter_not_of_the_account(case: Case) -> Iterator[Answer]:
    """Compare the chapter that each line cites with that of its account in the plan."""
    yield from by_line(case, partial(_answer, case))


def _answer(case: Case, written: WrittenLine) -> Answer:
    account, chapter = written.line.account, cited_chapter(written.line)
    if account is None:
        return unread(written, "compte non reconnu")
    if chapter is None:
        return unread(written, "chapitre non renseigné")
    norm = line_norm(case, written)
    if isinstance(norm, str):
        return NotEvaluated(norm, written.address)
    return _not_by_nature(written, chapter, norm) or _compared(written, account, chapter, norm)


def cited_chapter(line: BudgetLine) -> str | None:
    """The digits of the chapter that a line cites; None when it cites none, or no digits.

    >>> cited_chapter(BudgetLine(raw="ch. 65", parts=({"key": "Chapitre", "code": "65"},)))
    '65'
    """
    code = coded(line, CHAPTER_WORDS)
    return code if code is not None and code.isascii() and code.isdigit() else None


def _not_by_nature(written: WrittenLine, chapter: str, norm: Norm) -> NotEvaluated | None:
    found = _found(chapter, norm.name, norm.exercise, norm.declinaison)
    by_function = isinstance(found, FoundChapter) and any(one.axis == "fonction" for one in found.chapters)
    if chapter in SOCIAL or by_function:
        return NotEvaluated(f"le chapitre {chapter} porte des comptes de toutes natures", written.address)
    return None


def _compared(written: WrittenLine, account: str, chapter: str, norm: Norm) -> Answer:
    found = norm.find(account)
    if not isinstance(found, Found):
        return NotEvaluated(found.reason, written.address)
    told = {one.chapter for one in found.accounts if one.imputable}
    if len(told) != 1:
        many = "plusieurs chapitres possibles selon la déclinaison" if told else "aucun chapitre au plan"
        return NotEvaluated(f"compte {account} : {many}", written.address)
    (expected,) = map(str, told)
    return (
        Passed(written.address)
        if chapter == expected
        else _fault(written, (account, chapter, expected), norm)
    )


def _fault(written: WrittenLine, codes: tuple[str, str, str], norm: Norm) -> Fault:
    account, chapter, expected = codes
    return Fault(
        address=written.address,
        message=(
            f"le compte {account} relève du chapitre {expected}, et non du chapitre {chapter} "
            f"({norm.name}, exercice {norm.exercise})"
        ),
        remedy=f"imputer au chapitre {expected}, ou charger un compte du chapitre {chapter}",
        words=written.line.raw,
        values=(("compte", account), ("chapitre lu", chapter), ("chapitre attendu", expected)),
        inferred=norm.inferred,
    )
