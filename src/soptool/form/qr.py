"""QR codes: segno's one door."""

from __future__ import annotations

import io

from markupsafe import Markup

MAX_LETTERS = 600
"""Longer addresses make codes too fine for a phone at arm's length."""


def qr_svg(address: str | None, title: str) -> str | None:
    """Return the code as an SVG element of dark squares; None without an address it can hold."""
    if not address or len(address) > MAX_LETTERS:
        return None
    import segno  # noqa: PLC0415 only posters need it

    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, title=title)
    return out.getvalue().decode("utf-8").strip()


def qr_inline(address: str | None, title: str) -> Markup | None:
    """Return the code for a page; segno escapes the title."""
    svg = qr_svg(address, title)
    return Markup(svg) if svg else None  # noqa: S704 only squares and an escaped title
