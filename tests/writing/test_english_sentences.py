"""What the pages say in English, as tables of (records → expected sentence): number, order and capitals are its own."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from generator.checking import rules
from generator.language import Language, Noun, language
from generator.measuring.measures import measure
from generator.records.config import DataWord, Translation, Words, WordsIn
from generator.records.programme import Level, Method
from generator.records.project import Holding
from generator.records.results import State
from generator.records.values import Bound, Folder, Quantity
from generator.writing import home, province, reports
from generator.writing import indicator as indicators
from generator.writing import target as targets
from generator.writing import targets as target_list
from generator.writing.desk import Desk
from generator.writing.history import pages as history_pages
from generator.writing.parts import due_title, lateness, overdue, value_text
from tests.measuring import make
from tests.writing import test_sentences as vi

WORDS = Words(
    programme="the Scheme", territory="province or city|provinces and cities", territories_short="province|provinces",
    central="central government", district="district|districts", whole_country="Viet Nam", guidance="the guidance",
    merged_programme="the National Programme",
)  # fmt: skip
CONFIG = make.CONFIG.model_copy(update={"words": WORDS})
FIGURE, SAME = make.result("2026-05-31", 30), make.result("2026-05-31", 31)


def desk_of(*holdings: Holding, as_of: str = "2026-11-22", **more: Any) -> Desk:
    project = make.project(*holdings, config=CONFIG, **more)
    return Desk(measure(project, make.day(as_of)), (), language("en"))


# Home -----------------------------------------------------------------------------------------

HOME = [
    ("no plan", vi.silent("a"),
     ("As of 22 November 2026, no public plan has been found for any of the 1 province or city; "
      "no province has published figures that directly measure the targets of the Scheme.")),
    ("no plans", vi.silent("a", "b"),
     ("As of 22 November 2026, no public plan has been found for any of the 2 provinces and cities; "
      "no province has published figures that directly measure the targets of the Scheme.")),
    ("one plan", (vi.planned("a"), *vi.silent("b")),
     ("As of 22 November 2026, public plans have been found for 1 of 2 provinces and cities; "
      "no province has published figures that directly measure the targets of the Scheme.")),
    ("one figure", (vi.planned("a"), make.holding("b", FIGURE)),
     ("As of 22 November 2026, public plans have been found for 1 of 2 provinces and cities; "
      "1 province or city has published figures that directly measure at least one target of the Scheme.")),
    ("two figures", (vi.planned("a", FIGURE), vi.planned("b", SAME)),
     ("As of 22 November 2026, public plans have been found for 2 of 2 provinces and cities; "
      "2 provinces and cities have published figures that directly measure at least one target of the Scheme.")),
]  # fmt: skip


@pytest.mark.parametrize("holdings, expected", [c[1:] for c in HOME], ids=[c[0] for c in HOME])
def test_home_answer(holdings: tuple[Holding, ...], expected: str) -> None:
    assert home.answer(desk_of(*holdings)) == expected


@pytest.mark.parametrize(("n", "told"), [(1, "; 1 has only a former unit’s plan;"), (2, "; 2 have only plans of former units;")])
def test_home_answer_names_those_with_plans_of_former_units(n: int, told: str) -> None:
    old = [make.holding(name, plans=(vi.OLD_PLAN,)) for name in "ab"[:n]]
    places = [vi.MERGED.model_copy(update={"name": h.slug}) for h in old]
    desk = desk_of(*old, vi.planned("e"), provinces=(*places, make.province("e")))
    assert told in home.answer(desk)


SECOND = [
    (vi.silent("a"), "1 place has no public information yet."),
    (vi.silent("a", "b"), "2 places have no public information yet."),
    ((make.holding("a", make.result("2026", 5, indicator="n")),),
     ("The site also gathers 1 related or context figure with sources; "
      "it does not measure the targets.")),
    ((make.holding("a", make.result("2026", 5, indicator="n"), make.result("2025", 4, indicator="n")),),
     ("The site also gathers 2 related or context figures with sources; "
      "they do not measure the targets.")),
]  # fmt: skip


@pytest.mark.parametrize("holdings, expected", SECOND)
def test_home_second_sentence(holdings: tuple[Holding, ...], expected: str) -> None:
    assert home.home_view(desk_of(*holdings, indicators=(make.indicator(), vi.NEAR))).second == expected


def test_what_is_next_and_what_is_overdue() -> None:
    duties = (make.plan_duty(), make.report_duty(title="Report", words="before 15 December"))
    view = home.home_view(desk_of(vi.planned("a"), *vi.silent("b", "c"), calendar=duties))
    assert view.next_dues == (home.DueRow("Report (2026)", "14 December 2026", "22 days left (before 15 December)"),)
    assert [d.text for d in view.overdue] == [
        "no public document found for 2 of 3 provinces and cities", "no public document found for 3 of 3 provinces and cities",
    ]  # fmt: skip
    tomorrow = home.home_view(desk_of(*vi.silent("a"), calendar=duties[1:], as_of="2026-12-13"))
    assert tomorrow.next_dues[0].text == "1 day left (before 15 December)"


# A province -----------------------------------------------------------------------------------

HEADLINES = [
    ("nothing", make.holding("a"), "a: no public plan or report on the Scheme has been found."),
    ("one context figure", make.holding("a", make.result("2026", 5, indicator="n")),
     ("a: no public plan or report on the Scheme has been found. "
      "The site has 1 context figure, which does not measure any target.")),
    ("context figures", make.holding("a", make.result("2026", 5, indicator="n"), make.result("2025", 5, indicator="n")),
     ("a: no public plan or report on the Scheme has been found. "
      "The site has 2 context figures, which do not measure any target.")),
    ("only a report", make.holding("a", reports=(make.report("2025-12-10", 2025),)),
     "a: no public plan found, only 1 public report."),
    ("only reports", make.holding("a", reports=(make.report("2025-12-10", 2025), make.report("2026-11-10", 2026))),
     "a: no public plan found, only 2 public reports."),
    ("only a figure", make.holding("a", FIGURE), "a: no public plan found, only figures that directly measure 1 target."),
    ("a report and a figure",
     make.holding("a", make.result("2025-11-30", 30), reports=(make.report("2025-12-10", 2025),)),
     "a: no public plan found, only 1 public report and figures that directly measure 1 target."),
    ("a plan without commitments", make.holding("a", plans=(make.plan(),)),
     "a: there is a public plan; no commitment in it has been read yet."),
    ("one commitment without result", vi.planned(), "a: 1 commitment; no public report yet."),
    ("a plan without results", vi.two(), "a: 2 commitments; no public report yet."),
    ("some results", vi.two(make.result("2026-05-31", 85)), "a: 2 commitments; 1 achieved, 1 not yet due."),
    ("all results", vi.two(make.result("2026-05-31", 21, source="s"),
                           make.result("2026", state=State.NOT_CARRIED_OUT, indicator=None, commitment="p/D"),
                           baseline=make.baseline()),
     "a: 2 commitments; 1 at risk, 1 not carried out."),
    ("sources disagree", vi.two(make.result("2026-05-31", 21), make.result("2026-05-31", 22)),
     "a: 2 commitments; 1 with not enough data, 1 not yet due."),
]  # fmt: skip


@pytest.mark.parametrize("holding, expected", [c[1:] for c in HEADLINES], ids=[c[0] for c in HEADLINES])
def test_headline(holding: Holding, expected: str) -> None:
    desk = desk_of(holding, indicators=(make.indicator(), vi.NEAR))
    assert province.headline(desk, desk.project.provinces[0], desk.measures.units["a"]) == expected


FORMER = [
    (vi.OLD_PLAN, "a: no plan of today’s unit found; plans of former units (c, 9/KH) hold 1 commitment: no public report yet."),
    (make.plan(former_unit="c", number="9/KH"), "a: no plan of today’s unit found, only plans of former units (c, 9/KH)."),
]  # fmt: skip


@pytest.mark.parametrize("plan, expected", FORMER)
def test_headline_of_a_province_with_plans_of_former_units(plan: Any, expected: str) -> None:
    desk = desk_of(make.holding("a", plans=(plan,)), provinces=(vi.MERGED,))
    assert province.headline(desk, vi.MERGED, desk.measures.units["a"]) == expected


def province_page(held: Holding, **more: Any) -> Any:
    desk = desk_of(held, **more)
    return province.province_view(desk, desk.project.provinces[0])


def test_missing_says_what_is_expected_by_when() -> None:
    duties = (make.plan_duty().model_copy(update={"title": "Plan"}), make.report_duty(title="Report"))
    page = province_page(make.holding("a"), calendar=duties, targets=(make.target("T1"), make.target("T2")))
    assert page.missing == (
        "Plan: due by 31 March 2025; no public document found.",
        "Report (2025): due by 14 December 2025; no public document found.",
        "No figures from any period directly measure 2 targets: T1: T1; T2: T2.",
    )


PROMISES = [
    (make.commitment(), (), "80% by 31 December 2030", "no public report yet"),
    (make.commitment(value=None), (), "to be completed by 31 December 2030", "not yet due"),
    (make.commitment(), (make.result("2026-05", 61),), "80% by 31 December 2030", "61% (May 2026)"),
    (make.commitment(), (make.result("2026-05-31", "1234.5"),), "80% by 31 December 2030", "1,234.5% (31 May 2026)"),
    (make.commitment(), (make.result("2026", 61), make.result("2026", 62)), "80% by 31 December 2030",
     "sources disagree (61% / 62%)"),
    (make.commitment(), (make.result("2026", state=State.NO_INFORMATION),), "80% by 31 December 2030",
     "the report says there is no information (2026)"),
]  # fmt: skip


@pytest.mark.parametrize("commitment, results, promised, told", PROMISES)
def test_promise_and_result(commitment: Any, results: tuple[Any, ...], promised: str, told: str) -> None:
    view = province_page(make.holding("a", *results, plans=(make.plan(commitment),))).plans[0].promises[0]
    assert (view.promise, view.result) == (promised, told)


RUBRIC = "Thresholds (version t): from 0.95 on track, from 0.60 behind, below that at risk. Status: {}."
WHY = [
    ("achieved", {}, make.result("2026-05-31", 81),
     ("Result: 81% (31 May 2026); target: 80% by 31 December 2030.", "The result equals or exceeds the target.")),
    ("at risk", vi.BASE | {"milestones": (make.milestone("2026-12-31", 50),)}, make.result("2026-12-31", 22),
     ("Result: 22% (31 December 2026); target: 80% by 31 December 2030.",
      ("Required by 31 December 2026: on the straight line from 20% (31 December 2024) to 80% (31 December 2030) "
       "through the plan’s milestones, 50%."),
      "Increase achieved divided by increase required: (22 − 20) ÷ (50 − 20) = 0.07.", RUBRIC.format("at risk"))),
    ("growth", vi.BASE | {"method": Method.GROWTH}, make.result("2026-12-31", 30),
     ("Result: 30% (31 December 2026); target: 80% by 31 December 2030.",
      ("From 20% (31 December 2024) to 80% (31 December 2030) it must grow by 26% a year; "
       "by 31 December 2026 it had grown by 22.5% a year."),
      "Actual compound growth is 0.87 times the growth required.", RUBRIC.format("behind"))),
    ("one point short", {"deadline": make.day("2026-06-30")}, make.result("2026-06-30", 79),
     ("Result: 79% (30 June 2026); target: 80% by 30 June 2026.",
      "The deadline has passed; 1 percentage point short of the target.")),
    ("no baseline", {}, make.result("2026-12-31", "62.5"),
     ("Result: 62.5% (31 December 2026); target: 80% by 31 December 2030.",
      "17.5 percentage points short of the target.", "Progress is not calculated because there is no baseline.")),
]  # fmt: skip


@pytest.mark.parametrize("promise, result, expected", [c[1:] for c in WHY], ids=[c[0] for c in WHY])
def test_why(promise: dict[str, Any], result: Any, expected: tuple[str, ...]) -> None:
    page = province_page(vi.planned("a", result, **promise), as_of="2027-01-31")
    assert page.plans[0].promises[0].why == expected


# A target -------------------------------------------------------------------------------------

TARGETS = [
    ("nobody", make.target(), vi.silent("a", "b"),
     "No province has published figures that directly measure target T (80%, due 31 December 2030).", "0 of 2 provinces"),
    ("not addable", make.target(), (make.holding("a", make.result("2026", 50)), *vi.silent("b")),
     ("1 of 2 provinces and cities has public figures; there is no figure for Viet Nam as a whole because the published "
      "figures come without numerator and denominator and cannot be added up."), "1 of 2 provinces"),
    ("not addable, two", make.target(), (make.holding("a", make.result("2026", 50)), make.holding("b", make.result("2026", 51))),
     ("2 of 2 provinces and cities have public figures; there is no figure for Viet Nam as a whole because the published "
      "figures come without numerator and denominator and cannot be added up."), "2 of 2 provinces"),
    ("a figure", make.target(at_least=True), (make.holding("a", vi.PART), make.holding("b", vi.OTHER), *vi.silent("c")),
     "33.3%, combined from 2 of 3 provinces and cities; target: at least 80% by 31 December 2030.", "2 of 3 provinces and cities"),
    ("figures of several years", make.target(),
     (make.holding("a", vi.PART), make.holding("b", make.result("2025-05-31", numerator=20, denominator=60))),
     ("33.3%, combined from 2 of 2 provinces and cities (figures from 2025 to 2026); target: 80% by 31 December 2030."),
     "2 of 2 provinces and cities"),
    ("by plan, nobody", vi.BY_PLAN, vi.silent("a", "b"),
     "No public plan of any province has been found.", "0 of 2 provinces"),
    ("by plan, one", vi.BY_PLAN, (make.holding("a", plans=(make.plan(),)), *vi.silent("b")),
     "Public plans of 1 of 2 provinces and cities have been found.", "1 of 2 provinces"),
    ("by plan, two", vi.BY_PLAN, (make.holding("a", plans=(make.plan(),)), make.holding("b", plans=(make.plan(),))),
     "Public plans of 2 of 2 provinces and cities have been found.", "2 of 2 provinces"),
    ("central only", make.target(levels=(Level.CENTRAL,)), vi.silent("a"),
     "Target T is assigned to central government, due 31 December 2030: no public report yet.", "central government"),
    ("ended", vi.ENDED.model_copy(update={"applies_until_reason": None}), vi.silent("a"),
     "Target T no longer applies from 1 July 2025.", ""),
]  # fmt: skip


@pytest.mark.parametrize("target, holdings, answer, coverage", [c[1:] for c in TARGETS], ids=[c[0] for c in TARGETS])
def test_target_answer_and_coverage(target: Any, holdings: tuple[Holding, ...], answer: str, coverage: str) -> None:
    desk = desk_of(*holdings, targets=(target,), indicators=(make.indicator(), vi.YES_NO, vi.NUMBER))
    page = targets.target_view(desk, desk.measures.of_target(target.id))
    assert (page.answer, page.coverage) == (answer, coverage)


def test_the_list_of_targets() -> None:
    gone = vi.ENDED.model_copy(update={"id": "E"})
    desk = desk_of(make.holding("a", vi.PART), make.holding("b"), targets=(make.target(), gone))
    view = target_list.targets_view(desk)
    assert view.answer == "The site follows 2 targets: public information directly measures 1 of them; 1 no longer applies."
    assert [(r.status, r.pace) for r in view.groups[0].rows] == [
        ("1 province with not enough data, 1 not yet due", ""),
        ("The target no longer applies", "–"),
    ]  # fmt: skip


# Reports --------------------------------------------------------------------------------------

DUTIES = (make.plan_duty().model_copy(update={"title": "Plan"}), make.report_duty(title="Report"))
NEXT = "Due next: Report (2026), by 14 December 2026."
REPORTS = [
    ("nobody", vi.silent("a", "b"),
     ("2 deadlines have passed, by which 4 documents were due: 4 not found in public. "
      f"No public document from a, b since the deadline of 31 March 2025 (601 days). {NEXT}")),
    ("more than a few are not named", vi.silent("a", "b", "c", "d"),
     ("2 deadlines have passed, by which 8 documents were due: 8 not found in public. "
      f"No public document from 4 provinces and cities since the deadline of 31 March 2025 (601 days). {NEXT}")),
    ("all states", (vi.IN_TIME, vi.LATE_BOTH, vi.late_plan("c", "2025-03-20")),
     ("2 deadlines have passed, by which 6 documents were due: 3 on time, 2 late, 1 not found in public. "
      f"No public document from c since the deadline of 14 December 2025 (343 days). {NEXT}")),
]  # fmt: skip


@pytest.mark.parametrize("holdings, expected", [c[1:] for c in REPORTS], ids=[c[0] for c in REPORTS])
def test_reports_answer(holdings: tuple[Holding, ...], expected: str) -> None:
    assert reports.reports_view(desk_of(*holdings, calendar=DUTIES)).answer == expected


def test_one_deadline_and_one_document() -> None:
    desk = desk_of(*vi.silent("a"), calendar=DUTIES[:1], as_of="2025-04-01")
    assert reports.reports_view(desk).answer == (
        "1 deadline has passed, by which 1 document was due: 1 not found in public. "
        "No public document from a since the deadline of 31 March 2025 (1 day)."
    )


RECORDS = [
    (make.holding("a"), "2025-02-01", "Nothing has been due yet."),
    (make.holding("a"), "2026-03-16",
     ("0 of 2 documents on time; 2 documents not found in public; no document found for 350 days, counted from the deadline of "
      "31 March 2025.")),
    (vi.IN_TIME, "2026-03-16", "2 of 2 documents on time."),
    (vi.LATE_BOTH, "2026-03-16", "0 of 2 documents on time; late: 2 documents, by up to 23 days."),
    (vi.late_plan("a", "2025-04-01"), "2025-12-15",
     ("0 of 2 documents on time; late: 1 document, by 1 day; 1 document not found in public; "
      "no new document found for 1 day, counted from the deadline of 14 December 2025.")),
]  # fmt: skip


@pytest.mark.parametrize("held, as_of, expected", RECORDS)
def test_a_provinces_record(held: Holding, as_of: str, expected: str) -> None:
    desk = desk_of(held, calendar=DUTIES, as_of=as_of)
    assert reports.record_sentence(desk, desk.measures.units[held.slug].deliveries) == expected


LATENESS = [
    ("2025-12-14", "2026-11-22", "On time", ""), ("2025-12-15", "2026-11-22", "1 day late", ""),
    ("2026-01-06", "2026-11-22", "23 days late", ""), (None, "2025-12-14", "Report not due yet", ""),
    (None, "2025-12-15", "No public document found", "1 day overdue"),
    (None, "2030-12-14", "No public document found", "1,826 days overdue"),
]  # fmt: skip


@pytest.mark.parametrize("sent, as_of, late, over", LATENESS)
def test_lateness(sent: str | None, as_of: str, late: str, over: str) -> None:
    held = make.holding("a", reports=(make.report(sent, 2025),) if sent else ())
    desk = desk_of(held, as_of=as_of, calendar=(make.report_duty(),))
    delivery = desk.measures.units["a"].deliveries[0]
    assert (lateness(desk, delivery), overdue(desk, delivery)) == (late, over)
    assert due_title(desk, delivery.due) == "… (2025)"


def test_the_badges_of_a_promise() -> None:
    held = dataclasses.replace(vi.planned("a", make.result("2025-11-30", 30)), reports=(make.report("2026-01-06", 2025),))
    words = [b.word for b in province_page(held, calendar=(make.report_duty(),)).plans[0].promises[0].badges]
    assert words == ["Not yet due", "2025: 23 days late, due 14 December 2025", "Official document"]


# Indicators and changes ------------------------------------------------------------------------

CONTEXT = "Such figures are context and do not measure the targets of the Scheme."
INDICATORS = [
    (vi.silent("a"), "No public figures for this indicator yet."),
    ((make.holding("a", make.result("2026", 5, indicator="n")),),
     f"a: 5 trạm (2026). 1 public figure found for 1 province or city. {CONTEXT}"),
    ((make.holding("a", make.result("2026", 5, indicator="n")), make.holding("b", make.result("2026", 4, indicator="n"))),
     f"b: 4 trạm (2026). a: 5 trạm (2026). 2 public figures found for 2 provinces and cities. {CONTEXT}"),
    ((vi.near("a", 7), vi.near("b", 3, "2025-11"), vi.near("c", 7)),
     ("3 provinces and cities: from 3 trạm (b, November 2025) to 7 trạm (2 places). "
      f"3 public figures found for 3 provinces and cities. {CONTEXT}")),
    ((vi.near("a", 7), vi.near("b", 7), vi.near("c", 7)),
     f"3 provinces and cities are all at 7 trạm. 3 public figures found for 3 provinces and cities. {CONTEXT}"),
]  # fmt: skip


@pytest.mark.parametrize("holdings, expected", INDICATORS)
def test_indicator_answer(holdings: tuple[Holding, ...], expected: str) -> None:
    desk = desk_of(*holdings, indicators=(make.indicator(), vi.NEAR))
    assert indicators.indicator_view(desk, vi.NEAR).answer == expected


def test_nothing_changed_yet() -> None:
    assert history_pages.changes_view(desk_of(*vi.silent("a"))).answer == "No changes have been recorded yet."


def test_units_and_words_before_figures_are_said_in_english() -> None:
    terms = {"người": Noun("person|people"), "gần": "nearly"}
    words = dataclasses.replace(language("en"), terms=terms)
    assert words.with_unit(Decimal(1), "người") == "1 person"
    assert words.quantity(Quantity(Decimal(1200), "người", Bound.BELOW, "gần")) == "nearly 1,200 people"
    assert (words.unit("người"), words.with_unit(Decimal(2), "tổ"), words.term("hơn")) == ("people", "2 tổ", "hơn")


def test_what_the_configuration_says_in_english_reaches_the_words_of_a_desk() -> None:
    said = Translation(language="en", words=WordsIn(territories_short="province|provinces"),
                       data=(DataWord(word="trạm", said="station|stations"),))  # fmt: skip
    config = make.CONFIG.model_copy(update={"translations": (said,)})
    held = make.holding("a", make.result("2026", 1217, indicator="c"))
    project = make.project(held, config=config, targets=(), indicators=(vi.NUMBER,))
    desk = Desk(measure(project, make.day("2026-11-22")), (), Language()).in_language("en")
    assert value_text(desk, held.results[0]) == "1,217 stations"
    assert desk.words.unit("tỉnh") == "provinces"
    assert value_text(desk.main, held.results[0]) == "1.217 trạm"  # type: ignore[arg-type]


def test_a_finding_names_an_indicator_as_it_is_translated() -> None:
    found = rules.PERCENT_DIFFERS.at(Folder("data"), indicator="Số trạm", value=1, numerator=1, denominator=3, computed=33)
    assert found.what(dataclasses.replace(language("en"), texts={"Số trạm": "Stations"})).startswith("Stations: ")
