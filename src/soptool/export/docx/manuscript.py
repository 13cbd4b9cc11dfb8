"""A Word document in the making: its sections one behind another, then the whole package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from soptool.export.docx.drawing import inline_picture
from soptool.export.docx.frame import Frame
from soptool.export.docx.framing import Framed
from soptool.export.docx.namespaces import NAMESPACES
from soptool.export.docx.styles import BULLETS, font_table, numbering, settings, styles
from soptool.export.docx.text import field as page_field
from soptool.export.docx.text import run, twips
from soptool.export.office.fonts import font_of
from soptool.export.office.package import CORE, OFFICE, Package
from soptool.export.office.picture import Picture, logo_of
from soptool.export.office.properties import core_properties
from soptool.export.office.source import add_source
from soptool.export.office.theme import THEME_TYPE, theme
from soptool.export.office.xml import Xml, element, joined
from soptool.export.press import Press

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT: Final = "word/document.xml"
"""The part with the text."""
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE: Final = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_LOGO: Final = "word/media/logo.png"
_FOOT: Final = 5.0
"""From the foot, and from the head, to the edge of the paper, mm."""
_GREY: Final = "#e4e4e4"


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins, mm."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def body(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one kind: what stands in them, at their feet, and across them (`mark`).

    `first`: the number of its first page, where that is not the next one.
    """

    content: Sequence[Xml]
    paper: Paper
    foot: str
    mark: str | None = None
    first: int | None = None


@dataclass
class Manuscript:
    """Numbers that must not come twice, and the parts so far."""

    press: Press
    frame: Frame | None = None
    package: Package = field(default_factory=Package)
    _drawings: int = 0
    _lists: int = 0

    @property
    def language(self) -> str:
        """The documents' language."""
        return self.press.edition.language

    @property
    def font(self) -> str:
        """The name of the font."""
        return font_of(self.press.edition.settings.fonts)

    def number(self) -> int:
        """Return the next number of a drawing or shape."""
        self._drawings += 1
        return self._drawings

    def numbered(self) -> int:
        """Return a list that counts from 1."""
        self._lists += 1
        return BULLETS + self._lists

    def logo(self) -> Xml | None:
        """Return the run with the agency's logo, if it has one."""
        picture = logo_of(self.press)
        return None if picture is None else self._placed(picture)

    def _placed(self, picture: Picture) -> Xml:
        self.package.add(_LOGO, picture.content)
        relation = self.package.relate(DOCUMENT, f"{OFFICE}/image", _LOGO)
        return inline_picture(picture, relation, self.number)

    def written(
        self, sections: Sequence[Section], title: str, timestamp: int, source: Xml | None = None
    ) -> bytes:
        """Return the file; `timestamp` in seconds, `source`: the copy that it carries."""
        package = self.package
        body = [self._framed.before] if self._framed else []
        for number, section in enumerate(sections, start=1):
            end = self._end_of(section, number)
            body += section.content
            body.append(end if number == len(sections) else _gap_with(end))
        namespaces = self._framed.namespaces if self._framed else NAMESPACES
        package.add(
            DOCUMENT,
            element("w:document", namespaces, element("w:body", None, joined(body))),
            f"{_WORD}.document.main+xml",
        )
        package.relate("", f"{OFFICE}/officeDocument", DOCUMENT)
        self._add_looks()
        self._add_properties(title, timestamp)
        if source is not None:
            add_source(package, DOCUMENT, source)
        return package.content()

    @cached_property
    def _framed(self) -> Framed | None:
        return Framed(self.frame, self.package) if self.frame else None

    def _end_of(self, section: Section, number: int) -> Xml:
        """Return the properties of a section, with its foot and its mark."""
        paper, framed = section.paper, self._framed
        size = element(
            "w:pgSz",
            {
                "w:w": twips(paper.width),
                "w:h": twips(paper.height),
                "w:orient": "landscape" if paper.width > paper.height else None,
            },
        )
        first = element("w:pgNumType", {"w:start": section.first}) if section.first else None
        if framed:
            mark = _watermark(section.mark, number, own=True) if section.mark else None
            if mark is not None and number == 1:
                framed.mark(mark)
            foot = None if framed.has_foot else self._foot(section, number)
            return framed.end_of(size, str(twips(paper.left)), foot, first)
        head = self._led(
            "header", number, element("w:hdr", NAMESPACES, self._head(section, number))
        )
        return element(
            "w:sectPr",
            None,
            element("w:headerReference", {"w:type": "default", "r:id": head}),
            self._foot(section, number),
            size,
            _margins(paper),
            first,
        )

    def _head(self, section: Section, number: int) -> Xml:
        return _watermark(section.mark, number) if section.mark else element("w:p", None, _HEAD)

    def _foot(self, section: Section, number: int) -> Xml:
        foot = self._led("footer", number, _foot(section.foot, section.paper, self._page_words))
        return element("w:footerReference", {"w:type": "default", "r:id": foot})

    @property
    def _page_words(self) -> list[str]:
        return self.press.edition.t("Page {page} of {pages}", page="\0", pages="\0").split("\0")

    def _led(self, kind: str, number: int, content: Xml) -> str:
        """Add a head or foot; return the relationship that leads to it."""
        name = f"word/sop-{kind}{number}.xml"
        self.package.add(name, content, f"{_WORD}.{kind}+xml")
        return self.package.relate(DOCUMENT, f"{OFFICE}/{kind}", name)

    def _add_looks(self) -> None:
        framed = self._framed
        two_sided = bool(framed and framed.is_two_sided)
        looks = {
            "styles": framed and framed.styles(self.font),
            "numbering": framed and framed.numbering(self._lists),
            "settings": settings(self.language, two_sided=two_sided),
            "fontTable": font_table(self.font),
        }
        own = {
            "styles": styles(self.font, self.language),
            "numbering": numbering(self._lists),
        }
        for name, content in looks.items():
            self.package.add(f"word/{name}.xml", content or own[name], f"{_WORD}.{name}+xml")
            self.package.relate(DOCUMENT, f"{OFFICE}/{name}", f"word/{name}.xml")
        colours = framed and framed.theme()
        self.package.add("word/theme/theme1.xml", colours or theme(self.font), THEME_TYPE)
        self.package.relate(DOCUMENT, f"{OFFICE}/theme", "word/theme/theme1.xml")

    def _add_properties(self, title: str, timestamp: int) -> None:
        organization = self.press.edition.settings.organization
        author = organization.name or organization.parent or ""
        core = core_properties(title, author, self.language, timestamp)
        self.package.add("docProps/core.xml", core, _CORE_TYPE)
        self.package.relate("", CORE, "docProps/core.xml")
        self.package.add("docProps/app.xml", _app(author), _APP_TYPE)
        self.package.relate("", f"{OFFICE}/extended-properties", "docProps/app.xml")


def _gap_with(end: Xml) -> Xml:
    style = element("w:pStyle", {"w:val": "SopGap"})
    return element("w:p", None, element("w:pPr", None, style, end))


def _foot(text: str, paper: Paper, words: Sequence[str]) -> Xml:
    """Return a foot: what it is on the left, the page and all pages on the right; or nothing."""
    if not text:
        return element("w:ftr", NAMESPACES, element("w:p"))
    before, between, after = words
    tab = element("w:tab", {"w:val": "right", "w:pos": twips(paper.body)})
    head = element(
        "w:pPr", None, element("w:pStyle", {"w:val": "SopFoot"}), element("w:tabs", None, tab)
    )
    page, pages = page_field("PAGE", "1"), page_field("NUMPAGES", "1")
    runs = (run(f"{text}\t{before}"), page, run(between), pages, run(after) if after else None)
    return element("w:ftr", NAMESPACES, element("w:p", None, head, *runs))


_HEAD: Final = element("w:pPr", None, element("w:pStyle", {"w:val": "SopGap"}))


def _margins(paper: Paper) -> Xml:
    return element(
        "w:pgMar",
        {
            "w:top": twips(paper.top),
            "w:right": twips(paper.right),
            "w:bottom": twips(paper.bottom),
            "w:left": twips(paper.left),
            "w:header": twips(_FOOT),
            "w:footer": twips(_FOOT),
            "w:gutter": 0,
        },
    )


def _watermark(word: str, number: int, *, own: bool = False) -> Xml:
    """Return a paragraph of a head: across its pages stands the word, as Word writes watermarks.

    `own`: it declares the namespaces that it uses itself.
    """
    width = round(min(600.0, 62.0 * len(word)))
    look = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:90pt;rotation:330;"
        "z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    path = element(
        "v:textpath",
        {"style": 'font-family:"Arial";font-size:1pt;font-weight:bold', "string": word},
    )
    kind = element(
        "v:shapetype",
        {
            "id": "_x0000_t136",
            "coordsize": "21600,21600",
            "o:spt": 136,
            "adj": 10800,
            "path": "m@7,l@8,m@5,21600l@6,21600e",
        },
        _FORMULAS,
        element("v:path", {"textpathok": "t", "o:connecttype": "custom"}),
        element("v:textpath", {"on": "t", "fitshape": "t"}),
    )
    shape = element(
        "v:shape",
        {
            "id": f"PowerPlusWaterMarkObject{number}",
            "o:spid": f"_x0000_s{1025 + number}",
            "type": "#_x0000_t136",
            "alt": word,
            "style": look,
            "o:allowincell": "f",
            "fillcolor": _GREY,
            "stroked": "f",
        },
        path,
    )
    drawn = element("w:r", None, element("w:pict", None, kind, shape))
    return element("w:p", NAMESPACES if own else None, _HEAD, drawn)


_FORMULAS: Final = element(
    "v:formulas",
    None,
    *(
        element("v:f", {"eqn": formula})
        for formula in (
            "sum #0 0 10800",
            "prod #0 2 1",
            "sum 21600 0 @1",
            "sum 0 0 @2",
            "sum 21600 0 @3",
            "if @0 @3 0",
            "if @0 21600 @1",
            "if @0 0 @2",
            "if @0 @4 21600",
            "mid @5 @6",
            "mid @8 @5",
            "mid @7 @8",
            "mid @6 @7",
            "sum @6 0 @5",
        )
    ),
)


def _app(company: str) -> Xml:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return element(
        "Properties",
        {"xmlns": kind},
        element("Application", None, "soptool"),
        element("Company", None, company),
    )
