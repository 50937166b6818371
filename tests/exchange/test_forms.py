"""The committed forms are those the data make, and what GitHub accepts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.exchange.form.forms import Form, Kind, form_file, form_files, mistake_form, update_form, workbook_form
from generator.language import Language, language
from generator.reading.project import read_project
from generator.records.project import Project
from tests.small import VI, Small, copy
from tests.test_cli import run

ROOT = Path(__file__).parents[2]
# Parameters of the address of a new issue that GitHub keeps for itself.
RESERVED = {"title", "body", "labels", "milestone", "assignees", "projects", "template", "type"}


def project(root: Path) -> Project:
    found = read_project(root).project
    assert found is not None
    return found


def test_committed_forms_are_in_step_with_the_data() -> None:
    for path, text in form_files(project(ROOT), language("vi")).items():
        assert (ROOT / path).read_text("utf-8") == text, f"run: minhbach forms ({path})"


@pytest.mark.parametrize("name", [".", "tests/projects/nho", "tests/projects/khac", "tests/projects/minh-hoa"])
def test_forms_are_what_github_accepts(name: str) -> None:
    forms = (update_form(project(ROOT / name), VI), workbook_form(project(ROOT / name), VI), mistake_form(VI))
    for form in forms:
        tree = yaml.safe_load(form_file(form))
        assert len(tree["name"]) > 3
        assert tree["description"]
        assert_elements(form, tree["body"])


def assert_elements(form: Form, body: list[dict[str, Any]]) -> None:
    asked = [element for element in body if element["type"] != "markdown"]
    ids = [element["id"] for element in asked]
    labels = [element["attributes"]["label"].lower() for element in asked]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert not RESERVED & set(ids)
    for element in asked:
        assert element["type"] in set(Kind)
        assert re.fullmatch(r"[A-Za-z0-9_-]+", element["id"])
        options = element["attributes"].get("options", [])
        texts = [option if isinstance(option, str) else option["label"] for option in options]
        assert len(set(texts)) == len(texts)
        assert "None" not in texts
        assert bool(texts) == (element["type"] in ("dropdown", "checkboxes"))
        box = form.by_id[element["id"]]
        assert len(box.means) in (0, len(box.options))


def test_names_of_the_data_stay_text(tmp_path: Path) -> None:
    small = copy(tmp_path)
    name = "A: [\"'] - &x *y #z"
    small.change("data/provinces.yml", "name: Sơn La", f"name: '{name.replace(chr(39), chr(39) * 2)}'")
    text = form_file(update_form(small.project(), Language()))
    province = next(e for e in yaml.safe_load(text)["body"] if e.get("id") == "province")
    assert province["attributes"]["placeholder"] == name


def test_the_command_writes_the_forms_and_says_which(tmp_path: Path) -> None:
    small = copy(tmp_path)
    result = run("forms", "--project", small.root)
    assert result.exit_code == 0
    written = sorted(path.name for path in (small.root / ".github" / "ISSUE_TEMPLATE").iterdir())
    assert written == ["bao-sai-sot.yml", "cap-nhat-ket-qua.yml", "config.yml", "gui-bang-excel.yml"]
    assert sorted(result.output.split()) == [f".github/ISSUE_TEMPLATE/{name}" for name in written]


def test_data_that_cannot_be_read_writes_no_form(tmp_path: Path) -> None:
    small: Small = copy(tmp_path)
    small.put("data/targets.yml", "targets: [")
    assert run("forms", "--project", small.root).exit_code == 2
    assert not (small.root / ".github").exists()
