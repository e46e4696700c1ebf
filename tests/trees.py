"""Small staged trees made by hand, for tests of what comes after the compiler."""

from typing import Any

from rumbo.pages.tree import Frame, Link, OutputTree


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
    files = {
        "index.md": page("Inicio", "<p>Aquí empieza.</p>"),
        "guias/index.md": page("Guías", '<p><a href="una/">Una</a></p>'),
        "guias/una.md": page("Una guía", "<p>Lo que se hace primero.</p>"),
        "assets/abc/boot.mjs": b"export {};\n",
    }
    return OutputTree(frame=Frame(**fields | changes), files=files)


def page(title: str, html: str) -> bytes:
    """A page's file: front matter and one block of HTML."""
    return f'---\ntitle: "{title}"\n---\n<section>\n<h1>{title}</h1>\n{html}\n</section>\n'.encode()
