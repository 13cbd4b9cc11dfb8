"""What `sop --help` shows, without Typer: it is loaded where a command line must be understood.

The text is Typer's, letter for letter, of the same lists.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from textwrap import TextWrapper, wrap
from typing import Final

from soptool.catalogue import LANGUAGES, translator
from soptool.cli.commands import ABOUT, COMMANDS, VERSION
from soptool.cli.speech import language_of, prepare_streams
from soptool.cli.texts import LANGUAGE, told

_HELP: Final = ("-h", "--help")
_OPTIONS: Final = (
    ("--version", VERSION),
    ("--lang id|en", LANGUAGE),
    ("--install-completion", told("Install completion for the current shell.")),
    (
        "--show-completion",
        told("Show completion for the current shell, to copy it or customize the installation."),
    ),
    ("-h, --help", told("Show this message and exit.")),
)
Translate = Callable[[str], str]


def shown(arguments: Sequence[str]) -> bool:
    """Show the help where nothing else is asked for; return whether it was."""
    if not _asks_only_for_help(arguments):
        return False
    prepare_streams()
    translate = translator(language_of(arguments, os.environ))
    try:
        sys.stdout.write(front(translate, _columns()))
        sys.stdout.flush()
    except OSError:  # said where all such errors are
        return False
    return True


def _asks_only_for_help(arguments: Sequence[str]) -> bool:
    left = [word for word in arguments if word not in _HELP]
    if len(left) == len(arguments) or len(left) > 2:
        return False
    languages = [["--lang", language] for language in LANGUAGES]
    languages += [[f"--lang={language}"] for language in LANGUAGES]
    return not left or (left in languages and arguments[-1] != "--lang")


def _columns() -> int:
    """Return the columns of the screen, 80 where there is none."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


def front(translate: Translate, columns: int) -> str:
    """Return the help of `sop` itself."""
    width = max(min(columns, 80) - 2, 50)
    pieces = (translate("[OPTIONS]"), translate("COMMAND [ARGS]..."))
    lines = [*usage(f"{translate('Usage')}: sop ", pieces, width), ""]
    lines += TextWrapper(width, initial_indent="  ", subsequent_indent="  ").wrap(translate(ABOUT))
    commands = ((name, about) for name, _, about in COMMANDS)
    for title, rows in ((told("Options"), _OPTIONS), (told("Commands"), commands)):
        told_rows = [(name, translate(about)) for name, about in rows]
        lines += ["", f"{translate(title)}:", *_listed(told_rows, width)]
    return "\n".join((*lines, ""))


def usage(head: str, pieces: Sequence[str], width: int) -> list[str]:
    """Return the first line of help, wrapped between words."""
    fits = all(len(head) + len(piece) <= width for piece in pieces)
    return wrap(
        " ".join(pieces),
        width,
        initial_indent=head,
        subsequent_indent=" " * (len(head) if fits else 4),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _listed(rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    column = min(max(len(name) for name, _ in rows), 30) + 2
    for name, about in rows:
        first, *others = wrap(about, max(width - column - 2, 10))
        yield f"  {name:{column}}{first}"
        yield from (f"  {'':{column}}{line}" for line in others)
