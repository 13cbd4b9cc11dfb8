"""A file → the facts of its SOP, without its steps being read: what others are compared with.

Steps of a micro SOP are no part of its facts, and where each of their lines says one thing plainly
none of them keeps it from being loaded. Of any other file this says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from soptool.limits import MOST_ENTRIES, MOST_LETTERS, MOST_LETTERS_IN_ALL, Limits
from soptool.model.parse import Understood
from soptool.source.document import BOM, Document
from soptool.source.places import Data
from soptool.source.plain import DEEPEST, plain_data
from soptool.workspace.entry import Entry
from soptool.workspace.facts import Facts, facts_of

_STEPS: Final = "\nsteps:\n"


def glance(
    path: str, content: bytes, limits: Limits, understand: Callable[[Document], Understood]
) -> Facts | None:
    """Return the facts of a micro SOP that surely can be loaded; None where it must be read."""
    text = _text(content, limits)
    at = text.find(_STEPS)
    if at < 0 or text.count("\n  - ", at) > MOST_ENTRIES["steps"]:
        return None
    if _steps().fullmatch(text, at + len(_STEPS)) is None:
        return None
    head = text[: at + 1]
    data = plain_data(head)
    if not isinstance(data, dict) or not _is_micro(data):
        return None
    said: Data = {**data, "steps": [{"activity": "-"}]}
    document = Document(path, head, said)
    read = understand(document)
    if read.sop is None or read.findings or read.document.own is not document:
        return None
    return facts_of(Entry(read.sop, read.document))


def _is_micro(data: dict[str, Data]) -> bool:
    return data.get("kind") == "micro" and not {"steps", "extends"} & data.keys()


def _text(content: bytes, limits: Limits) -> str:
    """Return the text where it is too short for any limit, and has no sign but those of lines."""
    if len(content) > min(MOST_LETTERS, limits.max_bytes, limits.max_values):
        return ""
    if limits.max_depth <= DEEPEST:
        return ""
    try:
        text = content.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError:
        return ""
    return text if text.replace("\n", "").isprintable() else ""


@cache
def _steps() -> re.Pattern[str]:
    """Return the pattern of steps in lines that say one thing each, as the plain reader has it."""
    start = r"[\w(/$]"
    text = rf"""(?:{start}[^:#\n]*|"[^"\\\n]+"|'[^'\n]+')"""
    item = rf"{start}[^,\[\]{{}}:#?\"'\n]*"
    inline = rf"\[{item}(?:, {item}){{0,40}}\]"
    below = rf"(?:\n      - {text}){{1,40}}"
    name = r"\w[\w-]*"
    names = rf"\[{name}(?:, {name}){{0,40}}\]"
    answers = rf"\{{\w[\w ]*: {name}(?:, \w[\w ]*: {name}){{0,20}}\}}"
    pair = (
        rf"(?:(?:id|executor|next): {name}|(?:executor|next): {names}|branches: {answers}"
        rf"|(?:activity|duration|effort|note|question|label|section|when): {text}"
        rf"|(?:requirements|outputs|details|see):(?: {text}| {inline}|{below}))"
    )
    return re.compile(rf"  - {pair}\n(?:  - {pair}\n|    {pair}\n| *#[^\n]*\n|\n)*")


def is_small(texts: tuple[tuple[str, str], ...]) -> bool:
    """Whether defaults are short enough that no SOP is too much by them."""
    return sum(len(text) for _, text in texts) < MOST_LETTERS_IN_ALL // 2
