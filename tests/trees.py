"""Small staged trees made by hand, for tests of what comes after the compiler."""

from typing import Any

from rumbo import packaged
from rumbo.pages.tree import Frame, Link, OutputTree, Page


def tree(
    language: str = "es",
    url: str = "https://example.org/sub/",
    **changes: Any,  # noqa: ANN401 - as many types as a frame has fields
) -> OutputTree:
    """Two pages in the header, one kept out of it; `changes` replace fields of the frame."""
    fields: dict[str, Any] = {
        "name": "Prueba",
        "language": language,
        "url": url,
        "strings": {"leave_light": "Oscurecer", "leave_dark": "Aclarar"},
        "navigation": (Link("Inicio", "index.md"), Link("Guías", "guias/index.md")),
    }
    pages = {
        "index.md": page("Inicio", "<p>Aquí empieza.</p>"),
        "guias/index.md": page("Guías", '<p><a href="una/">Una</a></p>'),
        "guias/una.md": page("Una guía", "<p>Lo que se hace primero.</p>"),
    }
    files = {"assets/abc/boot.mjs": b"export {};\n"}
    return OutputTree(frame=Frame(**fields | changes), pages=pages, files=files, overrides=theme())


def page(title: str, html: str, **more: Any) -> Page:  # noqa: ANN401 - fields differ
    """A page with a heading; `more` are further fields of it."""
    return Page(kind="guide", title=title, html=f"<section>\n<h1>{title}</h1>\n{html}\n</section>", **more)


def theme() -> dict[str, bytes]:
    """The overrides of the engine's theme that come with Rumbo."""
    folder = packaged.templates() / "theme"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.html")}
