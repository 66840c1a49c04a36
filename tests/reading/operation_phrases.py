"""Amending phrases in the style of real avenants, each with its reading; half are traps that stay text.

They were written before the reader.
"""

from __future__ import annotations

from datetime import date

from conventions import Duration, Grant, Name, Party, euros
from conventions.model import (
    Action,
    AddAction,
    AddParty,
    ChangeAmount,
    ChangeParty,
    ChangePeriod,
    ConfirmGrant,
    ExtendTerm,
    Operation,
    RemoveAction,
    RemoveClause,
    RemoveGrant,
    RemoveParty,
    ReplaceArticle,
    Role,
    SetCeiling,
    SetGrant,
    Terminate,
    TextChange,
    TextEdit,
)
from conventions.periods import Period

END_2020, END_2021 = date(2020, 12, 31), date(2021, 12, 31)
SIX_MONTHS = Duration(months=6)


def named(text: str, **known: object) -> Party:
    """A party of which only the name is known."""
    return Party.model_validate({"key": text, "name": Name(text), **known})


READ: tuple[tuple[str, Operation], ...] = (
    # the term
    ("La durée de la convention est prolongée jusqu’au 31 décembre 2020.", ExtendTerm(until=END_2020)),
    ("de prolonger la durée de la convention jusqu'au 31/12/2020", ExtendTerm(until=END_2020)),
    ("La convention est prolongée de six mois.", ExtendTerm(by=SIX_MONTHS)),
    ("Le présent avenant a pour objet de prolonger la convention de 6 mois.", ExtendTerm(by=SIX_MONTHS)),
    (
        "Les parties conviennent de prolonger d’un an la durée de la convention",
        ExtendTerm(by=Duration(years=1)),
    ),
    ("La convention est prorogée pour une durée de deux ans ;", ExtendTerm(by=Duration(years=2))),
    ("Le terme de la convention est reporté au jeudi 31 décembre 2020.", ExtendTerm(until=END_2020)),
    (
        "ARTICLE 2 – Durée : La durée de la convention est prolongée jusqu’au 31 décembre 2021.",
        ExtendTerm(until=END_2021),
    ),
    ("La convention est résiliée à compter du 1er juillet 2019.", Terminate(day=date(2019, 7, 1))),
    ("il est décidé de résilier la convention au 30 juin 2019", Terminate(day=date(2019, 6, 30))),
    (
        "la convention s’applique désormais du 1er janvier 2017 au 31 décembre 2020",
        ChangePeriod(period=Period.years(2017, 2020)),
    ),
    # the money
    ("Le plafond de la convention est porté à 120 000 €.", SetCeiling(ceiling=euros(120_000))),
    ("de fixer le montant plafond des subventions à 90 000 €", SetCeiling(ceiling=euros(90_000))),
    ("le plafond des subventions de la présente convention est supprimé", SetCeiling(ceiling=None)),
    ("de supprimer le plafond de la convention", SetCeiling(ceiling=None)),
    (
        "le montant de 1 150 M€ est remplacé par 934,4 M€",
        ChangeAmount(old=euros(1_150_000_000), new=euros(934_400_000)),
    ),
    (
        "Le montant de la subvention est porté de 10 000 € à 15 000 €.",
        ChangeAmount(old=euros(10_000), new=euros(15_000)),
    ),
    ("La subvention est ramenée à 8 000 euros", ChangeAmount(new=euros(8_000))),
    ("d’augmenter la subvention de 5 000 €", ChangeAmount(by=euros(5_000))),
    ("La subvention est diminuée de 1 234,50 €.", ChangeAmount(by=euros("-1234.50"))),
    (
        "La subvention de l’exercice 2018 est augmentée de vingt mille euros (20 000 €).",
        ChangeAmount(grant="2018", by=euros(20_000)),
    ),
    (
        "Le montant de la subvention de fonctionnement 2019 est fixé à 40 000 €.",
        ChangeAmount(grant="2019-fonctionnement", new=euros(40_000)),
    ),
    ("Une subvention complémentaire de 20 000 € est accordée.", ChangeAmount(by=euros(20_000))),
    (
        "d’attribuer une subvention supplémentaire de 3 000 euros au titre de l’année 2022",
        ChangeAmount(grant="2022", by=euros(3_000)),
    ),
    (
        "La subvention de l’exercice 2018 accordée à l’association « Les Tréteaux » est fixée à 50 000 €",
        SetGrant(grant=Grant(exercise=2018, beneficiary="Les Tréteaux", amount=euros(50_000))),
    ),
    ("La subvention 2019, prévisionnelle, devient ferme.", ConfirmGrant(grant="2019")),
    ("La subvention d’équipement de l’exercice 2020 est supprimée.", RemoveGrant(grant="2020-équipement")),
    # the words
    (
        "À l’article 3, les mots : « trois ans » sont remplacés par les mots : « quatre ans ».",
        TextEdit(change=TextChange.REWORD, article="3", old="trois ans", new="quatre ans"),
    ),
    (
        'Les mots "le Conseil général" sont remplacés par "le Conseil départemental"',
        TextEdit(change=TextChange.REWORD, old="le Conseil général", new="le Conseil départemental"),
    ),
    (
        "L’article 4 est remplacé par les dispositions suivantes : « Le bénéficiaire rend compte. »",
        ReplaceArticle(article="4", text="Le bénéficiaire rend compte."),
    ),
    (
        "L’article 1er est ainsi rédigé : « L’objet est 2018. »",
        ReplaceArticle(article="1er", text="L’objet est 2018."),
    ),
    (
        "L’article 7.1 bis est modifié comme suit : « Le taux est de 50 %. »",
        TextEdit(article="7.1 bis", new="Le taux est de 50 %."),
    ),
    (
        "La deuxième phrase de l’article 5 est supprimée et remplacée par : « Le solde est versé. »",
        TextEdit(article="5", old="la deuxième phrase", new="Le solde est versé."),
    ),
    ("Le cinquième alinéa est supprimé.", TextEdit(change=TextChange.DELETE, old="le cinquième alinéa")),
    (
        "À la fin du préambule sont ajoutés les mots : « et ses partenaires »",
        TextEdit(change=TextChange.INSERT, article="préambule", new="et ses partenaires"),
    ),
    (
        "À l’article 2, la phrase : « Un bilan est remis. » est ajoutée après la première phrase.",
        TextEdit(change=TextChange.INSERT, article="2", old="la première phrase", new="Un bilan est remis."),
    ),
    (
        "Dans l’article 6, après le mot « avance », sont insérés les mots « ou acompte »",
        TextEdit(change=TextChange.INSERT, article="6", old="avance", new="ou acompte"),
    ),
    ("L’article 12 est supprimé.", TextEdit(change=TextChange.DELETE, article="12")),
    # the parties
    (
        "« EPURES » a changé de dénomination sociale et s’appelle désormais « Agence d’urbanisme »",
        ChangeParty(old="EPURES", new=named("Agence d’urbanisme"), reason="changement de dénomination"),
    ),
    (
        "L’Association Alpha reprend le projet en lieu et place de l’Association Beta.",
        ChangeParty(old="Association Beta", new=named("Association Alpha"), reason="reprise"),
    ),
    (
        "La Métropole de Lyon s’est substituée au Département du Rhône",
        ChangeParty(old="Département du Rhône", new=named("Métropole de Lyon"), reason="substitution"),
    ),
    (
        "« Novacité » devient partie à la convention en qualité de cofinanceur",
        AddParty(party=named("Novacité", roles=(Role.COFUNDER,))),
    ),
    ("« Novacité » n’est plus partie à la convention.", RemoveParty(party="Novacité")),
    # the programme
    ("Une action est ajoutée : « Former »", AddAction(action=Action(key="Former", title="Former"))),
    ("L’action « A3 » est supprimée.", RemoveAction(action="A3")),
    ("La clause « contrôle » est supprimée.", RemoveClause(clause="contrôle")),
)

TRAPS: tuple[str, ...] = (
    # denied, conditional, asked, wished
    "La convention n’est pas prolongée.",
    "La durée de la convention n’est pas prolongée jusqu’au 31 décembre 2020.",
    "Sous réserve du vote du budget, la subvention est augmentée de 5 000 €.",
    "La subvention est augmentée de 5 000 € sous réserve des crédits.",
    "La convention pourra être prolongée de six mois.",
    "La convention est-elle prolongée de six mois ?",
    "Le conseil propose de prolonger la convention de six mois",
    "Si le projet est achevé, la subvention est portée à 15 000 €.",
    "La subvention ne peut être augmentée de 5 000 €.",
    "La convention serait résiliée à compter du 1er juillet 2019.",
    # several operations, or more than one can hold
    "La convention est prolongée de six mois et la subvention est augmentée de 5 000 €.",
    "La subvention 2018 est augmentée de 5 000 €. La subvention 2019 est augmentée de 6 000 €.",
    "Les subventions 2018 et 2019 sont augmentées de 5 000 €.",
    "La convention est prolongée d’un an, jusqu’au 31 décembre 2020.",
    "La convention est prolongée de six mois à compter du 1er juillet 2020.",
    "La convention, qui devait s’achever le 31 décembre 2019, est prolongée jusqu’au 31 décembre 2020.",
    "Le cinquième alinéa est supprimé et l’article 4 est supprimé.",
    "Aux articles 3 et 4, les mots « X » sont remplacés par « Y ».",
    "Les mots « A » sont remplacés par « B » et les mots « C » par « D »",
    "La Métropole de Lyon s’est substituée au Département du Rhône et à la Région",
    # amounts and days of unclear role, or not exact
    "La subvention passe : 10 000 €, 15 000 €.",
    "La subvention est augmentée de 10 000 € à 15 000 €.",
    "La subvention est ramenée de 10 000 € à 15 000 €.",
    "La subvention est portée de 15 000 € à 10 000 €.",
    "La subvention est augmentée de 5 %.",
    "La subvention est augmentée de 50.000 €.",
    "La subvention est augmentée d’environ 5 000 €.",
    "La subvention est augmentée d’un montant maximum de 5 000 €.",
    "La subvention est augmentée de 5 000 € HT.",
    "La subvention est augmentée de 5 000 € par an.",
    "La subvention est augmentée de 5 000 F.",
    "La subvention est augmentée de 5 000.",
    "La subvention de 10 000 € prévue à l’article 3 est augmentée de 5 000 €.",
    "Une subvention exceptionnelle de 5 000 € est accordée.",
    "La convention est prolongée jusqu’au 31 juin 2020.",
    "La convention est prolongée jusqu’au vendredi 31 décembre 2020.",
    "La convention est prolongée jusqu’à fin 2020.",
    "La convention est prolongée à deux reprises jusqu’à 18 puis 21 mois.",
    "La durée de la convention est portée à 4 ans.",
    "de renouveler la convention pour une durée de trois ans",
    # words whose place or extent is not said, quotes that do not close
    "L’article 4 est remplacé par les dispositions suivantes : Le bénéficiaire rend compte.",
    "À l’article 3, les mots : « trois ans sont remplacés par les mots : « quatre ans ».",
    "Les mots « X » sont remplacés.",
    "Modifications introduites au titre de l’avenant : fiche action 3",
    "Les autres dispositions demeurent inchangées.",
    "L’association, qui n’a pas changé de dénomination sociale, reste le bénéficiaire.",
    "L’association a changé de dénomination sociale.",
    "Le projet a été repris par l’Association.",
    "12 000",
    "Article 3",
)

ANNOUNCED: tuple[tuple[str, TextEdit], ...] = (
    (
        "Le tableau 1 est supprimé et remplacé par :",
        TextEdit(
            change=TextChange.TABLE, old="le tableau 1", raw="Le tableau 1 est supprimé et remplacé par :"
        ),
    ),
    (
        "La deuxième phrase de l’article 5 est supprimée et remplacée par :",
        TextEdit(
            article="5",
            old="la deuxième phrase",
            raw="La deuxième phrase de l’article 5 est supprimée et remplacée par :",
        ),
    ),
)
"""What follows is not in the sentence: the place is read, and the sentence is kept."""
