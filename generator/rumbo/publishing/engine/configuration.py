"""What the engine is told of a frame: its mkdocs.yml.

Theme overrides find the frame in `config.extra.frame`: `strings`, `publisher`, `noindex`, `language`, `editions` as
`{language, name, root, url}`, `entrance` as `{root, url}` and `footer` as `{title, url}`; each root and each url of the
footer is to be put through the filter `url`. The strings `leave_light` and `leave_dark` name the toggles of the colour
scheme.
"""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.contrib import search

from rumbo.pages import routes
from rumbo.pages.tree import Frame, Link
from rumbo.publishing.engine import scope
from rumbo.wording.languages import nearest

_TOGGLES = {"default": ("light", "material/brightness-3"), "slate": ("dark", "material/white-balance-sunny")}
"""The icons are drawn on every page: a moon and a sun of few strokes."""


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
        "features": ["navigation.instant"] if frame.instant else [],
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
            "note": frame.note,
            "noindex": frame.noindex,
            "footer": footer,
            "language": frame.language,
            "editions": [asdict(edition) for edition in frame.editions],
            "entrance": {"root": "../", "url": frame.url.removesuffix(frame.folder)},
        },
    }


def _stemmed(language: str) -> str:
    """The language whose stemmer the search uses: English where it has none."""
    known = {file.name.split(".")[1] for file in (Path(search.__file__).parent / "lunr-language").glob("lunr.??.js")}
    return nearest(language, known) or "en"


def _url(link: Link) -> str:
    """Relative to the language's root; an absolute one stays itself."""
    return link.target if urlsplit(link.target).scheme else routes.relative(link.target, routes.HOME)


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
