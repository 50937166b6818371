"""«Vì sao?»: the numbers behind a status, filled into the formula that used them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.measuring.assessing import Assessment
from generator.measuring.badges import Progress
from generator.measuring.pace import Path
from generator.records.programme import MeasuredBy, Method
from generator.records.values import PartialDate
from generator.writing.desk import Desk
from generator.writing.labels import label


def why(desk: Desk, a: Assessment) -> tuple[str, ...]:
    """Return the steps that led to a progress, each a sentence with its numbers."""
    return tuple(_steps(desk, a))


def _steps(desk: Desk, a: Assessment) -> Iterator[str]:
    if a.progress is Progress.NO_LONGER_APPLICABLE and a.target and a.target.applies_until:
        day, reason = desk.words.day(a.target.applies_until), a.target.applies_until_reason or ""
        yield desk.say("Mục tiêu không còn áp dụng từ {day}. {reason}", day=day, reason=reason)
        return
    if a.choice.disputed:
        yield desk.say("Các nguồn cho cùng một ngày nói khác nhau và chưa nguồn nào được chọn kèm lý do, "
                       "nên không số nào được dùng để xếp tình trạng.")  # fmt: skip
        return
    if a.target and a.target.measured_by is MeasuredBy.PLAN and not a.choice.result:
        yield from _by_plan(desk, a)
        return
    if a.choice.result is None:
        yield from _silent(desk, a)
        return
    if a.actual is None or a.path is None:
        yield desk.say("Báo cáo xếp là “{state}”.", state=label(a.progress, desk.words))
        return
    yield from _numbers(desk, a, a.path, a.actual.unit)


def _by_plan(desk: Desk, a: Assessment) -> Iterator[str]:
    if a.progress is Progress.ACHIEVED:
        yield desk.say("Mục tiêu này đạt khi kế hoạch được ban hành; kế hoạch đã tìm thấy.")
        return
    plans = desk.project.holding(a.unit).plans
    if plans:
        plan = plans[0]
        yield desk.say(
            "Chỉ tìm thấy kế hoạch {number} của {issuer}, đơn vị ban hành trước khi sáp nhập; "
            "chưa thấy văn bản nói kế hoạch này còn hiệu lực với đơn vị hiện nay hay không.",
            number=plan.number, issuer=plan.issuer,
        )  # fmt: skip
        return
    yield desk.say("Mục tiêu này đạt khi kế hoạch được ban hành; chưa tìm thấy kế hoạch công khai.")


def _silent(desk: Desk, a: Assessment) -> Iterator[str]:
    if a.progress is Progress.NOT_YET_DUE and a.commitment:
        yield desk.say("Hạn là {day}; chưa có báo cáo công khai và cũng chưa đến hạn.",
                       day=desk.words.day(a.commitment.by))  # fmt: skip
        return
    yield desk.say("Chưa có số liệu công khai đo trực tiếp, nên không xếp được.")


def _numbers(desk: Desk, a: Assessment, path: Path, unit: str) -> Iterator[str]:
    judgement, words = a.judgement, desk.words
    assert a.actual is not None
    assert a.choice.result is not None
    goal = words.with_unit(path.target.value, unit)
    yield desk.say("Kết quả {value} ({date}); mục tiêu {goal} vào {deadline}.",
                   value=words.quantity(a.actual), date=_date(desk, a.choice.result.as_of), goal=goal,
                   deadline=words.day(path.target.day))  # fmt: skip
    if judgement.undecided:
        yield desk.say("Số có từ kèm “{word}” cho phép nhiều tình trạng khác nhau, nên không xếp.", word=a.actual.word)
        return
    if judgement.progress is Progress.ACHIEVED:
        yield desk.say("Kết quả đã bằng hoặc vượt mục tiêu.")
        return
    distance = words.with_unit(_round(judgement.distance or Decimal(0)), _point_unit(desk, unit))
    if judgement.progress is Progress.NOT_ACHIEVED:
        yield desk.say("Đã đến hạn, còn thiếu {distance}.", distance=distance)
        return
    if judgement.refusal:
        yield desk.say("Còn cách mục tiêu {distance}. Không tính tiến độ vì {reason}.",
                       distance=distance, reason=label(judgement.refusal, words))  # fmt: skip
        return
    yield from _pace(desk, a, path, unit)


def _pace(desk: Desk, a: Assessment, path: Path, unit: str) -> Iterator[str]:
    words, judgement, base = desk.words, a.judgement, path.baseline
    assert base is not None
    assert a.choice.result is not None
    assert a.actual is not None
    day = min(a.choice.result.as_of.last, a.as_of) if a.choice.result.as_of else a.as_of
    yield desk.say(
        "Mức phải đạt vào {day}: đi thẳng từ {base} ({base_day}) đến {goal} ({deadline}){bent} là {required}.",
        day=words.day(day), base=words.with_unit(base.value, unit), base_day=words.day(base.day),
        goal=words.with_unit(path.target.value, unit), deadline=words.day(path.target.day),
        bent=desk.say(" qua các mốc của kế hoạch") if path.milestones else "",
        required=words.with_unit(_round(judgement.required or Decimal(0)), unit),
    )  # fmt: skip
    if judgement.ratio is None:
        return
    ratio = words.number(judgement.ratio, 2)
    if judgement.method is Method.GROWTH:
        yield desk.say("Tốc độ tăng kép thực tế bằng {ratio} lần tốc độ cần có.", ratio=ratio)
    else:
        yield desk.say(
            "Tỷ số phần đã tăng trên phần phải tăng: ({value} − {base}) ÷ ({required} − {base}) = {ratio}.",
            value=words.number(a.actual.value), base=words.number(base.value),
            required=words.number(_round(judgement.required or Decimal(0))), ratio=ratio,
        )  # fmt: skip
    rubric = desk.project.config.rubric
    yield desk.say(
        "Ngưỡng (bản {version}): từ {on_track} là đúng tiến độ, từ {behind} là chậm, thấp hơn là có nguy cơ. "
        "Xếp: {progress}.",
        version=rubric.version, on_track=words.number(rubric.on_track), behind=words.number(rubric.behind),
        progress=label(judgement.progress, words).lower(),
    )  # fmt: skip


def _round(value: Decimal) -> Decimal:
    return (
        value.quantize(Decimal("0.1")).normalize() + 0 if value != value.to_integral() else value.quantize(Decimal(1))
    )


def _point_unit(desk: Desk, unit: str) -> str:
    return desk.say("điểm phần trăm") if unit == "%" else unit


def _date(desk: Desk, date: PartialDate | None) -> str:
    return desk.words.date(date) if date else desk.say("chưa rõ ngày")
