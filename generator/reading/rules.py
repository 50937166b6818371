"""What can be wrong with a file before anybody asks what it means (codes MB-R…)."""

from __future__ import annotations

from generator.language import ours
from generator.records.finding import Rule, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# The two shapes a value can have, in words.
LIST = ours("danh sách (mỗi mục một dấu -)")
LINES = ours("các dòng “tên: giá trị”")

FILE_MISSING = Rule(
    "MB-R001", _E, "Thiếu tệp {file}.", "Trang không dựng được khi thiếu tệp này.",
    "Tạo tệp, hoặc khôi phục từ bản trước.",
    "data/indicators.yml", "data/indicators.yml\ndata/targets.yml",
)
FILE_UNKNOWN = Rule(
    "MB-R002", _E, "Không biết tệp {file} dùng để làm gì.",
    "Tệp đặt sai tên hoặc sai chỗ sẽ không được công bố.",
    "Đổi tên cho đúng, hoặc xóa tệp.", "result.csv", "results.csv",
)
FOLDER_UNKNOWN = Rule(
    "MB-R003", _E, "Thư mục “{value}” không trùng với địa phương nào.",
    "Không biết dữ liệu trong thư mục này thuộc về địa phương nào.",
    "Đặt tên thư mục theo tên địa phương không dấu, có gạch nối.", "data/provinces/LaoCai", "data/provinces/lao-cai",
)
CANNOT_OPEN = Rule(
    "MB-R004", _E, "Không mở được tệp ({reason}).", "Tệp không đọc được thì nội dung không được công bố.",
    "Kiểm tra quyền đọc của tệp.", "---------- results.csv", "-rw-r--r-- results.csv",
)
FOLDER_OUTSIDE = Rule(
    "MB-R005", _E, "Thư mục “{value}” nằm ngoài dự án.",
    "Trang chỉ được đọc dữ liệu và bài viết của chính dự án.", "Ghi một thư mục trong dự án, ví dụ data, content.",
    "data: ../khac", "data: data",
)
LINKED = Rule(
    "MB-R006", _E, "“{value}” là một liên kết (symlink), không phải tệp hay thư mục thật.",
    "Liên kết có thể dẫn ra ngoài dự án, nên nội dung sau nó không được đọc.", "Chép tệp thật vào chỗ của liên kết.",
    "results.csv -> /home/an/so-lieu.csv", "results.csv",
)
NAME_NOT_EVERYWHERE = Rule(
    "MB-R007", _E, "Tên “{value}” không dùng được trên mọi máy: {problem}.",
    "Máy không nhận tên này thì không tải được kho dữ liệu về, hoặc thiếu tệp.",
    "Đổi sang chữ thường không dấu, số, dấu chấm và gạch nối.", "plan-2025?.yml", "plan-2025.yml",
)
NAMES_ALIKE = Rule(
    "MB-R008", _E, "“{value}” và “{other}” chỉ khác nhau ở chữ hoa, chữ thường hoặc cách viết dấu.",
    "Windows và macOS coi hai tên này là một, nên một trong hai sẽ mất.", "Đổi tên một trong hai.",
    "plan-a.yml, plan-A.yml", "plan-a.yml, plan-b.yml",
)
NO_ADDRESS = Rule(
    "MB-R009", _E, "“{value}” không thành địa chỉ trang và tên tệp được: {problem}.",
    "Mỗi mục có một trang riêng, địa chỉ và tên thư mục lấy từ tên hoặc mã này.",
    "Viết tên hoặc mã dài hơn, có chữ cái hoặc số.", "id: con", "id: con-1",
)
NOT_UTF8 = Rule(
    "MB-R010", _E, "Tệp không phải UTF-8 (có vẻ là {encoding}).",
    "Đọc sai bảng mã thì chữ Việt thành ký tự lạ.",
    "Lưu lại với bảng mã UTF-8; trong Excel: “CSV UTF-8 (Comma delimited)”.",
    "K? ho?ch n?m 2026", "Kế hoạch năm 2026",
)
NOT_TEXT = Rule(
    "MB-R011", _E, "Tệp có ký tự điều khiển U+{value} không thuộc văn bản.",
    "Ký tự ẩn làm hỏng trang và có thể là dấu hiệu tệp bị lỗi.", "Xóa ký tự đó.",
    "number: 14<U+0007>/KH-VP", "number: 14/KH-VP",
)
DECOMPOSED = Rule(
    "MB-R012", _N, "Tệp viết dấu ở dạng tách rời (NFD), từ chữ “{value}”.",
    "Trang vẫn đọc đúng, nhưng tìm kiếm trong tệp bằng công cụ khác có thể sót.",
    "Lưu lại tệp ở dạng dựng sẵn (NFC).", "Hòa = H + o + U+0300 + a", "Hòa = H + U+00F2 + a",
)
LOOKALIKE = Rule(
    "MB-R013", _W, "“{value}” có chữ Ƣ/ƣ thay cho Ư/ư, thường do chép từ tệp PDF cũ.",
    "Chữ trông giống nhưng máy tìm không ra. Trang đã đọc là Ư/ư.", "Thay Ƣ bằng Ư, ƣ bằng ư.",
    "CHƢƠNG", "CHƯƠNG",
)
TOO_LARGE = Rule(
    "MB-R014", _E, "Tệp lớn {value} MB, quá mức {limit} MB.",
    "Tệp quá lớn làm máy đọc chậm hoặc treo.", "Chia thành nhiều tệp, bỏ phần không phải số liệu.",
    "results.csv: 12 MB", "results.csv: 2 MB",
)
EMPTY_FILE = Rule(
    "MB-R015", _E, "Tệp trống.", "Không có gì để đọc.", "Thêm nội dung, hoặc xóa tệp.",
    "sources.yml: 0 byte", "format: 2\nsources:\n  - id: bao-son-la-2026-01",
)
OTHER_LETTER = Rule(
    "MB-R016", _W, "“{value}” có ký tự “{letter}” (U+{sign}) trông giống chữ thường dùng nhưng là ký tự khác.",
    "Máy tìm không ra và sắp xếp sai.", "Gõ lại từ hoặc số này bằng bàn phím.",
    "Ðiện Biên (Ð là U+00D0)", "Điện Biên (Đ là U+0110)",
)
STRAY_SPACE = Rule(
    "MB-R017", _N, "“{value}” có {problem}.", "Máy coi hai cách viết là hai tên khác nhau.",
    "Chỉ giữ một dấu cách thường giữa hai từ.", "lead: 'Sở  Nội vụ '", "lead: Sở Nội vụ",
)
HIDDEN_CHARACTER = Rule(
    "MB-R018", _W, "“{value}” có ký tự ẩn U+{sign}, thường do chép từ trang mạng.",
    "Mắt không thấy nhưng máy tìm không ra. Trang đã đọc bỏ ký tự này.", "Xóa rồi gõ lại chữ ở chỗ đó.",
    "Sơn<U+200B> La", "Sơn La",
)
YAML_BROKEN = Rule(
    "MB-R020", _E, "Không đọc được YAML: {value}.",
    "Cả tệp không được đọc cho tới khi sửa lỗi này.",
    "Sửa dòng được nêu: {how}.",
    "title:Kế hoạch", "title: Kế hoạch",
)
YAML_DUPLICATE_KEY = Rule(
    "MB-R021", _E, "Trường “{value}” được ghi hai lần.",
    "Máy chỉ giữ một, người đọc không biết giá trị nào đúng.", "Giữ một dòng, xóa dòng kia.",
    "date: 2025-03-20\ndate: 2025-03-21", "date: 2025-03-20",
)
YAML_ALIAS = Rule(
    "MB-R022", _E, "“{value}” dùng dấu &, * hoặc ! của YAML (bí danh, kiểu riêng).",
    "Dữ liệu phải đọc được từng dòng, không qua tham chiếu ẩn.",
    "Chép lại nội dung; chữ bắt đầu bằng &, * hoặc ! thì đặt trong dấu nháy.",
    "lead: &a Sở Nội vụ\nnote: *a", "lead: Sở Nội vụ\nnote: Sở Nội vụ",
)
YAML_TOO_DEEP = Rule(
    "MB-R023", _E, "Tệp lồng nhau quá {limit} tầng.", "Không tệp dữ liệu nào cần như vậy.", "Kiểm tra đầu dòng.",
    "sources: [[[[[[[[…", "sources:\n  - id: bao-son-la-2026-01",
)
YAML_TOO_WIDE = Rule(
    "MB-R024", _E, "Một khối có {value} trường, quá mức {limit}.", "Không khối dữ liệu nào cần nhiều trường như vậy.",
    "Danh sách thì mỗi mục bắt đầu bằng dấu -.",
    "task1: Mở lớp\ntask2: Trình kế hoạch\n…", "tasks:\n  - text: Mở lớp\n  - text: Trình kế hoạch",
)
TOO_MANY = Rule(
    "MB-R025", _E, "Tệp có hơn {limit} mục.", "Tệp nhiều mục như vậy làm máy đọc chậm hoặc hết bộ nhớ.",
    "Chia thành nhiều tệp; xem có phần nào bị lặp lại không.", "results.csv: 700000 hàng", "results.csv: 4000 hàng",
)
TOO_MANY_MARKS = Rule(
    "MB-R026", _E, "Có chữ mang hơn {limit} dấu.", "Không chữ viết nào có nhiều dấu như vậy; máy đọc sẽ chậm hoặc treo.",
    "Xóa chữ đó rồi gõ lại.", "a + 2000 dấu", "ạ",
)
CSV_BROKEN = Rule(
    "MB-R030", _E, "Không đọc được CSV: {value}.", "Phần sau chỗ này không được đọc.",
    "Kiểm tra dấu nháy kép mở mà không đóng.", 'tap-huan,2025,"đạt 27%', 'tap-huan,2025,"đạt 27%"',
)
CSV_DELIMITER = Rule(
    "MB-R031", _E, "Các cột ngăn bằng “{value}”, không phải dấu phẩy.",
    "Excel tiếng Việt thường lưu như vậy; đọc nhầm sẽ sai cả hàng.",
    "Trong Excel chọn “CSV UTF-8 (Comma delimited)”, hoặc thay “{value}” bằng dấu phẩy.",
    "indicator;as_of;value", "indicator,as_of,value",
)
CSV_COLUMN_MISSING = Rule(
    "MB-R032", _E, "Thiếu cột “{value}”.", "Không có cột này thì hàng không đủ nghĩa.",
    "Thêm cột vào dòng đầu và điền cho mọi hàng.", "indicator,as_of,value", "indicator,as_of,value,source",
)
CSV_COLUMN_UNKNOWN = Rule(
    "MB-R033", _E, "Không có cột nào tên “{value}”.", "Cột lạ sẽ bị bỏ qua, số liệu mất mà không ai biết.",
    "Sửa tên cột, hoặc xóa cột.", "indicater", "indicator",
)
CSV_COLUMN_TWICE = Rule(
    "MB-R034", _E, "Cột “{value}” xuất hiện hai lần.", "Không biết lấy cột nào.", "Xóa một cột.",
    "indicator,as_of,value,value,source", "indicator,as_of,value,source",
)
CSV_RAGGED = Rule(
    "MB-R035", _E, "Hàng có {value} ô, dòng đầu có {expected} cột.",
    "Lệch một ô thì mọi số sau đó vào sai cột. Hàng này không được đọc.",
    "Chữ có dấu phẩy phải đặt trong dấu nháy kép; số thập phân dùng dấu chấm.",
    "chi-so,2025,97,6,nguon", "chi-so,2025,97.6,nguon",
)
CSV_SHORT = Rule(
    "MB-R039", _E, "Hàng chỉ có {value} ô, dòng đầu có {expected} cột.",
    "Thiếu một ô thì mọi số sau đó vào sai cột. Hàng này không được đọc.",
    "Ô trống vẫn cần dấu phẩy của nó: thêm dấu phẩy ở chỗ thiếu.", "chi-so,2025,nguon", "chi-so,2025,,nguon",
)
CSV_TOO_WIDE = Rule(
    "MB-R037", _E, "Dòng đầu có {value} cột, quá mức {limit}.", "Không tệp dữ liệu nào cần nhiều cột như vậy.",
    "Kiểm tra dấu phẩy thừa ở dòng đầu.", "indicator,as_of,value,source,,,,,,…", "indicator,as_of,value,source",
)
CONFLICT = Rule(
    "MB-R019", _E, "Dấu ghép hai bản sửa “{value}” còn sót trong tệp.",
    "Hai người sửa cùng một chỗ; chưa ai chọn bản nào đúng, nên cả tệp không được đọc.",
    "Giữ một trong hai bản giữa các dòng <<<<<<<, ======= và >>>>>>>, rồi xóa ba dòng đó.",
    "<<<<<<< HEAD\nyear: 2025\n=======\nyear: 2026\n>>>>>>> ban-sua", "year: 2026",
)
CSV_SPREADSHEET_ERROR = Rule(
    "MB-R038", _E, "Ô “{column}” chứa “{value}”, báo lỗi của bảng tính.",
    "Công thức hỏng, hoặc cột quá hẹp, nên bảng tính không có số để ghi. Hàng này không được đọc.",
    "Mở bảng tính gốc, sửa công thức hoặc nới rộng cột, rồi chép lại giá trị.", "#REF!", "3802",
)
CSV_TOTAL_ROW = Rule(
    "MB-R075", _E, "Hàng “{value}” là hàng cộng của bảng, không phải số liệu.",
    "Trang tự cộng; để lại thì một số bị đếm hai lần. Hàng này không được đọc.", "Xóa hàng.",
    "Tổng cộng,,2025,480,,,,", "(không có hàng này)",
)
CSV_CURLY_QUOTE = Rule(
    "MB-R077", _E, "Ô “{value}” mở bằng dấu nháy cong, nên dấu phẩy bên trong cắt ô làm hai.",
    "CSV chỉ hiểu dấu nháy kép thẳng. Hàng này không được đọc.", 'Thay hai dấu nháy cong quanh ô bằng dấu ".',
    "“Mở lớp, cấp máy”", '"Mở lớp, cấp máy"',
)
CSV_NO_ROWS = Rule(
    "MB-R036", _W, "Tệp chỉ có dòng tên cột.", "Không có số liệu nào được đọc.", "Thêm hàng, hoặc xóa tệp.",
    "indicator,as_of,value,source", "indicator,as_of,value,source\ntap-huan,2025,27.5,bao-cao-2025",
)
FIELD_MISSING = Rule(
    "MB-R040", _E, "Thiếu trường “{field}” ({meaning}).", "Trường này bắt buộc.", "Điền “{field}”.",
    "- id: NV1\n  lead: Sở Nội vụ", "- id: NV1\n  text: Mở lớp tập huấn\n  lead: Sở Nội vụ",
)
FIELD_UNKNOWN = Rule(
    "MB-R041", _E, "Không có trường nào tên “{field}” ở đây.",
    "Trường lạ sẽ không được đọc, nội dung mất mà không ai biết.", "Sửa tên trường, hoặc xóa dòng.",
    "deadlin: 2030-12-31", "deadline: 2030-12-31",
)
FORMAT_NEWER = Rule(
    "MB-R042", _E, "Tệp ghi format: {value}; bộ dựng trang này chỉ biết đến {known}.",
    "Đọc tệp mới bằng bộ cũ có thể hiểu sai.", "Cập nhật bộ dựng trang.", "format: 99", "format: 2",
)
WRONG_SHAPE = Rule(
    "MB-R043", _E, "“{field}” phải là {expected}.", "Sai hình dạng thì không đọc được phần bên trong.",
    "Xem ví dụ trong tệp cùng loại của địa phương khác.",
    "resources: đủ", "resources:\n  people: 2 công chức",
)
WRONG_VALUE = Rule(
    "MB-R044", _E, "Giá trị “{value}” của “{field}” không dùng được.", "Giá trị không đúng kiểu.",
    "Xem trường này trong từ điển tệp dữ liệu của trang (/du-lieu/tu-dien/).", "cooperating: [Sở Nội vụ, ~]", "cooperating: [Sở Nội vụ]",
)

ID_TWICE = Rule(
    "MB-R045", _E, "Mã “{value}” đã dùng cho một mục khác.",
    "Hai mục cùng mã thì không biết nơi khác nhắc đến mục nào.", "Đổi một trong hai mã.",
    "- id: NV1\n- id: NV1", "- id: NV1\n- id: NV2",
)
ID_ALIKE = Rule(
    "MB-R047", _E, "Mã “{value}” và “{other}” ra cùng một địa chỉ “{address}”.",
    "Địa chỉ không phân biệt chữ hoa, chữ thường, dấu chấm và gạch nối; hai trang không thể cùng một địa chỉ.",
    "Đổi một trong hai mã.", "- id: XHS.1\n- id: xhs-1", "- id: XHS.1\n- id: XHS.2",
)
FORMAT_OLDER = Rule(
    "MB-R046", _E, "Tệp ghi format: {value}; bộ dựng trang này đọc định dạng {known}.",
    "Tên trường đã đổi giữa hai định dạng; đọc lẫn sẽ thiếu nội dung.",
    "Chạy: minhbach migrate. Lệnh đổi tên trường, giữ nguyên chú thích và thứ tự.", "format: 1", "format: 2",
)

PROSE_WITHOUT_HEAD = Rule(
    "MB-R080", _E, "Bài viết không có phần đầu giữa hai dòng ---.", "Tên trang lấy từ phần này.",
    "Thêm ở đầu tệp ba dòng: ---, rồi title: và tên trang, rồi ---.",
    "Trang này nói về…", "---\ntitle: Giới thiệu\n---\nTrang này nói về…",
)
PROSE_HEAD_OPEN = Rule(
    "MB-R081", _E, "Phần đầu bài viết mở bằng dòng --- mà không có dòng --- đóng.",
    "Không biết phần đầu hết ở đâu và bài bắt đầu từ đâu.", "Thêm một dòng --- trước câu đầu tiên của bài.",
    "---\ntitle: Giới thiệu\nTrang này nói về…", "---\ntitle: Giới thiệu\n---\nTrang này nói về…",
)
PROSE_ADDRESS_TAKEN = Rule(
    "MB-R082", _E, "Bài viết “{value}” chiếm địa chỉ {address} của trang do máy viết.",
    "Hai trang không thể cùng một địa chỉ.", "Đổi tên tệp.", "du-lieu.md", "ve-du-lieu.md",
)
PROSE_ADDRESS_TWICE = Rule(
    "MB-R083", _E, "Bài viết “{value}” có cùng địa chỉ {address} với “{other}”.",
    "Hai trang không thể cùng một địa chỉ.", "Đổi tên một trong hai tệp.",
    "tiep-can.md, tiep_can.md", "tiep-can.md, tiep-can-2.md",
)
PROSE_LINK = Rule(
    "MB-R084", _W, "Liên kết tới “{value}” sẽ bị bỏ, chỉ còn chữ.",
    "Bài viết chỉ dẫn tới trang web (http, https), hộp thư (mailto) hoặc một trang của chính nơi này.",
    "Chép đủ địa chỉ bắt đầu bằng https://, hoặc địa chỉ trong trang như /du-lieu/.",
    "[Báo cáo](file:///D:/bao-cao.pdf)", "[Báo cáo](https://example.org/bao-cao.pdf)",
)
PROSE_PICTURE = Rule(
    "MB-R085", _W, "Hình ở “{value}” sẽ không hiện, chỉ còn lời thay hình.",
    "Trang không tải gì từ nơi khác, để người đọc không bị theo dõi.", "Bỏ hình, hoặc dẫn tới nó bằng một liên kết.",
    "![Hình](https://example.org/a.png)", "[Hình](https://example.org/a.png)",
)
PICTURE_MISSING = Rule(
    "MB-R090", _E, "Bài viết dẫn tới hình “{value}”, nhưng không có tệp hình ấy.", "Chỗ đó trên trang sẽ trống.",
    "Sửa tên hình, hoặc thêm tệp vào thư mục hinh/ cạnh bài viết.",
    "![Trang chủ](hinh/trang-chuu.png)", "![Trang chủ](hinh/trang-chu.png)",
)
PICTURE_WITHOUT_WORDS = Rule(
    "MB-R091", _E, "Hình “{value}” không có lời thay hình.",
    "Người dùng trình đọc màn hình không biết hình nói gì.", "Viết trong ngoặc vuông hình cho thấy điều gì.",
    "![](hinh/trang-chu.png)", "![Trang chủ với nút Sửa số này](hinh/trang-chu.png)",
)
PICTURE_UNKNOWN = Rule(
    "MB-R092", _E, "“{value}” không phải hình PNG có tên dùng được.",
    "Trang chỉ nhận hình PNG; tên hình nằm trong địa chỉ nên chỉ có chữ thường không dấu, số và gạch nối.",
    "Lưu lại thành PNG và đổi tên, hoặc xóa tệp.", "Hình 1.JPG", "hinh-1.png",
)
PICTURE_LARGE = Rule(
    "MB-R093", _W, "Hình nặng {value} KB, quá mức {limit} KB, nên không được đưa lên trang.",
    "Phần lớn người đọc dùng điện thoại và mạng chậm.", "Cắt bớt hoặc thu nhỏ hình.", "1200 KB", "90 KB",
)
PROSE_HTML = Rule(
    "MB-R086", _W, "Thẻ “{value}” sẽ hiện thành chữ.", "Bài viết chỉ nhận Markdown, không nhận HTML.",
    "Viết lại bằng Markdown; muốn nhắc đến thẻ thì đặt giữa hai dấu `.", "<b>đậm</b>", "**đậm**",
)
PROSE_TANGLED = Rule(
    "MB-R097", _E, "Bài viết có quá nhiều {what} (hơn {limit}).",
    "Không bài viết nào cần nhiều như vậy; máy dựng trang sẽ chậm hoặc treo.", "Chia thành nhiều bài, hoặc bỏ phần lặp lại.",
    "[[[[[[[[…", "[Báo cáo](https://example.org/)",
)
PROSE_MISSING = Rule(
    "MB-R087", _E, "Thiếu bài viết {file}.", "Mọi trang đều dẫn tới bài này.",
    "Tạo tệp, hoặc khôi phục từ bản trước; xem folders.content trong site_config.yml.",
    "content/gioi-thieu.md", "content/gioi-thieu.md\ncontent/phuong-phap.md",
)
PROSE_SECOND_TITLE = Rule(
    "MB-R088", _W, "Bài có thêm tên trang “{value}” (dòng bắt đầu bằng một dấu #).",
    "Tên trang đã lấy từ title; hai tên làm người dùng máy đọc màn hình lạc.", "Dùng ## cho đề mục trong bài.",
    "# Cách tính", "## Cách tính",
)
PROSE_PART_UNKNOWN = Rule(
    "MB-R096", _E, "Máy không viết được phần nào tên “{value}”.", "Chỗ đó trên trang sẽ trống.",
    "Dùng một trong: {choices}.", "[[bages]]", "[[badges]]",
)
PROSE_WITHOUT_ORIGINAL = Rule(
    "MB-R094", _W, "Bản dịch {file} không có bài gốc {value}.", "Bản dịch đứng ở địa chỉ của bài gốc; thiếu bài gốc thì nó không hiện.",
    "Đặt tên tệp giống bài gốc, hoặc thêm bài gốc.", "content/en/about.md", "content/en/gioi-thieu.md",
)
LANGUAGE_UNKNOWN = Rule(
    "MB-R095", _E, "Chưa có bản dịch giao diện cho ngôn ngữ “{value}”.",
    "Trang không nói được ngôn ngữ chưa có tệp dịch của chương trình.",
    "Dùng một trong: {choices}; hoặc thêm tệp dịch {file} vào generator/locale.", "languages: [vi, eng]", "languages: [vi, en]",
)
# Personal data never is published, nor accepted with a reason.
CITIZEN_ID = Rule(
    "MB-R070", _E, "Có số căn cước hoặc chứng minh nhân dân của một người ({value}).",
    "Số giấy tờ của cá nhân không được đưa lên trang công khai.", "Xóa số đó; nếu cần, chỉ nêu chức danh và cơ quan.",
    "note: Ông A, CCCD 001085012345", "note: Trưởng thôn",
)
PHONE = Rule(
    "MB-R071", _E, "Có số điện thoại của một người ({value}).",
    "Số điện thoại của cá nhân không được đưa lên trang công khai.", "Xóa số đó; nếu cần, chỉ nêu chức danh và cơ quan.",
    "lead: Sở Nội vụ (chị B, 0912 345 678)", "lead: Sở Nội vụ",
)
PRIVATE_MAIL = Rule(
    "MB-R072", _E, "Có địa chỉ thư điện tử riêng ({value}).",
    "Địa chỉ riêng của cá nhân không được đưa lên trang công khai.", "Xóa địa chỉ đó, hoặc thay bằng địa chỉ công vụ.",
    "who: nguyenvana@gmail.com", "who: sodantoc@sonla.gov.vn",
)

# Problem names raised by the field types of records.base, and what they mean to a person.
VALUE_RULES = {
    "not_text": Rule(
        "MB-R050", _E, "“{field}” phải là một dòng chữ, không phải danh sách hay khối.",
        "Trường này chỉ chứa chữ.", "Viết trên một dòng.",
        "issuer: [Văn phòng, Sở Nội vụ]", "issuer: Văn phòng",
    ),
    "empty": Rule(
        "MB-R051", _E, "“{field}” để trống trong dấu nháy.", "Trống và chưa biết là hai điều khác nhau.",
        "Điền nội dung, hoặc bỏ cả dòng nếu chưa biết.", "lead: ''", "lead: Sở Nội vụ",
    ),
    "unquoted_code": Rule(
        "MB-R052", _E, "Mã {value} chưa đặt trong dấu nháy.",
        "YAML hiểu 012 là mười, NO là “không”, 12:30 là 750.", "Đặt trong dấu nháy.", "code: 08", "code: '08'",
    ),
    "number_with_comma": Rule(
        "MB-R053", _E, "Số “{value}” của “{field}” dùng dấu phẩy thập phân.",
        "Tệp dữ liệu dùng dạng máy; trang tự viết lại theo lối của người đọc.", "Viết {plain}.", "97,6", "97.6",
    ),
    "number_with_groups": Rule(
        "MB-R054", _E, "Số “{value}” của “{field}” có dấu chấm ngăn hàng nghìn.",
        "3.802 trong tệp dữ liệu là ba phẩy tám, không phải ba nghìn tám trăm.", "Viết {plain}.",
        "1.234.567", "1234567",
    ),
    "not_a_number": Rule(
        "MB-R055", _E, "“{value}” của “{field}” không phải là số.", "Ô này phải là số để tính được.",
        "Viết chữ số và dấu chấm thập phân, ví dụ 3802 hoặc 97.6; từ kèm số (trên, gần) ghi ở qualifier.",
        "value: trên 90%", "qualifier: trên\nvalue: 90",
    ),
    "not_a_date": Rule(
        "MB-R056", _E, "“{value}” của “{field}” không phải ngày, tháng hay năm có thật.",
        "Sai ngày thì sai hạn và sai tiến độ.", "Viết 2025, 2025-04 hoặc 2025-04-23.", "2025-04-31", "2025-04-30",
    ),
    "date_in_other_form": Rule(
        "MB-R057", _E, "Ngày “{value}” của “{field}” viết theo lối khác.",
        "04/05/2025 có thể hiểu hai cách; tệp dữ liệu viết năm trước.", "Viết {plain}.", "23/04/2025", "2025-04-23",
    ),
    "date_without_day": Rule(
        "MB-R058", _E, "“{value}” của “{field}” chưa đủ ngày.", "Trường này cần một ngày cụ thể.",
        "Viết đủ năm-tháng-ngày, ví dụ 2030-12-31.", "deadline: 2030", "deadline: 2030-12-31",
    ),
    "not_yes_or_no": Rule(
        "MB-R059", _E, "“{value}” của “{field}” không phải yes hoặc no.", "Trường này chỉ nhận hai giá trị.",
        "Viết yes hoặc no.", "complete: rồi", "complete: yes",
    ),
    "not_an_id": Rule(
        "MB-R060", _E, "Mã “{value}” của “{field}” có ký tự không dùng được.",
        "Mã nằm trong địa chỉ trang nên chỉ có chữ không dấu, số, chấm và gạch nối.",
        "Bỏ dấu, thay khoảng trắng bằng gạch nối, ví dụ {plain}.", "Báo Sơn La", "bao-son-la",
    ),
    "not_a_web_address": Rule(
        "MB-R061", _E, "“{value}” của “{field}” không phải địa chỉ web.",
        "Người đọc phải bấm mở được nguồn; chỉ nhận http và https.", "Chép đủ địa chỉ, bắt đầu bằng https://.",
        "url: sonla.gov.vn/bao-cao", "url: https://sonla.gov.vn/bao-cao",
    ),
    "not_in_list": Rule(
        "MB-R062", _E, "“{value}” không dùng được cho “{field}”.", "Trường này chỉ nhận một trong: {choices}.",
        "Chọn một trong: {choices}.", "levels: [provinces]", "levels: [province]",
    ),
    "not_a_commitment": Rule(
        "MB-R063", _E, "“{value}” của “{field}” không chỉ ra được cam kết nào.",
        "Cam kết được gọi bằng mã kế hoạch và mã cam kết, vì hai kế hoạch có thể dùng cùng một mã.",
        "Viết mã kế hoạch, dấu gạch chéo, mã cam kết.", "CK1", "kh-son-la-2025/CK1",
    ),
    "not_whole": Rule(
        "MB-R064", _E, "“{value}” của “{field}” không phải số nguyên.", "Trường này chỉ nhận số nguyên.",
        "Viết chữ số, không có phần thập phân.", "2.5", "2",
    ),
    "not_a_year": Rule(
        "MB-R065", _E, "“{value}” của “{field}” không phải một năm.", "Sai năm thì sai hạn và sai kỳ báo cáo.",
        "Viết bốn chữ số, từ 1900 đến 2199.", "25", "2025",
    ),
    "date_serial": Rule(
        "MB-R067", _E, "“{value}” của “{field}” là số thứ tự ngày của bảng tính, không phải ngày.",
        "Excel giữ ngày dưới dạng số; người đọc không hiểu được.",
        "Viết {plain}. Trong Excel, định dạng cột là Văn bản (Text) trước khi gõ ngày.", "45992", "2025-12-01",
    ),
    "year_not_meant": Rule(
        "MB-R068", _E, "“{value}” của “{field}” nằm ngoài các năm từ 1900 đến 2199.",
        "Năm ấy chắc là gõ nhầm; sai năm thì sai hạn, sai tiến độ và sai hình vẽ.",
        "Mở nguồn xem lại năm rồi viết cho đúng.", "as_of: 1024-11-30", "as_of: 2024-11-30",
    ),
    "number_scientific": Rule(
        "MB-R073", _E, "Số “{value}” của “{field}” viết theo lối khoa học của bảng tính.",
        "Excel viết gọn số dài như vậy và có thể đã bỏ những chữ số cuối.",
        "Mở lại bản gốc, xem đủ chữ số; nếu không mất số nào thì viết {plain}.", "1.2E+03", "1200",
    ),
    "number_with_percent": Rule(
        "MB-R074", _E, "Số “{value}” của “{field}” có dấu %.",
        "Ô này chỉ chứa số; đơn vị đã có ở chỉ số hoặc cột unit.", "Viết {plain}.", "97.6%", "97.6",
    ),
    "curly_quotes": Rule(
        "MB-R076", _E, "{value} của “{field}” nằm giữa dấu nháy cong.",
        "Trình soạn thảo đổi dấu nháy thẳng thành cong; tệp dữ liệu coi đó là chữ.",
        "Viết {plain}, hoặc gõ lại bằng dấu nháy thẳng.", "code: ‘08’", "code: '08'",
    ),
    "not_a_month_day": Rule(
        "MB-R066", _E, "“{value}” của “{field}” không phải tháng và ngày có thật.",
        "Hạn hằng năm được tính từ trường này.", "Viết tháng-ngày, ví dụ '12-15'.", "'30/11'", "'11-30'",
    ),
}  # fmt: skip
