"""Edits of a YAML file: fields and items change, every other byte stays.

libyaml gives where each value begins and ends; ruamel.yaml writes the new pieces; nothing else is
ever written again. So comments, order, quotes, blank lines and indentation survive by construction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import BaseModel

from generator.exchange.editing.edits import Add, Edit, EditError, Remove, SetField, Tree, as_read
from generator.exchange.editing.splicing import Paper, Splice, spliced
from generator.exchange.editing.yaml_fragments import annotation_of, entry, inline, item
from generator.exchange.editing.yaml_tree import Spot, YamlTree, is_null
from generator.language import ours
from generator.reading import texts
from generator.records.base import Record, model_in
from generator.text import clean

_COMMENT = re.compile("( *)#")
_LAST = 1_000_000  # new items stand after new fields


def edit_yaml(paper: Paper, file: str, kind: type[Record], edits: Sequence[Edit]) -> str:
    """Return the text of a YAML file with ``edits`` made; ``kind`` is what the file holds.

    Raises:
        EditError: an edit names a record or a field that is not there, or two touch the same place.
    """
    return _YamlEditor(YamlTree.of(paper, file, kind)).edited([as_read(edit) for edit in edits])


@dataclass
class _Items:
    """What happens to a list: items that go, and new ones, each after the item of that number (-1: first)."""

    gone: set[int] = field(default_factory=set)
    new: list[tuple[int, Tree]] = field(default_factory=list)


@dataclass
class _YamlEditor:
    tree: YamlTree
    splices: list[Splice] = field(default_factory=list)

    def edited(self, edits: Sequence[Edit]) -> str:
        fields: dict[Spot, dict[str, Tree | None]] = defaultdict(dict)
        items: dict[Spot, _Items] = defaultdict(_Items)
        removed = {self.tree.at(edit.place) for edit in edits if isinstance(edit, Remove)}
        for spot in removed:
            items[self._list_of(spot)].gone.add(_index(spot))
        for edit in edits:
            if isinstance(edit, SetField):
                self._want(fields[self.tree.at(edit.place)], edit)
            elif isinstance(edit, Add):
                self._append(edit, fields, items)
        for spot, change in items.items():
            if spot not in removed and not removed & set(spot.around):
                self._change_items(spot, change, fields)
        for spot, wanted in fields.items():
            if spot not in removed and not removed & set(spot.around):
                self._set_fields(spot, wanted)
        paper = self.tree.paper
        return spliced(paper.text, self.splices, self.tree.file)

    def _list_of(self, spot: Spot) -> Spot:
        if spot.holder is None or not isinstance(spot.holder.node, yaml.SequenceNode):
            raise EditError(ours("Chỉ bỏ được một mục của danh sách."), self.tree.place(spot.node))
        return spot.holder

    def _want(self, wanted: dict[str, Tree | None], edit: SetField) -> None:
        if wanted.setdefault(edit.field, edit.value) != edit.value:
            raise EditError(ours("Hai sửa đổi cùng chạm vào một chỗ."), edit.place)

    def _append(
        self, add: Add, fields: dict[Spot, dict[str, Tree | None]], items: dict[Spot, _Items]
    ) -> None:
        """Add an item to the list the edit leads to, or begin the list where it is not there."""
        spot = self.tree.spots[0]
        for name in add.under[:-1]:
            spot = self._inner(spot, name)
        _, node = spot.pairs.get(add.under[-1], (None, None))
        if isinstance(node, yaml.SequenceNode) and node.value:
            self._know(add.values, self.tree.of_node(node))
            after = -1 if add.first else len(node.value) - 1
            items[self.tree.of_node(node)].new.append((after, add.values))
        elif node is None or is_null(node) or isinstance(node, yaml.SequenceNode):
            begun = fields[spot].setdefault(add.under[-1], [])
            assert isinstance(begun, list)
            begun.append(add.values)
        else:
            raise EditError(ours("“{field}” không phải là danh sách."), self.tree.place(node), field=add.under[-1])

    def _inner(self, spot: Spot, name: str) -> Spot:
        _, node = spot.pairs.get(name, (None, None))
        if not isinstance(node, yaml.MappingNode):
            raise EditError(ours("Tệp không có phần “{field}”."), self.tree.place(spot.node), field=name)
        return self.tree.of_node(node)

    # --- fields of a mapping ---

    def _set_fields(self, spot: Spot, wanted: Mapping[str, Tree | None]) -> None:
        gone, new = set(), {}
        for name, value in wanted.items():
            self._know({name: value or ""}, spot)
            if name not in spot.pairs:
                new.update({name: value} if value is not None else {})
            elif value is None:
                gone.add(name)
            else:
                self._reconcile(spot, name, value)
        kept = [name for name in spot.pairs if name not in gone]
        if gone or new:
            if spot.flow:
                self._flow_fields(spot, gone, new)
            elif not kept:
                self._rewrite(spot, new)
            else:
                self._take_fields(spot, gone, kept)
                self._put_fields(spot, new, kept)

    def _know(self, value: Tree | None, spot: Spot) -> None:
        unknown = _unknown_name(value, spot.kind)
        if unknown is not None:
            place = self.tree.place(spot.node)
            raise EditError(ours("Không có trường nào tên “{field}” ở đây."), place, field=unknown)

    def _order(self, spot: Spot, name: str) -> int:
        return list(spot.kind.model_fields).index(name) if spot.kind else _LAST

    def _before(self, spot: Spot, name: str, kept: Sequence[str]) -> str | None:
        """Return which field of a record the new field ``name`` follows."""
        known = [k for k in kept if spot.kind is None or k in spot.kind.model_fields]
        earlier = [k for k in known if self._order(spot, k) <= self._order(spot, name)]
        return max(earlier, key=lambda k: self._order(spot, k), default=None)

    def _take_fields(self, spot: Spot, gone: set[str], kept: Sequence[str]) -> None:
        paper, names = self.tree.paper, list(spot.pairs)
        first = spot.pairs[kept[0]][0].start_mark.index
        late = [name for name in names[names.index(kept[0]) :] if name in gone]
        if names[0] in gone:  # the first field may share its line with the dash of its item
            end = self.tree.end(spot.pairs[names[names.index(kept[0]) - 1]][1])
            comments = paper.text[end:first].strip()
            self.splices.append(Splice(spot.start, end if comments else first))
        for name in late:
            key, value = spot.pairs[name]
            start, end = paper.line_start(key.start_mark.index), paper.next_line(self.tree.end(value))
            self.splices.append(Splice(start, end))

    def _put_fields(self, spot: Spot, new: Mapping[str, Tree], kept: Sequence[str]) -> None:
        paper, style, indent = self.tree.paper, self.tree.style(), " " * spot.column
        for name, value in new.items():
            lines = entry(name, value, annotation_of(spot.kind, name), style)
            rank = (-spot.depth, self._order(spot, name))
            before = self._before(spot, name, kept)
            if before is None:
                text = "".join(f"{line}{paper.eol}{indent}" for line in lines)
                at = spot.start
            else:
                text = "".join(f"{indent}{line}{paper.eol}" for line in lines)
                at = paper.next_line(self.tree.end(spot.pairs[before][1]))
            self.splices.append(Splice(at, at, rank, text))

    def _rewrite(self, spot: Spot, new: Mapping[str, Tree]) -> None:
        """Write a mapping of which no field stays."""
        ordered = sorted(new, key=lambda name: self._order(spot, name))
        style = self.tree.style()
        lines = [line for n in ordered for line in entry(n, new[n], annotation_of(spot.kind, n), style)]
        text = f"{self.tree.paper.eol}{' ' * spot.column}".join(lines or ["{}"])
        self.splices.append(Splice(spot.start, self.tree.end(spot.node), (), text))

    def _flow_fields(self, spot: Spot, gone: set[str], new: Mapping[str, Tree]) -> None:
        names = list(spot.pairs)
        spans = [(key.start_mark.index, self.tree.end(value)) for key, value in spot.pairs.values()]
        kept = [name for name in names if name not in gone]
        pieces = []
        for name in sorted(new, key=lambda n: self._order(spot, n)):
            before = self._before(spot, name, kept)
            text = f"{name}: {inline(new[name], annotation_of(spot.kind, name))}"
            pieces.append((names.index(before) if before is not None else -1, text))
        self._flow(spot, spans, {names.index(name) for name in gone}, pieces)

    # --- one value ---

    def _reconcile(self, spot: Spot, name: str, value: Tree) -> None:
        """Make the field ``name`` say ``value``, touching as little of what it says now as possible."""
        _, node = spot.pairs[name]
        if _says(node, value):
            return
        if isinstance(node, yaml.MappingNode) and isinstance(value, Mapping) and node.value:
            inner = self.tree.of_node(node)
            self._set_fields(inner, {**dict.fromkeys(inner.pairs), **value})
        elif isinstance(node, yaml.SequenceNode) and node.value and value and not isinstance(value, (str, Mapping)):
            self._reconcile_list(self.tree.of_node(node), list(value))
        else:
            self._replace(spot, name, value)

    def _reconcile_list(self, spot: Spot, values: list[Tree]) -> None:
        nodes = spot.node.value
        same = 0
        while same < min(len(nodes), len(values)) and _says(nodes[same], values[same]):
            same += 1
        tail = 0
        while tail < min(len(nodes), len(values)) - same and _says(nodes[-1 - tail], values[-1 - tail]):
            tail += 1
        old, new = range(same, len(nodes) - tail), values[same : len(values) - tail]
        change = _Items(gone=set(old[len(new) :]))
        for number, value in zip(old, new, strict=False):
            self._reconcile_item(spot, number, value, change)
        after = old[-1] if old else same - 1
        change.new += [(after, value) for value in new[len(old) :]]
        self._change_items(spot, change, {})

    def _reconcile_item(self, spot: Spot, number: int, value: Tree, change: _Items) -> None:
        node = spot.node.value[number]
        if isinstance(node, yaml.MappingNode) and isinstance(value, Mapping):
            inner = self.tree.of_node(node)
            self._set_fields(inner, {**dict.fromkeys(inner.pairs), **value})
        elif isinstance(node, yaml.ScalarNode) and isinstance(value, str):
            self._replace_scalar(node, value, self._annotation(spot))
        else:
            change.gone.add(number)
            change.new.append((number, value))

    def _replace_scalar(self, node: yaml.ScalarNode, value: str, annotation: Any) -> None:
        text = inline(value, annotation, node.style)
        self.splices.append(Splice(node.start_mark.index, self.tree.end(node), (), text))

    def _replace(self, spot: Spot, name: str, value: Tree) -> None:
        key, node = spot.pairs[name]
        paper, annotation = self.tree.paper, annotation_of(spot.kind, name)
        after_colon = paper.text.index(":", key.end_mark.index) + 1
        if isinstance(value, str) and isinstance(node, yaml.ScalarNode) and node.end_mark.index > node.start_mark.index:
            self._replace_scalar(node, value, annotation)
            return
        if spot.flow:
            text = " " + inline(value, annotation)
        else:
            first, *more = entry(name, value, annotation, self.tree.style())
            indent = paper.eol + " " * spot.column
            text = first.removeprefix(f"{name}:") + "".join(indent + line for line in more)
        end = after_colon if is_null(node) and not node.value else self.tree.end(node)
        self.splices.append(Splice(after_colon, max(after_colon, end), (), text))

    # --- items of a list ---

    def _annotation(self, spot: Spot) -> Any:
        holder = spot.holder
        return annotation_of(holder.kind, spot.field) if holder else str

    def _change_items(self, spot: Spot, change: _Items, fields: dict[Spot, dict[str, Tree | None]]) -> None:
        nodes = spot.node.value
        if len(change.gone) == len(nodes) and not change.new and spot.holder:
            fields.setdefault(spot.holder, {})[spot.field] = [] if _is_required(spot) else None
        elif spot.flow:
            spans = [(n.start_mark.index, self.tree.end(n)) for n in nodes]
            pieces = [(after, inline(value, self._annotation(spot))) for after, value in change.new]
            self._flow(spot, spans, change.gone, pieces)
        else:
            self._take_items(spot, change.gone)
            self._put_items(spot, change)

    def _take_items(self, spot: Spot, gone: set[int]) -> None:
        paper = self.tree.paper
        first_kept = next((n for n in range(len(spot.node.value)) if n not in gone), None)
        if 0 in gone:
            end = self._past(spot, len(spot.node.value) - 1) if first_kept is None else self._top(spot, first_kept)
            self.splices.append(Splice(paper.line_start(self._dash(spot, 0)), end))
        for number in sorted(gone):
            if first_kept is not None and number > first_kept:
                top = self._top(spot, number)
                while top > self._past(spot, number - 1) and not paper.text[paper.line_start(top - 1) : top].strip():
                    top = paper.line_start(top - 1)
                self.splices.append(Splice(top, self._past(spot, number)))

    def _put_items(self, spot: Spot, change: _Items) -> None:
        paper, style = self.tree.paper, self.tree.style(spot)
        blank = self._blank_lines(spot) * paper.eol
        for number, (after, value) in enumerate(change.new):
            lines = item(value, self._annotation(spot), style)
            text = "".join(f"{' ' * spot.column}{line}{paper.eol}" for line in lines)
            if after < 0:
                at, text = self._top(spot, 0), text + blank
            else:
                at, text = self._past(spot, after), blank + text
            self.splices.append(Splice(at, at, (-spot.depth, _LAST, number), text))

    def _dash(self, spot: Spot, number: int) -> int:
        """Return where the dash of an item stands."""
        paper, at = self.tree.paper, spot.node.value[number].start_mark.index
        start = paper.line_start(at)
        while paper.text[start + spot.column] != "-" or paper.text[start : start + spot.column].strip(" -"):
            start = paper.line_start(start - 1)
        return int(start + spot.column)

    def _past(self, spot: Spot, number: int) -> int:
        """Return the line after an item and the comments that are indented as its own."""
        paper = self.tree.paper
        at = paper.next_line(self.tree.end(spot.node.value[number]))
        while _comment_column(paper.text, at) > spot.column:
            at = paper.next_line(at)
        return at

    def _top(self, spot: Spot, number: int) -> int:
        """Return the line on which an item begins; a comment right above it is its own, but for the first item."""
        paper = self.tree.paper
        at = paper.line_start(self._dash(spot, number))
        while number and at > 0 and _comment_column(paper.text, paper.line_start(at - 1)) == spot.column:
            at = paper.line_start(at - 1)
        return at

    def _blank_lines(self, spot: Spot) -> int:
        """Return how many blank lines stand between the last two items."""
        last = len(spot.node.value) - 1
        if last == 0:
            return int(spot.depth == 1)
        between = self.tree.paper.text[self._past(spot, last - 1) : self._top(spot, last)]
        return sum(not line.strip() for line in between.splitlines())

    def _flow(
        self, spot: Spot, spans: Sequence[tuple[int, int]], gone: set[int], new: Sequence[tuple[int, str]]
    ) -> None:
        """Change what stands between brackets: take parts away with their commas, put new ones in."""
        kept = [n for n in range(len(spans)) if n not in gone]
        last = kept[-1] if kept else -1
        for n in gone:
            if n > last >= 0:
                self.splices.append(Splice(spans[n - 1][1], spans[n][1]))
            else:
                self.splices.append(Splice(spans[n][0], spans[n + 1][0] if n + 1 < len(spans) else spans[n][1]))
        for number, (after, text) in enumerate(new):
            before = max((n for n in kept if n <= after), default=None)
            if before is not None:
                at, piece = spans[before][1], f", {text}"
            elif kept:
                at, piece = spans[0][0], f"{text}, "
            else:
                at, piece = spot.start + 1, f", {text}" if number else text
            self.splices.append(Splice(at, at, (-spot.depth, number), piece))


def _is_required(spot: Spot) -> bool:
    """Whether the record around a list must have it."""
    fields = spot.holder.kind.model_fields if spot.holder and spot.holder.kind else {}
    return spot.field in fields and fields[spot.field].is_required()


def _unknown_name(value: Tree | None, kind: type[BaseModel] | None) -> str | None:
    """Return the first name in a new value that its record does not know."""
    if kind is None or value is None or isinstance(value, str):
        return None
    if not isinstance(value, Mapping):
        return next((name for each in value if (name := _unknown_name(each, kind))), None)
    for name, inner in value.items():
        if name not in kind.model_fields:
            return name
        if unknown := _unknown_name(inner, model_in(annotation_of(kind, name))):
            return unknown
    return None


def _index(spot: Spot) -> int:
    assert spot.holder is not None
    return next(n for n, node in enumerate(spot.holder.node.value) if node is spot.node)


def _comment_column(text: str, at: int) -> int:
    """Return the column of the comment that the line at ``at`` consists of; -1 when it is none."""
    match = _COMMENT.match(text, at)
    return len(match[1]) if match else -1


def _says(node: yaml.Node, value: Tree | None) -> bool:
    """Whether a node already says ``value``."""
    if value is None:
        return is_null(node)
    if isinstance(node, yaml.ScalarNode):
        if not isinstance(value, (str, Mapping)) and len(value) == 1:
            return _says(node, value[0])  # a list of one may be written without brackets
        return isinstance(value, str) and not is_null(node) and texts.as_read(node.value) == value
    if isinstance(node, yaml.SequenceNode):
        if isinstance(value, (str, Mapping)) or len(node.value) != len(value):
            return False
        return all(_says(n, v) for n, v in zip(node.value, value, strict=True))
    if not isinstance(value, Mapping):
        return False
    pairs = {clean(str(key.value)): inner for key, inner in node.value}
    return pairs.keys() == value.keys() and all(_says(pairs[k], v) for k, v in value.items())
