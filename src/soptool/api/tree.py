"""`sop tree`: who is a part of whom, or who uses whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from soptool.api.checking import Checking, check_beside
from soptool.api.request import Request
from soptool.api.scope import Scope, open_settled
from soptool.api.validate import lines_of
from soptool.catalogue import translator
from soptool.compose.expand import Composer
from soptool.finding import Finding, Severity
from soptool.measure.sums import sums_of
from soptool.measure.words import total_text
from soptool.model.sop import Macro
from soptool.model.standard import Standard
from soptool.workspace.entry import Entry
from soptool.workspace.load import Progress, Workspace

__all__ = ("Branch", "tree")

MAX_DEPTH = 64
MAX_AGAIN = 1_000


@dataclass(frozen=True, slots=True)
class Branch:
    """An SOP in the hierarchy, with its parts (or, in reverse, its users).

    `id` is None for a part that is not written yet, `kind` for one that is not found. `uses` says
    how many SOPs have it as a part; `is_cycle` that it stands above itself, so that it ends here,
    `is_cut` that it stands too deep, `is_again` that it stands with its children further up.
    """

    id: str | None
    kind: str | None = None
    title: str | None = None
    number: str | None = None
    path: str | None = None
    time: str | None = None
    findings: Mapping[Severity, int] = field(default_factory=dict)
    uses: int = 0
    is_cycle: bool = False
    is_cut: bool = False
    is_again: bool = False
    children: tuple[Branch, ...] = ()

    def below(self, folder: str) -> Branch:
        """Return the branch of a workspace in a folder, from where its paths begin."""
        if not folder:
            return self
        children = tuple(child.below(folder) for child in self.children)
        return replace(self, path=self.path and f"{folder}/{self.path}", children=children)

    def as_data(self) -> dict[str, Any]:
        """Return the branch as `--format json` shows it.

        What stands further up is unfolded again, `MAX_AGAIN` branches in all; from there on such a
        branch has no children, and `again` says so.
        """
        return _data(self, count(1), is_again=False)


def _data(branch: Branch, repeats: Iterator[int], *, is_again: bool) -> dict[str, Any]:
    is_again = is_again or branch.is_again
    is_closed = is_again and next(repeats) > MAX_AGAIN and bool(branch.children)
    children = () if is_closed else branch.children
    return {
        "id": branch.id,
        "kind": branch.kind,
        "title": branch.title,
        "number": branch.number,
        "path": branch.path,
        "children": [_data(child, repeats, is_again=is_again) for child in children],
        **({"again": True} if is_closed else {}),
    }


def tree(
    request: Request,
    *,
    reverse: bool = False,
    language: str = "id",
    progress: Progress | None = None,
) -> tuple[Branch, ...]:
    """Return the hierarchy from its roots, or from the SOPs asked for. Raises UsageError.

    Times are written in `language`.
    """
    scope = open_settled(request, progress)
    composer = Composer(scope.workspace)
    roots = _roots(scope, reverse=reverse)
    shown = scope
    if scope.paths is not None:
        shown = replace(scope, paths=scope.paths | _paths_from(roots, scope, reverse=reverse))
    found = check_beside(shown, Checking(is_alone=True), lines_of(scope.workspace)).findings
    growing = _Growing(composer, reverse, language, _counted(found))
    return tuple(growing.branch(entry, ()) for entry in roots)


def _paths_from(roots: Iterable[Entry], scope: Scope, *, reverse: bool) -> frozenset[str]:
    """Return the files of the SOPs that are shown."""
    by_id = scope.workspace.by_id
    paths: set[str] = set()
    waiting = list(roots)
    while waiting:
        entry = waiting.pop()
        if entry.path not in paths:
            paths.add(entry.path)
            names = _below(entry, scope.workspace, reverse=reverse)
            waiting += [by_id[name] for name in names if name in by_id]
    return frozenset(paths)


def _roots(scope: Scope, *, reverse: bool) -> tuple[Entry, ...]:
    """Return the SOPs named, those with nothing above them, and one of every circle."""
    meant = scope.entries
    named = [scope.workspace.by_id[name] for name in scope.ids if name in scope.workspace.by_id]
    below = {entry.sop.id: _below(entry, scope.workspace, reverse=reverse) for entry in meant}
    held = {name for parent, names in below.items() for name in names if name != parent}
    tops = [entry for entry in meant if entry.sop.id not in held]
    covered: set[str] = set()
    roots = {entry.path: entry for entry in named}
    for entry in named:
        _cover(entry.sop.id, below, covered)
    for entry in (*tops, *meant):
        if entry.sop.id not in covered:
            roots[entry.path] = entry
            _cover(entry.sop.id, below, covered)
    return tuple(roots.values())


def _cover(name: str, below: Mapping[str, Sequence[str]], covered: set[str]) -> None:
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in covered:
            covered.add(here)
            waiting += below.get(here, ())


def _below(entry: Entry, workspace: Workspace, *, reverse: bool) -> tuple[str, ...]:
    return workspace.users.get(entry.sop.id, ()) if reverse else entry.parts


@dataclass(slots=True)
class _Growing:
    composer: Composer
    reverse: bool
    language: str
    counts: Mapping[str, Mapping[Severity, int]]
    grown: dict[str, Branch] = field(default_factory=dict)

    @property
    def workspace(self) -> Workspace:
        return self.composer.workspace

    def branch(self, entry: Entry, above: tuple[str, ...]) -> Branch:
        """Return the SOP with everything below it; `above` are the ids that lead to it."""
        sop = entry.sop
        is_cycle, is_cut = sop.id in above, len(above) >= MAX_DEPTH
        known = self.grown.get(entry.path)
        children: tuple[Branch, ...] = ()
        if not is_cycle and known is not None:
            children = known.children
        elif not is_cycle and not is_cut:
            children = tuple(self._children(entry, (*above, sop.id)))
        branch = Branch(
            sop.id,
            sop.kind,
            sop.title,
            sop.number,
            entry.path,
            self._time(entry),
            self.counts.get(entry.path, {}),
            len(self.workspace.users.get(sop.id, ())),
            is_cycle,
            is_cut and known is None,
            known is not None and not is_cycle,
            children,
        )
        if not is_cycle and not is_cut:
            self.grown.setdefault(entry.path, branch)
        return branch

    def _time(self, entry: Entry) -> str | None:
        """Return the time of the whole SOP; None where nothing in it is measured."""
        if isinstance(entry.sop, Standard):
            return None
        sums = sums_of(self.composer.expand(entry))
        return total_text(sums, self.language, translator(self.language))

    def _children(self, entry: Entry, above: tuple[str, ...]) -> Iterator[Branch]:
        if self.reverse:
            for name in self.workspace.users.get(entry.sop.id, ()):
                yield self._named(name, above)
            return
        for name in entry.parts:
            yield self._named(name, above)
        for step in entry.sop.steps if isinstance(entry.sop, Macro) else ():
            if step.use and step.use.title is not None:
                yield Branch(None, title=step.use.title, number=step.use.number)

    def _named(self, name: str, above: tuple[str, ...]) -> Branch:
        entry = self.workspace.by_id.get(name)
        if entry is None:
            return Branch(name, path=self.workspace.unloaded.get(name))
        return self.branch(entry, above)


def _counted(findings: Iterable[Finding]) -> Mapping[str, Mapping[Severity, int]]:
    counts: dict[str, Counter[Severity]] = {}
    for finding in findings:
        counts.setdefault(finding.place.path, Counter())[finding.severity] += 1
    return counts
