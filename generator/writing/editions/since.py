"""What pages of an edition ask of the time after it, noted as they ask.

All that such a page is made of never changes, but for what became of its records. It learns that by a few questions
whose answers are plain values, and in no other way: where everything a page once asked is answered as it was, the
page would be made as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from generator.kept import named
from generator.records.base import Record
from generator.records.results import Result
from generator.writing.editions.aftermath import Aftermath, FateView, Now

#: What is asked, of which record, and of which unit where that matters.
Question = tuple[str, int, str]


class Since:
    """Answers what became of an edition, and notes what it was asked."""

    def __init__(self, after: Aftermath) -> None:
        self._after = after
        self._asked: dict[Question, None] = {}
        self._known: dict[Question, Any] = {}

    def of_figure(self, unit: str, result: Result) -> tuple[FateView, ...]:
        """Return what became of a reported value of a unit."""
        told: tuple[FateView, ...] = self._ask("of_figure", result, unit)
        return told

    def of_promise(self, record: Record) -> tuple[FateView, ...]:
        """Return what became of a commitment or a target; nothing when it stands as it was."""
        told: tuple[FateView, ...] = self._ask("of_promise", record)
        return told

    def kinds_of_figure(self, unit: str, result: Result) -> tuple[FateView, ...]:
        """Return what became of a reported value of a unit, without the words: for whoever only counts."""
        told: tuple[FateView, ...] = self._ask("kinds_of_figure", result, unit)
        return told

    def now(self, record: Record) -> Now | None:
        """Return what a target or a province is today; None when it is there no more."""
        now: Now | None = self._ask("today", record)
        return now

    def subject(self, unit: str, result: Result) -> str:
        """Name what a reported value tells about."""
        return str(self._ask("subject", result, unit))

    @contextmanager
    def noted(self) -> Iterator[list[Question]]:
        """Give the list of what is asked meanwhile, complete at the end."""
        asked, self._asked = list[Question](), {}
        yield asked
        asked += self._asked

    def answers(self, asked: Iterable[Question]) -> str:
        """Return what names the answers to questions."""
        return named([self._answer(question) for question in asked])

    def _ask(self, what: str, record: Record, unit: str = "") -> Any:
        question = what, self._after.number_of(record), unit
        self._asked[question] = None
        return self._answer(question)

    def _answer(self, question: Question) -> Any:
        if question not in self._known:
            what, number, unit = question
            told: Any
            record = self._after.records[number]
            if what == "kinds_of_figure":
                told = tuple(replace(fate, text="") for fate in self._answer(("of_figure", number, unit)))
            elif isinstance(record, Result):
                told = {"of_figure": self._after.of_figure, "subject": self._after.subject}[what](unit, record)
            else:
                told = {"of_promise": self._after.of_promise, "today": self._after.today}[what](record)
            self._known[question] = told
        return self._known[question]
