"""Options that several commands share. Help texts are templates for the catalogues."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from soptool.cli.completion import ids
from soptool.cli.texts import LANGUAGE, told
from soptool.errors import UsageError
from soptool.export.versions import VERSION, VERSIONS
from soptool.language import did_you_mean, msg, with_hint


def whole(value: str | int) -> int | None:
    """Read a whole number as people write it: `75000`, `75.000`, `75,000`; None if it is none."""
    text = str(value).strip()
    if re.fullmatch(r"\d{1,3}([.,_ ]\d{3})+|\d+", text, re.ASCII) is None:
        return None
    return int(re.sub(r"\D", "", text))


def choice(names: Iterable[str], *flags: str, help: str) -> Any:  # noqa: A002
    """Make an option that takes one of `names`; a slip gets the nearest as a hint."""
    allowed = tuple(names)
    return typer.Option(
        *flags,
        metavar="|".join(allowed),
        help=help,
        callback=_one_of(flags[0], allowed),
        autocompletion=lambda incomplete: [n for n in allowed if n.startswith(incomplete)],
    )


def _one_of(flag: str, allowed: tuple[str, ...]) -> Callable[[str | None], str | None]:
    def checked(value: str | None) -> str | None:
        if value is None or value in allowed:
            return value
        raise no_such_value(flag, value, allowed)

    return checked


def no_such_value(flag: str, value: str, allowed: tuple[str, ...]) -> UsageError:
    """Make the error for a value that is none of those allowed."""
    problem = msg("`{flag}` does not know `{value}`.", flag=flag, value=value)
    return UsageError(with_hint(problem, did_you_mean(value, allowed)))


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH|ID]...",
        help=told("Files, folders, globs or ids; `-` is standard input. Default: everything."),
        autocompletion=ids,
        show_default=False,
    ),
]
WorkspaceFolder = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="DIR",
        help=told("Folder of the workspace. Default: upwards to the nearest sop.yaml."),
        show_default=False,
    ),
]
StdinName = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="FILE",
        help=told("The file that standard input stands for. Default: that of its id."),
        show_default=False,
    ),
]


def _bytes(value: str | int) -> int:
    """Read `5000000`, `5.000.000`, `5MB` or `5 MB`. Raises UsageError."""
    match = re.fullmatch(r"(.*?)\s*([kKmMgG]?)[bB]?\s*", str(value))
    number = whole(match[1]) if match else None
    if match is None or not number:
        message = msg("`--max-size` is a number of bytes, as `5000000` or `5MB`.")
        raise UsageError(message)
    return number * {"": 1, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}[match[2].upper()]


MaxSize = Annotated[
    int,
    typer.Option(
        "--max-size", metavar="BYTES", parser=_bytes, help=told("Largest file that is read.")
    ),
]
Lang = Annotated[str | None, choice(("id", "en"), "--lang", help=LANGUAGE)]
Colored = Annotated[
    str | None,
    choice(("auto", "always", "never"), "--color", help=told("When to use colour.")),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=told("No summary, no progress."))]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help=told("Say more on the way."))]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache", help=told("Work everything out again, and keep nothing in .sop-cache.")
    ),
]
Watching = Annotated[
    bool,
    typer.Option("--watch", help=told("Look again whenever a file is saved, until Ctrl-C.")),
]
Each = Annotated[
    bool,
    typer.Option("--each", help=told("Every workspace in these folders by itself, at once.")),
]


def _jobs(value: str | int) -> int:
    """Read `auto`, which is 0, or a number from 1. Raises UsageError."""
    text = str(value).strip().lower()
    if text in ("auto", "0"):
        return 0
    if not text.isdigit():
        message = msg("`--jobs` is a number of processes, or `auto`.")
        raise UsageError(message)
    return int(text)


Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N|auto",
        parser=_jobs,
        help=told("In how many processes; auto: as many as there are cores."),
        show_default="auto",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS|local",
        help=told("Have workers of Dask do it, with --each."),
        show_default=False,
    ),
]
DataVersion = Annotated[
    str,
    choice(
        map(str, VERSIONS),
        "--data-version",
        help=told("Shape of the data in JSON and YAML; the old one stays for one release."),
    ),
]
MAX_SIZE = 2_000_000
DATA_VERSION = str(VERSION)
