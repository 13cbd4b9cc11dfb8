"""The decree (keputusan) that puts the SOPs of a book into force, and its attachments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from soptool.form.edition import Edition
from soptool.form.headings import word
from soptool.model.dates import PartialDate, format_date
from soptool.model.staff import staff_number
from soptool.numerals import roman
from soptool.settings import Decree, Signer

_ORDINALS: Final = (word("FIRST"), word("SECOND"))


@dataclass(frozen=True, slots=True)
class Ground:
    """What the decree rests on, numbered as `numbering` shows: why, or which regulations."""

    name: str
    texts: tuple[str, ...]
    numbering: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What the decree says, under the word that introduces it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DecreePage:
    """The decree as it is printed; `head` is what stands below its title."""

    title: str
    head: tuple[str, ...]
    grounds: tuple[Ground, ...]
    decides: str
    clauses: tuple[Clause, ...]
    place_date: tuple[str, ...]
    signer: Mapping[str, str | None]
    attachment_word: str

    def attachment(self, number: int, count: int) -> tuple[str, ...]:
        """Return the lines above the attachment `number`, from 1; one alone has no number."""
        return (self.word_of(number, count), self.title, *self.head)

    def word_of(self, number: int, count: int) -> str:
        """Return what an attachment is called: `Lampiran II`."""
        return f"{self.attachment_word} {roman(number)}" if count > 1 else self.attachment_word


def decree_page(
    edition: Edition,
    count: int,
    bases: Iterable[str],
    in_force: Iterable[PartialDate | None],
) -> DecreePage | None:
    """Make the decree of a book with `count` attachments; None where sop.yaml has none.

    `bases`: the regulations that the SOPs rest on, `in_force`: the days from which they hold.
    """
    decree = edition.settings.decree
    if decree is None:
        return None
    t = edition.t
    title = decree.title or t("Decree")
    return DecreePage(
        title,
        _head(decree, edition),
        tuple(_grounds(decree, edition, tuple(dict.fromkeys(bases)))),
        t("DECIDES:"),
        tuple(_clauses(decree, edition, title, count, frozenset(in_force))),
        _place_date(decree, edition),
        _signer(decree.signer or Signer(), edition),
        t("Attachment"),
    )


def _signer(signer: Signer, edition: Edition) -> Mapping[str, str | None]:
    post = edition.settings.posts.get(signer.position or "")
    return {
        "position": post.name if post else signer.position,
        "name": signer.name,
        "rank": signer.rank,
        "nip": str(staff_number(signer.nip)) if signer.nip else None,
    }


def _head(decree: Decree, edition: Edition) -> tuple[str, ...]:
    t = edition.t
    lines = [t("Number {number}", number=decree.number)] if decree.number else []
    about = [t("about"), decree.about] if decree.about else []
    return (*lines, *about)


def _grounds(decree: Decree, edition: Edition, bases: Sequence[str]) -> Iterable[Ground]:
    t = edition.t
    if decree.considering:
        yield Ground(t("Considering"), decree.considering, "a.")
    if bases:
        known = {one.title: n for n, one in enumerate(edition.settings.regulations.values())}
        ranked = sorted(bases, key=lambda text: known.get(text, len(known)))
        yield Ground(t("Bearing in mind"), tuple(ranked), "1.")


def _clauses(
    decree: Decree,
    edition: Edition,
    title: str,
    count: int,
    in_force: frozenset[PartialDate | None],
) -> Iterable[Clause]:
    t = edition.t
    about = f"{title} {t('about')} {decree.about}." if decree.about else f"{title}."
    yield Clause(t("To establish"), about)
    one, all_of = t("Attachment"), t("Attachment I to Attachment {last}", last=roman(count))
    said = [
        t(
            "{about} as set out in {attachments}, which is an inseparable part of this decree.",
            about=decree.about or t("The standard operating procedures"),
            attachments=one if count == 1 else all_of,
        )
    ]
    day = next(iter(in_force)) if len(in_force) == 1 else None
    if day is not None and day == decree.date:
        said.append(t("This decree is in force from the day on which it is made."))
    elif day is not None:
        date = format_date(day, edition.language)
        said.append(t("This decree is in force from {date}.", date=date))
    for name, text in zip(_ORDINALS, said, strict=False):
        yield Clause(t(name), text)


def _place_date(decree: Decree, edition: Edition) -> tuple[str, ...]:
    t = edition.t
    place = decree.place or edition.settings.organization.city
    date = format_date(decree.date, edition.language) if decree.date else "…" * 12
    first = (t("Made in {place}", place=place),) if place else ()
    return (*first, t("on {date}", date=date))
