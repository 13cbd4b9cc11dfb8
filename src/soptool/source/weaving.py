"""A text over several lines, with other words in it: the lines stay as the author broke them."""

from __future__ import annotations

import re

from soptool.source import emit
from soptool.source.layout import Value

_GAP = re.compile(r"\s+")
_NOT_WITHIN = {'"': '"\\', "'": "'"}


def woven(text: str, old: Value, new: str, *, is_flow: bool) -> str | None:
    """Write `new` in place of the value `old` of a text, word for word.

    None where it stands on one line, has not as many words, or where a word is not written as it
    reads.
    """
    written = text[old.start : old.end]
    if "\n" not in written and "\r" not in written:
        return None
    if _GAP.findall(old.text) != _GAP.findall(new) or not _fits(new, written, old, is_flow):
        return None
    at = _body(written, old)
    parts = [written[:at]]
    for number, (before, after) in enumerate(zip(old.text.split(), new.split(), strict=True)):
        start = written.find(before, at)
        gap = written[at:start]
        if start < 0 or gap.strip() or (number and not gap):
            return None
        at = start + len(before)
        parts += (gap, after)
    return "".join((*parts, written[at:]))


def _body(written: str, old: Value) -> int:
    """Return where the words begin: behind the quote, or the line with `|` or `>`."""
    if old.is_block_text:
        return min(i for i in (written.find(c) for c in "\r\n") if i >= 0)
    return 1 if written[0] in _NOT_WITHIN else 0


def _fits(new: str, written: str, old: Value, is_flow: bool) -> bool:
    if old.is_block_text:
        return True
    if written[0] in _NOT_WITHIN:
        return not set(_NOT_WITHIN[written[0]]) & set(new)
    return emit.instead(new, "", is_flow=is_flow) == new
