"""The forms of the issue page, made from a project: what they ask, and the files GitHub reads them from.

A form's file is a rendering of ``Form``; the answers are read back with the same ``Form``
(``issue_form.py``), so that a label can be changed in one place. An id is the name of the field in
the address of a form filled in beforehand; it never changes once it is out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from generator.labels import label
from generator.language import Language
from generator.records.evidence import SourceKind
from generator.records.programme import Role
from generator.records.project import Project
from generator.records.values import Choice
from generator.text import sort_key

FOLDER = Path(".github", "ISSUE_TEMPLATE")


class Action(Choice):
    """What somebody wants done with a figure."""

    NEW = "new", "Thêm số liệu mới"
    CORRECT = "correct", "Sửa số liệu đã có"
    CONFIRM = "confirm", "Đã kiểm tra lại, không đổi"
    REPLY = "reply", "Nêu ý kiến về kết quả rà soát"


class Kind(StrEnum):
    """The elements of GitHub's forms that take an answer."""

    INPUT = "input"
    TEXTAREA = "textarea"
    DROPDOWN = "dropdown"
    CHECKBOXES = "checkboxes"


@dataclass(frozen=True)
class Box:
    """One question of a form.

    ``options`` are what may be chosen, or written, as people read it; ``means`` what each stands for, in
    the same order, when that differs.
    """

    id: str
    label: str
    kind: Kind = Kind.INPUT
    help: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Form:
    """A form: the name of its file, what the issue page says of it, and its questions in order."""

    file: str
    name: str
    description: str
    title: str
    intro: str
    boxes: tuple[Box, ...]

    @property
    def by_id(self) -> dict[str, Box]:
        """The questions by id."""
        return {box.id: box for box in self.boxes}


def update_form(project: Project, words: Language) -> Form:
    """Return the form that brings a figure: new, corrected, or looked at again."""
    _ = words._
    return Form(
        file="cap-nhat-ket-qua.yml",
        name=_("Cập nhật kết quả"),
        description=_("Đưa một số liệu mới lên trang, sửa một số đã có, hoặc báo là đã kiểm tra lại."),
        title=_("Cập nhật") + ": ",
        intro=_intro(project, words),
        boxes=(
            *_subject_boxes(project, words), *_value_boxes(project, words), *_source_boxes(words), *_last_boxes(words),
        ),
    )  # fmt: skip


def _intro(project: Project, words: Language) -> str:
    """Return what stands above the questions: what happens next, and how to call what measures a target."""
    text = words._(
        "Mỗi biểu mẫu một số liệu. Vài phút sau khi gửi, máy trả lời ngay trong trang này: đã hiểu gì, hoặc cần "
        "sửa ô nào. Muốn sửa thì sửa chính nội dung đã gửi, máy đọc lại. Có người duyệt rồi số liệu mới lên trang."
    )
    heading = words._("Chỉ số đo mục tiêu:")
    lines = [f"- `{i.id}` {i.name}" for i in project.indicators if i.role is Role.TARGET]
    return "\n".join([text, "", heading, "", *lines]) if lines else text


def _subject_boxes(project: Project, words: Language) -> tuple[Box, ...]:
    _ = words._
    country = project.config.words.whole_country_title
    return (
        _place_box(project, project.config.words.territory_title,
                   _("Tên như trên trang. Số của cả nước thì ghi “{country}”.").format(country=country), {country: ""}),
        Box("action", _("Việc cần làm"), Kind.DROPDOWN, required=True,
            options=tuple(label(action, words) for action in Action), means=tuple(action.value for action in Action)),
        Box("subject", _("Chỉ số hoặc cam kết"), required=True, example=next((i.id for i in project.indicators), ""),
            help=_("Mã hoặc tên như trên trang. Sản phẩm phải có trong kế hoạch: ghi mã cam kết.")),
        Box("as_of", _("Ngày của số liệu"), required=True, example="30/11/2026",
            help=_("Số liệu tính đến ngày nào: 30/11/2026, tháng 11/2026 hoặc 2026. Không phải ngày báo cáo. Trang "
                   "đang ghi “chưa rõ ngày” thì viết: chưa rõ.")),
    )  # fmt: skip


def _place_box(project: Project, label: str, help_: str, more: dict[str, str]) -> Box:
    """Return the question which place is meant; ``more`` are answers beside the places, with what they stand for.

    It is written, not chosen: GitHub fills in no list from an address, and pages offer forms with the place filled in.
    """
    names = {p.name: p.slug for p in sorted(project.provinces, key=lambda p: sort_key(p.name))} | more
    return Box("province", label, help=help_, example=next(iter(names)), options=tuple(names),
               means=tuple(names.values()), required=True)  # fmt: skip


def _value_boxes(project: Project, words: Language) -> tuple[Box, ...]:
    _ = words._
    return (
        Box("value", _("Giá trị"), example="97,6",
            help=_("Chữ số, ví dụ 97,6 hoặc 3802. Sản phẩm thì ghi: hoàn thành, chưa hoàn thành hoặc không thực hiện. "
                   "Bỏ trống khi không đổi.")),
        Box("qualifier", _("Từ kèm số"), Kind.DROPDOWN, options=tuple(q.word for q in project.config.qualifiers),
            help=_("Khi nguồn viết “trên 90%”, “gần 60%”. Số đúng thì để trống.")),
        Box("numerator", _("Tử số"), example="3711", help=_("Nếu nguồn có.")),
        Box("denominator", _("Mẫu số"), example="3802", help=_("Nếu nguồn có.")),
    )  # fmt: skip


def _source_boxes(words: Language) -> tuple[Box, ...]:
    _ = words._
    new = _("Chỉ điền khi nguồn chưa có trên trang.")
    return (
        Box("source", _("Nguồn đã có trên trang"), example=_("Báo cáo số 12/BC ngày 05/12/2026"),
            help=_("Chép tên nguồn như trang ghi. Số đã có thì để trống cũng được, trừ khi cùng ngày có nhiều nguồn. "
                   "Nguồn mới thì để trống và điền năm ô dưới.")),
        Box("source_title", _("Tên nguồn mới"), help=new, example=_("Báo cáo số 12/BC ngày 05/12/2026")),
        Box("source_publisher", _("Nơi công bố nguồn mới"),
            help=_("Cơ quan ban hành, tòa soạn. Chỉ điền khi nguồn chưa có trên trang.")),
        Box("source_kind", _("Loại nguồn mới"), Kind.DROPDOWN, help=new,
            options=tuple(label(kind, words) for kind in SourceKind), means=tuple(kind.value for kind in SourceKind)),
        Box("source_url", _("Địa chỉ nguồn mới"), help=new, example="https://"),
        Box("source_published", _("Ngày công bố nguồn mới"), help=new, example="05/12/2026"),
    )  # fmt: skip


def _last_boxes(words: Language) -> tuple[Box, ...]:
    _ = words._
    return (
        Box("page", _("Trang trong nguồn"), example=_("trang 4")),
        Box("quote", _("Lời trích"), Kind.TEXTAREA, help=_("Chép nguyên câu có số liệu trong nguồn.")),
        Box("note", _("Ghi chú"), Kind.TEXTAREA,
            help=_("Vì sao số này đổi? Sửa số đã có thì cần ghi. Nêu ý kiến thì viết ý kiến ở đây.")),
        Box("who", _("Cơ quan gửi"),
            help=_("Nêu ý kiến thì cần ghi; việc khác thì không bắt buộc. Ghi tên cơ quan thì lịch sử thay đổi có thêm "
                   "một dòng: cơ quan nào, số nào đổi, và vì sao như ở ô Ghi chú.")),
        Box("declarations", _("Xác nhận"), Kind.CHECKBOXES, required=True, options=(
            _("Tôi đã đọc số liệu này trong nguồn."),
            _("Nội dung không có dữ liệu cá nhân (số định danh, số điện thoại, thư riêng)."),
        )),
    )  # fmt: skip


def workbook_form(project: Project, words: Language) -> Form:
    """Return the form that takes a workbook back. No label is one of the other form's, so that they are told apart."""
    _ = words._
    return Form(
        file="gui-bang-excel.yml",
        name=_("Gửi bảng Excel"),
        description=_("Gửi lại bảng Excel của một tỉnh, thành phố sau khi đã điền."),
        title=_("Bảng Excel") + ": ",
        intro=_("Máy chỉ lấy những ô đã đổi so với lúc tải về. Vài phút sau khi gửi, máy trả lời ngay trong trang này: "
                "đã thấy gì đổi, hoặc ô nào cần sửa. Có người duyệt rồi số liệu mới lên trang."),
        boxes=(
            _place_box(project, _("Bảng của nơi nào"), _("Tên như trên trang."), {}),
            Box("workbook", _("Tệp Excel"), Kind.TEXTAREA, required=True,
                help=_("Kéo tệp thả vào đây, chờ tải lên xong. Nhận .xlsx, và .csv do Excel lưu bảng kết quả.")),
            Box("message", _("Lời nhắn cho người duyệt"), Kind.TEXTAREA, help=_("Số lấy từ văn bản nào, vì sao đổi.")),
            Box("sender", _("Cơ quan gửi bảng"),
                help=_("Không bắt buộc. Ghi tên cơ quan thì lời nhắn trên cũng đứng trong lịch sử thay đổi, cạnh tên "
                       "cơ quan.")),
            Box("agreed", _("Cam đoan"), Kind.CHECKBOXES, required=True, options=(
                _("Tôi đã đọc các số liệu này trong nguồn."),
                _("Bảng không có dữ liệu cá nhân (số định danh, số điện thoại, thư riêng)."),
            )),
        ),
    )  # fmt: skip


def mistake_form(words: Language) -> Form:
    """Return the form on which a reader says that something on the site is wrong."""
    _ = words._
    return Form(
        file="bao-sai-sot.yml",
        name=_("Báo sai sót"),
        description=_("Một con số, một câu hay một đường dẫn trên trang không đúng."),
        title=_("Báo sai sót") + ": ",
        intro=_("Ai cũng có thể báo. Nội dung được công khai: xin không ghi số định danh, số điện thoại, thư riêng."),
        boxes=(
            Box("page_address", _("Trang có chỗ sai"), required=True),
            Box("figure", _("Số liệu hoặc câu nào"), help=_("Chép lại chỗ sai. Mở từ trang thì ô này điền sẵn.")),
            Box("wrong", _("Sai ở đâu"), Kind.TEXTAREA, required=True, help=_("Đúng ra là gì, nếu biết.")),
            Box("evidence", _("Nguồn"), Kind.TEXTAREA, help=_("Văn bản, đường dẫn cho thấy điều đúng, nếu có.")),
        ),
    )


def form_file(form: Form) -> str:
    """Return a form as the YAML GitHub reads."""
    body: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": form.intro}}]
    body += [_element(box) for box in form.boxes]
    tree = {"name": form.name, "description": form.description, "title": form.title, "body": body}
    return _yaml(tree)


def _element(box: Box) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": box.label}
    if box.help:
        attributes["description"] = box.help
    if box.example:
        attributes["placeholder"] = box.example
    if box.kind is Kind.DROPDOWN:
        attributes["options"] = list(box.options)
    if box.kind is Kind.CHECKBOXES:
        attributes["options"] = [{"label": option, "required": box.required} for option in box.options]
    element: dict[str, Any] = {"type": box.kind.value, "id": box.id, "attributes": attributes}
    if box.required and box.kind is not Kind.CHECKBOXES:
        element["validations"] = {"required": True}
    return element


def chooser_file(project: Project, words: Language) -> str:
    """Return the file that says what the issue page offers beside the forms."""
    contact = project.config.site.contact
    tree: dict[str, Any] = {"blank_issues_enabled": True}
    if contact.url:
        about = words._("Câu hỏi khác, không đưa lên công khai.")
        tree["contact_links"] = [{"name": contact.name, "url": contact.url, "about": about}]
    return _yaml(tree)


def _yaml(tree: dict[str, Any]) -> str:
    head = "# Do lệnh “minhbach forms” ghi ra từ dữ liệu; đừng sửa tay.    Written by “minhbach forms”.\n"
    return head + yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=4096)


def form_files(project: Project, words: Language) -> dict[Path, str]:
    """Return every file of the issue page, by its path in the repository."""
    forms = (update_form(project, words), workbook_form(project, words), mistake_form(words))
    files = {FOLDER / form.file: form_file(form) for form in forms}
    return files | {FOLDER / "config.yml": chooser_file(project, words)}
