"""Where things stand on the site. Addresses are fixed: published ones never change meaning."""

from __future__ import annotations

from generator.records.plans import Commitment, Plan
from generator.text import slug

HOME = "/"
PROVINCES = "/tinh/"
TARGETS = "/muc-tieu/"
INDICATORS = "/chi-so/"
REPORTS = "/bao-cao/"
DATA = "/du-lieu/"
METHOD = "/phuong-phap/"
ABOUT = "/gioi-thieu/"
ACCESSIBILITY = "/tiep-can/"
SEARCH = "/tim-kiem/"
CHARTS = "/bieu-do/"


def province(unit: str) -> str:
    """Return a province's page."""
    return f"{PROVINCES}{unit}/"


def target(target_id: str) -> str:
    """Return a target's page: XHS.1 stands at ``/muc-tieu/xhs-1/``."""
    return f"{TARGETS}{slug(target_id)}/"


def indicator(indicator_id: str) -> str:
    """Return an indicator's page."""
    return f"{INDICATORS}{slug(indicator_id)}/"


def anchor(plan: Plan, commitment: Commitment | None = None) -> str:
    """Return the fragment of a plan, or of one of its commitments, on its province's page."""
    return slug(f"{plan.id} {commitment.id}") if commitment else slug(f"ke-hoach {plan.id}")


def chart(stem: str, extension: str) -> str:
    """Return a chart's file."""
    return f"{CHARTS}{stem}.{extension}"
