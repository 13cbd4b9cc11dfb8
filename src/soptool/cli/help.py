"""Help in the user's language: what Typer says itself, and the texts of commands and options."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from soptool.cli.commands import COMMANDS
from soptool.cli.front import usage
from soptool.cli.texts import placeholder, shown
from soptool.language import Translate, grouped


class Spoken:
    """What a command and a group of commands have in common: they speak a language."""

    translate: Translate = staticmethod(str)

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Write the first line of help; Typer would cut a long list of words anywhere."""
        head, pieces = (
            f"{self.translate('Usage')}: {ctx.command_path} ",
            [_bare(piece) for piece in self.collect_usage_pieces(ctx)],
        )
        lines = usage(head, pieces, formatter.width)
        formatter.write("\n".join(lines) + "\n")

    def parse_args(self: Any, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line; an error says whose it is, which Typer does not of all."""
        try:
            left: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:
                vars(error)["ctx"] = ctx
            raise
        return left


def _bare(piece: str) -> str:
    """Take off the braces of what is needed, which Typer sets where nothing is to choose, too."""
    return piece if "|" in piece else piece.strip("{}")


ORDER = "soptool.order"
"""Where the context of a command has the names of its options as they were typed, one by one."""


class Command(Spoken, TyperCommand):
    """A command."""

    def make_parser(self, ctx: Any) -> Any:
        """Make the parser; what is given several times may belong together by its order."""
        parser = super().make_parser(ctx)
        parse = parser.parse_args

        def parsed(args: list[str]) -> Any:
            values, rest, order = parse(args)
            ctx.meta[ORDER] = tuple(option.name for option in order)
            return values, rest, order

        parser.parse_args = parsed  # type: ignore[method-assign]
        return parser


class Group(Spoken, TyperGroup):
    """A group of commands, each listed with the whole sentence about it."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the list of commands; Typer would cut the sentences off."""
        rows = [(name, self.translate(about)) for name, _, about in COMMANDS]
        with formatter.section(self.translate("Commands")):
            formatter.write_dl(rows)


_DEFAULT = vars(typer.core)["_get_default_string"]


def speak(translate: Translate) -> None:
    """Have Typer say its own words ("Options", "default: …") and numbers in the user's language."""

    def default(option: Any, *, show_default_is_str: bool, default_value: Any, **rest: Any) -> str:
        if show_default_is_str:
            return str(option.show_default)
        if type(default_value) is int:
            return grouped(default_value).render(translate)
        rest |= {"show_default_is_str": False, "default_value": default_value}
        return str(_DEFAULT(option, **rest))

    vars(typer.core).update(_=translate, _get_default_string=default)


def translated(command: Any, translate: Translate) -> Any:
    """Translate the help of a command in place, and return it; a group has its own translated."""
    command.translate = translate
    command.options_metavar = translate("[OPTIONS]")
    if isinstance(command, Group):
        command.subcommand_metavar = translate("COMMAND [ARGS]...")
    for thing in (command, *command.params):
        if getattr(thing, "help", None):
            thing.help = shown(thing.help, translate)
        if getattr(thing, "metavar", None):
            thing.metavar = placeholder(thing.metavar, translate)
    own = command.get_help_option

    def help_option(context: Any) -> Any:
        option = own(context)
        if option is not None:
            option.help = translate("Show this message and exit.")
        return option

    command.get_help_option = help_option
    return command
