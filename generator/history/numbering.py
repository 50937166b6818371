"""The version of the data by rule: what broke, what came, what was mended, computed from the typed changes.

It starts at 1.0.0 with the first publication; each later one raises it once, by its greatest change. Major: what
others may have built upon is gone, is called otherwise, or means something else. Minor: there is more than
before, or something else was promised. Patch: the same things are said better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from generator.history import changes as c
from generator.history import record_changes as r
from generator.history.changes import Change
from generator.history.chronicle import Publication
from generator.history.shelves import Thing
from generator.language import Language, Words, ours

PROPOSED = ours("chua-cong-bo")


class Bump(IntEnum):
    """Which of the three numbers rises; the greater one wins."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3


BUMP_WORDS = {
    Bump.MAJOR: ours("thay đổi lớn"), Bump.MINOR: ours("thay đổi vừa"), Bump.PATCH: ours("thay đổi nhỏ"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """What a kind of change does to the version, and why in words."""

    bump: Bump
    why: Words


_GONE = Rule(Bump.MAJOR, ours("có mục không còn"))
_CALLED = Rule(Bump.MAJOR, ours("có mục đổi mã hoặc đổi chỗ"))
_RETYPED = Rule(Bump.MAJOR, ours("có mục được đo theo cách khác"))
_CAME = Rule(Bump.MINOR, ours("có mục mới"))
_PROMISED = Rule(Bump.MINOR, ours("điều phải đạt khác trước"))
_CORRECTED = Rule(Bump.PATCH, ours("có số được đính chính"))
_DESCRIBED = Rule(Bump.PATCH, ours("ghi chú, nguồn hoặc chi tiết đổi"))
_REPLIED = Rule(Bump.PATCH, ours("ý kiến của địa phương được thêm, sửa hoặc rút"))
_CONFIRMED = Rule(Bump.PATCH, ours("có mục được kiểm tra lại"))
_SET = Rule(Bump.PATCH, ours("cấu hình trang đổi"))
_TOLD = Rule(Bump.PATCH, ours("ghi chú bên cạnh dữ liệu đổi"))

RULES: Mapping[type[Change[Any]], Rule] = {
    r.RecordRemoved: _GONE, c.ResultWithdrawn: _GONE,
    r.RecordRenamed: _CALLED, r.RecordMoved: _CALLED,
    c.TargetRestated: _RETYPED,
    r.RecordAdded: _CAME, c.ResultAdded: _CAME,
    c.TargetLowered: _PROMISED, c.TargetRaised: _PROMISED, c.DeadlineMoved: _PROMISED, c.BaselineChanged: _PROMISED,
    c.MilestonesChanged: _PROMISED,
    c.ResultCorrected: _CORRECTED,
    c.ResultDescribed: _DESCRIBED, c.ReplyChanged: _REPLIED, c.ResultSourceChanged: _DESCRIBED,
    r.SourcesChanged: _DESCRIBED, r.LinkChanged: _DESCRIBED, r.FieldChanged: _DESCRIBED, r.TextCorrected: _DESCRIBED,
    r.Confirmed: _CONFIRMED,
    r.SettingChanged: _SET,
}  # fmt: skip

#: What is told beside the data, and has no key that others could have kept.
_BESIDE = {Thing.CHANGE_NOTE, Thing.LEFT_OUT}
#: The fields by which figures of a thing can be compared at all.
_TYPING = {
    Thing.INDICATOR: {"measure", "unit", "role", "ascending", "cumulative"},
    Thing.TARGET: {"indicator", "levels", "measured_by"},
    Thing.COMMITMENT: {"indicator", "target"},
}


def rule_of(change: Change[Any]) -> Rule:
    """Return what a change does to the version.

    Raises:
        KeyError: its class has no rule.
    """
    thing = change.subject.thing
    if thing in _BESIDE:
        return _TOLD
    if isinstance(change, r.FieldChanged) and change.field in _TYPING.get(thing, ()):
        return _RETYPED
    return RULES[type(change)]


@dataclass(frozen=True)
class DataVersion:
    """The version of the data that a publication brought. ``change`` is the greatest of its changes, ``others``
    counts those as great; at the beginning there is none."""

    publication: Publication
    major: int = 1
    minor: int = 0
    patch: int = 0
    change: Change[Any] | None = None
    others: int = 0

    def __str__(self) -> str:
        """Return the version as semantic versions are written; what nobody committed yet sorts before it."""
        return self.label(Language())

    def label(self, words: Language) -> str:
        """Return the same with the word for what nobody committed yet in the reader's language."""
        text = f"{self.major}.{self.minor}.{self.patch}"
        return text if self.publication.commit else f"{text}-{words.shown(PROPOSED)}"

    @property
    def bump(self) -> Bump | None:
        """Which number rose; None at the beginning."""
        return rule_of(self.change).bump if self.change else None

    def reason(self, words: Language) -> str:
        """Say why the version is what it is, and what that was: words that may follow its number and a colon."""
        if self.change is None:
            return words._("bản công bố đầu tiên")
        rule = rule_of(self.change)
        why = words._("{bump} ({why})").format(bump=words.shown(BUMP_WORDS[rule.bump]), why=words.shown(rule.why))
        # What a setting says is no sentence for readers of data; that one changed is.
        exact = not isinstance(self.change, r.SettingChanged)
        told = f"{why}. {self.change.sentence(self.publication.names(words)).rstrip('.')}" if exact else why
        if not self.others:
            return told
        return words._("{told}; lần ấy còn {n} {bump} khác").format(
            told=told, n=words.number(self.others), bump=words.shown(BUMP_WORDS[rule.bump])
        )


def versions(publications: Iterable[Publication]) -> tuple[DataVersion, ...]:
    """Return the version of each publication, in their order."""
    found: list[DataVersion] = []
    for publication in publications:
        found.append(_next(found[-1], publication) if found else DataVersion(publication))
    return tuple(found)


_SOUGHT = (Thing.TARGET, Thing.COMMITMENT, Thing.PLAN, Thing.RESULT, Thing.REPORT)


def _rank(change: Change[Any]) -> int:
    """Return a rank: what makes a promise smaller, then promises, figures, reports, then what they rest on."""
    thing = change.subject.thing
    return -1 if change.retreat else _SOUGHT.index(thing) if thing in _SOUGHT else len(_SOUGHT)


def _next(last: DataVersion, publication: Publication) -> DataVersion:
    """Raise the version by the greatest change; of several the one that readers look for first gives the reason."""
    bumps = Counter(rule_of(change).bump for change in publication.changes)
    bump = max(bumps)
    great = [change for change in publication.changes if rule_of(change).bump is bump]
    change = min(great, key=_rank)
    major, minor, patch = {
        Bump.MAJOR: (last.major + 1, 0, 0),
        Bump.MINOR: (last.major, last.minor + 1, 0),
        Bump.PATCH: (last.major, last.minor, last.patch + 1),
    }[bump]
    return DataVersion(publication, major, minor, patch, change, bumps[bump] - 1)
