"""Strict reading: text as it was written, with the place of every key and value; everything else refused."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rumbo.content.source import MAX_DEPTH, Spot, composer, read_markdown, read_yaml
from rumbo.wording.problems import Faulty


def problems_of(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(Faulty) as refused:
        read_yaml("x.yml", data)
    return [f"{problem.place}: {problem.code}" for problem in refused.value.problems]


@pytest.mark.parametrize("written", ["No", "1:30", "012", "2026-11-21", "null", "~", "1e3", "0x1F", "yes", "3.10"])
def test_every_scalar_stays_what_was_written(written: str) -> None:
    assert read_yaml("x.yml", f"a: {written}\n".encode()).value == {"a": written}


def test_every_key_and_value_has_its_place_from_one() -> None:
    raw = read_yaml("x.yml", "títulos: {año: [1, é], b: z}\nc:\n  - d: |\n      e\n".encode())
    assert {path: (place.line, place.column) for path, place in raw.values.items()} == {
        (): (1, 1),
        ("títulos",): (1, 10),
        ("títulos", "año"): (1, 16),
        ("títulos", "año", 0): (1, 17),
        ("títulos", "año", 1): (1, 20),
        ("títulos", "b"): (1, 27),
        ("c",): (3, 3),
        ("c", 0): (3, 5),
        ("c", 0, "d"): (3, 8),
    }
    assert str(raw.keys["c", 0, "d"]) == "x.yml:3:5"
    assert raw.wholes[raw.values["c", 0]] == ("c", 0)


def test_what_was_not_written_is_placed_at_what_is_around_it() -> None:
    raw = read_yaml("x.yml", b"a:\n  - b: 1\n")
    assert str((Spot(raw) / "a" / 0 / "c" / 7).place) == "x.yml:2:5"


def test_windows_line_ends_and_byte_order_marks_are_no_problem() -> None:
    assert read_yaml("x.yml", "\ufeffa: 1\r\nb: 2\r\n".encode()).value == {"a": "1", "b": "2"}


def test_problems_that_leave_the_rest_readable_come_all_at_once() -> None:
    assert problems_of("a: &x 1\nb: *x\na: !!int 2\n<<: {c: 3}\n") == [
        "x.yml:1:4: alias",
        "x.yml:2:4: alias",
        "x.yml:3:1: duplicate-key",
        "x.yml:3:4: tag",
        "x.yml:4:1: merge-key",
    ]


@pytest.mark.parametrize(
    ("bomb", "problem"),
    [
        ("[" * 100_000, "x.yml:1:33: too-deep"),
        ("{a: " * 100_000, "x.yml:1:129: too-deep"),
        ("- " * 100_000, "x.yml:1:65: too-deep"),
        ("a: b\n" * 300_000, "x.yml: file-too-large"),
    ],
    ids=["brackets", "braces", "hyphens", "length"],
)
def test_no_input_exhausts_the_reader(bomb: str, problem: str) -> None:
    assert problems_of(bomb) == [problem]


def test_as_deep_as_allowed_is_read() -> None:
    assert read_yaml("x.yml", b"[" * MAX_DEPTH + b"]" * MAX_DEPTH).path == "x.yml"


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: b: c\n", "x.yml:1:5: unquoted-colon"),
        ("a: 1\n  b: 2\n", "x.yml:2:4: unquoted-colon"),
        ('a: "b\nc: d\n', "x.yml:1:4: unclosed-quote"),
        ("a: [1, 2\nb: c\n", "x.yml:1:4: unclosed-bracket"),
        ("a: {b: c\nd: e\n", "x.yml:1:4: unclosed-bracket"),
        ("a: 1\nb c\nd: 2\n", "x.yml:2:1: missing-colon"),
        ("a:\n\t- b\n", "x.yml:2:1: tab-character"),
        ("a: %b\n", "x.yml:1:4: unquoted-mark"),
        ("a: 1\n---\nb: 2\n", "x.yml:2:1: several-documents"),
        ("? [a]\n: b\n", "x.yml:1:3: key-not-text"),
    ],
)
def test_a_slip_is_placed_where_it_happened_by_either_parser(
    loader: object, text: str, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composer, "LOADER", loader)
    assert problems_of(text) == [problem]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("año: \xe9".encode("latin-1"), "x.yml:1:2: not-utf-8"),
        ("a: 1\nñ: ".encode() + b"\xff", "x.yml:2:4: not-utf-8"),
        ("a: 1".encode("utf-16"), "x.yml:1:1: not-utf-8"),
        (b"a: 1\nb: \x00", "x.yml:2:4: control-character"),
        ("a: \u2028".encode(), "x.yml:1:4: control-character"),
        (b"", "x.yml: empty-file"),
        (b" \n\n", "x.yml: empty-file"),
        (b"# nothing yet\n", "x.yml: empty-file"),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(data: bytes, problem: str) -> None:
    assert problems_of(data) == [problem]


@given(st.text(alphabet="ab:-[]{}\"'\n \t#&*!|>%@,?<0~ñ", max_size=40))
def test_any_text_is_either_read_or_refused_at_a_place(text: str) -> None:
    try:
        raw = read_yaml("x.yml", text.encode())
    except Faulty as refused:
        places = [problem.place for problem in refused.problems]
    else:
        places = [*raw.keys.values(), *raw.values.values()]
    end = text.count("\n") + 2
    assert places
    assert all(0 <= place.line <= end for place in places)


def test_front_matter_keeps_the_files_line_numbers() -> None:
    article = read_markdown("x.md", b"---\ntitle: A\n\nsteps: [b]\n---\n\n# C\n\n---\nD\n")
    assert article.front.value == {"title": "A", "steps": ["b"]}
    assert str(article.front.place(("steps", 0))) == "x.md:4:9"
    assert (article.body, article.body_place.line) == ("\n# C\n\n---\nD\n", 6)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# A\n", "x.md:1:1: no-front-matter"),
        ("\n---\ntitle: A\n---\n", "x.md:1:1: no-front-matter"),
        ("---\ntitle: A\n", "x.md:1:1: open-front-matter"),
        ("---\n# title: A\n\n---\nA\n", "x.md:1:1: no-front-matter"),
        ("---\ntitle: a: b\n---\n", "x.md:2:9: unquoted-colon"),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused(text: str, problem: str) -> None:
    with pytest.raises(Faulty) as refused:
        read_markdown("x.md", text.encode())
    assert [f"{found.place}: {found.code}" for found in refused.value.problems] == [problem]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("{points: 1,5}", "x.yml:1:12: decimal-comma"),
        ("{from: 49,5, id: a}", "x.yml:1:11: decimal-comma"),
        ("{label: Varias personas, juntas}", "x.yml:1:26: unquoted-comma"),
        ("{label: “Varias, juntas”, points: 1}", "x.yml:1:18: unquoted-comma"),
    ],
)
def test_a_comma_that_cuts_a_value_in_braces_is_told_as_what_it_is(written: str, problem: str) -> None:
    assert problems_of(written) == [problem]


@pytest.mark.parametrize("written", ["{a: , b: 1}", "{a: b, c: }", '{a: b, c: ""}', "{a: [b, c], d: }", "a: b\nc:\n"])
def test_a_value_left_out_after_a_colon_is_left_to_the_schema(written: str) -> None:
    assert read_yaml("x.yml", written.encode()).value


@pytest.mark.parametrize("written", ["\\0", "\\x02", "\\e[31m", "\\u202e", "\\u2066", "\\L", "\\uFEFF", "\\uFFFE"])
def test_what_no_file_may_hold_cannot_be_written_by_its_number_either(written: str) -> None:
    assert problems_of(f'a: "b{written}c"\n') == ["x.yml:1:4: control-character"]


@pytest.mark.parametrize("char", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_characters_that_turn_the_direction_of_the_rest_are_refused(char: str) -> None:
    assert problems_of(f"a: b{char}c\n") == ["x.yml:1:5: control-character"]


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ("a: *b* c", ["1:4 unquoted-mark"]),
        ("a: %b", ["1:4 unquoted-mark"]),
        ("a: @b", ["1:4 unquoted-mark"]),
        ("a: `b`", ["1:4 unquoted-mark"]),
        ("a: 'b' c", ["1:4 unquoted-mark"]),
        ("a: [b] c", ["1:4 unquoted-mark"]),
        ('x: {a: "b" c, d: e}', ["1:8 unquoted-mark"]),
        ("x:\n  - @b", ["2:5 unquoted-mark"]),
        ("x:\n  a: b\n \u00a0c: d", ["3:2 odd-blank"]),
        ("x:\n  a: b\n \u2003c: d", ["3:2 odd-blank"]),
    ],
)
def test_a_slip_is_told_as_its_author_would_call_it(written: str, problems: list[str]) -> None:
    assert found_in(written) == problems


def test_every_slip_of_a_file_is_told_at_once() -> None:
    lines = ["list:", "  - a: @b", "    c: d", "  - a: fine", "  - a: 'b' c", "last: e: f"]
    assert found_in("\n".join(lines)) == ["2:8 unquoted-mark", "5:8 unquoted-mark", "6:8 unquoted-colon"]


def found_in(written: str) -> list[str]:
    with pytest.raises(Faulty) as caught:
        read_yaml("x.yml", written.encode())
    return [f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in caught.value.problems]
