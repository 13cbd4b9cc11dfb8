"""`sop tree`: who is a part of whom, or who uses whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from soptool.api.branch import Branch, asked_of, rows_of, unread_in
from soptool.api.checking import Checking, check_beside
from soptool.api.recall import remember_value
from soptool.api.request import Request
from soptool.api.scope import Scope, open_settled
from soptool.api.validate import lines_of
from soptool.cache.store import digest, loaded
from soptool.cache.tool import tool
from soptool.catalogue import translator
from soptool.compose.expand import Composer
from soptool.finding import Finding, Severity
from soptool.measure.sums import sums_of
from soptool.measure.words import total_text
from soptool.source.names import default_id
from soptool.workspace.facts import Facts
from soptool.workspace.load import Progress
from soptool.workspace.workspace import Workspace

__all__ = ("Branch", "tree")

MAX_DEPTH = 64


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
    asked = asked_of(request, reverse=reverse, language=language)
    scope = open_settled(request, progress)
    roots = _roots(scope, reverse=reverse)
    shown = scope
    if scope.paths is not None:
        shown = replace(scope, paths=scope.paths | _paths_from(roots, scope, reverse=reverse))
    found = check_beside(shown, Checking(), lines_of(scope.workspace)).findings
    times = _Times(scope.workspace, language)
    growing = _Growing(scope.workspace, reverse, times, _counted(found))
    grown = tuple(growing.branch(sop, ()) for sop in roots)
    grown += tuple(_lost(scope, set(unread_in(grown))))
    remember_value(request, asked, scope, rows_of(grown))
    scope.workspace.store.write()
    return grown


def _lost(scope: Scope, shown: Collection[str]) -> Iterator[Branch]:
    """Yield the files that can't be loaded, where they are no part of what is shown."""
    names = {path: name for name, path in scope.workspace.unloaded.items()}
    for path in scope.unread:
        if path not in shown:
            yield Branch(names.get(path, default_id(path)), path=path)


def _paths_from(roots: Iterable[Facts], scope: Scope, *, reverse: bool) -> frozenset[str]:
    """Return the files of the SOPs that are shown."""
    paths: set[str] = set()
    waiting = list(roots)
    while waiting:
        sop = waiting.pop()
        if sop.path not in paths:
            paths.add(sop.path)
            names = _below(sop, scope.workspace, reverse=reverse)
            waiting += [below for name in names if (below := _named(scope.workspace, name))]
    return frozenset(paths)


def _named(workspace: Workspace, name: str) -> Facts | None:
    place = workspace.place_of(name)
    return workspace.facts_at(place[1]) if place else None


def _meant(scope: Scope) -> tuple[Facts, ...]:
    """Return the SOPs that are meant, in the order of their paths."""
    workspace = scope.workspace
    if scope.paths is None:
        return tuple(workspace.facts.values())
    known = (sop for path in scope.paths if (sop := workspace.facts_at(path)))
    return tuple(sorted(known, key=lambda sop: workspace.rank(sop.path)))


def _roots(scope: Scope, *, reverse: bool) -> tuple[Facts, ...]:
    """Return the SOPs named, those with nothing above them, and one of every circle."""
    meant = _meant(scope)
    named = [sop for name in scope.ids if (sop := _named(scope.workspace, name))]
    below = {sop.id: _below(sop, scope.workspace, reverse=reverse) for sop in meant}
    held = {name for parent, names in below.items() for name in names if name != parent}
    tops = [sop for sop in meant if sop.id not in held]
    covered: set[str] = set()
    roots = {sop.path: sop for sop in named}
    for sop in named:
        _cover(sop.id, below, covered)
    for sop in (*tops, *meant):
        if sop.id not in covered:
            roots[sop.path] = sop
            _cover(sop.id, below, covered)
    return tuple(roots.values())


def _cover(name: str, below: Mapping[str, Sequence[str]], covered: set[str]) -> None:
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in covered:
            covered.add(here)
            waiting += below.get(here, ())


def _below(sop: Facts, workspace: Workspace, *, reverse: bool) -> tuple[str, ...]:
    return workspace.users.get(sop.id, ()) if reverse else sop.parts


class _Times:
    """The time of each whole SOP in words; kept for as long as all that it rests on is the same."""

    def __init__(self, workspace: Workspace, language: str) -> None:
        self.workspace, self.language = workspace, language
        self.composer = Composer(workspace)
        self.setup = digest("times", tool(), workspace.settings, language)
        self.kept = workspace.store.texts(self.setup)

    def of(self, sop: Facts) -> str | None:
        """Return the time; None where nothing in it is measured."""
        if not sop.is_procedure:
            return None
        try:
            reads, text = loaded(self.kept[sop.path])
            if all(self.workspace.answer(question) == known for question, known in reads.items()):
                return None if text is None else str(text)
        except (TypeError, ValueError, KeyError, AttributeError):
            pass
        return self._worked_out(sop)

    def _worked_out(self, sop: Facts) -> str | None:
        with self.workspace.reads.noting() as noted:
            sums = sums_of(self.composer.expand(self.workspace.by_path[sop.path]))
            text = total_text(sums, self.language, translator(self.language))
        reads = {question: self.workspace.answer(question) for question in sorted(noted)}
        self.workspace.store.keep(self.setup, sop.path, [reads, text])
        return text


@dataclass(slots=True)
class _Growing:
    workspace: Workspace
    reverse: bool
    times: _Times
    counts: Mapping[str, Mapping[Severity, int]]
    grown: dict[str, Branch] = field(default_factory=dict)

    def branch(self, sop: Facts, above: tuple[str, ...]) -> Branch:
        """Return the SOP with everything below it; `above` are the ids that lead to it."""
        is_cycle, is_cut = sop.id in above, len(above) >= MAX_DEPTH
        known = self.grown.get(sop.path)
        children: tuple[Branch, ...] = ()
        if not is_cycle and known is not None:
            children = known.children
        elif not is_cycle and not is_cut:
            children = tuple(self._children(sop, (*above, sop.id)))
        branch = Branch(
            sop.id,
            sop.kind,
            sop.title,
            sop.number,
            sop.path,
            self.times.of(sop) if known is None else known.time,
            self.counts.get(sop.path, {}),
            len(self.workspace.users.get(sop.id, ())),
            is_cycle,
            is_cut and known is None,
            known is not None and not is_cycle,
            children,
        )
        if not is_cycle and not is_cut:
            self.grown.setdefault(sop.path, branch)
        return branch

    def _children(self, sop: Facts, above: tuple[str, ...]) -> Iterator[Branch]:
        if self.reverse:
            for name in self.workspace.users.get(sop.id, ()):
                yield self._named(name, above)
            return
        for name in sop.parts:
            yield self._named(name, above)
        for row in sop.rows:
            if row.title is not None:
                yield Branch(None, title=row.title, number=row.number)

    def _named(self, name: str, above: tuple[str, ...]) -> Branch:
        sop = _named(self.workspace, name)
        if sop is None:
            return Branch(name, path=self.workspace.unloaded.get(name))
        return self.branch(sop, above)


def _counted(findings: Iterable[Finding]) -> Mapping[str, Mapping[Severity, int]]:
    counts: dict[str, Counter[Severity]] = {}
    for finding in findings:
        counts.setdefault(finding.place.path, Counter())[finding.severity] += 1
    return counts
