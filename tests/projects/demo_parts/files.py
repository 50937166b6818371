"""How the demonstration's files are written: like an officer's, short, commented, codes quoted."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import SingleQuotedScalarString

Fields = dict[str, Any]

_RESULT_COLUMNS = (
    "indicator", "commitment", "as_of", "as_of_note", "qualifier", "value", "unit", "numerator",
    "denominator", "state", "scope", "former_unit", "source", "page", "quote", "original", "seen",
    "voice", "reply", "reply_by", "reply_date", "preferred", "doubt", "note", "last_checked",
)  # fmt: skip
_LINK_COLUMNS = (
    "url", "state", "checked", "status", "last_seen", "failing_since", "failures", "content_type", "size", "sha256",
    "archived",
)  # fmt: skip
_LEFT_OUT_COLUMNS = ("province", "what", "value", "as_of", "url", "reason")


def quoted(text: str) -> SingleQuotedScalarString:
    """Return ``text`` so that it is written in quotes: for codes, which YAML must not read."""
    return SingleQuotedScalarString(text)


def day(text: str) -> dt.date:
    """Return an ISO day as a date, which YAML writes without quotes."""
    return dt.date.fromisoformat(text)


def partial_date(text: str | None) -> Any:
    """Return a year, a month or a day so that YAML writes it without quotes."""
    if text is None or len(text) == 7:
        return text
    return int(text) if len(text) == 4 else day(text)


def tidy(value: Any) -> Any:
    """Return a number without a decimal part as a person writes it: 15, not 15.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def fields(**values: Any) -> Fields:
    """Return a record's fields in the order given, without those that are None or empty."""
    return {name: value for name, value in values.items() if value is not None and value != ()}


def ordered(record: Fields, names: Sequence[str]) -> Fields:
    """Return a record's fields in the order of ``names``."""
    return {name: record[name] for name in names if name in record}


def yaml_text(comment: str, content: Mapping[str, Any], notes: Mapping[str, str] | None = None) -> str:
    """Return a YAML file: ``comment`` on top, then the format version, then ``content``.

    ``notes`` maps a key, at any depth, to the comment line that stands before it.
    """
    out = io.StringIO()
    _yaml().dump(_tree({"format": 2, **content}, notes or {}, 0), out)
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    return head + out.getvalue()


def schema_line(name: str) -> str:
    """Return the first line of the YAML file ``name`` of the project: where editors find its schema.

    The demonstration uses the schemas of the repository's own data, so that there is one copy of them.
    """
    path = PurePosixPath(name)
    if path.suffix != ".yml":
        return ""
    kind = "plan" if path.stem.startswith("plan") else path.stem
    up = "../" * (len(path.parts) + 2)
    return f"# yaml-language-server: $schema={up}data/schema/{kind}.json\n"


def _yaml() -> YAML:
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 4096
    yaml.allow_unicode = True
    return yaml


def _tree(value: Any, notes: Mapping[str, str], depth: int) -> Any:
    if isinstance(value, Mapping):
        tree = CommentedMap((key, _tree(inner, notes, depth + 1)) for key, inner in value.items())
        for key in value:
            if key in notes:
                tree.yaml_set_comment_before_after_key(key, before=notes[key], indent=depth * 2)
        return tree
    if isinstance(value, (list, tuple)):
        return _sequence(value, notes, depth)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return tidy(value)
    if isinstance(value, dt.date):
        return value.replace()  # a fresh object: ruamel.yaml writes a shared one as an alias
    return value


def _sequence(values: Sequence[Any], notes: Mapping[str, str], depth: int) -> CommentedSeq:
    sequence = CommentedSeq(_tree(value, notes, depth + 2) for value in values)
    if all(isinstance(value, str) and len(value) < 40 for value in values):
        sequence.fa.set_flow_style()
    return sequence


def csv_text(rows: Iterable[Fields], columns: Sequence[str]) -> str:
    """Return a CSV file with those of ``columns`` that some row fills, in their order."""
    kept = list(rows)
    used = [column for column in columns if any(column in row for row in kept)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(used)
    for row in kept:
        writer.writerow([_cell(row.get(column)) for column in used])
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(tidy(value))


def results_text(rows: Iterable[Fields]) -> str:
    """Return a ``results.csv``."""
    return csv_text(rows, _RESULT_COLUMNS)


def left_out_text(rows: Iterable[Fields]) -> str:
    """Return a ``left-out.csv``."""
    return csv_text(rows, _LEFT_OUT_COLUMNS)


def links_text(rows: Iterable[Fields]) -> str:
    """Return a ``links.csv``."""
    return csv_text(rows, _LINK_COLUMNS)


def write_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Make ``folder`` hold exactly ``texts``: name to content, other files removed."""
    wanted = {folder / name for name in texts}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
