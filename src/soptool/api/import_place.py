"""Where the YAML of what was read belongs, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from soptool.api.gathered import Given
from soptool.api.homes import Homes
from soptool.api.import_check import Drift, drift_in_sheets, drift_on_paper
from soptool.api.imported import Imported
from soptool.disk.content import MAX_DATA, content_of
from soptool.disk.ways import real
from soptool.errors import reason_of
from soptool.form.names import file_name
from soptool.importing.apart import apart
from soptool.importing.child import Reader
from soptool.importing.draft import Draft, Remark
from soptool.importing.kinds import BY_OFFICE, Kind, kind_of, other_of
from soptool.importing.landing import landed
from soptool.importing.office import Office
from soptool.importing.reading import Wishes, drafts_of
from soptool.importing.setting_up.register import Register
from soptool.importing.sheets import PagePicture
from soptool.importing.unreadable import NoSop, Unreadable
from soptool.importing.version import Version
from soptool.importing.yaml import literal, yaml_of
from soptool.language import Message, Translate, by_number, msg
from soptool.source.names import DEFAULTS_NAME, FILE_NAME, default_id
from soptool.workspace.load import relative

_SCHEMAS: Final = ".sop"
_BOOKS: Final = ("xlsx", "xls", "ods")


@dataclass(frozen=True, slots=True)
class Read:
    """An SOP of a file, before what it cites is looked for among the others."""

    file: Given
    kind: Kind
    draft: Draft
    id: str
    pictures: tuple[PagePicture, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether it was read from a drawn form, not from cells of data."""
        return self.kind not in _BOOKS or self.draft.is_drawn


@dataclass(frozen=True, slots=True)
class Place:
    """Where the YAML goes."""

    folder: Path
    homes: Homes
    is_check: bool
    is_forced: bool
    wishes: Wishes
    reader: Reader
    office: Office
    translate: Translate
    has_pictures: bool
    register: Register | None

    def read(self, file: Given) -> tuple[Imported | Read, ...]:
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
            content = self.office.readable(content, kind) if kind in BY_OFFICE else content
            drafts = drafts_of(content, self.wishes, self.reader, self.office)
        except Unreadable as error:
            is_aside = isinstance(error, NoSop)
            return (Imported(file.source, kind, reason=error.message, is_aside=is_aside),)
        is_painted = self.has_pictures and kind_of(content) == "pdf"
        pictures = self.reader.pictures(content) if is_painted else ()
        if drafts[0].is_scan and "title" not in drafts[0].data:
            return (Imported(file.source, "scan", draft=drafts[0], reason=_scanned(drafts[0]),
                             pictures=pictures),)  # fmt: skip
        if not drafts[0].has_table:
            reason = msg(
                "No table of a flow was found in it, and no components of a service standard."
            )
            return (Imported(file.source, kind, reason=reason, pictures=pictures),)
        own = str(drafts[0].data.get("id") or default_id(file.stem.replace(".", " ")))
        return tuple(
            Read(file, kind, draft, own if number == 1 else f"{own}-{number}", pictures)
            for number, draft in enumerate(drafts, start=1)
        )

    def made(self, read: Read) -> Imported:
        """Make the YAML of what was read."""
        file, kind, draft, own = read.file, read.kind, read.draft, read.id
        if draft.version is not None:
            return self._returned(file, kind, draft, draft.version)
        if "title" not in draft.data:
            title = file.stem
            first = [key for key in ("kind", "id") if key in draft.data]
            draft.data = {key: draft.data[key] for key in first} | {"title": title} | draft.data
            message = msg("No title was found: the file's name stands for it.")
            draft.remarks.append(Remark(None, "", "", "title", title, message))
        try:
            path = self._path(own, str(draft.data.get("kind", "micro")))
            before = _content(path)
        except Unreadable as error:
            return Imported(file.source, kind, reason=error.message)
        schema = self._schema(path, str(draft.data.get("kind", "micro")))
        notes = {path: note.render(self.translate) for path, note in draft.notes.items()}
        text = yaml_of(_with_id(self._apart(read, path), own), schema, notes)
        drift = self._drift(draft, kind)
        return Imported(file.source, kind, path, text, before, draft, drift=drift)

    def _drift(self, draft: Draft, kind: Kind) -> tuple[Drift, ...]:
        if not self.is_check:
            return ()
        is_data = kind in _BOOKS and not draft.is_drawn
        return drift_in_sheets(draft.data) if is_data else drift_on_paper(draft, self.reader)

    def _returned(self, file: Given, kind: Kind, draft: Draft, version: Version) -> Imported:
        """Merge what a document of ours says into the file of its SOP, or into its own copy."""
        try:
            path = self._path(version.sop, str(draft.data.get("kind", "micro")))
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

    def _apart(self, read: Read, path: Path) -> dict[str, Any]:
        """Return what was read, in a stranger's SOP without what it would inherit here."""
        if not read.is_drawn:
            return read.draft.data
        said = cast("dict[str, Any]", literal(read.draft.data))
        if read.draft.is_ours:
            return said
        workspace = self.homes.around(path)
        root = workspace.root if workspace else self.folder
        chains = workspace.chains if workspace else None
        if chains is None and self.register is not None:
            chains = self.register.chains
        place = relative(real(path.parent) / path.name, real(root))
        return apart(said, place, chains) if chains is not None else said

    def _path(self, own: str, kind: str) -> Path:
        """Return where the YAML of an SOP belongs. Raises Unreadable."""
        there = self.homes.file_of(own)
        if there is not None:
            return there
        folder = self.folder / self.register.folder(kind) if self.register else self.folder
        name = file_name(own, "yaml")
        is_taken = name.casefold() in (FILE_NAME, DEFAULTS_NAME)
        return folder / (file_name(f"{own}_", "yaml") if is_taken else name)

    def _schema(self, path: Path, kind: str) -> str | None:
        workspace = self.homes.around(path)
        if workspace is None:
            return None
        schema = workspace.root / _SCHEMAS / f"{kind}.schema.json"
        return relative(schema, real(path.parent)) if schema.is_file() else None


def _scanned(draft: Draft) -> Message:
    return by_number(
        draft.pages,
        msg("A scan of 1 page: no text or line of it can be read."),
        msg("A scan of {number} pages: no text or line of it can be read.", number=draft.pages),
    )


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
