"""What GitHub makes of a filled-in form, read back: the body of an issue becomes answers.

GitHub writes ``### Label``, an empty line, the answer; ``_No response_`` where nothing was given.
Whoever opened the issue may edit that text at will, so nothing in it is trusted to be well formed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.exchange.form.forms import Box, Form, Kind
from generator.language import Language, Words, ours
from generator.reading.decoding import NOT_TEXT
from generator.text import clean, fold, nearest, overloaded

# GitHub takes no longer body; an answer of more than the second is not a figure, its quote or its note.
MAX_BODY = 65_536
MAX_ANSWER = 1_000
# Marks nobody sees, which word processors and PDF files leave behind.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
_NOTHING = {"_no response_", "no response", "none"}
# What a spreadsheet takes for the beginning of a formula, but a minus sign, which begins numbers.
_FORMULA = ("=", "+", "@")
_HEADING = re.compile(r"###[ \t]+(?P<label>[^\n]+?)[ \t]*#*[ \t]*\Z")
_FENCE = re.compile(r"(?P<mark>`{3,})[^\n`]*\n(?P<inside>.*?)\n?(?P=mark)\Z", re.DOTALL)
_CHECKED = re.compile(r"[-*+][ \t]+\[[xX]\][ \t]+(?P<label>.+)\Z")


@dataclass(frozen=True)
class Problem:
    """What is to mend in one box of a form: a sentence with ``{details}`` to fill in."""

    box: Box | None
    sentence: str
    details: Mapping[str, object]

    def told(self, words: Language) -> str:
        """Return the problem in a sentence that names the box."""
        text = words._(self.sentence).format(**{name: words.shown(value) for name, value in self.details.items()})
        return words._("Ô “{label}”: {problem}").format(label=self.box.label, problem=text) if self.box else text


def trouble(box: Box | None, sentence: Words, **details: object) -> Problem:
    """Return the problem that ``sentence`` tells of ``box``."""
    return Problem(box, str(sentence), details)


@dataclass(frozen=True)
class Answers:
    """The answers of a form by the ids of its boxes; a box without an answer is left out."""

    texts: Mapping[str, str]
    problems: tuple[Problem, ...]


def is_filled_in(form: Form, body: str) -> bool:
    """Whether ``body`` came from ``form``: at least half of its labels stand there as headings."""
    found = {name for name, _ in _sections(form, _lines(body[:MAX_BODY]))}
    return 2 * len(found) >= len(form.boxes)


def read_answers(form: Form, body: str) -> Answers:
    """Return what ``body`` answers to the boxes of ``form``, and what cannot be read in it.

    A heading that stands there twice is never chosen between: both answers are refused.
    """
    if overloaded(body) is not None:
        return Answers({}, (trouble(None, ours("Có chữ mang quá nhiều dấu nên không đọc; xóa chữ đó rồi gõ lại.")),))
    if len(body) > MAX_BODY:
        return Answers({}, (trouble(None, ours("Nội dung dài quá {n} ký tự nên không đọc."), n=MAX_BODY),))
    sections: dict[str, list[str]] = {}
    for name, text in _sections(form, _lines(body)):
        sections.setdefault(name, []).append(text)
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for box in form.boxes:
        found = sections.get(box.id, [])
        text = _answer(box, found[0]) if len(found) == 1 else ""
        problem = _problem(box, found, text)
        if problem:
            problems.append(problem)
        elif text:
            texts[box.id] = text
    return Answers(texts, tuple(problems))


def _problem(box: Box, found: list[str], text: str) -> Problem | None:
    if len(found) > 1:
        return trouble(box, ours("tiêu đề này có hai lần; xóa dòng bắt đầu bằng ### trong nội dung đã điền."))
    if not found and box.required:
        return trouble(box, ours("không thấy trong nội dung; giữ các dòng bắt đầu bằng ###, hoặc mở biểu mẫu mới."))
    hidden = NOT_TEXT.search(text)
    if hidden:
        return trouble(box, ours("có ký tự ẩn U+{code}; xóa đi rồi gõ lại."), code=f"{ord(hidden[0]):04X}")
    if text.startswith(_FORMULA):
        return trouble(box, ours("bắt đầu bằng “{mark}” nên bảng tính sẽ hiểu là công thức; bỏ dấu đó."), mark=text[0])
    if len(text) > MAX_ANSWER:
        return trouble(box, ours("dài {n} ký tự, quá mức {limit}; chỉ giữ phần cần."), n=len(text), limit=MAX_ANSWER)
    if box.required and not text:
        unanswered = ours("cần đánh dấu đủ các dòng.") if box.kind is Kind.CHECKBOXES else ours("chưa có câu trả lời.")
        return trouble(box, unanswered)
    return None


def chosen(box: Box, text: str | None) -> tuple[str, str, Problem | None]:
    """Return the option of ``box`` that somebody wrote, marks or none, and what it stands for; or what to mend."""
    if text is None:
        return "", "", None
    for option, meaning in zip(box.options, box.means or box.options, strict=True):
        if fold(option) == fold(text):
            return option, meaning, None
    unknown = ours("“{value}” không có trong danh sách. Gần nhất: {near}.")
    return "", "", trouble(box, unknown, value=text[:60], near=nearest(text, box.options) or "–")


def _lines(body: str) -> list[str]:
    """Return the lines as GitHub counts them; other line ends are characters of an answer."""
    return body.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _sections(form: Form, lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each heading of the form with what stands under it; any other heading is text of an answer."""
    ids = {fold(box.label): box.id for box in form.boxes}
    current, under = "", list[str]()
    for line in lines:
        heading = _HEADING.match(line)
        name = ids.get(fold(heading["label"])) if heading else None
        if name is None:
            under.append(line)
            continue
        if current:
            yield current, "\n".join(under).strip()
        current, under = name, []
    if current:
        yield current, "\n".join(under).strip()


def _answer(box: Box, text: str) -> str:
    """Return an answer on one line; checked declarations as the options they are."""
    if box.kind is Kind.CHECKBOXES:
        ticked = {fold(m["label"]) for line in text.split("\n") if (m := _CHECKED.match(line.strip()))}
        return "x" if all(fold(option) in ticked for option in box.options) else ""
    fenced = _FENCE.match(text)
    text = " ".join((fenced["inside"] if fenced else text).translate(_UNSEEN).split())
    return "" if text.lower() in _NOTHING else clean(text)
