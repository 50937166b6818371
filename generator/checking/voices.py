"""Two voices: is every reply where it belongs and whole, and is there a word of the province beside a review?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking import rules
from generator.checking.figures import subject
from generator.measuring.voices import unheard
from generator.records.finding import Finding
from generator.records.project import Holding, Project
from generator.records.results import Result, Voice

_REPLY = ("reply", "reply_by", "reply_date")


def check_voices(project: Project, holding: Holding) -> Iterator[Finding]:
    """Yield replies in the wrong place or without who and when, and reviews nobody else speaks beside."""
    for result in holding.results:
        yield from _reply(result)
    for result in unheard(holding.results):
        if holding.slug and result.as_of is not None:
            name = subject(project, holding, result)
            yield rules.REVIEW_ALONE.at(result.place_of("voice"), indicator=name, date=result.as_of)


def _reply(result: Result) -> Iterator[Finding]:
    written = [name for name in _REPLY if getattr(result, name) is not None]
    if not written:
        return
    if result.voice is not Voice.REVIEW:
        yield rules.REPLY_ELSEWHERE.at(result.place_of(written[0]))
    missing = ", ".join(name for name in _REPLY if name not in written)
    if missing:
        yield rules.REPLY_INCOMPLETE.at(result.place_of(written[0]), missing=missing)
