"""`sop fmt`: bring the keys of files into canonical order."""

from __future__ import annotations

from typing import Annotated

import typer

from soptool.cli.command import Call, command
from soptool.cli.options import Paths, StdinName
from soptool.cli.texts import told
from soptool.language import Message, grouped, msg


@command()
def fmt(
    call: Call,
    paths: Paths = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=told("Write nothing; exit with 1 if a file would change.")),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=told("Show what would change, and write nothing."))
    ] = False,
    stdin_filename: StdinName = None,
) -> int:
    from soptool.api.fmt import arranged, left_out
    from soptool.api.scope import open_scopes
    from soptool.cli import rewriting
    from soptool.cli.progress import progress
    from soptool.cli.unread import passed_over

    terminal = call.terminal
    request = call.request(paths, stdin_filename)
    is_dry = check or diff
    if not is_dry:
        rewriting.settle(request, terminal)
    with progress(terminal) as step:
        scopes = open_scopes(request, step)
    files = arranged(scopes)
    code = passed_over([path for scope in scopes for path in left_out(scope)], terminal)
    changed = rewriting.changed(files)
    left = 0
    if diff:
        rewriting.show_diff(changed, terminal)
    elif paths == ["-"]:
        terminal.result("".join(file.after.decode() for file in files))
        return code
    elif not check:
        left = rewriting.write_all(changed, terminal, is_each_alone=True)
    for file in changed:
        terminal.detail(msg("{path}", path=file.name))
    terminal.note(_note(len(changed) - left, len(files), is_dry=is_dry))
    return max(code, int(bool(left) or (is_dry and bool(changed))))


def _note(changed: int, looked_at: int, *, is_dry: bool) -> Message:
    all_of_them, some = grouped(looked_at), grouped(changed)
    if not changed:
        return msg("Files in order: {number}.", number=all_of_them)
    if is_dry:
        return msg(
            "Files that would change: {changed} of {number}.", changed=some, number=all_of_them
        )
    return msg("Files changed: {changed} of {number}.", changed=some, number=all_of_them)
