"""The measure of texts: how high they are in the form's columns, in the form's letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from soptool.form.edition import Edition
from soptool.form.measure.heights import Heights, heights_of
from soptool.form.measure.texts import Data, common_data

if TYPE_CHECKING:
    from soptool.form.measure.typesetting import Typesetter


class Measure:
    """Measures the texts of one run. `templates` is the folder of the user's.

    Raises UsageError, when it is first asked, where Typst is missing or a font unknown.
    """

    def __init__(self, edition: Edition, templates: Path | None) -> None:
        self.edition = edition
        self._templates = templates

    @cached_property
    def typesetter(self) -> Typesetter:
        """What sets the texts."""
        from soptool.form.measure.typesetting import Typesetter  # noqa: PLC0415 heavy

        edition = self.edition
        root, fonts = edition.workspace.root, edition.settings.fonts
        return Typesetter(self._templates, edition.logo, fonts, root)

    def heights(self, documents: Sequence[Data]) -> list[Heights]:
        """Return how high the parts of each document are (`document_texts`)."""
        setter = self.typesetter
        data = {**common_data(self.edition, setter, ""), "measuring": True, "documents": documents}
        return [heights_of(mark) for mark in setter.measure(data)]
