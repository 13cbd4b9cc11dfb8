"""What is wrong with a template of the user's: in their words, with the place, and what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from soptool.errors import Passage, UsageError
from soptool.export.jinja_sayings import understood
from soptool.language import Message, msg, with_hint

_CLOSED = frozenset({"block", "call", "filter", "for", "if", "macro", "raw", "with"})
_TAG = re.compile(r"\{%-?\s*(end)?(\w+)")
_STATEMENT = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)")


class TemplateFault(UsageError):  # noqa: N818
    """A template that does not work, with its name and line."""

    def __init__(
        self,
        name: str,
        line: int | None,
        what: Message,
        hint: Message | None = None,
        passage: Passage | None = None,
    ) -> None:
        where = name if line is None else f"{name}:{line}"
        fault = msg("The template {where} has a fault: {reason}", where=where, reason=what)
        super().__init__(with_hint(fault, hint), passage)


@dataclass(frozen=True, slots=True)
class Said:
    """What Jinja or Python said of a template: in English, and where.

    `kind`: the name of the error; `known` names what there is instead of what is missing.
    """

    name: str
    kind: str
    text: str
    line: int | None = None
    source: str | None = None
    path: str = ""
    known: Sequence[str] = field(default=(), hash=False)


def fault_of(said: Said) -> TemplateFault:
    """Say it in words that can be translated, at its place as near as can be known."""
    what, hint, line, word = _understood(said)
    line, passage = line or said.line, None
    if line and said.source is not None:
        line = _with_statement(said.source, line)
        column, length = _place(said.source, line, word)
        passage = Passage(said.path or said.name, said.source, line, column, length)
    return TemplateFault(said.name, line, what, hint, passage)


def _understood(said: Said) -> tuple[Message, Message | None, int | None, str]:
    """Return what is wrong, what to do, the line where that is another, and the word meant."""
    text = " ".join(said.text.split())
    if (unclosed := _unclosed(text, said)) is not None:
        return unclosed
    if (known := understood(text, said.known)) is not None:
        what, hint, word = known
        return what, hint, None, word
    kind = "" if said.kind.startswith(("Template", "Undefined", "Security")) else f"{said.kind}: "
    what = msg("this can't be worked out. It was said: “{words}”.", words=f"{kind}{text}")
    return what, None, None, ""


def _unclosed(text: str, said: Said) -> tuple[Message, Message | None, int | None, str] | None:
    found = re.search(r"^Unexpected end of template\. .*to be closed is '(\w+)'", text)
    raw = re.fullmatch(r"Missing end of (raw directive|comment tag)", text)
    if found is None and raw is None:
        return None
    if raw and raw[1] == "comment tag":
        line = said.source.count("\n", 0, said.source.rfind("{#")) + 1 if said.source else None
        what = msg("the note that begins with `{{#` is not closed.")
        return what, msg("Write `#}}` where it ends."), line, "{#"
    tag = found[1] if found else "raw"
    what = msg("what begins with `{{% {tag} … %}}` is not closed.", tag=tag)
    hint = msg("Write `{{% end{tag} %}}` where it ends.", tag=tag)
    return what, hint, _opening(said.source or "", tag), tag


def _opening(source: str, tag: str) -> int | None:
    """Return the line of the last `tag` that nothing closes."""
    open_: list[tuple[str, int]] = []
    for match in _TAG.finditer(source):
        if match[1]:
            while open_ and open_.pop()[0] != match[2]:
                pass
        elif match[2] in _CLOSED:
            open_.append((match[2], source.count("\n", 0, match.start()) + 1))
    return next((line for name, line in reversed(open_) if name == tag), None)


def _with_statement(source: str, line: int) -> int:
    """Return the line, or the next one with a statement: Jinja notes no line for some of them."""
    lines = source.splitlines(keepends=True)
    before = "".join(lines[:line])
    is_inside = max(before.rfind("{%"), before.rfind("{{")) > max(
        before.rfind("%}", 0, -1), before.rfind("}}", 0, -1)
    )
    if is_inside or _STATEMENT.search("".join(lines[line - 1 : line])):
        return line
    after = (n for n in range(line, len(lines)) if _STATEMENT.search(lines[n]))
    return next(after, line - 1) + 1


def _place(source: str, line: int, word: str) -> tuple[int, int]:
    """Return column and length of the word in its line; of its statement where it is not there."""
    lines = source.splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    edge = r"\b" if re.fullmatch(r"\w+", word) else ""
    inside = [
        (match.start() + found.start(), len(word))
        for match in _STATEMENT.finditer(text)
        for found in re.finditer(f"{edge}{re.escape(word)}{edge}", match[0])
        if word
    ]
    statements = [(match.start(), len(match[0])) for match in _STATEMENT.finditer(text)]
    whole = (len(text) - len(text.lstrip()), len(text.strip()))
    start, length = next(iter([*inside, *(statements if len(statements) == 1 else ()), whole]))
    return start + 1, max(length, 1)
