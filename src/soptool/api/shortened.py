"""A new SOP without what its folder's defaults say for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from soptool.catalogue import translator
from soptool.finding import Delete
from soptool.language import msg
from soptool.model.inheritance import laid_upon
from soptool.source.change import spliced, splices_of
from soptool.source.document import Document
from soptool.source.places import Data
from soptool.source.read import read
from soptool.workspace.chains import Chains


def shortened(text: str, path: str, kind: str, chains: Chains, language: str) -> str:
    """Take out of a new file at `path` the keys that it inherits, and say above which they are."""
    layers = chains.layers(path, kind)
    document, _ = read(path, text.encode())
    if not layers or document is None or not isinstance(document.data, dict):
        return text  # a template of the user's may hold anything
    inherited, _ = laid_upon(Document(path, "", {}), {}, layers)
    changes = list(_repeated(path, document.data, inherited))
    gone = [change for change in changes if splices_of(text, (change,)) is not None]
    splices = splices_of(text, gone)
    if not splices:
        return text
    keys = ", ".join(dict.fromkeys(str(change.path[0]) for change in gone))
    files = ", ".join(dict.fromkeys(layer.document.path for layer in layers))
    note = msg("Inherited from {files}: {keys}.", files=files, keys=keys)
    return _with_note(spliced(text, splices), note.render(translator(language)))


def _repeated(
    path: str, own: Mapping[str, Data], inherited: Mapping[str, Data]
) -> Iterator[Delete]:
    """Yield what need not stand there; a new file stays a draft, whatever others are."""
    for key, value in own.items():
        other = inherited.get(key)
        if other is None or (key == "status" and other != value):
            continue
        if (
            not isinstance(value, dict)
            or not isinstance(other, dict)
            or value.keys() <= other.keys()
        ):
            yield Delete(path, (key,))
        else:
            yield from (Delete(path, (key, inner)) for inner in value if inner in other)


def _with_note(text: str, note: str) -> str:
    head, kind, rest = text.partition("kind:")
    return f"{head}# {note}\n{kind}{rest}"
