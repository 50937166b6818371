"""Words that readers meet on the pages, and what they mean."""

from __future__ import annotations

from generator.records.base import Field, Id, Ids, Record, Text, Texts, YesNo


class Term(Record):
    """A word of the glossary; which words there are is for the owner of the site to say."""

    id: Id = Field(description="Mã của từ, cũng là địa chỉ của nó trên trang thuật ngữ")
    word: Text = Field(description="Từ, viết như trên trang")
    also: Texts = Field((), description="Cách viết khác của từ, cũng được giải thích trên trang")
    forms: Texts = Field(
        (), description="Dạng khác của chính từ ấy, ví dụ số nhiều: được giải thích nhưng không liệt kê"
    )
    meaning: Text = Field(description="Nghĩa, một câu dễ hiểu, không lặp lại từ")
    not_in: Texts = Field((), description="Cụm từ chứa từ này nhưng mang nghĩa khác, ở đó không giải thích")
    status: YesNo = Field(False, description="yes: từ là tên một tình trạng, chỉ giải thích ở nhãn tình trạng")
    sources: Ids = Field((), description="Mã nguồn")

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way the word is written on pages, the main one first."""
        return (self.word, *self.also, *self.forms)


__all__ = ["Term"]
