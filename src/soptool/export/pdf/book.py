"""Many SOPs in one PDF: cover, decree, table of contents, and every document with its bookmark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from soptool.export.dates import timestamp_of
from soptool.export.larger import on_paper_that_fits
from soptool.export.painted import Painted
from soptool.export.pdf.procedure import typeset
from soptool.export.pdf.standard import standard_data
from soptool.export.press import Press
from soptool.finding import Place
from soptool.form.breaks import breakable
from soptool.form.decree import DecreePage, decree_page
from soptool.form.edition import Edition
from soptool.form.form import Form, ServiceForm
from soptool.form.headings import Heading
from soptool.form.measure.texts import SIGN_TAG, Data
from soptool.form.pages.sheets import draft_of, paged
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


def book_pdf(chapters: Sequence[Chapter], press: Press) -> Painted:
    """Return the book, or why a page would be wrong; on larger paper where one is too wide."""
    return on_paper_that_fits(press, chapters[0].place, lambda on: _Book(chapters, on).painted())


@dataclass(frozen=True, slots=True)
class _Book:
    chapters: Sequence[Chapter]
    press: Press

    @property
    def edition(self) -> Edition:
        return self.press.edition

    def painted(self) -> Painted:
        """Set it: first the pages of its SOPs, then all of it."""
        decree = self._decree()
        lines = self._attachments(decree)
        sops = [(each, lines.get(n, ())) for n, each in enumerate(self.chapters)]
        drafts = [
            draft_of(each.form.on_paper_of(self.edition), each.level, attachment)
            for each, attachment in sops
            if isinstance(each.form, Form)
        ]
        standards = [
            standard_data(ServiceForm(each.form.standard, self.edition), self.press, attachment)
            for each, attachment in sops
            if isinstance(each.form, ServiceForm)
        ]
        sheets, findings = paged(drafts, self.press.measure) if drafts else ((), ())
        if sheets is None:
            return Painted(None, findings)
        cover = self._cover()
        title = ": ".join(filter(None, (cover["title"], cover["subtitle"])))
        book = {
            **cover,
            "decree": _printed(decree) if decree else None,
            "standards": standards,
            "order": self._order(),
            "sign-tag": SIGN_TAG,
        }
        timestamp = timestamp_of(chapter.identity for chapter in self.chapters)
        content, more = typeset(sheets, self.press, title, timestamp, book, self._other_documents())
        return Painted(content, (*findings, *more))

    def _decree(self) -> DecreePage | None:
        tops = [chapter for chapter in self.chapters if chapter.level == 1]
        days = (chapter.identity.dates.effective for chapter in self.chapters)
        bases = (base for chapter in self.chapters for base in chapter.bases)
        return decree_page(self.edition, len(tops), map(self.edition.regulation, bases), days)

    def _attachments(self, decree: DecreePage | None) -> dict[int, tuple[str, ...]]:
        """Return what stands above each chapter that is an attachment of the decree."""
        tops = [n for n, chapter in enumerate(self.chapters) if chapter.level == 1]
        if decree is None:
            return {}
        return {n: decree.attachment(at, len(tops)) for at, n in enumerate(tops, start=1)}

    def _order(self) -> list[Data]:
        """Return which document comes when: those of a kind are numbered for themselves."""
        counts = {"sop": 0, "standard": 0}
        order: list[Data] = []
        for chapter in self.chapters:
            kind = "standard" if isinstance(chapter.form, ServiceForm) else "sop"
            order.append({"kind": kind, "number": counts[kind]})
            counts[kind] += 1
        return order

    def _other_documents(self) -> Iterator[str]:
        forms = (chapter.form for chapter in self.chapters)
        yield from (form.standard.id for form in forms if isinstance(form, ServiceForm))

    def _cover(self) -> Data:
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
        return {
            "title": _title(sops, standards, t),
            "subtitle": only.title if only else None,
            "parent": organization.parent,
            "name": organization.name,
            "lines": [line for line in lines if line],
        }


def _title(sops: int, standards: int, t: Heading) -> str:
    if not standards:
        return t("Collection of standard operating procedures")
    if not sops:
        return t("Collection of service standards")
    return t("Collection of standard operating procedures and service standards")


def _printed(decree: DecreePage) -> Data:
    """Return the decree with room to break in very long words."""
    return {
        "title": _words(decree.title),
        "head": [_words(line) for line in decree.head],
        "grounds": [
            {**asdict(ground), "texts": [_words(text) for text in ground.texts]}
            for ground in decree.grounds
        ],
        "words": {"decides": decree.decides},
        "clauses": [{"name": one.name, "text": _words(one.text)} for one in decree.clauses],
        "place-date": [_words(line) for line in decree.place_date],
        "signer": {key: value and _words(value) for key, value in decree.signer.items()},
    }


def _words(text: str) -> str:
    return breakable(text, 60.0, 4.5)
