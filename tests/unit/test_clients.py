"""A client's site over a base (CL-1 to CL-5): what may differ, who is told of what, and that nothing is another's."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from rumbo.cli import main
from rumbo.content import loader
from rumbo.content.review import Reviewed, review, review_clients
from rumbo.model import Site
from rumbo.model.document import scoring_document

SITES = Path(__file__).parents[1] / "sites"
DIAGNOSTIC = "diagnostics/entregas/diagnostic.yml"
Base = Callable[..., Path]


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """Makes a base of one of tests/sites with files of clients in it, by their path in clients/."""

    def make(site: str = "minimal", **clients: dict[str, str]) -> Path:
        shutil.copytree(SITES / site, tmp_path, dirs_exist_ok=True)
        for slug, files in clients.items():
            for path, text in {"site_config.yml": f"name: Casa {slug}\n", **files}.items():
                place = tmp_path / "clients" / slug / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, "utf-8")
        return tmp_path

    return make


def rumbo(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "--lang", "en", *words])


def site_of(folder: Path, slug: str) -> Site:
    loaded = loader.load(folder, client=slug)
    assert loaded.site, "\n".join(map(str, loaded.problems))
    return loaded.site


def codes(folder: Path) -> set[tuple[str, str]]:
    """What is said of a base and all its clients, each with the file that it is said of."""
    first = review(folder, drafts=True)
    found: list[Reviewed] = [first, *review_clients(folder, first, drafts=True).values()]
    return {(problem.code, problem.place.path) for reviewed in found for problem in reviewed.problems}


def test_cl_1_texts_order_and_conditions_differ_by_id_and_the_rest_is_the_base_s(base: Base) -> None:
    overlay = """
        title: ¿Cumple Acme?
        dimensions:
          plazos:
            questions:
              responsable: {ask: ¿Quién responde en Acme?, options: {nadie: Nadie todavía}}
              add:
                - {id: acuerdo, ask: ¿Hay un acuerdo escrito?, scale: veces, after: responsable}
        bands: {floja: {text: Empieza hoy.}}
        """
    folder = base(acme={DIAGNOSTIC: overlay})
    asked = site_of(folder, "acme").diagnostics[0]
    questions = list(asked.all_questions())
    assert asked.title == "¿Cumple Acme?"
    assert [question.id for question in questions] == ["responsable", "acuerdo", "revision"]
    assert questions[0].ask == "¿Quién responde en Acme?"
    assert [answer.label for answer in questions[0].kind.offered] == ["Nadie todavía", "Una persona"]
    assert (asked.bands[0].text, asked.bands[0].title) == ("Empieza hoy.", "Floja")


def test_cl_1_a_number_differs_only_with_a_reason_which_the_method_page_prints(base: Base) -> None:
    with_reason = 'bands: {firme: {from: 60, because: "En Acme, tres de cada cinco."}}'
    folder = base(acme={DIAGNOSTIC: with_reason}, beta={DIAGNOSTIC: "bands: {firme: {from: 60}}"})
    assert ("override-without-because", f"clients/beta/{DIAGNOSTIC}") in codes(folder)
    assert rumbo(folder, "build", "--client", "acme").exit_code == 0
    page = folder / "sites" / "acme" / "diagnostics" / "entregas" / "method" / "index.html"
    assert "En Acme, tres de cada cinco." in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("overlay", "code"),
    [
        ("dimensions: {plazos: {questions: {responsable: {kind: note}}}}", "fixed-by-base"),
        ("dimensions: {plazos: {questions: {revision: {scale: otra}}}}", "fixed-by-base"),
        ("dimensions: {plazos: {questions: {responsable: {weight: 2}}}}", "override-without-because"),
        (
            "dimensions: {plazos: {questions: {responsable: {options: {nadie: {points: 2}}}}}}",
            "override-without-because",
        ),
        ("min_coverage: 60", "override-without-because"),
        ("scales: {veces: {siempre: {points: 3}}}", "override-without-because"),
        ("dimensions: {plazos: {questions: {responsbale: {ask: Otra}}}}", "override-of-nothing"),
        (
            "dimensions: {plazos: {questions: {add: [{id: x, ask: X, scale: veces, after: nada}]}}}",
            "override-of-nothing",
        ),
        ("dimensions: {plazos: {questions: {leave_out: [nada]}}}", "override-of-nothing"),
        ("dimensions: {plazos: {wieght: 2}}", "unknown-key"),
        ("dimensions: {plazos: {weight: dos, because: Sí.}}", "not-a-number"),
        ("dimensions: {plazos: Otro}", "not-a-mapping"),
        ("- dimensions", "not-a-mapping"),
    ],
)
def test_cl_1_what_an_overlay_may_not_say_is_located_in_the_overlay(base: Base, overlay: str, code: str) -> None:
    assert (code, f"clients/acme/{DIAGNOSTIC}") in codes(base(acme={DIAGNOSTIC: overlay}))


def test_cl_2_a_base_that_moves_under_an_override_is_told_with_both_texts(base: Base) -> None:
    overlay = "dimensions: {plazos: {title: Las fechas}}\n"
    folder = base(acme={DIAGNOSTIC: overlay})
    marked = rumbo(folder, "check", "--mark-current", f"clients/acme/{DIAGNOSTIC}")
    assert "unmarked-override" not in marked.output
    assert codes(folder) == set()
    place = folder / DIAGNOSTIC
    place.write_text(place.read_text("utf-8").replace("title: Plazos", "title: Plazos y entregas"), "utf-8")
    told = rumbo(folder, "check").output
    assert f"clients/acme/{DIAGNOSTIC}:2:30: base-moved" in told
    assert 'It said: "Plazos". It says now: "Plazos y entregas".' in told


def test_cl_2_what_moves_beside_an_override_is_not_told(base: Base) -> None:
    folder = base(acme={DIAGNOSTIC: "dimensions: {plazos: {title: Las fechas}}\n"})
    rumbo(folder, "check", "--mark-current", f"clients/acme/{DIAGNOSTIC}")
    place = folder / DIAGNOSTIC
    place.write_text(place.read_text("utf-8").replace("title: Firme", "title: Muy firme"), "utf-8")
    assert codes(folder) == set()


def test_cl_2_a_damaged_memory_of_the_base_costs_the_texts_and_nothing_else(base: Base) -> None:
    overlay = 'overrides: "000000000000"\ndimensions: {plazos: {title: Las fechas}}\n'
    folder = base(acme={DIAGNOSTIC: overlay, "overridden.json": '{"broken'})
    assert codes(folder) == {("base-moved-somewhere", f"clients/acme/{DIAGNOSTIC}")}


@pytest.mark.parametrize("file", ["site_config.yml", "clients/acme/nada.yml", "clients/acme"])
def test_only_a_file_over_one_of_the_base_s_can_be_marked(base: Base, file: str) -> None:
    answer = rumbo(base(acme={}), "check", "--mark-current", file)
    assert answer.exit_code == 2
    assert "overrides one of the base" in " ".join(answer.output.split())


WORDS = "title: ¿Cumple Acme?"
NUMBERS = "dimensions: {plazos: {questions: {responsable: {weight: 2, because: Pesa más.}}}}"


@pytest.mark.parametrize(("overlay", "same"), [(WORDS, True), (NUMBERS, False)])
def test_cl_3_words_keep_the_base_s_content_hash_and_numbers_make_another(
    base: Base, overlay: str, *, same: bool
) -> None:
    folder = base(acme={DIAGNOSTIC: overlay})
    sites = (loader.load(folder).site, site_of(folder, "acme"))
    hashes = {scoring_document(site.diagnostics[0], site.playbooks)["hash"] for site in sites if site}
    assert (len(hashes) == 1) is same


OWN_PLAYBOOK = """---
title: Guía de {slug}
summary: De {slug}.
theme: arranque
outcome: Sabéis qué hace {slug}.
effort: {{weeks: 1, people: 1, hours: 1}}
steps: [{{id: hablar, task: Habla con {slug}., owner: Dirección, metric: Hablado., week: 1}}]
---
| Quién en {slug} | Cuándo |
|---|---|
|  |  |
"""
ADDED = """
title: ¿Cumple {slug}?
dimensions:
  plazos:
    questions:
      add: [{{id: acuerdo-{slug}, ask: ¿Lo sabe {slug}?, scale: veces, remedies: [guia-{slug}]}}]
"""


@pytest.mark.slow
def test_cl_4_nothing_of_a_client_is_in_another_s_site_or_the_base_s(base: Base) -> None:
    slugs = [f"cliente{number}x" for number in range(10)]
    folder = base(
        **{
            slug: {
                "site_config.yml": f"name: Casa {slug}\npublisher: De {slug}\npages: [aviso-{slug}.md]\n",
                f"playbooks/guia-{slug}.md": OWN_PLAYBOOK.format(slug=slug),
                "templates/strings/es.yml": f"navigation: {{library: Guías de {slug}}}\n",
                f"aviso-{slug}.md": f"---\ntitle: Aviso {slug}\n---\nDe {slug}.\n",
                f"assets/{slug}.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{slug}</title></svg>',
                DIAGNOSTIC: ADDED.format(slug=slug),
            }
            for slug in slugs
        }
    )
    answer = rumbo(folder, "build", "--all")
    assert answer.exit_code == 0, answer.output
    for name in ("", *slugs):
        built = tree(folder / "sites" / name if name else folder / "site")
        assert not name or {path for path in built if path.endswith((".xlsx", ".docx"))}
        everything = b"\n".join(path.encode() + unpacked(content) for path, content in built.items())
        assert [slug for slug in slugs if slug.encode() in everything] == [name] * bool(name)
    alone = rumbo(folder, "build", "--client", slugs[3], "-o", str(folder / "alone"), "--no-cache")
    assert alone.exit_code == 0, alone.output
    assert tree(folder / "alone") == tree(folder / "sites" / slugs[3])


def unpacked(content: bytes) -> bytes:
    """A file, and where it is an archive all that is in it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return b"\n".join(name.encode() + packed.read(name) for name in packed.namelist())


def test_cl_5_a_problem_of_the_base_is_said_once_and_a_client_s_in_its_own_file(base: Base) -> None:
    own = "---\ntitle: Propia\nsummary: De Acme.\ntheme: nada\nsteps: []\n---\nTexto.\n"
    folder = base(acme={"playbooks/propia.md": own}, beta={})
    place = folder / "playbooks" / "poner-responsable.md"
    place.write_text(place.read_text("utf-8").replace("theme: arranque", "theme: arranqe"), "utf-8")
    answer = rumbo(folder, "check")
    assert answer.exit_code == 1
    assert answer.output.count("unknown-theme") == 1
    assert "clients/acme/playbooks/propia.md:5:8: empty-list" in answer.output


def test_a_playbook_that_is_left_out_is_named_and_linked_nowhere(base: Base) -> None:
    config = "name: Acme\nplaybooks: {leave_out: [poner-responsable]}\n"
    folder = base(acme={"site_config.yml": config})
    place = folder / "playbooks" / "revisar-cada-mes.md"
    place.write_text(f"{place.read_text('utf-8')}\nVe a [la otra guía](poner-responsable.md).\n", "utf-8")
    found = site_of(folder, "acme").playbooks
    assert list(found) == ["revisar-cada-mes"]
    assert found["revisar-cada-mes"].needs == ()
    assert "Ve a la otra guía." in found["revisar-cada-mes"].body
    assert ("linked-left-out", "clients/acme/site_config.yml") in codes(folder)


def test_a_conversation_that_is_left_out_is_not_held(base: Base) -> None:
    folder = base(acme={"site_config.yml": "name: Acme\nplaybooks: {leave_out: [poner-responsable]}\n"})
    place = folder / DIAGNOSTIC
    place.write_text(f"conversation: poner-responsable\n{place.read_text('utf-8')}", "utf-8")
    assert site_of(folder, "acme").diagnostics[0].slug == "entregas"


def test_a_collection_goes_without_what_is_left_out_and_goes_itself_when_nothing_is_left(base: Base) -> None:
    front = "---\ntitle: {}\nsummary: S.\nwhom: Todos\nby: moment\nplaybooks:\n{}---\n"
    entry = "  - {{id: {}, because: Va primero.}}\n"
    folder = base(acme={"site_config.yml": "name: Acme\nplaybooks: {leave_out: [poner-responsable]}\n"})
    for name, slugs in {"una": ["poner-responsable"], "dos": ["poner-responsable", "revisar-cada-mes"]}.items():
        place = folder / "collections" / f"{name}.md"
        place.parent.mkdir(exist_ok=True)
        place.write_text(front.format(name, "".join(map(entry.format, slugs))), "utf-8")
    assert {found.slug for found in site_of(folder, "acme").collections} == {"dos"}


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        ("all", ["poner-responsable", "revisar-cada-mes", "suelta"]),
        ("reached", ["poner-responsable", "revisar-cada-mes"]),
        ("[revisar-cada-mes]", ["revisar-cada-mes"]),
        ("{leave_out: [suelta]}", ["poner-responsable", "revisar-cada-mes"]),
    ],
)
def test_a_site_has_the_playbooks_that_it_selects(base: Base, selection: str, kept: list[str]) -> None:
    folder = base()
    text = (folder / "playbooks" / "poner-responsable.md").read_text("utf-8")
    (folder / "playbooks" / "suelta.md").write_text(text, "utf-8")
    config = folder / "site_config.yml"
    config.write_text(f"{config.read_text('utf-8')}playbooks: {selection}\n", "utf-8")
    loaded = loader.load(folder)
    assert loaded.site, "\n".join(map(str, loaded.problems))
    assert list(loaded.site.playbooks) == kept


def test_an_overlay_of_a_playbook_changes_its_front_matter_its_body_or_both(base: Base) -> None:
    folder = base(
        acme={"playbooks/poner-responsable.md": "---\nsteps: {nombrar: {owner: Gerencia}}\n---\n"},
        beta={"playbooks/poner-responsable.md": "---\ntitle: Un nombre\n---\nOtro texto.\n"},
    )
    acme, beta = (site_of(folder, slug).playbooks["poner-responsable"] for slug in ("acme", "beta"))
    assert (acme.steps[0].owner, acme.body.strip()) == (
        "Gerencia",
        "Elige a quien ya lo hace sin que nadie se lo haya pedido.",
    )
    assert (beta.title, beta.body.strip(), beta.steps[0].owner) == ("Un nombre", "Otro texto.", "Dirección")


def test_words_of_the_interface_are_laid_over_those_that_come_with_rumbo(base: Base) -> None:
    folder = base(acme={"templates/strings/es.yml": "navigation: {library: Las guías de Acme}\n"})
    words = yaml.safe_load(site_of(folder, "acme").templates["strings/es.yml"])
    assert words["navigation"]["library"] == "Las guías de Acme"
    assert words["navigation"].keys() > {"library", "home"}


def test_what_a_client_adds_is_translated_in_the_client_s_own_file(base: Base) -> None:
    added = "dimensions: {plazos: {questions: {add: [{id: nueva, ask: ¿Nueva?, scale: veces}]}}}\n"
    translation = DIAGNOSTIC.replace(".yml", ".en.yml")
    acme = {"site_config.en.yml": "name: Acme\n", DIAGNOSTIC: added}
    folder = base("bilingual", acme=acme)
    assert ("missing-translation", f"clients/acme/{translation}") in codes(folder)
    folder = base("bilingual", acme={**acme, translation: "dimensions: {plazos: {questions: {nueva: {ask: New?}}}}\n"})
    english = loader.load(folder, client="acme").sites[1]
    assert "New?" in [question.ask for question in english.diagnostics[0].all_questions()]


def test_a_client_s_name_is_its_name_in_every_language(base: Base) -> None:
    """A name that no translation says is not left in one of them as it was."""
    folder = base("bilingual", acme={"site_config.yml": "name: Acme\npublisher: Acme y Cía.\n"})
    words = folder / "site_config.en.yml"
    kept = [line for line in words.read_text("utf-8").splitlines() if not line.startswith(("name:", "publisher:"))]
    words.write_text("\n".join(kept), "utf-8")
    assert "missing-translation" not in {code for code, _ in codes(folder)}
    for site in loader.load(folder, client="acme").sites:
        assert (site.settings.name, site.settings.publisher) == ("Acme", "Acme y Cía.")


def test_what_is_left_out_needs_no_translation(base: Base) -> None:
    folder = base("bilingual", acme={DIAGNOSTIC: "dimensions: {plazos: {questions: {leave_out: [responsable]}}}\n"})
    assert len(loader.load(folder, client="acme").sites) == 2


def test_an_export_builds_alone_and_byte_for_byte_the_same(
    base: Base, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("handed-over") / "acme"
    folder = base(
        "bilingual",
        acme={
            "site_config.yml": "name: Acme\nbrand: {primary: '#112233'}\nplaybooks: {leave_out: [poner-responsable]}\n",
            "site_config.en.yml": "name: Acme\n",
            "templates/strings/es.yml": "navigation: {library: Las guías de Acme}\n",
            DIAGNOSTIC: f"title: ¿Cumple Acme?\n{NUMBERS}\n",
            DIAGNOSTIC.replace(".yml", ".en.yml"): (
                "title: Does Acme deliver?\n"
                "dimensions: {plazos: {questions: {responsable: {because: It weighs more.}}}}\n"
            ),
            "playbooks/revisar-cada-mes.md": "---\ntitle: Cada mes\n---\nUna hora.\n",
            "playbooks/revisar-cada-mes.en.md": "---\ntitle: Every month\n---\nAn hour.\n",
        },
        beta={},
    )
    assert rumbo(folder, "build", "--client", "acme").exit_code == 0
    assert rumbo(folder, "export", "acme", str(target)).exit_code == 0
    alone = rumbo(target, "build", "--strict")
    assert alone.exit_code == 0, alone.output
    assert tree(target / "site") == tree(folder / "sites" / "acme")
    assert {"es/sitemap.xml", "en/sitemap.xml", "robots.txt", "llms.txt"} <= tree(target / "site").keys()
    assert "beta" not in "".join(path for path in tree(target))


def test_an_export_names_no_diagnostic_that_the_client_does_not_have(
    base: Base, tmp_path_factory: pytest.TempPathFactory
) -> None:
    config = "name: Acme\nbrand: {logo: assets/logo.svg}\ndiagnostics: [entregas]\n"
    folder = base(acme={"site_config.yml": config, "assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'})
    asked = folder / DIAGNOSTIC
    other = folder / "diagnostics" / "otra" / "diagnostic.yml"
    other.parent.mkdir()
    other.write_text(asked.read_text("utf-8").replace("title: ", "title: Otra, ", 1), "utf-8")
    same = asked.read_text("utf-8").replace(
        "- id: responsable\n", "- id: responsable\n        same_as: otra/responsable\n"
    )
    asked.write_text(same, "utf-8")
    assert "same_as" in same
    assert codes(folder) == {("few-questions", "diagnostics/otra/diagnostic.yml")}
    target = tmp_path_factory.mktemp("handed-over") / "acme"
    assert rumbo(folder, "export", "acme", str(target)).exit_code == 0
    assert codes(target) == set()


def test_what_a_client_misplaces_or_misspells_is_said(base: Base) -> None:
    silence = "name: Acme\nsilence: [{rule: few-question, at: entregas/plazos, because: Basta.}]\n"
    folder = base(acme={"site_config.yml": silence, "cases.yml": "[]\n"})
    assert ("misplaced-file", "clients/acme/cases.yml") in codes(folder)
    (folder / "clients" / "acme" / "cases.yml").unlink()
    assert 'Did you mean "few-questions"?' in rumbo(folder, "check").output


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_difference_reads_like_a_letter(base: Base) -> None:
    overlay = """
        title: ¿Cumple Acme?
        dimensions:
          plazos:
            weight: 2
            because: En Acme manda el plazo.
            questions:
              responsable: {ask: ¿Quién responde en Acme?}
              leave_out: [revision]
              add: [{id: acuerdo, ask: ¿Hay un acuerdo escrito?, scale: veces}]
        """
    folder = base(acme={DIAGNOSTIC: overlay, "playbooks/poner-responsable.md": "---\ntitle: Un nombre\n---\nOtro.\n"})
    told = rumbo(folder, "diff", "acme").output
    for sentence in (
        'The title page: says "Casa acme" instead of "Plazos claros".',
        'Dimension "Plazos": the weight: 2, where the base says nothing. Why: En Acme manda el plazo.',
        'says "¿Quién responde en Acme?" instead of "¿Quién responde de los plazos?".',
        'Question left out: "¿Se revisan cada mes?".',
        'Question added: "¿Hay un acuerdo escrito?".',
        "Its text is the client's own.",
    ):
        assert sentence in told, told
    page = rumbo(folder, "diff", "acme", "--html").output
    assert page.startswith("<!doctype html>")
    assert "<li>Question left out: &quot;¿Se revisan cada mes?&quot;.</li>" in page


def test_what_is_added_is_called_added_in_its_translation_too(base: Base) -> None:
    added = "{id: acuerdo, ask: ¿Hay un acuerdo?, options: {no-hay: No, hay: Sí}}"
    overlay = f"dimensions: {{plazos: {{questions: {{add: [{added}]}}}}}}"
    acuerdo = "acuerdo: {ask: Is there one?, options: {no-hay: No, hay: There is}}"
    english = f"dimensions: {{plazos: {{questions: {{responsable: {{options: {{nadie: No one}}}}, {acuerdo}}}}}}}"
    folder = base("bilingual", acme={DIAGNOSTIC: overlay, DIAGNOSTIC.replace(".yml", ".en.yml"): english})
    told = rumbo(folder, "diff", "acme").output
    assert 'Question added: "¿Hay un acuerdo?".' in told
    assert 'Question added: "Is there one?".' in told, told
    assert 'Answer "No one": says "No one" instead of "Nobody".' in told, told


def test_a_new_client_says_what_the_base_says(base: Base) -> None:
    folder = base()
    assert rumbo(folder, "new", "client", "acme-norte").exit_code == 0
    assert codes(folder) == set()
    assert site_of(folder, "acme-norte").settings.name == "Acme Norte"
    assert rumbo(folder, "new", "client", "acme-norte").exit_code == 2
    assert rumbo(folder, "build", "--client", "acme-nrte").exit_code == 2


GOLDEN = """
- name: Nada
  answers: {responsable: nadie, revision: nunca}
  expect: {overall: {value: 0.0}}
"""


def test_the_base_s_golden_respondents_are_not_asked_a_client_s_questions(base: Base) -> None:
    folder = base(acme={DIAGNOSTIC: "dimensions: {plazos: {questions: {leave_out: [revision]}}}\n"})
    (folder / "diagnostics" / "entregas" / "cases.yml").write_text(GOLDEN, "utf-8")
    assert codes(folder) == set()


def test_a_client_s_own_golden_respondents_are_told_of_in_its_own_file(base: Base) -> None:
    cases = "diagnostics/entregas/cases.yml"
    folder = base(acme={cases: GOLDEN.replace("value: 0.0", "value: 7.0")})
    assert codes(folder) == {("case-failed", f"clients/acme/{cases}")}


KEYS = ("title", "defaults", "scales", "dimensions", "bands", "profile", "order", "nada")
PARTS = ("x", "[]", "{}", "[x]", "[[x]]", "{x: y}", "{add: x}", "{add: [x]}", "{leave_out: x}", "{leave_out: [[x]]}")
INSIDE = (
    "{}",
    "{{plazos: {}}}",
    "{{plazos: {{questions: {}}}}}",
    "{{plazos: {{questions: {{revision: {}}}}}}}",
    "{{veces: {}}}",
)


def test_no_overlay_whatever_it_holds_is_a_traceback(base: Base) -> None:
    folder = base(acme={})
    place = folder / "clients" / "acme" / DIAGNOSTIC
    place.parent.mkdir(parents=True)
    for key in KEYS:
        for part in (inside.format(part) for inside in INSIDE for part in PARTS):
            place.write_text(f"{key}: {part}\n", "utf-8")
            loaded = loader.load(folder, client="acme")
            assert loaded.sites or loaded.problems
            assert all(problem.place.path for problem in loaded.problems)


@pytest.mark.parametrize(
    "broken", ["- x\n", "x\n", "dimensions: x\n", "dimensions: [x]\n", "scales: {veces: x}\n", "a: [\n"]
)
def test_an_overlay_over_a_broken_base_leaves_the_fault_with_the_base(base: Base, broken: str) -> None:
    overlay = "dimensions: {plazos: {title: Otros}}\nscales: {veces: {nunca: Jamás}}\n"
    folder = base(acme={DIAGNOSTIC: overlay})
    (folder / DIAGNOSTIC).write_text(broken, "utf-8")
    assert DIAGNOSTIC in {path for _, path in codes(folder)}


def test_a_slip_in_an_overlay_is_all_that_is_told_of_it(base: Base) -> None:
    overlay = "overrides: x\ndimensions: {plazos: {title: *Otros*}}\nbands: {floja: {title: Así}}\n"
    assert codes(base(acme={DIAGNOSTIC: overlay})) == {("unquoted-mark", f"clients/acme/{DIAGNOSTIC}")}
