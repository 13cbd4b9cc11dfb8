"""Files of one workspace changed together: all of them or none, whatever happens meanwhile.

Under a lock, what files hold and are to hold goes into the journal, the new contents beside it;
then one file after another is replaced by renaming. A run that is stopped takes back what it did.
What a run leaves that was killed, the next one takes back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from errno import EXDEV
from pathlib import Path

from soptool.api.mend import Rewritten
from soptool.cli.links import check_inside
from soptool.cli.output import mode_of, replace
from soptool.disk.content import content_of
from soptool.disk.journal import (
    FOLDER,
    LOCK,
    NAME,
    BadJournal,
    Change,
    Journal,
    holds,
    read_journal,
)
from soptool.disk.lock import Held, held
from soptool.disk.ways import real
from soptool.errors import FileLeft, OutputError, reason_of
from soptool.language import Message, by_number, msg

_PATIENCE = 10.0
"""Seconds that another run may take to write."""


class _ChangedMeanwhile(Exception):  # noqa: N818
    pass


def write_together(
    root: Path, files: Sequence[Rewritten], *, is_each_alone: bool
) -> tuple[Message, ...]:
    """Give files of a workspace their new contents; return why some are left as they are.

    Where `is_each_alone` the others are written, else none is. Raises OutputError.
    """
    if not files:
        return ()
    with _locked(root) as folder:
        if (folder / NAME).exists():
            raise FileLeft(_undone(root, folder))
        left = {file.name: reason for file in files if (reason := _trouble(file, root))}
        while kept := _kept(files, left, is_each_alone=is_each_alone):
            try:
                _replace_all(root, folder, kept)
            except _ChangedMeanwhile as change:
                left[str(change)] = _changed(str(change))
            else:
                break
    return tuple(left.values())


def _kept(
    files: Sequence[Rewritten], left: Mapping[str, Message], *, is_each_alone: bool
) -> tuple[Rewritten, ...]:
    if left and not is_each_alone:
        return ()
    return tuple(file for file in files if file.name not in left)


def settle(root: Path) -> Message | None:
    """Take back what a killed run left half done, and say so. Raises OutputError."""
    if not os.path.lexists(root / FOLDER):
        return None
    with _locked(root) as folder:
        return _undone(root, folder) if (folder / NAME).exists() else None


@contextmanager
def _locked(root: Path) -> Iterator[Path]:
    """Hold the folder of the journal, which is gone when nothing is left in it."""
    folder = root / FOLDER
    try:
        if folder.is_symlink():
            raise FileLeft(msg("`{path}` is a link: delete it.", path=folder))
        if not _is_ours(folder):
            raise FileLeft(_foreign(folder))
        folder.mkdir(exist_ok=True)
        with held(folder / LOCK, _PATIENCE):
            try:
                yield folder
            finally:
                if not (folder / NAME).exists():
                    _clear(folder)
    except Held:
        message = msg("Another `sop` is changing files in `{folder}`: try again.", folder=root)
        raise FileLeft(message) from None
    except OSError as error:
        reason = reason_of(error)
        message = msg("Nothing was written in `{folder}`: {reason}.", folder=root, reason=reason)
        raise OutputError(message) from error


def _is_ours(folder: Path) -> bool:
    """Whether the journal's folder is one, and its lock a file, as far as they are there."""
    lock = folder / LOCK
    if os.path.lexists(lock):
        return lock.is_file() and not lock.is_symlink()
    return folder.is_dir() or not os.path.lexists(folder)


def _foreign(folder: Path) -> Message:
    return msg("`{path}` can't be read, and is not soptool's: delete it.", path=folder)


def _clear(folder: Path) -> None:
    for entry in list(folder.iterdir()):
        with suppress(OSError):  # Windows deletes no open lock
            entry.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


def _trouble(file: Rewritten, root: Path) -> Message | None:
    """Say why a file can't be replaced: it is gone, was changed, or lies elsewhere."""
    try:
        check_inside(file.path, root)
        if file.moved and _is_other(file.path, root / file.moved):
            return msg("`{path}` exists already and is left as it is.", path=file.moved)
        if content_of(file.path, len(file.before)) == file.before:
            return None
    except FileLeft as reason:
        return reason.message
    except FileNotFoundError:
        return msg("`{path}` is gone meanwhile, and was not written.", path=file.name)
    except OSError:
        pass
    return _changed(file.name)


def _is_other(path: Path, target: Path) -> bool:
    """Whether there is a file with the new name, and not the same one (`A.yaml`, `a.yaml`)."""
    return os.path.lexists(target) and not (target.exists() and target.samefile(path))


def _changed(name: str) -> Message:
    return msg("`{path}` was changed meanwhile, and is left as it is now.", path=name)


def _replace_all(root: Path, folder: Path, files: Sequence[Rewritten]) -> None:
    """Replace the files. Raises OSError, and whatever stops the run, with nothing replaced."""
    changes = tuple(Change(file.name, file.before, file.after, file.moved) for file in files)
    staged = [
        _staged(folder / str(number), root / change.path, change.after)
        for number, change in enumerate(changes)
    ]
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    replace(folder / NAME, Journal(changes).text().encode())
    _sync(folder)
    try:
        for beside, change in zip(staged, changes, strict=True):
            _replace(root, beside, change)
        for place in {real(root / change.target).parent for change in changes}:
            _sync(place)
    except BaseException:
        _take_back(root, folder, changes)
        raise
    (folder / NAME).unlink()


def _replace(root: Path, beside: Path, change: Change) -> None:
    path = root / change.path
    if not change.moved and holds(path, change.after):
        return  # another name of a file that has been replaced
    if not holds(path, change.before):
        raise _ChangedMeanwhile(change.path)
    if not change.moved:
        _move(beside, real(path), change.after)
        return
    target = root / change.moved
    is_same = target.exists() and target.samefile(path)
    if is_same:
        path.rename(target)
    _move(beside, target, change.after)
    if not is_same:
        path.unlink()


def _staged(beside: Path, file: Path, data: bytes) -> Path:
    """Write what is to replace a file, to the disk."""
    beside.unlink(missing_ok=True)
    with beside.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    beside.chmod(mode_of(file))
    return beside


def _move(beside: Path, target: Path, data: bytes) -> None:
    try:
        beside.replace(target)
    except OSError as error:
        if error.errno != EXDEV:  # a folder of the workspace on another disk
            raise
        replace(target, data)


def _take_back(root: Path, folder: Path, changes: Sequence[Change]) -> tuple[str, ...]:
    """Give files what they held; return those that somebody has edited since."""
    edited: list[str] = []
    for change in changes:
        path, target = root / change.path, root / change.target
        check_inside(path, root)
        check_inside(target, root)
        if holds(target, change.after):
            _restore(_staged(folder / "back", target, change.before), path, target, change)
        elif not holds(path, change.before):
            edited.append(change.target)
    (folder / NAME).unlink()
    return tuple(edited)


def _restore(beside: Path, path: Path, target: Path, change: Change) -> None:
    if not change.moved:
        _move(beside, real(path), change.before)
        return
    is_same = path.exists() and path.samefile(target)
    if is_same:
        target.rename(path)
    _move(beside, path, change.before)
    if not is_same:
        target.unlink()


def _undone(root: Path, folder: Path) -> Message:
    try:
        journal = read_journal(root)
        if journal is None:
            return msg("Nothing is left of a change that was cut off.")
        edited = _take_back(root, folder, journal.changes)
    except BadJournal:
        raise FileLeft(_foreign(folder)) from None
    number = len(journal.changes)
    done = by_number(
        number,
        msg("A change of 1 file had been cut off and was undone."),
        msg("A change of {number} files had been cut off and was undone.", number=number),
    )
    if not edited:
        return done
    names = ", ".join(f"`{name}`" for name in edited)
    left = msg("Edited since, and left as they are: {names}.", names=names)
    return msg("{problem} {hint}", problem=done, hint=left)


def _sync(folder: Path) -> None:
    """Bring the names of a folder to the disk, where the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
