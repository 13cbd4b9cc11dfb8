"""An SOP's form and a service's: what painters print, each part worked out once and on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from soptool.compose.procedure import Procedure
from soptool.diagram.draw import Account
from soptool.diagram.fit import Fit, Sketch, mended, sketch
from soptool.diagram.grid import Grid
from soptool.finding import Finding
from soptool.form.chart import charted, grid_of
from soptool.form.drawing import Drawing, drawing_of
from soptool.form.edition import Edition
from soptool.form.footnotes import Footnotes, footnotes_of
from soptool.form.page import Page, page_of
from soptool.form.pledge import PledgePage, pledge_page
from soptool.form.poster import PosterPage, poster_page
from soptool.form.printed import Printed, printed
from soptool.form.standard import StandardPage, standard_page
from soptool.form.table import Table, table_of
from soptool.form.widths import room_of
from soptool.model.standard import Standard

_HEAD = 11.0
"""What the table's head takes of the height of a page, mm."""


@dataclass(frozen=True, eq=False)
class Form:
    """The official form of a procedure.

    `account`: what drawing it with pages may take, as pages are sought by drawing again and again.
    """

    procedure: Procedure
    edition: Edition
    account: Account = field(default_factory=Account)

    def on_paper_of(self, edition: Edition) -> Form:
        """Return the form for the paper of an edition; itself where that is its own."""
        is_same = edition.sheet == self.edition.sheet
        return self if is_same else Form(self.procedure, edition)

    def anew(self) -> Form:
        """Return the form for one more document, which is the same whatever was made before it.

        What is drawn already stands where no search had to be cut short.
        """
        if self.account.is_strained:
            return Form(self.procedure, self.edition)
        self.account.renew()
        return self

    @cached_property
    def footnotes(self) -> Footnotes:
        """The notes under the table, and their marks in it."""
        return footnotes_of(self.procedure)

    @cached_property
    def table(self) -> Table:
        """The flow table, its symbols as text."""
        return table_of(self.procedure, self.edition, self.footnotes.marks)

    @cached_property
    def page(self) -> Page:
        """The whole document."""
        return page_of(self.procedure, self.edition, self.table, self.footnotes.texts)

    @cached_property
    def grid(self) -> Grid:
        """What is to be drawn."""
        return grid_of(self.procedure, self.table, self.edition)

    @cached_property
    def sketch(self) -> Callable[[tuple[int, ...], tuple[float, ...]], Sketch]:
        """Draw it once: with pages that begin at these rows of the grid, in columns this wide."""
        room = room_of(self.table.widths, self.edition.settings.paper)
        tallest = self.edition.body - _HEAD

        @cache
        def drawn(breaks: tuple[int, ...], widths: tuple[float, ...]) -> Sketch:
            account = self.account if breaks else Account()
            return sketch(replace(self.grid, breaks=breaks), widths, room, tallest, account)

        return drawn

    @cached_property
    def fit(self) -> Callable[[tuple[int, ...], tuple[float, ...]], Fit]:
        """The best that can be made of such a sketch."""
        return cache(lambda breaks, widths: mended(self.sketch(breaks, widths)))

    @cached_property
    def drawing(self) -> Drawing:
        """The flow in the table, without pages."""
        fitted = self.fit((), self.table.widths.executors)
        chart = charted(fitted, self.grid, self.table, self.edition)
        return drawing_of(chart, self.procedure, self.edition)

    @cached_property
    def printed(self) -> Printed:
        """What stands on the first page where a browser prints the form."""
        return printed(self.printed_page, self.drawn_heights)

    @property
    def printed_page(self) -> Page:
        """The document with the widths of the table as it is drawn."""
        if self.drawing.faults:
            return self.page
        return replace(self.page, table=self.drawing.chart.table)

    @property
    def drawn_heights(self) -> tuple[float, ...]:
        """What the rows need for the drawing, mm; none where it is not shown."""
        drawing = self.drawing
        return () if drawing.faults else tuple(row.height for row in drawing.chart.plan.rows)


@dataclass(frozen=True, eq=False)
class ServiceForm:
    """The documents of a service standard."""

    standard: Standard
    edition: Edition

    @cached_property
    def page(self) -> StandardPage:
        """The whole standard."""
        return standard_page(self.standard, self.edition)

    @cached_property
    def poster(self) -> PosterPage:
        """What must be published of it."""
        return poster_page(self.standard, self.edition)

    @cached_property
    def pledge(self) -> PledgePage | Finding:
        """The certificate of its pledge, or why there is none."""
        return pledge_page(self.standard, self.edition)
