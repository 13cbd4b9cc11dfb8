"""Text of authors made harmless for any output."""

from __future__ import annotations

import re

_BROKEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Return the text without what would break a file or turn the direction of its neighbours.

    Control characters (a terminal obeys them) and lone surrogates become U+FFFD; overrides and
    embeddings of direction go, as they would reach over the borders of a cell.
    """
    if text.isprintable():
        return text
    one_kind = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return _BROKEN.sub("\ufffd", _TURNING.sub("", one_kind))
