"""What was measured, as a page in Markdown: one table a project, growth, comparison, and the machine it ran on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from tests.bench.figures import exponent, growth
from tests.bench.goals import GOALS
from tests.bench.steps import STEPS

Results = Mapping[str, Any]
_TITLES = {step.name: step.title for step in STEPS}
_OUTCOMES = {"failed": "không chạy được", "timed out": "quá thời gian cho phép", "left out": "không đo"}
_HEAD = """\
# Dựng nhanh đến đâu

Do `make bench` ghi; số đầy đủ ở `results.json` cùng thư mục. Mỗi lần đo là một tiến trình riêng, từ lúc gọi lệnh đến khi lệnh xong. Mỗi ô là trung vị, trong ngoặc là lần nhanh nhất và chậm nhất. CPU tính cả các tiến trình con, trừ tiến trình vẽ biểu đồ và ảnh: lúc dựng từ đầu, chúng chạy riêng và chỉ thấy ở thời gian. Bộ nhớ: mức cao nhất của mọi tiến trình cộng lại tại một lúc, phần dùng chung tính một lần.

*Written by `make bench`. Whole processes; median, with least and most in brackets; processor time with all children but those that draw pictures, which stand apart and show in the wall time of a build from nothing; memory of all processes at one moment. The communes are generated (`tests/bench/communes.py`) and entirely invented.*
"""
_AT_REST = 0.3  # processors that a machine uses of itself
_COLUMNS = ("| Việc | Thời gian, giây | CPU, giây | Bộ nhớ, MB |", "|---|--:|--:|--:|")


def page(results: Results) -> str:
    """Return the whole page."""
    parts = (_HEAD, *_goals(results), *_cases(results), *_growth(results), *_compared(results))
    return "\n".join(parts).rstrip() + "\n"


def _goals(results: Results) -> Iterator[str]:
    """Yield how each goal stands, then why those are missed that are."""
    yield "## Mục tiêu\n"
    yield "| Mục tiêu | Nhiều nhất | Đo được | |"
    yield "|---|--:|--:|---|"
    held = [(goal, goal.of(results)) for goal in GOALS]
    for goal, found in held:
        most = _number(goal.most, 0 if goal.most == int(goal.most) else 2)
        shown = "–" if found is None else _number(found, goal.digits)
        told = "chưa đo" if found is None else "đạt" if found <= goal.most else "**chưa đạt**"
        yield f"| {goal.title} | {most} {goal.unit} | {shown} | {told} |"
    yield ""
    missed = (goal for goal, found in held if found is not None and found > goal.most)
    yield from (f"**{goal.title}.** {goal.why}\n" for goal in missed if goal.why)


def _cases(results: Results) -> Iterator[str]:
    for case in results.get("cases", {}).values():
        yield f"## {case['title']}\n"
        yield f"{told_machine(case['machine'])}\n"
        if made := case.get("made"):
            yield f"Trang dựng xong: {_number(made['pages'])} trang, {_number(made['files'])} tệp, {_number(made['bytes'] / 1e6, 1)} MB.\n"
        yield from _COLUMNS
        yield from (_row(_TITLES.get(name, name), step) for name, step in case["steps"].items())
        yield ""
        for name, title in _BUILDS.items():
            yield from _parts(title, case.get("phases", {}).get(name))


def _row(title: str, step: Results) -> str:
    """Return the line of one step, or why there are no figures."""
    if step["outcome"] != "ok":
        return f"| {title} | {_OUTCOMES[step['outcome']]} | – | – |"
    memory = step.get("together_mb") or step["peak_mb"]
    return f"| {title} | {_spread(step['wall'], 2)} | {_spread(step['cpu'], 2)} | {_spread(memory, 0)} |"


def _spread(found: Mapping[str, float], digits: int) -> str:
    middle, least, most = (_number(found[name], digits) for name in ("median", "least", "most"))
    return middle if least == most else f"{middle} ({least}–{most})"


#: The builds that are told part by part.
_BUILDS = {"cold": "Một lần dựng từ đầu", "row": "Một lần dựng lại sau khi đổi một hàng"}


def _parts(title: str, phases: Results | None) -> Iterator[str]:
    """Yield where the time of one build went; parts may stand in one another."""
    if not phases or "outcome" in phases:
        return
    parts = (f"{name} {_number(c['wall'], 2)} ({_number(c['cpu'], 2)})" for name, c in phases.items() if c["wall"] >= 0.01)
    yield f"{title}, theo phần, giây (trong ngoặc: CPU; phần này có thể nằm trong phần kia): {', '.join(parts)}.\n"


def told_machine(machine: Results) -> str:
    """Return what a measurement ran on."""
    day = dt.date.fromisoformat(machine["day"])
    busy = machine["load"] > _AT_REST
    return (
        f"Đo ngày {day:%d/%m/%Y} ở bản {machine['commit']}, {machine['cores']} lõi, {machine['system']}, "
        f"Python {machine['python']}; hệ tệp {machine.get('files', '?')}; "
        f"lúc bắt đầu, việc khác dùng {_number(machine['load'], 1)} lõi."
        + (" **Máy đang bận việc khác: chỉ CPU là đáng tin.**" if busy else "")
    )


def _growth(results: Results) -> Iterator[str]:
    found = growth(results)
    if not found:
        return
    sizes = sorted(case["units"] for case in results["cases"].values() if case.get("units"))
    yield "## Lớn lên thì chậm đi bao nhiêu\n"
    yield f"Số mũ của CPU theo số xã ({', '.join(_number(size) for size in sizes)}): 1 là tuyến tính, 2 là bình phương.\n"
    yield "| Việc | Số mũ |"
    yield "|---|--:|"
    yield from (f"| {_TITLES[step]} | {_number(power, 2)} |" for step, power in found.items())
    yield ""


def _compared(results: Results) -> Iterator[str]:
    compared = results.get("compared", {})
    for one in compared.values():
        yield f"## So với công cụ khác, {_number(one['pages'])} trang\n"
        yield f"{told_machine(one['machine'])} {one['about']}\n"
        yield "| Công cụ | Thời gian, giây | CPU, giây | Bộ nhớ, MB | So với Hugo |"
        yield "|---|--:|--:|--:|--:|"
        hugo = one["tools"].get("hugo", {})
        base = hugo["wall"]["median"] if hugo.get("outcome") == "ok" else None
        for tool in one["tools"].values():
            ratio = f"{_number(tool['wall']['median'] / base, 2)} ×" if base and tool["outcome"] == "ok" else "–"
            yield f"{_row(tool['title'], tool)} {ratio} |"
        yield ""
    found = tool_growth(compared)
    if found:
        sizes = ", ".join(f"{_number(one['bytes'] / 1e6)} MB" for one in compared.values() if "bytes" in one)
        told = "; ".join(f"{title} {_number(power, 2)}" for title, power in found.items())
        yield f"Số mũ của CPU theo dung lượng thân trang ({sizes}): {told}.\n"


def tool_growth(compared: Results) -> dict[str, float]:
    """Return the exponent of each tool over the sizes of all bodies, by processor time, under the tool's title.

    Not over the numbers of pages: the more there are, the more of them are the large pages of places.
    """
    points: dict[str, list[tuple[float, float]]] = {}
    for one in (one for one in compared.values() if "bytes" in one):
        for tool in one["tools"].values():
            if tool["outcome"] == "ok":
                points.setdefault(tool["title"], []).append((one["bytes"], tool["cpu"]["median"]))
    return {title: power for title, found in points.items() if (power := exponent(found)) is not None}


def _number(value: float, digits: int = 0) -> str:
    """Return a number as Vietnamese text writes it.

    >>> _number(1234.5, 1), _number(3321)
    ('1.234,5', '3.321')
    """
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))
