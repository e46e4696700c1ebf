"""The shape of authors' files: what each key becomes, and the schemas that editors check with."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from rumbo.content import schema
from rumbo.content.source import read_markdown, read_yaml
from rumbo.kinds.choice import Choice
from rumbo.kinds.note import Note
from rumbo.kinds.number import Linear, Ranged
from rumbo.kinds.pick import Pick
from rumbo.kinds.several import Several
from rumbo.model import Diagnostic, Effort
from rumbo.wording.problems import Faulty

REPOSITORY = Path(__file__).parents[2]

EVERY_KEY = """
title: T
summary: >
  S
  s
version: 1.0
minutes: 8
intro: |
  I
draft: true
profile: [{id: papel, ask: A, options: [{id: direccion, label: D}]}]
defaults: {allow: [dont-know], dont_know: lowest}
scales:
  lista:
    - {id: nunca, label: 0, points: 0, remedies: [p]}
    - {id: siempre, label: No, points: 200/3}
  grupo:
    points_range: [0, 4]
    options: [{id: poco, label: P, points: 1}, {id: mucho, label: M, points: 2.5}]
dimensions:
  - id: d
    title: T
    about: A
    weight: 1/3
    remedies: [p]
    texts: {baja: B}
    combine: weakest
    score_range: [1, 5]
    dimensions:
      - id: e
        title: T
        show_if: {papel: [direccion]}
        questions:
          - {id: q1, ask: A, scale: lista, reverse: true}
          - {id: q2, ask: A, scale: grupo, allow: [], dont_know: blank}
          - id: q3
            ask: A
            why: W
            good: G
            options: [{id: a, label: A, points: 1}, {id: b, label: B, points: 3, remedies: [p, q]}]
            weight: 0
            allow: [not-applicable, dont-know]
            evidence: true
            caps: [{id: c, when: [a], at: 40, because: B, of: d}]
            remedies: [p]
            weak_below: 25
            show_if: {q1: [nunca, siempre]}
            when_hidden: lowest
          - {id: q4, ask: A, kind: number, unit: horas, min: -1, max: 240, ranges: [{id: r, from: -1, points: 3}]}
          - {id: q5, ask: A, kind: number, min: 0, max: 9, linear: down}
          - {id: q6, ask: A, kind: several, full: 3,
             options: [{id: x, label: X, points: 3}, {id: n, label: N, exclusive: true}]}
          - {id: q7, ask: A, kind: pick, choose: 1, options: [{id: a, label: A, official: true}, {id: b, label: B}]}
          - {id: q8, ask: A, kind: note}
bands: [{id: baja, from: 0, title: B, weak: true, text: T}, {id: alta, from: 200/3, title: A}]
combine: weakest
order: [d]
score_range: [0, 3]
decimals: 2
weak_below: 40
min_coverage: 60
"""


def diagnostic(text: str) -> Diagnostic:
    return schema.diagnostic("d", read_yaml("d.yml", text.encode()))


def mixed(*values: object) -> tuple[object, ...]:
    """Values of several types, to be compared as one."""
    return values


def problems_of(text: str) -> list[str]:
    with pytest.raises(Faulty) as refused:
        diagnostic(text)
    return [str(problem).splitlines()[0] for problem in refused.value.problems]


def with_question(question: str) -> str:
    return (
        "title: T\nsummary: S\nversion: 1\nminutes: 1\nbands: [{id: b, from: 0, title: B}]\n"
        f"dimensions:\n- id: d\n  title: D\n  questions:\n  - {question}\n"
    )


@pytest.fixture(scope="module")
def whole() -> Diagnostic:
    return diagnostic(EVERY_KEY)


def test_the_top_of_a_diagnostic_is_typed(whole: Diagnostic) -> None:
    assert (whole.title, whole.summary, whole.version, whole.minutes) == ("T", "S s", "1.0", 8)
    assert (whole.intro, whole.draft, whole.combine, whole.decimals) == ("I\n", True, "weakest", 2)
    assert mixed(whole.score_range, whole.weak_below, whole.min_coverage) == ((0, 3), 40, 60)
    assert [str(reference.place) for reference in whole.order] == ["d.yml:57:9"]
    assert [(band.id, band.start, band.weak, band.text) for band in whole.bands] == [
        ("baja", 0, True, "T"),
        ("alta", Fraction(200, 3), False, ""),
    ]
    assert [option.points for option in whole.profile[0].options] == [None]


def test_a_dimension_holds_its_words_numbers_and_conditions(whole: Diagnostic) -> None:
    outer, inner = whole.all_dimensions()
    assert (outer.about, outer.weight, outer.texts, outer.combine) == ("A", Fraction(1, 3), {"baja": "B"}, "weakest")
    assert mixed(outer.score_range, inner.score_range) == ((1, 5), None)
    assert [(clause.key.id, [str(name) for name in clause.any_of]) for clause in inner.show_if] == [
        ("papel", ["direccion"])
    ]
    assert str(inner.show_if[0].key.place) == "d.yml:32:19"


def test_each_kind_of_question_becomes_what_it_is(whole: Diagnostic) -> None:
    kinds = {question.id: question.kind for question in whole.all_questions()}
    assert (kinds["q5"], kinds["q8"]) == (Linear(Fraction(0), Fraction(9), "", down=True), Note())
    match kinds:
        case {
            "q1": Choice(scale="lista", reverse=True, span=listed),
            "q2": Choice(scale="grupo", reverse=False, span=grouped),
            "q3": Choice(scale=None, span=own),
            "q4": Ranged(unit="horas", ranges=(reached,), span=ranged),
            "q6": Several(full=full, options=(_, none)),
            "q7": Pick(choose=1, options=(official, other)),
        }:
            assert mixed(listed, grouped, own, ranged) == ((0, Fraction(200, 3)), (0, 4), (1, 3), (3, 3))
            assert mixed(reached.start, reached.points, full) == (-1, 3, 3)
            assert mixed(none.exclusive, none.points) == (True, 0)
            assert (official.official, other.official, other.points) == (True, False, None)
        case _:
            pytest.fail(str(kinds))


def test_labels_stay_what_was_written(whole: Diagnostic) -> None:
    assert [option.label for option in next(whole.all_questions()).answers if hasattr(option, "label")] == ["0", "No"]


def test_defaults_hold_for_questions_that_say_nothing(whole: Diagnostic) -> None:
    said = {
        question.id: mixed(question.allow, question.dont_know, question.weak_below)
        for question in whole.all_questions()
    }
    assert said["q1"] == ({"dont-know"}, "lowest", 40)
    assert said["q2"] == (frozenset(), "blank", 40)
    assert said["q3"] == ({"not-applicable", "dont-know"}, "lowest", 25)


def test_a_question_keeps_everything_said_of_it(whole: Diagnostic) -> None:
    asked = next(question for question in whole.all_questions() if question.id == "q3")
    (cap,) = asked.caps
    assert mixed(asked.why, asked.good, asked.weight, asked.evidence, asked.when_hidden) == (
        "W",
        "G",
        0,
        True,
        "lowest",
    )
    assert mixed(cap.id, cap.at_most, cap.because, str(cap.of)) == ("c", 40, "B", "d")
    assert [[str(name) for name in answer.remedies] for answer in asked.answers] == [[], ["p", "q"]]
    assert str(asked.answers[1].remedies[1].place) == "d.yml:40:96"


def test_all_faults_of_a_file_come_at_once() -> None:
    text = with_question("{id: Q, ask: [], kind: nuber, options: [{id: a, label: , points: x}], wieght: 2}")
    assert sorted(problems_of(text.replace("minutes: 1\n", ""))) == [
        "d.yml:1:1: missing-key",
        "d.yml:9:10: bad-id",
        "d.yml:9:18: not-a-text",
        "d.yml:9:28: not-one-of",
        "d.yml:9:60: empty-value",
        "d.yml:9:70: not-a-number",
        "d.yml:9:75: unknown-key",
    ]


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ("{id: q, ask: A, kind: note, points_range: [0, 1]}", "d.yml:10:33: wrong-kind"),
        ("{id: q, ask: A, kind: note, remedies: [p]}", "d.yml:10:33: wrong-kind"),
        ("{id: q, ask: A, kind: number, min: 0, max: 1, linear: up, points_range: [0, 1]}", "d.yml:10:63: wrong-kind"),
        ("{id: q, ask: A, kind: pick, choose: 1, options: [{id: a, label: A, points: 1}]}", "d.yml:10:72: wrong-kind"),
        ("{id: q, ask: A, options: [{id: a, label: A, points: 1, official: true}]}", "d.yml:10:60: wrong-kind"),
        ("{id: q, ask: A, options: [{id: a, label: A}]}", "d.yml:10:31: missing-for-kind"),
        ("{id: q, ask: A, kind: number, min: 0, linear: up}", "d.yml:10:5: missing-for-kind"),
        ("{id: q, ask: A, kind: number, min: 0, max: 1}", "d.yml:10:5: neither-key"),
        ("{id: q, ask: A, kind: pick, choose: -1, options: [{id: a, label: A}]}", "d.yml:10:41: not-a-whole-number"),
        ("{id: q, ask: A, weight: -1, options: [{id: a, label: A, points: 1}]}", "d.yml:10:29: out-of-bounds"),
        ("{id: q, ask: A, options: [{id: a, label: A, points: 1/0}]}", "d.yml:10:57: not-a-number"),
        ("{id: q, ask: A, options: {id: a}}", "d.yml:10:30: not-a-list"),
        ("[id, q]", "d.yml:10:5: not-a-mapping"),
    ],
)
def test_a_question_that_does_not_fit_its_kind_is_refused(question: str, problem: str) -> None:
    assert problems_of(with_question(question)) == [problem]


def test_an_unknown_key_is_told_from_those_of_its_own_group() -> None:
    with pytest.raises(Faulty) as refused:
        diagnostic(EVERY_KEY.replace("official: true", "oficial: true").replace("at: 40", "at: 40, on: d"))
    assert [(problem.values["key"], problem.suggestion) for problem in refused.value.problems] == [
        ("on", None),
        ("oficial", "official"),
    ]
    assert "id, when, when_missing, at, because, of" in str(refused.value.problems[0])


def test_a_playbook_is_read_with_its_body() -> None:
    facts = (
        "title: T\nsummary: S\ntheme: t\neffort: {weeks: 1.5}\nsteps:\n- {id: s, task: T, owner: O, metric: M, week: 2}"
    )
    text = f"---\n{facts}\n---\nB\n"
    read = schema.playbook("p", read_markdown("p.md", text.encode()))
    assert (read.effort, read.roles, read.needs, read.draft) == (Effort(weeks=Fraction(3, 2)), (), (), False)
    assert [(step.id, step.week, str(step.place)) for step in read.steps] == [("s", 2, "p.md:7:3")]
    assert (read.body, str(read.body_place)) == ("B\n", "p.md:9:1")


def test_the_owners_file_needs_a_name_alone() -> None:
    read = schema.settings(read_yaml("s.yml", b"name: N\nurl: https://example.org/a\n"))
    assert (read.languages, read.brand.logo, read.url) == (("es",), None, "https://example.org/a/")


def test_passed_on_options_are_those_written() -> None:
    text = b"name: N\nmkdocs: {theme: {features: [toc.follow]}, markdown_extensions: [smarty]}\n"
    read = schema.settings(read_yaml("s.yml", text))
    assert read.mkdocs == {"theme": {"features": ["toc.follow"]}}
    assert read.markdown_extensions == ("smarty",)


def test_an_expectation_keeps_its_place() -> None:
    text = b"- name: N\n  answers: {q: a, r: [b, c]}\n  expect:\n    overall: {value: 44.4, capped_by: []}\n"
    (case,) = schema.cases(read_yaml("c.yml", text))
    assert case.answers == {"q": "a", "r": ("b", "c")}
    assert case.expect == {"overall": {"value": "44.4", "capped_by": []}}
    assert str(case.places["overall", "value"]) == "c.yml:4:22"


# What editors check with -------------------------------------------------------------------------------------------


def accepts(schema: dict[str, Any], value: object, definitions: dict[str, Any]) -> bool:
    """A JSON Schema validator for the words that our schemas use; it knows no others, so that none passes unread."""
    words = {key: rule for key, rule in schema.items() if key not in ("title", "description", "$defs")}
    return all(_WORDS[word](rule, value, schema, definitions) for word, rule in words.items())


def _is(kind: str, value: object) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    kinds = {"string": str, "integer": int, "number": int | float, "array": list, "object": dict}
    return kind in kinds and isinstance(value, kinds[kind])


def _properties(rule: Any, value: Any, _: Any, definitions: Any) -> bool:  # noqa: ANN401 - JSON
    return not isinstance(value, dict) or all(accepts(rule[k], v, definitions) for k, v in value.items() if k in rule)


def _additional(rule: Any, value: Any, schema: Any, definitions: Any) -> bool:  # noqa: ANN401 - JSON
    if not isinstance(value, dict) or rule is True:
        return True
    others = [v for k, v in value.items() if k not in schema.get("properties", {})]
    return all(accepts(rule, v, definitions) for v in others) if rule else not others


_WORDS: dict[str, Any] = {
    "$ref": lambda rule, value, _, defs: accepts(defs[rule.removeprefix("#/$defs/")], value, defs),
    "type": lambda rule, value, *_: any(_is(kind, value) for kind in ([rule] if isinstance(rule, str) else rule)),
    "anyOf": lambda rule, value, _, defs: any(accepts(part, value, defs) for part in rule),
    "enum": lambda rule, value, *_: value in rule,
    "pattern": lambda rule, value, *_: not isinstance(value, str) or re.search(rule, value) is not None,
    "minLength": lambda rule, value, *_: not isinstance(value, str) or len(value) >= rule,
    "minItems": lambda rule, value, *_: not isinstance(value, list) or len(value) >= rule,
    "maxItems": lambda rule, value, *_: not isinstance(value, list) or len(value) <= rule,
    "minProperties": lambda rule, value, *_: not isinstance(value, dict) or len(value) >= rule,
    "required": lambda rule, value, *_: not isinstance(value, dict) or set(rule) <= set(value),
    "items": lambda rule, value, _, defs: not isinstance(value, list) or all(accepts(rule, v, defs) for v in value),
    "propertyNames": lambda rule, value, _, defs: (
        not isinstance(value, dict) or all(accepts(rule, v, defs) for v in value)
    ),
    "properties": _properties,
    "patternProperties": lambda rule, value, _, defs: all(
        accepts(part, v, defs) for pattern, part in rule.items() for k, v in value.items() if re.search(pattern, str(k))
    ),
    "additionalProperties": _additional,
}


class AsEditors(yaml.SafeLoader):
    """YAML 1.2, as editors' language servers read it: numbers are numbers, and only true and false are flags."""


AsEditors.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditors.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def as_editors_read(text: str) -> object:
    return yaml.load(text, AsEditors)  # noqa: S506 - a SafeLoader with fewer words


def written(file: Path) -> object:
    text = file.read_text("utf-8")
    return as_editors_read(text.split("---\n")[1] if file.suffix == ".md" else text)


def files(pattern: str) -> list[Path]:
    rooms = [REPOSITORY, *(REPOSITORY / "tests" / name for name in ("sites/bilingual", "corpus", "instruments"))]
    found = [file for room in rooms for file in sorted(room.glob(pattern)) if file.name != "README.md"]
    return [file for file in found if (".en." in file.name) == (".en." in pattern)]


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("site_config", "site_config.yml"),
        ("playbook", "playbooks/*.md"),
        ("diagnostic", "diagnostics/*/diagnostic.yml"),
        ("cases", "diagnostics/*/cases.yml"),
        ("site_config-translation", "site_config.en.yml"),
        ("playbook-translation", "playbooks/*.en.md"),
        ("diagnostic-translation", "diagnostics/*/diagnostic.en.yml"),
    ],
)
def test_editors_accept_every_valid_file(name: str, pattern: str) -> None:
    rules = schema.json_schemas()[name]
    found = files(pattern)
    assert len(found) > 1
    assert [file for file in found if not accepts(rules, written(file), rules.get("$defs", {}))] == []


def test_editors_accept_every_key_that_the_reader_does() -> None:
    rules = schema.json_schemas()["diagnostic"]
    assert accepts(rules, as_editors_read(EVERY_KEY), rules["$defs"])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("minutes: 8", "minuts: 8"), ("points: 200/3", "points: many"), ("draft: true", "draft: 1"), ("id: q1", "id: Q1")],
)
def test_editors_mark_mistakes(right: str, wrong: str) -> None:
    rules = schema.json_schemas()["diagnostic"]
    assert not accepts(rules, as_editors_read(EVERY_KEY.replace(right, wrong)), rules["$defs"])


def test_every_key_is_explained_to_editors() -> None:
    for rules in schema.json_schemas().values():
        groups = [rules, *rules.get("$defs", {}).values()]
        parts = [part for group in groups for part in group.get("properties", {}).values()]
        assert all("description" in part or "$ref" in part for part in [*groups, *parts])
