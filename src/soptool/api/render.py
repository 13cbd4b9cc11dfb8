"""`sop render`: documents of the SOPs asked for, made one after another."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from soptool.api.background import Background
from soptool.api.book import book
from soptool.api.checking import Checking, levels_in
from soptool.api.compose import paths_of
from soptool.api.making import Studio, Written, make_all, written
from soptool.api.request import Request
from soptool.api.scope import Scope, open_scope
from soptool.api.unchanged import Document, keep
from soptool.api.validate import Checked, checked, reported
from soptool.api.wanted import Wanted
from soptool.compose.expand import Composer
from soptool.export.exporters import EXPORTERS
from soptool.export.html import index
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.export.templates import Templates
from soptool.finding import Finding, Severity
from soptool.form.edition import Edition
from soptool.form.names import REGISTER, file_name
from soptool.language import Message, by_number, msg
from soptool.model.sop import Macro
from soptool.report.report import Report
from soptool.source.names import FILE_NAME
from soptool.workspace.entry import Entry
from soptool.workspace.load import Progress
from soptool.workspace.logo import load_logo

__all__ = ("Rendering", "Wanted", "render")


@dataclass(frozen=True, slots=True)
class Rendering:
    """Documents to be made while they are asked for, in the order of `names`, their files.

    `refused`: who was left out, and why.

    `skipped`: which files of a folder or workspace hold no SOP that can be drawn.
    `is_known` tells whether there is an SOP with an id, `lacking` which documents of the whole
    workspace are not made, the others being too few. `say` gives the findings; where there are
    many documents they are looked for meanwhile. `keep` is told of all documents that were written,
    in order, and what was found in the making: the next run may find them as they are.
    """

    documents: Generator[Written, None, None]
    names: tuple[str, ...]
    say: Callable[[], Report]
    refused: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    skipped: tuple[Message, ...] = ()
    is_known: Callable[[str], bool] = bool
    lacking: frozenset[str] = frozenset()
    keep: Callable[[Sequence[Document], Sequence[Finding]], None] = lambda *_: None

    @property
    def number(self) -> int:
        """How many documents there are."""
        return len(self.names)

    @property
    def report(self) -> Report:
        """The findings of the files: waited for, so best asked for behind the documents."""
        return self.say()


def render(request: Request, wanted: Wanted, progress: Progress | None = None) -> Rendering:
    """Prepare the documents of the SOPs asked for. Raises UsageError."""
    scope = open_scope(request, progress)
    made = rendering(scope, wanted)
    return replace(made, keep=partial(keep, request, wanted, scope, made.say))


def rendering(
    scope: Scope, wanted: Wanted, is_asked: Callable[[Entry | None], bool] = lambda _: True
) -> Rendering:
    """Prepare documents of the SOPs of a scope, of those asked for: None asks for those of all.

    Raises UsageError.
    """
    entries, doubles = _without_doubles(scope)
    meant = _with_parts(scope, entries)
    counted = any(EXPORTERS[name].of_scorecard for name in wanted.formats)
    checking = Checking(scorecard=counted, is_alone=not (counted or wanted.is_strict))
    levels_in(meant, checking.selection)  # a wrong profile stops the run before it begins
    check = Background(partial(checked, meant, checking))
    faulty = _faulty(scope, entries, check.result) if wanted.is_strict else ()
    incomplete = _incomplete(scope, entries, faulty) if wanted.is_strict else ()
    without = {entry.sop.id for entry in (*faulty, *incomplete)}
    entries = tuple(entry for entry in entries if entry.sop.id not in without)
    logo, trouble = load_logo(scope.workspace.root, scope.workspace.settings)
    without_logo = trouble is not None and wanted.is_strict
    entries = () if without_logo else entries
    stands = _stands(entries, wanted)
    asked = tuple(entry for entry in entries if is_asked(entry))
    press = Press(
        Edition(scope.workspace, logo, stands, wanted.connectors),
        Templates(wanted.templates),
        check.result.scorecard if checking.scorecard else None,
        wanted.data_version,
        wanted.attaches_source,
    )
    tasks = tuple(
        (entry, tuple(name for name in wanted.formats if EXPORTERS[name].takes(entry.sop.kind)))
        for entry in asked
    )
    studio = Studio(tuple(task for task in tasks if task[1]), press, wanted.level)
    whole, lacking = _of_whole(scope, entries, wanted, stands)
    of_all = is_asked(None)
    pages, book_file = whole if of_all else (), wanted.book if of_all and entries else None
    return Rendering(
        _made(studio, check, entries, book_file, pages, wanted.jobs),
        tuple(_names(studio, book_file, pages)),
        lambda: reported(meant, check.result),
        (
            *_unloaded(scope),
            *(_skipped(scope) if wanted.is_strict else ()),
            *doubles,
            *(msg("`{id}` has errors and was not written.", id=entry.sop.id) for entry in faulty),
            *(
                msg("`{id}` is not complete and was not written.", id=entry.sop.id)
                for entry in incomplete
            ),
            *((trouble, msg("Nothing was written.")) if trouble and without_logo else ()),
        ),
        (trouble,) if trouble and not without_logo else (),
        () if wanted.is_strict else _skipped(scope),
        scope.workspace.by_id.__contains__,
        lacking,
    )


def _register(press: Press) -> Painted:
    from soptool.export.xlsx.register import register_xlsx  # noqa: PLC0415 - for this alone

    return register_xlsx(press)


_OF_WHOLE: Final[Mapping[str, Callable[[Press], Painted]]] = {
    index.FILE_NAME: lambda press: Painted(index.index_html(press)),
    REGISTER: _register,
}
"""Documents of a workspace as a whole, by their files."""


def _of_whole(
    scope: Scope, entries: Sequence[Entry], wanted: Wanted, stands: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return which documents of the whole are made, and which not, though a format has them."""
    exporters = [EXPORTERS[name] for name in wanted.formats]
    made: dict[str, bool] = {}
    indexed = [exporter.extension for exporter in exporters if exporter.indexed]
    if indexed:
        made[index.FILE_NAME] = any(len(stands.get(extension, ())) > 1 for extension in indexed)
    if any(exporter.registered for exporter in exporters):
        there = {entry.sop.id for entry in scope.workspace.entries}
        is_whole = there == {entry.sop.id for entry in entries}
        made[REGISTER] = is_whole and len(there) > 1
    return tuple(name for name in made if made[name]), frozenset(made) - {
        name for name in made if made[name]
    }


def _stands(entries: Sequence[Entry], wanted: Wanted) -> Mapping[str, frozenset[str]]:
    """Return whose documents stand beside each other behind this run, by extension."""
    stands = dict(wanted.standing)
    for exporter in (EXPORTERS[name] for name in wanted.formats):
        made = frozenset(entry.sop.id for entry in entries if exporter.takes(entry.sop.kind))
        stands[exporter.extension] = stands.get(exporter.extension, frozenset()) | made
    return stands


def _without_doubles(scope: Scope) -> tuple[tuple[Entry, ...], tuple[Message, ...]]:
    """Leave out an SOP whose id another has: its document would replace the other's."""
    by_id = scope.workspace.by_id
    entries = scope.entries
    kept = tuple(entry for entry in entries if by_id[entry.sop.id].path == entry.path)
    doubles = tuple(entry for entry in entries if by_id[entry.sop.id].path != entry.path)
    return kept, tuple(_is_double(entry, by_id[entry.sop.id]) for entry in doubles)


def _unloaded(scope: Scope) -> tuple[Message, ...]:
    """Say which of the files named one by one hold no SOP that can be drawn."""
    gone = sorted(scope.named - scope.workspace.by_path.keys() - _no_sops(scope))
    return tuple(msg("`{path}` can't be loaded and was not written.", path=path) for path in gone)


def _skipped(scope: Scope) -> tuple[Message, ...]:
    """Say in one line which files of the folders meant can't be loaded; those named are refused."""
    paths = [path for path in scope.unread if path not in scope.named]
    if not paths:
        return ()
    names = ", ".join(f"`{path}`" for path in paths)
    return (
        by_number(
            len(paths),
            msg("{names} can't be loaded and was not written.", names=names),
            msg("{names} can't be loaded and were not written.", names=names),
        ),
    )


def _no_sops(scope: Scope) -> set[str]:
    """Return the files that say something for SOPs and are none."""
    return {FILE_NAME, *scope.workspace.chains.paths}


def _is_double(entry: Entry, first: Entry) -> Message:
    return msg(
        "`{path}` was not written: `{first}` has the id `{id}` too, and stands for it.",
        path=entry.path,
        first=first.path,
        id=entry.sop.id,
    )


def _with_parts(scope: Scope, entries: Sequence[Entry]) -> Scope:
    if scope.paths is None:
        return scope
    return replace(scope, paths=scope.paths | paths_of(scope.workspace, *entries))


def _faulty(scope: Scope, entries: Sequence[Entry], found: Checked) -> tuple[Entry, ...]:
    """Return the SOPs that have an error, in their own file or in a part's."""
    errors = [f for f in found.findings if f.severity is Severity.ERROR]
    bad, chains = {f.place.path for f in errors}, scope.workspace.chains
    inherited = [f for f in errors if chains.holds(f.place)]

    def is_faulty(entry: Entry) -> bool:
        paths = paths_of(scope.workspace, entry)
        return bool(bad & paths) or any(chains.concerns(f, paths) for f in inherited)

    return tuple(entry for entry in entries if is_faulty(entry))


def _incomplete(
    scope: Scope, entries: Sequence[Entry], faulty: Sequence[Entry]
) -> tuple[Entry, ...]:
    """Return the macros of which a part can't be expanded, where no error says so."""
    composer = Composer(scope.workspace)
    macros = (entry for entry in entries if isinstance(entry.sop, Macro) and entry not in faulty)
    return tuple(entry for entry in macros if not composer.expand(entry).is_complete)


def _names(studio: Studio, file: Path | None, pages: Sequence[str]) -> Iterator[str]:
    """Yield the files of the documents in the order in which they are made."""
    for entry, formats in studio.tasks:
        for name in formats:
            yield file_name(entry.sop.id, EXPORTERS[name].extension)
    yield from pages
    if file is not None:
        yield file.name


def _made(
    studio: Studio,
    check: Background[Checked],
    entries: Sequence[Entry],
    file: Path | None,
    pages: Sequence[str],
    jobs: int | None,
) -> Generator[Written, None, None]:
    yield from make_all(studio, check, jobs)
    reads = studio.press.edition.workspace.reads
    with reads.noting() as asked:
        for name in pages:
            page = written(name, partial(_OF_WHOLE[name], studio.press))
            yield replace(page, reads=frozenset(asked))
        if file is not None:
            whole = book(entries, studio, str(file))
            yield replace(whole, reads=frozenset((*asked, "all")))
