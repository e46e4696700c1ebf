"""The addresses that settings may hold: one spelling of a folder's, and none that a page could take for markup."""

import pytest

from rumbo.content import schema
from rumbo.content.source import read_yaml
from rumbo.wording.problems import Faulty


def url_of(written: str) -> str:
    return schema.settings(read_yaml("s.yml", f"name: N\nurl: {written}\n".encode())).url


def refused(settings: str) -> list[tuple[str, str | None]]:
    with pytest.raises(Faulty) as faulty:
        schema.settings(read_yaml("s.yml", f"name: N\n{settings}\n".encode()))
    return [(problem.code, problem.suggestion) for problem in faulty.value.problems]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/x", "https://example.org/x/"),
        ("HTTPS://Example.ORG/Planes/", "https://example.org/Planes/"),
        ("http://192.168.0.1:8080/x/", "http://192.168.0.1:8080/x/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("https://españa.example/guía/", "https://españa.example/guía/"),
        ("https://example.org/v1.2/", "https://example.org/v1.2/"),
        ("https://example.org/~ana/", "https://example.org/~ana/"),
    ],
)
def test_the_address_of_a_folder_has_one_spelling(written: str, read: str) -> None:
    assert url_of(written) == read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://example.org/x/?a=1", "https://example.org/x/"),
        ("https://example.org/x/#a", "https://example.org/x/"),
        ("https://example.org/x/index.html", "https://example.org/x/"),
        ("https://example.org//x//", "https://example.org/x/"),
        ("https://example.org/x/../y/", "https://example.org/x/y/"),
        ("https://example.org/?", "https://example.org/"),
    ],
)
def test_what_is_no_address_of_a_folder_is_refused_with_the_one_that_may_be_meant(written: str, meant: str) -> None:
    assert refused(f"url: {written}") == [("bad-site-url", meant)]


@pytest.mark.parametrize(
    "written",
    [
        "https://ana:clave@example.org/",
        "https://example.org:99999/",
        "https://ex[ample/",
        "https:///x/",
        "ftp://example.org/",
        "javascript:alert(1)",
        '"https://example.org/\\"><script>alert(1)</script>"',
        "https://example.org/<b>",
        "https://example.org/`x`",
        "https://example.org/{{x}}",
        "https://example.org/a b",
        '"https://example.org/\\u200bgro"',
        "https://example.org/'x",
    ],
)
def test_what_a_page_could_take_for_markup_or_a_reader_for_another_site_is_no_address(written: str) -> None:
    assert [code for code, _ in refused(f"url: {written}")] == ["bad-url"]
    assert [code for code, _ in refused(f"contact:\n  label: L\n  url: {written}")] == ["bad-url"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.example.org/x", "https://www.example.org/x"),
        ("example.org", "https://example.org"),
        ("ana@example.org", "mailto:ana@example.org"),
        ("no address", None),
    ],
)
def test_an_address_without_its_beginning_gets_it(written: str, meant: str | None) -> None:
    assert refused(f"contact: {{label: L, url: {written}}}") == [("bad-url", meant)]


@pytest.mark.parametrize(
    "written", ["mailto:hola@example.org", "mailto:a@example.org?subject=x", "tel:+34600", "https://example.org/?a=1#b"]
)
def test_a_contact_may_be_written_to_called_or_any_page(written: str) -> None:
    settings = schema.settings(read_yaml("s.yml", f"name: N\ncontact: {{label: L, url: '{written}'}}\n".encode()))
    assert settings.contact is not None
    assert settings.contact.url == written
