"""What Typst says of the templates of PDF: in words that can be translated, with the place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from soptool.errors import Passage, UsageError
from soptool.form.measure.engine import Fault
from soptool.language import Message, msg, with_hint

_PLACE: Final = re.compile(r"┌─ (.+):(\d+):(\d+)\n.*\n\s*\d+ │ .*\n\s*│ *(\^+)")
_BEFORE: Final = "failed to compile document: "
_SAYINGS: Final[tuple[tuple[str, Callable[[str], Message]], ...]] = (
    (r"unclosed (delimiter|string)", lambda _: msg("what is opened here is not closed.")),
    (r"unexpected closing .*", lambda _: msg("this closes what is not open.")),
    (r"unknown variable: (.+)", lambda w: msg("there is no `{name}` here.", name=w)),
    (r"unexpected argument: (.+)", lambda w: msg("`{name}` is not asked for here.", name=w)),
    (r"missing argument: (.+)", lambda w: msg("`{name}` is missing here.", name=w)),
    (r"file not found.*", lambda _: msg("this file is not there.")),
    (r"expected expression()", lambda _: msg("a value is missing here.")),
    (r"cannot divide by zero()", lambda _: msg("a number is divided by 0.")),
    (r"maximum .*depth exceeded.*()", lambda _: msg("it takes itself in without end (recursion).")),
)


def error_of(fault: Fault, folder: Path, user: Path | None) -> UsageError:
    """Make the error. `folder`: where Typst worked; `user`: the folder of `--templates`."""
    if not fault.is_template:
        return UsageError(msg("The PDF can't be made: {reason}", reason=fault.message))
    reason = _reason(fault.message.removeprefix(_BEFORE))
    passage = _passage(fault.diagnostic, folder, user)
    if passage is None:
        return UsageError(msg("The templates of PDF have a fault: {reason}", reason=reason))
    where = f"pdf/{Path(passage.path).name}:{passage.line}"
    fault_there = msg("The template {where} has a fault: {reason}", where=where, reason=reason)
    return UsageError(fault_there, passage)


def logo_error(fault: Fault) -> UsageError:
    """Make the error of a logo that Typst can't draw; its name and its beginning were right."""
    said = fault.message.removeprefix(_BEFORE).partition(" (")[0]
    problem = msg("The logo (`organization.logo`) can't be drawn: “{words}”.", words=said)
    hint = msg("Open it in a program for pictures, and save it anew as PNG.")
    return UsageError(with_hint(problem, hint))


def _reason(text: str) -> Message:
    for pattern, make in _SAYINGS:
        if match := re.fullmatch(pattern, text):
            return make(match[1] if match.groups() else "")
    return msg("this can't be set. Typst says: “{words}”.", words=text)


def _passage(diagnostic: str, folder: Path, user: Path | None) -> Passage | None:
    """Return the place that Typst shows; in the user's folder where the file is theirs."""
    match = _PLACE.search(diagnostic)
    if match is None:
        return None
    name = Path(match[1]).name
    own = user / "pdf" / name if user else None
    file = own if own and own.is_file() else folder / name
    if not file.is_file():
        return None
    text = file.read_text("utf-8", errors="replace")
    shown = file.as_posix() if file == own else f"pdf/{name}"
    return Passage(shown, text, int(match[2]), int(match[3]) + 1, len(match[4]))
