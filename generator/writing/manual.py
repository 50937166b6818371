"""The manual of findings: every code of the catalogue on a page of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.checking.catalogue import catalogue
from generator.checking.explaining import kept, spelled
from generator.records.fields import fields_of, records_in
from generator.records.files import KINDS
from generator.records.finding import Rule, Severity
from generator.writing import addresses
from generator.writing.desk import Desk

_READING = "R"
# What is typed besides names of fields: commands, options, names of files, signs, and the words for yes and no.
_TYPED = r"minhbach [a-z]+|--[a-z-]+|-{3}|#{2}|[\w/-]+\.(?:yml|csv|md)|(?:hinh|generator/locale)/?|https?://|/[a-z/-]+/|yes|no"
_HOLE = "[{‹][^}›]*[}›]"


@dataclass(frozen=True)
class RuleLineView:
    """One rule in the list of all."""

    code: str
    address: str
    severity: str
    what: str


@dataclass(frozen=True)
class RuleGroupView:
    """The rules of one kind."""

    anchor: str
    title: str
    about: str
    rules: tuple[RuleLineView, ...]


@dataclass(frozen=True)
class ManualView:
    """All that the manual's first page relies on."""

    answer: str
    groups: tuple[RuleGroupView, ...]


@dataclass(frozen=True)
class RuleView:
    """All that the page of one rule relies on; ``kept`` says whether the data may stay as they are.

    What is typed as it stands is between backticks in ``what``, ``why`` and ``mend``.
    """

    code: str
    severity: str
    group: str
    what: str
    why: str
    mend: str
    before: str
    after: str
    happens: str
    kept: str
    about_files: bool


def manual_view(desk: Desk) -> ManualView:
    """Return the view of the manual's first page."""
    rules = catalogue()
    count = Counter(rule.severity for rule in rules.values())
    answer = desk.say(
        "{n} quy tắc: {errors} chặn việc công bố cho tới khi sửa, {warnings} cảnh báo và {notes} ghi chú không chặn.",
        n=len(rules), errors=count[Severity.ERROR], warnings=count[Severity.WARNING], notes=count[Severity.NOTE],
    )  # fmt: skip
    return ManualView(answer, tuple(_group(desk, letter, rules) for letter in _titles(desk)))


def rule_view(desk: Desk, rule: Rule) -> RuleView:
    """Return the view of the page of one rule."""
    return RuleView(
        code=rule.code, severity=_severity(desk, rule), group=_titles(desk)[_letter(rule.code)][0],
        what=_typed(desk, rule.what), why=_typed(desk, rule.why), mend=_typed(desk, rule.mend),
        before=rule.before, after=rule.after, happens=_happens(desk, rule),
        kept=_kept(desk, rule),
        about_files=_letter(rule.code) == _READING,
    )  # fmt: skip


def template(desk: Desk, sentence: str) -> str:
    """Return a rule's sentence with what each finding fills in shown as ‹its name›."""
    return spelled(sentence, desk.words)


def _typed(desk: Desk, sentence: str) -> str:
    """Return a rule's sentence with what is typed as it stands between backticks.

    Which words these are is asked of the sentence as it is written here, where no name of a field is a word of the
    language; of a translation that uses such a word otherwise too, the last ones are taken.
    """
    said, names = template(desk, sentence), Counter(m[0] for m in _names().finditer(sentence) if m[0][0] != "{")
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)"
    found = [m for m in re.finditer(rf"{_HOLE}|(?<![\w.-])(?:{every})(?![\w-])", said) if m[0] in names]
    for m in reversed(found):
        if names[m[0]]:
            names[m[0]] -= 1
            said = f"{said[: m.start()]}`{m[0]}`{said[m.end() :]}"
    return said


def _kept(desk: Desk, rule: Rule) -> str:
    """Say whether data may keep what a rule finds; the column and the remark to write are between backticks."""
    said = kept(rule, desk.words)
    return re.sub(rf"accept(?= \(CSV\))|# {rule.code}: .*", r"`\g<0>`", said) if rule.acceptable else said


@cache
def _names() -> re.Pattern[str]:
    """Return what finds names of fields, alone or with the word that is written behind them, and all else typed."""
    records = {record for kind in KINDS for record in records_in(kind.record)}
    fields = "|".join(sorted({f.name for record in records for f in fields_of(record)}, key=len, reverse=True))
    field = rf"(?:{fields})(?:\.(?:{fields}))*(?:: [a-z]+(?!\w)|:(?= ))?"
    return re.compile(rf"{_HOLE}|(?<![\w.“-])(?:{_TYPED}|{field})(?![\w-])")


def _letter(code: str) -> str:
    return code[3]


def _titles(desk: Desk) -> Mapping[str, tuple[str, str]]:
    """Return the title of each kind of rules, and what they look at."""
    say = desk.say
    return {
        "R": (say("Đọc tệp"), say("Tệp có mở được không, mỗi dòng và mỗi giá trị có viết đúng cách không.")),
        "C": (say("Nội dung"), say("Các dòng có khớp với nhau và đủ để công bố không.")),
        "P": (say("Kế hoạch"), say("Kế hoạch có đủ những gì văn bản hướng dẫn yêu cầu không.")),
        "S": (say("Số liệu cần xem lại"),
              say("Số liệu có thể đúng, nhưng khác thường đến mức cần đối chiếu với nguồn.")),
    }


def _group(desk: Desk, letter: str, rules: Mapping[str, Rule]) -> RuleGroupView:
    title, about = _titles(desk)[letter]
    lines = tuple(
        RuleLineView(code, addresses.rule(code), _severity(desk, rule), template(desk, rule.what))
        for code, rule in rules.items()
        if _letter(code) == letter
    )
    return RuleGroupView(f"mb-{letter.lower()}", title, about, lines)


def _severity(desk: Desk, rule: Rule) -> str:
    say = desk.say
    return {
        Severity.ERROR: say("Lỗi"), Severity.WARNING: say("Cảnh báo"), Severity.NOTE: say("Ghi chú"),
    }[rule.severity]  # fmt: skip


def _happens(desk: Desk, rule: Rule) -> str:
    """Say what becomes of a proposal in which this is found."""
    say = desk.say
    return {
        Severity.ERROR: say("Chưa thể nhận đề nghị cho tới khi sửa xong; trang đang công bố vẫn giữ nguyên."),
        Severity.WARNING: say("Không chặn đề nghị. Người duyệt thấy cảnh báo này và có thể hỏi lại."),
        Severity.NOTE: say("Không chặn đề nghị; chỉ để biết."),
    }[rule.severity]

