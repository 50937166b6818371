"""Change notes lie beside the data they speak of, the country's and each province's, and are told newest first."""

from __future__ import annotations

import pytest

from generator.records.project import NATIONAL
from tests.small import Small

OWN = "data/provinces/son-la/changes.yml"
NOTE = "  - date: {date}\n    who: Ban Dân tộc\n    what: {what}\n"


def put(small: Small, file: str, *notes: tuple[str, str]) -> None:
    small.put(file, "format: 2\nchanges:\n" + "".join(NOTE.format(date=d, what=w) for d, w in notes))


def told(small: Small) -> list[tuple[str, str]]:
    return [(n.unit, n.note.what) for n in small.project().notes]


def test_a_provinces_note_is_about_that_province_first(small: Small) -> None:
    own, both = small.project().notes
    assert (own.unit, own.provinces, own.note.targets) == ("son-la", ("son-la",), ("XHS.1",))
    assert (both.unit, both.provinces) == (NATIONAL, ("son-la", "can-tho"))
    small.change(OWN, "    targets: [XHS.1]", "    provinces: [can-tho, son-la]")
    assert small.project().notes[0].provinces == ("son-la", "can-tho")


def test_all_notes_newest_first_the_countrys_before_others_of_the_day(small: Small) -> None:
    put(small, OWN, ("2026-06-05", "S mới"), ("2026-05-01", "S cũ"))
    put(small, "data/provinces/can-tho/changes.yml", ("2026-06-05", "C"))
    put(small, "data/changes.yml", ("2026-06-05", "N"))
    assert told(small) == [("", "N"), ("can-tho", "C"), ("son-la", "S mới"), ("son-la", "S cũ")]


@pytest.mark.parametrize("newest_on_top", [True, False])
def test_notes_of_one_day_are_read_from_the_newer_end_of_the_file(small: Small, newest_on_top: bool) -> None:
    small.path("data/changes.yml").unlink()
    notes = [("2026-06-05", "chiều"), ("2026-06-05", "sáng"), ("2026-05-01", "trước")]
    put(small, OWN, *(notes if newest_on_top else notes[::-1]))
    assert [what for _, what in told(small)] == ["chiều", "sáng", "trước"]


def test_a_broken_note_leaves_the_project_readable(small: Small) -> None:
    small.change(OWN, "date: 2026-06-05", "date: 05/06/2026")
    assert [unit for unit, _ in told(small)] == [NATIONAL]
    assert [(f.place.file, f.place.line) for f in small.read().findings] == [(OWN, 4)]
