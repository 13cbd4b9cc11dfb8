"""The agency's logo as a picture that Word and Excel take."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from soptool.export.press import Press
from soptool.form.measure.typesetting import LOGO_HEIGHT

_WIDEST: Final = 100.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with its size in mm; `alternative` is for those who do not see it."""

    content: bytes
    width: float
    height: float
    alternative: str


def logo_of(press: Press) -> Picture | None:
    """Return the logo of the workspace; None where it has none."""
    content = press.measure.typesetter.logo_png
    if content is None:
        return None
    edition = press.edition
    wide, high = struct.unpack_from(">II", content, 16)
    scale = min(LOGO_HEIGHT / high, _WIDEST / wide)
    name = edition.settings.organization.name or edition.settings.organization.parent or ""
    alternative = edition.t("Logo of {name}", name=name)
    return Picture(content, round(wide * scale, 3), round(high * scale, 3), alternative)
