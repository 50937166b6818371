"""The list of all targets: how each stands, and of how many anything is known."""

from __future__ import annotations

from dataclasses import dataclass

from generator.labels import count_of, label
from generator.measuring.badges import Progress
from generator.measuring.measures import TargetMeasures
from generator.measuring.rollup import NoFigure
from generator.records.programme import MeasuredBy
from generator.writing import addresses
from generator.writing.desk import Desk
from generator.writing.listings import Listing, progress_anchor
from generator.writing.parts import BadgeView, aim
from generator.writing.sentences import Sentence, counted, joined
from generator.writing.target import (
    ASKED,
    COUNTRY,
    LIST,
    PROVINCES,
    TOLD,
    central_state,
    coverage,
    is_ended,
    statuses,
    to_part,
)


@dataclass(frozen=True)
class TargetRow:
    """A target in a list: its aim, its status in words and counted, its coverage, the pace required now if known.

    ``past`` says for how long the deadline has passed while it is unknown how somebody ended.
    """

    id: str
    address: str
    short: str
    aim: Sentence
    deadline: str
    past: str
    status: Sentence
    counts: tuple[tuple[BadgeView, Sentence], ...]
    coverage: str
    pace: str
    ended: bool


@dataclass(frozen=True)
class TargetGroup:
    """Targets under one heading of the programme."""

    name: str
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True)
class TargetsView:
    """The list of all targets."""

    as_of: str
    answer: str
    groups: tuple[TargetGroup, ...]
    told: Listing
    unrated: str
    gaps: tuple[str, ...]


def target_row(desk: Desk, t: TargetMeasures) -> TargetRow:
    """Return a target for a list."""
    ended = is_ended(t)
    return TargetRow(
        t.target.id, addresses.target(t.target.id), t.target.short, to_part(t, aim(desk, t.target), ASKED),
        desk.words.day(t.target.deadline), _past(desk, t), _status_words(desk, t), tuple(statuses(desk, t)),
        "–" if ended else _coverage_link(desk, t), _pace_now(desk, t), ended,
    )  # fmt: skip


def _past(desk: Desk, t: TargetMeasures) -> str:
    """Say for how many days the deadline has passed, where of somebody it is not known how it ended."""
    days = (desk.measures.as_of - t.target.deadline).days
    unknown = any(a.progress is Progress.NO_INFORMATION for a in (*t.every, t.central) if a)
    return desk.say("đã qua {n} ngày", n=desk.words.number(days)) if days > 0 and unknown else ""


def _coverage_link(desk: Desk, t: TargetMeasures) -> str:
    """Return the coverage as a number that leads to those it counts; where no place has to report, who does."""
    if not t.roll.of:
        return to_part(t, desk.project.config.words.central, COUNTRY) if t.central and t.central.direct else "–"
    text = coverage(desk, t)
    if t.target.measured_by is MeasuredBy.PLAN:
        text = desk.say("{share} có kế hoạch", share=text)
    return to_part(t, text, TOLD if t.roll.reporting else PROVINCES)


def _status_words(desk: Desk, t: TargetMeasures) -> Sentence:
    if is_ended(t):
        return joined("", [label(NoFigure.NO_LONGER_APPLICABLE, desk.words).capitalize()])
    if not t.roll.of:
        return desk.tell("giao {level}: {state}", level=desk.project.config.words.central,
                         state=to_part(t, central_state(desk, t, in_row=True), COUNTRY))  # fmt: skip
    place = desk.project.config.words.territories_short
    counts = [(p, to_part(t, n, progress_anchor(p))) for p, n in t.roll.counts]
    first = [desk.tell(count_of(p), n=desk.tell("{n} {places}", n=n, places=place)) for p, n in counts[:1]]
    return joined(", ", first + [desk.tell(count_of(p), n=n) for p, n in counts[1:]])


def _pace_now(desk: Desk, t: TargetMeasures) -> str:
    """Return what is required by now: the value itself after the deadline; nothing where none is known."""
    if is_ended(t):
        return "–"
    return to_part(t, aim(desk, t.target), ASKED) if desk.measures.as_of >= t.target.deadline else ""


def targets_view(desk: Desk) -> TargetsView:
    """Return the list of all targets, in the programme's own groups."""
    groups = []
    for group in desk.project.groups:
        rows = tuple(target_row(desk, t) for t in desk.measures.targets if t.target.group == group.id)
        groups.append(TargetGroup(group.name, rows))
    return TargetsView(desk.as_of, targets_answer(desk), tuple(groups), _told_targets(desk), unrated(desk),
                       desk.project.programme.known_gaps)  # fmt: skip


def targets_answer(desk: Desk) -> str:
    """Return in one sentence how many targets have any public figure; an ended one counts as ended."""
    every = desk.measures.targets
    living = [t for t in every if not is_ended(t)]
    told = len(_told_targets(desk).members)
    text = desk.tell("Trang theo dõi {n} mục tiêu: {told} mục tiêu có thông tin công khai đo trực tiếp",
                     n=counted(len(every), f"{addresses.TARGETS}#{LIST}"),
                     told=counted(told, f"{addresses.TARGETS}#{TOLD if told else LIST}"))  # fmt: skip
    ended = len(every) - len(living)
    if not ended:
        return text + "."
    return text + desk.tell(", {ended} mục tiêu không còn áp dụng.",
                            ended=counted(ended, f"{addresses.TARGETS}#{LIST}"))  # fmt: skip


def unrated(desk: Desk) -> str:
    """Say why more places may be counted than there are: some have a figure, and too little to rate it by."""
    twice = (t.roll.reporting + dict(t.roll.counts).get(Progress.NO_INFORMATION, 0) for t in desk.measures.targets)
    if all(n <= t.roll.of for n, t in zip(twice, desk.measures.targets, strict=True)):
        return ""
    return desk.say("“{status}” gồm cả nơi đã có số liệu mà chưa đủ căn cứ để xếp.",
                    status=label(Progress.NO_INFORMATION, desk.words))  # fmt: skip


def _told_targets(desk: Desk) -> Listing:
    """List the targets that still apply and that public information measures."""
    told = [t for t in desk.measures.targets if not is_ended(t) and is_told(t)]
    members = tuple((f"{t.target.id}: {t.target.short}", addresses.target(t.target.id)) for t in told)
    return Listing(TOLD, desk.say("Có thông tin công khai đo trực tiếp"), members)


def is_told(t: TargetMeasures) -> bool:
    """Whether any public information measures a target, from a province or from the central body."""
    return bool(t.roll.reporting) or (t.central is not None and t.central.direct)
