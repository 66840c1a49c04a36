"""What the beneficiaries of the town do: their names, the function of the budget, what is counted."""

from __future__ import annotations

from typing import Final, NamedTuple


class Subject(NamedTuple):
    """A field of action: the function (M57), the action, what it counts a year, the names of those who do it."""

    key: str
    function: str
    action: str
    aim: str
    unit: str
    least: int
    names: tuple[str, ...]


ASSOCIATIONS: Final = (
    Subject(
        "spectacle", "311", "Saison de spectacles de proximité", "une saison dans tous les quartiers",
        "représentations", 12, ("Les Tréteaux", "La Fanfare", "Le Chœur", "Les Saltimbanques"),
    ),
    Subject(
        "sport", "326", "École de sport et rencontres", "le sport pour tous les âges",
        "séances", 60, ("Le Cercle d’aviron", "Les Coureurs", "Le Club de lutte", "La Boule"),
    ),
    Subject(
        "jeunesse", "338", "Accueil des jeunes après l’école", "un lieu ouvert aux jeunes",
        "jeunes accueillis", 40, ("La Cabane", "Le Relais des jeunes", "Les Explorateurs", "Le Tremplin"),
    ),
    Subject(
        "enfance", "422", "Accueil de jeunes enfants", "des places d’accueil souples pour les familles",
        "enfants accueillis", 15, ("Les Moussaillons", "La Ronde des petits", "Les Lutins", "La Farandole"),
    ),
    Subject(
        "aînés", "4238", "Visites et sorties pour les aînés", "rompre l’isolement des personnes âgées",
        "visites", 100, ("Les Veillées", "Le Banc des aînés", "Les Cheveux d’argent", "Le Thé dansant"),
    ),
    Subject(
        "solidarité", "424", "Aide alimentaire et accompagnement", "accompagner les familles en difficulté",
        "familles aidées", 50, ("L’Entraide", "La Table ouverte", "Le Grenier solidaire", "La Main tendue"),
    ),
    Subject(
        "nature", "76", "Jardins partagés et chantiers nature", "entretenir les milieux et les faire connaître",
        "chantiers", 6, ("Les Jardiniers", "Les Veilleurs de la rivière", "Le Rucher", "La Mare aux libellules"),
    ),
    Subject(
        "patrimoine", "312", "Visites du patrimoine", "faire connaître l’histoire de la ville",
        "visites guidées", 20, ("Les Amis de la Tour", "La Mémoire", "Les Pierres sèches", "Le Vieux Lavoir"),
    ),
    Subject(
        "lecture", "313", "Lectures publiques", "amener la lecture là où elle ne va pas",
        "lectures", 24, ("Les Liseurs", "Le Bibliobus", "Les Mots en voyage", "La Page cornée"),
    ),
)  # fmt: skip

PLACES: Final = (
    "du Pont-Brumeux", "de la Combe-aux-Fées", "du Moulin-Bleu", "des Hautes-Brandes", "de la Butte-aux-Merles",
    "du Clos-Vermeil", "des Quatre-Saules", "de la Roche-Endormie", "du Val-Sonnant", "de l’Étang-Perdu",
    "des Sept-Lavoirs", "de la Tour-Penchée", "du Bois-Rouillé", "de la Croix-Longue", "du Gué-aux-Loutres",
    "des Vieilles-Forges", "du Mont-Chuchotant", "de la Source-Tiède",
)  # fmt: skip
"""The quarters of the town, which are on no map."""

TOWN: Final = "Valmorande"

EQUIPMENT: Final = Subject(
    "équipement", "325", "Équipement d’un local associatif", "équiper un local ouvert aux habitants",
    "heures d’ouverture", 200, (),
)  # fmt: skip

TRADE: Final = Subject(
    "commerce", "632", "Animation du commerce et de l’artisanat", "faire vivre le commerce du centre",
    "entreprises accompagnées", 12, (),
)  # fmt: skip

BUSINESS: Final = Subject(
    "entreprise", "632", "Modernisation d’un atelier du centre-ville", "garder des ateliers en ville",
    "emplois maintenus", 2,
    ("Atelier Brumaille", "Fabrique Cornebois", "Filature Vermeil", "Fonderie Sonnante", "Verrerie Lavoir"),
)  # fmt: skip

SCHOOLS: Final = Subject(
    "enseignement", "288", "Classes découverte", "ouvrir les classes sur le territoire",
    "classes accueillies", 8, (),
)  # fmt: skip

GRANTS_TO_PERSONS: Final = Subject(
    "bourse", "338", "Bourse d’un projet de jeune", "soutenir un projet de jeune habitant",
    "rencontres avec des élèves", 1, (),
)  # fmt: skip
