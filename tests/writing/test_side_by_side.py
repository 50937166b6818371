"""Places side by side: what stands in a cell, what is kept apart, and who is said to be like whom."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.records.config import Similarity
from generator.records.programme import Measure, Role
from generator.records.territory import FormerUnit, Reorganisation
from generator.writing.desk import Desk
from generator.writing.province import province_view
from generator.writing.side_by_side import ColumnView, ContextCell, beside, choice, side_by_side_view
from tests.measuring import make
from tests.writing.test_sentences import desk_of, planned, silent

PEOPLE = make.indicator("people", measure=Measure.NUMBER, unit="người", role=Role.CONTEXT)
INDICATORS: dict[str, Any] = {"indicators": (make.indicator(), PEOPLE)}


def people(when: str | None, value: int, **more: Any) -> Any:
    return make.result(when, value, indicator="people", **more)


def column(desk: Desk, unit: str = "a") -> ColumnView:
    return next(c for c in side_by_side_view(desk).columns if c.id == unit)


def context(*rows: Any) -> ContextCell:
    (cell,) = column(desk_of(make.holding("a", *rows), **INDICATORS)).context
    return cell


def test_a_promise_its_result_and_what_was_required_lead_to_their_proofs() -> None:
    desk = desk_of(planned("a", make.result("2025-12-31", 30), baseline=make.baseline(20)), as_of="2026-06-01")
    (cell,) = column(desk).targets
    assert (cell.own, cell.promise, cell.promise_address) == (True, "80% đến 31/12/2030", "/tinh/a/#p-c")
    assert (cell.result, cell.required) == ("30% (31/12/2025)", "30%")
    assert cell.proof.startswith("/tinh/a/#so-")
    assert [b.word for b in cell.badges] == ["Đúng tiến độ", "Năm 2025: chưa thấy công khai, quá hạn 169 ngày (hạn 14/12/2025)",
                                             "Văn bản chính thức"]  # fmt: skip


def test_in_the_table_of_all_places_an_older_figure_names_its_year() -> None:
    known = planned("a", make.result("2025-11-30", 45), baseline=make.baseline(20))
    for day, reason in (("2026-06-01", ""), ("2027-06-01", "theo số năm 2025")):
        view = side_by_side_view(desk_of(known, as_of=day, calendar=(make.report_duty(),)))
        assert [c.reason for r in view.matrix for c in r.targets] == [reason]


def test_a_target_without_a_promise_leads_to_what_is_asked() -> None:
    (cell,) = column(desk_of(*silent("a", "b"))).targets
    assert (cell.own, cell.promise, cell.promise_address) == (False, "80% đến 31/12/2030", "/muc-tieu/t/#doi-hoi")
    assert (cell.result, cell.proof) == ("chưa có báo cáo công khai", "")


def test_a_plan_says_its_number_its_day_and_how_late_it_was() -> None:
    late = make.holding("a", plans=(make.plan(date=make.day("2025-04-10")),))
    cell = column(desk_of(late)).plan
    assert (cell.number, cell.day, cell.badge.word, cell.address) == (
        "1/KH", "10/04/2025", "Muộn 10 ngày", "/tinh/a/#ke-hoach-p",
    )  # fmt: skip
    none = column(desk_of(*silent("a"))).plan
    assert (none.number, none.badge.word) == ("", "Chưa tìm thấy kế hoạch công khai")


def test_a_former_units_plan_is_named_and_its_promises_stay_out() -> None:
    province = make.province("a", former=(FormerUnit(id="cu", code="00", name="Cũ"),))
    holding = make.holding("a", make.result("2024", 50, former_unit="cu"),
                           plans=(make.plan(make.commitment(), former_unit="cu"),))  # fmt: skip
    moved = Reorganisation(date=make.day("2025-07-01"), document="d", note="…")
    found = column(desk_of(holding, provinces=(province,), reorganisation=moved))
    assert (found.plan.former, found.former) == ("của Cũ trước sáp nhập", "gồm Cũ từ 01/07/2025")
    assert [(t.own, t.result) for t in found.targets] == [(False, "chưa có báo cáo công khai")]


def test_a_target_that_ended_is_not_compared_but_named() -> None:
    ended = make.target("E", applies_until=make.day("2025-07-01"), applies_until_reason="…")
    view = side_by_side_view(desk_of(*silent("a"), targets=(make.target(), ended)))
    assert [t.name for t in view.targets] == ["T: T"]
    assert view.ended == "Không có trong bảng vì không còn áp dụng: E."


CONTEXT = [
    ([people("2024", 4), people("2025-06", 5)], ("5 người", "06/2025", "2025", "")),
    ([people("2025", 5), people("2026", 9, former_unit="cu")], ("5 người", "2025", "2025", "")),
    ([people("2025", 5, former_unit="cu")], ("", "", "", "chỉ có số của đơn vị cũ")),
    ([people("2025", 5, scope="một xã")], ("", "", "", "chỉ có số của một phần hoặc của đơn vị cũ")),
    ([people("2025", 5), people("2025", 6, source="p")], ("", "", "", "các nguồn nói khác nhau")),
    ([people("2025", 5, doubt="…")], ("5 người", "2025", "2025", "còn nghi ngờ")),
    ([people(None, 5)], ("5 người", "chưa rõ ngày", "", "")),
    ([people("2025", 5, qualifier="khoảng")], ("khoảng 5 người", "2025", "2025", "")),
]  # fmt: skip


@pytest.mark.parametrize("rows, expected", CONTEXT)
def test_only_the_latest_value_of_the_whole_of_todays_unit_is_put_beside_others(
    rows: list[Any], expected: tuple[str, ...]
) -> None:
    cell = context(*rows)
    assert (cell.value, cell.as_of, cell.year, cell.note) == expected
    assert cell.proof.startswith("/tinh/a/#so-" if cell.value else "/tinh/a/#boi-canh")
    assert cell.source == ("…" if cell.value else "")


def test_what_places_are_like_is_in_the_order_of_the_catalogue_by_topic() -> None:
    desk = desk_of(make.holding("a", people("2025", 5)), *silent("b"), **INDICATORS)
    view = side_by_side_view(desk)
    assert [(g.title, [r.name for r in g.rows]) for g in view.context] == [("…", ["Chỉ số people"])]
    assert column(desk, "b").context == ()


# --- who is like whom ---


def alike_desk(**more: Any) -> Desk:
    declared = {"by": ("people",), "at_least": 1, "at_most": Decimal(1)} | more
    config = make.CONFIG.model_copy(update={"similarity": Similarity(**declared)})
    held = {"a": 10, "b": 14, "c": 20}
    holdings = [make.holding(u, people("2025", n)) for u, n in held.items()]
    return desk_of(*holdings, *silent("d"), config=config, **INDICATORS)


def test_the_most_alike_are_named_with_distance_and_coverage() -> None:
    desk = alike_desk()
    found = column(desk, "b")
    assert [(x.id, x.distance, x.by) for x in found.alike] == [
        ("a", "0,40", "theo 1/1 tiêu chí"), ("c", "0,60", "theo 1/1 tiêu chí"),
    ]  # fmt: skip
    assert found.together == "/so-sanh/?tinh=b,a,c"
    assert [(c.name, c.known) for c in side_by_side_view(desk).criteria] == [("Chỉ số people", "3/4 tỉnh")]


def test_too_little_known_is_said() -> None:
    desk = alike_desk()
    found = column(desk, "d")
    assert (found.alike, found.together) == ((), "")
    assert found.why_none == "Chưa đủ số liệu để tìm nơi giống: mới biết 0 trong 1 tiêu chí."
    assert side_by_side_view(desk).unlike == "Chưa đủ số liệu để tìm nơi giống với 1 tỉnh: d."


def test_places_too_far_apart_are_not_called_alike() -> None:
    near = column(alike_desk(at_most=Decimal("0.4")), "b")
    assert [x.id for x in near.alike] == ["a"]
    desk = alike_desk(at_most=Decimal("0.39"))
    far = column(desk, "b")
    assert (far.alike, far.together) == ((), "")
    assert far.why_none == "Chưa đủ căn cứ để nói nơi nào giống: nơi gần nhất cũng có khoảng cách 0,40."
    assert side_by_side_view(desk).unlike == (
        "Chưa đủ số liệu để tìm nơi giống với 1 tỉnh: d. "
        "Chưa đủ căn cứ để nói nơi nào giống a, b, c: mọi nơi đủ số liệu để so đều cách quá 0,39."
    )


def test_without_criteria_nothing_is_claimed() -> None:
    desk = desk_of(*silent("a", "b"))
    assert column(desk).why_none == "Chưa có tiêu chí để tìm những nơi giống nhau."
    assert side_by_side_view(desk).unlike == ""


def test_a_provinces_page_leads_to_comparisons() -> None:
    desk = alike_desk()
    province = desk.project.province_by_slug["b"]
    assert province_view(desk, province).beside == beside(desk, "b")
    assert beside(desk, "b").alike == (("a", "/so-sanh/?tinh=b,a"), ("c", "/so-sanh/?tinh=b,c"))
    assert (beside(desk, "d").alike, beside(desk, "d").address) == ((), choice("d"))


def test_the_table_of_all_places_has_every_target_of_every_place() -> None:
    desk = desk_of(planned("b", make.result("2026-05-31", 30)), *silent("a"))
    rows = side_by_side_view(desk).matrix
    assert [r.name for r in rows] == ["a", "b"]
    assert [[(c.badge.word, c.value) for c in r.targets] for r in rows] == [
        [("Chưa có thông tin đánh giá", "")], [("Chưa đến hạn", "30% (31/05/2026)")],
    ]  # fmt: skip
