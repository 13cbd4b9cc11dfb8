"""What is made when soptool is built: compiled catalogues of its messages, and its commit.

The catalogues stand beside the `.po` they come from, for wheel, sdist and editable install alike,
and are not kept in git: `soptool.catalogue` reads the `.po` wherever the compiled one is not made
from it.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
SOURCE = ROOT / "src"
PLACES = {"wheel": "soptool/COMMIT", "sdist": "src/soptool/COMMIT"}
sys.path.insert(0, str(SOURCE))

from soptool.catalogue import DOMAIN, version  # noqa: E402 (of this tree, not an installed one)


class Made(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles every `.po`, and writes down the commit."""

    PLUGIN_NAME = "custom"
    written: Path | None = None

    def initialize(self, version: str, build_data: dict[str, dict[str, str]]) -> None:
        """Write the `.mo` of each `.po`, where it isn't there already, and build `COMMIT` in."""
        for path in sorted(SOURCE.glob("soptool/locales/*/LC_MESSAGES/*.po")):
            write(path.with_suffix(".mo"), compiled(path.read_text(encoding="utf-8")))
        if version == "editable" or not (commit := commit_of(ROOT)):
            return
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", delete=False) as file:
            file.write(commit)
        build_data["force_include"][file.name] = PLACES[self.target_name]
        self.written = Path(file.name)

    def finalize(self, version: str, build_data: dict[str, object], artifact: str) -> None:  # noqa: ARG002
        """Take away what was only there to be built in."""
        if self.written:
            self.written.unlink()


def commit_of(root: Path) -> str:
    """Return commit and day of a checkout, and `changed` where it holds more; else nothing.

    What is unpacked from an sdist has its `COMMIT` already, even inside another repository.
    """
    if not (root / ".git").exists():
        return ""
    try:
        head = _git(root, "log", "-1", "--abbrev=9", "--format=%h %cs")
        return f"{head}, changed\n" if _git(root, "status", "--porcelain", "-uno") else f"{head}\n"
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip()


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
