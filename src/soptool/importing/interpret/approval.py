"""The box of the signature → who approved, where and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from soptool.importing.interpret.letters import Line
from soptool.model.dates import recognise_date
from soptool.model.staff import ACTING, is_staff_number, staff_number

_RANK = re.compile(r"\b(?:pembina|penata|pengatur|juru|IV/[a-e]|III/[a-d])\b", re.IGNORECASE)
_ACTING = re.compile(rf"({ACTING})\s+(.+)", re.IGNORECASE)
_TO_SIGN: Final = re.compile(r"\$\{\w+\}")
"""Where the electronic signature is put."""
_GAP: Final = 20.0
"""A gap of so many points is the place of a signature."""


def approval_of(lines: Sequence[Line], *, with_names: bool) -> dict[str, str]:
    """Read who approved, where and when: above and below the place of the signature.

    Who signed is left out unless it is asked for `with_names`.
    """
    lines = [line for line in lines if not _TO_SIGN.fullmatch(line.text.strip())]
    texts = [line.text.strip(" :") for line in lines]
    gaps = [b.box.y0 - a.box.y1 for a, b in pairwise(lines)]
    cut = next((at + 1 for at, gap in enumerate(gaps) if gap > _GAP), _signed_from(texts))
    above, below = [t for t in texts[:cut] if t], [t for t in texts[cut:] if t]
    found: dict[str, str] = {}
    if above and (placed := place_and_date(above[0])):
        found |= placed
        above = above[1:]
    if above:
        position = " ".join(above)
        acting = _ACTING.fullmatch(position)
        if acting is not None:
            found["acting"], position = acting[1], acting[2]
        found["position"] = position
    return {**found, **_signer(below)} if with_names else found


def place_and_date(text: str) -> Mapping[str, str] | None:
    """Read `Jakarta, 5 Januari 2026`; None where it has no date."""
    place, comma, rest = text.rpartition(",")
    date = recognise_date(rest if comma else text)
    if date is None:
        return None
    return {"place": place.strip(), "date": str(date)} if comma else {"date": str(date)}


def _signed_from(texts: Sequence[str]) -> int:
    """Return where who signed begins, if no room for a signature tells: the number is the last."""
    number = next((at for at, text in enumerate(texts) if is_staff_number(text)), None)
    if number is None:
        return len(texts)
    return max(number - (2 if _RANK.search(texts[number - 1]) else 1), 0)


def _signer(lines: Sequence[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for text in lines:
        if is_staff_number(text):
            said = staff_number(text)
            found["nip"] = said._replace(number=re.sub(r"[\s.]", "", said.number)).short
        elif "name" not in found:
            found["name"] = text
        else:
            found.setdefault("rank", text)
    return found
