"""Two voices on one figure: what the province reports, what a review found, and what the province replies.

Neither voice outranks the other. Where they disagree no status is given until one of them is marked preferred
with a reason; a review nobody else speaks beside decides like any other value.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.measuring.choosing import Meaning, about, compatible, speaking
from generator.records.results import Result, Voice


class Accord(StrEnum):
    """Whether both voices may be true at once."""

    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a review found and what the province reports on the same subject, date and place.

    ``review`` carries the province's reply. ``preferred`` is the row whose word counts for a reason given,
    where the voices disagree.
    """

    province: tuple[Result, ...]
    review: Result
    accord: Accord
    preferred: Result | None = None


def hearings(results: Iterable[Result], meaning: Meaning = str) -> tuple[Hearing, ...]:
    """Return every pair of both voices, the newest first; values without a date are paired with nothing."""
    words, reviews = _by_voice(results)
    found = [_hearing(tuple(words[about(r)]), r, meaning) for r in reviews if about(r) in words]
    return tuple(sorted(found, key=lambda h: _last_day(h.review), reverse=True))


def unheard(results: Iterable[Result]) -> list[Result]:
    """Return what a review found where the province's word on the same subject, date and place is missing."""
    words, reviews = _by_voice(results)
    return [r for r in reviews if about(r) not in words]


def _by_voice(results: Iterable[Result]) -> tuple[dict[tuple[object, ...], list[Result]], list[Result]]:
    """Return what the province says, by what it is about, and what reviews found."""
    words: dict[tuple[object, ...], list[Result]] = {}
    reviews = []
    for r in results:
        if r.voice is Voice.REVIEW:
            reviews.append(r)
        elif r.as_of is not None:
            words.setdefault(about(r), []).append(r)
    return words, reviews


def _hearing(province: tuple[Result, ...], review: Result, meaning: Meaning) -> Hearing:
    both = (*province, review)
    if compatible(both, meaning):
        return Hearing(province, review, Accord.AGREE)
    settled = speaking(both, meaning) is not None
    return Hearing(province, review, Accord.DISAGREE, next((r for r in both if r.preferred and settled), None))


def _last_day(result: Result) -> dt.date:
    return result.as_of.last if result.as_of else dt.date.min
