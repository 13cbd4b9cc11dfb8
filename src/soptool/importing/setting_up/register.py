"""A register begun from many files: what `sop.yaml` says, what is proposed, where SOPs go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from soptool.importing.setting_up.agency import agency_of
from soptool.importing.setting_up.laws import Law, cite, laws_of
from soptool.importing.setting_up.posts import Post, posts_of
from soptool.importing.setting_up.read import ReadSop
from soptool.importing.setting_up.things import Thing, things_of
from soptool.importing.splicing import rewritten
from soptool.language import Translate, msg
from soptool.source.emit import document
from soptool.source.names import FILE_NAME
from soptool.source.read import read
from soptool.workbook.ids import id_of
from soptool.workspace.chains import Chains
from soptool.workspace.schema_lines import without_schema

PROPOSED: Final = "posts.proposed.yaml"
SETTINGS_PROPOSED: Final = "sop.proposed.yaml"
FOLDERS: Final[Mapping[str, Mapping[str, str]]] = {
    "id": {"micro": "mikro", "macro": "makro", "standard": "standar"},
    "en": {"micro": "micro", "macro": "macro", "standard": "standard"},
}


@dataclass(slots=True)
class Register:
    """What many SOPs say alike. `settings` is the text of a `sop.yaml` that came with them."""

    language: str = "id"
    sops: tuple[ReadSop, ...] = ()
    agency: str | None = None
    posts: tuple[Post, ...] = ()
    laws: tuple[Law, ...] = ()
    things: tuple[Thing, ...] = ()
    settings: str = ""
    chains: Chains = field(default_factory=Chains)

    def settle(self, sops: Sequence[ReadSop], known: Mapping[str, str]) -> None:
        """Compare all SOPs, and let them cite by ids what several cite.

        `known` has the ids of regulations that `sop.yaml` has already, by their titles.
        """
        self.sops = tuple(sops)
        carried = Counter(sop.draft.settings for sop in sops if sop.draft.settings)
        most = max(carried, key=carried.__getitem__, default=b"")
        self.settings = without_schema(most.decode("utf-8", "replace"))
        found, _ = read(FILE_NAME, self.settings.encode())
        self.chains = Chains(registry=found)
        said = found.data if found is not None and isinstance(found.data, dict) else {}
        self.language = str(said.get("language") or self.language)
        self.agency = None if said.get("organization") else agency_of(sops)
        self.posts, self.things = posts_of(sops), things_of(sops)
        there = {own: title for title, own in known.items()} | _titles(said.get("regulations"))
        foreign = [sop for sop in sops if sop.draft.version is None]
        self.laws = laws_of(foreign, there)
        cite(foreign, self.laws)

    def folder(self, kind: str) -> str:
        """Return the folder of a kind."""
        words = FOLDERS.get(self.language, FOLDERS["id"])
        return words.get(kind, words["micro"])

    def settings_text(self, say: Translate) -> str:
        """Return the text of `sop.yaml`: that which came along, with what is new."""
        before, _ = read("", self.settings.encode())
        data = dict(before.data) if before is not None and isinstance(before.data, dict) else {}
        more = self.data(data)
        after = {**data, **{key: _more(data.get(key), value) for key, value in more.items()}}
        if data:
            return rewritten(self.settings, data, after, ()) or document(after)
        head = msg("Set up from {number} SOPs by `sop import --set-up`: check it, and go on.",
                   number=len(self.sops))  # fmt: skip
        return f"# {head.render(say)}\n{document({'language': self.language, **after})}"

    def data(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Return what is to be added to settings that say something already."""
        found: dict[str, Any] = {}
        if self.agency and not said.get("organization"):
            found["organization"] = {"name": self.agency}
        names = [post.name for post in self.posts]
        found["posts"] = _by_id(names, said.get("posts"))
        found["regulations"] = {
            law.id: {"title": law.title} for law in self.laws if not law.is_known
        }
        found["documents"] = _by_id((thing.name for thing in self.things), said.get("documents"))
        return {key: value for key, value in found.items() if value}

    def proposal(self, say: Translate) -> str | None:
        """Return the text of what is proposed for posts; None where all have one name."""
        several = [post for post in self.posts if post.others]
        if not several:
            return None
        lines = [
            msg("A proposal: names that are perhaps one post. Nothing was changed in the SOPs."),
            msg("Where one is right, run the lines above it; then delete this file."),
        ]
        text = "".join(f"# {line.render(say)}\n" for line in lines) + "posts:\n"
        for post in several:
            for other in post.others:
                sops = ", ".join(post.sops[other])
                text += f"  # sop rename executor {_quoted(other)} {_quoted(post.name)}  # {sops}\n"
            entry = {id_of(post.name, ()): {"name": post.name, "also": list(post.others)}}
            text += "".join(f"  {line}\n" for line in document(entry).splitlines())
        return text


def _titles(said: Any) -> dict[str, str]:
    """Return the titles of a registry as it was written."""
    known = said if isinstance(said, dict) else {}
    titles = ((own, one.get("title") if isinstance(one, dict) else one)
              for own, one in known.items())  # fmt: skip
    return {own: title if isinstance(title, str) else "" for own, title in titles}


def _more(before: Any, new: Any) -> Any:
    return {**before, **new} if isinstance(before, dict) and isinstance(new, dict) else new


def _by_id(names: Iterable[str], said: Any) -> dict[str, Any]:
    """Give names ids, but for those that settings have already."""
    known = said if isinstance(said, dict) else {}
    there = {
        text.casefold()
        for entry in known.values()
        for text in ([entry.get("name"), *_also(entry)] if isinstance(entry, dict) else [entry])
        if isinstance(text, str)
    }
    ids = list(known)
    found = {}
    for name in names:
        if name.casefold() not in there:
            own = id_of(name, ids)
            ids.append(own)
            found[own] = {"name": name}
    return found


def _also(entry: Mapping[str, Any]) -> list[Any]:
    also = entry.get("also")
    return also if isinstance(also, list) else [also]


def _quoted(text: str) -> str:
    """Quote a text for a shell, on one line."""
    line = " ".join(text.split())
    return "'" + line.replace("'", "'\\''") + "'"
