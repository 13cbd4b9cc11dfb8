"""What SOPs need not repeat: `defaults` of sop.yaml, and a folder's `_defaults.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from pydantic import create_model

from soptool.finding import Finding, found
from soptool.language import msg
from soptool.model.identity import Body
from soptool.model.inheritance import ADDS, LISTS
from soptool.shape import checks
from soptool.shape.texts import Shape
from soptool.source.document import Document
from soptool.source.places import Data, KeyPath

KEYS: Final = (
    *("unit", "classification", "process", "status", "dates", "approval"),
    *("legal_basis", "qualifications", "equipment", "records"),
)
"""The keys that are inherited, in the order of the official form."""


class _Ordered(Shape):
    """Keys that every SOP says for itself, or has from here."""

    order: ClassVar[tuple[str, ...]] = KEYS


Defaults: type[Shape] = create_model(
    "Defaults",
    __base__=_Ordered,
    **{key: (Body.model_fields[key].annotation, Body.model_fields[key]) for key in KEYS},  # type: ignore[call-overload]
)


def misplaced(document: Document, data: Data, at: KeyPath = ()) -> Iterator[Finding]:
    """Find what is meant to add to an inherited list, and does not stand so that it could.

    `data`: what is read of the document, below the path `at`.
    """
    for key, value in data.items() if isinstance(data, dict) else ():
        if isinstance(value, list):
            for number, entry in enumerate(value):
                path = (*at, key, number)
                if isinstance(entry, str) and _is_misplaced(key, entry, document.origin(path)[1]):
                    yield _misplaced(document, path, entry, is_list=key in LISTS)
        elif isinstance(value, str) and value.strip() == ADDS and key not in LISTS:
            yield _misplaced(document, (*at, key), value, is_list=False)


def _is_misplaced(key: str, entry: str, written: KeyPath) -> bool:
    """Whether it is a `+` that nothing took up, or one with a text in its entry."""
    is_first = written[-1] == 0
    if entry.strip() == ADDS:
        return not (is_first and key in LISTS)
    return is_first and key in LISTS and entry.strip().startswith(f"{ADDS} ")


def _misplaced(document: Document, path: KeyPath, text: str, *, is_list: bool) -> Finding:
    message = msg("`{text}` adds nothing here.", text=text.strip())
    hint = msg("Only lists of the document's head go on behind what they inherit.")
    if is_list:
        hint = msg("`+` stands alone, as the first entry: what follows is added to what the list"
                   " inherits.")  # fmt: skip
    return found(checks.WRONG_VALUE, message, document.value(path), hint=hint)
