"""The words of the form in the documents' language, from the catalogue of messages.

English is the key. `t("…")`, in code and templates, is found by the catalogues; a word that comes
to `t` by another way is marked with `word("…")` where it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from soptool.catalogue import translator

Heading = Callable[..., str]
"""`t("same as no. {no}", no="3")`: a heading in the document's language, with its values."""


def word(text: str) -> str:
    """Mark a word of the form for the catalogues; it is translated where it is printed."""
    return text


VALUES: Final = (
    *(word("micro"), word("macro"), word("standard")),
    *(word("technical"), word("administrative")),
    *(word("final"), word("partial")),
    *(word("generic"), word("specific")),
    *(word("draft"), word("review"), word("effective"), word("revoked")),
)
"""Values of the format that documents print as words."""

_ONE: Final[Mapping[str, str]] = {
    "{number} people": word("1 person"),
    "{count} procedures": word("1 procedure"),
    "{count} service standards": word("1 service standard"),
}
"""What is said where the number is 1."""


def headings(language: str) -> Heading:
    """Return the function that gives a heading in `language`; a word of one's own stays."""
    translate = translator(language)

    def t(text: str, /, **values: object) -> str:
        is_one = str(next(iter(values.values()), "")) == "1"
        template = translate(_ONE.get(text, text) if is_one else text)
        return template.format_map(values) if values else template

    return t
