"""Text → data, line by line, where every line says one thing: most files are written so.

YAML's parsers take most of the time that an SOP takes to be read, and most of that goes to marks
which nobody asks for. What is not surely read here as they read it is left to them: anchors, tags,
escapes, texts over several lines but for `|` and `>`, lists in brackets over several lines, and
whatever may be a slip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from sys import intern

from soptool.source.places import Data

DEEPEST = 48
"""More values inside one another are left to the parser."""
_HALF = DEEPEST // 2
_LONGEST_KEY = 500
"""YAML has keys of up to 1,024 letters."""
_START = r"[\w(/$<=+~]"
_KEY = (
    r"(?!<<)"
    + _START
    + r"[^\s:#,\[\]{}\"'&*!|>%@`?]*(?: [^\s:#,\[\]{}\"'&*!|>%@`?-][^\s:#,\[\]{}\"'&*!|>%@`?]*)*"
)
_LINE = re.compile(rf"( *)(- +)?(?:({_KEY}):(?: +|$))?(?:({_START}[^:#]*)|(.*))")
_QUOTED = re.compile(r"""(?:"([^"\\]*)"|'((?:[^']|'')*)')(?: +#.*)?""")
_BEGINS = re.compile(_START)
_HEADER = re.compile(r"([|>])(-?)(?: +#.*)?")
_WORDS = re.compile(rf"\[({_START}[^\[\]{{}}:#?\"']*)\]")
_ITEM = re.compile(
    rf"""\s*(?:"([^"\\]*)"|'((?:[^']|'')*)'|({_START}(?:[^,\[\]{{}}:#?"]|:(?=[\w/]))*))\s*"""
)


class _Unclear(Exception):  # noqa: N818 - no error: the parser reads it
    """That a text may say something else than is read here."""


@dataclass(slots=True)
class _Block:
    """A mapping or list whose end has not come; `key` is the key whose value is awaited."""

    indent: int
    data: dict[str, Data] | list[Data]
    key: str | None = None
    is_awaiting: bool = False

    def name(self, key: str) -> None:
        """Begin an entry of a mapping."""
        if key in self.data or len(key) > _LONGEST_KEY:
            raise _Unclear
        self.key, self.is_awaiting = intern(key), True

    def take(self, value: Data) -> None:
        """Put a value in."""
        if isinstance(self.data, dict):
            self.data[self.key or ""] = value
            self.is_awaiting = False
        else:
            self.data.append(value)


def plain_data(text: str) -> Data | None:
    """Return the data of a text; None where only a parser can tell."""
    if not text.replace("\n", "").isprintable():  # tabs, other breaks of lines, marks
        return None
    try:
        return _Reader(text.split("\n")).whole()
    except _Unclear:
        return None


@dataclass(slots=True)
class _Reader:
    lines: list[str]
    at: int = 0
    blocks: list[_Block] = field(default_factory=list)

    def whole(self) -> Data | None:
        """Read all lines."""
        lines, blocks, match_of = self.lines, self.blocks, _LINE.fullmatch
        self.at = lines[0] == "---"
        while self.at < len(lines):
            line = lines[self.at]
            self.at += 1
            match = match_of(line)
            if match is None:
                raise _Unclear
            spaces, dash, key, plain, rest = match.groups()
            indent = len(spaces)
            if dash is not None:
                self._at(indent, is_list=True)
                if key is not None:
                    indent += len(dash)
                    self._open(indent, {})
            elif key is not None:
                self._at(indent, is_list=False)
            elif plain is None and rest[:1] in ("", "#"):
                continue
            else:
                raise _Unclear
            block = blocks[-1]
            if key is not None:
                block.name(key)
            if plain is not None:
                block.take(intern(plain.rstrip(" ")))
            else:
                self._value(block, rest.rstrip(" "), indent)
        self._close(0)
        root = blocks[0].data if blocks else None
        self._close(-1)
        return root

    def _at(self, indent: int, *, is_list: bool) -> None:
        """Close what ended, and open what begins, at this column."""
        if self.blocks and self.blocks[-1].indent > indent:
            self._close(indent)
        block = self.blocks[-1] if self.blocks else None
        if block is not None and block.indent == indent:
            if isinstance(block.data, list) is is_list:
                if block.is_awaiting:
                    block.take("")
                return
            if is_list and block.is_awaiting:  # a list may stand below its key, not behind it
                self._open(indent, [])
                return
            self.blocks.pop()
            above = self.blocks[-1] if self.blocks else None
            if is_list or above is None or above.indent != indent:
                raise _Unclear
            return
        if block is None:
            if indent or is_list:
                raise _Unclear
            self.blocks.append(_Block(indent, {}))
            return
        if not block.is_awaiting:
            raise _Unclear
        self._open(indent, [] if is_list else {})

    def _close(self, indent: int) -> None:
        blocks = self.blocks
        while blocks and blocks[-1].indent > indent:
            block = blocks.pop()
            if block.is_awaiting:
                block.take("")

    def _open(self, indent: int, data: dict[str, Data] | list[Data]) -> None:
        if len(self.blocks) >= _HALF:
            raise _Unclear
        self.blocks[-1].take(data)
        self.blocks.append(_Block(indent, data))

    def _value(self, block: _Block, rest: str, indent: int) -> None:
        if not rest or rest[0] == "#":
            if isinstance(block.data, list):
                raise _Unclear
            return
        sign = rest[0]
        if sign in "\"'":
            block.take(_quoted(rest))
        elif sign in "[{":
            block.take(_words(rest) or _Flow(rest).whole())
        elif sign in "|>":
            block.take(self._text(rest, indent))
        else:
            block.take(_unquoted(rest))

    def _text(self, header: str, indent: int) -> str:
        """Read the lines of a text behind `|` or `>`."""
        match = _HEADER.fullmatch(header)
        lines, start = self.lines, self.at
        first = lines[start] if start < len(lines) else ""
        column = len(first) - len(first.lstrip(" "))
        if match is None or column <= indent or column == len(first):
            raise _Unclear
        prefix = first[:column]
        end = start
        while end < len(lines) and (lines[end].startswith(prefix) or not lines[end]):
            end += 1
        self.at = end
        told = "\n".join(line[column:] for line in lines[start:end]).rstrip("\n")
        self._ends_well(end, indent)
        if match[1] == ">":
            if "\n\n" in told or "\n " in told:
                raise _Unclear
            told = told.replace("\n", " ")
        if not told.strip() or any(not line.strip() and line for line in lines[start:end]):
            raise _Unclear
        return told if match[2] else f"{told}\n"

    def _ends_well(self, end: int, indent: int) -> None:
        """See to it that a text ends in a line break, and that what follows is no part of it."""
        if end >= len(self.lines):
            if self.lines[-1]:
                raise _Unclear
            return
        following = self.lines[end]
        if len(following) - len(following.lstrip(" ")) > indent:
            raise _Unclear


def _quoted(rest: str) -> str:
    match = _QUOTED.fullmatch(rest)
    if match is None:
        raise _Unclear
    return intern(match[1] if match[1] is not None else match[2].replace("''", "'"))


def _unquoted(rest: str) -> str:
    if " #" in rest:
        rest = rest[: rest.index(" #")].rstrip(" ")
    if ": " in rest or rest[-1] == ":" or not _BEGINS.match(rest):
        raise _Unclear
    return intern(rest)


def _words(rest: str) -> list[Data] | None:
    """Read a list of texts without quotes, as most lists in brackets are."""
    match = _WORDS.fullmatch(rest)
    items = [item.strip(" ") for item in match[1].split(",")] if match else ()
    return [intern(item) for item in items] if all(map(_BEGINS.match, items)) else None


class _Flow:
    """A list or mapping in brackets, on one line."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def whole(self) -> Data:
        """Read all of it."""
        data = self._value(0)
        rest = self.text[self.at :]
        if rest and not (rest[0] == "#" and self.text[self.at - 1] == " "):
            raise _Unclear
        return data

    def _value(self, depth: int) -> Data:
        sign = self.text[self.at : self.at + 1]
        if depth > _HALF:
            raise _Unclear
        if sign == "[":
            return self._list(depth)
        return self._mapping(depth) if sign == "{" else self._scalar()

    def _scalar(self) -> str:
        match = _ITEM.match(self.text, self.at)
        if match is None:
            raise _Unclear
        self.at = match.end()
        double, single, plain = match.groups()
        if plain is not None:
            return intern(plain.rstrip(" "))
        return intern(double if double is not None else single.replace("''", "'"))

    def _list(self, depth: int) -> Data:
        items: list[Data] = []
        if self._begins("]"):
            return items
        while True:
            items.append(self._value(depth + 1))
            if self._goes_on("]"):
                return items

    def _mapping(self, depth: int) -> Data:
        found: dict[str, Data] = {}
        if self._begins("}"):
            return found
        while True:
            begun = self.at
            key = self._scalar()
            if key in found or key == "<<" or self.text[self.at : self.at + 2] != ": ":
                raise _Unclear
            if self.at - begun > _LONGEST_KEY:
                raise _Unclear
            self.at += 2
            self._skip()
            found[key] = self._value(depth + 1)
            if self._goes_on("}"):
                return found

    def _skip(self) -> None:
        while self.text[self.at : self.at + 1] == " ":
            self.at += 1

    def _begins(self, close: str) -> bool:
        self.at += 1
        self._skip()
        if self.text[self.at : self.at + 1] != close:
            return False
        self.at += 1
        return True

    def _goes_on(self, close: str) -> bool:
        """Step behind a value: True where it was the last."""
        self._skip()
        sign = self.text[self.at : self.at + 1]
        if sign not in (",", close):
            raise _Unclear
        self.at += 1
        self._skip()
        return sign == close
