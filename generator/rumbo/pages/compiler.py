"""Turns a site into the tree that an engine builds: every page, the site's own assets, the theme's overrides.

A function of the site and its theme alone. Which kinds of pages there are is said here and nowhere else.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from rumbo import packaged
from rumbo.memory import NOTHING, Memory, key
from rumbo.memory.sharing import Noted
from rumbo.model import Diagnostic, Site
from rumbo.model.alike import alike
from rumbo.model.leads import remedies
from rumbo.pages import copies, handouts, hooks, kits, routes, theme
from rumbo.pages.excerpts import Sheet
from rumbo.pages.render import Renderer, Strings
from rumbo.pages.tree import Edition, Frame, Link, OutputTree, Page, Publication, ThemeError
from rumbo.pages.views.collection import collection_page
from rumbo.pages.views.diagnostic import DiagnosticPage, Setting, diagnostic_page
from rumbo.pages.views.entrance import entrance_page
from rumbo.pages.views.library import library_page
from rumbo.pages.views.links import Links, Writer, links_of
from rumbo.pages.views.lists import contact_link
from rumbo.pages.views.method import method_page
from rumbo.pages.views.numerals import Numerals
from rumbo.pages.views.plan import plan_page
from rumbo.pages.views.playbook import PlaybookPage, playbook_page
from rumbo.pages.views.rounds import rounds_page
from rumbo.pages.views.site import extra_page, home_page, privacy_page
from rumbo.pages.views.surroundings import Surroundings
from rumbo.pages.views.team import TeamPage, team_page
from rumbo.wording import languages, locales
from rumbo.wording.phrases import Phrase

_BOOT = "js/boot.mjs"
_CHOOSE = "js/entrance.mjs"
_CLOTHES = "css/entrance.css"
_ENTRANCE = "pages/entrance.html.jinja"
_FAVICON = "favicon.svg"
_ASSETS = f"assets/rumbo-{'0' * 12}"
"""What views call the assets' folder, whose name is each client's own: so pages that are else alike are one."""
_RESULT = "pages/result.html.jinja"


Made = tuple[dict[str, Page], dict[str, bytes]]
"""Pages, and files that lie beside them, by path in the tree."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page to be made: where, of which kind, and the author's file that links in its Markdown are relative to."""

    path: str
    kind: str
    title: str
    description: str
    source: str
    view: Callable[[Setting], Any]

    @property
    def template(self) -> str:
        """The template of its kind."""
        return f"pages/{self.kind}.html.jinja"

    def writer(self, leading: Links) -> Writer:
        """How its Markdown is written: a whole body's headings can be linked to."""
        write = leading.bodies if self.kind in {"playbook", "collection", "page"} else leading.fields
        return write(self.source, self.path)


def compile_sites(
    sites: Sequence[Site], memory: Memory = NOTHING, *, downloads: bool = True, jobs: int | None = 1
) -> Publication:
    """A site in all its languages, the default one first, and where there are several the page in front of them.

    What the `memory` holds of pages is not rendered again. Without `downloads` there is nothing beside the pages that
    a visitor takes along: no workbooks, no Markdown copies. `jobs` are the processes that render pages; None for one a
    core.
    """
    trees = tuple(compile_site(site, memory, downloads=downloads, jobs=jobs) for site in sites)
    front = {"index.html": _entrance(sites, trees), copies.LIST: _listed(trees)} if len(trees) > 1 else {}
    return Publication(trees, front, sites[0].settings.keep)


def compile_site(site: Site, memory: Memory = NOTHING, *, downloads: bool = True, jobs: int | None = 1) -> OutputTree:
    """The whole tree of one language; what the arguments mean is said above.

    Raises:
        ThemeError: a template, a script, a style or the words of the language cannot be used as they are.
    """
    memory = Noted(memory)
    files = theme.theme(site)
    if site.templates:
        _keep_hooks(packaged.theme(), files)
    strings = _strings(files, site.language)
    templates = {path: text.decode() for path, text in files.items() if path.endswith(".jinja")}
    renderer = Renderer(templates, strings, memory)
    table = list(page_specs(site, strings))
    editions = tuple(_editions(site, files))
    kinds = {**{spec.kind: spec.template for spec in table}, **({"entrance": _ENTRANCE} if editions else {})}
    assets = theme.assets(site, files, {kind: renderer.components(path) for kind, path in kinds.items()})
    setting = _settings(site, strings, _ASSETS, memory)

    def made(specs: Sequence[PageSpec]) -> Made:
        pages, beside = dict[str, Page](), dict[str, bytes]()
        for spec in specs:
            view = spec.view(setting(spec))
            pages[spec.path] = _page(spec, renderer, view, assets.folder)
            if downloads:
                beside |= dict(_kit(site, view, strings, memory))
        return pages, beside

    name = key("compiled", site.language)
    before = memory.recall(name) is not None  # then most is known, and copies would only carry it
    parts = memory.spread(made, table, 1 if before else jobs, ready=partial(renderer.load, kinds.values()))
    if not before:
        memory.keep(name, b"")
    beside = {path: content for _, files in parts for path, content in files.items()}
    return OutputTree(
        frame=_frame(site, strings, assets.folder, editions),
        pages={path: page for pages, _ in parts for path, page in pages.items()},
        files={**(copies.copies(site, strings) if downloads else {}), **beside, **site.files, **assets.files},
        overrides={path.removeprefix("theme/"): text for path, text in files.items() if path.startswith("theme/")},
    )


def _kit(site: Site, view: Any, t: Strings, memory: Memory) -> Iterator[tuple[str, bytes]]:  # noqa: ANN401 - one of views
    """What lies beside the page of a playbook to be taken along: a workbook, a document, or nothing."""
    if not isinstance(view, PlaybookPage):
        return
    folder = routes.address(routes.playbook(view.slug))
    body = "".join(passage.html for passage in view.passages)
    if view.kit:
        tasks = ((step.task, step.owner, step.metric, step.week) for step in view.steps)
        yield f"{folder}{view.kit}", kits.kept(kits.steps(tasks, t.section("kit")), body, memory)
    if view.handout:
        yield f"{folder}{view.handout}", handouts.kept(_handout(site, view, body, t), memory)


def _handout(site: Site, view: PlaybookPage, body: str, t: Strings) -> handouts.Handout:
    """The document of a playbook: its session for whoever leads it, what one takes along of its text, its checklist."""
    parts = [step for step in view.steps if step.end]
    head = (t("kit.minutes"), t("kit.step"), t("kit.say"), t("kit.metric"))
    rows = ((f"{step.start}–{step.end}", f"{step.task} ({step.owner})", step.say, step.metric) for step in parts)
    facts = ((t(f"playbook.{key}"), getattr(view, key)) for key in ("outcome", "who", "room"))
    weeks = ("" if step.end else f" · {t('kit.week')} {step.week}" for step in view.steps)
    return handouts.Handout(
        title=view.title,
        author=site.settings.publisher or site.settings.name,
        language=site.language,
        opening=(view.summary, *(f"{name}: {text}" for name, text in facts if text)),
        parts=(*([Sheet(t("kit.session"), (head, *rows))] if parts else ()), *kits.to_take_along(body)),
        checklist=t("kit.checklist"),
        tasks=tuple(
            (step.task, f"{step.owner} · {step.metric}{week}") for step, week in zip(view.steps, weeks, strict=True)
        ),
    )


def _keep_hooks(shipped: theme.Files, files: theme.Files) -> None:
    for hook in hooks.lost(shipped, files):
        values = {"path": hook.path, "selector": hook.selector, "component": hook.component}
        raise ThemeError(Phrase("build.lost-hook", values))


def _entrance(sites: Sequence[Site], trees: Sequence[OutputTree]) -> bytes:
    """The page at the root of the whole site: whole HTML, since it stands in no language's frame."""
    files = theme.theme(sites[0])
    templates = {path: text.decode() for path, text in files.items() if path.endswith(".jinja")}
    renderer = Renderer(templates, _strings(files, sites[0].language))
    frame = trees[0].frame
    [script] = (f"{frame.folder}{path}" for path in trees[0].files if path.endswith(_CHOOSE))
    [style] = (f"{frame.folder}{path}" for path in trees[0].files if path.endswith(_CLOTHES))
    return f"{renderer.page(_ENTRANCE, entrance_page(sites, frame, script, style))}\n".encode()


def _listed(trees: Sequence[OutputTree]) -> bytes:
    names = {edition.language: edition.name for edition in trees[0].frame.editions}
    return copies.listed({tree.frame.folder: names[tree.frame.language] for tree in trees}, trees[0].frame.name)


def page_specs(site: Site, t: Strings) -> Iterator[PageSpec]:
    """Every page of a site: the one table of page kinds."""
    own, known, around = site.settings, remedies(site), Surroundings(site)
    owner, same = own.place.path, alike(site.diagnostics)
    yield PageSpec(routes.HOME, "home", own.name, own.tagline, owner, partial(home_page, site))
    yield PageSpec(routes.LIBRARY, "library", t("library.title"), "", owner, partial(library_page, site))
    yield PageSpec(routes.PLAN, "plan", t("plan.title"), t("plan.lead"), owner, partial(plan_page, site))
    yield PageSpec(
        routes.ROUNDS, "rounds", t("my-rounds.title"), t("my-rounds.lead"), owner, partial(rounds_page, site)
    )
    yield PageSpec(routes.PRIVACY, "privacy", t("privacy.title"), "", owner, lambda _: privacy_page(site))
    for asked in site.diagnostics:
        path, title, file = routes.diagnostic(asked.slug), asked.title, asked.place.path
        yield PageSpec(
            path, "diagnostic", title, asked.summary, file, partial(diagnostic_page, asked, known, same[asked.slug])
        )
        path, title = routes.method(asked.slug), t("method.title", title=title)
        yield PageSpec(path, "method", title, "", file, partial(method_page, asked, known))
        path, title = routes.team(asked.slug), t("team.title", title=asked.title)
        yield PageSpec(path, "team", title, "", file, partial(team_page, asked, known, own))
    for guide in site.playbooks.values():
        path, file = routes.playbook(guide.slug), guide.place.path
        yield PageSpec(path, "playbook", guide.title, guide.summary, file, partial(playbook_page, around, guide))
    for found in site.collections:
        path, file = routes.collection(found.slug), found.place.path
        yield PageSpec(path, "collection", found.title, found.summary, file, partial(collection_page, site, found))
    for page in site.pages:
        yield PageSpec(routes.page(page.slug), "page", page.title, "", page.place.path, partial(extra_page, page))


def diagnostic_view(site: Site, diagnostic: Diagnostic) -> DiagnosticPage:
    """What the page of a diagnostic sees, for whatever else tells its result."""
    setting = _settings(site, interface(site), "", NOTHING)
    spec = PageSpec(routes.diagnostic(diagnostic.slug), "diagnostic", "", "", diagnostic.place.path, lambda _: None)
    return diagnostic_page(diagnostic, remedies(site), alike(site.diagnostics)[diagnostic.slug], setting(spec))


def published_at(site: Site, path: str) -> str:
    """The address of a page, or nothing where the site says none."""
    own = site.settings.url
    return own and own + _folder(site, site.language) + routes.relative(path, routes.HOME)


def interface(site: Site) -> Strings:
    """The interface's words in the language of a site, for whatever is written beside its pages."""
    return _strings(theme.theme(site), site.language)


def _strings(files: theme.Files, language: str) -> Strings:
    """The interface's words in a language, the site's own where it has them."""
    return Strings(files[f"strings/{_spoken(files, language)}.yml"].decode(), language)


def _spoken(files: theme.Files, language: str) -> str:
    """Whose words the interface has in a language: its own, or those of what it is a variant of."""
    known = {path.removeprefix("strings/").removesuffix(".yml") for path in files if path.startswith("strings/")}
    return languages.nearest(language, known) or language


def _settings(site: Site, strings: Strings, folder: str, memory: Memory) -> Callable[[PageSpec], Setting]:
    """What each page must know of the site around it."""
    numerals = Numerals(strings.section("number")["decimal-mark"])
    own, leading = site.settings, links_of(site, memory)
    root = "../" if _folder(site, site.language) else ""
    return lambda spec: Setting(
        prose=spec.writer(leading),
        numerals=numerals,
        assets=folder,
        root=root,
        publisher=own.publisher or own.name,
        contact=contact_link(site),
        logo=own.brand.logo or "",
        collect=own.collect,
    )


def _page(spec: PageSpec, renderer: Renderer, view: Any, folder: str) -> Page:  # noqa: ANN401 - one of views
    return Page(
        kind=spec.kind,
        title=spec.title,
        description=spec.description,
        style=f"{folder}/css/{spec.kind}.css",
        connect=view.collect.origin if isinstance(view, DiagnosticPage) and view.collect else "",
        camera=isinstance(view, TeamPage),
        html=renderer.page(spec.template, view).replace(_ASSETS, folder),
        later=renderer.page(_RESULT, view) if isinstance(view, DiagnosticPage) else "",
    )


def _frame(site: Site, t: Strings, folder: str, editions: tuple[Edition, ...]) -> Frame:
    own = site.settings
    return Frame(
        name=own.name,
        language=site.language,
        url=own.url and own.url + _folder(site, site.language),
        folder=_folder(site, site.language),
        editions=editions,
        description=own.tagline,
        publisher=own.publisher,
        logo=own.brand.logo,
        favicon=own.brand.logo or f"{folder}/{_FAVICON}",
        navigation=(Link(t("navigation.home"), routes.HOME), Link(t("navigation.library"), routes.LIBRARY)),
        footer=tuple(_footer(site, t)),
        note=own.brand.footer,
        stylesheets=(f"{folder}/{theme.BASE}",),
        scripts=(f"{folder}/{_BOOT}",),
        noindex=own.noindex,
        instant=own.collect is None,
        strings={key.replace("-", "_"): text for key, text in t.section("frame").items()},
        options=own.mkdocs,
    )


def _folder(site: Site, language: str) -> str:
    """Where a language lies below the root of the whole site."""
    return f"{language}/" if site.settings.languages[1:] else ""


def _editions(site: Site, files: theme.Files) -> Iterator[Edition]:
    """The languages to choose from, each under its own name; none where there is no choice."""
    for language in site.settings.languages if site.settings.languages[1:] else ():
        name = _strings(files, language)("language.name")
        if _spoken(files, language) != language:
            name = f"{name} ({locales.variant(language)})"
        root, own = _folder(site, language), site.settings.url
        yield Edition(language, name, "./" if language == site.language else f"../{root}", own and own + root)


def _footer(site: Site, t: Strings) -> Iterator[Link]:
    yield from (Link(page.title, routes.page(page.slug)) for page in site.pages)
    yield Link(t("navigation.privacy"), routes.PRIVACY)
    if contact := site.settings.contact:
        yield Link(contact.label, contact.url)
