"""What all documents of one run share, and how an SOP is cited in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from soptool.form.headings import Heading, headings
from soptool.form.names import file_name
from soptool.form.widths import BOTTOM, MARGIN, PAPER
from soptool.model.marks import fill
from soptool.model.standard import Standard
from soptool.settings import Settings
from soptool.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Cited:
    """How a text or an SOP is named in a document; `target` is its id when it is an SOP."""

    text: str
    target: str | None = None
    remark: str | None = None


def cited(item: Cited) -> str:
    """Write a citation without its link."""
    return f"{item.text} – {item.remark}" if item.remark else item.text


@dataclass(frozen=True)
class Edition:
    """The workspace and how its documents are made.

    `logo` is a data address. `written` has the ids whose documents stand beside each other, by
    format: only they are linked. `has_connectors`: a line that leaves its page ends in a lettered
    connector; else it just goes on. `lost_height`: what a frame takes from the height of pages, mm;
    `lost_before`: what it has above the form on the first page, mm.
    """

    workspace: Workspace
    logo: str | None = None
    written: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    has_connectors: bool = True
    lost_height: float = 0.0
    lost_before: float = 0.0

    def on(self, paper: str) -> Edition:
        """Return the same edition for another paper."""
        settings = self.settings.model_copy(update={"paper": paper})
        return replace(self, workspace=self.workspace.with_settings(settings))

    @property
    def sheet(self) -> tuple[str, float, float]:
        """The paper, and what of it is not ours."""
        return self.settings.paper, self.lost_height, self.lost_before

    @property
    def body(self) -> float:
        """How high what stands on a page of a flow can be, mm."""
        return PAPER[self.settings.paper][1] - MARGIN - BOTTOM - self.lost_height

    @property
    def settings(self) -> Settings:
        """The workspace's settings."""
        return self.workspace.settings

    @property
    def language(self) -> str:
        """The language of headings: `id` or `en`."""
        return self.settings.language

    @cached_property
    def t(self) -> Heading:
        """Headings in the documents' language."""
        return headings(self.language)

    def regulation(self, text: str) -> str:
        """Return the title of a regulation that is named by its id, else the text."""
        known = self.settings.regulations.get(text)
        return known.title if known else text

    def sop(self, text: str, remark: str | None = None) -> Cited:
        """Cite an SOP by title and number where the text is its id, else the text itself."""
        entry = self.workspace.by_id.get(text)
        if entry is None:
            return Cited(text, remark=remark)
        number = f" ({entry.sop.number})" if entry.sop.number else ""
        return Cited(f"{self.sop_name(text)}{number}", entry.sop.id, remark)

    def sop_name(self, text: str) -> str:
        """Return the title of an SOP where the text is its id, else the text itself.

        Where a generic SOP has parameters, its title has dots.
        """
        entry = self.workspace.by_id.get(text)
        if entry is None:
            return text
        if isinstance(entry.sop, Standard):
            return entry.sop.title
        left_open = dict.fromkeys(entry.sop.parameters, "…")
        return sop_title(fill(entry.sop.title, left_open))

    def link(self, name: str | None, extension: str) -> str | None:
        """Return the file to link to for an SOP, when it is written in this run."""
        if name is None or name not in self.written.get(extension, frozenset()):
            return None
        return file_name(name, extension)


def foot_of(number: str, title: str) -> str:
    """Return what stands at the foot of printed pages; `number` is a dash where there is none."""
    return title if number == "–" else f"{number} – {title}"


def sop_title(title: str) -> str:
    """Return the title with the word SOP before it, once."""
    return title if title.upper().startswith(("SOP ", "SOP-")) else f"SOP {title}"
