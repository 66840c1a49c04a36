"""Every fact of the deliberation of 15 November 2018, by address: nothing of it may be lost.

A line is an address and the typed value that is there. A value of the sample without its line fails the test,
and so does a line whose value has changed: the act is read again before either is mended.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conventions import Convention, Duration, FrenchParseError, Period, Price, euros
from conventions.base import Record
from conventions.french import Name, parse_date
from conventions.model import (
    DecisionKind,
    Firmness,
    FuzzyDate,
    FuzzyDuration,
    Organ,
    Outcome,
    PartyKind,
    ResultStatus,
    Role,
    Section,
)
from conventions.model.addresses import at, walk
from conventions.samples import cci_2017_2019

SEM, CCI, EPURES, MINES = (f"initial.parties[{key}]" for key in ("SEM", "CCI", "EPURES", "ENSMSE"))
AXES = "initial.axes"
A1, A2, A3 = (f"initial.actions[A{number}]" for number in (1, 2, 3))
DEVICES = "initial.devices"
NOVACITE = f"{DEVICES}[novacite]"
REQUEST = "requests[2018]"
AVENANT = "avenants[2018-1]"
OPERATION = f"{AVENANT}.operations[subvention 2018]"
GRANT = f"{OPERATION}.grant"
LINE = f"{GRANT}.lines[1]"
ACT = "deliberations[2018-11-15]"
DECISIONS = f"{ACT}.decisions"
VOTE = f"{ACT}.vote"
R = "results"

Facts = tuple[tuple[str, object], ...]

PARTNERSHIP: Facts = (
    (
        "title",
        (
            "Partenariat avec la CCI Lyon Métropole Saint-Étienne Roanne – volet entrepreneuriat, "
            "innovation et numérique 2017-2019"
        ),
    ),
    ("kind", "convention de partenariat triennale"),
    (
        "framework.title",
        "convention cadre entre Saint-Étienne Métropole et la CCI Lyon Métropole Saint-Étienne Roanne",
    ),
    (
        "framework.raw",
        (
            "En application de leur convention cadre, Saint-Etienne Métropole et la Chambre de "
            "Commerce et d’Industrie Lyon Métropole Saint-Etienne Roanne ont mis en œuvre une "
            "convention de partenariat portant sur l’entrepreneuriat, l’innovation et le numérique"
        ),
    ),
    ("framework.parties", ("SEM", "CCI")),
    ("known_in_part", True),
    ("source", "délibération du Bureau de Saint-Étienne Métropole du 15 novembre 2018"),
    ("initial.period", Period.years(2017, 2019)),
)
"""The partnership, known in part, and the framework above it."""

PARTIES: Facts = (
    (f"{SEM}.name", Name("Saint-Étienne Métropole")),
    (f"{SEM}.other_names", ("Saint-Etienne Métropole",)),
    (f"{SEM}.roles", (Role.GRANTOR,)),
    (f"{SEM}.kinds[1].kind", PartyKind.METROPOLE),
    (f"{SEM}.kinds[1].since", date(2018, 1, 1)),
    (f"{SEM}.kinds[1].source", "décret n° 2017-1316 du 1er septembre 2017"),
    (f"{CCI}.name", Name("CCI Lyon Métropole Saint-Étienne Roanne", article="la", gender="f")),
    (
        f"{CCI}.other_names",
        (
            "Chambre de Commerce et d’Industrie Lyon Métropole Saint-Etienne Roanne",
            "CCI Lyon Métropole Saint-Etienne Roanne",
            "Chambre de Commerce Lyon Métropole Saint-Etienne Roanne",
        ),
    ),
    (f"{CCI}.roles", (Role.BENEFICIARY, Role.OPERATOR)),
    (f"{CCI}.kinds[1].kind", PartyKind.CHAMBER),
    (f"{CCI}.legal_category", "7381"),
    (
        f"{CCI}.note",
        (
            "déduits, hors de l’acte : la catégorie juridique 7381, de son nom, et le rôle "
            "d’opérateur, de ce qu’elle conduit l’accélérateur et l’événement du 14 juin"
        ),
    ),
    (f"{EPURES}.name", Name("EPURES", elides=True)),
    (f"{EPURES}.roles", (Role.PARTNER,)),
    (f"{MINES}.name", Name("école des mines", article="l’", gender="f")),
    (f"{MINES}.roles", (Role.PARTNER,)),
    (f"{MINES}.note", "rôle déduit de la visite de sa plateforme : l’acte ne le dit pas"),
)
"""Who takes part; what is not in the act says so."""

STAKES: Facts = (
    (f"{AXES}[entrepreneuriat].title", "L’entrepreneuriat"),
    (
        f"{AXES}[entrepreneuriat].stakes",
        (
            (
                "pérenniser et favoriser la croissance des « jeunes entreprises », grâce à l’école de "
                "l’entrepreneuriat et des programmes dédiés au suivi post-création (dont notamment les "
                "volets immobilier et financier), avec une attention particulière pour les entreprises en "
                "hypercroissance"
            ),
        ),
    ),
    (f"{AXES}[innovation].title", "L’innovation"),
    (
        f"{AXES}[innovation].stakes",
        ("réussir la mise en place du D2IN (Dispositif Intégré pour l’Innovation et le Numérique)",),
    ),
    (f"{AXES}[numerique].title", "Le numérique"),
    (
        f"{AXES}[numerique].stakes",
        (
            (
                "relever le challenge de l’intégration du numérique dans l’industrie (volet industrie de "
                "la programmation Frenchtech Saint-Etienne) dans les processus mais surtout dans les "
                "produits, pour être en phase avec la révolution numérique en cours (usine du futur, "
                "objets connectés)"
            ),
        ),
    ),
)
"""Three axes and their stakes, in the words of the act."""

ACTION_1: Facts = (
    (f"{A1}.number", "1"),
    (f"{A1}.title", "Améliorer l’accompagnement des entreprises hébergées en pépinières"),
    (
        f"{A1}.measures[1].text",
        (
            "mettre en place un suivi individuel en termes de tableau de bord financier pour environ "
            "30 entreprises à potentiel par an"
        ),
    ),
    (
        f"{A1}.measures[2].text",
        (
            "poursuivre la collaboration avec EPURES pour la gestion de l’observatoire économique de "
            "la création d’entreprises"
        ),
    ),
    (f"{A1}.measures[2].partners", ("EPURES",)),
    (f"{A1}.measures[2].devices", ("observatoire",)),
    (f"{A1}.devices", ("republique", "novacieries")),
    (f"{A1}.targets[A1-T1].unit", "entreprises à potentiel"),
    (f"{A1}.targets[A1-T1].value", Decimal(30)),
    (f"{A1}.targets[A1-T1].per", "an"),
    (f"{A1}.targets[A1-T1].approximate", True),
    (f"{A1}.targets[A1-T1].raw", "environ 30 entreprises à potentiel par an"),
    (
        f"{A1}.perspectives[1].text",
        (
            "L’année 2017 a été une année de mouvements dans les pépinières, avec sortie des "
            "résidents actuels vers des hôtels d’entreprises"
        ),
    ),
    (
        f"{A1}.perspectives[2].text",
        (
            "Une montée en puissance des accompagnements est donc à prévoir, avec la "
            "commercialisation croissante de la pépinière République"
        ),
    ),
    (f"{A1}.perspectives[3].text", "puis l’ouverture de la pépinière Novaciéries"),
    (f"{A1}.perspectives[3].when", FuzzyDate(raw="à l’horizon 2019")),
)
"""The first action: what is to be done, its target, what comes next."""

ACTION_2: Facts = (
    (f"{A2}.number", "2"),
    (f"{A2}.title", "Expertise des projets d’innovation (PME et Startups)"),
    (f"{A2}.measures[1].text", "expertiser environ 20 projets par an"),
    (
        f"{A2}.measures[2].text",
        (
            "poursuivre la collaboration entre Novacité et le dispositif MIND de Saint-Etienne "
            "Métropole dans le cadre des réorganisations des centres d’innovation (CEEI) au niveau "
            "régional"
        ),
    ),
    (f"{A2}.measures[2].devices", ("novacite", "mind")),
    (
        f"{A2}.measures[3].text",
        (
            "Dans le cadre du partenariat, les startups peuvent accéder à l’accélérateur de la CCI, "
            "Novacité, et être accompagnées sur une durée d’environ deux ans et demi selon deux "
            "phases, chacune étant soumise à la décision d'un jury"
        ),
    ),
    (f"{A2}.measures[3].devices", ("novacite",)),
    (f"{A2}.devices", ("novacite",)),
    (f"{A2}.targets[A2-T1].unit", "projets"),
    (f"{A2}.targets[A2-T1].value", Decimal(20)),
    (f"{A2}.targets[A2-T1].per", "an"),
    (f"{A2}.targets[A2-T1].approximate", True),
    (f"{A2}.targets[A2-T1].raw", "environ 20 projets par an"),
    (f"{A2}.perspectives[1].text", "Un deuxième appel à projet est prévu"),
    (f"{A2}.perspectives[1].when", FuzzyDate(raw="courant octobre 2018")),
)
"""The second action."""

ACTION_3: Facts = (
    (f"{A3}.number", "3"),
    (f"{A3}.title", "Accompagner la transition numérique de l’industrie"),
    (f"{A3}.objective", "Apporter aux entreprises un accompagnement sur le produit manufacturé du futur"),
    (
        f"{A3}.means",
        (
            "développement d’un module « entreprise 4.0 » au sein du programme French Tech #Design "
            "Tech en lien avec le dispositif national « usine du futur » (projet collectif à "
            "construire)"
        ),
    ),
    (f"{A3}.devices", ("entreprise-4-0", "designtech", "usine-du-futur")),
)
"""The third action, which has no figure."""

PROGRAMMES: Facts = (
    (f"{DEVICES}[ecole-entrepreneuriat].name", Name("école de l’entrepreneuriat")),
    (f"{DEVICES}[D2IN].name", Name("Dispositif Intégré pour l’Innovation et le Numérique (D2IN)")),
    (f"{DEVICES}[D2IN].kind", "dispositif"),
    (f"{DEVICES}[frenchtech].name", Name("Frenchtech Saint-Etienne")),
    (f"{DEVICES}[frenchtech].kind", "programmation, avec un volet industrie"),
    (f"{DEVICES}[observatoire].name", Name("observatoire économique de la création d’entreprises")),
    (f"{DEVICES}[observatoire].kind", "observatoire"),
    (f"{DEVICES}[republique].name", Name("République")),
    (f"{DEVICES}[republique].kind", "pépinière"),
    (f"{DEVICES}[novacieries].name", Name("Novaciéries")),
    (f"{DEVICES}[novacieries].kind", "pépinière"),
    (f"{DEVICES}[mind].name", Name("MIND")),
    (f"{DEVICES}[mind].kind", "dispositif"),
    (f"{DEVICES}[mind].owner", "SEM"),
    (f"{NOVACITE}.name", Name("Novacité")),
    (f"{NOVACITE}.kind", "accélérateur"),
    (f"{NOVACITE}.owner", "CCI"),
    (f"{NOVACITE}.duration", FuzzyDuration(raw="environ deux ans et demi")),
    (f"{NOVACITE}.phases[1].title", "effectuer un diagnostic 360° de l’entreprise et valider le projet"),
    (f"{NOVACITE}.phases[1].duration", FuzzyDuration(raw="4 à 6 mois")),
    (
        f"{NOVACITE}.phases[1].gate",
        (
            "décision d’un jury ; la phase est suivie d’un passage en comité de labellisation devant "
            "un jury d’entrepreneurs"
        ),
    ),
    (f"{NOVACITE}.phases[1].charges[1].price", Price(euros(350), "HT")),
    (f"{NOVACITE}.phases[1].charges[1].payer", "l’entreprise"),
    (f"{NOVACITE}.phases[1].charges[1].raw", "Reste 350 € HT à la charge de l’entreprise"),
    (
        f"{NOVACITE}.phases[2].title",
        (
            "accéder à des experts et prospects pour valider la proposition de valeur, la "
            "structuration de la démarche commerciale, l’accès au premier financement et la "
            "préparation au scale-up"
        ),
    ),
    (f"{NOVACITE}.phases[2].gate", "décision d’un jury"),
    (f"{NOVACITE}.phases[2].charges[1].price", Price(euros(2400), "HT", "an")),
    (f"{NOVACITE}.phases[2].charges[1].payer", "l’entreprise"),
    (f"{NOVACITE}.phases[2].charges[1].raw", "Reste 2 400 € HT/an à la charge de l’entreprise"),
    (f"{DEVICES}[entreprise-4-0].name", Name("entreprise 4.0")),
    (f"{DEVICES}[entreprise-4-0].kind", "module"),
    (f"{DEVICES}[designtech].name", Name("French Tech #DesignTech")),
    (f"{DEVICES}[designtech].kind", "programme"),
    (f"{DEVICES}[usine-du-futur].name", Name("usine du futur")),
    (f"{DEVICES}[usine-du-futur].kind", "dispositif national"),
    (f"{DEVICES}[itm-factory].name", Name("IT’M Factory")),
    (f"{DEVICES}[itm-factory].kind", "plateforme technologique « usine du futur »"),
    (f"{DEVICES}[itm-factory].owner", "ENSMSE"),
)
"""The devices, and the accelerator in two phases with what is left to pay by the companies."""

MONEY: Facts = (
    ("initial.grants[2017].exercise", 2017),
    ("initial.grants[2017].beneficiary", "CCI"),
    ("initial.grants[2017].note", "subvention déduite de la période 2017-2019 : l’acte n’en dit rien"),
    ("initial.grants[2019].exercise", 2019),
    ("initial.grants[2019].beneficiary", "CCI"),
    ("initial.grants[2019].note", "subvention déduite de la période 2017-2019 : l’acte n’en dit rien"),
    (f"{REQUEST}.exercise", 2018),
    (f"{REQUEST}.beneficiary", "CCI"),
    (f"{REQUEST}.amount", euros(50000)),
    (
        f"{REQUEST}.object",
        (
            "programme de partenariat et de soutien convenu avec Saint-Étienne Métropole pour la "
            "période 2017-2019"
        ),
    ),
    (
        f"{REQUEST}.raw",
        (
            "Dans ce contexte, la Chambre de Commerce Lyon Métropole Saint-Etienne Roanne, sollicite "
            "Saint-Etienne Métropole pour l’attribution d’une subvention de 50 000 € pour l’année "
            "2018 au titre du programme de partenariat et de soutien convenu avec Saint-Etienne "
            "Métropole pour la période 2017-2019"
        ),
    ),
    (f"{AVENANT}.deliberation", "2018-11-15"),
    (f"{AVENANT}.number", 1),
    (f"{AVENANT}.year", 2018),
    (f"{AVENANT}.title", "Avenant n° 1 – 2018"),
    (f"{GRANT}.exercise", 2018),
    (f"{GRANT}.beneficiary", "CCI"),
    (f"{GRANT}.amount", euros(50000)),
    (
        f"{GRANT}.object",
        (
            "programme de partenariat et de soutien convenu avec Saint-Étienne Métropole pour la "
            "période 2017-2019"
        ),
    ),
    (f"{LINE}.raw", "budget d’investissement sur le compte INUM 65738-SUBFCT-FLI"),
    (f"{LINE}.section", Section.INVESTMENT),
    (f"{LINE}.parts[1].code", "INUM"),
    (f"{LINE}.parts[2].key", "compte"),
    (f"{LINE}.parts[2].code", "65738"),
    (f"{LINE}.parts[3].code", "SUBFCT"),
    (f"{LINE}.parts[4].code", "FLI"),
    (f"{OPERATION}.operation", "fixer la subvention"),
    (f"{OPERATION}.mode", "remplace"),
    (f"{GRANT}.firmness", Firmness.FIRM),
)
"""The money: asked for, brought by the avenant for 2018; the avenant is only approved."""

DELIBERATION: Facts = (
    (f"{ACT}.authority", "SEM"),
    (f"{ACT}.organ", Organ.BUREAU),
    (f"{ACT}.assembly", "Bureau métropolitain"),
    (f"{ACT}.date", date(2018, 11, 15)),
    (
        f"{ACT}.title",
        (
            "Partenariat CCI Lyon Métropole Saint-Étienne Roanne – volet entrepreneuriat, innovation "
            "et numérique 2017-2019 – avenant n° 1 2018"
        ),
    ),
    (f"{DECISIONS}[1].kind", DecisionKind.AUTHORISE_PAYMENT),
    (
        f"{DECISIONS}[1].raw",
        (
            "autorise le versement d’une subvention de 50 000 € à la CCI Lyon Métropole Saint-Etienne "
            "Roanne pour l’année 2018 au titre du programme de partenariat et de soutien convenu avec "
            "Saint-Etienne Métropole pour la période 2017-2019"
        ),
    ),
    (f"{DECISIONS}[1].beneficiary", "CCI"),
    (f"{DECISIONS}[1].exercise", 2018),
    (f"{DECISIONS}[1].amount", euros(50000)),
    (f"{DECISIONS}[2].kind", DecisionKind.APPROVE_AVENANT),
    (f"{DECISIONS}[2].raw", "approuve le projet d’avenant n°1 à la convention triennale 2017-2019"),
    (f"{DECISIONS}[2].avenant", "2018-1"),
    (f"{DECISIONS}[3].kind", DecisionKind.AUTHORISE_SIGNATURE),
    (
        f"{DECISIONS}[3].raw",
        (
            "autorise Monsieur le Président, ou son représentant dûment habilité, à signer l’avenant "
            "permettant le versement de la subvention et toutes pièces nécessaires à la résolution "
            "satisfaisante de cette affaire"
        ),
    ),
    (f"{DECISIONS}[3].avenant", "2018-1"),
    (f"{DECISIONS}[3].signatory.capacity", "le Président, ou son représentant dûment habilité"),
    (f"{DECISIONS}[4].kind", DecisionKind.CHARGE),
    (
        f"{DECISIONS}[4].raw",
        (
            "les dépenses correspondantes seront imputées sur le budget d’investissement sur le "
            "compte INUM 65738-SUBFCT-FLI"
        ),
    ),
    (f"{DECISIONS}[4].lines[1].raw", "budget d’investissement sur le compte INUM 65738-SUBFCT-FLI"),
    (f"{DECISIONS}[4].lines[1].section", Section.INVESTMENT),
    (f"{DECISIONS}[4].lines[1].parts[1].code", "INUM"),
    (f"{DECISIONS}[4].lines[1].parts[2].key", "compte"),
    (f"{DECISIONS}[4].lines[1].parts[2].code", "65738"),
    (f"{DECISIONS}[4].lines[1].parts[3].code", "SUBFCT"),
    (f"{DECISIONS}[4].lines[1].parts[4].code", "FLI"),
    (f"{VOTE}.outcome", Outcome.UNANIMOUS),
    (f"{VOTE}.raw", "Ce dossier a été adopté à l’unanimité"),
    (f"{ACT}.extract_signatory.name", "Gaël PERDRIAU"),
    (f"{ACT}.extract_signatory.capacity", "Le Président"),
    (
        f"{ACT}.raw_title",
        (
            "PARTENARIAT CCI LYON METROPOLE SAINT-ETIENNE ROANNE - VOLET ENTREPRENEURIAT INNOVATION "
            "ET NUMERIQUE 2017 2019 - AVENANT N°1 2018"
        ),
    ),
)
"""The deliberation: four decisions, a vote without counts, two different signers."""

RESULTS_1: Facts = (
    (f"{R}[A1-R1].action", "A1"),
    (f"{R}[A1-R1].value", Decimal(23)),
    (f"{R}[A1-R1].unit", "entrepreneurs accompagnés"),
    (
        f"{R}[A1-R1].raw",
        (
            "2017 a permis la mise en place de l’accompagnement et l’identification du process. A ce "
            "stade, 23 entrepreneurs sont accompagnés, représentant un total de 80 heures "
            "d’accompagnement"
        ),
    ),
    (f"{R}[A1-R2].action", "A1"),
    (f"{R}[A1-R2].value", Decimal(80)),
    (f"{R}[A1-R2].unit", "heures d’accompagnement"),
    (
        f"{R}[A1-R2].raw",
        (
            "A ce stade, 23 entrepreneurs sont accompagnés, représentant un total de 80 heures "
            "d’accompagnement"
        ),
    ),
    (f"{R}[A1-R3].action", "A1"),
    (f"{R}[A1-R3].value", Decimal(80)),
    (f"{R}[A1-R3].unit", "% de remplissage des pépinières"),
    (f"{R}[A1-R3].approximate", True),
    (f"{R}[A1-R3].when", FuzzyDate(raw="sur le deuxième semestre")),
    (f"{R}[A1-R3].exercise", 2018),
    (
        f"{R}[A1-R3].raw",
        (
            "La nouvelle vague d’entrée s’est mise en place sur 2018, avec sur le deuxième semestre "
            "des taux de remplissage des pépinières avoisinant les 80 %"
        ),
    ),
    (f"{R}[A1-R1].status", ResultStatus.MEASURED),
)
"""The results of action 1, whose units are not those of the target."""

RESULTS_2: Facts = (
    (f"{R}[A2-R1].action", "A2"),
    (f"{R}[A2-R1].value", Decimal(3)),
    (f"{R}[A2-R1].unit", "startups présentes"),
    (f"{R}[A2-R1].of_which[1].value", Decimal(2)),
    (f"{R}[A2-R1].of_which[1].unit", "retenues"),
    (f"{R}[A2-R1].of_which[1].phase", "1"),
    (f"{R}[A2-R1].device", "novacite"),
    (f"{R}[A2-R1].when", FuzzyDate(raw="14/12/2017")),
    (f"{R}[A2-R1].occasion", "premier appel"),
    (f"{R}[A2-R1].raw", "Premier appel le 14/12/2017 : 3 startup présentes dont 2 retenus pour la phase 1"),
    (f"{R}[A2-R2].action", "A2"),
    (f"{R}[A2-R2].value", Decimal(1)),
    (f"{R}[A2-R2].unit", "startup présentée"),
    (f"{R}[A2-R2].status", ResultStatus.PLANNED),
    (f"{R}[A2-R2].device", "novacite"),
    (f"{R}[A2-R2].phase_raw", "pour accéder à la phase"),
    (f"{R}[A2-R2].when", FuzzyDate(raw="08/11/2018")),
    (f"{R}[A2-R2].occasion", "jury Novacité"),
    (f"{R}[A2-R2].raw", "1 startup sera présentée au jury Novacité le 08/11/2018 pour accéder à la phase"),
    (f"{R}[A2-R3].action", "A2"),
    (f"{R}[A2-R3].value", Decimal(1)),
    (f"{R}[A2-R3].unit", "processus en test"),
    (f"{R}[A2-R3].when", FuzzyDate(raw="dès fin 2017")),
    (f"{R}[A2-R3].occasion", "pour les actions 1 et 2, après une phase de test et d’ajustements"),
    (
        f"{R}[A2-R3].raw",
        (
            "La mise en place du partenariat et la définition du mode d’intervention sur les champs "
            "d’actions 1 et 2, après une phase de test et d’ajustements, a abouti à un process en "
            "test dès fin 2017"
        ),
    ),
)
"""The results of action 2; the last one is of actions 1 and 2."""

RESULTS_3: Facts = (
    (f"{R}[A3-R1].action", "A3"),
    (f"{R}[A3-R1].value", Decimal(350)),
    (f"{R}[A3-R1].unit", "visiteurs uniques"),
    (f"{R}[A3-R1].when", FuzzyDate(raw="14 juin")),
    (
        f"{R}[A3-R1].occasion",
        (
            "conférences de l’événement régional sur l’usine du futur, organisé pour la première fois "
            "par la CCI à l’intention de toutes les entreprises de l’industrie manufacturière"
        ),
    ),
    (f"{R}[A3-R1].place", "Centre de Congrès de Saint-Étienne"),
    (
        f"{R}[A3-R1].raw",
        (
            "La CCI a organisé pour la première fois un événement régional dédié au manufacturing de "
            "demain le 14 juin au Centre de Congrès de Saint-Etienne. Il traitait ainsi de l’usine du "
            "futur à l’intention de toutes les entreprises de l’industrie manufacturière. Les "
            "conférences ont réuni 350 visiteurs uniques et 140 personnes ont participé aux visites "
            "guidées de la plateforme technologique « usine du futur » (IT’M Factory) de l’école des "
            "mines"
        ),
    ),
    (f"{R}[A3-R2].action", "A3"),
    (f"{R}[A3-R2].value", Decimal(140)),
    (f"{R}[A3-R2].unit", "participants aux visites guidées"),
    (f"{R}[A3-R2].device", "itm-factory"),
    (f"{R}[A3-R2].place", "plateforme technologique « usine du futur » de l’école des mines"),
    (
        f"{R}[A3-R2].raw",
        (
            "Les conférences ont réuni 350 visiteurs uniques et 140 personnes ont participé aux "
            "visites guidées de la plateforme technologique « usine du futur » (IT’M Factory) de "
            "l’école des mines"
        ),
    ),
)
"""The results of action 3."""

UNKNOWN = (
    # The base convention was not seen.
    "reference",
    "signed_on",
    "effective_on",
    "deliberation",
    "ledger",
    "framework.number",
    "framework.signed_on",
    "initial.clauses",
    "initial.payment_terms",
    # No nomenclature is named, and no number identifies a party.
    f"{SEM}.nomenclatures",
    f"{SEM}.identifiers",
    f"{CCI}.identifiers",
    # The act does not say which axis each action serves; the third action has no target.
    f"{A1}.axis",
    f"{A2}.axis",
    f"{A3}.axis",
    f"{A3}.targets",
    # The second phase has no duration.
    f"{NOVACITE}.phases[2].duration",
    # The money of 2017 and 2019, the date of the request, the nature and the calculation of the grant.
    "initial.grants[2017].amount",
    "initial.grants[2019].amount",
    f"{REQUEST}.requested_on",
    f"{GRANT}.nature",
    f"{GRANT}.calculation",
    f"{LINE}.amount",
    f"{LINE}.parts[1].key",
    f"{LINE}.parts[3].key",
    f"{LINE}.parts[4].key",
    # The avenant is a projet; nobody said when it would be signed or take effect.
    f"{AVENANT}.signed_on",
    f"{AVENANT}.effective_on",
    f"{AVENANT}.raw_title",
    # The extract has no number, no delegation, no count, no date of transmission; its decisions have no numbers.
    f"{ACT}.number",
    f"{ACT}.delegation",
    f"{ACT}.transmitted_on",
    f"{ACT}.published_on",
    *(f"{DECISIONS}[{rank}].number" for rank in (1, 2, 3, 4)),
    f"{DECISIONS}[3].signatory.name",
    f"{VOTE}.in_favour",
    f"{VOTE}.against",
    f"{VOTE}.abstentions",
    f"{VOTE}.not_taking_part",
    f"{VOTE}.present",
    # No result names the target it answers, the jury's phase is forgotten, the visits have no date.
    *(f"{R}[{key}].target" for key in ("A1-R1", "A1-R2", "A1-R3", "A2-R1", "A2-R2", "A2-R3")),
    f"{R}[A2-R2].phase",
    f"{R}[A3-R1].exercise",
    f"{R}[A3-R2].when",
)
"""What the act does not say: never filled in, never zero."""

FACTS: Facts = (
    *PARTNERSHIP,
    *PARTIES,
    *STAKES,
    *ACTION_1,
    *ACTION_2,
    *ACTION_3,
    *PROGRAMMES,
    *MONEY,
    *DELIBERATION,
    *RESULTS_1,
    *RESULTS_2,
    *RESULTS_3,
)


def said(convention: Convention) -> set[str]:
    """The addresses of what the file says: each value that is not unknown, no, a default or a key of an address."""
    values = dict(walk(convention))
    silent = {
        f"{address}.{name}".removeprefix(".")
        for address, record in values.items()
        if isinstance(record, Record)
        for name in type(record).model_fields
        if record.holds_default(name)
    }
    return {
        address
        for address, value in values.items()
        if not isinstance(value, Record | tuple) and value is not None and value is not False
        if address not in silent and not address.endswith(f"[{value}].key")
    }


def unlisted(convention: Convention) -> set[str]:
    """What the file says and the table does not list, at its address or as a part of a listed value."""
    listed = {address for address, _ in FACTS}
    whole = tuple(f"{address}{step}" for address in listed for step in ".[")
    return {address for address in said(convention) - listed if not address.startswith(whole)}


def test_the_table_is_whole() -> None:
    """The table lists more than two hundred facts, each once."""
    addresses = [*(address for address, _ in FACTS), *UNKNOWN]
    assert len(addresses) == len(set(addresses))
    assert len(FACTS) > 200


@pytest.mark.parametrize(("address", "value"), FACTS, ids=[address for address, _ in FACTS])
def test_each_fact_of_the_act_is_held_with_its_type(address: str, value: object) -> None:
    """The value at the address is the fact, of the same type."""
    found = at(cci_2017_2019(), address)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("address", UNKNOWN)
def test_what_the_act_does_not_say_is_not_said_for_it(address: str) -> None:
    """Nothing is at the address: no value, no item, and for the clauses not even an empty list."""
    found = at(cci_2017_2019(), address)
    assert found is None or (found == () and address != "initial.clauses")


def test_no_value_of_the_sample_is_left_out_of_the_table() -> None:
    """Each value that the file gives, typed or text, has its line in the table."""
    assert len(said(cci_2017_2019())) > 200
    assert unlisted(cci_2017_2019()) == set()


def test_a_value_added_to_the_sample_is_seen() -> None:
    """A text, a date as written or an item that the table does not list is found by its address."""
    convention = cci_2017_2019()
    first, *others = convention.results
    more = first.replace(place="Saint-Étienne", when="14 juin")
    axes = (*convention.initial.axes, convention.initial.axes[0].replace(key="autre"))
    changed = convention.replace(
        reference="2018-1", results=(more, *others), initial=convention.initial.replace(axes=axes)
    )
    assert unlisted(changed) == {
        "reference",
        f"{AXES}[autre].title",
        f"{AXES}[autre].stakes[1]",
        f"{R}[A1-R1].place",
        f"{R}[A1-R1].when.raw",
    }


@pytest.mark.parametrize(
    ("address", "period"),
    [
        (f"{A1}.perspectives[3].when", Period.years(2019)),
        (f"{A2}.perspectives[1].when", Period(date(2018, 10, 1), date(2018, 10, 31))),
        (f"{R}[A1-R3].when", None),
        (f"{R}[A2-R1].when", Period(date(2017, 12, 14), date(2017, 12, 14))),
        (f"{R}[A2-R2].when", Period(date(2018, 11, 8), date(2018, 11, 8))),
        (f"{R}[A2-R3].when", Period(date(2017, 10, 1), date(2017, 12, 31))),
        (f"{R}[A3-R1].when", None),
    ],
)
def test_dates_as_written_allow_the_days_they_name(address: str, period: Period | None) -> None:
    """A date of the act allows an interval, or nothing when it names no year."""
    found = at(cci_2017_2019(), address)
    assert isinstance(found, FuzzyDate)
    assert found.period == period


def test_durations_as_written_have_bounds() -> None:
    """Both durations of the act are understood."""
    convention = cci_2017_2019()
    whole = at(convention, f"{NOVACITE}.duration")
    first = at(convention, f"{NOVACITE}.phases[1].duration")
    assert isinstance(whole, FuzzyDuration)
    assert isinstance(first, FuzzyDuration)
    assert whole.bounds == (Duration(years=2, months=6), Duration(years=2, months=6))
    assert first.bounds == (Duration(months=4), Duration(months=6))


def test_a_date_without_a_year_is_never_completed() -> None:
    """« 14 juin » is refused as a date: no year is invented."""
    with pytest.raises(FrenchParseError):
        parse_date("14 juin")
