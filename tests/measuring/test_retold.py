"""What is told in another language is measured as it is in its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from generator.measuring.measures import Measures, measure
from generator.reading.project import read_project
from generator.records.project import Project

ROOT = Path(__file__).parent.parent.parent
DAY = dt.date(2030, 3, 15)


def statuses(measures: Measures) -> list[tuple[object, ...]]:
    return [
        (unit, a.target and a.target.id, a.commitment and a.commitment.id, a.progress, a.reported, a.evidence,
         a.choice.result and a.choice.result.value)
        for unit, m in measures.units.items() for a in m.assessments
    ]  # fmt: skip


def told_backwards(project: Project) -> dict[str, str]:
    """Say every name and text that the framework has in other words."""
    named = [*project.bodies, *project.indicators, *project.documents, *project.platforms, *project.targets]
    texts = (v for record in named for v in record.__dict__.values() if type(v) is str)
    return {text: f"<{text}>" for text in texts if " " in text}


@pytest.mark.parametrize("folder", [ROOT, ROOT / "tests" / "projects" / "minh-hoa"])
def test_no_status_hangs_on_the_language_it_is_told_in(folder: Path) -> None:
    project = read_project(folder).project
    assert project
    here = statuses(measure(project, DAY))
    assert len(here) > 100
    for texts in (project.texts_in("en"), told_backwards(project)):
        told = project.retold(texts)
        assert told.indicators != project.indicators
        assert statuses(measure(told, DAY)) == here
    assert statuses(measure(replace(told, told_of=None), DAY)) != here or folder == ROOT
