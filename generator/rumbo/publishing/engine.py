"""Builds a staged tree into HTML: the only module that knows MkDocs 1.6 and Material 9.8.

It writes docs, theme overrides and an mkdocs.yml into a folder (what `mkdocs build` there would read too) and
builds them in this process. It knows nothing of diagnostics or playbooks, and nothing of other languages.

Theme overrides find the frame in `config.extra.frame`: `strings`, `publisher`, `noindex`, `language`, `editions` as
`{language, name, root, url}`, `entrance` as `{root, url}` and `footer` as `{title, url}`; each root and each url of the
footer is to be put through the filter `url`. The strings `leave_light` and `leave_dark` name the toggles of the colour
scheme.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import material
import yaml
from jinja2 import Template, TemplateError
from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib import search
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.utils import is_error_template

from rumbo.pages import routes
from rumbo.pages.tree import Frame, Link, OutputTree

_OWN_FILES = Path(__file__).parent / "material"
_WORKERS = "assets/javascripts/workers"
_DOCUMENTS = "documents.json"
_EDITIONS = '"link[rel=alternate]"'
_TOGGLES = {"default": ("light", "material/weather-night"), "slate": ("dark", "material/weather-sunny")}


class EngineError(Exception):
    """The engine did not build a tree as it stands; `complaints` are its own words, one each."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__(complaints)  # as given: it may have to cross from one process to another
        self.complaints = complaints

    def __str__(self) -> str:
        return "\n".join(self.complaints)


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
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    _finish(into)


def stage(tree: OutputTree, staging: Path) -> None:
    """Write what the engine reads: docs/, overrides/ and mkdocs.yml."""
    _write(tree.files, staging / "docs")
    own = {"sitemap.xml": (_OWN_FILES / "sitemap.xml").read_bytes()}
    _write({**own, **_interface(tree.frame.language), **tree.overrides}, staging / "overrides")
    text = yaml.safe_dump(configuration(tree.frame), allow_unicode=True, sort_keys=False)
    (staging / "mkdocs.yml").write_text(text, "utf-8")


def configuration(frame: Frame) -> dict[str, Any]:
    """The engine's configuration for one language, as mkdocs.yml holds it."""
    ours = {
        "site_name": str(escape(frame.name)),  # the theme prints these three as they are
        "site_url": frame.url or None,
        "site_description": str(escape(frame.description)) or None,
        "site_author": str(escape(frame.publisher)) or None,
        "theme": _theme(frame),
        "nav": [{link.title: link.target} for link in frame.navigation] or None,
        "not_in_nav": "*",
        "validation": {"nav": {"not_found": "warn", "absolute_links": "warn"}},
        "plugins": [{"search": {"lang": _stemmed(frame.language), "pipeline": ["stopWordFilter", "trimmer"]}}],
        "extra_css": list(frame.stylesheets),
        "extra_javascript": list(frame.scripts),
        "extra": _extra(frame),
    }
    return _merged(ours, frame.options)


def _theme(frame: Frame) -> dict[str, Any]:
    pictures = {"logo": frame.logo, "favicon": frame.favicon}
    return {
        "name": "material",
        "custom_dir": "overrides",
        "language": frame.language,
        "font": False,
        **{use: path for use, path in pictures.items() if path},
        "palette": [_scheme(name, media, icon, frame) for name, (media, icon) in _TOGGLES.items()],
        "features": ["navigation.instant"],
    }


def _scheme(name: str, media: str, icon: str, frame: Frame) -> dict[str, Any]:
    """One of the two colour schemes; its toggle leads to the other. The colours themselves are the stylesheet's."""
    toggle = {"icon": icon, "name": frame.strings[f"leave_{media}"]}
    colours = {"primary": "custom", "accent": "custom"}
    return {"media": f"(prefers-color-scheme: {media})", "scheme": name, **colours, "toggle": toggle}


def _extra(frame: Frame) -> dict[str, Any]:
    footer = [{"title": link.title, "url": _url(link)} for link in frame.footer]
    return {
        "homepage": "./",
        "generator": False,
        "scope": scope(frame),  # fixed: else this inline script differs, and is hashed, by a page's depth
        "frame": {
            "strings": dict(frame.strings),
            "publisher": frame.publisher,
            "noindex": frame.noindex,
            "footer": footer,
            "language": frame.language,
            "editions": [asdict(edition) for edition in frame.editions],
            "entrance": {"root": "../", "url": frame.url.removesuffix(frame.folder)},
        },
    }


def _stemmed(language: str) -> str:
    """The language whose stemmer the search uses: English where it has none."""
    return language if (Path(search.__file__).parent / "lunr-language" / f"lunr.{language}.js").is_file() else "en"


def _interface(language: str) -> Mapping[str, bytes]:
    """English words for the theme's own parts in a language that it does not know; the page still names its own."""
    path = f"partials/languages/{language}.html"
    if (Path(material.__file__).parent / "templates" / path).is_file():
        return {}
    known = '{% import "partials/languages/en.html" as known %}'
    words = f'{{% macro t(key) %}}{{{{ "{language}" if key == "language" else known.t(key) }}}}{{% endmacro %}}'
    return {path: f"{known}{words}".encode()}


def _url(link: Link) -> str:
    """Relative to the language's root; an absolute one stays itself."""
    return link.target if urlsplit(link.target).scheme else routes.relative(link.target, routes.HOME)


def scope(frame: Frame) -> str:
    """The path that the theme's own keys in the browser's storage begin with: the site's, for all its languages.

    It stands in an inline script: nothing in it means anything there.
    """
    return quote(urlsplit(frame.url).path or "/", safe="/%").removesuffix(frame.folder)


def _merged(ours: dict[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """The owner's options laid over ours: mappings by key, lists one after the other."""
    merged = dict(ours)
    for key, value in theirs.items():
        mine = merged.get(key)
        if isinstance(mine, dict) and isinstance(value, Mapping):
            merged[key] = _merged(mine, value)
        elif isinstance(mine, list) and isinstance(value, list | tuple):
            merged[key] = [*mine, *(extra for extra in value if extra not in mine)]
        else:
            merged[key] = value
    return merged


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


def _finish(into: Path) -> None:
    """Put our search in front of the engine's, and drop what no visitor needs (source maps, a dated archive).

    The engine's script loads its index with every first page: it gets one without documents, and our worker loads those
    with the first question.
    """
    _forget_editions(into)
    [worker] = (into / _WORKERS).glob("search.*.min.js")
    worker.rename(worker.with_name("search.material.js"))
    worker.write_bytes((_OWN_FILES / "search.js").read_bytes())
    index = into / "search" / "search_index.json"
    whole = json.loads(index.read_bytes())
    index.rename(index.with_name(_DOCUMENTS))
    index.write_text(json.dumps({**whole, "docs": []}), "utf-8")
    for unneeded in [*into.rglob("*.map"), into / "sitemap.xml.gz"]:
        unneeded.unlink(missing_ok=True)


def _forget_editions(into: Path) -> None:
    """Keep the engine's script from asking for a sitemap below every page of another language that a page names."""
    [bundle] = (into / "assets" / "javascripts").glob("bundle.*.min.js")
    script = bundle.read_text("utf-8")
    if script.count(_EDITIONS) != 1:
        raise EngineError([f"{bundle.name}: {_EDITIONS}"])
    bundle.write_text(script.replace(_EDITIONS, '"link[rel=none]"'), "utf-8", newline="\n")
