"""The deliberation of the sample holds every fact of the real act, in the order of that act."""

from __future__ import annotations

from conventions.documents import deliberation, texts
from conventions.samples import cci_2017_2019

FACTS = (
    # the act
    *(
        "Délibération du Bureau métropolitain du 15 novembre 2018",
        "Partenariat CCI Lyon Métropole Saint-Étienne",
    ),
    *("volet entrepreneuriat, innovation et numérique 2017-2019", "avenant n° 1 2018"),
    *(
        "convention cadre",
        "Saint-Étienne Métropole et la CCI Lyon Métropole Saint-Étienne Roanne mettent en œuvre",
    ),
    *("la convention de partenariat triennale", "pour la période 2017-2019"),
    # the axes
    *(
        "I. Rappel des axes",
        "trois axes",
        "L’entrepreneuriat",
        "jeunes entreprises",
        "école de l’entrepreneuriat",
    ),
    *("suivi post-création", "immobilier et financier", "hypercroissance", "L’innovation", "D2IN"),
    *("Dispositif Intégré pour l’Innovation et le Numérique", "Le numérique", "Frenchtech Saint-Etienne"),
    *("surtout dans les produits", "usine du futur, objets connectés"),
    # the actions
    *("trois actions", "Action 1 – Améliorer l’accompagnement des entreprises hébergées en pépinières"),
    *("tableau de bord financier", "environ 30 entreprises à potentiel par an", "EPURES"),
    *("observatoire économique", "Action 2 – Expertise des projets d’innovation (PME et Startups)"),
    *("environ 20 projets par an", "Novacité", "MIND de Saint-Etienne Métropole", "CEEI"),
    *(
        "Action 3 – Accompagner la transition numérique de l’industrie",
        "Objectif",
        "produit manufacturé du futur",
    ),
    *("Moyens", "entreprise 4.0", "French Tech #Design Tech", "dispositif national « usine du futur »"),
    # what was done, what comes next
    *("II. Bilan et perspectives", "actions 1 et 2", "phase de test", "fin 2017", "1 processus en test"),
    *(
        "Action 1",
        "Résultats",
        "23 entrepreneurs accompagnés",
        "80 heures d’accompagnement",
        "Environ 80 %",
    ),
    *("deuxième semestre", "2018", "Perspectives", "L’année 2017", "vers des hôtels d’entreprises"),
    *("montée en puissance", "pépinière République", "pépinière Novaciéries", "horizon 2019"),
    *("Action 2", "accélérateur de la CCI", "environ deux ans et demi", "deux phases", "décision d'un jury"),
    *("Novacité", "Phase 1", "diagnostic 360°", "4 à 6 mois", "jury d’entrepreneurs", "350 € HT à la charge"),
    *("Phase 2", "experts et prospects", "premier financement", "scale-up", "2 400 € HT/an à la charge"),
    *("Résultats", "Premier appel", "14/12/2017", "3 startups présentes", "dont 2 retenues (phase 1)"),
    *("Jury Novacité", "08/11/2018", "1 startup présentée (résultat prévu)", "pour accéder à la phase"),
    *(
        "Perspectives",
        "deuxième appel à projet",
        "courant octobre 2018",
        "Action 3",
        "organisé pour la première fois",
    ),
    *("entreprises de l’industrie manufacturière", "14 juin", "Centre de Congrès de Saint-Étienne"),
    *("350 visiteurs uniques", "140 participants aux visites guidées", "plateforme technologique"),
    *("école des mines", "IT’M Factory"),
    # what is asked for
    *("Dans ce contexte", "la CCI Lyon Métropole Saint-Étienne Roanne sollicite Saint-Étienne Métropole"),
    *(
        "50 000 € (cinquante mille euros)",
        "exercice 2018",
        "programme de partenariat et de soutien",
        "2017-2019",
    ),
    # what is decided
    "Le Bureau métropolitain de Saint-Étienne Métropole, après en avoir délibéré",
    "autorise le versement d’une subvention de 50 000 € (cinquante mille euros) à la CCI Lyon Métropole",
    *("exercice 2018", "programme de partenariat et de soutien", "2017-2019"),
    "approuve le projet d’avenant n° 1 à la convention de partenariat triennale 2017-2019",
    "autorise le Président, ou son représentant dûment habilité, à signer l’avenant",
    *(
        "toutes pièces nécessaires",
        "dépenses correspondantes",
        "budget d’investissement",
        "INUM 65738-SUBFCT-FLI",
    ),
    *("adopté à l’unanimité", "Pour extrait", "Le Président", "Gaël PERDRIAU"),
)


def test_every_fact_is_there_in_the_order_of_the_act() -> None:
    """Each fact stands after the one before it."""
    text = "\n".join(texts(deliberation(cci_2017_2019()))).replace("\u00a0", " ").replace("\u202f", " ")
    place = 0
    for fact in FACTS:
        found = text.find(fact, place)
        assert found >= 0, (fact, text[place : place + 200])
        place = found + len(fact)


def test_what_nobody_knows_is_not_made_up() -> None:
    """No number, no count of votes, no day of publication, no word for a code, no amount of 2017 or 2019."""
    text = "\n".join(texts(deliberation(cci_2017_2019())))
    for unsaid in ("Délibération n°", "Vu ", "pour\u00a0:", "transmise", "publiée", "fonction", "inconnu"):
        assert unsaid not in text


def test_no_fact_is_told_twice() -> None:
    """The figures of the results stand once; targets that a measure says are not said again."""
    text = "\n".join(texts(deliberation(cci_2017_2019())))
    for once in (
        "23 entrepreneurs",
        "350 visiteurs",
        "environ 30 entreprises",
        "environ 20 projets",
        "deux ans et demi",
    ):
        assert text.count(once) == 1
