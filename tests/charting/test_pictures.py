"""What a reader, a screen reader and a spreadsheet find in a finished picture."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET

import altair as alt
import pytest
import vl_convert
from chart_examples import (
    EVERY,
    HOSTILE,
    MANY,
    VI,
    drawn,
    drawn_alone,
    point,
    ranking,
    trajectory,
)  # fmt: skip

from generator.charting.kinds import Bar, Chart
from generator.charting.render import Picture, specification
from generator.charting.svg import finish
from generator.text import slug

SVG = "{http://www.w3.org/2000/svg}"
STEMS = [chart.stem for chart in EVERY]


def words(picture: Picture) -> str:
    """All text in the picture, in the order drawn."""
    return "\n".join("".join(t.itertext()) for t in ET.fromstring(picture.svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("stem", STEMS)
def test_picture_is_one_named_and_described_image(pictures: dict[str, Picture], stem: str) -> None:
    root = ET.fromstring(pictures[stem].svg)
    assert root.get("role") == "img"
    assert root.get("lang") == "vi"
    assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    assert root[0].text == pictures[stem].title
    assert root[1].text == pictures[stem].description


@pytest.mark.parametrize("stem", STEMS)
def test_picture_scales_and_speaks_no_english(pictures: dict[str, Picture], stem: str) -> None:
    root = ET.fromstring(pictures[stem].svg)
    assert root.get("width") is None
    assert root.get("height") is None
    assert root.get("viewBox", "").startswith("0 0 440 ")
    assert "Be Vietnam Pro" in root.get("font-family", "")
    inside = [name for element in root.iter() if element is not root for name in element.attrib]
    assert not [name for name in inside if name.startswith("aria-") or name == "role"]
    assert not [e for e in root.iter(f"{SVG}text") if "font-family" in e.attrib]


def test_identifiers_are_unique_among_pictures(pictures: dict[str, Picture]) -> None:
    ids = [e.get("id") for p in pictures.values() for e in ET.fromstring(p.svg).iter() if e.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(pictures)


@pytest.mark.parametrize("chart", EVERY, ids=STEMS)
def test_specification_is_valid_vega_lite(chart: Chart) -> None:
    alt.LayerChart.from_dict(specification(chart, language=VI), validate=True)


@pytest.mark.parametrize("chart", EVERY, ids=STEMS)
def test_words_are_written_as_vega_would_write_them(pictures: dict[str, Picture], chart: Chart) -> None:
    made = pictures[chart.stem]
    whole = vl_convert.vegalite_to_svg(made.spec, allowed_base_urls=[])
    told = {"title": made.title, "description": made.description}
    assert finish(whole, stem=slug(chart.stem), lang="vi", **told) == made.svg
    assert made.svg.count("<text") == len(specification(chart, language=VI)["datasets"]["words"]) > 0


@pytest.mark.parametrize("stem", STEMS)
def test_source_and_date_are_inside(pictures: dict[str, Picture], stem: str) -> None:
    assert "Nguồn: " in words(pictures[stem])
    assert "Tính đến 22/11/2026" in words(pictures[stem])


def test_target_pace_break_and_key_are_drawn(pictures: dict[str, Picture]) -> None:
    seen = words(pictures["nhieu"])
    for expected in ("Mục tiêu: 80% vào cuối năm 2030", "Sáp nhập tỉnh", "Mức phải đạt",
                     "Mốc đầu kỳ", "Kết quả báo cáo", "Kết quả rà soát", "33%", "31%"):  # fmt: skip
        assert expected in seen
    for mark in ("target_marks", "pace_marks", "results_province_marks", "points_marks"):
        assert mark in pictures["nhieu"].svg


def test_nothing_is_said_plainly_and_the_target_still_shown(pictures: dict[str, Picture]) -> None:
    seen = words(pictures["khong-co"])
    assert "Chưa có báo cáo công khai" in seen
    assert "Mục tiêu: 80% vào cuối năm 2030" in seen


def test_qualified_values_keep_their_word(pictures: dict[str, Picture]) -> None:
    assert "trên 90%" in words(pictures["tren"])
    assert "gần 98%" in words(pictures["tren"])


def test_disputed_values_are_both_shown(pictures: dict[str, Picture]) -> None:
    seen = words(pictures["bat-dong"]).splitlines()
    assert "trạm" in seen  # once, under the title, not behind every value
    assert {"167", "734", "Các nguồn nói khác nhau"} <= set(seen)


def test_ranking_names_values_and_counts_the_silent(pictures: dict[str, Picture]) -> None:
    seen = words(pictures["xep-hang"])
    for expected in ("Sơn La", "82%", "trên 75%*", "* Chỉ tính các xã.", "Mục tiêu 80%",
                     "Cả nước 61% (3/34)", "Hoàn thành: 1", "Chậm tiến độ: 2",
                     "Đếm 3 nơi có số, chưa kể 31 nơi khác:",
                     "Chưa có báo cáo công khai: 31 tỉnh, thành phố."):  # fmt: skip
        assert expected in seen


def test_hostile_words_stay_words() -> None:
    risky: list[Chart] = [
        trajectory("doc", title=HOSTILE, unit=HOSTILE, source=HOSTILE, no_data_label=HOSTILE),
        trajectory("doc-2", points=(point("2025", "5", HOSTILE, series=HOSTILE),)),
        ranking("doc-3", title=HOSTILE, bars=(Bar(HOSTILE, MANY.points[0].value, status='"><i>'),)),
    ]
    for picture in drawn(risky).values():
        root = ET.fromstring(picture.svg)
        assert not [e for e in root.iter() if e.tag in {f"{SVG}script", f"{SVG}i"}]
        assert not set("\u202e\u202c\x00") & set(picture.svg + picture.csv.decode())
        assert "<script" not in picture.svg


def test_same_bytes_whoever_draws(pictures: dict[str, Picture]) -> None:
    alone = drawn_alone(MANY)
    assert alone == pictures["nhieu"]


def test_two_charts_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="nhieu"):
        drawn([MANY, MANY])


def rows(picture: Picture) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(picture.csv.decode("utf-8-sig"))))


def test_csv_opens_in_a_spreadsheet_with_plain_numbers(pictures: dict[str, Picture]) -> None:
    assert pictures["nhieu"].csv.startswith(b"\xef\xbb\xbf")
    table = rows(pictures["nhieu"])
    assert [r["Giá trị"] for r in table] == ["5", "11", "18.2", "24.5", "33", "31", "60", "80"]
    assert table[4]["Ngày"] == "2026-06"
    assert {r["Tính đến"] for r in table} == {"2026-11-22"}
    silent = [r for r in rows(pictures["xep-hang"]) if r["Tình trạng"] == "Chưa có báo cáo công khai"]
    assert len(silent) == 31
    assert {r["Giá trị"] for r in silent} == {""}


def test_csv_holds_no_formula() -> None:
    bars = (Bar("=HYPERLINK(1)", MANY.points[0].value),)
    table = rows(drawn_alone(ranking("cong-thuc", bars=bars)))
    assert table[0]["Tên"] == "'=HYPERLINK(1)"
