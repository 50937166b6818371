"""«Vì sao?»: the numbers behind a status, filled into the formula that used them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.labels import label
from generator.measuring import pace
from generator.measuring.amounts import shown, tidy
from generator.measuring.assessing import Assessment, outlived
from generator.measuring.badges import Progress
from generator.measuring.measures import TargetMeasures
from generator.measuring.pace import Path, Point
from generator.records.programme import MeasuredBy, Method
from generator.records.results import Result, Voice
from generator.records.values import Bound, Quantity
from generator.text import sort_key
from generator.writing.desk import Desk
from generator.writing.parts import date_text, parts_text, reason_text, value_text
from generator.writing.provenance import figure_address


@dataclass(frozen=True)
class InputView:
    """One figure that went into a computed one: whose it is, what it says, where it stands with its proof."""

    name: str
    value: str
    address: str


@dataclass(frozen=True)
class DerivationView:
    """How a figure was computed: the formula in words with its numbers, and what went into it."""

    formula: str
    inputs: tuple[InputView, ...]


def national(desk: Desk, t: TargetMeasures) -> DerivationView | None:
    """Return how the country's figure follows from those of the provinces; None where there is none."""
    figure = t.roll.figure
    if figure is None:
        return None
    unit, number = desk.project.indicator_by_id[t.target.indicator].unit or "", desk.words.number
    details = {"n": figure.covered, "places": desk.project.config.words.territory,
               "value": desk.words.with_unit(tidy(figure.value), unit)}  # fmt: skip
    if figure.numerator is None or figure.denominator is None:
        formula = desk.say("Cộng số của {n} {places}: {value}.", **details)
    else:
        formula = desk.say(
            "Cộng tử số của {n} {places}, chia cho tổng mẫu số, nhân 100: {numerator} ÷ {denominator} × 100 = {value}.",
            numerator=number(figure.numerator), denominator=number(figure.denominator), **details,
        )  # fmt: skip
    summed = [a for a in t.every if a.unit in figure.units]
    inputs = [_input(desk, a, a.choice.result, figure.numerator is not None)
              for a in summed if a.choice.result]  # fmt: skip
    return DerivationView(formula, tuple(sorted(inputs, key=lambda i: sort_key(i.name))))


def _input(desk: Desk, a: Assessment, result: Result, in_parts: bool) -> InputView:
    value = parts_text(desk, result) if in_parts else value_text(desk, result)
    return InputView(desk.place_name(a.unit), value, figure_address(desk, a.unit, result))


def why(desk: Desk, a: Assessment) -> tuple[str, ...]:
    """Return the steps that led to a progress, each a sentence with its numbers."""
    return tuple(_steps(desk, a))


def _steps(desk: Desk, a: Assessment) -> Iterator[str]:
    if a.progress is Progress.NO_LONGER_APPLICABLE and a.target and a.target.applies_until:
        day = desk.words.day(a.target.applies_until)
        yield desk.say("Mục tiêu không còn áp dụng từ {day}.", day=day) + reason_text(a.target.applies_until_reason)
    elif a.choice.disputed:
        yield desk.say("Các nguồn cho cùng một ngày nói khác nhau và chưa nguồn nào được chọn kèm lý do, "
                       "nên không số nào được dùng để xếp tình trạng.")  # fmt: skip
    elif a.choice.result is not None:
        yield from _by_result(desk, a, a.choice.result)
    elif a.target and a.target.measured_by is MeasuredBy.PLAN:
        yield _by_plan(desk, a)
    elif a.progress is Progress.NOT_YET_DUE and a.commitment:
        yield desk.say("Hạn là {day}; chưa có báo cáo công khai và cũng chưa đến hạn.",
                       day=desk.words.day(a.commitment.deadline))  # fmt: skip
    else:
        yield desk.say("Chưa có số liệu công khai đo trực tiếp, nên không xếp được.")


def _by_plan(desk: Desk, a: Assessment) -> str:
    if a.progress is Progress.ACHIEVED:
        return desk.say("Mục tiêu này đạt khi kế hoạch được ban hành; kế hoạch đã tìm thấy.")
    plans = desk.project.holding(a.unit).plans
    old = next((p for p in plans if p.former_unit and p.date <= a.as_of), None)
    if old is None:
        return desk.say("Mục tiêu này đạt khi kế hoạch được ban hành; chưa tìm thấy kế hoạch công khai.")
    return desk.say(
        "Chỉ tìm thấy kế hoạch {number} của {issuer}, đơn vị ban hành trước khi sáp nhập; "
        "chưa thấy văn bản nói kế hoạch này còn hiệu lực với đơn vị hiện nay hay không.",
        number=old.number, issuer=desk.words.said(old.issuer),
    )  # fmt: skip


def _by_result(desk: Desk, a: Assessment, result: Result) -> Iterator[str]:
    amount = shown(result, a.indicator, desk.project.config)
    if amount is not None and a.path is not None:
        yield from _numbers(desk, a, a.path, amount)
    elif amount is not None:
        yield desk.say("Kết quả {value} ({date}); không có giá trị phải đạt để so, nên không xếp được.",
                       value=desk.words.quantity(amount), date=date_text(desk, result.as_of))  # fmt: skip
    elif result.state is None:
        yield desk.say("Giá trị trong nguồn chưa đọc được thành số, nên không xếp được.")
    else:
        state = label(result.state, desk.words)
        text = desk.say("Rà soát xếp là “{state}”.", state=state)
        yield text if result.voice is Voice.REVIEW else desk.say("Báo cáo xếp là “{state}”.", state=state)
        if a.judgement.undecided:
            yield desk.say("Hạn đã qua mà lời xếp loại có từ trước hạn, nên chưa biết có hoàn thành hay không.")


def _numbers(desk: Desk, a: Assessment, path: Path, amount: Quantity) -> Iterator[str]:
    judgement, words, goal = a.judgement, desk.words, path.target
    date = date_text(desk, a.choice.result.as_of if a.choice.result else None)
    yield desk.say("Kết quả {value} ({date}); mục tiêu {goal} đến {deadline}.", value=words.quantity(amount),
                   date=date, goal=words.with_unit(goal.value, amount.unit), deadline=words.day(goal.day))  # fmt: skip
    if judgement.undecided:
        yield _undecided(desk, a, path, amount)
    elif judgement.progress is Progress.ACHIEVED:
        yield (desk.say("Kết quả đã bằng hoặc vượt mục tiêu.") if path.ascending
               else desk.say("Kết quả đã bằng hoặc thấp hơn mức mục tiêu cho phép."))  # fmt: skip
    elif judgement.progress is Progress.NOT_ACHIEVED:
        yield (desk.say("Đã đến hạn, còn thiếu {distance}.", distance=_distance(desk, a, amount))
               if amount.bound is Bound.EXACT else desk.say("Đã đến hạn, kết quả chưa bằng mục tiêu."))  # fmt: skip
    elif judgement.refusal:
        yield from _refused(desk, a, amount)
    else:
        yield from _pace(desk, a, path, amount)


def _undecided(desk: Desk, a: Assessment, path: Path, amount: Quantity) -> str:
    date = a.choice.result.as_of if a.choice.result else None
    if outlived(path, date, a.as_of):
        return desk.say("Hạn đã qua mà số mới nhất có từ trước hạn, nên chưa biết có đạt hay không.")
    if amount.bound is not Bound.EXACT:
        return desk.say("Số có từ kèm “{word}” cho phép nhiều tình trạng khác nhau, nên không xếp.",
                        word=desk.words.term(amount.word))  # fmt: skip
    return desk.say("Ngày của số liệu chỉ rõ đến {date}; tùy ngày, số này cho tình trạng khác nhau, nên không xếp.",
                    date=date_text(desk, date))  # fmt: skip


def _refused(desk: Desk, a: Assessment, amount: Quantity) -> Iterator[str]:
    if amount.bound is Bound.EXACT:
        yield desk.say("Còn cách mục tiêu {distance}.", distance=_distance(desk, a, amount))
    if a.judgement.refusal:
        yield desk.say("Không tính tiến độ vì {reason}.", reason=label(a.judgement.refusal, desk.words))


def remark(desk: Desk, a: Assessment) -> str:
    """Say in few words what a status beside others needs to be understood; nothing where it speaks for itself."""
    return _own_deadline(desk, a) if a.progress is Progress.NOT_ACHIEVED else _not_rated(desk, a)


def remarks(desk: Desk, a: Assessment) -> str:
    """Return a remark for one row of many: first of which year the figure is, where that is not the usual one."""
    return "; ".join(x for x in (aged(desk, a), remark(desk, a)) if x)


def aged(desk: Desk, a: Assessment) -> str:
    """Name the year of a figure that is older than the report it should have been renewed in; nothing of others."""
    if a.progress in (Progress.NO_INFORMATION, Progress.NO_LONGER_APPLICABLE):
        return ""
    date, due = a.choice.result.as_of if a.choice.result else None, a.delivery.due.year if a.delivery else None
    return desk.say("theo số năm {year}", year=date.year) if date and due and date.year < due else ""


def _own_deadline(desk: Desk, a: Assessment) -> str:
    """Name the deadline of a commitment that is not its target's."""
    if a.commitment is None or a.target is None or a.commitment.deadline == a.target.deadline:
        return ""
    return desk.say("hạn riêng {day}", day=desk.words.day(a.commitment.deadline))


def _not_rated(desk: Desk, a: Assessment) -> str:
    """Say why a figure has no status; nothing where it has one."""
    result, judgement = a.choice.result, a.judgement
    if result is None:
        return ""
    if judgement.undecided and a.actual is None:
        return desk.say("kết quả có từ trước hạn")
    if not judgement.undecided or a.path is None or a.actual is None:
        return label(judgement.refusal, desk.words) if judgement.refusal else ""
    if outlived(a.path, result.as_of, a.as_of):
        return desk.say("số có từ trước hạn")
    if a.actual.bound is not Bound.EXACT:
        return desk.say("số liệu kèm từ “{word}”", word=desk.words.term(a.actual.word))
    return desk.say("ngày chỉ rõ đến {date}", date=date_text(desk, result.as_of))


def _distance(desk: Desk, a: Assessment, amount: Quantity) -> str:
    distance = tidy(a.judgement.distance or Decimal(0))
    if amount.unit == "%":
        return desk.say("{n} điểm phần trăm", n=desk.words.number(distance))
    return desk.words.with_unit(distance, amount.unit)


def _pace(desk: Desk, a: Assessment, path: Path, amount: Quantity) -> Iterator[str]:
    base, reported = path.baseline, a.choice.result.as_of if a.choice.result else None
    assert base is not None
    now = Point(min(reported.last, a.as_of) if reported else a.as_of, amount.value)
    steps = _growth if a.judgement.method is Method.GROWTH else _line
    yield from steps(desk, a, path, base, now, amount)
    rubric, words = desk.project.config.rubric, desk.words
    yield desk.say(
        "Ngưỡng (bản {version}): từ {on_track} là đúng tiến độ, từ {behind} là chậm, thấp hơn là có nguy cơ. "
        "Tình trạng: {progress}.",
        version=rubric.version, on_track=words.number(rubric.on_track), behind=words.number(rubric.behind),
        progress=label(a.judgement.progress, words).lower(),
    )  # fmt: skip


def _line(desk: Desk, a: Assessment, path: Path, base: Point, now: Point, amount: Quantity) -> Iterator[str]:
    words, required = desk.words, tidy(a.judgement.required or Decimal(0))
    yield desk.say(
        "Mức phải đạt vào {day}: đi thẳng từ {base} ({base_day}) đến {goal} ({deadline}){bent} là {required}.",
        day=words.day(now.day), base=words.with_unit(base.value, amount.unit), base_day=words.day(base.day),
        goal=words.with_unit(path.target.value, amount.unit), deadline=words.day(path.target.day),
        bent=desk.say(" qua các mốc của kế hoạch") if path.milestones else "",
        required=words.with_unit(required, amount.unit),
    )  # fmt: skip
    if pace.linear_ratio(path, now.day, amount.value) is None:
        yield desk.say("Đến ngày ấy chưa phải thay đổi gì so với mốc đầu kỳ, nên không có tỷ số.")
        return
    numbers = {
        "value": words.quantity(replace(amount, unit="")), "base": words.number(base.value),
        "required": words.number(required), "ratio": words.number(a.judgement.ratio or Decimal(0), 2),
    }  # fmt: skip
    if path.ascending:
        yield desk.say("Tỷ số phần đã tăng trên phần phải tăng: ({value} − {base}) ÷ ({required} − {base}) = {ratio}.",
                       **numbers)  # fmt: skip
    else:
        yield desk.say("Tỷ số phần đã giảm trên phần phải giảm: ({base} − {value}) ÷ ({base} − {required}) = {ratio}.",
                       **numbers)  # fmt: skip


def _growth(desk: Desk, a: Assessment, path: Path, base: Point, now: Point, amount: Quantity) -> Iterator[str]:
    words = desk.words
    needed, actual = pace.growth(base, path.target), pace.growth(base, now)
    if needed is None or actual is None:
        yield desk.say("Chưa đủ thời gian kể từ mốc đầu kỳ để tính tốc độ tăng.")
        return
    yield desk.say(
        "Để đi từ {base} ({base_day}) đến {goal} ({deadline}) phải tăng {needed} một năm; "
        "đến {day} thực tế tăng {actual} một năm.",
        base=words.with_unit(base.value, amount.unit), base_day=words.day(base.day),
        goal=words.with_unit(path.target.value, amount.unit), deadline=words.day(path.target.day),
        needed=words.with_unit(tidy(needed * 100), "%"), actual=words.with_unit(tidy(actual * 100), "%"),
        day=words.day(now.day),
    )  # fmt: skip
    yield desk.say("Tốc độ tăng kép thực tế bằng {ratio} lần tốc độ cần có.",
                   ratio=words.number(a.judgement.ratio or Decimal(0), 2))  # fmt: skip
