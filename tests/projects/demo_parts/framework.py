"""The programme's side of the demonstration: configuration, targets, indicators, bodies, documents."""


from __future__ import annotations

from dataclasses import dataclass

from demo_parts.english import ENGLISH
from demo_parts.files import Fields, day, fields, partial_date, quoted
from demo_parts.places import ISLANDS, PLACES, REORGANISED, Place

AS_OF = "2030-03-15"
PLAN_DUE = "2025-03-31"
WEB = "https://example.org/minh-hoa"
SMALL_NOTE = "(Minh họa)"

_2025, _2030 = "2025-12-31", "2030-12-31"
_BOTH = ("central", "province")


@dataclass(frozen=True)
class Target:
    """A national target and the indicator that measures it."""

    id: str
    group: str
    short: str
    text: str
    indicator: str
    definition: str
    value: int | None = None
    measure: str = "percentage"
    deadline: str = _2030
    levels: tuple[str, ...] = ("province",)
    numerator: str | None = None
    denominator: str | None = None


TARGETS = (
    Target(
        "MT25.1", "den-2025", "Khung pháp lý",
        "Hoàn thiện khung pháp lý, cơ chế, chính sách cho chuyển đổi số lĩnh vực công tác dân tộc",
        "khung-phap-ly", "Văn bản quy định về chuyển đổi số lĩnh vực công tác dân tộc đã ban hành hay chưa.",
        measure="qualitative", deadline=_2025, levels=("central",),
    ),
    Target(
        "MT25.2", "den-2025", "Kế hoạch triển khai", "Mỗi cơ quan, mỗi tỉnh ban hành kế hoạch triển khai Đề án",
        "ke-hoach-trien-khai", "Kế hoạch triển khai Đề án đã ban hành hay chưa.",
        measure="yes_no", deadline=_2025, levels=_BOTH,
    ),
    Target(
        "MT25.3", "den-2025", "Trung tâm dữ liệu", "Cơ quan công tác dân tộc ở trung ương có trung tâm dữ liệu hoạt động",
        "trung-tam-du-lieu", "Trung tâm dữ liệu đã hoạt động hay chưa.",
        measure="yes_no", deadline=_2025, levels=("central",),
    ),
    Target(
        "CPS.1", "chinh-phu-so", "Chữ ký số: trung ương",
        "Lãnh đạo cơ quan công tác dân tộc ở trung ương dùng chữ ký số cá nhân khi xử lý công việc",
        "chu-ky-so-trung-uong", "Tỷ lệ lãnh đạo ở trung ương có và dùng chữ ký số cá nhân.", 100,
        levels=("central",), numerator="Số lãnh đạo dùng chữ ký số cá nhân", denominator="Tổng số lãnh đạo",
    ),
    Target(
        "CPS.2", "chinh-phu-so", "Chữ ký số: cấp tỉnh",
        "Lãnh đạo cơ quan công tác dân tộc cấp tỉnh dùng chữ ký số cá nhân",
        "chu-ky-so-cap-tinh", "Tỷ lệ lãnh đạo cơ quan công tác dân tộc cấp tỉnh dùng chữ ký số cá nhân.", 80,
        numerator="Số lãnh đạo cấp tỉnh dùng chữ ký số cá nhân", denominator="Tổng số lãnh đạo cấp tỉnh",
    ),
    Target(
        "CPS.3", "chinh-phu-so", "Chữ ký số: cấp huyện",
        "Lãnh đạo cơ quan công tác dân tộc cấp huyện dùng chữ ký số cá nhân",
        "chu-ky-so-cap-huyen", "Tỷ lệ lãnh đạo cơ quan công tác dân tộc cấp huyện dùng chữ ký số cá nhân.", 70,
        levels=("district",), numerator="Số lãnh đạo cấp huyện dùng chữ ký số cá nhân",
        denominator="Tổng số lãnh đạo cấp huyện",
    ),
    Target(
        "CPS.4", "chinh-phu-so", "Báo cáo được kết nối",
        "Các chế độ báo cáo lĩnh vực công tác dân tộc được kết nối, chia sẻ trên hệ thống báo cáo của Chính phủ",
        "bao-cao-ket-noi", "Tỷ lệ chế độ báo cáo đã kết nối, chia sẻ dữ liệu.", 100, levels=_BOTH,
        numerator="Số chế độ báo cáo đã kết nối", denominator="Tổng số chế độ báo cáo",
    ),
    Target(
        "CPS.5", "chinh-phu-so", "Dịch vụ công toàn trình",
        "Thủ tục hành chính lĩnh vực công tác dân tộc được cung cấp trực tuyến toàn trình",
        "dich-vu-cong-toan-trinh", "Tỷ lệ thủ tục hành chính cung cấp trực tuyến toàn trình.", 100, levels=_BOTH,
        numerator="Số thủ tục đã cung cấp toàn trình", denominator="Tổng số thủ tục hành chính",
    ),
    Target(
        "CPS.6", "chinh-phu-so", "Dữ liệu mở", "Dữ liệu mở lĩnh vực công tác dân tộc được công bố",
        "du-lieu-mo", "Tỷ lệ bộ dữ liệu trong danh mục dữ liệu mở đã công bố.", 100, levels=_BOTH,
        numerator="Số bộ dữ liệu đã công bố", denominator="Số bộ dữ liệu trong danh mục",
    ),
    Target(
        "KTS.1", "kinh-te-so", "Hỗ trợ sản xuất kinh doanh",
        "Doanh nghiệp, hợp tác xã, hộ kinh doanh người dân tộc thiểu số được tập huấn, hỗ trợ dùng công nghệ số",
        "ho-tro-kinh-doanh", "Tỷ lệ đơn vị, hộ kinh doanh đã được tập huấn hoặc hỗ trợ, tính lũy kế.", 50,
        numerator="Số đơn vị, hộ đã được hỗ trợ", denominator="Tổng số đơn vị, hộ kinh doanh",
    ),
    Target(
        "KTS.2", "kinh-te-so", "Hộ OCOP lên môi trường số", "Chủ thể OCOP là hộ dân tộc thiểu số tham gia kinh tế số",
        "ocop-kinh-te-so", "Tỷ lệ chủ thể OCOP là hộ dân tộc thiểu số có bán hàng trực tuyến.", 50,
        numerator="Số chủ thể có bán hàng trực tuyến", denominator="Tổng số chủ thể OCOP là hộ dân tộc thiểu số",
    ),
    Target(
        "XHS.1", "xa-hoi-so", "Tập huấn trưởng thôn, người có uy tín",
        "Trưởng thôn, bản, ấp, buôn và người có uy tín được tập huấn về chuyển đổi số",
        "tap-huan-truong-thon", "Tỷ lệ trưởng thôn và người có uy tín đã được tập huấn, tính lũy kế.", 80,
        numerator="Số người đã được tập huấn", denominator="Tổng số trưởng thôn và người có uy tín",
    ),
)  # fmt: skip

TARGET_OF = {target.id: target for target in TARGETS}


def site_config() -> Fields:
    """Return the configuration; the date is fixed so that every state of every badge occurs."""
    return fields(
        site=_site(),
        as_of=day(AS_OF),
        rubric={
            "version": quoted("2026.1"),
            "on_track": 0.95,
            "behind": 0.60,
            "rounding": 0.05,
            "jump_factor": 3,
        },
        words=_words(),
        translations=[_english()],
        qualifiers=[{"word": word, "means": quoted(means)} for word, means in _QUALIFIERS],
        folders={"content": "../../../content", "data": "data"},
    )


_QUALIFIERS = (
    ("trên", ">"), ("hơn", ">"), ("vượt quá", ">"), ("gần", "<"), ("dưới", "<"), ("khoảng", "~"),
    ("ước", "~"), ("ít nhất", ">="), ("tối đa", "<="),
)  # fmt: skip


def _site() -> Fields:
    return fields(
        name="Minh họa: theo dõi cam kết chuyển đổi số công tác dân tộc",
        short_name="Trang minh họa",
        description="Trang minh họa bằng số liệu giả định, cho thấy mọi trạng thái mà trang thật có thể có.",
        language="vi",
        languages=["vi", "en"],
        url=f"{WEB}/",
        repository=f"{WEB}/kho-du-lieu",
        timezone="Asia/Ho_Chi_Minh",
        publisher="Nhóm minh họa",
        contact={"name": "Nhóm minh họa", "email": "lien-he@example.org", "url": f"{WEB}/lien-he"},
        banner="Dữ liệu minh họa, không phải số liệu thật",
    )


def _words() -> Fields:
    return fields(
        programme="Đề án",
        territory="tỉnh, thành phố",
        territories_short="tỉnh",
        central="trung ương",
        district="cấp huyện",
        whole_country="cả nước",
        guidance="Công văn 100/UBDT-TTCĐS",
        merged_programme="Chương trình mục tiêu quốc gia vùng đồng bào dân tộc thiểu số và miền núi",
    )


def _english() -> Fields:
    return fields(
        language="en",
        site=fields(
            name="Demonstration: tracking digital commitments in ethnic affairs",
            short_name="Demo",
            description="A demonstration with invented figures that shows every state the real site can have.",
            publisher="The demonstration team",
            contact="The demonstration team",
            licence_url="https://creativecommons.org/licenses/by/4.0/deed.en",
            banner="Invented figures for demonstration, not real data",
        ),
        words=fields(
            programme="the Scheme",
            territory="province or city|provinces and cities",
            territories_short="province|provinces",
            central="central government",
            district="district level",
            whole_country="Vietnam",
            guidance="Official Letter 100/UBDT-TTCĐS",
            merged_programme="the National Target Programme for ethnic minority and mountainous areas",
        ),
        data=[fields(word=word, said=said) for word, said in _SAID],
        texts=[fields(text=text, said=said) for text, said in ENGLISH],
    )


# Units, and words before figures, as English says them.
_SAID = (
    ("thành phố", "city|cities"),    ("người", "person|people"), ("lượt người", "attendance|attendances"), ("hộ", "household|households"),
    ("thôn", "village|villages"), ("trạm", "station|stations"), ("gian hàng", "online shop|online shops"),
    ("ngày", "day|days"), ("điểm phần trăm", "percentage point|percentage points"), ("trên", "over"),
    ("hơn", "more than"), ("ít nhất", "at least"), ("gần", "nearly"), ("dưới", "below"), ("tối đa", "at most"),
    ("khoảng", "about"), ("vượt quá", "more than"), ("ước", "an estimated"),
)  # fmt: skip


def programme() -> Fields:
    """Return the content of ``programme.yml``."""
    return fields(
        programme=_programme(), groups=_groups(), calendar=_calendar(), tasks=_tasks(), other_aims=_aims()
    )


def _programme() -> Fields:
    return fields(
        id="de-an-1087",
        name="Đề án Tăng cường chuyển đổi số lĩnh vực công tác dân tộc đến năm 2030 (bản minh họa)",
        short="Đề án 1087",
        decision="quyet-dinh-1087",
        start=day("2024-10-02"),
        end=day(_2030),
        purpose="Đưa công nghệ số vào quản lý, điều hành công tác dân tộc và đến từng thôn, bản, hộ gia đình.",
        funding="(Minh họa) Lồng ghép với Chương trình mục tiêu quốc gia và ngân sách địa phương.",
        known_gaps=["(Minh họa) Phụ lục phân công nhiệm vụ chưa đọc được."],
        sources=["vb-quyet-dinh"],
    )


def _groups() -> list[Fields]:
    names = {
        "den-2025": "Đến năm 2025", "chinh-phu-so": "Chính phủ số", "kinh-te-so": "Kinh tế số",
        "xa-hoi-so": "Xã hội số",
    }  # fmt: skip
    return [{"id": id_, "name": name} for id_, name in names.items()]


def _calendar() -> list[Fields]:
    return [
        fields(
            id="ke-hoach", title="Kế hoạch triển khai Đề án", kind="plan", due=day(PLAN_DUE),
            words="Trong quý I năm 2025", sources=["vb-huong-dan"],
        ),
        fields(
            id="bao-cao-nam", title="Báo cáo kết quả thực hiện Đề án", kind="report", before=quoted("12-15"),
            first_year=2025, last_year=2030, words="Trước ngày 15 tháng 12 hằng năm", sources=["vb-huong-dan"],
        ),
    ]  # fmt: skip


def _tasks() -> list[Fields]:
    texts = (
        "Nâng cao nhận thức về chuyển đổi số cho cán bộ và đồng bào",
        "Phát triển hạ tầng số phục vụ công tác dân tộc",
        "Xây dựng, kết nối, mở dữ liệu",
        "Bồi dưỡng kỹ năng số cho trưởng thôn, người có uy tín, hộ kinh doanh",
    )
    return [
        fields(id=f"NV{number}", text=f"{SMALL_NOTE} {text}", seen=number < 4, sources=["vb-quyet-dinh"])
        for number, text in enumerate(texts, start=1)
    ]


def _aims() -> list[Fields]:
    return [
        fields(
            document="ke-hoach-bo", text="(Minh họa) Người dân hài lòng khi dùng dịch vụ công trực tuyến",
            value=90, unit=quoted("%"), period="2026-2027", seen=True, sources=["vb-ke-hoach-bo"],
        ),
        fields(
            document="ke-hoach-bo", text="(Minh họa) Phổ cập Internet cho đồng bào dân tộc thiểu số",
            value=80, unit=quoted("%"), period=quoted("2030"), seen=False, sources=["vb-ke-hoach-bo"],
            note="Mới thấy trong tiêu đề, chưa thấy trong nội dung",
        ),
    ]  # fmt: skip


def targets() -> Fields:
    """Return the content of ``targets.yml``."""
    return {"targets": [_target(target) for target in TARGETS]}


def _target(target: Target) -> Fields:
    district = target.levels == ("district",)
    return fields(
        id=target.id,
        group=target.group,
        short=target.short,
        text=target.text,
        indicator=target.indicator,
        value=target.value,
        at_least=True if target.id == "KTS.1" else None,
        deadline=day(target.deadline),
        deadline_note="Cuối giai đoạn, suy từ tên nhóm mục tiêu" if target.deadline == _2030 else None,
        levels=list(target.levels),
        measured_by="plan" if target.id == "MT25.2" else None,
        applies_until=day(REORGANISED) if district else None,
        applies_until_reason="Không còn cấp huyện từ ngày 01/07/2025, mẫu số không còn" if district else None,
        clause=f"{SMALL_NOTE} Điều 1, mục II",
        gaps=["Chưa định nghĩa thế nào là tham gia kinh tế số"] if target.id == "KTS.2" else None,
        seen=True,
        sources=["vb-quyet-dinh"],
    )


def indicators() -> Fields:
    """Return the content of ``indicators.yml``: one per target, then proxies and context."""
    topics = {
        "muc-tieu": "Chỉ số đo mục tiêu",
        "nguoi-va-ho": "Người và hộ",
        "ha-tang": "Hạ tầng số",
        "phuc-vu": "Phục vụ",
    }
    measuring = [_measuring(target) for target in TARGETS]
    return {
        "topics": [{"id": i, "name": n} for i, n in topics.items()],
        "indicators": measuring + _other_indicators(),
    }


def _measuring(target: Target) -> Fields:
    percentage = target.measure == "percentage"
    return fields(
        id=target.indicator,
        name=target.text,
        topic="muc-tieu",
        definition=target.definition,
        measure=target.measure,
        unit=quoted("%") if percentage else None,
        role="target",
        near=[target.id],
        numerator=target.numerator,
        denominator=target.denominator,
        ascending=True if percentage else None,
    )


def _other_indicators() -> list[Fields]:
    return [
        fields(
            id="thon-co-song", name="Thôn có sóng di động", topic="ha-tang",
            definition="Tỷ lệ thôn, bản, ấp, buôn có sóng di động.", measure="percentage", unit=quoted("%"),
            role="proxy", near=["XHS.1"], near_note="Điều kiện để học trực tuyến, không đo việc tập huấn",
            numerator="Số thôn có sóng", denominator="Tổng số thôn", ascending=True,
        ),
        fields(
            id="thon-trang-song", name="Thôn chưa có sóng di động", topic="ha-tang",
            definition="Số thôn, bản, ấp, buôn chưa có sóng di động.", measure="number", unit="thôn",
            role="proxy", near=["XHS.1"], near_note="Càng thấp càng tốt", ascending=False,
        ),
        fields(
            id="tram-5g", name="Trạm phát sóng 5G", topic="ha-tang", definition="Số trạm 5G đang phát sóng.",
            measure="number", unit="trạm", role="context", ascending=True,
        ),
        fields(
            id="ho-co-internet", name="Hộ có Internet cáp quang", topic="ha-tang",
            definition="Tỷ lệ hộ gia đình dùng Internet cáp quang.", measure="percentage", unit=quoted("%"),
            role="context", ascending=True,
        ),
        fields(
            id="chenh-lech-internet", name="Chênh lệch dùng Internet giữa vùng dân tộc thiểu số và toàn tỉnh",
            topic="ha-tang", definition="Tỷ lệ dùng Internet của vùng trừ tỷ lệ toàn tỉnh; âm là thấp hơn.",
            measure="number", unit="điểm phần trăm", role="context", ascending=True, method="growth",
        ),
        fields(
            id="gian-hang-so", name="Gian hàng trực tuyến của hợp tác xã", topic="phuc-vu",
            definition="Số gian hàng trực tuyến đang hoạt động.", measure="number", unit="gian hàng",
            role="proxy", near=["KTS.2"], near_note="Đếm gian hàng, không đếm chủ thể OCOP",
            ascending=True, method="growth",
        ),
        fields(
            id="ngay-giai-quyet", name="Số ngày giải quyết một hồ sơ", topic="phuc-vu",
            definition="Số ngày trung bình từ khi nhận đến khi trả kết quả.", measure="number", unit="ngày",
            role="proxy", near=["CPS.5"], near_note="Đo thời gian, không đo mức độ trực tuyến", ascending=False,
        ),
        fields(
            id="luot-tap-huan", name="Lượt người được tập huấn kỹ năng số", topic="nguoi-va-ho",
            definition="Số lượt người được tập huấn, cộng dồn từ đầu giai đoạn.", measure="number", unit="lượt người",
            role="proxy", near=["XHS.1", "KTS.1"], near_note="Một người có thể được tính nhiều lượt",
            ascending=True, cumulative=True,
        ),
        fields(
            id="truong-thon-nguoi-uy-tin", name="Trưởng thôn và người có uy tín", topic="nguoi-va-ho",
            definition="Số trưởng thôn, bản, ấp, buôn và người có uy tín.", measure="number", unit="người",
            role="denominator", near=["XHS.1"],
        ),
        fields(
            id="ho-kinh-doanh", name="Hộ kinh doanh người dân tộc thiểu số", topic="nguoi-va-ho",
            definition="Số hộ kinh doanh có chủ hộ là người dân tộc thiểu số.", measure="number", unit="hộ",
            role="denominator", near=["KTS.1"], near_note="Chưa gồm doanh nghiệp, hợp tác xã",
        ),
    ]  # fmt: skip


def bodies() -> Fields:
    """Return the content of ``bodies.yml``: names then, successors now."""
    rows = (
        ("uy-ban-dan-toc", "Ủy ban Dân tộc", "UBDT", None, "2025-03-01", "bo-dan-toc-va-ton-giao"),
        ("bo-dan-toc-va-ton-giao", "Bộ Dân tộc và Tôn giáo", "Bộ DT&TG", "2025-03-01", None, None),
        ("ban-dan-toc", "Ban Dân tộc", None, None, "2025-03", "so-dan-toc-va-ton-giao"),
        ("so-dan-toc-va-ton-giao", "Sở Dân tộc và Tôn giáo", "Sở DT&TG", "2025-03", None, None),
        (
            "so-thong-tin-va-truyen-thong",
            "Sở Thông tin và Truyền thông",
            "Sở TT&TT",
            None,
            "2025",
            "so-khoa-hoc-va-cong-nghe",
        ),
        ("so-khoa-hoc-va-cong-nghe", "Sở Khoa học và Công nghệ", "Sở KH&CN", None, None, None),
        ("uy-ban-nhan-dan-tinh", "Ủy ban nhân dân cấp tỉnh", "UBND", None, None, None),
    )
    return {"bodies": [_body(*row) for row in rows]}


def _body(
    id_: str, name: str, short: str | None, start: str | None, end: str | None, successor: str | None
) -> Fields:
    duties = {
        "bo-dan-toc-va-ton-giao": ["Hướng dẫn, theo dõi, đôn đốc việc thực hiện Đề án"],
        "uy-ban-nhan-dan-tinh": ["Ban hành kế hoạch", "Báo cáo kết quả trước ngày 15 tháng 12 hằng năm"],
        "so-dan-toc-va-ton-giao": ["Tham mưu kế hoạch và báo cáo của tỉnh"],
    }
    return fields(
        id=id_, name=name, short=short, valid_from=partial_date(start), valid_until=partial_date(end), successor=successor,
        duties=duties.get(id_), seen=True, sources=["vb-huong-dan"],
    )  # fmt: skip


def documents() -> Fields:
    """Return the content of ``documents.yml``."""
    rows = (
        ("quyet-dinh-1087", "1087/QĐ-TTg", "Phê duyệt Đề án Tăng cường chuyển đổi số lĩnh vực công tác dân tộc đến năm 2030", "Thủ tướng Chính phủ", "2024-10-02", "vb-quyet-dinh"),
        ("huong-dan-100", "100/UBDT-TTCĐS", "Hướng dẫn địa phương xây dựng kế hoạch thực hiện Đề án", "Ủy ban Dân tộc", None, "vb-huong-dan"),
        ("nghi-quyet-202", "202/2025/QH15", "Sắp xếp đơn vị hành chính cấp tỉnh", "Quốc hội", "2025-06-12", "vb-nghi-quyet"),
        ("danh-muc-nen-tang", "02/DM-MINHHOA", "(Minh họa) Danh mục nền tảng số dùng chung", "Bộ Khoa học và Công nghệ", "2025-09", "vb-danh-muc"),
        ("ke-hoach-bo", "03/KH-MINHHOA", "(Minh họa) Kế hoạch chuyển đổi số của Bộ", "Bộ Dân tộc và Tôn giáo", "2026", "vb-ke-hoach-bo"),
    )  # fmt: skip
    return {
        "documents": [
            fields(
                id=id_, number=number, title=title, issuer=issuer, date=partial_date(date),
                date_note=None if date else "Nguồn minh họa cố ý không nêu ngày", seen=True, sources=[source],
            )
            for id_, number, title, issuer, date, source in rows
        ]
    }  # fmt: skip


def platforms() -> Fields:
    """Return the content of ``platforms.yml``."""
    names = {
        "cong-du-lieu-mo": "Cổng dữ liệu mở dùng chung (minh họa)",
        "hop-truc-tuyen": "Nền tảng họp trực tuyến dùng chung (minh họa)",
        "hoc-truc-tuyen": "Nền tảng học trực tuyến mở (minh họa)",
        "dich-vu-cong": "Cổng dịch vụ công dùng chung (minh họa)",
    }
    return {
        "platforms": [
            fields(
                id=id_,
                name=name,
                owner="Bộ Khoa học và Công nghệ",
                document="danh-muc-nen-tang",
                sources=["vb-danh-muc"],
            )
            for id_, name in names.items()
        ]
    }


def provinces() -> Fields:
    """Return the content of ``provinces.yml``."""
    return {
        "reorganisation": fields(
            date=day(REORGANISED),
            document="nghi-quyet-202",
            note="Từ ngày 01/07/2025, 63 tỉnh, thành phố được sắp xếp thành 34; số liệu trước ngày này ghi theo đơn vị cũ.",
        ),
        "provinces": [_province(place) for place in PLACES],
        "islands": [
            {"name": name, "province": slug, "tile": {"row": row, "col": col}}
            for name, slug, (row, col) in ISLANDS
        ],
    }


def _province(place: Place) -> Fields:
    former = [
        {"id": place.former_id(name), "code": quoted(code),
         "name": place.alone if place.alone and name == place.name else name}
        for code, name in place.former
    ]
    return fields(
        code=quoted(place.code),
        name=place.alone or place.name,
        bare=place.name if place.alone else None,
        type=place.type,
        short=place.tile_name or place.name,
        aliases=list(place.aliases) or None,
        valid_from=day(REORGANISED) if former else None,
        former=former or None,
        tile={"row": place.tile[0], "col": place.tile[1]},
    )
