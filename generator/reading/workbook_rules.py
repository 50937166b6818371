"""What can be wrong with a workbook, or a table saved by Excel, that comes back from an officer (codes MB-R1…)."""

from __future__ import annotations

from generator.records.finding import Rule, Severity

_E = Severity.ERROR

NOT_A_WORKBOOK = Rule(
    "MB-R100", _E, "Không đọc được tệp này như một bảng Excel.", "Tệp hỏng, hoặc không phải bảng Excel dạng .xlsx.",
    "Mở tệp bằng Excel hoặc LibreOffice, lưu lại ở dạng “Excel Workbook (.xlsx)” rồi nhập lại.", "son-la.docx", "son-la.xlsx",
)
OLD_OR_LOCKED = Rule(
    "MB-R101", _E, "Tệp đặt mật khẩu, hoặc lưu ở dạng .xls cũ.", "Cả hai dạng này máy không đọc được từng ô.",
    "Trong Excel: gỡ mật khẩu mở tệp, chọn Lưu thành (Save As), dạng “Excel Workbook (.xlsx)”.", "son-la.xls", "son-la.xlsx",
)
WORKBOOK_TOO_LARGE = Rule(
    "MB-R102", _E, "Bảng mở ra lớn {value} MB, quá mức {limit} MB.", "Bảng quá lớn làm máy đọc chậm hoặc treo.",
    "Tải bảng mới rồi chép số liệu sang, dán dạng giá trị; hình ảnh và định dạng của hàng trống thì bỏ.",
    "bảng 120 MB", "bảng dưới 1 MB",
)
ROW_TOO_FAR = Rule(
    "MB-R103", _E, "Có nội dung ở hàng {value}, quá hàng {limit} là hàng cuối được đọc.",
    "Nội dung ở đó sẽ bị bỏ qua mà không ai biết.", "Đưa nội dung lên các hàng trống màu vàng ngay dưới bảng.",
    "hàng 60000", "hàng 60",
)
NOT_OURS = Rule(
    "MB-R104", _E, "Bảng này không phải bảng tải từ trang, hoặc đã mất trang tính ẩn của nó.",
    "Không có dấu của lệnh thì máy không biết hàng nào ứng với số liệu nào.",
    "Tải bảng mới ở trang của địa phương, rồi chép phần đã sửa sang.", "bảng tự lập", "bảng tải từ trang",
)
OTHER_PROJECT = Rule(
    "MB-R105", _E, "Bảng này của dự án “{value}”, còn dự án đang mở là “{expected}”.",
    "Nhập nhầm dự án thì số liệu vào sai chỗ.", "Mở đúng dự án, hoặc tải bảng từ trang của dự án này.", "trang minh họa", "trang thật",
)
OTHER_PROVINCE = Rule(
    "MB-R106", _E, "Dự án không có địa phương “{value}” mà bảng này ghi.", "Không biết số liệu thuộc về ai.",
    "Tải lại bảng của địa phương từ trang của dự án này.", "ha-tay", "ha-noi",
)
WORKBOOK_FORMAT_UNKNOWN = Rule(
    "MB-R107", _E, "Bảng có dạng {value}; bộ dựng trang này chỉ biết đến dạng {known}.",
    "Đọc bảng mới bằng bộ cũ có thể hiểu sai.", "Cập nhật bộ dựng trang, hoặc tải bảng lại.", "dạng 9", "dạng 1",
)
SHEET_MISSING = Rule(
    "MB-R108", _E, "Thiếu trang tính “{value}”.", "Không phân biệt được trang bị xóa nhầm với số liệu bị bỏ.",
    "Khôi phục trang tính từ bảng đã tải; không có gì để sửa thì giữ nguyên trang.", "đã xóa trang Nguồn", "giữ trang Nguồn",
)
SHEET_TWICE = Rule(
    "MB-R109", _E, "Trang tính này là bản sao của trang tính “{value}”.", "Không biết bản nào là bản đã sửa.",
    "Giữ một trang, xóa bản kia.", "Kết quả, Kết quả (2)", "Kết quả",
)
SHEET_COLUMN_MISSING = Rule(
    "MB-R110", _E, "Trang tính mất cột “{value}”.", "Không phân biệt được cột bị xóa nhầm với nội dung bị bỏ.",
    "Khôi phục cột, kể cả dòng ẩn phía trên tiêu đề, từ bảng đã tải.", "đã xóa cột Ghi chú", "giữ cột Ghi chú",
)
SHEET_COLUMN_TWICE = Rule(
    "MB-R111", _E, "Cột “{value}” xuất hiện hai lần.", "Không biết lấy cột nào.", "Giữ một cột, xóa bản sao.",
    "Giá trị, Giá trị", "Giá trị",
)
SHEET_COLUMN_STRANGE = Rule(
    "MB-R112", _E, "Ô này nằm ngoài các cột của bảng.", "Nội dung ở cột lạ không được đọc, mất mà không ai biết.",
    "Chuyển nội dung vào cột Ghi chú, hoặc xóa ô.", "cột tự thêm", "cột Ghi chú",
)
FORMULA = Rule(
    "MB-R113", _E, "Ô này có công thức.", "Kết quả của công thức có thể cũ hoặc lấy từ tệp khác, máy không tin được.",
    "Chép ô, rồi dán dạng giá trị (Paste Special, Values) vào chính ô đó.", "=B3/C3*100", "97,6",
)
ERROR_CELL = Rule(
    "MB-R114", _E, "Ô này báo lỗi {value}.", "Lỗi của Excel không phải số liệu.", "Gõ lại giá trị đúng, hoặc để trống.",
    "#REF!", "97,6",
)
MERGED_CELLS = Rule(
    "MB-R115", _E, "Các ô {value} bị gộp.", "Ô gộp chỉ giữ một giá trị, các hàng khác thành trống.",
    "Bỏ gộp (Unmerge Cells) rồi điền lại từng ô.", "gộp B3:B5", "từng ô B3, B4, B5",
)
KEY_BROKEN = Rule(
    "MB-R116", _E, "Mã ẩn ở cột A của hàng này đã bị sửa.", "Không còn biết hàng ứng với số liệu nào.",
    "Chép lại hàng từ bảng đã tải; số liệu mới thì gõ vào hàng trống màu vàng.", "gõ vào cột A", "cột A để nguyên",
)
CHANGED_MEANWHILE = Rule(
    "MB-R117", _E, "Dữ liệu của hàng này đã đổi từ khi tải bảng ({file}).",
    "Ghi đè lúc này sẽ làm mất điều người khác vừa sửa.", "Tải bảng mới rồi sửa lại hàng này.", "bảng cũ", "bảng vừa tải",
)
LOCKED_CHANGED = Rule(
    "MB-R118", _E, "Ô màu xám này đã bị sửa: “{value}”, trước đây là “{before}”.",
    "Mã của mục đã công bố nằm trong địa chỉ và ở những nơi trỏ tới, nên không đổi.",
    "Trả lại giá trị cũ; muốn mục khác thì thêm hàng mới.", "KTS.2", "KTS.1",
)
ROW_GONE = Rule(
    "MB-R119", _E, "Hàng của “{value}” không còn, hoặc trống hết.", "Không biết là xóa nhầm hay muốn bỏ số liệu.",
    "Muốn bỏ: khôi phục hàng và chọn Xóa ở cột đầu, hoặc nhập với --allow-removal. Không muốn: chép lại hàng.",
    "xóa cả hàng", "chọn Xóa ở cột “Xóa?”",
)
NUMBER_AMBIGUOUS = Rule(
    "MB-R120", _E, "“{value}” ở cột “{field}” hiểu được hai cách: {readings}.",
    "Dấu chấm, dấu phẩy ở đây có thể ngăn hàng nghìn hoặc phần thập phân; máy không đoán.",
    "Gõ số không có dấu ngăn hàng nghìn, ví dụ {plain}.", "3.802", "3802",
)
CHOICE_UNKNOWN = Rule(
    "MB-R121", _E, "“{value}” không có trong danh sách của cột “{field}”.", "Không biết ô này trỏ tới đâu.",
    "Chọn một mục trong danh sách thả xuống của ô.", "Báo cáo năm", "Báo cáo kết quả hằng năm [bao-cao-nam]",
)
CHOICE_AMBIGUOUS = Rule(
    "MB-R122", _E, "“{value}” ở cột “{field}” là tên của nhiều mục: {choices}.", "Không biết ô này trỏ tới mục nào.",
    "Chọn trong danh sách thả xuống, hoặc gõ mã.", "Báo cáo năm 2025", "Báo cáo năm 2025 [bao-cao-2025]",
)
TEXT_BECAME_DATE = Rule(
    "MB-R123", _E, "Excel đã đổi nội dung của cột “{field}” thành ngày, giờ {value}.",
    "Ô này là chữ; ngày do Excel đoán ra thường sai.", "Đặt định dạng ô là Text rồi gõ lại.", "1/5 thành 01/05/2026", "1/5",
)
TEXT_CUT = Rule(
    "MB-R124", _E, "Chữ ở ô này dài quá sức chứa của Excel nên chỉ có một phần.",
    "Ghi lại phần này sẽ làm mất phần còn lại.", "Trả lại nội dung cũ; muốn sửa thì sửa trong tệp dữ liệu.",
    "sửa ô xám dài", "sửa trong tệp",
)
PERCENT_CELL = Rule(
    "MB-R125", _E, "Ô ở cột “{field}” có định dạng phần trăm ({value}).", "Cột này là số đếm, không phải tỷ lệ.",
    "Đặt định dạng ô là General rồi gõ lại số.", "500%", "5",
)
PARENT_MISSING = Rule(
    "MB-R126", _E, "Chưa rõ hàng mới này thuộc về đâu ({field}).", "Mục này nằm trong một mục khác.",
    "Chọn một mục trong danh sách thả xuống của cột.", "(trống)", "Kế hoạch 11/KH-VP [kh-2025]",
)
TABLE_ENCODING = Rule(
    "MB-R130", _E, "Không nhận ra bảng mã của tệp.", "Đọc sai bảng mã thì chữ Việt thành ký tự lạ.",
    "Trong Excel chọn “CSV UTF-8 (Comma delimited)” hoặc “Unicode Text” khi lưu.", "TCVN3, VNI", "UTF-8",
)
TABLE_NOT_RESULTS = Rule(
    "MB-R131", _E, "Dòng đầu không phải tên cột của bảng kết quả.", "Không biết cột nào là gì.",
    "Ghi ở dòng đầu tên cột như trong bảng Excel đã tải, hoặc tên máy: indicator, as_of, value, source.",
    "STT;Nội dung;Số", "indicator;as_of;value;source",
)
TABLE_ROW_AMBIGUOUS = Rule(
    "MB-R132", _E, "Hàng này ứng với nhiều số liệu đã có: {value}.", "Không biết sửa số nào.",
    "Dùng bảng Excel tải từ trang để sửa đúng hàng.", "hai hàng cùng chỉ số, ngày, nguồn", "một hàng",
)
TABLE_PROVINCE_MISSING = Rule(
    "MB-R133", _E, "Chưa rõ bảng này của địa phương nào.", "Bảng CSV không ghi số liệu thuộc về ai.",
    "Nhập lại với tên địa phương: minhbach import TỆP --province TÊN.", "import bang.csv", "import bang.csv --province son-la",
)
