"""What must hold for any two versions: nothing comes of the same, nothing of another order, and time runs both ways."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.history.changes import Change, ResultAdded, ResultDescribed, ResultWithdrawn, TargetLowered, TargetRaised
from generator.history.compare import compare
from generator.history.record_changes import Confirmed, RecordAdded, RecordRemoved
from generator.records.evidence import Source, SourceKind
from generator.records.plans import Commitment, Plan
from generator.records.project import Holding, Project
from generator.records.results import Result, Voice
from generator.records.values import PartialDate
from tests.history.comparing import before

NAMES = st.sampled_from(["a", "b", "c"])
# What records refer to is there in every version: a reference to nothing cannot be followed through a rename.
KNOWN = st.sampled_from(["quyet-dinh", "cong-van"])
DAYS = st.sampled_from([dt.date(2025, 12, 31), dt.date(2026, 6, 30), dt.date(2030, 12, 31)])
NUMBERS = st.integers(0, 6).map(Decimal)


def rows() -> st.SearchStrategy[Result]:
    return st.builds(
        Result,
        indicator=st.sampled_from(["tap-huan", "tram-5g"]), as_of=st.none() | DAYS.map(PartialDate.of),
        value=st.none() | NUMBERS, qualifier=st.none() | st.just("trên"), source=KNOWN, quote=st.none() | NAMES,
        scope=st.none() | st.just("xã"), voice=st.sampled_from(Voice), last_checked=st.none() | DAYS,
    )  # fmt: skip


def commitments() -> st.SearchStrategy[Commitment]:
    return st.builds(
        Commitment, id=NAMES, target=st.none() | st.just("XHS.1"), text=NAMES, value=st.none() | NUMBERS,
        ascending=st.booleans(), deadline=DAYS, sources=st.lists(KNOWN, max_size=2, unique=True).map(tuple),
    )  # fmt: skip


def plans() -> st.SearchStrategy[Plan]:
    made = st.lists(commitments(), max_size=3, unique_by=lambda c: c.id).map(tuple)
    return st.builds(
        Plan, id=NAMES, number=NAMES, title=NAMES, date=DAYS, issuer=NAMES, complete=st.booleans(), seen=st.booleans(),
        sources=st.just(("quyet-dinh",)), former_unit=st.none(), resources=st.none(), commitments=made, tasks=st.just(()),
        complete_note=st.none(), note=st.none(),
    )  # fmt: skip


def sources() -> st.SearchStrategy[Source]:
    return st.builds(
        Source, id=NAMES, title=NAMES, publisher=NAMES, kind=st.sampled_from(SourceKind), last_checked=st.none() | DAYS
    )


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """The small project with other rows, plans and sources in one province and in the country."""

    def holding(slug: str) -> Holding:
        return Holding(
            slug,
            plans=tuple(draw(st.lists(plans(), max_size=2, unique_by=lambda p: p.id))) if slug else (),
            results=tuple(draw(st.lists(rows(), max_size=6))),
            sources={s.id: s for s in (*known, *draw(st.lists(sources(), max_size=3, unique_by=lambda s: s.id)))},
        )

    known = [
        Source(id=key, title=key, publisher="x", kind=SourceKind.LEGAL_TEXT) for key in ("quyet-dinh", "cong-van")
    ]

    return replace(before(), national=holding(""), holdings={"son-la": holding("son-la"), "can-tho": holding("can-tho")})


@given(projects())
@settings(max_examples=25)
def test_the_same_is_no_change(project: Project) -> None:
    assert compare(project, project) == ()


@given(projects(), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_another_order_is_no_change(project: Project, chance: Any) -> None:
    def mixed(holding: Holding) -> Holding:
        rows, plans, sources = (list(x) for x in (holding.results, holding.plans, holding.sources.items()))
        for each in (rows, plans, sources):
            chance.shuffle(each)
        return replace(holding, results=tuple(rows), plans=tuple(plans), sources=dict(sources))

    holdings = {slug: mixed(holding) for slug, holding in project.holdings.items()}
    assert compare(project, replace(project, national=mixed(project.national), holdings=holdings)) == ()


MIRRORED: dict[type[Change[Any]], type[Change[Any]]] = {
    ResultAdded: ResultWithdrawn, ResultWithdrawn: ResultAdded, RecordAdded: RecordRemoved,
    RecordRemoved: RecordAdded, TargetLowered: TargetRaised, TargetRaised: TargetLowered,
}  # fmt: skip


def seen(change: Change[Any], turned: bool = False) -> tuple[object, ...]:
    """What a change says, or its mirror image: old for new, added for removed, lowered for raised."""
    kind = MIRRORED.get(type(change), type(change)) if turned else type(change)
    old, new = (change.new, change.old) if turned else (change.old, change.new)
    if change.kind.value in ("confirmed", "result_described") or getattr(change, "field", "") == "last_checked":
        kind = Change  # a day of looking again that goes backwards is no confirmation
        old = new = None
    return kind, change.subject.thing, repr(old), repr(new)


@given(projects(), projects())
@settings(max_examples=40)
def test_backwards_everything_is_the_other_way_round(old: Project, new: Project) -> None:
    forwards, backwards = compare(old, new), compare(new, old)
    assert Counter(seen(c) for c in forwards) == Counter(seen(c, turned=True) for c in backwards)


def test_what_the_mirror_leaves_out_is_told() -> None:
    """Looking again on an earlier day is a correction of the day, not a confirmation."""
    kind = (Confirmed.kind, ResultDescribed.kind)
    row = Result(indicator="tram-5g", source="a", value=Decimal(1), last_checked=dt.date(2026, 6, 30))
    later = row.model_copy(update={"last_checked": dt.date(2026, 7, 1)})
    old, new = (replace(before(), national=Holding("", results=(r,))) for r in (row, later))
    assert tuple(c.kind for c in (*compare(old, new), *compare(new, old))) == kind
