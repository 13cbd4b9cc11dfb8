"""ruamel.yaml's emitter. Load it where something is written: it loads ruamel.yaml whole."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import SafeRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from soptool.source.quoting import would_be_mended

_TEXT = "tag:yaml.org,2002:str"
_FIRST_YAML = VersionedResolver(version=(1, 1))


class _Representer(SafeRepresenter):
    def ignore_aliases(self, _data: object) -> bool:
        return True

    def text(self, text: str) -> Any:
        return self.represent_scalar(_TEXT, str(text), _quotes(text) or None)


def _quotes(text: str) -> str:
    """Return the quotes without which a reader of YAML 1.1 or 1.2 takes a text for other data."""
    if isinstance(text, SingleQuotedScalarString):
        return "'"
    if isinstance(text, DoubleQuotedScalarString) or any(sign in text for sign in _BREAKS):
        return '"'
    is_text = _FIRST_YAML.resolve(ScalarNode, text, (True, False)) == _TEXT
    return "" if is_text and not would_be_mended(text) else "'"


_TURNS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAKS = (*"\x85\u2028\u2029\ufeff", *_TURNS, "##")
"""Where some readers break lines, turn them, or see an order: quoted, it can be written out."""
for _type in (str, SingleQuotedScalarString, DoubleQuotedScalarString):
    _Representer.add_representer(_type, _Representer.text)


def _yaml() -> Any:
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.Representer = _Representer
    yaml.sort_base_mapping_type_on_output = False
    yaml.default_flow_style = False
    yaml.width = sys.maxsize
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


_YAML = _yaml()
_PLAIN = re.compile(r"[A-Za-z][A-Za-z_]*(?: [A-Za-z_]+)*")
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
"""Plain texts that readers of YAML take for something else."""
_LONGEST_KEY = 100
"""Letters of a key that ruamel.yaml surely writes on the line of its value."""


def document(value: object) -> str:
    """Write plain data (mappings, lists, texts, numbers, truth, None) for other programs."""
    lines = _lines(value)
    return _dumped(value) if lines is None else "".join(f"{line}\n" for line in lines)


def _dumped(value: object) -> str:
    file = StringIO()
    _YAML.dump(value, file)
    return file.getvalue()


def _lines(value: object) -> list[str] | None:
    """Return what ruamel.yaml writes, many times as fast; None where texts go over lines."""
    if not isinstance(value, Mapping) or not value:
        return None
    lines: list[str] = []
    try:
        _mapping(value, "", "", lines)
    except _OverLinesError:
        return None
    return lines


class _OverLinesError(Exception):
    """A text or a key has no line of its own."""


def _mapping(value: Mapping[Any, object], first: str, indent: str, lines: list[str]) -> None:
    """Append entries that stand `indent` from the left; the first one begins with `first`."""
    for key, item in value.items():
        name = _scalar(key)
        if len(name) > _LONGEST_KEY or name[0] == '"':
            raise _OverLinesError
        if isinstance(item, Mapping) and item:
            lines.append(f"{first}{name}:")
            _mapping(item, f"{indent}  ", f"{indent}  ", lines)
        elif isinstance(item, (list, tuple)) and item:
            lines.append(f"{first}{name}:")
            _sequence(item, f"{indent}  ", f"{indent}  ", lines)
        else:
            lines.append(f"{first}{name}: {_scalar(item)}")
        first = indent


def _sequence(value: Sequence[object], first: str, indent: str, lines: list[str]) -> None:
    """Append entries whose dashes stand `indent` from the left, as above."""
    for item in value:
        if isinstance(item, Mapping) and item:
            _mapping(item, f"{first}- ", f"{indent}  ", lines)
        elif isinstance(item, (list, tuple)) and item:
            _sequence(item, f"{first}-   ", f"{indent}    ", lines)
        else:
            lines.append(f"{first}- {_scalar(item)}")
        first = indent


def _scalar(value: object) -> str:
    """Write what holds nothing on one line."""
    if type(value) is str:
        return _text(value)
    return (
        _line(value) if isinstance(value, (bool, int, float, type(None))) else _dumped_line(value)
    )


@lru_cache(4096)
def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else _dumped_line(text)


@lru_cache(256, typed=True)
def _line(value: object) -> str:
    return _dumped_line(value)


def _dumped_line(value: object) -> str:
    lines = _dumped([value]).splitlines()
    if len(lines) != 1:
        raise _OverLinesError
    return lines[0].strip().removeprefix("- ")


def quoted(text: str, quotes: str) -> str:
    """Write a text in these quotes (`'` or `"`), or in `"` where it can't stand in `'`."""
    as_quoted = SingleQuotedScalarString if quotes == "'" else DoubleQuotedScalarString
    return document([as_quoted(text)]).strip().removeprefix("- ")
