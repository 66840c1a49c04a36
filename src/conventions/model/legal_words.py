"""The closed lists that the law makes: what a grant is for, aid regimes, grounds of withdrawal, publications."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a grant is for, where a law says something of it in particular."""

    SOCIAL_HOUSING = "logement social"
    BUSINESS_PREMISES = "immobilier d’entreprise"
    BUSINESS_CREATION = "aide à la création d’entreprise"
    BUSINESS = "aide à une entreprise"
    HEALTH = "installation de professionnels de santé"
    SUPPORTING_FUND = "fonds de concours"


class AssetKind(StrEnum):
    """What an equipment grant pays for; the last digit of its account follows."""

    MOVABLES = "biens mobiliers, matériel, études"
    BUILDINGS = "bâtiments, installations"
    INFRASTRUCTURE = "infrastructures d’intérêt national"
    ROADS = "voirie"
    MONUMENTS = "monuments historiques"


class AidRegime(StrEnum):
    """Under which rules of the European Union an aid to an undertaking is given."""

    DE_MINIMIS = "de minimis"
    DE_MINIMIS_SIEG = "de minimis SIEG"
    BLOCK_EXEMPTION = "exemption par catégorie"
    NOTIFIED = "régime notifié"
    NO_AID = "hors aides d’État"


class WithdrawalGround(StrEnum):
    """Why a grant is withdrawn."""

    ILLEGAL = "illégalité"
    CONDITION = "condition non remplie"
    REPUBLICAN_CONTRACT = "manquement au contrat d’engagement républicain"
    REQUEST = "demande du bénéficiaire"


class PublicationKind(StrEnum):
    """What was published or sent, where a law asks for it."""

    ESSENTIAL_DATA = "données essentielles"
    ANNEX = "annexe des concours attribués"
    LISTING = "liste des organismes subventionnés"
    ACCOUNTS = "comptes transmis au préfet"
    REGION = "aides transmises à la région"
    AID_REGISTER = "registre des aides de minimis"


class PublicationMode(StrEnum):
    """How an act was published."""

    ELECTRONIC = "électronique"
    POSTED = "affichage"
    PAPER = "papier"


class Cast(StrEnum):
    """What a member of the assembly did when the vote was taken."""

    IN_FAVOUR = "pour"
    AGAINST = "contre"
    ABSTAINED = "abstention"
    NOT_TAKING_PART = "ne prend pas part au vote"
    ABSENT = "absent"


class Template(StrEnum):
    """Which model of convention was used (circular of 29 September 2015)."""

    SIMPLE = "simplifié"
    FULL = "complet"
