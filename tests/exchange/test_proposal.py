"""Edits become files: what changes, what stays, what the rules then say, and how it is written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from generator.exchange.editing.edits import Add, Edit, EditError, Remove, SetField
from generator.exchange.editing.proposal import Proposal, propose, write
from generator.exchange.editing.written import fields_of, written
from generator.language import Language
from generator.records.plans import Commitment, Milestone
from generator.records.results import State
from generator.records.values import PartialDate, Place
from tests.small import AS_OF, PLAN, REPORTS, RESULTS, SOURCES, Small, copy


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return copy(tmp_path)


def change(small: Small, *edits: Edit) -> Proposal:
    return propose(small.root, edits, AS_OF)


def differing(small: Small, proposal: Proposal, name: str) -> list[tuple[str, str]]:
    """The lines that differ, old and new, of a file whose number of lines stays."""
    old, new = small.path(name).read_bytes().split(b"\n"), proposal.files[name].split(b"\n")
    assert len(old) == len(new)
    return [(a.decode(), b.decode()) for a, b in zip(old, new, strict=True) if a != b]


# --- fields ---


def test_nothing_to_change(small: Small) -> None:
    proposal = change(small)
    assert proposal.files == {}
    assert proposal.before == proposal.after
    assert not proposal.refused


def test_a_value_that_stands_already(small: Small) -> None:
    source = small.project().holding("son-la").sources["ke-hoach-son-la"]
    assert change(small, SetField(source.place, "title", source.title)).files == {}


def test_one_cell_of_a_row(small: Small) -> None:
    row = small.project().holding("son-la").results[0]
    proposal = change(small, SetField(row.place, "value", "12.25"))
    ((old, new),) = differing(small, proposal, RESULTS)
    assert old.split(",")[0] == new.split(",")[0]
    assert ",12.25," in new


def test_a_new_column_is_put_at_the_end_of_every_row(small: Small) -> None:
    row = small.project().holding("son-la").results[0]
    proposal = change(small, SetField(row.place, "last_checked", "2026-06-30"))
    old, new = small.path(RESULTS).read_text("utf-8").splitlines(), proposal.files[RESULTS].decode().splitlines()
    added = [b.removeprefix(a) for a, b in zip(old, new, strict=True)]
    assert added[:2] == [",last_checked", ",2026-06-30"]
    assert set(added[2:]) == {","}


def test_a_new_field_stands_where_its_record_has_it(small: Small) -> None:
    commitment = small.project().holding("son-la").plans[0].commitments[0]
    proposal = change(small, SetField(commitment.place, "deadline_note", "Theo kế hoạch: cuối năm"))
    before = small.path(PLAN).read_text("utf-8").splitlines()
    after = proposal.files[PLAN].decode().splitlines()
    (line,) = [n for n, text in enumerate(after) if text.endswith("deadline_note: 'Theo kế hoạch: cuối năm'")]
    assert after[line - 1].lstrip().startswith("deadline:")
    assert after[:line] + after[line + 1 :] == before


def test_a_field_is_taken_away(small: Small) -> None:
    source = small.project().holding("son-la").sources["ke-hoach-son-la"]
    proposal = change(small, SetField(source.place, "last_checked", None))
    before = small.path(SOURCES).read_text("utf-8")
    assert proposal.files[SOURCES].decode() == before.replace("    last_checked: 2026-06-01\n", "", 1)


# --- records ---


def test_a_file_that_is_not_there_is_begun(small: Small) -> None:
    name = "data/provinces/lang-son/sources.yml"
    values = {"id": "bao-cao", "title": "Báo cáo", "publisher": "Sở", "kind": "official_report"}
    proposal = change(small, Add(name, ("sources",), values))
    assert "- id: bao-cao\n" in proposal.files[name].decode()
    write(proposal)
    assert small.read().project is not None


def test_add_and_remove_a_report(small: Small) -> None:
    before = small.path(REPORTS).read_bytes()
    values = {"obligation": "bao-cao-nam", "year": "2027", "date": "2027-12-01", "source": "bao-cao-2025"}
    write(change(small, Add(REPORTS, ("reports",), values)))
    report = small.project().holding("son-la").reports[-1]
    assert (report.year, report.date) == (2027, dt.date(2027, 12, 1))
    write(change(small, Remove(report.place)))
    assert small.path(REPORTS).read_bytes() == before


# --- findings ---


def test_a_mistake_is_refused_and_named(small: Small) -> None:
    row = small.project().holding("son-la").results[0]
    proposal = change(small, SetField(row.place, "value", "97,6"))
    assert [f.rule.code for f in proposal.appeared] == ["MB-R053"]
    assert proposal.refused


def test_a_finding_that_only_moves_did_not_appear(small: Small) -> None:
    small.change(SOURCES, "kind: official_report", "kind: bao-cao")
    commitment = small.project().holding("son-la").plans[0].commitments[0]
    proposal = change(small, SetField(commitment.place, "note", "Thêm một dòng"))
    assert {f.rule.code for f in proposal.appeared} == set()
    assert not proposal.refused


def test_a_project_that_can_no_longer_be_read(small: Small) -> None:
    programme = small.project().programme
    assert change(small, SetField(programme.place, "start", None)).refused


# --- refusals ---


@pytest.mark.parametrize(
    "edit",
    [
        SetField(Place(PLAN, 9999, 1), "text", "x"), SetField(Place(RESULTS, 9999, 1), "value", "1"),
        SetField(Place("data/provinces/son-la/nope.yml"), "x", "y"), Remove(Place(PLAN, 1, 1)),
        SetField(Place("../site_config.yml"), "x", "y"), Add("/etc/sources.yml", ("sources",), {"id": "x"}),
        Add(PLAN, ("nope", "commitments"), {"id": "x"}), Add(PLAN, ("plan", "title"), {"id": "x"}),
        Add(RESULTS, (), {"nope": "1"}), Add(RESULTS, (), {"value": ["1"]}), Add(SOURCES, ("sources",), {"nope": "1"}),
    ],
)  # fmt: skip
def test_an_edit_that_cannot_be_made_is_told(small: Small, edit: Edit) -> None:
    with pytest.raises(EditError) as refused:
        change(small, edit)
    told = refused.value.told(Language())
    assert "{" not in told
    assert len(told.splitlines()) == 1


def test_two_edits_of_one_field(small: Small) -> None:
    row = small.project().holding("son-la").results[0]
    with pytest.raises(EditError):
        change(small, SetField(row.place, "value", "1"), SetField(row.place, "value", "2"))
    with pytest.raises(EditError):
        change(small, SetField(small.project().programme.place, "short", "1"),
               SetField(small.project().programme.place, "short", "2"))  # fmt: skip


# --- writing ---


def test_write_touches_only_what_changed(small: Small) -> None:
    row = small.project().holding("son-la").results[0]
    proposal = change(small, SetField(row.place, "value", "12.25"))
    before = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}
    write(proposal)
    after = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}
    assert [path for path in after if after[path] != before.get(path)] == [small.path(RESULTS)]
    assert small.path(RESULTS).read_bytes() == proposal.files[RESULTS]


def test_a_file_changed_meanwhile_is_not_overwritten(small: Small) -> None:
    row = small.project().holding("son-la").results[0]
    proposal = change(small, SetField(row.place, "value", "12.25"))
    small.add(RESULTS, "\n")
    there = small.path(RESULTS).read_bytes()
    with pytest.raises(EditError):
        write(proposal)
    assert small.path(RESULTS).read_bytes() == there


def test_all_or_nothing(small: Small) -> None:
    project = small.project()
    row, plan = project.holding("son-la").results[0], project.holding("son-la").plans[0]
    proposal = change(small, SetField(row.place, "value", "12.25"), SetField(plan.place, "note", "x"),
                      Add("data/provinces/son-la/related.yml", ("related",), {"id": "x"}))  # fmt: skip
    before = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}
    small.path("data/provinces/son-la/related.yml").mkdir()
    with pytest.raises(EditError):
        write(proposal)
    assert before == {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}


# --- values as text ---


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("97.60"), "97.60"), (Decimal("1E+3"), "1000"), (True, "yes"), (False, "no"), (7, "7"), ("a", "a"),
        (dt.date(2026, 1, 2), "2026-01-02"), (PartialDate(2026, 1), "2026-01"), (State.ACHIEVED, "achieved"),
        (None, None), ((), None), (("a", "b"), ["a", "b"]),
        (Milestone(value=Decimal("1.5"), by=dt.date(2026, 1, 2)), {"value": "1.5", "by": "2026-01-02"}),
    ],
)  # fmt: skip
def test_written(value: object, text: object) -> None:
    assert written(value) == text


def test_what_is_usual_is_not_written() -> None:
    commitment = Commitment(id="CK1", text="x", deadline=dt.date(2030, 12, 31), ascending=True)
    assert fields_of(commitment) == {"id": "CK1", "text": "x", "deadline": "2030-12-31"}
