"""Documents on their way to a folder: each written by itself, what was found said behind them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from soptool.cli.terminal import Terminal
from soptool.disk.ways import real
from soptool.errors import FileLeft, OutputError, SopToolError
from soptool.language import by_number, grouped, msg, with_hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from soptool.api.making import Failure, Written
    from soptool.api.render import Rendering
    from soptool.api.request import Request
    from soptool.api.unchanged import Document
    from soptool.api.wanted import Wanted
    from soptool.cli.manifest import Manifest
    from soptool.errors import Passage
    from soptool.finding import Finding
    from soptool.language import Message
    from soptool.report.report import Report

_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be written of one workspace, and where: in a folder, and there `way` with `/`."""

    request: Request
    wanted: Wanted
    output: Path
    way: str
    book: Path | None
    is_clean: bool = field(kw_only=True)

    @property
    def folder(self) -> Path:
        """The folder of the documents."""
        return self.output / self.way

    @property
    def places(self) -> Places:
        """Where documents go, as the folder is now. Raises FileLeft: a link lies on the way."""
        from soptool.cli.links import check_no_link
        from soptool.cli.manifest import manifest_in

        check_no_link(self.output, self.way)
        return Places(manifest_in(self.folder), self.book)


def left(work: Work, terminal: Terminal) -> int | None:
    """Say of documents that stand as they would be written what a run would say that writes them.

    None where they must be made.
    """
    from soptool.api.unchanged import unchanged

    places = work.places
    wanted = replace(work.wanted, standing=places.manifest.standing)
    known = unchanged(work.request, wanted, places.manifest.has)
    if known is None or not places.manifest.touch(one.name for one in known.documents):
        return None
    saved = _Saved(len(known.documents), findings=list(known.drawn))
    for one in known.documents:
        terminal.detail(msg("{path} written", path=places.folder / one.name))
    _show(known.report, terminal)
    _tell(known.report, saved, terminal)
    for line in _sums(saved, places):
        terminal.note(line)
    return 2 if known.report.is_misconfigured else 0


def all_written(works: Sequence[Work], terminal: Terminal) -> int:
    """Write the documents of every workspace: what is wrong with one of several stops no other."""
    if len(works) == 1:
        return written(works[0], terminal)
    return max(_written_alone(work, terminal) for work in works)


def _written_alone(work: Work, terminal: Terminal) -> int:
    try:
        return written(work, terminal)
    except SopToolError as error:
        terminal.complain(
            msg("`{workspace}`: {reason}", workspace=work.way or ".", reason=error.message)
        )
        return error.exit_code


def written(work: Work, terminal: Terminal) -> int:
    """Write the documents of one workspace."""
    from soptool.api.render import render as prepare
    from soptool.cli.progress import progress

    places = work.places
    wanted = replace(work.wanted, standing=places.manifest.standing)
    with progress(terminal) as step:
        rendering = prepare(work.request, wanted, step)
    return _write(rendering, places, terminal, is_clean=work.is_clean)


def watched(works: Iterable[Work], terminal: Terminal) -> int:
    """Write documents now, and after every change those that are not any more as they were."""
    from soptool.api.opened import OpenWorkspace
    from soptool.cli.watch import Answer, Watch

    opened = {OpenWorkspace(work.request): work for work in works}

    written = 0  # how often documents were: what was said then stands until there is news

    def answer() -> Answer:
        nonlocal written
        prepared = []
        for one, work in opened.items():
            places = work.places
            wanted = replace(work.wanted, standing=places.manifest.standing)
            prepared.append((one.render(wanted), places, work))
        written += any(rendering.number for rendering, _, _ in prepared)
        said = (written, [rendering.report.findings for rendering, _, _ in prepared])

        def show() -> None:
            for rendering, places, work in prepared:
                _write(rendering, places, terminal, is_clean=work.is_clean)

        return said, show

    templates = (work.wanted.templates for work in opened.values())
    Watch(
        tuple(opened),
        answer,
        terminal,
        tuple(real(folder) for folder in templates if folder),
        tuple(real(work.folder) for work in opened.values()),
    ).run()
    return 0


@dataclass(frozen=True, slots=True)
class Places:
    """Where documents go: their folder, and the file of the book, as the user wrote them."""

    manifest: Manifest
    book: Path | None

    @property
    def folder(self) -> Path:
        """The folder of the documents."""
        return self.manifest.folder

    def of(self, document: Written) -> Path:
        """Return the file of a document; the book's name is its whole path."""
        return self.book if self.book and self.is_book(document) else self.folder / document.name

    def is_book(self, document: Written) -> bool:
        """Whether it is the book."""
        return self.book is not None and document.name == str(self.book.absolute())


@dataclass(slots=True)
class _Saved:
    """What was written, what could not be and why, and what was found in the making."""

    number: int = 0
    book: Path | None = None
    refused: list[Message] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    failures: dict[Failure, list[str]] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """What the worst of them asks for."""
        if any(failure.log for failure in self.failures):
            return 3
        return 2 if self.failures else int(bool(self.refused))


def _write(rendering: Rendering, places: Places, terminal: Terminal, *, is_clean: bool) -> int:
    saved = _Saved()
    try:
        try:
            _save(rendering, places, terminal, saved)
            stale = tuple(_stale(rendering, places)) if is_clean else ()
            cleaned = tuple(_cleaned(stale, places))
        finally:
            places.manifest.save()
    except OutputError as error:  # the disk: whatever else there is to say is not the trouble
        terminal.complain(error.message)
        return 1
    _say(rendering, terminal)
    _tell(rendering.report, saved, terminal)
    for line in (*_sums(saved, places), *cleaned, *rendering.skipped):
        terminal.note(line)
    for reason in (*rendering.refused, *saved.refused):
        terminal.complain(reason)
    for reason, passage in _failures(saved):
        terminal.complain(reason, passage)
    code = 2 if rendering.report.is_misconfigured else int(bool(rendering.refused))
    wrong = (*rendering.refused, *saved.refused, *saved.failures)
    if not (wrong or rendering.notes or rendering.skipped):
        rendering.keep(saved.documents, saved.findings)
    return max(code, saved.exit_code)


def _tell(report: Report, saved: _Saved, terminal: Terminal) -> None:
    """Say what was found in drawings, and how much in all."""
    from soptool.finding import in_order

    found = (hinted(finding) for finding in dict.fromkeys(saved.findings))
    drawn = replace(report, findings=in_order(found))
    # Of a drawing no other command tells: what was found in it is never only counted.
    terminal.findings(drawn)
    hidden = 0 if terminal.is_verbose else _hidden(report)
    _sum_up(replace(report, findings=(*report.findings, *drawn.findings)), hidden, terminal)


def _stale(rendering: Rendering, places: Places) -> Iterator[str]:
    """Yield the documents of SOPs that are gone, and the contents of what is left of one."""
    for name, one in places.manifest.documents.items():
        if name in rendering.lacking if not one.sop else not rendering.is_known(one.sop):
            yield name


def _cleaned(stale: Iterable[str], places: Places) -> Iterator[Message]:
    """Take stale documents away, and say so."""
    gone: list[str] = []
    left: list[str] = []
    for name, went in places.manifest.take_away(stale):
        (gone if went else left).append(name)
    for name in left:
        yield msg("`{name}` is left: it is not as it was written.", name=name)
    if gone:
        yield by_number(
            len(gone),
            msg("1 document deleted: {names}.", names=gone[0]),
            msg("{number} documents deleted: {names}.", number=len(gone), names=", ".join(gone)),
        )


def _failures(saved: _Saved) -> Iterator[tuple[Message, Passage | None]]:
    """Say each reason once, with the documents that it concerns, and show its place."""
    from soptool.cli.crash import log_of

    for failure, names in saved.failures.items():
        listed = ", ".join(f"`{name}`" for name in names[:_FEW])
        shown = f"{listed}, …" if len(names) > _FEW else listed
        reason = failure.message
        if failure.log:
            hint = msg("Please report it, with the log {log}.", log=log_of(failure.log))
            reason = with_hint(reason, hint)
        yield msg("{names}: {reason}", names=shown, reason=reason), failure.passage


def hinted(finding: Finding) -> Finding:
    """Put the hint on the line of the message: no other command shows it of a drawing."""
    if finding.hint is None:
        return finding
    return replace(finding, message=with_hint(finding.message, finding.hint))


def _sums(saved: _Saved, places: Places) -> Iterator[Message]:
    """Say how many documents went to the folder, and where the book is."""
    if saved.number or places.book is None:
        yield by_number(
            saved.number,
            msg("1 document written to {folder}.", folder=places.folder),
            msg(
                "{number} documents written to {folder}.",
                number=grouped(saved.number),
                folder=places.folder,
            ),
        )
    if saved.book:
        yield msg("The book was written to {path}.", path=saved.book)


def _save(rendering: Rendering, places: Places, terminal: Terminal, saved: _Saved) -> None:
    from soptool.cli.progress import progress

    names = (*rendering.names, "")
    # Closed whatever comes: processes that make documents end with it.
    with progress(terminal, terminal.began) as step, closing(rendering.documents):
        if step:
            step(0, rendering.number, names[0])
        for count, document in enumerate(rendering.documents, start=1):
            saved.findings += document.findings
            try:
                _save_one(document, places, terminal, saved)
            except FileLeft as left:
                saved.refused.append(left.message)
            if step:
                step(count, rendering.number, names[count])


def _save_one(document: Written, places: Places, terminal: Terminal, saved: _Saved) -> None:
    from soptool.cli.output import write, write_in

    path, is_book = places.of(document), places.is_book(document)
    name = str(path) if is_book else document.name
    if document.failure is not None:
        saved.failures.setdefault(document.failure, []).append(name)
        return
    if document.content is None:
        raise FileLeft(msg("`{name}` was not written.", name=name))
    if is_book:
        write(path, document.content)
        saved.book = path
    else:
        write_in(places.folder, document.name, document.content)
        saved.documents.append(
            places.manifest.note(document.name, document.sop, document.extension, document.content)
        )
        saved.number += 1
    terminal.detail(msg("{path} written", path=path))


def _say(rendering: Rendering, terminal: Terminal) -> None:
    """Show what was found in the files; where there are many, only now is all of it known."""
    _show(rendering.report, terminal)
    for note in rendering.notes:
        terminal.note(note)


def _show(report: Report, terminal: Terminal) -> None:
    """Show the errors; all that was found where more is asked for."""
    shown = (f for f in report.findings if terminal.is_verbose or f.severity == "error")
    terminal.findings(replace(report, findings=tuple(shown)))


def _hidden(report: Report) -> int:
    """Return how many findings are counted only."""
    from soptool.finding import Severity

    return len(report.findings) - report.count(Severity.ERROR)


def _sum_up(report: Report, hidden: int, terminal: Terminal) -> None:
    """Say on one line what was found, and how to see what was not shown."""
    from soptool.report.summary import summary

    more = msg("`--verbose` shows all.") if hidden else None
    terminal.note(with_hint(summary(report), more))
