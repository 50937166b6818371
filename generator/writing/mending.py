"""How a reader mends what a page says: the line to edit, a mistake to report, a newer figure to bring."""

from __future__ import annotations

from dataclasses import dataclass

from generator.measuring.assessing import Assessment
from generator.records.results import Result
from generator.writing import addresses
from generator.writing.desk import Desk


@dataclass(frozen=True)
class MendView:
    """Three ways to mend one thing on a page; ``edit`` is empty where nothing stands in a file yet."""

    edit: str
    mistake: str
    update: str


def mend_figure(desk: Desk, unit: str, result: Result, value: str) -> MendView | None:
    """Return how to mend one reported figure; None while no repository is known.

    ``value`` is the figure as the page shows it: whoever reports a mistake has it before them.
    """
    subject = result.indicator or result.commitment or ""
    page = addresses.province(unit) if unit else addresses.indicator(subject)
    date = str(result.as_of) if result.as_of else ""
    return _mend(desk, unit, desk.edit_address(result.place), page, subject, ", ".join(filter(None, (date, value))))


def mend_promise(desk: Desk, a: Assessment) -> MendView | None:
    """Return how to mend a commitment, or to report on a target that has none."""
    indicator = a.indicator.id if a.indicator else ""
    subject = indicator or (f"{a.plan.id}/{a.commitment.id}" if a.plan and a.commitment else "")
    edit = desk.edit_address(a.commitment.place) if a.commitment else ""
    page = addresses.province(a.unit) if a.unit else addresses.target(a.target.id) if a.target else addresses.HOME
    return _mend(desk, a.unit, edit, page, subject, "")


def _mend(desk: Desk, unit: str, edit: str, page: str, subject: str, told: str) -> MendView | None:
    if not desk.repository:
        return None
    figure = ", ".join(filter(None, (subject, told)))
    return MendView(edit, desk.mistake_address(page, figure), desk.update_address(desk.place_name(unit), subject))
