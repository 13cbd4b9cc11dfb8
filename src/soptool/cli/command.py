"""What every command is called with: the options that commands share are declared here, once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from soptool.cli.help import ORDER
from soptool.cli.options import (
    MAX_SIZE,
    Colored,
    Lang,
    MaxSize,
    NoCache,
    Quiet,
    Verbose,
    WorkspaceFolder,
)
from soptool.cli.terminal import Terminal

if TYPE_CHECKING:
    from soptool.api.request import Request


@dataclass(frozen=True, slots=True)
class Call:
    """Where a command speaks, and what it is to look at. `lang` is None where it wasn't given.

    `typed` are the names of all options and arguments that stand on the command line, `order` the
    same one by one, as they were typed.
    """

    terminal: Terminal
    lang: str | None
    workspace: Path | None
    max_size: int
    is_kept: bool = False
    typed: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()

    def refuse(self, beside: str, request: Request, *names: str) -> None:
        """Refuse standard input, and options that were typed, beside another. Raises UsageError."""
        from soptool.errors import UsageError
        from soptool.language import msg

        if request.stdin:
            raise UsageError(msg("Standard input does not go with `{option}`.", option=beside))
        for name in names:
            if name in self.typed:
                typed = "--" + name.replace("_", "-")
                message = msg("`{option}` does not go with `{other}`.", option=typed, other=beside)
                raise UsageError(message)

    def request(
        self, arguments: Sequence[str] | None = None, stdin_name: str | None = None
    ) -> Request:
        """Return the request for these arguments, everything where there are none."""
        from soptool.cli.arguments import request_of

        return request_of(
            arguments, self.workspace, self.max_size, stdin_name, is_kept=self.is_kept
        )


def _call(
    context: typer.Context,
    workspace: WorkspaceFolder = None,
    max_size: MaxSize = MAX_SIZE,
    lang: Lang = None,
    color: Colored = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_cache: NoCache = True,
) -> Call:
    terminal: Terminal = context.obj.changed(lang, color, quiet=quiet, verbose=verbose)
    sources = ((name, context.get_parameter_source(name)) for name in context.params)
    typed = frozenset(name for name, source in sources if source and source.name == "COMMANDLINE")
    return Call(terminal, lang, workspace, max_size, not no_cache, typed, context.meta[ORDER])


_CONTEXT, *_SHARED = inspect.signature(_call, eval_str=True).parameters.values()
_NO_CACHE = next(one for one in _SHARED if one.name == "no_cache").replace(default=False)


def command(
    *names: str, is_kept: bool = False
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Make a command of a function that takes a `Call` first, then its own arguments and options.

    `names`: which of the shared options it has; all where none is named. `is_kept`: what it finds
    is kept for the next run, unless that is not wanted.
    """
    wanted = {*(names or (option.name for option in _SHARED))} - {"no_cache"}
    shared = [option for option in _SHARED if option.name in wanted]
    shared += [_NO_CACHE] if is_kept else []

    def declared(function: Callable[..., int]) -> Callable[..., int]:
        _, *own = inspect.signature(function, eval_str=True).parameters.values()
        parameters = [_CONTEXT, *own, *shared]

        @wraps(function)
        def called(context: typer.Context, **values: Any) -> int:
            given = {option.name: values.pop(option.name) for option in shared}
            return function(_call(context, **given), **values)

        called.__annotations__ = {one.name: one.annotation for one in parameters}
        called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return called

    return declared
