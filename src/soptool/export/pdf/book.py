"""Many SOPs in one PDF: cover, decree, table of contents, and every document with its bookmark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from soptool.export.binding import Binding, Chapter
from soptool.export.dates import timestamp_of
from soptool.export.larger import on_paper_that_fits
from soptool.export.painted import Painted
from soptool.export.pdf.procedure import typeset
from soptool.export.pdf.standard import standard_data
from soptool.export.press import Press
from soptool.form.breaks import breakable
from soptool.form.decree import DecreePage
from soptool.form.edition import Edition
from soptool.form.form import Form, ServiceForm
from soptool.form.measure.texts import SIGN_TAG, Data
from soptool.form.pages.sheets import draft_of, paged
from soptool.source.document import Document


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
        binding = Binding(self.chapters, self.edition)
        decree, lines = binding.decree, binding.attachments
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
        cover = binding.cover
        book = {
            **asdict(cover),
            "decree": _printed(decree) if decree else None,
            "standards": standards,
            "order": self._order(),
            "sign-tag": SIGN_TAG,
        }
        timestamp = timestamp_of(chapter.identity for chapter in self.chapters)
        content, more = typeset(
            sheets,
            self.press,
            cover.whole_title,
            timestamp,
            self._copies(),
            book,
            self._other_documents(),
        )
        return Painted(content, (*findings, *more))

    def _order(self) -> list[Data]:
        """Return which document comes when: those of a kind are numbered for themselves."""
        counts = {"sop": 0, "standard": 0}
        order: list[Data] = []
        for chapter in self.chapters:
            kind = "standard" if isinstance(chapter.form, ServiceForm) else "sop"
            order.append({"kind": kind, "number": counts[kind]})
            counts[kind] += 1
        return order

    def _copies(self) -> dict[str, Document]:
        by_id = self.edition.workspace.by_id
        names = (chapter.identity.id for chapter in self.chapters)
        return {name: by_id[name].document for name in names}

    def _other_documents(self) -> Iterator[str]:
        forms = (chapter.form for chapter in self.chapters)
        yield from (form.standard.id for form in forms if isinstance(form, ServiceForm))


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
