import json
from pathlib import Path

import pytest

from rumbo import packaged
from rumbo.content import scaffold
from rumbo.content.review import review
from rumbo.model import Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies


def new_site(folder: Path, *, empty: bool = True) -> Path:
    scaffold.new_site(folder, "1.2.3", empty=empty)
    return folder


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_a_new_site_has_the_content_and_what_stands_around_it_but_no_code(tmp_path: Path) -> None:
    rooms = {path.split("/")[0] for path in files(new_site(tmp_path / "mine", empty=False))}
    assert {"site_config.yml", "playbooks", "diagnostics", "schemas", "README.md", ".gitignore", ".github"} <= rooms
    assert not {"templates", "generator", "tests", "docs", "pyproject.toml", "Makefile"} & rooms


def test_an_empty_site_has_one_diagnostic_and_two_playbooks(tmp_path: Path) -> None:
    found = files(new_site(tmp_path / "mine"))
    assert sum(path.startswith("diagnostics/") for path in found) == 1
    assert sum(path.startswith("playbooks/") for path in found) == 2


def test_every_format_has_a_schema_and_every_file_points_at_its_own(tmp_path: Path) -> None:
    site = new_site(tmp_path / "mine", empty=False)
    for file in [site / "site_config.yml", *site.glob("diagnostics/*/*.yml")]:
        modeline = file.read_text().splitlines()[0]
        place = file.parent / modeline.partition("# yaml-language-server: $schema=")[2]
        assert json.loads(place.read_text())["type"] in {"object", "array"}


def test_a_new_site_is_built_with_the_version_that_made_it(tmp_path: Path) -> None:
    assert "rumbo==1.2.3" in (new_site(tmp_path / "mine") / "requirements.txt").read_text()


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(scaffold.ScaffoldError, match="is not empty"):
        new_site(tmp_path)
    assert files(tmp_path) == {"notes.txt"}


def test_a_fresh_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert "site_config.yml" in files(new_site(tmp_path))


@pytest.mark.parametrize("slug", ["Plan", "plan de ventas", "plan-", "-plan", "año", "overall", "a/b", "../a", ""])
def test_a_slug_that_could_not_be_an_id_is_refused(tmp_path: Path, slug: str) -> None:
    site = new_site(tmp_path)
    before = files(site)
    with pytest.raises(scaffold.ScaffoldError):
        scaffold.new_playbook(site, slug)
    assert files(site) == before


def test_what_exists_is_not_overwritten(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    with pytest.raises(scaffold.ScaffoldError, match="exists already"):
        scaffold.new_playbook(site, "poner-responsable")


def test_a_skeleton_is_a_draft_with_a_title_and_its_schema(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    playbook = scaffold.new_playbook(site, "plan-de-ventas").read_text()
    assert "draft: true\ntitle: Plan de ventas\n" in playbook
    assert "theme: arranque\n" in playbook
    diagnostic = scaffold.new_diagnostic(site, "ventas").read_text()
    assert diagnostic.startswith("# yaml-language-server: $schema=../../schemas/diagnostic.json\n")
    assert "remedies: [plan-de-ventas]" in diagnostic or "remedies: [poner-responsable]" in diagnostic


@pytest.mark.parametrize(
    ("language", "guide", "task", "comment"),
    [
        ("es", "Un sitio de diagnósticos", "Lo que se hace primero", "[direccion]  # quién participa"),
        ("en", "A site of diagnostics", "What is done first", "[management]  # who takes part"),
        ("fr", "Un site de diagnostics", "en une ligne qui commence par un verbe", "[direction]  # qui participe"),
    ],
)
def test_all_that_an_author_starts_from_is_in_the_language_of_the_site(
    tmp_path: Path, language: str, guide: str, task: str, comment: str
) -> None:
    """Drafts pass the check without a word of advice, and name a theme, a role and a playbook that there are."""
    site = tmp_path / "mine"
    scaffold.new_site(site, "0.1.0", empty=True, language=language)
    draft = scaffold.new_playbook(site, "plan-de-ventas").read_text("utf-8")
    scaffold.new_diagnostic(site, "ventas")
    scaffold.new_client(site, "acme")
    assert guide in (site / "README.md").read_text("utf-8")
    assert task in draft
    assert comment in draft
    for client in ("", "acme"):
        reviewed = review(site, drafts=True, client=client)
        assert [str(problem) for problem in reviewed.problems] == []
        assert [found.slug for found in reviewed.sites[0].diagnostics].count("ventas") == 1
        assert reviewed.sites[0].language == language


def test_a_site_in_a_language_without_drafts_gets_those_in_english(tmp_path: Path) -> None:
    site = new_site(tmp_path / "mine")
    settings, words = site / "site_config.yml", (packaged.templates() / "strings" / "en.yml").read_text("utf-8")
    settings.write_text(settings.read_text("utf-8").replace("languages: [es]", "languages: [it]"), "utf-8")
    (site / "templates" / "strings").mkdir(parents=True)
    (site / "templates" / "strings" / "it.yml").write_text(words, "utf-8")
    assert "What is done first" in scaffold.new_playbook(site, "vendite").read_text("utf-8")


def test_an_ejected_file_is_the_packaged_one(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    copy = scaffold.eject(site, "theme/404.html")
    assert copy == site / "templates" / "theme" / "404.html"
    assert scaffold.eject(site, "templates/theme/main.html").read_text().startswith("{#-")


def test_every_file_that_is_listed_can_be_ejected(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    for path in scaffold.ejectable():
        assert scaffold.eject(site, path).is_file()


def test_an_unknown_file_is_not_ejected_but_guessed(tmp_path: Path) -> None:
    with pytest.raises(scaffold.ScaffoldError, match=r'Did you mean "theme/404.html"\?'):
        scaffold.eject(new_site(tmp_path), "theme/405.html")


def test_a_file_is_ejected_once(tmp_path: Path) -> None:
    site = new_site(tmp_path)
    scaffold.eject(site, "theme/404.html")
    with pytest.raises(scaffold.ScaffoldError, match="exists already"):
        scaffold.eject(site, "theme/404.html")


def test_the_starter_content_in_english_is_the_same_site_with_its_languages_in_another_order(tmp_path: Path) -> None:
    scaffold.new_site(tmp_path / "es", "0.1.0")
    scaffold.new_site(tmp_path / "en", "0.1.0", language="en")
    spanish, english = review(tmp_path / "es", drafts=True), review(tmp_path / "en", drafts=True)
    assert english.problems == spanish.problems == ()
    assert [site.language for site in english.sites] == ["en", "es"]
    for one, other in zip(spanish.sites, reversed(english.sites), strict=True):
        assert one.language == other.language
        assert _said(one) == _said(other)


def _said(site: Site) -> list[object]:
    """What a site says, and how it scores."""
    asked = [[question.ask for question in found.all_questions()] for found in site.diagnostics]
    hashes = [scoring_document(found, remedies(site))["hash"] for found in site.diagnostics]
    guides = [(found.title, found.body, [step.task for step in found.steps]) for found in site.playbooks.values()]
    return [site.settings.name, site.settings.home, asked, hashes, guides]


@pytest.mark.parametrize(("language", "empty"), [("fr", False), ("it", True)])
def test_a_language_that_the_content_is_not_written_in_is_refused(
    tmp_path: Path, language: str, *, empty: bool
) -> None:
    with pytest.raises(scaffold.ScaffoldError):
        scaffold.new_site(tmp_path / "x", "0.1.0", empty=empty, language=language)
    assert not (tmp_path / "x").exists()
