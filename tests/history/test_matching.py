"""What is the same thing in two versions: the cases where it is easy to be wrong."""

from __future__ import annotations

from generator.history.changes import Kind
from generator.history.compare import compare
from generator.history.naming import Names
from generator.history.shelves import Thing, each
from tests.history.comparing import changes, sentences
from tests.small import PLAN, RESULTS, SOURCES, VI, Small

PLAN_2 = "data/provinces/son-la/plan-2.yml"
ROW = "tram-5g,,2025-06-30,trên,300,,,,,,bao-cao-2025,trên 300 trạm,\n"
OTHER_SOURCE = "tram-5g,,2025-06-30,,280,,,,,,ke-hoach-son-la,280 trạm,\n"


def kinds(small: Small) -> list[str]:
    return [change.kind.value for change in changes(small)]


def test_another_document_is_no_renamed_one(small: Small) -> None:
    """Of the same publisher and kind, as each year's report is."""
    small.change(SOURCES, "id: bao-cao-2025\n    title: Báo cáo thử năm 2025", "id: bao-cao-2026\n    title: Báo cáo thử năm 2026")
    small.change(SOURCES, "https://example.org/bao-cao-2025\n    published: ", "https://example.org/x\n    published: 2026-12 # ")
    assert kinds(small).count("record_renamed") == 0
    assert {"record_added", "record_removed"} <= set(kinds(small))


def test_another_deliverable_is_no_renamed_one(small: Small) -> None:
    small.change(PLAN, "- id: CK3\n      text: Mở chuyên mục trên trang của tỉnh", "- id: CK9\n      text: Mua máy tính")
    assert [k for k in kinds(small) if k.startswith("record")] == ["record_removed", "record_added"]


def test_two_sources_on_one_day_are_two_rows(small: Small) -> None:
    small.change(RESULTS, ROW, ROW + OTHER_SOURCE)
    assert kinds(small) == ["result_added"]
    small.change(RESULTS, ROW, "")
    assert sentences(small) == [
        "Sơn La, số trạm 5G, ngày 30/06/2025: trên 300 trạm → 280 trạm; nguồn mới: “Kế hoạch thử”; lời trích của nguồn: trên 300 trạm → 280 trạm"
    ]


def test_another_date_without_the_same_quoted_words_is_another_figure(small: Small) -> None:
    small.change(RESULTS, "2025-06-30,trên,300,,,,,,bao-cao-2025,trên 300 trạm", "2026-06-30,,450,,,,,,bao-cao-2025,")
    assert sorted(kinds(small)) == ["result_added", "result_withdrawn"]


def test_a_difference_agrees_with_the_two_numbers_shown(small: Small) -> None:
    """Of values computed from their parts, which are shown with one decimal: 39,26… and 39,65…"""
    row = "tap-huan,,2025-11-30,,27.5,,55,200,"
    small.change(RESULTS, row, "tap-huan,,2025-11-30,,,,2046,5211,")
    old = small.project()
    small.change(RESULTS, ",2046,5211,", ",2066,5211,")
    (told,) = compare(old, small.project())
    assert "39,3% → 39,6% (+0,3 điểm phần trăm)" in told.sentence(Names(old, small.project(), VI))


def test_a_row_of_a_part_says_nothing_of_the_whole(small: Small) -> None:
    small.change(RESULTS, ROW, ROW.replace(",,,,,,bao-cao", ",,,,,xã Mường Bú,bao-cao"))
    assert kinds(small) == ["result_corrected"]  # the same words of the same source: the place was forgotten
    small.put(RESULTS, small.path(RESULTS).read_text("utf-8").replace("trên,300", ",12").replace("trên 300 trạm", "12 trạm"))
    assert sorted(kinds(small)) == ["result_added", "result_withdrawn"]


def test_a_plan_put_in_the_place_of_another_hides_no_retreat(small: Small) -> None:
    """Its commitments are followed into the new plan, by their ids."""
    new = small.path(PLAN).read_text("utf-8")
    for old, other in (
        ("id: kh-son-la\n", "id: kh-2028\n"), ("14/KH-THU", "99/KH-THU"), ("2025-03-20", "2028-01-10"),
        ("Kế hoạch thử của tỉnh Sơn La", "Kế hoạch điều chỉnh"), ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("complete: yes", "complete: no"), ("2 công chức", "1 công chức"), ("value: 80\n", "value: 60\n"),
    ):  # fmt: skip
        new = new.replace(old, other)
    small.path(PLAN).unlink()
    small.put(PLAN_2, new)
    small.change(RESULTS, "kh-son-la/CK3", "kh-2028/CK3")
    found = changes(small)
    assert Kind.TARGET_LOWERED in [c.kind for c in found]
    assert "Sơn La, cam kết CK1 (Tập huấn): mục tiêu hạ từ 80% xuống 60% (−20 điểm phần trăm)" in sentences(small)
    assert [c.subject.thing for c in found if c.retreat and c.kind is Kind.RECORD_REMOVED] == [Thing.PLAN]


def test_what_comes_with_a_plan_is_told_with_it(small: Small) -> None:
    text = "format: 2\nplan:\n  id: kh-2\n  number: 2/KH\n  title: Hai\n  date: 2026-01-01\n  issuer: X\n  complete: yes\n  seen: yes\n  sources: [bao-cao-2025]\n  commitments:\n    - id: A\n      target: XHS.1\n      text: A\n      deadline: 2029-12-31\n"
    small.put(PLAN_2, text)
    assert sentences(small) == ["Sơn La, kế hoạch 2/KH: thêm mới (1 cam kết, 0 nhiệm vụ)"]
    assert changes(small)[0].subject.targets == ("XHS.1",)


def test_a_province_under_another_name(small: Small) -> None:
    small.change("data/provinces.yml", "name: Sơn La", "name: Tây Bắc")
    small.path("data/provinces/son-la").rename(small.path("data/provinces/tay-bac"))
    for file in ("data/left-out.csv", "data/changes.yml"):
        small.change(file, "son-la", "tay-bac")
    assert sentences(small)[0] == "Đơn vị Tây Bắc: đổi mã trong dữ liệu"
    assert [k for k in kinds(small) if k not in ("record_renamed", "text_corrected")] == []


def test_one_field_says_what_it_says_among_all_fields(small: Small) -> None:
    project = small.read().project
    assert project
    items = [item for thing in Thing if thing is not Thing.SETTING for item in each(project, thing)]
    fields = {name for item in items for name in type(item.record).model_fields}
    assert len(items) > 30 < len(fields)
    for item in items:
        alone = {name: item.said(name) for name in sorted(fields)}
        assert {name: value for name, value in alone.items() if value is not None} == dict(item.says)
        assert alone == {name: item.said(name) for name in sorted(fields)}, "all fields are known by now"
