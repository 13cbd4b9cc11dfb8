"""The names that the shapes of a drawing bear in Word and Excel, as people see them listed there.

`symbol STEP/N`, `connector FROM > TO`, `link FROM > TO`, `label TEXT`, with ids of symbols as in
the drawing's SVG. A connector is drawn in strokes, row by row, that all bear its name.
"""

from __future__ import annotations

from typing import Final

_SYMBOL: Final = "symbol "
_CONNECTOR: Final = "connector "
_TO: Final = " > "


def symbol_name(symbol: str) -> str:
    """Return the name of a symbol's shape."""
    return f"{_SYMBOL}{symbol}"


def is_symbol(name: str) -> bool:
    """Whether a shape bears the name of a symbol of ours."""
    return name.startswith(_SYMBOL)


def symbol_of(name: str) -> str:
    """Return the id of the symbol that a shape is; another name as it is."""
    return name.removeprefix(_SYMBOL)


def connector_name(source: str, target: str) -> str:
    """Return the name of the strokes of a connector."""
    return f"{_CONNECTOR}{source}{_TO}{target}"


def is_connector(name: str) -> bool:
    """Whether a line bears the name of a connector of ours."""
    return name.startswith(_CONNECTOR) and _TO in name


def link_name(source: str, target: str) -> str:
    """Return the name of the line between symbols that act in one step."""
    return f"link {source}{_TO}{target}"


def label_name(words: str) -> str:
    """Return the name of the words beside a line."""
    return f"label {words}"
