"""Promises against reports: the three badges of each, over records made by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from generator.measuring.assessing import Assessment, Assessor, evidence_of, path_of
from generator.measuring.badges import Evidence, Progress, Reported
from generator.measuring.measures import measure
from generator.measuring.pace import Refusal
from generator.reading.project import read_project
from generator.records.evidence import LinkState, Source, SourceKind, link_status
from generator.records.plans import Plan
from generator.records.programme import Level, Measure, MeasuredBy, Method
from generator.records.project import Holding
from generator.records.results import Result, State
from tests.measuring import make
from tests.measuring.make import (
    baseline,
    commitment,
    day,
    holding,
    indicator,
    milestone,
    plan,
    point,
    project,
    report,
    report_duty,
    result,
    source,
    target,
)
from tests.small import AS_OF as SMALL_DAY
from tests.small import SMALL

URL = "https://example.org/"
P, R, E = Progress, Reported, Evidence
AS_OF = "2027-03-01"
PROMISE = commitment(baseline=baseline(20), milestones=(milestone("2026-12-31", 40),))
DELIVERABLE = commitment("S", target=None, value=None, deadline=day("2027-06-30"))
REPORTS = (report("2025-12-10", 2025), report("2026-12-10", 2026))


def assess(*results: Result, plans: tuple[Plan, ...] = (plan(PROMISE),), as_of: str = AS_OF, **more: Any) -> Assessment:
    """The first promise of province ``a``."""
    held = Holding("a", plans=plans, results=results, reports=more.pop("reports", REPORTS))
    return Assessor(project(held, **more), day(as_of)).of_unit("a")[0]


@pytest.mark.parametrize(
    ("results", "progress", "reported", "evidence"),
    [
        ([], P.NO_INFORMATION, R.OVERDUE, E.NONE),  # the report came and said nothing of it
        ([result("2026-11-30", 39)], P.ON_TRACK, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", 32)], P.BEHIND, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", 25, source="p")], P.AT_RISK, R.ON_TIME, E.PRESS),
        ([result("2026-12-31", 82)], P.ACHIEVED, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2025-12-31", 82)], P.ACHIEVED, R.ON_TIME, E.OFFICIAL_REPORT),  # told in its own year
        ([result("2025-12-31", 30)], P.ON_TRACK, R.OVERDUE, E.OFFICIAL_REPORT),  # not told in 2026
        ([result("2026-12-31", numerator=16, denominator=50)], P.BEHIND, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", 30), result("2026-12-31", 60, source="p")], P.NO_INFORMATION, R.ON_TIME, E.SOURCES_DISAGREE),
        ([result("2026-12-31", 30, preferred="bản ký"), result("2026-12-31", 60, source="p")], P.AT_RISK, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", 32, source="p"), result("2026-12-31", 32)], P.BEHIND, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", 60, qualifier="khoảng")], P.NO_INFORMATION, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", 80, qualifier="trên")], P.ACHIEVED, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", 31, qualifier="gần")], P.AT_RISK, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", 900, unit="người")], P.NO_INFORMATION, R.OVERDUE, E.NONE),  # another unit of measure
        ([result("2026-12-31", 39, scope="xã A")], P.NO_INFORMATION, R.OVERDUE, E.NONE),
        ([result("2026-12-31", 39, former_unit="x")], P.NO_INFORMATION, R.OVERDUE, E.NONE),
        ([result("2026-12-31", 39, indicator="j")], P.NO_INFORMATION, R.OVERDUE, E.NONE),
        ([result("2026-12-31", state=State.NOT_CARRIED_OUT)], P.NOT_CARRIED_OUT, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", state=State.NOT_ACHIEVED)], P.NOT_ACHIEVED, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", state=State.NO_INFORMATION)], P.NO_INFORMATION, R.ON_TIME, E.OFFICIAL_REPORT),
        ([result("2026-12-31", 39, source="lost")], P.ON_TRACK, R.ON_TIME, E.NONE),
        ([result("2027-06-30", 90)], P.NO_INFORMATION, R.OVERDUE, E.NONE),  # still to come
        ([result("2027", 39)], P.BEHIND, R.ON_TIME, E.OFFICIAL_REPORT),  # judged on 01/03/2027, not later: 41.64 asked
    ],
)  # fmt: skip
def test_badges(results: list[Result], progress: P, reported: R, evidence: E) -> None:
    found = assess(*results)
    assert (found.progress, found.reported, found.evidence) == (progress, reported, evidence)


@pytest.mark.parametrize(
    ("date", "state", "as_of", "progress"),
    [
        ("2030-11", State.NOT_ACHIEVED, "2030-12-31", P.NOT_ACHIEVED),  # the report's own word while time is left
        ("2030-11", State.NOT_ACHIEVED, "2031-03-01", P.NO_INFORMATION),  # nobody said how it ended
        ("2030-12", State.NOT_ACHIEVED, "2031-03-01", P.NOT_ACHIEVED),  # may be of the last day
        ("2031-01", State.NOT_ACHIEVED, "2031-03-01", P.NOT_ACHIEVED),
        ("2030-11", State.ACHIEVED, "2031-03-01", P.ACHIEVED),
        ("2030-11", State.NOT_CARRIED_OUT, "2031-03-01", P.NOT_CARRIED_OUT),
    ],
)
def test_a_rating_from_before_the_deadline_does_not_say_how_it_ended(
    date: str, state: State, as_of: str, progress: P
) -> None:
    found = assess(result(date, state=state), as_of=as_of)
    assert (found.progress, found.judgement.undecided) == (progress, progress is P.NO_INFORMATION)


@pytest.mark.parametrize(
    ("date", "value", "as_of", "progress", "undecided"),
    [
        ("2026", 32, AS_OF, P.NO_INFORMATION, True),  # 30 asked on 01/01, 40 on 31/12
        ("2026-12", 39, AS_OF, P.ON_TRACK, False),  # any day of December gives the same
        ("2026", 22, AS_OF, P.AT_RISK, False),
        ("2026", 80, AS_OF, P.ACHIEVED, False),
        ("2029-12-31", 60, "2030-12-31", P.BEHIND, False),  # the last day itself is still in time
        ("2029-12-31", 60, "2031-03-01", P.NO_INFORMATION, True),  # the deadline passed, nobody said how it ended
        ("2029-12-31", 85, "2031-03-01", P.ACHIEVED, False),
        ("2030-12-31", 60, "2031-03-01", P.NOT_ACHIEVED, False),
    ],
)
def test_dates_are_never_completed_in_silence(
    date: str, value: int, as_of: str, progress: P, undecided: bool
) -> None:
    found = assess(result(date, value), as_of=as_of)
    assert (found.progress, found.judgement.undecided) == (progress, undecided)


def test_results_are_told_oldest_first_and_once() -> None:
    name = result("2025-12-31", 25, commitment="p/C")
    found = assess(result("2026-12-31", 39), name)
    assert [r.value for r in found.results] == [25, 39]
    assert found.direct


@pytest.mark.parametrize(
    ("reports", "as_of", "reported"),
    [
        ((), "2025-12-14", R.NOT_DUE),
        ((), "2025-12-15", R.OVERDUE),
        ((report("2025-12-20", 2025),), "2026-03-01", R.LATE),
    ],
)
def test_reported_follows_the_calendar(reports: tuple[Any, ...], as_of: str, reported: R) -> None:
    assert assess(result("2025-12-10", 30), as_of=as_of, reports=reports).reported is reported


def test_a_duty_of_one_time_is_told_by_any_result() -> None:
    once = report_duty(before=None, due=day("2026-06-30"))
    sent = (report("2026-06-01", 2026),)
    assert assess(result("2025-12-31", 30), calendar=(once,), reports=sent).reported is R.ON_TIME
    assert assess(calendar=(once,), reports=sent).reported is R.OVERDUE


@pytest.mark.parametrize(
    ("results", "as_of", "progress"),
    [
        ([], "2027-06-30", P.NOT_YET_DUE),
        ([], "2027-07-01", P.NO_INFORMATION),
        ([result("2026-12-31", state=State.ACHIEVED, indicator=None, commitment="p/S")], AS_OF, P.ACHIEVED),
        ([result("2026-12-31", state=State.ACHIEVED, indicator=None, commitment="q/S")], AS_OF, P.NOT_YET_DUE),
    ],
)
def test_deliverable(results: list[Result], as_of: str, progress: P) -> None:
    assert assess(*results, plans=(plan(DELIVERABLE),), as_of=as_of).progress is progress


def test_no_baseline_gives_a_distance_and_no_pace() -> None:
    judgement = assess(result("2026-12-31", 60), plans=(plan(commitment()),)).judgement
    assert (judgement.progress, judgement.refusal) == (P.NOT_YET_DUE, Refusal.NO_BASELINE)
    assert (judgement.required, judgement.ratio, judgement.distance) == (None, None, Decimal(20))


def test_method_is_the_commitments_own_before_the_indicators() -> None:
    growing = indicator(method=Method.GROWTH)
    assert assess(result("2026-12-31", 39), indicators=(growing,)).judgement.method is Method.GROWTH
    own = commitment(method=Method.LINEAR, baseline=baseline())
    found = assess(result("2026-12-31", 39), plans=(plan(own),), indicators=(growing,))
    assert found.judgement.method is Method.LINEAR


@pytest.mark.parametrize(
    ("as_of", "progress", "reported"),
    [("2025-06-30", P.ON_TRACK, R.NOT_DUE), ("2025-07-01", P.NO_LONGER_APPLICABLE, R.NO_LONGER_APPLICABLE)],
)
def test_a_target_that_ended(as_of: str, progress: P, reported: R) -> None:
    ended = target(applies_until=day("2025-07-01"))
    found = assess(result("2025-06-01", 30), targets=(ended,), as_of=as_of, reports=())
    assert (found.progress, found.reported) == (progress, reported)


@pytest.mark.parametrize(
    ("plans", "progress", "reported", "evidence"),
    [
        ((), P.NO_INFORMATION, R.OVERDUE, E.NONE),
        ((plan(),), P.ACHIEVED, R.ON_TIME, E.OFFICIAL_REPORT),
        ((plan(date=day("2025-04-23")),), P.ACHIEVED, R.LATE, E.OFFICIAL_REPORT),
        ((plan(date=day("2027-04-23")),), P.NO_INFORMATION, R.OVERDUE, E.NONE),  # issued after the day we speak of
    ],
)
def test_a_target_measured_by_the_plan(plans: tuple[Plan, ...], progress: P, reported: R, evidence: E) -> None:
    by_plan = target(value=None, measured_by=MeasuredBy.PLAN)
    found = assess(plans=plans, targets=(by_plan,), indicators=(indicator(measure=Measure.YES_NO, unit=None),))
    assert (found.progress, found.reported, found.evidence) == (progress, reported, evidence)


def test_a_former_units_plan_is_judged_on_its_own_values_only() -> None:
    own = plan(commitment(baseline=baseline(), milestones=(milestone("2026-12-31", 40),)), former_unit="x")
    found = assess(result("2025-06-30", 18, former_unit="x"), result("2026-12-31", 60), plans=(own,))
    assert found.actual is not None
    assert (found.actual.value, found.progress) == (18, P.AT_RISK)
    assert [r.value for r in found.results] == [18]  # today's figure is not on the former unit's card
    everyone = Assessor(project(Holding("a", plans=(own,), results=(result("2026-12-31", 60),))), day(AS_OF)).of_unit("a")
    assert [(a.plan is None, a.actual and a.actual.value) for a in everyone] == [(False, None), (True, 60)]


@pytest.mark.parametrize(("issued", "promised"), [("2027-03-01", True), ("2027-03-02", False)])
def test_a_plan_promises_nothing_before_its_day(issued: str, promised: bool) -> None:
    found = assess(result("2026-12-31", 60), plans=(plan(PROMISE, date=day(issued)),))
    assert (found.commitment is not None) == promised
    assert found.actual is not None  # the target itself is judged all the same


def test_the_country_owes_no_provincial_report() -> None:
    central = project(holding("a"), targets=(target(levels=(Level.CENTRAL,)),))
    found = Assessor(central, day(AS_OF)).of_unit("")
    assert [(a.reported, a.delivery) for a in found] == [(R.NOT_DUE, None)]
    assert Assessor(central, day(AS_OF)).of_unit("a") == ()


def test_a_district_target_binds_provinces() -> None:
    district = project(holding("a"), targets=(target(levels=(Level.DISTRICT,)),))
    assert len(Assessor(district, day(AS_OF)).of_unit("a")) == 1


def test_path_of_leaves_out_milestones_outside_its_time() -> None:
    odd = commitment(
        baseline=baseline(20, "2024-12-31"),
        milestones=(milestone("2031-12-31", 90), milestone("2026-12-31", 40), milestone("2024-12-31", 30),
                    milestone("2025-12-31", 30)),
    )  # fmt: skip
    found = path_of(odd)
    assert found is not None
    assert found.milestones == (point("2025-12-31", 30), point("2026-12-31", 40))
    assert path_of(DELIVERABLE) is None


def test_last_checked_is_the_latest_look() -> None:
    sources = {"s": source(last_checked=day("2026-12-01"))}
    row = result("2026-12-31", 39, last_checked=day("2027-01-05"))
    held = Holding("a", plans=(plan(PROMISE),), results=(row,), sources=sources)
    assert Assessor(project(held), day(AS_OF)).of_unit("a")[0].last_checked == day("2027-01-05")


LIVE, DEAD = LinkState.LIVE, LinkState.DEAD


@pytest.mark.parametrize(
    ("sources", "badge"),
    [
        ([], E.NONE),
        ([source(kind=SourceKind.PRESS)], E.PRESS),
        ([source(kind=SourceKind.PRESS), source(kind=SourceKind.STATE_PRESS)], E.STATE_PRESS),
        ([source(kind=SourceKind.LEGAL_TEXT)], E.OFFICIAL_REPORT),
        ([source(link=DEAD)], E.DEAD_LINK),
        ([source(link=DEAD), source(kind=SourceKind.PRESS, link=LIVE)], E.PRESS),
    ],
)
def test_evidence(sources: list[Source], badge: E) -> None:
    assert evidence_of((s.kind, s.link) for s in sources) is badge


HAND_LIVE = {"link": LIVE, "last_checked": day("2026-06-10")}
HAND_DEAD = {"link": DEAD, "last_checked": day("2026-06-10")}


@pytest.mark.parametrize(
    ("by_hand", "found", "answer"),
    [
        ({}, None, LinkState.NOT_CHECKED),
        ({}, ("dead", "2026-06-01"), DEAD),
        ({}, ("failing", "2026-06-01"), LinkState.NOT_CHECKED),
        ({}, ("refused", "2026-06-01"), LinkState.NOT_CHECKED),
        (HAND_LIVE, ("dead", "2026-06-11"), DEAD),
        (HAND_LIVE, ("dead", "2026-06-10"), DEAD),
        (HAND_LIVE, ("dead", "2026-06-09"), LIVE),
        (HAND_LIVE, ("failing", "2026-06-11"), LIVE),
        (HAND_DEAD, ("live", "2026-06-11"), LIVE),
        (HAND_DEAD, ("live", "2026-06-09"), DEAD),
        (HAND_DEAD, ("refused", "2026-06-11"), DEAD),
        ({"link": DEAD}, ("live", "2026-06-01"), LIVE),
        ({"last_checked": day("2026-06-12")}, ("dead", "2026-06-11"), DEAD),
    ],
)
def test_the_later_statement_about_an_address_wins(
    by_hand: dict[str, Any], found: tuple[str, str] | None, answer: LinkState
) -> None:
    known = make.link(URL, *found) if found else None
    assert link_status(source(url=URL, **by_hand), known).link is answer


def test_a_dead_address_turns_the_evidence_and_nothing_else() -> None:
    held = make.holding("a", result("2026-12-31", 39), sources={"s": source(url=URL)})
    before, after = (
        Assessor(project(held, links=links), day(AS_OF)).of_unit("a")[0]
        for links in ((), (make.link(URL, "dead", "2027-01-05"),))
    )
    assert (before.evidence, after.evidence) == (E.OFFICIAL_REPORT, E.DEAD_LINK)
    assert replace(after, evidence=before.evidence) == before


def test_a_figure_is_about_the_first_promise_that_lists_this_very_row() -> None:
    read = read_project(SMALL).project
    assert read
    told = 0
    for unit in measure(read, SMALL_DAY).units.values():
        for row in read.holding(unit.slug).results:
            listing = [a for a in unit.assessments if any(r is row for r in a.results)]
            assert unit.about(row) is (listing[0] if listing else None)
            told += len(listing) > 1
            assert unit.about(row.model_copy()) is None, "a row that only says the same"
    assert told, "some figure is listed by several promises"
