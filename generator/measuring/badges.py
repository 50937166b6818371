"""The three badges. They are never merged into one."""

from __future__ import annotations

from enum import StrEnum


class Reported(StrEnum):
    """Was what was due sent, as far as the public can see?"""

    NOT_DUE = "not_due"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    FORMER_UNITS_PLAN = "former_units_plan"
    NO_LONGER_APPLICABLE = "no_longer_applicable"


class Progress(StrEnum):
    """How far is it, against what was required by then?"""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    AT_RISK = "at_risk"
    NOT_ACHIEVED = "not_achieved"
    NOT_CARRIED_OUT = "not_carried_out"
    NO_INFORMATION = "no_information"
    NOT_YET_DUE = "not_yet_due"
    NO_LONGER_APPLICABLE = "no_longer_applicable"


class Evidence(StrEnum):
    """What does the figure rest on?"""

    OFFICIAL_REPORT = "official_report"
    STATE_PRESS = "state_press"
    PRESS = "press"
    NONE = "none"
    DEAD_LINK = "dead_link"
    SOURCES_DISAGREE = "sources_disagree"
