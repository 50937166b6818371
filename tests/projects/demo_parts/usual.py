"""An ordinary province: a whole plan, a report each year, results that keep one pace."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

from demo_parts.files import Fields, day, fields, partial_date
from demo_parts.folder import Folder, Plan, vi
from demo_parts.framework import TARGET_OF
from demo_parts.places import REORGANISED

FIRST_YEAR = 2025
#: Share of the required pace at which results run; chosen well inside the rubric's bands.
PACES = {"achieved": 1.4, "on track": 1.08, "behind": 0.8, "at risk": 0.4}

MEASURED = ("CPS.2", "CPS.4", "CPS.5", "CPS.6", "KTS.1", "KTS.2", "XHS.1")
#: Lower and upper bound of the denominator, and of the share reached at the start, per target.
_SIZES = {
    "CPS.2": (5, 10, 0.2, 0.3), "CPS.3": (18, 40, 0.1, 0.2), "CPS.4": (7, 14, 0.15, 0.3),
    "CPS.5": (8, 20, 0.15, 0.3), "CPS.6": (12, 30, 0.15, 0.25), "KTS.1": (1200, 9000, 0.08, 0.14),
    "KTS.2": (24, 160, 0.1, 0.16), "XHS.1": (800, 3500, 0.12, 0.2),
}  # fmt: skip
_QUOTES = {
    "CPS.2": "{n} trên {d} lãnh đạo dùng chữ ký số",
    "CPS.3": "{n} trên {d} lãnh đạo cấp huyện dùng chữ ký số",
    "CPS.4": "{n} trên {d} chế độ báo cáo đã kết nối", "CPS.5": "{n} trên {d} thủ tục đã toàn trình",
    "CPS.6": "{n} trên {d} bộ dữ liệu đã mở", "KTS.1": "{n} trên {d} đơn vị, hộ đã được hỗ trợ",
    "KTS.2": "{n} trên {d} chủ thể OCOP bán hàng trực tuyến", "XHS.1": "{n} trên {d} người đã được tập huấn",
}  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How many there are of what a target counts, and how many were reached at the start."""

    denominator: int
    start: int

    def percent(self, numerator: int) -> float:
        """Return ``numerator`` as a percentage, rounded to one decimal as reports do."""
        return round(100 * numerator / self.denominator, 1)


def sizes(folder: Folder) -> dict[str, Size]:
    """Return the sizes of a province, the same at every call of one run's order."""
    found = {}
    for target, (low, high, least, most) in _SIZES.items():
        denominator = folder.random.randint(low, high)
        found[target] = Size(denominator, round(denominator * folder.random.uniform(least, most)))
    return found


def make_plan(folder: Folder, date: str, former: str | None = None) -> Plan:
    """Add an empty plan: ``former`` names the unit that issued it, when it no longer exists."""
    issuer = former or folder.place.name
    codes = {name: code for code, name in folder.place.former} if former else {}
    code = codes.get(issuer, folder.place.code)
    if former and former != folder.place.name and code == folder.place.code:
        code = f"1{code}"  # today's unit has taken the code over, and its own plan the number
    tag, year = folder.place.former_id(former) if former else folder.place.slug, date[:4]
    kind = "tỉnh" if former else folder.place.type
    title = f"Kế hoạch triển khai Đề án trên địa bàn {kind} {issuer}"
    source = folder.source(
        f"ke-hoach-{tag}-{year}", title, date, "legal_text", publisher=f"UBND {kind} {issuer}"
    )
    plan = Plan(
        fields(
            id=f"kh-{tag}-{year}", number=f"{code}/KH-MINHHOA", title=f"(Minh họa) {title}", date=day(date),
            issuer=f"UBND {kind} {issuer}", former_unit=folder.place.former_id(former) if former else None,
            complete=True, complete_note=None, resources=_resources(folder), seen=True, sources=[source],
        )
    )  # fmt: skip
    folder.plans[f"plan-{tag}-{year}.yml" if former else f"plan-{year}.yml"] = plan
    return plan


def _resources(folder: Folder) -> Fields:
    people, money = folder.random.randint(2, 6), folder.random.randint(12, 60) * 100
    return fields(
        people=f"(Minh họa) {people} công chức kiêm nhiệm và tổ công nghệ số cộng đồng ở các xã",
        money=f"(Minh họa) {vi(money)} triệu đồng cho cả giai đoạn",
        merged="(Minh họa) Nhiệm vụ tập huấn lồng ghép với Chương trình mục tiêu quốc gia",
    )


def fill_plan(folder: Folder, plan: Plan, size: Mapping[str, Size]) -> None:
    """Give ``plan`` its commitments and tasks; the baseline is of the unit that issued it."""
    issued = plan.head["date"]
    before = issued < day(REORGANISED)
    start = (
        day("2024-12-31") if before else max(day("2025-08-31"), issued.replace(day=1) - dt.timedelta(days=1))
    )
    plan.promise("MT25.2", "Ban hành kế hoạch triển khai Đề án", "2025-12-31", target="MT25.2")
    for target in MEASURED[:1] + (("CPS.3",) if before else ()) + MEASURED[1:]:
        _promise(plan, target, size[target], start)
    plan.promise("SP1", "Mở chuyên mục tiếng dân tộc trên cổng thông tin", "2026-12-31")
    plan.promise("SP2", "Phát hành bộ bài học kỹ năng số bằng tiếng dân tộc", "2030-12-31")
    _tasks(folder, plan)


def _promise(plan: Plan, target: str, size: Size, start: dt.date) -> None:
    baseline = fields(value=size.percent(size.start), as_of=start, source=plan.head["sources"][0])
    aim = TARGET_OF[target].value
    plan.promise(target, promise_text(target, 2030), target=target, value=aim, baseline=baseline)


def promise_text(target: str, year: int) -> str:
    """Return how a plan promises a target's value by the end of ``year``."""
    aim = TARGET_OF[target]
    return f"Đến hết năm {year}, {aim.value}% {aim.text[0].lower()}{aim.text[1:]}"


@dataclass(frozen=True)
class Work:
    """A task every ordinary plan has.

    It starts with the plan, not before ``earliest``; ``money`` gives for each source of money the
    bounds of the amount, in tens of millions of dong. No ``end``: done at once.
    ``{place}`` stands for the type of province.
    """

    text: str
    serves: tuple[str, ...]
    lead: str
    cooperating: tuple[str, ...]
    expected: str
    earliest: str = ""
    end: str = "2030-12"
    money: tuple[tuple[str, int, int], ...] = ()
    platform: str | None = None
    merged: bool | None = None


_AGENCY, _SCIENCE, _OFFICE = "Sở Dân tộc và Tôn giáo", "Sở Khoa học và Công nghệ", "Văn phòng UBND {place}"
_COMMUNES, _OWN, _NATIONAL = "UBND các xã, phường", "Ngân sách {place}", "Chương trình mục tiêu quốc gia"

_WORKS = (
    Work(
        "Xây dựng, trình ban hành kế hoạch", ("MT25.2",), _AGENCY, (_OFFICE,),
        "Kế hoạch được ban hành", end="",
    ),
    Work(
        "Cấp chữ ký số và hướng dẫn lãnh đạo sử dụng", ("CPS.2", "CPS.3"), _AGENCY, (_SCIENCE,),
        "Lãnh đạo ký số khi xử lý văn bản", money=((_OWN, 8, 20),),
    ),
    Work(
        "Rà soát thủ tục, kết nối chế độ báo cáo", ("CPS.4", "CPS.5"), _OFFICE, (_AGENCY, _SCIENCE),
        "Thủ tục toàn trình, báo cáo tự động", money=((_OWN, 20, 90),),
    ),
    Work(
        "Chuẩn hóa và công bố dữ liệu mở", ("CPS.6",), _SCIENCE, (_AGENCY,),
        "Danh mục dữ liệu mở được cập nhật hằng năm", "2026", "2030", ((_OWN, 10, 40),), "cong-du-lieu-mo",
    ),
    Work(
        "Hỗ trợ hộ kinh doanh, chủ thể OCOP bán hàng trực tuyến", ("KTS.1", "KTS.2"), "Sở Công Thương",
        (_AGENCY, _COMMUNES), "Hộ tự mở và vận hành được gian hàng", "2026", "2030-10",
        ((_OWN, 30, 80), (_NATIONAL, 40, 160)), merged=True,
    ),
    Work(
        "Tập huấn trưởng thôn, người có uy tín", ("XHS.1",), _AGENCY, (_COMMUNES,),
        "Mỗi xã ít nhất hai lớp mỗi năm", "2025-09", "2030-10-31", ((_NATIONAL, 60, 240),), merged=True,
    ),
    Work(
        "Làm nội dung số bằng tiếng dân tộc", ("SP1", "SP2"), "Sở Văn hóa, Thể thao và Du lịch", (_AGENCY,),
        "Chuyên mục và bộ bài học", "2025-10", money=((_OWN, 15, 50), ("Xã hội hóa", 5, 20)),
    ),
)  # fmt: skip


def _tasks(folder: Folder, plan: Plan) -> None:
    kind = "tỉnh" if "former_unit" in plan.head else folder.place.type
    first, made = str(plan.head["date"])[:7], {c["id"] for c in plan.commitments}
    for work in _WORKS:
        start = work.earliest if work.earliest > first else first[: len(work.earliest) or 7]
        plan.task(
            work.text,
            tuple(id_ for id_ in work.serves if id_ in made),
            lead=work.lead.format(place=kind),
            cooperating=[name.format(place=kind) for name in work.cooperating],
            expected_result=work.expected,
            start=partial_date(start),
            end=partial_date(work.end or start),
            budget=_budget(folder, work, kind),
            platform=work.platform,
            extension=True if work.platform else None,
            merged=work.merged,
        )


def _budget(folder: Folder, work: Work, kind: str) -> list[Fields] | None:
    rows = [(source, folder.random.randint(low, high) * 10) for source, low, high in work.money]
    return [{"source": source.format(place=kind), "amount": amount} for source, amount in rows] or None


def add_years(
    folder: Folder, days_late: tuple[int | None, ...], size: Mapping[str, Size], pace: Mapping[str, str]
) -> None:
    """Add a report a year, None meaning that none was sent, and the results each brings."""
    start = folder.plan.head["date"] if folder.plans else day(REORGANISED)
    for year, late in enumerate(days_late, start=FIRST_YEAR):
        if late is None:
            continue
        source = folder.report(year, late or -folder.random.randint(0, 12))
        if folder.plans and start.year <= year:
            for target in MEASURED:
                _result(folder, target, size[target], pace[target], year, source)
            _deliverable(folder, pace["SP1"], year, source)


def _result(folder: Folder, target: str, size: Size, pace: str, year: int, source: str) -> None:
    as_of = dt.date(year, 11, 30)
    numerator = numerator_at(folder, target, size, pace, as_of)
    quote = _QUOTES[target].format(n=vi(numerator), d=vi(size.denominator))
    folder.result(
        indicator=TARGET_OF[target].indicator, as_of=as_of, value=size.percent(numerator),
        numerator=numerator, denominator=size.denominator, source=source,
        page=f"Biểu {1 + MEASURED.index(target) // 3}", quote=f"(Minh họa) {quote}",
    )  # fmt: skip


def numerator_at(folder: Folder, target: str, size: Size, pace: str, as_of: dt.date) -> int:
    """Return how many are reached on a day when results run at ``pace`` from baseline to target."""
    commitment = folder.plan.commitment(target)
    start, by = commitment["baseline"]["as_of"], commitment["deadline"]
    elapsed = max(0.0, (as_of - start) / (by - start))
    goal = size.denominator * (TARGET_OF[target].value or 0) / 100
    reached = size.start + (goal - size.start) * elapsed * PACES[pace]
    whole = math.ceil(reached) if PACES[pace] > 1 else math.floor(reached)
    return min(size.denominator, max(size.start, whole))


def _deliverable(folder: Folder, pace: str, year: int, source: str) -> None:
    """The first deliverable is done in its year, a year late, or never, as the pace has it."""
    done = {"achieved": 2025, "on track": 2026, "behind": 2027, "at risk": 9999}[pace]
    if year in (2026, done) and year <= max(done, 2027):
        state = "achieved" if year >= done else "not_achieved"
        say = "đã mở chuyên mục" if state == "achieved" else "chưa mở chuyên mục"
        folder.result(
            commitment=reference(folder.plan, "SP1"), as_of=f"{year}-11", state=state, source=source,
            page="Mục II", quote=f"(Minh họa) {say}",
        )  # fmt: skip


def reference(plan: Plan, commitment: str) -> str:
    """Return how ``results.csv`` names a commitment."""
    return f"{plan.id}/{commitment}"
