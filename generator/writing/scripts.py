"""Values handed to the browser as scripts: a call with JSON, which stays one wherever the script is put."""

from __future__ import annotations

import json
from typing import Any

# What would end an element of HTML around it, or a line for old browsers.
_INERT = {c: f"\\u{ord(c):04x}" for c in "<\u2028\u2029"}


def call(name: str, *values: Any) -> bytes:
    """Return the script that calls ``minhbach.<name>`` with ``values``; the same values give the same bytes."""
    told = (json.dumps(v, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for v in values)
    return handing_over(name, *told)


def handing_over(name: str, *told: str) -> bytes:
    """Return the same script for values that are JSON already."""
    values = ",".join(told)
    for sign, written in _INERT.items():
        values = values.replace(sign, written)
    return f"minhbach.{name}({values});\n".encode()
