"""A project as large as a country has communes, for measuring: ``python -m tests.bench.communes DIR --units 340``.

Every name and figure is invented and says so, on every page. Each unit has a plan with twelve commitments and six
tasks, a report for each of six years, and twelve figures in each report. Same bytes every run. It is written as text,
without a YAML library, because a project of 3,321 units has 13,000 files.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

COMMUNES = 3321
YEARS = range(2025, 2031)
SEED = 1087
#: Share of the required pace at which a unit's figures run, from well ahead to hardly moving.
_PACES = (1.15, 1.02, 1.0, 0.85, 0.7, 0.4)
_GOAL = 100


@dataclass(frozen=True)
class Aim:
    """A target with the indicator that measures it; ``goal`` is a percentage, ``many`` about how many are counted."""

    id: str
    group: str
    indicator: str
    what: str
    counted: str
    goal: int
    many: int


AIMS = (
    Aim("CQ.1", "chinh-quyen", "chu-ky-so", "Cán bộ xã dùng chữ ký số", "cán bộ", 100, 30),
    Aim("CQ.2", "chinh-quyen", "ho-so-truc-tuyen", "Hồ sơ được giải quyết trực tuyến", "hồ sơ", 80, 2400),
    Aim("CQ.3", "chinh-quyen", "bao-cao-so", "Chế độ báo cáo được kết nối", "chế độ báo cáo", 100, 24),
    Aim("CQ.4", "chinh-quyen", "du-lieu-mo", "Bộ dữ liệu được công bố", "bộ dữ liệu", 60, 18),
    Aim("HT.1", "ha-tang", "thon-co-song", "Thôn có sóng di động", "thôn", 100, 14),
    Aim("HT.2", "ha-tang", "ho-co-mang", "Hộ có Internet cố định", "hộ", 80, 1900),
    Aim("HT.3", "ha-tang", "nha-van-hoa", "Nhà văn hóa thôn có Internet", "nhà văn hóa", 90, 14),
    Aim("KT.1", "kinh-te", "ho-ban-hang", "Hộ kinh doanh bán hàng trực tuyến", "hộ kinh doanh", 50, 160),
    Aim("KT.2", "kinh-te", "hop-tac-xa", "Hợp tác xã dùng phần mềm kế toán", "hợp tác xã", 70, 12),
    Aim("XH.1", "xa-hoi", "tap-huan", "Trưởng thôn được tập huấn kỹ năng số", "trưởng thôn", 100, 14),
    Aim("XH.2", "xa-hoi", "tai-khoan", "Người lớn có tài khoản thanh toán", "người", 85, 5200),
    Aim("XH.3", "xa-hoi", "ho-so-suc-khoe", "Người dân có hồ sơ sức khỏe điện tử", "người", 95, 7600),
)
_GROUPS = {"chinh-quyen": "Chính quyền số", "ha-tang": "Hạ tầng số", "kinh-te": "Kinh tế số", "xa-hoi": "Xã hội số"}
_WORKS = (
    ("Cấp chữ ký số, đưa thủ tục lên trực tuyến", "Văn phòng UBND xã", 2),
    ("Kết nối báo cáo, công bố dữ liệu", "Văn phòng UBND xã", 2),
    ("Mở rộng sóng và mạng đến thôn", "Phòng Văn hóa - Xã hội", 2),
    ("Trang bị mạng cho nhà văn hóa, hỗ trợ hộ kinh doanh", "Phòng Kinh tế", 2),
    ("Tập huấn hợp tác xã và trưởng thôn", "Tổ công nghệ số cộng đồng", 2),
    ("Hướng dẫn người dân mở tài khoản, lập hồ sơ sức khỏe", "Trạm Y tế xã", 2),
)


def texts(units: int, languages: tuple[str, ...] = ("vi",)) -> Iterator[tuple[str, str]]:
    """Yield each file of a project of ``units`` units: its name and its content."""
    if units < 1:
        raise ValueError("units")
    yield "site_config.yml", _config(languages)
    yield "content/gioi-thieu.md", _article("Giới thiệu", "documents", "Trang chỉ dùng để đo thời gian dựng một trang lớn.")
    yield "content/phuong-phap.md", _article("Phương pháp", "badges, rubric, rules", "Cách tính như mọi trang khác.")
    yield "content/terms.yml", _TERMS
    yield "data/programme.yml", _programme()
    yield "data/targets.yml", "format: 2\ntargets:\n" + "".join(map(_target, AIMS))
    yield "data/indicators.yml", _indicators()
    yield "data/documents.yml", _DOCUMENTS
    yield "data/sources.yml", _SOURCES
    yield "data/provinces.yml", "format: 2\nprovinces:\n" + "".join(_unit(n, units) for n in range(1, units + 1))
    for number in range(1, units + 1):
        for name, text in _folder(number):
            yield f"data/provinces/{slug_of(number)}/{name}", text


def write(folder: Path, units: int, languages: tuple[str, ...] = ("vi",)) -> None:
    """Write a project of ``units`` units into ``folder``, which holds nothing else yet."""
    for name, text in texts(units, languages):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def slug_of(number: int) -> str:
    """Return the folder of a unit, and its part of addresses."""
    return f"gia-dinh-{number:04}"


def _config(languages: tuple[str, ...]) -> str:
    return f"""\
# Dự án sinh ra để đo tốc độ. Mọi tên và số liệu đều giả định.
format: 2
site:
  name: Dự án giả định để đo tốc độ
  short_name: Giả định
  description: Mọi tên và số liệu trên trang này đều giả định, chỉ để đo tốc độ dựng trang.
  language: vi
  languages: [{", ".join(languages)}]
  url: https://example.org/do-toc-do/
  repository: https://example.org/do-toc-do/kho
  timezone: Asia/Ho_Chi_Minh
  publisher: Nhóm giả định
  contact:
    name: Nhóm giả định
  banner: Dữ liệu giả định để đo tốc độ, không phải số liệu thật
as_of: 2030-12-20
rubric:
  version: '1'
  on_track: 0.95
  behind: 0.60
  rounding: 0.05
  jump_factor: 3
words:
  programme: Chương trình
  territory: xã, phường
  territories_short: xã
  central: trung ương
  district: thôn
  whole_country: cả nước
  guidance: hướng dẫn giả định
  merged_programme: Chương trình lồng ghép giả định
qualifiers:
  - word: trên
    means: '>'
  - word: gần
    means: '<'
"""


_TERMS = """\
format: 2
terms:
  - id: chu-ky-so
    word: chữ ký số
    meaning: Chữ ký điện tử được bảo đảm bằng chứng thư số.
  - id: hop-tac-xa
    word: hợp tác xã
    meaning: Tổ chức kinh tế của các thành viên cùng góp vốn, góp sức.
"""
_DOCUMENTS = """\
format: 2
documents:
  - id: quyet-dinh
    number: 01/QĐ-GIADINH
    title: (Giả định) Phê duyệt chương trình
    issuer: Cơ quan giả định
    date: 2024-10-02
    seen: yes
    sources: [vb-quyet-dinh]
"""
_SOURCES = """\
format: 2
sources:
  - id: vb-quyet-dinh
    title: (Giả định) Quyết định phê duyệt chương trình
    publisher: Cơ quan giả định
    kind: legal_text
    url: https://example.org/do-toc-do/vb-quyet-dinh
    published: 2024-10-02
    last_checked: 2030-12-01
    link: live
"""


def _article(title: str, parts: str, text: str) -> str:
    return f"""\
---
title: {title}
description: '{title}: mọi tên và số liệu đều giả định.'
parts: [{parts}]
---

Mọi tên và số liệu trên trang này đều giả định. {text}
"""


def _programme() -> str:
    groups = "".join(f"  - id: {id_}\n    name: {name}\n" for id_, name in _GROUPS.items())
    return f"""\
format: 2
programme:
  id: chuong-trinh
  name: (Giả định) Chương trình chuyển đổi số ở xã, phường
  short: Chương trình giả định
  decision: quyet-dinh
  start: 2024-10-02
  end: 2030-12-31
  purpose: (Giả định) Đưa công nghệ số đến từng thôn.
  sources: [vb-quyet-dinh]
groups:
{groups}calendar:
  - id: ke-hoach
    title: Kế hoạch của xã, phường
    kind: plan
    due: 2025-03-31
    words: Trong quý I năm 2025
    sources: [vb-quyet-dinh]
  - id: bao-cao-nam
    title: Báo cáo hằng năm
    kind: report
    before: '12-15'
    first_year: {YEARS[0]}
    last_year: {YEARS[-1]}
    words: Trước ngày 15 tháng 12 hằng năm
    sources: [vb-quyet-dinh]
"""


def _target(aim: Aim) -> str:
    return f"""\
  - id: {aim.id}
    group: {aim.group}
    short: '{aim.what}'
    text: (Giả định) {aim.what} ở mọi xã, phường
    indicator: {aim.indicator}
    value: {aim.goal}
    deadline: 2030-12-31
    levels: [province]
    seen: yes
    sources: [vb-quyet-dinh]
"""


def _indicators() -> str:
    rows = "".join(
        f"""\
  - id: {aim.indicator}
    name: {aim.what}
    topic: muc-tieu
    definition: (Giả định) Tỷ lệ {aim.counted} đạt yêu cầu trong tổng số {aim.counted} của xã.
    measure: percentage
    unit: '%'
    role: target
    near: [{aim.id}]
    numerator: Số {aim.counted} đạt yêu cầu
    denominator: Tổng số {aim.counted}
    ascending: yes
"""
        for aim in AIMS
    )
    return f"format: 2\ntopics:\n  - id: muc-tieu\n    name: Chỉ số đo mục tiêu\nindicators:\n{rows}"


def _unit(number: int, units: int) -> str:
    row, col = divmod(number - 1, math.isqrt(units - 1) + 1)
    kind = "phường" if number % 5 == 0 else "xã"
    return f"""\
  - code: '{number:05}'
    name: Giả Định {number:04}
    type: {kind}
    short: '{number:04}'
    tile:
      row: {row}
      col: {col}
"""


def _folder(number: int) -> Iterator[tuple[str, str]]:
    """Yield the files of one unit; its random numbers are its own, so that no unit moves another's."""
    random = Random(f"{SEED} {number}")
    sent = {year: min(random.choice((2, 5, 8, 11, 12, 13, 14, 14, 18, 27)), 20 if year == YEARS[-1] else 31) for year in YEARS}
    totals = [max(4, round(aim.many * random.uniform(0.5, 1.8))) for aim in AIMS]
    starts = [round(total * aim.goal / _GOAL * random.uniform(0.15, 0.3)) for total, aim in zip(totals, AIMS, strict=True)]
    yield "plan-2025.yml", _plan(number, random, totals, starts)
    yield "results.csv", _results(random, totals, starts)
    yield "reports.yml", "format: 2\nreports:\n" + "".join(_report(number, *one) for one in sent.items())
    yield "sources.yml", _sources(number, sent)


def _plan(number: int, random: Random, totals: list[int], starts: list[int]) -> str:
    unit = f"Giả Định {number:04}"
    promised = "".join(
        f"""\
    - id: {aim.id}
      target: {aim.id}
      text: (Giả định) Đến hết năm 2030, {aim.goal}% {aim.what[0].lower()}{aim.what[1:]}
      value: {aim.goal}
      deadline: 2030-12-31
      baseline:
        value: {_percent(start, total)}
        as_of: 2024-12-31
        source: ke-hoach-2025
"""
        for aim, total, start in zip(AIMS, totals, starts, strict=True)
    )
    return f"""\
format: 2
plan:
  id: kh-{slug_of(number)}-2025
  number: {number}/KH-GIADINH
  title: (Giả định) Kế hoạch thực hiện chương trình của {unit}
  date: 2025-03-{random.randint(10, 31)}
  issuer: UBND {unit}
  complete: yes
  resources:
    people: (Giả định) {random.randint(2, 6)} công chức kiêm nhiệm
    money: (Giả định) {random.randint(12, 60) * 10} triệu đồng cho cả giai đoạn
    merged: (Giả định) Lồng ghép với chương trình khác
  seen: yes
  sources: [ke-hoach-2025]
  commitments:
{promised}  tasks:
{_tasks(random)}"""


def _tasks(random: Random) -> str:
    written, aims = "", iter(AIMS)
    for number, (text, lead, serves) in enumerate(_WORKS, start=1):
        served = ", ".join(next(aims).id for _ in range(serves))
        written += f"""\
    - id: NV{number}
      text: (Giả định) {text}
      lead: {lead}
      cooperating: [Tổ công nghệ số cộng đồng]
      expected_result: (Giả định) Đạt chỉ tiêu của kế hoạch
      start: 2025-0{random.randint(4, 9)}
      end: 2030-12
      budget:
        - source: Ngân sách xã
          amount: {random.randint(4, 90)}
      serves: [{served}]
"""
    return written


def _results(random: Random, totals: list[int], starts: list[int]) -> str:
    pace = random.choice(_PACES)
    rows = ["indicator,as_of,value,numerator,denominator,source,page,quote"]
    for passed, year in enumerate(YEARS, start=1):
        for aim, total, start in zip(AIMS, totals, starts, strict=True):
            goal = total * aim.goal / _GOAL
            reached = start + (goal - start) * passed / len(YEARS) * pace * random.uniform(0.97, 1.03)
            part = min(total, max(start, round(reached)))
            quote = f"(Giả định) {part} trên {total} {aim.counted}"
            rows.append(
                f"{aim.indicator},{year}-11-30,{_percent(part, total)},{part},{total},bao-cao-{year},Biểu 1,{quote}"
            )
    return "\n".join(rows) + "\n"


def _report(number: int, year: int, day: int) -> str:
    return f"""\
  - obligation: bao-cao-nam
    year: {year}
    number: {number}/BC-GIADINH-{year}
    date: {year}-12-{day:02}
    title: (Giả định) Báo cáo năm {year}
    source: bao-cao-{year}
"""


def _sources(number: int, sent: dict[int, int]) -> str:
    unit = f"Giả Định {number:04}"
    plan = _source(number, "ke-hoach-2025", f"Kế hoạch của {unit}", "legal_text", "2025-03-31")
    reports = (
        _source(number, f"bao-cao-{year}", f"Báo cáo năm {year} của {unit}", "official_report", f"{year}-12-{day:02}")
        for year, day in sent.items()
    )
    return "format: 2\nsources:\n" + plan + "".join(reports)


def _source(number: int, id_: str, title: str, kind: str, published: str) -> str:
    return f"""\
  - id: {id_}
    title: (Giả định) {title}
    publisher: UBND Giả Định {number:04}
    kind: {kind}
    url: https://example.org/do-toc-do/{slug_of(number)}/{id_}
    published: {published}
    last_checked: 2030-12-20
    link: live
"""


def _percent(part: int, total: int) -> str:
    """Return a share as reports give it: one decimal, none when it is 0."""
    return f"{round(100 * part / total, 1):g}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Tạo dự án giả định để đo tốc độ.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=COMMUNES)
    given = parser.parse_args()
    write(given.folder, given.units)
