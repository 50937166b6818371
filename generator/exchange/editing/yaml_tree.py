"""A YAML file as a tree of records whose every part knows where it begins and ends in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml
from pydantic import BaseModel

from generator.exchange.editing.edits import EditError
from generator.exchange.editing.splicing import Paper
from generator.exchange.editing.yaml_fragments import Style, annotation_of
from generator.language import ours
from generator.reading.yaml_file import compose
from generator.records.base import Record, model_in
from generator.records.values import Place
from generator.text import clean

_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, eq=False)
class Spot:
    """A mapping or a list of the file: what it is a record of, or its items are, and what holds it."""

    node: yaml.Node
    kind: type[BaseModel] | None
    holder: Spot | None = None
    field: str = ""

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return int(self.node.start_mark.index)

    @property
    def column(self) -> int:
        """Its column, counted from 0."""
        return int(self.node.start_mark.column)

    @property
    def flow(self) -> bool:
        """Whether it is written between brackets."""
        return isinstance(self.node, yaml.CollectionNode) and bool(self.node.flow_style)

    @cached_property
    def around(self) -> tuple[Spot, ...]:
        """The mappings and lists around it, the nearest first."""
        return (self.holder, *self.holder.around) if self.holder else ()

    @property
    def depth(self) -> int:
        """How many mappings and lists lie around it."""
        return len(self.around)

    @cached_property
    def pairs(self) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Name and value of each field; of a name written twice the first, as reading has it."""
        found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in self.node.value:
            if isinstance(key, yaml.ScalarNode):
                found.setdefault(clean(key.value), (key, value))
        return found


@dataclass(frozen=True)
class YamlTree:
    """The text of a YAML file and its mappings and lists."""

    paper: Paper
    file: str
    spots: Sequence[Spot]

    @classmethod
    def of(cls, paper: Paper, file: str, kind: type[Record]) -> YamlTree:
        """Compose a file that holds a ``kind``.

        Raises:
            EditError: the text is not YAML, or not a mapping.
        """
        root, found = compose(paper.text, file)
        if not isinstance(root, yaml.MappingNode):
            place = found[0].place if found else Place(file)
            raise EditError(ours("Không đọc được tệp; chạy minhbach check để xem vì sao."), place)
        twice = _met_twice(root, set())
        if twice is not None:
            message = ours("Tệp dùng dấu & và * để nhắc lại một đoạn; viết đủ ra rồi làm lại.")
            raise EditError(message, Place(file, twice.start_mark.line + 1))
        spots: list[Spot] = []
        _gather(Spot(root, kind), spots)
        return cls(paper, file, spots)

    @cached_property
    def _by_place(self) -> dict[tuple[int, int], Spot]:
        mappings = (s for s in self.spots if isinstance(s.node, yaml.MappingNode))
        return {(s.node.start_mark.line + 1, s.column + 1): s for s in mappings}

    def at(self, place: Place) -> Spot:
        """Return the record that begins at ``place``.

        Raises:
            EditError: none does.
        """
        spot = self._by_place.get((place.line, place.column))
        if spot is None:
            raise EditError(ours("Không có mục nào bắt đầu ở đây; tệp có thể đã đổi."), place)
        return spot

    @cached_property
    def _by_node(self) -> dict[int, Spot]:
        return {id(spot.node): spot for spot in self.spots}

    def of_node(self, node: yaml.Node) -> Spot:
        """Return the spot of a mapping or list."""
        return self._by_node[id(node)]

    def place(self, node: yaml.Node) -> Place:
        """Return where a node begins, as findings name it."""
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def end(self, node: yaml.Node) -> int:
        """Return where what a node says ends, before the blank lines and comments that libyaml adds to it."""
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return int(start) + len(self.paper.text[start:end].rstrip())
        if not isinstance(node, yaml.CollectionNode) or node.flow_style:
            return int(end)
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def style(self, around: Spot | None = None) -> Style:
        """Return how the file indents; a list that has items is followed before all others."""
        lists = [s for s in (around, *self.spots) if s and isinstance(s.node, yaml.SequenceNode) and not s.flow]
        lists = [s for s in lists if s.holder and isinstance(s.holder.node, yaml.MappingNode)]
        inner = [s for s in self.spots if s.holder and isinstance(s.holder.node, yaml.MappingNode) and not s.flow]
        steps = (s.column - s.holder.column for s in inner if s.holder and isinstance(s.node, yaml.MappingNode))
        dash, item = 2, 2
        if lists and lists[0].holder:
            dash = lists[0].column - lists[0].holder.column
            item = lists[0].node.value[0].start_mark.column - lists[0].column
        return Style(next(steps, 2), dash, item)


def _met_twice(node: yaml.Node, met: set[int]) -> yaml.Node | None:
    """Return a part that an alias repeats: it has one place in the text, and two in the tree."""
    if id(node) in met:
        return node
    met.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return None
    inner = (part for each in node.value for part in (each if isinstance(each, tuple) else (each,)))
    return next((twice for part in inner if (twice := _met_twice(part, met)) is not None), None)


def _gather(spot: Spot, spots: list[Spot]) -> None:
    spots.append(spot)
    if isinstance(spot.node, yaml.MappingNode):
        inner = [(v, model_in(annotation_of(spot.kind, name)), name) for name, (_, v) in spot.pairs.items()]
    else:
        inner = [(item, spot.kind, "") for item in spot.node.value]
    for node, kind, name in inner:
        if isinstance(node, yaml.CollectionNode):
            _gather(Spot(node, kind, spot, name), spots)


def is_null(node: yaml.Node) -> bool:
    """Whether a value is left empty."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULLS
