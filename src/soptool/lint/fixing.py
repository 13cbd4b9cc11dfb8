"""Fixes of findings → new texts of their files; a fix that can't be made exactly is left."""

from __future__ import annotations

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
    work = _Work(texts)
    mended = tuple(
        finding
        for finding in findings
        if finding.fix and (finding.fix.safe or unsafe) and work.take(finding.fix)
    )
    return Fixed(work.result(), mended)


@dataclass(slots=True)
class _Work:
    texts: Mapping[str, str]
    splices: dict[str, tuple[Splice, ...]] = field(default_factory=dict)

    def take(self, fix: Fix) -> bool:
        """Plan a fix; False where it can't be made beside those planned already."""
        planned: dict[str, tuple[Splice, ...]] = {}
        for path, changes in _by_file(fix).items():
            edits = splices_of(self.texts[path], changes) if path in self.texts else None
            if not edits:
                return False
            planned[path] = (*self.splices.get(path, ()), *edits)
            if overlap(planned[path]) or not _is_readable(self.texts[path], planned[path]):
                return False
        self.splices |= planned
        return True

    def result(self) -> Mapping[str, str]:
        """Return the texts with all planned edits."""
        return {path: spliced(self.texts[path], edits) for path, edits in self.splices.items()}


def _is_readable(text: str, splices: tuple[Splice, ...]) -> bool:
    document, findings = read("", spliced(text, splices).encode())
    was, before = read("", text.encode())
    return (document is not None or was is None) and len(findings) <= len(before)


def _by_file(fix: Fix) -> dict[str, list[Change]]:
    grouped: dict[str, list[Change]] = {}
    for change in fix.changes:
        grouped.setdefault(change.file, []).append(change)
    return grouped
