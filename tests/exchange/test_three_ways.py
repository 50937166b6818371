"""One figure changed three ways: each passes the check, is one line for git and the same sentence for the reviewer."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook

from generator.exchange.form.forms import Form, Kind, update_form, workbook_form
from generator.exchange.workbook.edition import Edition, version_of
from generator.exchange.workbook.sheets import NAMES_ROW
from generator.exchange.workbook.writing import workbook
from tests.golden.make import site_of
from tests.small import AS_OF, RESULTS, SMALL, VI, Small, copy
from tests.test_cli import run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine")

FILE = "https://github.com/user-attachments/files/1/son-la.xlsx"
MENDS = re.compile(r'<details class="mend.*?</details>')
LINK = re.compile(r'href="([^"]*)"')
# What the officer changes of “hơn 300 trạm”, by columns, as people write it.
NEW = {"value": "350", "quote": "trên 350 trạm", "note": "Báo cáo đính chính ngày 15/07/2025."}
SENTENCE = (
    "Sơn La, số trạm 5G, ngày 30/06/2025: trên 300 trạm → trên 350 trạm; lời trích của nguồn: trên 300 trạm → "
    "trên 350 trạm; thêm ghi chú: Báo cáo đính chính ngày 15/07/2025."
)
LOOKED_AT = "Sơn La, số trạm 5G, ngày 30/06/2025: kiểm tra lại ngày 30/06/2026, không đổi (trên 300 trạm)"


@dataclass
class Clone:
    """The small project in a repository of its own, and what its page offers beside the figure."""

    small: Small
    edit: str
    update: str

    def git(self, *arguments: str) -> str:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, cwd=self.small.root, check=True, capture_output=True, text=True).stdout

    def copied(self, body: str, attached: bytes | None = None) -> tuple[int, str]:
        """Take a form in and copy what came of it over the clone, as the workflow does; return exit code and answer."""
        desk = self.small.root.parent
        (desk / "body.md").write_text(body, "utf-8")
        more: list[object] = []
        if attached is not None:
            (desk / "bang").write_bytes(attached)
            more = ["--attached", desk / "bang"]
        output = desk / "out"
        shutil.rmtree(output, ignore_errors=True)
        result = run("intake", desk / "body.md", "--project", self.small.root, "--output", output, "--issue", "7", *more)
        if (output / "files").is_dir():
            shutil.copytree(output / "files", self.small.root, dirs_exist_ok=True)
        return result.exit_code, (output / "answer.md").read_text("utf-8")

    def told(self) -> str:
        result = run("diff", "main", "--project", self.small.root)
        assert result.exit_code == 0
        return result.output

    def checked(self) -> tuple[int, str]:
        result = run("check", "--project", self.small.root)
        return result.exit_code, result.output


def _page(small: Small) -> str:
    return next(page.body for page in site_of(small.root).pages if page.address == "tinh/son-la/")


@pytest.fixture(scope="module")
def links() -> tuple[str, str]:
    """The links “Sửa số này” of the 5G stations and “Có số mới” of what they count, from the built page."""
    mends = [[unescape(link) for link in LINK.findall(mend)] for mend in MENDS.findall(_page(Small(SMALL)))]
    edit = next(link for mend in mends for link in mend if link.endswith(f"{RESULTS}#L3"))
    update = next(link for mend in mends for link in mend if parse_qs(urlsplit(link).query).get("subject") == ["tram-5g"])
    return edit, update


@pytest.fixture
def clone(tmp_path: Path, links: tuple[str, str]) -> Clone:
    clone = Clone(copy(tmp_path), *links)
    for arguments in (["init", "-q", "-b", "main"], ["add", "--all"], ["commit", "-qm", "a"]):
        clone.git(*arguments)
    return clone


# --- three ways ---


def in_the_web_editor(clone: Clone, new: dict[str, str]) -> None:
    """Follow “Sửa số này” to file and line, and change cells there."""
    address = urlsplit(clone.edit)
    file, line = clone.small.path(address.path.partition("/edit/main/")[2]), int(address.fragment.removeprefix("L"))
    lines = file.read_text("utf-8").splitlines()
    (row,) = csv.DictReader([lines[0], lines[line - 1]])
    text = io.StringIO()
    csv.DictWriter(text, row, lineterminator="").writerow(row | new)
    lines[line - 1] = text.getvalue()
    file.write_text("\n".join(lines) + "\n", "utf-8")


def in_the_workbook(clone: Clone, new: dict[str, str], row_with: str = "[tram-5g]") -> tuple[int, str]:
    """Change cells of the workbook the page offers, and send it back by the form."""
    project = clone.small.project()
    edition = Edition("son-la", AS_OF, version_of(clone.small.root, project, "son-la"))
    opened = load_workbook(io.BytesIO(workbook(project, edition, VI)))
    sheet = opened["Kết quả"]
    columns = {cell.value: cell.column for cell in sheet[NAMES_ROW]}
    (row,) = (cells[0].row for cells in sheet.iter_rows() if any(row_with in str(c.value) for c in cells))
    for name, text in new.items():
        sheet.cell(row, columns[name]).value = int(text) if text.isdecimal() else text
    out = io.BytesIO()
    opened.save(out)
    return clone.copied(filled(workbook_form(project, VI), province="Sơn La", workbook=f"[a]({FILE})"), out.getvalue())


def in_the_form(clone: Clone, new: dict[str, str], action: str = "Sửa số liệu đã có") -> tuple[int, str]:
    """Open the form as the page fills it in, answer the rest, and send it."""
    offered = {name: texts[0] for name, texts in parse_qs(urlsplit(clone.update).query).items()}
    form = update_form(clone.small.project(), VI)
    assert offered.pop("template") == form.file
    answers = {**offered, "action": action, "as_of": "30/06/2025", "qualifier": "trên", **new}
    return clone.copied(filled(form, **answers))


def filled(form: Form, **answers: str) -> str:
    """Return the body GitHub makes of a form."""
    ticks = {box.id: "\n".join(f"- [X] {o}" for o in box.options) for box in form.boxes if box.kind is Kind.CHECKBOXES}
    return "\n\n".join(f"### {b.label}\n\n{(ticks | answers).get(b.id, '_No response_')}" for b in form.boxes)


WAYS: list[Callable[[Clone, dict[str, str]], object]] = [in_the_web_editor, in_the_workbook, in_the_form]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_one_line_one_sentence_and_a_passed_check(clone: Clone, way: Callable[[Clone, dict[str, str]], object]) -> None:
    before = clone.checked()
    way(clone, NEW)
    assert clone.checked() == before
    assert before[0] == 0
    assert clone.git("diff", "--numstat", "main").split() == ["1", "1", RESULTS]
    assert sentences(clone.told()) == [SENTENCE]


def test_a_reason_in_an_agencys_name_stands_beside_the_same_sentence(clone: Clone) -> None:
    assert in_the_form(clone, {**NEW, "who": "Sở Dân tộc"})[0] == 0
    assert clone.git("status", "--porcelain").split() == ["M", "data/provinces/son-la/changes.yml", "M", RESULTS]
    assert clone.git("diff", "--numstat", "main", RESULTS).split() == ["1", "1", RESULTS]
    note = f"Sơn La, ghi chú ngày 30/06/2026 của Sở Dân tộc: {SENTENCE} (lý do: {NEW['note']})"
    assert sentences(clone.told()) == [SENTENCE, note]


def sentences(told: str) -> list[str]:
    """The changes an account tells of, without their consequences."""
    changes = told.partition("Hệ quả")[0]
    return [line.strip().removeprefix("- ") for line in changes.splitlines() if line.strip().startswith("- ")]


# --- a mistake is answered with its place, and nothing is copied over ---


def test_a_decimal_comma_in_the_web_editor(clone: Clone) -> None:
    in_the_web_editor(clone, {"value": "97,6"})
    code, told = clone.checked()
    assert code == 1
    assert f"{RESULTS}\n  3:5  LỖI MB-R053" in told
    assert "Viết 97.6." in told


def test_grouped_thousands_as_text_in_the_workbook(clone: Clone) -> None:
    code, answer = in_the_workbook(clone, {"value": "3.802"})
    assert (code, clone.git("status", "--porcelain")) == (1, "")
    assert "Kết quả, H4:** “3.802”" in answer
    assert "ví dụ 3802" in answer


def test_a_day_that_does_not_exist_in_the_form(clone: Clone) -> None:
    code, answer = in_the_form(clone, {"as_of": "31/02/2026", "value": "350"})
    assert (code, clone.git("status", "--porcelain")) == (1, "")
    assert "Ô “Ngày của số liệu”: “31/02/2026” không phải ngày" in answer


def test_a_source_is_named_as_the_page_names_it(clone: Clone) -> None:
    title = clone.small.project().holding("son-la").sources["bao-cao-2025"].title
    assert in_the_form(clone, {**NEW, "source": title})[0] == 0
    assert sentences(clone.told()) == [SENTENCE]


# --- looked at again, nothing changed ---


def by_form(clone: Clone) -> None:
    in_the_form(clone, {"qualifier": "_No response_"}, "Đã kiểm tra lại, không đổi")


def by_workbook(clone: Clone) -> None:
    in_the_workbook(clone, {"last_checked": "30/06/2026"})


def by_command(clone: Clone) -> None:
    run("confirm", "son-la", "--indicator", "tram-5g", "--project", clone.small.root)


@pytest.mark.parametrize("way", [by_form, by_workbook, by_command], ids=lambda way: way.__name__)
def test_a_figure_looked_at_again(clone: Clone, way: Callable[[Clone], None]) -> None:
    assert "Kiểm tra lại gần nhất: 30/06/2026" not in _page(clone.small)
    way(clone)
    assert clone.checked()[0] == 0
    assert sentences(clone.told()) == [LOOKED_AT]
    assert _page(clone.small).count("Kiểm tra lại gần nhất: 30/06/2026") == 1


# --- the province replies to a review ---

REPLY = {"reply": "Chưa tính hai trạm mới phát sóng.", "reply_by": "Sở Dân tộc", "reply_date": "2026-06-30"}
REVIEWED = "đếm được 290 trạm"
REPLIED = (
    "Sơn La, số trạm 5G, ngày 30/06/2025: địa phương nêu ý kiến về kết quả rà soát 290 trạm: “Chưa tính hai trạm mới "
    "phát sóng.” (Sở Dân tộc, 30/06/2026)"
)


@pytest.fixture
def reviewed(clone: Clone) -> Clone:
    """The clone after a review found fewer stations; its row is the fifth line."""
    head, *rows = clone.small.path(RESULTS).read_text("utf-8").splitlines()
    review = f"tram-5g,,2025-06-30,,290,,,,,,ke-hoach-son-la,{REVIEWED},,review,,,"
    told = [f"{head},voice,reply,reply_by,reply_date", *(f"{row},,,," for row in rows), review]
    clone.small.put(RESULTS, "\n".join(told) + "\n")
    clone.git("commit", "-qam", "b")
    clone.edit = clone.edit.replace("#L3", "#L5")
    return clone


def reply_in_the_form(clone: Clone) -> None:
    in_the_form(clone, {"qualifier": "_No response_", "note": REPLY["reply"], "who": REPLY["reply_by"]}, "Nêu ý kiến về kết quả rà soát")


REPLYING: list[Callable[[Clone], object]] = [
    lambda clone: in_the_web_editor(clone, REPLY),
    lambda clone: in_the_workbook(clone, REPLY | {"reply_date": "30/06/2026"}, REVIEWED),
    reply_in_the_form,
]


@pytest.mark.parametrize("way", REPLYING, ids=["web", "workbook", "form"])
def test_a_reply_is_one_line_and_one_sentence(reviewed: Clone, way: Callable[[Clone], object]) -> None:
    before = reviewed.checked()
    way(reviewed)
    assert reviewed.checked() == before
    assert reviewed.git("diff", "--numstat", "main").split() == ["1", "1", RESULTS]
    assert sentences(reviewed.told()) == [REPLIED]
    page = _page(reviewed.small)
    assert page.count(REPLY["reply"]) == 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [({"note": "_No response_"}, "viết ý kiến ở ô này"), ({"who": "_No response_"}, "ghi cơ quan nêu ý kiến"),
     ({"value": "292"}, "nêu ý kiến thì để trống ô này"), ({"as_of": "30/06/2024"}, "Các ngày đã có: 30/06/2025")],
)  # fmt: skip
def test_a_reply_that_is_not_whole_is_asked_for(reviewed: Clone, answers: dict[str, str], told: str) -> None:
    whole = {"qualifier": "_No response_", "note": "Thiếu hai trạm.", "who": "Sở Dân tộc", **answers}
    code, answer = in_the_form(reviewed, whole, "Nêu ý kiến về kết quả rà soát")
    assert (code, told in answer) == (1, True)
    assert reviewed.git("status", "--porcelain") == ""


def test_a_reply_where_nobody_reviewed_is_asked_about(clone: Clone) -> None:
    code, answer = in_the_form(clone, {"note": "Đúng.", "who": "Sở"}, "Nêu ý kiến về kết quả rà soát")
    assert code == 1
    assert "không có kết quả rà soát nào để nêu ý kiến" in answer
