"""The closed lists of the model: English names, French values (they are printed and exported)."""

from enum import StrEnum


class Role(StrEnum):
    """What a party does in the convention."""

    GRANTOR = "attribuant"
    COFUNDER = "cofinanceur"
    BENEFICIARY = "bénéficiaire"
    OPERATOR = "opérateur"
    PARTNER = "partenaire"


class PartyKind(StrEnum):
    """What a party is; the kind says whether it is a body of private law."""

    COMMUNE = "commune"
    EPCI = "EPCI"
    METROPOLE = "métropole"
    DEPARTEMENT = "département"
    REGION = "région"
    STATE = "État"
    PUBLIC_BODY = "établissement public"
    CHAMBER = "chambre consulaire"
    GIP = "groupement d’intérêt public"
    ASSOCIATION = "association"
    FOUNDATION = "fondation"
    COMPANY = "entreprise"
    MIXED_COMPANY = "société d’économie mixte"
    PERSON = "personne physique"
    OTHER = "autre"

    @property
    def private_law(self) -> bool | None:
        """Whether a body of this kind is of private law; None when the kind does not say."""
        return None if self is PartyKind.OTHER else self in _PRIVATE


_PRIVATE = {
    PartyKind.ASSOCIATION,
    PartyKind.FOUNDATION,
    PartyKind.COMPANY,
    PartyKind.MIXED_COMPANY,
    PartyKind.PERSON,
}


class Scheme(StrEnum):
    """The register that an identifier belongs to."""

    SIREN = "SIREN"
    SIRET = "SIRET"
    RNA = "RNA"
    RIDET = "RIDET"
    TAHITI = "TAHITI"
    FOREIGN = "étranger"


class Section(StrEnum):
    """The section of a budget."""

    OPERATING = "fonctionnement"
    INVESTMENT = "investissement"


class Firmness(StrEnum):
    """Whether the authority is bound by the amount of a year, or foresees it."""

    FIRM = "ferme"
    FORECAST = "prévisionnel"


class Nature(StrEnum):
    """What a grant pays for."""

    OPERATING = "fonctionnement"
    EQUIPMENT = "équipement"


class Form(StrEnum):
    """Money, or something else that the act values."""

    CASH = "numéraire"
    IN_KIND = "nature"


class Use(StrEnum):
    """Whether the grant is tied to a determined expense."""

    EARMARKED = "affectée"
    GENERAL = "globale"


class Calculation(StrEnum):
    """How the final amount follows the real costs, or does not."""

    FLAT = "forfaitaire"
    PROPORTIONAL = "proportionnelle"


class Tax(StrEnum):
    """The tax basis of a cost."""

    HT = "HT"
    TTC = "TTC"


class InstalmentKind(StrEnum):
    """An avance precedes any expense, an acompte follows work done, a solde ends the grant."""

    ADVANCE = "avance"
    INTERIM = "acompte"
    BALANCE = "solde"
    SINGLE = "unique"


class EventKind(StrEnum):
    """An event that the payment of an instalment may wait for."""

    DECISION = "décision"
    SIGNATURE = "signature"
    NOTIFICATION = "notification"
    TRANSMISSION = "transmission"
    START = "commencement"
    COMPLETION = "achèvement"
    BUDGET = "vote du budget"
    EXTENSION = "prorogation accordée"
    STOP = "arrêt décidé"


class ShareBase(StrEnum):
    """The sum that a share is a part of."""

    GRANT = "subvention"
    PREVIOUS_GRANT = "subvention de l’exercice précédent"
    ELIGIBLE_COST = "coût éligible"


class Rhythm(StrEnum):
    """How often a payment comes back."""

    MONTH = "mois"
    QUARTER = "trimestre"

    @property
    def months(self) -> int:
        """The months from one payment to the next.

        >>> Rhythm.QUARTER.months
        3
        """
        return 1 if self is Rhythm.MONTH else 3


class RepaymentCase(StrEnum):
    """Why money is paid back."""

    USE_CHANGED = "emploi modifié sans accord"
    AID_CEILING = "plafond d’aides publiques dépassé"
    NOT_DONE = "projet non réalisé dans le délai"
    UNJUSTIFIED = "dépenses non justifiées"
    UNUSED = "somme non utilisée"
    OBLIGATIONS = "obligations non tenues"


class Extent(StrEnum):
    """How much of a grant is paid back."""

    TOTAL = "totale"
    PARTIAL = "partielle"


class SurplusBase(StrEnum):
    """The sum that the surplus kept is measured by."""

    COSTS = "dépenses réelles"
    GRANT = "subvention"


class PaymentState(StrEnum):
    """How far a mandate went."""

    ISSUED = "émis"
    ACCEPTED = "pris en charge"
    REJECTED = "rejeté"
    CANCELLED = "annulé"
    PAID = "payé"


class RecoveryKind(StrEnum):
    """How money already mandated comes back."""

    CANCELLATION = "annulation de mandat"
    REDUCTION = "réduction de mandat"
    TITLE = "titre de recettes"


class ResultStatus(StrEnum):
    """Whether a result was measured, or only announced."""

    MEASURED = "mesuré"
    PLANNED = "prévu"


class Organ(StrEnum):
    """The assembly or authority that decides."""

    COUNCIL = "conseil"
    BUREAU = "bureau"
    STANDING_COMMITTEE = "commission permanente"
    EXECUTIVE = "exécutif"


class DecisionKind(StrEnum):
    """What a decision does; « autorise le versement » is not « attribue »."""

    GRANT = "attribue"
    AUTHORISE_PAYMENT = "autorise le versement"
    APPROVE_CONVENTION = "approuve la convention"
    APPROVE_AVENANT = "approuve le projet d’avenant"
    AUTHORISE_SIGNATURE = "autorise la signature"
    CHARGE = "impute"
    REQUEST = "sollicite"
    DELEGATE = "délègue"
    TAKE_NOTE = "prend acte"
    APPROVE_CONTRACT = "approuve le contrat"
    CHANGE_BENEFICIARY = "change le bénéficiaire"
    CHANGE_CHARGE = "change l’imputation"
    ADOPT_BUDGET = "adopte le budget"
    SPEND_BEFORE_BUDGET = "autorise les dépenses avant le vote du budget"
    VOTE_AUTHORIZATION = "vote une autorisation pluriannuelle"


class Outcome(StrEnum):
    """How a vote ended."""

    UNANIMOUS = "unanimité"
    MAJORITY = "majorité"
    REJECTED = "rejet"


class ClauseKind(StrEnum):
    """The closed list of what an article may be about."""

    OBJECT = "objet"
    USE = "utilisation"
    CONTROL = "contrôle"
    EVALUATION = "évaluation"
    RETENTION = "conservation du non-consommé"
    REGRANT = "reversement à un tiers"
    CREDITS = "sous réserve des crédits"
    CONDITION = "condition suspensive"
    LAPSE = "caducité"
    RENEWAL = "reconduction"
    TERMINATION = "résiliation"
    REPAYMENT = "restitution"
    COMMUNICATION = "communication"
    PAYMENT = "modalités de versement"
    INITIATIVE = "initiative du bénéficiaire"
    GENERAL_INTEREST = "intérêt général"
    NO_COUNTERPART = "absence de contrepartie"


class TermsPart(StrEnum):
    """A part of the terms, by the name of its field."""

    PERIOD = "period"
    PARTIES = "parties"
    AXES = "axes"
    ACTIONS = "actions"
    DEVICES = "devices"
    GRANTS = "grants"
    CEILING = "ceiling"
    PAYMENT_TERMS = "payment_terms"
    CLAUSES = "clauses"
    ORDER = "order"


class AvenantKind(StrEnum):
    """What an avenant of a kind is for; what it may touch follows."""

    FINANCIAL = "financier"
    EXTENSION = "de prolongation"
    TRANSFER = "de transfert"
    PROGRAMME = "de programme"

    @property
    def may_touch(self) -> frozenset[TermsPart]:
        """The parts of the terms that an avenant of this kind changes.

        >>> sorted(AvenantKind.EXTENSION.may_touch)
        [<TermsPart.PERIOD: 'period'>]
        """
        return _MAY_TOUCH[self]


_MAY_TOUCH = {
    AvenantKind.FINANCIAL: frozenset({TermsPart.GRANTS, TermsPart.CEILING, TermsPart.PAYMENT_TERMS}),
    AvenantKind.EXTENSION: frozenset({TermsPart.PERIOD}),
    AvenantKind.TRANSFER: frozenset({TermsPart.PARTIES}),
    AvenantKind.PROGRAMME: frozenset({TermsPart.AXES, TermsPart.ACTIONS, TermsPart.DEVICES}),
}


class TextChange(StrEnum):
    """What is done to the words of an article."""

    REPLACE = "remplacer"
    REWORD = "remplacer des mots"
    INSERT = "insérer"
    DELETE = "supprimer"
    TABLE = "remplacer un tableau"


class ActState(StrEnum):
    """How far an act went, computed from its dates."""

    DRAFT = "projet"
    APPROVED = "approuvé"
    SIGNED = "signé"
    TRANSMITTED = "transmis"
    NOTIFIED = "notifié"
    EXECUTORY = "exécutoire"
    WITHDRAWN = "retiré"
    ANNULLED = "annulé"
