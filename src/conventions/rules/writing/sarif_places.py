"""Where things stand, as SARIF says it: the file, the region in it, the address in the convention."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.rules.writing.sarif_texts import uri_of

Json = dict[str, object]

BASE = "%SRCROOT%"
"""What relative addresses start from: the name that platforms give to the root of a repository."""


def file_at(file: str) -> Json:
    """The location of a file; a relative path starts from the root.

    >>> file_at("a.yaml")
    {'uri': 'a.yaml', 'uriBaseId': '%SRCROOT%'}
    """
    uri = uri_of(file)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": BASE}


def artifacts(files: Iterable[str]) -> list[Json]:
    """The files that were looked at, each once.

    >>> len(artifacts(["a.yaml", "./a.yaml"]))
    1
    """
    known = {uri_of(file): file_at(file) for file in files if file}
    return [{"location": at, "roles": ["analysisTarget"]} for at in known.values()]


def location(file: str, line: int = 0, column: int = 0, addresses: Iterable[str] = ()) -> Json:
    """One location: in the file when there is one, and at addresses of the convention.

    >>> location("", addresses=("period",))
    {'logicalLocations': [{'name': 'period', 'fullyQualifiedName': 'period', 'kind': 'member'}]}
    """
    told: Json = {}
    if file:
        region = {"region": {"startLine": line, "startColumn": max(1, column)}} if line else {}
        told["physicalLocation"] = {"artifactLocation": file_at(file), **region}
    logical = [_logical(address) for address in dict.fromkeys(addresses) if address]
    return {**told, **({"logicalLocations": logical} if logical else {})}


def _logical(address: str) -> Json:
    """An address, and its last step: « grants[2018].amount » is named « amount »."""
    name = address if address.endswith("]") else address.rpartition(".")[2]
    return {"name": name or address, "fullyQualifiedName": address, "kind": "member"}
