"""From a file that was read to drafts of conventions."""

from __future__ import annotations

from conventions.money import ZERO
from conventions.opendata.scdl.drafting.building import build
from conventions.opendata.scdl.drafting.chains import chains_of
from conventions.opendata.scdl.drafting.drafts import DraftNote, Drafts, UnusedRow
from conventions.opendata.scdl.drafting.noting import notes_of
from conventions.opendata.scdl.drafting.sorting import sort_rows
from conventions.opendata.scdl.records import ScdlFile

_NEGATIVE = "montant négatif, sans subvention publiée dont il puisse être retiré"


def to_conventions(file: ScdlFile) -> Drafts:
    r"""Drafts of the conventions that a file publishes, for whoever has the acts to complete.

    Rows of one grantor and one beneficiary, known by sure numbers (a name alone never tells), are one
    convention when they have its day and its reference, or when one says that it is an avenant to the other; a
    row that says that its amount is the whole of its convention is that convention. An avenant adds its money, or
    makes a grant the new total that its text says; a row that publishes the total of another row and of its only
    avenant takes the place of that row (T38); a row with a convention and its avenant, each with its sum, is
    divided. What a text says of payments stays a text, save a single payment. Nothing is assumed that is not in
    ``notes``; a row is in a draft or in ``unused``.

    >>> from conventions.opendata.scdl import read
    >>> header = "nomAttribuant,nomBeneficiaire,dateConvention,objet,montant"
    >>> drafts = to_conventions(read(f"{header}\nTrifouilly,Club,2024-03-01,Fonctionnement pour 2024,1000.00".encode()))
    >>> len(drafts), str(drafts.total), len(drafts.unused)
    (1, '1000.00', 0)
    """
    told = sort_rows(file.rows)
    chains = chains_of(told.used)
    built = [(chain, build(chain, file.name)) for chain in chains]
    notes: list[DraftNote] = []
    for chain, draft in built:
        if draft.convention is not None:
            notes += notes_of(chain, draft.convention, told.shared)
    refused = [UnusedRow(number, _NEGATIVE) for _, draft in built for number in draft.refused]
    made = [(draft, draft.convention) for _, draft in built if draft.convention is not None]
    return Drafts(
        conventions=tuple(convention for _, convention in made),
        rows=tuple(draft.rows for draft, _ in made),
        notes=tuple(notes),
        unused=tuple(sorted((*told.unused, *refused))),
        total=sum((draft.total for draft, _ in made), start=ZERO),
    )
