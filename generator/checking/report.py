"""Findings as text for people, JSON for programs, annotations and a Markdown summary for GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from generator.language import Language
from generator.markdown import inert
from generator.records.finding import Finding, Rule, Severity
from generator.records.values import Place

GITHUB_ANNOTATIONS = 10
SUMMARY_BYTES = 900_000  # GitHub refuses a job summary of more than 1 MiB
_ORDER = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.NOTE: "36"}
_FAINT, _STRONG = "2", "1"


def counts(findings: Sequence[Finding]) -> dict[Severity, int]:
    """Return how many findings of each severity nobody accepted."""
    return {s: sum(f.severity is s and f.accepted is None for f in findings) for s in _ORDER}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings there are that nobody accepted, and how many that somebody did."""

    errors: int
    warnings: int
    notes: int
    accepted: int

    def describe(self, language: Language) -> str:
        """Return the counts in one line; accepted findings apart."""
        words = language._("{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú")
        told = words.format(errors=self.errors, warnings=self.warnings, notes=self.notes)
        return told + (language._("; đã chấp nhận {n}").format(n=self.accepted) if self.accepted else "")


def tally(findings: Sequence[Finding]) -> Tally:
    """Return the counts of ``findings``."""
    n = counts(findings)
    accepted = sum(f.accepted is not None for f in findings)
    return Tally(n[Severity.ERROR], n[Severity.WARNING], n[Severity.NOTE], accepted)


def summary(findings: Sequence[Finding], language: Language) -> str:
    """Return the counts of ``findings`` in one line."""
    return tally(findings).describe(language)


def manual(rule: Rule, site: str = "") -> str:
    """Return the address of a rule's page in the manual; below ``site`` when that is known."""
    return f"{site}kiem-tra/{rule.code.lower()}/"


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding told once, and the places in other files where it says the very same."""

    finding: Finding
    elsewhere: tuple[Place, ...] = ()

    def also(self, language: Language, folder: str = "") -> str:
        """Say where else, or nothing."""
        if not self.elsewhere:
            return ""
        places = ", ".join(_below(folder, str(p)) for p in self.elsewhere)
        return language._("… và ở {n} nơi khác: {places}").format(n=len(self.elsewhere), places=places)


def as_text(findings: Sequence[Finding], language: Language, *, colour: bool = False) -> str:
    """Return findings grouped by file: place, what, why, how to mend; then the counts.

    A note that only repeats is told in one line after the first; what says the very same in many
    files is told once, with the other places after it. ``colour`` writes for a terminal.
    """
    lines: list[str] = []
    told: set[str] = set()
    for file, group in _by_file(findings, language):
        lines.append(_painted(file, _STRONG, colour))
        for one in group:
            rule = one.finding.rule
            lines += _in_text(one, language, colour, short=rule.code in told)
            if rule.severity is Severity.NOTE:
                told.add(rule.code)
        lines.append("")
    return "\n".join([*lines, _painted(summary(findings, language), _STRONG, colour)])


def _in_text(one: _Told, language: Language, colour: bool, *, short: bool) -> Iterator[str]:
    f = one.finding
    word = _painted(_word(f, language), _FAINT if f.accepted else _COLOURS[f.severity], colour)
    spot = f"  {f.place.spot}" if f.place.spot else ""
    yield f"{spot}  {word} {f.rule.code}  {f.what(language)}"
    if f.accepted is not None:
        yield f"      {language._('Lý do chấp nhận')}: {language.shown(f.accepted)}"
    elif not short:
        yield f"      {language._('Vì sao')}: {f.why(language)}"
        yield f"      {language._('Cách sửa')}: {f.mend(language)}"
    if one.elsewhere:
        yield f"      {one.also(language)}"


def _by_file(findings: Sequence[Finding], language: Language) -> Iterator[tuple[str, Iterator[_Told]]]:
    ordered = sorted(findings, key=lambda f: (f.place, f.rule.code))
    return groupby(_once(ordered, language), key=lambda one: one.finding.place.file)


def _once(ordered: Sequence[Finding], language: Language) -> Iterator[_Told]:
    """Yield findings with those of other files that say the very same; an error always stands at its own file."""
    same: dict[tuple[str, ...], list[Finding]] = {}
    for f in ordered:
        own = str(f.place) if f.severity is Severity.ERROR else ""
        same.setdefault((f.rule.code, f.what(language), f.mend(language), f.accepted or "", own), []).append(f)
    told = {id(one.finding): one for group in same.values() for one in _apart(group)}
    return (told[id(f)] for f in ordered if id(f) in told)


def _apart(equal: Sequence[Finding]) -> Iterator[_Told]:
    first, *others = equal
    yield _Told(first, tuple(f.place for f in others if f.place.file != first.place.file))
    yield from (_Told(f) for f in others if f.place.file == first.place.file)


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _word(finding: Finding, language: Language) -> str:
    if finding.accepted is not None:
        return language._("ĐÃ CHẤP NHẬN")
    return severity_word(finding.rule, language)


def severity_word(rule: Rule, language: Language) -> str:
    """Return what the weight of a rule is called."""
    _ = language._
    return {Severity.ERROR: _("LỖI"), Severity.WARNING: _("CẢNH BÁO"), Severity.NOTE: _("GHI CHÚ")}[rule.severity]


def as_json(findings: Sequence[Finding], language: Language, *, site: str = "") -> str:
    """Return findings as a JSON document.

    ``counts`` has ``error``, ``warning``, ``note`` (accepted ones left out) and ``accepted``;
    ``findings`` one object each: ``code``, ``severity``, ``file``, ``line``, ``column``, the sentences
    ``what``, ``why`` and ``mend``, ``accepted`` (the reason, or null) and ``manual`` (its page).
    """
    n = counts(findings)
    rows = [
        {
            "code": f.rule.code, "severity": f.severity.value,
            "file": f.place.file, "line": f.place.line, "column": f.place.column,
            "what": f.what(language), "why": f.why(language), "mend": f.mend(language),
            "accepted": f.accepted, "manual": manual(f.rule, site),
        }
        for f in findings
    ]  # fmt: skip
    accepted = sum(f.accepted is not None for f in findings)
    document = {"counts": {**{s.value: n[s] for s in _ORDER}, "accepted": accepted}, "findings": rows}
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Finding], language: Language, *, folder: str = "") -> str:
    """Return workflow commands that annotate the ten worst findings nobody accepted, then the counts.

    ``folder`` is the project's, relative to the repository's root: GitHub wants paths from there.
    """
    still = (f for f in findings if f.accepted is None)
    worst = sorted(still, key=lambda f: (_ORDER.index(f.severity), f.place))[:GITHUB_ANNOTATIONS]
    lines = [_annotation(f, language, folder) for f in worst]
    return "\n".join([*lines, summary(findings, language)])


def _annotation(f: Finding, language: Language, folder: str) -> str:
    place = f"file={_property(_below(folder, f.place.file))},line={f.place.line},col={f.place.column}"
    message = f"{f.what(language)} {f.why(language)} {f.mend(language)}"
    return f"::{_GITHUB[f.severity]} {place},title={f.rule.code}::{_data(message)}"


def _below(folder: str, file: str) -> str:
    return f"{folder}/{file}" if folder else file


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_markdown(findings: Sequence[Finding], language: Language, *, site: str = "", folder: str = "") -> str:
    """Return a whole summary for GitHub: the counts, then a table a file; texts of the data stay inert.

    Codes lead to their pages below ``site``, the site's address, when it is known. What would make
    the summary too large for GitHub is counted instead of shown.
    """
    _ = language._
    parts = [f"## {_('Kiểm tra dữ liệu')}", f"**{inert(summary(findings, language))}**"]
    head = " | ".join((_("Dòng"), _("Mức"), _("Phát hiện"), _("Vì sao"), _("Cách sửa")))
    room, left = SUMMARY_BYTES, 0
    for file, group in sorted(((file, list(group)) for file, group in _by_file(findings, language)), key=_worst):
        rows = [_row(one, language, site, folder) for one in group]
        table = f"### {inert(_below(folder, file))}\n\n| {head} |\n|---|---|---|---|---|\n" + "\n".join(rows)
        room -= len(table.encode())
        if room > 0:
            parts.append(table)
        else:
            left += sum(1 + len(one.elsewhere) for one in group)
    if left:
        parts.append(_("… và {n} phát hiện nữa; chạy minhbach check để xem đủ").format(n=left))
    return "\n\n".join(parts) + "\n"


def _worst(group: tuple[str, list[_Told]]) -> tuple[int, str]:
    """Order files by the worst that stands in them, then by name."""
    still = [_ORDER.index(one.finding.severity) for one in group[1] if one.finding.accepted is None]
    return min(still, default=len(_ORDER)), group[0]


def _row(one: _Told, language: Language, site: str, folder: str) -> str:
    f = one.finding
    code = f"[{f.rule.code}]({quote(manual(f.rule, site), safe=':/?#@!&*+,;=%~-._')})" if site else f.rule.code
    mend = f.mend(language)
    if f.accepted is not None:
        mend = f"{language._('Lý do chấp nhận')}: {language.shown(f.accepted)}"
    what = " ".join(x for x in (f.what(language), one.also(language, folder)) if x)
    told = " | ".join(inert(text) for text in (what, f.why(language), mend))
    return f"| {f.place.spot or '–'} | {_word(f, language)} {code} | {told} |"
