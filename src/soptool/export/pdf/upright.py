"""Upright documents as PDF, of standards and scorecards: what their Typst documents share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from soptool.export.dates import timestamp_of
from soptool.export.painted import Painted
from soptool.export.pdf.attached import attached
from soptool.export.press import Press
from soptool.form.breaks import breakable
from soptool.form.edition import Cited
from soptool.form.form import Form, ServiceForm
from soptool.form.measure.letters import without_font
from soptool.form.page import Agency, Badge, Field, Signature
from soptool.form.widths import PAPER

Data = dict[str, Any]
SIGN_TAG: Final = "${ttd}"
"""What signing services look for; it stands where the visible signature goes."""
_ROOM: Final = 40.0
_LETTERS: Final = 4.0


def typeset(
    main: str, data: Data, form: Form | ServiceForm, press: Press, *, carries: bool = False
) -> Painted:
    """Print a document; letters without a font become boxes, and a finding.

    `carries`: it may carry its source.
    """
    setter = press.measure.typesetter
    sop = form.procedure.sop if isinstance(form, Form) else form.standard
    workspace = form.edition.workspace
    document = workspace.by_id[sop.id].document
    lacking = setter.lacking(json.dumps(data, ensure_ascii=False))
    said = without_font(lacking, [document, *workspace.shared_documents], document.value(()))
    more = attached(press, {sop.id: document}) if carries else {}
    own = ["soptool", f"id={sop.id}"] if carries else []
    more["keywords"] = [*own, more.pop("fingerprint")] if "fingerprint" in more else own
    return Painted(setter.pdf({**data, **more}, timestamp_of([sop]), main), tuple(said))


def common(title: str, paper: str, agency: Agency, badge: Badge | None, press: Press) -> Data:
    """Return what every template takes; `paper` has its short side first."""
    edition, setter = press.edition, press.measure.typesetter
    name = agency.name or agency.parent or ""
    logo = None
    if setter.logo_file:
        logo = {"file": setter.logo_file, "alt": edition.t("Logo of {name}", name=name)}
    long, short = PAPER[paper]
    return {
        "measuring": False,
        "language": edition.language,
        "title": title,
        "author": name,
        "fonts": list(setter.fonts),
        "paper": {"short": short, "long": long},
        "logo": logo,
        "badge": badge.word if badge else None,
        "agency": {key: maybe(getattr(agency, key)) for key in ("parent", "name", "unit")},
        "sign_tag": SIGN_TAG,
    }


def words(text: str) -> str:
    """Let very long words break anywhere."""
    return breakable(text, _ROOM, _LETTERS)


def maybe(text: str | None) -> str | None:
    """Return the text with room to break, or None."""
    return None if text is None else words(text)


def pairs(fields: Sequence[Field]) -> list[Data]:
    """Return named texts."""
    return [{"name": words(field.name), "text": words(field.text)} for field in fields]


def signed(signature: Signature) -> Data:
    """Return who approved."""
    return {key: maybe(value) for key, value in asdict(signature).items()}


def cited(item: Cited) -> str:
    """Write a citation without its link."""
    return words(f"{item.text} – {item.remark}" if item.remark else item.text)
