"""Typst's one door: templates, fonts and the logo in a folder of their own, data in, PDF out.

The folder holds our templates (`pdf/`), and over them the user's; ours stay reachable under
`soptool/`. Fonts come from a package and from `fonts/` in the workspace, never from the system,
so that a document looks alike everywhere.
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from soptool.assets import OWN, folder
from soptool.disk.content import MAX_NOTES, content_of
from soptool.disk.lock import is_held, locks
from soptool.errors import UsageError
from soptool.extras import need
from soptool.form.measure.letters import (
    instead,
    is_blank,
    is_private,
    rare,
    without_selectors,
)
from soptool.language import msg, with_hint

if TYPE_CHECKING:
    import typst

DEFAULT_FONT: Final = "Arimo"
FONT_FOLDER: Final = "fonts"
MAIN: Final = "sop.typ"
_PREFIX: Final = "soptool-"
_LOCK: Final = ".lock"
_STANDARDS: Final = ("a-2a", "ua-1")
_SUFFIXES: Final = {"png": "png", "jpeg": "jpg", "gif": "gif", "webp": "webp", "svg+xml": "svg"}
_NOTHING: Final = "nothing.typ"
_GENERATIONS: Final = 11
_PACKAGES: Final = "packages"
"""A folder that is not there: templates have no packages."""
_PACKAGE: Final = re.compile(rb"[\"']@[\w-]+/")
_PAGES: Final = re.compile(rb"/Type/Pages/Count (\d+)")
_PROBE: Final = "letters.typ"
_ONE_A_LINE: Final = """#let asked = json(bytes(sys.inputs.data))
#set document(title: "-")
#set text(font: asked.fonts, lang: "en")
#for letter in asked.letters [#letter #parbreak()]
"""
_REFUSED: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


class Typesetter:
    """Sets documents for one run. Raises UsageError where Typst is missing or a font unknown.

    `has_threads`: Typst began its threads in this process; a copy of it (fork) would wait for them
    for ever.
    """

    has_threads: ClassVar[bool] = False

    def __init__(
        self, user: Path | None, logo: str | None, fonts: tuple[str, ...], root: Path
    ) -> None:
        self._typst = need("typst", "pdf", msg("PDF needs Typst"))
        self._user, self._logo, self._root = user, logo, root
        self._has: dict[str, bool] = {}
        self.fonts = (*fonts, *(() if DEFAULT_FONT in fonts else (DEFAULT_FONT,)))
        known = self._fonts.families()
        for name in fonts:
            if name not in known:
                raise UsageError(_unknown_font(name, known))

    @cached_property
    def logo_file(self) -> str | None:
        """The logo's file in the folder."""
        if self._logo is None:
            return None
        kind, _, content = self._logo.partition(";base64,")
        name = f"logo.{_SUFFIXES[kind.partition('/')[2]]}"
        (self._folder / name).write_bytes(b64decode(content))
        return name

    def prepare(self) -> None:
        """Write the folder now, so that copies of this process share it."""
        assert self._folder.is_dir()
        assert self.logo_file or not self._logo

    def measure(self, data: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return how high the parts of each document are; nothing is printed."""
        try:
            text = self._compiler(self._inputs(data)).query("<measure>", field="value")
        except (self._typst.TypstError, RuntimeError) as error:
            raise self._fault(error) from error
        found: list[dict[str, Any]] = json.loads(text)
        wanted = cast("Sequence[object]", data["documents"])
        if len(found) != len(wanted) or not all(map(_is_measure, found)):
            problem = msg("The template `pdf/{name}` does not measure the form.", name=MAIN)
            hint = msg(
                "With `data.measuring` it must give what `measures` in `measure.typ` gives,"
                " labelled `<measure>`."
            )
            raise UsageError(with_hint(problem, hint))
        return found

    def pdf(self, data: Mapping[str, object], timestamp: int, main: str = MAIN) -> bytes:
        """Return the PDF: tagged, PDF/A-2a and PDF/UA-1.

        `main` is the template that begins the document.
        """
        printer = self._printer if main == MAIN else self._compiler(_inputs({}), main)
        try:
            content, warnings = printer.compile_with_warnings(
                format="pdf",
                pdf_standards=list(_STANDARDS),
                timestamp=timestamp,
                sys_inputs=self._inputs(data),
            )
        except (self._typst.TypstError, RuntimeError) as error:
            raise self._fault(error) from error
        for warning in warnings:
            raise UsageError(msg("Typst warns of the templates: {reason}", reason=warning.message))
        assert isinstance(content, bytes)
        self._forget()
        return content

    def lacking(self, text: str) -> frozenset[str]:
        """Return the letters of a text that none of the fonts has a picture of."""
        asked = rare(text)
        new = [letter for letter in sorted(asked) if letter not in self._has]
        unsure = [letter for letter in new if not (is_blank(letter) or is_private(letter))]
        self._has.update((letter, is_blank(letter) or letter in unsure) for letter in new)
        self._has.update(dict.fromkeys(self.refused(unsure), False))
        return frozenset(letter for letter in asked if not self._has[letter])

    def refused(self, letters: Sequence[str]) -> Iterator[str]:
        """Ask Typst for a page with these letters; yield those that it can't set."""
        if not letters:
            return
        (self._folder / _PROBE).write_text(_ONE_A_LINE, encoding="utf-8")
        probe = self._compiler(_inputs({"fonts": self.fonts, "letters": letters}), _PROBE)
        try:
            probe.compile(format="pdf", pdf_standards=list(_STANDARDS), timestamp=0)
        except self._typst.TypstError as error:
            for said in _REFUSED.findall(error.diagnostic):
                yield from _ESCAPED.sub(lambda code: chr(int(code[1], 16)), said)

    def shown(self, text: str) -> str:
        """Return the text as it is printed: without what the fonts lack."""
        return without_selectors(text).translate(instead(self.lacking(text)))

    def _inputs(self, data: Mapping[str, object]) -> dict[str, str]:
        return {"data": self.shown(_inputs(data)["data"])}

    def _forget(self) -> None:
        """Let go of what Typst remembers of this document.

        It keeps all until ten more were set, which is 70 MB and slower than to begin anew.
        """
        for _ in range(_GENERATIONS):
            self._nothing.compile(format="svg")

    @cached_property
    def _nothing(self) -> typst.Compiler:
        (self._folder / _NOTHING).write_bytes(b"")
        return self._compiler(_inputs({}), _NOTHING)

    @cached_property
    def _printer(self) -> typst.Compiler:
        """Made once: it keeps what it read of templates and fonts."""
        return self._compiler(_inputs({}))

    def _compiler(self, inputs: dict[str, str], main: str = MAIN) -> typst.Compiler:
        Typesetter.has_threads = True
        compiler: typst.Compiler = self._typst.Compiler(
            str(self._folder / main),
            root=str(self._folder),
            font_paths=self._fonts,
            sys_inputs=inputs,
            package_path=str(self._folder / _PACKAGES),
            package_cache_path=str(self._folder / _PACKAGES),
        )
        return compiler

    @cached_property
    def _fonts(self) -> typst.Fonts:
        own = self._root / FONT_FOLDER
        paths = [_arimo(), *([str(own)] if own.is_dir() else [])]
        found: typst.Fonts = self._typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=paths
        )
        return found

    @cached_property
    def _temporary(self) -> TemporaryDirectory[str]:
        """A folder that is locked while this process lives, or a copy of it."""
        _sweep()
        made = TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        lock = Path(made.name) / _LOCK
        self._lock = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
        locks(self._lock, lock)
        return made

    @cached_property
    def _folder(self) -> Path:
        root = Path(self._temporary.name)
        for file in _files(folder("templates") / "pdf"):
            _copy(file, root / file.name)
            _copy(file, root / OWN / file.name)
        own = self._user / "pdf" if self._user else None
        if own is not None and own.is_dir():
            _stay_offline()
            for file in sorted(own.iterdir()):
                if file.is_file():
                    _copy(_checked(file, own), root / file.name)
        return root

    def _fault(self, error: typst.TypstError | RuntimeError) -> Exception:
        if not isinstance(error, self._typst.TypstError):  # a picture that can't be drawn
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            return UsageError(msg("The PDF can't be made: {reason}", reason=reason))
        return UsageError(msg("The templates of PDF have a fault: {reason}", reason=error.message))


def _is_measure(mark: object) -> bool:
    return isinstance(mark, dict) and {"rows", "head", "after", "identity", "about"} <= mark.keys()


def _checked(file: Path, folder: Path) -> Path:
    """Return a template of the user's. Raises UsageError where it would reach elsewhere."""
    name = f"pdf/{file.name}"
    if not file.resolve().is_relative_to(folder.resolve()):
        raise UsageError(
            msg("The template `{name}` is a link that leads out of the folder.", name=name)
        )
    try:
        content = content_of(file, MAX_NOTES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = msg("The template `{name}` can't be read: {reason}.", name=name, reason=reason)
        raise UsageError(message) from error
    if _PACKAGE.search(content):
        raise UsageError(
            msg("The template `{name}` asks for a package; templates use none.", name=name)
        )
    return file


def pages_in(content: bytes) -> int:
    """Return how many pages a PDF of Typst's has, -1 where it does not say so plainly."""
    found = _PAGES.search(content)
    return int(found[1]) if found else -1


def _sweep() -> None:
    """Delete the folders of runs that were killed."""
    with suppress(OSError):
        for folder_left in Path(gettempdir()).glob(f"{_PREFIX}*"):
            lock = folder_left / _LOCK
            if lock.is_file() and not lock.is_symlink() and not is_held(lock):
                rmtree(folder_left, ignore_errors=True)


def _inputs(data: Mapping[str, object]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}


def _arimo() -> str:
    package = need("fontpkg_arimo", "pdf", msg("PDF needs the font Arimo"))
    return str(Path(package.__file__).parent / "files")


def _files(place: Traversable) -> Iterator[Traversable]:
    yield from sorted((file for file in place.iterdir() if file.is_file()), key=lambda f: f.name)


def _copy(file: Traversable, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(file.read_bytes())


def _stay_offline() -> None:
    """Lead Typst's downloads nowhere: a template can put the name of a package together."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = "http://127.0.0.1:9"
    for name in ("no_proxy", "NO_PROXY"):
        os.environ.pop(name, None)


def _unknown_font(name: str, known: list[str]) -> Any:
    return msg(
        "The font `{name}` of `fonts` in `sop.yaml` is not known. Known: {known}. "
        "Put the files of others into the folder `{folder}`.",
        name=name,
        known=", ".join(f"`{family}`" for family in known),
        folder=FONT_FOLDER,
    )
