"""A finding is a value: which rule, where, and the details that fill its sentences.

Details keep their type (numbers, dates, ``Words`` of ours): each language writes them its own way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.language import Language
from generator.records.values import Place


class Severity(StrEnum):
    """Errors stop a build; warnings and notes are published with the data."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be found: its code, its weight, its sentences with ``{details}`` to fill in, and an
    example of data before and after mending.

    A ``final`` rule cannot be accepted with a reason, whatever its weight.
    """

    code: str
    severity: Severity
    what: str
    why: str
    mend: str
    before: str
    after: str
    final: bool = False

    @property
    def acceptable(self) -> bool:
        """Whether the data may keep what was found when somebody writes down why."""
        return self.severity is not Severity.ERROR and not self.final

    def at(self, place: Place, **details: object) -> Finding:
        """Return the finding that this rule is broken at ``place``."""
        return Finding(self, place, details)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What somebody wrote on a line of data to accept findings there: ``MB-S007: reason; MB-C006: …``."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing somebody should know about the data.

    ``accepted`` is the reason why it was accepted, when it was: it stays, and is counted apart.
    """

    rule: Rule
    place: Place
    details: Mapping[str, object] = field(default_factory=dict)
    accepted: str | None = None

    @property
    def severity(self) -> Severity:
        """The weight of the broken rule."""
        return self.rule.severity

    def what(self, language: Language) -> str:
        """Say what was found, with the offending value in the sentence."""
        return self._filled(self.rule.what, language)

    def why(self, language: Language) -> str:
        """Say why it matters."""
        return self._filled(self.rule.why, language)

    def mend(self, language: Language) -> str:
        """Say how to mend it; a suggestion found in the data comes first."""
        mend = self._filled(self.rule.mend, language)
        if "nearest" not in self.details:
            return mend
        return f"{self._filled('Ý bạn là “{nearest}”?', language)} {mend}"

    def _filled(self, sentence: str, language: Language) -> str:
        shown = {name: language.shown(value) for name, value in self.details.items()}
        if "indicator" in shown:  # a name of the data, which somebody may have translated
            shown["indicator"] = language.said(shown["indicator"])
        return language._(sentence).format_map(_Lenient(shown))


def without(these: Iterable[Finding], those: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of ``these`` that ``those`` do not hold, in their order.

    One that only moved to another line, or suggests something else now, is the same one.
    """
    there = Counter(map(_identity, those))
    found = []
    for finding in these:
        if there[_identity(finding)] > 0:
            there[_identity(finding)] -= 1
        else:
            found.append(finding)
    return tuple(found)


_ELSEWHERE = {"line", "nearest"}  # what a finding says of other places than its own


def _identity(finding: Finding) -> tuple[str, str, str]:
    details = sorted((name, str(value)) for name, value in finding.details.items() if name not in _ELSEWHERE)
    return finding.rule.code, finding.place.file, repr(details)


class _Lenient(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
