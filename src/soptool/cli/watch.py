"""`--watch`: look again whenever a file is saved, until Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from soptool.errors import SopToolError
from soptool.extras import need
from soptool.language import msg
from soptool.source.names import FILE_NAME

if TYPE_CHECKING:
    from soptool.api.opened import OpenWorkspace
    from soptool.cli.terminal import Terminal
    from soptool.workspace.workspace import Workspace

_BURST: Final = 400
"""Milliseconds for which changes may go on before they are answered."""
_QUIET: Final = 25
"""Milliseconds without a change that end a burst."""
_TICK: Final = 250
"""Milliseconds after which it is looked whether a new day has begun."""
_NOTES: Final = ".gitignore"
Answer = tuple[object, Callable[[], object]]
"""What is so now, by which it is known whether anything is new; and what shows it."""


@dataclass
class Watch:
    """Answers now, and after every change.

    `beside`: files and folders that count too; in those that are `written` nothing does.
    """

    opened: Sequence[OpenWorkspace]
    answer: Callable[[], Answer]
    terminal: Terminal
    beside: tuple[Path, ...] = ()
    written: tuple[Path, ...] = ()
    _folders: tuple[Path, ...] = field(default=(), init=False)
    _last: object = field(default=None, init=False)

    def run(self) -> None:
        """Answer until the run is stopped. Raises UsageError: watchfiles is not installed."""
        library: Any = need("watchfiles", "watch", msg("`--watch` needs watchfiles"))
        self._answer()
        self._folders = self._to_watch()
        while self._follow(
            library.watch(
                *self._folders,
                watch_filter=lambda _, path: self.concerns(Path(path)),
                debounce=_BURST,
                step=_QUIET,
                rust_timeout=_TICK,
                yield_on_timeout=True,
            )
        ):
            self._folders = self._to_watch()

    def _follow(self, changes: Iterable[Collection[tuple[object, str]]]) -> bool:
        """Answer changes; return True where other folders are to be watched now."""
        files: list[Path] | None = None  # something may have changed before the watch began
        try:
            for seen in changes:
                if files is not None:
                    files = [Path(path) for _, path in seen]
                if files != [] or self._is_new_day():
                    self._look(files)
                    self._answer()
                files = []
                if self._to_watch() != self._folders:
                    return True
        except KeyboardInterrupt:  # of any signal: the run says at its end which it was
            pass
        return False

    def _is_new_day(self) -> bool:
        return any(one.request.today != date.today() for one in self.opened)

    def _look(self, files: Iterable[Path] | None) -> None:
        for one in self.opened:
            one.turn_to(date.today())
            one.look(files)

    def _answer(self) -> None:
        said, show = self._worked_out()
        if said == self._last:
            return
        self._last = said
        self.terminal.clear()
        show()
        folders = ", ".join(f"`{_shown(folder)}`" for folder in self._to_watch())
        time = f"{datetime.now():%H:%M:%S}"
        note = msg("{time}: watching {folders}. Ctrl-C ends.", time=time, folders=folders)
        self.terminal.note(note)
        sys.stdout.flush()

    def _worked_out(self) -> Answer:
        try:
            return self.answer()
        except SopToolError as error:
            message = error.message
            return message, lambda: self.terminal.complain(message)

    def _to_watch(self) -> tuple[Path, ...]:
        """Return the folders of all that counts; where nothing can be read, those of before."""
        try:
            workspaces = [scope.workspace for one in self.opened for scope in one.scopes]
        except SopToolError:
            return self._folders
        roots = [workspace.root for workspace in workspaces]
        files = [one.root / path for one in workspaces for path in _named_by(one)]
        files += [file for file in self.beside if not file.is_dir()]
        folders = [*roots, *(file for file in self.beside if file.is_dir())]
        folders += [Path(os.path.normpath(file.parent)) for file in files]
        return _outermost(folder for folder in folders if folder.is_dir())

    def concerns(self, path: Path) -> bool:
        """Whether something may be said anew when this file changes."""
        written = (one for one in self.written if one not in self._folders)
        if any(path.is_relative_to(folder) for folder in written):
            return False
        above = [folder for folder in self._folders if path.is_relative_to(folder)]
        parts = path.relative_to(above[0]).parts if above else path.parts[-1:]
        return not any(part.startswith(".") for part in parts) or path.name == _NOTES


def _outermost(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders that lie in no other of them."""
    all_of = set(folders)
    return tuple(sorted(one for one in all_of if all_of.isdisjoint(one.parents)))


def _named_by(workspace: Workspace) -> frozenset[str]:
    """Return the files that its settings take registries from, also those that are not there."""
    from soptool.workspace.shared import extended, target_of

    registry = workspace.registry
    named = extended(registry.data) if registry else ()
    return workspace.shared.paths.union(target_of(FILE_NAME, name) for _, name in named)


def _shown(folder: Path) -> str:
    """Return a folder as the user would type it."""
    here = Path.cwd()
    return os.path.relpath(folder) if folder.is_relative_to(here) else str(folder)
