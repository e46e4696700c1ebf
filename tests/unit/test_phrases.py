"""What Rumbo says, in every language that it speaks: the same codes, the same gaps, and no English word left inside."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
from click.testing import CliRunner, Result

from mistakes import EXAMPLES, TESTS, example
from rumbo.cli import main
from rumbo.content.review import review
from rumbo.content.schema import string_misfits
from rumbo.content.source import read_yaml
from rumbo.location import Location
from rumbo.wording.phrases import Language, Noun, Phrase, in_words, locale_language, phrases, reason_of
from rumbo.wording.problems import Problem, catalogue, sentences

SOURCE = TESTS.parent / "generator" / "rumbo"
ENGLISH = frozenset(re.sub("#.*", "", (Path(__file__).parent / "english.txt").read_text("utf-8")).split())
WORDING = SOURCE / "wording"
STRINGS = TESTS.parent / "templates" / "strings"
LANGUAGES: tuple[Language, ...] = get_args(Language)
OTHERS = tuple(language for language in LANGUAGES if language != "en")
SHARED = {
    "es": frozenset[str](),
    "fr": frozenset({"but", "dimension", "minutes", "on", "option", "options", "or", "page", "pages", "question"})
    | {"questions", "score"},
}
"""What looks English and is the language's own too."""
CONTRACTS = {"es": r"\b(?:a|de) \{(\w+)\}", "fr": r"(?:\bà |\bde |\bau |\bdu |\b[dl]\u2019)\{(\w+)\}"}
"""What would have to become one word with an article: no part of ours may stand behind it."""
MINIMAL = TESTS / "sites" / "minimal"
OF_OURS = {"owner", "first", "node", "answers", "reason", "bounds", "arithmetic"}
"""The gaps of problems that phrases of ours fill, not words of an author's."""
BY_CALL = {"refusal": "refused", "said": "score", "in_team": "team"}
"""Functions that add the table to a key."""

_AUTHORS_WORDS = re.compile(r'"[^"]*"|«[^»]*»|`[^`]*`|\{[^}]*\}')

Speak = Callable[..., Result]


def gaps(*texts: str) -> set[str]:
    return {gap for text in texts for _, gap, _, _ in Formatter().parse(text) if gap}


def english_in(text: str, language: str = "es") -> set[str]:
    """The English words outside quotes; what has a point, a slash or a line in it is a path or a key."""
    words = {word.strip("¿?¡!.,;:()[]*→") for word in _AUTHORS_WORDS.sub("", text).lower().split()}
    return words & ENGLISH - SHARED.get(language, frozenset())


# The words -----------------------------------------------------------------------------------------------------------


def misfits(file: str, keys: Mapping[str, str], model: Mapping[str, str]) -> list[str]:
    """A line for each key of `model` that a file lacks, has too many of, or fills in otherwise."""
    lacking = [f"{file} has no {key}: {text}" for key, text in model.items() if key not in keys]
    surplus = [f"{file} has {key}, which no other language has" for key in keys if key not in model]
    other = [key for key in keys if key in model and gaps(keys[key]) != gaps(model[key])]
    return lacking + surplus + [f"{file}: {key} needs the gaps {sorted(gaps(model[key]))}" for key in other]


def sentences_of(language: Language) -> dict[str, str]:
    return {
        f"{code}.{part}": text
        for code, entry in catalogue(language).items()
        for part, text in (("says", entry.says), ("repair", entry.repair))
    }


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_phrases_and_problems_of_english(language: Language) -> None:
    told = misfits(f"phrases.{language}.toml", phrases(language), phrases())
    for code, entry in catalogue().items():
        found = catalogue(language).get(code)
        if found is None:
            told.append(f"problems.{language}.toml has no {code}: {entry.says}")
        elif gaps(found.says, found.repair) != gaps(entry.says, entry.repair):
            told.append(f"problems.{language}.toml: {code} needs the gaps {sorted(gaps(entry.says, entry.repair))}")
    assert "\n".join(told) == ""
    assert list(catalogue(language)) == list(catalogue("en"))
    assert list(phrases(language)) == list(phrases("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words_of_the_interface(language: Language) -> None:
    file = STRINGS / f"{language}.yml"
    written, shipped = (read_yaml(place.name, place.read_bytes()) for place in (file, STRINGS / "es.yml"))
    assert "\n".join(map(str, string_misfits(written, shipped, language))) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_lists_of_words_that_advice_is_given_by(language: Language) -> None:
    lists = {name: tomllib.loads((WORDING / f"lint.{name}.toml").read_text("utf-8")) for name in ("en", language)}
    assert set(lists["en"]) - set(lists[language]) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_another_language(language: Language) -> None:
    texts = {**phrases(language), **sentences_of(language)}
    assert {key: found for key, text in texts.items() if (found := english_in(text, language))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_is_told_in_sentences(language: Language) -> None:
    assert [key for key, text in sentences_of(language).items() if not text.endswith((".", "?"))] == []


@pytest.mark.parametrize("language", CONTRACTS)
def test_no_part_stands_where_a_language_would_contract_it(language: Language) -> None:
    texts = {**phrases(language), **sentences_of(language)} if language == "fr" else sentences_of(language)
    found = {key: OF_OURS & set(re.findall(CONTRACTS[language], text)) for key, text in texts.items()}
    assert {key: parts for key, parts in found.items() if parts} == {}


def test_french_has_its_spaces_and_its_apostrophe() -> None:
    files = [STRINGS / "fr.yml", WORDING / "phrases.fr.toml", WORDING / "problems.fr.toml"]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    wrong = re.compile(r" [;:!?»%](?![\w=*{-])|« |\w'\w|\u202f")
    assert [line for line in lines if wrong.search(line.replace('< > : " | ? *', ""))] == []


def test_every_phrase_that_the_code_asks_for_exists_and_every_one_is_asked_for() -> None:
    code = "\n".join(file.read_text("utf-8") for file in SOURCE.rglob("*.py"))
    tables = "|".join({key.partition(".")[0] for key in phrases()})
    asked = {f"{found[1]}{found[2]}" for found in re.finditer(rf'"((?:{tables})\.[a-z-]*)(\{{?)', code)}
    asked |= {
        f"{table}.{key}" for call, table in BY_CALL.items() for key in re.findall(rf'\b{call}\("([a-z-]+)"', code)
    }
    asked -= {f"{table}.{{" for table in BY_CALL.values()}
    asked |= {"score.weaknesses", "score.largest-gains"}  # a result's own words for what its remedies are for
    assert {key for key in asked if not any(fits(known, key) for known in phrases())} == set()
    assert {known for known in phrases() if not any(fits(known, key) for key in asked)} == set()


def fits(known: str, asked: str) -> bool:
    """Whether a phrase is the one asked for, one of a number of things, or one of a table of which any may be meant."""
    if asked.endswith("{"):
        return known.startswith(asked.removesuffix("{"))
    return asked in (known, re.sub(r"-(none|one|other)$", "", known))


def test_every_reason_to_ignore_an_answer_has_words() -> None:
    code = (SOURCE / "scoring" / "states.py").read_text("utf-8")
    reasons = set(re.findall(r'(?:Invalid\(|Ignored\([\w.]+, )"([a-z-]+)"', code))
    assert "unknown-option" in reasons
    assert {reason for reason in reasons if f"ignored.{reason}" not in phrases()} == set()


@pytest.mark.parametrize("table", ["named", "unnamed", "the"])
@pytest.mark.parametrize("noun", get_args(Noun))
def test_every_thing_that_can_be_wrong_has_a_name(table: str, noun: str) -> None:
    phrase = Phrase(f"{table}.{noun}", {"name": "x"})
    assert all(in_words(phrase, language) for language in LANGUAGES)


# Problems ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_is_told_in_whole_sentences_of_every_language(code: str, tmp_path: Path) -> None:
    mistaken = example(code)
    mistaken.write(tmp_path)
    for problem in review(tmp_path, drafts=False, respondents=mistaken.respondents).problems:
        if problem.code == mistaken.beside:
            continue
        for language in OTHERS:
            says, repair = sentences(problem, language)
            assert says.endswith(".")
            assert repair.endswith((".", "?"))
            assert english_in(f"{says} {repair}", language) == set()
        assert not re.search(r"\b(?:de|a) el\b", " ".join(sentences(problem, "es")))


def test_phrases_inside_phrases_take_the_language_of_the_whole() -> None:
    told = Phrase("arithmetic.capped", {"sum": Phrase("arithmetic.lowest", {"parts": "a 1"}), "cap": "q/c", "at": "40"})
    assert str(told) == "the lowest of a 1, capped by q/c at 40"
    assert in_words(told, "es") == "la más baja de a 1, con el tope q/c en 40"


def test_braces_in_an_authors_words_are_left_alone_in_every_phrase() -> None:
    owner = Phrase("named.question", {"name": "{key}"})
    problem = Problem("missing-key", Location("x.yml"), {"owner": owner, "key": "{owner}"})
    assert sentences(problem, "es")[0] == 'Falta "{owner}" en la pregunta "{key}".'


def test_the_systems_own_words_are_quoted_where_we_have_none() -> None:
    assert in_words(reason_of(IsADirectoryError(21, "Is a directory")), "es") == "es una carpeta"
    assert in_words(reason_of(OSError(5, "Input/output error")), "es") == 'el sistema dice "Input/output error"'


# The command line ----------------------------------------------------------------------------------------------------


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch) -> Speak:
    """The command line in a terminal of which only this locale is known."""

    def run(*arguments: str | Path, **environment: str) -> Result:
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        result = CliRunner(env=environment).invoke(main, list(map(str, arguments)))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return run


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "es-MX"}, "es"),
        ({"LANG": "est_EE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA@euro"}, "fr"),
        ({"LANG": "fra"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "es_ES.UTF-8", "LC_MESSAGES": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "es_AR.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_MESSAGES": "es_ES.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "es_ES.UTF-8"}, "es"),
    ],
)
def test_a_terminals_language_is_that_of_its_locale(environment: dict[str, str], language: Language) -> None:
    assert locale_language(environment) == language


@pytest.mark.parametrize(
    ("options", "environment", "last"),
    [
        ([], {"LANG": "es_ES.UTF-8"}, "ningún problema, ningún consejo"),
        ([], {"LANG": "C"}, "no problems, no pieces of advice"),
        (["--lang", "es"], {"LANG": "C"}, "ningún problema, ningún consejo"),
        ([], {"LANG": "fr_CH.UTF-8"}, "aucun problème, aucun conseil"),
        (["--lang", "en"], {"LANG": "es_ES.UTF-8"}, "no problems, no pieces of advice"),
    ],
)
def test_what_is_asked_for_goes_before_the_locale(
    speak: Speak, options: list[str], environment: dict[str, str], last: str
) -> None:
    assert speak(*options, "-C", MINIMAL, "check", "--no-cache", **environment).output.splitlines()[-1] == last


def test_tools_get_the_same_report_in_both_languages_but_for_its_sentences(speak: Speak, tmp_path: Path) -> None:
    example("case-failed").write(tmp_path)

    def told(language: Language) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(speak("--lang", language, "-C", tmp_path, "check", "--json").output)
        return found

    english, spanish = told("en"), told("es")
    [there], [here] = english["problems"], spanish["problems"]
    assert here.pop("says") == sentences(review(tmp_path, drafts=False).problems[0], "es") != there.pop("says")
    assert spanish == english


def test_counts_are_told_in_the_singular_and_the_plural(speak: Speak, tmp_path: Path) -> None:
    example("unknown-key").write(tmp_path)
    assert speak("--lang", "es", "-C", tmp_path, "check").output.endswith("1 problema, ningún consejo\n")
    settings = tmp_path / "site_config.yml"
    settings.write_text(settings.read_text("utf-8") + "otra: 1\n", "utf-8")
    assert speak("--lang", "es", "-C", tmp_path, "check").output.endswith("2 problemas, ningún consejo\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["new", "playbook"], "¿Cuál? rumbo new playbook SLUG"),
        (["new", "playbook", "x", "--empty"], "--empty es para un sitio nuevo."),
        (["new", "quiz", "a"], '"quiz" no es ni playbook ni diagnostic.'),
        (["new", "playbook", "Mal Escrito"], '"Mal Escrito" no puede ser un slug'),
        (["new", "playbook", "revisar-cada-mes"], "ya existe; no se ha escrito nada."),
        (["new", "."], "no está vacía."),
        (["eject", "theme/404.htm"], '¿Querías decir "theme/404.html"?'),
        (["eject", "nada"], "`rumbo eject` las enumera."),
        (["check", "--mark-translated", "playbooks/revisar-cada-mes.md"], "no traduce ningún archivo de este sitio"),
        (["check", "--mark-translated", "nada.en.md"], "no se puede marcar"),
        (["score", "entrega", __file__], '¿Querías decir "entregas"?'),
        (["score", "x", __file__], "Hay estos: entregas."),
        (["score", "entregas", __file__], "no es JSON."),
        (["serve", "--port", "8000", "--host", "192.0.2.1"], "no es una dirección de esta máquina"),
        (["-C", "diagnostics", "check"], "no hay site_config.yml"),
    ],
)
def test_wrong_use_is_told_in_spanish(
    speak: Speak, arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, content in example("unknown-key").files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        source = MINIMAL / path
        (tmp_path / path).write_bytes(source.read_bytes() if source.is_file() else content)
    result = speak("--lang", "es", *arguments)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())


def test_a_site_is_made_checked_and_built_in_spanish(speak: Speak, tmp_path: Path) -> None:
    site = tmp_path / "mio"
    assert "Hay un sitio nuevo en" in speak("--lang", "es", "new", "--empty", site).output
    assert "Escrito: " in speak("--lang", "es", "-C", site, "new", "playbook", "plan").output
    checked = speak("--lang", "es", "-C", site, "check").output
    assert "primer-paso: qué se puede puntuar (exacto)" in checked
    assert checked.splitlines()[1].split() == ["dimensión", "peor", "mejor"]
    built = speak("--lang", "es", "-C", site, "build").output
    assert 'construyendo el idioma "es": ' in built
    assert f"El sitio está en {site / 'site'}." in built.replace("\n", "")


def test_a_site_is_made_checked_and_scored_in_french(speak: Speak, tmp_path: Path) -> None:
    site, answers = tmp_path / "mien", tmp_path / "answers.json"
    answers.write_text(json.dumps({"answers": {"responsable": "personne", "revue": "aucune", "nouvelle": 1}}))
    french = ("--lang", "fr")
    told = [
        speak(*french, "new", "--empty", "--language", "fr", site).output,
        speak(*french, "-C", site, "check").output,
        (scored := speak(*french, "-C", site, "score", "premier-pas", answers)).output,
    ]
    assert "Un nouveau site est dans" in told[0]
    assert told[1].splitlines()[1].split() == ["dimension", "pire", "meilleur"]
    assert scored.stdout.splitlines()[1].split() == ["Score", "Niveau", "Répondu"]
    assert "non compté\u00a0: question nouvelle, que le diagnostic ne pose pas" in scored.stderr
    assert english_in(scored.output, "fr") == set()
    refused = " ".join(speak(*french, "new", "--language", "fr", tmp_path / "plein").output.split())
    assert "Le contenu fourni avec Rumbo n\u2019est pas écrit en fr" in refused


def test_a_fault_of_the_theme_is_told_in_spanish(speak: Speak, tmp_path: Path) -> None:
    site = tmp_path / "mio"
    speak("new", "--empty", site)
    speak("-C", site, "eject", "pages/home.html.jinja")
    (site / "templates/pages/home.html.jinja").write_text('<p style="color: red"></p>')
    told = speak("--lang", "es", "-C", site, "build").stderr
    assert "index.html contiene un estilo dentro de <p>" in told
    assert english_in(told) == set()


def test_a_score_is_told_in_spanish(speak: Speak, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"answers": {"responsable": "nadie", "nueva": "x", "revision": 7}}))
    result = speak("--lang", "es", "-C", MINIMAL, "score", "entregas", answers)
    assert result.exit_code == 1
    headings = result.stdout.splitlines()[1].split()
    assert headings == ["Puntuación", "Nivel", "Respondido"]
    assert "Total" in result.stdout
    assert "Qué remediar, en este orden" in result.stdout
    assert english_in(result.stdout) == set()
    assert "sin contar: pregunta nueva, que el diagnóstico no hace" in result.stderr
    assert english_in(result.stderr) == set()
