"""Files → `Workspace`: every SOP that loads, and a finding for every one that does not."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from soptool.cache.store import Store
from soptool.disk.journal import Before, before_change, is_cut_off, is_under_way
from soptool.errors import Remark
from soptool.language import msg
from soptool.limits import Limits
from soptool.settings import read_settings, settings_as_meant
from soptool.source.names import DEFAULTS_NAME, FILE_NAME
from soptool.workspace.discover import is_marked, yaml_files
from soptool.workspace.memory import Memory
from soptool.workspace.reading import Raw, Reader
from soptool.workspace.shared import shared_by, with_shared
from soptool.workspace.shelf import Shelf
from soptool.workspace.shelved import Shelved
from soptool.workspace.spread import Spread

_MANY: Final = 50
"""In a folder without sop.yaml nothing is left behind for fewer files."""
_MOST_AS_THEY_ARE: Final = 20_000
"""Of more files the bytes are packed, which takes a hundredth of the time to check them."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Loading:
    """What to load beside the files found: files that were named, and texts that stand in.

    A text of `contents` stands in for the file at its path, sop.yaml among them; where `nameless`
    is that path, for the file whose SOP has the same id. Files that are `gone` are not looked at.
    `passes_foreign`: what can't be read, and nowhere says it is an SOP, is none: hooks meet all
    kinds of YAML.
    `is_kept`: what is found may be kept beside the files, and found again.
    `edits` stand in for files as an editor has them: unlike `contents` they name nothing.
    `memory`: what was known of the workspace when it was opened before; `changed`: the files that
    may have other bytes than then, None where that may be any.
    `spread`: who does what is much work in several processes.
    """

    named: tuple[Path, ...] = ()
    contents: Mapping[Path, bytes] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    nameless: Path | None = None
    gone: frozenset[Path] = frozenset()
    passes_foreign: bool = False
    is_kept: bool = False
    edits: Mapping[Path, bytes] = field(default_factory=dict)
    memory: Memory | None = None
    changed: frozenset[Path] | None = None
    spread: Spread | None = None


def load(root: Path, request: Loading | None = None, progress: Progress | None = None) -> Shelved:
    """Load the workspace at `root`; no file's content raises."""
    request = request or Loading()
    own = root / FILE_NAME
    before = _before_change(root)
    contents = {**before.contents, **request.edits, **request.contents}
    registry, unread = read_settings(root, contents.get(own))
    settings, unfit, registry = settings_as_meant(registry)
    shared, unshared = shared_by(registry, root, contents)
    if registry is None and unread:  # what it registers is not known
        shared = replace(shared, is_whole=False)
    settings = with_shared(settings, shared)
    theirs = {Path(os.path.normpath(root / path)) for path in shared.paths}
    found_files = _same_files(request) or yaml_files(root, settings.exclude)
    given = (file for file in request.contents if file != own and file not in theirs)
    named = (*request.named, *given)
    known = dict.fromkeys((*found_files, *(before.contents if before.gone else ()), *named))
    known |= dict.fromkeys(_defaults_above(named, root))
    known |= dict.fromkeys(file for file in request.edits if not os.path.lexists(file))
    files = tuple(file for file in known if file not in request.gone | before.gone and file != own)
    reader = Reader(
        request.limits,
        settings.posts,
        frozenset(named),
        contents,
        passes_foreign=request.passes_foreign,
    )
    raws = list(_raws(files, root, reader, request))
    reader = reader.beneath(raws, registry)
    if request.nameless is not None:
        raws = _standing_in(Shelf(reader, tuple(raws)), relative(request.nameless, root))
    is_settled = not is_under_way(root)
    is_kept = request.is_kept and is_settled and (is_marked(root) or len(raws) >= _MANY)
    shelf = Shelf(reader, tuple(raws), progress, Store(root if is_kept else None), request.spread)
    memory = request.memory
    if memory is not None:
        shelf.is_open = True
        memory.goes_on_with(shelf)
    return Shelved(root, settings, shelf, registry, (*unread, *unfit, *unshared), shared, memory)


def _same_files(request: Loading) -> tuple[Path, ...]:
    """Return the files of before where none came or went, and what is looked for is the same."""
    shelf = request.memory.shelf if request.memory else None
    if shelf is None or request.changed is None:
        return ()
    is_same = all(file in shelf.by_file and os.path.lexists(file) for file in request.changed)
    return tuple(raw.file for raw in shelf.raws) if is_same else ()


def _raws(files: Sequence[Path], root: Path, reader: Reader, request: Loading) -> Iterator[Raw]:
    """Yield the bytes of the files; the same object as before where they are the same."""
    is_packed = len(files) > _MOST_AS_THEY_ARE
    shelf = request.memory.shelf if request.memory else None
    before = shelf.by_file if shelf else {}
    changed = request.changed
    for file in files:
        known = before.get(file)
        if known is not None and changed is not None and file not in changed:
            yield known
            continue
        raw = reader.raw(file, known.path if known else relative(file, root))
        raw = raw.packed() if is_packed else raw
        yield known if raw == known else raw


def _standing_in(shelf: Shelf, path: str) -> list[Raw]:
    """Let the SOP at `path` stand where another with its id stands."""
    raws = list(shelf.raws)
    mine, entry = shelf.by_path.get(path), shelf.own(path)
    if mine is None or entry is None:
        return raws
    same = next((raw for raw in raws if raw is not mine and _has(shelf, raw, entry.sop.id)), None)
    if same is None:
        return raws
    raws.remove(mine)
    raws[raws.index(same)] = mine
    return raws


def _has(shelf: Shelf, raw: Raw, name: str) -> bool:
    row = shelf.row(raw.path)
    return row is not None and row.facts is not None and row.facts.id == name


def _defaults_above(named: Iterable[Path], root: Path) -> Iterator[Path]:
    """Yield the defaults of files that are named one by one: their folders may be left out."""
    for file in named:
        for folder in file.parents if file.is_relative_to(root) else ():
            if (folder / DEFAULTS_NAME).is_file():
                yield folder / DEFAULTS_NAME
            if folder == root:
                break


def _before_change(root: Path) -> Before:
    """Return what files held before a change that is under way; say it of one that was cut off."""
    if is_cut_off(root):
        problem = msg("A change of several files in `{folder}` was cut off.", folder=root)
        hint = msg("They are read as they were before; the next command that changes files here,"
                   " as `sop fmt`, undoes it.")  # fmt: skip
        warnings.warn(Remark(msg("{problem} {hint}", problem=problem, hint=hint)), stacklevel=2)
    return before_change(root)


def relative(file: Path, root: Path) -> str:
    """Return the file's path from the root with `/`; one outside begins with `../`."""
    try:
        return file.relative_to(root).as_posix()
    except ValueError:
        pass
    try:
        return Path(os.path.relpath(file, root)).as_posix()
    except ValueError:  # another drive on Windows
        return file.as_posix()
