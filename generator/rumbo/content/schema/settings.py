"""What may stand in site_config.yml, and in the owner's extra pages."""

from typing import Annotated, Any, ClassVar, Literal, cast, get_args

from pydantic import Field

from rumbo.content.schema.fields import (
    LEAVE_OUT,
    Address,
    Colour,
    Flag,
    Id,
    Kept,
    Label,
    Language,
    Line,
    MkdocsName,
    Name,
    PublicKey,
    Receiver,
    Selected,
    SiteUrl,
    Text,
    Whereabouts,
)
from rumbo.content.schema.numbers import GroupSize
from rumbo.content.schema.shape import Once, Shape, references, validate
from rumbo.content.schema.values import among
from rumbo.content.source import Article, Raw, Spot
from rumbo.location import Reference
from rumbo.model import Brand, Collect, Contact, Page, Selection, Settings, Silence

Extension = Literal[
    "abbr",
    "smarty",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.smartsymbols",
    "pymdownx.tilde",
]
"""Markdown extensions that read no files, load no code, and whose HTML the sanitiser lets through."""

ExtensionName = Annotated[Extension, among(get_args(Extension), "unknown-extension")]


class ContactShape(Shape):
    """How to reach the publisher."""

    label: Label = Field(description="The words of the link.")
    url: Address = Field(description="A web address, mailto: or tel:.")


class FontShape(Shape):
    """Fonts of the site's own."""

    titles: Line | None = Field(default=None, description="The path of the titles' font: assets/titles.woff2.")
    text: Line | None = Field(default=None, description="The path of the font of all other text.")


class BrandShape(Shape):
    """Colours, logo, fonts and a sentence for the footer."""

    primary: Colour = Field(default=Brand().primary, description='The main colour, in quotes: "#0f5c63".')
    accent: Colour = Field(default=Brand().accent, description="The second colour, for what should stand out.")
    logo: Line | None = Field(default=None, description="The logo's path from here: assets/logo.svg.")
    font: FontShape = Field(default=FontShape(), description="Fonts of the site's own, as files .woff2.")
    footer: Label = Field(default="", description="A sentence at the foot of every page.")


class SilenceShape(Shape):
    """One piece of advice that does not apply at one place."""

    rule: Id = Field(description="The advice to keep quiet about.")
    at: Whereabouts = Field(description="Where: a diagnostic or playbook, and after a slash the id in it.")
    because: Line = Field(description="Why it is right as it is.")


class MkdocsShape(Shape):
    """Options passed on to MkDocs; only a few are."""

    unknown_code: ClassVar[str] = "unknown-option-of-mkdocs"


class ThemeShape(MkdocsShape):
    """Options of the theme."""

    features: list[MkdocsName] = Field(default=[], description="Features of Material for MkDocs to switch on.")
    icon: dict[MkdocsName, MkdocsName] = Field(default={}, description="Icons of Material for MkDocs by their place.")


class SocialShape(MkdocsShape):
    """One icon with a link."""

    icon: MkdocsName = Field(description="An icon of Material for MkDocs, such as fontawesome/brands/linkedin.")
    link: Address = Field(description="Where the icon leads.")
    name: Line | None = Field(default=None, description="What the icon is called for whoever cannot see it.")


class ExtraShape(MkdocsShape):
    """Further options."""

    social: list[SocialShape] = Field(default=[], description="Icons with links in the footer.")


class PassedOnShape(MkdocsShape):
    """Options passed on to MkDocs."""

    theme: ThemeShape | None = Field(default=None, description="Options of the theme.")
    extra: ExtraShape | None = Field(default=None, description="Further options.")
    markdown_extensions: Annotated[list[ExtensionName], Once] = Field(
        default=[], description="Markdown extensions, by name."
    )


class TeamShape(Shape):
    """How several people's results are told."""

    smallest_group: GroupSize = Field(
        default=5, description="Of how many people at least something is told where somebody gave no name."
    )


class CollectShape(Shape):
    """Where visitors may send their answers."""

    url: Receiver = Field(description="The receiver's address; https, but on this machine.")
    publisher: Name = Field(description="Who receives them.")
    purpose: Label = Field(description="What for, as the visitor reads it before sending.")
    keep: Label = Field(description="How long they are kept: 12 months.")
    encrypt_to: PublicKey = Field(default="", description="The public key of `rumbo keys`: only its private key reads.")


class SettingsShape(Shape):
    """The site owner's file: names, languages, brand, and which diagnostics in which order."""

    name: Name = Field(description="The site's name.")
    tagline: Label = Field(default="", description="One sentence below the name.")
    url: SiteUrl = Field(default="", description="Where the site will be published.")
    publisher: Name = Field(default="", description="Who publishes it; stands in the footer and on reports.")
    contact: ContactShape | None = Field(default=None, description="How to reach the publisher.")
    languages: Annotated[list[Language], Once] = Field(
        default=["es"], min_length=1, description="The first is the default."
    )
    brand: BrandShape = Field(default=BrandShape(), description="Colours, logo, fonts, footer.")
    themes: dict[Id, Label] = Field(default={}, description="What the library groups playbooks by: id and title.")
    roles: dict[Id, Label] = Field(default={}, description="Who playbooks are for: id and title.")
    diagnostics: Annotated[list[Line], Once] = Field(
        default=[], description="Which diagnostics, in which order; left out: all, by title."
    )
    start: Line | None = Field(default=None, description="The diagnostic that the home page begins with: a triage.")
    playbooks: Selected = Field(
        default=("all", ()),
        description="all; reached: those that its diagnostics lead to; a list; or leave_out with a list.",
    )
    home: Text = Field(default="", description="Markdown above the diagnostics.")
    pages: Annotated[list[Line], Once] = Field(default=[], description="Extra pages, such as a legal notice: NAME.md.")
    noindex: Flag = Field(default=False, description="true keeps search engines away.")
    keep: Annotated[list[Kept], Once] = Field(
        default=[], description="What others put into site/ and builds leave alone: CNAME, .well-known."
    )
    team: TeamShape = Field(default=TeamShape(), description="How several people's results are told.")
    collect: CollectShape | None = Field(default=None, description="A button to send answers to a receiver of yours.")
    silence: list[SilenceShape] = Field(default=[], description="Advice that does not apply here.")
    mkdocs: PassedOnShape = Field(default=PassedOnShape(), description="Options passed on to MkDocs.")


class PageShape(Shape):
    """The front matter of an extra page."""

    title: Label = Field(description="The page's title.")


def _brand(written: BrandShape) -> Brand:
    font = written.font
    return Brand(written.primary, written.accent, written.logo, font.titles, font.text, written.footer)


def settings(raw: Raw) -> Settings:
    """The owner's file.

    Raises:
        Faulty: with every fault of its shape.
    """
    written = validate(raw, SettingsShape)
    top = Spot(raw)
    return Settings(
        name=written.name,
        place=top.place,
        tagline=written.tagline,
        url=written.url,
        publisher=written.publisher,
        contact=Contact(written.contact.label, written.contact.url) if written.contact else None,
        languages=tuple(written.languages),
        brand=_brand(written.brand),
        themes=written.themes,
        roles=written.roles,
        diagnostics=references(written.diagnostics, top / "diagnostics"),
        start=Reference(written.start, (top / "start").place) if written.start else None,
        playbooks=_selection(written, top / "playbooks"),
        home=written.home,
        pages=references(written.pages, top / "pages"),
        noindex=written.noindex,
        smallest_group=written.team.smallest_group,
        collect=Collect(**written.collect.model_dump()) if written.collect else None,
        keep=tuple(written.keep),
        silence=tuple(
            Silence(entry.rule, entry.at, entry.because, (top / "silence" / index).place)
            for index, entry in enumerate(written.silence)
        ),
        mkdocs=written.mkdocs.model_dump(exclude_unset=True, exclude={"markdown_extensions"}),
        markdown_extensions=tuple(written.mkdocs.markdown_extensions),
    )


def _selection(written: SettingsShape, spot: Spot) -> Selection:
    which, names = written.playbooks
    return Selection(cast("Any", which), references(names, spot / LEAVE_OUT if which == "others" else spot))


def page(slug: str, article: Article) -> Page:
    """An extra page: its front matter holds a title and nothing else.

    Raises:
        Faulty: with every fault of its shape.
    """
    written = validate(article.front, PageShape)
    place = Spot(article.front).place
    return Page(slug=slug, title=written.title, body=article.body, place=place, body_place=article.body_place)
