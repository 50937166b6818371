"""How a field's value is written in a file: in words, as an example, and as JSON Schema.

The schemas are those of draft-07, and speak of a value as a YAML 1.2 parser gives it to an editor:
``100`` is a number there and ``true`` a boolean, while ``yes`` and a date are text. They accept what
the reader beside them in ``records.base`` accepts, as far as a parsed value still shows how it was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from generator.language import Words, ours
from generator.records.values import FIRST_YEAR, LAST_YEAR

Schema = Mapping[str, Any]

ID_PATTERN: Final = r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}"
NUMBER_PATTERN: Final = r"[-−]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
# The years from FIRST_YEAR to LAST_YEAR.
YEAR_PATTERN: Final = r"(?:19|20|21)[0-9]{2}"
CURLY: Final = "“”‘’„‟‚‛"
URL_PATTERN: Final = r'https?://[^\s<>"/?#][^\s<>"]*'
_SCALARS: Final = ["string", "number", "boolean"]
_MONTH_DAY: Final = (
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])"
)
_DAY_SCHEMA: Final = {"type": "string", "format": "date", "pattern": rf"^{YEAR_PATTERN}-[0-9]{{2}}-[0-9]{{2}}$"}


@dataclass(frozen=True, eq=False, slots=True)
class Written:
    """One way to write a value: in words, by an ``example`` where one helps, and as a draft-07 schema."""

    words: Words
    example: str
    schema: Schema = field(repr=False)


@dataclass(frozen=True, slots=True)
class OrAlone:
    """Marks a list of which a single item may be written without its dash."""


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


TEXT: Final = Written(ours("chữ"), "", {"type": _SCALARS, "pattern": r"\S"})
WORD: Final = Written(
    ours("chữ; ngôn ngữ phân biệt một và nhiều thì viết dạng một|dạng nhiều"), "province|provinces", TEXT.schema
)
CODE: Final = Written(
    ours("mã, luôn trong dấu nháy"), "'08'",
    {"type": "string", "pattern": rf"^(?![{CURLY}].*[{CURLY}]$).*\S"},
)  # fmt: skip
ID: Final = Written(
    ours("mã: chữ không dấu, số, chấm, gạch nối"), "",
    {"type": _SCALARS, "pattern": _whole(ID_PATTERN), "minimum": 0},
)  # fmt: skip
COMMITMENT: Final = Written(
    ours("mã kế hoạch, dấu gạch chéo, mã cam kết"), "kh-2025/CK1",
    {"type": "string", "pattern": _whole(f"{ID_PATTERN}/{ID_PATTERN}")},
)  # fmt: skip
URL: Final = Written(
    ours("địa chỉ web đầy đủ"), "https://example.org/bao-cao", {"type": "string", "pattern": _whole(URL_PATTERN)}
)
NUMBER: Final = Written(
    ours("số, dấu chấm thập phân, không ngăn hàng nghìn"), "97.6",
    {"type": ["number", "string"], "pattern": _whole(NUMBER_PATTERN), "maxLength": 30, "maximum": 1e30},
)  # fmt: skip
WHOLE: Final = Written(
    ours("số nguyên"), "12",
    {"type": ["integer", "string"], "pattern": _whole(r"[-−]?(?:0|[1-9][0-9]*)(?:\.0+)?"), "maxLength": 30},
)  # fmt: skip
YEAR: Final = Written(
    ours("năm, bốn chữ số"), "2026",
    {"type": ["integer", "string"], "pattern": _whole(YEAR_PATTERN), "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
)  # fmt: skip
MONTH_DAY: Final = Written(
    ours("tháng-ngày, trong dấu nháy"), "'12-15'", {"type": "string", "pattern": _whole(_MONTH_DAY)}
)
DAY: Final = Written(ours("ngày, viết năm-tháng-ngày"), "2026-04-23", _DAY_SCHEMA)
DATE: Final = Written(
    ours("ngày; chỉ biết tháng hoặc năm thì viết 2026-04 hoặc 2026"), "2026-04-23",
    {"anyOf": [
        {
            "type": ["integer", "string"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR,
            "pattern": rf"^{YEAR_PATTERN}(?:-(?:0[1-9]|1[0-2]))?$",
        },
        _DAY_SCHEMA,
    ]},
)  # fmt: skip
YES_NO: Final = Written(
    ours("yes hoặc no"), "",
    {"anyOf": [
        {"enum": ["yes", "no"]},
        {"type": ["boolean", "string"], "pattern": _whole(
            "[Yy][Ee][Ss]|[Nn][Oo]|[Cc][Óó]|[Kk][Hh][Ôô][Nn][Gg]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"
        )},
    ]},
)  # fmt: skip
