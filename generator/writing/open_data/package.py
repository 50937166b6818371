"""datapackage.json: what the tables mean, for programs (Data Package, version 2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.records.config import SiteConfig
from generator.text import slug
from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.citing import Cited, cite, cite_data
from generator.writing.desk import Desk
from generator.writing.open_data.table import LIST_DELIMITER, Column, Link, Table

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def package_file(desk: Desk, files: Sequence[File]) -> File:
    """Describe all tables, and the files that hold them: those on the site, or the plain ones in the zip."""
    described = list(zip(desk.tables.tables, desk.tables.csv, files, strict=True))
    named = {table.name: _name(file) for table, _, file in described}
    head = description_of(desk, named["sources"])
    resources = [_resource(desk, table, desk.tables.address(plain), file) for table, plain, file in described]
    return File(f"{addresses.plain(desk.data_home)}datapackage.json", _bytes(head, resources))


def description_of(desk: Desk, sources: str = "sources.csv") -> dict[str, Any]:
    """Return what the package says of itself, before its tables.

    ``bibliographicCitation`` is the term of DCMI for how something is cited, ``versionReason`` says why the
    version is what it is; the profile allows properties beyond its own. ``sources`` is the file of the sources.
    """
    config, programme = desk.project.config, desk.project.programme
    head: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": slug(programme.id),
        "title": config.site.name,
        "description": desk.warned(config.site.description),
        "version": desk.data.version,
        "versionReason": desk.data.reason,
        "bibliographicCitation": cite_data(desk).full,
        "created": f"{desk.measures.as_of.isoformat()}T00:00:00Z",
        "licenses": [_licence(config)],
        "contributors": [_contributor(config)],
        "sources": _sources(desk, sources),
        "keywords": [programme.short],
    }
    if desk.url:
        head["homepage"] = desk.public(desk.data_home)
    return head


def _licence(config: SiteConfig) -> dict[str, str]:
    site = config.site
    return {"name": site.licence.replace(" ", "-"), "title": site.licence, "path": site.licence_url}


def _contributor(config: SiteConfig) -> dict[str, Any]:
    contact = config.site.contact
    told = {"title": config.site.publisher, "email": contact.email, "path": contact.url}
    return {**{key: value for key, value in told.items() if value}, "roles": ["publisher"]}


def _sources(desk: Desk, table: str) -> list[dict[str, str]]:
    """Return the programme's own documents; every other source is in the table of sources."""
    told = [{"title": s.title, **({"path": s.url} if s.url else {})} for s in desk.project.programme_sources]
    return [*told, {"title": table, "path": table}]


def _name(file: File) -> str:
    return file.address.rpartition("/")[2]


def _resource(desk: Desk, table: Table, address: str, file: File) -> dict[str, Any]:
    """Describe one table's file: where it is, how it is written, what each column means.

    ``address`` is where the table stands on the site, by which it is cited. How a compressed file is described is a
    recipe of the standard: its size and hash are those of the file as it is, all else is said of what it holds.
    """
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "bibliographicCitation": cite(desk, table.title, f"/{address}", Cited.DATA).full,
        "path": _name(file),
        **({"compression": "gz"} if file.address.endswith(".gz") else {}),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(c, c.name in table.key) for c in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links:
        schema["foreignKeys"] = [_foreign_key(link) for link in table.links]
    return schema


def _foreign_key(link: Link) -> dict[str, Any]:
    return {"fields": list(link.fields), "reference": {"resource": link.table, "fields": list(link.to)}}


def _field(column: Column, in_key: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name, "type": column.type, "title": column.title, "description": column.description,
    }  # fmt: skip
    constraints: dict[str, Any] = {}
    if column.required or in_key:
        constraints["required"] = True
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.type == "list":
        field["delimiter"] = LIST_DELIMITER
    elif column.choices:
        field["categories"] = [{"value": value, "label": word} for value, word in column.choices]
        constraints["enum"] = [value for value, _ in column.choices]
    return {**field, "constraints": constraints} if constraints else field


def _bytes(head: dict[str, Any], resources: list[dict[str, Any]]) -> bytes:
    return (json.dumps({**head, "resources": resources}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
