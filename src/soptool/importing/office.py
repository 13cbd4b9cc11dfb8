"""Documents of an old Office → PDF, or workbooks of ours, by LibreOffice, where it is installed.

It runs in a process of its own with a profile of its own, in which no macro runs and nothing from
outside is fetched; what takes too long is ended with all that it began.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from soptool.disk.content import MAX_DATA, TooLarge, content_of
from soptool.disk.temporary import TemporaryFolder
from soptool.importing.kinds import Kind
from soptool.importing.package import Parts
from soptool.importing.unreadable import Unreadable
from soptool.importing.xlsx.own import has_data
from soptool.importing.xlsx.workbook import sheets_in
from soptool.language import msg

SECONDS: Final = 90.0
"""So long one document may take; the first of a run makes the profile, in a few seconds."""
_MOST_WRITTEN: Final = 200_000_000
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_ITEM: Final = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SAFE: Final = {
    "MacroSecurityLevel": "3",
    "DisableMacrosExecution": "true",
    "DisableActiveContent": "true",
    "BlockUntrustedRefererLinks": "true",
}
_SETTINGS: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + "".join(_ITEM.format(name=name, value=value) for name, value in _SAFE.items())
    + "</oor:items>\n"
)


def found() -> str | None:
    """Return the path of LibreOffice's program; None where there is none."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((place for place in _PLACES if Path(place).is_file()), None)


class Office:
    """Prints one document after another, with a profile for all of them."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._home: TemporaryFolder | None = None

    def pdf_of(self, content: bytes, kind: Kind) -> bytes:
        """Return the document as PDF. Raises Unreadable, which says why it is none."""
        return self._converted(content, kind, "pdf")

    def readable(self, content: bytes, kind: Kind) -> bytes:
        """Return a workbook with the sheets of ours as XLSX, every other document as PDF.

        What is drawn would lose its kinds and labels in an XLSX. Raises Unreadable.
        """
        if kind in ("xls", "ods"):
            book = self._converted(content, kind, "xlsx")
            with suppress(Unreadable):
                if has_data(sheets_in(Parts(book))):
                    return book
        return self.pdf_of(content, kind)

    def _converted(self, content: bytes, kind: Kind, target: str) -> bytes:
        program = found()
        if program is None:
            problem = msg("A document of this kind (.{kind}) is read through LibreOffice, which"
                          " is not installed.", kind=kind)  # fmt: skip
            hint = msg("Install it, or save the document as .docx, .xlsx or PDF.")
            raise Unreadable(msg("{problem} {hint}", problem=problem, hint=hint))
        home = self._begun()
        source, made = home / f"document.{kind}", home / f"document.{target}"
        made.unlink(missing_ok=True)
        source.write_bytes(content)
        try:
            self._run(program, home, source, target)
            return content_of(made, MAX_DATA)
        except TooLarge as error:
            raise Unreadable(msg("The PDF that LibreOffice made of it is too large.")) from error
        except OSError as error:
            problem = msg("LibreOffice could not open it: it is damaged, or locked with a"
                          " password.")  # fmt: skip
            hint = msg("Save it as .docx, .xlsx or PDF without one.")
            raise Unreadable(msg("{problem} {hint}", problem=problem, hint=hint)) from error
        finally:
            source.unlink(missing_ok=True)

    def _begun(self) -> Path:
        if self._home is None:
            self._home = TemporaryFolder()
            profile = self._home.path / "profile" / "user"
            profile.mkdir(parents=True)
            (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        return self._home.path

    def _run(self, program: str, home: Path, source: Path, target: str) -> None:
        """Write a document into `home`. Raises OSError, Unreadable."""
        profile = (home / "profile").as_uri()
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--nolockcheck", "--nologo", "--convert-to", target, "--outdir", str(home), str(source),
        ]  # fmt: skip
        child = subprocess.Popen(  # noqa: S603 - a path of ours, and no shell
            command,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _limit(child.pid)
            child.wait(self.seconds)
        except subprocess.TimeoutExpired as error:
            message = msg("LibreOffice could not print it in time: save it as PDF yourself.")
            raise Unreadable(message) from error
        finally:
            _end(child)

    def close(self) -> None:
        """Take away what was made on the way."""
        home, self._home = self._home, None
        if home is not None:
            home.clear()


def _limit(process: int) -> None:
    """Let it write no more than a document takes, where the system can hold it to that."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every system

        with suppress(OSError, ValueError):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (_MOST_WRITTEN, _MOST_WRITTEN))


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a process and all that it began."""
    if sys.platform == "win32":
        if child.poll() is None:
            ending = ["taskkill", "/F", "/T", "/PID", str(child.pid)]
            subprocess.run(ending, check=False, capture_output=True)  # noqa: S603
    else:
        with suppress(OSError):
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
