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
# # La convention 2017-2019 de Saint-Étienne Métropole et de la CCI
#
# Une convention réelle, telle que la dit la délibération du 15 novembre 2018. Ce que l’acte ne dit pas reste inconnu :
# ni zéro, ni deviné.
#
# Ce carnet s’ouvre avec Jupytext ; lancé comme un programme, il écrit la même chose en texte.

# %%
import builtins
from datetime import date

from conventions import check, position, schedule
from conventions.notebook import card, plot_targets, plot_timeline, show
from conventions.samples import cci_2017_2019

JOUR = date(2018, 12, 31)
montrer = getattr(builtins, "display", print)  # une page dans un carnet, du texte ailleurs

# %% [markdown]
# ## La fiche
#
# L’argent, ce qui vient, les parties, les actes, les objectifs et les dates, au 31 décembre 2018.

# %%
convention = cci_2017_2019()
montrer(card(convention, JOUR))
montrer(plot_timeline(convention))

# %% [markdown]
# ## L’échéancier
#
# Ce qui est à verser, et ce que chaque versement attend.

# %%
montrer(show(schedule(convention, JOUR)))

# %% [markdown]
# ## La situation
#
# Ce qui est attribué, engagé, mandaté et payé, par exercice.

# %%
montrer(show(position(convention, JOUR)))

# %% [markdown]
# ## Les objectifs et les résultats
#
# Un taux n’est calculé que si un résultat nomme son objectif.

# %%
montrer(plot_targets(convention, JOUR))

# %% [markdown]
# ## Le contrôle
#
# Les constats, les plus graves d’abord, avec ce qu’il y a à faire et les textes ; puis les règles qui n’ont pas pu
# conclure, avec ce qui manque.

# %%
montrer(show(check(convention, JOUR)))
