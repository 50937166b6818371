"""What an edit of the small project does to the public pages and to what the checks say."""

from __future__ import annotations

import datetime as dt

from generator.history.account import Account, account
from generator.history.changes import Kind
from generator.history.consequences import Badge, ChangedPage, PageKind
from generator.history.naming import Names
from generator.history.telling import as_text
from generator.reading.project import read_project
from tests.small import AS_OF, PLAN, REPORTS, RESULTS, SMALL, VI, Small

ROW = ",27.5,,55,200,"


def compared(small: Small, as_of: dt.date = AS_OF) -> tuple[Account, Names]:
    old, new = read_project(SMALL), small.read()
    assert old.project is not None
    assert new.project is not None
    return account(old, new, as_of), Names(old.project, new.project, VI)


def test_a_status_flips_and_the_country_moves(small: Small) -> None:
    small.change(RESULTS, ROW, ",22,,44,200,")
    found, names = compared(small)
    c = found.consequences
    assert [flip.sentence(names) for flip in c.flips] == [
        "Sơn La, cam kết CK1 (Tập huấn), tiến độ: Đúng tiến độ → Có nguy cơ không đạt"
    ]
    assert [moved.sentence(names) for moved in c.figures] == [
        "Cả nước, XHS.1 (Tập huấn): 27,5% (1/2 tỉnh) → 22% (1/2 tỉnh) (−5,5 điểm phần trăm)"
    ]
    assert c.ranks == ()
    assert c.pages == (
        ChangedPage(PageKind.PROVINCE, "son-la"),
        ChangedPage(PageKind.TARGET, "XHS.1"),
        ChangedPage(PageKind.INDICATOR, "tap-huan"),
    )


def test_who_overtakes_whom(small: Small) -> None:
    small.change(RESULTS, ROW, ",10,,20,200,")
    found, names = compared(small)
    assert [moved.sentence(names) for moved in found.consequences.ranks] == ["Sơn La, XHS.1 (Tập huấn): thứ hạng 1 → 2"]


def test_a_withdrawn_figure_leaves_no_figure(small: Small) -> None:
    row = 'tap-huan,,2025-11-30,,27.5,,55,200,,,bao-cao-2025,"tập huấn được 55/200 trưởng thôn, đạt 27,5%",\n'
    small.change(RESULTS, row, "")
    found, names = compared(small)
    c = found.consequences
    assert [moved.sentence(names) for moved in c.figures] == [
        "Cả nước, XHS.1 (Tập huấn): 27,5% (1/2 tỉnh) → chưa có số chung"
    ]
    assert [moved.sentence(names) for moved in c.ranks] == ["Sơn La, XHS.1 (Tập huấn): thứ hạng 1 → chưa xếp"]
    assert {(f.badge, f.new.value) for f in c.flips} == {
        (Badge.PROGRESS, "no_information"), (Badge.EVIDENCE, "none"), (Badge.REPORTED, "overdue"),
    }  # fmt: skip


def test_both_versions_are_measured_on_one_day(small: Small) -> None:
    small.change(PLAN, "deadline: 2026-12-31", "deadline: 2027-12-31")
    assert compared(small, dt.date(2026, 6, 30))[0].consequences.flips == ()


def test_a_threshold_moves_statuses(small: Small) -> None:
    small.change("site_config.yml", "on_track: 0.95", "on_track: 1.5")
    small.change("site_config.yml", "behind: 0.60", "behind: 1.4")
    found, _ = compared(small)
    assert {c.kind for c in found.changes} == {Kind.SETTING_CHANGED}
    assert [(f.promise.id, f.new.value) for f in found.consequences.flips] == [("CK1", "at_risk")]
    assert found.consequences.pages[0] == ChangedPage(PageKind.EVERY)


def test_a_late_report_flips_the_badge(small: Small) -> None:
    small.change(REPORTS, "date: 2025-12-14", "date: 2025-12-24")
    found, _ = compared(small)
    assert {(f.badge, f.old.value, f.new.value) for f in found.consequences.flips} == {
        (Badge.REPORTED, "on_time", "late")
    }


def test_a_renamed_commitment_keeps_its_statuses(small: Small) -> None:
    for file, text in ((PLAN, "id: CK1"), (PLAN, "serves: [CK1]")):
        small.change(file, text, text.replace("CK1", "TH1"))
    found, _ = compared(small)
    assert [c.kind for c in found.changes] == [Kind.RECORD_RENAMED]
    assert found.consequences.flips == ()


def test_a_renamed_plan_keeps_its_statuses(small: Small) -> None:
    small.change(PLAN, "id: kh-son-la\n", "id: kh-14\n")
    small.change(RESULTS, "kh-son-la/CK3", "kh-14/CK3")
    found, _ = compared(small)
    assert [c.kind for c in found.changes] == [Kind.RECORD_RENAMED]
    assert found.consequences.flips == ()
    assert found.consequences.appeared == ()


def test_findings_that_appear_and_go(small: Small) -> None:
    small.change(RESULTS, ROW, ",127.5,,255,200,")
    found, _ = compared(small)
    assert {"MB-S001", "MB-S003"} <= {f.rule.code for f in found.consequences.appeared}
    backwards = account(small.read(), read_project(SMALL), AS_OF)
    assert {"MB-S001", "MB-S003"} <= {f.rule.code for f in backwards.consequences.gone}


def test_a_finding_that_is_accepted_is_told_with_the_reason(small: Small) -> None:
    header, first, rest = small.path(RESULTS).read_text("utf-8").split("\n", 2)
    first = first.replace(ROW, ",127.5,,255,200,")
    small.put(RESULTS, f"{header},accept\n{first},MB-S001: nguồn tính trùng người\n{rest.replace(chr(10), f',{chr(10)}')}")
    found, names = compared(small)
    (finding,) = (f for f in found.consequences.appeared if f.rule.code == "MB-S001")
    assert finding.accepted == "nguồn tính trùng người"
    assert "(Lý do chấp nhận: nguồn tính trùng người)" in as_text(found, names, str)


def test_a_finding_on_another_line_is_not_new(small: Small) -> None:
    small.change(RESULTS, ROW, ",127.5,,255,200,")
    spoilt = small.read()
    text = small.path(RESULTS).read_text("utf-8").splitlines(keepends=True)
    small.put(RESULTS, "".join([text[0], *reversed(text[1:])]))
    found = account(spoilt, small.read(), AS_OF)
    assert found.changes == ()
    assert (found.consequences.appeared, found.consequences.gone) == ((), ())
