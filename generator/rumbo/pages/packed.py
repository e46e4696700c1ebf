"""Office files, which are archives, without the hour of their writing: the same bytes for the same content."""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

EPOCH = "2000-01-01"
"""The day of a file that has none of its own."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_CHANGED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_OLDEST = (2000, 1, 1, 0, 0, 0)
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no place for."""


def types(parts: Mapping[str, str]) -> str:
    """The list of a file's parts by name, each with its kind; that of its properties is added."""
    known = {**parts, "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}
    told = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in known.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def root(document: str) -> str:
    """Where a program begins to read: at the `document`."""
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{document}"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )


def archive(parts: Mapping[str, str]) -> bytes:
    """An office file of some parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in parts.items():
            packed.writestr(zipfile.ZipInfo(name, _OLDEST), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def fit(text: str) -> str:
    """A text as the content of an XML element."""
    return escape(_UNFIT.sub("", text))


def undated(packed: bytes, day: str = EPOCH) -> bytes:
    """The same archive as if it had been written on a `day` (ISO 8601)."""
    out = io.BytesIO()
    stamp = rb"\g<1>" + f"{day}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            data = _CHANGED.sub(stamp, data) if name == "docProps/core.xml" else data
            after.writestr(zipfile.ZipInfo(name, _OLDEST), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
