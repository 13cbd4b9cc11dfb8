"""Documents handed on: does any later need speak of what a step or a part yields."""

from __future__ import annotations

from collections.abc import Iterable

from soptool.compose.documents import Key
from soptool.lint.evidence.reading import names
from soptool.lint.wording.document import compare
from soptool.lint.wording.words import words

SAME = ("same", "variant")


class Needs:
    """Many names of documents, indexed by their words, so that asking is quick."""

    def __init__(self, texts: Iterable[str], key: Key) -> None:
        self.key = key
        self.keys: set[str] = set()
        self.by_word: dict[str, list[str]] = {}
        for text in texts:
            if key(text) in self.keys:
                continue
            self.keys.add(key(text))
            for word in names(text):
                self.by_word.setdefault(word, []).append(text)

    def speaks_of(self, text: str) -> bool:
        """Whether one of them is `text`, a form of it, or shares a word that tells it apart."""
        if self.key(text) in self.keys:
            return True
        own = names(text)
        if any(word in self.by_word for word in own - words("document-kinds")):
            return True
        candidates = dict.fromkeys(
            other for word in own for other in self.by_word.get(word, [])[:50]
        )
        return any(compare(text, other) != "different" for other in candidates)
