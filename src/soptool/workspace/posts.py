"""Posts that sop.yaml names: their ids in SOPs read as the names that documents print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from soptool.finding import SetValue
from soptool.model.parse import kind_of
from soptool.model.sop import KINDS
from soptool.settings import PostName
from soptool.shape.names import Kind, Named, Role, named, names_of
from soptool.source.applied import changed_by
from soptool.source.document import Document
from soptool.source.inheriting import with_data


def with_posts(document: Document, posts: Mapping[str, PostName]) -> Document:
    """Return the file with names of posts in place of their ids, and an executor's unit."""
    shape = KINDS.get(kind_of(document) or "")
    if shape is None or not posts:
        return document
    found = (one for one in named(document.data, names_of(shape, Kind.POST)) if one.text in posts)
    changes = [change for one in found for change in _changes(document, one, posts[one.text])]
    if not changes:
        return document
    return with_data(document, changed_by(document.data, changes))


def _changes(document: Document, one: Named, post: PostName) -> Iterator[SetValue]:
    is_label = one.name.role is Role.LABEL
    holder = one.path[:-1] if one.path[-1] == "name" else one.path
    own = document.at((*holder, "unit")) if is_label else None
    if not is_label or not post.unit or own:
        yield SetValue(document.path, one.path, post.name)
    elif holder is one.path:
        yield SetValue(document.path, holder, {"name": post.name, "unit": post.unit})
    else:
        yield SetValue(document.path, one.path, post.name)
        yield SetValue(document.path, (*holder, "unit"), post.unit)
