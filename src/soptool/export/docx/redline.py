"""Changes that Word tracks: what was put in and what was taken out, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from soptool.export.docx.drawing import Counter
from soptool.export.docx.text import PLAIN, Align, Look, content, letters, paragraph, run
from soptool.export.office.xml import Xml, element, joined

_WORDS: Final = re.compile(r"\s+|[^\s]+")
_LEAST: Final = 0.4
"""Texts less alike are replaced as a whole."""


@dataclass(frozen=True)
class Redline:
    """Who changed it, and when (ISO 8601); `number` gives each change its own."""

    author: str
    date: str
    number: Counter

    def mark(self, name: str, *inside: Xml) -> Xml:
        """Return `w:ins` or `w:del` around runs, or as the mark of a row or paragraph."""
        about = {"w:id": self.number(), "w:author": self.author, "w:date": self.date}
        return element(name, about, *inside)

    def runs(self, old: str, new: str, look: Look = PLAIN) -> Iterator[Xml]:
        """Yield a text with its changes, word by word."""
        before, after = _WORDS.findall(old), _WORDS.findall(new)
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        if old and new and matcher.ratio() < _LEAST:
            yield from self._changed(old, new, look)
            return
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            was, now = "".join(before[i1:i2]), "".join(after[j1:j2])
            if kind == "equal":
                yield run(now, look)
            else:
                yield from self._changed(was, now, look)

    def line(
        self,
        old: str | None,
        new: str | None,
        look: Look = PLAIN,
        *,
        style: str | None = None,
        align: Align | None = None,
        after: float | None = None,
        numbering: tuple[int, int] | None = None,
    ) -> Xml:
        """Return one paragraph with its changes; None: it was not there, or is gone."""
        mark = None
        if old is None or new is None:
            mark = self.mark("w:del" if new is None else "w:ins")
        runs = self.runs(old or "", new or "", look)
        return paragraph(
            *runs, style=style, align=align, after=after, numbering=numbering, mark=mark
        )

    def _changed(self, old: str, new: str, look: Look) -> Iterator[Xml]:
        if old:
            gone = element("w:r", None, letters(look), *content(old, "w:delText"))
            yield self.mark("w:del", gone)
        if new:
            yield self.mark("w:ins", run(new, look))

    def paragraphs(
        self,
        old: Sequence[str],
        new: Sequence[str],
        style: str,
        *,
        look: Look = PLAIN,
        align: Align | None = None,
        numbering: tuple[int, int] | None = None,
    ) -> Xml:
        """Return paragraphs with their changes; a whole one that is new or gone is marked too."""
        found: list[Xml] = []
        for was, now in _paired(old, new):
            found.append(self.line(was, now, look, style=style, align=align, numbering=numbering))
        return joined(found or [paragraph(style=style)])


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Yield texts that belong together: those that are alike, and what stands between these."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        yield from zip_longest(old[i1:i2], new[j1:j2])
