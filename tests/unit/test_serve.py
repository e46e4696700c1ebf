"""The preview, through the real command line."""

import signal
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from previewing import TIMEOUT, Serving, State, serve
from rumbo.content import scaffold


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    scaffold.new_site(tmp_path / "site", "0", empty=True)
    return tmp_path / "site"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Serving, Path]]:
    """The preview of a folder that each test leaves without a problem."""
    folder = tmp_path_factory.mktemp("preview") / "site"
    scaffold.new_site(folder, "0", empty=True)
    with serve(folder) as serving:
        yield serving, folder


@pytest.fixture
def serving(preview: tuple[Serving, Path]) -> Serving:
    return preview[0]


@pytest.fixture
def served(preview: tuple[Serving, Path]) -> Path:
    return preview[1]


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Serving, Path]]:
    """The preview of a folder in which nothing is going to change, started once."""
    folder = tmp_path_factory.mktemp("unchanged") / "site"
    scaffold.new_site(folder, "0", empty=True)
    with serve(folder) as serving:
        yield serving, folder


@pytest.fixture
def events(serving: Serving) -> Iterator[Iterator[State]]:
    """What a page that is open from now on is told."""
    with closing(serving.events()) as events:
        assert next(events)["problems"] == []
        yield events


def test_a_page_gets_the_previews_script_and_the_built_file_does_not(unchanged: tuple[Serving, Path]) -> None:
    serving, folder = unchanged
    status, html = serving.get()
    assert status == 200
    assert '<script src="/_rumbo/preview.js"></script>' in html
    built = next((folder / ".cache" / "preview").glob("*/index.html"))
    assert "_rumbo" not in built.read_text()


@pytest.mark.parametrize("path", ["nada/", "nada.css", "%2e%2e/%2e%2e/%2e%2e/site_config.yml"])
def test_an_unknown_path_gets_the_sites_404_page(unchanged: tuple[Serving, Path], path: str) -> None:
    serving, _ = unchanged
    status, html = serving.get(path)
    assert status == 404
    assert "<html" in html
    assert "languages:" not in html


def test_a_problem_is_shown_while_the_last_good_site_stays_and_a_repair_takes_it_away(
    serving: Serving, events: Iterator[State], served: Path
) -> None:
    playbook = served / "playbooks" / "poner-responsable.md"
    text = playbook.read_text()
    playbook.write_text(text.replace("theme: arranque", "theme: otro"))
    [problem] = changed(events)
    assert "playbooks/poner-responsable.md" in problem
    serving.said(r"playbooks/poner-responsable\.md:\d+")
    assert serving.get()[0] == 200
    playbook.write_text(text.replace("title: Poner un responsable", "title: Poner una responsable"))
    assert changed(events) == []
    assert "Poner una responsable" in serving.get("playbooks/poner-responsable/")[1]


def test_a_draft_is_served(serving: Serving, events: Iterator[State], served: Path) -> None:
    scaffold.new_playbook(served, "plan-de-ventas")
    assert changed(events) == []
    assert serving.get("playbooks/plan-de-ventas/")[0] == 200


def test_a_site_with_problems_from_the_start_is_served_as_the_list_of_them(folder: Path) -> None:
    config = folder / "site_config.yml"
    config.write_text(config.read_text() + "nonsense: <b>\n")
    with serve(folder) as serving:
        status, html = serving.get()
    assert status == 503
    assert "site_config.yml:" in html
    assert "<b>" not in html


def test_a_preview_in_spanish_tells_of_problems_in_spanish(folder: Path) -> None:
    config = folder / "site_config.yml"
    config.write_text(config.read_text() + "nonsense: 1\n")
    with serve(folder, "es") as serving:
        html = serving.get()[1]
        with closing(serving.events()) as events:
            [problem] = next(events)["problems"]
    assert '<html lang="es">' in html
    assert "no puede estar en este archivo" in html
    assert "no puede estar en este archivo" in problem


def test_it_listens_on_this_machine_alone(unchanged: tuple[Serving, Path]) -> None:
    serving, _ = unchanged
    assert serving.url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:9999", 200),
        ("[::1]:80", 200),
        ("LOCALHOST", 200),
        ("rumbo.example.org", 421),
        ("127.0.0.1.example.org", 421),
        ("localhost.example.org", 421),
        ("[", 421),
        ("", 421),
    ],
)
def test_only_a_request_meant_for_this_machine_is_answered(
    unchanged: tuple[Serving, Path], host: str, status: int
) -> None:
    """Else a site whose name was made to lead here could read drafts (DNS rebinding)."""
    assert asked(unchanged[0], "/", host) == status


@pytest.mark.parametrize(
    "path", ["/%00", "/a%00b/", "/" + "a" * 5_000, "/%ff%fe", "/_rumbo/%00", "/_rumbo/..", "/\\..\\x"]
)
def test_a_hostile_path_gets_an_answer_and_the_preview_goes_on(unchanged: tuple[Serving, Path], path: str) -> None:
    serving, _ = unchanged
    assert asked(serving, path) == 404
    assert serving.get()[0] == 200


def asked(serving: Serving, path: str, host: str = "localhost") -> int:
    """The status of an answer to a request that no browser would make."""
    with closing(HTTPConnection(urlsplit(serving.url).netloc, timeout=TIMEOUT)) as connection:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        return connection.getresponse().status


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("pages/home.html.jinja", "{{ 1 // 0 }}"),
        ("pages/home.html.jinja", "{{ [].pop() }}"),
        ("theme/404.html", "{{ 1 // 0 }}"),
        ("theme/404.html", "{% if %}"),
    ],
)
def test_a_template_that_fails_is_told_and_the_preview_goes_on(
    serving: Serving, events: Iterator[State], served: Path, template: str, fault: str
) -> None:
    place = served / "templates" / template
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(fault)
    assert len(changed(events)) == 1
    assert serving.get()[0] == 200
    place.unlink()
    assert changed(events) == []


def test_what_a_link_leads_to_is_watched(serving: Serving, events: Iterator[State], served: Path) -> None:
    (served / ".shared").mkdir()
    playbook = served / "playbooks" / "revisar-cada-mes.md"
    real = playbook.rename(served / ".shared" / "revisar.md")
    playbook.symlink_to("../.shared/revisar.md")
    assert changed(events) == []
    real.write_text(real.read_text().replace("title: Revisar", "title: Repasar"))
    assert changed(events) == []
    assert "Repasar " in serving.get("playbooks/revisar-cada-mes/")[1]


def test_a_preview_ends_cleanly_at_ctrl_c(folder: Path) -> None:
    with serve(folder) as serving:
        serving.process.send_signal(signal.SIGINT)
        assert serving.process.wait(TIMEOUT) == 0
        assert serving.process.stdout is not None
        assert "Traceback" not in serving.process.stdout.read()


def changed(events: Iterator[State]) -> list[str]:
    """The problems of the next version that an open page is told of."""
    return next(events)["problems"]
