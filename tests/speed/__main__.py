"""Measures both built sites as a first visit meets them: ``make measure`` writes the table of the README again.

Needs ``site/`` and ``demo-site/`` and Chromium. Each time is the median of three visits; do nothing else meanwhile.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.speed import budgets, visits
from tests.speed.server import Server, gzipping

ROOT = Path(__file__).parents[2]
README, MEASURED = ROOT / "README.md", Path(__file__).parent / "measured.json"
START, END = "<!-- measured: make measure -->", "<!-- /measured -->"
SITES = {"site": "thật", "demo-site": "minh họa"}
KINDS = {
    "home": "Trang chủ", "province": "Tỉnh, trang lớn nhất", "target": "Mục tiêu, trang lớn nhất",
    "indicator": "Chỉ số, trang lớn nhất", "changes": "Thay đổi", "reports": "Báo cáo", "data": "Dữ liệu",
    "search": "Tìm kiếm, đến kết quả đầu tiên",
}  # fmt: skip
QUERY, VISITS = "lao cai", 3
# The page of one indicator (mobile coverage) of the UK's Open SDG site as published on 2 July 2024, with its own data,
# counted in the same way in November 2026: scripts of other hosts came from npm in the versions the page names. Four
# that are not there (modernizr, polyfills, a survey, workbox) count as empty answers, so it costs more, not less. Its
# times are left out: one machine cannot show what fourteen hosts cost.
PEER = "| *Open SDG của Vương quốc Anh, chỉ số 9.c.1 (bản 2/7/2024)* | *42* | *653* | – | – | – | *13 máy chủ khác* |"


def main() -> int:
    """Measure, write the figures and the table, and say which budget is broken."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    missing = [name for name in SITES if not (ROOT / name / "index.html").is_file()]
    if missing or not chromium:
        print("Cần có:", ", ".join([*missing, *([] if chromium else ["Chromium"])]), file=sys.stderr)  # noqa: T201
        return 2
    measured = _measured(chromium)
    MEASURED.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n", "utf-8")
    README.write_text(with_table(README.read_text("utf-8"), table(measured)), "utf-8")
    print(table(measured))  # noqa: T201
    return 1 if any(row["broken"] for row in measured["pages"]) else 0


def _measured(chromium: str) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    pages: list[dict[str, Any]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in SITES:
            with gzipping(ROOT / name) as server:
                pages += _site(browser, server, name)
        version = browser.version
        browser.close()
    return {
        "day": dt.datetime.now(dt.UTC).date().isoformat(), "browser": f"Chromium {version}",
        "cores": os.cpu_count(), "system": f"{platform.system()} {platform.machine()}", "visits": VISITS,
        "load": round(os.getloadavg()[0], 1), "latency_ms": visits.LATENCY_MS, "down_kbit": visits.DOWN_KBPS,
        "up_kbit": visits.UP_KBPS, "cpu_slowdown": visits.CPU_SLOWDOWN, "pages": pages,
    }  # fmt: skip


def _site(browser: Any, server: Server, name: str) -> list[dict[str, Any]]:
    rows = []
    found = budgets.largest(server.folder)
    main_language = found_language(server.folder)
    for kind in KINDS:
        page = found.get((main_language, kind))
        if page:
            rows.append({"site": name, "kind": kind, "address": page.address, **_page(browser, server, page)})
            print(rows[-1], file=sys.stderr)  # noqa: T201
    return rows


def found_language(site: Path) -> str:
    """Return the language of a site's home page."""
    return next(page.language for page in budgets.largest(site).values() if page.kind == "home" and not page.address)


def _page(browser: Any, server: Server, page: budgets.Found) -> dict[str, Any]:
    query = QUERY if page.kind == "search" else ""
    cost = visits.cost(browser, server, page.address, query)
    wait = visits.Wait.median([visits.wait(browser, server, page.address, query) for _ in range(VISITS)])
    allowed = budgets.budget(page.kind)
    broken = (
        cost.size > allowed.size or cost.requests > allowed.requests or bool(cost.strangers)
        or wait.lcp > budgets.LCP or wait.shift > budgets.SHIFT or wait.longest_task > budgets.LONGEST_TASK
        or wait.result > budgets.RESULT
    )  # fmt: skip
    return {
        "requests": cost.requests, "bytes": cost.size, "foreign_hosts": list(cost.strangers), "lcp_ms": round(wait.lcp),
        "cls": round(wait.shift, 3), "longest_task_ms": round(wait.longest_task),
        "first_result_ms": round(wait.result) or None, "broken": broken,
    }  # fmt: skip


def table(measured: dict[str, Any]) -> str:
    """Return the table with what it was measured on, in Markdown."""
    lines = [
        "| Trang | Yêu cầu | kB nén | LCP, giây | CLS | Việc dài nhất, ms | Kết quả đầu, giây |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for row in measured["pages"]:
        result = f"{row['first_result_ms'] / 1000:.2f}" if row["first_result_ms"] else "–"
        lines.append(
            f"| {KINDS[row['kind']]} ({SITES[row['site']]}) | {row['requests']} | {row['bytes'] / 1000:.0f} | "
            f"{row['lcp_ms'] / 1000:.2f} | {row['cls']:.3f} | {row['longest_task_ms']} | {result} |"
        )
    lines[2:] = [line.replace(".", ",") for line in lines[2:]]
    about = (
        f"Đo ngày {dt.date.fromisoformat(measured['day']):%d/%m/%Y} trên {measured['browser']}, {measured['system']}, "
        f"{measured['cores']} lõi; mỗi thời gian là trung vị của {measured['visits']} lần, bộ nhớ đệm trống, trang nén gzip. "
        "Giả lập điện thoại trên mạng 4G chậm như Lighthouse: mỗi yêu cầu chờ 562,5 ms (ứng với 150 ms khứ hồi), "
        "xuống 1,47 Mbit/s, lên 675 kbit/s, bộ xử lý chậm bốn lần. Không trang nào hỏi máy chủ khác."
    )
    return "\n".join([about, "", *lines, PEER])


def with_table(readme: str, told: str) -> str:
    """Return the README with ``told`` between its marks."""
    before, start, rest = readme.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"README.md: {START} … {END}")
    return f"{before}{START}\n{told}\n{END}{after}"


if __name__ == "__main__":
    sys.exit(main())
