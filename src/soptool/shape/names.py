"""What the keys of the format name: a mark at each field says it, and one walk asks the marks.

Who wants to know where a name stands (references, the tree, impact, rename, completion) asks here
or above, and keeps no list of keys: a new key is known to all of them by its mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from soptool.finding import KeyPath
from soptool.shape.texts import Shape
from soptool.source.names import is_id
from soptool.source.places import Data


class Kind(StrEnum):
    """What can be named. Of one SOP's own: executor, step, outcome, answer, parameter, footnote."""

    SOP = "sop"
    REGULATION = "regulation"
    EXECUTOR = "executor"
    POST = "post"
    UNIT = "unit"
    DOCUMENT = "document"
    PROCESS = "process"
    STEP = "step"
    OUTCOME = "outcome"
    ANSWER = "answer"
    PARAMETER = "parameter"
    FOOTNOTE = "footnote"
    RULE = "rule"
    PROFILE = "profile"
    FILE = "file"


class Role(StrEnum):
    """How something is named."""

    ID = "id"
    REGISTERED = "registered"
    DECLARED = "declared"
    COLUMN = "column"
    PART = "part"
    DELIVERS = "delivers"
    COMPLAINTS = "complaints"
    EXTENDS = "extends"
    GOES_ON = "goes-on"
    RELATED = "related"
    SEE = "see"
    LEGAL_BASIS = "legal-basis"
    GROUND = "ground"
    FOLLOWED_BY = "followed-by"
    LABEL = "label"
    PERFORMS = "performs"
    MAPPED = "mapped"
    APPROVES = "approves"
    STAFF = "staff"
    SIGNS = "signs"
    OWNS = "owns"
    GROUP = "group"
    BELONGS = "belongs"
    REQUIREMENT = "requirement"
    OUTPUT = "output"
    INPUT = "input"
    RESULT = "result"
    RECORD = "record"
    EQUIPMENT = "equipment"
    FACILITY = "facility"
    SERVICE = "service"
    USES = "uses"


OWN = (Role.ID, Role.REGISTERED, Role.DECLARED)
"""What is named so is declared there, rather than used."""
PARTS = (Role.PART, Role.DELIVERS, Role.COMPLAINTS)
"""An SOP named so is a part of the one that names it, in this order."""
HOLDS = (*PARTS, Role.EXTENDS)
"""An SOP named so is contained: who contains it is touched by what touches it."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a text names, and how.

    `is_free`: the text may be any, and is an id only where it looks like one. `besides` are words
    with a meaning of their own.
    """

    kind: Kind
    role: Role
    is_free: bool = False
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """The mark of a field: what is named by the text there (or by each of a list), and below.

    `keys`: what the author's own keys name, with `below` for the value of each; `within`: the keys
    that the format has there, in the order of the official form.
    """

    text: Name | None = None
    keys: Name | None = None
    below: Names | None = None
    within: Mapping[str, Names] = field(default_factory=dict, hash=False)

    def __bool__(self) -> bool:
        return bool(self.text or self.keys or self.below or self.within)


@dataclass(frozen=True, slots=True)
class Named:
    """A text (or, with `is_key`, a key) of a file that names something, and its path."""

    name: Name
    text: str
    path: KeyPath
    is_key: bool = False


def names(kind: Kind, role: Role, *, is_free: bool = False, besides: tuple[str, ...] = ()) -> Names:
    """Make the mark of a field whose text, or each of whose texts, names something."""
    return Names(Name(kind, role, is_free, besides))


def keys_name(kind: Kind, role: Role, below: Names | None = None) -> Names:
    """Make the mark of a field under which the author's own keys name something."""
    return Names(keys=Name(kind, role), below=below)


def named(data: Data, marks: Names) -> Iterator[Named]:
    """Yield what plain data names."""
    for path, here, mark in marked(data, marks):
        if isinstance(here, dict) and mark.keys:
            keys = (key for key in here if key.strip())
            yield from (Named(mark.keys, key, (*path, key), is_key=True) for key in keys)
        elif isinstance(here, str) and mark.text and here.strip() not in ("", *mark.text.besides):
            yield Named(mark.text, here.strip(), path)


Marked = tuple[KeyPath, Data, Names]


def marked(data: Data, marks: Names) -> Sequence[Marked]:
    """Return plain data and all below it that a mark knows, each with its path and its mark.

    The mark of a list is that of its entries; what has not the shape of the format is passed over.
    """
    found: list[Marked] = []
    _mark(data, marks, (), found)
    return found


def _mark(data: Data, marks: Names, path: KeyPath, found: list[Marked]) -> None:
    found.append((path, data, marks))
    if isinstance(data, list):
        for number, item in enumerate(data):
            if not isinstance(item, list):
                _mark(item, marks, (*path, number), found)
    elif isinstance(data, dict) and marks.within:
        for key, inner in marks.within.items():
            if key in data and inner:
                _mark(data[key], inner, (*path, key), found)
    elif isinstance(data, dict) and marks.below:
        for key, value in data.items():
            _mark(value, marks.below, (*path, key), found)


def ordered(keys: tuple[str, ...], known: Sequence[str]) -> tuple[str, ...]:
    """Put keys into this order; those that it does not know keep their places behind the others."""
    rank = {key: number for number, key in enumerate(known)}
    return tuple(sorted(keys, key=lambda key: rank.get(key, len(rank))))


def in_order(data: Data, marks: Names) -> Any:
    """Return plain data with the keys of every mapping in the order of the official form."""
    if isinstance(data, list):
        return [in_order(item, marks) for item in data]
    if not isinstance(data, dict):
        return data
    below = marks.below or Names()
    return {
        key: in_order(data[key], marks.within.get(key, below))
        for key in ordered(tuple(data), tuple(marks.within))
    }


def is_like_id(text: str) -> bool:
    """Whether a text looks like an id of several words: `uu-30-2014`."""
    return is_id(text) and "-" in text


@cache
def names_of(shape: type[Shape], *kinds: Kind) -> Names:
    """Return what the keys of a shape name; where kinds are given, only what leads to these."""
    if kinds:
        return _only(names_of(shape), kinds)
    fields = {
        info.alias or name: _of(info.annotation, *info.metadata)
        for name, info in shape.model_fields.items()
    }
    lone = fields.get(shape.text_is or "")
    in_order = dict.fromkeys((*(key for key in shape.order if key in fields), *fields))
    return Names(lone.text if lone else None, within={key: fields[key] for key in in_order})


def _of(annotation: Any, *marks: Any) -> Names:
    """Find the marks at a type, and those of the shapes that a value of it holds."""
    found = Names()
    for mark in marks:
        found = _both(found, mark) if isinstance(mark, Names) else found
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return _both(found, names_of(annotation))
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _both(found, _of(parts[0], *annotation.__metadata__))
    if origin is dict:
        return _both(found, Names(below=_of(parts[1]) or None))
    for part in parts:
        found = _both(found, _of(part))
    return found


def _both(one: Names, other: Names) -> Names:
    return Names(
        one.text or other.text,
        one.keys or other.keys,
        one.below or other.below,
        {**one.within, **other.within},
    )


def _only(marks: Names, kinds: tuple[Kind, ...]) -> Names:
    within = {key: _only(inner, kinds) for key, inner in marks.within.items()}
    return Names(
        marks.text if marks.text and marks.text.kind in kinds else None,
        marks.keys if marks.keys and marks.keys.kind in kinds else None,
        _only(marks.below, kinds) or None if marks.below else None,
        {key: inner for key, inner in within.items() if inner},
    )
