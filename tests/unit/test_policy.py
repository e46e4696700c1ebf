"""What a page's policy allows, and what stops a build: planted in a page, in a setting, in a template."""

import hashlib
import re
from base64 import b64encode
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from rumbo.pages.tree import Link, OutputTree, Publication
from rumbo.publishing import publish
from rumbo.publishing.policy import PolicyError, exact, held, inspect, policy
from trees import page, tree

MAIN = '{% extends "base.html" %}{% block footer %}CODE{% endblock %}'


def test_a_policy_allows_exactly_the_inline_code_of_its_page() -> None:
    code = "console.log('<b>año</b>')\n"
    html = f'<script>{code}</script><script type="application/json">{{"a": 1}}</script><script src="a.js"></script>'
    digest = b64encode(hashlib.sha256(code.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'; style-src 'self';" in policy(html, "x.html", {code, "another()"})


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p>\n<b style="color:red">', "an inline style on <b> (line 2)"),
        ("<style>b{}</style>", "an inline style on <style> (line 1)"),
        ('<a onclick="x()">', "the handler onclick on <a> (line 1)"),
        ('<a ONCLICK="x()">', "the handler onclick on <a> (line 1)"),
        ('<iframe srcdoc="a">', "<iframe>, which brings in another page (line 1)"),
        ('<base href="/a/">', "<base>, which brings in another page (line 1)"),
        ('<meta http-equiv="Refresh" content="0;url=a">', "<meta>, which brings in another page (line 1)"),
        ('<object data="a.svg">', "<object>, which brings in another page (line 1)"),
        ('<a href="java&#10;script:x()">', "a script as an address, href of <a> (line 1)"),
        ('<a href=" JavaScript:x()">', "a script as an address, href of <a> (line 1)"),
        ('<svg><a xlink:href="javascript:x()">', "a script as an address, xlink:href of <a> (line 1)"),
        ('<form action="javascript:x()">', "a script as an address, action of <form> (line 1)"),
        ('<img src="https://example.net/a.png">', "a file of another origin, https://example.net/a.png (line 1)"),
        ('<img src="a" src="//example.net/b">', None),
        ('<img src="//example.net/b" src="a">', "a file of another origin, //example.net/b (line 1)"),
        ('<img srcset="a.png 1x, //example.net/b.png 2x">', "a file of another origin"),
        ('<svg><image href="https://example.net/a.png"/>', "a file of another origin"),
        ('<video poster="//example.net/a">', "a file of another origin"),
        (
            '<link rel="stylesheet" href="//example.net/a.css">',
            "a file of another origin, //example.net/a.css",
        ),
        ('<link rel="preload alternate" href="//example.net/a">', "a file of another origin"),
        ('<link rel="alternate" href="https://example.net/a">', None),
        ('<link rel="canonical" href="https://example.net/a">', None),
        ('<a href="https://example.net/a">', None),
        ("<p>\n<script>stolen()</script>", 'a script that no template of the theme holds, "stolen()" (line 2)'),
        ("<script>stolen()", "a script that no template of the theme holds"),
        ('<script type="text/plain">stolen()</script>', "a script that no template of the theme holds"),
        ('<script type="importmap">{}</script>', "a script that no template of the theme holds"),
    ],
)
def test_what_a_policy_would_break_is_an_error_that_names_the_page(html: str, fault: str | None) -> None:
    if fault is None:
        policy(html, "guias/una/index.html", ())
        return
    with pytest.raises(PolicyError) as caught:
        policy(html, "guias/una/index.html", ())
    assert str(caught.value).startswith(f"guias/una/index.html holds {fault}")
    assert str(caught.value).endswith(", which its security policy forbids")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<p>\n<script>x()</script>", "a script that no template of the theme holds"),
        ('<p STYLE = "color:red">', "an inline style on <p>"),
        ("<p\nonclick=x()>", "the handler onclick on <p>"),
        ("<p/onclick=x()>", "the handler onclick on <p>"),
        ("<p a='1'onclick=x()>", "the handler onclick on <p>"),
        ("<img alt='' src=//example.net/a.png>", "a file of another origin"),
        ('<img src="//example.net/a.png">', "a file of another origin"),
        ('<img src="/\\example.net/a.png" style>', "an inline style on <img>"),
        ('<a href="java&#115;cript:x()">', "a script as an address"),
        ('<p><iframe src="a/">', "<iframe>, which brings in another page"),
        ('<form action="javascript:x()">', "a script as an address"),
        ('<link rel="stylesheet" href="//example.net/a.css">', "a file of another origin"),
        ('<svg><image href="https://example.net/a.png"/>', "a file of another origin"),
        ('<svg viewBox="0 0 1 1" onLoad="x()">', "the handler onload on <svg>"),
        ('<a hReF="javascript:x()">', "a script as an address"),
        ('<p viewBox="" Style="color:red">', "an inline style on <p>"),
    ],
)
def test_no_policy_allows_what_could_do_harm_in_the_content_of_a_page(content: str, fault: str) -> None:
    with pytest.raises(PolicyError, match=re.escape(fault)):
        inspect(content, "guias/una/index.html")


def test_words_about_styles_and_handlers_are_no_faults() -> None:
    inspect('<p>style= on everything onclick=none <a href="https://example.net/">there</a> 1 &lt; 2</p>', "x")
    inspect('<p data-x=">"><script type="application/json">{"a": "<b>"}</script></p>', "x")


CONTENT = "</p><script>stolen()</script>"


@pytest.mark.parametrize(
    ("planted", "stops"),
    [
        (replace(tree(), pages={**tree().pages, "index.md": page("Inicio", f"<p>{CONTENT}")}), True),
        (tree(publisher=CONTENT), True),
        (tree(footer=(Link("Escribe", f'https://example.org/"> {CONTENT}'),)), True),
        (tree(name=CONTENT), False),
        (tree(description=CONTENT), False),
        (tree(url='https://example.org/a",location);stolen();("/'), False),
    ],
    ids=["page", "publisher", "footer", "name", "description", "address"],
)
def test_no_policy_ever_blesses_an_authors_words(tmp_path: Path, planted: OutputTree, *, stops: bool) -> None:
    """A template that escapes nothing: the policy must not copy its mistake."""
    frame = "config.extra.frame"
    footer = f"{{{{ {frame}.publisher }}}}{{% for link in {frame}.footer %}}{{{{ link.url }}}}{{% endfor %}}"
    careless = replace(planted, overrides={"main.html": MAIN.replace("CODE", footer).encode()})
    with pytest.raises(PolicyError, match=r"stolen\(\)") if stops else nullcontext():
        publish.build(Publication((careless,)), tmp_path / "site")
    assert stops or texts(tmp_path / "site")
    assert not any("stolen()" in code for html in texts(tmp_path / "site") for code, _ in held(html).scripts)


def test_the_inline_scripts_of_an_owners_template_are_known_unless_they_hold_words_of_the_site(tmp_path: Path) -> None:
    own = MAIN.replace("CODE", "<script>own()</script>")
    publish.build(Publication((replace(tree(), overrides={"main.html": own.encode()}),)), tmp_path / "site")
    assert all("own()" in html for html in texts(tmp_path / "site"))
    told = MAIN.replace("CODE", "<script>own({{ config.site_name | tojson }})</script>")
    with pytest.raises(PolicyError, match="own"):
        publish.build(Publication((replace(tree(), overrides={"main.html": told.encode()}),)), tmp_path / "other")


def test_every_page_has_exactly_its_policy(tmp_path: Path) -> None:
    publish.build(Publication((tree(),)), tmp_path / "site")
    for html in texts(tmp_path / "site"):
        found = held(html)
        assert found.policies == [exact(found)]


def texts(site: Path) -> list[str]:
    return [file.read_text("utf-8") for file in site.rglob("*.html")]
