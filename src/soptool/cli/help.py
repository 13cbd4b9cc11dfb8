"""Help in the user's language: what Typer says itself, and the texts of commands and options."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from soptool.cli.options import shown
from soptool.language import Translate


class Spoken:
    """What a command and a group of commands have in common: they speak a language."""

    translate: Translate = staticmethod(str)

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Write the first line of help; Typer would cut a long list of words anywhere."""
        head, pieces = (
            f"{self.translate('Usage')}: {ctx.command_path} ",
            self.collect_usage_pieces(ctx),
        )
        fits = all(len(head) + len(piece) <= formatter.width for piece in pieces)
        lines = wrap(
            " ".join(pieces),
            formatter.width,
            initial_indent=head,
            subsequent_indent=" " * (len(head) if fits else 4),
            break_long_words=False,
            break_on_hyphens=False,
        )
        formatter.write("\n".join(lines) + "\n")


class Command(Spoken, TyperCommand):
    """A command."""


class Group(Spoken, TyperGroup):
    """A group of commands, each listed with the whole sentence about it."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the list of commands; Typer would cut the sentences off."""
        rows = [(name, command.help or "") for name, command in self.commands.items()]
        with formatter.section(self.translate("Commands")):
            formatter.write_dl(rows)


def speak(translate: Translate) -> None:
    """Have Typer say its own words ("Options", "default: …") in the user's language."""
    vars(typer.core)["_"] = translate


def translated(command: Any, translate: Translate) -> None:
    """Translate the help of a command and of those below it, in place."""
    command.translate = translate
    command.options_metavar = translate("[OPTIONS]")
    if isinstance(command, Group):
        command.subcommand_metavar = translate("COMMAND [ARGS]...")
    for thing in (command, *command.params):
        if getattr(thing, "help", None):
            thing.help = shown(thing.help, translate)
    own = command.get_help_option

    def help_option(context: Any) -> Any:
        option = own(context)
        if option is not None:
            option.help = translate("Show this message and exit.")
        return option

    command.get_help_option = help_option
    for below in getattr(command, "commands", {}).values():
        translated(below, translate)
