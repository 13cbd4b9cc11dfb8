"""The folder that Typst works in: our templates, over them the user's, and the logo.

Ours stay reachable under `soptool/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from soptool.assets import OWN, folder
from soptool.disk.content import MAX_NOTES, content_of
from soptool.disk.temporary import TemporaryFolder
from soptool.disk.ways import real
from soptool.errors import UsageError, reason_of
from soptool.form.measure.engine import NOTHING
from soptool.language import msg

LETTERS: Final = ".letters.typ"
"""A document of letters, one a paragraph, that tells which of them the fonts lack."""
_ONE_A_LINE: Final = """#let asked = json(bytes(sys.inputs.data))
#set document(title: "-")
#set text(font: asked.fonts, lang: "en")
#for letter in asked.letters [#letter #parbreak()]
"""
_SUFFIX: Final = ".typ"
_PACKAGE: Final = re.compile(rb"[\"']@[\w-]+/")


class Workplace:
    """A folder that is there while this object is. `user`: the folder of `--templates`.

    Raises UsageError where a template of the user's would reach elsewhere, and OSError.
    """

    def __init__(self, user: Path | None) -> None:
        self._lent = TemporaryFolder()
        self.folder = self._lent.path
        for file in _files(folder("templates") / "pdf"):
            _copy(file, self.folder / file.name)
            _copy(file, self.folder / OWN / file.name)
        own = None if user is None else user / "pdf"
        self.has_users = own is not None and own.is_dir()
        if own is not None and self.has_users:
            for file in sorted(own.iterdir()):
                if file.suffix == _SUFFIX or not file.is_dir():
                    (self.folder / file.name).write_bytes(_checked(file, own))
        (self.folder / LETTERS).write_text(_ONE_A_LINE, encoding="utf-8")
        (self.folder / NOTHING).write_bytes(b"")


def _checked(file: Path, folder: Path) -> bytes:
    """Return a template of the user's. Raises UsageError where it would reach elsewhere."""
    name = f"pdf/{file.name}"
    if not real(file).is_relative_to(real(folder)):
        raise UsageError(
            msg("The template `{name}` is a link that leads out of the folder.", name=name)
        )
    try:
        content = content_of(file, MAX_NOTES)
    except OSError as error:
        reason = reason_of(error)
        message = msg("The template `{name}` can't be read: {reason}.", name=name, reason=reason)
        raise UsageError(message) from error
    if file.suffix == _SUFFIX and not _is_utf_8(content):
        raise UsageError(
            msg("The template `{name}` is not UTF-8: save it with this encoding.", name=name)
        )
    if _PACKAGE.search(content):
        raise UsageError(
            msg("The template `{name}` asks for a package; templates use none.", name=name)
        )
    return content


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _files(place: Traversable) -> Iterator[Traversable]:
    yield from sorted((file for file in place.iterdir() if file.is_file()), key=lambda f: f.name)


def _copy(file: Traversable, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(file.read_bytes())
