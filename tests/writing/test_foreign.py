"""Texts of the data on a page of another language: found word for word, and marked where they stand."""

from __future__ import annotations

import pytest

from generator.writing.foreign import Marker, letters_of, words_of

KNOWN = {
    "Lai Châu", "Điện Biên", "Đào tạo trưởng thôn.", "Đào tạo trưởng thôn, già làng", "Kế hoạch & lộ trình", "trạm",
    "ủ ổ ơ ư ở",
    "Tỷ lệ hộ dân có Internet", "km", "(Minh họa) Trang của Bộ",
}  # fmt: skip
MESSAGES = ("No commitment of {place} has a public report", "and the figures of {n} provinces", "Sources, to, by")
MARKER = Marker("vi", KNOWN, {"Gia Lai", "Lai Châu"}, MESSAGES)


def vi(text: str) -> str:
    return f'<span lang="vi">{text}</span>'


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<h1>Lai Châu</h1>", '<h1 lang="vi">Lai Châu</h1>'),
        ("<h1>Gia Lai</h1>", '<h1 lang="vi">Gia Lai</h1>'),
        ('<td class="x">Đào tạo trưởng thôn.</td>', '<td lang="vi" class="x">Đào tạo trưởng thôn.</td>'),
        ("<p>Lai Châu: 8 commitments</p>", f"<p>{vi('Lai Châu')}: 8 commitments</p>"),
        ("<p>Lai Châu and Điện Biên, Gia Lai</p>", f"<p>{vi('Lai Châu')} and {vi('Điện Biên')}, {vi('Gia Lai')}</p>"),
        ("<p><b>8</b> of Lai Châu</p>", f"<p><b>8</b> of {vi('Lai Châu')}</p>"),
        ("<p>Kế hoạch &amp; lộ trình, 2025</p>", f"<p>{vi('Kế hoạch &amp; lộ trình')}, 2025</p>"),
        ("<p>source “(Minh họa) Trang của Bộ”: new</p>", f"<p>source “{vi('(Minh họa) Trang của Bộ')}”: new</p>"),
        ("<p>1,217 trạm</p>", f"<p>1,217 {vi('trạm')}</p>"),
        ("<p>đào tạo trưởng thôn: 80%</p>", f"<p>{vi('đào tạo trưởng thôn')}: 80%</p>"),
        ("<p>Đào tạo trưởng thôn, già làng…</p>", f"<p>{vi('Đào tạo trưởng thôn, già làng')}…</p>"),
        ("<option>Lai Châu</option>", '<option lang="vi">Lai Châu</option>'),
        ("<text x='1'>Lai Châu</text>", "<text lang=\"vi\" x='1'>Lai Châu</text>"),
        ("<p>No commitment</p><p>12 km</p>", "<p>No commitment</p><p>12 km</p>"),
        ("<svg><title>Lai Châu: no report</title></svg>", "<svg><title>Lai Châu: no report</title></svg>"),
        ("<svg><title>Lai Châu</title></svg>", '<svg><title lang="vi">Lai Châu</title></svg>'),
        ("<p><button>Digital</button> of Lai Châu</p>", f"<p><button>Digital</button> of {vi('Lai Châu')}</p>"),
        ('<p>One<br>Lai Châu</p>', f"<p>One<br>{vi('Lai Châu')}</p>"),
        ('<a href="/x/" lang="vi">Lai Châu</a>', f'<a href="/x/" lang="vi">{vi("Lai Châu")}</a>'),
        ('<article lang="vi"><p>Lai Châu</p></article><p>Lai Châu</p>',
         '<article lang="vi"><p>Lai Châu</p></article><p lang="vi">Lai Châu</p>'),
    ],
)  # fmt: skip
def test_known_texts(page: str, marked: str) -> None:
    assert MARKER.body(page) == marked


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<p>No report: Ủy ban nhân dân Sơn La</p>", f"<p>No report: {vi('Ủy ban nhân dân Sơn La')}</p>"),
        ("<p>Sở Tư pháp. Sources</p>", '<p>' + vi("Sở Tư pháp") + ". Sources</p>"),
        ("<p>1087/QĐ-TTg and more</p>", f"<p>{vi('1087/QĐ-TTg')} and more</p>"),
        ("<p>Sổ tay to Sơn La by 2025</p>", f"<p>{vi('Sổ tay')} to {vi('Sơn La')} by 2025</p>"),
    ],
)  # fmt: skip
def test_unknown_texts_are_found_by_their_letters(page: str, marked: str) -> None:
    assert MARKER.body(page) == marked


def test_what_is_marked_once_is_not_marked_again() -> None:
    once = MARKER.body("<h1>Lai Châu</h1><p>8 of Lai Châu</p>")
    assert once.count('lang="vi"') == 2


def test_a_plain_text_is_escaped() -> None:
    assert MARKER.text("<b> Lai Châu") == f"&lt;b&gt; {vi('Lai Châu')}"


def test_where_no_html_can_stand_isolates_do() -> None:
    assert MARKER.isolated("Lai Châu & more") == "\u2068Lai Châu\u2069 & more"
    assert MARKER.isolated("Kế hoạch & lộ trình") == "\u2068Kế hoạch & lộ trình\u2069"


def test_letters_are_those_the_other_language_hardly_uses() -> None:
    assert letters_of(["Đà"], ["a"] * 99 + ["Đ"]) == "ÀàĐđ"
    assert letters_of(["é", "ơ"], ["é"] * 10) == "Ơơ"
    assert words_of(["No {n} Report"]) == {"no", "n", "report"}


def test_languages_with_the_same_letters_are_told_apart_by_whole_texts() -> None:
    marker = Marker("en", {"Plan of the city", "plan"}, set(), ("Kế hoạch {n}",))
    assert marker.body("<p>Kế hoạch: Plan of the city</p>") == '<p>Kế hoạch: <span lang="en">Plan of the city</span></p>'
    assert marker.body("<p>plan</p>") == "<p>plan</p>"
