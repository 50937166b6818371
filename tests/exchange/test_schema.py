"""Editors find the schema of every YAML file: its first line leads there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small import copy

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "data" / "schema"
PROJECTS = (ROOT, ROOT / "tests" / "projects" / "minh-hoa")
FILES = [p for project in PROJECTS for p in (project / "site_config.yml", *sorted((project / "data").rglob("*.yml")))]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_first_line_leads_to_the_schema_of_the_file(path: Path) -> None:
    first = path.read_text("utf-8").partition("\n")[0]
    start, equals, address = first.partition("=")
    kind = "plan" if path.stem.startswith("plan") else path.stem
    assert (start, equals) == ("# yaml-language-server: $schema", "=")
    assert (path.parent / address).resolve() == SCHEMAS / f"{kind}.json"


def test_folder_of_schemas_is_no_stranger_to_the_reader(tmp_path: Path) -> None:
    small = copy(tmp_path)
    small.put("data/schema/plan.json", "{}\n")
    assert list(small.read().findings) == []
