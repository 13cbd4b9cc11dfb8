"""A part of an Office package as a tree of elements, by their names without namespace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from soptool.importing.package import Attributes, Parts
from soptool.importing.unreadable import Unreadable
from soptool.language import grouped, msg

MAX_ELEMENTS: Final = 1_000_000
"""Of one part; 2,000 steps have about a quarter of them."""
_NOT_READ: Final = frozenset({"Fallback"})
"""The same shape once more, for programs that know no shapes."""


@dataclass(slots=True)
class Element:
    """An element with its attributes, what is in it, and the text right inside of it."""

    name: str
    attributes: Attributes
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def get(self, name: str, otherwise: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, otherwise)

    def first(self, *names: str) -> Element | None:
        """Return the first element that a way of names leads to."""
        found: Element | None = self
        for name in names:
            found = next((c for c in found.children if c.name == name), None) if found else None
        return found

    def all(self, name: str) -> Iterator[Element]:
        """Yield all elements of a name below this one."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)


def tree_of(parts: Parts, part: str) -> Element:
    """Read a part. Raises Unreadable where it is damaged or too large."""
    root = Element("", {})
    open_ = [root]
    passed_over = count = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal passed_over, count
        if passed_over or name in _NOT_READ:
            passed_over += 1
            return
        count += 1
        if count > MAX_ELEMENTS:
            most = grouped(MAX_ELEMENTS)
            raise Unreadable(msg("A part of the file has more than {most} elements.", most=most))
        element = Element(name, attributes)
        open_[-1].children.append(element)
        open_.append(element)

    def end(_name: str) -> None:
        nonlocal passed_over
        if passed_over:
            passed_over -= 1
        else:
            open_.pop()

    def text(said: str) -> None:
        if not passed_over:
            open_[-1].text += said

    parts.parse(part, start, end, text)
    return root.children[0]
