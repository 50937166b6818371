"""Everything enumerated has a name a reader knows, and nothing else has."""

from __future__ import annotations

from enum import StrEnum

import pytest

from generator.labels import _LABELS, kinds, label
from generator.language import Language


@pytest.mark.parametrize("kind", kinds(), ids=[k.__name__ for k in kinds()])
def test_every_member_has_a_name_of_its_own(kind: type[StrEnum]) -> None:
    names = [label(member, Language()) for member in kind]
    assert all(names)
    assert len(set(names)) == len(names)
    assert kind not in _LABELS or set(_LABELS[kind]) == {member.value for member in kind}


@pytest.mark.parametrize("kind", kinds(), ids=[k.__name__ for k in kinds()])
def test_names_belong_to_no_programme_and_no_country(kind: type[StrEnum]) -> None:
    text = " ".join(label(member, Language()) for member in kind).lower()
    assert not any(word in text for word in ("tỉnh", "huyện", "đề án", "cả nước", "dân tộc"))


def test_what_has_no_name_is_an_error() -> None:
    class Nameless(StrEnum):
        A = "a"

    with pytest.raises(KeyError):
        label(Nameless.A, Language())
