"""Office files, which are archives, without the hour of their writing: the same bytes for the same content."""

import io
import re
import zipfile

EPOCH = "2000-01-01"
"""The day of a file that has none of its own."""

_CHANGED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_OLDEST = (2000, 1, 1, 0, 0, 0)


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
