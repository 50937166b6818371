"""The worked example of the arithmetic: assumed numbers that say so, in words and as a picture."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from generator.charting.kinds import REPORTED, Goal, Trajectory
from generator.charting.kinds import Point as Mark
from generator.labels import label
from generator.language import Language
from generator.measuring.amounts import tidy
from generator.measuring.judging import Judgement, judge
from generator.measuring.pace import Path, Point
from generator.records.config import Rubric
from generator.records.results import Voice
from generator.records.values import PartialDate, Quantity

#: The name of its picture; it is drawn on a page and is no file of the site, for it shows nobody's figures.
STEM = "vi-du"
BASE, GOAL = Point(dt.date(2024, 12, 31), Decimal(20)), Point(dt.date(2030, 12, 31), Decimal(80))
RESULT = Point(dt.date(2026, 12, 31), Decimal(35))


def judged(rubric: Rubric) -> Judgement:
    """Return how the example is judged."""
    return judge(Path(GOAL, BASE), Quantity(RESULT.value, "%"), RESULT.day, rubric)


def example_chart(words: Language, rubric: Rubric) -> Trajectory:
    """Return the example as a picture like those of real promises."""
    required = words.with_unit(tidy(judged(rubric).required or Decimal(0)), "%")
    return Trajectory(
        stem=STEM, title=words._("Ví dụ: từ 20% lên 80%"), unit="%", as_of=RESULT.day,
        source=words._("số giả định, không phải của nơi nào"),
        points=(Mark(PartialDate.of(RESULT.day), RESULT.value, percent(words, RESULT)),),
        baseline=Mark(PartialDate.of(BASE.day), BASE.value, percent(words, BASE)),
        target=Goal(
            GOAL.value, PartialDate.of(GOAL.day), words._("Mục tiêu {value}").format(value=percent(words, GOAL))
        ),
        required=required,
        series_labels=((REPORTED, label(Voice.PROVINCE, words)),),
    )  # fmt: skip


def percent(words: Language, point: Point) -> str:
    """Return a value of the example with its unit."""
    return words.with_unit(point.value, "%")
