"""Un modèle Django : une convention gardée en JSON, contrôlée dans les formulaires et dans l’administration.

À reprendre dans ``models.py``, ``forms.py`` et ``admin.py`` de votre application ; ``ready`` n’a rien à faire.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from conventions import Convention, ConventionFileError, check, dumps, loads
from conventions.model.confidential import masked
from conventions.rules import Severity


class ConventionFormField(forms.CharField):
    """Le YAML ou le JSON d’une convention dans un formulaire ; chaque faute est dite avec sa ligne."""

    widget = forms.Textarea(attrs={"rows": 30, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        """Ce que montre le formulaire : du YAML, commentaires en moins."""
        return dumps(value) if isinstance(value, Convention) else value

    def clean(self, value: Any) -> Any:
        """La convention que dit le texte."""
        text = super().clean(value)
        return read(text) if text else None


def read(text: str) -> Convention:
    """La convention d’un texte, ou toutes ses fautes à la fois."""
    try:
        return loads(text, "convention.yaml")
    except ConventionFileError as error:
        faults = [f"ligne {each.line} – {each.address} : {each.message}" for each in error.problems]
        raise ValidationError(faults) from None


class ConventionField(models.TextField):
    """Une convention dans la base : du JSON canonique, relu à l’identique."""

    def from_db_value(self, value: str | None, *_: object) -> Convention | None:
        """Ce que la base rend."""
        return None if value is None else loads(value, "base.json")

    def to_python(self, value: Any) -> Convention | None:
        """La convention, d’où qu’elle vienne."""
        return value if value is None or isinstance(value, Convention) else read(value)

    def get_prep_value(self, value: Convention | None) -> str | None:
        """Ce que la base garde."""
        return None if value is None else dumps(value, format="json")

    def value_to_string(self, obj: models.Model) -> str:
        """Ce qu’écrit ``dumpdata``."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **options: Any) -> Any:
        """Son champ de formulaire."""
        return super().formfield(**{"form_class": ConventionFormField, "max_length": None, **options})


class Agreement(models.Model):
    """Une convention de la collectivité."""

    title = models.CharField("titre", max_length=500, editable=False)
    convention = ConventionField("convention", validators=[])
    checked_on = models.DateField("contrôlée au", default=date.today)

    class Meta:
        """Comment Django la nomme."""

        app_label = "subventions"
        verbose_name = "convention"

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        """Refuser ce que les règles tiennent pour une erreur ; un avertissement n’empêche pas d’enregistrer."""
        if isinstance(self.convention, Convention):
            faults = [f"{each.code} : {each.message}" for each in self.findings(Severity.ERROR)]
            if faults:
                raise ValidationError({"convention": faults})

    def save(self, *args: Any, **options: Any) -> None:
        """Garder le titre à côté, pour les listes, sans nom de personne physique."""
        self.title = masked(self.convention).title[:500]
        super().save(*args, **options)

    def findings(self, severity: Severity) -> list[Any]:
        """Les constats d’une gravité, au jour du contrôle."""
        return [
            each for each in check(self.convention, self.checked_on).findings if each.severity is severity
        ]


class AgreementAdmin(admin.ModelAdmin):
    """L’administration : le titre, et combien d’avertissements restent à regarder."""

    list_display = ("title", "checked_on", "warnings")

    @admin.display(description="avertissements")
    def warnings(self, agreement: Agreement) -> int:
        """Combien d’avertissements."""
        return len(agreement.findings(Severity.WARNING))

    def has_delete_permission(self, request: HttpRequest, obj: Agreement | None = None) -> bool:
        """Une convention signée ne s’efface pas d’ici."""
        return False
