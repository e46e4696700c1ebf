"""Builds a staged tree into HTML with MkDocs 1.6 and Material 9.8, in this process.

It writes docs, theme overrides and an mkdocs.yml into a folder (what `mkdocs build` there would read too) and builds
them. It knows nothing of diagnostics or playbooks, and nothing of other languages.
"""

import json
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import material
import minify
import yaml
from jinja2 import Environment, FileSystemLoader, Template, TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.theme import Theme
from mkdocs.utils import is_error_template

from rumbo.pages.compiled import Compiled
from rumbo.pages.tree import Frame, OutputTree, Page, printed
from rumbo.publishing.engine import EngineError
from rumbo.publishing.engine.configuration import configuration
from rumbo.wording.languages import nearest

_OWN_FILES = Path(__file__).parent / "material"
_HIDDEN = 'hide: ["navigation", "toc"]'
_EDITIONS = '"link[rel=alternate]"'
_WORKERS = "assets/javascripts/workers"
_MODULE = "rumbo-search-module"
_SEARCH = "js/search/search.mjs"


def build(tree: OutputTree, into: Path, staging: Path) -> None:
    """Write the tree to the empty folder `staging` and build it `into` a folder, which is emptied first.

    Raises:
        EngineError: on whatever the engine so much as warns of.
    """
    stage(tree, staging)
    with _heeding_warnings():
        config = load_config(str(staging / "mkdocs.yml"), site_dir=str(into.resolve()))  # else relative to mkdocs.yml
        if not config.site_url:
            config.plugins["folder"] = _Folder(f"/{tree.frame.folder}")
        config.plugins["compiled"] = _Compiled()
        config.theme.get_env = partial(_environment, config.theme)  # type: ignore[method-assign]
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    _finish(into, tree.frame)


def stage(tree: OutputTree, staging: Path) -> None:
    """Write what the engine reads: docs/, overrides/ and mkdocs.yml."""
    sources = {path: source(page) for path, page in tree.pages.items()}
    _write({**tree.files, **sources}, staging / "docs")
    _write({**_interface(tree.frame.language), **tree.overrides}, staging / "overrides")
    text = yaml.safe_dump(configuration(tree.frame), allow_unicode=True, sort_keys=False)
    (staging / "mkdocs.yml").write_text(text, "utf-8")


def source(page: Page) -> bytes:
    """A page as the engine reads it: front matter in quoted strings, and one block of HTML.

    The quotes are JSON's, which every engine reads alike; a stylesheet is named where the page has one.
    """
    matter = [f"title: {_quoted(page.title)}", f"description: {_quoted(page.description)}", _HIDDEN]
    styled = [f"style: {_quoted(page.style)}"] if page.style else []
    return "\n".join(["---", *matter, *styled, "---", page.html, ""]).encode()


def _quoted(text: str) -> str:
    return json.dumps(printed(text), ensure_ascii=False)


def _interface(language: str) -> Mapping[str, bytes]:
    """Words for the theme's own parts in a language that it does not know, English at worst; the page names its own."""
    folder = Path(material.__file__).parent / "templates" / "partials" / "languages"
    spoken = nearest(language, {file.stem for file in folder.glob("*.html")}) or "en"
    path = f"partials/languages/{language}.html"
    if spoken == language:
        return {}
    known = f'{{% import "partials/languages/{spoken}.html" as known %}}'
    words = f'{{% macro t(key) %}}{{{{ "{language}" if key == "language" else known.t(key) }}}}{{% endmacro %}}'
    return {path: f"{known}{words}".encode()}


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True)
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


class _Folder(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # it has no options of its own
    """Tells the 404 page, which answers at any depth, where its language lies on the host if the owner gave no address.

    The engine takes the host's root for it; every other page finds its way by relative links.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def on_pre_template(self, template: Template, *, template_name: str, config: MkDocsConfig) -> Template:
        """Lend the engine an address for this template only: elsewhere it would make half an address of each page."""
        config.site_url = self._path if is_error_template(template_name) else None
        return template

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take it back."""
        config.site_url = None
        return output_content


class _Loader(FileSystemLoader):
    """Finds the theme's templates as the engine's loader does, but lists none of its fourteen thousand icons.

    The engine asks for the list in every build, to publish what is no template, and publishes no hidden folder.
    """

    def list_templates(self) -> list[str]:
        """Every file of the theme's folders by path."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, inside, names in os.walk(place):
                inside[:] = [name for name in inside if not name.startswith(".")]
                below = Path(folder).relative_to(place)
                found.update((below / name).as_posix() for name in names)
        return sorted(found)


def _environment(theme: Theme) -> Environment:
    """The engine's own environment, with our loader."""
    environment = Theme.get_env(theme)
    environment.loader = _Loader(theme.dirs)
    return environment


class _Compiled(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # likewise
    """Hands the engine its own templates as they were compiled for the last language.

    Lines that hold nothing but a statement leave no line behind: they are a tenth of a page's frame.
    """

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Called before any template is asked for."""
        env.trim_blocks = env.lstrip_blocks = True
        env.bytecode_cache = _COMPILED
        return env


_COMPILED = Compiled()


class _Complaints(logging.Handler):
    """Keeps what the engine warns of; `mkdocs --strict --quiet` would lose it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


@contextmanager
def _heeding_warnings() -> Iterator[None]:
    """Raise whatever the engine logs as a warning or error, or raises itself, as one EngineError."""
    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    try:
        yield
    except (MkDocsException, TemplateError) as error:
        raise EngineError([*complaints.messages, str(error)]) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:  # worked out by a template
        raise EngineError([*complaints.messages, f"{type(error).__name__}: {error}"]) from error
    finally:
        logger.removeHandler(complaints)
    if complaints.messages:
        raise EngineError(complaints.messages)


def _finish(into: Path, frame: Frame) -> None:
    """Put our search in place of the engine's, and drop what is not for visitors or others write (see `engine.build`).

    The engine's script loads its index with every first page: it gets one without documents.
    """
    _forget_editions(into)
    _join_palette(into / "assets" / "stylesheets")
    [worker] = (into / _WORKERS).glob("search.*.min.js")
    text = (_OWN_FILES / "search.js").read_text("utf-8").replace(_MODULE, f"{_assets(frame)}/{_SEARCH}")
    worker.write_text(str(minify.string("application/javascript", text)), "utf-8", newline="\n")
    shutil.rmtree(into / "assets" / "javascripts" / "lunr")
    index = into / "search" / "search_index.json"
    index.write_text(json.dumps({**json.loads(index.read_bytes()), "docs": []}), "utf-8")
    for unneeded in [*into.rglob("*.map"), into / "sitemap.xml", into / "sitemap.xml.gz"]:
        unneeded.unlink(missing_ok=True)


def _assets(frame: Frame) -> str:
    """The folder of the site's own assets, which every page's first script stands in."""
    return next(iter(frame.scripts), "").rpartition("/js/")[0]


def _join_palette(folder: Path) -> None:
    """One stylesheet of the engine in place of two: `theme/main.html` names it alone, an owner's may name both."""
    [main], [palette] = folder.glob("main.*.min.css"), folder.glob("palette.*.min.css")
    main.write_bytes(main.read_bytes() + b"\n" + palette.read_bytes())


def _forget_editions(into: Path) -> None:
    """Keep the engine's script from asking for a sitemap below every page of another language that a page names."""
    [bundle] = (into / "assets" / "javascripts").glob("bundle.*.min.js")
    script = bundle.read_text("utf-8")
    if script.count(_EDITIONS) != 1:
        raise EngineError([f"{bundle.name}: {_EDITIONS}"])
    bundle.write_text(script.replace(_EDITIONS, '"link[rel=none]"'), "utf-8", newline="\n")
