"""YAML as an editor sees it: values resolved by the core schema of YAML 1.2, where dates stay text."""

from __future__ import annotations

import re
from typing import Any

import yaml

_TAG = "tag:yaml.org,2002:"
_RESOLVED = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
}


class _Core(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (its base class has it so)


for name, pattern in _RESOLVED.items():
    _Core.add_implicit_resolver(_TAG + name, re.compile(rf"(?:{pattern})\Z"), None)
_Core.add_constructor(_TAG + "int", lambda _, node: _whole(node.value))


def _whole(text: str) -> int | float:
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text, base) if len(text) < 300 else float("inf")  # as JavaScript has it


def load(text: str) -> Any:
    """Return what a YAML text holds.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    return yaml.load(text, Loader=_Core)
