"""JSON Schemas (draft-07) of the YAML files, made from the records, for editors that complete and explain.

Every YAML file leads to its schema on its first line, which yaml-language-server and the editors that
use it understand: ``# yaml-language-server: $schema=../../schema/plan.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.language import Language
from generator.records.base import Record
from generator.records.fields import FieldMeaning, fields_of, records_in
from generator.records.files import KINDS, SCHEMAS, FileKind
from generator.records.values import Choice

DRAFT = "http://json-schema.org/draft-07/schema#"
_COMMENT = "Do lệnh minhbach schema ghi từ chương trình; sửa ở chương trình rồi chạy lại."
_NULL = {"type": "null"}


def first_line(kind: FileKind, file: str, data: str = "data") -> str:
    """Return the line that leads an editor from ``file`` to the schema of its ``kind``.

    ``file``, and the data folder ``data``, are relative to the project, with ``/``.
    """
    if kind.article:
        return _leading(f"{'../' * file.count('/')}{data}/{SCHEMAS}/{kind.name}.json")
    inside = kind.national or kind.provincial
    up = "../../" if PurePosixPath(file).parent.parent.name == "provinces" else ""
    return _leading(f"{up if inside else f'{data}/'}{SCHEMAS}/{kind.name}.json")


def _leading(address: str) -> str:
    return f"# yaml-language-server: $schema={address}\n"


def schemas(language: Language | None = None) -> dict[str, str]:
    """Return the text of every schema by its name in the folder of schemas."""
    words = language or Language()
    made = {f"{kind.name}.json": schema_of(kind, words) for kind in KINDS if kind.is_yaml}
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in made.items()}


def out_of_step(folder: Path) -> list[str]:
    """Return the names of schemas that ``folder`` lacks, has otherwise, or should not have."""
    wanted = schemas()
    there = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.json"))}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write_schemas(folder: Path) -> list[str]:
    """Bring ``folder`` in step with the records; return the names of what was written or removed.

    Raises:
        OSError: the folder cannot be written.
    """
    changed, wanted = out_of_step(folder), schemas()
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in wanted:
            _replace(folder / name, wanted[name])
        else:
            (folder / name).unlink()
    return changed


def _replace(path: Path, text: str) -> None:
    """Make ``text`` the whole of a file, at once: nobody ever sees half of it."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, "utf-8", newline="\n")
    fresh.replace(path)


def schema_of(kind: FileKind, words: Language) -> dict[str, Any]:
    """Return the schema of one kind of YAML file."""
    root, *inner = records_in(kind.record)
    return {
        "$schema": DRAFT,
        "$comment": _COMMENT,
        "title": words._(kind.title),
        **_object(root, words),
        "definitions": {record.__name__: _object(record, words) for record in inner},
    }


def _object(record: type[Record], words: Language) -> dict[str, Any]:
    found = fields_of(record)
    return {
        "type": "object",
        "properties": {field.name: _property(field, words) for field in found},
        "required": [field.name for field in found if field.required],
        "additionalProperties": False,
    }


def _property(field: FieldMeaning, words: Language) -> dict[str, Any]:
    item = _item(field, words)
    value: Mapping[str, Any] = item
    if field.many:
        several = {"type": "array", "items": item}
        value = {"anyOf": [item, several]} if field.alone else several
    if not field.required:
        value = _or_nothing(value)
    elif "$ref" in value:
        value = {"allOf": [value]}  # draft-07 reads nothing that stands beside a $ref
    return {"description": _description(field, words), **value, **_default(field)}


def _item(field: FieldMeaning, words: Language) -> dict[str, Any]:
    if field.record:
        return {"$ref": f"#/definitions/{field.record.__name__}"}
    if field.choices:
        return {"anyOf": [{"const": c.value, "description": words._(c.meaning)} for c in field.choices]}
    return dict(field.written.schema) if field.written else {}


def _or_nothing(value: Mapping[str, Any]) -> dict[str, Any]:
    """Let a value be left empty after its colon, which the reader takes as left out."""
    if isinstance(value.get("type"), (str, list)):
        kinds = [value["type"]] if isinstance(value["type"], str) else value["type"]
        return {**value, "type": [*kinds, "null"]}
    return {"anyOf": [*value.get("anyOf", [value]), _NULL]}


def _description(field: FieldMeaning, words: Language) -> str:
    said = words._(field.description)
    if field.choices:
        return "\n".join([said, *(f"- {c.value}: {words._(c.meaning)}" for c in field.choices)])
    if field.written and field.written.example:
        return f"{said}\n({words.shown(field.written.words)}; {words._('ví dụ')} {field.written.example})"
    return said


def _default(field: FieldMeaning) -> dict[str, Any]:
    """Return what a field stands for when it is left out, where a person would write it."""
    if isinstance(field.default, Choice):
        return {"default": field.default.value}
    if isinstance(field.default, bool):
        return {"default": "yes" if field.default else "no"}
    return {}
