"""YAML files become mappings whose every value knows its line and column.

The tree is composed by libyaml (through PyYAML), which gives positions at C speed, and no value
is resolved: 012, NO and 12:30 stay the text they are, and the field that receives them decides.
Aliases, tags and duplicate keys are refused.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from generator.language import ours
from generator.reading import rules
from generator.reading.decoding import read_text, unremarkable, value_text
from generator.reading.personal import personal_data
from generator.records.base import Lines, Mapped, Scalar
from generator.records.finding import Finding
from generator.records.values import Place

_REFUSED = object()
_PLAIN_NULLS = {"", "~", "null", "Null", "NULL"}
_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
}
_KINDS: dict[type[yaml.Node], str] = {
    kind: f"tag:yaml.org,2002:{name}"
    for kind, name in ((yaml.ScalarNode, "str"), (yaml.SequenceNode, "seq"), (yaml.MappingNode, "map"))
}
_PUBLIC_MAIL = {"email"}  # fields that hold where the public writes to
_REMARK = re.compile(r"(?:^|(?<=\s))#[ \t]*(MB-[^\r\n]*)", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_MAX_DEPTH = 40
_MAX_KEYS = 200
_SURELY_FLAT = 1000
MAX_NODES = 400_000  # keys and values; each takes half a kilobyte of memory or more
_BLOCK_INDENT = re.compile(r"^[ \t]*(?:[-?:][ \t]+)*", re.MULTILINE)
# Seen only after their cause: where the quote or the key begins helps, where reading stopped does not.
_KNOWN_LATE = ("unexpected end of stream", "could not find expected ':'")
# What libyaml stumbles over: what that is to a person, and what to do about it.
_PROBLEMS = {
    "mapping values are not allowed": (
        ours("có dấu “:” ở chỗ không được phép"),
        ours("đặt cả phần chữ có “: ” trong dấu nháy, ví dụ title: 'Kế hoạch: giai đoạn 2'"),
    ),
    "could not find expected ':'": (
        ours("dòng thiếu dấu “:” sau tên trường"),
        ours("thêm dấu “:” và một dấu cách sau tên trường, ví dụ title: Kế hoạch"),
    ),
    "did not find expected key": (
        ours("dòng lệch so với các dòng cùng cấp, hoặc dấu nháy đóng quá sớm"),
        ours("cho dòng này thẳng với các dòng cùng cấp; dấu nháy đơn trong chữ thì viết hai lần"),
    ),
    "did not find expected '-' indicator": (
        ours("danh sách có dòng thiếu dấu -, hoặc bị lệch đầu dòng"),
        ours("cho dòng này thẳng với các dòng cùng mục; mỗi mục mới bắt đầu bằng dấu -"),
    ),
    "found character that cannot start any token": (
        ours("có ký tự YAML không cho phép ở đầu (Tab, @, ` hoặc %), hoặc dấu nháy ở trên chưa đóng"),
        ours("thay Tab bằng dấu cách; chữ bắt đầu bằng @, ` hoặc % thì đặt trong dấu nháy"),
    ),
    "found unexpected end of stream": (
        ours("dấu nháy mở mà không đóng"), ours("thêm dấu nháy đóng ở cuối chữ, hoặc bỏ dấu nháy mở"),
    ),
    "did not find expected ',' or": (
        ours("ngoặc vuông hoặc ngoặc nhọn mở mà không đóng"),
        ours("thêm ngoặc đóng; chữ bắt đầu bằng ngoặc thì đặt trong dấu nháy"),
    ),
    "did not find expected node content": (
        ours("thiếu nội dung trong ngoặc"), ours("điền nội dung giữa các dấu phẩy, hoặc bỏ dấu phẩy thừa"),
    ),
    "found undefined alias": (
        ours("chữ bắt đầu bằng * phải đặt trong dấu nháy"), ours("đặt cả phần chữ trong dấu nháy"),
    ),
    "unknown escape character": (
        ours("dấu \\ trong dấu nháy kép không đúng"), ours("dùng dấu nháy đơn thay dấu nháy kép"),
    ),
    "block sequence entries are not allowed": (
        ours("dấu - ở chỗ không được phép"), ours("viết mỗi dấu - ở đầu một dòng riêng"),
    ),
    "found a tab character": (
        ours("thụt đầu dòng bằng phím Tab"), ours("thay Tab bằng dấu cách, thẳng với các dòng cùng cấp"),
    ),
    "did not find expected <document start>": (
        ours("có nội dung thừa trước dòng đầu, hoặc tệp có hai phần"), ours("xóa phần thừa; mỗi tệp chỉ có một phần"),
    ),
    "found another document": (ours("tệp có hai phần ngăn bằng ---"), ours("xóa dòng ---")),
}  # fmt: skip
_UNKNOWN_MEND = ours("xem dấu cách sau “:”, đầu dòng có thẳng không, dấu nháy đã đóng chưa")


def read_yaml(path: Path, name: str) -> tuple[Mapped | None, list[Finding]]:
    """Return the mapping a YAML file holds, and all that was found while reading it.

    ``name`` is the file as shown in findings, relative to the project.
    """
    text, findings = read_text(path, Place(name))
    return (None if text is None else mapping_of(text, name, findings)), findings


def mapping_of(text: str, name: str, findings: list[Finding]) -> Mapped | None:
    """Return the mapping a YAML text holds; what is found on the way is added to ``findings``."""
    node, found = compose(text, name)
    findings += found
    if node is None:
        return None
    value = _Reader(name, findings).value(node, 0)
    if value is _REFUSED or any(f.rule is rules.YAML_TOO_DEEP for f in findings):
        return None
    if not isinstance(value, Mapped):
        findings.append(rules.WRONG_SHAPE.at(_start(node, name), field=name, expected=rules.LINES))
        return None
    if "#" in text:
        inside = _Inside(text)
        value.remarks = tuple(_remarks(text, name, inside, findings))
        findings += _personal_comments(text, name, inside)
    return value


def _remarks(text: str, name: str, inside: _Inside, findings: list[Finding]) -> Iterator[Scalar]:
    """Yield the comments that name a finding."""
    line, counted = 1, 0
    for found in _REMARK.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        if found.start() not in inside:
            place = Place(name, line, found.start() - text.rfind("\n", 0, found.start()))
            yield Scalar(value_text(found[1].strip(), place, findings), place)


def _personal_comments(text: str, name: str, inside: _Inside) -> Iterator[Finding]:
    """Yield the personal data in comments: files are public, so what stands beside the data is too."""
    begins = 0
    for number, line in enumerate(text.split("\n"), start=1):
        first = line.find("#")
        if first >= 0 and _REMARK.search(line) is None and any(personal_data(line[first:], Place(name))):
            starts = (found.start() for found in _COMMENT.finditer(line))
            at = next((start for start in starts if begins + start not in inside), None)
            if at is not None:
                yield from personal_data(line[at:], Place(name, number, at + 1))
        begins += len(line) + 1


class _Inside:
    """The characters of a text that belong to values: a # among them begins no comment."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        tokens = yaml.scan(self._text, Loader=yaml.CSafeLoader)
        return [(t.start_mark.index, t.end_mark.index) for t in tokens if isinstance(t, yaml.ScalarToken)]

    def __contains__(self, at: int) -> bool:
        number = bisect_right(self._spans, (at, len(self._text))) - 1
        return number >= 0 and at < self._spans[number][1]


class _Unresolved(yaml.CSafeLoader):
    """Calls every value a text: what it means is for fields to say, and guessing takes a third of the time."""

    def resolve(self, kind: type[yaml.Node], *_: Any) -> str:
        return _KINDS[kind]


def compose(text: str, name: str) -> tuple[yaml.Node | None, list[Finding]]:
    """Return the tree of a YAML text, its values unresolved, or why there is none."""
    unfit = _unfit(text, name)
    if unfit:
        return None, [unfit]
    try:
        node = yaml.compose(text, Loader=_Unresolved)
    except yaml.MarkedYAMLError as error:
        return None, [_broken(error, name)]
    except yaml.YAMLError as error:
        return None, [rules.YAML_BROKEN.at(Place(name), value=str(error), how=_UNKNOWN_MEND)]
    return (node, []) if node is not None else (None, [rules.EMPTY_FILE.at(Place(name))])


def _broken(error: yaml.MarkedYAMLError, name: str) -> Finding:
    problem = error.problem or error.context or ""
    mark = error.problem_mark or error.context_mark
    if any(part in problem for part in _KNOWN_LATE):
        mark = error.context_mark or mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    known = next((words for start, words in _PROBLEMS.items() if start in problem), (problem, _UNKNOWN_MEND))
    return rules.YAML_BROKEN.at(place, value=known[0], how=known[1])


def _start(node: yaml.Node, name: str) -> Place:
    return Place(name, *_spot(node))


def _spot(node: yaml.Node) -> tuple[int, int]:
    """Return the line and column where something begins, from 1."""
    mark = node.start_mark
    return mark.line + 1, mark.column + 1


def _unfit(text: str, name: str) -> Finding | None:
    """Return the finding that a text nests too deeply, or holds too many values, to be composed.

    libyaml composes by recursion and takes the process down with it; its events are safe, and take no memory. Most
    texts are surely flat and small: no deeper than their brackets and the indent of their lines allow, with no more
    values than lines and commas.
    """
    indent = max(map(len, _BLOCK_INDENT.findall(text)), default=0)
    flat = text.count("[") + text.count("{") + 2 * indent < _SURELY_FLAT
    if flat and 3 * text.count("\n") + 2 * text.count(",") < MAX_NODES:
        return None
    depth = nodes = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            nodes += isinstance(event, yaml.NodeEvent)
            if depth > _MAX_DEPTH:
                return rules.YAML_TOO_DEEP.at(_at(event, name), limit=_MAX_DEPTH)
            if nodes > MAX_NODES:
                return rules.TOO_MANY.at(_at(event, name), limit=MAX_NODES)
    except yaml.YAMLError:
        pass
    return None


def _at(event: yaml.Event, name: str) -> Place:
    mark = event.start_mark
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)


def _reference(node: yaml.Node) -> str:
    """Return how a node that cannot be read plainly is shown: its own kind, or what it points to."""
    if node.tag not in _TAGS:
        return str(node.tag).replace("tag:yaml.org,2002:", "!!")[:60]
    return str(node.value)[:60] if isinstance(node, yaml.ScalarNode) else "…"


class _Reader:
    def __init__(self, name: str, findings: list[Finding]) -> None:
        self.name, self.findings = name, findings
        self.seen: set[yaml.Node] = set()
        self.refused: set[Place] = set()

    def value(self, node: yaml.Node, depth: int, parent: yaml.Node | None = None, key: str = "") -> Any:
        if depth > _MAX_DEPTH:
            self.findings.append(rules.YAML_TOO_DEEP.at(self.place(node), limit=_MAX_DEPTH))
            return _REFUSED
        if node in self.seen or node.tag not in _TAGS:
            self.refuse(self.place(parent or node), _reference(node))
            return _REFUSED
        self.seen.add(node)
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, key)
        if isinstance(node, yaml.SequenceNode):
            items = [self.value(item, depth + 1, node) for item in node.value]
            return [item for item in items if item is not _REFUSED]
        return self.mapping(node, depth)

    def place(self, node: yaml.Node) -> Place:
        return _start(node, self.name)

    def refuse(self, place: Place, value: str) -> None:
        """Say once a place that something there cannot be read plainly."""
        if place not in self.refused:
            self.refused.add(place)
            self.findings.append(rules.YAML_ALIAS.at(place, value=value))

    def text(self, node: yaml.ScalarNode, public_mail: bool = False) -> str:
        text = None if public_mail else unremarkable(node.value)
        return value_text(node.value, self.place(node), self.findings, public_mail) if text is None else text

    def scalar(self, node: yaml.ScalarNode, key: str) -> Scalar | None:
        quoted = bool(node.style)
        if not quoted and node.value in _PLAIN_NULLS:
            return None
        return Scalar(self.text(node, key in _PUBLIC_MAIL), self.place(node), quoted)

    def mapping(self, node: yaml.Node, depth: int) -> Mapped:
        mapped = Mapped(self.place(node))
        if len(node.value) > _MAX_KEYS:
            self.findings.append(rules.YAML_TOO_WIDE.at(mapped.place, value=len(node.value), limit=_MAX_KEYS))
        names: dict[str, None] = {}
        keys_at, values_at = [*_spot(node)], [*_spot(node)]
        for key_node, value_node in node.value[:_MAX_KEYS]:
            if not isinstance(key_node, yaml.ScalarNode):
                self.findings.append(rules.WRONG_SHAPE.at(self.place(key_node), field="…", expected=ours("chữ")))
                continue
            key = self.text(key_node)
            if key in names:
                self.findings.append(rules.YAML_DUPLICATE_KEY.at(self.place(key_node), value=key))
                continue
            names[key] = None
            keys_at += _spot(key_node)
            values_at += _spot(value_node)
            value = self.value(value_node, depth + 1, key_node, key)
            if value is _REFUSED:
                mapped.refused.add(key)
            elif value is not None:
                mapped[key] = value
        mapped.key_places = Lines.at_once(self.name, keys_at, tuple(names))
        mapped.places = Lines.at_once(self.name, values_at, tuple(names))
        return mapped
