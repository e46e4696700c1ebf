"""The meaning of all files together, beyond the smallest cause of each problem (those are in tests/problems/)."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.content.checks.links import links
from rumbo.content.checks.texts import Prose
from rumbo.content.loader import Files, Loaded
from rumbo.location import Location

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
DIAGNOSTIC = "diagnostics/entregas/diagnostic.yml"
PLAYBOOK = "playbooks/revisar-cada-mes.md"
OTHER = "playbooks/poner-responsable.md"


def loaded(
    changes: Mapping[str, tuple[str, str]], *, drafts: bool = False, more: Mapping[str, bytes] | None = None
) -> Loaded:
    """The minimal site with one text of some files replaced, and further files."""
    contents = {**loader.read(MINIMAL).contents, **(more or {})}
    for path, (old, new) in changes.items():
        assert old in contents[path].decode()
        contents[path] = contents[path].decode().replace(old, new, 1).encode()
    return loader.load_files(Files(contents), drafts=drafts)


def codes(*args: Mapping[str, tuple[str, str]], drafts: bool = False) -> list[str]:
    changes = {path: change for part in args for path, change in part.items()}
    return [problem.code for problem in loaded(changes, drafts=drafts).problems]


def with_questions(questions: str) -> dict[str, tuple[str, str]]:
    return {DIAGNOSTIC: ("bands:\n", f"{questions}\nbands:\n")}


YES_NO = "options: [{id: si, label: Sí, points: 1}, {id: no, label: No, points: 0}]"


# Kinds of playbook --------------------------------------------------------------------------------------------------

WORKSHOP = """kind: workshop
outcome: Una lista con nombres
who: Quien manda
room: Una mesa
needs: [poner-responsable]
steps:
  - id: sentarse
    task: Lee la lista en voz alta
    owner: Quien manda
    metric: Leída
    minutes: 20
    say: ¿Qué falta?
"""


def workshop(without: str) -> Mapping[str, tuple[str, str]]:
    lines = WORKSHOP.splitlines(keepends=True)
    left = "".join(line for line in lines if not line.strip().startswith(f"{without}:"))
    return {PLAYBOOK: ("needs: [poner-responsable]\nsteps:\n", left)}


def test_a_workshop_that_has_all_that_its_leader_needs_is_taken() -> None:
    assert codes(workshop("nothing")) == []


@pytest.mark.parametrize(
    ("without", "expected"),
    [
        ("outcome", [("missing-for-kind", "outcome")]),
        ("who", [("missing-for-kind", "who")]),
        ("room", [("missing-for-kind", "room")]),
        ("say", [("missing-for-kind", "say")]),
        ("minutes", [("missing-key", "week")]),
    ],
)
def test_a_workshop_without_what_its_leader_needs_is_refused(without: str, expected: list[tuple[str, str]]) -> None:
    problems = loaded(workshop(without)).problems
    assert [(problem.code, problem.values["key"]) for problem in problems] == expected


def test_a_workshop_none_of_whose_steps_takes_minutes_is_refused() -> None:
    old, new = workshop("nothing")[PLAYBOOK]
    problems = loaded({PLAYBOOK: (old, new.replace("minutes: 20", "week: 1"))}).problems
    assert [(problem.code, problem.values["key"]) for problem in problems] == [("missing-for-kind", "minutes")]


# Ids ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("taken", ["tamano", "plazos", "responsable"], ids=["profile", "dimension", "question"])
def test_questions_profile_questions_and_dimensions_share_a_namespace(taken: str) -> None:
    assert codes({DIAGNOSTIC: ("id: revision", f"id: {taken}")}) == ["duplicate-id"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (DIAGNOSTIC, "id: muchas", "id: pocas"),
        (DIAGNOSTIC, "id: alguien", "id: nadie"),
        (DIAGNOSTIC, "id: siempre", "id: nunca"),
        (DIAGNOSTIC, "id: firme", "id: floja"),
        (
            PLAYBOOK,
            "steps:",
            "steps:\n  - {id: reunir, task: Reúne otra vez, owner: Responsable, metric: Hay acta, week: 1}",
        ),
    ],
    ids=["profile options", "options", "scale", "bands", "steps"],
)
def test_everything_else_has_a_namespace_of_its_own(path: str, old: str, new: str) -> None:
    assert codes({path: (old, new)}) == ["duplicate-id"]


def test_one_id_may_serve_in_several_namespaces() -> None:
    assert codes({DIAGNOSTIC: ("id: firme", "id: revision")}) == []


# Numbers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "bands", "expected"),
    [
        ("score_range: [0, 3]\ndecimals: 0", "from: 50", []),
        ("score_range: [0, 3]\ndecimals: 0", "from: 80", []),
        ("score_range: [0, 1]\ndecimals: 0", "from: 100", []),
        ("score_range: [1, 5]\ndecimals: 3", "from: 0.001", []),
        ("score_range: [0.5, 0.9]\ndecimals: 0", "from: 50", ["band-without-number", "band-without-number"]),
        ("score_range: [0, 3]\ndecimals: 1", "from: 1/1000", []),
        ("score_range: [0.05, 3]\ndecimals: 1", "from: 1/1000", ["band-without-number"]),
    ],
)
def test_every_band_needs_a_number_to_print_on_the_grid_of_its_range(
    settings: str, bands: str, expected: list[str]
) -> None:
    text = loader.read(MINIMAL).contents[DIAGNOSTIC].decode()
    changed = text.replace("minutes: 1", f"minutes: 1\n{settings}").replace("from: 50", bands)
    assert codes({DIAGNOSTIC: (text, changed)}) == expected


def test_a_dimensions_own_range_is_printed_on_too() -> None:
    own = {DIAGNOSTIC: ("    title: Plazos", "    title: Plazos\n    score_range: [0.3, 0.34]")}
    assert codes(own) == ["band-without-number"]


def test_a_flat_scale_is_one_problem_however_many_questions_use_it() -> None:
    flat = {DIAGNOSTIC: ("label: Siempre, points: 1", "label: Siempre, points: 0")}
    (problem,) = loaded(flat).problems
    assert (problem.code, str(problem.values["owner"])) == ("flat-points", 'scale "veces"')


def test_an_effort_of_part_of_a_week_reaches_into_that_week() -> None:
    effort = ("theme: arranque", "theme: arranque\neffort: {weeks: 1/2}")
    assert codes({PLAYBOOK: effort}) == []


def test_a_dimension_whose_questions_only_gate_has_no_score() -> None:
    gate = f"{{id: g, ask: G, weight: 0, {YES_NO}}}"
    dimension = f"  - {{id: puerta, title: P, remedies: [revisar-cada-mes], questions: [{gate}]}}"
    assert codes(with_questions(dimension)) == ["dimension-unscored"]


# Conditions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{tamano: [pocas]}", []),
        ("{responsable: [nadie], tamano: [muchas]}", []),
        ("{plazos: [nadie]}", ["unknown-question"]),
        ("{responsable: [nadie, x]}", ["unknown-option"]),
        ("{final: [si]}", ["show-if-itself"]),
        ("{horas: [si]}", ["show-if-unanswerable"]),
        ("{revision: [nunca], oculta: [si]}", ["show-if-impossible"]),
        ("{revision: [siempre], oculta: [si]}", []),
        ("{avisos: [telefono], por-correo: [si]}", []),
    ],
)
def test_a_condition_names_earlier_answers_that_can_stand_together(condition: str, expected: list[str]) -> None:
    questions = f"""
      - {{id: horas, ask: H, kind: number, min: 0, max: 9, linear: up}}
      - {{id: oculta, ask: O, show_if: {{revision: [siempre]}}, {YES_NO}}}
      - {{id: avisos, ask: A, kind: several, full: 1,
         options: [{{id: telefono, label: T, points: 1}}, {{id: correo, label: C, points: 1}}]}}
      - {{id: por-correo, ask: C, show_if: {{avisos: [correo]}}, {YES_NO}}}
      - {{id: final, ask: F, show_if: {condition}, {YES_NO}}}"""
    assert codes(with_questions(questions)) == expected


def test_a_dimensions_condition_holds_for_all_inside() -> None:
    inner = f"{{id: b, ask: B, show_if: {{responsable: [nadie]}}, remedies: [revisar-cada-mes], {YES_NO}}}"
    outer = f"  - {{id: otra, title: O, show_if: {{responsable: [alguien]}}, questions: [{inner}]}}"
    (problem,) = loaded(with_questions(outer)).problems
    assert (problem.code, str(problem.values["owner"])) == ("show-if-impossible", 'question "b"')


def test_a_dimension_cannot_depend_on_its_own_questions() -> None:
    assert codes({DIAGNOSTIC: ("    title: Plazos", "    title: Plazos\n    show_if: {responsable: [nadie]}")}) == [
        "show-if-later"
    ]


# Caps and remedies --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cap", "expected"),
    [
        ("{id: c, when: [nadie], at: 40, because: B}", []),
        ("{id: c, when: [nadie], at: 40, because: B, of: overall}", []),
        ("{id: c, when: [nadie], at: 40, because: B, of: plazos}", []),
        ("{id: c, when: [nadie], at: 40, because: B, of: plazo}", ["unknown-dimension"]),
        ("{id: c, when: [nade], at: 40, because: B}", ["unknown-option"]),
        ("{id: c, when: [nadie, alguien], at: 40, because: B}", ["cap-on-best"]),
    ],
)
def test_a_cap_names_answers_below_the_best_and_a_node_around_it(cap: str, expected: list[str]) -> None:
    assert codes({DIAGNOSTIC: ("id: responsable\n", f"id: responsable\n        caps: [{cap}]\n")}) == expected


R = "remedies: [revisar-cada-mes]"
SEVERAL = "kind: several, full: 1, options:"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("scale: veces", ["no-remedy"]),
        (f"scale: veces, {R}", []),
        (f"options: [{{id: a, label: A, points: 0, {R}}}, {{id: b, label: B, points: 1}}]", []),
        ("kind: number, min: 0, max: 1, linear: up", ["no-remedy"]),
        (
            f"{SEVERAL} [{{id: a, label: A, points: 1}}, {{id: b, label: B, exclusive: true, {R}}}]",
            [],
        ),
        (
            f"kind: several, full: 2, options: [{{id: a, label: A, points: 1}}, {{id: b, label: B, points: 1, {R}}}]",
            ["no-remedy"],
        ),
        ("kind: note", []),
    ],
)
def test_every_answer_below_the_best_leads_to_a_playbook(question: str, expected: list[str]) -> None:
    gate = "{id: z, ask: Z, scale: veces, remedies: [revisar-cada-mes]}"
    assert (
        codes(with_questions(f"  - {{id: otra, title: O, questions: [{gate}, {{id: q, ask: A, {question}}}]}}"))
        == expected
    )


def test_an_enclosing_dimensions_remedies_serve_too() -> None:
    inner = "{id: dentro, title: D, questions: [{id: q, ask: A, scale: veces}]}"
    outer = f"  - {{id: otra, title: O, remedies: [revisar-cada-mes], dimensions: [{inner}]}}"
    assert codes(with_questions(outer)) == []


def test_each_circle_of_needs_is_reported_once() -> None:
    circle = {OTHER: ("theme: arranque", "theme: arranque\nneeds: [revisar-cada-mes]")}
    assert codes(circle) == ["needs-in-circle"]
    assert codes({OTHER: ("theme: arranque", "theme: arranque\nneeds: [poner-responsable]")}) == ["needs-in-circle"]


def test_a_chain_of_needs_may_be_as_long_as_the_library() -> None:
    body = loader.read(MINIMAL).contents[PLAYBOOK].decode()
    chain = {
        f"playbooks/p{number}.md": body.replace("[poner-responsable]", f"[p{number + 1}]").encode()
        for number in range(1100)
    }
    last = {"playbooks/p1100.md": body.encode()}
    files = Files({**loader.read(MINIMAL).contents, **chain, **last})
    assert loader.load_files(files).problems == ()


# Drafts -------------------------------------------------------------------------------------------------------------


DRAFT = {OTHER: ("theme: arranque", "theme: arranque\ndraft: true")}


def test_what_is_published_may_not_lead_to_a_draft() -> None:
    assert codes(DRAFT) == ["draft-in-use"]
    linked = {
        PLAYBOOK: ("needs: [poner-responsable]\n", ""),
        DIAGNOSTIC: ("minutes: 1", "minutes: 1\nintro: '[P](../../playbooks/poner-responsable.md)'"),
    }
    assert codes(DRAFT, linked) == ["draft-in-use"]


def test_where_drafts_are_shown_everything_may_lead_to_them() -> None:
    assert codes(DRAFT, drafts=True) == []


def test_a_draft_may_lead_to_a_draft() -> None:
    both = {PLAYBOOK: ("theme: arranque", "theme: arranque\ndraft: true")}
    assert codes(DRAFT, both, {DIAGNOSTIC: ("minutes: 1", "minutes: 1\ndraft: true")}) == []


def test_drafts_are_judged_like_everything_else() -> None:
    assert codes({DIAGNOSTIC: ("minutes: 1", "minutes: 1\ndraft: true\norder: [x]")}) == ["unknown-dimension"]


# Links --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](poner-responsable.md)", []),
        ("[a](poner-responsable.md#nombrar 'Título')", ["broken-anchor"]),
        ("## A b\n\n[a](#a-b) [b](#rumbo-title) ![](mapa%20dos.png) ![](mapa dos.png) [c](guia.pdf#page=2)", []),
        ("<img src=mapa.png> <img src=\"nada.png\"> <a href='x.md'>b</a>", ["missing-image", "broken-link"]),
        ("[a](x(y).md) [b](www.example.org/a?b) [^1]: Pie.", ["broken-link", "bare-address", "footnote"]),
        ("[a](./../playbooks/poner-responsable.md)", []),
        ("[a](../diagnostics/entregas/diagnostic.yml)", []),
        ("[a](https://example.org) [b](mailto:a@example.org) [c](#abajo)", ["broken-anchor"]),
        ("[![a](mapa.png)](poner-responsable.md)", []),
        ("![a](<mapa%20dos.png>)", []),
        ("[a](guia.pdf)", []),
        ("[a]: poner-responsable.md", []),
        ("`[a](x.md)` y\n\n```\n[a](x.md)\n```\n<!-- [a](x.md) -->", []),
        (r"\[a](x.md)", []),
        ("[a](x.md)", ["broken-link"]),
        ("[a]: x.md", ["broken-link"]),
        ("[a](../site_config.yml)", ["broken-link"]),
        ("[a](/playbooks/poner-responsable.md)", ["broken-link"]),
        ("[a](../../fuera.pdf)", ["broken-link"]),
        ("[![a](mapas.png)](x.md)", ["missing-image", "broken-link"]),
        ("![a](//example.org/a.png)", ["foreign-image"]),
        ("[a](JavaScript:alert)", ["unsafe-link"]),
        ("[a](mapa.gif)", ["unpublished-file"]),
        ("Un tic ` suelto\n\n[a](x.md) y otro `", ["broken-link"]),
    ],
)
def test_links_lead_to_what_is_published(text: str, expected: list[str]) -> None:
    files = {"playbooks/mapa.png": b"", "playbooks/mapa dos.png": b"", "playbooks/guia.pdf": b""}
    assert [found.code for found in loaded({PLAYBOOK: ("Media hora basta.", text)}, more=files).problems] == expected


@pytest.mark.parametrize(("at", "suggested"), [("que-hacer", None), ("que-hacr", "que-hacer")])
def test_the_heading_that_explains_a_step_is_there(at: str, suggested: str | None) -> None:
    step, text = f"week: 1, at: {at}", "## Que hacer"
    contents = {**loader.read(MINIMAL).contents}
    written = contents[PLAYBOOK].decode().replace("week: 1", step).replace("Media hora basta.", text)
    problems = loader.load_files(Files({**contents, PLAYBOOK: written.encode()})).problems
    assert [(found.code, found.suggestion, found.place.line) for found in problems] == (
        [("broken-anchor", suggested, 7)] if suggested else []
    )


def test_a_link_in_a_body_is_placed_exactly() -> None:
    prose = Prose("A\n\n- b [c\nd](e.md) ![f](<g h.png>)", "", Location("x.md", 7, 1), body=True)
    assert [(link.target, str(link.place), link.image) for link in links(prose)] == [
        ("e.md", "x.md:10:4", False),
        ("g h.png", "x.md:10:16", True),
    ]


def test_no_text_makes_finding_links_slow() -> None:
    for bomb in ("[" * 200_000, "[a](" * 50_000, "`" * 99_999 + " `` " * 20_000, "<!--" * 50_000):
        assert len(list(links(Prose(bomb, "", Location("x.md"))))) <= 50_000


def test_texts_of_a_diagnostic_link_from_its_own_folder() -> None:
    intro = {DIAGNOSTIC: ("minutes: 1", "minutes: 1\nintro: '[a](../../playbooks/poner-responsable.md) [b](x.md)'")}
    assert [str(problem.place) for problem in loaded(intro).problems] == [f"{DIAGNOSTIC}:5:8"]
