"""The service pledge (maklumat pelayanan) as a framed certificate."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.form.clean import clean
from soptool.form.form import ServiceForm
from soptool.form.pledge import PledgePage

_HYPHENED: Final = re.compile(r"([^\W\d_]{2,20}-[^\W\d_]{2,20})")


def maklumat_html(form: ServiceForm, press: Press) -> Painted:
    """Return the certificate, or why there is none."""
    page = form.pledge
    if not isinstance(page, PledgePage):
        return Painted(None, (page,))
    t = form.edition.t
    text = press.templates.render("html/maklumat.html.j2", page=page, t=t, unbroken=unbroken)
    return Painted(text)


def unbroken(text: str) -> Markup:
    """Keep words with a hyphen (terus-menerus) on one line."""
    return Markup("").join(
        Markup('<span class="whole">{}</span>').format(part) if number % 2 else part
        for number, part in enumerate(_HYPHENED.split(clean(text)))
    )
