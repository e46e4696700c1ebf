"""Files made to exhaust whatever reads them, each with the codes that `rumbo check` must answer with.

The smallest valid site with one file replaced or filled up. The tests ask what is said, the bench
measures how long it takes and how much memory.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

SETTINGS = "site_config.yml"
DIAGNOSTIC = "diagnostics/entregas/diagnostic.yml"
CASES = "diagnostics/entregas/cases.yml"
PLAYBOOK = "playbooks/revisar-cada-mes.md"
DRAWING = "playbooks/mapa.svg"

_MATTER = """\
---
title: Revisar cada mes
summary: Mira cada mes qué se cumplió.
theme: arranque
steps:
  - {id: reunir, task: Reúne a quien entrega, owner: Responsable, metric: Hay acta, week: 1}
---

"""
_HEAD = """\
title: T
summary: S
version: "1"
minutes: 1
bands: [{id: a, from: 0, title: A}]
dimensions:
- id: d
  title: D
  questions:
"""
_LONGEST = 1024 * 1024
_BODY = 200 * 1024


@dataclass(frozen=True, slots=True)
class Flood:
    """One file and what is to be said of it; no codes: that nothing is wrong with it."""

    name: str
    path: str
    make: Callable[[], bytes]
    codes: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def _yaml(name: str, make: Callable[[], str | bytes], *codes: str, path: str = SETTINGS) -> Flood:
    def content() -> bytes:
        made = make()
        return made.encode() if isinstance(made, str) else made

    return Flood(name, path, content, codes)


def _markdown(name: str, make: Callable[[], str], *codes: str) -> Flood:
    def content() -> bytes:
        return (_MATTER + make()).encode()

    return Flood(f"Markdown: {name}", PLAYBOOK, content, codes)


def _filled(mark: str) -> str:
    return mark * (_BODY // len(mark))


def _lines(count: int, line: Callable[[int], str]) -> str:
    return "".join(line(number) for number in range(count))


def _nested_lists(depth: int, indent: int) -> str:
    return _lines(depth, lambda level: f"{' ' * indent * level}- a\n")


YAML = [
    _yaml("alias bomb", lambda: "a: &a [x,x]\n" + _lines(40, lambda n: f"b{n}: &b{n} [*a,*a]\n"), "alias"),
    _yaml(
        "merge bomb",
        lambda: "a0: &a0 {x: 1}\n" + _lines(40, lambda n: f"a{n + 1}: &a{n + 1}\n  <<: [*a{n}, *a{n}]\n"),
        "alias",
    ),
    _yaml("10,000 nested brackets", lambda: "name: " + "[" * 10_000, "too-deep"),
    _yaml("500,000 nested braces", lambda: "{a: " * 250_000, "too-deep"),
    _yaml("nested hyphens", lambda: "- " * 500_000, "too-deep"),
    _yaml("nested question marks", lambda: "? " * 500_000, "key-not-text"),
    _yaml("100 MB of one scalar", lambda: b"name: " + b"a" * 100_000_000, "file-too-large"),
    _yaml("a scalar of 1 MB", lambda: "name: " + "a" * (_LONGEST - 100), "text-too-long"),
    _yaml(
        "200,000 digits",
        lambda: 'name: N\nsilence: []\npages: []\nlanguages: ["' + "9" * 200_000 + '"]',
        "bad-language",
    ),
    _yaml(
        "200,000 digits for a number",
        lambda: "title: T\nsummary: S\nversion: '1'\nminutes: " + "9" * 200_000,
        "not-a-whole-number",
        path=DIAGNOSTIC,
    ),
    _yaml("a fraction of 200,000 digits", lambda: "weak_below: 1/" + "9" * 200_000, "not-a-number", path=DIAGNOSTIC),
    _yaml("NUL", lambda: "name: a\0b", "control-character"),
    _yaml("only NUL", lambda: b"\0" * _LONGEST, "control-character"),
    _yaml("invalid UTF-8", lambda: b"name: a\xff\xfe", "not-utf-8"),
    _yaml("UTF-8 that is cut off", lambda: b"name: a\xc3", "not-utf-8"),
    _yaml("surrogates in UTF-8", lambda: b"name: \xed\xa0\x80", "not-utf-8"),
    _yaml("two byte order marks", lambda: "\ufeff\ufeffname: N", "control-character"),
    _yaml("tabs", lambda: "\t" * 500_000 + "name: N", "tab-character"),
    _yaml("60,000 wrong keys", lambda: "name: N\n" + _lines(60_000, lambda n: f"clave{n}: 1\n"), "unknown-key"),
    _yaml("90,000 duplicates", lambda: "name: N\n" * 90_000, "duplicate-key"),
    _yaml("120,000 anchors", lambda: "name: [" + "&a b," * 120_000 + "]", "alias"),
    _yaml("150,000 aliases", lambda: "name: [" + "*a," * 150_000 + "]", "alias"),
    _yaml("100,000 tags", lambda: "name: [" + "!!a b," * 100_000 + "]", "tag"),
    _yaml("100,000 merge keys", lambda: "<<: 1\n" * 100_000, "merge-key"),
    _yaml("100,000 documents", lambda: "---\na\n" * 100_000, "several-documents"),
    _yaml("100,000 directives", lambda: "%TAG !a! b\n" * 80_000, "bad-yaml"),
    _yaml("a key of 1 MB", lambda: "a" * 900_000 + ": b", "unquoted-colon"),
    _yaml("200,000 colons", lambda: "name: " + ": " * 200_000, "unquoted-colon"),
    _yaml("500,000 quotes", lambda: "name: " + "'" * 499_999, "unclosed-quote"),
    _yaml(
        "60,000 wrong options",
        lambda: (
            "title: T\n"
            "dimensions:\n- id: a\n  questions:\n" + _lines(20_000, lambda n: f"  - {{id: q{n}, aks: x, opt: y}}\n")
        ),
        "unknown-key",
        path=DIAGNOSTIC,
    ),
    _yaml(
        "15,000 texts for options",
        lambda: (
            "dimensions:\n- id: a\n  questions:\n  - id: b\n    options:\n"
            + _lines(15_000, lambda n: f"    - opción {n}\n")
        ),
        "bare-entry",
        path=DIAGNOSTIC,
    ),
    _yaml(
        "30,000 golden respondents",
        lambda: _lines(30_000, lambda n: f"- {{name: N{n}, expect: 1}}\n"),
        "not-a-mapping",
        path=CASES,
    ),
    _yaml(
        "4,000 questions of one id", lambda: _many_questions(4_000, lambda _: "igual"), "duplicate-id", path=DIAGNOSTIC
    ),
    _yaml(
        "4,000 unknown playbooks",
        lambda: _many_questions(4_000, lambda n: f"q{n}", lambda n: f"guia-{n}"),
        "unknown-playbook",
        path=DIAGNOSTIC,
    ),
    _yaml("front matter without end", lambda: "---\n" + "title: T\n" * 90_000, "open-front-matter", path=PLAYBOOK),
    _yaml(
        "front matter of 60,000 wrong keys",
        lambda: "---\n" + _lines(60_000, lambda n: f"clave{n}: 1\n") + "---\n",
        "unknown-key",
        path=PLAYBOOK,
    ),
    _yaml(
        "an SVG of 20 MB of scripts", lambda: "<svg>" + "<script/>" * 2_000_000 + "</svg>", "active-svg", path=DRAWING
    ),
    _yaml("an SVG nested 1,000,000 deep", lambda: "<g>" * 1_000_000, "bad-svg", path=DRAWING),
    _yaml(
        "an SVG with a bomb of entities",
        lambda: (
            "<!DOCTYPE s [<!ENTITY a 'x'>" + _lines(40, lambda n: f"<!ENTITY a{n} '&a;&a;'>") + "]><svg>&a39;</svg>"
        ),
        "active-svg",
        path=DRAWING,
    ),
    _yaml(
        "line ends of every kind", lambda: b"\xef\xbb\xbfname: N\r\nthemes: {arranque: A}\rroles: {direccion: D}\r\n"
    ),
]


def _many_questions(
    count: int, name: Callable[[int], str], remedy: Callable[[int], str] = lambda _: "revisar-cada-mes"
) -> str:
    options = "options: [{id: a, label: A, points: 0}, {id: b, label: B, points: 1}]"
    return _HEAD + _lines(count, lambda n: f"  - {{id: {name(n)}, ask: A {n}, remedies: [{remedy(n)}], {options}}}\n")


MARKS = (
    *(
        "*",
        "_",
        "[",
        "![",
        "<",
        "&",
        "\\",
        "`",
        "`a",
        "](",
        "[a](",
        "<a ",
        "<!--",
        "*a ",
        "**a",
        "![a](b",
        "<<a>",
        "&#",
    ),
    *("[a]: b\n", ">", "- ", "# ", "|", "~~~\n", "```", '"', "(", "{: ", "<div>", "</", "a\n:   ", "1. ", "<?", "[]("),
    *("<![CDATA[", "_a_*", "*_", "a_", "***a** ", "<b>", "<https://", "=\n", "|a|b|\n|-|-|\n", "~", "[a][b]", "[x] "),
    *("- [ ] ", "a@b.c ", "<b>\n\n", "[\n\n", "*a\n\n", "> [", "- <"),
)
MARKDOWN = [
    *(_markdown(f"200 KB of {mark!r}", partial(_filled, mark), "too-intricate") for mark in MARKS),
    _markdown("lists nested 600 deep", lambda: _nested_lists(600, 4), "too-intricate"),
    _markdown("quotations nested 600 deep", lambda: ">" * 600 + " a", "too-intricate"),
    _markdown("lists in quotations nested 600 deep", lambda: "> - " * 600 + "a", "too-intricate"),
    _markdown("HTML nested 600 deep", lambda: "<blockquote>" * 600 + "a" + "</blockquote>" * 600, "too-intricate"),
    _markdown("emphasis nested 600 deep", lambda: "*a **b " * 600 + "c** d*" * 600, "too-intricate"),
    _markdown("brackets nested 600 deep", lambda: "[" * 600 + "a" + "](b)" * 600, "too-intricate"),
    _markdown(
        "a table of 2,000 columns",
        lambda: "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + ("|b" * 2_000 + "|\n") * 20,
        "too-intricate",
    ),
    _markdown("2,000 broken links", lambda: _lines(2_000, lambda n: f"[a](guia-{n}.md)\n\n"), "broken-link"),
    _markdown("20,000 paragraphs", lambda: "a\n\n" * 20_000, "too-intricate"),
    _markdown("4,000 paragraphs", lambda: "a\n\n" * 4_000),
]
FLOODS = [*YAML, *MARKDOWN]
