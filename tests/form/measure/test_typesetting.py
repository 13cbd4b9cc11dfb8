"""What can't be set is said of what it is: a logo that is damaged is no fault of a template."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest

from soptool.errors import UsageError
from soptool.form.measure.typesetting import Typesetter

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

DAMAGED = {
    "png": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "svg+xml": b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>',
}


@pytest.mark.parametrize("kind", sorted(DAMAGED))
def test_a_damaged_logo_is_one_line_that_names_it(kind: str) -> None:
    logo = f"data:image/{kind};base64,{b64encode(DAMAGED[kind]).decode()}"
    setter = Typesetter(None, logo, (), Path())
    with pytest.raises(UsageError, match=r"^The logo \(`organization\.logo`\) can't be drawn: "):
        setter.logo_png  # noqa: B018 -- asking for it draws it
