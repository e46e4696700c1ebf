"""A diagnostic of a site as a workbook, or a workbook with next to nothing in it to start from."""

from pathlib import Path

from rumbo.content import paths, schema
from rumbo.content.source import read_yaml
from rumbo.content.workbook.writing import written
from rumbo.wording.phrases import Language

_EMPTY = {
    "title": "",
    "dimensions": [{"id": "", "title": ""}],
    "bands": [{"id": "", "from": "0", "title": "", "weak": "true"}, {"id": "", "from": "50", "title": ""}],
}


def spreadsheet(folder: Path, slug: str | None, language: Language) -> bytes:
    """The workbook of a diagnostic in a site's folder, with headings in a language; an empty one without a slug.

    Raises:
        LookupError: there is no such diagnostic; carries the names of those there are.
        Faulty: its file cannot be read.
    """
    if slug is None:
        return written(_EMPTY, language, "")
    path = paths.diagnostic(slug)
    if not (folder / path).is_file():
        raise LookupError(*sorted(place.parent.name for place in folder.glob("diagnostics/*/diagnostic.yml")))
    value = schema.lengthened(read_yaml(path, (folder / path).read_bytes())).value
    return written(value if isinstance(value, dict) else {}, language, slug)
