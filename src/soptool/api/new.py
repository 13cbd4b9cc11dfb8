"""`sop new`: a file with every section to fill. `sop init`: a workspace that validates at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from pathlib import Path

from soptool.api.schema import schemas_due
from soptool.api.shortened import shortened
from soptool.assets import folder
from soptool.errors import UsageError
from soptool.export.templates import Templates
from soptool.language import msg, with_hint
from soptool.model.parse import parse
from soptool.source.names import SCHEMAS, default_id, schema_name
from soptool.source.read import read
from soptool.workspace.discover import find_root
from soptool.workspace.load import load, relative
from soptool.workspace.workspace import Workspace

__all__ = ("KINDS", "NewFile", "init", "new", "new_workbook")

KINDS = ("micro", "macro", "standard")
_HEADS = ("standar", "standard", "pelayanan", "layanan", "sp", "service", "services")


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written. `is_aid`: a schema, which replaces one of another version."""

    path: Path
    text: str
    is_aid: bool = False
    data: bytes | None = None

    @property
    def content(self) -> bytes:
        """What is to stand in the file; of a workbook there is no text."""
        return self.text.encode() if self.data is None else self.data


def new(
    kind: str,
    name: str,
    place: Path,
    title: str | None = None,
    language: str | None = None,
    templates: Path | None = None,
) -> tuple[NewFile, ...]:
    """Make the file `NAME.yaml` in the folder `place`. Raises UsageError for a bad or taken id.

    Without `language` the file speaks that of the workspace's documents. What its folder's
    defaults say is left out.
    """
    _check_name(name)
    root = find_root(place)
    workspace = load(root)
    _check_free(name, workspace)
    words = language or workspace.settings.language
    text = Templates(templates).render(
        f"new/{kind}.yaml.j2",
        id=name,
        title=" ".join((title or _title(kind, name)).split()),
        language=words,
        schema=_schema_line(place, root),
    )
    _check_reserved(name, text)
    file = place / f"{name}.yaml"
    text = shortened(text, relative(file, root), kind, workspace.chains, words)
    return NewFile(file, text), *_schemas(root)


def new_workbook(
    kind: str,
    name: str,
    place: Path,
    title: str | None = None,
    language: str | None = None,
    templates: Path | None = None,
) -> tuple[NewFile, ...]:
    """Make the workbook `NAME.xlsx`, which explains itself, for someone who writes no YAML.

    Raises UsageError for a bad or taken id.
    """
    from soptool.export.xlsx.guided import guided_workbook  # noqa: PLC0415 - for this alone

    _check_name(name)
    workspace = load(find_root(place))
    _check_free(name, workspace)
    _check_reserved(name, f"kind: {kind}\nid: {name}\ntitle: -\n")
    words = language or workspace.settings.language
    own = " ".join((title or _title(kind, name)).split())
    guide = Templates(templates).render(
        "new/workbook.txt.j2", id=name, title=own, language=words, kind=kind
    )
    data = {"kind": kind, "id": name, "title": own, "status": "draft"}
    content = guided_workbook(data, words, guide.splitlines())
    return (NewFile(place / f"{name}.xlsx", "", data=content),)


def init(place: Path, language: str) -> tuple[NewFile, ...]:
    """Make the files of a new workspace in the folder `place`."""
    templates = Templates()
    sources = folder("templates") / "new" / "init" / language
    files = []
    for name in sorted(_names(sources)):
        path = place / name.removesuffix(".j2")
        text = templates.render(
            f"new/init/{language}/{name}",
            schema=_schema_line(path.parent, place),
            today=_today(),
        )
        files.append(NewFile(path, text))
    ignored = place / ".gitignore"
    if not os.path.lexists(ignored):  # one that is there is the user's
        files.append(NewFile(ignored, "# Made by soptool, and made again at any time.\n/build/\n"))
    return (*files, *_schemas(place))


def _check_name(name: str) -> None:
    meant = default_id(f"{name}.yaml")
    if meant != name:
        problem = msg("`{id}` can't be an id.", id=name)
        hint = msg("An id has small letters, digits and hyphens: `{meant}`.", meant=meant)
        raise UsageError(with_hint(problem, hint))


def _check_free(name: str, workspace: Workspace) -> None:
    entry = workspace.by_id.get(name)
    if entry is not None:
        raise UsageError(msg("`{id}` is the id of {path} already.", id=name, path=entry.path))


def _check_reserved(name: str, text: str) -> None:
    """Ask the model whether it takes the id: Windows keeps some names for itself."""
    path = f"{name}.yaml"
    document, _ = read(path, text.encode())
    if document is None:
        return  # a template of the user's may hold anything
    place = document.value(("id",))
    for finding in parse(document)[1]:
        if finding.place == place:
            raise UsageError(finding.message)


def _title(kind: str, name: str) -> str:
    """Make a title of an id; a standard's is the name of the service alone."""
    words = name.split("-")
    while kind == "standard" and len(words) > 1 and words[0] in _HEADS:
        words = words[1:]
    return " ".join(words).title()


def _today() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return f"{datetime.fromtimestamp(int(epoch), UTC):%Y-%m-%d}"
    return f"{datetime.now().astimezone():%Y-%m-%d}"


def _names(place: Traversable, above: str = "") -> Iterator[str]:
    for item in place.iterdir():
        if item.is_dir():
            yield from _names(item, f"{above}{item.name}/")
        elif item.name.endswith(".j2"):
            yield f"{above}{item.name}"


def _schema_line(place: Path, root: Path) -> str:
    return relative(root / SCHEMAS / schema_name("KIND"), place)


def _schemas(root: Path) -> Iterator[NewFile]:
    """Give the workspace the schemas, so that editors find them without a network."""
    for path, text in schemas_due(root).items():
        yield NewFile(path, text, is_aid=True)
