"""Make the demonstration project ``tests/projects/minh-hoa/``: same bytes every run.

    python tests/projects/make_demo.py [--output DIR]

Names of provinces and targets are real; every plan, figure, document number, source and quoted word
is invented and says so. The site's date is fixed at 15 March 2030: five reports were due by then, one
is still to come, the aims for 2025 are past and those for 2030 are not, so that every state of every
badge occurs. What each province shows (``demo_parts/cases.py``; a test keeps this table true):

ha-noi       Mẫu mực: đúng hạn cả năm năm, đúng tiến độ mọi chỉ tiêu
cao-bang     Nguồn mâu thuẫn: chưa chọn, đã chọn có lý do, mâu thuẫn về sản phẩm
tuyen-quang  Chuỗi số liệu đứt vì sáp nhập; kế hoạch Hà Giang nằm trong Tuyên Quang
dien-bien    Mốc từng năm thay đường thẳng; kế hoạch muộn 24 ngày; trang đầy đủ nhất
lai-chau     Im lặng hoàn toàn: không có thư mục
son-la       Số kèm từ: quyết định được và không quyết định được tình trạng
lao-cai      Mã cũ mã mới; hai kế hoạch cũ và một kế hoạch hợp nhất
thai-nguyen  Số lũy kế, có một lần giảm
lang-son     Tốc độ tăng kép: tính được, bị từ chối vì mốc 0, vì khác dấu
quang-ninh   Chỉ tiêu giảm dần; không mốc đầu kỳ; đã đạt ở mốc; ngược chiều; báo cáo đúng ngày 15/12
bac-ninh     Không có kế hoạch, chỉ có số liệu bối cảnh và văn bản liên quan
phu-tho      Hai tiếng nói: rà soát khác tỉnh, có và chưa có ý kiến của tỉnh; rà soát giống tỉnh
hai-phong    Kế hoạch muộn, chưa từng báo cáo, chỉ có báo nhà nước
hung-yen     Im lặng hoàn toàn: không có thư mục
ninh-binh    Chỉ có văn bản liên quan
thanh-hoa    Báo cáo muộn mọi năm; tỷ lệ khác tử số, mẫu số; hết hạn mà chưa đạt
nghe-an      Kế hoạch vi phạm cả năm quy tắc của hướng dẫn; một đề xuất mở rộng hợp lệ
ha-tinh      Báo cáo hai năm rồi im lặng, một năm có nêu lý do; liên kết nguồn đã hỏng
quang-tri    Kế hoạch mới ban hành tháng 1/2030: chưa có gì phải báo cáo
hue          Ngày chỉ biết năm, tháng, hoặc không biết; sản phẩm ở mọi tình trạng
da-nang      Đạt sớm; số liệu đầu năm 2030 khi chưa đến hạn báo cáo
quang-ngai   Có nguy cơ ở mọi chỉ tiêu; hai chỉ tiêu quá hạn chưa đạt; kế hoạch Kon Tum
gia-lai      Mâu thuẫn trong số liệu bối cảnh; mã 52 và 64 đổi chủ
khanh-hoa    Chậm tiến độ; cam kết đã hạ
dak-lak      Không thực hiện và chưa có thông tin, cả giá trị lẫn sản phẩm
lam-dong     Không còn áp dụng: cam kết cấp huyện trong kế hoạch Đắk Nông
dong-nai     Chỉ có tử số và mẫu số
ho-chi-minh  Số nhảy vọt có lý do và không có lý do
tay-ninh     Kế hoạch mới đọc trích đoạn; số chưa thấy trong nguồn; nguồn không có địa chỉ
dong-thap    Báo cáo năm đầu rồi im lặng
vinh-long    Đủ cả bốn tình trạng; kế hoạch Trà Vinh
an-giang     Chưa từng báo cáo, chỉ có báo chí
can-tho      Kế hoạch Sóc Trăng còn một mình trong Cần Thơ; số liệu đơn vị cũ; một xã
ca-mau       Im lặng hoàn toàn: không có thư mục
"""

from __future__ import annotations

import argparse
from pathlib import Path

from demo_parts import country, framework
from demo_parts.cases import CASES, make_folder
from demo_parts.files import left_out_text, links_text, results_text, schema_line, write_all, yaml_text
from demo_parts.folder import Folder
from demo_parts.places import PLACES

HERE = Path(__file__).parent

_NATIONAL = {
    "programme.yml": ("Chương trình, lịch báo cáo, nhiệm vụ khung.", framework.programme),
    "targets.yml": (
        "Mười hai mục tiêu của Đề án; tên thật, mọi số liệu kèm theo là minh họa.",
        framework.targets,
    ),
    "indicators.yml": (
        "Danh mục chỉ số: role target đo mục tiêu, các loại khác thì không.",
        framework.indicators,
    ),
    "bodies.yml": ("Cơ quan: tên khi đó, cơ quan kế tục.", framework.bodies),
    "documents.yml": ("Văn bản khung.", framework.documents),
    "platforms.yml": ("Nền tảng đã có: kế hoạch không được đề xuất xây lại.", framework.platforms),
    "provinces.yml": (
        "34 tỉnh, thành phố và các đơn vị hợp thành; mã đặt trong dấu nháy.",
        framework.provinces,
    ),
    "sources.yml": ("Nguồn dùng chung cho cả nước; địa chỉ không có thật.", country.sources),
    "related.yml": ("Văn bản liên quan của trung ương.", country.related),
    "changes.yml": ("Ghi chú thay đổi chung, cũ trước mới sau.", country.changes),
}


def texts() -> dict[str, str]:
    """Return every file of the project: name to text."""
    found = {"site_config.yml": yaml_text(_CONFIG_COMMENT, framework.site_config())}
    for name, (comment, content) in _NATIONAL.items():
        found[f"data/{name}"] = yaml_text(f"{comment} {_WARNING}", content())
    found["data/results.csv"] = results_text(country.results())
    found["data/left-out.csv"] = left_out_text(country.left_out())
    found["data/links.csv"] = links_text(country.links())
    places = {place.slug: place for place in PLACES}
    for case in CASES:
        folder = Folder(places[case.slug])
        make_folder(folder, case)
        found |= {f"data/provinces/{case.slug}/{name}": text for name, text in folder.files().items()}
    return {name: schema_line(name) + text for name, text in found.items()}


_WARNING = "Dữ liệu minh họa, không phải số liệu thật."
_CONFIG_COMMENT = (
    f"Cấu hình của trang minh họa. {_WARNING}\nTệp do tests/projects/make_demo.py tạo; sửa ở đó rồi chạy lại."
)


def main() -> None:
    """Write the project to ``--output``, by default to the folder beside this script."""
    parser = argparse.ArgumentParser(description="Tạo dự án minh họa.")
    parser.add_argument("--output", type=Path, default=HERE / "minh-hoa", help="thư mục ghi ra")
    write_all(parser.parse_args().output, texts())


if __name__ == "__main__":
    main()
