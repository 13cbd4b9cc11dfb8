"""The cell of an activity → what is done, under which condition, in which details."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from soptool.importing.interpret.letters import Line
from soptool.importing.interpret.paragraphs import joined

_MARKS: Final = ("–", "•")
_SMALL: Final = 0.95
"""Details are set smaller than that share of the activity's letters."""
_RAISED: Final = 0.75


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of a cell. `aside` stands behind it, slanted and in brackets."""

    text: str
    aside: str = ""
    details: tuple[str, ...] = ()
    mark: str = ""


def acts_of(lines: Sequence[Line], *, has_spaces: bool) -> list[Act]:
    """Read the cell: several entries where the file lists them."""
    if not lines:
        return []
    if not has_spaces:
        return [Act(joined(lines, has_spaces=False))]
    marks, lines = _raised(lines)
    usual = max(line.height for line in lines)
    groups: list[list[Line]] = []
    begins = lines[0].text.startswith(_MARKS)
    for line in lines:
        is_large = line.height >= _SMALL * usual
        if not groups or (begins and is_large and line.text.startswith(_MARKS)):
            groups.append([])
        groups[-1].append(line)
    return [_act(group, usual, mark) for group, mark in zip(groups, [*marks, *[""] * len(groups)],
                                                            strict=False)]  # fmt: skip


def _raised(lines: Sequence[Line]) -> tuple[list[str], list[Line]]:
    """Set marks of footnotes apart: they are small, and raised."""
    usual = max(line.height for line in lines)
    marks = [line.text for line in lines if line.height < _RAISED * usual]
    return marks, [line for line in lines if line.height >= _RAISED * usual] or list(lines)


def _act(lines: Sequence[Line], usual: float, mark: str) -> Act:
    large = [line for line in lines if line.height >= _SMALL * usual]
    small = [line for line in lines if line.height < _SMALL * usual]
    plain: list[Line] = []
    slanted: list[Line] = []
    for line in large:
        italic = [glyph.is_italic or not glyph.text.strip() for glyph in line.glyphs]
        start = len(italic)
        while start and italic[start - 1]:
            start -= 1
        head = line.part([at < start for at in range(len(italic))])
        tail = line.part([at >= start for at in range(len(italic))])
        if slanted and head.glyphs and head.text:
            plain += [*slanted, line]
            slanted = []
            continue
        if head.glyphs and head.text:
            plain.append(head if tail.glyphs and tail.text else line)
        if tail.glyphs and tail.text:
            slanted.append(tail)
    aside = joined(slanted, has_spaces=True)
    if not re.fullmatch(r"\(.*\)", aside, re.DOTALL):
        plain, aside = large, ""
    text = joined(plain, has_spaces=True)
    return Act(_unmarked(text), aside[1:-1], tuple(_details(small)), mark)


def _unmarked(text: str) -> str:
    return text[1:].strip() if text.startswith(_MARKS) else text.strip()


def _details(lines: Sequence[Line]) -> list[str]:
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or line.text.startswith(_MARKS):
            groups.append([])
        groups[-1].append(line)
    return [_unmarked(joined(group, has_spaces=True)) for group in groups]
