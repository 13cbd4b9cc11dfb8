"""`sop render`: write documents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import Paths, StdinName, choice, no_such_value, told
from soptool.cli.terminal import Terminal
from soptool.errors import OutputError, UsageError
from soptool.export.exporters import EXPORTERS
from soptool.language import by_number, msg, with_hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptool.api.making import Written
    from soptool.api.render import Rendering
    from soptool.finding import Finding
    from soptool.language import Message


def _begun(incomplete: str) -> list[str]:
    """Offer what the last of several formats may become."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in EXPORTERS if name.startswith(last)]


@command()
def render(
    call: Call,
    paths: Paths = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT,…",
            help=told("Formats, with commas between: {names}.", names=", ".join(EXPORTERS)),
            autocompletion=_begun,
            show_default="html",
        ),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help=told("Folder of the documents."))
    ] = Path("build"),
    book: Annotated[
        Path | None,
        typer.Option(
            "--book",
            metavar="FILE",
            help=told("One PDF of all: cover, contents, every SOP, macros with their parts."),
        ),
    ] = None,
    expand: Annotated[
        str,
        choice(("parts", "all"), "--expand", help=told("One row for each part, or every step.")),
    ] = "parts",
    strict: Annotated[
        bool, typer.Option("--strict", help=told("Refuse SOPs that have errors."))
    ] = False,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="DIR",
            help=told("Templates of your own, by the names of ours."),
        ),
    ] = None,
    stdin_filename: StdinName = None,
) -> int:
    from soptool.api.render import Wanted
    from soptool.api.render import render as prepare
    from soptool.cli.progress import progress
    from soptool.compose.parts import Level

    terminal = call.terminal
    formats = () if book and not to else _formats(to or "html")
    wanted = Wanted(formats, Level(expand), templates, strict, book and book.absolute())
    request = call.request(paths, stdin_filename)
    with progress(terminal) as step:
        rendering = prepare(request, wanted, step)
    return _write(rendering, _Places(output, book), terminal)


def _formats(text: str) -> tuple[str, ...]:
    """Read the value of `--to`: names with commas between. Raises UsageError."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    for name in names:
        if name not in EXPORTERS:
            raise no_such_value("--to", name, tuple(EXPORTERS))
    return names


@dataclass(frozen=True, slots=True)
class _Places:
    """Where documents go: their folder, and the file of the book, as the user wrote them."""

    folder: Path
    book: Path | None

    def of(self, document: Written) -> Path:
        """Return the file of a document; the book's name is its whole path."""
        return self.book if self.book and self.is_book(document) else self.folder / document.name

    def is_book(self, document: Written) -> bool:
        """Whether it is the book."""
        return self.book is not None and document.name == str(self.book.absolute())


@dataclass(slots=True)
class _Saved:
    """What was written, what could not be, and what was found in the making."""

    number: int = 0
    book: Path | None = None
    failed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def _write(rendering: Rendering, places: _Places, terminal: Terminal) -> int:
    from soptool.finding import in_order
    from soptool.report.summary import summary

    saved = _Saved()
    try:
        _save(rendering, places, terminal, saved)
    except OutputError as error:
        _say(rendering, terminal)
        terminal.complain(error.message)
        return 1
    except UsageError:
        _say(rendering, terminal)
        raise
    _say(rendering, terminal)
    found = (_with_hint(finding) for finding in dict.fromkeys(saved.findings))
    terminal.findings(replace(rendering.report, findings=in_order(found)))
    terminal.note(summary(rendering.report))
    for line in (*_written(saved, places), *rendering.skipped):
        terminal.note(line)
    for reason in rendering.refused:
        terminal.complain(reason)
    for name in saved.failed:
        terminal.complain(msg("`{name}` was not written.", name=name))
    if rendering.report.is_misconfigured:
        return 2
    return int(bool(rendering.refused or saved.failed))


def _with_hint(finding: Finding) -> Finding:
    """Put the hint on the line of the message: no other command shows it of a drawing."""
    if finding.hint is None:
        return finding
    return replace(finding, message=with_hint(finding.message, finding.hint))


def _written(saved: _Saved, places: _Places) -> Iterator[Message]:
    """Say how many documents went to the folder, and where the book is."""
    if saved.number or places.book is None:
        yield by_number(
            saved.number,
            msg("1 document written to {folder}.", folder=places.folder),
            msg(
                "{number} documents written to {folder}.",
                number=saved.number,
                folder=places.folder,
            ),
        )
    if saved.book:
        yield msg("The book was written to {path}.", path=saved.book)


def _save(rendering: Rendering, places: _Places, terminal: Terminal, saved: _Saved) -> None:
    from soptool.cli.output import write
    from soptool.cli.progress import progress

    with progress(terminal) as step:
        for count, document in enumerate(rendering.documents, start=1):
            saved.findings += document.findings
            path = places.of(document)
            if document.content is None:
                saved.failed.append(str(path) if places.is_book(document) else document.name)
                continue
            write(path, document.content)
            if places.is_book(document):
                saved.book = path
            else:
                saved.number += 1
            terminal.detail(msg("{path} written", path=path))
            if step:
                step(count, rendering.number)


def _say(rendering: Rendering, terminal: Terminal) -> None:
    """Show what was found in the files; where there are many, only now is all of it known."""
    terminal.findings(rendering.report)
    for note in rendering.notes:
        terminal.note(note)
