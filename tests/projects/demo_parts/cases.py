"""Which province shows which case; each function makes one province special."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from demo_parts.files import Fields, day, fields
from demo_parts.folder import Folder, vi
from demo_parts.framework import TARGET_OF, WEB
from demo_parts.usual import (
    FIRST_YEAR,
    MEASURED,
    add_years,
    fill_plan,
    make_plan,
    promise_text,
    reference,
    sizes,
)

IN_TIME = (0, 0, 0, 0, 0)
NEVER = (None, None, None, None, None)
LATEST = "2029-11-30"


@dataclass(frozen=True)
class Case:
    """A province and what it shows.

    ``plan``: the day its plan was issued, None for no plan. ``former``: plans of units it was
    formed from, name to day. ``reports``: days late for each year from 2025 (0 in time, None not
    sent). ``pace``: how results run, ``paces`` per target where it differs.
    """

    slug: str
    shows: str
    plan: str | None = None
    former: Mapping[str, str] = field(default_factory=dict)
    reports: tuple[int | None, ...] = NEVER
    pace: str = "on track"
    paces: Mapping[str, str] = field(default_factory=dict)
    special: Callable[[Folder], None] | None = None


def _kts1(folder: Folder) -> Fields:
    return folder.plan.commitment("KTS.1")


def _indicator(target: str) -> str:
    return TARGET_OF[target].indicator


def _latest(folder: Folder, target: str, **values: object) -> Fields:
    """Put ``values`` in the place of the latest result of a target's indicator."""
    row = folder.last(_indicator(target))
    kept = fields(indicator=row["indicator"], as_of=row["as_of"], source=row["source"], page=row.get("page"))
    row.clear()
    row.update(kept | values)
    return row


def _deliverable(
    folder: Folder, id_: str, state: str, as_of: str, source: str, quote: str, **more: object
) -> None:
    folder.result(
        commitment=reference(folder.plan, id_),
        as_of=as_of,
        state=state,
        source=source,
        quote=f"(Minh họa) {quote}",
        **more,
    )


def _own_aim(
    folder: Folder, id_: str, indicator: str, text: str, value: float, start: float, work: str, **more: object
) -> None:
    """Add a commitment of the province's own, on an indicator that measures no target, and its task."""
    plan = folder.plan
    baseline = fields(value=start, as_of=day("2024-12-31"), source=plan.head["sources"][0])
    plan.promise(id_, text, indicator=indicator, value=value, baseline=baseline, **more)
    plan.task(
        work,
        (id_,),
        lead="Sở Khoa học và Công nghệ",
        cooperating=["Sở Dân tộc và Tôn giáo"],
        expected_result=text,
        start="2025-06",
        end="2030-12",
    )


def _own_series(folder: Folder, indicator: str, values: tuple[float, ...]) -> None:
    """Add a value a year from 2025, each from that year's report."""
    for year, value in enumerate(values, start=FIRST_YEAR):
        folder.result(
            indicator=indicator,
            as_of=f"{year}-11-30",
            value=value,
            source=f"bao-cao-{year}",
            page="Biểu 4",
            quote=f"(Minh họa) {vi(value)}",
        )


def _former_values(folder: Folder, former: str, share: float) -> None:
    """Add two values of a former unit, from the last half-year before it ended."""
    unit = folder.place.former_id(former)
    source = folder.source(
        f"so-ket-{unit}-2025",
        f"Sơ kết sáu tháng đầu năm 2025, tỉnh {former}",
        "2025-06-20",
        publisher=f"Ban Dân tộc tỉnh {former}",
    )
    for target, whole in (("XHS.1", 900), ("KTS.1", 1500)):
        part = round(whole * share)
        folder.result(
            indicator=_indicator(target),
            as_of="2025-05-31",
            value=round(100 * part / whole, 1),
            numerator=part,
            denominator=whole,
            former_unit=unit,
            source=source,
            quote=f"(Minh họa) {vi(part)} trên {vi(whole)}",
        )


def _contradictions(folder: Folder) -> None:
    press = folder.press("bao-tinh-2029-12", "Một năm chuyển đổi số", "2029-12-28", state=True)
    folder.result(
        indicator=_indicator("XHS.1"),
        as_of=LATEST,
        value=58,
        source=press,
        quote="(Minh họa) 58% trưởng thôn, người có uy tín đã qua tập huấn",
    )
    folder.result(
        indicator=_indicator("KTS.1"),
        as_of=LATEST,
        value=39.5,
        source=press,
        quote="(Minh họa) gần bốn phần mười số hộ",
    )
    chosen = next(
        r
        for r in folder.results
        if r.get("indicator") == _indicator("KTS.1") and r["source"] == "bao-cao-2029"
    )
    chosen["preferred"] = "Báo cáo có biểu số liệu kèm theo; bài báo nói tròn"
    _deliverable(folder, "SP1", "not_achieved", "2026-11", press, "chuyên mục vẫn chưa mở cho người đọc")


def _milestones(folder: Folder) -> None:
    _kts1(folder)["milestones"] = [
        {"value": value, "by": day(f"{year}-12-31")}
        for year, value in ((2026, 14), (2027, 18), (2028, 24), (2029, 33))
    ]
    whole = folder.last(_indicator("KTS.1"))["denominator"]
    for year, share in zip(range(2025, 2030), (0.12, 0.145, 0.19, 0.25, 0.335), strict=True):
        row = next(
            r
            for r in folder.results
            if r.get("indicator") == _indicator("KTS.1") and str(r["as_of"])[:4] == str(year)
        )
        part = round(whole * share)
        row.update(
            value=round(100 * part / whole, 1),
            numerator=part,
            quote=f"(Minh họa) {vi(part)} trên {vi(whole)} đơn vị, hộ",
        )
    _kts1(folder)["baseline"]["value"] = 11
    folder.last(_indicator("XHS.1"))["last_checked"] = day("2030-02-15")


def _qualified(folder: Folder) -> None:
    said = {
        "XHS.1": ("trên", 90, "trên 90% đã được tập huấn"),
        "KTS.1": ("gần", 50, "gần 50% đã được hỗ trợ"),
        "KTS.2": ("khoảng", 30, "khoảng 30% bán hàng trực tuyến"),
        "CPS.2": ("dưới", 25, "dưới 25% dùng chữ ký số"),
        "CPS.4": ("hơn", 85, "hơn 85% chế độ báo cáo"),
        "CPS.5": ("ít nhất", 100, "ít nhất 100% thủ tục"),
        "CPS.6": ("tối đa", 20, "tối đa 20% danh mục"),
    }
    for target, (word, value, words) in said.items():
        _latest(folder, target, qualifier=word, value=value, quote=f"(Minh họa) {words}")


def _growth(folder: Folder) -> None:
    _own_aim(
        folder,
        "CT1",
        "gian-hang-so",
        "400 gian hàng trực tuyến của hợp tác xã",
        400,
        40,
        "Mở gian hàng cho hợp tác xã",
    )
    _own_series(folder, "gian-hang-so", (58, 85, 124, 182, 270))
    _own_aim(
        folder,
        "CT2",
        "chenh-lech-internet",
        "Vùng dân tộc thiểu số vượt mức chung 1 điểm",
        1,
        -12,
        "Kéo cáp quang về thôn, bản",
    )
    _own_series(folder, "chenh-lech-internet", (-10.5, -8.9, -7.2, -5, -3.1))
    _own_aim(
        folder,
        "CT3",
        "luot-tap-huan",
        "3.000 lượt người được tập huấn",
        3000,
        0,
        "Mở lớp kỹ năng số",
        method="growth",
    )
    _own_series(folder, "luot-tap-huan", (420, 960, 1480, 2050, 2610))
    _kts1(folder)["method"] = "growth"


def _baselines(folder: Folder) -> None:
    _own_aim(
        folder,
        "CT1",
        "thon-trang-song",
        "Không còn thôn chưa có sóng di động",
        0,
        60,
        "Dựng trạm phát sóng ở thôn chưa có sóng",
        ascending=False,
    )
    _own_series(folder, "thon-trang-song", (51, 40, 29, 18, 9))
    _own_aim(
        folder,
        "CT2",
        "ngay-giai-quyet",
        "Giải quyết hồ sơ trong 14 ngày",
        14,
        10,
        "Liên thông hồ sơ giữa xã và tỉnh",
        ascending=False,
    )
    _own_series(folder, "ngay-giai-quyet", (15, 15.5, 16, 15.8, 16.4))
    for target, start, values in (
        ("KTS.1", 62, (60, 57, 53, 49, 47)),
        ("XHS.1", 80, (80, 79.5, 79, 78.5, 79)),
    ):
        folder.plan.commitment(target)["baseline"]["value"] = start
        folder.forget(_indicator(target))
        _own_series(folder, _indicator(target), values)
    del folder.plan.commitment("KTS.2")["baseline"]


def _late_reports(folder: Folder) -> None:
    row = folder.last(_indicator("KTS.1"))
    row["value"] = round(row["value"] + 3, 1)
    row["doubt"] = "(Minh họa) Tỷ lệ trong báo cáo cao hơn tỷ lệ tính từ tử số và mẫu số"
    _sooner(folder, "CPS.4", 2028)["deadline_note"] = "Mục 4 của kế hoạch ghi cuối năm 2028"


def _sooner(folder: Folder, id_: str, year: int) -> Fields:
    """Move a commitment's deadline to the end of ``year``; return the commitment."""
    commitment = folder.plan.commitment(id_)
    commitment |= {"deadline": day(f"{year}-12-31"), "text": f"(Minh họa) {promise_text(id_, year)}"}
    return commitment


def _breaches(folder: Folder) -> None:
    plan = folder.plan
    plan.commitments = [c for c in plan.commitments if c["id"] != "CPS.6"]
    plan.tasks = [t for t in plan.tasks if t["serves"] != ["CPS.6"]]
    for task in plan.tasks:
        task["serves"] = [id_ for id_ in task["serves"] if id_ != "KTS.2"]
    del plan.head["resources"]
    for task in plan.tasks:
        task.pop("budget", None)
    plan.task(
        "Xây dựng cổng dữ liệu mở, mở rộng từ cổng dùng chung",
        ("CPS.4",),
        lead="Sở Khoa học và Công nghệ",
        expected_result="Cổng của tỉnh dùng chung hạ tầng",
        start=2026,
        end=2028,
        platform="cong-du-lieu-mo",
        extension=True,
    )
    plan.task(
        "Xây dựng nền tảng học trực tuyến riêng của tỉnh",
        ("XHS.1",),
        lead="Sở Dân tộc và Tôn giáo",
        expected_result="Nền tảng học trực tuyến",
        start=2026,
        end=2029,
        platform="hoc-truc-tuyen",
        extension=False,
    )
    plan.task(
        "Tổ chức tham quan, học tập kinh nghiệm",
        (),
        lead="Sở Dân tộc và Tôn giáo",
        expected_result="Hai chuyến mỗi năm",
        start=2026,
        end=2030,
    )
    plan.task(
        "Nâng cao nhận thức của người dân", ("XHS.1",), note="(Minh họa) Kế hoạch không nêu ai làm và bao giờ"
    )
    folder.forget(_indicator("CPS.6"))


def _dead_links(folder: Folder) -> None:
    _source_of(folder, "bao-cao-2026").update(link="dead", archived=f"{WEB}/luu-tru/ha-tinh-2026")
    _source_of(folder, "bao-cao-2025").update(link="dead")
    _silence(folder, 2027, "(Minh họa) Đơn vị đang sắp xếp bộ máy, xin gửi gộp vào kỳ sau")


def _silence(folder: Folder, year: int, reason: str) -> None:
    """Say why the report of ``year`` was not sent."""
    source = folder.source(f"cong-van-{year}", f"Công văn về kỳ báo cáo năm {year}", f"{year + 1}-01-18")
    folder.reports.append(fields(obligation="bao-cao-nam", year=year, reason=reason, source=source))


def _source_of(folder: Folder, id_: str) -> Fields:
    return next(source for source in folder.sources if source["id"] == id_)


def _partial_dates(folder: Folder) -> None:
    _latest(folder, "KTS.1", as_of="2029", value=46.5, quote="(Minh họa) năm 2029 đạt 46,5%")
    _latest(folder, "CPS.5", as_of="2029-10", value=75, quote="(Minh họa) đến tháng 10 đạt 75%")
    _undated(folder)
    _every_deliverable(folder)


def _undated(folder: Folder) -> None:
    folder.forget(_indicator("KTS.2"))
    source = folder.press("bao-khong-ngay", "Hàng bản lên sàn", "2029", state=True)
    folder.result(
        indicator=_indicator("KTS.2"),
        as_of_note="Bài viết không nêu số liệu của ngày nào",
        value=41,
        source=source,
        quote="(Minh họa) 41% chủ thể OCOP đã bán hàng trực tuyến",
    )


def _every_deliverable(folder: Folder) -> None:
    rows = (
        ("SP3", "Lập tổ công nghệ số ở mọi xã", "2027-12-31", "not_achieved", "còn 6 xã chưa lập tổ"),
        (
            "SP4",
            "Tổ chức ngày hội chuyển đổi số",
            "2028-12-31",
            "not_carried_out",
            "không thực hiện vì thiên tai",
        ),
        ("SP5", "Khảo sát kỹ năng số hằng năm", "2029-06-30", "no_information", "chưa có thông tin đánh giá"),
        ("SP6", "Lắp phòng họp trực tuyến", "2027-12-31", "", ""),
    )
    for id_, text, by, state, quote in rows:
        folder.plan.promise(id_, text, by)
        if state:
            _deliverable(folder, id_, state, LATEST, "bao-cao-2029", quote, page="Mục II")
    folder.plan.promise("SP7", "Cấp thiết bị ký số cho phòng dân tộc cấp huyện", "2025-12-31", target="CPS.3")
    folder.plan.task(
        "Các việc tổ chức, trang bị",
        ("SP3", "SP4", "SP5", "SP6", "SP7"),
        lead="Sở Dân tộc và Tôn giáo",
        expected_result="Tổ, ngày hội, khảo sát, phòng họp, thiết bị",
        start="2025-06",
        end="2029-06",
    )


def _cumulative(folder: Folder) -> None:
    _own_aim(
        folder, "CT1", "luot-tap-huan", "12.000 lượt người được tập huấn", 12000, 900, "Mở lớp kỹ năng số"
    )
    _own_series(folder, "luot-tap-huan", (2400, 4700, 4350, 7200, 9800))
    fallen = next(row for row in folder.results if row.get("indicator") == "luot-tap-huan" and row.get("value") == 4350)
    fallen["note"] = "(Minh họa) Thấp hơn năm trước dù là số cộng dồn; báo cáo không nêu lý do"


def _context_only(folder: Folder) -> None:
    press = folder.press("bao-tinh-2028", "Sóng di động phủ kín thôn bản", "2028-06-10", state=True)
    folder.result(
        indicator="thon-co-song",
        as_of="2028-05",
        value=99.2,
        numerator=1240,
        denominator=1250,
        source=press,
        original="Thôn, tổ dân phố được phủ sóng di động",
        quote="(Minh họa) 1.240 trên 1.250 thôn có sóng",
    )
    folder.result(
        indicator="ho-co-internet",
        as_of="2028",
        qualifier="khoảng",
        value=91,
        source=press,
        quote="(Minh họa) khoảng 91% số hộ",
    )
    folder.result(
        indicator="truong-thon-nguoi-uy-tin",
        as_of="2028-05",
        value=1312,
        source=press,
        quote="(Minh họa) 1.312 người",
    )
    _related(folder, "2026-02-10")


def _related(folder: Folder, date: str) -> None:
    source = folder.source(f"van-ban-{date[:4]}", "Kế hoạch chuyển đổi số của tỉnh", date, "legal_text")
    folder.related.append(
        fields(
            id=f"cds-{folder.place.slug}",
            number=f"{folder.place.code}/CDS-MINHHOA",
            date=day(date),
            title="(Minh họa) Kế hoạch chuyển đổi số hằng năm của tỉnh",
            issuer=f"UBND {folder.place.full_name}",
            aims=[fields(text="(Minh họa) Hộ có Internet cáp quang", value=90, unit="%", by=date[:4])],
            quote="(Minh họa) phát triển hạ tầng số ở thôn, bản",
            seen=True,
            sources=[source],
            note="Không thực hiện Đề án; nêu để đối chiếu",
        )
    )


def _two_voices(folder: Folder) -> None:
    review = folder.source(
        "ra-soat-2029", "Biên bản rà soát kết quả năm 2029", "2030-02-10", publisher="Đoàn rà soát (minh họa)"
    )
    row = folder.last(_indicator("XHS.1"))
    part = round(row["numerator"] * 0.8)
    folder.result(
        indicator=_indicator("XHS.1"),
        as_of=row["as_of"],
        value=round(100 * part / row["denominator"], 1),
        numerator=part,
        denominator=row["denominator"],
        source=review,
        page="Mục 2",
        voice="review",
        quote=f"(Minh họa) đối chiếu danh sách: {vi(part)} trên {vi(row['denominator'])} người",
        reply="(Minh họa) Danh sách đối chiếu thiếu các lớp do huyện cũ tổ chức; Sở đã gửi bổ sung danh sách ký nhận.",
        reply_by=folder.agency,
        reply_date=day("2030-03-04"),
    )
    agreed = folder.last(_indicator("KTS.1"))
    folder.result(
        indicator=_indicator("KTS.1"),
        as_of=agreed["as_of"],
        value=agreed["value"],
        numerator=agreed["numerator"],
        denominator=agreed["denominator"],
        source=review,
        page="Mục 3",
        voice="review",
        quote=f"(Minh họa) {vi(agreed['numerator'])} trên {vi(agreed['denominator'])} đơn vị, hộ, khớp báo cáo",
    )
    _deliverable(
        folder, "SP1", "not_achieved", "2026-11", review, "chuyên mục mở nhưng không có bài", voice="review"
    )
    folder.note(
        "2029-05-15",
        "Đính chính kết quả tập huấn trưởng thôn năm 2028",
        why="Tỉnh cộng trùng một lớp tập huấn",
        targets=["XHS.1"],
    )
    folder.note("2030-02-12", "Thêm kết quả rà soát năm 2029 bên cạnh số tỉnh báo cáo", targets=["XHS.1"])


def _state_press(folder: Folder) -> None:
    press = folder.press("bao-tinh-2029-08", "Chữ ký số về tới cơ sở", "2029-08-22", state=True)
    _press_results(folder, press, "2029-08")


def _private_press(folder: Folder) -> None:
    weak = "Trang chép lại bài của báo khác"
    _press_results(
        folder, folder.press("bao-minh-hoa-2029-09", "Bản làng lên mạng", "2029-09-03", weak=weak), "2029-09"
    )


def _press_results(folder: Folder, source: str, as_of: str) -> None:
    """A value and a deliverable known from the press alone; no report was ever sent."""
    folder.result(
        indicator=_indicator("CPS.2"), as_of=as_of, value=60, source=source, quote="(Minh họa) 60% lãnh đạo"
    )
    folder.result(
        indicator=_indicator("XHS.1"),
        as_of=as_of,
        qualifier="khoảng",
        value=45,
        source=source,
        quote="(Minh họa) khoảng 45% trưởng thôn",
    )
    _deliverable(folder, "SP1", "achieved", as_of, source, "chuyên mục đã có hai thứ tiếng")


def _newest(folder: Folder) -> None:
    """Figures of the first months of 2030, before anything is due in that year."""
    press = folder.press("bao-tinh-2030-02", "Về đích sớm", "2030-02-20", state=True)
    folder.result(
        indicator=_indicator("XHS.1"),
        as_of="2030-02-15",
        value=92.4,
        source=press,
        quote="(Minh họa) 92,4% đã được tập huấn",
    )
    _deliverable(folder, "SP2", "achieved", "2030-01", press, "bộ bài học đã phát hành")


def _past_deadline(folder: Folder) -> None:
    for target, year in (("CPS.2", 2028), ("XHS.1", 2027)):
        _sooner(folder, target, year)


def _disputed_context(folder: Folder) -> None:
    first = folder.press("bao-tinh-2028-03", "Hạ tầng 5G tăng nhanh", "2028-03-15", state=True)
    second = folder.press("bao-minh-hoa-2028-03", "5G ở cao nguyên", "2028-03-16")
    for source, value in ((first, 180), (second, 720)):
        folder.result(
            indicator="tram-5g",
            as_of="2028-03-01",
            value=value,
            source=source,
            quote=f"(Minh họa) {value} trạm 5G",
        )


def _lowered(folder: Folder) -> None:
    _kts1(folder)["note"] = "Kế hoạch ban đầu ghi 60%; tỉnh điều chỉnh xuống 50% ngày 04/03/2027"
    folder.note(
        "2027-03-04",
        "Cam kết KTS.1 hạ từ 60% xuống 50%",
        why="Tỉnh điều chỉnh kế hoạch",
        targets=["KTS.1"],
    )


def _new_plan(folder: Folder) -> None:
    folder.note("2030-02-20", "Công bố kế hoạch gửi muộn", targets=["MT25.2"])


def _not_carried_out(folder: Folder) -> None:
    _latest(folder, "KTS.2", state="not_carried_out", quote="(Minh họa) không thực hiện")
    _latest(folder, "CPS.6", state="no_information", quote="(Minh họa) chưa có thông tin đánh giá")
    _deliverable(folder, "SP1", "not_carried_out", LATEST, "bao-cao-2029", "không mở chuyên mục riêng")
    folder.note("2028-02-11", "Sửa lỗi chính tả tên cơ quan chủ trì", minor=True)


def _ended(folder: Folder) -> None:
    folder.plan.promise("SP3", "Cấp thiết bị ký số cho phòng dân tộc cấp huyện", "2025-12-31", target="CPS.3")
    folder.plan.tasks[1]["serves"].append("SP3")
    source = folder.source(
        "so-ket-dak-nong-2025", "Sơ kết sáu tháng đầu năm 2025, tỉnh Đắk Nông", "2025-06-20"
    )
    folder.result(
        indicator=_indicator("CPS.3"),
        as_of="2025-05-31",
        value=37.5,
        numerator=12,
        denominator=32,
        former_unit="dak-nong",
        source=source,
        quote="(Minh họa) 12 trên 32 lãnh đạo cấp huyện",
    )


def _parts_only(folder: Folder) -> None:
    """Reports that give numerator and denominator and leave the percentage to the reader."""
    for row in folder.results:
        if "denominator" in row:
            del row["value"]


def _jumps(folder: Folder) -> None:
    indicator = "tram-5g"
    _own_series(folder, indicator, (310, 1240, 1480, 5200, 5650))
    jumped = [row for row in folder.results if row.get("indicator") == indicator]
    jumped[1]["note"] = "(Minh họa) Từ năm 2026 tính cả trạm dùng chung của ba tỉnh cũ"


def _excerpt(folder: Folder) -> None:
    plan = folder.plan
    plan.head["complete"] = False
    plan.head["complete_note"] = "Mới đọc được hai trang đầu"
    plan.commitments = [c for c in plan.commitments if c["id"] in ("CPS.2", "XHS.1")]
    plan.tasks = []
    for commitment in plan.commitments:
        del commitment["baseline"]
        commitment["seen"] = False
    _unseen(folder)


def _unseen(folder: Folder) -> None:
    """A figure heard of but not seen in its source, and a source without an address."""
    source = folder.source(
        "ban-giay-2028", "Báo cáo bản giấy, chưa có trên mạng", "2028-12", url=None, link=None
    )
    folder.result(
        indicator=_indicator("XHS.1"),
        as_of="2028-11-30",
        value=33,
        source=source,
        seen=False,
        doubt="(Minh họa) Nghe nói lại, chưa thấy văn bản",
        quote="(Minh họa) 33%",
    )


def _unit_trap(folder: Folder) -> None:
    _former_values(folder, "Lào Cai", 0.35)
    _former_values(folder, "Yên Bái", 0.22)


def _successor(folder: Folder) -> None:
    _former_values(folder, "Sóc Trăng", 0.31)
    _former_values(folder, "Hậu Giang", 0.24)
    folder.result(
        indicator="thon-co-song",
        as_of="2029-11-30",
        value=100,
        numerator=38,
        denominator=38,
        scope="xã Mỹ Hương (cũ)",
        source="bao-cao-2029",
        quote="(Minh họa) 38 trên 38 ấp có sóng",
    )


def _series_break(folder: Folder) -> None:
    _former_values(folder, "Hà Giang", 0.34)
    _former_values(folder, "Tuyên Quang", 0.41)


def _only_related(folder: Folder) -> None:
    _related(folder, "2026-03-02")
    del folder.related[0]["date"]
    folder.related[0]["date_note"] = "(Minh họa) Bản trên mạng bỏ trống ngày ban hành"


def make_folder(folder: Folder, case: Case) -> None:
    """Fill ``folder`` as ``case`` says: former units' plans, own plan, years, then the special part."""
    size = sizes(folder)
    for former, date in case.former.items():
        fill_plan(folder, make_plan(folder, date, former), size)
    if case.plan:
        fill_plan(folder, make_plan(folder, case.plan), size)
    pace = {key: case.paces.get(key, case.pace) for key in (*MEASURED, "SP1")}
    add_years(folder, case.reports, size, pace)
    if case.special:
        case.special(folder)


_MIXED = {"CPS.5": "behind", "CPS.6": "at risk", "KTS.2": "behind", "XHS.1": "achieved"}

CASES = (
    Case("ha-noi", "Mẫu mực: đúng hạn cả năm năm, đúng tiến độ mọi chỉ tiêu", "2025-03-20", reports=IN_TIME),
    Case(
        "cao-bang",
        "Nguồn mâu thuẫn: chưa chọn, đã chọn có lý do, mâu thuẫn về sản phẩm",
        "2025-03-28",
        reports=IN_TIME,
        special=_contradictions,
    ),
    Case(
        "tuyen-quang",
        "Chuỗi số liệu đứt vì sáp nhập; kế hoạch Hà Giang nằm trong Tuyên Quang",
        "2025-10-15",
        {"Hà Giang": "2025-03-25"},
        IN_TIME,
        paces=_MIXED,
        special=_series_break,
    ),
    Case(
        "dien-bien",
        "Mốc từng năm thay đường thẳng; kế hoạch muộn 24 ngày; trang đầy đủ nhất",
        "2025-04-24",
        reports=IN_TIME,
        paces={"CPS.6": "behind", "KTS.2": "at risk"},
        special=_milestones,
    ),
    Case("lai-chau", "Im lặng hoàn toàn: không có thư mục"),
    Case(
        "son-la",
        "Số kèm từ: quyết định được và không quyết định được tình trạng",
        "2025-03-31",
        reports=IN_TIME,
        special=_qualified,
    ),
    Case(
        "lao-cai",
        "Mã cũ mã mới; hai kế hoạch cũ và một kế hoạch hợp nhất",
        "2025-11-20",
        {"Lào Cai": "2025-03-14", "Yên Bái": "2025-04-10"},
        IN_TIME,
        "behind",
        special=_unit_trap,
    ),
    Case(
        "thai-nguyen",
        "Số lũy kế, có một lần giảm",
        "2025-09-30",
        reports=IN_TIME,
        paces=_MIXED,
        special=_cumulative,
    ),
    Case(
        "lang-son",
        "Tốc độ tăng kép: tính được, bị từ chối vì mốc 0, vì khác dấu",
        "2025-03-27",
        reports=IN_TIME,
        special=_growth,
    ),
    Case(
        "quang-ninh",
        "Chỉ tiêu giảm dần; không mốc đầu kỳ; đã đạt ở mốc; ngược chiều; báo cáo đúng ngày 15/12",
        "2025-03-18",
        reports=(0, 0, 1, 0, 0),
        special=_baselines,
    ),
    Case(
        "bac-ninh", "Không có kế hoạch, chỉ có số liệu bối cảnh và văn bản liên quan", special=_context_only
    ),
    Case(
        "phu-tho",
        "Hai tiếng nói: rà soát khác tỉnh, có và chưa có ý kiến của tỉnh; rà soát giống tỉnh",
        "2025-10-30",
        {"Hòa Bình": "2025-03-26"},
        IN_TIME,
        special=_two_voices,
    ),
    Case(
        "hai-phong",
        "Kế hoạch muộn, chưa từng báo cáo, chỉ có báo nhà nước",
        "2025-12-05",
        special=_state_press,
    ),
    Case("hung-yen", "Im lặng hoàn toàn: không có thư mục"),
    Case("ninh-binh", "Chỉ có văn bản liên quan", special=_only_related),
    Case(
        "thanh-hoa",
        "Báo cáo muộn mọi năm; tỷ lệ khác tử số, mẫu số; hết hạn mà chưa đạt",
        "2025-03-30",
        reports=(4, 23, 9, 30, 23),
        pace="behind",
        special=_late_reports,
    ),
    Case(
        "nghe-an",
        "Kế hoạch vi phạm cả năm quy tắc của hướng dẫn; một đề xuất mở rộng hợp lệ",
        "2025-06-10",
        reports=IN_TIME,
        special=_breaches,
    ),
    Case(
        "ha-tinh",
        "Báo cáo hai năm rồi im lặng, một năm có nêu lý do; liên kết nguồn đã hỏng",
        "2025-03-28",
        reports=(0, 0, None, None, None),
        paces={"CPS.5": "achieved"},
        special=_dead_links,
    ),
    Case(
        "quang-tri",
        "Kế hoạch mới ban hành tháng 1/2030: chưa có gì phải báo cáo",
        "2030-01-20",
        reports=IN_TIME,
        special=_new_plan,
    ),
    Case(
        "hue",
        "Ngày chỉ biết năm, tháng, hoặc không biết; sản phẩm ở mọi tình trạng",
        "2025-03-24",
        reports=IN_TIME,
        special=_partial_dates,
    ),
    Case(
        "da-nang",
        "Đạt sớm; số liệu đầu năm 2030 khi chưa đến hạn báo cáo",
        "2025-09-15",
        reports=IN_TIME,
        pace="achieved",
        special=_newest,
    ),
    Case(
        "quang-ngai",
        "Có nguy cơ ở mọi chỉ tiêu; hai chỉ tiêu quá hạn chưa đạt; kế hoạch Kon Tum",
        "2025-12-01",
        {"Kon Tum": "2025-03-31"},
        IN_TIME,
        "at risk",
        special=_past_deadline,
    ),
    Case(
        "gia-lai",
        "Mâu thuẫn trong số liệu bối cảnh; mã 52 và 64 đổi chủ",
        "2025-10-10",
        {"Bình Định": "2025-03-21"},
        (0, 0, 0, 2, 0),
        paces=_MIXED,
        special=_disputed_context,
    ),
    Case(
        "khanh-hoa",
        "Chậm tiến độ; cam kết đã hạ",
        "2025-09-08",
        reports=IN_TIME,
        pace="behind",
        special=_lowered,
    ),
    Case(
        "dak-lak",
        "Không thực hiện và chưa có thông tin, cả giá trị lẫn sản phẩm",
        "2025-11-11",
        reports=IN_TIME,
        pace="behind",
        special=_not_carried_out,
    ),
    Case(
        "lam-dong",
        "Không còn áp dụng: cam kết cấp huyện trong kế hoạch Đắk Nông",
        None,
        {"Đắk Nông": "2025-03-19"},
        IN_TIME,
        special=_ended,
    ),
    Case(
        "dong-nai", "Chỉ có tử số và mẫu số", "2025-10-02", reports=IN_TIME, paces=_MIXED, special=_parts_only
    ),
    Case(
        "ho-chi-minh", "Số nhảy vọt có lý do và không có lý do", "2025-09-25", reports=IN_TIME, special=_jumps
    ),
    Case(
        "tay-ninh",
        "Kế hoạch mới đọc trích đoạn; số chưa thấy trong nguồn; nguồn không có địa chỉ",
        "2025-12-20",
        special=_excerpt,
    ),
    Case(
        "dong-thap",
        "Báo cáo năm đầu rồi im lặng",
        "2025-11-01",
        reports=(0, None, None, None, None),
        pace="behind",
    ),
    Case(
        "vinh-long",
        "Đủ cả bốn tình trạng; kế hoạch Trà Vinh",
        "2025-10-20",
        {"Trà Vinh": "2025-03-29"},
        (0, 0, 12, 0, 0),
        paces=_MIXED,
    ),
    Case("an-giang", "Chưa từng báo cáo, chỉ có báo chí", "2026-01-15", special=_private_press),
    Case(
        "can-tho",
        "Kế hoạch Sóc Trăng còn một mình trong Cần Thơ; số liệu đơn vị cũ; một xã",
        None,
        {"Sóc Trăng": "2025-03-23"},
        IN_TIME,
        paces={"XHS.1": "behind"},
        special=_successor,
    ),
    Case("ca-mau", "Im lặng hoàn toàn: không có thư mục"),
)
