from rumbo.pages.sitemap import sitemap
from trees import tree


def test_the_sitemap_lists_every_page_and_no_date() -> None:
    small = tree()
    listed = sitemap(small.frame, small.pages).decode()
    assert listed.count("<loc>") == 3
    assert "<loc>https://example.org/sub/guias/una/</loc>" in listed
    assert "<loc>https://example.org/sub/</loc>" in listed
    assert "lastmod" not in listed


def test_a_site_without_an_address_names_none() -> None:
    small = tree(url="", folder="es/")
    assert "<loc>" not in sitemap(small.frame, small.pages).decode()
