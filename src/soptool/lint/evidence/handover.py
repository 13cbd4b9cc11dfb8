"""Documents handed on: does any later need speak of what a step or a part yields."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice

from soptool.compose.documents import Key
from soptool.lint.evidence.reading import names
from soptool.lint.wording.document import compare
from soptool.lint.wording.words import words

SAME = ("same", "variant")


class Needs:
    """Many names of documents, indexed by their words, so that asking is quick.

    `common`: words that tell no two of them apart, as those of the SOP's title.
    """

    def __init__(
        self, texts: Iterable[str], key: Key, common: frozenset[str] = frozenset()
    ) -> None:
        self.key = key
        self.everywhere = common
        self.common = words("document-kinds") | common
        self.keys: set[str] = set()
        self.by_word: dict[str, list[str]] = {}
        for text in dict.fromkeys(texts):
            self.keys.add(key(text))
            for word in names(text):
                self.by_word.setdefault(word, []).append(text)

    def speaks_of(self, text: str, but: Container[str] = ()) -> bool:
        """Whether one of them is `text`, a form of it, or shares a telling word with it, or two.

        `but`: the keys of those that are not asked.
        """
        if self.key(text) in self.keys and self.key(text) not in but:
            return True
        own = names(text)
        if any(True for word in own - self.common for _ in self._others(word, but)):
            return True
        candidates = dict.fromkeys(
            other for word in own for other in islice(self._others(word, but), 50)
        )
        return any(
            compare(text, other) != "different" or self._shares_two(own, other)
            for other in candidates
        )

    def _shares_two(self, own: frozenset[str], other: str) -> bool:
        return len((own & names(other)) - self.everywhere) > 1

    def _others(self, word: str, but: Container[str]) -> Iterator[str]:
        return (text for text in self.by_word.get(word, ()) if self.key(text) not in but)
