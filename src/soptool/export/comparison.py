"""Two states of SOPs as a document: sentences, and the official form with the rows marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from soptool.catalogue import translator
from soptool.compose.procedure import Procedure
from soptool.export.escape import Markdown
from soptool.export.html import fill as fill_html
from soptool.export.html import sheet_of
from soptool.export.markdown import fill as fill_markdown
from soptool.export.press import Press
from soptool.export.strips import with_strips
from soptool.form.page import Page, page_of
from soptool.form.places import anchor
from soptool.form.table import Act, Changed, TableRow
from soptool.language import Message, msg
from soptool.model.sop import Macro, Micro, numbered
from soptool.revision.change import SopChange, Sort
from soptool.revision.compare import Comparison
from soptool.revision.sentences import Sentence, sentences, settings_sentences
from soptool.revision.steps import title_of

_IDS = re.compile(r'(\s(?:id|aria-labelledby)="|\shref="#)')
_WORDS: Mapping[Sort, Message] = {
    Sort.ADDED: msg("new"),
    Sort.REMOVED: msg("gone"),
    Sort.MOVED: msg("moved"),
    Sort.CHANGED: msg("changed"),
}


@dataclass(frozen=True, slots=True)
class Form:
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
    sops: tuple[Form, ...]
    settings: tuple[str, ...]
    badge: None = None


Procedures = Mapping[str, Procedure]


def comparison_html(
    found: Comparison, names: tuple[str, str], procedures: Procedures, edition: Press
) -> str:
    """Return one self-contained page. `procedures` has the SOPs to draw, by their files."""
    forms = []
    for number, sop in enumerate(found.sops, start=1):
        page = _marked(sop, procedures, edition, drawn=True)
        drawn = fill_html("html/changes.html.j2", edition, page) if page else ""
        # Each form has its own anchors; texts of authors hold no quotes that are not escaped.
        unique = _IDS.sub(rf"\1sop-{number}-", drawn)
        forms.append(_form(sop, Markup(unique), edition))  # noqa: S704 the template escaped it
    sheet = Markup(sheet_of(edition.settings.paper, upright=False))  # noqa: S704 only numbers
    whole = _page(found, names, tuple(forms), edition)
    return edition.templates.render("html/comparison.html.j2", page=whole, sheet=sheet)


def comparison_markdown(
    found: Comparison, names: tuple[str, str], procedures: Procedures, edition: Press
) -> str:
    """Return the sentences and the forms as tables."""
    forms = []
    for sop in found.sops:
        page = _marked(sop, procedures, edition, drawn=False)
        drawn = ""
        if page is not None:
            drawn = fill_markdown("markdown/sop.md.j2", edition, page=page, overview=None)
        forms.append(_form(sop, Markdown(drawn), edition))
    whole = _page(found, names, tuple(forms), edition)
    return edition.templates.render("markdown/comparison.md.j2", page=whole)


def _page(
    found: Comparison, names: tuple[str, str], forms: tuple[Form, ...], edition: Press
) -> ComparisonPage:
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


def _form(sop: SopChange, form: str, edition: Press) -> Form:
    say = translator(edition.language)
    texts = tuple(sentence.text.render(say) for sentence in sentences(sop))
    return Form(sop.entry.sop.title, sop.entry.sop.number, texts, form)


def _marked(sop: SopChange, procedures: Procedures, edition: Press, *, drawn: bool) -> Page | None:
    """Return the form of the later state with its rows marked; None where there is none."""
    if sop.new is None or sop.new.path not in procedures:
        return None
    procedure = procedures[sop.new.path]
    page = page_of(procedure, edition)
    if drawn:
        page = with_strips(procedure, page, edition)
    said = sentences(sop)
    marks = _marks(said, procedure, edition)
    rows = (replace(row, changed=marks.get(row.anchor or "")) for row in page.table.rows)
    # Steps that are gone stand below: between the rows they would tear lines and merged cells.
    table = replace(page.table, rows=(*rows, *_gone(said, sop, edition)))
    return replace(page, table=table)


def _marks(
    said: tuple[Sentence, ...], procedure: Procedure, edition: Press
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


def _changed(sort: Sort, edition: Press) -> Changed:
    return Changed(sort.value, _WORDS[sort].render(translator(edition.language)))


def _gone(said: tuple[Sentence, ...], sop: SopChange, edition: Press) -> Iterator[TableRow]:
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
