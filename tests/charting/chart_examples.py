"""Charts to test with: each shows one thing that a real one may contain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from decimal import Decimal
from pathlib import Path

from generator.charting.drawing import ToDraw, drawing
from generator.charting.kinds import (
    Bar,
    Break,
    Chart,
    Goal,
    Mark,
    Point,
    Ranking,
    Tile,
    TileMap,
    Trajectory,
)
from generator.charting.render import Picture
from generator.language import Language
from generator.records.values import Bound, PartialDate

FONTS = Path(__file__).parents[2] / "theme/shell/assets/fonts/ttf"
VI = Language("vi")
AS_OF = dt.date(2026, 11, 22)
GOAL = Goal(Decimal(80), PartialDate(2030), "Mục tiêu: 80% vào cuối năm 2030")
MERGER = Break(dt.date(2025, 7, 1), "Sáp nhập tỉnh")
HOSTILE = '<script>alert("1")</script> & \u202eđảo\u202c \x00{{ x }} \'"'


def point(date: str, value: str, label: str = "", **more: object) -> Point:
    """A point whose label, unless given, is its value in per cent."""
    label = label or VI.with_unit(Decimal(value), "%")
    return Point(PartialDate.parse(date), Decimal(value), label, **more)  # type: ignore[arg-type]


def trajectory(stem: str = "tap-huan", **more: object) -> Trajectory:
    """A trajectory without points unless they are given."""
    given = {"target": GOAL, "unit": "% số người", "source": "Báo cáo số 123/BC-UBND"} | more
    title = str(given.pop("title", "Trưởng thôn được tập huấn"))
    return Trajectory(stem, title, as_of=AS_OF, **given)  # type: ignore[arg-type]


MANY = trajectory(
    "nhieu",
    points=(
        point("2023-12-31", "11"),
        point("2024-12-31", "18.2"),
        point("2025-12-31", "24.5"),
        point("2026-06", "33"),
        point("2026-10", "31", series="review"),
    ),
    baseline=point("2021-12-31", "5"),
    milestones=(Goal(Decimal(60), PartialDate(2028), "60%"),),
    breaks=(MERGER,),
)
ONE = trajectory("mot", points=(point("2025-12-10", "24.5"),), baseline=point("2024", "12"))
NOTHING = trajectory("khong-co", no_data_label="Chưa có báo cáo công khai")
QUALIFIED = trajectory(
    "tren",
    points=(
        point("2024-12-31", "90", "trên 90%", bound=Bound.ABOVE),
        point("2025-12-31", "98", "gần 98%", bound=Bound.BELOW),
    ),
)
DISPUTED = trajectory(
    "bat-dong",
    unit="trạm",
    points=(
        point("2023-12-31", "100", "100 trạm"),
        point("2025-09", "167", "167 trạm", disputed=True),
        point("2025-09", "734", "734 trạm", disputed=True),
    ),
    target=None,
)


def ranking(stem: str = "xep-hang", **more: object) -> Ranking:
    """A ranking of three bars out of 34 unless others are given."""
    given = {
        "bars": (
            Bar("Sơn La", Decimal(82), "", "achieved", "Hoàn thành"),
            Bar("Điện Biên", Decimal(75), "trên", "behind", "Chậm tiến độ", note="Chỉ tính các xã."),
            Bar("Lai Châu", Decimal("40.5"), "", "behind", "Chậm tiến độ"),
        ),
        "silent": tuple(f"Tỉnh {n}" for n in range(31)),
        "reference": Mark(Decimal(80), "Mục tiêu 80%"),
        "national": Mark(Decimal(61), "Cả nước 61% (3/34)"),
        "places_word": "tỉnh, thành phố",
        "unit": "% số người",
        "source": "Tổng hợp",
    } | more
    title = str(given.pop("title", "Xếp hạng"))
    return Ranking(stem, title, as_of=AS_OF, **given)  # type: ignore[arg-type]


def tile_map(**more: object) -> TileMap:
    """A map of two places and two groups of islands."""
    given = {
        "tiles": (
            Tile(0, 2, "Đà Nẵng", "Đà Nẵng", "achieved", "Hoàn thành", "/tinh/da-nang/"),
            Tile(2, 1, "TP.HCM", "Hồ Chí Minh", "no-information", "Chưa có thông tin", "/tinh/x/"),
        ),
        "islands": (
            Tile(0, 6, "Quần đảo Hoàng Sa", "Quần đảo Hoàng Sa", "achieved", "Hoàn thành",
                 "/tinh/da-nang/", belongs="Đà Nẵng"),
            Tile(2, 6, "Quần đảo Trường Sa", "Quần đảo Trường Sa", "behind", "Chậm tiến độ",
                 "/tinh/khanh-hoa/", belongs="Khánh Hòa"),
        ),
        "places_word": "tỉnh, thành phố",
    } | more  # fmt: skip
    return TileMap("ban-do", "Bản đồ", **given)  # type: ignore[arg-type]


EVERY = (MANY, ONE, NOTHING, QUALIFIED, DISPUTED, ranking(), ranking("trong", bars=()))


def drawn(charts: Iterable[Chart], cache: Path | None = None) -> Mapping[str, Picture]:
    """Draw charts in Vietnamese."""
    with drawing([ToDraw(VI, tuple(charts))], fonts=FONTS, cache=cache) as finished:
        (made,) = finished()
    return made.pictures


def drawn_alone(chart: Chart, cache: Path | None = None) -> Picture:
    """Draw one chart in Vietnamese."""
    return drawn([chart], cache)[chart.stem]


def nothing_to_draw(jobs: Sequence[object], *_: object, **__: object) -> AbstractContextManager[Callable[[], list[bytes]]]:
    """Stand in for workers that are asked for nothing."""
    assert not jobs, "drawn again"
    return nullcontext(list)
