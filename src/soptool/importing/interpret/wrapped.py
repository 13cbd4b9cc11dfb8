"""Labels that wrap in a narrow column, so that they no longer stand beside what they label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.words import SIDE, plain

_SAME: Final = 3.5
_FEWEST: Final = 3


def wrapped(phrases: Sequence[Line]) -> Iterator[tuple[str, list[Line], list[Line]]]:
    """Yield keys with their labels and their values, where a column of colons parts them.

    Nothing where each label stands on one line, for then its value stands beside it.
    """
    colons = [phrase for phrase in phrases if phrase.text == ":"]
    first = colons[0].box if colons else None
    colons = [phrase for phrase in colons if first and abs(phrase.box.x0 - first.x0) < _SAME]
    if first is None or len(colons) < _FEWEST:
        return
    before = [phrase.box for phrase in phrases if phrase.box.x1 < first.x0 + 1]
    beside = [box.x0 for box in before if abs(box.middle[1] - first.middle[1]) < _SAME]
    left = [p for p in phrases if beside and abs(p.box.x0 - max(beside)) < _SAME]
    labels = list(_labels(left, first.y0 - _SAME))[: len(colons)]
    is_wrapped = any(len(lines) > 1 for _, lines in labels)
    if not is_wrapped or len(labels) != len(colons):
        return
    right = [phrase for phrase in phrases if phrase.box.x0 > first.x1]
    last = labels[-1][1][-1].box
    bottom = min((line.box.y0 for line in left if line.box.y0 > last.y1), default=last.y1)
    for (key, label), colon in zip(labels, colons, strict=True):
        y, is_last = colon.box.middle[1], colon is colons[-1]
        values = [phrase for phrase in right if abs(phrase.box.middle[1] - y) < _SAME
                  or (is_last and key == "approval" and y < phrase.box.y0 < bottom)]  # fmt: skip
        yield key, [*label, colon], values


def _labels(left: Sequence[Line], top: float) -> Iterator[tuple[str, list[Line]]]:
    """Put the lines of a column together to labels, until one goes on to none."""
    held: list[Line] = []
    for line in (line for line in left if line.box.y0 >= top):
        held.append(line)
        text = plain(" ".join(each.text for each in held))
        key = next((key for key, pattern in SIDE.items() if re.fullmatch(pattern, text)), None)
        if key is not None:
            yield key, held
            held = []
