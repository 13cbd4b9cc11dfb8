"""What is made when soptool is built: the compiled catalogues of its messages.

They stand beside the `.po` they come from, for wheel, sdist and editable install alike, and are
not kept in git: `soptool.catalogue` reads the `.po` wherever the compiled one is not made from it.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src"
sys.path.insert(0, str(SOURCE))

from soptool.catalogue import DOMAIN, version  # noqa: E402 (of this tree, not an installed one)


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles every `.po`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002
        """Write the `.mo` of each `.po`, where it isn't there already."""
        for path in sorted(SOURCE.glob("soptool/locales/*/LC_MESSAGES/*.po")):
            write(path.with_suffix(".mo"), compiled(path.read_text(encoding="utf-8")))


def compiled(source: str) -> bytes:
    """Return the compiled catalogue of a `.po`, versioned by what it was made from."""
    catalogue = read_po(io.StringIO(source))
    catalogue.project, catalogue.version = DOMAIN, version(source)
    catalogue.creation_date = datetime.fromtimestamp(0, UTC)  # the same source, the same bytes
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: others may be reading it."""
    if path.is_file() and path.read_bytes() == content:
        return
    new = path.with_suffix(".new")
    new.write_bytes(content)
    new.replace(path)
