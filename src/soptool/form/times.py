"""Times in a narrow column: a number stays with its unit, `hari` with `kerja`."""

from __future__ import annotations

import re
from typing import Final

from soptool.diagram.lettering import POINT, width

_TIED: Final = "\u00a0"
_KINDS: Final = "kerja|kalender|days?|hours?"
_AMOUNT = re.compile(
    rf"(?<![\d.,])(?P<number>\d[\d.,]*) (?P<unit>[^\W\d_]+)(?: (?P<kind>{_KINDS})\b)?"
    rf"|(?<![^\W\d_])[^\W\d_]+ (?:{_KINDS})\b|\bno\. \d+"
)


def tied(text: str, room: float, points: float) -> str:
    """Return the text with no-break spaces, as far as a line of `room` mm has room for them."""

    def amount(found: re.Match[str]) -> str:
        whole = found.group()
        if width(whole, points * POINT) <= room:
            return whole.replace(" ", _TIED)
        first = f"{found['number']} {found['unit']}"
        if found["kind"] is None or width(first, points * POINT) > room:
            return whole
        return first.replace(" ", _TIED) + f" {found['kind']}"

    return _AMOUNT.sub(amount, text)
