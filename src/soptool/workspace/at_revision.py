"""A workspace as a git revision has it: files read from the repository, nothing checked out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from soptool.disk.patterns import exclusions
from soptool.errors import UsageError
from soptool.language import msg
from soptool.limits import Limits
from soptool.settings import read_settings, settings_in
from soptool.source.names import FILE_NAME
from soptool.source.read import read
from soptool.workspace.discover import SUFFIXES
from soptool.workspace.load import Loading, load
from soptool.workspace.shared import extended, target_of
from soptool.workspace.workspace import Workspace

_FILES = ("100644", "100755")


def load_revision(root: Path, revision: str, limits: Limits | None = None) -> Workspace:
    """Load the workspace at `root` as the revision has it.

    Raises UsageError: no git, no repository, no such revision.
    """
    blobs = dict(_blobs(root, commit_of(root, revision)))
    # A folder that is not there: nothing beside the given contents is found in it.
    nowhere = root / ".git" / "soptool" / "nowhere"
    contents = _contents(root, {name: blobs[name] for name in (FILE_NAME,) if name in blobs})
    settings, _ = settings_in(read_settings(nowhere, contents.get(FILE_NAME))[0])
    names = _of_workspace(blobs, settings.exclude)
    contents |= _contents(root, {name: blobs[name] for name in names})
    if FILE_NAME in contents:
        contents |= _shared(root, commit_of(root, revision), contents[FILE_NAME])
    given = {_joined(nowhere, name): content for name, content in contents.items()}
    workspace = load(nowhere, Loading(contents=given, limits=limits or Limits()))
    return workspace.moved(root)


def _joined(folder: Path, name: str) -> Path:
    return Path(os.path.normpath(folder / name))


def _shared(root: Path, commit: str, registry: bytes) -> dict[str, bytes]:
    """Return the registries that sop.yaml extends, through any number of them."""
    found: dict[str, bytes] = {}
    waiting = [(FILE_NAME, registry)]
    while waiting:
        path, content = waiting.pop()
        document, _ = read(path, content)
        for _, named in extended(document.data if document else None):
            target = target_of(path, named)
            relative = target if target.startswith("../") else f"./{target}"
            shown = _git(root, "show", f"{commit}:{relative}")
            if shown.returncode == 0 and target not in found:
                found[target] = shown.stdout
                waiting.append((target, shown.stdout))
    return found


def commit_of(root: Path, revision: str) -> str:
    """Return the full name of the commit. Raises UsageError."""
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise UsageError(msg("`{path}` is not in a git repository.", path=root))
    name = f"{revision}^{{commit}}"
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    text = found.stdout.decode("utf-8", "replace").strip()
    if found.returncode or not text:
        message = msg("There is no file and no git revision `{name}`.", name=revision)
        raise UsageError(message)
    return text.splitlines()[-1]


def author_of(root: Path, revision: str, path: str, otherwise: str) -> tuple[str, str]:
    """Return who last changed a file up to a revision (none: as it is now), and when (ISO 8601).

    A file that is not committed as it is has whom git would name, and its own date; `otherwise` is
    the name where git knows none.
    """
    file, named = root / path, ""
    with suppress(UsageError):  # there is no git
        state = _revision(root, revision) or _committed(root, path)
        if state:
            words = ("log", "-1", "--format=%an%n%aI", state, "--", path)
            said = _git(root, *words).stdout.decode("utf-8", "replace").splitlines()
            if len(said) == 2:
                return said[0], _utc(datetime.fromisoformat(said[1]))
        named = _git(root, "config", "user.name").stdout.decode("utf-8", "replace").strip()
    when = int(file.stat().st_mtime) if file.is_file() else 0
    return named or otherwise, _utc(datetime.fromtimestamp(when, UTC))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _revision(root: Path, name: str) -> str | None:
    """Return the commit that a name leads to; None where it is no revision."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    found = _git(root, *words) if name else None
    return found.stdout.decode().strip() if found and found.returncode == 0 else None


def _committed(root: Path, path: str) -> str | None:
    """Return HEAD where it has the file as it is now."""
    found = _git(root, "status", "--porcelain", "--", path)
    return "HEAD" if found.returncode == 0 and not found.stdout else None


def _blobs(root: Path, commit: str) -> Iterator[tuple[str, str]]:
    """Yield the YAML files below `root` with the names of their contents."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", ".")
    if listed.returncode:
        raise _failed(listed)
    for record in listed.stdout.split(b"\0"):
        head, tab, name = record.decode("utf-8", "surrogateescape").partition("\t")
        if tab and head.split(" ")[0] in _FILES and name.lower().endswith(SUFFIXES):
            yield name, head.split(" ")[2]


def _of_workspace(names: Iterable[str], exclude: Iterable[str]) -> Iterator[str]:
    """Leave out what a search on disk leaves out: hidden, excluded, other workspaces."""
    known = tuple(names)
    excluded = exclusions(exclude)
    others = {PurePosixPath(name).parent for name in known if name.endswith(f"/{FILE_NAME}")}
    for name in sorted(known):
        path = PurePosixPath(name)
        is_hidden = any(part.startswith(".") for part in path.parts)
        is_elsewhere = any(parent in others for parent in path.parents)
        if path.name != FILE_NAME and not (is_hidden or is_elsewhere or excluded.leave_out(name)):
            yield name


def _contents(root: Path, blobs: Mapping[str, str]) -> dict[str, bytes]:
    """Read contents by their names, all in one go."""
    asked = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    answered = _git(root, "cat-file", "--batch", given=asked)
    if answered.returncode:
        raise _failed(answered)
    contents: dict[str, bytes] = {}
    at = 0
    for name in blobs:
        end = answered.stdout.index(b"\n", at)
        size = int(answered.stdout[at:end].rsplit(b" ", 1)[1])
        contents[name] = answered.stdout[end + 1 : end + 1 + size]
        at = end + 2 + size
    return contents


def _git(root: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(  # noqa: S603 -- a fixed program, no shell
            ("git", "-C", str(root), *words),  # noqa: S607 -- the user's own git
            input=given,
            capture_output=True,
            check=False,
            env=environment,
        )
    except (OSError, ValueError) as error:
        raise UsageError(msg("git can't be run: {reason}.", reason=error)) from None


def _failed(ended: subprocess.CompletedProcess[bytes]) -> UsageError:
    reason = " ".join(ended.stderr.decode("utf-8", "replace").split())
    return UsageError(msg("git failed: {reason}", reason=reason))
