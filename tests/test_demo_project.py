"""The demonstration project is what its script makes, holds every state, and has no errors."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.checking.check import check
from generator.measuring.assessing import Assessment, Assessor
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.measures import measure
from generator.reading.project import Reading, read_project
from generator.records.finding import Severity

PROJECTS = Path(__file__).parent / "projects"
SCRIPT = PROJECTS / "make_demo.py"
DEMO = PROJECTS / "minh-hoa"

#: A deliverable is there or is not: it cannot be on the way to a value.
ONLY_VALUES = {Progress.ON_TRACK, Progress.BEHIND, Progress.AT_RISK}


def _files(folder: Path) -> dict[str, bytes]:
    """Return the project's files; what builds keep beside them may be on the move and is not even listed."""
    found = {}
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".minhbach"]
        found |= {(p := Path(where, name)).relative_to(folder).as_posix(): p.read_bytes() for name in names}
    return found


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_project(DEMO)


@pytest.fixture(scope="module")
def assessments(reading: Reading) -> list[Assessment]:
    """Every commitment of every province on the site's date."""
    project = reading.project
    assert project is not None
    assert project.config.as_of is not None
    assessor = Assessor(project, project.config.as_of)
    every = [a for p in project.provinces for a in assessor.of_unit(p.slug)]
    return [a for a in every if a.commitment is not None]


def test_committed_files_are_what_the_script_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SCRIPT), "--output", str(tmp_path)], check=True)
    made, committed = _files(tmp_path), _files(DEMO)
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []


def test_files_that_are_no_longer_made_are_removed(tmp_path: Path) -> None:
    old = tmp_path / "data" / "provinces" / "cu" / "results.csv"
    old.parent.mkdir(parents=True)
    old.write_text("as_of,source\n")
    subprocess.run([sys.executable, str(SCRIPT), "--output", str(tmp_path)], check=True)
    assert not old.parent.exists()


def test_table_of_cases_names_every_province(reading: Reading) -> None:
    table = ast.get_docstring(ast.parse(SCRIPT.read_text(encoding="utf-8"))) or ""
    sys.path.insert(0, str(PROJECTS))
    try:
        from demo_parts.cases import CASES
    finally:
        sys.path.remove(str(PROJECTS))
    lines = [line.split("  ", 1) for line in table.splitlines() if "  " in line.strip()]
    named = {slug: shows.strip() for slug, shows in lines if slug}
    assert named == {case.slug: case.shows for case in CASES}
    assert reading.project is not None
    assert sorted(named) == sorted(reading.project.province_by_slug)


def test_it_has_findings_and_no_errors(reading: Reading) -> None:
    project = reading.project
    assert project is not None
    assert project.config.as_of is not None
    findings = [*reading.findings, *check(project, project.config.as_of)]
    assert [str(f) for f in findings if f.severity is Severity.ERROR] == []
    codes = Counter(f.rule.code for f in findings)
    assert {f"MB-P00{number}" for number in range(1, 9)} <= set(codes)


def test_it_says_that_it_is_invented(reading: Reading) -> None:
    project = reading.project
    assert project is not None
    assert project.config.site.banner == "Dữ liệu minh họa, không phải số liệu thật"
    holdings = [project.national, *project.holdings.values()]
    urls = [s.url for h in holdings for s in h.sources.values() if s.url]
    assert all(url.startswith("https://example.org/") for url in urls)
    assert all((r.quote or "").startswith("(Minh họa)") for h in holdings for r in h.results)
    assert all(p.number.endswith("/KH-MINHHOA") for h in holdings for p in h.plans)
    numbers = [[p.number for p in h.plans] for h in holdings]
    assert all(len(own) == len(set(own)) for own in numbers), "two plans of one page are told apart by their numbers"


@pytest.mark.parametrize("state", Progress)
def test_every_progress_occurs(assessments: list[Assessment], state: Progress) -> None:
    kinds = _kinds(a for a in assessments if a.progress is state)
    assert kinds == ({"value"} if state in ONLY_VALUES else {"value", "deliverable"})


@pytest.mark.parametrize("state", Evidence)
def test_every_evidence_occurs(assessments: list[Assessment], state: Evidence) -> None:
    assert _kinds(a for a in assessments if a.evidence is state) == {"value", "deliverable"}


@pytest.mark.parametrize("state", [state for state in Reported if state is not Reported.FORMER_UNITS_PLAN])
def test_every_reported_occurs(assessments: list[Assessment], state: Reported) -> None:
    assert _kinds(a for a in assessments if a.reported is state) == {"value", "deliverable"}


def test_some_provinces_have_only_a_former_units_plan(reading: Reading) -> None:
    project = reading.project
    assert project is not None
    assert project.config.as_of is not None
    units = measure(project, project.config.as_of).units.values()
    reported = [d.reported for unit in units for d in unit.deliveries]
    assert reported.count(Reported.FORMER_UNITS_PLAN) == 2


def _kinds(found: Iterable[Assessment]) -> set[str]:
    commitments = [a.commitment for a in found if a.commitment]
    return {"deliverable" if c.value is None else "value" for c in commitments}
