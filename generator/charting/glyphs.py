"""One shape a status, so that no status is told by colour alone.

Shapes are filled paths in the square from −1 to 1: the same path serves Vega's symbols, the
tile map and the badges on a page.
"""

from __future__ import annotations

from generator.charting.look import identifier

_RING = "M0,-0.9A0.9,0.9,0,1,1,0,0.9A0.9,0.9,0,1,1,0,-0.9ZM0,-0.5A0.5,0.5,0,1,0,0,0.5A0.5,0.5,0,1,0,0,-0.5Z"
_SQUARE = "M-0.7,-0.7H0.7V0.7H-0.7Z"
_DISC = "M0,-0.8A0.8,0.8,0,1,1,0,0.8A0.8,0.8,0,1,1,0,-0.8Z"
_CHECK = "M-0.95,0.1L-0.58,-0.27L-0.25,0.08L0.58,-0.8L0.95,-0.43L-0.25,0.85Z"
_DOWN = "M0,0.85L-0.95,-0.75H0.95Z"
_HALF = (
    "M0,-0.9A0.9,0.9,0,1,1,0,0.9A0.9,0.9,0,1,1,0,-0.9Z"
    "M0,-0.6A0.6,0.6,0,0,0,0,0.6Z"
)
_DASH = "M-0.95,-0.25H0.95V0.25H-0.95Z"
_DIAMOND = "M0,-0.95L0.95,0L0,0.95L-0.95,0ZM0,-0.45L-0.45,0L0,0.45L0.45,0Z"
# The same shapes as the badges of the stylesheet, so that one status looks the same everywhere.
SHAPES: dict[str, str] = {
    "achieved": _CHECK,
    "on-time": _CHECK,
    "on-track": _DISC,
    "behind": _DOWN,
    "late": _DOWN,
    "at-risk": "M0,-0.85L0.95,0.75H-0.95Z",
    "not-achieved": _SQUARE,
    "not-carried-out": (
        "M-0.9,-0.58L-0.58,-0.9L0,-0.32L0.58,-0.9L0.9,-0.58L0.32,0L0.9,0.58L0.58,0.9"
        "L0,0.32L-0.58,0.9L-0.9,0.58L-0.32,0Z"
    ),
    "no-information": _RING,
    "overdue": _RING,
    "former-units-plan": _DIAMOND,
    "not-yet-due": _HALF,
    "not-due": _HALF,
    "no-longer-applicable": _DASH,
    "dot": _DISC,
}


def shape(status: str) -> str:
    """Return the path of a status; one without a shape of its own gets a square."""
    return SHAPES.get(identifier(status), _SQUARE)


def glyph_svg(status: str, instead: str = "") -> str:
    """Return a status's shape as a small decorative SVG; the words stand beside it.

    ``instead`` names another shape. Its colour is ``--tone``, set by the class
    ``tone--<status>`` on it or around it.
    """
    name = identifier(status)
    return (
        f'<svg class="glyph tone--{name}" viewBox="-1 -1 2 2" '
        'aria-hidden="true" focusable="false">'
        f'<path d="{shape(instead or name)}"/></svg>'
    )
