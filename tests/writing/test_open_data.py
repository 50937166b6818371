"""A project of two provinces, counted by hand, must come out as data anybody can read and check."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pandas as pd
import pytest

from generator.language import Language
from generator.measuring.measures import Measures, measure
from generator.reading.project import read_project
from generator.records.config import Contact, Qualifier, Rubric, SiteConfig, SiteNames, Words
from generator.records.evidence import Source, SourceKind
from generator.records.plans import Baseline, Budget, Commitment, Plan, Task
from generator.records.programme import (
    Document,
    Group,
    Indicator,
    Level,
    Measure,
    Obligation,
    ObligationKind,
    Programme,
    Role,
    Target,
    Topic,
)
from generator.records.project import Holding, Project
from generator.records.results import LeftOut, Report, Result
from generator.records.territory import FormerUnit, Province, Tile
from generator.records.values import Bound, PartialDate
from generator.spreadsheets import exact, inert
from generator.writing.artefacts import PageKind
from generator.writing.citing import cite_data
from generator.writing.desk import Desk
from generator.writing.open_data.files import OpenData, open_data_files
from generator.writing.open_data.table import computed, core, for_readers
from generator.writing.open_data.tables import open_data_tables
from generator.writing.open_data.view import data_view, size_text
from generator.writing.templates import Templates

AS_OF = dt.date(2026, 11, 22)
URL = "https://example.org/minh-bach/"
THEME = Path(__file__).parents[2] / "theme"
DEMONSTRATION = Path(__file__).parents[1] / "projects" / "minh-hoa"
WANTED = {
    "assessments", "deliveries", "plans", "commitments", "tasks", "reports", "results", "related_plans",
    "sources", "left_out", "targets", "indicators", "provinces", "former_units", "documents",
    "bodies", "platforms",
}  # fmt: skip


def config() -> SiteConfig:
    return SiteConfig(
        format=1,
        site=SiteNames(
            name="Theo dõi thử", short_name="Thử", description="Một câu.", publisher="Nhóm thử",
            contact=Contact(name="Nhóm thử", email="thu@example.org"), repository="https://example.org/kho",
        ),
        rubric=Rubric(
            version="2026.1", on_track=Decimal("0.95"), behind=Decimal("0.6"), rounding=Decimal("0.05"),
            jump_factor=Decimal(3),
        ),
        words=Words(
            programme="Đề án", territory="tỉnh, thành phố", territories_short="tỉnh", central="trung ương",
            district="huyện", whole_country="cả nước", guidance="văn bản 100",
            merged_programme="Chương trình",
        ),
        qualifiers=(Qualifier(word="trên", means=Bound.ABOVE),),
    )  # fmt: skip


def source(name: str, kind: SourceKind) -> Source:
    return Source(
        id=name, title=f"Tài liệu {name}", publisher="UBND", kind=kind, url=f"https://example.org/{name}"
    )


def a_plan() -> Plan:
    """80 % by the end of 2030 from 20 % at the end of 2024; one task paid from two budgets."""
    commitment = Commitment(
        id="C1", target="XHS.1", text="Tập huấn 80% trưởng thôn", value=Decimal(80), deadline=dt.date(2030, 12, 31),
        baseline=Baseline(value=Decimal(20), as_of=dt.date(2024, 12, 31), source="kh-1"),
    )  # fmt: skip
    task = Task(
        id="NV1", text="Mở lớp", lead="Sở Dân tộc và Tôn giáo", cooperating=("Sở A", "UBND xã"),
        budget=(Budget(source="tỉnh", amount=Decimal(120)), Budget(source="khác", amount=Decimal("30.5"))),
        serves=("C1",), start=PartialDate(2025, 4), end=PartialDate(2030),
    )  # fmt: skip
    return Plan(
        id="kh-1", number="01/KH-UBND", title="Kế hoạch", date=dt.date(2025, 4, 23), issuer="UBND",
        complete=True, seen=True, sources=("kh-1",), commitments=(commitment,), tasks=(task,),
    )  # fmt: skip


def results(*more: Result) -> tuple[Result, ...]:
    return (
        Result(
            indicator="tap-huan", as_of=PartialDate(2025, 12, 31), numerator=Decimal(1),
            denominator=Decimal(3), source="bc-1", quote="đạt 1/3",
        ),
        Result(
            indicator="nguoi-co-uy-tin", as_of=PartialDate(2025), qualifier="trên", value=Decimal(3802),
            former_unit="soc-trang", source="chung", seen=False, quote="- Có =trên 3.802 người\nở các xã",
        ),
        *more,
    )  # fmt: skip


def indicators() -> tuple[Indicator, ...]:
    return (
        Indicator(
            id="tap-huan", name="Tỷ lệ được tập huấn", topic="dao-tao", definition="Đã học.",
            measure=Measure.PERCENTAGE, unit="%", role=Role.TARGET, near=("XHS.1",),
        ),
        Indicator(
            id="nguoi-co-uy-tin", name="Người có uy tín", topic="dao-tao", definition="Số người.",
            measure=Measure.NUMBER, unit="người", role=Role.DENOMINATOR,
        ),
    )  # fmt: skip


def a_target() -> Target:
    return Target(
        id="XHS.1", group="xhs", short="Tập huấn", text="Tập huấn 80%", indicator="tap-huan",
        value=Decimal(80), deadline=dt.date(2030, 12, 31), levels=(Level.PROVINCE, Level.DISTRICT), seen=True,
        sources=("chung",),
    )  # fmt: skip


def calendar() -> tuple[Obligation, ...]:
    return (
        Obligation(
            id="ke-hoach", title="Kế hoạch", kind=ObligationKind.PLAN, due=dt.date(2025, 3, 31),
            words="Quý I", sources=("chung",),
        ),
        Obligation(
            id="bao-cao", title="Báo cáo", kind=ObligationKind.REPORT, before="12-15", first_year=2025,
            last_year=2026, words="trước 15/12", sources=("chung",),
        ),
    )  # fmt: skip


def provinces() -> tuple[Province, ...]:
    former = (FormerUnit(id="soc-trang", code="94", name="Sóc Trăng"),)
    return (
        Province(
            code="92", name="Cần Thơ", type="thành phố", short="Cần Thơ", valid_from=dt.date(2025, 7, 1),
            former=former, tile=Tile(row=1, col=2),
        ),
        Province(code="04", name="Cao Bằng", type="tỉnh", short="Cao Bằng", tile=Tile(row=0, col=1)),
    )  # fmt: skip


def a_project(*more: Result, left_out: tuple[LeftOut, ...] = ()) -> Project:
    own = {
        s.id: s for s in (source("kh-1", SourceKind.LEGAL_TEXT), source("bc-1", SourceKind.OFFICIAL_REPORT))
    }
    report = Report(obligation="bao-cao", year=Decimal(2025), date=dt.date(2025, 12, 20), source="bc-1")
    programme = Programme(
        id="De-an.1", name="Đề án thử", short="Đề án", decision="qd-1", start=dt.date(2024, 10, 2),
        end=dt.date(2030, 12, 31), purpose="Thử.", known_gaps=("Chưa đọc được phụ lục.",), sources=("chung",),
    )  # fmt: skip
    return Project(
        config=config(), programme=programme, groups=(Group(id="xhs", name="Xã hội số"),),
        calendar=calendar(), tasks=(), other_aims=(), targets=(a_target(),),
        topics=(Topic(id="dao-tao", name="Đào tạo"),),
        indicators=indicators(), bodies=(),
        documents=(Document(id="qd-1", title="Quyết định", seen=True, sources=("chung",)),), platforms=(),
        provinces=provinces(), islands=(), reorganisation=None,
        national=Holding("", sources={"chung": source("chung", SourceKind.STATE_PRESS)}),
        holdings={"can-tho": Holding("can-tho", (a_plan(),), results(*more), (report,), (), own)},
        left_out=left_out,
    )  # fmt: skip


def measured(*more: Result, left_out: tuple[LeftOut, ...] = ()) -> Measures:
    return measure(a_project(*more, left_out=left_out), AS_OF)


def desk(measures: Measures, url: str = URL) -> Desk:
    return Desk(measures, (), Language(), url=url, repository="https://example.org/kho")


@pytest.fixture(scope="module")
def data() -> OpenData:
    return open_data_files(desk(measured()))


def rows(data: OpenData, table: str) -> list[dict[str, str]]:
    content = next(f.content for f in data.files if f.address == f"du-lieu/{table}.csv")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def json_of(data: OpenData, name: str) -> Any:
    return json.loads(next(f.content for f in data.files if f.address == f"du-lieu/{name}"))


def unpack(data: OpenData, folder: Path) -> Path:
    for file in data.files:
        (folder / file.address.rpartition("/")[2]).write_bytes(file.content)
    return folder


def test_every_kind_has_a_table_with_the_rows_counted_by_hand(data: OpenData) -> None:
    counts = {t.name: t.rows for t in data.tables}
    assert counts.keys() >= WANTED
    assert {k: n for k, n in counts.items() if n} == {
        "assessments": 2,  # the commitment, and the target that binds the other province
        "deliveries": 6,  # two provinces; a plan and two yearly reports each
        "plans": 1, "commitments": 1, "tasks": 1, "reports": 1, "results": 2, "sources": 3, "targets": 1,
        "indicators": 2, "provinces": 2, "former_units": 1, "obligations": 2, "documents": 1,
    }  # fmt: skip
    assert data.rows == 26


@pytest.mark.parametrize("more", [(), (Result(indicator="tap-huan", value=Decimal("-0.5"), source="bc-1"),)])
def test_frictionless_finds_nothing_wrong(more: tuple[Result, ...], tmp_path: Path) -> None:
    folder = unpack(open_data_files(desk(measured(*more))), tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
    assert len(report.tasks) >= len(WANTED)


@pytest.mark.skipif(not DEMONSTRATION.is_dir(), reason="the demonstration project is made by a script")
def test_frictionless_accepts_the_demonstration_project(tmp_path: Path) -> None:
    project = read_project(DEMONSTRATION).project
    assert project is not None
    made = open_data_files(desk(measure(project, project.config.as_of or AS_OF)))
    assert made.rows_of("results") == sum(
        len(h.results) for h in (project.national, *project.holdings.values())
    )
    report = frictionless.validate(str(unpack(made, tmp_path) / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])


def test_frictionless_sees_a_byte_that_changed(data: OpenData, tmp_path: Path) -> None:
    folder = unpack(data, tmp_path)
    path = folder / "results.csv"
    path.write_bytes(path.read_bytes().replace(b"3802", b"3803"))
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_the_package_says_what_it_is(data: OpenData) -> None:
    package = json_of(data, "datapackage.json")
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["version"]) == ("de-an-1", "0.20261122.0")
    assert package["created"] == "2026-11-22T00:00:00Z"
    cited = "phiên bản 0.20261122.0, mã nội dung " + desk(measured()).data.short_hash
    assert package["bibliographicCitation"].endswith(f"{cited}. {URL}du-lieu/")
    results = next(r for r in package["resources"] if r["name"] == "results")
    assert results["bibliographicCitation"].endswith(f"{cited}. {URL}du-lieu/results.csv")
    assert package["homepage"] == f"{URL}du-lieu/"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["contributors"] == [
        {"title": "Nhóm thử", "email": "thu@example.org", "roles": ["publisher"]}
    ]
    assert package["sources"][0] == {"title": "Tài liệu chung", "path": "https://example.org/chung"}
    assert "homepage" not in json_of(open_data_files(desk(measured(), "")), "datapackage.json")


def test_every_column_is_explained_once_in_vietnamese(data: OpenData) -> None:
    for resource in json_of(data, "datapackage.json")["resources"]:
        names = [f["name"] for f in resource["schema"]["fields"]]
        assert len(names) == len(set(names)), resource["name"]
        for field in resource["schema"]["fields"]:
            assert field["title"], field
            assert field["description"], field
            assert ".yml" not in field["description"], "a hint to editors, not to readers"


def test_a_result_carries_its_place_its_source_and_its_marks(data: OpenData) -> None:
    old = rows(data, "results")[1]
    assert (old["province"], old["province_code"], old["province_name"]) == ("can-tho", "92", "Cần Thơ")
    assert (old["former_unit"], old["former_unit_name"]) == ("soc-trang", "Sóc Trăng")
    assert (old["indicator_role"], old["indicator_role_label"]) == (
        "denominator",
        "Mẫu số hoặc quy mô đối tượng",
    )
    assert (old["qualifier"], old["bound"], old["value"], old["unit"]) == ("trên", "above", "3802", "người")
    assert (old["as_of"], old["seen"]) == ("2025", "false")
    assert (old["source_folder"], old["source"]) == ("national", "chung")
    assert (old["source_url"], old["source_kind"]) == ("https://example.org/chung", "state_press")
    assert rows(data, "results")[0]["source_folder"] == "can-tho"


def test_the_assessment_agrees_with_a_calculation_by_hand(data: OpenData) -> None:
    told = rows(data, "assessments")[0]
    days = Decimal((dt.date(2025, 12, 31) - dt.date(2024, 12, 31)).days)
    needed = 20 + 60 * days / Decimal((dt.date(2030, 12, 31) - dt.date(2024, 12, 31)).days)
    ratio = (Decimal(100) / 3 - 20) / (needed - 20)
    assert told["actual"] == "33.333333"
    assert Decimal(told["required"]) == round(needed, 6)
    assert Decimal(told["ratio"]) == round(ratio, 6)
    assert ratio > Decimal("0.95")
    assert (told["progress"], told["progress_label"]) == ("on_track", "Đúng tiến độ")
    assert (told["reported"], told["evidence"]) == ("late", "official_report")
    assert (told["as_of"], told["rubric"]) == ("2026-11-22", "2026.1")


def test_a_province_that_promised_nothing_is_there_with_empty_cells(data: OpenData) -> None:
    silent = rows(data, "assessments")[1]
    assert (silent["province"], silent["commitment"], silent["actual"]) == ("cao-bang", "", "")
    assert (silent["reported"], silent["progress"]) == ("overdue", "no_information")


def test_deliveries_count_days(data: OpenData) -> None:
    told = [(r["province"], r["obligation"], r["year"], r["sent"], r["days_late"], r["reported"])
            for r in rows(data, "deliveries")]  # fmt: skip
    assert told[:3] == [
        ("can-tho", "ke-hoach", "", "2025-04-23", "23", "late"),
        ("can-tho", "bao-cao", "2025", "2025-12-20", "6", "late"),
        ("can-tho", "bao-cao", "2026", "", "", "not_due"),
    ]


def test_many_values_in_a_cell_and_budgets_added(data: OpenData) -> None:
    task = rows(data, "tasks")[0]
    assert (task["cooperating"], task["budget"]) == ("Sở A|UBND xã", "tỉnh=120|khác=30.5")
    assert (task["budget_total"], task["start"], task["end"]) == ("150.5", "2025-04", "2030")
    assert rows(data, "targets")[0]["levels_label"] == "cấp địa phương|cấp trực thuộc địa phương"


def test_a_former_unit_ends_the_day_before_its_province_begins(data: OpenData) -> None:
    assert rows(data, "former_units")[0]["valid_until"] == "2025-06-30"


def test_csv_is_what_excel_pandas_and_line_tools_read(data: OpenData) -> None:
    for file in data.files:
        if file.address.endswith(".csv"):
            assert file.content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read Vietnamese"
            assert b"\r" not in file.content
    content = next(f.content for f in data.files if f.address.endswith("provinces.csv"))
    table = pd.read_csv(io.BytesIO(content), dtype={"code": str})
    assert list(table["slug"]) == ["can-tho", "cao-bang"]
    assert list(table["code"]) == ["92", "04"]


def test_a_row_is_one_line_and_json_keeps_the_exact_words(data: OpenData) -> None:
    assert rows(data, "results")[1]["quote"] == "'- Có =trên 3.802 người ở các xã"
    told = json_of(data, "all.json")
    assert told["tables"]["results"][1]["quote"] == "- Có =trên 3.802 người\nở các xã"
    assert told["tables"]["results"][1]["value"] == 3802
    assert told["tables"]["targets"][0]["levels"] == ["province", "district"]
    assert told["tables"]["bodies"] == []
    assert told["hash"] == f"sha256:{desk(measured()).data.hash}"
    assert {t.name: t.rows for t in data.tables} == {k: len(v) for k, v in told["tables"].items()}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+84 và hơn nữa", "'+84 và hơn nữa"),
        ("- đạt 97,6%", "'- đạt 97,6%"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        (" =1", " '=1"),
        ("＝1+1", "'＝1+1"),
        ("'=đã có dấu", "''=đã có dấu"),
        ("a;=1+1", "a;'=1+1"),
        ("-5", "-5"),
        ("+5,2%", "+5,2%"),
        ("-3.802", "-3.802"),
        ("giảm - rồi tăng = bằng", "giảm - rồi tăng = bằng"),
        ("xã A; xã B", "xã A; xã B"),
        ("'trong nháy'", "'trong nháy'"),
    ],
)
def test_formulas_are_inert_and_words_come_back(text: str, cell: str) -> None:
    assert inert(text) == cell
    assert exact(cell) == text


def test_no_cell_of_any_table_starts_a_formula() -> None:
    evil = '=HYPERLINK("http://x")'
    more = Result(
        indicator="nguoi-co-uy-tin",
        value=Decimal(-7),
        source="bc-1",
        quote=evil,
        note="+1",
        doubt="@x",
        scope="\t=1",
    )
    out = LeftOut(what="=cmd", value="-1+1", reason="- không rõ")
    data = open_data_files(desk(measured(more, left_out=(out,))))
    cells = [c for t in data.tables for row in rows(data, t.name) for c in row.values()]
    begins = {c for c in cells if c.lstrip()[:1] in {"=", "+", "-", "@"}}
    assert begins == {"-7", "+1"}
    assert "'" + evil in cells


def test_same_measures_same_bytes_whatever_the_order_of_the_day() -> None:
    first, second = open_data_files(desk(measured())), open_data_files(desk(measured()))
    assert [(f.address, f.content) for f in first.files] == [(f.address, f.content) for f in second.files]


def test_the_hash_is_what_sha256sum_gives_and_moves_with_the_tables(data: OpenData) -> None:
    sums = sorted(
        (f.address.removeprefix("du-lieu/"), hashlib.sha256(f.content).hexdigest())
        for f in data.files if f.address.endswith(".csv")
    )  # fmt: skip
    printed = "".join(f"{digest}  {name}\n" for name, digest in sums)
    state = desk(measured()).data
    assert state.hash == hashlib.sha256(printed.encode()).hexdigest()
    assert state.hash.startswith(state.short_hash)
    more = Result(indicator="tap-huan", value=Decimal(1), source="bc-1")
    assert desk(measured(more)).data.hash != state.hash
    assert desk(measured(), "https://elsewhere.example/").data.hash == state.hash


def test_the_zip_holds_everything_and_says_how_to_use_it(data: OpenData) -> None:
    assert data.zip_address == "du-lieu/de-an-1.zip"
    content = next(f.content for f in data.files if f.address == data.zip_address)
    assert data.zip_bytes == len(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        outside = {f.address.removeprefix("du-lieu/") for f in data.files} - {"de-an-1.zip"}
        assert set(packed.namelist()) == outside | {"README.txt", "LICENCE.txt"}
        assert {i.date_time for i in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        readme = packed.read("README.txt").decode()
    assert desk(measured()).data.hash in readme
    assert "22/11/2026" in readme
    assert f"{URL}du-lieu/" in readme


def test_a_warning_on_the_site_travels_with_the_files() -> None:
    project = a_project()
    names = project.config.site.model_copy(update={"banner": "Không phải số liệu thật"})
    told = replace(project, config=project.config.model_copy(update={"site": names}))
    data = open_data_files(desk(measure(told, AS_OF)))
    package = json_of(data, "datapackage.json")
    assert package["description"] == "Không phải số liệu thật. Một câu."
    content = next(f.content for f in data.files if f.address == data.zip_address)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.read("README.txt").decode().startswith("Không phải số liệu thật. Theo dõi thử")
        assert packed.read("LICENCE.txt").decode().startswith("Không phải số liệu thật.")


def test_addresses_are_distinct_and_stand_in_one_folder(data: OpenData) -> None:
    addresses = [f.address for f in data.files]
    assert len(addresses) == len(set(addresses))
    assert all(a.startswith("du-lieu/") and a.count("/") == 1 for a in addresses)


def test_empty_tables_still_have_their_columns(data: OpenData) -> None:
    content = next(f.content for f in data.files if f.address.endswith("/platforms.csv")).decode("utf-8-sig")
    assert content == "id,name,owner,document,sources\n"


def test_key_columns_are_keys_and_links_lead_somewhere() -> None:
    tables = {t.name: t for t in open_data_tables(measured(), Language())}
    for table in tables.values():
        names = {c.name for c in table.columns}
        assert set(table.key) <= names
        for link in table.links:
            other = tables[link.table or table.name]
            assert set(link.fields) <= names
            assert set(link.to) <= {c.name for c in other.columns}


def test_what_was_computed_is_rounded_and_plain() -> None:
    assert str(computed(Decimal(100) / 3)) == "33.333333"
    assert str(computed(Decimal("1E+3"))) == "1000"
    assert computed(None) is None


def test_types_and_words_come_from_the_records() -> None:
    assert core(Result.model_fields["value"].annotation) == (Decimal, False, True)
    assert core(Target.model_fields["levels"].annotation) == (Level, True, False)
    assert for_readers("yes: có; no: không", bool) == "true: có; false: không"
    assert for_readers("Chỉ số (mã trong indicators.yml)", str) == "Chỉ số (mã trong indicators)"


def test_the_page_answers_first_and_says_what_is_missing() -> None:
    out = tuple(
        LeftOut(what="x", value="1", reason=reason)
        for reason in ("Mờ: không rõ năm.", "Trùng.", "Mờ; cần gốc")
    )
    measures = measured(left_out=out)
    view = data_view(desk(measures), open_data_files(desk(measures)))
    assert view.answer.startswith(f"Tải được toàn bộ: 29 dòng trong {len(view.tables)} bảng")
    assert view.answer.endswith("chỉ cần ghi nguồn (CC BY 4.0).")
    assert view.missing == (
        "1 trong 2 tỉnh, thành phố chưa thấy kế hoạch công khai.",
        "1 số liệu trong bảng `results` chưa được đối chiếu tận nguồn (cột `seen` là `false`).",
        "Chưa đọc được phụ lục.",
    )
    assert [(r.reason, r.count) for r in view.left_out] == [("Mờ", "2"), ("Trùng", "1")]
    assert view.left_out_address == "/du-lieu/left_out.csv"


def test_the_template_renders_and_every_link_leads_to_a_file() -> None:
    evil = LeftOut(what="x", value="1", reason="<script>alert(1)</script>")
    measures = measured(left_out=(evil,))
    data = open_data_files(desk(measures))
    body = Templates(THEME, desk(measures)).render(PageKind.DATA, data_view(desk(measures), data), cite_data(desk(measures)))
    assert "(cột <code>seen</code> là <code>false</code>)" in body
    assert "<script>" not in body
    assert body.index("22/11/2026") < body.index("Tải được toàn bộ") < body.index("<table")
    for file in data.files:
        assert f'href="/{file.address}"' in body, file.address
    for table in data.tables:
        assert f'id="bang-{table.name.replace("_", "-")}"' in body


def test_sizes_as_readers_write_them() -> None:
    assert size_text(1, Language()) == "1\u00a0kB"
    assert size_text(151_120, Language()) == "151\u00a0kB"
    assert size_text(2_148_846, Language()) == "2,1\u00a0MB"
