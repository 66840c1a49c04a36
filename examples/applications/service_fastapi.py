"""Un service : on lui envoie le fichier d’une convention, il rend le rapport, l’échéancier et les documents.

Lancer : ``uvicorn service_fastapi:app --app-dir examples/applications``, puis ouvrir ``/docs``.

Rien n’est gardé : le fichier est lu, contrôlé et rendu dans la même requête. Les données confidentielles sont
masquées dans tout ce qui sort.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, Request, Response, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from conventions import Convention, ConventionFileError, ConventionsError, check, loads, schedule
from conventions.documents import KINDS, build, render
from conventions.model.confidential import masked

LARGEST = 8 * 2**20
"""Octets : la bibliothèque refuse elle-même ce qui dépasse 1 Mio de YAML ou 8 Mio de JSON."""

TYPES = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
}

EXPECTED = {
    "au": "un jour est attendu, comme 2025-06-30",
    "exercice": "une année est attendue, comme 2025",
    "fichier": "le fichier d’une convention est attendu (YAML ou JSON)",
    "forme": f"au choix, {', '.join(TYPES)}",
}
"""Ce que chaque paramètre attend, pour qui s’est trompé."""

app = FastAPI(title="Conventions de subvention", description=str(__doc__))


@app.exception_handler(ConventionFileError)
async def unreadable(_: Request, error: ConventionFileError) -> JSONResponse:
    """Chaque faute du fichier, avec sa ligne et sa colonne."""
    told = [
        {"ligne": each.line, "colonne": each.column, "adresse": each.address, "message": each.message}
        for each in error.problems
    ]
    return JSONResponse({"fautes": told}, status_code=422)


@app.exception_handler(ConventionsError)
async def unusable(_: Request, error: ConventionsError) -> JSONResponse:
    """Ce qui ne peut pas être fait, en une phrase."""
    return JSONResponse({"message": str(error)}, status_code=400)


@app.exception_handler(RequestValidationError)
async def misread(_: Request, error: RequestValidationError) -> JSONResponse:
    """Un paramètre qui manque ou qui ne se lit pas : on dit lequel, et ce qui est attendu."""
    names = list(dict.fromkeys(str(each["loc"][-1]) for each in error.errors()))
    told = " ; ".join(f"{name} : {EXPECTED.get(name, 'valeur illisible')}" for name in names)
    return JSONResponse({"message": told}, status_code=422)


def read(fichier: UploadFile) -> Convention:
    """La convention du fichier envoyé."""
    data = fichier.file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ConventionsError(f"le fichier dépasse {LARGEST // 2**20} Mio")
    return loads(data, fichier.filename or "fichier")


Sent = Annotated[Convention, Depends(read)]


@app.post("/conventions", summary="Contrôler une convention, et dire ce qui est à verser")
def examine(convention: Sent, au: date) -> dict[str, Any]:
    """Le rapport, l’échéancier et la liste des documents, au jour demandé."""
    shown = masked(convention)
    return {
        "titre": shown.title,
        "rapport": json.loads(check(convention, au).to_json()),
        "echeancier": schedule(shown, au).model_dump(mode="json"),
        "documents": {kind: list(TYPES) for kind in KINDS},
    }


@app.post("/documents/{document}.{forme}", summary="Écrire un document", response_class=Response)
def write(  # noqa: PLR0913, PLR0917  # chaque argument est un paramètre de l’adresse
    convention: Sent,
    document: str,
    forme: Literal["md", "html", "docx", "odt", "pdf"],
    acte: str | None = None,
    exercice: int | None = None,
    au: date | None = None,
) -> Response:
    """Un acte, une lettre ou un état, dans le format demandé."""
    paper = build(document, convention, act=acte, exercise=exercice, as_of=au)
    name = f'attachment; filename="{document}.{forme}"'
    return Response(render(paper, forme), media_type=TYPES[forme], headers={"Content-Disposition": name})
