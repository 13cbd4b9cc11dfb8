"""How things look in Word: styles, lists, fonts and settings, each a part of its own.

Letters are those of the PDF: 8.5 points, 8 in the table, 7 in the drawing. Room above and below
the words of a cell is that of its style, so that rows are as high as the measure says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from soptool.export.docx.cells import borders
from soptool.export.docx.namespaces import WORD
from soptool.export.docx.text import LINES, twips
from soptool.export.office.fonts import ARIAL
from soptool.export.office.shapes import TEXT
from soptool.export.office.xml import Xml, element

BULLETS: Final = 901
"""Number of the list whose items have a dash; an agency's own document has its lists below it."""
_DECIMAL, _DASH = 900, 901
_LANGUAGES: Final = {"id": "id-ID", "en": "en-GB"}
_TWINS: Final = "Arimo,Liberation Sans,Helvetica"
"""Fonts with the measures of Arial, letter for letter."""
_CELL: Final = 1.2
"""Points above and below the words of a cell."""
_SIDE: Final = 1.0
"""Room at the sides of a cell, mm: less than was measured with, so that no line is broken anew."""
_W: Final[dict[str, object]] = {"xmlns:w": WORD}


def styles(font: str, language: str) -> Xml:
    """Return the part `styles.xml`."""
    fonts = dict.fromkeys(("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"), font)
    tongue = _LANGUAGES.get(language, language)
    letters = element(
        "w:rPr",
        None,
        element("w:rFonts", fonts),
        *_size(8.5),
        element("w:lang", {"w:val": tongue, "w:eastAsia": tongue, "w:bidi": "ar-SA"}),
    )
    return element(
        "w:styles",
        _W,
        element("w:docDefaults", None, element("w:rPrDefault", None, letters), _NO_SPACE),
        element("w:style", {**_kind("paragraph", "Normal"), "w:default": 1}, _name("Normal")),
        element(
            "w:style",
            {**_kind("character", "DefaultParagraphFont"), "w:default": 1},
            _name("Default Paragraph Font"),
            _basic(1),
        ),
        element(
            "w:style",
            {**_kind("table", "TableNormal"), "w:default": 1},
            _name("Normal Table"),
            _basic(99),
            element("w:tblPr", None, element("w:tblInd", {"w:w": 0, "w:type": "dxa"}), _sides(0)),
        ),
        element(
            "w:style",
            {**_kind("numbering", "NoList"), "w:default": 1},
            _name("No List"),
            _basic(99),
        ),
        *own_styles(font),
    )


_EVEN: Final = element(
    "w:spacing", {"w:before": 0, "w:after": 0, "w:line": LINES, "w:lineRule": "auto"}
)
_NO_SPACE: Final = element("w:pPrDefault", None, element("w:pPr", None, _EVEN))


def own_styles(font: str) -> tuple[Xml, ...]:
    """Return the styles that the form's parts name; a frame of an agency's gets them too."""
    cell = {"w:before": round(_CELL * 20), "w:after": round(_CELL * 20)}
    tight = element("w:contextualSpacing")
    in_cell, below = element("w:spacing", cell), element("w:spacing", {**cell, "w:before": 0})
    fonts = dict.fromkeys(("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"), font)
    return (
        _paragraph(
            "SopText", "SOP Teks", [_EVEN], [element("w:rFonts", fonts), *_size(8.5)], base=None
        ),
        *(_heading(level, size) for level, size in ((1, 11), (2, 8.5), (3, 8.5))),
        _paragraph("SopCell", "SOP Sel", [in_cell, tight], _size(8)),
        _paragraph("SopDetail", "SOP Rincian", [below, tight], _size(7), "SopCell"),
        _paragraph(
            "SopHead",
            "SOP Kepala",
            [element("w:spacing", {"w:before": 20, "w:after": 20}), _centred("center")],
            [element("w:b"), *_size(7.5)],
        ),
        _paragraph(
            "SopNumber",
            "SOP Nomor kolom",
            [element("w:spacing", {"w:before": 20, "w:after": 20}), _centred("center")],
            _size(7),
        ),
        _paragraph("SopStrip", "SOP Alur", [], _size(2)),
        _paragraph("SopShape", "SOP Bentuk", [_centred("center")], _size(TEXT)),
        _paragraph(
            "SopBox",
            "SOP Kotak",
            [
                element("w:keepLines"),
                element("w:spacing", {"w:before": twips(0.6), "w:after": twips(0.6)}),
                tight,
            ],
            [],
        ),
        _paragraph("SopNote", "SOP Catatan", [], _size(8)),
        _paragraph("SopFoot", "SOP Kaki", [], _size(7)),
        _paragraph(
            "SopGap",
            "SOP Sela",
            [element("w:spacing", {"w:line": 20, "w:lineRule": "exact"})],
            _size(1),
        ),
        _table("SopTable", "SOP Tabel", _SIDE),
        _table("SopIdentity", "SOP Identitas", 1.8),
        _table("SopPairs", "SOP Pasangan", 0.0, has_lines=False),
    )


def _kind(kind: str, name: str) -> dict[str, object]:
    return {"w:type": kind, "w:styleId": name}


def _name(name: str) -> Xml:
    return element("w:name", {"w:val": name})


def _basic(priority: int) -> Xml:
    return Xml(
        element("w:uiPriority", {"w:val": priority})
        + element("w:semiHidden")
        + element("w:unhideWhenUsed")
    )


def _size(points: float) -> tuple[Xml, Xml]:
    half = round(points * 2)
    return element("w:sz", {"w:val": half}), element("w:szCs", {"w:val": half})


def _centred(align: str) -> Xml:
    return element("w:jc", {"w:val": align})


def _heading(level: int, points: float) -> Xml:
    return element(
        "w:style",
        _kind("paragraph", f"Heading{level}"),
        _name(f"heading {level}"),
        element("w:basedOn", {"w:val": "SopText"}),
        element("w:next", {"w:val": "SopText"}),
        element("w:uiPriority", {"w:val": 9}),
        element("w:qFormat"),
        element("w:pPr", None, element("w:outlineLvl", {"w:val": level - 1})),
        element("w:rPr", None, element("w:b"), *_size(points)),
    )


def _paragraph(
    style: str, name: str, look: Sequence[Xml], letters: Sequence[Xml], base: str | None = "SopText"
) -> Xml:
    return element(
        "w:style",
        {**_kind("paragraph", style), "w:customStyle": 1},
        _name(name),
        element("w:basedOn", {"w:val": base}) if base else None,
        element("w:qFormat"),
        element("w:pPr", None, *look) if look else None,
        element("w:rPr", None, *letters) if letters else None,
    )


def _table(style: str, name: str, sides: float, *, has_lines: bool = True) -> Xml:
    return element(
        "w:style",
        {**_kind("table", style), "w:customStyle": 1},
        _name(name),
        element("w:basedOn", {"w:val": "TableNormal"}),
        element("w:tblPr", None, borders() if has_lines else None, _sides(sides)),
    )


def _sides(millimetres: float) -> Xml:
    room = (("top", 0), ("left", twips(millimetres)), ("bottom", 0), ("right", twips(millimetres)))
    return element(
        "w:tblCellMar",
        None,
        *(element(f"w:{side}", {"w:w": width, "w:type": "dxa"}) for side, width in room),
    )


def numbering(lists: int) -> Xml:
    """Return the part `numbering.xml`: dashes, and so many lists that each count from 1."""
    return element("w:numbering", _W, *abstract_lists(), *numbered_lists(lists))


def abstract_lists() -> tuple[Xml, ...]:
    """Return how lists look."""
    return (
        _abstract(_DECIMAL, "decimal", "%1.", 5.2, 1.0),
        _abstract(_DASH, "bullet", "–", 2.4, 2.4),
    )


def numbered_lists(lists: int) -> tuple[Xml, ...]:
    """Return the list of dashes, and so many that each count from 1."""
    override = element("w:lvlOverride", {"w:ilvl": 0}, element("w:startOverride", {"w:val": 1}))
    counted = (
        element(
            "w:num",
            {"w:numId": BULLETS + number},
            element("w:abstractNumId", {"w:val": _DECIMAL}),
            override,
        )
        for number in range(1, lists + 1)
    )
    dashes = element("w:abstractNumId", {"w:val": _DASH})
    return (element("w:num", {"w:numId": BULLETS}, dashes), *counted)


def _abstract(number: int, form: str, text: str, left: float, hanging: float) -> Xml:
    """Return a list whose texts begin at `left`; numbers end `hanging` before, in one column."""
    return element(
        "w:abstractNum",
        {"w:abstractNumId": number},
        element("w:multiLevelType", {"w:val": "hybridMultilevel"}),
        *(
            element(
                "w:lvl",
                {"w:ilvl": level},
                element("w:start", {"w:val": 1}),
                element("w:numFmt", {"w:val": form}),
                element("w:lvlText", {"w:val": text}),
                element("w:lvlJc", {"w:val": "right" if form == "decimal" else "left"}),
                element("w:pPr", None, _indent(left * (1 + level), hanging)),
            )
            for level in (0, 1)
        ),
    )


def _indent(left: float, hanging: float) -> Xml:
    return element("w:ind", {"w:left": twips(left), "w:hanging": twips(hanging)})


def settings(language: str, *, two_sided: bool = False) -> Xml:
    """Return the part `settings.xml`: the mode of Word 2013 and later.

    `two_sided`: heads and feet of even pages are others.
    """
    return element(
        "w:settings",
        _W,
        element("w:zoom", {"w:percent": 100}),
        element("w:defaultTabStop", {"w:val": 720}),
        element("w:evenAndOddHeaders") if two_sided else None,
        element("w:characterSpacingControl", {"w:val": "doNotCompress"}),
        element(
            "w:compat",
            None,
            *(
                element(
                    "w:compatSetting",
                    {
                        "w:name": name,
                        "w:uri": "http://schemas.microsoft.com/office/word",
                        "w:val": value,
                    },
                )
                for name, value in (
                    ("compatibilityMode", 15),
                    ("overrideTableStyleFontSizeAndJustification", 1),
                    ("enableOpenTypeFeatures", 1),
                    ("doNotFlipMirrorIndents", 1),
                    ("differentiateMultirowTableHeaders", 1),
                )
            ),
        ),
        element("w:themeFontLang", {"w:val": _LANGUAGES.get(language, language)}),
        element("w:decimalSymbol", {"w:val": ","}),
        element("w:listSeparator", {"w:val": ";"}),
    )


def font_table(font: str) -> Xml:
    """Return the part `fontTable.xml`: the font, and what stands for it where it is missing."""
    return element(
        "w:fonts",
        _W,
        element(
            "w:font",
            {"w:name": font},
            element("w:altName", {"w:val": _TWINS if font == ARIAL else ARIAL}),
            element("w:charset", {"w:val": "00"}),
            element("w:family", {"w:val": "swiss"}),
            element("w:pitch", {"w:val": "variable"}),
        ),
    )
