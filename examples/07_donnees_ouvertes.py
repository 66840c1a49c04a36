# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Un fichier de subventions publié, du tableur au portefeuille
#
# Les données essentielles des conventions sont publiées en CSV (schéma SCDL). Ce fichier inventé a les défauts des
# vrais : un séparateur, des dates et des montants de tableur, un numéro détruit.
#
# Ce carnet s’ouvre avec Jupytext ; lancé comme un programme, il écrit la même chose en texte.

# %%
import builtins
from datetime import date

from conventions.notebook import overview
from conventions.opendata import scdl
from conventions.portfolio import Column, Portfolio, Table

JOUR = date(2024, 12, 31)
PUBLIE = """\
Nom de l'attribuant;idAttribuant;dateConvention;referenceDecision;nomBeneficiaire;idBeneficiaire;objet;montant;nature;\
conditionsVersement;datesPeriodeVersement;idRAE;notificationUE;pourcentageSubvention
Ville de Trifouilly;21699999500014;12/03/2024;2024-017;Les Amis du livre;732 829 320 00074;Salon du livre;40 000,00;\
aide en numéraire;échelonné;2024-04-02/2024-11-30;;non;1
Ville de Trifouilly;21699999500014;2024-03-12;2024-018;Club nautique;2,43E+13;Régates;12500;aide en numéraire;unique;\
2024-05-02/2024-05-31;;non;1
Ville de Trifouilly;21699999500014;2024-06-20;2024-031;Les Tréteaux;44306184100047;Saison;27 350,50 €;\
aide en numéraire;unique;2024-09-02/2024-09-30;;non;0,8
""".encode("cp1252")
montrer = getattr(builtins, "display", print)  # une page dans un carnet, du texte ailleurs

# %% [markdown]
# ## Lire
#
# Aucune ligne n’est écartée, et le texte publié n’est jamais perdu. Chaque écart à la norme a son code.

# %%
fichier = scdl.read(PUBLIE, name="subventions.csv")
montrer(
    Table(
        f"{fichier.name} : {len(fichier.rows)} lignes",
        (
            Column("line", "Ligne", "integer"),
            Column("column", "Colonne"),
            Column("met", "Texte publié"),
            Column("reason", "Écart"),
            Column("severity", "Gravité"),
            Column("code", "Code"),
        ),
        [
            (each.line or 1, each.column or "fichier", each.raw, each.reason, each.severity.french, each.code)
            for each in fichier.all_diagnoses()
        ],
    )
)

# %% [markdown]
# ## Valider, réparer
#
# Ce qui est certain est écrit comme le veut le schéma, et dit ; ce qui ne l’est pas reste tel quel.

# %%
repare, compte_rendu = scdl.repair(PUBLIE, name="subventions.csv")
print(f"Avant : {len(list(scdl.validate(PUBLIE)))} défauts. {compte_rendu.score}")
for changement in compte_rendu.changes:
    print(f"– {changement}")
print("Ce qui reste :")
for defaut in scdl.validate(repare.to_csv()):
    print(f"– {defaut}")

# %% [markdown]
# ## En faire des conventions
#
# Des ébauches : chaque supposition est dite, à compléter par qui a les actes.

# %%
ebauches = scdl.to_conventions(scdl.read(repare.to_csv(), name="subventions-2.1.1.csv"))
for note in ebauches.notes:
    print(f"– {note}")
for ligne in ebauches.unused:
    print(f"– {ligne}")

# %% [markdown]
# ## Un portefeuille
#
# Les mêmes montants, cette fois comptés par exercice et par bénéficiaire.

# %%
portefeuille = Portfolio.of(ebauches.conventions)
montrer(overview(portefeuille, JOUR))
montrer(portefeuille.annex_concours(2024).select(("beneficiary", "number", "cash", "object")))
