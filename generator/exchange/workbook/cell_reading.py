"""What a person typed or chose in a cell becomes the text a file would hold, or the finding that says why not.

Only habits of writing are undone here (97,6; 30/11/2026; Có; a name instead of an id). Whether the text is
good for its field is decided by the field, as for every file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.exchange import habits
from generator.exchange.workbook.choices import AmbiguousChoiceError, Choices, UnknownChoiceError
from generator.exchange.workbook.reading import Held
from generator.exchange.workbook.rows import Value, plain
from generator.exchange.workbook.sheets import Column, Form
from generator.language import Language
from generator.reading import workbook_rules as rules
from generator.reading.decoding import value_text
from generator.records.finding import Finding
from generator.records.values import PartialDate, Place
from generator.text import fold

_YES, _NO = {"co", "yes", "true"}, {"khong", "no", "false"}
_SHARE = ("value",)  # the last part of the names of columns that may be per cent


class RefusedCellError(Exception):
    """The cell cannot be read; ``finding`` says why and how to mend it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule.code)
        self.finding = finding


@dataclass(frozen=True)
class CellReader:
    """Reads cells by the form of their column. ``comma`` says that a comma can only begin decimals."""

    choices: Mapping[str, Choices]
    words: Language
    comma: bool = False

    def read(self, column: Column, title: str, held: Held | None, place: Place) -> Value:
        """Return the text of a cell as files write it; None when it is empty.

        Raises:
            RefusedCellError: the cell holds something that has no, or no single, meaning there.
        """
        if held is None:
            return None
        if held.kind == "f":
            raise RefusedCellError(rules.FORMULA.at(place))
        if held.kind == "e":
            raise RefusedCellError(rules.ERROR_CELL.at(place, value=held.value))
        if column.form is Form.DATE:
            return self._date(title, held, place)
        if column.form is Form.NUMBER:
            return self._number(column, title, held, place)
        text = self._text(title, held, place)
        if column.form is Form.YES_NO:
            return "yes" if self._says(text, _YES, "Có") else "no" if self._says(text, _NO, "Không") else text
        if column.form is Form.LIST:
            return _items(text) or None
        return self._choice(column, title, text, place) if column.choices and text else text or None

    def _says(self, text: str, folded: set[str], word: str) -> bool:
        return fold(text) in {*folded, fold(self.words._(word))}

    def _text(self, title: str, held: Held, place: Place) -> str:
        if isinstance(held.value, (dt.date, dt.time, dt.timedelta)):
            raise RefusedCellError(rules.TEXT_BECAME_DATE.at(place, field=title, value=str(held.value)))
        if isinstance(held.value, bool):
            return "yes" if held.value else "no"
        if isinstance(held.value, (int, float)):
            return plain(_exact(held.value))
        found: list[Finding] = []
        text = value_text(held.value.replace("\r\n", "\n").replace("\r", "\n"), place, found)
        wrong = next((finding for finding in found if finding.rule.severity == "error"), None)
        if wrong:
            raise RefusedCellError(wrong)
        return text

    def _choice(self, column: Column, title: str, text: str, place: Place) -> str:
        try:
            return self.choices[column.choices].read(text)
        except UnknownChoiceError as error:
            near = {"nearest": error.nearest} if error.nearest else {}
            raise RefusedCellError(rules.CHOICE_UNKNOWN.at(place, value=text, field=title, **near)) from error
        except AmbiguousChoiceError as error:
            among = ", ".join(error.ids)
            raise RefusedCellError(
                rules.CHOICE_AMBIGUOUS.at(place, value=text, field=title, choices=among)
            ) from error

    def _number(self, column: Column, title: str, held: Held, place: Place) -> str | None:
        share = column.name.rpartition(".")[2] in _SHARE
        if isinstance(held.value, (int, float)) and not isinstance(held.value, bool):
            number = _exact(held.value)
            if "%" not in held.shown_as:
                return plain(number)
            if share:  # Excel keeps 97,6% as 0.976
                return plain(number * 100)
            raise RefusedCellError(rules.PERCENT_CELL.at(place, field=title, value=f"{plain(number * 100)}%"))
        text = self._text(title, held, place)
        bare = text.removesuffix("%").strip() if share else text
        readings = habits.numbers(bare)
        if self.comma and re.match(r"[-−]?[0-9]+,[0-9]+\Z", bare):
            readings = readings[-1:]
        if len(readings) > 1:
            one = plain(readings[0])
            raise RefusedCellError(
                rules.NUMBER_AMBIGUOUS.at(place, value=text, field=title, readings=readings, plain=one)
            )
        return plain(readings[0]) if readings else text or None

    def _date(self, title: str, held: Held, place: Place) -> str | None:
        if isinstance(held.value, dt.datetime):
            if held.value.time() != dt.time():
                raise RefusedCellError(rules.TEXT_BECAME_DATE.at(place, field=title, value=str(held.value)))
            return str(_as_shown(held.value.date(), held.shown_as))
        text = self._text(title, held, place)
        date = habits.date(text)
        return str(date) if date else text or None


def _exact(number: float) -> Decimal:
    """Return a number of a workbook with the 15 digits that office programs keep of it."""
    return Decimal(number) if isinstance(number, int) else Decimal(f"{number:.15g}")


def _as_shown(day: dt.date, shown_as: str) -> PartialDate:
    """Return a date as precise as its cell shows it: ``mm/yyyy`` is a month, whatever day Excel adds."""
    plain_format = re.sub(r"\[[^\]]*\]|\"[^\"]*\"|\\.", "", shown_as.lower())
    if "d" in plain_format:
        return PartialDate.of(day)
    return PartialDate(day.year, day.month if "m" in plain_format else None)


def _items(text: str) -> tuple[str, ...]:
    """Return the items of a list in one cell: on lines of their own, or parted by semicolons."""
    return tuple(item.strip() for item in text.split("\n" if "\n" in text else ";") if item.strip())
