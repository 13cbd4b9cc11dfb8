"""Documents of one run, set by Typst: data in, heights of texts and PDF out.

Fonts come from a package and from `fonts/` in the workspace, never from the system, so that a
document looks alike everywhere.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final, cast

from soptool.errors import UsageError
from soptool.extras import need
from soptool.form.measure.apart import Apart
from soptool.form.measure.engine import Engine, Fault, Typing
from soptool.form.measure.letters import (
    instead,
    is_blank,
    is_private,
    rare,
    without_selectors,
)
from soptool.form.measure.typst_faults import error_of, logo_error
from soptool.form.measure.workplace import LETTERS, Workplace
from soptool.language import msg, with_hint
from soptool.workspace.fonts import FOLDER, STANDARD

MAIN: Final = "sop.typ"
_SUFFIXES: Final = {"png": "png", "jpeg": "jpg", "gif": "gif", "webp": "webp", "svg+xml": "svg"}
LOGO_HEIGHT: Final = 20.0
"""Millimetres."""
_DOTS: Final = 300
_PICTURE: Final = ".logo.typ"
_LOGO: Final = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("{file}", height: {height}mm)
"""
_PAGES: Final = re.compile(rb"/Type/Pages/Count (\d+)")
_REFUSED: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


class Typesetter:
    """Sets documents for one run. Raises UsageError where Typst is missing or a font unknown."""

    def __init__(
        self, user: Path | None, logo: str | None, fonts: tuple[str, ...], root: Path
    ) -> None:
        self._user, self._logo = user, logo
        own = root / FOLDER
        self._font_paths = (_arimo(), *([str(own)] if own.is_dir() else []))
        self._has: dict[str, bool] = {}
        self.fonts = (*fonts, *(() if STANDARD in fonts else (STANDARD,)))
        known = Engine(Path(), self._font_paths).fonts.families()
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
        (self._place.folder / name).write_bytes(b64decode(content))
        return name

    @cached_property
    def logo_png(self) -> bytes | None:
        """The logo as a PNG of 300 dots an inch, 20 mm high; programs of offices take no other."""
        if self.logo_file is None:
            return None
        try:
            return self._drawn_logo()
        except Fault as fault:
            raise self._error(fault) from fault

    def _drawn_logo(self) -> bytes:
        page = _LOGO.format(file=self.logo_file, height=LOGO_HEIGHT)
        (self._place.folder / _PICTURE).write_text(page, encoding="utf-8")
        return Engine(self._place.folder, self._font_paths).png(_PICTURE, _DOTS)

    def _error(self, fault: Fault) -> UsageError:
        """Make the error: of the logo, where that alone can't be drawn either."""
        if fault.is_template and self.logo_file:
            try:
                self._drawn_logo()
            except Fault as own:
                return logo_error(own)
        return error_of(fault, self._place.folder, self._user)

    def prepare(self) -> None:
        """Write the folder now, so that copies of this process share it."""
        assert self._place.folder.is_dir()
        assert self.logo_file or not self._logo

    def measure(self, data: Mapping[str, object]) -> list[dict[str, Any]]:
        """Return how high the parts of each document are; nothing is printed."""
        try:
            text = self._engine.query(MAIN, self._text(data))
        except Fault as fault:
            raise self._error(fault) from fault
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
        """Return the PDF: tagged, PDF/A-2a, or -3a with files attached, and PDF/UA-1.

        `main` is the template that begins the document.
        """
        attaches = bool(data.get("attachments"))
        try:
            return self._engine.pdf(main, self._text(data), timestamp, attaches=attaches)
        except Fault as fault:
            raise self._error(fault) from fault

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
        try:
            self._engine.pdf(LETTERS, _json({"fonts": self.fonts, "letters": letters}), 0)
        except Fault as fault:
            for said in _REFUSED.findall(fault.diagnostic):
                yield from _ESCAPED.sub(lambda code: chr(int(code[1], 16)), said)

    def shown(self, text: str) -> str:
        """Return the text as it is printed: without what the fonts lack."""
        return without_selectors(text).translate(instead(self.lacking(text)))

    def _text(self, data: Mapping[str, object]) -> str:
        return self.shown(_json(data))

    @cached_property
    def _place(self) -> Workplace:
        return Workplace(self._user)

    @cached_property
    def _engine(self) -> Typing:
        """What is the user's can be endless; what is ours need not go elsewhere."""
        make = Apart if self._place.has_users else Engine
        return make(self._place.folder, self._font_paths)


def _is_measure(mark: object) -> bool:
    return isinstance(mark, dict) and {"rows", "head", "after", "identity", "about"} <= mark.keys()


def pages_in(content: bytes) -> int:
    """Return how many pages a PDF of Typst's has, -1 where it does not say so plainly."""
    found = _PAGES.search(content)
    return int(found[1]) if found else -1


def _json(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _arimo() -> str:
    package = need("fontpkg_arimo", "pdf", msg("PDF, Word and Excel need the font Arimo"))
    return str(Path(package.__file__).parent / "files")


def _unknown_font(name: str, known: list[str]) -> Any:
    return msg(
        "The font `{name}` of `fonts` in `sop.yaml` is not known. Known: {known}. "
        "Put the files of others into the folder `{folder}`.",
        name=name,
        known=", ".join(f"`{family}`" for family in known),
        folder=FOLDER,
    )
