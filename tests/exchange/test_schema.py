"""Schemas, records and files are in step: an editor refuses what the reader refuses, and nothing else."""

from __future__ import annotations

import copy as copies
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from jsonschema.protocols import Validator

from generator.cli import cli
from generator.exchange.schema import first_line, out_of_step, schemas
from generator.records.files import KINDS, SCHEMAS, kind_of
from generator.records.finding import Severity
from tests import yaml_core
from tests.reading.test_bad_files import YAML_CASES, Case
from tests.small import PLAN, SMALL, SOURCES, Small, copy, told

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / SCHEMAS
DEMO = ROOT / "tests" / "projects" / "minh-hoa"
OURS = {".": ROOT, "minh-hoa": DEMO}
FILES = [(project, p) for project in OURS.values() for p in (project / "site_config.yml", *sorted((project / "data").rglob("*.yml")))]

#: What a schema cannot see of a parsed file, and why: the reader finds it all the same.
UNSEEN_CODES = {
    "MB-R045": "two items of a list with one id",
}
#: Codes below are of files, bytes and YAML itself: whoever parses them meets them before any schema.
FIRST_OF_VALUES = "MB-R040"
UNSEEN_CASES = {
    "scientific": "3.5E+01 is the number 35 there",
    "unquoted NO": "NO is text in YAML 1.2, quoted or not",
    "unquoted 12:30": "12:30 is text in YAML 1.2, quoted or not",
    "data outside the project": "where a folder lies is not in the file",
}


@cache
def validator(name: str) -> Validator:
    return Draft7Validator(json.loads(schemas()[name]), format_checker=Draft7Validator.FORMAT_CHECKER)


def refused(file: str, text: str) -> bool:
    """Whether an editor would mark something in ``file``."""
    kind = kind_of(file)
    assert kind is not None
    return not validator(f"{kind.name}.json").is_valid(yaml_core.load(text))


def found(small: Small, file: str) -> list[str]:
    """The errors of reading in ``file`` that a schema could have seen."""
    errors = [f for f in small.read().findings if f.place.file == file and f.severity is Severity.ERROR]
    return [told(f) for f in errors if f.rule.code not in UNSEEN_CODES]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_of_draft_7_and_says_nothing_that_draft_7_does_not_know(name: str) -> None:
    schema = json.loads(schemas()[name])
    Draft7Validator.check_schema(schema)
    known = set(Draft7Validator.META_SCHEMA["properties"])
    assert {key for part in parts(schema) for key in part} <= known
    assert not any("$ref" in part and len(part) > 1 for part in parts(schema))


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    yield schema
    for key in ("properties", "definitions"):
        for inner in schema.get(key, {}).values():
            yield from parts(inner)
    for inner in (*schema.get("anyOf", ()), *schema.get("allOf", ()), *([schema["items"]] if "items" in schema else [])):
        yield from parts(inner)


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_field_is_explained(name: str) -> None:
    fields = [f for part in parts(json.loads(schemas()[name])) for f in part.get("properties", {}).values()]
    assert all(field["description"].strip() for field in fields)


@pytest.mark.parametrize(("project", "path"), FILES, ids=[p.relative_to(ROOT).as_posix() for _, p in FILES])
def test_a_file_is_as_its_schema_says_and_leads_there(project: Path, path: Path) -> None:
    name, text = path.relative_to(project).as_posix(), path.read_text("utf-8")
    kind = kind_of(name)
    assert kind is not None
    errors = validator(f"{kind.name}.json").iter_errors(yaml_core.load(text))
    assert [f"{e.json_path}: {e.message}" for e in errors] == []
    address = text.partition("\n")[0].partition("=")[2]
    assert (path.parent / address).resolve() == FOLDER / f"{kind.name}.json"
    if project == ROOT:
        assert text.startswith(first_line(kind, name))


def test_schemas_of_the_repository_are_those_of_the_records() -> None:
    assert out_of_step(FOLDER) == []


@pytest.mark.parametrize("case", YAML_CASES, ids=[c.name for c in YAML_CASES])
def test_what_the_reader_refuses_the_schema_refuses(small: Small, case: Case) -> None:
    if case.code == "MB-R023":
        return  # so deep that the editor's own parser stops
    case.make(small)
    try:
        loaded = yaml_core.load(small.path(case.file).read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        return  # an editor says so without any schema
    kind = kind_of(case.file)
    assert kind is not None
    seen = not validator(f"{kind.name}.json").is_valid(loaded)
    if case.code >= FIRST_OF_VALUES and case.code not in UNSEEN_CODES:
        assert seen != (case.name in UNSEEN_CASES)


ACCEPTED = [
    (PLAN, "complete: yes", "complete: có"),
    (PLAN, "complete: yes", "complete: Không"),
    (PLAN, "complete: yes", "complete: true"),
    (PLAN, "value: 35", "value: 35.50"),
    (PLAN, "value: 35", "value: '35'"),
    (PLAN, "value: 35", "value: −35"),
    (PLAN, "id: NV2", "id: 2"),
    (PLAN, "cooperating: [Sở Nội vụ]", "cooperating: Sở Nội vụ"),
    (PLAN, "cooperating: [Sở Nội vụ]", "cooperating: [2, Sở Nội vụ]"),
    (PLAN, "cooperating: [Sở Nội vụ]", "cooperating:"),
    (PLAN, "issuer: UBND tỉnh Sơn La", "issuer: 14"),
    (SOURCES, "published: 2026-06-15", "published: 2025"),
    (SOURCES, "published: 2026-06-15", "published: '2025-04'"),
    (SOURCES, "published: 2026-06-15", "published: 1900"),
    (SOURCES, "published: 2026-06-15", "published: 2199"),
    (SOURCES, "published: 2026-06-15", "published: 1900-01-01"),
    (SOURCES, "published: 2026-06-15", "published: 2199-12-31"),
    (SOURCES, "published: 2026-06-15", "published: 2025-04-23"),
    (PLAN, "format: 2", "format: '2'"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new"), ACCEPTED)
def test_what_the_reader_takes_the_schema_takes(small: Small, file: str, old: str, new: str) -> None:
    small.change(file, old, new)
    assert found(small, file) == []
    assert not refused(file, small.path(file).read_text("utf-8"))


VALUES: list[Any] = [
    None, True, "yes", "", " ", "x y", "id-1", 3, -3.5, 2025, 99, "12-15", "2025-02", "2025-02-30", "2025-02-28", 1024, 9999, "1899-12", "9999-12-31",
    "https://example.org/", "ftp://x", [], ["a"], [None], [3, "b"], {}, {"x": "y"},
]  # fmt: skip
NAMES = sorted(p.relative_to(SMALL).as_posix() for p in SMALL.rglob("*.yml"))


def spots(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to every value inside a value."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        yield (*way, key)
        yield from spots(inner, (*way, key))


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the small project with one value replaced, taken away, or added under an unknown name."""
    name = draw(st.sampled_from(NAMES))
    content = yaml_core.load((SMALL / name).read_text("utf-8"))
    way = draw(st.sampled_from(list(spots(content))))
    around = content
    for step in way[:-1]:
        around = around[step]
    kind = draw(st.sampled_from(["replace", "replace", "replace", "remove", "add"]))
    if kind == "replace":
        around[way[-1]] = copies.deepcopy(draw(st.sampled_from(VALUES)))
    elif kind == "remove":
        del around[way[-1]]
    elif isinstance(around, dict):
        around["la-lung"] = "x"
    return name, json.dumps(content, ensure_ascii=False)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutations())
@example((SOURCES, '{"format": 2}'))
def test_schema_and_reader_refuse_the_same_mutations(tmp_path_factory: pytest.TempPathFactory, made: tuple[str, str]) -> None:
    file, text = made
    small = copy(tmp_path_factory.mktemp("mutation"))
    small.put(file, text)
    problems = found(small, file)
    assume(not any("MB-R005" in p or "MB-R001" in p for p in problems))  # a data folder that is not there
    assert refused(file, text) == bool(problems), problems


def test_folder_of_schemas_is_no_stranger_to_the_reader(small: Small) -> None:
    small.put("data/schema/plan.json", "{}\n")
    assert list(small.read().findings) == []


def test_the_command_writes_checks_and_mends(small: Small) -> None:
    def run(*options: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["schema", "--project", str(small.root), *options])
        return result.exit_code, result.output

    assert run("--check")[0] == 1
    assert run()[0] == 0
    assert run("--check")[0] == 0
    small.put("data/schema/plan.json", "{}\n")
    small.put("data/schema/old.json", "{}\n")
    code, said = run("--check")
    assert (code, "old.json, plan.json" in said) == (1, True)
    assert run() == (0, "Đã ghi: old.json, plan.json.\n")
    names = {path.name for path in small.path("data/schema").iterdir()}
    assert names == {f"{kind.name}.json" for kind in KINDS if kind.is_yaml}
    assert CliRunner().invoke(cli, ["schema", "--project", str(small.root / "nowhere")]).exit_code == 2
