"""Room to break in words that are wider than their column."""

from __future__ import annotations

import re
from typing import Final

from soptool.diagram.hyphens import FOLD, SOFT, hyphenated
from soptool.diagram.lettering import width
from soptool.form.clean import clean

_WORD = re.compile(r"\S+")
_JOINTS = re.compile(r"(?<=[/_.@?&=+,;:)\]-])(?=\w)")
_CODE = re.compile(r"[\d_@#\\=~]|\w\.\w|://")
_PIECES = re.compile(f"[{SOFT}{FOLD}]")
_HYPHEN: Final = "-"


def breakable(text: str, room: float, size: float) -> str:
    """Return the text so that no line of letters of `size` needs more than `room` (both in mm)."""

    def broken(found: re.Match[str]) -> str:
        word = found.group()
        return word if width(word, size) <= room else _broken(word, room, size)

    return _WORD.sub(broken, clean(text))


def _broken(word: str, room: float, size: float) -> str:
    """Break a word at slashes, else at joints and syllables, else anywhere.

    Names of files, addresses and codes get no hyphen: people copy them from paper.
    """
    slashed = word.replace("/", f"/{FOLD}")
    if all(width(piece, size) <= room for piece in slashed.split(FOLD)):
        return slashed
    is_code = _CODE.search(word) is not None
    jointed = _JOINTS.sub(FOLD, word if is_code else hyphenated(word))
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
