"""Running the vectorised rules on the flat tables, in any engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from conventions.errors import ConventionsError
from conventions.portfolio.bulk.engines import frames, module
from conventions.portfolio.bulk.flattening import Tables
from conventions.rules import find_rule
from conventions.rules.facts import CEILINGS

if TYPE_CHECKING:
    from conventions.portfolio.bulk.expressions.frames import Frame, Frames


class Found(NamedTuple):
    """What a vectorised rule found: the key of the convention, the code of the rule, the address there."""

    convention: str
    code: str
    address: str


def vectorised() -> tuple[str, ...]:
    """The codes of the rules that columns decide, in order.

    >>> vectorised()[:3]
    ('AIDE-001', 'AIDE-002', 'AIDE-003')
    """
    return tuple(sorted(_rules()))


def _rules() -> Mapping[str, Callable[[Frames], Frame]]:
    module("narwhals")
    from conventions.portfolio.bulk.expressions import (
        aids,
        balances,
        grants,
        lines,
        mandates,
        numbers,
        thresholds,
    )

    ceilings = zip(("AIDE-001", "AIDE-002", "AIDE-003"), CEILINGS, strict=True)
    return {
        **{code: partial(aids.aids_over_ceiling, ceiling=ceiling) for code, ceiling in ceilings},
        "BEN-003": grants.association_without_number,
        "BEN-004": grants.undeclared_association_paid,
        "BEN-005": thresholds.accounts_without_auditor,
        "BUD-001": lines.credits_insufficient,
        "BUD-005": mandates.mandate_after_closing,
        "BUD-006": mandates.payment_long_after_exercise,
        "CONV-001": thresholds.payment_without_convention,
        "CONV-014": mandates.signature_late,
        "DATE-001": grants.grant_outside_period,
        "ID-001": numbers.invalid_siren_or_siret,
        "ID-002": numbers.invalid_rna,
        "NAT-001": lines.account_outside_section,
        "PAI-001": balances.payments_over_grant,
        "PAI-012": balances.commitments_over_grant,
        "PLURI-003": lines.credits_not_the_authorization,
        "PLURI-006": grants.grants_over_ceiling,
        "PUB-003": thresholds.body_not_listed,
    }


def findings(tables: Mapping[str, Any], codes: Iterable[str] | None = None) -> Any:
    """What the rules find in native frames, lazily: columns convention, code, address; a narwhals frame.

    ``tables`` holds the frames by name, of one engine, with the columns of ``TABLES``; ``codes`` names the
    rules to run, all of them by default. Nothing is computed before the frame is collected. Several findings
    may be at one address, as in a report.

    :raises UnknownRule: for a code that is not in the catalogue.
    :raises ConventionsError: for a rule that columns do not decide; without narwhals.
    """
    nw = module("narwhals")
    lazy = {name: nw.from_native(frame).lazy() for name, frame in tables.items()}
    return nw.concat([_within(code, _rule(code)(lazy)) for code in codes or vectorised()])


def _rule(code: str) -> Callable[[Frames], Frame]:
    find_rule(code)
    if code not in _rules():
        raise ConventionsError(f"{code} ne se décide pas sur des colonnes : check_batches l’évalue")
    return _rules()[code]


def _within(code: str, found: Frame) -> Frame:
    """The findings of the days when the texts of the rule apply, and that its data cover."""
    nw = module("narwhals")
    rule = find_rule(code)
    for validity in (rule.law, rule.data):
        if validity.since:
            found = found.filter(nw.col("day") >= validity.since)
        if validity.until:
            found = found.filter(nw.col("day") <= validity.until)
    return found.select("convention", nw.lit(code).alias("code"), "address")


def check(
    tables: Tables | Mapping[str, Any],
    engine: str = "duckdb",
    *,
    codes: Iterable[str] | None = None,
    session: Any = None,
) -> tuple[Found, ...]:
    """Run the vectorised rules, one after the other, and collect what they find, by convention, code, address.

    ``tables`` are flat tables, loaded in an engine (see :func:`frames`), or native frames of one, by name.

    :raises UnknownRule: for a code that is not in the catalogue.
    :raises ConventionsError: for a rule that columns do not decide, an engine that is not known or installed.

    >>> from datetime import date
    >>> from conventions.portfolio.bulk.flattening import flatten
    >>> from conventions.samples import cci_2017_2019
    >>> check(flatten([cci_2017_2019()], date(2018, 12, 31)), codes=["NAT-001"])[0].code
    'NAT-001'
    """
    native = frames(tables, engine, session=session) if isinstance(tables, Tables) else tables
    rows = (row for code in codes or vectorised() for row in _rows(findings(native, [code])))
    return tuple(sorted(Found(*row) for row in rows))


def _rows(frame: Frame) -> Iterable[tuple[Any, ...]]:
    """The rows; DuckDB gives its own, where narwhals would ask for PyArrow."""
    native = frame.to_native()
    rows: Iterable[tuple[Any, ...]] = (
        native.fetchall() if hasattr(native, "fetchall") else frame.collect().iter_rows()
    )
    return rows
