"""Confidential data stays in: bank details and the data of natural persons are masked before any display.

The whole convention is masked, free texts included, so that no section, table, finding or export can
forget to.
"""

from __future__ import annotations

import json
import re

from conventions.files import Loaded
from conventions.model import Convention, Party, PartyKind
from conventions.model.addresses import walk
from conventions.rules import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = "personne physique (nom masqué)"
NUMBER = "numéro masqué"
_SHORTEST = 3


def masked(loaded: Loaded) -> Loaded:
    """The same convention and places, without any bank details nor data of a natural person.

    >>> from conventions.files import loads
    >>> from conventions.samples import text
    >>> convention = loads(text("cci-2017-2019.yaml"))
    >>> masked(Loaded(convention, {})).convention is convention
    True
    """
    secrets = dict(_secrets(loaded.convention))
    if not secrets:
        return loaded
    data = _without(json.loads(loaded.convention.model_dump_json()), secrets)
    sources = {
        _hidden(address, secrets): place._replace(text=_hidden(place.text, secrets))
        for address, place in loaded.sources.items()
    }
    return Loaded(Convention.model_validate(data), sources)


def masked_report(report: Report, convention: Convention) -> Report:
    """The report of a check of the real data, without any bank details nor data of a natural person."""
    secrets = dict(_secrets(convention))
    return Report.model_validate_json(json.dumps(_without(json.loads(report.model_dump_json()), secrets)))


def _secrets(convention: Convention) -> Iterator[tuple[str, str]]:
    for _, value in walk(convention):
        if isinstance(value, Party):
            found = (*_bank_details(value), *_personal(value))
            yield from ((text, mask) for text, mask in found if len(text) >= _SHORTEST)


def _bank_details(party: Party) -> Iterator[tuple[str, str]]:
    if party.iban:
        compact = "".join(party.iban.split())
        grouped = " ".join(re.findall(".{1,4}", compact))
        yield from ((text, NUMBER) for text in (party.iban, compact, grouped))
    if party.signatory and party.signatory.name:
        yield party.signatory.name, "nom masqué"


def _personal(party: Party) -> Iterator[tuple[str, str]]:
    if all(dated.kind is not PartyKind.PERSON for dated in party.kinds):
        return
    short = [party.short_name.text] if party.short_name else []
    yield from ((text, NAME) for text in (party.name.text, *short, *party.other_names))
    numbers = [identifier.value for identifier in party.identifiers]
    yield from ((text, NUMBER) for text in (*numbers, *filter(None, [party.tiers_number])))


def _without(value: object, secrets: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return _hidden(value, secrets)
    if isinstance(value, list):
        return [_without(item, secrets) for item in value]
    if isinstance(value, dict):
        return {name: _without(item, secrets) for name, item in value.items()}
    return value


def _hidden(text: str, secrets: Mapping[str, str]) -> str:
    """The text with each whole secret, longest first, replaced; letters around it make it another word."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", secrets[secret], text)
    return text
