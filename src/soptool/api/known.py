"""Baselines behind a renaming: what they know is found again under what it is called now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from soptool.api.baseline import unreadable
from soptool.api.mend import Rewritten
from soptool.api.request import Request
from soptool.api.validate import lines_of
from soptool.disk.content import MAX_DATA, content_of
from soptool.disk.ways import real
from soptool.errors import UsageError
from soptool.finding import Finding
from soptool.lint.baseline import Baseline, Known, Source, followed, read_baseline
from soptool.lint.inspection import inspect
from soptool.lint.levels import Selection, levels_of
from soptool.lint.lookup import ALL
from soptool.lint.within import within_of
from soptool.workspace.load import relative
from soptool.workspace.workspace import Workspace

_EVERY = Selection(tuple(check.code for check in ALL))


_Kept = tuple[Path, Baseline, bytes]


def baselines_in(root: Path) -> Iterator[_Kept]:
    """Yield the baselines that lie beside sop.yaml, whatever they are called."""
    for path in sorted(root.glob("*.json")):
        try:
            content = content_of(path, MAX_DATA)
            if b'"findings"' in content:
                yield path, read_baseline(path.name, content.decode("utf-8")), content
        except (OSError, UnicodeDecodeError, UsageError):
            continue


def _kept(path: Path, name: str) -> _Kept:
    """Read a baseline that was named. Raises UsageError."""
    try:
        content = content_of(path, MAX_DATA)
        return path, read_baseline(name, content.decode("utf-8")), content
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(name, error) from None


def carried_over(
    before: Workspace,
    after: Workspace,
    moves: Mapping[str, str],
    request: Request,
    named: Path | None = None,
) -> tuple[Rewritten, ...]:
    """Return the baselines of a workspace as they know after a renaming what they knew before.

    These are those beside its sop.yaml and the one `named`. `moves`: files that are called
    otherwise. An entry of which nothing is found stays as it is, but for the name of its file.
    Raises UsageError.
    """
    root = before.root
    one = (_kept(real(request.here / named), str(named)),) if named else ()
    found = {real(kept[0]): kept for kept in (*baselines_in(root), *one)}
    if not found:
        return ()
    names = _names(before, after, moves, request.today)

    def now(known: Known) -> Known:
        return names.get(known) or replace(known, path=moves.get(known.path, known.path))

    return tuple(
        Rewritten(root, relative(path, real(root)), content, followed(known, now).encode())
        for path, (_, known, content) in found.items()
    )


def _names(
    before: Workspace, after: Workspace, moves: Mapping[str, str], today: date
) -> dict[Known, Known]:
    """Lead from what a finding was known by to what it is known by now.

    The findings of a file are the same as before, in the same order, but for the name.
    """
    old, new = _by_file(before, today), _by_file(after, today)
    then, now = _source(before), _source(after)
    names: dict[Known, Known] = {}
    for (path, code), findings in old.items():
        same = new.get((moves.get(path, path), code), [])
        if len(same) == len(findings):
            for one, other in zip(findings, same, strict=True):
                known, called = then.known(one), now.known(other)
                for within in (known.within, ""):  # an older baseline knows no more
                    rest = called.within if within else ""
                    names.setdefault(replace(known, within=within), replace(called, within=rest))
    return names


def _by_file(workspace: Workspace, today: date) -> Mapping[tuple[str, str], list[Finding]]:
    levels = levels_of(workspace.settings, workspace.root, _EVERY)
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in _ordered(inspect(workspace, levels, today).findings):
        found[finding.place.path, finding.code].append(finding)
    return found


def _ordered(findings: Iterable[Finding]) -> Iterable[Finding]:
    return sorted(findings, key=lambda finding: finding.place)


def _source(workspace: Workspace) -> Source:
    return Source(lines_of(workspace), within_of(workspace))
