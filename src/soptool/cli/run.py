"""`sop`: run a command, turn every end of it into an exit code and at most one line."""

from __future__ import annotations

import errno
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from soptool.cli.app import PipeClosed, build
from soptool.cli.help import speak, translated
from soptool.cli.hook import hooked
from soptool.cli.signals import Stopped, stoppable
from soptool.cli.speech import given, language_of, prepare_streams
from soptool.cli.terminal import Terminal
from soptool.cli.usage import complaint, is_help, is_usage_error
from soptool.errors import Remark, SopToolError, reason_of
from soptool.language import msg

USAGE, INTERNAL, INTERRUPTED, PIPE, BY_SIGNAL = 2, 3, 130, 141, 128


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return the exit code (see interfaces): 0 to 3, or a signal's."""
    prepare_streams()
    arguments = hooked(arguments)
    terminal = Terminal(language_of(arguments, os.environ), given("--color", arguments) or "auto")
    try:
        with stoppable(), _remarks(terminal):
            code = _invoke(arguments, terminal)
        sys.stdout.flush()
    except SopToolError as error:
        terminal.complain(error.message, error.passage)
        return error.exit_code
    except (PipeClosed, BrokenPipeError):
        _silence()
        return PIPE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Stopped as stop:
        terminal.complain(msg("Stopped."))
        return BY_SIGNAL + stop.number
    except Exception as error:
        return _failed(error, terminal)
    if code == INTERRUPTED:
        terminal.complain(msg("Interrupted."))
    return code


@contextmanager
def _remarks(terminal: Terminal) -> Iterator[None]:
    """Have what the api remarks said by the terminal, once."""
    said: set[str] = set()
    others = warnings.showwarning

    def show(message: Warning | str, *rest: Any, **named: Any) -> None:
        if not isinstance(message, Remark):
            others(message, *rest, **named)
        elif str(message) not in said:
            said.add(str(message))
            terminal.remark(message.message)

    with warnings.catch_warnings():
        warnings.simplefilter("always", Remark)
        warnings.showwarning = show
        yield


def _invoke(arguments: Sequence[str], terminal: Terminal) -> int:
    speak(terminal.translate)
    command = build()
    translated(command, terminal.translate)
    try:
        code = command.main(list(arguments), prog_name="sop", standalone_mode=False, obj=terminal)
    except SystemExit as end:
        code = end.code
    except Exception as error:
        if not is_usage_error(error):
            raise
        if is_help(error):
            sys.stderr.write(f"{error}\n")
        else:
            terminal.complain(complaint(error))
        return USAGE
    return code if isinstance(code, int) else 0


def _silence() -> None:
    """Lead standard output nowhere, so that nothing is flushed into a closed pipe at the end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _failed(error: Exception, terminal: Terminal) -> int:
    if isinstance(error, OSError) and _is_output(error):
        _silence()
        reason = reason_of(error)
        terminal.complain(msg("Standard output can't be written: {reason}.", reason=reason))
        return INTERNAL
    from soptool.cli.crash import log_of, text_of

    kind, log = type(error).__name__, log_of(text_of(error))
    if os.environ.get("SOPTOOL_DEBUG"):
        import traceback

        traceback.print_exception(error)
    terminal.complain(
        msg("An internal error ({kind}). Please report it, with the log {log}.", kind=kind, log=log)
    )
    return INTERNAL


def _is_output(error: OSError) -> bool:
    """Whether writing to standard output failed: such an error names no file."""
    return error.filename is None and error.errno in (errno.ENOSPC, errno.EIO, errno.EINVAL)
