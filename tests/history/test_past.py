"""What each publication told, whole and as far as one page is concerned."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from generator.history.categories import Category, category_of, retreat_of
from generator.history.changes import DeadlineMoved, Goal, Kind, Subject, TargetLowered, TargetRestated
from generator.history.chronicle import NoHistory
from generator.history.past import Entry, Past, past
from generator.history.record_changes import FieldChanged, RecordRemoved
from generator.history.shelves import Thing
from generator.language import ours
from tests.history.repository import Repository, repository
from tests.history.test_chronicle import read
from tests.small import PLAN, RESULTS, SOURCES, VI

TARGETS = "data/targets.yml"
NOTES = "data/provinces/son-la/changes.yml"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def told(repo: Repository) -> Past:
    history = read(repo)
    return past(history, history.versions[-1], VI)


def published(repo: Repository) -> list[Entry]:
    return [entry for entry in told(repo).entries if entry.publication]


def note(repo: Repository, what: str, day: str = "2026-06-20", extra: str = "") -> None:
    repo.add(NOTES, f"  - date: {day}\n    who: Sở thử\n    what: {what}\n{extra}")


def test_what_was_taken_back_stands_first_with_the_words_of_then_and_now(repo: Repository) -> None:
    repo.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.change(PLAN, "text: 80% trưởng thôn được tập huấn", "text: 70% trưởng thôn được tập huấn")
    repo.commit()
    first, *others = published(repo)[0].changes
    assert first.change.kind is Kind.TARGET_LOWERED
    assert first.wording
    assert (first.wording.old, first.wording.new) == (
        "80% trưởng thôn được tập huấn", "70% trưởng thôn được tập huấn",
    )  # fmt: skip
    assert [c.category for c in others] == [Category.TARGET, Category.CORRECTION]
    assert [c.change.retreat for c in others] == [False, False]


@pytest.mark.parametrize(
    ("old", "new", "category", "mark"),
    [
        ("value: 80\n", "value: 70\n", Category.TARGET, "Cam kết bị hạ"),
        ("value: 80\n", "value: 90\n", Category.TARGET, ""),
        ("deadline: 2026-12-31", "deadline: 2027-12-31", Category.DEADLINE, "Hạn bị lùi"),
        ("deadline: 2026-12-31", "deadline: 2026-06-30", Category.DEADLINE, ""),
        ("value: 20\n", "value: 25\n", Category.TARGET, ""),
        ("    people: 2 công chức", "    people: 3 công chức", Category.DOCUMENT, ""),
    ],
)
def test_a_change_of_a_plan_has_its_category_and_its_mark(
    repo: Repository, old: str, new: str, category: Category, mark: str
) -> None:
    repo.change(PLAN, old, new)
    repo.commit()
    (change,) = published(repo)[0].changes
    words = retreat_of(change.change)
    assert (change.category, VI.shown(words) if words else "") == (category, mark)


@pytest.mark.parametrize(
    ("file", "old", "new", "category"),
    [
        (TARGETS, "    short: Tập huấn\n", "    short: Tập huấn\n    note: Ghi chú\n", Category.WORDING),
        (TARGETS, "short: Tập huấn", "short: Lớp học", Category.WORDING),
        (TARGETS, "text: Trưởng thôn", "text: Các trưởng thôn", Category.TARGET),
        (RESULTS, "trên 300 trạm,", "trên 300 trạm,làm tròn", Category.WORDING),
        (RESULTS, "trên 300 trạm,", "hơn 300 trạm,", Category.OTHER),
        ("data/indicators.yml", "name: Số trạm 5G", "name: Số trạm", Category.TEXT),
    ],
)
def test_a_remark_of_the_site_is_no_change_of_what_is_promised(
    repo: Repository, file: str, old: str, new: str, category: Category
) -> None:
    repo.change(file, old, new)
    repo.commit()
    (change,) = published(repo)[0].changes
    assert (change.category, change.wording is None) == (category, category is not Category.TARGET)


def test_every_retreat_has_a_word_of_its_own() -> None:
    old, new = Goal(Decimal(80)), Goal(Decimal(70))
    subject, day = Subject(Thing.TARGET, id="XHS.1"), dt.date(2030, 1, 1)
    retreats = (
        TargetLowered(subject, old, new), TargetRestated(subject, old, Goal(None)), DeadlineMoved(subject, day, None),
        RecordRemoved(subject, None, None), FieldChanged(subject, None, day, field="applies_until"),
    )  # fmt: skip
    words = [retreat_of(change) for change in retreats]
    assert None not in words
    assert len(set(words)) == len(retreats)
    assert {category_of(change) for change in retreats} == {Category.TARGET, Category.DEADLINE}


def test_words_that_stayed_are_kept_beside_a_moved_deadline(repo: Repository) -> None:
    repo.change(PLAN, "deadline: 2026-12-31", "deadline: 2027-12-31")
    repo.commit()
    wording = published(repo)[0].changes[0].wording
    assert wording
    assert wording.old == wording.new == "Mở chuyên mục trên trang của tỉnh"


def test_the_words_of_a_dropped_commitment_are_kept(repo: Repository) -> None:
    text = "    - id: CK3\n      text: Mở chuyên mục trên trang của tỉnh\n      deadline: 2026-12-31\n"
    repo.change(PLAN, text, "")
    repo.change(PLAN, "serves: [CK2, CK3]", "serves: [CK2]")
    repo.change(RESULTS, ",kh-son-la/CK3,2026-03,,,,,,achieved,,bao-cao-2025,đã mở chuyên mục,\n", "")
    repo.commit()
    dropped = published(repo)[0].changes[0]
    assert (dropped.change.kind, dropped.change.retreat) == (Kind.RECORD_REMOVED, True)
    assert dropped.wording
    assert (dropped.wording.old, dropped.wording.new) == ("Mở chuyên mục trên trang của tỉnh", "")


def test_a_correction_taken_back_says_when_its_value_had_been_published(repo: Repository) -> None:
    repo.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    wrong = repo.commit(when="2026-02-01T12:00:00Z")
    repo.git("revert", "--no-edit", wrong, when="2026-03-01T12:00:00Z")
    back, first = published(repo)[:2]
    assert back.changes[0].back_to == dt.date(2026, 1, 1)
    assert first.changes[0].back_to is None


def test_the_beginning_is_told_as_counts_of_the_whole_and_of_each_page(repo: Repository) -> None:
    beginning = published(repo)[-1]
    assert beginning.is_beginning
    assert beginning.title == "Bắt đầu công bố dữ liệu"
    assert dict(beginning.counts())[Thing.COMMITMENT] == 4
    unit, target = beginning.of_unit("son-la"), beginning.of_target("XHS.1")
    assert unit
    assert target
    assert dict(unit.counts())[Thing.RESULT] == 3
    assert dict(target.counts()) == {
        Thing.TARGET: 1, Thing.INDICATOR: 1, Thing.PLAN: 2, Thing.COMMITMENT: 2, Thing.RESULT: 3,
    }  # fmt: skip


def test_a_note_is_the_headline_of_what_it_came_with(repo: Repository) -> None:
    repo.change(RESULTS, ",27.5,,55,200,", ",41,,82,200,")
    note(repo, "Sửa số tập huấn")
    repo.commit(when="2026-06-21T12:00:00+07:00")
    entry = published(repo)[0]
    assert (entry.title, entry.day) == ("Sửa số tập huấn", dt.date(2026, 6, 21))
    assert [noted.note.date for noted in entry.notes] == [dt.date(2026, 6, 20)]
    assert [c.change.kind for c in entry.changes] == [Kind.RESULT_CORRECTED]


def test_a_note_that_was_corrected_is_told_in_its_last_words(repo: Repository) -> None:
    note(repo, "Bỏ 115 số liệu")
    repo.commit(when="2026-06-21T12:00:00+07:00")
    repo.change(NOTES, "Bỏ 115 số liệu", "Bỏ 118 số liệu")
    repo.commit(when="2026-06-22T12:00:00+07:00")
    assert [e.title for e in published(repo) if e.notes] == ["Bỏ 118 số liệu"]


def test_a_note_that_came_alone_is_told_too(repo: Repository) -> None:
    note(repo, "Đã rà soát mọi nguồn")
    repo.commit()
    entry = published(repo)[0]
    assert (entry.title, entry.changes, entry.headline) == ("Đã rà soát mọi nguồn", (), "")


def test_notes_from_before_the_beginning_stand_on_their_own_day(repo: Repository) -> None:
    alone = [entry for entry in told(repo).entries if not entry.publication]
    assert [entry.day for entry in alone] == [dt.date(2026, 6, 5), dt.date(2026, 5, 1)]
    assert len({entry.anchor for entry in alone}) == 2


@pytest.mark.parametrize(("began", "days"), [
    ("2026-05-01T23:30:00+07:00", ["2026-06-05", "2026-05-01"]),
    ("2026-05-01T18:00:00Z", ["2026-06-05", "2026-05-02"]),  # written on the eve by the clock of the site
    ("2026-05-03T12:00:00+07:00", ["2026-06-05", "2026-05-01"]),
])  # fmt: skip
def test_a_note_of_the_first_publication_has_its_day_by_the_clock_of_the_site(
    tmp_path: Path, began: str, days: list[str]
) -> None:
    alone = [entry for entry in told(repository(tmp_path, when=began)).entries if not entry.publication]
    assert [entry.day.isoformat() for entry in alone] == days
    assert alone[1].anchor.startswith("n-2026-05-01-"), "where it is found stays"


def test_days_come_in_order_whatever_told_them(repo: Repository) -> None:
    repo.change(PLAN, "value: 80\n", "value: 90\n")
    repo.commit(when="2026-05-20T12:00:00Z")
    days = [entry.day for entry in told(repo).entries]
    assert days == sorted(days, reverse=True)


def test_what_is_not_committed_says_so(repo: Repository) -> None:
    repo.change(PLAN, "value: 80\n", "value: 90\n")
    first, beginning = published(repo)
    assert (first.not_committed, first.commit, beginning.not_committed) == (True, None, False)


def test_a_page_has_what_concerns_it_and_its_own_sentence(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.change(PLAN, "value: 80\n", "value: 90\n")
    repo.change("data/indicators.yml", "name: Số trạm 5G", "name: Trạm 5G")
    repo.commit()
    whole = published(repo)[0]
    unit, target = whole.of_unit("son-la"), whole.of_target("XHS.1")
    assert unit
    assert target
    assert (len(whole.changes), len(unit.changes), len(target.changes)) == (3, 2, 1)
    assert "nâng từ 80% lên 90%" in target.headline
    assert whole.of_unit("can-tho") is None
    assert whole.of_target("XHS.2") is None


def test_a_note_of_another_place_stays_away_from_a_page(repo: Repository) -> None:
    repo.change(PLAN, "value: 80\n", "value: 90\n")
    note(repo, "Về Sơn La")
    repo.put("data/provinces/can-tho/changes.yml", "format: 2\nchanges:\n"
             "  - {date: 2026-06-20, who: Sở khác, what: Về Cần Thơ}\n")  # fmt: skip
    repo.commit()
    entry = published(repo)[0]
    here, there = entry.of_unit("son-la"), entry.of_unit("can-tho")
    assert here
    assert there
    assert (here.title, there.title, there.changes) == ("Về Sơn La", "Về Cần Thơ", ())


@pytest.mark.parametrize(
    ("file", "old", "new", "extra", "minor"),
    [
        (SOURCES, "", "    last_checked: 2026-05-01\n", "", True),
        (RESULTS, ",27.5,,55,200,", ",41,,82,200,", "", False),
        (RESULTS, ",27.5,,55,200,", ",41,,82,200,", "    minor: yes\n", True),
        (PLAN, "value: 80\n", "value: 70\n", "    minor: yes\n", False),
        ("site_config.yml", "short_name: Thử", "short_name: Trang thử", "", True),
        ("site_config.yml", "on_track: 0.95", "on_track: 0.9", "", False),
        ("site_config.yml", "word: gần", "word: xấp xỉ", "", False),
        ("data/changes.yml", "Thêm số liệu của Sơn La", "Thêm vài số liệu của Sơn La", "", True),
    ],
    ids=["looked again", "a correction", "a correction said to be minor", "a retreat said to be minor",
         "another name of the site", "another threshold", "another word before figures", "a note in other words"],
)
def test_what_is_of_little_weight(repo: Repository, file: str, old: str, new: str, extra: str, minor: bool) -> None:
    if old:
        repo.change(file, old, new)
    else:
        repo.add(file, new)
    if extra:
        note(repo, "Việc nhỏ", extra=extra)
    repo.commit()
    assert published(repo)[0].minor is minor


def test_without_history_the_notes_are_told_and_why_there_is_no_more(repo: Repository) -> None:
    alone = past(NoHistory(ours("Không có.")), repo.project(), VI)
    assert [entry.title for entry in alone.entries] == [n.note.what for n in repo.project().notes]
    assert alone.why_not == ours("Không có.")
    assert [entry.title for entry in alone.of_unit("can-tho")] == ["Thêm số liệu của Sơn La và Cần Thơ"]
