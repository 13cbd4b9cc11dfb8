"""What stands slanted behind activities of ours → conditions, and words without room elsewhere.

The writer puts the question of a diamond and the words of a capsule into the symbol where they fit,
else behind the activity: what would have fitted is a condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from soptool.diagram.lettering import POINT, settings
from soptool.importing.interpret.symbols import Symbol

_BETWEEN: Final = "; "
_ROUND_ENDS, _FILL, _TALLEST = 2.6, 0.95, 14.0
"""Millimetres that words leave free in a capsule, and the share of a diamond and its height that
they may take."""


def words_for(symbols: Iterable[Symbol], aside: str) -> str:
    """Give what is said aside to the symbols that have no words; return the condition that is left.

    A question may have parts, too: where symbols lack words, all of it is theirs.
    """
    mute = [symbol for symbol in symbols if not symbol.text]
    if any(symbol.heard is not None for symbol in mute):
        return _without_heard(mute, aside)
    texts = aside.split(_BETWEEN) if aside else []
    wanting = [symbol for symbol in mute if texts and not _fits(texts[-1], symbol)][: len(texts)]
    if not wanting:
        return aside
    first = len(texts) - len(wanting) + 1
    said = [_BETWEEN.join(texts[:first]), *texts[first:]]
    for symbol, text in zip(wanting, said, strict=True):
        symbol.text = text
    return ""


def _without_heard(symbols: Sequence[Symbol], aside: str) -> str:
    for symbol in reversed(symbols):
        symbol.text = symbol.heard or ""
        if symbol.text and aside.endswith(symbol.text):
            aside = aside.removesuffix(symbol.text).removesuffix(_BETWEEN)
    return aside


def _fits(text: str, symbol: Symbol) -> bool:
    """Whether words would have been set in a symbol, without making it larger."""
    width = symbol.box.width * POINT
    if symbol.kind != "decision":
        return any(block.width + _ROUND_ENDS < width for block in settings(text))
    rooms = ((block, _FILL - block.width / width) for block in settings(text))
    return any(room > 0 and block.height / room < _TALLEST for block, room in rooms)
