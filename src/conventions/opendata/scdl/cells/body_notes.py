"""What is said of a number of a body, once for all."""

from __future__ import annotations

from typing import Final

from conventions.opendata.scdl.diagnosing import Note, Severity

DESTROYED: Final = Note(
    "T12", Severity.ERROR, "numéro détruit par un tableur (notation scientifique) : à reprendre à la source"
)
ROUNDED: Final = Note("T13", Severity.WARNED, "SIRET arrondi : les cinq derniers chiffres sont perdus")
WITH_POINT: Final = Note("T14", Severity.REPAIRED, "numéro écrit comme un nombre à virgule")
DRESSED: Final = Note("T15", Severity.REPAIRED, "numéro écrit avec des espaces ou d’autres signes")
NUMERIC: Final = Note("T16", Severity.REPAIRED, "numéro enregistré comme un nombre")
SHORT: Final = Note("T17", Severity.WARNED, "zéro initial perdu, que la clé de contrôle permet de remettre")
TOO_SHORT: Final = Note("T17", Severity.ERROR, "numéro trop court : à reprendre à la source")
IS_SIREN: Final = Note("T18", Severity.WARNED, "SIREN (9 chiffres) au lieu d’un SIRET")
WRONG_KEY: Final = Note("T19", Severity.WARNED, "clé de contrôle fausse : numéro gardé, à vérifier")
ODD: Final = Note("T19", Severity.ERROR, "ce n’est pas un numéro d’organisme")
ZEROS: Final = Note("T20", Severity.WARNED, "des zéros ne désignent personne : numéro absent")
IS_RNA: Final = Note("T20", Severity.WARNED, "numéro RNA : il a sa colonne, rnaBeneficiaire")
NOT_SIRET: Final = Note("T20", Severity.WARNED, "SIRET ou SIREN dans la colonne du numéro RNA")
ODD_RNA: Final = Note("T20", Severity.ERROR, "ce n’est pas un numéro RNA : W et neuf chiffres")
NARROW: Final = Note("T20", Severity.WARNED, "numéro RNA avec une lettre, que le SCDL n’admet pas")
NO_NUMBER: Final = Note("T20", Severity.WARNED, "bénéficiaire sans numéro : ni SIRET, ni RNA")
