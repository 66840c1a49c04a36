"""The portfolio: the conventions of a town, loaded, filtered, checked, told as tables."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Self, final

from conventions.days import check_days
from conventions.errors import Problem
from conventions.french import plural
from conventions.model import ActState, Budget, Convention, Ledger
from conventions.operations import GrantRef, LedgerEntry, Matching, match_entries
from conventions.portfolio.budget_checks import BudgetCheck, against, one_each
from conventions.portfolio.closings import closing_day, closings, last_day_of
from conventions.portfolio.concours import annex
from conventions.portfolio.due import due
from conventions.portfolio.entries import PortfolioFile, problems_of, told_apart
from conventions.portfolio.filtering import Wanted, keeps
from conventions.portfolio.folders import Source, listed
from conventions.portfolio.loading import Cache, Progress, read_files, watched
from conventions.portfolio.money_tables import commitments, positions
from conventions.portfolio.naming import Named
from conventions.portfolio.reconciling import Reconciliation
from conventions.portfolio.reports import PortfolioReport
from conventions.portfolio.results import results
from conventions.portfolio.sheets import NamedFile, Sheet, sound_files
from conventions.portfolio.tables.table import Table
from conventions.rules import Checked, Context, Profile, check


@final
@dataclass(frozen=True, repr=False)
class Portfolio:
    """The files of a town, in the order of their names: each has its convention, or why it has none.

    ``reveal`` shows the names of natural persons, which are masked otherwise.
    """

    files: tuple[PortfolioFile, ...]
    reveal: bool = False

    @classmethod
    def load(
        cls,
        source: Source,
        *,
        workers: int | None = None,
        cache: str | PathLike[str] | None = None,
        progress: Progress | None = None,
        reveal: bool = False,
    ) -> Self:
        """The conventions of a folder (YAML and JSON files, its folders too) or of some files.

        What is wrong with a file is in ``problems``, and never stops the others. Two files that say the same
        count once; two that bear the same reference and differ do not count: nothing tells which is right.

        ``workers`` is how many programs read YAML at once: as many as cores, when it is None and there are
        enough files. ``cache`` is a folder where what was read is kept by the digest of its bytes, which can be
        deleted at any time. ``progress`` is called after each file, with how many are read and how many there
        are. What is found depends on neither.

        :raises ConventionsError: when the folder does not exist or is a file, or ``workers`` is no number of programs.
        """
        kept = Cache(Path(cache)) if cache is not None else None
        return cls(
            told_apart(read_files(listed(source), workers=workers, cache=kept, progress=progress)), reveal
        )

    @classmethod
    def of(cls, conventions: Iterable[Convention], *, reveal: bool = False) -> Self:
        """The portfolio of conventions that are already there."""
        named = ((item.reference or f"convention {rank}", item) for rank, item in enumerate(conventions, 1))
        return cls(told_apart(PortfolioFile(name, item) for name, item in named), reveal)

    def __repr__(self) -> str:
        return f"<Portfolio : {self}>"

    def __str__(self) -> str:
        """How many conventions there are, and how many files have none."""
        count = len(self.conventions)
        said = f"{count} {plural(count, 'convention', 'conventions')}"
        left = len(self.files) - count
        return (
            f"{said}, {left} {plural(left, 'fichier laissé', 'fichiers laissés')} de côté" if left else said
        )

    @property
    def conventions(self) -> tuple[Convention, ...]:
        """The conventions that can be used, in the order of their files."""
        return tuple(file.convention for file in self.files if file.convention is not None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with files, in their order."""
        return tuple(problems_of(self.files))

    def where(  # noqa: PLR0913  # one wish an argument, each by its name
        self,
        *,
        authority: str | None = None,
        beneficiary: str | None = None,
        exercise: int | None = None,
        line: str | None = None,
        status: ActState | None = None,
        as_of: date | None = None,
    ) -> Self:
        """The conventions that answer to every wish; the files that have none are left out.

        ``authority`` and ``beneficiary`` are a name, a number (SIRET, SIREN, RNA) or a key; ``line`` an account or
        a part of an imputation as written (with ``exercise``, of one grant); ``status`` that of the convention on
        ``as_of``.

        :raises ConventionsError: when a status is wished without its day, or a day is none.
        """
        if as_of is not None:
            check_days(as_of)
        wanted = Wanted(authority, beneficiary, exercise, line, status, as_of)
        kept = (file for file in self.files if file.convention is not None and keeps(file.convention, wanted))
        return dataclasses.replace(self, files=tuple(kept))

    def check(  # one option an argument, each by its name
        self,
        as_of: date,
        *,
        known_on: date | None = None,
        profile: Profile | None = None,
        budgets: Iterable[Budget] = (),
        progress: Progress | None = None,
    ) -> PortfolioReport:
        """Check each convention beside all the others, with the budgets that are given.

        ``progress`` is called after each file, with how many are checked and how many there are.

        :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
        """
        check_days(as_of, known_on)
        context = Context(siblings=self.conventions, budgets=tuple(budgets), reveal=self.reveal)

        def checked(file: PortfolioFile) -> Checked:
            if file.convention is None:
                return Checked(file.name, None, file.problems)
            report = check(file.convention, as_of, known_on=known_on, profile=profile, context=context)
            return Checked(file.name, report)

        files = watched(self.files, len(self.files), progress)
        return PortfolioReport(as_of, tuple(map(checked, files)))

    def check_budget(self, budget: Budget | Iterable[Budget], as_of: date) -> BudgetCheck:
        """What the conventions take of a budget (of several: one for each exercise), row by row, on a day.

        The budget is that of one authority: what others grant is left out. Limits before the vote are read in the
        budget of the year before, when it is given too.

        :raises ConventionsError: when ``as_of`` is no day, or when two budgets are of the same exercise.
        """
        check_days(as_of)
        budgets = one_each(budget)
        report = self.check(as_of, profile=Profile(select=("BUD", "PLURI")), budgets=budgets)
        return against(self._named, budgets, report, self._left_out())

    def commitments(self, as_of: date) -> Table:
        """What is granted, engaged, mandated and paid on a day, by grant and by imputation.

        :raises ConventionsError: when ``as_of`` is no day.
        """
        check_days(as_of)
        return self._table(commitments(as_of), as_of)

    def positions(self, as_of: date) -> Table:
        """The money of each convention on a day, by exercise.

        :raises ConventionsError: when ``as_of`` is no day.
        """
        check_days(as_of)
        return self._table(positions(as_of), as_of)

    def results(self, as_of: date) -> Table:
        """The targets in force on a day, each with the results that answer it.

        :raises ConventionsError: when ``as_of`` is no day.
        """
        check_days(as_of)
        return self._table(results(as_of), as_of)

    def due(self, start: date, end: date) -> Table:
        """What is late on ``start``, and what falls due up to ``end``, both days included.

        :raises ConventionsError: when a day is none.
        """
        check_days(start, end)
        return self._table(due(start, end), start)

    def closing(self, exercise: int, *, as_of: date | None = None) -> Table:
        """What becomes of the money of an exercise at its closing, grant by grant.

        It is told as known on ``as_of``: 31 January of the year after, when the mandates of functioning end,
        unless another day is asked for.

        :raises ConventionsError: when ``exercise`` is no year, or ``as_of`` no day.
        """
        day = closing_day(exercise) if as_of is None else as_of
        check_days(day)
        return self._table(closings(exercise, day), day)

    def annex_concours(self, exercise: int, *, as_of: date | None = None) -> Table:
        """The annex of what was granted in an exercise: one row for each beneficiary, with its legal category.

        Every grant counts, to public bodies too, in cash or in kind, without any threshold (CGCT, art. L2313-1 2°;
        in articles L1612-1 and after from the exercise 2026). It is told as known on 31 December, unless another
        day is asked for.

        :raises ConventionsError: when ``exercise`` is no year, or ``as_of`` no day.
        """
        day = last_day_of(exercise) if as_of is None else as_of
        check_days(day)
        return annex(self._named, exercise, day, self._left_out())

    def reconcile(self, entries: Iterable[LedgerEntry], as_of: date) -> Reconciliation:
        """The same portfolio with the rows of a ledger in its conventions, and what became of each row.

        A row is about the grant of its engagement, else of its third party, exercise and account; nothing is
        guessed. A convention that cannot be worked out is left as it is, and gets none.

        :raises ConventionsError: when ``as_of`` is no day.
        """
        check_days(as_of)
        sound, _ = sound_files(self._named, as_of)
        matching = match_entries([names.convention for _, names in sound], entries, as_of)
        books = {file.name: ledger for (file, _), ledger in zip(sound, matching.ledgers, strict=True)}
        files = tuple(
            _with_ledger(file, books[file.name]) if file.name in books else file for file in self.files
        )
        whole = dataclasses.replace(self, files=files)
        titles = tuple(names.title for _, names in sound)
        return Reconciliation(whole, matching, titles, as_of, _shown(matching, sound))

    def _table(self, sheet: Sheet, as_of: date) -> Table:
        return sheet.table(self._named, as_of, self._left_out())

    def _left_out(self) -> tuple[str, ...]:
        count = len(self.files) - len(self._named)
        return (f"{count} {plural(count, 'fichier laissé', 'fichiers laissés')} {LEFT_OUT}",) if count else ()

    @cached_property
    def _named(self) -> tuple[tuple[PortfolioFile, Named], ...]:
        return tuple(
            (file, Named(file.convention, reveal=self.reveal))
            for file in self.files
            if file.convention is not None
        )


def _shown(matching: Matching, files: list[NamedFile]) -> dict[GrantRef, str]:
    refs = {ref for match in matching.matches for ref in (match.grant, *match.candidates) if ref}
    return {ref: shown for ref in refs if (shown := files[ref.rank][1].grant(ref.grant)) != ref.grant}


def _with_ledger(file: PortfolioFile, ledger: Ledger | None) -> PortfolioFile:
    if file.convention is None or ledger == file.convention.ledger:
        return file
    return file._replace(convention=file.convention.replace(ledger=ledger))


LEFT_OUT = "de côté : voyez les problèmes du portefeuille"
