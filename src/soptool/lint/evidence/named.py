"""Documents that stand in rows, by their names: which of those before or behind is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from soptool.lint.wording.alike import COVERED, NameIndex, index_of
from soptool.lint.wording.document import covers

_CLOSE = 0.75


class _Named(Protocol):
    @property
    def text(self) -> str: ...


One = TypeVar("One", bound=_Named)


@dataclass(frozen=True, slots=True)
class Named(Generic[One]):
    """Documents by name: those of each row have its bit; `rows` has the bits of a name's rows."""

    index: NameIndex
    standing: dict[str, list[tuple[int, One]]]
    rows: dict[str, int]

    def misnamed(self, text: str, rows: int) -> One | None:
        """Return the document of these rows that `text` names otherwise or with a slip."""
        name = self.index.misnamed(text, lambda name: bool(self.rows[name] & rows))
        return None if name is None else self._among(name, rows)

    def has(self, text: str, rows: int) -> bool:
        """Whether these rows name what `text` covers."""
        return self._agrees(text, rows, lambda name: covers(text, name))

    def means(self, text: str, rows: int) -> bool:
        """Whether these rows name what covers `text`."""
        return self._agrees(text, rows, lambda name: covers(name, text))

    def _agrees(self, text: str, rows: int, fits: Callable[[str], bool]) -> bool:
        def stands(name: str) -> bool:
            return bool(self.rows[name] & rows) and fits(name)

        return self.index.misnamed(text, stands, COVERED) is not None

    def nearest(self, text: str, rows: int) -> One | None:
        """Return the document of these rows whose name is most like `text`, if one is like it."""
        name = self.index.nearest(text, _CLOSE, lambda name: bool(self.rows[name] & rows))
        return None if name is None else self._among(name, rows)

    def _among(self, name: str, rows: int) -> One | None:
        return next((one for bit, one in self.standing[name] if bit & rows), None)


def named(documents: Iterable[tuple[int, One]]) -> Named[One]:
    """Put documents in the order of their rows under their names."""
    standing: dict[str, list[tuple[int, One]]] = {}
    rows: dict[str, int] = {}
    for bit, document in documents:
        standing.setdefault(document.text, []).append((bit, document))
        rows[document.text] = rows.get(document.text, 0) | bit
    return Named(index_of(standing), standing, rows)
