"""Templates get what they ask for, escaped, or a clear error."""

from fractions import Fraction

import pytest

from rumbo.pages.render import Renderer, Strings, UnknownWordError
from rumbo.pages.tree import ThemeError
from rumbo.pages.views.lists import ContactLink
from rumbo.pages.views.numerals import Numerals

WORDS = Strings(
    """
parts:
  hello: "Hola, {name}"
  answer: No
  weeks-one: "{count} semana"
  weeks-other: "{count} semanas"
""",
    "es",
)
CONTACT = ContactLink(label="<b>Escribe</b>", url="mailto:hola@example.org")


def page(source: str, **others: str) -> str:
    return Renderer({"pages/a.html.jinja": source, **others}, WORDS).page("pages/a.html.jinja", CONTACT)


def test_whatever_a_view_holds_is_escaped() -> None:
    assert page("<p>{{ page.label }}</p>") == "<p>&lt;b&gt;Escribe&lt;/b&gt;</p>"


def test_words_and_what_fills_them_in_are_escaped() -> None:
    assert page("{{ t('parts.hello', name='<Ana>') }}") == "Hola, &lt;Ana&gt;"


def test_a_field_that_no_view_has_is_an_error() -> None:
    with pytest.raises(ThemeError, match=r"templates/pages/a\.html\.jinja: .*phone"):
        page("{{ page.phone }}")


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<p>\n{% if %}\n</p>", r"templates/pages/a\.html\.jinja:2: "),
        ("{% include 'components/b/b.html.jinja' %}", r"templates/components/b/b\.html\.jinja:1: "),
        ("{% include 'no.html.jinja' %}", r"there is no templates/no\.html\.jinja"),
    ],
)
def test_a_template_that_does_not_read_is_an_error_that_says_where(source: str, complaint: str) -> None:
    with pytest.raises(ThemeError, match=complaint):
        page(source, **{"components/b/b.html.jinja": "{{ page. }}"})


@pytest.mark.parametrize(
    ("asked", "missing"),
    [("t('parts.bye')", "parts.bye"), ("t('rooms.hello')", "rooms.hello"), ("t('parts.hello')", "name")],
)
def test_a_word_that_the_file_does_not_hold_is_an_error_that_names_it(asked: str, missing: str) -> None:
    with pytest.raises(UnknownWordError, match=missing):
        page(f"{{{{ {asked} }}}}")


def test_every_word_is_text() -> None:
    assert WORDS("parts.answer") == "No"


@pytest.mark.parametrize(("count", "said"), [(1, "1 semana"), (0, "0 semanas"), (12, "12 semanas")])
def test_a_count_chooses_singular_or_plural(count: int, said: str) -> None:
    assert WORDS("parts.weeks", count=count) == said


def test_an_amount_is_counted_exactly_and_printed_as_its_language_prints() -> None:
    half = Numerals(",").amount(Fraction(3, 2))
    assert WORDS("parts.weeks", count=half) == "1,5 semanas"


def test_a_page_is_one_block_without_blank_lines() -> None:
    assert page("<div>\n\n  \n{% if true %}\n<p>a</p>\n{% endif %}\n\n\n</div>\n") == "<div>\n<p>a</p>\n</div>"


def test_components_are_those_that_a_template_calls_for_directly_and_through_others() -> None:
    renderer = Renderer(
        {
            "pages/a.html.jinja": "{% from 'components/list-line/list-line.html.jinja' import list_line %}",
            "components/list-line/list-line.html.jinja": "{% from 'components/mark/mark.html.jinja' import mark %}",
            "components/mark/mark.html.jinja": "",
            "components/unused/unused.html.jinja": "",
        },
        WORDS,
    )
    assert renderer.components("pages/a.html.jinja") == ["list-line", "mark"]
    assert renderer.components("components/mark/mark.html.jinja") == []


def test_a_template_may_not_be_chosen_by_a_computed_name() -> None:
    renderer = Renderer({"pages/a.html.jinja": "{% include page.label %}"}, WORDS)
    with pytest.raises(ThemeError, match=r"pages/a\.html\.jinja"):
        renderer.components("pages/a.html.jinja")
