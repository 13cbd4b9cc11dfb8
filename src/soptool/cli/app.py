"""The Typer app: the group of commands, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer

from soptool import release
from soptool.cli.commands import ABOUT, COMMANDS, VERSION
from soptool.cli.help import Command, Group, translated
from soptool.cli.options import Lang
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
            help=VERSION,
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Take the options before the command; `run` has read the language already."""


def build() -> Commands:
    """Make the app with all commands, in English."""
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
    group = typer.main.get_command(app)
    assert isinstance(group, Commands)
    vars(group)["commands"] = OnDemand(group)
    return group


class OnDemand(Mapping[str, Any]):
    """The commands of a group by their names, each made, and translated, when it is asked for."""

    def __init__(self, group: Commands) -> None:
        self._group = group
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            where, about = _FUNCTIONS[name]
            self._made[name] = translated(_command(name, where, about), self._group.translate)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_FUNCTIONS)

    def __len__(self) -> int:
        return len(_FUNCTIONS)


_FUNCTIONS = {name: (where, about) for name, where, about in COMMANDS}


def _command(name: str, where: str, about: str) -> Any:
    file, _, function = where.partition(":")
    made = getattr(import_module(f"soptool.cli.{file}"), function)
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command(name, cls=Command, help=about)(made)
    return typer.main.get_command(app)
