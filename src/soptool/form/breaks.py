"""Room to break in words that are wider than their column."""

from __future__ import annotations

import re
from typing import Final

from soptool.diagram.lettering import width
from soptool.form.clean import clean
from soptool.form.hyphens import FOLD, SOFT, hyphenated

_WORD = re.compile(r"\S+")
_JOINTS = re.compile(r"(?<=[/_.@?&=+,;:)\]-])(?=\w)")
_PIECES = re.compile(f"[{SOFT}{FOLD}]")
_HYPHEN: Final = "-"


def breakable(text: str, room: float, size: float) -> str:
    """Return the text so that no line of letters of `size` needs more than `room` (both in mm)."""

    def broken(found: re.Match[str]) -> str:
        word = found.group()
        return word if width(word, size) <= room else _broken(word, room, size)

    return _WORD.sub(broken, clean(text))


def _broken(word: str, room: float, size: float) -> str:
    slashed = word.replace("/", f"/{FOLD}")
    if all(width(piece, size) <= room for piece in slashed.split(FOLD)):
        return slashed
    jointed = _JOINTS.sub(FOLD, hyphenated(word))
    if all(width(piece + _HYPHEN, size) <= room for piece in _PIECES.split(jointed)):
        return jointed
    return "".join(
        part if part in (SOFT, FOLD) else _cut(part, room, size)
        for part in re.split(f"([{SOFT}{FOLD}])", jointed)
    )


def _cut(piece: str, room: float, size: float) -> str:
    if width(piece + _HYPHEN, size) <= room:
        return piece
    return FOLD.join(piece)
