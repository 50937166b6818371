"""Numbers and dates as people write them, read as every meaning they can have.

Data files hold machine text; people write ``97,6%``, ``3.802`` and ``30/11/2026``. A text with two
meanings is returned with both: whoever wrote it is asked, nobody guesses.
"""

from __future__ import annotations

import re
from decimal import Decimal

from generator.records.base import MAX_DIGITS
from generator.records.values import PartialDate

_SPACES = re.compile(r"(?<=[0-9])[\s\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_PLAIN = re.compile(r"[0-9]+\Z")
_ONE_MARK = re.compile(r"(?P<whole>[0-9]+)[.,](?P<rest>[0-9]+)\Z")
_GROUPED = re.compile(r"[0-9]{1,3}(?:(?P<group>[.,])[0-9]{3})(?:(?P=group)[0-9]{3})*(?:(?!(?P=group))[.,][0-9]+)?\Z")


def numbers(text: str) -> tuple[Decimal, ...]:
    """Return every number ``text`` can mean: none, one, or two when a mark may group or begin decimals.

    >>> numbers("97,6"), numbers("1.234,5"), numbers("3.802")
    ((Decimal('97.6'),), (Decimal('1234.5'),), (Decimal('3802'), Decimal('3.802')))
    """
    text = _SPACES.sub("", text.strip())
    negative, text = text[:1] in ("-", "−"), text.lstrip("-−") if text[:1] in ("-", "−") else text
    if len(text) > MAX_DIGITS:
        return ()
    found = dict.fromkeys(Decimal(reading) for reading in _readings(text))
    return tuple(-number if negative else number for number in found)


def _readings(text: str) -> list[str]:
    """Return the machine forms of an unsigned number; grouped digits come first."""
    if _PLAIN.match(text):
        return [text] if text == "0" or text[0] != "0" else []
    found = []
    grouped = _GROUPED.match(text)
    if grouped and text[0] != "0":
        point = "," if grouped["group"] == "." else "."
        found.append(text.replace(grouped["group"], "").replace(point, "."))
    one = _ONE_MARK.match(text)
    if one and (one["whole"] == "0" or text[0] != "0"):
        found.append(f"{one['whole']}.{one['rest']}")
    return found


# Day first, as Vietnamese writes it; words are folded before they are compared.
_DATES = [
    re.compile(r"(?:ngay )?(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})\Z"),
    re.compile(r"(?:ngay )?(?P<day>[0-9]{1,2}) thang (?P<month>[0-9]{1,2})(?: nam |[/.-])(?P<year>[0-9]{4})\Z"),
    re.compile(r"(?:thang )?(?P<month>[0-9]{1,2})(?: nam |[/.-])(?P<year>[0-9]{4})\Z"),
    re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})(?:[/.-](?P<day>[0-9]{1,2}))?\Z"),
    re.compile(r"(?:nam )?(?P<year>[0-9]{4})\Z"),
]


def date(text: str) -> PartialDate | None:
    """Return the day, month or year ``text`` names, or None when it names none that exists.

    >>> str(date("30/11/2026")), str(date("tháng 11/2026")), str(date("năm 2026"))
    ('2026-11-30', '2026-11', '2026')
    """
    plain = " ".join(_bare(text).split())
    match = next((m for pattern in _DATES if (m := pattern.match(plain))), None)
    if match is None:
        return None
    parts = match.groupdict()
    written = "-".join(part.zfill(2) for part in (parts["year"], parts.get("month"), parts.get("day")) if part)
    try:
        return PartialDate.parse(written)
    except ValueError:
        return None


def _bare(text: str) -> str:
    """Return ``text`` in lower case without marks; digits and what stands between them stay."""
    return text.lower().replace("ngày", "ngay").replace("tháng", "thang").replace("năm", "nam").strip(" .")
