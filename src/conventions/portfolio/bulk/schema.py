"""The fixed schema of the flat tables: names, kinds, what each column is. Unknown is null, never zero.

Everything is as of the day that the tables were made for: acts, mandates and engagements of later days are
not there. Amounts are whole cents, days are dates, a flag is never null.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Kind(StrEnum):
    """What a column holds, in French."""

    TEXT = "texte"
    INTEGER = "entier"
    CENTS = "centimes"
    DATE = "date"
    FLAG = "oui ou non"


class Field(NamedTuple):
    """A column of a table: its name, what it holds, whether it may be unknown, what it is in French."""

    name: str
    kind: Kind
    nullable: bool
    title: str


def _fields(text: str) -> tuple[Field, ...]:
    """One field a line: the name (with « ? » where it may be unknown), the kind, the title."""
    found = []
    for line in text.strip().splitlines():
        name, kind, title = (part.strip() for part in line.split("|"))
        found.append(Field(name.rstrip("?"), Kind[kind.upper()], name.endswith("?"), title))
    return tuple(found)


_CONVENTIONS = """
convention | text | clé de la convention dans les tables
twin | integer | rang de la première convention identique : deux fois la même ne compte qu’une fois
as_of | date | jour des tables
starts_on | date | premier jour de la période en vigueur
ends_on? | date | dernier jour de la période en vigueur
signed_on? | date | signature
signature_told | flag | un acte postérieur (notification, transmission) prouve une signature
law_day? | date | jour dont le droit s’applique à la signature
known_in_part | flag | connue en partie seulement
grantors | integer | nombre d’attribuants
numbered | flag | une partie au moins a un identifiant
associations | flag | les règles sur les associations ont un objet
ledger | flag | les versements sont renseignés
engaged | flag | les engagements sont renseignés
ceiling? | cents | plafond de la convention
ceiling_address? | text | où le plafond est écrit
"""
_SIGNATURES = """
convention | text | clé de la convention, que ses actes s’enchaînent ou non
signed_on? | date | signature, au plus tard le jour des tables
first_day | date | premier jour de la période d’origine
"""
_PARTIES = """
convention | text | clé de la convention
party | text | clé de la partie
body | flag | reçoit une subvention
kind? | text | nature au jour des tables
telling | flag | a un RNA, un SIRET, un RIDET ou un TAHITI
address | text | où ses identifiants sont écrits
"""
_NUMBERS = """
convention | text | clé de la convention
party | text | clé de la partie
grantor | flag | attribue les subventions
number | text | SIREN (celui du SIRET aussi) ou RNA, sans espaces
"""
_UNFOLDED = """
convention | text | clé d’une convention dont les actes ne s’enchaînent pas
number | text | SIREN ou RNA d’une de ses parties
"""
_IDENTIFIERS = """
convention | text | clé de la convention
party | text | clé de la partie
scheme | text | SIREN, SIRET ou RNA
number | text | tel qu’écrit, sans espaces, RNA en capitales
address | text | où il est écrit
"""
_GRANTS = """
convention | text | clé de la convention
grant | text | clé de la subvention
rank | integer | rang dans la convention
exercise | integer | exercice
day | date | dernier jour de l’exercice
beneficiary | text | clé du bénéficiaire
known | flag | le bénéficiaire est parmi les parties
kind? | text | nature du bénéficiaire au dernier jour de l’exercice
person | flag | le bénéficiaire est ou fut une personne physique
legal_category? | text | catégorie juridique du bénéficiaire (Insee)
has_rna | flag | le bénéficiaire a un numéro RNA
firm | flag | ferme, sinon prévisionnelle
form | text | numéraire ou nature
nature? | text | fonctionnement ou équipement
purpose? | text | objet particulier (logement social…)
amount? | cents | montant attribué
counted? | cents | le plus grand des montants décidé et signé
replaced | flag | une délibération en dit le montant à sa place
section? | text | section budgétaire
small_authority? | flag | l’attribuant est d’une sorte que sa population peut exempter
inhabitants? | integer | population de l’attribuant, l’année de l’exercice
products? | cents | produits du bénéficiaire pour l’exercice
listing? | text | liste des organismes subventionnés : « nommé », « autres » (elle en nomme d’autres)
accounts_sent? | text | comptes transmis : « nommé », « autres »
address | text | où la subvention est écrite
exercise_address | text | où son exercice est écrit
"""
_DECISIONS = """
convention | text | clé de la convention
exercise | integer | exercice
amount | cents | somme décidée par une délibération qu’aucune subvention ne porte
"""
_PAYMENTS = """
convention | text | clé de la convention
payment | text | clé du mandat
rank | integer | rang dans le registre
dated_rank | integer | rang par jour d’émission, puis clé
exercise | integer | exercice d’imputation
grant? | text | subvention nommée
grant_exercise? | integer | exercice de la subvention en numéraire nommée
section? | text | section de la subvention que le mandat paie
issued_on | date | émission
paid_on? | date | paiement
amount | cents | montant
address | text | adresse du mandat
"""
_RECOVERIES = """
convention | text | clé de la convention
exercise | integer | exercice
grant_exercise? | integer | exercice de la subvention en numéraire nommée
amount | cents | montant annulé, réduit ou recouvré
"""
_COMMITMENTS = """
convention | text | clé de la convention
dated_rank | integer | rang par jour, puis clé
exercise | integer | exercice
grant? | text | subvention nommée
placed? | text | la seule subvention que l’engagement peut concerner
amount | cents | montant engagé, dégagements déduits
address | text | adresse de l’engagement
"""
_REMAINDERS = """
convention | text | clé de la convention
grant | text | clé de la subvention
section | text | section budgétaire
exercise | integer | exercice du dernier engagement
committed | cents | engagé, dégagements déduits
mandated | cents | mandaté, réductions déduites
address | text | adresse du dernier engagement
"""
_LINES = """
convention | text | clé de la convention
grant | text | clé de la subvention
exercise | integer | premier exercice de la ligne
day | date | dernier jour de cet exercice
account? | text | compte par nature
section? | text | section écrite
by_nature | flag | le code est bien un compte par nature
address | text | où la ligne est écrite
"""
_CREDITS = """
convention | text | clé de la convention
rank | integer | rang de la charge
exercise | integer | exercice du budget
row | text | clé de la ligne de crédit
grant | text | clé de la subvention
lines | integer | nombre de lignes de la subvention
amount? | cents | montant imputé
paid | flag | la subvention a un mandat
voted | cents | crédits votés
row_engaged? | cents | crédits engagés
address | text | où l’imputation est écrite
"""
_AUTHORIZATIONS = """
convention | text | clé de la convention
authorization | integer | rang de l’autorisation citée, par budget
day | date | dernier jour de l’exercice du budget
amount | cents | montant de l’autorisation
voted_year? | integer | année du vote
exercise | integer | exercice du crédit de paiement
credit | cents | crédit de paiement
address | text | où elle est citée
"""
_ACCOUNTS = """
convention | text | clé de la convention
party | text | clé du bénéficiaire
exercise | integer | exercice
day | date | dernier jour de l’exercice
kind? | text | nature du bénéficiaire ce jour-là
public_cash? | cents | subventions en numéraire de tous les financeurs
auditor | flag | un commissaire aux comptes, ou une certification, est dit
address | text | où leur commissaire aux comptes est, ou serait, écrit
"""
_AIDS = """
convention | text | clé de la convention
party | text | clé du bénéficiaire
regime | text | régime d’aide
rank | integer | rang de l’aide
day? | date | octroi
amount? | cents | montant
granted | flag | subvention d’une convention, sinon aide déclarée
since? | date | premier jour des aides qui comptent avec elle
address | text | où l’aide est écrite
"""
_LAW_YEARS = """
exercise | integer | exercice
convention_threshold? | cents | somme au-delà de laquelle une convention est obligatoire
auditor_threshold? | cents | somme au-delà de laquelle un commissaire aux comptes est obligatoire
cash_alone | flag | les subventions en nature ne comptent plus pour ce seuil
listing_threshold? | cents | somme au-delà de laquelle un organisme est dans la liste
listing_share_num? | integer | part des produits qui y met aussi (numérateur)
listing_share_den? | integer | part des produits qui y met aussi (dénominateur)
listing_population? | integer | population à partir de laquelle l’autorité publie la liste
closing_operating? | date | dernier jour des mandats de fonctionnement
closing_investment? | date | dernier jour des mandats d’investissement
payment_mark? | date | repère des paiements tardifs
"""
_LAW_DAYS = """
name | text | nom de la valeur légale
since | date | premier jour
until | date | dernier jour
amount | cents | montant
"""

TABLES: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {
        "conventions": _fields(_CONVENTIONS),
        "signatures": _fields(_SIGNATURES),
        "parties": _fields(_PARTIES),
        "numbers": _fields(_NUMBERS),
        "unfolded": _fields(_UNFOLDED),
        "identifiers": _fields(_IDENTIFIERS),
        "grants": _fields(_GRANTS),
        "decisions": _fields(_DECISIONS),
        "payments": _fields(_PAYMENTS),
        "recoveries": _fields(_RECOVERIES),
        "commitments": _fields(_COMMITMENTS),
        "remainders": _fields(_REMAINDERS),
        "lines": _fields(_LINES),
        "credits": _fields(_CREDITS),
        "authorizations": _fields(_AUTHORIZATIONS),
        "accounts": _fields(_ACCOUNTS),
        "aids": _fields(_AIDS),
        "law_years": _fields(_LAW_YEARS),
        "law_days": _fields(_LAW_DAYS),
    }
)
"""The tables that :func:`flatten` makes, with their columns in order."""
