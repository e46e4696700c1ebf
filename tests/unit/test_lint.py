"""The questionnaire lint: every case of tests/lint/ through the real reader, and what is found in it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from rumbo import packaged
from rumbo.cli.coverage import report
from rumbo.content.advice import advise
from rumbo.content.lint import of_structure, of_words
from rumbo.content.loader import Files, Loaded, load_files
from rumbo.content.review import review
from rumbo.wording import literature
from rumbo.wording.problems import Problem, catalogue

TESTS = Path(__file__).parents[1]
CASES = {file.stem: file for file in sorted((TESTS / "lint").glob("*.yml"))}
TRANSLATION = "diagnostics/entregas/diagnostic.en.yml"
PATH = "diagnostics/d/diagnostic.yml"
PLAYBOOK = """\
---
title: Plan
summary: Un plan.
theme: t
steps: [{id: uno, task: Empieza, owner: Dirección, metric: Hecho, week: 1}]
---
"""

ITALIAN = {"templates/strings/it.yml": (packaged.templates() / "strings" / "es.yml").read_text("utf-8")}
"""For cases in a language that Rumbo has no words of."""

Json = dict[str, Any]


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code}-{number}")
        for code, file in CASES.items()
        for number, case in enumerate(plain(file.read_text("utf-8"))[kind], start=1)
    ]


def plain(text: str) -> Any:  # noqa: ANN401 - a document can be anything
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds nothing but text, lists and mappings


@pytest.mark.parametrize(("code", "case"), cases("fires"))
def test_a_rule_gives_its_advice_once_and_at_its_place(code: str, case: Json) -> None:
    loaded, text = questionnaire(case)
    [found] = advice(loaded, code)
    part = case.get("at", "q1")
    assert found.values["at"] == f"d/{part}"
    if "word" in case:
        assert found.values["word"] == case["word"]
    if "word" in case and case["word"] in text.replace("\n", " "):
        assert written_at(found, text).startswith(case["word"])


@pytest.mark.parametrize(("code", "case"), cases("silent"))
def test_a_rule_keeps_quiet_where_nothing_is_wrong(code: str, case: Json) -> None:
    loaded, _ = questionnaire(case)
    assert [str(problem) for problem in advice(loaded, code)] == []


@pytest.mark.parametrize("code", CASES)
def test_every_rule_is_in_the_catalogue_and_names_a_source(code: str) -> None:
    assert code in catalogue()
    assert literature.sources(code)


def test_a_word_is_found_on_the_folded_line_that_it_stands_on() -> None:
    loaded, text = questionnaire({"ask": "¿Se cumplen en los equipos de la empresa los plazos y SIEMPRE?"}, width=30)
    [found] = advice(loaded, "leading-words")
    assert "\n" in text[text.index("¿Se cumplen") : text.index("SIEMPRE")]
    assert written_at(found, text).startswith("SIEMPRE")


def test_rules_on_words_apply_to_a_translation_and_rules_on_structure_only_once() -> None:
    loaded, _ = questionnaire({"ask": "Are deadlines always met?", "top": {"minutes": "13"}})
    assert loaded.site is not None
    [diagnostic] = loaded.site.diagnostics
    words = {problem.code for problem in of_words(diagnostic, "en", loaded.places[0])}
    structure = {problem.code for problem in of_structure(diagnostic, loaded.places[0])}
    assert words == {"leading-words"}
    assert structure == {"few-questions", "too-long"}


def test_a_translation_is_linted_in_its_own_file_and_its_words_only(tmp_path: Path) -> None:
    site = bilingual(tmp_path, ("Are they reviewed every month?", "Are they always reviewed every month?"))
    text = (site / TRANSLATION).read_text("utf-8")
    [found] = [problem for problem in review(site, drafts=False).problems if problem.code != "stale-translation"]
    assert (found.code, found.place.path) == ("leading-words", TRANSLATION)
    assert written_at(found, text).startswith("always reviewed")


def test_a_silence_holds_in_every_language(tmp_path: Path) -> None:
    site = bilingual(tmp_path, ("Are they reviewed every month?", "Are they always reviewed every month?"))
    with (site / "site_config.yml").open("a", encoding="utf-8") as written:
        written.write("  - {rule: leading-words, at: entregas/revision, because: Probada.}\n")
    assert "leading-words" not in {problem.code for problem in review(site, drafts=False).problems}


def test_a_silence_in_a_draft_is_idle_only_where_drafts_are_looked_at(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(TESTS / "sites" / "minimal", site)
    shutil.copytree(site / "diagnostics" / "entregas", site / "diagnostics" / "borrador")
    draft = site / "diagnostics" / "borrador" / "diagnostic.yml"
    text = draft.read_text("utf-8").replace("title: ¿Entregas lo que prometes?", "title: ¿Y lo que no prometes?")
    draft.write_text(f"{text}draft: true\n", "utf-8")
    with (site / "site_config.yml").open("a", encoding="utf-8") as written:
        written.write("  - {rule: few-questions, at: borrador/plazos, because: Aún crece.}\n")
        written.write("  - {rule: long-stem, at: borrador/revision, because: Probada.}\n")
    assert review(site, drafts=False).problems == ()
    assert [problem.code for problem in review(site, drafts=True).problems] == ["idle-silence"]


def test_tools_are_told_the_sources_of_advice() -> None:
    loaded, _ = questionnaire({"ask": "¿Se revisan siempre los plazos?"})
    told = report(advice(loaded, "leading-words"), {}, "en")
    assert any(source.startswith("Payne, S. L. (1951)") for source in told["problems"][0]["sources"])


def bilingual(folder: Path, change: tuple[str, str]) -> Path:
    """The site in two languages with some words of its translated diagnostic replaced."""
    site = folder / "site"
    shutil.copytree(TESTS / "sites" / "bilingual", site)
    text = (site / TRANSLATION).read_text("utf-8")
    assert change[0] in text
    (site / TRANSLATION).write_text(text.replace(*change), "utf-8")
    return site


def advice(loaded: Loaded, code: str) -> list[Problem]:
    assert loaded.site is not None, "\n".join(map(str, loaded.problems))
    return [problem for problem in advise(loaded.sites, loaded.places) if problem.code == code]


def written_at(problem: Problem, text: str) -> str:
    """What stands in the file from the place of a problem on, with every line break a space."""
    lines = text.split("\n")[problem.place.line - 1 :]
    return " ".join([lines[0][problem.place.column - 1 :], *(line.strip() for line in lines[1:])])


def questionnaire(case: Json, *, width: int = 1000) -> tuple[Loaded, str]:
    """The site of a case, and the text of its diagnostic."""
    text = yaml.safe_dump(document(case), sort_keys=False, allow_unicode=True, width=width)
    settings = {"name": "Rumbo", "languages": [case.get("language", "es")], "themes": {"t": "T"}}
    written = {PATH: text, "playbooks/p.md": PLAYBOOK, "site_config.yml": yaml.safe_dump(settings), **ITALIAN}
    return load_files(Files({path: content.encode() for path, content in written.items()})), text


def document(case: Json) -> Json:
    return {
        "title": "Plazos",
        "summary": "Sobre los plazos.",
        "version": "1.0",
        "minutes": "1",
        "dimensions": dimensions(case),
        "bands": [{"id": "floja", "from": "0", "title": "Floja"}],
        **case.get("top", {}),
    }


def dimensions(case: Json) -> list[Json]:
    if "dimensions" in case:
        return [
            dimension(name, [question({"ask": f"{name} {n}"}, f"{name}-{n}") for n in range(int(count))])
            for name, count in case["dimensions"].items()
        ]
    asked = [question(one, f"q{number}") for number, one in enumerate(case.get("questions", [case]), start=1)]
    return [dimension("plazos", asked)]


def dimension(name: str, questions: list[Json]) -> Json:
    if all(asked.get("kind") == "note" for asked in questions):
        questions = [*questions, question({"ask": "¿Quién?"}, "filler")]
    return {"id": name, "title": name, "remedies": ["p"], "questions": questions}


def question(case: Json, id_: str) -> Json:
    """A question that is a choice between the answers of a case, unless it says otherwise."""
    further = case.get("question", {})
    labels = case.get("answers", ["Poco", "Algo", "Mucho"])
    listed = [{"id": f"o{points}", "label": label, "points": str(points)} for points, label in enumerate(labels)]
    is_choice = not further.keys() & {"options", "scale", "kind"}
    return {"id": id_, "ask": case["ask"], **({"options": listed} if is_choice else {}), **further}
