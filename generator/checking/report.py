"""Findings as text for people, JSON for programs, and annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from generator.language import Language
from generator.records.finding import Finding, Severity

GITHUB_ANNOTATIONS = 10
_ORDER = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def counts(findings: Sequence[Finding]) -> dict[Severity, int]:
    """Return how many findings there are of each severity."""
    return {s: sum(f.severity is s for f in findings) for s in _ORDER}


def summary(findings: Sequence[Finding], language: Language) -> str:
    """Return the counts in one line."""
    n = counts(findings)
    words = language._("{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú")
    return words.format(errors=n[Severity.ERROR], warnings=n[Severity.WARNING], notes=n[Severity.NOTE])


def as_text(findings: Sequence[Finding], language: Language) -> str:
    """Return findings grouped by file: place, what, why, how to mend; then the counts."""
    lines: list[str] = []
    ordered = sorted(findings, key=lambda f: (f.place, f.rule.code))
    for file, group in groupby(ordered, key=lambda f: f.place.file):
        lines.append(file)
        for f in group:
            lines += [
                f"  {f.place.spot}  {_word(f, language)} {f.rule.code}  {f.what(language)}",
                f"      {language._('Vì sao')}: {f.why(language)}",
                f"      {language._('Cách sửa')}: {f.mend(language)}",
            ]
        lines.append("")
    return "\n".join([*lines, summary(findings, language)])


def _word(finding: Finding, language: Language) -> str:
    _ = language._
    return {Severity.ERROR: _("LỖI"), Severity.WARNING: _("CẢNH BÁO"), Severity.NOTE: _("GHI CHÚ")}[finding.severity]


def as_json(findings: Sequence[Finding], language: Language) -> str:
    """Return findings as a JSON document: counts, then one object a finding."""
    n = counts(findings)
    rows = [
        {
            "code": f.rule.code, "severity": f.severity.value,
            "file": f.place.file, "line": f.place.line, "column": f.place.column,
            "what": f.what(language), "why": f.why(language), "mend": f.mend(language),
        }
        for f in findings
    ]  # fmt: skip
    document = {"counts": {s.value: n[s] for s in _ORDER}, "findings": rows}
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Finding], language: Language) -> str:
    """Return workflow commands that annotate the ten worst findings, then the counts."""
    worst = sorted(findings, key=lambda f: (_ORDER.index(f.severity), f.place))[:GITHUB_ANNOTATIONS]
    lines = [_annotation(f, language) for f in worst]
    return "\n".join([*lines, summary(findings, language)])


def _annotation(f: Finding, language: Language) -> str:
    place = f"file={_property(f.place.file)},line={f.place.line},col={f.place.column}"
    message = f"{f.what(language)} {f.why(language)} {f.mend(language)}"
    return f"::{_GITHUB[f.severity]} {place},title={f.rule.code}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
