"""The tile map: a link a place, spoken, never by colour alone, islands always in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from chart_examples import HOSTILE, VI, tile_map

from generator.charting import look
from generator.charting.kinds import Tile
from generator.charting.tilemap import TEXT, _short_lines, tile_key, tile_map_svg

SVG = "{http://www.w3.org/2000/svg}"


def links(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{SVG}a"))


def test_each_place_is_a_link_that_names_itself_and_its_status() -> None:
    found = links(tile_map_svg(tile_map(), VI))
    assert [a.get("href") for a in found] == [
        "/tinh/da-nang/", "/tinh/da-nang/", "/tinh/x/", "/tinh/khanh-hoa/",
    ]  # fmt: skip
    assert found[2].get("aria-label") == "Hồ Chí Minh (TP.HCM): Chưa có thông tin"
    assert found[2].findtext(f"{SVG}title") == found[2].get("aria-label")
    assert "tile--no-information" in found[2].get("class", "").split()


def test_both_archipelagos_are_there_and_say_where_they_belong() -> None:
    spoken = [a.get("aria-label") for a in links(tile_map_svg(tile_map(), VI))]
    assert "Quần đảo Hoàng Sa (Đà Nẵng): Hoàn thành" in spoken
    assert "Quần đảo Trường Sa (Khánh Hòa): Chậm tiến độ" in spoken


def test_statuses_differ_in_shape() -> None:
    shapes = [a.find(f"{SVG}path").get("d") for a in links(tile_map_svg(tile_map(), VI))]  # type: ignore[union-attr]
    assert len(set(shapes)) == 3


def test_map_is_named_described_and_carries_no_colour() -> None:
    svg = tile_map_svg(tile_map(), VI)
    root = ET.fromstring(svg)
    assert root.get("role") == "group"
    assert root.findtext(f"{SVG}desc") == "2 tỉnh, thành phố. Hoàn thành: 1; Chưa có thông tin: 1."
    assert "#" not in svg


def test_everything_stays_in_the_picture() -> None:
    root = ET.fromstring(tile_map_svg(tile_map(), VI))
    width, height = map(float, root.get("viewBox", "").split()[2:])
    for rect in root.iter(f"{SVG}rect"):
        x, y, wide, tall = (float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert y >= -4
        assert x + wide <= width
        assert y + tall <= height


def test_names_begin_at_one_height_and_keep_off_the_edges_of_their_tiles() -> None:
    words = ("Huế", "TP.HCM", "Thái Nguyên")
    tiles = tuple(Tile(0, n, name, name, "late", "Muộn", "/x/") for n, name in enumerate(words))
    found = links(tile_map_svg(tile_map(tiles=tiles, islands=()), VI))
    assert len({link.findall(f"{SVG}text")[0].get("y") for link in found}) == 1
    for link in found:
        lines, rect = link.findall(f"{SVG}text"), link.find(f"{SVG}rect")
        assert rect is not None
        for line in lines:
            size = float(line.get("font-size", TEXT))
            assert look.width(line.text or "", size) <= float(rect.get("width", "")) - 5.5


def test_hostile_words_stay_words() -> None:
    tile = Tile(0, 0, HOSTILE, HOSTILE, '"><b>', HOSTILE, '/"><script>', detail=HOSTILE)
    svg = tile_map_svg(tile_map(tiles=(tile,), islands=()), VI)
    assert {e.tag.removeprefix(SVG) for e in ET.fromstring(svg).iter()} <= {
        "svg", "title", "desc", "a", "rect", "path", "text",
    }  # fmt: skip
    assert "\u202e" not in svg


def test_key_counts_places_once() -> None:
    assert [(k.word, k.count) for k in tile_key(tile_map())] == [
        ("Hoàn thành", 1), ("Chưa có thông tin", 1),
    ]  # fmt: skip


def test_a_script_finds_a_tile_by_its_id_and_knows_what_it_is_called() -> None:
    svg = tile_map_svg(tile_map(), VI)
    assert "data-place" not in svg
    known = Tile(0, 0, "TP.HCM", "Hồ Chí Minh", "behind", "Chậm", "/x/", "44%", id="hcm")
    island = Tile(0, 6, "Đảo", "Đảo", "behind", "Chậm", "/x/", "44%", belongs="Hồ Chí Minh", id="hcm")
    found = links(tile_map_svg(tile_map(tiles=(known,), islands=(island,)), VI))
    assert [(a.get("data-place"), a.get("data-name"), a.get("aria-label")) for a in found] == [
        ("hcm", "Hồ Chí Minh (TP.HCM)", "Hồ Chí Minh (TP.HCM): Chậm; 44%"),
        ("hcm", "Đảo (Hồ Chí Minh)", "Đảo (Hồ Chí Minh): Chậm; 44%"),
    ]


def test_an_abbreviation_breaks_behind_its_full_stop_rather_than_being_written_smaller() -> None:
    assert _short_lines("TP.HCM", 41) == ["TP.", "HCM"]
    assert _short_lines("TP.HCM", 90) == ["TP.HCM"]
    assert _short_lines("Huế", 10) == ["Huế"]
