"""What `mkdocs build` adds to the pages written by hand: one for every rule, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from soptool.api.explain import pages
from soptool.catalogue import translator

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

SHIM = "https://unpkg.com/iframe-worker/shim"
FOLDERS = {"rules": "en", "aturan": "id"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the manuals, as `sop explain --all --split` writes them."""
    for folder, language in FOLDERS.items():
        for name, text in pages(translator(language)).items():
            files.append(File.generated(config, f"{folder}/{name}", content=text))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Let the search's shim come from the site: reading it asks no other."""
    return output.replace(SHIM, get_relative_url("assets/iframe-worker.js", page.url))
