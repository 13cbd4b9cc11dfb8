"""Two states of SOPs: sentences, and the official form with the rows marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from soptool.catalogue import translator
from soptool.compose.procedure import Procedure
from soptool.form.edition import Edition
from soptool.form.page import Page
from soptool.form.places import anchor
from soptool.form.table import Act, Changed, TableRow
from soptool.language import Message, msg
from soptool.model.sop import Macro, Micro, numbered
from soptool.revision.change import SopChange, Sort
from soptool.revision.compare import Comparison
from soptool.revision.sentences import Sentence, sentences, settings_sentences
from soptool.revision.steps import title_of

_WORDS: Mapping[Sort, Message] = {
    Sort.ADDED: msg("new"),
    Sort.REMOVED: msg("gone"),
    Sort.MOVED: msg("moved"),
    Sort.CHANGED: msg("changed"),
}


@dataclass(frozen=True, slots=True)
class ComparedForm:
    """One SOP: what changed, and its form where there is one."""

    title: str
    number: str | None
    sentences: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """The whole document. `states` names what is compared."""

    language: str
    title: str
    states: str
    nothing: str
    sops: tuple[ComparedForm, ...]
    settings: tuple[str, ...]
    badge: None = None


def comparison_page(
    found: Comparison, names: tuple[str, str], forms: tuple[ComparedForm, ...], edition: Edition
) -> ComparisonPage:
    """Return the document; `names` are those of the two states."""
    say = translator(edition.language)
    states = msg("{old} → {new}", old=names[0], new=names[1] or msg("the files as they are now"))
    return ComparisonPage(
        edition.language,
        msg("What has changed").render(say),
        states.render(say),
        msg("Nothing has changed.").render(say),
        forms,
        tuple(one.text.render(say) for one in settings_sentences(found.settings)),
    )


def compared(sop: SopChange, form: str, edition: Edition) -> ComparedForm:
    """Return what is said of one SOP; `form` is its form as it is painted."""
    say = translator(edition.language)
    texts = tuple(sentence.text.render(say) for sentence in sentences(sop))
    return ComparedForm(sop.entry.sop.title, sop.entry.sop.number, texts, form)


def marked(page: Page, sop: SopChange, procedure: Procedure, edition: Edition) -> Page:
    """Return the form of the later state with its rows marked, below them the steps that are gone.

    Between the rows they would tear lines and merged cells.
    """
    said = sentences(sop)
    marks = _marks(said, procedure, edition)
    rows = (replace(row, changed=marks.get(row.anchor or "")) for row in page.table.rows)
    table = replace(page.table, rows=(*rows, *_gone(said, sop, edition)))
    return replace(page, table=table)


def _marks(
    said: tuple[Sentence, ...], procedure: Procedure, edition: Edition
) -> Mapping[str, Changed]:
    steps = {one.new: one.sort for one in said if one.new is not None}
    marks: dict[str, Changed] = {}
    for index, group in enumerate(procedure.table_rows):
        sorts = [steps.get(origin.index) for row in group for origin in row.origins]
        known = {sort for sort in sorts if sort is not None}
        if known:
            is_whole = len(known) == 1 and None not in sorts
            marks[anchor(index)] = _changed(known.pop() if is_whole else Sort.CHANGED, edition)
    return marks


def _changed(sort: Sort, edition: Edition) -> Changed:
    return Changed(sort.value, _WORDS[sort].render(translator(edition.language)))


def _gone(said: tuple[Sentence, ...], sop: SopChange, edition: Edition) -> Iterator[TableRow]:
    """Yield a row for each step that is gone."""
    old = sop.old.sop if sop.old else None
    if not isinstance(old, (Micro, Macro)):
        return
    numbers = numbered(old.steps)
    for one in said:
        if one.sort is Sort.REMOVED and one.old is not None:
            mark = _changed(Sort.REMOVED, edition)
            text = f"{mark.word}: {numbers[one.old]}. {title_of(old.steps[one.old])}"
            yield TableRow("heading", acts=(Act(text),), changed=mark)
