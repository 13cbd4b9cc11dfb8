"""What the rules on the seams of a macro share: which document is meant, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from soptool.compose.stations import NamedDocument
from soptool.finding import Related
from soptool.language import msg
from soptool.lint.evidence.once import once
from soptool.lint.evidence.subject import MacroSubject, SopSubject
from soptool.lint.wording.alike import COVERED, NameIndex, index_of
from soptool.lint.wording.document import covers

_CLOSE = 0.75


@dataclass(frozen=True, slots=True)
class Named:
    """Documents of a macro's rows, by name: those of each row have its bit."""

    index: NameIndex
    standing: dict[str, list[tuple[int, NamedDocument]]]
    rows: dict[str, int]

    def misnamed(self, text: str, rows: int) -> NamedDocument | None:
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

    def nearest(self, text: str, rows: int) -> NamedDocument | None:
        """Return the document of these rows whose name is most like `text`, if one is like it."""
        name = self.index.nearest(text, _CLOSE, lambda name: bool(self.rows[name] & rows))
        return None if name is None else self._among(name, rows)

    def _among(self, name: str, rows: int) -> NamedDocument | None:
        return next((one for bit, one in self.standing[name] if bit & rows), None)


@once
def made(subject: SopSubject) -> Named:
    """Return what the rows of a macro make."""
    assert isinstance(subject, MacroSubject)
    stations = subject.seams.stations
    return _named((1 << at, one) for at, row in enumerate(stations) for one in row.makes)


@once
def needed(subject: SopSubject) -> Named:
    """Return what the rows of a macro need."""
    assert isinstance(subject, MacroSubject)
    stations = subject.seams.stations
    return _named((1 << at, one) for at, row in enumerate(stations) for one in row.needs)


def _named(documents: Iterable[tuple[int, NamedDocument]]) -> Named:
    standing: dict[str, list[tuple[int, NamedDocument]]] = {}
    rows: dict[str, int] = {}
    for bit, document in documents:
        standing.setdefault(document.text, []).append((bit, document))
        rows[document.text] = rows.get(document.text, 0) | bit
    return Named(index_of(standing), standing, rows)


def required_here(mention: NamedDocument) -> Related:
    """Point at the requirement in the part's file."""
    return Related(mention.place, msg("“{text}” is required here.", text=mention.text))


def made_here(mention: NamedDocument) -> Related:
    """Point at the output in the part's file."""
    return Related(mention.place, msg("“{text}” is made here.", text=mention.text))
