"""Writes files for authors to start from: a site, a playbook, a diagnostic, a template of their own.

Never overwrites anything. Knows what a site's folder looks like, not what its files mean.
"""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from rumbo import packaged
from rumbo.content import loader, paths, schema
from rumbo.content.source import read_yaml
from rumbo.content.turned import turned
from rumbo.content.untranslated import untranslated
from rumbo.model import RESERVED_IDS, Site
from rumbo.wording import languages
from rumbo.wording.phrases import Phrase
from rumbo.wording.problems import nearest

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AROUND = {
    "gitignore": ".gitignore",
    "requirements.txt": "requirements.txt",
    "README.{language}.md": "README.md",
    "publish.yml": ".github/workflows/publish.yml",
}


_STARTER_LANGUAGE = "es"
"""What the content that comes with Rumbo is written in."""


class ScaffoldError(Exception):
    """Something that cannot be written as asked; the message says why and what to do."""


def new_site(folder: Path, version: str, *, empty: bool = False, language: str = _STARTER_LANGUAGE) -> None:
    """Make a site in a folder that is new or empty; `version` is the Rumbo that it will be built with.

    `language` is the one that its content is written in; of the starter content the other one becomes its translation.

    Raises:
        ScaffoldError: it cannot be written there; the message says why.
    """
    _refuse_full(folder)
    _refuse_language(language, empty=empty)
    source = packaged.empty(language) if empty else packaged.starter()
    folder.mkdir(parents=True, exist_ok=True)
    for part in packaged.STARTER_PARTS:
        _copy(source / part, folder / part)
    if not empty and language != _STARTER_LANGUAGE:
        _turn(folder, language)
    _write_around(folder, version, language)
    for place in sorted(folder.rglob("*.yml")):
        _add_modeline(place, folder)


def _refuse_language(language: str, *, empty: bool) -> None:
    """The content that comes with Rumbo exists in some languages only."""
    known = packaged.empty_languages() if empty else _starter_languages()
    if language not in known:
        raise ScaffoldError(Phrase("refused.starter-language", {"language": language, "known": ", ".join(known)}))


def _starter_languages() -> list[str]:
    config = read_yaml("site_config.yml", (packaged.starter() / "site_config.yml").read_bytes()).value
    return list(map(str, config["languages"])) if isinstance(config, dict) else []


def _turn(folder: Path, language: str) -> None:
    """Write a new site's content anew in a language, with the one that it comes in as its translation."""
    written = loader.read(folder).contents
    for path, content in turned(written, language, _STARTER_LANGUAGE).items():
        (folder / path).write_bytes(content)
    for path in written:
        found = paths.as_translation(path)
        if found and found.language == language:
            (folder / path).unlink()


def _refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or {place.name for place in folder.iterdir()} - {".git"}):
        raise ScaffoldError(Phrase("refused.not-empty", {"folder": str(folder)}))


def _write_around(folder: Path, version: str, language: str) -> None:
    for packed, name in _AROUND.items():
        text = (packaged.around() / packed.format(language=_drafted(language))).read_text("utf-8")
        _write(folder / name, text.replace("{version}", version).replace("{name}", folder.resolve().name))
    for name, content in schema.json_schemas().items():
        _write(folder / "schemas" / f"{name}.json", json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def new_playbook(folder: Path, slug: str) -> Path:
    """Write the draft of a playbook; returns its file.

    Raises:
        ScaffoldError: it cannot be written there; the message says why.
    """
    site = _site(folder)
    if not site.settings.themes:
        raise ScaffoldError(Phrase("refused.no-themes"))
    place = folder / "playbooks" / f"{_slug(slug)}.md"
    theme, role = next(iter(site.settings.themes)), next(iter(site.settings.roles), "role")
    return _fill(_skeleton("playbook.md", site), place, folder, theme=theme, role=role)


def new_diagnostic(folder: Path, slug: str) -> Path:
    """Write the draft of a diagnostic; returns its file.

    Raises:
        ScaffoldError: it cannot be written there; the message says why.
    """
    site = _site(folder)
    if not site.playbooks:
        raise ScaffoldError(Phrase("refused.no-playbooks"))
    place = folder / "diagnostics" / _slug(slug) / "diagnostic.yml"
    return _fill(_skeleton("diagnostic.yml", site), place, folder, playbook=next(iter(site.playbooks)))


def new_client(folder: Path, slug: str) -> Path:
    """Start a client's site over the base in a folder; returns the client's folder.

    Raises:
        ScaffoldError: it cannot be written there; the message says why.
    """
    site = _site(folder)
    place = folder / "clients" / _slug(slug) / "site_config.yml"
    _refuse_existing(place)
    text = _skeleton("client.yml", site).read_text("utf-8")
    playbook, asked = (next(iter(site.playbooks), "x"), ", ".join(found.slug for found in site.diagnostics))
    name = slug.replace("-", " ").title()
    _write(place, text.format(name=name, slug=slug, playbook=playbook, diagnostics=asked))
    for language in site.settings.languages[1:]:
        _write(place.with_suffix(f".{language}.yml"), f"name: {name}\n")
    return place.parent


def new_translation(folder: Path, file: Path, language: str) -> Path:
    """Write the skeleton of a translation of one of the site's files; returns it.

    Raises:
        ScaffoldError: it cannot be written there; the message says why.
        Faulty: the original cannot be read.
    """
    inside = file.resolve().is_relative_to(folder.resolve())
    path = file.resolve().relative_to(folder.resolve()).as_posix() if inside else ""
    is_extra_page = path.endswith(".md") and "/" not in path
    if not file.is_file() or paths.as_translation(path) or not (paths.is_content(path) or is_extra_page):
        raise ScaffoldError(Phrase("refused.not-translatable", {"file": str(file)}))
    if not re.fullmatch(languages.CODE, language):
        raise ScaffoldError(Phrase("refused.no-such-language", {"language": language}))
    place = folder / paths.translation_of(path, language)
    _refuse_existing(place)
    _write(place, untranslated(path, file.read_bytes()).decode())
    return place


def write_site(files: Mapping[str, bytes], folder: Path, version: str, language: str) -> None:
    """Write the files of a site in a language into a new folder, with what stands around a site's content.

    Raises:
        ScaffoldError: it cannot be written there; the message says why.
    """
    _refuse_full(folder)
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    _write_around(folder, version, language)


def ejectable() -> list[str]:
    """The theme's files that a site may replace by one of its own, by path."""
    root = packaged.templates()
    return sorted(place.relative_to(root).as_posix() for place in root.rglob("*") if place.is_file())


def eject(folder: Path, path: str) -> Path:
    """Copy one of the theme's files into the site's templates/; returns the copy.

    Raises:
        ScaffoldError: it cannot be written there; the message says why.
    """
    known = ejectable()
    wanted = path.removeprefix("templates/")
    if wanted not in known:
        meant = nearest(wanted, known)
        hint = Phrase("part.meant", {"word": meant}) if meant else Phrase("refused.theme-files")
        raise ScaffoldError(Phrase("refused.no-theme-file", {"file": wanted, "hint": hint}))
    place = folder / "templates" / wanted
    _refuse_existing(place)
    _copy(packaged.templates() / wanted, place)
    return place


def _site(folder: Path) -> Site:
    """The site as it stands; new files are made to fit it, so it must be free of problems."""
    loaded = loader.load(folder, drafts=True)
    if loaded.site is None:
        raise ScaffoldError(Phrase("refused.problems"))
    return loaded.site


def _slug(slug: str) -> str:
    if not _SLUG.fullmatch(slug) or slug in RESERVED_IDS:
        raise ScaffoldError(Phrase("refused.slug", {"slug": slug}))
    return slug


def _skeleton(name: str, site: Site) -> Path:
    return packaged.skeletons(_drafted(site.language)) / name


def _drafted(language: str) -> str:
    """The language that drafts are written in for a site: its own, English where nobody has written them in it."""
    return languages.nearest(language, packaged.skeleton_languages()) or "en"


def _fill(skeleton: Path, place: Path, folder: Path, **values: str) -> Path:
    """Write a skeleton with its gaps filled in; its title is made from the slug."""
    _refuse_existing(place)
    slug = place.stem if place.parent.name == "playbooks" else place.parent.name
    title = slug.replace("-", " ").capitalize()
    text = skeleton.read_text("utf-8")
    _write(place, text.format(title=title, modeline=_modeline(place, folder, skeleton.stem), **values))
    return place


def _refuse_existing(place: Path) -> None:
    if place.exists():
        raise ScaffoldError(Phrase("refused.exists", {"file": str(place)}))


def _add_modeline(place: Path, folder: Path) -> None:
    """Tell editors which schema a file follows, on its first line."""
    text = place.read_text("utf-8")
    kind = place.name.split(".")[0]
    translation = place.name.count(".") > 1
    name = f"{kind}-translation" if translation else kind
    if name in schema.json_schemas() and "yaml-language-server" not in text:
        place.write_text(f"# {_modeline(place, folder, name)}\n{text}", "utf-8", newline="\n")


def _modeline(place: Path, folder: Path, name: str) -> str:
    up = "../" * len(place.parent.relative_to(folder).parts)
    return f"yaml-language-server: $schema={up}schemas/{name}.json"


def _copy(source: Path, target: Path) -> None:
    """Copy a file or a folder, if there is one."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    elif source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8", newline="\n")
