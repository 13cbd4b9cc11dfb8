"""Where a name still stands after it was changed: read from the files, whatever keys name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from soptool.finding import KeyPath, Place
from soptool.source.places import Data
from soptool.workspace.mentions import Mention
from soptool.workspace.workspace import Workspace


def texts_with(workspace: Workspace, known: Iterable[Mention], name: str) -> Iterator[Place]:
    """Yield the texts and keys with the name in them as a word, in whatever case.

    Where it is, alone, the name of something else (as the `known` mentions say), it may stand.
    """
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
    named = {(one.file, one.path, one.is_key) for one in known if one.name == name}
    for file in workspace.documents.values():
        for path, text, is_key in texts_of(file.data):
            if word.search(text) and (file.path, path, is_key) not in named:
                yield file.key(path) if is_key else file.value(path)


def texts_of(data: Data, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str, bool]]:
    """Yield every text of plain data, and every key (True), with its path."""
    if isinstance(data, str):
        yield path, data, False
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from texts_of(item, (*path, number))
    else:
        for key, value in data.items():
            yield (*path, key), key, True
            yield from texts_of(value, (*path, key))
