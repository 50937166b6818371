"""Every sentence the pages generate, as tables of (records → expected sentence)."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from generator.charting.kinds import Trajectory
from generator.language import Language
from generator.measuring.amounts import tidy
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.records.evidence import Link, LinkState, Source
from generator.records.plans import Aim, Budget, RelatedPlan
from generator.records.programme import Body, Level, Measure, MeasuredBy, Method, Role
from generator.records.project import Holding
from generator.records.prose import Prose
from generator.records.results import Report, Result, State, Voice
from generator.records.territory import Province, Reorganisation
from generator.records.values import PartialDate, Place
from generator.writing import home, prose, reports
from generator.writing import indicator as indicators
from generator.writing import target as targets
from generator.writing import targets as target_list
from generator.writing.charts import charts
from generator.writing.desk import Desk
from generator.writing.history.entries import EntryView
from generator.writing.history.pages import LatestView
from generator.writing.parts import date_text, due_title, lateness, overdue, reason_text, value_text
from generator.writing.province import province_view
from generator.writing.province_answer import headline
from generator.writing.search import entries
from generator.writing.sentences import parts_of
from tests.measuring import make
from tests.small import PROJECTS

NO_DUTY: dict[str, Any] = {"calendar": ()}
YES_NO = make.indicator("k", measure=Measure.YES_NO, unit=None)
BY_PLAN = make.target("K", indicator="k", value=None, measured_by=MeasuredBy.PLAN)


def desk_of(*holdings: Holding, as_of: str = "2026-11-22", url: str = "", **more: Any) -> Desk:
    return Desk(measure(make.project(*holdings, **more), make.day(as_of)), (), Language(), url=url)


def silent(*names: str) -> tuple[Holding, ...]:
    return tuple(make.holding(n) for n in names)


def planned(name: str = "a", *results: Result, **more: Any) -> Holding:
    return make.holding(name, *results, plans=(make.plan(make.commitment(**more)),))


# Home -----------------------------------------------------------------------------------------

HOME = [
    (silent("a", "b"),
     ("Tính đến 22/11/2026: chưa tìm thấy kế hoạch công khai nào của 2 tỉnh; "
     "chưa tỉnh nào công bố số liệu đo trực tiếp các mục tiêu của Đề án.")),
    ((planned("a"), *silent("b")),
     ("Tính đến 22/11/2026: đã tìm thấy kế hoạch công khai của 1 trong 2 tỉnh; "
     "chưa tỉnh nào công bố số liệu đo trực tiếp các mục tiêu của Đề án.")),
    ((planned("a"), make.holding("b", make.result("2026-05-31", 30))),
     ("Tính đến 22/11/2026: đã tìm thấy kế hoạch công khai của 1 trong 2 tỉnh; "
     "1 tỉnh đã công bố số liệu đo trực tiếp ít nhất một mục tiêu của Đề án.")),
    ((planned("a", make.result("2026-05-31", 30)), planned("b", make.result("2026-05-31", 31))),
     ("Tính đến 22/11/2026: đã tìm thấy kế hoạch công khai của 2 trong 2 tỉnh; "
     "2 tỉnh đã công bố số liệu đo trực tiếp ít nhất một mục tiêu của Đề án.")),
]  # fmt: skip


@pytest.mark.parametrize("holdings, expected", HOME)
def test_home_answer(holdings: tuple[Holding, ...], expected: str) -> None:
    assert home.answer(desk_of(*holdings)) == expected


def test_home_says_that_a_plan_alone_meets_a_target_as_its_table_does() -> None:
    more: dict[str, Any] = {"targets": (make.target(), BY_PLAN), "indicators": (make.indicator(), YES_NO)}
    said = "Tính đến 22/11/2026: đã tìm thấy kế hoạch công khai của 1 trong 2 tỉnh; ngoài kế hoạch, {}"
    silence = said.format("chưa tỉnh nào công bố số liệu đo trực tiếp các mục tiêu của Đề án.")
    assert home.answer(desk_of(planned("a"), *silent("b"), **more)) == silence
    told = said.format("1 tỉnh đã công bố số liệu đo trực tiếp ít nhất một mục tiêu của Đề án.")
    assert home.answer(desk_of(planned("a", make.result("2026-05-31", 30)), *silent("b"), **more)) == told
    rows = home.home_view(desk_of(planned("a"), *silent("b"), **more)).targets
    assert [(r.id, r.coverage) for r in rows] == [("T", "0/2 tỉnh"), ("K", "1/2 tỉnh có kế hoạch")]


NEAR = make.indicator("n", measure=Measure.NUMBER, unit="trạm", role=Role.CONTEXT)
SECOND = [
    (silent("a", "b"), "2 nơi chưa có thông tin công khai nào."),
    ((planned("a"), planned("b")), ""),
    ((make.holding("a", make.result("2026", 5, indicator="n")), *silent("b")),
     ("Trang còn tập hợp 1 số liệu liên quan hoặc bối cảnh có nguồn; chúng không đo mục tiêu. "
     "1 nơi chưa có thông tin công khai nào.")),
    ((make.holding("a", make.result("2026", 5)),), ""),
    ((make.holding("a", reports=(make.report("2025-12-10", 2025),)),), ""),
]  # fmt: skip


@pytest.mark.parametrize("holdings, expected", SECOND)
def test_home_second_sentence_counts_as_silent_only_who_is(holdings: tuple[Holding, ...], expected: str) -> None:
    view = home.home_view(desk_of(*holdings, indicators=(make.indicator(), NEAR)))
    assert view.second == expected


def test_what_is_next_and_what_is_overdue() -> None:
    duties = (make.plan_duty(), make.report_duty(title="Báo cáo", words="trước 15/12"))
    view = home.home_view(desk_of(planned("a"), *silent("b", "c"), calendar=duties))
    assert view.next_dues == (home.DueRow("Báo cáo năm 2026", "14/12/2026", "còn 22 ngày (trước 15/12)"),)
    assert [d.text for d in view.overdue] == ["chưa thấy văn bản công khai của 2/3 tỉnh", "chưa thấy văn bản công khai của 3/3 tỉnh"]


def test_home_says_which_place_each_group_of_islands_belongs_to() -> None:
    from generator.records.territory import Island, Tile

    islands = tuple(Island(name=f"Đảo {p}", province=p, tile=Tile(row=9, col=9)) for p in "ab")
    assert home.island_note(desk_of(*silent("a", "b"), islands=islands)) == "Đảo a thuộc a. Đảo b thuộc b."
    assert home.island_note(desk_of(*silent("a"))) == ""


# A province -----------------------------------------------------------------------------------

BASELINE: dict[str, Any] = {"baseline": make.baseline()}


def two(*results: Result, **more: Any) -> Holding:
    second = make.commitment("D", target=None, value=None, text="Mở trang", deadline=make.day("2027-12-31"))
    return make.holding("a", *results, plans=(make.plan(make.commitment(**more), second),))


HEADLINES = [
    ("nothing", make.holding("a"), "a: chưa tìm thấy kế hoạch hay báo cáo công khai nào về thực hiện Đề án."),
    ("only context", make.holding("a", make.result("2026", 5, indicator="n")),
     ("a: chưa tìm thấy kế hoạch hay báo cáo công khai nào về thực hiện Đề án. "
     "Trang có 1 số liệu bối cảnh, không đo mục tiêu.")),
    ("only a report", make.holding("a", reports=(make.report("2025-12-10", 2025),)),
     "a: chưa tìm thấy kế hoạch công khai; có 1 báo cáo công khai."),
    ("only a figure", make.holding("a", make.result("2026-05-31", 30)),
     "a: chưa tìm thấy kế hoạch công khai; có số liệu đo trực tiếp 1 mục tiêu."),
    ("a report and a figure",
     make.holding("a", make.result("2025-11-30", 30), reports=(make.report("2025-12-10", 2025),)),
     "a: chưa tìm thấy kế hoạch công khai; có 1 báo cáo công khai và số liệu đo trực tiếp 1 mục tiêu."),
    ("a plan without commitments", make.holding("a", plans=(make.plan(),)),
     "a: có kế hoạch công khai; trang chưa đọc được cam kết nào trong đó."),
    ("a plan without results", two(), "a: 2 cam kết; chưa có cam kết nào có báo cáo công khai."),
    ("some results", two(make.result("2026-05-31", 85)), "a: 2 cam kết; 1 hoàn thành, 1 chưa đến hạn."),
    ("all results", two(make.result("2026-05-31", 21, source="s"),
                        make.result("2026", state=State.ACHIEVED, indicator=None, commitment="p/D"),
                        baseline=make.baseline()),
     "a: 2 cam kết; 1 hoàn thành, 1 có nguy cơ không đạt."),
    ("sources disagree", two(make.result("2026-05-31", 21), make.result("2026-05-31", 22)),
     "a: 2 cam kết; 1 chưa có thông tin đánh giá, 1 chưa đến hạn."),
]  # fmt: skip


@pytest.mark.parametrize("holding, expected", [c[1:] for c in HEADLINES], ids=[c[0] for c in HEADLINES])
def test_headline(holding: Holding, expected: str) -> None:
    desk = desk_of(holding, indicators=(make.indicator(), NEAR))
    assert headline(desk, desk.project.provinces[0], desk.measures.units["a"]) == expected


SILENT, ABOUT = make.commitment("D", target="U"), make.result("2026-05-31", 45, qualifier="khoảng")
UNRATED = [
    ((make.result("2026-05-31", 85),), "a: 2 cam kết; 1 hoàn thành, 1 chưa có thông tin đánh giá vì chưa có báo cáo công khai.",
     ["Hoàn thành", "Chưa có thông tin đánh giá"]),
    ((ABOUT,), "a: 2 cam kết; 2 chưa có thông tin đánh giá (1 chưa có báo cáo công khai).",
     ["Chưa có thông tin đánh giá", "Chưa có báo cáo công khai"]),
]  # fmt: skip


@pytest.mark.parametrize("results, expected, lists", UNRATED)
def test_a_headline_counts_by_the_words_of_the_cards(results: Any, expected: str, lists: list[str]) -> None:
    held = make.holding("a", *results, plans=(make.plan(make.commitment(**BASELINE), SILENT),))
    more = {"targets": (make.target(), make.target("U", indicator="n")), "indicators": (make.indicator(), NEAR)}
    desk = desk_of(held, **more)
    page = province_view(desk, desk.project.provinces[0])
    assert page.answer == expected
    assert [t.title for t in page.tallies] == lists
    badged = Counter(p.badges[0].word for p in page.plans[0].promises)
    assert {t.title: len(t.members) for t in page.tallies if t.title in badged} == badged


def test_headline_of_a_commitment_that_no_longer_applies() -> None:
    ended = make.target(applies_until=make.day("2025-07-01"))
    desk = desk_of(planned("a"), targets=(ended,))
    assert headline(desk, desk.project.provinces[0], desk.measures.units["a"]) == "a: 1 cam kết; 1 không còn áp dụng."


def province_page(holding: Holding, **more: Any) -> Any:
    desk = desk_of(holding, **more)
    return province_view(desk, desk.project.provinces[0])


def test_missing_says_what_is_expected_by_when() -> None:
    duties = (make.plan_duty(), make.report_duty(title="Báo cáo"))
    duties = (duties[0].model_copy(update={"title": "Kế hoạch"}), duties[1])
    page = province_page(make.holding("a"), calendar=duties, targets=(make.target("T1"), make.target("T2")))
    assert page.missing == (
        "Kế hoạch: chậm nhất 31/03/2025, chưa thấy công khai.",
        "Báo cáo năm 2025: chậm nhất 14/12/2025, chưa thấy công khai.",
        "Chưa có số liệu của kỳ nào đo trực tiếp 2 mục tiêu: T1: T1; T2: T2.",
    )
    assert page.empty


def test_what_is_missing_comes_in_the_programmes_order_with_and_without_commitments() -> None:
    wanted = tuple(make.target(id_) for id_ in ("T1", "T2", "T3"))
    page = province_page(make.holding("a", plans=(make.plan(make.commitment(target="T3")),)), targets=wanted, **NO_DUTY)
    assert page.missing == ("Chưa có số liệu của kỳ nào đo trực tiếp 3 mục tiêu: T1: T1; T2: T2; T3: T3.",)


@pytest.mark.parametrize(
    ("notes", "shared", "left"),
    [
        ((("Ghi năm.", "Ghi năm."), ("Ghi năm.", None)), ("Ghi năm.",), ((), ())),
        ((("Cắt ngang.", "Ghi năm."), (None, "Ghi năm.")), ("Ghi năm.",), (("Cắt ngang.",), ())),
        (((None, "Ghi năm."), (None, None)), (), (("Ghi năm.",), ())),
        (((None, "Ghi năm."),), (), (("Ghi năm.",),)),
    ],
    ids=["all, one twice", "all, one with more", "not all", "only one"],
)
def test_a_note_of_every_commitment_is_said_once(notes: Any, shared: Any, left: Any) -> None:
    promises = [make.commitment(f"C{n}", note=note, deadline_note=day) for n, (note, day) in enumerate(notes)]
    plan = province_page(make.holding("a", plans=(make.plan(*promises),))).plans[0]
    assert plan.notes == shared
    assert tuple(p.notes for p in plan.promises) == left


def test_the_reason_of_most_targets_is_said_once() -> None:
    wanted = (make.target("T1"), make.target("T2"), BY_PLAN)
    page = province_page(make.holding("a"), targets=wanted, indicators=(make.indicator(), YES_NO))
    assert page.bound_why == "Chưa có số liệu công khai đo trực tiếp, nên không xếp được."
    assert [p.why for p in page.bound] == [
        (), (), ("Mục tiêu này đạt khi kế hoạch được ban hành; chưa tìm thấy kế hoạch công khai.",)
    ]  # fmt: skip
    alone = province_page(make.holding("a"), targets=wanted[1:], indicators=(make.indicator(), YES_NO))
    assert alone.bound_why == ""
    assert all(p.why for p in alone.bound)


@pytest.mark.parametrize(
    ("results", "more", "bare"),
    [((), {}, True), ((), {"baseline": make.baseline()}, False), ((), {"milestones": (make.milestone("2027-12-31", 50),)}, False),
     ((make.result("2026-06-30", 27),), {}, False)],
    ids=["only the aim", "where it began", "a milestone", "a figure"],
)  # fmt: skip
def test_a_picture_of_nothing_but_the_aim_is_bare(results: Any, more: Any, bare: bool) -> None:
    page = province_page(make.holding("a", *results, plans=(make.plan(make.commitment(**more)),)))
    assert [p.bare for p in page.plans[0].promises] == [bare]


def test_a_former_units_promise_is_no_gap_of_todays_unit() -> None:
    plans = (make.plan(make.commitment(), id="q"), OLD_PLAN)
    held = make.holding("a", make.result("2026-05-31", 30), plans=plans)
    page = province_page(held, provinces=(MERGED,), **NO_DUTY)
    assert page.missing == ()


def test_no_figure_is_missing_before_a_report_was_due() -> None:
    due = (make.report_duty(),)
    assert province_page(planned("a"), calendar=due, as_of="2025-12-14").missing == ()
    assert province_page(planned("a"), calendar=due, as_of="2025-12-15").missing[-1] == (
        "Chưa có số liệu của kỳ nào đo trực tiếp 1 mục tiêu: T: T."
    )


def test_a_report_that_was_seen_without_a_figure_for_a_promise_is_not_called_missing() -> None:
    duty = (make.report_duty(),)
    old = dataclasses.replace(planned("a", make.result("2025-11-30", 30)), reports=(make.report("2026-12-10", 2026),))
    seen = province_page(old, calendar=duty, as_of="2027-03-01").plans[0].promises[0]
    assert seen.badges[1].word == "Báo cáo năm 2026 không nêu kết quả này"
    unseen = province_page(planned("a", make.result("2025-11-30", 30)), calendar=duty, as_of="2027-03-01")
    assert unseen.plans[0].promises[0].badges[1].word == (
        "Năm 2026: chưa thấy công khai, quá hạn 77 ngày (hạn 14/12/2026)"
    )


def test_a_late_plan_names_the_date_it_was_due_beside_the_deadline_of_its_promise() -> None:
    plan = make.plan(make.commitment(target="K", value=None, deadline=make.day("2025-12-31")), date=make.day("2025-05-27"))
    page = province_page(make.holding("a", plans=(plan,)), targets=(BY_PLAN,), indicators=(YES_NO,),
                         calendar=(make.plan_duty(),))  # fmt: skip
    card = page.plans[0].promises[0]
    assert (card.promise, card.badges[1].word) == (
        "hoàn thành chậm nhất ngày 31/12/2025", "Muộn 57 ngày so với hạn 31/03/2025"
    )  # fmt: skip


PAST = make.target(deadline=make.day("2025-12-31"))
ADDED = [
    (None, (), "chưa có báo cáo công khai"),
    (PAST, (), "chưa có báo cáo công khai, hạn phải đạt đã qua 326 ngày"),
    (PAST, (make.result("2025-12-31", state=State.ACHIEVED),), "2025-12-31"),
    (BY_PLAN, (), "chưa tìm thấy kế hoạch công khai"),
    (BY_PLAN.model_copy(update={"deadline": make.day("2025-12-31")}), (),
     "chưa tìm thấy kế hoạch công khai, hạn phải đạt đã qua 326 ngày"),
    (make.target(applies_until=make.day("2025-07-01")), (), ""),
]  # fmt: skip


@pytest.mark.parametrize("target, results, added", ADDED)
def test_a_folded_card_adds_to_its_badge_what_the_badge_does_not_say(target: Any, results: Any, added: str) -> None:
    page = province_page(make.holding("a", *results), targets=(target or make.target(),),
                         indicators=(make.indicator(), YES_NO))  # fmt: skip
    assert page.bound[0].added == (desk_of(*silent("a")).words.day(make.day(added)) if added[:2] == "20" else added)


def test_nothing_is_missing_where_all_was_sent() -> None:
    held = planned("a", make.result("2025-11-30", 90))
    held = dataclasses.replace(held, reports=(make.report("2025-12-10", 2025),))
    assert province_page(held).missing == ()


PLAN_FACTS = [
    ("2025-03-31", "đúng hạn"), ("2025-03-20", "đúng hạn"), ("2025-04-23", "muộn 23 ngày"),
    ("2026-04-01", "muộn 366 ngày"),
]  # fmt: skip


@pytest.mark.parametrize("date, expected", PLAN_FACTS)
def test_a_plan_against_its_due_date(date: str, expected: str) -> None:
    plan = make.plan(make.commitment(), date=make.day(date), number="5/KH", issuer="UBND a")
    facts = dict(province_page(make.holding("a", plans=(plan,))).plans[0].facts)
    assert facts["So với hạn"] == expected
    assert facts["Hạn gửi kế hoạch"] == "… (hết ngày 31/03/2025)"
    assert (facts["Số, ký hiệu"], facts["Cơ quan ban hành"]) == ("5/KH", "UBND a")


MERGED = Province(
    code="1", name="a", type="tỉnh", short="a", tile={"row": 0, "col": 0}, former=(make.former("c"), make.former("d"))
)
OTHERS = (make.province("b"), make.province("e"))
CHANGE = Reorganisation(date=make.day("2025-07-01"), document="d", note="…")


def test_a_former_units_plan_names_issuer_then_and_unit_today() -> None:
    plan = make.plan(make.commitment(), former_unit="c", issuer="UBND c", number="9/KH")
    page = province_page(make.holding("a", plans=(plan,)), provinces=(MERGED,), reorganisation=CHANGE)
    facts = dict(page.plans[0].facts)
    assert (facts["Cơ quan ban hành"], facts["Đơn vị hiện nay"]) == ("UBND c", "Tỉnh a")
    assert page.reorganisation == (
        "Từ 01/07/2025, tỉnh a gồm: c, d. Số liệu trước ngày này thuộc các đơn vị cũ, không cộng và không so với "
        "đơn vị hiện nay."
    )
    assert [(f.name, f.plan_number) for f in page.former] == [("c", "9/KH"), ("d", "")]


OLD_PLAN = make.plan(make.commitment(), former_unit="c", number="9/KH")


def test_a_province_with_a_former_units_plan_only_has_a_state_of_its_own_everywhere() -> None:
    desk = desk_of(make.holding("a", plans=(OLD_PLAN,)), planned("b"), *silent("e"), provinces=(MERGED, *OTHERS))
    assert home.answer(desk).startswith(
        "Tính đến 22/11/2026: đã tìm thấy kế hoạch công khai của 1 trong 3 tỉnh; 1 nơi khác chỉ có kế hoạch của đơn vị cũ; "
    )
    legend = {badge.word: int(n) for badge, n in home.plan_legend(desk)}
    word = "Chỉ có kế hoạch của đơn vị cũ"
    assert legend == {"Có kế hoạch, đúng hạn": 1, "Chưa tìm thấy kế hoạch công khai": 1, word: 1}
    assert f"a: {word}" in home.plan_map(desk)
    assert [row.commitments for row in home.province_rows(desk)] == [0, 1, 0]
    assert next(e for e in entries(desk) if e.title == "a").status == word
    sent = reports.reports_view(desk).periods[-1].sent[0]
    assert (sent.badge.word, sent.sent, sent.number, sent.note) == (word, "", "9/KH", "của c trước sáp nhập")


def test_a_former_units_plan_without_commitments_is_named_in_the_headline() -> None:
    desk = desk_of(make.holding("a", plans=(make.plan(former_unit="c", number="9/KH"),)), provinces=(MERGED,))
    assert headline(desk, MERGED, desk.measures.units["a"]) == (
        "a: chưa tìm thấy kế hoạch của đơn vị hiện nay; chỉ có kế hoạch của đơn vị cũ (c, 9/KH)."
    )


def test_todays_plan_speaks_before_a_former_units() -> None:
    desk = desk_of(make.holding("a", plans=(OLD_PLAN, make.plan(make.commitment(), id="q"))), provinces=(MERGED,))
    assert headline(desk, MERGED, desk.measures.units["a"]).startswith("a: 1 cam kết;")


def test_todays_figure_named_for_a_former_units_promise_says_that_it_measures_another_place() -> None:
    rows = (make.result("2026-05-31", 30, commitment="p/C"), make.result("2025-05-31", 18, former_unit="c"))
    page = province_page(make.holding("a", *rows, plans=(OLD_PLAN,)), provinces=(MERGED,))
    assert [f.place for f in page.plans[0].promises[0].figures] == [
        "a hiện nay, không đo cam kết của đơn vị cũ", "c (trước sáp nhập)"
    ]  # fmt: skip


def test_a_task_reads_as_work_lead_result_time_money() -> None:
    task = make.task(budget=(Budget(source="ngân sách", amount=Decimal(1500)),), merged=True, note="Ghi chú")
    view = province_page(make.holding("a", plans=(make.plan(make.commitment("C"), tasks=(task,)),)))
    shown = view.plans[0].leads[0].tasks[0]
    assert (shown.dates, shown.budget) == ("2025 – 2026", "1.500 triệu đồng (ngân sách)")
    assert shown.marks == ("Lồng ghép với chương trình", "Ghi chú")


def test_tasks_nobody_leads_come_last_under_their_own_heading() -> None:
    tasks = (make.task("1", lead=None), make.task("2", lead="Sở"))
    leads = province_page(make.holding("a", plans=(make.plan(make.commitment("C"), tasks=tasks),))).plans[0].leads
    assert [lead.lead for lead in leads] == ["Sở", "Chưa rõ cơ quan chủ trì"]


def test_a_related_plan_says_what_is_not_known_of_it() -> None:
    aims = (Aim(text="Có mạng", value=Decimal("95.5"), unit="%", by="2025"), Aim(text="Mở lớp"))
    related = RelatedPlan(id="r", title="…", aims=aims, doubt="bản chép", former_unit="c", seen=True, sources=("s",))
    held = make.holding("a", related=(related,))
    page = province_page(held, provinces=(MERGED,))
    assert (page.related[0].number, page.related[0].date) == ("Chưa rõ số", "chưa rõ ngày")
    assert page.related[0].aims == ("Có mạng (95,5%, 2025)", "Mở lớp")
    assert page.related[0].notes == ("Ban hành khi còn là c", "Còn nghi ngờ. Bản chép")


DUE_IN_JUNE = make.commitment(deadline=make.day("2026-06-30"))
PROMISES = [
    (make.commitment(), (), "80% đến 31/12/2030", "chưa có báo cáo công khai"),
    (make.commitment(value=None), (), "hoàn thành chậm nhất ngày 31/12/2030", "chưa đến hạn"),
    (make.commitment(value=Decimal(1200), unit="người"), (), "1.200 người đến 31/12/2030", "chưa có báo cáo công khai"),
    (make.commitment(), (make.result("2026-05", 61, qualifier="trên"),), "80% đến 31/12/2030", "trên 61% (05/2026)"),
    (make.commitment(), (make.result("2026-05-31", numerator=1, denominator=3),), "80% đến 31/12/2030",
     "33,3% (31/05/2026)"),
    (make.commitment(), (make.result(None, 61),), "80% đến 31/12/2030", "61% (chưa rõ ngày)"),
    (make.commitment(), (make.result("2026", 61), make.result("2026", 62)), "80% đến 31/12/2030",
     "các nguồn nói khác nhau (61% / 62%)"),
    (make.commitment(), (make.result("2026", state=State.NO_INFORMATION),), "80% đến 31/12/2030",
     "báo cáo ghi chưa có thông tin (2026)"),
    (make.commitment(), (make.result("2026", state=State.NO_INFORMATION, voice=Voice.REVIEW),), "80% đến 31/12/2030",
     "rà soát ghi chưa có thông tin (2026)"),
    (make.commitment(), (make.result("2026", state=State.NOT_CARRIED_OUT),), "80% đến 31/12/2030",
     "Không thực hiện (2026)"),
    (DUE_IN_JUNE, (make.result("2026-08-31", state=State.ACHIEVED),), "80% đến 30/06/2026",
     "Hoàn thành (31/08/2026, sau hạn)"),
    (DUE_IN_JUNE, (make.result("2026-06", state=State.ACHIEVED), make.result("2026-08-31", state=State.ACHIEVED)),
     "80% đến 30/06/2026", "Hoàn thành (31/08/2026)"),
]  # fmt: skip


@pytest.mark.parametrize("commitment, results, promised, told", PROMISES)
def test_promise_and_result(commitment: Any, results: tuple[Result, ...], promised: str, told: str) -> None:
    page = province_page(make.holding("a", *results, plans=(make.plan(commitment),)))
    view = page.plans[0].promises[0]
    assert (view.promise, view.result) == (promised, told)


@pytest.mark.parametrize("results, said", [
    ((), "Chưa có báo cáo công khai"), ((make.result(None, 61),), "Chưa có số liệu đủ rõ để vẽ"),
])  # fmt: skip
def test_a_picture_that_cannot_show_a_figure_does_not_say_there_is_none(results: tuple[Result, ...], said: str) -> None:
    measures = desk_of(make.holding("a", *results, plans=(make.plan(make.commitment()),))).measures
    (drawn,) = [chart for chart in charts(measures, Language(), "x") if isinstance(chart, Trajectory)]
    assert (drawn.points, drawn.no_data_label) == ((), said)


def test_who_fails_before_the_deadline_of_all_has_its_own_named() -> None:
    def reason(deadline: str) -> str:
        promised = make.commitment(deadline=make.day(deadline))
        page = province_page(make.holding("a", make.result("2026-06-30", 61), plans=(make.plan(promised),)))
        assert page.plans[0].promises[0].badges[0].word == ("Chưa hoàn thành" if deadline < "2027" else "Chưa đến hạn")
        return page.plans[0].promises[0].reason

    assert reason("2026-06-30") == "hạn riêng 30/06/2026"
    assert "hạn riêng" not in reason("2030-12-31")


def test_a_bare_target_says_at_least_and_its_deadline() -> None:
    page = province_page(make.holding("a"), targets=(make.target(at_least=True), BY_PLAN),
                         indicators=(make.indicator(), YES_NO))  # fmt: skip
    assert [p.promise for p in page.bound] == [
        "ít nhất 80% đến 31/12/2030", "hoàn thành chậm nhất ngày 31/12/2030",
    ]  # fmt: skip


def test_the_required_value_keeps_one_decimal_and_growth_has_none() -> None:
    result = make.result("2026-06-30", 30)
    linear = province_page(planned("a", result, baseline=make.baseline())).plans[0].promises[0]
    growth = province_page(planned("a", result, baseline=make.baseline(), method=Method.GROWTH)).plans[0].promises[0]
    assert (linear.required, growth.required) == ("35%", "")


# A target -------------------------------------------------------------------------------------

def target_page(*holdings: Holding, target: Any = None, **more: Any) -> Any:
    wanted = target or make.target()
    desk = desk_of(*holdings, **({"targets": (wanted,), "indicators": (make.indicator(), YES_NO, NUMBER)} | more))
    return targets.target_view(desk, desk.measures.of_target(wanted.id))


def test_nobody_is_waited_for_once_a_target_no_longer_applies() -> None:
    page = target_page(*silent("a", "b"), target=make.target(applies_until=make.day("2025-07-01")))
    assert (page.silent, page.coverage) == ((), "")
    assert [name for name, _ in target_page(*silent("a", "b")).silent] == ["a", "b"]


def test_what_a_silent_place_promised_stands_on_the_page_of_its_target() -> None:
    page = target_page(planned("a"), *silent("b"))
    assert [(name, text) for name, _, text in page.pledged] == [("a", "80% đến 31/12/2030")]


NUMBER = make.indicator("c", measure=Measure.NUMBER, unit="trạm")
PART = make.result("2026-05-31", numerator=30, denominator=90)
OTHER = make.result("2026-05-31", numerator=20, denominator=60)
ENDED = make.target(applies_until=make.day("2025-07-01"), applies_until_reason="không còn huyện")
TARGETS: list[tuple[str, Any, tuple[Holding, ...], str, str]] = [
    ("nobody", None, silent("a", "b"), "Chưa tỉnh nào công bố số liệu đo trực tiếp mục tiêu T (80%, hạn 31/12/2030).", "0/2 tỉnh"),
    ("not addable", None, (make.holding("a", make.result("2026", 50)), *silent("b")),
     ("1 trong 2 tỉnh có số liệu công khai; chưa có số chung cả nước vì số liệu đã công bố không kèm tử số và mẫu số "
     "nên không cộng được."), "1/2 tỉnh"),
    ("only qualified", None, (make.holding("a", make.result("2026", 50, qualifier="gần")), *silent("b")),
     ("1 trong 2 tỉnh có số liệu công khai; chưa có số chung cả nước vì số liệu đã công bố là số ước chừng, số mâu "
     "thuẫn hoặc lời xếp loại nên không cộng được."), "1/2 tỉnh"),
    ("a figure", None, (make.holding("a", PART), make.holding("b", OTHER), *silent("c")),
     "33,3%, tính gộp từ 2 trong 3 tỉnh; mục tiêu 80% đến 31/12/2030.", "2/3 tỉnh"),
    ("a figure that says at least", make.target(at_least=True), (make.holding("a", PART), *silent("b")),
     "33,3%, tính gộp từ 1 trong 2 tỉnh; mục tiêu ít nhất 80% đến 31/12/2030.", "1/2 tỉnh"),
    ("a count", make.target(indicator="c", value=Decimal(5000)),
     (make.holding("a", make.result("2026", 1217, indicator="c")), *silent("b")),
     "1.217 trạm, cộng từ 1 trong 2 tỉnh; mục tiêu 5.000 trạm đến 31/12/2030.", "1/2 tỉnh"),
    ("by plan, nobody", BY_PLAN, silent("a", "b"),
     "Chưa tìm thấy kế hoạch công khai của tỉnh nào.", "0/2 tỉnh"),
    ("by plan, one", BY_PLAN, (make.holding("a", plans=(make.plan(),)), *silent("b")),
     "Đã tìm thấy kế hoạch công khai của 1 trong 2 tỉnh.", "1/2 tỉnh"),
    ("central only", make.target(levels=(Level.CENTRAL,)), silent("a"),
     "Mục tiêu T giao cho trung ương, hạn 31/12/2030: chưa có báo cáo công khai.", "trung ương"),
    ("ended", ENDED, silent("a"), "Mục tiêu T không còn áp dụng từ 01/07/2025. Không còn huyện.", ""),
    ("ended without a reason", ENDED.model_copy(update={"applies_until_reason": None}), silent("a"),
     "Mục tiêu T không còn áp dụng từ 01/07/2025.", ""),
]  # fmt: skip


@pytest.mark.parametrize("target, holdings, answer, coverage", [c[1:] for c in TARGETS], ids=[c[0] for c in TARGETS])
def test_target_answer_and_coverage(target: Any, holdings: tuple[Holding, ...], answer: str, coverage: str) -> None:
    page = target_page(*holdings, target=target)
    assert (page.answer, page.coverage) == (answer, coverage)


def test_a_target_that_ended_unseen_has_no_map_of_places_all_alike() -> None:
    page = target_page(*silent("a", "b"), target=ENDED)
    assert page.unmapped == "Mục tiêu không còn áp dụng ở bất cứ nơi nào, nên không vẽ bản đồ."
    assert target_page(*silent("a", "b")).unmapped == ""


REASONS = [
    (None, silent("a"), "chưa nơi nào công bố số liệu đo trực tiếp"),
    (BY_PLAN, silent("a"), "mục tiêu này đo bằng việc ban hành kế hoạch"),
    (make.target(levels=(Level.CENTRAL,)), silent("a"), "mục tiêu chỉ giao cho trung ương"),
    (ENDED, silent("a"), "mục tiêu không còn áp dụng"),
    (None, (make.holding("a", PART),), ""),
]  # fmt: skip


@pytest.mark.parametrize("target, holdings, expected", REASONS)
def test_why_the_country_has_no_figure(target: Any, holdings: tuple[Holding, ...], expected: str) -> None:
    assert target_page(*holdings, target=target).no_figure == expected


CENTRAL = make.target(levels=(Level.CENTRAL,))
LATE_CENTRAL = CENTRAL.model_copy(update={"deadline": make.day("2025-12-31")})
BODY = Body(id="b", name="Bộ", seen=True, sources=("s",))
CENTRALS = [
    (CENTRAL, (), "31/12/2030: chưa có báo cáo công khai."),
    (LATE_CENTRAL, (), "31/12/2025: chưa có báo cáo công khai, hạn phải đạt đã qua 326 ngày."),
    (CENTRAL, (make.result("2026-05-31", "71.7"),), "31/12/2030: 71,7% (31/05/2026), chưa đến hạn."),
    (CENTRAL, (make.result("2026-05-31", 71, scope="Bộ"),), "31/12/2030: 71% (31/05/2026, Bộ), chưa đến hạn."),
    (CENTRAL, (make.result("2026-05-31", 71, scope="xã X"),), "31/12/2030: chưa có báo cáo công khai."),
    (CENTRAL, (make.result("2026", state=State.ACHIEVED),), "31/12/2030: hoàn thành (2026)."),
    (CENTRAL, (make.result("2026", state=State.ACHIEVED), make.result("2026", state=State.NOT_ACHIEVED)),
     "31/12/2030: các nguồn nói khác nhau (Hoàn thành / Chưa hoàn thành) nên chưa xếp được tình trạng."),
]  # fmt: skip


@pytest.mark.parametrize("target, results, expected", CENTRALS)
def test_a_target_of_the_centre_says_its_figure(target: Any, results: Any, expected: str) -> None:
    national = make.holding("", *results, sources={"s": make.source()})
    page = target_page(*silent("a"), target=target, national=national, bodies=(BODY,))
    assert page.answer == f"Mục tiêu T giao cho trung ương, hạn {expected}"


def test_a_deadline_that_passed_in_silence_says_so_in_the_list_and_on_the_page() -> None:
    desk = desk_of(*silent("a"), targets=(PAST, make.target("U"), LATE_CENTRAL.model_copy(update={"id": "C"})))
    rows = [r for g in target_list.targets_view(desk).groups for r in g.rows]
    assert [(r.id, r.past, r.coverage) for r in rows] == [
        ("T", "đã qua 326 ngày", "0/1 tỉnh"), ("U", "", "0/1 tỉnh"), ("C", "đã qua 326 ngày", "–")
    ]  # fmt: skip
    assert rows[2].status == "giao trung ương: chưa có thông tin đánh giá"
    assert ("Hạn", "31/12/2025 (đã qua 326 ngày)") in targets.target_view(desk, desk.measures.of_target("T")).facts


RATED = [
    (make.result("2026-05-31", 45), {}, "chưa có mốc đầu kỳ"),
    (make.result("2026-05-31", 45, qualifier="khoảng"), BASELINE, "số liệu kèm từ “khoảng”"),
    (make.result("2026-05-31", 45), BASELINE, ""),
    (make.result("2024-12-31", 45), {"deadline": make.day("2025-12-31")}, "số có từ trước hạn"),
]  # fmt: skip


@pytest.mark.parametrize("result, promise, reason", RATED)
def test_a_figure_without_a_status_says_why_in_its_row(result: Result, promise: dict[str, Any], reason: str) -> None:
    assert [s.reason for s in target_page(planned("a", result, **promise)).ranked] == [reason]


@pytest.mark.parametrize(
    ("day", "told"), [(None, ("chưa rõ ngày", "")), ("2026-05", ("05/2026", "chưa có mốc đầu kỳ"))]
)
def test_a_figure_without_a_day_says_so_once_where_its_day_would_stand(day: str | None, told: tuple[str, str]) -> None:
    assert [(s.as_of, s.reason) for s in target_page(planned("a", make.result(day, 45))).ranked] == [told]


def test_a_status_by_an_older_figure_names_its_year_wherever_it_is_counted() -> None:
    known = [planned("a", make.result("2025-11-30", 45), **BASELINE), planned("b", make.result("2026-11-30", 45), **BASELINE)]
    more: dict[str, Any] = {"calendar": (make.report_duty(),), "as_of": "2027-06-01"}
    page = target_page(*known, planned("c", **BASELINE), **more)
    assert {s.name: s.reason for s in page.ranked} == {"a": "theo số năm 2025", "b": ""}
    assert [name for t in page.listings[1:] for name, _ in t.members] == ["a (theo số năm 2025)", "b", "c"]
    assert page.aged == "Trong đó 1 nơi được xếp theo số liệu có trước kỳ báo cáo gần nhất."
    assert target_page(*known[1:], **more).aged == ""


def test_a_rating_from_before_a_passed_deadline_says_so() -> None:
    rated = make.result("2026-01", state=State.NOT_ACHIEVED, indicator=None, commitment="p/C")
    (card,) = province_page(planned("a", rated, value=None, deadline=make.day("2026-03-31"))).plans[0].promises
    assert (card.result, card.badges[0].word, card.reason) == (
        "Chưa hoàn thành (01/2026, trước hạn)", "Chưa có thông tin đánh giá", "kết quả có từ trước hạn"
    )  # fmt: skip
    assert card.why == (
        "Báo cáo xếp là “Chưa hoàn thành”.",
        "Hạn đã qua mà lời xếp loại có từ trước hạn, nên chưa biết có hoàn thành hay không.",
    )


def test_no_source_is_awaited_for_what_no_longer_applies() -> None:
    (card,) = province_page(planned("a"), targets=(ENDED,)).plans[0].promises
    assert [b.word for b in card.badges] == ["Không còn áp dụng", "Không còn phải báo cáo", "Không còn cần nguồn"]


def test_a_card_says_beside_its_badges_why_a_figure_has_no_status() -> None:
    rows = (make.result("2026-05-31", 45, qualifier="khoảng"),)
    assert province_page(planned("a", *rows, **BASELINE)).plans[0].promises[0].reason == "số liệu kèm từ “khoảng”"
    assert province_page(planned("a", **BASELINE)).plans[0].promises[0].reason == ""


def test_places_that_tie_stand_in_vietnamese_order() -> None:
    places = tuple(make.province(name) for name in ("Vĩnh Long", "Điện Biên", "Cao Bằng"))
    page = target_page(*(make.holding(p.slug, make.result("2026", 50)) for p in places), provinces=places)
    assert [s.name for s in page.ranked] == ["Cao Bằng", "Điện Biên", "Vĩnh Long"]


def test_the_figure_shows_what_was_added() -> None:
    assert target_page(make.holding("a", PART), make.holding("b", OTHER)).figure == "33,3% (50/150)"


def test_the_list_of_targets_counts_what_is_known_and_what_ended() -> None:
    gone = ENDED.model_copy(update={"id": "E"})
    desk = desk_of(make.holding("a", PART), targets=(make.target(), gone))
    view = target_list.targets_view(desk)
    assert view.answer == (
        "Trang theo dõi 2 mục tiêu: 1 mục tiêu có thông tin công khai đo trực tiếp, 1 mục tiêu không còn áp dụng."
    )
    rows = view.groups[0].rows
    assert [(r.status, r.pace) for r in rows] == [
        ("1 tỉnh chưa đến hạn", ""), ("Mục tiêu không còn áp dụng", "–"),
    ]  # fmt: skip


# Why ------------------------------------------------------------------------------------------

RUBRIC = "Ngưỡng (bản t): từ 0,95 là đúng tiến độ, từ 0,60 là chậm, thấp hơn là có nguy cơ. Tình trạng: {}."
BASE = {"baseline": make.baseline()}
WHY: list[tuple[str, dict[str, Any], tuple[Result, ...], tuple[str, ...]]] = [
    ("achieved", {}, (make.result("2026-05-31", 81),),
     ("Kết quả 81% (31/05/2026); mục tiêu 80% đến 31/12/2030.", "Kết quả đã bằng hoặc vượt mục tiêu.")),
    ("achieved by falling", {"ascending": False, "value": Decimal(5)}, (make.result("2026-05-31", 4),),
     ("Kết quả 4% (31/05/2026); mục tiêu 5% đến 31/12/2030.", "Kết quả đã bằng hoặc thấp hơn mức mục tiêu cho phép.")),
    ("on track", BASE, (make.result("2026-06-30", 35),),
     ("Kết quả 35% (30/06/2026); mục tiêu 80% đến 31/12/2030.",
      "Mức phải đạt vào 30/06/2026: đi thẳng từ 20% (31/12/2024) đến 80% (31/12/2030) là 35%.",
      "Tỷ số phần đã tăng trên phần phải tăng: (35 − 20) ÷ (35 − 20) = 1,00.", RUBRIC.format("đúng tiến độ"))),
    ("behind, computed, by milestones",
     BASE | {"milestones": (make.milestone("2026-12-31", 50),)}, (make.result("2026-12-31", numerator=13, denominator=30),),
     ("Kết quả 43,3% (31/12/2026); mục tiêu 80% đến 31/12/2030.",
      "Mức phải đạt vào 31/12/2026: đi thẳng từ 20% (31/12/2024) đến 80% (31/12/2030) qua các mốc của kế hoạch là 50%.",
      "Tỷ số phần đã tăng trên phần phải tăng: (43,3 − 20) ÷ (50 − 20) = 0,78.", RUBRIC.format("chậm tiến độ"))),
    ("at risk, falling", {"ascending": False, "value": Decimal(5)} | BASE, (make.result("2026-06-30", 19),),
     ("Kết quả 19% (30/06/2026); mục tiêu 5% đến 31/12/2030.",
      "Mức phải đạt vào 30/06/2026: đi thẳng từ 20% (31/12/2024) đến 5% (31/12/2030) là 16,3%.",
      "Tỷ số phần đã giảm trên phần phải giảm: (20 − 19) ÷ (20 − 16,3) = 0,27.",
      RUBRIC.format("có nguy cơ không đạt"))),
    ("nothing required yet", BASE | {"milestones": (make.milestone("2026-12-31", 20),)}, (make.result("2026-06-30", 20),),
     ("Kết quả 20% (30/06/2026); mục tiêu 80% đến 31/12/2030.",
      "Mức phải đạt vào 30/06/2026: đi thẳng từ 20% (31/12/2024) đến 80% (31/12/2030) qua các mốc của kế hoạch là 20%.",
      "Đến ngày ấy chưa phải thay đổi gì so với mốc đầu kỳ, nên không có tỷ số.", RUBRIC.format("đúng tiến độ"))),
    ("growth", BASE | {"method": Method.GROWTH}, (make.result("2026-12-31", 30),),
     ("Kết quả 30% (31/12/2026); mục tiêu 80% đến 31/12/2030.",
      "Để đi từ 20% (31/12/2024) đến 80% (31/12/2030) phải tăng 26% một năm; đến 31/12/2026 thực tế tăng 22,5% một năm.",
      "Tốc độ tăng kép thực tế bằng 0,87 lần tốc độ cần có.", RUBRIC.format("chậm tiến độ"))),
    ("qualified, decides", BASE, (make.result("2026-12-31", 85, qualifier="trên"),),
     ("Kết quả trên 85% (31/12/2026); mục tiêu 80% đến 31/12/2030.", "Kết quả đã bằng hoặc vượt mục tiêu.")),
    ("qualified, at risk whatever it means", BASE, (make.result("2026-12-31", 22, qualifier="gần"),),
     ("Kết quả gần 22% (31/12/2026); mục tiêu 80% đến 31/12/2030.",
      "Mức phải đạt vào 31/12/2026: đi thẳng từ 20% (31/12/2024) đến 80% (31/12/2030) là 40%.",
      "Tỷ số phần đã tăng trên phần phải tăng: (gần 22 − 20) ÷ (40 − 20) = 0,10.",
      RUBRIC.format("có nguy cơ không đạt"))),
    ("qualified, undecided", BASE, (make.result("2026-12-31", 30, qualifier="trên"),),
     ("Kết quả trên 30% (31/12/2026); mục tiêu 80% đến 31/12/2030.",
      "Số có từ kèm “trên” cho phép nhiều tình trạng khác nhau, nên không xếp.")),
    ("no baseline", {}, (make.result("2026-12-31", "62.5"),),
     ("Kết quả 62,5% (31/12/2026); mục tiêu 80% đến 31/12/2030.",
      "Còn cách mục tiêu 17,5 điểm phần trăm.", "Không tính tiến độ vì chưa có mốc đầu kỳ.")),
    ("no baseline, qualified", {}, (make.result("2026-12-31", 60, qualifier="gần"),),
     ("Kết quả gần 60% (31/12/2026); mục tiêu 80% đến 31/12/2030.", "Không tính tiến độ vì chưa có mốc đầu kỳ.")),
    ("a hair away", {}, (make.result("2026-12-31", "79.96"),),
     ("Kết quả 79,96% (31/12/2026); mục tiêu 80% đến 31/12/2030.",
      "Còn cách mục tiêu 0,04 điểm phần trăm.", "Không tính tiến độ vì chưa có mốc đầu kỳ.")),
    ("no date", BASE, (make.result(None, 30),),
     ("Kết quả 30% (chưa rõ ngày); mục tiêu 80% đến 31/12/2030.",
      "Còn cách mục tiêu 50 điểm phần trăm.", "Không tính tiến độ vì chưa rõ ngày của số liệu.")),
    ("deadline passed", {"deadline": make.day("2026-06-30")}, (make.result("2026-06-30", 70),),
     ("Kết quả 70% (30/06/2026); mục tiêu 80% đến 30/06/2026.", "Đã đến hạn, còn thiếu 10 điểm phần trăm.")),
    ("deadline passed, qualified", {"deadline": make.day("2026-06-30")}, (make.result("2026-06-30", 80, qualifier="gần"),),
     ("Kết quả gần 80% (30/06/2026); mục tiêu 80% đến 30/06/2026.", "Đã đến hạn, kết quả chưa bằng mục tiêu.")),
    ("disputed", BASE, (make.result("2026", 40), make.result("2026", 50)),
     (("Các nguồn cho cùng một ngày nói khác nhau và chưa nguồn nào được chọn kèm lý do, nên không số nào được dùng "
      "để xếp tình trạng."),)),
    ("silent", BASE, (), ("Chưa có số liệu công khai đo trực tiếp, nên không xếp được.",)),
    ("silent deliverable before its day", {"value": None}, (),
     ("Hạn là 31/12/2030; chưa có báo cáo công khai và cũng chưa đến hạn.",)),
    ("a state", {"value": None}, (make.result("2026", state=State.NOT_ACHIEVED, indicator=None, commitment="p/C"),),
     ("Báo cáo xếp là “Chưa hoàn thành”.",)),
    ("a state by review", {"value": None},
     (make.result("2026", state=State.ACHIEVED, indicator=None, commitment="p/C", voice=Voice.REVIEW),),
     ("Rà soát xếp là “Hoàn thành”.",)),
    ("a word nobody explained", BASE, (make.result("2026", 40, qualifier="chừng"),),
     ("Giá trị trong nguồn chưa đọc được thành số, nên không xếp được.",)),
]  # fmt: skip


@pytest.mark.parametrize("promise, results, expected", [c[1:] for c in WHY], ids=[c[0] for c in WHY])
def test_why(promise: dict[str, Any], results: tuple[Result, ...], expected: tuple[str, ...]) -> None:
    page = province_page(planned("a", *results, **promise), as_of="2027-01-31")
    assert page.plans[0].promises[0].why == expected


def bare_why(held: Holding, target: Any, **more: Any) -> tuple[str, ...]:
    page = province_page(held, targets=(target,), indicators=(make.indicator(), YES_NO), **more)
    return tuple(page.bound[0].why)


def test_why_a_target_no_longer_applies() -> None:
    assert bare_why(make.holding("a"), ENDED) == ("Mục tiêu không còn áp dụng từ 01/07/2025. Không còn huyện.",)


def test_why_a_target_by_plan_is_met_or_not() -> None:
    found = ("Mục tiêu này đạt khi kế hoạch được ban hành; kế hoạch đã tìm thấy.",)
    none = ("Mục tiêu này đạt khi kế hoạch được ban hành; chưa tìm thấy kế hoạch công khai.",)
    later = make.plan(date=make.day("2027-01-01"))
    assert bare_why(make.holding("a", plans=(make.plan(),)), BY_PLAN) == found
    assert bare_why(make.holding("a"), BY_PLAN) == none
    assert bare_why(make.holding("a", plans=(later,)), BY_PLAN) == none


def test_why_a_former_units_plan_does_not_meet_it() -> None:
    old = make.plan(former_unit="c", number="9/KH", issuer="UBND c")
    assert bare_why(make.holding("a", plans=(old,)), BY_PLAN, provinces=(MERGED,)) == (
        ("Chỉ tìm thấy kế hoạch 9/KH của UBND c, đơn vị ban hành trước khi sáp nhập; chưa thấy văn bản nói kế hoạch "
        "này còn hiệu lực với đơn vị hiện nay hay không."),
    )


def test_why_a_number_without_a_goal_is_not_ranked() -> None:
    open_end = make.target(value=None)
    assert bare_why(make.holding("a", make.result("2026", 30)), open_end) == (
        "Kết quả 30% (2026); không có giá trị phải đạt để so, nên không xếp được.",
    )


# Reports --------------------------------------------------------------------------------------

def late_plan(name: str, sent: str, *reports: tuple[str, int]) -> Holding:
    return make.holding(name, plans=(make.plan(date=make.day(sent)),), reports=tuple(make.report(*r) for r in reports))


DUTIES = (make.plan_duty().model_copy(update={"title": "Kế hoạch"}), make.report_duty(title="Báo cáo"))
NEXT = "Báo cáo năm 2026 phải gửi chậm nhất 14/12/2026."
IN_TIME, LATE_BOTH = late_plan("a", "2025-03-20", ("2025-12-10", 2025)), late_plan("b", "2025-04-23", ("2026-01-06", 2025))
# Who was to send what, and the whole answer of the page on 22 November 2026.
REPORTS = [
    ("nobody sent anything", silent("a", "b"),
     f"2 hạn đã qua, 4 văn bản phải gửi: 4 chưa thấy công khai. a, b chưa có văn bản công khai nào kể từ hạn 31/03/2025 (601 ngày). {NEXT}"),
    ("more than a few are not named", silent("a", "b", "c", "d"),
     f"2 hạn đã qua, 8 văn bản phải gửi: 8 chưa thấy công khai. 4 tỉnh chưa có văn bản công khai nào kể từ hạn 31/03/2025 (601 ngày). {NEXT}"),
    ("all in time", (IN_TIME,), f"2 hạn đã qua, 2 văn bản phải gửi: 2 đúng hạn. {NEXT}"),
    ("all states", (IN_TIME, LATE_BOTH, late_plan("c", "2025-03-20")),
     f"2 hạn đã qua, 6 văn bản phải gửi: 3 đúng hạn, 2 muộn, 1 chưa thấy công khai. c chưa có văn bản công khai nào kể từ hạn 14/12/2025 (343 ngày). {NEXT}"),
]  # fmt: skip


@pytest.mark.parametrize("holdings, expected", [c[1:] for c in REPORTS], ids=[c[0] for c in REPORTS])
def test_reports_answer_counts_what_came_and_who_is_silent_longest(holdings: tuple[Holding, ...], expected: str) -> None:
    assert reports.reports_view(desk_of(*holdings, calendar=DUTIES)).answer == expected


@pytest.mark.parametrize(
    ("duties", "as_of", "expected"),
    [((make.plan_duty(),), "2025-01-31", "… phải gửi chậm nhất 31/03/2025."), ((), "2026-01-31", ""),
     ((make.plan_duty(),), "2026-01-31",
      "1 hạn đã qua, 1 văn bản phải gửi: 1 chưa thấy công khai. a chưa có văn bản công khai nào kể từ hạn 31/03/2025 (306 ngày).")],
)  # fmt: skip
def test_reports_answer_before_after_and_without_a_calendar(duties: Any, as_of: str, expected: str) -> None:
    view = reports.reports_view(desk_of(*silent("a"), calendar=duties, as_of=as_of))
    assert view.answer == expected
    assert bool(view.rows) is bool(view.periods)


RECORDS = [
    (make.holding("a"), "2025-02-01", "Chưa có kỳ nào đến hạn."),
    (make.holding("a"), "2026-03-16",
     "Đúng hạn 0/2 văn bản; chưa thấy công khai 2 văn bản; đã 350 ngày chưa thấy văn bản nào, tính từ hạn 31/03/2025."),
    (IN_TIME, "2026-03-16", "Đúng hạn 2/2 văn bản."),
    (LATE_BOTH, "2026-03-16", "Đúng hạn 0/2 văn bản; muộn 2 văn bản, lâu nhất 23 ngày."),
    (late_plan("a", "2025-05-27"), "2025-06-01", "Đúng hạn 0/1 văn bản; muộn 1 văn bản, 57 ngày."),
    (late_plan("a", "2025-03-20"), "2026-03-16",
     "Đúng hạn 1/2 văn bản; chưa thấy công khai 1 văn bản; đã 92 ngày chưa thấy văn bản mới, tính từ hạn 14/12/2025."),
    (make.holding("a", reports=(make.report("2025-12-10", 2025),)), "2026-03-16",
     "Đúng hạn 1/2 văn bản; chưa thấy công khai 1 văn bản."),
    (make.holding("a", plans=(OLD_PLAN,)), "2025-06-01", ""),
]  # fmt: skip


@pytest.mark.parametrize("held, as_of, expected", RECORDS)
def test_a_provinces_record_is_one_sentence(held: Holding, as_of: str, expected: str) -> None:
    more = {"provinces": (MERGED, *OTHERS)} if held.plans and held.plans[0].former_unit else {}
    desk = desk_of(held, calendar=DUTIES, as_of=as_of, **more)
    assert reports.record_sentence(desk, desk.measures.units[held.slug].deliveries) == expected


def test_reports_tell_why_where_a_source_says_so() -> None:
    told = Report(obligation="report", year=2025, reason="sắp xếp bộ máy.", source="s")
    view = reports.reports_view(desk_of(make.holding("a", reports=(told,)), make.holding("b"), calendar=DUTIES))
    assert [r.reason for r in view.rows] == ["2025: sắp xếp bộ máy", ""]
    assert [(r.on_time, r.late, r.unseen) for r in view.rows] == [("0/2 văn bản", "", "2 văn bản, 601 ngày")] * 2
    assert [(s.name, s.reason) for s in view.periods[0].silent] == [("a", "sắp xếp bộ máy."), ("b", "")]
    assert [(p.title, p.on_time, p.late, p.unseen, p.of, p.share) for p in view.periods] == [
        ("Báo cáo năm 2025", 0, 0, 2, 2, 0), ("Kế hoạch", 0, 0, 2, 2, 0)
    ]  # fmt: skip


def test_a_former_units_plan_is_counted_in_its_period_and_explained_in_its_row() -> None:
    desk = desk_of(make.holding("a", plans=(OLD_PLAN,)), *silent("b"), calendar=DUTIES, provinces=(MERGED, OTHERS[0]))
    view = reports.reports_view(desk)
    plan = view.periods[-1]
    assert (plan.on_time, plan.late, plan.unseen, plan.apart, plan.of) == (0, 0, 1, 1, 2)
    assert [(r.on_time, r.reason) for r in view.rows] == [
        ("0/2 văn bản", "Kế hoạch: chỉ có kế hoạch của đơn vị cũ"), ("0/2 văn bản", "")
    ]  # fmt: skip


def test_the_answer_the_periods_and_the_places_count_the_same_documents() -> None:
    desk = desk_of(make.holding("a", plans=(OLD_PLAN,)), *silent("b"), calendar=DUTIES, provinces=(MERGED, OTHERS[0]))
    view = reports.reports_view(desk)
    assert "4 văn bản phải gửi" in view.answer
    assert sum(p.of for p in view.periods) == 4
    assert [r.on_time for r in view.rows] == ["0/2 văn bản"] * 2
    assert reports.record_sentence(desk, desk.measures.units["a"].deliveries).startswith(
        "Đúng hạn 0/2 văn bản; chưa thấy công khai 1 văn bản; 1 văn bản chỉ có của đơn vị cũ; "
    )


@pytest.mark.parametrize(
    ("as_of", "expected", "of", "row"),
    [
        ("2025-03-25", "Kế hoạch phải gửi chậm nhất 31/03/2025.", [], []),
        ("2025-03-31", "Kế hoạch phải gửi chậm nhất 31/03/2025.", [], []),
        ("2025-12-12", "1 hạn đã qua, 1 văn bản phải gửi: 1 đúng hạn. Báo cáo năm 2025 phải gửi chậm nhất 14/12/2025.",
         [1], ["1/1 văn bản"]),
        ("2025-12-15", "2 hạn đã qua, 2 văn bản phải gửi: 2 đúng hạn.", [1, 1], ["2/2 văn bản"]),
    ],
)  # fmt: skip
def test_what_comes_before_its_time_counts_once_that_is_over(
    as_of: str, expected: str, of: list[int], row: list[str]
) -> None:
    view = reports.reports_view(desk_of(IN_TIME, calendar=DUTIES, as_of=as_of))
    assert view.answer.startswith(expected)
    assert [p.of for p in view.periods] == of
    assert [r.on_time for r in view.rows] == row


def test_others_may_be_silent_for_less_long() -> None:
    desk = desk_of(*silent("a"), late_plan("b", "2025-03-20"), calendar=DUTIES)
    assert "Lâu nhất: a chưa có văn bản công khai nào kể từ hạn 31/03/2025 (601 ngày)." in reports.answer(desk)


def test_a_plan_that_is_not_yet_due_is_called_a_plan() -> None:
    desk = desk_of(*silent("a"), as_of="2025-01-01", calendar=(make.plan_duty(),))
    assert lateness(desk, desk.measures.units["a"].deliveries[0]) == "Chưa đến hạn gửi kế hoạch"


def test_the_calendar_is_subscribed_to_where_the_site_has_an_address() -> None:
    assert reports.reports_view(desk_of(*silent("a"))).subscribe == ""
    view = reports.reports_view(desk_of(*silent("a"), url="https://example.org/trang/"))
    assert view.subscribe == "webcal://example.org/trang/bao-cao/lich.ics"


LATENESS = [
    ("2025-12-10", "2026-11-22", "Đúng hạn", ""), ("2025-12-14", "2026-11-22", "Đúng hạn", ""),
    ("2025-12-15", "2026-11-22", "Muộn 1 ngày", ""), ("2026-01-06", "2026-11-22", "Muộn 23 ngày", ""),
    (None, "2025-12-14", "Chưa đến hạn báo cáo", ""), (None, "2025-12-15", "Chưa thấy công khai", "quá hạn 1 ngày"),
    (None, "2030-12-14", "Chưa thấy công khai", "quá hạn 1.826 ngày"),
]  # fmt: skip


@pytest.mark.parametrize("sent, as_of, late, over", LATENESS)
def test_lateness_in_days_and_neutral_words(sent: str | None, as_of: str, late: str, over: str) -> None:
    held = make.holding("a", reports=(make.report(sent, 2025),) if sent else ())
    desk = desk_of(held, as_of=as_of, calendar=(make.report_duty(),))
    delivery = desk.measures.units["a"].deliveries[0]
    assert (lateness(desk, delivery), overdue(desk, delivery)) == (late, over)
    assert due_title(desk, delivery.due) == "… năm 2025"


def test_the_word_for_year_is_not_said_twice() -> None:
    desk = desk_of(make.holding("a"), calendar=(make.report_duty(title="Báo cáo hằng năm"),))
    assert due_title(desk, desk.measures.units["a"].deliveries[0].due) == "Báo cáo hằng năm kỳ 2025"


def test_the_badge_of_a_late_report_says_how_late() -> None:
    held = dataclasses.replace(planned("a", make.result("2025-11-30", 30)), reports=(make.report("2026-01-06", 2025),))
    words = [b.word for b in province_page(held, calendar=(make.report_duty(),)).plans[0].promises[0].badges]
    assert words == ["Chưa đến hạn", "Năm 2025: muộn 23 ngày so với hạn 14/12/2025", "Văn bản chính thức"]


def test_the_badge_of_a_report_not_due_says_which_report_or_why() -> None:
    """What was achieved before a report's day is not told as if no report had ever been due."""
    told = make.result("2025-08-31", state=State.ACHIEVED, indicator=None, commitment="p/C")
    for results, word in (((told,), "Năm 2025: chưa đến hạn báo cáo (hạn 14/12/2025)"),
                          ((), "Chưa phải báo cáo vì cam kết chưa đến hạn")):  # fmt: skip
        held = planned("a", *results, value=None, target=None, deadline=make.day("2026-12-31"))
        page = province_page(held, calendar=(make.report_duty(),), as_of="2025-12-14")
        assert page.plans[0].promises[0].badges[1].word == word


def test_two_promises_on_one_target_are_named_by_their_own_words() -> None:
    promised = (make.commitment("CK1", text="Cấp"), make.commitment("CK2", text="Dùng"))
    page = province_page(make.holding("a", make.result("2026", 30), plans=(make.plan(*promised),)))
    assert sorted(name for t in page.tallies for name, _ in t.members) == ["T: Cấp", "T: Dùng"]


# Small things ---------------------------------------------------------------------------------

MARKS = [
    ({}, ()),
    ({"doubt": "số làm tròn"}, ("Còn nghi ngờ. Số làm tròn",)),
    ({"seen": False}, ("Chưa thấy trong nguồn",)),
    ({"preferred": "mới hơn"}, ("Được chọn vì: mới hơn",)),
    ({"note": "ghi chú"}, ("ghi chú",)),
    ({"as_of_note": "a", "doubt": "b", "seen": False, "note": "c"},
     ("Còn nghi ngờ. B", "Chưa thấy trong nguồn", "c")),
]  # fmt: skip


@pytest.mark.parametrize("more, expected", MARKS)
def test_marks_beside_a_figure(more: dict[str, Any], expected: tuple[str, ...]) -> None:
    page = province_page(planned("a", make.result("2026", 30, **more)))
    assert page.plans[0].promises[0].figures[0].marks == expected


PLACES = [({}, ""), ({"scope": "xã X"}, "xã X"), ({"former_unit": "c"}, "c (trước sáp nhập)"),
          ({"scope": "xã X", "former_unit": "c"}, "xã X, c (trước sáp nhập)")]  # fmt: skip


@pytest.mark.parametrize("more, expected", PLACES)
def test_a_figure_about_less_than_the_whole_says_so(more: dict[str, Any], expected: str) -> None:
    page = province_page(planned("a", make.result("2026", 30, **more)), provinces=(MERGED,))
    assert page.plans[0].promises[0].figures[0].place == expected


WARNINGS = [
    ({}, ("Không rõ địa chỉ trên mạng",)), ({"note": "bản giấy"}, ("bản giấy",)), ({"url": "https://example.org/"}, ()),
    ({"url": "https://example.org/", "link": LinkState.DEAD, "weak": "chép lại"},
     ("Nguồn yếu. Chép lại", "Đường dẫn không còn mở được")),
    ({"url": "https://example.org/", "weak": "bài chép lại."}, ("Nguồn yếu. Bài chép lại",)),
]  # fmt: skip


@pytest.mark.parametrize("more, expected", WARNINGS)
def test_what_is_said_about_a_weak_source(more: dict[str, Any], expected: tuple[str, ...]) -> None:
    held = make.holding("a", make.result("2026", 30), sources={"s": make.source(**more)})
    page = province_page(held)
    assert page.bound[0].figures[0].source.warnings == expected


URL = "https://example.org/"
LINKED = [
    (make.link(URL, "live", "2026-05-30"), make.source(url=URL), ("", "30/05/2026", ())),
    (make.link(URL, "failing", "2026-06-01", last_seen="2026-05-20", failing_since="2026-06-01", archived=f"{URL}luu"), make.source(url=URL),
     (f"{URL}luu", "20/05/2026", ())),
    (make.link(URL, "dead", "2026-06-01", failing_since="2026-05-20", archived=f"{URL}luu"), make.source(url=URL, archived=f"{URL}tay"),
     (f"{URL}tay", "", ("Đường dẫn không còn mở được từ ngày 20/05/2026",))),
    (make.link(URL, "dead", "2026-06-01", last_seen="2026-05-13", failing_since="2026-05-20"), make.source(url=URL),
     ("", "", ("Đường dẫn không còn mở được từ ngày 20/05/2026; thấy lần cuối 13/05/2026",))),
]  # fmt: skip


@pytest.mark.parametrize("link, source, expected", LINKED)
def test_what_is_said_of_an_address_the_machine_looked_at(link: Link, source: Source, expected: tuple[Any, ...]) -> None:
    page = province_page(make.holding("a", make.result("2026", 30), sources={"s": source}), links=(link,))
    shown = page.bound[0].figures[0].source
    assert (shown.archived, shown.seen, shown.warnings) == expected


VALUES = [
    (make.result("2026", "97.6"), "97,6%"), (make.result("2026", 3802, unit="người"), "3.802 người"),
    (make.result("2026", 90, qualifier="trên"), "trên 90%"), (make.result("2026", 90, qualifier=">="), ">= 90%"),
    (make.result("2026", numerator=1, denominator=3), "33,3%"),
    (make.result("2026", numerator=1, denominator=3, qualifier="gần"), "gần 33,3%"),
    (make.result("2026", state=State.NO_INFORMATION), "Chưa có thông tin đánh giá"), (make.result("2026"), "không rõ"),
]  # fmt: skip


@pytest.mark.parametrize("result, expected", VALUES)
def test_a_value_keeps_its_qualifier_and_unit(result: Result, expected: str) -> None:
    assert value_text(desk_of(*silent("a")), result) == expected


@pytest.mark.parametrize("text, expected", [(None, ""), ("", ""), ("vì vậy", " Vì vậy."), ("Hết.", " Hết."), (" . ", "")])
def test_a_reason_is_closed_once(text: str | None, expected: str) -> None:
    assert reason_text(text) == expected


@pytest.mark.parametrize("value, expected", [("12.25", "12.3"), ("-0.26", "-0.3"), ("0", "0"), ("99.96", "100"),
                                             ("0.004", "0.004"), ("1" * 30, "1" * 30)])  # fmt: skip
def test_computed_values_are_rounded_half_up_and_never_to_nothing(value: str, expected: str) -> None:
    assert str(tidy(Decimal(value))) == expected


def test_dates_are_as_precise_as_known() -> None:
    desk = desk_of(*silent("a"))
    dates = (None, PartialDate(2026), PartialDate(2026, 5), PartialDate(2026, 5, 7))
    assert [date_text(desk, d) for d in dates] == ["chưa rõ ngày", "2026", "05/2026", "07/05/2026"]


def near(name: str, value: int | str, as_of: str = "2026", **more: Any) -> Holding:
    return make.holding(name, make.result(as_of, value, indicator="n", **more))


INDICATORS = [
    ("nobody", (), "Chưa có số liệu công khai nào về chỉ số này."),
    ("one place, the newer of two",
     (make.holding("a", make.result("2026", 5, indicator="n"), make.result("2025", 4, indicator="n")),),
     "a: 5 trạm (năm 2026). Tìm thấy 2 số liệu công khai của 1 tỉnh."),
    ("two places are named", (near("a", 7, "2025-05-07"), near("b", 3)),
     "b: 3 trạm (năm 2026). a: 7 trạm (07/05/2025). Tìm thấy 2 số liệu công khai của 2 tỉnh."),
    ("three, from the lowest to the highest", (near("a", 7), near("b", 3, "2025-11"), near("c", 5)),
     "3 tỉnh: từ 3 trạm (b, tháng 11/2025) đến 7 trạm (a, năm 2026). Tìm thấy 3 số liệu công khai của 3 tỉnh."),
    ("some share an end", (near("a", 7), near("b", 3), near("c", 7)),
     "3 tỉnh: từ 3 trạm (b, năm 2026) đến 7 trạm (2 nơi). Tìm thấy 3 số liệu công khai của 3 tỉnh."),
    ("all say the same", (near("a", 7), near("b", 7), near("c", 7)),
     "3 tỉnh cùng ở mức 7 trạm. Tìm thấy 3 số liệu công khai của 3 tỉnh."),
    ("above 7 stands after 7", (near("a", 7, qualifier="trên"), near("b", 7), near("c", 7)),
     "3 tỉnh: từ 7 trạm (2 nơi) đến trên 7 trạm (a, năm 2026). Tìm thấy 3 số liệu công khai của 3 tỉnh."),
    ("of a part, doubted, undated, unseen or in another unit: found, not compared",
     (near("a", 7, scope="huyện X"), near("b", 7, doubt="…"), near("c", 7, unit="điểm"),
      make.holding("d", make.result(None, 7, indicator="n", as_of_note="…")), near("e", 7, seen=False)),
     "Tìm thấy 5 số liệu công khai của 5 tỉnh."),
    ("two figures of one day that differ say nothing",
     (make.holding("a", make.result("2026", 5, indicator="n"), make.result("2026", 4, indicator="n")),),
     "Tìm thấy 2 số liệu công khai của 1 tỉnh."),
]  # fmt: skip


@pytest.mark.parametrize("holdings, expected", [case[1:] for case in INDICATORS], ids=[case[0] for case in INDICATORS])
def test_indicator_answer(holdings: tuple[Holding, ...], expected: str) -> None:
    desk = desk_of(*(holdings or silent("a")), indicators=(make.indicator(), NEAR))
    said = " Đây là số liệu bối cảnh, không đo mục tiêu của Đề án." if holdings else ""
    assert indicators.indicator_view(desk, NEAR).answer == expected + said


def test_what_is_said_only_in_words_is_no_figure() -> None:
    told = make.holding("a", make.result("2026", None, indicator="n", state=State.NOT_CARRIED_OUT))
    desk = desk_of(near("b", 3), told, indicators=(make.indicator(), NEAR))
    said = "b: 3 trạm (năm 2026). Tìm thấy 1 số liệu công khai của 1 tỉnh. 1 kết quả chỉ nêu tình trạng, không nêu số."
    assert indicators.indicator_view(desk, NEAR).answer.startswith(said)
    (row,) = (r for g in indicators.indicators_view(desk).groups for r in g.rows if r.name == NEAR.name)
    assert (row.values, row.places, row.listed) == (1, 1, True)
    assert indicators.indicators_view(desk).answer.endswith("1 kết quả chỉ nêu tình trạng, không nêu số.")


def test_values_in_an_indicators_answer_lead_to_their_proof() -> None:
    desk = desk_of(near("a", 7), near("b", 3), near("c", 5), indicators=(make.indicator(), NEAR))
    view = indicators.indicator_view(desk, NEAR)
    led = {p.text: p.address for p in parts_of(view.answer) if p.address}
    proofs = {f.figure.value: f.figure.address for f in view.figures}
    assert (led["3 trạm"], led["7 trạm"]) == (proofs["3 trạm"], proofs["7 trạm"])


def test_an_indicator_that_measures_a_target_is_not_called_context() -> None:
    desk = desk_of(make.holding("a", make.result("2026", 5)))
    answer = indicators.indicator_view(desk, desk.project.indicators[0]).answer
    assert answer == "Tìm thấy 1 số liệu công khai của 1 tỉnh."


def test_an_indicator_known_only_for_the_country_says_so() -> None:
    national = make.holding("", make.result("2026", 5, indicator="n"), sources={"s": make.source()})
    desk = desk_of(*silent("a"), national=national, indicators=(NEAR,), targets=())
    answer = indicators.indicator_view(desk, NEAR).answer
    assert answer == "Cả nước: 5 trạm (năm 2026). Tìm thấy 1 số liệu công khai của cả nước. Đây là số liệu bối cảnh, không đo mục tiêu của Đề án."


def test_figures_of_the_country_are_counted_apart_from_those_of_places() -> None:
    national = make.holding("", make.result("2026", 9, indicator="n"), sources={"s": make.source()})
    desk = desk_of(near("a", 5), near("b", 6), national=national, indicators=(make.indicator(), NEAR))
    assert "Tìm thấy 3 số liệu công khai: 1 của cả nước, 2 của 2 tỉnh." in indicators.indicator_view(desk, NEAR).answer


@pytest.mark.parametrize(("day", "ranks"), [("2026", True), ("2025", False)])
def test_a_picture_of_figures_of_one_day_needs_no_warning(day: str, ranks: bool) -> None:
    desk = desk_of(near("a", 5), near("b", 6, day), indicators=(make.indicator(), NEAR))
    assert ("không phải bảng xếp hạng" not in indicators.indicator_view(desk, NEAR).chart_note) is ranks


def test_places_that_are_not_drawn_are_named_with_the_reason() -> None:
    left = (near("c", 7, scope="một xã"), near("d", 8, former_unit="cu"), near("e", 9, doubt="lẻ"))
    desk = desk_of(near("a", 5), near("b", 6), *left, indicators=(make.indicator(), NEAR))
    assert indicators.indicator_view(desk, NEAR).chart_note == (
        "Hình gồm 2 trong 5 tỉnh có số; 3 nơi không vẽ vì chưa so sánh được: d (chỉ có số của đơn vị cũ); "
        "c (số chỉ về một phần, không phải toàn địa bàn); e (số còn nghi ngờ)."
    )
    desk = desk_of(near("a", 5), near("b", 6), indicators=(make.indicator(), NEAR))
    assert indicators.indicator_view(desk, NEAR).chart_note == "Hình gồm đủ 2 tỉnh có số."


def test_plans_are_the_evidence_of_what_plans_measure() -> None:
    more: dict[str, Any] = {"targets": (BY_PLAN,), "indicators": (YES_NO,)}
    desk = desk_of(make.holding("a", plans=(make.plan(),)), *silent("b"), **more)
    assert indicators.indicator_view(desk, YES_NO).answer == (
        "Chỉ số này đo bằng việc ban hành kế hoạch: đã tìm thấy kế hoạch công khai của 1 tỉnh; xem mục tiêu K."
    )
    row = indicators.indicators_view(desk).groups[0].rows[0]
    assert (row.values, row.plans, row.places) == (0, "1 kế hoạch", 1)


def test_what_nobody_tells_counts_plans_and_leaves_out_what_ended() -> None:
    asked = (make.target(), BY_PLAN, ENDED.model_copy(update={"id": "E"}))
    desk = desk_of(make.holding("a", plans=(make.plan(),)), targets=asked, indicators=(make.indicator(), YES_NO))
    page = prose.prose_view(desk, Prose(Place("content/a.md"), "a/", "a", "a", (), ""))
    assert page.unknown == (
        "1 trong 2 mục tiêu còn áp dụng giao cho các tỉnh: chưa nơi nào có thông tin đo trực tiếp.",
    )


def test_of_many_figures_the_newest_of_each_place_stand_first(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [make.result(day, value, indicator="n", scope=scope) for day, value, scope in
            (("2025", 4, None), ("2026", 5, None), (None, 7, None), ("2025", 2, "xã A"))]  # fmt: skip
    desk = desk_of(make.holding("a", *rows), indicators=(make.indicator(), NEAR))

    def told() -> tuple[list[str], list[str]]:
        view = indicators.indicator_view(desk, NEAR)
        return [f.figure.as_of_sort for f in view.figures], [f.figure.as_of_sort for f in view.earlier]

    assert told() == (["2025", "2026", "", "2025"], [])
    monkeypatch.setattr(indicators, "ALL_SHOWN", 3)
    assert told() == (["2026", "", "2025"], ["2025"])


def test_catalogue_answer() -> None:
    desk = desk_of(make.holding("a", make.result("2026", 5, indicator="n")), indicators=(make.indicator(), NEAR))
    assert indicators.indicators_view(desk).answer == (
        "2 chỉ số, 1 số liệu có nguồn. Đó là số liên quan hoặc bối cảnh: cho biết điều kiện và hoàn cảnh, "
        "không đo mục tiêu của Đề án."
    )
    both = desk_of(make.holding("a", make.result("2026", 5, indicator="n"), make.result("2026", 5)),
                   indicators=(make.indicator(), NEAR))  # fmt: skip
    assert indicators.indicators_view(both).answer == (
        "2 chỉ số, 2 số liệu có nguồn: 1 số đo trực tiếp mục tiêu của Đề án, 1 số liên quan hoặc bối cảnh cho biết điều kiện và hoàn cảnh."
    )


# What holds for every sentence ----------------------------------------------------------------

SENTENCES = {"answer", "second", "why", "missing", "reorganisation", "island_note"}
_BAD = re.compile(r"[{}]|  | [.;:]| ,|\.\.|None|^\s|\s$")


def texts(view: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a view with the name of its field; pictures and prose apart."""
    if isinstance(view, str):
        if not hasattr(view, "__html__"):
            yield name, view
    elif isinstance(view, (LatestView, EntryView)):
        return  # the words of whoever published it, and sentences tested with the history
    elif dataclasses.is_dataclass(view):
        for field in dataclasses.fields(view):
            yield from texts(getattr(view, field.name), field.name)
    elif isinstance(view, tuple):
        for part in view:
            yield from texts(part, name)


@pytest.fixture(scope="module")
def demo() -> Desk:
    project = read_project(PROJECTS / "minh-hoa").project
    assert project is not None
    assert project.config.as_of is not None
    return Desk(measure(project, project.config.as_of), (), Language(), url="https://example.org/thu/")


def views(desk: Desk) -> Iterator[object]:
    yield home.home_view(desk)
    yield home.provinces_view(desk)
    yield target_list.targets_view(desk)
    yield indicators.indicators_view(desk)
    yield reports.reports_view(desk)
    yield from (province_view(desk, p) for p in desk.project.provinces)
    yield from (targets.target_view(desk, t) for t in desk.measures.targets)
    yield from (indicators.indicator_view(desk, i) for i in desk.project.indicators)
    yield prose.prose_view(desk, Prose(Place("content/a.md"), "a/", "a", "a", (), ""))


def test_every_sentence_of_the_demonstration_is_whole(demo: Desk) -> None:
    found = [(name, text) for view in views(demo) for name, text in texts(view)]
    sentences = [(name, text) for name, text in found if name in SENTENCES and text]
    assert len(sentences) > 1000
    assert [(n, t) for n, t in found if n not in ("what", "mend", "rules") and _BAD.search(t)] == []
    open_ended = [(n, t) for n, t in sentences if not t.endswith((".", "/"))]
    assert open_ended == []


def test_every_headline_of_the_demonstration_begins_with_its_province(demo: Desk) -> None:
    for province in demo.project.provinces:
        assert headline(demo, province, demo.measures.units[province.slug]).startswith(f"{province.name}: ")


# Two voices --------------------------------------------------------------------------------------

def reviewed(as_of: str = "2026-05-31", value: int | None = 25, **more: Any) -> Result:
    return make.result(as_of, value, voice=Voice.REVIEW, source="p", **more)


SAYS = make.result("2026-05-31", 40)
REPLY = {"reply": "Thiếu hai lớp.", "reply_by": "Sở Dân tộc", "reply_date": make.day("2026-06-20")}
OPEN = "Không số nào được dùng để xếp tình trạng, cho tới khi một số được chọn kèm lý do."
NONE_YET = "Địa phương chưa có ý kiến."
HEARINGS = [
    ("nobody reviewed", (SAYS,), []),
    ("only a review", (reviewed(),), []),
    ("agreement", (SAYS, reviewed(value=40)), [("Hai bên thống nhất", "", "", "", "")]),
    ("disagreement", (SAYS, reviewed()), [("Hai bên nêu khác nhau", OPEN, "", "", NONE_YET)]),
    ("with a reply", (SAYS, reviewed(**REPLY)),
     [("Hai bên nêu khác nhau", OPEN, "Thiếu hai lớp.", "Sở Dân tộc, 20/06/2026", "")]),
    ("the review is preferred", (SAYS, reviewed(preferred="đã đối chiếu danh sách.")),
     [("Hai bên nêu khác nhau", "Trang dùng số ở phần “Rà soát”, vì: đã đối chiếu danh sách.", "", "", NONE_YET)]),
    ("the province is preferred", (make.result("2026-05-31", 40, preferred="có danh sách"), reviewed()),
     [("Hai bên nêu khác nhau", "Trang dùng số ở phần “Địa phương báo cáo”, vì: có danh sách.", "", "", NONE_YET)]),
    ("a newer value decides", (SAYS, reviewed(), make.result("2026-06-30", 45)),
     [("Hai bên nêu khác nhau", "", "", "", NONE_YET)]),
    ("after the day of the page", (make.result("2027-05-31", 40), reviewed("2027-05-31")), []),
]  # fmt: skip


@pytest.mark.parametrize("results, expected", [c[1:] for c in HEARINGS], ids=[c[0] for c in HEARINGS])
def test_two_voices_stand_side_by_side(results: tuple[Result, ...], expected: list[tuple[str, ...]]) -> None:
    (card,) = province_page(planned("a", *results, **BASE)).plans[0].promises
    assert [(h.accord.word, h.outcome, h.reply, h.reply_author, h.no_reply) for h in card.hearings] == expected
    for h in card.hearings:
        assert [v.name for v in h.voices] == ["Địa phương báo cáo", "Rà soát"]
        assert [f.value for f, _ in h.voices[0].figures] == ["40%"]


def test_the_targets_page_hears_both_voices_of_every_place() -> None:
    desk = desk_of(planned("b", SAYS, reviewed()), planned("a", SAYS, reviewed(value=40)), *silent("c"))
    heard = targets.target_view(desk, desk.measures.of_target("T")).heard
    told = [(h.name, h.words, h.hearing.accord.word) for h in heard]
    assert told == [("a", "40%", "Hai bên thống nhất"), ("b", "40% / 25%", "Hai bên nêu khác nhau")]
