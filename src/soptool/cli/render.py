"""`sop render`: write documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import (
    DATA_VERSION,
    DataVersion,
    Each,
    Jobs,
    Paths,
    Scheduler,
    StdinName,
    Watching,
    choice,
    no_such_value,
)
from soptool.cli.texts import told
from soptool.errors import UsageError
from soptool.export.exporters import EXPORTERS
from soptool.language import msg


def _begun(incomplete: str) -> list[str]:
    """Offer what the last of several formats may become."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in EXPORTERS if name.startswith(last)]


@command(is_kept=True)
def render(
    call: Call,
    paths: Paths = None,
    to: Annotated[
        list[str] | None,
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
            help=told(
                "One PDF of all: cover, contents, every SOP, macros with their parts;"
                " a Word document where FILE ends in `.docx`."
            ),
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
    clean: Annotated[
        bool,
        typer.Option(
            "--clean",
            help=told("Delete documents of earlier runs whose SOP is gone."),
        ),
    ] = False,
    jobs: Jobs = 0,
    watch: Watching = False,
    each: Each = False,
    scheduler: Scheduler = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help=told("With --each, leave out what an earlier run has done.")),
    ] = False,
    connectors: Annotated[
        str,
        choice(
            ("lettered", "none"),
            "--connectors",
            help=told("How lines go on over pages: through lettered connectors, or as they are."),
        ),
    ] = "lettered",
    attach_source: Annotated[
        bool,
        typer.Option(
            "--attach-source",
            help=told("PDFs carry the YAML that they were made from (PDF/A-3)."),
        ),
    ] = False,
    data_version: DataVersion = DATA_VERSION,
    stdin_filename: StdinName = None,
) -> int:
    from soptool.api.wanted import Wanted
    from soptool.cli.documents import Work, all_written, left, watched
    from soptool.cli.links import check_inside, home_of
    from soptool.compose.level import Level

    formats = () if book and not to else _formats(",".join(to or ("html",)))
    if book and book.suffix.lower() not in (".pdf", ".docx"):
        raise UsageError(msg("A book ends in `.pdf` or `.docx`, not as `{path}`.", path=book))
    file = book and book.absolute()
    wanted = Wanted(
        formats, Level(expand), templates, strict, file, int(data_version), connectors == "lettered"
    )
    wanted = replace(wanted, jobs=jobs or None, attaches_source=attach_source)
    if "output" not in call.typed:  # then it may have come with the files, as a link
        check_inside(output, home_of(Path.cwd()))
    if each or scheduler or resume:
        from soptool.api.workers import cores
        from soptool.cli.each import Crew, render_each

        if not each:
            raise UsageError(msg("`--scheduler` and `--resume` need `--each`."))
        request = call.request(paths, stdin_filename)
        call.refuse("--each", request, "book", "clean", "watch", "workspace")
        crew = Crew(scheduler, jobs or cores())
        return render_each(request, wanted, output, crew, call.terminal, resumes=resume)
    request = call.request(paths, stdin_filename)
    if not (watch or clean):
        code = left(Work(request, wanted, output, "", book, is_clean=False), call.terminal)
        if code is not None:
            return code
    from soptool.api.scope import requests_of
    from soptool.cli.walk import common_way

    requests = requests_of(request)
    if len(requests) > 1 and book:
        raise UsageError(msg("A book holds one workspace: name it with `--workspace`."))
    way = common_way(requests)
    works = [Work(one, wanted, output, way(one), book, is_clean=clean) for one in requests]
    if watch:
        for one in requests:
            call.refuse("--watch", one)
        return watched(works, call.terminal)
    return all_written(works, call.terminal)


def _formats(text: str) -> tuple[str, ...]:
    """Read the value of `--to`: names with commas between. Raises UsageError."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    for name in names:
        if name not in EXPORTERS:
            raise no_such_value("--to", name, tuple(EXPORTERS))
    return names
