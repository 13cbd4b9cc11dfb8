"""`sop import`: files of other programs as SOPs; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, Final, Literal

from soptool.api.gathered import Given, gathered
from soptool.api.import_check import Drift, drift_in_sheets, drift_on_paper
from soptool.disk.content import MAX_DATA, content_of
from soptool.errors import UsageError, reason_of
from soptool.form.names import file_name
from soptool.importing.child import Reader
from soptool.importing.draft import Draft, Remark
from soptool.importing.kinds import BY_OFFICE, Kind, kind_of, other_of
from soptool.importing.landing import Change, landed
from soptool.importing.office import Office
from soptool.importing.reading import NONE, Wishes, drafts_of
from soptool.importing.seen import normal
from soptool.importing.sheets import PagePicture
from soptool.importing.unreadable import Unreadable
from soptool.importing.version import Version
from soptool.importing.yaml import yaml_of
from soptool.language import Message, Translate, by_number, msg
from soptool.source.names import DEFAULTS_NAME, FILE_NAME, default_id
from soptool.workspace.discover import find_root, is_marked
from soptool.workspace.load import Progress, load, relative
from soptool.workspace.workspace import Workspace

__all__ = ("Imported", "bring_in")

_SCHEMAS: Final = ".sop"


@dataclass(frozen=True, slots=True)
class Imported:
    """An SOP that was read of a file, or why none was. `source` is the file's path as it was named.

    `path` is where its YAML belongs and `text` that YAML, None where it could not be read;
    `before` is what stands there. `reason`: why it was not read. `drift`: values that would come
    back as others when they were written and read again. `changes`: what a document of ours that
    came back brings into the file that is there, None where it replaces it. `is_aside`: it stood
    in a folder or zip, is no document, and nobody misses an SOP of it. `pictures` of the pages of
    its file, where they were wished for.
    """

    source: str
    kind: Kind | Literal["scan"]
    path: Path | None = None
    text: str | None = None
    before: bytes | None = None
    draft: Draft | None = None
    reason: Message | None = None
    drift: tuple[Drift, ...] = ()
    changes: tuple[Change, ...] | None = None
    is_aside: bool = False
    pictures: tuple[PagePicture, ...] = ()

    @property
    def is_settings(self) -> bool:
        """Whether it is no SOP, but the settings by which the documents were made."""
        return self.path is not None and self.draft is None and self.reason is None

    @property
    def is_there(self) -> bool:
        """Whether another file stands where its YAML belongs."""
        return self.before is not None and self.before != (self.text or "").encode()


def bring_in(
    arguments: Sequence[str],
    output: Path,
    progress: Progress | None = None,
    *,
    is_check: bool = False,
    is_forced: bool = False,
    has_pictures: bool = False,
    wishes: Wishes = NONE,
    translate: Translate = str,
) -> tuple[Imported, ...]:
    """Read files, and those of folders, for the folder `output`. Raises UsageError.

    With `is_check` each is made a PDF again, or a workbook, which is read too; with `has_pictures`
    pages of PDFs are painted. `translate` is for what is said in the YAML beside guessed values.

    Where the workspace around it has an SOP with the id, its file is meant: a document of ours
    that came back is merged into it, or with `is_forced` replaces it.
    """
    with ExitStack() as open_:
        files = gathered(arguments, open_)
        if not any(not file.is_aside for file in files):
            raise UsageError(msg("No file to import: name documents or PDFs, or a folder of them."))
        root = find_root(output) if output.is_dir() else output
        workspace = load(root) if is_marked(root) else None
        wishes = replace(wishes, laws=_laws(workspace))
        reader, office = Reader(), Office()
        open_.callback(reader.close)
        open_.callback(office.close)
        place = _Place(output, workspace, is_check, is_forced, wishes, reader, office, translate,
                       has_pictures)  # fmt: skip
        read: list[Imported | _Read] = []
        for number, file in enumerate(files, start=1):
            read += place.read(file)
            if progress:
                progress(number, len(files))
        read = [*_apart(read)]
        _cite([one for one in read if isinstance(one, _Read)], workspace, wishes)
        found: list[Imported] = []
        for each in read:
            one = place.made(each) if isinstance(each, _Read) else each
            found.append(_once(replace(one, pictures=each.pictures), found))
    return (*found, *(_settings(found, output) if workspace is None else ()))


@dataclass(frozen=True, slots=True)
class _Read:
    """An SOP of a file, before what it cites is looked for among the others."""

    file: Given
    kind: Kind
    draft: Draft
    id: str
    pictures: tuple[PagePicture, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the YAML goes."""

    folder: Path
    workspace: Workspace | None
    is_check: bool
    is_forced: bool
    wishes: Wishes
    reader: Reader
    office: Office
    translate: Translate
    has_pictures: bool

    def read(self, file: Given) -> tuple[Imported | _Read, ...]:
        """Read a file: each SOP in it, or why there is none."""
        if file.is_aside:
            reason = other_of(file.read()) or msg("It is no document.")
            return (Imported(file.source, "unknown", reason=reason, is_aside=True),)
        try:
            content = file.read()
        except Unreadable as error:
            return (Imported(file.source, "unknown", reason=error.message),)
        kind = kind_of(content)
        try:
            content = self.office.pdf_of(content, kind) if kind in BY_OFFICE else content
            drafts = drafts_of(content, self.wishes, self.reader, self.office)
        except Unreadable as error:
            return (Imported(file.source, kind, reason=error.message),)
        is_painted = self.has_pictures and kind in ("pdf", *BY_OFFICE)
        pictures = self.reader.pictures(content) if is_painted else ()
        if drafts[0].is_scan and "title" not in drafts[0].data:
            return (Imported(file.source, "scan", draft=drafts[0], reason=_scanned(drafts[0]),
                             pictures=pictures),)  # fmt: skip
        if not drafts[0].has_table:
            reason = msg("No table of a flow was found in it; service standards are not read.")
            return (Imported(file.source, kind, reason=reason, pictures=pictures),)
        own = str(drafts[0].data.get("id") or default_id(file.stem.replace(".", " ")))
        return tuple(
            _Read(file, kind, draft, own if number == 1 else f"{own}-{number}", pictures)
            for number, draft in enumerate(drafts, start=1)
        )

    def made(self, read: _Read) -> Imported:
        """Make the YAML of what was read."""
        file, kind, draft, own = read.file, read.kind, read.draft, read.id
        if draft.version is not None:
            return self._returned(file, kind, draft, draft.version)
        if "title" not in draft.data:
            title = file.stem
            draft.data["title"] = title
            message = msg("No title was found: the file's name stands for it.")
            draft.remarks.append(Remark(None, "", "", "title", title, message))
        path = self._path(own)
        schema = self._schema(path, str(draft.data.get("kind", "micro")))
        notes = {path: note.render(self.translate) for path, note in draft.notes.items()}
        text = yaml_of(_with_id(draft.data, own), schema, notes)
        try:
            before = _content(path)
        except Unreadable as error:
            return Imported(file.source, kind, reason=error.message)
        drift = self._drift(draft, kind)
        return Imported(file.source, kind, path, text, before, draft, drift=drift)

    def _drift(self, draft: Draft, kind: Kind) -> tuple[Drift, ...]:
        if not self.is_check:
            return ()
        is_data = kind == "xlsx" and not draft.counts.symbols
        return drift_in_sheets(draft.data) if is_data else drift_on_paper(draft, self.reader)

    def _returned(self, file: Given, kind: Kind, draft: Draft, version: Version) -> Imported:
        """Merge what a document of ours says into the file of its SOP, or into its own copy."""
        path = self._path(version.sop)
        try:
            before = _content(path)
        except Unreadable as error:
            return Imported(file.source, kind, reason=error.message)
        is_kept = before is not None and not self.is_forced
        found = landed(version, before if before is not None and is_kept else version.content)
        draft.remarks += found.remarks
        if found.content is None:
            return Imported(file.source, kind, draft=draft, reason=found.reason)
        drift = drift_in_sheets(draft.data) if self.is_check and kind == "xlsx" else ()
        text = found.content.decode("utf-8", "surrogateescape")
        changes = found.changes if is_kept else None
        return Imported(file.source, kind, path, text, before, draft, None, drift, changes)

    def _path(self, own: str) -> Path:
        entry = self.workspace.by_id.get(own) if self.workspace else None
        if entry is not None and self.workspace is not None:
            return self.workspace.root / entry.path
        if self.workspace is not None and own in self.workspace.unloaded:
            return self.workspace.root / self.workspace.unloaded[own]
        name = file_name(own, "yaml")
        is_taken = name.casefold() in (FILE_NAME, DEFAULTS_NAME)
        return self.folder / (file_name(f"{own}_", "yaml") if is_taken else name)

    def _schema(self, path: Path, kind: str) -> str | None:
        if self.workspace is None:
            return None
        schema = self.workspace.root / _SCHEMAS / f"{kind}.schema.json"
        return relative(schema, path.parent.resolve()) if schema.is_file() else None


def _apart(read: Sequence[Imported | _Read]) -> Iterator[Imported | _Read]:
    """Give SOPs of others an id of their own where their names are alike."""
    taken: dict[str, _Read] = {}
    for one in read:
        if isinstance(one, Imported) or one.draft.version is not None or one.draft.is_ours:
            yield one
            continue
        first = taken.get(one.id)
        if first is None or first.draft.data == one.draft.data:
            taken[one.id] = one
            yield one
            continue
        numbers = (f"{one.id}-{number}" for number in count(2))
        own = next(name for name in numbers if name not in taken)
        message = msg("`{first}` gives the same id, so this SOP got another.",
                      first=first.file.source)  # fmt: skip
        one.draft.remarks.append(Remark(None, "", "", "id", own, message))
        taken[own] = replace(one, id=own)
        yield taken[own]


def _cite(read: Sequence[_Read], workspace: Workspace | None, wishes: Wishes) -> None:
    """Let our own documents name SOPs that came along, or are there, by their ids."""
    if not any(one.draft.is_ours for one in read):
        return
    from soptool.importing.citing import Citations, Named  # noqa: PLC0415 - for paper of ours alone

    known = [
        Named(one.id, str(data.get("title", "")), str(data.get("number", "")))
        for one in read
        if (data := one.draft.data)
    ]
    entries = workspace.by_id.values() if workspace else ()
    known += [Named(e.sop.id, e.sop.title, e.sop.number or "") for e in entries]
    citations = Citations(known, wishes.laws)
    for one in read:
        if one.draft.is_ours and one.draft.version is None:
            citations.resolve(one.draft)


def _scanned(draft: Draft) -> Message:
    return by_number(
        draft.pages,
        msg("A scan of 1 page: no text or line of it can be read."),
        msg("A scan of {number} pages: no text or line of it can be read.", number=draft.pages),
    )


def _settings(found: Sequence[Imported], folder: Path) -> Iterator[Imported]:
    """Yield the settings that documents of ours carry, for a folder that has none."""
    for one in found:
        if one.draft is None or one.draft.settings is None or one.text is None:
            continue
        path = folder / FILE_NAME
        try:
            text = one.draft.settings.decode()
        except UnicodeDecodeError:
            continue
        yield Imported(one.source, one.kind, path, text)
        return


def _laws(workspace: Workspace | None) -> dict[str, str]:
    """Return the ids of regulations by their titles."""
    laws = workspace.settings.regulations if workspace else {}
    return {normal(law.title): own for own, law in laws.items()}


def _with_id(data: dict[str, Any], own: str) -> dict[str, Any]:
    return {"kind": data.get("kind", "micro"), "id": own, **data} | {"id": own}


def _content(path: Path) -> bytes | None:
    """Return what stands where the YAML belongs. Raises Unreadable."""
    try:
        return content_of(path, MAX_DATA)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = reason_of(error)
        reason = msg("What stands in `{path}` can't be read: {reason}.", path=path, reason=reason)
        raise Unreadable(reason) from error


def _once(one: Imported, before: Sequence[Imported]) -> Imported:
    """Refuse a second file with the same id: it would replace the first."""
    first = next((each for each in before if each.path and each.path == one.path), None)
    if first is None or one.text == first.text:
        return one
    reason = msg("`{first}` has the same id.", first=first.source)
    return replace(one, text=None, path=None, reason=reason)
