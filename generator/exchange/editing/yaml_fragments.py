"""New pieces of YAML, written by ruamel.yaml in the style of the file they go into."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from generator.exchange.editing.edits import Tree
from generator.records.base import LOOKS_LIKE_OTHER, model_in
from generator.records.values import PartialDate


@dataclass(frozen=True, slots=True)
class Style:
    """How a file indents: fields inside a record, the dash below its list's name, the item after its dash."""

    mapping: int = 2
    dash: int = 2
    item: int = 2


class _Plain(str):
    """A number, date or yes/no in machine text: written without quotes."""

    __slots__ = ()


class _Representer(RoundTripRepresenter):
    pass


def _plain(representer: Any, value: _Plain) -> ScalarNode:
    text = str(value)
    tag = representer.serializer.resolver.resolve(ScalarNode, text, (True, False))
    return ScalarNode(tag, text)


_Representer.add_representer(_Plain, _plain)

_TYPED = (Decimal, int, bool, dt.date, PartialDate)
_MACHINE_TEXT = re.compile(r"-?[0-9][0-9.-]*\Z|yes\Z|no\Z")
_MUST_BE_ESCAPED = re.compile("[\x00-\x08\n-\x1f\x7f-\x9f\u2028\u2029]")
# ruamel.yaml leaves more unquoted than libyaml reads, between brackets above all.
_FIRST_SIGNS = re.compile(r"\A[?:-]")
_FLOW_SIGNS = re.compile(r"\A[?-]|[,:\[\]{}]")
_QUOTES: dict[str | None, type] = {"'": SingleQuotedScalarString, '"': DoubleQuotedScalarString}


def entry(field: str, value: Tree, annotation: Any, style: Style) -> list[str]:
    """Return the lines of ``field: value``, the name at the first column.

    ``annotation`` is the field's type, which says what is a number and what is text that looks like one.
    """
    return _dumped({field: _node(value, annotation, flow=False)}, style)


def item(value: Tree, annotation: Any, style: Style) -> list[str]:
    """Return the lines of one item of a list, its dash at the first column."""
    lines = _dumped({"x": CommentedSeq([_node(value, annotation, flow=False)])}, style)
    return [line[style.dash :] for line in lines[1:]]


def inline(value: Tree, annotation: Any, quote: str | None = None) -> str:
    """Return a value on one line, as it stands after its field's name or between brackets.

    ``quote`` is how the value it takes the place of was written; it stays so.
    """
    node = CommentedSeq([_node(value, annotation, flow=True, quote=quote)])
    node.fa.set_flow_style()
    (line,) = _dumped({"x": node}, Style())
    return line.removeprefix("x: [").removesuffix("]")


def _dumped(fields: Mapping[str, Any], style: Style) -> list[str]:
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.indent(mapping=style.mapping, sequence=style.dash + style.item, offset=style.dash)
    yaml.width = sys.maxsize
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(CommentedMap(fields), stream)
    return stream.getvalue().removesuffix("\n").split("\n")


def _node(value: Tree, annotation: Any, *, flow: bool, quote: str | None = None) -> Any:
    model = model_in(annotation)
    if isinstance(value, str):
        return _text(value, typed=_is_typed(annotation), quote=quote, flow=flow)
    if isinstance(value, Mapping):
        names = [name for name in model.model_fields if name in value] if model else list(value)
        node: Any = CommentedMap({n: _node(value[n], annotation_of(model, n), flow=flow) for n in names})
    else:
        node = CommentedSeq(_node(item, annotation, flow=flow) for item in value)
        flow = flow or not any(isinstance(item, Mapping) for item in value)
    if flow:
        node.fa.set_flow_style()
    return node


def annotation_of(model: type[BaseModel] | None, field: str) -> Any:
    """Return the type of a record's field; text when the record does not know the field."""
    return model.model_fields[field].annotation if model and field in model.model_fields else str


def _is_typed(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, _TYPED) and not issubclass(annotation, StrEnum)
    return any(_is_typed(part) for part in get_args(annotation))


def _text(value: str, *, typed: bool, quote: str | None, flow: bool) -> Any:
    if typed and not quote and _MACHINE_TEXT.match(value):
        return _Plain(value)
    if _MUST_BE_ESCAPED.search(value):
        return DoubleQuotedScalarString(value)
    if quote in _QUOTES:
        return _QUOTES[quote](value)
    quoted = not value or LOOKS_LIKE_OTHER.match(value) or (_FLOW_SIGNS if flow else _FIRST_SIGNS).search(value)
    return SingleQuotedScalarString(value) if quoted else value


__all__ = ["Style", "annotation_of", "entry", "inline", "item"]
