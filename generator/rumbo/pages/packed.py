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
