"""The head of the page: what the convention is, and its money in one sentence."""

from __future__ import annotations

from conventions.cli.tables import paragraph
from conventions.cli.terminal import Line
from conventions.cli.view import View
from conventions.french import format_amount, format_date, format_period, plural
from conventions.model import ActState, Framework
from conventions.operations import act_state
from conventions.wording import in_words, joined, label, on, quoted, unknowns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.money import Amount
    from conventions.operations import Total


def head(view: View) -> Iterator[Line]:
    """Title, kind, reference, period, framework."""
    convention, room = view.convention, view.columns
    yield from paragraph(convention.title, room, tone="titre")
    period = format_period(view.terms.period, "long")
    reference = f"référence {convention.reference}" if convention.reference else None
    told = convention.name.text if convention.name else None
    yield from paragraph(joined((told, convention.kind, reference, period)), room)
    yield from paragraph(f"Situation au {format_date(view.as_of)}", room)
    if convention.framework:
        yield from paragraph(_framework(view, convention.framework), room)
    yield Line("")


def _framework(view: View, framework: Framework) -> str:
    parties = joined(map(view.name, framework.parties), " et ")
    numbered = f"n°\u00a0{framework.number}" if framework.number else None
    signed = f"signée {on(framework.signed_on)}" if framework.signed_on else "date de signature inconnue"
    raw = f"dans l’acte\u00a0: {quoted(framework.raw)}" if framework.raw else None
    between = f"parties\u00a0: {parties}" if parties else None
    return f"En application de\u00a0: {joined((framework.title, numbered, signed, raw))}" + (
        f" ({between})" if between else ""
    )


def money(view: View) -> Iterator[Line]:
    """« 50 000 € attribués, avenant n° 1 à signer », in digits then in words, the unknowns named."""
    granted, forecast = view.money.total("granted"), view.money.total("forecast")
    sentence = f"{_amount(granted, 'attribué')}{_to_sign(view)}{_missing(granted)}"
    if forecast.known or not forecast.is_exact:
        sentence += f"\u00a0; {_amount(forecast, 'prévisionnel')}{_missing(forecast)}"
    yield from paragraph(sentence, view.columns, tone="titre")
    known = ((granted.known, "attribué"), (forecast.known, "prévisionnel"))
    words = [
        f"{said} {_agreed(amount, noun)}" for amount, noun in known if amount and (said := in_words(amount))
    ]
    if words:
        yield from paragraph(f"En lettres\u00a0: {joined(words)}", view.columns)


def _missing(total: Total) -> str:
    return "" if total.is_exact else f" ({unknowns(total)})"


def _amount(total: Total, noun: str) -> str:
    """« 50 000 € attribués »; where nothing is known, unknown, which is not zero."""
    if total.known or total.is_exact:
        return f"{format_amount(total.known)} {_agreed(total.known, noun)}"
    return f"montant {noun} inconnu"


def _agreed(amount: Amount, noun: str) -> str:
    return plural(amount.cents // 100, noun, f"{noun}s")


def _to_sign(view: View) -> str:
    """The acts that carry money and wait for a signature."""
    acts = {label(act): act for acts in view.decided.acts.values() for act in acts}
    waiting = [
        name for name, act in acts.items() if act_state(view.convention, act, view.as_of) is ActState.APPROVED
    ]
    return "".join(f", {name} à signer" for name in waiting)
