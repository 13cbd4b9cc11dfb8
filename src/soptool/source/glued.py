"""Entries of `{ }` without the space behind their colon: YAML reads `{Ya:agenda}` as a lone key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from soptool.language import Message, msg
from soptool.source import checks
from soptool.source.events import Event, Refusal
from soptool.source.remedy import Edit, Remedy, shown

_WORDS = r"[^\W\d][^:;=]*?"
_COLON = re.compile(rf"(?P<key>{_WORDS})(?P<sign>:)(?=[^\s/])")
_OTHER = re.compile(rf"(?P<key>{_WORDS})(?P<sign>\s*(?:=>?|;)\s*)(?=[\w\"'])")
_NEXT = re.compile(rf"(?P<comma>\s*;\s*)(?={_WORDS}:)")

_BRACKET = re.compile(rf"(?<=[{{,])\s*{_WORDS}:(?=[\[{{])")
_NO_COMMA = re.compile(r"(?<=: )[\w-]+(?P<blank>\s+)(?=\w+:\s)")


def glued(lines: Sequence[str], read: Sequence[Event]) -> Iterator[Remedy]:
    """Find the keys of `{ }` that hold their value: all of one pair of braces together."""
    for keys in _lone_keys(read):
        number = keys[0].start_mark.line
        marks = [(key.start_mark, key.end_mark) for key in keys]
        spans = [(a.column, z.column) for a, z in marks if a.line == z.line == number]
        yield from _parted(lines[number], number, spans)


def glued_brackets(lines: Sequence[str], number: int, _refusal: Refusal) -> Iterator[Remedy]:
    """`{Tidak:{end: ditolak}}`, which a parser gives up at."""
    line = lines[number]
    edits = tuple(Edit(number, at.end(), at.end(), " ") for at in _BRACKET.finditer(line))
    if edits:
        hint = msg("Write `{line}`.", line=shown(line, *edits))
        yield Remedy(msg("a space is missing behind the colon"), hint, edits)


def unparted(lines: Sequence[str], number: int, _refusal: Refusal) -> Iterator[Remedy]:
    """`{Ya: agenda Tidak: a}`: two entries, where one word stands between their colons."""
    line = lines[number]
    edits = tuple(Edit(number, *at.span("blank"), ", ") for at in _NO_COMMA.finditer(line))
    if edits and "{" in line[: edits[0].start]:
        hint = msg("Put a comma between entries: `{line}`.", line=shown(line, *edits))
        yield Remedy(msg("a `,` is missing between two entries"), hint, edits, is_sure=False)


def _parted(line: str, number: int, spans: Sequence[tuple[int, int]]) -> Iterator[Remedy]:
    found = [(start, text, match) for start, end in spans
             if (match := _pair_in(text := line[start:end]))]  # fmt: skip
    if not found:
        return
    edits = [edit for start, text, match in found for edit in _edits(number, start, text, match)]
    start, text, match = found[0]
    yield Remedy(
        _told(text, match["sign"].strip()),
        msg("Write `{line}`.", line=shown(line, *edits)),
        tuple(edits),
        is_sure=all(match["sign"] == ":" for _, _, match in found),
        at=(number, start),
        length=len(text),
        check=checks.TEXT_LOST,
        is_whole=True,
    )


def _pair_in(text: str) -> re.Match[str] | None:
    return _COLON.match(text) or _OTHER.match(text)


def _edits(number: int, start: int, text: str, match: re.Match[str]) -> Iterator[Edit]:
    yield _space(number, start, match)
    for comma in _NEXT.finditer(text, match.end()) if match["sign"] == ":" else ():
        after = _COLON.match(text, comma.end())
        if after is not None:
            yield Edit(number, start + comma.start(), start + comma.end(), ", ")
            yield _space(number, start, after)


def _space(number: int, start: int, match: re.Match[str]) -> Edit:
    return Edit(number, start + match.start("sign"), start + match.end("sign"), ": ")


def _told(text: str, sign: str) -> Message:
    if sign == ":":
        return msg("`{text}` has no value: a space is missing after the colon.", text=text)
    return msg("`{text}` has no value: a colon and a space part the two.", text=text)


def _lone_keys(read: Sequence[Event]) -> Iterator[list[Event]]:
    """Yield the plain keys without a colon and a value, of each pair of braces that has some."""
    opened: list[tuple[list[Event], list[Event]] | None] = []
    for event in read:
        name = type(event).__name__
        if name in ("MappingEndEvent", "SequenceEndEvent"):
            done = opened.pop()
            if done and done[1]:
                yield done[1]
            continue
        if opened and (here := opened[-1]) is not None:
            pair, lone = here
            pair.append(event)
            if len(pair) == 2:
                if _is_lone(*pair):
                    lone.append(pair[0])
                pair.clear()
        if name == "MappingStartEvent":
            opened.append(([], []) if event.flow_style else None)
        elif name == "SequenceStartEvent":
            opened.append(None)


def _is_lone(key: Event, value: Event) -> bool:
    if type(key).__name__ != "ScalarEvent" or type(value).__name__ != "ScalarEvent":
        return False
    begins, ends, behind = value.start_mark.index, value.end_mark.index, key.end_mark.index
    return not key.style and begins == ends == behind
