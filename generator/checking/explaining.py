"""What a rule means, for people who met its code: as text, Markdown or JSON."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence

from generator.checking.report import manual, severity_word
from generator.language import SOURCE_LANGUAGE, Language, Message, ours
from generator.markdown import inert
from generator.records.finding import Rule

# What stands in a sentence where a finding names what it found; others are shown as dots.
_NAMES = {
    "address": ours("địa chỉ"), "aim": ours("mức của mục tiêu"), "as_of": ours("ngày của trang"),
    "baseline": ours("mốc đầu kỳ"), "before": ours("số trước"), "choices": ours("các từ được dùng"),
    "column": ours("tên cột"), "commitment": ours("mã cam kết"), "computed": ours("tỷ lệ tính lại"),
    "count": ours("số lượng"), "date": ours("ngày"), "date_before": ours("ngày trước"), "days": ours("số ngày"),
    "deadline": ours("ngày hạn"), "denominator": ours("mẫu số"), "direction": ours("lên hay xuống"),
    "document": ours("tên văn bản"), "due": ours("ngày hạn"), "encoding": ours("bảng mã"),
    "end": ours("ngày kết thúc"), "expected": ours("cách viết đúng"), "factor": ours("số"),
    "field": ours("tên trường"), "file": ours("tên tệp"), "former": ours("đơn vị cũ"), "indicator": ours("chỉ số"),
    "kind": ours("loại"), "known": ours("bản đang dùng"), "letter": ours("ký tự"), "limit": ours("mức"),
    "line": ours("số hàng"), "meaning": ours("nghĩa của trường"), "meant": ours("cách viết không dấu chấm"),
    "missing": ours("phần còn thiếu"), "numerator": ours("tử số"), "obligation": ours("tên nghĩa vụ"),
    "other": ours("bên kia"), "plain": ours("cách viết đúng"), "plan": ours("số kế hoạch"),
    "platform": ours("tên nền tảng"), "problem": ours("điều sai"), "published": ours("ngày công bố"),
    "quote": ours("lời trích"), "reason": ours("lý do"), "report": ours("tên báo cáo"), "short": ours("tên ngắn"),
    "sign": ours("dấu"), "start": ours("ngày bắt đầu"), "target": ours("mã mục tiêu"), "task": ours("mã nhiệm vụ"),
    "title": ours("tên"), "unit": ours("đơn vị"), "valid_from": ours("ngày thành lập"), "value": ours("giá trị"),
    "values": ours("các giá trị"), "written": ours("số đã viết"), "year": ours("năm"),
}  # fmt: skip
_HOLE = re.compile(r"\{(\w+)\}")


def spelled(sentence: str, language: Language) -> str:
    """Return a rule's sentence with what each finding fills in shown as ‹its name›."""
    said = language._(sentence)
    if isinstance(said, Message):
        said, _ = said.chosen(defaultdict(str))
    return _HOLE.sub(lambda hole: f"‹{_name(hole[1], language)}›", said)


def _name(hole: str, language: Language) -> str:
    """Return what fills a hole; a language without a word for it takes the hole's own name, which is English."""
    if hole not in _NAMES:
        return "…"
    said = language.shown(_NAMES[hole])
    untold = said == str(_NAMES[hole]) and language.code != SOURCE_LANGUAGE
    return hole.replace("_", " ") if untold else said


def as_text(rules: Sequence[Rule], language: Language) -> str:
    """Explain one rule in full; list several, one a line."""
    if len(rules) > 1:
        return "\n".join(f"{r.code}  {severity_word(r, language)}  {spelled(r.what, language)}" for r in rules)
    return "\n\n".join(_explained(rule, language) for rule in rules)


def _explained(rule: Rule, language: Language) -> str:
    _ = language._
    parts = [f"{rule.code}  {severity_word(rule, language)}", f"  {spelled(rule.what, language)}"]
    parts += [f"{name}:\n  {text}" for name, text in _said(rule, language)]
    parts += [f"{name}:\n{_indented(sample)}" for name, sample in _samples(rule, language)]
    return "\n\n".join([*parts, kept(rule, language)])


def _said(rule: Rule, language: Language) -> tuple[tuple[str, str], ...]:
    _ = language._
    return (_("Vì sao"), spelled(rule.why, language)), (_("Cách sửa"), spelled(rule.mend, language))


def _samples(rule: Rule, language: Language) -> tuple[tuple[str, str], ...]:
    return (language._("Trước khi sửa"), rule.before), (language._("Sau khi sửa"), rule.after)


def kept(rule: Rule, language: Language) -> str:
    """Say whether data may keep what the rule finds, and how its reason is written down."""
    if not rule.acceptable:
        return language._("Phải sửa; nêu lý do cũng không được chấp nhận.")
    words = language._("Nếu dữ liệu đúng như vậy, ghi lý do ở cột accept (CSV) hoặc cuối dòng (YAML): {sample}")
    return words.format(sample=f"# {rule.code}: {language._('lý do')}")


def _indented(sample: str) -> str:
    return "\n".join(f"  {line}" for line in sample.split("\n"))


def as_markdown(rules: Sequence[Rule], language: Language) -> str:
    """Explain rules as sections of Markdown, their samples as code."""
    return "\n\n".join(_section(rule, language) for rule in rules) + "\n"


def _section(rule: Rule, language: Language) -> str:
    head = f"## {rule.code}: {inert(spelled(rule.what, language))}"
    said = [f"**{name}:** {inert(text)}" for name, text in _said(rule, language)]
    samples = [f"{name}:\n\n```\n{sample}\n```" for name, sample in _samples(rule, language)]
    return "\n\n".join([head, severity_word(rule, language), *said, *samples, inert(kept(rule, language))])


def as_json(rules: Sequence[Rule], language: Language) -> str:
    """Return a list of objects: ``code``, ``severity``, ``what``, ``why``, ``mend``, ``before``,
    ``after``, ``acceptable`` and ``manual``, the address of its page below the site's."""
    rows = [
        {
            "code": r.code, "severity": r.severity.value, "what": spelled(r.what, language),
            "why": spelled(r.why, language), "mend": spelled(r.mend, language),
            "before": r.before, "after": r.after, "acceptable": r.acceptable, "manual": manual(r),
        }
        for r in rules
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=2)
