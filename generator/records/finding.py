"""A finding is a value: which rule, where, and the details that fill its sentences."""

from __future__ import annotations

from collections.abc import Mapping
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
    """What can be found: its code, its weight, and its sentences with ``{details}`` to fill in."""

    code: str
    severity: Severity
    what: str
    why: str
    mend: str
    before: str = ""
    after: str = ""

    def at(self, place: Place, **details: object) -> Finding:
        """Return the finding that this rule is broken at ``place``."""
        return Finding(self, place, {k: str(v) for k, v in details.items()})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing somebody should know about the data.

    ``about`` names the folder the finding belongs to (a province's slug), for pages.
    """

    rule: Rule
    place: Place
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """The weight of the broken rule."""
        return self.rule.severity

    def what(self, language: Language) -> str:
        """Say what was found, with the offending value in the sentence."""
        return self._filled(language._(self.rule.what))

    def why(self, language: Language) -> str:
        """Say why it matters."""
        return self._filled(language._(self.rule.why))

    def mend(self, language: Language) -> str:
        """Say how to mend it; a suggestion found in the data comes first."""
        mend = self._filled(language._(self.rule.mend))
        nearest = self.details.get("nearest")
        question = language._("Ý bạn là “{nearest}”?")
        return f"{question.format(nearest=nearest)} {mend}" if nearest else mend

    def _filled(self, template: str) -> str:
        return template.format_map(_Lenient(self.details))


class _Lenient(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
