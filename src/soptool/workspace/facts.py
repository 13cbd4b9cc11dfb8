"""The little of an SOP that the index keeps: what others are compared with, and whom it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from soptool.finding import KeyPath

if TYPE_CHECKING:
    from soptool.workspace.entry import Entry

Text = tuple[KeyPath, str]
EXPLAINING = ("purpose", "scope", "definitions")
LISTS = ("warnings", "equipment", "records")
CELLS = ("activity", "note", "see", "details")


@dataclass(frozen=True, slots=True)
class Tie:
    """What an SOP says of another among its relations, as `model.relation.Relation` has it."""

    path: KeyPath
    text: str
    sop: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Column:
    """An executor: its name, where that stands, and the unit of the post."""

    path: KeyPath
    name: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class PartRow:
    """A macro's row: the ids of its parts, or title and number of one that is not written yet.

    `texts`: what its cells say.
    """

    index: int
    ids: tuple[str, ...]
    title: str | None
    number: str | None
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What an SOP or standard says that others are compared with. Paths are those of its file.

    `holds`: the SOPs that it contains, with the places where it says so, its generic one among
    them; `explains`: which of purpose, scope and definitions it has; `lists`: the texts of boxes,
    of which those `inherited` are not all written in its own file.
    """

    path: str
    id: str
    kind: str
    title: str
    number: str | None = None
    unit: str | None = None
    status: str | None = None
    process: str | None = None
    extends: str | None = None
    parts: tuple[str, ...] = ()
    holds: tuple[Text, ...] = ()
    explains: tuple[str, ...] = ()
    lists: Mapping[str, tuple[Text, ...]] = field(default_factory=dict, hash=False)
    related: tuple[Tie, ...] = ()
    executors: tuple[Column, ...] = ()
    inherited: tuple[str, ...] = ()
    rows: tuple[PartRow, ...] = ()

    @property
    def is_macro(self) -> bool:
        """Whether it is a macro SOP."""
        return self.kind == "macro"

    @property
    def is_procedure(self) -> bool:
        """Whether it is a micro or a macro, and no service standard."""
        return self.kind != "standard"

    def as_data(self) -> dict[str, Any]:
        """Return it as plain values; empty ones are left out."""
        data = {key: value for key in self.__slots__ if (value := getattr(self, key))}
        for key in ("related", "executors", "rows"):
            if key in data:
                data[key] = [{name: getattr(one, name) for name in one.__slots__}
                             for one in data[key]]  # fmt: skip
        return data


def facts_in(data: Mapping[str, Any]) -> Facts:
    """Read what `as_data` gave, through JSON or not. Raises on anything else."""
    known = dict(data)
    for key in ("parts", "explains", "inherited"):
        known[key] = tuple(map(str, known.get(key, ())))
    known["holds"] = _texts(known.get("holds", ()))
    known["lists"] = {key: _texts(texts) for key, texts in known.get("lists", {}).items()}
    known["related"] = tuple(
        Tie(tuple(one["path"]), one["text"], one["sop"], one["kind"])
        for one in known.get("related", ())
    )
    known["executors"] = tuple(
        Column(tuple(one["path"]), one["name"], one["unit"]) for one in known.get("executors", ())
    )
    known["rows"] = tuple(
        PartRow(one["index"], tuple(one["ids"]), one["title"], one["number"], _texts(one["texts"]))
        for one in known.get("rows", ())
    )
    return Facts(**known)


def _texts(pairs: Any) -> tuple[Text, ...]:
    return tuple((tuple(path), str(text)) for path, text in pairs)


def facts_of(entry: Entry) -> Facts:
    """Take from an SOP what the index keeps."""
    from soptool.model.standard import Standard  # noqa: PLC0415 -- who only reads facts needs no model
    from soptool.shape.names import HOLDS  # noqa: PLC0415

    sop = entry.sop
    holds = tuple((one.path, one.text) for one in entry.sops if one.name.role in HOLDS)
    if isinstance(sop, Standard):
        return Facts(
            entry.path, sop.id, sop.kind, sop.title, sop.number, sop.unit, sop.status,
            parts=entry.parts, holds=holds,
        )  # fmt: skip
    lists = {key: texts for key in LISTS if (texts := texts_in(entry.document.data, key))}
    return Facts(
        entry.path,
        sop.id,
        sop.kind,
        sop.title,
        sop.number,
        sop.unit,
        sop.status,
        sop.process,
        sop.extends,
        entry.parts,
        holds,
        tuple(key for key in EXPLAINING if getattr(sop, key)),
        lists,
        tuple(_ties(entry)),
        tuple(_columns(entry)),
        tuple(key for key in lists if not _is_own(entry, key)),
        tuple(_rows(entry)),
    )


def texts_in(data: Any, *path: str | int) -> tuple[Text, ...]:
    """Return what plain data says at `path`: a text, or a list of texts; empty ones left out."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return ()
    items = enumerate(data) if isinstance(data, list) else [(None, data)]
    return tuple(
        (path if number is None else (*path, number), item.strip())
        for number, item in items
        if isinstance(item, str) and item.strip()
    )


def relation_paths(data: Any) -> list[KeyPath]:
    """Return the paths of the relations of a file, one for each."""
    said = data.get("related") if isinstance(data, dict) else None
    if isinstance(said, list):
        return [("related", index) for index, item in enumerate(said) if item != ""]
    return [("related",)]


def _is_own(entry: Entry, key: str) -> bool:
    document = entry.document
    value = document.at((key,))
    entries = range(len(value)) if isinstance(value, list) else ()
    ways = ((key,), *((key, number) for number in entries))
    return all(document.origin(way)[0] is document.own for way in ways)


def _ties(entry: Entry) -> Iterator[Tie]:
    related = getattr(entry.sop, "related", ())
    paths = relation_paths(entry.document.data)
    for path, relation in zip(paths, related, strict=False):
        yield Tie(path, relation.text, relation.sop, relation.kind)


def _columns(entry: Entry) -> Iterator[Column]:
    for name, executor in getattr(entry.sop, "executors", {}).items():
        is_long = bool(entry.document.at(("executors", name, "name")))
        path = ("executors", name, "name") if is_long else ("executors", name)
        yield Column(path, executor.name, executor.unit)


def _rows(entry: Entry) -> Iterator[PartRow]:
    for index, step in enumerate(entry.sop.steps if entry.sop.kind == "macro" else ()):
        use = step.use
        if use is None or not (use.ids or use.title):
            continue
        cells = (texts_in(entry.document.data, "steps", index, cell) for cell in CELLS)
        texts = tuple(text for cell in cells for text in cell)
        yield PartRow(index, use.ids, use.title, use.number, texts)
