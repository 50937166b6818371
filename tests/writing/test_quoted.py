"""A line quoted as it is says its language where that is another than the page's."""

from __future__ import annotations

import pytest

from generator.writing.quoted import language_of

SITE = ("vi", "en")
VI = "Sơn La: số tập huấn năm 2029 là “trên 90%”"
EN = "The table of targets has the deadlines; figures keep their sources"


@pytest.mark.parametrize(
    ("text", "own", "others", "expected"),
    [
        (VI, "en", SITE, "vi"), (VI, "vi", SITE, ""), (EN, "vi", SITE, "en"), (EN, "en", SITE, ""),
        (EN, "vi", ("vi",), ""), ("", "vi", SITE, ""), ("1087/QĐ-TTg", "en", SITE, ""),
        ("Zxcvb qwert the asdfg poiuy", "vi", SITE, ""),
    ],
)  # fmt: skip
def test_the_language_of_a_quoted_line(text: str, own: str, others: tuple[str, ...], expected: str) -> None:
    assert language_of(text, own, others) == expected
