"""Modèle de convention inadapté au montant des aides publiques.

## Ce que la règle vérifie
Pour une association ou une fondation, le modèle de convention qui a servi convient au total des aides publiques sur
trois exercices qui se suivent : modèle complet à partir de 500 000 €, modèle simplifié en deçà. Les aides d’un
exercice sont les subventions de la convention ou, s’ils font plus, les financeurs publics du plan de
financement de la demande. Un total en deçà du seuil n’est retenu que si chaque financeur est connu.

## Pourquoi
La circulaire de 2015 propose deux modèles. Elle ne lie que les services de l’État : le constat est une
information, utile pour alléger une convention, ou pour ne pas oublier une clause du modèle complet.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Template
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grants = [grant.replace(amount=euros(200_000)) for grant in convention.initial.grants]
>>> convention = convention.replace(
...     initial=convention.initial.replace(grants=tuple(grants)), avenants=(), template=Template.SIMPLE
... )
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("CONV-011",)))
>>> [finding.address for finding in report.findings]
['template']

## Références
- Circulaire n° 5811/SG du 29 septembre 2015.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.errors import ConventionsError
from conventions.french import format_amount, format_list
from conventions.law import duration, value
from conventions.model import Party, Template
from conventions.money import Amount
from conventions.rules.convention.public_money import Most, most_in_a_row, public_money
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)
from conventions.rules.scope import beneficiaries
from conventions.rules.written import decided


@rule(
    "CONV-011",
    severity=Severity.INFO,
    status=Status.SECOND_HAND,
    sources=(
        Source(
            text="Circulaire n° 5811/SG du 29 septembre 2015",
            since=date(2015, 9, 29),
            address="https://www.associationmodeemploi.fr/article/subventions-l-etat-encourage-la-convention.63138",
        ),
    ),
    dated_by=Anchor.SIGNATURE,
    decider="le service instructeur",
    since="0.2",
    requires=("le modèle de la convention", "les montants attribués", "les plans de financement"),
    beneficiaries=Beneficiaries.ASSOCIATIONS,
)
def template_unsuited(case: Case) -> Iterator[Answer]:
    """The most public money over three exercises in a row, against the threshold of the simple template."""
    template = case.convention.template
    if template is None:
        yield NotEvaluated("modèle de la convention non renseigné", "template")
    else:
        yield _told(case, template)


def _told(case: Case, template: Template) -> Answer:
    signed, bodies = Anchor.SIGNATURE.days(case)[0], beneficiaries(decided(case).terms)
    if signed is None:
        return NotEvaluated("date de signature de la convention inconnue", "signed_on")
    if len(bodies) != 1:
        who = format_list(named(party) for party in bodies) or "aucun"
        return NotApplicable(f"la règle ne vise qu’un bénéficiaire ; bénéficiaires : {who}")
    return _answer(case, template, bodies[0], signed)


def _answer(case: Case, template: Template, body: Party, signed: date) -> Answer:
    try:
        threshold = value("simple_template_threshold", on=signed)
        most = most_in_a_row(public_money(case, body), duration("simple_template_window", on=signed).years)
    except ConventionsError as error:
        return NotEvaluated(str(error), "template")
    if most.money < threshold and not most.whole:
        return NotEvaluated("toutes les aides publiques de trois exercices ne sont pas connues", "template")
    suited = Template.SIMPLE if most.money < threshold else Template.FULL
    return Passed("template") if template is suited else _fault(template, suited, most, threshold)


def _fault(template: Template, suited: Template, most: Most, threshold: Amount) -> Fault:
    money = f"{format_amount(most.money)} d’aides publiques de {most.first} à {most.last}"
    return Fault(
        address="template",
        message=f"modèle {template}, pour {money} (seuil : {format_amount(threshold)})",
        remedy=f"préférer le modèle {suited} pour la prochaine convention",
        values=(("modèle", template.value), ("aides publiques", most.money), ("seuil", threshold)),
    )
