"""site_config.yml: everything the owner of a site changes."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator

from generator.language import Noun, ours
from generator.records import written
from generator.records.base import Day, Field, Format, Ids, Number, Record, Text, Texts, Url, Whole, Word, one_of
from generator.records.sayings import Saying
from generator.records.values import Bound
from generator.records.written import Written


def _as_of(value: object) -> object:
    if isinstance(value, str) and value.strip() == "today":
        return None
    return value


_AS_OF = Written(
    ours("today, hoặc ngày viết năm-tháng-ngày"), "today", {"anyOf": [{"const": "today"}, written.DAY.schema]}
)


class Contact(Record):
    """Where questions, corrections and requests for information go."""

    name: Text = Field(description="Cơ quan hoặc nhóm phụ trách")
    email: Text | None = Field(None, description="Thư điện tử công vụ")
    url: Url | None = Field(None, description="Trang liên hệ")


class SiteNames(Record):
    """Names, addresses and people behind the site."""

    name: Text = Field(description="Tên trang")
    short_name: Text = Field(description="Tên ngắn, hiện trên đầu trang")
    description: Text = Field(description="Một câu mô tả cho máy tìm kiếm")
    language: Text = Field("vi", description="Ngôn ngữ chính")
    languages: Texts = Field((), description="Mọi ngôn ngữ của trang; ví dụ [vi, en]; bỏ trống: chỉ ngôn ngữ chính")
    url: Url | None = Field(None, description="Địa chỉ công khai, kết thúc bằng /")
    repository: Url | None = Field(None, description="Kho dữ liệu trên GitHub")
    branch: Text = Field("main", description="Nhánh công bố")
    timezone: Text = Field("UTC", description="Múi giờ để biết hôm nay là ngày nào")
    publisher: Text = Field(description="Đơn vị công bố trang")
    contact: Contact = Field(description="Liên hệ")
    licence: Text = Field("CC BY 4.0", description="Giấy phép dữ liệu")
    licence_url: Url = Field(
        "https://creativecommons.org/licenses/by/4.0/deed.vi", description="Địa chỉ giấy phép"
    )
    banner: Text | None = Field(
        None, description="Dòng cảnh báo trên mọi trang; có thì không cho lập chỉ mục"
    )


class Rubric(Record):
    """Thresholds for statuses; a new set of thresholds is a new version.

    Both methods compare a ratio of achieved to required (1 = exactly as required) with the
    thresholds. The defaults are those of Eurostat's "Sustainable development in the European
    Union", annex on method: 95 % and 60 % of the required pace.
    """

    version: Text = Field(description="Phiên bản bộ ngưỡng, ví dụ 2026.1")
    on_track: Number = Field(description="Từ tỷ số này trở lên: đúng tiến độ")
    behind: Number = Field(description="Từ tỷ số này trở lên: chậm; dưới: có nguy cơ")
    rounding: Number = Field(description="Chênh lệch do làm tròn được bỏ qua, điểm phần trăm")
    jump_factor: Number = Field(description="Thay đổi quá số lần này giữa hai kỳ thì hỏi lại")


class Words(Record):
    """What this programme and this country call things."""

    programme: Word = Field(description="Cách gọi chương trình trong câu")
    territory: Word = Field(description="Cách gọi đơn vị, ví dụ vùng, thành phố")
    territories_short: Word = Field(description="Cách gọi ngắn trong bảng, ví dụ vùng")
    central: Word = Field(description="Cấp trung ương")
    district: Word = Field(description="Cấp dưới của đơn vị")
    whole_country: Word = Field(description="Cách gọi toàn bộ lãnh thổ")
    guidance: Word = Field(description="Văn bản hướng dẫn mà kế hoạch được đối chiếu")
    merged_programme: Word = Field(description="Chương trình được lồng ghép")
    search_example: Text | None = Field(None, description="Ví dụ mờ trong ô tìm ở trang chủ; bỏ trống: không có")

    @property
    def territory_title(self) -> str:
        """What a unit is called, as the name of a column or the kind of a thing."""
        return self.territory[:1].upper() + self.territory[1:]

    @property
    def territories_title(self) -> str:
        """What all units are called, as the heading of their list."""
        many = self.territory.many if isinstance(self.territory, Noun) else self.territory
        return many[:1].upper() + many[1:]

    @property
    def whole_country_title(self) -> str:
        """What the country is called, as a heading or a choice."""
        return self.whole_country[:1].upper() + self.whole_country[1:]


class SiteNamesIn(Record):
    """What the site is called in a further language; what is left out stays as in the main one."""

    name: Text | None = Field(None, description="Tên trang")
    short_name: Text | None = Field(None, description="Tên ngắn, hiện trên đầu trang")
    description: Text | None = Field(None, description="Một câu mô tả cho máy tìm kiếm")
    publisher: Text | None = Field(None, description="Đơn vị công bố trang")
    contact: Text | None = Field(None, description="Cơ quan hoặc nhóm phụ trách")
    licence_url: Url | None = Field(None, description="Địa chỉ giấy phép trong ngôn ngữ này")
    banner: Text | None = Field(None, description="Dòng cảnh báo trên mọi trang")


class WordsIn(Record):
    """What this programme and this country call things, in a further language."""

    programme: Word | None = Field(None, description="Cách gọi chương trình trong câu, ví dụ the Scheme")
    territory: Word | None = Field(None, description="Cách gọi đơn vị, ví dụ province or city|provinces and cities")
    territories_short: Word | None = Field(None, description="Cách gọi ngắn trong bảng, ví dụ province|provinces")
    central: Word | None = Field(None, description="Cấp trung ương")
    district: Word | None = Field(None, description="Cấp dưới của đơn vị")
    whole_country: Word | None = Field(None, description="Cách gọi toàn bộ lãnh thổ")
    guidance: Word | None = Field(None, description="Văn bản hướng dẫn mà kế hoạch được đối chiếu")
    merged_programme: Word | None = Field(None, description="Chương trình được lồng ghép")
    search_example: Text | None = Field(None, description="Ví dụ mờ trong ô tìm ở trang chủ")


class DataWord(Record):
    """A short word of the data in a further language: a unit of measure, or a word before a figure."""

    word: Text = Field(description="Từ như dữ liệu ghi, ví dụ thôn, gần")
    said: Word = Field(description="Từ ấy trong ngôn ngữ này, ví dụ village|villages, nearly")


class Translation(Record):
    """The configuration's own texts in a further language, and the short words of the data."""

    language: Text = Field(description="Mã ngôn ngữ, ví dụ en")
    site: SiteNamesIn = Field(default_factory=SiteNamesIn, description="Tên, đơn vị công bố")
    words: WordsIn = Field(default_factory=WordsIn, description="Từ ngữ của chương trình")
    data: tuple[DataWord, ...] = Field((), description="Đơn vị tính và từ kèm số của dữ liệu")
    texts: tuple[Saying, ...] = Field((), description="Lời dài hơn của dữ liệu, nếu không để trong tệp texts.yml")


class Qualifier(Record):
    """A word that may stand before a figure, and what it says about it."""

    word: Text = Field(description="Từ, ví dụ trên")
    means: Annotated[Bound, BeforeValidator(one_of(Bound))] = Field(description=">, >=, <, <=, ~")


class Colours(Record):
    """The look's main colours, as #rrggbb."""

    primary: Text = Field("#7a1f1f", description="Màu chính")
    accent: Text = Field("#0b5c7a", description="Màu liên kết")


class Folders(Record):
    """Where the project's parts stand, relative to site_config.yml."""

    content: Text = Field("content", description="Bài viết")
    data: Text = Field("data", description="Dữ liệu")
    theme: Text | None = Field(None, description="Giao diện riêng; bỏ trống: giao diện đi kèm")


class Similarity(Record):
    """What tells which places are alike, so that a reader may compare them."""

    by: Ids = Field((), description="Các chỉ số dùng làm tiêu chí, mỗi tiêu chí nặng như nhau; bỏ trống: không tìm")
    at_least: Whole = Field(2, description="Hai nơi phải cùng biết ít nhất mấy tiêu chí thì mới so")
    at_most: Number = Field(Decimal("0.5"), description="Cách nhau quá mức này (0 đến 1) thì không gọi là giống nhau")


class SiteConfig(Record):
    """The whole of site_config.yml."""

    format: Format = Field(description="Phiên bản định dạng của tệp")
    site: SiteNames = Field(description="Tên, địa chỉ, liên hệ")
    as_of: Annotated[Day | None, BeforeValidator(_as_of), _AS_OF] = Field(
        None, description="today, hoặc một ngày cố định YYYY-MM-DD"
    )
    rubric: Rubric = Field(description="Ngưỡng đánh giá")
    words: Words = Field(description="Từ ngữ của chương trình")
    qualifiers: tuple[Qualifier, ...] = Field(description="Từ kèm số")
    translations: tuple[Translation, ...] = Field((), description="Tên và từ ngữ trong các ngôn ngữ khác")
    similarity: Similarity = Field(default_factory=Similarity, description="Tìm nơi giống nhau để so sánh")
    colours: Colours = Field(default_factory=Colours, description="Màu")
    lean_above: Whole = Field(300, description="Quá bấy nhiêu đơn vị thì dựng gọn: không làm thêm thứ đã có dạng khác")
    folders: Folders = Field(default_factory=Folders, description="Thư mục")

    @property
    def further_languages(self) -> tuple[str, ...]:
        """The languages the site speaks besides its main one."""
        return tuple(dict.fromkeys(code for code in self.site.languages if code != self.site.language))

    def in_language(self, code: str, translations: tuple[Translation, ...] | None = None) -> SiteConfig:
        """Return the configuration with its own texts in the language ``code``, as far as there are any.

        ``translations`` are of a newer configuration, where an old one is shown.
        """
        every = self.translations if translations is None else translations
        found = next((t for t in every if t.language == code), None)
        if found is None:
            return self
        names, words = _said(found.site), _said(found.words)
        if contact := names.pop("contact", None):
            names["contact"] = self.site.contact.model_copy(update={"name": contact})
        site, own = self.site.model_copy(update=names), self.words.model_copy(update=words)
        return self.model_copy(update={"site": site, "words": own})

    def terms(self, code: str) -> dict[str, str]:
        """Return the short words of the data, and of this configuration, in the language ``code``."""
        own = self.in_language(code).words
        called = {str(word): getattr(own, name) for name, word in _said(self.words).items()}
        return called | {d.word: d.said for t in self.translations if t.language == code for d in t.data}

    def bound_of(self, word: str | None) -> Bound | None:
        """Return what a qualifying word or sign means; None when it is not known."""
        if not word:
            return Bound.EXACT
        if word in set(Bound):
            return Bound(word)
        return next((q.means for q in self.qualifiers if q.word == word), None)


def _said(texts: Record) -> dict[str, object]:
    """Return the texts that are there."""
    return {name: text for name in type(texts).model_fields if (text := getattr(texts, name)) is not None}


__all__ = ["Colours", "Contact", "Folders", "Qualifier", "Rubric", "SiteConfig", "SiteNames", "Translation", "Words"]
