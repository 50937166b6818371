"""YAML files become mappings whose every value knows its line and column.

The tree is composed by libyaml (through PyYAML), which gives positions at C speed, and no value
is resolved: 012, NO and 12:30 stay the text they are, and the field that receives them decides.
Aliases, tags and duplicate keys are refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.reading import rules
from generator.reading.decoding import read_text, value_text
from generator.records.base import Mapped, Scalar
from generator.records.finding import Finding
from generator.records.values import Place

_PLAIN_NULLS = {"", "~", "null", "Null", "NULL"}
_DEFAULT_TAGS = "tag:yaml.org,2002:"
_MAX_DEPTH = 40


def read_yaml(path: Path, name: str) -> tuple[Mapped | None, list[Finding]]:
    """Return the mapping a YAML file holds, and all that was found while reading it.

    ``name`` is the file as shown in findings, relative to the project.
    """
    text, findings = read_text(path, Place(name))
    if text is None:
        return None, findings
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return None, [*findings, _broken(error, name)]
    except (yaml.YAMLError, RecursionError) as error:
        return None, [*findings, rules.YAML_BROKEN.at(Place(name), value=str(error)[:200])]
    if node is None:
        return None, [*findings, rules.EMPTY_FILE.at(Place(name))]
    value = _Reader(name, findings).value(node, 0)
    if not isinstance(value, Mapped):
        findings.append(rules.WRONG_SHAPE.at(Place(name), field=name, expected="các dòng “tên: giá trị”"))
        return None, findings
    return value, findings


def _broken(error: yaml.MarkedYAMLError, name: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    return rules.YAML_BROKEN.at(place, value=(error.problem or error.context or "")[:200])


class _Reader:
    def __init__(self, name: str, findings: list[Finding]) -> None:
        self.name, self.findings = name, findings
        self.seen: set[int] = set()

    def place(self, node: yaml.Node) -> Place:
        return Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)

    def value(self, node: yaml.Node, depth: int) -> Any:
        place = self.place(node)
        if depth > _MAX_DEPTH:
            self.findings.append(rules.YAML_TOO_DEEP.at(place))
            return None
        if id(node) in self.seen or not node.tag.startswith(_DEFAULT_TAGS):
            self.findings.append(rules.YAML_ALIAS.at(place))
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return self.mapping(node, place, depth)

    def scalar(self, node: yaml.ScalarNode, place: Place) -> Scalar | None:
        if node.style is None and node.value in _PLAIN_NULLS:
            return None
        text = value_text(node.value, place, self.findings)
        return Scalar(text, place, quoted=node.style is not None)

    def mapping(self, node: yaml.Node, place: Place, depth: int) -> Mapped:
        mapped = Mapped(place)
        for key_node, value_node in node.value:
            key_place = self.place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.findings.append(rules.WRONG_SHAPE.at(key_place, field="…", expected="chữ"))
                continue
            key = value_text(key_node.value, key_place, self.findings)
            if key in mapped or key in mapped.places:
                self.findings.append(rules.YAML_DUPLICATE_KEY.at(key_place, value=key))
                continue
            mapped.places[key] = self.place(value_node)
            value = self.value(value_node, depth + 1)
            if value is not None:
                mapped[key] = value
        return mapped
