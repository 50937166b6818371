"""csv-metadata.json: the same tables for programs of the web (W3C, Metadata Vocabulary for Tabular Data).

The file's name is the one that readers of a CSV file look for beside it. What the vocabulary has
no property for is said in the terms of DCMI (``dc:``).
"""

from __future__ import annotations

import json
import re
from typing import Any

from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.citing import Cited, cite, cite_data
from generator.writing.desk import Desk
from generator.writing.open_data.table import LIST_DELIMITER, Column, Link, Table

_CONTEXT = "http://www.w3.org/ns/csvw"
_DATATYPES = {"number": "decimal", "integer": "integer", "boolean": "boolean", "date": "date"}


def csvw_file(desk: Desk) -> File:
    """Return the description of all tables as one group."""
    site, tables = desk.project.config.site, desk.tables
    group: dict[str, Any] = {
        "@context": [_CONTEXT, {"@language": desk.words.code}],
        "dc:title": site.name,
        "dc:description": desk.warned(site.description),
        "dc:publisher": site.publisher,
        "dc:license": {"@id": site.licence_url},
        "dc:source": [{"@id": s.url} for s in desk.project.programme_sources if s.url],
        "dc:issued": {"@value": desk.measures.as_of.isoformat(), "@type": "xsd:date"},
        "dc:identifier": f"sha256:{desk.data.hash}",
        "schema:version": desk.data.version,
        "dc:bibliographicCitation": cite_data(desk).full,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "tables": [_table(desk, t, f) for t, f in zip(tables.tables, tables.csv, strict=True)],
    }
    told = {name: value for name, value in group.items() if value}
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return File(f"{addresses.plain(desk.data_home)}csv-metadata.json", content.encode())


def _table(desk: Desk, table: Table, file: File) -> dict[str, Any]:
    return {
        "url": _name(table.name),
        "dc:title": table.title,
        "dc:description": table.description,
        "dc:bibliographicCitation": cite(desk, table.title, f"/{desk.tables.address(file)}", Cited.DATA).full,
        "tableSchema": _schema(table, desk.words.code),
    }


def _schema(table: Table, lang: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(c, c.name in table.key, lang) for c in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links:
        schema["foreignKeys"] = [_foreign_key(table, link) for link in table.links]
    return schema


def _foreign_key(table: Table, link: Link) -> dict[str, Any]:
    there = {"resource": _name(link.table or table.name), "columnReference": list(link.to)}
    return {"columnReference": list(link.fields), "reference": there}


def _column(column: Column, in_key: bool, lang: str) -> dict[str, Any]:
    """Describe a column; its first title is what stands in the file's header, in no language."""
    told: dict[str, Any] = {
        "name": column.name,
        "titles": {"und": column.name, lang: column.title},
        "dc:description": column.description,
        "datatype": _datatype(column),
    }
    if column.type == "list":
        told["separator"] = LIST_DELIMITER
    if column.required or in_key:
        told["required"] = True
    return told


def _datatype(column: Column) -> str | dict[str, str]:
    if column.pattern:
        return {"base": "string", "format": column.pattern}
    if column.choices:
        return {"base": "string", "format": f"^({'|'.join(re.escape(value) for value, _ in column.choices)})$"}
    return _DATATYPES.get(column.type, "string")


def _name(table: str) -> str:
    return f"{table}.csv"
