"""The service takes a file and gives the report, the schedule, the documents; what is wrong is told in French."""

from __future__ import annotations

import json
from datetime import date

import pytest
from fastapi.testclient import TestClient
from service_fastapi import LARGEST, app

from conventions import check, loads
from conventions.documents import KINDS
from conventions.samples import cci_2017_2019, text

SEED = text("cci-2017-2019.yaml")


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A client of the service, in this process."""
    return TestClient(app)


def sent(content: str | bytes = SEED, name: str = "seed.yaml") -> dict[str, tuple[str, str | bytes]]:
    """A file in a form."""
    return {"fichier": (name, content)}


def test_it_gives_the_report_and_the_schedule(client: TestClient) -> None:
    """The answer is what the library says at that day."""
    answer = client.post("/conventions", params={"au": "2018-12-31"}, files=sent())
    assert answer.status_code == 200
    told = answer.json()
    report = check(cci_2017_2019(), date(2018, 12, 31))
    assert told["rapport"] == json.loads(report.to_json())
    assert told["rapport"]["ok"] is False
    assert "50000.00" in json.dumps(told["echeancier"])
    assert set(told["documents"]) == set(KINDS)


@pytest.mark.parametrize(
    ("forme", "start"),
    [("md", b"# "), ("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("odt", b"PK"), ("pdf", b"%PDF")],
)
def test_it_writes_documents(client: TestClient, forme: str, start: bytes) -> None:
    """A document in each format, as a file to keep."""
    answer = client.post(f"/documents/deliberation.{forme}", files=sent())
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert f"deliberation.{forme}" in answer.headers["content-disposition"]


def test_faults_have_their_place(client: TestClient) -> None:
    """A file that cannot be read: each fault with its line, in French."""
    answer = client.post(
        "/conventions", params={"au": "2018-12-31"}, files=sent(SEED.replace("period:", "periode:"))
    )
    assert answer.status_code == 422
    faults = answer.json()["fautes"]
    assert all(fault["ligne"] > 0 for fault in faults)
    assert any("periode" in fault["message"] for fault in faults)


def test_what_cannot_be_is_told(client: TestClient) -> None:
    """An unknown document, a file too large: one sentence, no trace of the program."""
    answer = client.post("/documents/deliberatio.md", files=sent())
    assert (answer.status_code, "deliberation" in answer.json()["message"]) == (400, True)
    answer = client.post("/documents/deliberation.md", files=sent(b" " * (LARGEST + 1)))
    assert (answer.status_code, answer.json()["message"]) == (400, "le fichier dépasse 8 Mio")


def test_confidential_data_stays_in(client: TestClient) -> None:
    """An IBAN in the file is nowhere in what comes out."""
    iban = "FR7630006000011234567890189"
    told = SEED.replace(
        "      roles:\n        - bénéficiaire", f'      iban: "{iban}"\n      roles:\n        - bénéficiaire'
    )
    assert any(party.iban for party in loads(told).initial.parties)
    answer = client.post("/conventions", params={"au": "2018-12-31"}, files=sent(told))
    assert answer.status_code == 200
    assert iban not in answer.text.replace(" ", "")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/conventions", "au : un jour est attendu, comme 2025-06-30"),
        ("/conventions?au=hier", "au : un jour est attendu, comme 2025-06-30"),
        ("/documents/bilan.exe", "forme : au choix, md, html, docx, odt, pdf"),
        ("/documents/bilan.md?exercice=abc", "exercice : une année est attendue, comme 2025"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_told_in_french(client: TestClient, path: str, told: str) -> None:
    """What is expected is said, not what the framework says in English; so is a file that is missing."""
    answer = client.post(path, files=sent())
    assert (answer.status_code, answer.json()) == (422, {"message": told})
    assert "fichier : le fichier d’une convention est attendu" in client.post(path).json()["message"]
