"""Twice as many units are twice as much work: calls are counted, not seconds, so that no other work disturbs."""

from __future__ import annotations

import cProfile
import datetime as dt
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building import history_of
from generator.checking.check import find_all
from generator.history.past import Past
from generator.language import language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.records.values import Place
from generator.writing.desk import Desk
from generator.writing.parts import notices
from generator.writing.province import province_view
from generator.writing.search import entries
from tests.bench.projects import commune_case

DAY = dt.date(2030, 12, 20)
SIZES = (8, 16, 32)
MOST = 1.05


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    made = [tmp_path_factory.mktemp(f"units-{size}") for size in SIZES]
    for size, folder in zip(SIZES, made, strict=True):
        commune_case(size).fill(folder)
    return made


def power(work: Callable[[int], object]) -> float:
    """Return how the calls of ``work``, given the number of a project, grow from size to size: 1 is linear.

    What every size costs alike falls out of the differences.
    """
    work(0)  # what is made once, at the first call
    counts = [_calls(lambda n=n: work(n)) for n in range(len(SIZES))]
    small, large = counts[1] - counts[0], counts[2] - counts[1]
    return math.log2(large / small)


def _calls(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())  # type: ignore[attr-defined]


def test_what_is_quadratic_is_found() -> None:
    assert power(lambda n: [len("") for _ in range(SIZES[n] ** 2)]) == pytest.approx(2, abs=0.01)
    assert power(lambda n: [len("") for _ in range(1000 + 7 * SIZES[n])]) == pytest.approx(1, abs=0.01)


def test_reading_and_checking_grow_with_the_project(folders: list[Path]) -> None:
    assert power(lambda n: find_all(read_project(folders[n]), DAY)) <= MOST


def desk_of(folder: Path) -> Desk:
    reading, words = read_project(folder), language("vi")
    assert reading.project is not None
    past = history_of(folder, DAY, dt.UTC, words)
    return Desk(measure(reading.project, DAY), find_all(reading, DAY), words, history=past)


def test_measuring_and_writing_of_places_grow_with_the_project(folders: list[Path]) -> None:
    def write(n: int) -> object:
        desk = desk_of(folders[n])
        return [province_view(desk, p) for p in desk.project.provinces], entries(desk)

    assert power(write) <= MOST


def test_to_tell_of_one_place_nobody_looks_at_all_others(folders: list[Path]) -> None:
    desks = [desk_of(folder) for folder in folders]
    slugs = [list(desk.project.province_by_slug) for desk in desks]
    pasts = [desk.past for desk in desks]

    def past(n: int) -> list[tuple[object, ...]]:
        fresh = Past(tuple(replace(entry) for entry in pasts[n].entries))
        return [fresh.of_unit(slug) for slug in slugs[n]]

    def found(n: int) -> list[tuple[object, ...]]:
        rule = desks[0].findings[0].rule
        one_each = tuple(rule.at(Place(f"data/provinces/{slug}/reports.yml")) for slug in slugs[n])
        fresh = replace(desks[n], findings=one_each)
        return [notices(fresh, slug, (rule.code,)) for slug in slugs[n]]

    assert all(past(2))
    assert all(found(2))
    assert power(past) <= MOST
    assert power(found) <= MOST
