"""Documents as their painters make them, from a procedure or standard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from export.made import TEMPLATES
from soptool.compose.procedure import Procedure
from soptool.export.painted import Painted
from soptool.export.press import Press
from soptool.export.templates import Templates
from soptool.form.edition import Edition
from soptool.form.form import Form, ServiceForm
from soptool.model.standard import Standard

Painter = Callable[[Any, Press], Painted]


def painted(
    painter: Painter,
    subject: Procedure | Standard,
    edition: Edition,
    templates: Templates = TEMPLATES,
) -> Painted:
    """Return the document and what is said of it."""
    press = Press(edition, templates)
    if isinstance(subject, Standard):
        return painter(ServiceForm(subject, edition), press)
    return painter(Form(subject, edition), press)


def text_by(painter: Painter, subject: Procedure | Standard, edition: Edition) -> str:
    """Return the document's text."""
    content = painted(painter, subject, edition).content
    assert isinstance(content, str)
    return content


def bytes_by(
    painter: Painter,
    subject: Procedure | Standard,
    edition: Edition,
    templates: Templates = TEMPLATES,
) -> bytes:
    """Return the document's bytes."""
    content, findings = painted(painter, subject, edition, templates)
    assert isinstance(content, bytes), findings
    return content
