"""One way to compare, sort and address text; numbers and dates in the reader's language."""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import MANY, MAX_SHOWN, Language, Message, Noun, language, languages, ours
from generator.records.values import Bound, PartialDate, Quantity
from generator.text import MOST_MARKS, clean, clipped, cut, fold, nearest, overloaded, slug, sort_key
from generator.writing.sentences import counted, filled

MARKS = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))]
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
TEXT = st.text(st.one_of(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " -.,/Ƣƣ0123456789"), st.characters()))
WORDS = st.text(st.sampled_from(VIETNAMESE + " "), max_size=12)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đắk Lắk", "dak lak"), ("Đăk  Lăk", "dak lak"), ("Thanh Hoá", "thanh hoa"), ("Thanh Hóa", "thanh hoa"),
        ("TP.HCM", "tp hcm"), ("TP. Hồ Chí Minh", "tp ho chi minh"), ("Thừa Thiên - Huế", "thua thien hue"),
        ("CHƢƠNG TRÌNH", "chuong trinh"), ("NHƢ\u0303NG", "nhung"), ("  ", ""), ("“Ủy ban”", "uy ban"),
        ("1087/QĐ-TTg", "1087 qd ttg"), ("ÐÀ NẴNG", "da nang"), ("ƯƠ", "uo"), ("a\u0323\u0302", "a"),
    ],
)  # fmt: skip
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert slug(text) == folded.replace(" ", "-")


@given(TEXT)
def test_fold_is_settled_and_blind_to_composition(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)
    assert fold(text).isascii()


@given(TEXT)
def test_clean_is_settled_and_composed(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set("Ƣƣ") & set(cleaned)


# In the order of a Vietnamese dictionary.
ORDERED = [
    "1087", "5G", "a", "à", "ả", "ã", "á", "ạ", "an", "án", "ang", "ao", "ă", "ằ", "ắ", "ăn", "â", "ậ", "ân", "ba",
    "Bà Rịa", "Bạc Liêu", "Bắc Giang", "Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định", "ca", "Cà Mau", "Cao Bằng",
    "Cần Thơ", "da", "dân tộc", "Dương", "đa", "Đà Nẵng", "Đắk Lắk", "đê", "Điện Biên", "Đồng Nai", "e", "ê", "Gia Lai",
    "Hà Nội", "hòa", "hoàng", "Huế", "Hưng Yên", "i", "Khánh Hòa", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "ma", "mà", "mả",
    "mã", "má", "mạ", "Nghệ An", "Ninh Bình", "o", "ò", "ọ", "ô", "ổ", "ơ", "ở", "ợ", "Phú Thọ", "Quảng Ngãi", "Quảng Trị",
    "Sơn La", "Tây Ninh", "Thái Nguyên", "Thanh Hóa", "Tuyên Quang", "u", "ư", "ừ", "ự", "Vĩnh Long", "xã", "y", "ỷ",
]  # fmt: skip


def test_sort_key_is_the_dictionary() -> None:
    """One exception to strict letters: Lạng Sơn stands after Lâm Đồng only by its letter a before â."""
    expected = sorted(ORDERED, key=sort_key)
    swapped = {"Lâm Đồng": "Lạng Sơn", "Lạng Sơn": "Lâm Đồng"}
    assert expected == [swapped.get(word, word) for word in ORDERED]
    assert [sort_key(w) for w in expected] == [sort_key(unicodedata.normalize("NFD", w)) for w in expected]


@pytest.mark.parametrize(
    ("before", "after"),
    [("ma", "mà"), ("mà", "mả"), ("mả", "mã"), ("mã", "má"), ("má", "mạ"), ("mạ", "man"), ("ban", "băn"), ("băn", "bân"),
     ("dz", "đa"), ("uz", "ưa"), ("a b", "ab"), ("9", "a"), ("A", "à"), ("Müller", "mv"), ("ế", "ệ")],
)  # fmt: skip
def test_sort_key(before: str, after: str) -> None:
    assert sort_key(before) < sort_key(after)


@given(st.lists(WORDS, max_size=6))
def test_tones_weigh_less_than_any_letter(words: list[str]) -> None:
    tones = str.maketrans(dict.fromkeys(map(ord, "\u0300\u0309\u0303\u0301\u0323")))
    toneless = [unicodedata.normalize("NFC", unicodedata.normalize("NFD", w).translate(tones)) for w in words]
    for a, b in pairwise(zip(words, toneless, strict=True)):
        if sort_key(a[1])[0] != sort_key(b[1])[0]:
            assert (sort_key(a[0]) < sort_key(b[0])) == (sort_key(a[1]) < sort_key(b[1]))


@pytest.mark.parametrize(
    ("word", "choices", "found"),
    [("indicater", ["indicator", "unit"], "indicator"), ("LaoCai", ["lao-cai", "gia-lai"], "lao-cai"), ("", ["a"], None),
     ("Đăk Lăk", ["dak-lak", "dak-nong"], "dak-lak"), ("xyz", ["indicator"], None), ("a", [], None)],
)  # fmt: skip
def test_nearest(word: str, choices: list[str], found: str | None) -> None:
    assert nearest(word, choices) == found


@pytest.mark.parametrize(
    ("value", "places", "vi", "en"),
    [
        ("3802", None, "3.802", "3,802"), ("97.6", None, "97,6", "97.6"), ("1234567.25", 1, "1.234.567,3", "1,234,567.3"),
        ("0.5", 0, "1", "1"), ("2.5", 0, "3", "3"), ("-0.5", None, "−0,5", "−0.5"), ("-0.001", 2, "0,00", "0.00"),
        ("100", 1, "100,0", "100.0"), ("-1234", None, "−1.234", "−1,234"), ("9" * 40, 2, None, None),
    ],
)  # fmt: skip
def test_numbers(value: str, places: int | None, vi: str | None, en: str | None) -> None:
    for words, expected in ((language("vi"), vi), (language("en"), en)):
        found = words.number(Decimal(value), places)
        assert expected is None or found == expected


def test_units_signs_and_qualifiers() -> None:
    words = language()
    assert words.signed(Decimal(17), 1) == "+17,0"
    assert words.signed(Decimal("-0.3")) == "−0,3"
    assert words.signed(Decimal("0.001"), 1) == "0,0"
    assert words.with_unit(Decimal("97.6"), "%") == "97,6%"
    assert words.with_unit(Decimal(1217), "trạm") == "1.217 trạm"
    assert words.quantity(Quantity(Decimal(90), "%", Bound.ABOVE, "trên")) == "trên 90%"
    assert words.quantity(Quantity(Decimal(90), "%", Bound.AT_LEAST)) == "≥ 90%"
    assert words.quantity(Quantity(Decimal(90), "%")) == "90%"


@pytest.mark.parametrize(
    ("date", "vi", "en"),
    [("2026-11-02", "02/11/2026", "2 November 2026"), ("2026-04", "04/2026", "April 2026"), ("2026", "2026", "2026")],
)
def test_dates_are_as_precise_as_known(date: str, vi: str, en: str) -> None:
    parsed = PartialDate.parse(date)
    assert (language("vi").date(parsed), language("en").date(parsed)) == (vi, en)


def test_details_in_the_readers_language() -> None:
    english = Language("en", {"nguồn": "source"})
    assert english.shown(ours("nguồn", "khác")) == "source, khác"
    assert english.shown("nguồn") == "nguồn"  # the words of a file are never translated
    assert english.shown(Decimal("3802.5")) == "3,802.5"
    assert english.shown(2025) == "2025"
    assert language().shown(dt.date(2025, 4, 3)) == "03/04/2025"
    assert language().shown((Decimal("97.6"), Decimal(98))) == "97,6 / 98"
    assert language().shown("một\n::error::hai  ba") == "một ::error::hai ba"
    assert len(language().shown("a" * 999)) == MAX_SHOWN + 1


def test_languages() -> None:
    assert languages()[0] == "vi"
    assert language("xx")._("Vì sao") == "Vì sao"
    assert language("../../x").messages == {}


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "1 plan was found"), (0, "0 plans were found"), ("1", "1 plan was found"), ("2", "2 plans were found"),
     (counted("1", "/a/"), "1 plan was found"), (Decimal("1.5"), "1.5 plans were found"),
     ("1,001", "1,001 plans were found"), ("−1", "−1 plan was found"), ("một", "một plans were found")],
)  # fmt: skip
def test_words_follow_their_number(number: object, told: str) -> None:
    message = Message("{n} {n:plan was|plans were} found", "en")
    assert message.format(n=number) == message.format_map({"n": number}) == told
    assert filled(message, {"n": number}) == told


def test_each_word_follows_its_own_number_and_a_number_still_leads_somewhere() -> None:
    message = Message("late for {n} {n:period|periods}, {days} {days:day|days} at most", "en")
    told = filled(message, {"n": counted("1", "/a/"), "days": "12"})
    assert told == "late for 1 period, 12 days at most"
    assert [part.text for part in told.parts if part.address] == ["1"]


def test_forms_are_those_of_the_language() -> None:
    """Russian tells one, few, many and other apart (CLDR); a short list serves the rest with its last form."""
    message = Message("{n} {n:план|плана|планов|плана}", "ru")
    assert [message.format(n=n) for n in (1, 3, 5, 21)] == ["1 план", "3 плана", "5 планов", "21 план"]
    assert Message("{n:one|other}", "ru").format(n=5) == "other"


def test_a_message_of_the_catalogue_keeps_its_forms_as_a_detail() -> None:
    words = Language("en", {"{n} mục": Message("{n} {n:item|items}", "en")})
    assert words.shown(ours("{n} mục")).format(n=1) == "1 item"


NOUN = Noun("province or city|provinces and cities")


@pytest.mark.parametrize(
    ("message", "told"),
    [("{n} {places:n}", "1 province or city"), ("all {places:many}", "all provinces and cities"),
     ("no {places}", "no province or city"), ("{places:cap}: {n}", "Province or city: 1"),
     ("{n:this|these} {places:one}", "this province or city")],
)  # fmt: skip
def test_a_word_of_the_configuration_follows_its_number(message: str, told: str) -> None:
    assert Message(message, "en").format(n=1, places=NOUN) == told
    assert filled(Message(message, "en"), {"n": counted("1", "/a/"), "places": NOUN}) == told


def test_a_word_with_one_form_keeps_it() -> None:
    assert Message("{n} {places:n}", "en").format(n=5, places="tỉnh") == "5 tỉnh"
    assert (Noun("tỉnh").many, str(Noun("a|b"))) == ("tỉnh", "a")


def test_a_heading_that_names_many_may_have_a_text_of_its_own() -> None:
    words = Language("en", {"Mục tiêu": "Target", "many\x04Mục tiêu": "Targets", "Kỳ": "Period"})
    assert [words._("Mục tiêu"), words._("Mục tiêu", MANY), words._("Kỳ", MANY)] == ["Target", "Targets", "Period"]
    assert language("en")._("Mục tiêu", MANY) == "Targets"
    assert Language("vi")._("Mục tiêu", MANY) == "Mục tiêu"


@pytest.mark.parametrize(("code", "told"), [("vi", "3/2026"), ("en", "March 2026"), ("fr", "mars 2026")])
def test_a_month_by_itself(code: str, told: str) -> None:
    assert Language(code).month(2026, 3) == told


@pytest.mark.parametrize(
    ("text", "limit", "told"),
    [
        ("một hai ba", 10, "một hai ba"),
        ("một hai ba bốn", 12, "một hai ba bốn"),  # hardly longer: whole
        ("tập huấn kỹ năng, chuyển đổi số cho bà con", 20, "tập huấn kỹ năng…"),  # behind a clause
        ("tập huấn kỹ năng số, chuyển đổi số cho bà con", 18, "tập huấn kỹ năng số…"),  # one that ends a little later
        ("tập, huấn kỹ năng chuyển đổi số cho bà con", 20, "tập, huấn kỹ năng…"),  # too little is before the clause
        ("x" * 50, 10, "x" * 10 + "…"),
    ],
)
def test_a_long_text_is_cut_behind_a_clause_or_a_word(text: str, limit: int, told: str) -> None:
    assert clipped(text, limit) == told


@given(st.text(alphabet="ab ,.;", max_size=80), st.integers(1, 40))
def test_a_cut_text_is_its_own_beginning_and_no_longer_than_asked(text: str, limit: int) -> None:
    made = cut(text, limit)
    assert text.startswith(made.removesuffix("…"))
    assert len(made) <= limit + 1


def test_every_mark_there_is_can_overload_a_letter() -> None:
    for mark in MARKS:
        assert overloaded(f"số a{mark * MOST_MARKS}") is None
        assert overloaded(f"số a{mark * (MOST_MARKS + 1)}") == len("số a"), f"{ord(mark):04X}"
