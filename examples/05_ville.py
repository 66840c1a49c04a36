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
# # Les conventions d’une ville et son budget
#
# Quatre cents conventions de 2022 à 2026, les budgets, le grand livre : tout est lu dans des fichiers, comme un service
# des finances les tient. La ville est inventée, et se refait à l’identique.
#
# Ce carnet s’ouvre avec Jupytext ; lancé comme un programme, il écrit la même chose en texte.

# %%
import builtins
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from conventions import euros
from conventions.notebook import overview, plot_commitments, show
from conventions.opendata import budgets, ledgers
from conventions.portfolio import Column, Portfolio, Table
from conventions.rules import Severity
from conventions.samples import town

JOUR = date(2026, 6, 30)
EXERCICES = range(2022, 2027)
montrer = getattr(builtins, "display", print)  # une page dans un carnet, du texte ailleurs

# %% [markdown]
# ## Lire les fichiers
#
# Un dossier de conventions (YAML), un budget par exercice et le grand livre (CSV). Un fichier illisible n’arrête pas
# les autres : il est dans les problèmes.

# %%
inventee = town()
with TemporaryDirectory() as nom:
    dossier = Path(nom)
    inventee.write(dossier)
    ville = Portfolio.load(dossier / "conventions")
    lus = [
        budgets.read(dossier / "budgets" / f"budget-{annee}.csv", authority="ville", exercise=annee).budget
        for annee in EXERCICES
    ]
    grand_livre = ledgers.read(dossier / "grand-livre.csv", dossier / "grand-livre.toml")
montrer(overview(ville, JOUR))

# %% [markdown]
# ## Rapprocher le grand livre
#
# Chaque engagement, mandat ou titre doit être celui d’une subvention. Rien n’est deviné : ce qui n’est pas sûr est à
# examiner, et la somme de toutes les écritures reste celle du fichier.

# %%
rapprochement = ville.reconcile(grand_livre.entries, JOUR)
montrer(show(rapprochement))

# %% [markdown]
# ## Ce qui est engagé en 2026, par compte
#
# Sans section ni compte : les concours en nature.

# %%
engagements = ville.commitments(JOUR).where(lambda ligne: ligne["exercise"] in EXERCICES)
en_2026 = engagements.where(lambda ligne: ligne["exercise"] == 2026)
par_compte = en_2026.group(("section", "account"), ("granted", "committed", "mandated"))
montrer(par_compte.sorted(("section", "account")).without_sources())

# %% [markdown]
# ## Tout tient-il dans le budget ?
#
# Les conventions de 2026, ligne de crédit par ligne de crédit. L’écart dit, au centime, ce qui ne serait sur aucune
# ligne. La figure met les cinq exercices en face des crédits votés aux mêmes comptes.

# %%
de_2026 = ville.where(exercise=2026)
controle = de_2026.check_budget(lus[-1], JOUR)
montrer(show(controle))
montrer(plot_commitments(engagements, lus, column="granted"))

# %% [markdown]
# ## Ce qui est en retard, ce qui arrive à échéance
#
# Du 30 juin au 30 septembre 2026 : ce qui reste à mandater, puis les versements d’au moins 30 000 €.

# %%
echeances = ville.due(JOUR, date(2026, 9, 30))
montrer(echeances.group(("state", "due_on"), ("amount", "left")).without_sources())
grandes = echeances.where(lambda ligne: ligne["left"] >= euros(30_000))
montrer(grandes.select(("due_on", "state", "convention", "beneficiary", "left")).without_sources())

# %% [markdown]
# ## Clore un exercice
#
# Ce que devient l’argent de 2025 le 31 janvier 2026, puis l’annexe des concours attribués.

# %%
cloture = ville.closing(2025).group(("section", "kind"), "amount")
montrer(cloture.sorted(("section", "kind")).without_sources())
annexe = ville.annex_concours(2025).group(("kind", "code"), ("cash", "in_kind"))
montrer(annexe.sorted("kind").without_sources())

# %% [markdown]
# ## Des erreurs semées, et rien d’autre
#
# La même ville, à laquelle s’ajoutent une convention par erreur et une par quasi-erreur, la variante licite la plus
# proche. Toutes les erreurs sont trouvées, et rien d’autre ne l’est.

# %%
fautive = inventee.with_mistakes()
semees = [
    convention
    for convention, famille in zip(fautive.conventions, fautive.families, strict=True)
    if famille == "seeded"
]
rapport = Portfolio.of(semees).check(date(2026, 12, 31), budgets=fautive.budgets)
trouve = {
    (constat.finding.code, constat.file)
    for constat in rapport.findings
    if constat.finding.severity is not Severity.INFO
}
seme = {(erreur.code, erreur.convention) for erreur in fautive.mistakes}


def combien(famille: str) -> tuple[int, ...]:
    """Les erreurs d’une famille de règles : semées, trouvées, manquées, trouvées à tort."""
    lots = (seme, seme & trouve, seme - trouve, trouve - seme)
    return tuple(sum(code.startswith(f"{famille}-") for code, _ in lot) for lot in lots)


familles = sorted({code.partition("-")[0] for code, _ in seme | trouve})
titres = {
    "seeded": "Erreurs semées",
    "found": "Trouvées",
    "missed": "Manquées",
    "wrong": "Trouvées à tort",
}
montrer(
    Table(
        f"{len(semees)} conventions : {len(seme)} erreurs, {len(fautive.near_misses)} quasi-erreurs",
        (
            Column("family", "Règles"),
            *(Column(nom, titre, "integer", total=True) for nom, titre in titres.items()),
        ),
        [(famille, *combien(famille)) for famille in familles],
        rapport.as_of,
    )
)
