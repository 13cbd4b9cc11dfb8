"""`sop import`: PDFs and workbooks become YAML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from soptool.catalogue import LANGUAGES
from soptool.cli.command import Call, command
from soptool.cli.options import WorkspaceFolder, choice
from soptool.cli.texts import told
from soptool.disk.ways import at_home, real
from soptool.errors import FileLeft
from soptool.language import by_number, grouped, msg

if TYPE_CHECKING:
    from soptool.api.imported import Imported
    from soptool.api.mend import Rewritten
    from soptool.cli.terminal import Terminal
    from soptool.importing.setting_up.register import Register


@command("lang", "color", "quiet", "verbose")
def import_(
    call: Call,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|DIR...",
            help=told("PDFs, Word documents and workbooks; folders and zips of them."),
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help=told("Folder of the SOPs."))
    ] = Path(),
    format: Annotated[  # noqa: A002
        str,
        choice(("text", "json", "html"), "--format", "-f", help=told("How the report is shown.")),
    ] = "text",
    output_file: Annotated[
        Path | None,
        typer.Option(
            "--output-file",
            metavar="FILE",
            help=told("Write here instead of standard output."),
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=told("Write nothing; say what would not come back the same.")),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=told("Show what would change, and write nothing."))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=told("Replace files that are there already."))
    ] = False,
    set_up: Annotated[
        bool,
        typer.Option(
            "--set-up",
            help=told("Begin a register: folders of macros and micros, `sop.yaml`, a page of all."),
        ),
    ] = False,
    ocr: Annotated[
        bool,
        typer.Option(
            "--ocr", help=told("Read letters of scans by Tesseract, where it is installed.")
        ),
    ] = False,
    with_names: Annotated[
        bool,
        typer.Option("--with-names", help=told("Take names and staff numbers of signers as well.")),
    ] = False,
    heads: Annotated[
        str | None,
        choice(
            LANGUAGES,
            "--heads",
            help=told("Language of the heads of columns. Default: each is tried."),
        ),
    ] = None,
    workspace: WorkspaceFolder = None,
    strict: Annotated[
        bool, typer.Option("--strict", help=told("Exit with 1 where anything is remarked."))
    ] = False,
) -> int:
    from soptool.api.importing import bring_in
    from soptool.cli.progress import progress
    from soptool.importing.ocr import program
    from soptool.importing.reading import Wishes
    from soptool.importing.setting_up.register import Register

    terminal = call.terminal
    place = at_home(output)
    register = Register(terminal.language) if set_up else None
    with progress(terminal) as step:
        found = bring_in(
            files, place, step, is_check=check, is_forced=force, has_pictures=format == "html",
            wishes=Wishes(with_names=with_names, heads=heads, ocr=program() if ocr else ""),
            translate=terminal.translate, register=register, workspace=workspace,
        )  # fmt: skip
    written: list[Path] = []
    left = 0
    if diff:
        _show_diff(found, terminal)
    elif not check:
        written, left = _write(found, terminal, is_forced=force)
        if register is not None:
            left += _set_up(register, found, place, terminal, is_forced=force)
    _report(found, written, terminal, format, output_file)
    return _exit_code(found, bool(left), is_strict=strict, is_check=check)


def _report(
    found: Sequence[Imported],
    written: Sequence[Path],
    terminal: Terminal,
    form: str,
    file: Path | None,
) -> None:
    """Show what was read, here or in a file, and say how much was written."""
    from soptool.cli.importing_view import set_aside
    from soptool.cli.output import write

    report = _as(form, found, written, terminal)
    if file is not None:
        write(at_home(file), report)
    else:
        (terminal.lines if form == "text" else terminal.result)(report)
    for aside in set_aside(found):
        terminal.note(aside)
    settings = {one.path for one in found if one.is_settings}
    count = sum(path not in settings for path in written)
    many = msg("{number} SOPs written.", number=grouped(count))
    terminal.note(by_number(count, msg("1 SOP written."), many))


def _as(form: str, found: Sequence[Imported], written: Sequence[Path], terminal: Terminal) -> str:
    from soptool.api.imported_page import report_html
    from soptool.api.imported_report import report_json
    from soptool.cli.importing_view import as_text

    if form == "json":
        return report_json(found, written, terminal.translate)
    if form == "html":
        return report_html(found, terminal.language)
    return as_text(found, written, terminal)


def _exit_code(found: Sequence[Imported], left: bool, *, is_strict: bool, is_check: bool) -> int:
    unread = any(one.text is None and not one.is_aside for one in found)
    drafts = [one.draft for one in found if one.draft]
    listed = any(draft.counts.listed for draft in drafts)
    conflicts = any(remark.kind == "conflict" for draft in drafts for remark in draft.remarks)
    remarked = is_strict and any(draft.remarks for draft in drafts)
    drifts = is_check and any(one.drift for one in found)
    return int(unread or left or listed or conflicts or remarked or drifts)


def _write(
    found: Sequence[Imported], terminal: Terminal, *, is_forced: bool
) -> tuple[list[Path], int]:
    """Write what was read; a file that is there stays, unless it may be replaced.

    Return the files that were written, and how many were left.
    """
    from soptool.cli import rewriting
    from soptool.cli.output import sweep, write_in
    from soptool.disk.journal import holds

    written: list[Path] = []
    left, replaced = 0, []
    seen: set[Path] = set()
    for one in found:
        if one.path is None or one.text is None or one.path in seen:
            continue
        seen.add(one.path)
        sweep(one.path.parent)
        try:
            if one.changes is not None and not one.is_there:
                continue
            if not one.is_there:
                if one.before is None:
                    write_in(one.path.parent, one.path.name, one.text, is_new=True)
                written.append(one.path)
            elif is_forced or one.changes is not None:
                replaced.append(_rewritten(one.path, one.before or b"", one.text))
            else:
                hint = msg("`--diff` shows what would change, `--force` replaces it.")
                problem = msg("`{path}` exists already and is left as it is.", path=one.path)
                raise FileLeft(msg("{problem} {hint}", problem=problem, hint=hint))
        except FileLeft as error:
            terminal.complain(error.message)
            left += 1
    left += rewriting.write_all(replaced, terminal, is_each_alone=True)
    return [*written, *(file.path for file in replaced if holds(file.path, file.after))], left


def _set_up(
    register: Register,
    found: Sequence[Imported],
    folder: Path,
    terminal: Terminal,
    *,
    is_forced: bool,
) -> int:
    """Write what belongs beside the SOPs of a register; return how many files were left."""
    from datetime import date

    from soptool.api.set_up import set_up
    from soptool.cli.output import write_in

    left = 0
    files = set_up(register, found, folder, terminal.language, date.today())
    for path, text in files.items():
        try:
            write_in(path.parent, path.name, text, is_new=not is_forced)
            terminal.note(msg("Written: {path}", path=path))
        except FileLeft as error:
            terminal.complain(error.message)
            left += 1
    return left


def _rewritten(path: Path, before: bytes, text: str) -> Rewritten:
    from soptool.api.mend import Rewritten
    from soptool.workspace.discover import find_root
    from soptool.workspace.load import relative

    root = find_root(path.parent)
    return Rewritten(root, relative(real(path.parent) / path.name, root), before, text.encode())


def _show_diff(found: Sequence[Imported], terminal: Terminal) -> None:
    from soptool.api.mend import Rewritten
    from soptool.cli import rewriting

    files = tuple(
        Rewritten(one.path.parent, one.path.name, one.before or b"", one.text.encode())
        for one in found
        if one.path is not None and one.text is not None
    )
    rewriting.show_diff(rewriting.changed(files), terminal)
