"""The clauses of a convention: in the words of the act, or in general words where these are not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from conventions.documents.blocks import paragraph
from conventions.documents.builders.agreements.words import the_grantor
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.model import Clause, ClauseKind

GENERAL: Mapping[ClauseKind, str] = {
    ClauseKind.OBJECT: "La présente convention fixe l’objet de la subvention et les engagements des parties.",
    ClauseKind.USE: "Le bénéficiaire emploie la subvention à l’objet pour lequel elle est attribuée.",
    ClauseKind.CONTROL: "L’emploi de la subvention est contrôlé par {grantor}. Le bénéficiaire donne accès "
    "aux pièces qui justifient cet emploi.",
    ClauseKind.EVALUATION: "Les parties évaluent ensemble la réalisation de ce qui est subventionné.",
    ClauseKind.CREDITS: "Les versements sont subordonnés à l’ouverture des crédits au budget.",
    ClauseKind.REPAYMENT: "Les sommes qui n’ont pas été employées conformément à la présente convention "
    "sont restituées.",
    ClauseKind.COMMUNICATION: "Le bénéficiaire fait état, dans sa communication, du soutien qui lui est apporté.",
    ClauseKind.INITIATIVE: "Considérant que le bénéficiaire est à l’initiative de ce qui est subventionné,",
    ClauseKind.GENERAL_INTEREST: "Considérant l’intérêt général de ce qui est subventionné,",
    ClauseKind.NO_COUNTERPART: "Considérant que la subvention n’a pas de contrepartie directe,",
}
"""What the kind of a clause says by itself; of the other kinds, the words of the act alone say what is agreed."""

_NAMES: Mapping[ClauseKind, str] = {
    ClauseKind.CONDITION: "une condition suspensive",
    ClauseKind.LAPSE: "la caducité de la subvention",
    ClauseKind.RENEWAL: "la reconduction de la convention",
    ClauseKind.TERMINATION: "la résiliation de la convention",
    ClauseKind.RETENTION: "la conservation de ce qui n’a pas été consommé",
    ClauseKind.REGRANT: "le reversement de la subvention à un tiers",
    ClauseKind.PAYMENT: "les modalités de versement",
}


def clauses_of(subject: Subject, kinds: Iterable[ClauseKind]) -> tuple[Clause, ...]:
    """The clauses of some kinds, in the order of the kinds, then in that of the act."""
    known = subject.terms.clauses or ()
    return tuple(clause for kind in kinds for clause in known if clause.kind is kind)


def clause_blocks(subject: Subject, *kinds: ClauseKind) -> tuple[Block, ...]:
    """What the clauses of some kinds say, one paragraph each."""
    return tuple(paragraph(text) for text in dict.fromkeys(_texts(subject, kinds)))


def _texts(subject: Subject, kinds: Iterable[ClauseKind]) -> Iterable[str]:
    return (clause_text(subject, clause) for clause in clauses_of(subject, kinds))


def clause_text(subject: Subject, clause: Clause) -> str:
    """The words of the act, as they are; else what the kind of the clause says.

    >>> from conventions.samples import association_2024_2026
    >>> subject = Subject(association_2024_2026())
    >>> clause_text(subject, Clause(kind="résiliation"))
    'L’acte contient une clause sur la résiliation de la convention, dont la rédaction n’est pas connue.'
    """
    if clause.raw:
        return clause.raw
    if clause.kind in GENERAL:
        return GENERAL[clause.kind].format(grantor=the_grantor(subject))
    return f"L’acte contient une clause sur {_NAMES[clause.kind]}, dont la rédaction n’est pas connue."
