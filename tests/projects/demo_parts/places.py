"""The 34 provinces, their former units and their tiles: real names, used here with invented figures."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

REORGANISED = "2025-07-01"


def slugify(text: str) -> str:
    """Return ``text`` without marks, in lower case, with hyphens.

    >>> slugify("Đắk Lắk"), slugify("Bà Rịa - Vũng Tàu")
    ('dak-lak', 'ba-ria-vung-tau')
    """
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


@dataclass(frozen=True)
class Place:
    """A province: code, name, type, tile (row, column), and the units it was formed from."""

    code: str
    name: str
    type: str
    tile: tuple[int, int]
    former: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    tile_name: str = ""
    alone: str = ""

    @property
    def slug(self) -> str:
        """The name of the province's folder."""
        return slugify(self.name)

    @property
    def full_name(self) -> str:
        """Type and name, as in ``tỉnh Lào Cai``."""
        return f"{self.type} {self.name}"

    def former_id(self, name: str) -> str:
        """Return the id of a former unit; one that shares today's name is told apart by ``-cu``."""
        return f"{slugify(name)}-cu" if name == self.name else slugify(name)


PLACES = (
    Place("01", "Hà Nội", "thành phố", (2, 2)),
    Place("04", "Cao Bằng", "tỉnh", (0, 3)),
    Place("08", "Tuyên Quang", "tỉnh", (0, 2), (("02", "Hà Giang"), ("08", "Tuyên Quang"))),
    Place("11", "Điện Biên", "tỉnh", (1, 0)),
    Place("12", "Lai Châu", "tỉnh", (0, 0)),
    Place("14", "Sơn La", "tỉnh", (1, 1)),
    Place("15", "Lào Cai", "tỉnh", (0, 1), (("10", "Lào Cai"), ("15", "Yên Bái"))),
    Place("19", "Thái Nguyên", "tỉnh", (1, 3), (("06", "Bắc Kạn"), ("19", "Thái Nguyên"))),
    Place("20", "Lạng Sơn", "tỉnh", (1, 4)),
    Place("22", "Quảng Ninh", "tỉnh", (2, 4)),
    Place("24", "Bắc Ninh", "tỉnh", (2, 3), (("24", "Bắc Giang"), ("27", "Bắc Ninh"))),
    Place("25", "Phú Thọ", "tỉnh", (1, 2), (("17", "Hòa Bình"), ("25", "Phú Thọ"), ("26", "Vĩnh Phúc"))),
    Place("31", "Hải Phòng", "thành phố", (3, 4), (("30", "Hải Dương"), ("31", "Hải Phòng"))),
    Place("33", "Hưng Yên", "tỉnh", (3, 3), (("33", "Hưng Yên"), ("34", "Thái Bình"))),
    Place("37", "Ninh Bình", "tỉnh", (3, 2), (("35", "Hà Nam"), ("36", "Nam Định"), ("37", "Ninh Bình"))),
    Place("38", "Thanh Hóa", "tỉnh", (4, 2)),
    Place("40", "Nghệ An", "tỉnh", (5, 2)),
    Place("42", "Hà Tĩnh", "tỉnh", (6, 2)),
    Place("44", "Quảng Trị", "tỉnh", (7, 3), (("44", "Quảng Bình"), ("45", "Quảng Trị"))),
    Place("46", "Huế", "thành phố", (8, 3), aliases=("Thừa Thiên Huế",)),
    Place("48", "Đà Nẵng", "thành phố", (8, 4), (("48", "Đà Nẵng"), ("49", "Quảng Nam"))),
    Place("51", "Quảng Ngãi", "tỉnh", (9, 4), (("51", "Quảng Ngãi"), ("62", "Kon Tum"))),
    Place("52", "Gia Lai", "tỉnh", (10, 4), (("52", "Bình Định"), ("64", "Gia Lai"))),
    Place("56", "Khánh Hòa", "tỉnh", (12, 4), (("56", "Khánh Hòa"), ("58", "Ninh Thuận"))),
    Place("66", "Đắk Lắk", "tỉnh", (11, 4), (("54", "Phú Yên"), ("66", "Đắk Lắk")),
          aliases=("Đăk Lăk", "Daklak")),
    Place("68", "Lâm Đồng", "tỉnh", (12, 3), (("60", "Bình Thuận"), ("67", "Đắk Nông"), ("68", "Lâm Đồng"))),
    Place("75", "Đồng Nai", "tỉnh", (12, 2), (("70", "Bình Phước"), ("75", "Đồng Nai"))),
    Place(
        "79", "Hồ Chí Minh", "thành phố", (13, 2),
        (("74", "Bình Dương"), ("77", "Bà Rịa - Vũng Tàu"), ("79", "Hồ Chí Minh")),
        aliases=("TP.HCM", "Thành phố Hồ Chí Minh", "Sài Gòn"), tile_name="TP.HCM", alone="TP. Hồ Chí Minh",
    ),
    Place("80", "Tây Ninh", "tỉnh", (12, 1), (("72", "Tây Ninh"), ("80", "Long An"))),
    Place("82", "Đồng Tháp", "tỉnh", (13, 1), (("82", "Tiền Giang"), ("87", "Đồng Tháp"))),
    Place("86", "Vĩnh Long", "tỉnh", (14, 2), (("83", "Bến Tre"), ("84", "Trà Vinh"), ("86", "Vĩnh Long"))),
    Place("91", "An Giang", "tỉnh", (13, 0), (("89", "An Giang"), ("91", "Kiên Giang"))),
    Place("92", "Cần Thơ", "thành phố", (14, 1),
          (("92", "Cần Thơ"), ("93", "Hậu Giang"), ("94", "Sóc Trăng"))),
    Place("96", "Cà Mau", "tỉnh", (15, 1), (("95", "Bạc Liêu"), ("96", "Cà Mau"))),
)  # fmt: skip

ISLANDS = (("Quần đảo Hoàng Sa", "da-nang", (8, 6)), ("Quần đảo Trường Sa", "khanh-hoa", (12, 6)))
