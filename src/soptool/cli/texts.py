"""Texts of help: templates for the catalogues, in the user's language when they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable

Translate = Callable[[str], str]
_VALUES: dict[str, dict[str, str]] = {}


def told(template: str, **values: str) -> str:
    """Mark a help text for the catalogues; it is translated, then filled, when help is shown."""
    if values:
        _VALUES[template] = values
    return template


def shown(template: str, translate: Translate) -> str:
    """Return a help text in the language of `translate`; its values are never translated."""
    values = _VALUES.get(template)
    return translate(template).format_map(values) if values else translate(template)


LANGUAGE = told("Language of messages.")
# Texts of Typer and Click that help shows.
FOREIGN = (
    told("Arguments"),
    told("Commands"),
    told("Options"),
    told("Usage"),
    told("[OPTIONS]"),
    told("COMMAND [ARGS]..."),
    told("default: {default}"),
    told("required"),
    told("Show this message and exit."),
    told("Install completion for the current shell."),
    told("Show completion for the current shell, to copy it or customize the installation."),
)
PLACEHOLDERS = (
    told("ADDRESS"),
    told("BYTES"),
    told("CODE"),
    told("DIR"),
    told("FILE"),
    told("FORMAT"),
    told("ID"),
    told("KIND"),
    told("MACRO"),
    told("NAME"),
    told("NEW"),
    told("OLD"),
    told("PATH"),
    told("RULE"),
    told("SOP"),
    told("TEXT"),
    told("YYYY-MM-DD"),
)


def placeholder(metavar: str, translate: Translate) -> str:
    """Translate what stands for a value, as `FILE` in `NAME|FILE`; what is typed as it is stays."""
    return re.sub(r"[A-Z][A-Z-]+", lambda word: translate(word[0]), metavar)
