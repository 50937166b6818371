"""Editions: which there are, that nothing changes them, what their pages say became of each figure, and comparisons."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import pytest

from generator.building import history_of
from generator.history.chronicle import Chronicle
from generator.kept import Shelf
from generator.language import language
from generator.measuring.measures import measure
from generator.reading.project import read_project
from generator.writing import addresses
from generator.writing.artefacts import File
from generator.writing.desk import Desk
from generator.writing.editions.comparing import ComparisonsView, ComparisonView
from generator.writing.editions.edition import (
    EditionProvinceView,
    EditionTargetView,
    EditionView,
    ThenFigure,
    ThenPromise,
)
from generator.writing.editions.frozen import freeze
from generator.writing.editions.links import editions_of
from generator.writing.editions.pages import EditionPage, Editions, Remembered, Unmade
from generator.writing.editions.since import Question
from tests.history.repository import Repository, repository
from tests.small import PLAN, RESULTS, SOURCES, VI

HANOI = dt.timezone(dt.timedelta(hours=7))
LATER = dt.date(2027, 3, 1)
CALENDAR = "data/programme.yml"
ROW_5G = "tram-5g,,2025-06-30,trên,300,,,,,,bao-cao-2025,trên 300 trạm,\n"


ANOTHER_TARGET = """  - id: XHS.3
    group: xa-hoi-so
    short: Tập huấn nữa
    text: Mọi trưởng thôn được tập huấn
    indicator: tap-huan
    value: 90
    deadline: 2030-12-31
    levels: [province]
    seen: yes
    sources: [quyet-dinh]
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path)


def desk_of(root: Path, day: dt.date = LATER) -> Desk:
    project = read_project(root).project
    assert project is not None
    return Desk(measure(project, day), (), language("vi"), history=history_of(root, day, HANOI, VI))


def keys(repo: Repository, day: dt.date = LATER) -> list[tuple[str, int]]:
    return [(e.key, e.publication.number) for e in desk_of(repo.root, day).editions]


def every_page(editions: Editions) -> Iterator[EditionPage]:
    for page in (page for part in editions.parts() for page in part()):
        yield page.make() if isinstance(page, Remembered) else page


def pages(desk: Desk) -> dict[str, object]:
    views = ((p.address, p.view) for p in every_page(Editions(desk)))
    return {address: view.make() if isinstance(view, Unmade) else view for address, view in views}


def names_of_comparisons(root: Path, **other: str) -> dict[str, str]:
    """What names everything each comparison of two editions is made of."""
    desk = desk_of(root)
    desk = replace(desk, **other) if other else desk
    found = ((p.address, p.view) for p in every_page(Editions(desk)))
    return {address: view.made_of for address, view in found if isinstance(view, Unmade)}


def test_a_comparison_of_two_editions_is_made_of_what_no_later_version_changes(repo: Repository) -> None:
    repo.git("tag", "v1")
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.commit(when="2026-03-05T12:00:00Z")
    before = names_of_comparisons(repo.root)
    assert list(before) == [addresses.comparison("2026-01-01-v1", "2026-12-14")]
    repo.change(PLAN, "value: 70\n", "value: 60\n")
    repo.commit(when="2027-02-05T12:00:00Z")
    assert names_of_comparisons(repo.root) == before
    assert names_of_comparisons(repo.root, url="https://elsewhere.example/") != before
    repo.change("site_config.yml", "on_track: 0.95", "on_track: 0.99")
    repo.commit(when="2027-02-06T12:00:00Z")
    assert names_of_comparisons(repo.root) != before


def test_files_of_an_edition_are_kept_and_the_same(repo: Repository, tmp_path: Path) -> None:
    repo.git("tag", "v1")
    shelf = Shelf(tmp_path / "kept")
    made = [t.frozen for _ in range(2) for t in Editions(desk_of(repo.root), shelf=shelf).thens]
    new, kept_ = made[: len(made) // 2], made[len(made) // 2 :]
    alone = [t.frozen for t in Editions(desk_of(repo.root)).thens]
    assert alone
    assert [f.files for f in alone] == [f.files for f in new] == [f.files for f in kept_]
    assert [f.desk.data for f in alone] == [f.desk.data for f in kept_]
    assert "tables" not in vars(kept_[0].desk)


@dataclass
class Asked:
    """A page of an edition with the questions it asked of the time after it, and what names their answers."""

    page: Remembered
    view: object
    questions: list[Question]
    answers: str

    def same(self, now: Remembered) -> bool:
        """Whether a later build would take the page as it was kept."""
        return now.made_of == self.page.made_of and now.since.answers(self.questions) == self.answers


def asked(repo: Repository) -> dict[str, Asked]:
    found = {}
    for page in (page for part in Editions(desk_of(repo.root)).parts() for page in part()):
        if isinstance(page, Remembered):
            with page.since.noted() as questions:
                made = page.make()
            found[made.address] = Asked(page, made.view, questions, page.since.answers(questions))
    return found


LATER_EDITS = [
    (RESULTS, "trên,300", "trên,350"), (RESULTS, ROW_5G.replace("300,,", "350,,"), ""), (PLAN, "value: 80\n", "value: 70\n"),
    ("data/targets.yml", "value: 80", "value: 70"), (SOURCES, "Báo cáo thử năm 2025", "Báo cáo thử 2025"),
    ("site_config.yml", "publisher: Nhóm", "publisher: Ban"),
]  # fmt: skip


def test_a_kept_page_of_an_edition_is_taken_only_where_it_would_be_made_alike(repo: Repository) -> None:
    repo.git("tag", "v1")
    before, others = asked(repo), []
    for file, old, new in LATER_EDITS:
        repo.change(file, old, new)
        repo.commit(when="2027-01-05T12:00:00Z")
        now = asked(repo)
        made_again = {address for address, then in before.items() if not then.same(now[address].page)}
        other = {address for address, then in before.items() if then.view != now[address].view}
        assert other <= made_again, (file, new)
        others.append((len(other), len(made_again)))
        before = now
    assert [other > 0 for other, _ in others] == [True, True, True, True, False, False]
    assert all(made_again < len(before) for _, made_again in others[:3]), "what no page asked makes no page again"
    assert others[-1][1] == len(before)


def test_what_became_of_a_target_is_told_in_every_language(repo: Repository) -> None:
    config = repo.root / "site_config.yml"
    config.write_text(config.read_text("utf-8") + SAID, "utf-8")
    repo.commit()
    repo.git("tag", "v1")
    repo.change("data/targets.yml", "value: 80", "value: 70")
    repo.commit(when="2027-01-05T12:00:00Z")
    desk = desk_of(repo.root)
    address = addresses.in_edition("2026-01-01-v1", addresses.target("XHS.1"))
    ours, theirs = (pages(one)[address] for one in (desk, desk.in_language("en")))
    assert isinstance(ours, EditionTargetView)
    assert isinstance(theirs, EditionTargetView)
    assert [f.kind for f in theirs.fates] == [f.kind for f in ours.fates] == ["less"]
    assert [f.text for f in theirs.fates] == ["Target lowered on 5 January 2027: 80% → 70%"]


def son_la(desk: Desk, key: str) -> EditionProvinceView:
    view = pages(desk)[f"/phien-ban/{key}/tinh/son-la/"]
    assert isinstance(view, EditionProvinceView)
    return view


def figure(view: EditionProvinceView, about: str) -> ThenFigure:
    return next(f for s in view.sources for f in s.figures if f.about.startswith(about))


def promise(view: EditionProvinceView, key: str) -> ThenPromise:
    return next(p for p in view.promises if p.id == key)


def texts(row: ThenFigure) -> list[str]:
    return [f.text for f in row.fates]


# --- which there are ---


def test_a_deadline_keeps_what_the_public_saw_at_the_end_of_its_last_day(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit(when="2026-12-14T16:59:00Z")  # 23:59 where the site is at home
    repo.change(RESULTS, "trên,310", "trên,320")
    repo.commit(when="2026-12-14T17:00:00Z")  # midnight: the next day
    assert keys(repo) == [("2026-12-14", 2)]


def test_a_deadline_of_today_makes_no_edition_before_its_day_is_over(repo: Repository) -> None:
    assert keys(repo, dt.date(2026, 12, 14)) == []
    assert keys(repo, dt.date(2026, 12, 15)) == [("2026-12-14", 1)]


def test_a_calendar_of_later_makes_no_edition_and_takes_none_away(repo: Repository) -> None:
    repo.change(CALENDAR, "before: '12-15'", "before: '06-15'")
    repo.commit(when="2026-12-20T12:00:00Z")
    assert keys(repo) == [("2026-12-14", 1)]


def test_a_tag_is_an_edition_of_its_publication_whose_address_can_mean_nothing_else(repo: Repository) -> None:
    repo.git("tag", "v1.0")
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.commit()
    for name in ("v1-0", "V1.0", "Báo-cáo/đợt-1"):
        repo.git("tag", "-a", name, "-m", "Bản đầu năm")
    before = keys(repo)
    assert set(before) == {
        ("2026-01-01-v1.0", 1), ("2026-01-01-v1-0", 2), ("2026-01-01-v1-0-35a6fd96", 2),
        ("2026-01-01-bao-cao-dot-1-4036c23f", 2), ("2026-12-14", 2),
    }  # fmt: skip
    repo.git("tag", "v1_0", "HEAD~1")  # of an earlier version, and later: what stood there stands there still
    assert set(before) < set(keys(repo))


def test_one_address_always_means_the_newest(repo: Repository) -> None:
    repo.git("tag", "v1")
    before, after = (Editions(desk_of(repo.root, day)).latest for day in (dt.date(2026, 2, 1), LATER))
    assert {before.address, after.address} == {"phien-ban/moi-nhat/"}
    assert (before.to, after.to) == ("phien-ban/2026-01-01-v1/", "phien-ban/2026-12-14/")


def test_without_history_the_list_says_why_there_are_none() -> None:
    from tests.small import AS_OF, SMALL

    project = read_project(SMALL).project
    assert project is not None
    made = Editions(Desk(measure(project, AS_OF), (), language("vi")))
    (page,) = every_page(made)
    assert (page.address, made.latest.to) == ("/phien-ban/", "phien-ban/")
    assert getattr(page.view, "absent", "") == "Trang được dựng không kèm lịch sử."


# --- frozen ---


def frozen(repo: Repository, day: dt.date = LATER) -> dict[str, bytes]:
    desk = desk_of(repo.root, day)
    assert isinstance(desk.history, Chronicle)
    files: Iterator[File] = (f for e in desk.editions for f in freeze(desk.history, e).files)
    return {f.address: f.content for f in files}


def test_nothing_that_comes_later_changes_a_byte_of_an_edition(repo: Repository) -> None:
    repo.git("tag", "v1")
    before = frozen(repo)
    assert len(before) == 6
    repo.change(RESULTS, ROW_5G, "")
    repo.change(PLAN, "value: 80\n", "value: 60\n")
    repo.change("site_config.yml", "on_track: 0.95", "on_track: 0.99")
    repo.commit(when="2027-01-05T12:00:00Z")
    repo.git("tag", "v2")
    after = frozen(repo, dt.date(2028, 3, 1))
    assert len(after) > len(before)
    assert {name: after[name] for name in before} == before


def test_the_source_files_are_the_ones_in_git_byte_for_byte(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,310")
    repo.path(RESULTS).write_bytes(repo.path(RESULTS).read_bytes().replace(b"\n", b"\r\n"))
    commit = repo.commit()
    repo.git("tag", "v1")
    repo.change(PLAN, "value: 80\n", "value: 60\n")
    repo.put("data/khac.txt", "không phải dữ liệu")
    repo.commit()
    with zipfile.ZipFile(io.BytesIO(frozen(repo)["phien-ban/2026-01-01-v1/nguon.zip"])) as packed:
        names = packed.namelist()
        assert "site_config.yml" in names
        assert RESULTS in names
        for name in names:
            shown = subprocess.run(["git", "show", f"{commit}:{repo.root.name}/{name}"], cwd=repo.top,
                                   capture_output=True, check=True).stdout  # fmt: skip
            assert packed.read(name) == shown


def test_an_edition_is_measured_on_its_day_by_the_settings_of_its_version(repo: Repository) -> None:
    repo.git("tag", "v1")
    repo.change("site_config.yml", "on_track: 0.95", "on_track: 0.99")
    repo.commit(when="2027-01-05T12:00:00Z")
    desk = desk_of(repo.root)
    assert isinstance(desk.history, Chronicle)
    tagged, deadline = (freeze(desk.history, e) for e in desk.editions)
    assert str(tagged.desk.project.config.rubric.on_track) == "0.95"
    assert (tagged.desk.measures.as_of, deadline.desk.measures.as_of) == (dt.date(2026, 1, 1), dt.date(2026, 12, 14))
    brief = json.loads(tagged.files[2].content)
    assert (brief["version"], brief["as_of"]) == ("1.0.0", "2026-01-01")
    ck1 = next(p for p in brief["promises"] if p["commitment"] == "CK1")
    assert (ck1["outcome"], ck1["promised"]) == ("27,5% (30/11/2025)", "80% đến 31/12/2030")


# --- what became of it ---


def test_a_figure_nobody_touched_is_still_the_latest(repo: Repository) -> None:
    row = figure(son_la(desk_of(repo.root), "2026-12-14"), "Số trạm 5G")
    assert (row.value, texts(row)) == ("trên 300 trạm", ["Vẫn là số mới nhất"])


def test_a_corrected_figure_says_the_day_and_both_values(repo: Repository) -> None:
    repo.change(RESULTS, "trên,300", "trên,350")
    repo.commit(when="2027-01-05T12:00:00Z")
    row = figure(son_la(desk_of(repo.root), "2026-12-14"), "Số trạm 5G")
    assert (row.value, texts(row)) == (
        "trên 300 trạm", ["Đã đính chính ngày 05/01/2027: trên 300 trạm → trên 350 trạm"]
    )  # fmt: skip


def test_a_correction_taken_back_is_told_as_that(repo: Repository) -> None:
    for old, new, day in (("300", "350", "05"), ("350", "300", "09")):
        repo.change(RESULTS, f"trên,{old}", f"trên,{new}")
        repo.commit(when=f"2027-01-{day}T12:00:00Z")
    row = figure(son_la(desk_of(repo.root), "2026-12-14"), "Số trạm 5G")
    assert texts(row) == ["Đã sửa rồi trở lại như cũ ngày 09/01/2027", "Vẫn là số mới nhất"]


def test_a_withdrawn_figure_says_the_day(repo: Repository) -> None:
    repo.change(RESULTS, ROW_5G, "")
    repo.commit(when="2027-01-05T12:00:00Z")
    row = figure(son_la(desk_of(repo.root), "2026-12-14"), "Số trạm 5G")
    assert texts(row) == ["Đã rút ngày 05/01/2027"]


def test_a_figure_that_went_and_came_back_says_so(repo: Repository) -> None:
    for old, new, day in ((ROW_5G, "", "05"), (",kh-son-la/CK3", f"{ROW_5G},kh-son-la/CK3", "09")):
        repo.change(RESULTS, old, new)
        repo.commit(when=f"2027-01-{day}T12:00:00Z")
    row = figure(son_la(desk_of(repo.root), "2026-12-14"), "Số trạm 5G")
    assert texts(row) == ["Đã rút rồi công bố lại như cũ ngày 09/01/2027", "Vẫn là số mới nhất"]


def test_a_figure_with_a_newer_one_names_it(repo: Repository) -> None:
    repo.change(RESULTS, ROW_5G, f"{ROW_5G}tram-5g,,2026-12-31,,420,,,,,,bao-cao-2025,420 trạm,\n")
    repo.commit(when="2027-01-05T12:00:00Z")
    view = son_la(desk_of(repo.root), "2026-12-14")
    assert texts(figure(view, "Số trạm 5G")) == ["Có số liệu mới hơn: 420 trạm (31/12/2026)"]
    assert view.facts.since == "Đến 01/03/2027: 1 số đã có số liệu mới hơn."
    assert view.facts.live == "/tinh/son-la/"


def test_what_the_edition_itself_had_followed_counts_for_nothing(repo: Repository) -> None:
    repo.change(RESULTS, ROW_5G, f"{ROW_5G}tram-5g,,2026-05-31,,420,,,,,,bao-cao-2025,420 trạm,\n")
    repo.commit(when="2026-07-05T12:00:00Z")
    view = son_la(desk_of(repo.root), "2026-12-14")
    own = [f for s in view.sources for f in s.figures if f.about.startswith("Số trạm 5G")]
    assert [texts(f) for f in own] == [["Bản này có số mới hơn"], ["Vẫn là số mới nhất"]]
    assert view.facts.since == "Đến 01/03/2027, chưa có nội dung nào trên trang này bị thay thế hay đính chính."


def test_an_edition_that_shows_nothing_of_a_place_says_where_later_news_stand(repo: Repository) -> None:
    folder, kept = repo.root / "data/provinces/can-tho", repo.root.parent / "can-tho"
    shutil.move(folder, kept)
    repo.commit(when="2026-07-05T12:00:00Z")
    before = pages(desk_of(repo.root))["/phien-ban/2026-12-14/tinh/can-tho/"]
    shutil.move(kept, folder)
    repo.commit(when="2027-01-05T12:00:00Z")
    after = pages(desk_of(repo.root))["/phien-ban/2026-12-14/tinh/can-tho/"]
    assert isinstance(before, EditionProvinceView)
    assert isinstance(after, EditionProvinceView)
    assert (before.facts.since, after.facts.since) == (
        "Đến 01/03/2027, chưa có nội dung nào trên trang này bị thay thế hay đính chính.",
        "Thông tin công bố từ đó đến 01/03/2027 có ở trang hiện nay.",
    )


def test_the_page_of_an_edition_counts_what_became_of_its_targets(repo: Repository) -> None:
    repo.change("data/targets.yml", "value: 80", "value: 70")
    repo.commit(when="2027-01-05T12:00:00Z")
    view = pages(desk_of(repo.root))["/phien-ban/2026-12-14/"]
    assert isinstance(view, EditionView)
    assert view.facts.since == "Đến 01/03/2027: 1 mục tiêu bị hạ."
    assert view.facts.told == "/phien-ban/so-sanh/2026-12-14_hom-nay/"


def test_a_remark_on_a_target_is_no_change_of_what_an_edition_shows(repo: Repository) -> None:
    repo.change("data/targets.yml", "    short: Tập huấn\n", "    short: Tập huấn\n    note: Ghi chú\n")
    repo.commit(when="2027-01-05T12:00:00Z")
    view = pages(desk_of(repo.root))["/phien-ban/2026-12-14/muc-tieu/xhs-1/"]
    assert isinstance(view, EditionTargetView)
    assert (view.fates, view.facts.since) == (
        (), "Đến 01/03/2027, chưa có nội dung nào trên trang này bị thay thế hay đính chính."
    )  # fmt: skip


def test_a_lowered_promise_says_the_day_and_both_values_also_under_a_new_id(repo: Repository) -> None:
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.commit(when="2027-01-05T12:00:00Z")
    repo.change(PLAN, "id: CK1", "id: CAM-KET-1")
    repo.change(PLAN, "serves: [CK1]", "serves: [CAM-KET-1]")
    repo.commit(when="2027-01-09T12:00:00Z")
    row = promise(son_la(desk_of(repo.root), "2026-12-14"), "XHS.1")
    assert (row.promised, [f.text for f in row.fates]) == (
        "80% đến 31/12/2030", ["Cam kết bị hạ ngày 05/01/2027: 80% → 70%"]
    )  # fmt: skip


def test_other_words_of_a_promise_are_told_at_length_without_naming_it_again(repo: Repository) -> None:
    old, new = "80% trưởng thôn được tập huấn", "80% trưởng thôn được tập huấn về kỹ năng số"
    repo.change(PLAN, f"text: {old}", f"text: {new}")
    repo.commit(when="2027-01-05T12:00:00Z")
    (fate,) = promise(son_la(desk_of(repo.root), "2026-12-14"), "XHS.1").fates
    assert (fate.long, fate.text) == (True, f"Đã sửa ngày 05/01/2027: lời của kế hoạch: {old} → {new}")


def test_a_lowered_target_stands_on_its_page(repo: Repository) -> None:
    repo.change("data/targets.yml", "value: 80", "value: 70")
    repo.commit(when="2027-01-05T12:00:00Z")
    view = pages(desk_of(repo.root))["/phien-ban/2026-12-14/muc-tieu/xhs-1/"]
    assert isinstance(view, EditionTargetView)
    assert (view.aim, [f.text for f in view.fates]) == ("80%", ["Mục tiêu bị hạ ngày 05/01/2027: 80% → 70%"])
    assert [(s.name, s.value) for s in view.standings] == [("Sơn La", "27,5%"), ("Cần Thơ", "18,5%")]


def test_pages_of_today_lead_to_what_they_were(repo: Repository) -> None:
    desk = desk_of(repo.root)
    links = editions_of(desk, desk.project.province_by_slug["son-la"])
    assert [(link.title, link.address) for link in links] == [
        ("Bản ngày 14/12/2026, Báo cáo hằng năm kỳ 2026", "/phien-ban/2026-12-14/tinh/son-la/")
    ]


# --- comparisons ---


def test_a_comparison_tells_the_net_retreats_first(repo: Repository) -> None:
    repo.git("tag", "v1")
    for old, new in (("trên,300", "trên,350"), ("trên,350", "trên,300"), ("27.5,,55,200", "30,,60,200")):
        repo.change(RESULTS, old, new)
        repo.commit(when="2026-03-05T12:00:00Z")
    repo.change(PLAN, "value: 80\n", "value: 70\n")
    repo.commit(when="2026-03-05T12:00:00Z")
    view = pages(desk_of(repo.root))[addresses.comparison("2026-01-01-v1", "2026-12-14")]
    assert getattr(view, "answer", "") == "1 cam kết bị hạ, 1 số đính chính."
    assert getattr(view, "retreats", ()) == ("Sơn La, cam kết CK1 (Tập huấn): mục tiêu hạ từ 80% xuống 70% (−10 điểm phần trăm)",)
    (group,) = getattr(view, "groups", ())
    assert group.unit == "Sơn La"
    assert [s.partition(": ")[2] for s in group.sentences] == ["27,5% → 30% (+2,5 điểm phần trăm); tử số: 55 → 60"]


def test_a_comparison_adds_up_and_says_what_is_new(repo: Repository) -> None:
    repo.git("tag", "v1")
    repo.add("data/targets.yml", ANOTHER_TARGET)
    repo.commit(when="2026-03-05T12:00:00Z")
    view = pages(desk_of(repo.root))[addresses.comparison("2026-01-01-v1", "2026-12-14")]
    assert isinstance(view, ComparisonView)
    before, after, apart = view.total
    assert (before, after) == (sum(s[1] for s in view.statuses), sum(s[2] for s in view.statuses))
    assert after > before
    assert apart == f"+{after - before}"
    assert view.apart == f"Bản sau theo dõi thêm {after - before} cam kết, mục tiêu so với bản trước."


def test_a_comparison_writes_out_no_address(repo: Repository) -> None:
    repo.git("tag", "v1")
    repo.add(SOURCES, "  - id: bao-moi\n    title: Báo mới\n    publisher: Tòa soạn\n    kind: press\n    url: https://example.org/bao-moi\n")
    repo.commit(when="2026-03-05T12:00:00Z")
    view = pages(desk_of(repo.root))[addresses.comparison("2026-01-01-v1", "2026-12-14")]
    assert isinstance(view, ComparisonView)
    assert [group.sentences for group in view.groups] == [("Nguồn “Báo mới”: thêm mới",)]


def test_a_comparison_names_the_target_that_stopped_applying(repo: Repository) -> None:
    repo.git("tag", "v1")
    repo.change("data/targets.yml", "measured_by: plan", "measured_by: plan\n    applies_until: 2026-03-01")
    repo.commit(when="2026-03-05T12:00:00Z")
    views = pages(desk_of(repo.root))
    view, later = (views[addresses.comparison(*pair)] for pair in (("2026-01-01-v1", "2026-12-14"), ("2026-12-14", addresses.TODAY)))
    assert isinstance(view, ComparisonView)
    assert isinstance(later, ComparisonView)
    (more,) = (apart for badge, _, _, apart in view.statuses if badge.word == "Không còn áp dụng")
    assert view.ended == f"“Không còn áp dụng” tăng vì mục tiêu ngừng áp dụng: XHS.2 “Kế hoạch” ({more})."
    assert later.ended == ""


def test_an_edition_says_which_places_have_another_name_today(repo: Repository) -> None:
    before = pages(desk_of(repo.root))["/phien-ban/2026-12-14/"]
    repo.change("data/provinces.yml", "    name: Sơn La\n", "    name: Tây Bắc\n    bare: Sơn La\n")
    repo.commit(when="2027-01-05T12:00:00Z")
    after = pages(desk_of(repo.root))["/phien-ban/2026-12-14/"]
    assert isinstance(before, EditionView)
    assert isinstance(after, EditionView)
    assert (before.renamed, after.renamed) == ("", "Tên ghi theo dữ liệu của bản này: Sơn La nay là Tây Bắc.")


def test_any_two_editions_and_each_with_today_have_a_page(repo: Repository) -> None:
    for n, month in enumerate(("02", "03", "04"), start=1):
        repo.change(RESULTS, f"trên,30{n - 1}", f"trên,30{n}")
        repo.commit(when=f"2026-{month}-05T12:00:00Z")
        repo.git("tag", f"v{n}")
    desk = desk_of(repo.root)
    made, names = pages(desk), [e.key for e in desk.editions]
    assert len(names) == 4
    wanted = {addresses.comparison(a, b) for a, b in combinations(names, 2)} | {addresses.comparison(a) for a in names}
    assert {a for a in made if "_" in a} == wanted


# --- the demonstration's life ---


@pytest.fixture(scope="module")
def demo(demo_repository: Path) -> Desk:
    return desk_of(demo_repository, dt.date(2030, 3, 15))


@pytest.fixture(scope="module")
def demo_pages(demo: Desk) -> dict[str, object]:
    return pages(demo)


def test_the_demonstration_has_an_edition_for_each_deadline_and_tag(demo: Desk) -> None:
    assert [e.key for e in demo.editions] == [
        "2025-03-31", "2025-12-14", "2026-06-28-v1", "2026-12-14", "2027-12-14", "2028-12-14",
        "2029-01-14-bao-cao-2028", "2029-12-14",
    ]  # fmt: skip
    assert isinstance(demo.history, Chronicle)
    for edition in demo.editions:
        following = demo.history.publications[edition.publication.number]
        assert edition.publication.day <= edition.day
        assert edition.release or edition.day < following.day


def test_the_demonstration_of_years_ago_had_the_same_editions_byte_for_byte(
    demo: Desk, demo_repository: Path, tmp_path: Path
) -> None:
    """What was built when the last hundred commits were not made yet is what is built today."""
    clone = ["git", "clone", "-q", "--no-local", str(demo_repository), str(tmp_path / "xưa")]
    subprocess.run(clone, check=True)
    subprocess.run(["git", "reset", "-q", "--hard", "HEAD~100"], cwd=tmp_path / "xưa", check=True)
    then = desk_of(tmp_path / "xưa", dt.date(2028, 3, 15))
    assert isinstance(then.history, Chronicle)
    assert isinstance(demo.history, Chronicle)
    today = {e.key: e for e in demo.editions}
    assert len(then.editions) == 5
    for edition in then.editions:
        before, after = freeze(then.history, edition), freeze(demo.history, today[edition.key])
        assert [(f.address, f.content) for f in before.files] == [(f.address, f.content) for f in after.files]


# Edition, province, what the promise is, and what became of it: events of tests/projects/demo_history.
BECAME = [
    ("2025-12-14", "ha-noi", "XHS.1", "Đã đính chính ngày 10/02/2026: 26,3% → 24,9% (−1,4 điểm phần trăm)"),
    ("2026-12-14", "quang-ninh", "CPS.6", "Đã đính chính ngày 01/03/2027: 56,2% → 50% (−6,2 điểm phần trăm)"),
    ("2027-12-14", "gia-lai", "XHS.1", "Đã đính chính ngày 16/05/2028: 53% → 53,6% (+0,6 điểm phần trăm)"),
    ("2029-01-14-bao-cao-2028", "phu-tho", "XHS.1", "Đã đính chính ngày 15/05/2029: 63,1% → 59% (−4,1 điểm phần trăm)"),
    ("2026-12-14", "khanh-hoa", "KTS.1", "Cam kết bị hạ ngày 04/03/2027: 60% → 50%"),
    ("2027-12-14", "quang-ninh", "CT2", "Cam kết (càng thấp càng tốt) bị nới ngày 11/04/2028: 12 ngày → 14 ngày"),
    ("2026-12-14", "dong-nai", "XHS.1", "Cam kết đã nâng ngày 09/09/2027: 75% → 80%"),
]


@pytest.mark.parametrize(("key", "unit", "about", "expected"), BECAME)
def test_a_page_of_an_edition_tells_what_was_done_later(
    demo_pages: dict[str, object], key: str, unit: str, about: str, expected: str
) -> None:
    view = demo_pages[f"/phien-ban/{key}/tinh/{unit}/"]
    assert isinstance(view, EditionProvinceView)
    rows = [p for p in view.promises if p.id == about]
    assert expected in [f.text for p in rows for f in (*p.fates, *p.figure_fates)]


def test_a_unit_with_only_an_old_plan_is_told_by_its_own_figures_first(demo_pages: dict[str, object]) -> None:
    view = demo_pages["/phien-ban/2029-12-14/tinh/lam-dong/"]
    assert isinstance(view, EditionProvinceView)
    shown = [p.badges[0].id for p in view.promises if p.source]
    assert (shown.count("achieved"), shown.count("not_yet_due"), len(shown)) == (2, 5, 7)
    assert view.answer.startswith(
        "Lâm Đồng: đơn vị hiện nay đã công bố số liệu của 7 mục tiêu (2 hoàn thành, 5 chưa đến hạn); chưa tìm thấy kế hoạch "
    )


def test_a_figure_without_a_status_says_why_and_places_counted_twice_are_explained(
    demo_pages: dict[str, object],
) -> None:
    page, early, late = (
        demo_pages[f"/phien-ban/{key}"] for key in ("2029-12-14/tinh/quang-ngai/", "2025-03-31/", "2029-12-14/")
    )
    assert isinstance(page, EditionProvinceView)
    shown = [(p.badges[0].id, bool(p.reason)) for p in page.promises if p.source and p.id == "CPS.2"]
    assert shown == [("no_information", True)]
    assert getattr(early, "unrated", None) == ""
    assert getattr(late, "unrated", "").startswith("“Chưa có thông tin đánh giá” gồm cả nơi đã có số liệu")


def test_any_two_editions_of_the_demonstration_are_compared(demo: Desk, demo_pages: dict[str, object]) -> None:
    names = [e.key for e in demo.editions]
    for pair in combinations(names, 2):
        assert addresses.comparison(*pair) in demo_pages
    lowered = demo_pages[addresses.comparison("2026-12-14", "2027-12-14")]
    assert getattr(lowered, "retreats", ()) == (
        "Khánh Hòa, cam kết KTS.1 (Hỗ trợ sản xuất kinh doanh): mục tiêu hạ từ 60% xuống 50% (−10 điểm phần trăm)",
    )


def test_new_figures_are_told_by_their_source_and_everything_told_is_counted(
    demo_pages: dict[str, object],
) -> None:
    view = demo_pages[addresses.comparison("2029-12-14")]
    assert isinstance(view, ComparisonView)
    assert view.folded
    assert view.title == "Thay đổi từ bản ngày 14/12/2029 đến hôm nay (15/03/2030)"
    assert next(g.counts for g in view.groups if g.unit == "Cà Mau") == "1 thay đổi khác"  # as the answer calls it
    told = demo_pages["/phien-ban/2025-03-31/muc-tieu/cps-1/"]
    assert isinstance(told, EditionTargetView)
    assert told.facts.since == "Thông tin công bố từ đó đến 15/03/2030 có ở trang hiện nay."
    rated = demo_pages["/phien-ban/2029-12-14/muc-tieu/xhs-1/"]
    assert isinstance(rated, EditionTargetView)
    assert {s.name: s.reason for s in rated.standings}["Quảng Ngãi"] == "hạn riêng 31/12/2027"
    group = next(g for g in view.groups if g.unit == "Gia Lai")
    assert group.counts == "7 số liệu mới, 1 báo cáo mới, 1 nguồn mới, 1 thay đổi khác"
    (own,) = group.figures
    assert own.source == "“(Minh họa) Báo cáo kết quả thực hiện Đề án năm 2029, tỉnh Gia Lai”"
    assert ("Cam kết CPS.5 (Dịch vụ công toàn trình), ngày 30/11/2029", "66,7%") in own.rows
    assert not any(s.startswith("Gia Lai, ") for s in group.sentences)


def test_each_pair_is_offered_once_under_the_later_of_the_two(demo_pages: dict[str, object]) -> None:
    view = demo_pages[addresses.COMPARISONS]
    assert isinstance(view, ComparisonsView)
    offered = [link.address for _, others in view.rows for link in others]
    assert len(offered) == len(set(offered))
    assert set(offered) == {a for a in demo_pages if "_" in a}
    assert [name.title[:20] for name, _ in view.rows][:2] == ["Hôm nay (15/03/2030)", "Bản ngày 14/12/2029,"]
    assert [len(others) for _, others in view.rows] == [8, 7, 6, 5, 4, 3, 2, 1]


def test_what_former_units_promised_stands_apart_on_a_page_of_an_edition(demo_pages: dict[str, object]) -> None:
    view = demo_pages["/phien-ban/2027-12-14/tinh/lao-cai/"]
    assert isinstance(view, EditionProvinceView)
    assert len(view.former) == 22
    assert all("(trước sáp nhập)" in p.text for p in view.former)
    assert not any("(trước sáp nhập)" in p.text for p in view.promises)
    lam_dong = demo_pages["/phien-ban/2029-12-14/tinh/lam-dong/"]
    assert isinstance(lam_dong, EditionProvinceView)
    assert not any(f.about.startswith("Cả nước") for s in lam_dong.sources for f in s.figures)


def test_provinces_of_which_an_edition_says_the_same_are_told_together(demo_pages: dict[str, object]) -> None:
    view = demo_pages["/phien-ban/2025-03-31/"]
    assert isinstance(view, EditionView)
    ((answer, rows),) = view.alike
    assert answer == "Chưa tìm thấy kế hoạch hay báo cáo công khai nào về thực hiện Đề án, cũng không có số liệu bối cảnh nào"
    assert len(rows) + len(view.provinces) == 34


# --- in another language ---


def test_an_edition_is_named_in_the_language_of_the_page(repo: Repository) -> None:
    repo.git("tag", "-a", "dot-1", "-m", "Bản đầu năm")
    desk = desk_of(repo.root).in_language("en")
    assert [t.title for t in Editions(desk).thens] == [
        "Edition of 1 January 2026, called dot-1", "Edition of 14 December 2026, deadline for reports (2026)",
    ]  # fmt: skip
    views = [p.view for p in every_page(Editions(desk)) if isinstance(p.view, EditionView)]
    assert [(v.own_words, v.own_language, v.tag) for v in views] == [
        (("Bản đầu năm",), "vi", "dot-1"), (("Báo cáo hằng năm",), "vi", ""),
    ]  # fmt: skip


SAID = """translations:
  - language: en
    texts:
      - text: Bản đầu năm
        said: Edition of the new year
      - text: Báo cáo hằng năm
        said: Yearly report
      - text: Tập huấn
        said: Training
"""


def test_an_edition_is_named_as_the_project_translates_it(repo: Repository) -> None:
    repo.git("tag", "-a", "dot-1", "-m", "Bản đầu năm")
    config = repo.root / "site_config.yml"
    config.write_text(config.read_text("utf-8") + SAID, "utf-8")
    repo.commit(when="2027-01-05T12:00:00Z")
    desk = desk_of(repo.root).in_language("en")
    assert [t.title for t in Editions(desk).thens] == [
        "Edition of 1 January 2026, Edition of the new year", "Edition of 14 December 2026, Yearly report (2026)",
    ]  # fmt: skip
    assert {t.desk.project.targets[0].short for t in Editions(desk).thens} == {"Training"}  # of then, in words of today


def test_two_tags_of_one_name_are_told_apart(repo: Repository) -> None:
    for name in ("a", "b"):
        repo.git("tag", "-a", name, "-m", "Bản đầu năm")
    assert [t.title for t in Editions(desk_of(repo.root)).thens][:2] == [
        "Bản ngày 01/01/2026, Bản đầu năm (mang tên a)", "Bản ngày 01/01/2026, Bản đầu năm (mang tên b)",
    ]  # fmt: skip
