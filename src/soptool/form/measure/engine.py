"""Typst's one door: a folder of templates and data in, a PDF or what a document says out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol

from soptool.extras import need
from soptool.language import msg

if TYPE_CHECKING:
    import typst

NOTHING: Final = ".nothing.typ"
"""An empty document, which must stand in the folder."""
_STANDARDS: Final = ("a-2a", "ua-1")
_ATTACHING: Final = ("a-3a", "ua-1")
"""With files of any kind attached."""
_GENERATIONS: Final = 11
_MANY: Final = 8
"""Documents that are measured before Typst is made to forget them."""
_PACKAGES: Final = "packages"
"""A folder that is not there: templates have no packages."""


class Fault(Exception):  # noqa: N818
    """Why Typst made nothing. `is_template`: it names a fault in the templates."""

    def __init__(self, message: str, diagnostic: str = "", *, is_template: bool = True) -> None:
        super().__init__(message)
        self.message, self.diagnostic, self.is_template = message, diagnostic, is_template


class Typing(Protocol):
    """What sets documents: here, or in a process apart. `data` is JSON."""

    def query(self, main: str, data: str) -> str:
        """Return the values of what is labelled `<measure>`, as JSON. Raises Fault."""
        ...

    def pdf(self, main: str, data: str, timestamp: int, *, attaches: bool = False) -> bytes:
        """Return the PDF: tagged, PDF/A-2a, or -3a where it `attaches`, and PDF/UA-1.

        Raises Fault.
        """
        ...


class Engine:
    """Typst in this process, over a folder of templates. Raises UsageError without Typst.

    `has_threads`: Typst began its threads in this process; a copy of it (fork) would wait for them
    for ever.
    """

    has_threads: ClassVar[bool] = False

    def __init__(self, folder: Path, fonts: Sequence[str]) -> None:
        self._typst = need("typst", "pdf", msg("PDF, Word and Excel need Typst"))
        self._folder, self._font_paths = folder, fonts
        self._printers: dict[str, typst.Compiler] = {}
        self._measured = 0

    @cached_property
    def fonts(self) -> typst.Fonts:
        """The fonts of the paths, and none of the system."""
        found: typst.Fonts = self._typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=list(self._font_paths),
        )
        return found

    def query(self, main: str, data: str) -> str:
        """Return the values of what is labelled `<measure>`, as JSON. Raises Fault."""
        compiler = self._compiler(main, data)
        try:
            found: str = compiler.query("<measure>", field="value")
        except (self._typst.TypstError, RuntimeError, OSError) as error:
            raise self._fault(self._placed(error, compiler)) from error
        self._measured += 1
        if self._measured >= _MANY:  # a Word document is measured and never printed
            self._forget()
        return found

    def pdf(self, main: str, data: str, timestamp: int, *, attaches: bool = False) -> bytes:
        """Do as `Typing.pdf`. Raises Fault, also for warnings."""
        try:
            content, warnings = self._printer(main).compile_with_warnings(
                format="pdf",
                pdf_standards=list(_ATTACHING if attaches else _STANDARDS),
                timestamp=timestamp,
                sys_inputs={"data": data},
            )
        except (self._typst.TypstError, RuntimeError, OSError) as error:
            raise self._fault(error) from error
        for warning in warnings:
            raise Fault(warning.message)
        assert isinstance(content, bytes)
        self._forget()
        return content

    def png(self, main: str, ppi: float) -> bytes:
        """Return the first page as a picture. Raises Fault."""
        try:
            content = self._compiler(main, "{}").compile(format="png", ppi=ppi)
        except (self._typst.TypstError, RuntimeError, OSError) as error:
            raise self._fault(error) from error
        assert isinstance(content, bytes)
        return content

    def _printer(self, main: str) -> typst.Compiler:
        """Made once: it keeps what it read of templates and fonts."""
        if main not in self._printers:
            self._printers[main] = self._compiler(main, "{}")
        return self._printers[main]

    def _forget(self) -> None:
        """Let go of what Typst remembers of this document.

        It keeps all until ten more were set, which is 70 MB and slower than to begin anew.
        """
        self._measured = 0
        for _ in range(_GENERATIONS):
            self._nothing.compile(format="svg")

    @cached_property
    def _nothing(self) -> typst.Compiler:
        return self._compiler(NOTHING, "{}")

    def _compiler(self, main: str, data: str) -> typst.Compiler:
        Engine.has_threads = True
        compiler: typst.Compiler = self._typst.Compiler(
            str(self._folder / main),
            root=str(self._folder),
            font_paths=self.fonts,
            sys_inputs={"data": data},
            package_path=str(self._folder / _PACKAGES),
            package_cache_path=str(self._folder / _PACKAGES),
        )
        return compiler

    def _placed(self, error: Exception, compiler: typst.Compiler) -> Exception:
        """Return the error with its place, which a query leaves out and a page does not."""
        try:
            compiler.compile(format="svg")
        except self._typst.TypstError as placed:
            return placed if isinstance(placed, Exception) else error
        except (RuntimeError, OSError):
            return error
        return error

    def _fault(self, error: Any) -> Fault:
        if isinstance(error, self._typst.TypstError):
            return Fault(error.message, error.diagnostic)
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return Fault(reason, is_template=False)  # a picture that can't be drawn
