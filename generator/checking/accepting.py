"""Findings that somebody accepted, with the reason: they stay, marked, and are counted apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.checking import rules
from generator.checking.catalogue import catalogue
from generator.records.finding import Acceptance, Finding
from generator.records.values import Place
from generator.text import nearest

_CODE = re.compile(r"(?:\A|[;,])\s*(MB-\w*)", re.IGNORECASE)


def accepted(
    findings: Iterable[Finding], acceptances: Iterable[Acceptance], complete: bool
) -> Iterator[Finding]:
    """Yield ``findings``, those accepted on their own line with the reason, then what is wrong with
    the acceptances themselves.

    Unless everything could be read (``complete``), none is told to accept nothing.
    """
    wanted = [part for acceptance in acceptances for part in _parts(acceptance)]
    reasons = {(p.file, p.line, code): reason for p, code, reason in wanted if reason}
    used: set[tuple[str, int, str]] = set()
    for finding in findings:
        key = (finding.place.file, finding.place.line, finding.rule.code)
        if finding.rule.acceptable and key in reasons:
            used.add(key)
            yield replace(finding, accepted=reasons[key])
        else:
            yield finding
    for place, code, reason in wanted:
        idle = complete and (place.file, place.line, code) not in used
        yield from _problem(place, code, reason, idle)


def _parts(acceptance: Acceptance) -> Iterator[tuple[Place, str, str]]:
    """Yield code and reason of each acceptance in a text; a text without any code is one whole."""
    text = acceptance.text
    codes = list(_CODE.finditer(text))
    if not codes:
        yield acceptance.place, text, ""
        return
    ends = [code.start() for code in codes[1:]] + [len(text)]
    for code, end in zip(codes, ends, strict=True):
        yield acceptance.place, code[1].upper(), text[code.end() : end].strip(" \t:;,.–-")


def _problem(place: Place, code: str, reason: str, idle: bool) -> Iterator[Finding]:
    known = catalogue()
    rule = known.get(code)
    if rule is None:
        near = nearest(code, known)
        yield rules.ACCEPTED_UNKNOWN.at(place, value=code, **({"nearest": near} if near else {}))
    elif not rule.acceptable:
        yield rules.ACCEPTED_ERROR.at(place, value=code)
    elif not reason:
        yield rules.ACCEPTED_SILENTLY.at(place, value=code)
    elif idle:
        yield rules.ACCEPTED_NOTHING.at(place, value=code)
