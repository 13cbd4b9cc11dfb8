"""Which of many names of documents is meant by another: looked up, never compared with all."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import islice
from typing import Final

from soptool.lint.wording.document import COMPARED, Sameness, compare, document_name

_ALIKE: Final[tuple[Sameness, ...]] = ("variant", "misspelt")
COVERED: Final[tuple[Sameness, ...]] = ("same", "changed")
"""What names may be to one another where the one covers the other."""
_MOST_WORDS = 12
"""Names of more words are whole sentences: no slip of the pen is looked for in them."""
_MOST_LOOKS = 24
"""Names that one is compared with letter by letter, those that share its rarest words first."""
_MOST_OF_A_WORD = 300

Standing = Callable[[str], bool]
Key = tuple[object, ...]


def anywhere(_: str) -> bool:
    """Any name will do."""
    return True


@dataclass(slots=True)
class NameIndex:
    """Names of documents in an order, each once, by what they have in common with others."""

    names: dict[str, int] = field(default_factory=dict)
    looks: int = 0
    _alike: dict[Key, list[str]] = field(default_factory=dict)
    _by_word: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Add a name behind the others."""
        if text in self.names:
            return
        self.names[text] = len(self.names)
        for key in _keys(text):
            self._alike.setdefault(key, []).append(text)
        for word in dict.fromkeys(document_name(text).head):
            self._by_word.setdefault(word, []).append(text)

    def misnamed(
        self, text: str, is_there: Standing = anywhere, kinds: Container[Sameness] = _ALIKE
    ) -> str | None:
        """Return the first name that says the same as `text` in other words or with a slip."""
        near = {name for key in _keys(text) for name in self._first(self._alike.get(key, ()))}
        for name in sorted(near, key=self.names.__getitem__):
            self.looks += 1
            if is_there(name) and compare(text, name) in kinds:
                return name
        return None

    def nearest(self, text: str, least: float, is_there: Standing = anywhere) -> str | None:
        """Return the name whose letters are most like those of `text`, from `least` on (0 to 1)."""
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(_letters(text))
        best = None
        for name in islice(filter(is_there, self._sharing(text)), _MOST_LOOKS):
            self.looks += 1
            matcher.set_seq1(_letters(name))
            if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
                continue
            ratio = matcher.ratio()
            if ratio > least or (best is None and ratio == least):
                best, least = name, ratio
        return best

    def _sharing(self, text: str) -> Iterator[str]:
        """Yield names that share a word with `text`, of rare words first; then any."""
        found: set[str] = set()
        words = [self._by_word.get(word, []) for word in dict.fromkeys(document_name(text).head)]
        for names in (*sorted(words, key=len), self.names):
            for name in self._first(names):
                if name not in found:
                    found.add(name)
                    yield name

    @staticmethod
    def _first(names: Iterable[str]) -> Iterator[str]:
        return islice(names, _MOST_OF_A_WORD)


def index_of(names: Iterable[str]) -> NameIndex:
    """Make an index of names in their order."""
    index = NameIndex()
    for name in names:
        index.add(name)
    return index


def _keys(text: str) -> Iterator[Key]:
    """Yield keys of which two names share one where `compare` calls them variant or misspelt."""
    head = document_name(text).head
    if not head:
        return
    yield head
    if len(head) <= _MOST_WORDS:
        for at in range(len(head)):
            yield (at, *head[:at], *head[at + 1 :])


def _letters(text: str) -> str:
    return " ".join(document_name(text).head)[:COMPARED]
