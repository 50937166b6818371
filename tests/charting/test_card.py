"""Cards hold what they are told, at the size that social networks ask for."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from chart_examples import FONTS, VI, nothing_to_draw

from generator.charting import drawing
from generator.charting.card import HEIGHT, INNER, Card, card_svg
from generator.charting.look import width

CARD = Card(
    "tinh-a", "Tỉnh", "Điện Biên", "11 cam kết; 3 hoàn thành, 8 chưa có báo cáo công khai.",
    (("achieved", "Hoàn thành", 3), ("no_information", "Chưa có thông tin đánh giá", 8)),
    "Tính đến 22/11/2026", "Theo dõi thử", "Dữ liệu thử",
)  # fmt: skip
LONG = " ".join(["Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào"] * 9)


def draw_cards(cards: list[Card], cache: Path) -> Mapping[str, bytes]:
    with drawing.drawing([drawing.ToDraw(VI, cards=cards)], fonts=FONTS, cache=cache) as finished:
        (made,) = finished()
    return made.cards


def texts(card: Card) -> list[ET.Element]:
    return list(ET.fromstring(card_svg(card)).iter("{http://www.w3.org/2000/svg}text"))


def test_a_card_says_everything_it_is_told() -> None:
    said = [t.text for t in texts(CARD)]
    for words in (CARD.kicker, CARD.title, CARD.as_of, CARD.site, CARD.banner, "Hoàn thành: 3"):
        assert words in said
    assert CARD.answer in " ".join(filter(None, said))
    assert card_svg(CARD).count("<path") == 2, "a shape a status"


@pytest.mark.parametrize("field", ["kicker", "title", "answer", "site", "banner", "as_of"])
def test_whatever_is_long_stays_inside(field: str) -> None:
    long = LONG[:80] if field == "as_of" else LONG
    for text in texts(replace(CARD, **{field: long})):  # type: ignore[arg-type]
        size, bold = float(text.attrib["font-size"]), text.attrib.get("font-weight") == "600"
        assert width(text.text or "", size, bold) <= INNER + 1
        assert 0 < float(text.attrib["y"]) < HEIGHT


def test_an_answer_is_written_smaller_before_it_is_cut() -> None:
    told = " ".join(t.text or "" for t in texts(replace(CARD, answer=LONG[:230])))
    assert LONG[:230].strip() in told
    assert "…" in " ".join(t.text or "" for t in texts(replace(CARD, answer=LONG)))


def test_text_is_text() -> None:
    hostile = "</text><script>alert(1)</script>&amp;"
    assert hostile in [t.text for t in texts(replace(CARD, title=hostile))]
    assert "<script" not in card_svg(replace(CARD, title=hostile, answer=hostile, banner=hostile))


def test_drawn_once_and_twice_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [CARD, replace(CARD, stem="tinh-b", title="Hồ Chí Minh")]
    first = draw_cards(both, tmp_path / "one")
    assert first == draw_cards(both, tmp_path / "two")
    assert set(first) == {"tinh-a", "tinh-b"}
    for png in first.values():
        assert struct.unpack(">II", png[16:24]) == (1200, 630)
    monkeypatch.setattr(drawing, "elsewhere", nothing_to_draw)
    assert draw_cards(both, tmp_path / "one") == first


def test_another_word_is_another_picture(tmp_path: Path) -> None:
    drawn = draw_cards([CARD, replace(CARD, stem="b", answer="Khác.")], tmp_path)
    assert drawn["tinh-a"] != drawn["b"]
    assert len(list(tmp_path.iterdir())) == 2
    assert re.fullmatch(r"[0-9a-f]{64}", next(tmp_path.iterdir()).name)
