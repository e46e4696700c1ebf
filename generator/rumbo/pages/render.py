"""Fills templates in: the only module that knows Jinja.

Knows no page: a template is a path, what it sees is one dataclass of `views` under the name `page`, and the words of
one language under `t`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

import yaml
from jinja2 import (
    DictLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
)
from markupsafe import Markup

from rumbo.memory import NOTHING, Memory, digest_of, key, recalled
from rumbo.pages.compiled import Compiled
from rumbo.pages.tree import ThemeError
from rumbo.pages.views.numerals import Amount
from rumbo.wording.phrases import Phrase
from rumbo.wording.plurals import Form, form, forms

# Builds nothing but text, lists and mappings, so "No" stays a word; in C, ten times as fast, where PyYAML has it.
_WORDS_ONLY: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


class UnknownWordError(ThemeError, LookupError):
    """A template asks for a word that the language's file does not hold."""


class Strings:
    """The interface's words in one language: sections of kebab-case keys."""

    def __init__(self, source: str, language: str) -> None:
        """Read the YAML of the strings file of a language."""
        self._language = language
        self._counted: dict[object, Markup] = {}
        self.digest = key("strings", language, source)
        """A key of all the words."""
        try:
            self._sections: Mapping[str, Mapping[str, str]] = yaml.load(source, Loader=_WORDS_ONLY)  # noqa: S506 - see there
        except yaml.YAMLError as error:
            raise ThemeError(f"templates/strings: {error}") from error

    def section(self, name: str) -> Mapping[str, str]:
        """All the words of one section."""
        return self._sections[name]

    def __call__(
        self, key: str, *, count: int | Amount | str | None = None, chained: bool = True, **values: object
    ) -> str:
        """The word at `section.key`, filled in with values. A number as `count` takes the form that goes with it.

        The forms are `key-one`, `key-other` and whatever others the language has (`-few`, `-many` …). What speaks
        of links of a chain has a form `key-part`, which is said where dimensions are not `chained`.

        Raises:
            UnknownWordError: there is no such word.
        """
        key = key if chained or not self._has(f"{key}-part") else f"{key}-part"
        amount = Amount(Fraction(count), str(count)) if isinstance(count, int) else count
        if isinstance(amount, Amount):
            key = self._form(key, form(self._language, amount.text))
        values["count"] = amount.text if isinstance(amount, Amount) else amount
        section, _, name = key.partition(".")
        try:
            return self._sections[section][name].format(**values)
        except KeyError as error:
            raise UnknownWordError(Phrase("build.no-word", {"word": str(error.args[0]), "key": key})) from error

    def forms(self, key: str, prefix: str = "", **values: object) -> Markup:
        """Every form of a word as data attributes, for a script that counts: `data-one="…" data-other="…"`."""
        asked = key, prefix, tuple(values.items())
        if asked not in self._counted:
            self._counted[asked] = self._as_attributes(key, prefix, values)
        return self._counted[asked]

    def _as_attributes(self, key: str, prefix: str, values: Mapping[str, object]) -> Markup:
        names = (f"data-{prefix}-{found}" if prefix else f"data-{found}" for found in forms(self._language))
        words = (self(self._form(key, found), count=None, chained=True, **values) for found in forms(self._language))
        return Markup(" ").join(Markup('{}="{}"').format(*pair) for pair in zip(names, words, strict=True))

    def _form(self, key: str, found: Form) -> str:
        """The key of a form, where the file has it; else that of `other`, which every language has."""
        return f"{key}-{found if self._has(f'{key}-{found}') else 'other'}"

    def _has(self, key: str) -> bool:
        section, _, name = key.partition(".")
        return name in self._sections.get(section, {})


_COMPILED = Compiled()


class Renderer:
    """Templates by path (`pages/home.html.jinja`) and the words of one language."""

    def __init__(self, templates: Mapping[str, str], strings: Strings, memory: Memory = NOTHING) -> None:
        self._memory = memory
        self._digests: dict[str, str] = {}
        self._loader = DictLoader(templates)
        self._strings = strings
        self._included: dict[str, list[str]] = {}

    @cached_property
    def _environment(self) -> Environment:
        environment = _environment()
        environment.loader, environment.bytecode_cache = self._loader, _COMPILED
        environment.globals["t"] = self._strings
        environment.globals["forms"] = self._strings.forms
        environment.filters["quoted"] = lambda text: self._strings("language.quoted", text=text)
        return environment

    def page(self, template: str, view: Any) -> str:  # noqa: ANN401 - any dataclass of views; templates are untyped
        """One block of HTML without blank lines, so that it may stand in Markdown.

        A view is data whose `repr` holds all that it holds, and a template knows nothing but its view and the words:
        what has been rendered from the same is not rendered again.

        Raises:
            ThemeError: the template, or one that it includes, does not read or asks for what there is not.
        """
        name = key("page", self._digest(template), self._strings.digest, repr(view))
        return recalled(self._memory, name, lambda: self._rendered(template, view).encode()).decode()

    def _rendered(self, template: str, view: Any) -> str:  # noqa: ANN401 - as above
        with _locating(template):
            return _BLANK_LINES.sub("\n", self._environment.get_template(template).render(page=view)).strip()

    def _digest(self, template: str) -> str:
        """A key of a template and of all that it includes, directly or through others."""
        if template not in self._digests:
            with _locating(template):
                paths = {template, *self._references(template)}
                sources = [(path, self._loader.get_source(self._environment, path)[0].encode()) for path in paths]
            self._digests[template] = digest_of(sources)
        return self._digests[template]

    def components(self, template: str) -> list[str]:
        """The components that a template calls for, directly or through others, by the name of their folders."""
        with _locating(template):
            folders = [path.split("/") for path in self._references(template)]
        return list(dict.fromkeys(name for room, name, *_ in folders if room == "components"))

    def load(self, templates: Iterable[str]) -> None:
        """Compile templates and all that they include, so that copies of the process need not.

        What is wrong with one is told by the page that needs it.
        """
        for path in dict.fromkeys(each for template in templates for each in (template, *self._references(template))):
            with suppress(TemplateError):
                self._environment.get_template(path)

    def _references(self, template: str) -> Iterator[str]:
        if template not in self._included:
            self._included[template] = self._direct_references(template)
        for path in self._included[template]:
            yield path
            yield from self._references(path)

    def _direct_references(self, template: str) -> list[str]:
        source, _, _ = self._loader.get_source(self._environment, template)

        def named() -> bytes:
            found = _referenced(source, template)
            paths = [path for path in found if path is not None]
            if len(paths) < len(found):
                raise ThemeError(Phrase("build.computed-name", {"template": template}))
            return "\n".join(paths).encode()

        return recalled(self._memory, key("references", source), named).decode().splitlines()


@lru_cache(maxsize=1024)
def _referenced(source: str, template: str) -> tuple[str | None, ...]:
    """What a template names, and None for what it computes; it is the same in every language."""
    return tuple(meta.find_referenced_templates(_environment().parse(source, template)))


def _environment() -> Environment:
    return Environment(autoescape=True, lstrip_blocks=True, trim_blocks=True, undefined=StrictUndefined)


@contextmanager
def _locating(template: str) -> Iterator[None]:
    """Say of what goes wrong in a template in which file it did, and on which line where that is known."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise ThemeError(f"templates/{error.name or template}:{error.lineno}: {error.message}") from error
    except TemplateNotFound as error:
        raise ThemeError(Phrase("build.no-template", {"template": template, "included": str(error)})) from error
    except ThemeError:
        raise
    except TemplateError as error:
        raise ThemeError(f"templates/{template}: {error}") from error
    except Exception as error:  # what a template works out can go wrong in any way
        raise ThemeError(f"templates/{template}: {type(error).__name__}: {error}") from error
