"""Personal data that nobody may publish: how it is written, and where a text holds it.

What a country's numbers of persons look like stands in one table, ``VIET_NAM``: the twelve digits
of a citizen's card (Circular 59/2021/TT-BCA: three of the place, one of century and sex, two of
the year, six more), the nine of the older card where words beside them say so, and telephone
numbers. A site of another country puts its own table into ``FORMS``; nothing else knows of it.
Addresses at providers of private mail are the same everywhere.

Every pattern takes time near to linear in the text: what may repeat is bounded, or begins only
where nothing of its kind stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.reading import rules
from generator.records.finding import Finding, Rule
from generator.records.values import Place


@dataclass(frozen=True, slots=True)
class Form:
    """How a number of a person is written; ``number`` names the group that is it where words stand before."""

    pattern: re.Pattern[str]
    number: str
    rule: Rule


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ALONE = r"(?<![\w./,+=-])"  # not the tail of a longer number, an id or a document's number
_ENDS = r"(?![\w/]|[.,-]\d)"
_S = r"[ .\-\u00a0]"
_CITIZEN = re.compile(
    rf"{_ALONE}0(?:0[1-9]|[1-8]\d|9[0-6]){_S}?\d{{3}}{_S}?\d{{3}}{_S}?\d{{3}}{_ENDS}"
    r"|(?:\bCMND|\bCMTND|\bCMT|\bCCCD|chứng minh|căn cước|định danh cá nhân)\D{0,25}"
    r"(?P<old>\d{12}|\d{9}|\d{3}[ .]\d{3}[ .]\d{3}(?:[ .]\d{3})?)(?!\d)",
    re.IGNORECASE,
)
# Nine digits after the 0 or the country's 84, in the groups people write them in.
_MOBILE = (
    rf"[35789]\d\)?(?:\d{{7}}|{_S}\d{{7}}|{_S}\d{{3}}{_S}\d{{4}}|{_S}\d{{4}}{_S}\d{{3}}"
    rf"|\d{_S}(?:\d{{6}}|\d{{3}}{_S}\d{{3}}|\d{{2}}{_S}\d{{2}}{_S}\d{{2}}))"
)
_PHONE = re.compile(
    rf"{_ALONE}\(?0{_MOBILE}{_ENDS}"
    rf"|{_ALONE}0[35789](?:{_S}\d\d){{4}}{_ENDS}"
    rf"|{_ALONE}\(?(?:\+|00)84\)?{_S}?(?:\(0\)|0)?{_S}?{_MOBILE}{_ENDS}"
    r"|(?:\bS?ĐT|\bDĐ|điện thoại|di động|\bphone|\btel|\bmobile|\bzalo)[^\d+(]{0,12}"
    rf"(?P<said>\(?(?:\+?84|0)(?:[ .()-]{{0,2}}\d){{9,10}})(?!\d)",
    re.IGNORECASE,
)
_AT = re.compile(r"@|[(\[][aA][tT][)\]]")  # no address is without, and it is far faster to look for
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+\s?(?:@|[(\[]at[)\]])\s?(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|proton"
    r"|protonmail|zoho|gmx|yandex|mail)\.(?:com|net|org|me|ru|vn|de|fr|uk|co)(?:\.[a-z]{2})?(?!\w|\.\w)",
    re.IGNORECASE,
)

VIET_NAM = (Form(_CITIZEN, "old", rules.CITIZEN_ID), Form(_PHONE, "said", rules.PHONE))
FORMS = VIET_NAM
_NINE_DIGITS = re.compile(r"(?:\d\D{0,3}){9}")  # no number of a person is shorter


def personal_data(text: str, place: Place, public_mail: bool = False) -> Iterator[Finding]:
    """Yield the personal data a text holds, each kind once; what is found is shown masked."""
    if not public_mail and _AT.search(text) and (mail := _MAIL.search(text)):
        yield rules.PRIVATE_MAIL.at(place, value=_masked(mail[0]))
    if not _NINE_DIGITS.search(text):
        return
    bare = _ADDRESS.sub(" ", text) if "//" in text or "www." in text else text
    for form in FORMS:
        found = form.pattern.search(bare)
        if found:
            yield form.rule.at(place, value=_masked(found[form.number] or found[0]))


def _masked(text: str) -> str:
    """Return enough of a text to find it by, and no more: a report is public too."""
    name, at, host = text.partition("@")
    if at:
        return f"{name[:2]}•••@{host}"
    return f"{text[:3]}•••{text[-2:]}"
