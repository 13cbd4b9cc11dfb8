"""SmartArt: another program lays it out, but what it says stands in a part of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from soptool.importing.package import Parts
from soptool.importing.sheets import Unread
from soptool.importing.tree import tree_of
from soptool.importing.unreadable import Unreadable

_MOST: Final = 200


def smartart_in(parts: Parts, source: str, page: str | None = None) -> Iterator[Unread]:
    """Yield what the SmartArt that a part shows says, a paragraph each; `page`: on which sheet."""
    count = 0
    for _, kind, part in parts.relations(source):
        if kind != "diagramData" or part not in parts:
            continue
        with suppress(Unreadable):
            for paragraph in tree_of(parts, part).all("p"):
                text = "".join(piece.text for piece in paragraph.all("t")).strip()
                if text and count < _MOST:
                    count += 1
                    yield Unread(page, "smartart", text)
