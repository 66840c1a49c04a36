"""What was assumed to make a draft of rows: one note for each assumption, with the rows that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from conventions.french import format_amount, format_date, format_period
from conventions.model import Convention
from conventions.money import ZERO
from conventions.opendata.scdl.drafting.building import initial_period
from conventions.opendata.scdl.drafting.chains import Chain
from conventions.opendata.scdl.drafting.drafts import DraftNote
from conventions.opendata.scdl.drafting.facts import Known, conditions_text
from conventions.opendata.scdl.drafting.mentions import names_avenant
from conventions.opendata.scdl.drafting.records import has_both_forms, is_notified
from conventions.opendata.scdl.drafting.shares import Share
from conventions.opendata.scdl.drafting.wording import folded

_UNSURE: Final = "numéro de l’attribuant ou du bénéficiaire absent ou douteux : la ligne reste seule"
_BOTH: Final = (
    "aide en numéraire et en nature : la valeur de chacune n’est pas publiée, tout est mis en numéraire"
)
_NOTIFIED: Final = "aide notifiée : le régime « de minimis » est retenu, comme le dit la définition du champ"
_HINT: Final = (
    "seules les conditions de versement parlent d’un avenant : la ligne est prise pour une convention"
)


def notes_of(chain: Chain, convention: Convention, shared: frozenset[int]) -> Iterator[DraftNote]:
    """The notes of a draft."""
    key, rows = convention.key, chain.rows
    for remark in dict.fromkeys(chain.remarks):
        yield DraftNote(key, rows, remark)
    for text in _of_all(chain):
        yield DraftNote(key, rows, text)
    yield from _doubts(chain, key)
    for each in {share.known.number: share.known for share in chain.shares}.values():
        for text in _of_row(each, shared):
            yield DraftNote(key, (each.number,), text)
    for share in chain.avenants:
        yield DraftNote(key, (share.known.number,), _of_avenant(share))


def _of_all(chain: Chain) -> Iterator[str]:
    if len(chain.rows) > 1:
        yield "réunies en une convention : même attribuant, même bénéficiaire, même acte de base"
    if all(share.known.mention and not share.known.pieces for share in chain.shares):
        day = f" du {format_date(chain.signed)}" if chain.signed else ""
        yield f"la convention de base{day} n’est pas dans le fichier : seuls ses avenants sont connus"
    period = format_period(initial_period(chain), style="long")
    told = any(share.piece.period or share.known.years for share in chain.shares)
    yield f"période de la convention {'lue dans le texte' if told else 'déduite des exercices'} : {period}"
    exercises = {share.known.exercise for share in chain.shares}
    years = {year for share in chain.shares for year in share.known.years or ()}
    if len(years) > 1 and len(exercises) == 1 and chain.initial:
        yield (
            f"convention de plusieurs années publiée pour un seul exercice : tout le montant est mis en"
            f" {min(exercises)}, la part de chaque année n’est pas publiée"
        )


def _doubts(chain: Chain, key: str) -> Iterator[DraftNote]:
    """Grants of one act for the same exercise and object, which may be one."""
    first: dict[tuple[int, str], Known] = {}
    for each in {share.known.number: share.known for share in chain.initial}.values():
        other = first.setdefault((each.exercise, each.object), each)
        if other.number != each.number:
            why = (
                "elle compte deux fois"
                if other.amount == each.amount
                else "l’une est peut-être le nouveau total"
            )
            text = f"prises pour deux subventions de {each.exercise} ; si c’est la même, {why}"
            yield DraftNote(key, (other.number, each.number), text)


def _of_row(each: Known, shared: frozenset[int]) -> Iterator[str]:
    if each.exercise_from:
        yield f"exercice {each.exercise} : {each.exercise_from}"
    if each.signed is None:
        yield "date de la convention non publiée : elle reste inconnue"
    if each.bodies is None:
        yield _UNSURE
    if each.number in shared:
        yield f"part d’un montant partagé entre plusieurs bénéficiaires : {format_amount(each.amount)}"
    if has_both_forms(each.row):
        yield _BOTH
    if is_notified(each.row):
        yield _NOTIFIED
    if each.mention is None and not each.pieces and names_avenant(folded(conditions_text(each.row))):
        yield _HINT


def _of_avenant(share: Share) -> str:
    """What the avenant was taken to do, and when."""
    added = "en plus de" if share.piece.amount >= ZERO else "à déduire de"
    how = "nouveau total qui comprend" if share.is_total else added
    what = "avenant" if share.piece.is_avenant else "retrait"
    sum_told = f"{format_amount(share.piece.amount)} pour {share.known.exercise}"
    said = [f"{what} : {sum_told}, {how} ce qui précède"]
    if share.known.pieces:
        said.append("séparé de la convention, publiée dans la même ligne")
    if share.piece.signed is None and share.day:
        said.append(
            f"signature non publiée, le premier jour de sa période ({format_date(share.day)}) est retenu"
        )
    mention = share.known.mention
    if mention and mention.until:
        said.append(f"le texte la prolonge jusqu’au {format_date(mention.until)}")
    return " ; ".join(said)
