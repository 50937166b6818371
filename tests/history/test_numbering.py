"""The version of the data: one table of what each kind of change does to it, and what holds for any history."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.history.changes import Change
from generator.history.chronicle import Publication
from generator.history.compare import compare
from generator.history.mainline import Commit
from generator.history.numbering import RULES, Bump, DataVersion, rule_of, versions
from generator.language import language
from generator.records.project import Project
from tests.history.comparing import before
from tests.history.test_properties import projects
from tests.small import PLAN, RESULTS, SOURCES, VI, Small

DAY = dt.date(2026, 6, 30)
COMMIT = Commit("0" * 40, dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC), "x")
INDICATORS, TARGETS = "data/indicators.yml", "data/targets.yml"


def history(*steps: Project) -> tuple[DataVersion, ...]:
    """The versions of publications that brought these states of a project, one after the other."""
    first = Publication(1, DAY, COMMIT, None, steps[0])
    told = [(number, old, new, compare(old, new)) for number, (old, new) in enumerate(pairwise(steps), start=2)]
    return versions([first, *(Publication(n, DAY, COMMIT, old, new, changes) for n, old, new, changes in told if changes)])


# File, what stood there, what stands there now, the version after 1.0.0, how its reason begins.
TABLE = [
    (RESULTS, 'tram-5g,,2025-06-30,trên,300,,,,,,bao-cao-2025,trên 300 trạm,\n', "", "2.0.0",
     "thay đổi lớn (có mục không còn). Sơn La, số trạm 5G, ngày 30/06/2025: rút số trên 300 trạm"),
    (PLAN, "      value: 80\n", "", "2.0.0", "thay đổi lớn (có mục được đo theo cách khác). Sơn La, cam kết CK1"),
    (INDICATORS, "unit: trạm", "unit: cột", "2.0.0", "thay đổi lớn (có mục được đo theo cách khác). Chỉ số “Số trạm 5G”"),
    (PLAN, "value: 80\n", "value: 70\n", "1.1.0", "thay đổi vừa (điều phải đạt khác trước). Sơn La, cam kết CK1"),
    (PLAN, "deadline: 2026-12-31", "deadline: 2027-12-31", "1.1.0", "thay đổi vừa (điều phải đạt khác trước)"),
    (RESULTS, "tram-5g,,2025-06-30,", "tram-5g,,2025-01-31,,9,,,,,,bao-cao-2025,chín,\ntram-5g,,2025-06-30,", "1.1.0",
     "thay đổi vừa (có mục mới). Sơn La, số trạm 5G, ngày 31/01/2025: số mới 9 trạm"),
    (RESULTS, "trên,300", "trên,310", "1.0.1", "thay đổi nhỏ (có số được đính chính). Sơn La, số trạm 5G"),
    (SOURCES, "title: Báo cáo thử năm 2025", "title: Báo cáo thử", "1.0.1", "thay đổi nhỏ (ghi chú, nguồn hoặc chi tiết đổi)"),
    (INDICATORS, "name: Số trạm 5G", "name: Số trạm", "1.0.1", "thay đổi nhỏ (ghi chú, nguồn hoặc chi tiết đổi)"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected", "reason"), TABLE)
def test_each_kind_of_change_raises_its_own_number(
    small: Small, name: str, old: str, new: str, expected: str, reason: str
) -> None:
    small.change(name, old, new)
    last = history(before(), small.project())[-1]
    assert str(last) == expected
    assert last.reason(VI).startswith(reason)
    assert last.reason(language("en")) != last.reason(VI)


def test_a_reason_that_quotes_a_sentence_ends_once(small: Small) -> None:
    small.change(TARGETS, "    short: Tập huấn\n", "    short: Tập huấn\n    note: Một câu.\n")
    small.change(INDICATORS, "name: Số trạm 5G", "name: Số trạm")
    reason = history(before(), small.project())[-1].reason(VI)
    assert reason.endswith(", thêm ghi chú: Một câu; lần ấy còn 1 thay đổi nhỏ khác")


def test_the_first_publication_is_version_one() -> None:
    (first,) = history(before())
    assert (str(first), first.bump, first.reason(VI)) == ("1.0.0", None, "bản công bố đầu tiên")


def test_a_reply_is_no_correction(small: Small) -> None:
    """What a province says of a review is told as a reply, in every language."""
    head = "indicator,as_of,value,source,voice,reply,reply_by,reply_date\ntap-huan,2025-11-30,25,bao-cao-2025,review,"
    projects = []
    for reply in (",,", "Thiếu hai lớp,Sở Dân tộc,2026-06-20"):
        small.put(RESULTS, f"{head}{reply}\n")
        projects.append(small.project())
    last = history(*projects)[-1]
    assert last.bump is Bump.PATCH
    assert last.reason(VI).startswith("thay đổi nhỏ (ý kiến của địa phương được thêm, sửa hoặc rút). Sơn La, ")
    assert last.reason(language("en")).startswith("small change (a province’s reply was added, changed or withdrawn). ")


def test_a_note_beside_the_data_is_no_new_data(small: Small) -> None:
    small.add("data/provinces/son-la/changes.yml", "  - date: 2026-06-20\n    who: Sở\n    what: Thêm báo cáo\n")
    last = history(before(), small.project())[-1]
    assert (str(last), last.bump) == ("1.0.1", Bump.PATCH)


def every_class(kind: type[Change[Any]] = Change) -> Iterator[type[Change[Any]]]:
    for child in kind.__subclasses__():
        if hasattr(child, "kind") and not inspect.isabstract(child):
            yield child
        yield from every_class(child)


def test_every_class_of_changes_has_a_rule_of_its_own() -> None:
    assert {c for c in every_class() if c.__module__.startswith("generator.")} == set(RULES)


def test_the_greatest_change_wins_and_the_others_like_it_are_counted(small: Small) -> None:
    small.change(RESULTS, "trên,300", "trên,310")
    small.change(PLAN, "value: 80\n", "value: 70\n")
    small.change(PLAN, "deadline: 2026-12-31", "deadline: 2026-12-01")
    last = history(before(), small.project())[-1]
    assert (str(last), last.others) == ("1.1.0", 1)
    assert last.reason(VI).endswith("mục tiêu hạ từ 80% xuống 70% (−10 điểm phần trăm); lần ấy còn 1 thay đổi vừa khác")


def test_what_is_not_committed_sorts_before_what_it_will_become(small: Small) -> None:
    small.change(RESULTS, "trên,300", "trên,310")
    project = small.project()
    beginning = Publication(1, DAY, COMMIT, None, before())
    proposed = Publication(2, DAY, None, before(), project, compare(before(), project))
    waiting = versions([beginning, proposed])[-1]
    assert str(waiting) == "1.0.1-chua-cong-bo"
    assert waiting.label(language("en")) == "1.0.1-unpublished"


@given(st.lists(projects(), min_size=2, max_size=4))
@settings(max_examples=15, deadline=None)
def test_versions_rise_by_one_step_with_each_publication(steps: list[Project]) -> None:
    found = history(*steps)
    assert str(found[0]) == "1.0.0"
    assert found == history(*steps)
    for old, new in pairwise(found):
        greatest = max(rule_of(change).bump for change in new.publication.changes)
        expected = {
            Bump.MAJOR: (old.major + 1, 0, 0),
            Bump.MINOR: (old.major, old.minor + 1, 0),
            Bump.PATCH: (old.major, old.minor, old.patch + 1),
        }[greatest]
        assert (new.major, new.minor, new.patch) == expected > (old.major, old.minor, old.patch)
        assert rule_of(new.change or new.publication.changes[0]).bump is greatest
