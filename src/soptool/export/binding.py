"""Books of SOPs in any format: their chapters, the cover, the decree and its attachments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from soptool.finding import Place
from soptool.form.decree import DecreePage, decree_page
from soptool.form.edition import Edition
from soptool.form.form import Form, ServiceForm
from soptool.form.headings import Heading
from soptool.form.refusal import place_of
from soptool.model.identity import Identity
from soptool.model.standard import offers


@dataclass(frozen=True, slots=True)
class Chapter:
    """An SOP or a service standard in a book; a macro's parts stand one level below it."""

    form: Form | ServiceForm
    level: int = 1

    @property
    def identity(self) -> Identity:
        """What the document says of itself."""
        return self.form.standard if isinstance(self.form, ServiceForm) else self.form.procedure.sop

    @property
    def place(self) -> Place:
        """Where the document stands."""
        if isinstance(self.form, Form):
            return place_of("", self.form.procedure, self.form.edition)
        return self.form.edition.workspace.by_id[self.form.standard.id].document.value(())

    @property
    def bases(self) -> Iterator[str]:
        """The regulations that the document rests on."""
        if isinstance(self.form, Form):
            yield from self.form.procedure.legal_basis
        else:
            for offer in offers(self.form.standard):
                yield from offer.management.legal_basis


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page."""

    title: str
    subtitle: str | None
    parent: str | None
    name: str | None
    lines: tuple[str, ...]

    @property
    def whole_title(self) -> str:
        """The title with what the book is about."""
        return ": ".join(filter(None, (self.title, self.subtitle)))


@dataclass(frozen=True)
class Binding:
    """The chapters of a book in their order."""

    chapters: Sequence[Chapter]
    edition: Edition

    @cached_property
    def decree(self) -> DecreePage | None:
        """The decree that puts them into force."""
        tops = [chapter for chapter in self.chapters if chapter.level == 1]
        days = (chapter.identity.dates.effective for chapter in self.chapters)
        bases = (base for chapter in self.chapters for base in chapter.bases)
        return decree_page(self.edition, len(tops), map(self.edition.regulation, bases), days)

    @cached_property
    def attachments(self) -> dict[int, tuple[str, ...]]:
        """What stands above each chapter, by its number, that is an attachment of the decree."""
        tops = [n for n, chapter in enumerate(self.chapters) if chapter.level == 1]
        if self.decree is None:
            return {}
        return {n: self.decree.attachment(at, len(tops)) for at, n in enumerate(tops, start=1)}

    @property
    def cover(self) -> Cover:
        """The cover."""
        t, organization = self.edition.t, self.edition.settings.organization
        roots = [chapter for chapter in self.chapters if chapter.level == 1]
        only = roots[0].identity if len(roots) == 1 else None
        sops = sum(isinstance(chapter.form, Form) for chapter in self.chapters)
        standards = len(self.chapters) - sops
        lines = (
            only.number if only else None,
            t("{count} procedures", count=sops) if sops else None,
            t("{count} service standards", count=standards) if standards else None,
            organization.city,
        )
        return Cover(
            _title(sops, standards, t),
            only.title if only else None,
            organization.parent,
            organization.name,
            tuple(line for line in lines if line),
        )


def _title(sops: int, standards: int, t: Heading) -> str:
    if not standards:
        return t("Collection of standard operating procedures")
    if not sops:
        return t("Collection of service standards")
    return t("Collection of standard operating procedures and service standards")
