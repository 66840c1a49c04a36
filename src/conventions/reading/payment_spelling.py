"""Words of payment texts with a letter wrong, lost or moved: mended when one known word alone is that near.

>>> spelled("siganture"), spelled("prsentation"), spelled("acpte"), spelled("compte")
('signature', 'presentation', 'acompte', 'compte')
"""

from __future__ import annotations

from functools import cache

_MENDED = frozenset(
    [
    "signature", "convention", "conventions", "subvention", "versement", "versements", "acompte",
    "acomptes", "reception", "presentation", "production", "justificatif", "justificatifs",
    "notification", "avenant", "paiement", "paiements", "beneficiaire", "commencement", "achevement",
    "realisation", "operation", "manifestation", "travaux", "documents", "depenses", "rapport",
    "trimestre", "semestre", "certificat", "attestation", "montant", "totalite", "echelonne",
    "echelonnes", "echelonnee", "presente", "signee", "pieces", "bilan", "demande", "avance",
    "reglement",
    ]
)  # fmt: skip
"""The words that are mended."""

# Right words that are one letter away from those, or that patterns need as they are.
_RIGHT = frozenset(
    [
    "compte", "comptes", "decompte", "depense", "apport", "apports", "montants", "montent", "montrant",
    "demandes", "demandee", "demandent", "avances", "avancee", "avant", "avancer", "apres", "presentes",
    "presentee", "present", "operations", "realisations", "commencements", "rapports", "trimestres",
    "semestres", "certificats", "attestations", "avenants", "pieges", "nieces", "bilans", "reglements",
    "reglementation", "signe", "signes", "deception", "subventions", "signatures", "manifestations",
    "beneficiaires", "versee", "verse",
    ]
)  # fmt: skip
_SHORT = {
    "acpte": "acompte", "acpt": "acompte", "acptes": "acomptes", "cpte": "compte", "chelonn": "echelonne",
    "echelonn": "echelonne", "conv": "convention", "euros": "€", "euro": "€", "eur": "€",
    "pourcent": "%",
}  # fmt: skip
_RANKS = {
    "premier": 1, "premiere": 1, "second": 2, "seconde": 2, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5, "sixieme": 6,
}  # fmt: skip
_ELIDED = ("l", "d", "n", "s", "qu")
_LONGEST = 20


@cache
def _near() -> dict[str, set[str]]:
    """Every known word by itself and by what is left of it once a letter is gone."""
    found: dict[str, set[str]] = {}
    for word in _MENDED:
        for form in {word, *_shorter(word)}:
            found.setdefault(form, set()).add(word)
    return found


def _shorter(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def rank_of(written: str) -> str:
    """The plain form of a rank in digits: « 2eme » is « #2 ».

    >>> rank_of("1 er"), rank_of("12e")
    ('#1', '#12')
    """
    return "#" + "".join(char for char in written if char.isdigit()).lstrip("0")


def spelled(word: str) -> str:
    """A folded word rightly spelled, as far as one closed list tells; otherwise the word itself.

    >>> spelled("premiere"), spelled("l?avenant"), spelled("d?s"), spelled("notation")
    ('#1', "l' avenant", 'des', 'notation')
    """
    if word in _RANKS:
        return f"#{_RANKS[word]}"
    if word in _SHORT:
        return _SHORT[word]
    if "?" in word or "\ufffd" in word:
        return _filled(word)
    if word in _MENDED or word in _RIGHT or not 5 <= len(word) <= _LONGEST:
        return word
    return _mended(word)


def _mended(word: str) -> str:
    near = {known for form in {word, *_shorter(word)} for known in _near().get(form, ())}
    near = {known for known in near if _is_near(word, known)}
    return near.pop() if len(near) == 1 else word


def _is_near(word: str, known: str) -> bool:
    """Whether one letter is lost, added, wrong, or changed places with the next one."""
    if len(word) != len(known):
        shorter, longer = sorted((word, known), key=len)
        return len(longer) >= 7 and shorter in _shorter(longer)
    wrong = [place for place, letter in enumerate(word) if letter != known[place]]
    if len(wrong) == 1:
        return len(word) >= 8
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(word) == sorted(known)


def _filled(word: str) -> str:
    """A word some letters of which were lost: « d?s », « l?avenant », « pr?sentation »."""
    head, _, rest = word.replace("\ufffd", "?").partition("?")
    if head in _ELIDED and rest in _KNOWN_AFTER:
        return f"{head}' {rest}"
    fitting = [known for known in _LOST if len(known) == len(word) and _fits(word, known)]
    return fitting[0] if len(fitting) == 1 else word


def _fits(word: str, known: str) -> bool:
    return all(letter in ("?", "\ufffd", right) for letter, right in zip(word, known, strict=True))


_KNOWN_AFTER = frozenset(("avenant", "annee", "exercice", "operation", "association", "acompte", "un", "une"))
# Words that have an accent, and so are damaged when accents are lost.
_LOST = frozenset(
    [
    "des", "apres", "presentation", "reception", "realisation", "achevement", "pieces", "beneficiaire",
    "annee", "signee", "depenses", "echelonne", "echelonnee", "totalite", "etat", "etats", "execution",
    "demarrage", "debut", "levee", "reglement", "verse", "versee", "decembre", "fevrier", "aout",
    "elements", "cloture", "numero", "operation", "presente", "departement",
    ]
)  # fmt: skip
