"""Registries that workspaces share: what `extends` of sop.yaml takes from other files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from soptool.disk.ways import real
from soptool.finding import Finding, KeyPath, Related, found
from soptool.language import Message, did_you_mean, msg
from soptool.settings import Settings, read_settings, settings_as_meant, settings_in
from soptool.source.document import Document
from soptool.source.names import FILE_NAME
from soptool.workspace import checks
from soptool.workspace.discover import SUFFIXES, repository_of

REGISTRIES = ("regulations", "documents", "posts")
Read = Callable[[str], tuple[Document | None, tuple[Finding, ...]]]


@dataclass(frozen=True, slots=True)
class Shared:
    """Files that sop.yaml takes registries from, those that go before others first.

    `is_whole`: all of them could be read. Of their data only what is taken is there.
    """

    documents: tuple[Document, ...] = ()
    is_whole: bool = True

    @property
    def paths(self) -> frozenset[str]:
        """The paths of the files from the workspace, most of them outside: `../umum/sop.yaml`."""
        return frozenset(document.path for document in self.documents)


def with_shared(settings: Settings, shared: Shared) -> Settings:
    """Return settings with the entries of shared registries; entries of their own stay."""
    others = [settings_in(document)[0] for document in shared.documents]
    taken = {
        key: {name: entry for one in reversed((settings, *others))
              for name, entry in getattr(one, key).items()}
        for key in REGISTRIES
    }  # fmt: skip
    return settings.model_copy(update=taken) if others else settings


def shared_by(
    registry: Document | None, root: Path, contents: Mapping[Path, bytes]
) -> tuple[Shared, tuple[Finding, ...]]:
    """Read the files that `extends` names, and those that these name. `contents` stand in."""

    def read(path: str) -> tuple[Document | None, tuple[Finding, ...]]:
        return read_settings(root, contents.get(Path(os.path.normpath(root / path))), path)

    if registry is None:
        return Shared(), ()
    search = _Search(root, contents, read)
    search.go(registry, (registry.path,))
    return Shared(tuple(search.found.values()), not search.faults), tuple(search.findings)


def extended(data: object) -> Iterator[tuple[KeyPath, str]]:
    """Yield the paths under `extends` with their places in the data."""
    named = data.get("extends") if isinstance(data, dict) else None
    if isinstance(named, str) and named.strip():
        yield ("extends",), named.strip()
    for number, text in enumerate(named) if isinstance(named, list) else ():
        if isinstance(text, str) and text.strip():
            yield ("extends", number), text.strip()


def target_of(path: str, named: str) -> str:
    """Return where a path leads that the file `path` names, seen from the workspace, with `/`."""
    joined = PurePosixPath(path).parent / named.replace("\\", "/")
    return PurePosixPath(os.path.normpath(joined)).as_posix()


@dataclass(slots=True)
class _Search:
    root: Path
    contents: Mapping[Path, bytes]
    read: Read
    found: dict[str, Document] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    faults: int = 0

    def go(self, document: Document, way: Sequence[str]) -> None:
        """Take what a file extends, the first before the next, each before what it extends."""
        for at, named in extended(document.data):
            path = self._path(target_of(document.path, named))
            fault = self._fault(document, at, named, path, way)
            if fault is not None:
                self.faults += 1
                self.findings.append(fault)
            elif path not in self.found:
                self._take(path, way)

    def _path(self, target: str) -> str:
        """Return a path in its one form, also where it leads out of the workspace and back."""
        file = os.path.normpath(self.root / target)
        try:
            return Path(os.path.relpath(file, self.root)).as_posix()
        except ValueError:  # another drive on Windows
            return target

    def _take(self, path: str, way: Sequence[str]) -> None:
        document, unread = self.read(path)
        self.findings += unread
        self.faults += document is None and bool(unread)
        if document is None:
            return
        document = settings_as_meant(document)[2] or document
        data = document.data if isinstance(document.data, dict) else {}
        taken = {key: data[key] for key in (*REGISTRIES, "extends") if key in data}
        part = replace(document, data=taken)
        self.findings += settings_in(part)[1]
        self.found[path] = part
        self.go(part, (*way, path))

    def _fault(
        self, document: Document, at: KeyPath, named: str, path: str, way: Sequence[str]
    ) -> Finding | None:
        place = document.value(at)
        if path in way:
            hops = " → ".join((*way[way.index(path) :], path))
            message = msg("These files extend each other: {way}.", way=hops)
            hint = msg("Take one of them out of `extends`.")
            related = [Related(place, msg("It comes back to `{path}` here.", path=path))]
            return found(checks.NOT_EXTENDED, message, place, hint=hint, related=related)
        reason = self._reason(named, path)
        if reason is None:
            return None
        return found(checks.NOT_EXTENDED, reason[0], place, hint=reason[1])

    def _reason(self, named: str, path: str) -> tuple[Message, Message | None] | None:
        """Return why a file can't be taken, and what to do; None where it can be read."""
        file = Path(os.path.normpath(self.root / path))
        if PurePosixPath(named).is_absolute() or Path(named).is_absolute():
            message = msg("`extends` names a file by a path from here, not from the root.")
            return message, msg("Write it as in `../umum/sop.yaml`.")
        if not self._is_inside(file):
            message = msg("`{path}` lies outside the repository and is not read.", path=named)
            return message, msg("Registries are shared within one repository.")
        return None if file in self.contents else _unreadable(file, named)

    def _is_inside(self, file: Path) -> bool:
        repository = repository_of(real(self.root))
        return repository is None or real(file).is_relative_to(real(repository))


def _unreadable(file: Path, named: str) -> tuple[Message, Message | None] | None:
    if file.is_dir():
        right = f"{named.rstrip('/')}/{FILE_NAME}"
        return msg("`{path}` is a folder.", path=named), msg("Write `{path}`.", path=right)
    if file.exists() and not file.is_file():
        return msg("`{path}` is no regular file, and is not read.", path=named), None
    if file.is_symlink() and not file.exists():
        target = str(file.readlink())
        return msg("`{path}` is a link that leads nowhere: `{target}`.", path=named,
                   target=target), None  # fmt: skip
    if not file.is_file():
        hint = did_you_mean(named, _near(file, named))
        return msg("There is no file `{path}`.", path=named), hint
    if file.suffix.lower() not in SUFFIXES:
        return msg("`{path}` is no YAML file.", path=named), None
    return None


def _near(file: Path, named: str) -> Iterable[str]:
    """Return the registries that may be meant: beside the file, and in folders about it."""
    above = PurePosixPath(named).parent
    further = PurePosixPath(os.path.normpath(above / "..").replace(os.sep, "/"))
    beside = (str(above / one.name) for one in _listed(file.parent)
              if one.suffix in SUFFIXES and one.is_file())  # fmt: skip
    about = ((above, file.parent), (further, file.parent.parent))
    others = (
        str(way / one.name / FILE_NAME)
        for way, folder in about
        for one in _listed(folder)
        if (one / FILE_NAME).is_file()
    )
    return (*beside, *others)


def _listed(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder.iterdir())
    except OSError:
        return
