"""A file whose data is not its own alone: every value leads to the file that it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from soptool.finding import KeyPath as Path
from soptool.finding import Place
from soptool.source.document import Document
from soptool.source.places import Data, KeyPath

Origins = Mapping[Path, tuple[Document, Path]]
_LONGEST = 2


@dataclass(frozen=True)
class Inheriting(Document):
    """A file with what others say for it. `text` and `places` are those of the file as it is.

    `written`: what it is made from, in which all stands that does not come from elsewhere.

    `origins`: for paths of the data that lead elsewhere, the file and the path there; what stands
    below goes with them. A path there of which the data has nothing was switched off.
    """

    written: Document | None = None
    origins: Origins = field(default_factory=dict, repr=False, compare=False)

    @property
    def own(self) -> Document:
        """The file as it is."""
        return self if self.written is None else self.written.own

    @property
    def switched_off(self) -> Iterator[Path]:
        """The paths at which the file, or one that it inherits from, says that there is nothing."""
        return (path for path in self.origins if self.at(path) is None)

    def origin(self, path: KeyPath) -> tuple[Document, Path]:
        """Return the file in which the value at `path` is written, and its path there."""
        way = tuple(path)
        for length in range(min(_LONGEST, len(way)), 0, -1):
            found = self.origins.get(way[:length])
            if found is not None:
                document, at = found
                return document.origin((*at, *way[length:]))
        return (self, way) if self.written is None else self.written.origin(way)

    def holds(self, text: str) -> bool:
        """Whether the text stands in the file, or in one that says something for it."""
        others = {id(document): document for document, _ in self.origins.values()}
        if self.written is not None:
            others[id(self.written)] = self.written
        return text in self.text or any(other.holds(text) for other in others.values())

    def value(self, path: KeyPath) -> Place:
        """Return the place of a value, in the file that holds it."""
        document, at = self.origin(path)
        return document.places.value(document.path, at)

    def key(self, path: KeyPath) -> Place:
        """Return the place of a key, in the file that holds it."""
        document, at = self.origin(path)
        return document.places.key(document.path, at)


def with_data(document: Document, data: Data) -> Document:
    """Return the file with other data in it, whose values stand where they stood."""
    if isinstance(document, Inheriting):
        return replace(document, data=data)
    return Inheriting(
        *(document.path, document.text, data, document.places, document.has_mark), written=document
    )
