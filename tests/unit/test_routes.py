"""One page points at another by a URL that works under any path."""

import pytest

from rumbo.pages import routes


@pytest.mark.parametrize(
    ("target", "here", "url"),
    [
        (routes.HOME, routes.HOME, "./"),
        (routes.playbook("a"), routes.HOME, "playbooks/a/"),
        (routes.HOME, routes.playbook("a"), "../../"),
        (routes.playbook("a"), routes.playbook("b"), "../a/"),
        (routes.LIBRARY, routes.playbook("a"), "../"),
        (routes.LIBRARY, routes.LIBRARY, "./"),
        (routes.method("a"), routes.diagnostic("a"), "method/"),
        (routes.diagnostic("a"), routes.method("a"), "../"),
        (routes.page("a"), routes.PRIVACY, "../pages/a/"),
        ("playbooks/un plano.png", routes.playbook("a"), "../un%20plano.png"),
        ("assets/x/y.css", routes.diagnostic("a"), "../../assets/x/y.css"),
    ],
)
def test_a_page_points_at_another_by_a_relative_url(target: str, here: str, url: str) -> None:
    assert routes.relative(target, here) == url
