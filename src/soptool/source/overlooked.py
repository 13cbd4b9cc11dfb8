"""What YAML reads otherwise than it is meant: texts that run together or lose their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from soptool.language import msg, shortened
from soptool.source import checks
from soptool.source.events import Event
from soptool.source.glued import glued
from soptool.source.quoting import BULLETS, ODD_SPACES, quoted
from soptool.source.remedy import Edit, Remedy, entry_of, odd_space

_MARKS = (
    re.compile(rf"^\s*(?P<mark>[{BULLETS}]\s+|-[{ODD_SPACES}]\s*)\S"),
    re.compile(r"^\s*(?P<mark>-)[^\s\-\d]"),
    re.compile(r"^\s*(?P<mark>(?:\d{1,2}|[a-z])[.)]\s+)\S"),
)
_ODD_START = re.compile(f"[{ODD_SPACES}][{ODD_SPACES} ]*")
_ODD_END = re.compile(f"[{ODD_SPACES}][{ODD_SPACES} ]*$")
_ODD_COLON = re.compile(rf"(?<=:)[{ODD_SPACES}]+(?=\S)")
_PAIR = re.compile(r"^\s*(?:- +)?[^\s:#'\"\[{][^:#\s]*(?: [^:#\s]+)?(?P<colon>:)[^\s:/\d]")


def overlooked(lines: Sequence[str], read: Sequence[Event]) -> Iterator[Remedy]:
    """Find values that were read, but not as they are meant."""
    yield from _divided(lines, read)
    # Behind the last line stand only values that are not there: of a lone `?`.
    read = [event for event in read if event.start_mark.line < len(lines)]
    yield from _odd_spaces(lines, read)
    yield from glued(lines, read)
    yield from _lone_marks(lines, read)
    anchors: set[str] = set()
    aliased = {event.anchor for event in read if type(event).__name__ == "AliasEvent"}
    for event in read:
        name = type(event).__name__
        if name == "AliasEvent":
            if event.anchor not in anchors:
                yield from _beginning(lines, event, "*", is_sure=True)
            continue
        if getattr(event, "anchor", None):
            anchors.add(event.anchor)
        if not _is_plain(event):
            continue
        tag = event.tag
        if tag is not None and lines[event.start_mark.line][event.start_mark.column :][:1] == "!":
            yield from _beginning(lines, event, "!", is_sure=True)
        elif event.anchor and event.anchor not in aliased:
            # A name that nobody calls, given to nothing, can only be a text.
            yield from _beginning(lines, event, "&", is_sure=not event.value)
        elif event.end_mark.line >= event.start_mark.line:
            yield from _run_together(lines, event)


def _divided(lines: Sequence[str], read: Sequence[Event]) -> Iterator[Remedy]:
    """A line `---` that only parts a file for the eye: what follows is no SOP of its own."""
    starts = [event for event in read if type(event).__name__ == "DocumentStartEvent"]
    for event in starts[1:]:
        number = event.start_mark.line
        line = lines[number] if number < len(lines) else ""
        is_own = any(re.match(r"(?:kind|jenis)\s*:", below) for below in lines[number:])
        if line.rstrip() != "---" or is_own or not any(map(str.strip, lines[number + 1 :])):
            continue
        message = msg("A file holds one document; a second one begins here.")
        hint = msg("Move it to a file of its own, or delete the line `---`.")
        edit = Edit(number, 0, len(line), "")
        check = checks.SEVERAL_DOCUMENTS
        yield Remedy(message, hint, (edit,), is_sure=False, check=check, is_whole=True)


def _odd_spaces(lines: Sequence[str], read: Sequence[Event]) -> Iterator[Remedy]:
    """Spaces from Word that are letters for YAML: of a key, or of what a line begins with."""
    plain = [event for event in read if _is_plain(event)]
    edits = [edit for event in plain for edit in _odd_edges(lines, event)]
    edits += [
        edit
        for event, after in pairwise(plain)
        if not after.value and after.start_mark.index == event.end_mark.index
        for edit in _odd_colon(lines, event)
    ]
    edits.sort(key=lambda edit: (edit.line, edit.start))
    if edits:
        problem, hint = odd_space(lines[edits[0].line][edits[0].start])
        yield Remedy(problem, hint, tuple(edits))


def _lone_marks(lines: Sequence[str], read: Sequence[Event]) -> Iterator[Remedy]:
    """A `?` alone on its line, which YAML reads as a key without a name."""
    numbers = {event.start_mark.line for event in read if _is_plain(event) and not event.value}
    for number in sorted(numbers):
        line = lines[number]
        if line.strip() == "?":
            message = msg("A lone `?` says nothing: YAML reads it as a key without a name.")
            edit = Edit(number, 0, len(line), "")
            at = (number, line.index("?"))
            yield Remedy(message, msg("Delete it."), (edit,), at=at, is_whole=True)


def _is_plain(event: Event) -> bool:
    return type(event).__name__ == "ScalarEvent" and event.style in ("", None)


def _odd_edges(lines: Sequence[str], event: Event) -> Iterator[Edit]:
    start, end, line = event.start_mark, event.end_mark, lines[event.start_mark.line]
    before, after = _ODD_START.match(event.value), _ODD_END.search(event.value)
    is_key = end.line == start.line and line[end.column :].lstrip(" ").startswith(":")
    if before and (is_key or not line[: start.column].strip(" ")):
        yield Edit(start.line, start.column, start.column + before.end(), " " * before.end())
    if after and is_key:
        yield Edit(start.line, end.column - len(after[0]), end.column, "")


def _odd_colon(lines: Sequence[str], event: Event) -> Iterator[Edit]:
    """Find the space behind the colon of a key in braces that took its value into its name."""
    number, column = event.start_mark.line, event.start_mark.column
    match = _ODD_COLON.search(lines[number], column, event.end_mark.column)
    if match and event.end_mark.line == number:
        yield Edit(number, match.start(), match.end(), " " * len(match[0]))


def _beginning(lines: Sequence[str], event: Event, sign: str, *, is_sure: bool) -> Iterator[Remedy]:
    """A text that begins with a sign that means something else to YAML."""
    number, column = event.start_mark.line, event.start_mark.column
    found = entry_of(lines[number])
    if found is None or found[0] != column:
        found = (column, _in_brackets(lines[number][column:]))
    if found[1][:1] != sign:
        return
    at, value = found
    if sign == "*" and re.fullmatch(r"\*[\w-]+", value) and len(value) < 3:
        return
    edit = Edit(number, at, at + len(value), quoted(value))
    shown = f"{lines[number][:at]}{edit.text}{_closing(lines[number], edit)}".strip()
    hint = msg("A text that begins with `{sign}` must be in quotes: `{line}`.",
               sign=sign, line=shown)  # fmt: skip
    if sign == "!":
        message = msg("The tag `{tag}` is not allowed: every value is plain text.",
                      tag=value.split()[0])  # fmt: skip
        yield Remedy(message, hint, (edit,), is_sure, check=checks.CUSTOM_TAG, is_whole=True)
    elif sign == "*":
        message = msg("`*{name}` repeats the value `&{name}`, which is not known here.",
                      name=event.anchor)  # fmt: skip
        yield Remedy(message, hint, (edit,), is_sure, is_whole=True)
    else:
        message = msg("`{word}` is lost: `&` gives a value a name, and is no part of its text.",
                      word=value.split()[0])  # fmt: skip
        yield Remedy(message, hint, (edit,), is_sure, check=checks.TEXT_LOST, is_whole=True)


def _closing(line: str, edit: Edit) -> str:
    """Return what follows where the text stands in brackets."""
    rest = line[edit.end :].rstrip()
    return rest if rest[:1] in (",", "]", "}") else ""


def _in_brackets(rest: str) -> str:
    """Return an entry of `[ ]` or `{ }` as far as it goes."""
    return re.split(r"[,\]}]|\s#", rest, maxsplit=1)[0].rstrip()


def _run_together(lines: Sequence[str], event: Event) -> Iterator[Remedy]:
    """Lines that were meant as entries of a list, or as keys, and became one text."""
    first, column = event.start_mark.line, event.start_mark.column
    last = event.end_mark.line
    numbers = range(first, last + 1)
    if lines[first][:column].strip() not in ("", "-"):
        return
    texts = [lines[number][column:] if number == first else lines[number] for number in numbers]
    for pattern in _MARKS:
        matches = [pattern.match(text) for text in texts]
        is_list = all(matches) if len(matches) > 1 else pattern is _MARKS[0] and all(matches)
        rest = matches[1:] if lines[first][:column].strip() == "-" else []
        if not is_list and not (rest and all(rest)):
            continue
        edits = []
        for number, match in zip(numbers, matches, strict=True):
            if match is None or (not is_list and number == first):
                continue
            shift = column if number == first else 0
            indent = len(match[0]) - len(match[0].lstrip())
            pad = " " * max(0, column - indent) if number != first and is_list else ""
            start, end = match.start("mark") + shift, match.end("mark") + shift
            edits.append(Edit(number, start, end, f"{pad}- "))
        if edits:
            yield _lines_of_a_list(lines, tuple(edits), event.value)
        return
    pairs = [_PAIR.match(text) for text in texts]
    if len(pairs) > 1 and all(pairs):
        edits = [
            Edit(number, at := match.end("colon") + (column if number == first else 0), at, " ")
            for number, match in zip(numbers, pairs, strict=True)
            if match is not None
        ]
        hint = msg(
            "Put a space after the colon: `{key} …`.", key=texts[0].split(":")[0].strip() + ":"
        )
        message = msg("These lines are one text: a space is missing behind each colon.")
        yield Remedy(message, hint, tuple(edits), check=checks.TEXT_LOST, is_whole=True)


def _lines_of_a_list(lines: Sequence[str], edits: tuple[Edit, ...], value: str) -> Remedy:
    first = edits[0]
    line = lines[first.line]
    shown = f"{line[: first.start]}{first.text}{line[first.end :]}".strip()
    hint = msg("Begin each entry of a list with `-` and a space: `{line}`.", line=shown)
    message = msg("These lines are one text, not a list: “{text}”.", text=shortened(value))
    odd = _ODD_START.match(line, first.start + 1)
    if odd:
        problem, _ = odd_space(odd[0][0])
        message = msg("This is not valid YAML: {problem}.", problem=problem)
    elif len(edits) == 1:
        message = msg(
            "The sign before this text is no mark of a list: “{text}”.", text=shortened(value)
        )
    return Remedy(message, hint, edits, check=checks.TEXT_LOST, is_whole=True)
