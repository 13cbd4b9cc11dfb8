"""Fixes of findings → new texts of their files; a fix that can't be made exactly is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from soptool.finding import Change, Finding, Fix
from soptool.source.change import overlap, spliced, splices_of
from soptool.source.editing import Splice
from soptool.source.read import read


@dataclass(frozen=True, slots=True)
class Fixed:
    """New texts by path (those that differ), and the findings whose fixes they hold."""

    texts: Mapping[str, str]
    mended: tuple[Finding, ...]


def fixed(texts: Mapping[str, str], findings: Iterable[Finding], *, unsafe: bool = False) -> Fixed:
    """Make every fix that does not touch what another one changes; those wait for a next round.

    `texts`: the files that may be edited. A fix of several files is made in all or in none.
    """
    chosen = [(each, each.fix) for each in findings if each.fix and (each.fix.safe or unsafe)]
    together = _Work(texts)
    mended = tuple(finding for finding, fix in chosen if together.take(fix))
    if together.is_readable(together.splices):
        return Fixed(together.result(), mended)
    alone = _Work(texts, is_wary=True)
    mended = tuple(finding for finding, fix in chosen if alone.take(fix))
    return Fixed(alone.result(), mended)


@dataclass(slots=True)
class _Work:
    """Plans edits. `is_wary`: none is planned that makes a file worse to read."""

    texts: Mapping[str, str]
    is_wary: bool = False
    splices: dict[str, tuple[Splice, ...]] = field(default_factory=dict)
    before: dict[str, tuple[bool, Counter[str]]] = field(default_factory=dict)

    def take(self, fix: Fix) -> bool:
        """Plan a fix; False where it can't be made beside those planned already."""
        planned: dict[str, tuple[Splice, ...]] = {}
        for path, changes in _by_file(fix).items():
            edits = splices_of(self.texts[path], changes) if path in self.texts else None
            if not edits:
                return False
            planned[path] = (*self.splices.get(path, ()), *edits)
            if overlap(planned[path]):
                return False
        if self.is_wary and not self.is_readable(planned):
            return False
        self.splices |= planned
        return True

    def is_readable(self, planned: Mapping[str, tuple[Splice, ...]]) -> bool:
        """Whether every file is read as well with these edits, and nothing new is found."""
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
