"""Two voices on a page: what the province reports and what a review found, side by side, and the province's reply."""

from __future__ import annotations

from dataclasses import dataclass

from generator.labels import label
from generator.measuring.assessing import Assessment
from generator.measuring.voices import Accord, Hearing
from generator.records.results import Result, Voice
from generator.writing.desk import Desk
from generator.writing.parts import BadgeView, FigureView, figure, reply_author
from generator.writing.provenance import figure_address


@dataclass(frozen=True)
class VoiceView:
    """Whose word it is, and the figures it gives, each with the address of its proof."""

    name: str
    figures: tuple[tuple[FigureView, str], ...]


@dataclass(frozen=True)
class HearingView:
    """Both voices on one subject, date and place; ``outcome`` says whose word counts where they disagree.

    ``reply`` is the province's, ``no_reply`` says that there is none yet to a disagreement.
    """

    voices: tuple[VoiceView, VoiceView]
    accord: BadgeView
    outcome: str
    reply: str
    reply_author: str
    no_reply: str


def hearing_views(desk: Desk, a: Assessment) -> tuple[HearingView, ...]:
    """Return what both voices say about a promise, the newest first."""
    return tuple(_hearing(desk, a, h) for h in a.hearings)


def _hearing(desk: Desk, a: Assessment, h: Hearing) -> HearingView:
    disagree = h.accord is Accord.DISAGREE
    accord = BadgeView("voices", h.accord.value, label(h.accord, desk.words), desk.say("Hai bên"))
    return HearingView(
        voices=(
            _voice(desk, a, Voice.PROVINCE, h.province),
            _voice(desk, a, Voice.REVIEW, (h.review,)),
        ),
        accord=accord,
        outcome=_outcome(desk, a, h) if disagree else "",
        reply=h.review.reply or "",
        reply_author=reply_author(desk, h.review),
        no_reply=desk.say("Địa phương chưa có ý kiến.") if disagree and not h.review.reply else "",
    )


def _voice(desk: Desk, a: Assessment, voice: Voice, results: tuple[Result, ...]) -> VoiceView:
    told = tuple((figure(desk, a.unit, r), figure_address(desk, a.unit, r)) for r in results)
    return VoiceView(label(voice, desk.words), told)


def _outcome(desk: Desk, a: Assessment, h: Hearing) -> str:
    """Say whose word the status rests on; nothing where another value decides anyway."""
    if h.preferred is not None:
        voice, reason = label(h.preferred.voice, desk.words), (h.preferred.preferred or "").rstrip(".")
        return desk.say("Trang dùng số ở phần “{voice}”, vì: {reason}.", voice=voice, reason=reason)
    if h.review in a.choice.rivals:
        return desk.say("Không số nào được dùng để xếp tình trạng, cho tới khi một số được chọn kèm lý do.")
    return ""
