"""Reading again what changed gives the project that reading everything gives, and shares what did not change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.reading.again import read_again
from generator.reading.project import read_project
from generator.records.project import Project
from tests.small import PROJECTS

DEMO = PROJECTS / "minh-hoa"
DATA_FILES = sorted(p.relative_to(DEMO).as_posix() for p in (DEMO / "data").rglob("*") if p.suffix in (".yml", ".csv"))
PROVINCE = "data/provinces/son-la"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Project]:
    root = tmp_path_factory.mktemp("demo") / "minh-hoa"
    shutil.copytree(DEMO, root)
    project = read_project(root, prose=False).project
    assert project is not None
    return root, project


@pytest.mark.parametrize("name", ["site_config.yml", *(n for n in DATA_FILES if n.count("/") == 1 or PROVINCE in n)])
def test_a_file_read_again_says_the_same(demo: tuple[Path, Project], name: str) -> None:
    root, project = demo
    again = read_again(root, project, {name})
    assert again.project == project
    assert not again.has_errors


def test_what_did_not_change_is_the_same_object(demo: tuple[Path, Project]) -> None:
    root, project = demo
    again = read_again(root, project, {f"{PROVINCE}/results.csv"}).project
    assert again is not None
    assert again.targets is project.targets
    assert again.national is project.national
    assert again.holdings["dien-bien"] is project.holdings["dien-bien"]
    assert again.holdings["son-la"].plans is project.holdings["son-la"].plans
    assert again.holdings["son-la"].results is not project.holdings["son-la"].results


def test_a_changed_file_is_read_as_with_everything_else(demo: tuple[Path, Project], tmp_path: Path) -> None:
    root, project = tmp_path / "khac", demo[1]
    shutil.copytree(demo[0], root)
    (root / PROVINCE / "results.csv").unlink()
    (root / PROVINCE / "plan-2025.yml").rename(root / PROVINCE / "plan.yml")
    shutil.rmtree(root / "data/provinces/dien-bien")
    gone = {n for n in DATA_FILES if n.startswith("data/provinces/dien-bien/")}
    changed = {f"{PROVINCE}/results.csv", f"{PROVINCE}/plan.yml", f"{PROVINCE}/plan-2025.yml", *gone}
    again, whole = read_again(root, project, changed).project, read_project(root, prose=False).project
    assert again is not None
    assert whole is not None
    assert [again.holding(p.slug) for p in again.provinces] == [whole.holding(p.slug) for p in whole.provinces]


def test_another_configuration_shares_the_data_unless_they_stand_elsewhere(
    demo: tuple[Path, Project], tmp_path: Path
) -> None:
    root, project = tmp_path / "khac", demo[1]
    shutil.copytree(demo[0], root)
    config, changed = root / "site_config.yml", {"site_config.yml"}
    text = config.read_text("utf-8")
    config.write_text(text.replace(f"name: '{project.config.site.name}'", "name: Tên khác", 1), "utf-8")
    again = read_again(root, project, changed).project
    assert again == read_project(root, prose=False).project
    assert again is not None
    assert again.config.site.name == "Tên khác"
    assert all(again.holdings[unit] is held for unit, held in project.holdings.items())
    (root / "data").rename(root / "so-lieu")
    config.write_text(text.replace("  data: data\n", "  data: so-lieu\n", 1), "utf-8")
    moved = read_again(root, project, changed).project
    assert moved is not None
    assert moved.config.folders.data == "so-lieu"
    assert moved == read_project(root, prose=False).project
    config.write_text(text.replace("name: ", "ten: ", 1), "utf-8")
    assert read_again(root, project, changed).has_errors


def test_a_mistake_is_found_again(demo: tuple[Path, Project], tmp_path: Path) -> None:
    root = tmp_path / "hong"
    shutil.copytree(demo[0], root)
    (root / "data/targets.yml").write_text("format: 2\ntargets: [", "utf-8")
    assert read_again(root, demo[1], {"data/targets.yml"}).has_errors
