"""Fixes of findings → new texts of their files; a fix that can't be made exactly is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from soptool.finding import Change, Finding, Fix
from soptool.source.change import overlap, spliced, splices_of
from soptool.source.editing import Splice
from soptool.source.read import read

_MOST_LOOKS: Final = 16
"""How often it is tried which of many fixes make a file worse; reading a broken one takes long."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """New texts by path (those that differ), and the findings whose fixes they hold."""

    texts: Mapping[str, str]
    mended: tuple[Finding, ...]


def fixed(texts: Mapping[str, str], findings: Iterable[Finding], *, unsafe: bool = False) -> Fixed:
    """Make every fix that does not touch what another one changes; those wait for a next round.

    `texts`: the files that may be edited. A fix of several files is made in all or in none, and
    none that makes a file worse to read: where all together do, halves of them are tried.
    """
    chosen = [(each, each.fix) for each in findings if each.fix and (each.fix.safe or unsafe)]
    work = _Work(texts)
    mended = tuple(work.take_well(chosen))
    return Fixed(work.result(), mended)


@dataclass(slots=True)
class _Work:
    """Plans edits; `looks` is how often files may still be read to see what these make of them."""

    texts: Mapping[str, str]
    splices: Mapping[str, tuple[Splice, ...]] = field(default_factory=dict)
    before: dict[str, tuple[bool, Counter[str]]] = field(default_factory=dict)
    looks: int = _MOST_LOOKS

    def take_well(self, chosen: Sequence[tuple[Finding, Fix]]) -> list[Finding]:
        """Plan fixes, as many as leave every file as well to read as it was."""
        known = self.splices
        mended = [finding for finding, fix in chosen if self._take(fix)]
        if not mended or self.is_readable(self.splices):
            return mended
        self.splices, middle = known, len(chosen) // 2
        if not middle or self.looks <= 0:
            return []
        return [*self.take_well(chosen[:middle]), *self.take_well(chosen[middle:])]

    def _take(self, fix: Fix) -> bool:
        """Plan a fix; False where it can't be made beside those planned already."""
        planned: dict[str, tuple[Splice, ...]] = {}
        for path, changes in _by_file(fix).items():
            edits = splices_of(self.texts[path], changes) if path in self.texts else None
            if not edits:
                return False
            planned[path] = (*self.splices.get(path, ()), *edits)
            if overlap(planned[path]):
                return False
        self.splices = {**self.splices, **planned}
        return True

    def is_readable(self, planned: Mapping[str, tuple[Splice, ...]]) -> bool:
        """Whether every file is read as well with these edits, and nothing new is found."""
        self.looks -= 1
        return all(self._is_readable(path, edits) for path, edits in planned.items())

    def _is_readable(self, path: str, edits: tuple[Splice, ...]) -> bool:
        text = self.texts[path]
        if path not in self.before:
            self.before[path] = _read(text)
        was_read, findings = self.before[path]
        is_read, more = _read(spliced(text, edits))
        return (is_read or not was_read) and more <= findings

    def result(self) -> Mapping[str, str]:
        """Return the texts with all planned edits."""
        return {path: spliced(self.texts[path], edits) for path, edits in self.splices.items()}


def _read(text: str) -> tuple[bool, Counter[str]]:
    """Return whether a text can be read, and what is found in it, by its code."""
    document, findings = read("", text.encode())
    return document is not None, Counter(finding.code for finding in findings)


def _by_file(fix: Fix) -> dict[str, list[Change]]:
    grouped: dict[str, list[Change]] = {}
    for change in fix.changes:
        grouped.setdefault(change.file, []).append(change)
    return grouped
