"""Random YAML as people write it: block and flow, quotes, comments, empty lines, CRLF."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = (
    "surat|Surat masuk|10 menit|2022-01|ya: tidak|- strip|# pagar|a 'b' \"c\"|kunci|x, y|[a]||null|"
    "é 日本|@a|k:v|100%|dua\nbaris|~|true|{a|*a|&a|!a|%a|? a|trailing:|'|\"|\\|,|0x1f|1e3|=|<<"
)
WORDS = st.sampled_from(_WORDS.split("|"))
KEYS = st.sampled_from(["id", "title", "steps", "dates", "a", "b c", "nomor", "Ya", "1", "é"])
LEAVES = WORDS
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(KEYS, TREES, min_size=1, max_size=5)


@st.composite
def documents(draw: st.DrawFn) -> tuple[object, str]:
    """Draw data (a mapping) and a text that says it."""
    data = draw(MAPPINGS)
    writer = _Writer(draw)
    head = draw(st.sampled_from(["", "# kepala\n", "# kepala\n# lagi\n\n"]))
    text = head + "".join(writer.block(data, 0))
    text += draw(st.sampled_from(["", "# kaki\n", "\n\n# kaki\n"]))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    return data, text


class _Writer:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def block(self, value: object, indent: int) -> list[str]:
        """Write a mapping or list as lines."""
        pad = " " * indent
        lines: list[str] = []
        if isinstance(value, dict):
            for key, item in value.items():
                lines += self._lead(pad)
                lines += self._entry(f"{pad}{self._scalar(key)}:", item, indent, in_list=False)
        elif isinstance(value, list):
            for item in value:
                lines += self._lead(pad)
                lines += self._entry(f"{pad}-", item, indent, in_list=True)
        return lines

    def _entry(self, head: str, item: object, indent: int, *, in_list: bool) -> list[str]:
        if isinstance(item, str):
            return [f"{head} {self._scalar(item)}".rstrip() + self._trail()]
        if self.draw(st.booleans()):
            return [f"{head} {self._flow(item)}{self._trail()}"]
        if in_list and self.draw(st.booleans()):
            inner = self.block(item, indent + 2)
            first = next(i for i, line in enumerate(inner) if line.strip()[:1] not in ("", "#"))
            return [f"{head} {inner[first].lstrip()}", *inner[first + 1 :]]
        deeper = 0 if isinstance(item, list) and not in_list and self.draw(st.booleans()) else 2
        return [head + self._trail(), *self.block(item, indent + deeper)]

    def _flow(self, value: object) -> str:
        if isinstance(value, dict):
            pairs = (f"{self._scalar(k)}: {self._flow(v)}" for k, v in value.items())
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self._flow(item) for item in value) + "]"
        return self._scalar(str(value))

    def _scalar(self, text: str) -> str:
        plain = text.replace(" ", "").isalnum() and text.isascii() and text != "null"
        style = self.draw(st.sampled_from(["plain", "single", "double"]))
        if plain and style == "plain":
            return text
        if style == "double" or "\n" in text:
            escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{escaped}"'
        return "'" + text.replace("'", "''") + "'"

    def _lead(self, pad: str) -> list[str]:
        kind = self.draw(st.sampled_from(["", "", "", "\n", "# di atas\n", "\n# di atas: x\n"]))
        return [kind.replace("#", f"{pad}#")] if kind else []

    def _trail(self) -> str:
        return self.draw(st.sampled_from(["\n", "\n", "  # di belakang\n"]))
