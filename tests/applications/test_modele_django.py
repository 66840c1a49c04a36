"""The model keeps a convention; its form and its administration refuse what cannot be, with the line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import django
import pytest
from django.conf import settings

from conventions import loads
from conventions.samples import association_2024_2026, cci_2017_2019, text

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.admin"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    LANGUAGE_CODE="fr",
    USE_TZ=True,
)
django.setup()

from django.contrib.admin import AdminSite  # noqa: E402
from django.core.exceptions import ValidationError  # noqa: E402
from django.core.serializers import serialize  # noqa: E402
from django.db import connection  # noqa: E402
from django.forms import modelform_factory  # noqa: E402
from modele_django import Agreement, AgreementAdmin  # noqa: E402

SEED = text("cci-2017-2019.yaml")
ASSOCIATION = text("association-2024-2026.yaml")


@pytest.fixture(scope="module", autouse=True)
def _table() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Agreement)


def form(told: str, day: str = "2024-06-30") -> Any:
    """The form, filled."""
    made = modelform_factory(Agreement, fields=["convention", "checked_on"])
    return made({"convention": told, "checked_on": day})


def test_it_keeps_a_convention_whole() -> None:
    """What the database gives back is what it was given; its title stands beside."""
    kept = Agreement.objects.create(convention=cci_2017_2019(), checked_on=date(2018, 12, 31))
    again = Agreement.objects.get(pk=kept.pk)
    assert again.convention == cci_2017_2019()
    assert str(again) == cci_2017_2019().title
    dumped = json.loads(serialize("json", [again]))[0]["fields"]["convention"]
    assert Agreement._meta.get_field("convention").to_python(dumped) == cci_2017_2019()


def test_the_form_takes_what_is_right() -> None:
    """The YAML of a convention without an error is accepted, and shown again as YAML."""
    filled = form(ASSOCIATION)
    assert filled.is_valid(), filled.errors
    kept = filled.save()
    assert kept.convention == association_2024_2026()
    shown = modelform_factory(Agreement, fields=["convention"])(instance=kept)
    assert loads(shown["convention"].value()) == association_2024_2026()


def test_the_form_tells_each_fault_with_its_line() -> None:
    """A fault of the file is told where it is; nothing is kept."""
    filled = form(ASSOCIATION.replace("period:", "periode:"))
    assert not filled.is_valid()
    assert any(fault.startswith("ligne ") for fault in filled.errors["convention"])
    assert not form("").is_valid()


def test_an_error_of_the_rules_is_refused() -> None:
    """The seed charges a class 6 account to the investment budget: NAT-001 is an error."""
    filled = form(SEED, "2018-12-31")
    assert not filled.is_valid()
    assert any(fault.startswith("NAT-001") for fault in filled.errors["convention"])


def test_the_administration_counts_the_warnings() -> None:
    """The list says how many warnings are left; nothing is deleted from there."""
    admin = AgreementAdmin(Agreement, AdminSite())
    kept = Agreement(convention=cci_2017_2019(), checked_on=date(2018, 12, 31))
    assert admin.warnings(kept) == 2
    assert admin.has_delete_permission(None) is False


def test_bad_text_raises_what_django_expects() -> None:
    """``to_python`` refuses a text that says no convention."""
    with pytest.raises(ValidationError):
        Agreement._meta.get_field("convention").to_python("format: 1\n")
