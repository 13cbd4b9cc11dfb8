"""Lines of letters → texts: what a line's end broke is joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from soptool.diagram.hyphens import SOFT, hyphenated
from soptool.importing.interpret.letters import Line

_MAY_BREAK: Final = "\u200b"
_WORD_BROKEN, _WORD_GOES_ON = re.compile(r"([A-Za-z]+)-$"), re.compile(r"[a-z]+")
_YEAR_BROKEN, _YEAR_GOES_ON = re.compile(r"/((?:19|20)\d?)$"), re.compile(r"\d{1,2}\b")
_ADDRESS, _ADDRESS_GOES_ON = re.compile(r"(?:https?://|www\.)\S*$"), re.compile(r"\S*[./]\S")
_ENDS_WORD = re.compile(r"(?:[b-z]|[/.,;:)]+)(?:\s|$)")
"""No line begins with a closing mark, few words are a small letter: the line before was full."""
_AWAITS = re.compile(r"(?:\b(?:huruf|angka|butir|dan|atau|sampai)|[,;])$", re.IGNORECASE)
"""Behind these a small letter is a word: `huruf b`."""
_ENDS_WHOLE = re.compile(r"[/\-–—]$")


def paragraph(first: Line, below: Iterable[Line]) -> list[Line]:
    """Return a line with those that go on right below it."""
    found = [first]
    for line in below:
        if not line.text or line.box.y0 - found[-1].box.y1 > first.height / 2:
            break
        found.append(line)
    return found


def joined(lines: Sequence[Line], *, has_spaces: bool) -> str:
    """Write lines of one paragraph as one text.

    With `has_spaces` a line that was broken in the middle of a word shows it by ending without one.
    """
    text = ""
    before: Line | None = None
    for line in lines:
        if before is None or not text:
            text = line.text
        elif before.glyphs[-1].text == SOFT:
            text += line.text
        elif has_spaces and not before.ends_in_space and _is_soft(text, line.text):
            text = text[:-1] + line.text
        elif (
            has_spaces
            and not before.ends_in_space
            and (_ENDS_WHOLE.search(text) or before.glyphs[-1].text == _MAY_BREAK)
        ):
            text += line.text
        elif has_spaces and not before.ends_in_space:
            text += f"\n{line.text}"
        elif not has_spaces and _goes_on(text, line.text):
            text += line.text
        else:
            text += f" {line.text}"
        before = line
    return text.strip()


def _goes_on(text: str, piece: str) -> bool:
    """Whether a line begins with the rest of the word with which the one before it ended."""
    if re.search(r"\w[/-]$", text) or _is_year(text, piece):
        return True
    if _ADDRESS.search(text) and _ADDRESS_GOES_ON.match(piece):
        return True
    is_word = piece[:1].isalpha() and _AWAITS.search(text) is not None
    return not is_word and _ENDS_WORD.match(piece) is not None


def _is_year(text: str, piece: str) -> bool:
    """Whether a year was broken at the end of a narrow cell: `…/20`, `25`."""
    head, tail = _YEAR_BROKEN.search(text), _YEAR_GOES_ON.match(piece)
    return head is not None and tail is not None and len(head[1] + tail[0]) == 4


def _is_soft(text: str, after: str) -> bool:
    """Whether a hyphen was set where the writer lets a long word break."""
    word, rest = _WORD_BROKEN.search(text), _WORD_GOES_ON.match(after)
    if word is None or rest is None:
        return False
    broken = hyphenated(word[1] + rest[0])
    letters = 0
    for letter in broken:
        if letters == len(word[1]):
            return letter == SOFT
        letters += letter != SOFT
    return False


def folded(lines: Sequence[Line]) -> str:
    """Write a heading that was broken into short lines, also within its words."""
    text = ""
    before: Line | None = None
    for line in lines:
        piece = line.text
        if not text:
            text = piece
        elif before is not None and before.glyphs[-1].text == SOFT:
            text += piece
        elif re.search(r"\w-$", text) and piece[:1].islower() and not _is_doubled(text, piece):
            text = text[:-1] + piece
        elif _goes_on(text, piece):
            text += piece
        else:
            text += f" {piece}"
        before = line
    return text


def _is_doubled(text: str, piece: str) -> bool:
    """Whether a hyphen stands between a word and its repetition (`perundang-undangan`)."""
    before, after = text.rsplit(maxsplit=1)[-1].casefold(), piece.split(maxsplit=1)[0].casefold()
    return after[:4] in before
