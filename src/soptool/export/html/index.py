"""`index.html`: the hierarchy of the workspace, with a way to every document written beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from soptool.export.exporters import LABELS
from soptool.export.press import Press
from soptool.form.edition import Edition
from soptool.form.page import Badge, date_text
from soptool.form.services import Services, services_of
from soptool.model.sop import Macro
from soptool.workspace.entry import Entry
from soptool.workspace.workspace import Workspace

FILE_NAME = "index.html"
KINDS = ("standard", "macro", "micro")


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document that was written."""

    format: str
    file: str
    alternative: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An SOP in its place of the hierarchy; without `kind` it is not written yet."""

    depth: int
    title: str
    file: str | None = None
    kind: str | None = None
    number: str | None = None
    unit: str | None = None
    status: str | None = None
    state: str = ""
    effective: str | None = None
    uses: int = 0
    is_repeated: bool = False
    links: tuple[DocumentLink, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The whole page. `counts` has how many there are of each kind."""

    language: str
    title: str
    agency: str | None
    logo: str | None
    counts: tuple[tuple[str, int], ...]
    rows: tuple[IndexRow, ...]
    services: Services
    badge: Badge | None = None


def index_html(press: Press) -> str:
    """Return the page of the workspace; it links what `edition.written` has."""
    edition = press.edition
    return press.templates.render(
        "html/index.html.j2",
        page=index_page(edition),
        t=edition.t,
        link=lambda name: edition.link(name, "html"),
    )


def index_page(edition: Edition) -> IndexPage:
    """Lay out the hierarchy: standards, their macros, their micros; each subtree once."""
    workspace, t = edition.workspace, edition.t
    name = edition.settings.organization.name
    walk = _Walk(edition)
    rows = tuple(row for entry in _roots(workspace) for row in walk.rows(entry, 0))
    kinds: Counter[str] = Counter(entry.sop.kind for entry in workspace.by_id.values())
    return IndexPage(
        edition.language,
        t("Procedures of {name}", name=name) if name else t("Procedures"),
        edition.settings.organization.parent,
        edition.logo,
        tuple((t(kind), kinds[kind]) for kind in KINDS if kinds[kind]),
        rows,
        services_of(edition),
    )


def _roots(workspace: Workspace) -> tuple[Entry, ...]:
    """Return what nothing else holds, standards first; of a circle its first SOP."""
    entries = sorted(workspace.by_id.values(), key=lambda entry: KINDS.index(entry.sop.kind))
    roots: list[Entry] = []
    reached: set[str] = set()
    held = [entry for entry in entries if workspace.users.get(entry.sop.id)]
    for entry in (*(entry for entry in entries if entry not in held), *held):
        if entry.sop.id not in reached:
            roots.append(entry)
            _reach(entry.sop.id, workspace, reached)
    return tuple(roots)


def _reach(name: str, workspace: Workspace, reached: set[str]) -> None:
    waiting = [name]
    while waiting:
        entry = workspace.by_id.get(waiting.pop())
        if entry is not None and entry.sop.id not in reached:
            reached.add(entry.sop.id)
            waiting += entry.parts


@dataclass(slots=True)
class _Walk:
    edition: Edition
    shown: set[str] = field(default_factory=set)

    def rows(self, root: Entry, depth: int) -> Iterator[IndexRow]:
        """Yield the SOP and everything below it; what stands above already ends there."""
        waiting: list[tuple[Entry | IndexRow, int]] = [(root, depth)]
        while waiting:
            item, level = waiting.pop()
            if isinstance(item, IndexRow):
                yield item
                continue
            below = list(self._below(item, level + 1))
            is_repeated = bool(below) and item.sop.id in self.shown
            yield self._row(item, level, is_repeated=is_repeated)
            if item.sop.id not in self.shown:
                self.shown.add(item.sop.id)
                waiting += reversed(below)

    def _below(self, entry: Entry, depth: int) -> Iterator[tuple[Entry | IndexRow, int]]:
        known = self.edition.workspace.by_id
        for name in entry.parts:
            yield known[name] if name in known else IndexRow(depth, name), depth
        for step in entry.sop.steps if isinstance(entry.sop, Macro) else ():
            if step.use and step.use.title is not None:
                yield IndexRow(depth, step.use.title, number=step.use.number), depth

    def _row(self, entry: Entry, depth: int, *, is_repeated: bool) -> IndexRow:
        sop, edition = entry.sop, self.edition
        effective = sop.dates.effective
        return IndexRow(
            depth=depth,
            title=sop.title,
            file=edition.link(sop.id, "html"),
            kind=edition.t(sop.kind),
            number=sop.number,
            unit=sop.unit,
            status=edition.t(sop.status) if sop.status else None,
            state=sop.status or "",
            effective=date_text(effective, edition) if effective else None,
            uses=len(edition.workspace.users.get(sop.id, ())),
            is_repeated=is_repeated,
            links=tuple(self._links(entry)),
        )

    def _links(self, entry: Entry) -> Iterator[DocumentLink]:
        edition = self.edition
        for extension, name in LABELS.items():
            file = edition.link(entry.sop.id, extension)
            if file is not None:
                text = edition.t("{title} as {format}", title=entry.sop.title, format=name)
                yield DocumentLink(name, file, text)
