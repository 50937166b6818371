"""Provinces, the units they were formed from, and their place on the tile map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from generator.records.base import Code, Day, Field, Id, Record, Text, Texts, Whole
from generator.records.sayings import told
from generator.text import slug


class Tile(Record):
    """A cell of the tile map, counted from 0 at the upper left."""

    row: Whole = Field(description="Hàng")
    col: Whole = Field(description="Cột")


class FormerUnit(Record):
    """A unit that ended when its province was formed; its code may have a new owner today."""

    id: Id = Field(description="Mã dùng trong tệp dữ liệu và trong địa chỉ, ví dụ soc-trang")
    code: Code = Field(description="Mã đơn vị khi đó, trong dấu nháy")
    name: Text = Field(description="Tên khi đó")


class Province(Record):
    """A province in force today. A code alone never names it: code and validity do."""

    code: Code = Field(description="Mã đơn vị hành chính, trong dấu nháy")
    name: Text = Field(description="Tên")
    bare: Text | None = Field(None, description="Tên không kèm loại đơn vị, khi tên ở trên đã kèm")
    type: Text = Field(description="Loại đơn vị, đứng trước tên, ví dụ thành phố")
    short: Text = Field(description="Tên trên bản đồ ô")
    aliases: Texts = Field((), description="Cách gọi khác, để tìm kiếm")
    valid_from: Day | None = Field(None, description="Ngày thành lập; bỏ trống khi không sắp xếp")
    former: tuple[FormerUnit, ...] = Field((), description="Các đơn vị hợp thành")
    tile: Tile = Field(description="Ô trên bản đồ")

    @property
    def slug(self) -> str:
        """The province's part of an address and the name of its folder."""
        return slug(self.bare or self.name)

    @property
    def full_name(self) -> str:
        """Type and name, as in ``tỉnh Lào Cai``."""
        return f"{self.type} {self.bare or self.name}"

    def retold(self, texts: Mapping[str, str]) -> Province:
        """Return the province under the names ``texts`` have for it; its address stays."""
        said = {"name": texts.get(self.name, self.name), "short": texts.get(self.short, self.short)}
        former = told(self.former, texts)
        if former == self.former and said == {"name": self.name, "short": self.short}:
            return self
        return self.model_copy(update={**said, "former": former, "bare": self.bare or self.name})


class Island(Record):
    """A group of islands shown on every map, beside the mainland's tiles."""

    name: Text = Field(description="Tên quần đảo")
    province: Id = Field(description="Địa phương quản lý (slug)")
    tile: Tile = Field(description="Ô trên bản đồ")


class Reorganisation(Record):
    """The day the units changed, and the document that says so."""

    date: Day = Field(description="Ngày có hiệu lực")
    document: Id = Field(description="Văn bản")
    note: Text = Field(description="Câu giải thích cho người đọc")

    @property
    def day_before(self) -> dt.date:
        """The last day of the former units."""
        return self.date - dt.timedelta(days=1)
