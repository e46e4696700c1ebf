"""From a folder to a site: which file is what, and that all problems of all files come at once."""

from pathlib import Path

import pytest

from rumbo import packaged
from rumbo.content import loader
from rumbo.content.loader import Files, Loaded
from rumbo.model import Site
from rumbo.model.document import scoring_document

TESTS = Path(__file__).parents[1]
MINIMAL = TESTS / "sites" / "minimal"
DIAGNOSTIC = "diagnostics/entregas/diagnostic.yml"
PLAYBOOK = "playbooks/revisar-cada-mes.md"
SETTINGS = "site_config.yml"


def minimal() -> dict[str, bytes]:
    return dict(loader.read(MINIMAL).contents)


def loaded(more: dict[str, bytes], *, drafts: bool = False) -> Loaded:
    return loader.load_files(Files(minimal() | more), drafts=drafts)


def site(more: dict[str, bytes], *, drafts: bool = False) -> Site:
    found = loaded(more, drafts=drafts)
    assert found.site is not None, "\n".join(map(str, found.problems))
    return found.site


def first_lines(found: Loaded) -> list[str]:
    return [str(problem).splitlines()[0] for problem in found.problems]


def diagnostic(title: str, *, draft: bool = False) -> bytes:
    text = minimal()[DIAGNOSTIC].decode().replace("title: ¿Entregas lo que prometes?", f"title: {title}")
    return (text + "draft: true\n" * draft).encode()


def test_a_site_is_its_settings_diagnostics_and_playbooks() -> None:
    found = site({})
    assert (str(found), found.language) == ("Plazos claros (es)", "es")
    assert [str(entry) for entry in found.diagnostics] == ["entregas"]
    assert list(found.playbooks) == ["poner-responsable", "revisar-cada-mes"]
    assert found.diagnostics[0].place.path == DIAGNOSTIC


EMPTY = [f"generator/rumbo/shipped/empty/{language}" for language in packaged.empty_languages()]


@pytest.mark.parametrize("folder", [".", "tests/corpus", "tests/instruments", *EMPTY])
def test_every_site_of_this_repository_is_free_of_problems(folder: str) -> None:
    found = loader.load(TESTS.parent / folder)
    assert found.problems == (), "\n".join(map(str, found.problems))
    assert [site.language for site in found.sites] == list(found.sites[0].settings.languages)


def test_diagnostics_stand_in_the_owners_order_or_by_title() -> None:
    more = {f"diagnostics/{slug}/diagnostic.yml": diagnostic(slug.upper()) for slug in ("b", "a")}
    assert [entry.slug for entry in site(more).diagnostics] == ["a", "b", "entregas"]
    chosen = minimal()[SETTINGS] + b"diagnostics: [entregas, b]\n"
    assert [entry.slug for entry in site(more | {SETTINGS: chosen}).diagnostics] == ["entregas", "b"]


def test_golden_respondents_belong_to_the_diagnostic_beside_them() -> None:
    cases = b"- name: N\n  answers: {revision: nunca}\n  expect: {overall: {status: not-scored}}\n"
    assert [case.name for case in site({"diagnostics/entregas/cases.yml": cases}).diagnostics[0].cases] == ["N"]


def test_pages_are_those_that_the_owner_lists() -> None:
    settings = minimal()[SETTINGS] + b"pages: [aviso.md]\n"
    texts = {"aviso.md": b"---\ntitle: Aviso\n---\n\nT\n", "CHANGELOG.md": b"# No page\n"}
    (page,) = site(texts | {SETTINGS: settings}).pages
    assert (page.slug, page.title, page.body, str(page.body_place)) == ("aviso", "Aviso", "\nT\n", "aviso.md:4:1")


def test_images_and_downloads_lie_beside_the_content_and_the_logo_anywhere_at_hand() -> None:
    settings = minimal()[SETTINGS] + b"brand: {logo: logo.svg}\n"
    beside = ["assets/a.png", "diagnostics/entregas/b.PDF", "diagnostics/img/c.webp", "playbooks/d/e.csv"]
    files = dict.fromkeys([*beside, "logo.svg", "other.png", "schemas/f.svg"], b"<svg/>")
    assert list(site(files | {SETTINGS: settings}).files) == sorted([*beside, "logo.svg"])


def test_guides_for_authors_and_hidden_files_are_not_content(tmp_path: Path) -> None:
    aside = ["playbooks/README.md", "playbooks/README.en.md", "playbooks/.draft.md", "playbooks/.x/y.md"]
    aside += ["diagnostics/README.md", "playbooks/a.gif"]
    for path, content in (minimal() | dict.fromkeys(aside, b"not read")).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert loader.load(tmp_path).problems == ()


@pytest.mark.parametrize(
    "path",
    [
        "playbooks/sub/plan.md",
        "playbooks/plan.yml",
        "diagnostics/entregas.yml",
        "diagnostics/entregas/otra.yaml",
        "diagnostics/entregas/diagnostics.yml",
        "diagnostics/a/b/diagnostic.yml",
    ],
)
def test_content_that_would_not_be_read_is_not_passed_over_in_silence(path: str) -> None:
    assert first_lines(loaded({path: b"title: T\n"})) == [f"{path}: misplaced-file"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("site_config.yaml", "site_config.yml"),
        ("diagnostics/entregas/cases.YML", "cases.yml"),
        ("diagnostics/b/diagnostic.yml.txt", "diagnostic.yml"),
        ("diagnostics/entregas/diagnostic.en.yaml", "diagnostic.en.yml"),
        ("playbooks/plan.MD", "plan.md"),
        ("playbooks/plan.markdown", "plan.md"),
        ("templates/strings/es.yaml", "es.yml"),
    ],
)
def test_a_text_whose_suffix_is_in_the_way_says_what_to_call_it(path: str, name: str) -> None:
    (found,) = loaded({path: b"title: T\n"}).problems
    assert (found.code, found.place.path, found.values) == ("wrong-suffix", path, {"name": name})


@pytest.mark.parametrize("slug", ["con", "nul", "com1", "lpt9"])
def test_names_that_windows_keeps_for_devices_are_no_slugs(slug: str) -> None:
    guide = minimal()[PLAYBOOK]
    more = {f"playbooks/{slug}.md": guide, f"diagnostics/{slug}/diagnostic.yml": diagnostic("D")}
    assert first_lines(loaded(more)) == [
        f"diagnostics/{slug}: reserved-slug",
        f"playbooks/{slug}.md: reserved-slug",
    ]


def test_an_empty_folder_is_three_problems(tmp_path: Path) -> None:
    assert first_lines(loader.load(tmp_path)) == [
        "diagnostics: no-diagnostics",
        "playbooks: no-playbooks",
        "site_config.yml: missing-file",
    ]


def test_golden_respondents_alone_are_no_diagnostic() -> None:
    found = loaded({"diagnostics/b/cases.yml": b"- {name: N, expect: {weakest: x}}\n"})
    assert first_lines(found) == ["diagnostics/b: missing-file"]


def test_problems_of_all_files_come_at_once_sorted_by_place() -> None:
    broken = {
        SETTINGS: b"name: [N]\n",
        DIAGNOSTIC: minimal()[DIAGNOSTIC].replace(b"[revisar-cada-mes]", b"[x, y]"),
        "playbooks/a.md": b"no facts\n",
        PLAYBOOK: minimal()[PLAYBOOK].replace(b"title:", b"titel:").replace(b"Media", b"\xff"),
    }
    assert first_lines(loaded(broken)) == [
        "diagnostics/entregas/diagnostic.yml:18:16: unknown-playbook",
        "diagnostics/entregas/diagnostic.yml:18:19: unknown-playbook",
        "playbooks/a.md:1:1: no-front-matter",
        "playbooks/revisar-cada-mes.md:10:1: not-utf-8",
        "site_config.yml:1:7: not-a-text",
    ]


def test_a_file_without_its_shape_is_not_judged_for_meaning_and_not_unknown_to_others() -> None:
    broken = {PLAYBOOK: minimal()[PLAYBOOK].replace(b"title:", b"titel:").replace(b"theme: arranque", b"theme: x")}
    assert first_lines(loaded(broken)) == [
        "playbooks/revisar-cada-mes.md:2:1: missing-key",
        "playbooks/revisar-cada-mes.md:2:1: unknown-key",
    ]


def test_without_settings_themes_roles_and_pages_are_not_called_unknown() -> None:
    linked = minimal()[PLAYBOOK].replace(b"Media", b"[Aviso](../aviso.md) Media")
    broken = {SETTINGS: b"nam: N\n", PLAYBOOK: linked, "aviso.md": b""}
    assert first_lines(loaded(broken)) == ["site_config.yml:1:1: missing-key", "site_config.yml:1:1: unknown-key"]


def test_drafts_are_in_the_site_only_if_asked_for() -> None:
    guide = minimal()[PLAYBOOK].replace(b"theme:", b"draft: true\ntheme:")
    more = {
        "diagnostics/b/diagnostic.yml": diagnostic("B", draft=True),
        "diagnostics/b/b.png": b"",
        "playbooks/c.md": guide,
        SETTINGS: minimal()[SETTINGS] + b"diagnostics: [b, entregas]\n",
    }
    without, with_drafts = site(more), site(more, drafts=True)
    assert [[entry.slug for entry in found.diagnostics] for found in (without, with_drafts)] == [
        ["entregas"],
        ["b", "entregas"],
    ]
    assert ["c" in found.playbooks for found in (without, with_drafts)] == [False, True]
    assert ["diagnostics/b/b.png" in found.files for found in (without, with_drafts)] == [False, True]


def test_a_name_with_accents_is_the_same_however_its_accents_are_stored(tmp_path: Path) -> None:
    linked = minimal()[PLAYBOOK].replace(b"Media", "![](gu\u00eda.png) Media".encode())
    for path, content in (minimal() | {PLAYBOOK: linked, "playbooks/gui\u0301a.png": b""}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert loader.load(tmp_path).problems == ()


BILINGUAL = TESTS / "sites" / "bilingual"


def test_a_site_is_read_in_each_of_its_languages_and_differs_in_its_words_alone() -> None:
    spanish, english = loader.load(BILINGUAL).sites
    assert (spanish.language, english.language) == ("es", "en")
    assert english.settings.themes == {"arranque": "Start"}
    assert [page.title for page in english.pages] == ["Legal notice"]
    assert english.playbooks["revisar-cada-mes"].steps[0].task == "Bring together who delivers"
    assert english.playbooks["revisar-cada-mes"].body == "\nHalf an hour is enough.\n"
    asked, question = english.diagnostics[0], next(english.diagnostics[0].all_questions())
    assert (asked.title, question.ask) == ("Do you deliver what you promise?", "Who answers for the deadlines?")
    assert [option.label for option in question.kind.offered] == ["Nobody", "One person"]
    for one, other in zip(spanish.diagnostics, english.diagnostics, strict=True):
        assert scoring_document(one, spanish.playbooks) == scoring_document(other, english.playbooks)


def test_a_broken_link_in_a_translation_is_placed_there() -> None:
    files = dict(loader.read(BILINGUAL).contents)
    page = files["aviso.en.md"] + b"\n[x](nowhere.md)\n"
    found = loader.load_files(Files(files | {"aviso.en.md": page}))
    assert first_lines(found) == ["aviso.en.md:8:5: broken-link"]


def test_points_and_order_leave_a_translation_fresh_and_words_do_not() -> None:
    files = dict(loader.read(BILINGUAL).contents)
    text = files[DIAGNOSTIC].decode()
    moved = text.replace("points: 1}", "points: 3}").replace("minutes: 1", "minutes: 2")
    assert loader.load_files(Files(files | {DIAGNOSTIC: moved.encode()})).problems == ()
    reworded = text.replace("¿Se revisan cada mes?", "¿Se revisan cada semana?").encode()
    found = loader.load_files(Files(files | {DIAGNOSTIC: reworded}))
    assert [problem.code for problem in found.problems] == ["stale-translation"]
    assert len(found.sites) == 2


def test_a_draft_may_wait_for_its_translation() -> None:
    files = dict(loader.read(BILINGUAL).contents)
    draft = files[PLAYBOOK].replace(b"title: Revisar", b"draft: true\ntitle: Preparar")
    found = loader.load_files(Files(files | {"playbooks/nueva.md": draft}), drafts=True)
    assert found.problems == ()
    assert found.sites[1].playbooks["nueva"].title == "Preparar cada mes"


def test_a_third_language_needs_its_words_and_no_code() -> None:
    """Every translation of the bilingual site once more, for a language of which Rumbo knows nothing."""
    files = dict(loader.read(BILINGUAL).contents)
    third = {path.replace(".en.", ".xx."): content for path, content in files.items() if ".en." in path}
    words = (TESTS.parent / "templates/strings/en.yml").read_bytes()
    settings = files[SETTINGS].replace(b"[es, en]", b"[es, en, xx]")
    found = loader.load_files(Files(files | third | {SETTINGS: settings, "templates/strings/xx.yml": words}))
    assert found.problems == ()
    assert [site.language for site in found.sites] == ["es", "en", "xx"]


def test_words_of_the_interface_that_do_not_read_are_a_problem_of_theirs() -> None:
    assert first_lines(loaded({"templates/strings/es.yml": b"a: b: c"})) == [
        "templates/strings/es.yml:1:5: unquoted-colon"
    ]


def test_a_slip_in_a_questionnaire_hides_no_mistake_beside_it() -> None:
    text = minimal()[DIAGNOSTIC].decode().replace('version: "1.0"', 'versio: "1.0"')
    text = text.replace("label: Nadie,", "label: *Nadie*,")
    found = loader.load_files(Files(minimal() | {DIAGNOSTIC: text.encode()})).problems
    assert [problem.code for problem in found] == ["unknown-key", "unquoted-mark"]


def test_a_slip_in_a_short_questionnaire_makes_no_fault_of_its_shortness() -> None:
    short = (TESTS / "short" / "short.yml").read_text("utf-8")
    assert loaded({DIAGNOSTIC: short.encode()}).problems == ()
    slipped = short.replace("title: ", "title: *", 1).replace("version:", "versio:", 1)
    found = loaded({DIAGNOSTIC: slipped.encode()}).problems
    assert [(problem.code, problem.place.line) for problem in found] == [("unquoted-mark", 1), ("unknown-key", 3)]
