"""Reading documents back in tests: HTML as a tree that must be well-formed, Markdown as tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

VOID = frozenset({"br", "col", "hr", "img", "input", "meta", "path", "rect", "use", "wbr"})

DRAWN = {
    "svg": {"x", "y", "width", "height", "overflow", "role", "aria-label"},
    "g": {"transform"},
    "rect": {"class", "style", "x", "y", "width", "height", "rx"},
    "line": {"class", "x1", "x2", "y1", "y2"},
    "path": {"class", "d"},
    "polygon": {"class", "points"},
    "text": {"x", "y"},
}
"""What a drawing is made of: elements and their attributes."""


@dataclass
class Element:
    """An element with its attributes, elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Element | str] = field(default_factory=list)

    def all(self, tag: str, **wanted: str) -> list[Element]:
        """Return every element below with this tag and these attributes, in order."""
        pairs = {name.strip("_").replace("_", "-"): value for name, value in wanted.items()}
        return [
            element
            for element in self.walk()
            if element.tag == tag and pairs.items() <= element.attributes.items()
        ]

    def walk(self) -> Iterator[Element]:
        """Yield every element below."""
        for item in self.content:
            if isinstance(item, Element):
                yield item
                yield from item.walk()

    @property
    def text(self) -> str:
        """All text below, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for item in self.content:
            if isinstance(item, str):
                yield item
            else:
                yield from item._texts()
                if item.tag not in ("wbr", "span", "a", "sup"):
                    yield " "

    @property
    def is_fold(self) -> bool:
        """Whether it says only where a text may break, or must not."""
        whole = self.tag == "span" and self.attributes == {"class": "whole"}
        return self.tag == "wbr" or (whole and all(isinstance(one, str) for one in self.content))

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Tags and names of attributes, without where a text may be folded.

        Drawings follow the length of their words, and put some into the row (`condition`); they
        may hold only what drawings need.
        """
        drawn = {
            id(inner)
            for element in self.walk()
            if element.attributes.get("class") == "drawn"
            for inner in element.walk()
        }
        for element in self.walk():
            if id(element) in drawn:
                assert element.attributes.keys() <= DRAWN[element.tag], element
        return [
            (element.tag, tuple(element.attributes))
            for element in self.walk()
            if not element.is_fold
            and element.attributes.get("class") != "condition"
            and id(element) not in drawn
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"repeated attribute in {tag}: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read_html(text: str) -> Element:
    """Read a document; every element must be closed where it was opened."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1, f"not closed: {[element.tag for element in reader.open]}"
    ids = [element.attributes["id"] for element in reader.root.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids)), "an id twice"
    return reader.root


def grid(table: Element) -> list[list[Element]]:
    """Return the cells of a table by row and column; cells that span stand in all their places."""
    taken: dict[tuple[int, int], Element] = {}
    rows = table.all("tr")
    for number, row in enumerate(rows):
        column = 0
        for cell in (item for item in row.content if isinstance(item, Element)):
            while (number, column) in taken:
                column += 1
            for down in range(int(cell.attributes.get("rowspan", 1))):
                for across in range(int(cell.attributes.get("colspan", 1))):
                    place = (number + down, column + across)
                    assert place not in taken, f"two cells in {place}"
                    taken[place] = cell
    width = max(column for _, column in taken) + 1
    assert max(number for number, _ in taken) == len(rows) - 1, "a cell reaches below the table"
    return [[taken[number, column] for column in range(width)] for number in range(len(rows))]


def read_markdown(text: str) -> list[Token]:
    """Return the tokens of GitHub's Markdown, inline ones in their places; HTML is recognised."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return list(_flat(parser.parse(text)))


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])


def markdown_shape(text: str) -> list[str]:
    """Return what a Markdown text is made of, without its words."""
    inline = ("text", "softbreak", "html_inline")
    return [token.type for token in read_markdown(text) if token.type not in inline]
