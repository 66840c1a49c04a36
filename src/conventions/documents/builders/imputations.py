"""Where money is charged, in the words of the act, with what is known beside them and never more.

>>> from conventions.model import BudgetLine, LinePart
>>> said_charge(BudgetLine(raw="compte 65738", parts=(LinePart(code="FLI"),)))
'compte 65738, FLI'
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import format_amount, format_list
from conventions.model import BudgetLine, LinePart
from conventions.wording import joined


def said_charge(line: BudgetLine) -> str:
    """The imputation as written; then its section, budget, parts and amount, where its words do not hold them.

    A part whose key nobody knows is its code alone: what it stands for is not guessed.
    """
    return joined((line.raw, beside(line)))


def beside(line: BudgetLine) -> str:
    """What is known of an imputation and its words do not hold, or nothing."""
    parts = [_part(part) for part in line.parts if not _holds(line, part.key, part.code, part.label)]
    amount = f"à hauteur de {format_amount(line.amount)}" if line.amount is not None else None
    return joined((*_beside(line), *parts, _years(line), amount))


def _holds(line: BudgetLine, *texts: str | None) -> bool:
    return all(text.casefold() in line.raw.casefold() for text in texts if text)


def _beside(line: BudgetLine) -> Iterator[str]:
    if line.section and not _holds(line, line.section):
        section = line.section
        yield f"section {'d’' if section.startswith('i') else 'de '}{section}"
    if line.budget and not _holds(line, line.budget):
        yield line.budget if line.budget.lower().startswith("budget") else f"budget {line.budget}"


def _part(part: LinePart) -> str:
    label = f"({part.label})" if part.label else None
    return joined((part.key, part.code, label), " ")


def _years(line: BudgetLine) -> str | None:
    following = "suivants" if line.and_following else None
    years = format_list([*map(str, line.exercises), *([following] if following else [])])
    if not years:
        return None
    return f"{'exercices' if len(line.exercises) > 1 or following else 'exercice'} {years}"
