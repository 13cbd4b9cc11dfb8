"""The Typer app: every command in one list."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from soptool import release
from soptool.cli.cache import cache
from soptool.cli.compose import compose
from soptool.cli.diff import diff
from soptool.cli.explain import explain
from soptool.cli.fmt import fmt
from soptool.cli.help import Command, Group
from soptool.cli.impact import impact
from soptool.cli.importing import import_
from soptool.cli.new import init, new
from soptool.cli.options import Lang, told
from soptool.cli.pin import pin
from soptool.cli.rename import rename
from soptool.cli.render import render
from soptool.cli.schema import schema
from soptool.cli.time import time
from soptool.cli.tree import tree
from soptool.cli.validate import validate
from soptool.cli.workload import workload
from soptool.errors import UsageError
from soptool.language import closest_name, did_you_mean, msg, suggest, with_hint


class PipeClosed(Exception):  # noqa: N818
    """Nobody reads any more what the command prints."""


class Commands(Group):
    """The group of commands: a mistyped name gets the nearest as a hint."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; raises UsageError."""
        if args and self.get_command(ctx, args[0]) is None:
            raise _no_such_command(args[0], tuple(self.commands))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; Typer would end with 1 on a closed pipe, and 1 means findings."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise PipeClosed from None


_CALLED = {"check": "validate", "lint": "validate", "periksa": "validate"}
"""Commands by the names that other tools have taught."""


def _no_such_command(name: str, known: tuple[str, ...]) -> UsageError:
    problem = msg("There is no command `{name}`.", name=name)
    near = closest_name(name, (*known, *_CALLED))
    near = _CALLED.get(near, near) if near else None
    return UsageError(
        with_hint(problem, suggest(f"sop {near}") if near else did_you_mean(name, known))
    )


def _show_version(value: bool) -> None:
    if value:
        print(f"soptool {release()}")  # noqa: T201
        raise typer.Exit


def about(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=told("Show the version and exit."),
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Take the options before the command; `run` has read the language already."""


ABOUT = told("SOPs as code: check, compose and render standard operating procedures.")
COMMANDS = (
    (init, told("Begin a workspace that validates and renders at once.")),
    (new, told("Begin a new SOP or service standard, with every section to fill.")),
    (validate, told("Check SOPs, and report what is wrong with them.")),
    (explain, told("Explain a rule: what it asks, why, and how it looks.")),
    (fmt, told("Bring the keys of files into the order of the form.")),
    (tree, told("Show which SOPs are parts of which.")),
    (compose, told("Show a macro expanded into its micros.")),
    (render, told("Write documents.")),
    (import_, told("Read workbooks that people filled, and write them as SOPs.")),
    (time, told("Show how long SOPs take, on which way, and by whom.")),
    (workload, told("Add up the workload of each post, and the staff it needs.")),
    (pin, told("Write down what a macro's parts are like, or find those that have changed.")),
    (
        impact,
        told("Show everything that uses an SOP, a regulation, an executor, a unit or a document."),
    ),
    (rename, told("Give an SOP, an executor, a unit, a document … another name, in every file.")),
    (diff, told("Tell what differs between two states of SOPs.")),
    (cache, told("Show what is kept in .sop-cache, or delete it.")),
    (schema, told("Print the JSON Schema of a kind of file.")),
)


def build() -> Commands:
    """Make the app with all commands."""
    app = typer.Typer(
        name="sop",
        cls=Commands,
        help=ABOUT,
        callback=about,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for function, help_text in COMMANDS:
        name = function.__name__.rstrip("_")
        app.command(name, cls=Command, help=help_text)(function)
    command = typer.main.get_command(app)
    assert isinstance(command, Commands)
    return command
