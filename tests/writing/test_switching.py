"""The maps a reader can switch to: statuses of past years by hand, sentences, and the file that holds them all."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.language import Language
from generator.measuring.badges import Progress, Reported
from generator.records.territory import FormerUnit
from generator.writing import addresses
from generator.writing.charts import Stand
from generator.writing.desk import Desk
from generator.writing.standing import counted_stands, plan_stands, target_stands
from generator.writing.switching import maps_file, said, static_maps, switch_view
from tests.measuring import make
from tests.writing.test_sentences import desk_of, planned, silent

# From 20 at the end of 2024 to 80 at the end of 2030; 30 is required at the end of 2025 and 40 a year later.
PROMISE: dict[str, Any] = {"baseline": make.baseline(20)}


def example(as_of: str = "2027-03-01") -> Desk:
    """``a`` is on track, then behind; ``b`` spoke once, in 2025; ``c`` sent its plan late and never spoke."""
    a = planned("a", make.result("2025-12-31", 30), make.result("2026-12-31", 35), **PROMISE)
    b = planned("b", make.result("2025", 12), **PROMISE)
    c = make.holding("c", plans=(make.plan(make.commitment(**PROMISE), date=make.day("2026-02-01")),))
    return desk_of(a, b, c, as_of=as_of)


def maps(desk: Desk) -> dict[str, Any]:
    content = maps_file(desk).content.decode()
    assert content.startswith("minhbach.maps(")
    return dict(json.loads(content.removeprefix("minhbach.maps(").removesuffix(");\n")))


def told(desk: Desk, subject: str, time: str) -> dict[str, tuple[str, str, str]]:
    """What the file says of every place: status in words, detail, fragment of the proof."""
    file = maps(desk)
    found = file["maps"][subject]["times"][time]
    return {
        unit: (file["statuses"][status][2], *file["details"][detail])
        for unit, status, detail in zip(file["units"], found["s"], found["d"], strict=True)
    }


def test_the_end_of_each_year_that_is_over_is_measured_with_what_is_known_today() -> None:
    desk = example()
    states = {
        year: {unit: s.id for unit, s in target_stands(desk, m.of_target("T")).items()}
        for year, m in desk.year_ends.items()
    }
    assert states == {
        2025: {"a": Progress.ON_TRACK, "b": Progress.AT_RISK, "c": Progress.NO_INFORMATION},
        2026: {"a": Progress.BEHIND, "b": Progress.AT_RISK, "c": Progress.NO_INFORMATION},
    }


def test_a_plan_counts_from_the_day_it_was_issued() -> None:
    desk = example()
    ends = {year: plan_stands(desk, m)["c"] for year, m in desk.year_ends.items()}
    assert (ends[2025].id, ends[2025].detail) == (Reported.OVERDUE, "")
    assert (ends[2026].id, ends[2026].detail) == (Reported.LATE, "1/KH, 01/02/2026, muộn 307 ngày")
    assert ends[2026].proof == f"{addresses.province('c')}#ke-hoach-p"


def test_the_file_tells_every_map_in_words_with_figures_and_their_proofs() -> None:
    desk = example()
    file = maps(desk)
    assert set(file["maps"]) == {"ke-hoach", "t"}
    assert set(file["maps"]["t"]["times"]) == {"hom-nay", "2025", "2026"}
    assert file["maps"]["t"]["page"] == "muc-tieu/t/"
    word, detail, proof = told(desk, "t", "2025")["a"]
    assert (word, detail) == ("Đúng tiến độ", "30% (31/12/2025)")
    assert proof.startswith("so-")
    assert told(desk, "t", "2026")["a"][:2] == ("Chậm tiến độ", "35% (31/12/2026)")
    assert told(desk, "t", "hom-nay")["c"] == ("Chưa có thông tin đánh giá", "chưa có báo cáo công khai", "")


def test_the_key_is_in_the_order_of_the_badges() -> None:
    file = maps(example())
    for subject in file["maps"].values():
        for found in subject["times"].values():
            assert sorted(found["k"]) == sorted(set(found["s"]))
    first = file["maps"]["t"]["times"]["2025"]
    assert [file["statuses"][k][2] for k in first["k"]] == [
        "Đúng tiến độ", "Có nguy cơ không đạt", "Chưa có thông tin đánh giá",
    ]  # fmt: skip


SAID = [
    ("2025", "T, hết năm 2025: 1 đúng tiến độ, 1 có nguy cơ không đạt, 1 chưa có thông tin đánh giá."),
    ("2026", ("T, hết năm 2026: 1 chậm tiến độ, 1 có nguy cơ không đạt, 1 chưa có thông tin đánh giá. "
              "Trong đó 1 nơi chỉ có số liệu từ trước năm 2026.")),
    ("hom-nay", "T, đến 01/03/2027: 1 chậm tiến độ, 1 có nguy cơ không đạt, 1 chưa có thông tin đánh giá."),
]  # fmt: skip


@pytest.mark.parametrize("time, expected", SAID)
def test_a_map_in_one_sentence(time: str, expected: str) -> None:
    assert maps(example())["maps"]["t"]["times"][time]["say"] == expected


def test_words_that_hold_commas_are_kept_apart() -> None:
    found = maps(example())["maps"]["ke-hoach"]["times"]
    assert found["2025"]["say"] == (
        "Kế hoạch công khai, hết năm 2025: 2 có kế hoạch, đúng hạn; 1 chưa tìm thấy kế hoạch công khai."
    )


def test_english_names_and_sentences_come_from_the_catalogue() -> None:
    desk = desk_of(planned("a", make.result("2025-12-31", 30), **PROMISE), as_of="2027-03-01")
    english = Desk(desk.measures, (), Language("en", {"{subject}, hết năm {year}: {counts}.": "{subject} {year}! {counts}"}))
    stands = {"a": Stand("progress", "on_track", "On track")}
    assert said(english, "T", stands, 2025) == "T 2025! 1 on track"


def test_choices_are_the_plans_each_target_of_places_and_each_year() -> None:
    central = make.target("M", levels=(make.Level.CENTRAL,))
    desk = desk_of(*silent("a", "b"), targets=(make.target(), central), as_of="2027-03-01")
    view = switch_view(desk)
    assert view is not None
    assert view.subjects == (("ke-hoach", "Kế hoạch công khai"), ("t", "T: T"))
    assert view.times == (("hom-nay", "Hôm nay (01/03/2027)"), ("2026", "Hết năm 2026"), ("2025", "Hết năm 2025"))
    assert [m.address for m in static_maps(desk)] == ["/muc-tieu/t/#cac-tinh"]


def test_nothing_is_offered_where_there_is_nothing_to_choose() -> None:
    desk = desk_of(*silent("a"), as_of="2025-06-01")
    assert switch_view(desk, desk.measures.of_target("T")) is None
    bare = desk_of(*silent("a"), targets=(make.target(levels=(make.Level.CENTRAL,)),), as_of="2025-06-01")
    assert switch_view(bare) is None


def test_a_former_units_plan_is_told_and_keeps_a_status_of_its_own() -> None:
    holding = make.holding("a", plans=(make.plan(former_unit="cu"),))
    province = make.province("a", former=(FormerUnit(id="cu", code="00", name="Cũ"),))
    desk = desk_of(holding, provinces=(province,), as_of="2027-03-01")
    assert told(desk, "ke-hoach", "2025")["a"][:2] == ("Chỉ có kế hoạch của đơn vị cũ", "1/KH, 31/03/2025")


def test_statuses_are_counted_in_the_order_of_the_badges() -> None:
    stands = [Stand("progress", p, p) for p in ("no_longer_applicable", "behind", "achieved", "behind")]
    assert [(s.id, n) for s, n in counted_stands(stands)] == [
        ("achieved", 1), ("behind", 2), ("no_longer_applicable", 1),
    ]  # fmt: skip
