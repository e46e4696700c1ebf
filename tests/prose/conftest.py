"""The pages of the repository's own site, read once for all tests of its prose."""

from pathlib import Path

import pytest

from pages import Page, all_pages


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, Page]:
    """Every built page, both languages' and those in front of them, by the path of its file."""
    return all_pages(built_site)
