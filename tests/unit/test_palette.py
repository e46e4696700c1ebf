"""The brand's colours become shades that can be read, in both schemes, and no others than needed."""

import re
from colorsys import rgb_to_hls
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.model import Brand
from rumbo.palette import DARK, LIGHT, WANTED_CONTRAST, Scheme, contrast, contrast_on, legible, shades, stylesheet

TOKENS = (Path(__file__).parents[2] / "templates/assets/css/tokens.css").read_text("utf-8")

# What is left of red, green and blue light for whoever lacks one kind of cone: Machado, Oliveira and Fernandes (2009),
# "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.0.
SEEN_BY = {
    "grey": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@settings(deadline=None)
@given(colours, colours)
def test_every_shade_can_be_read_on_its_scheme(primary: str, accent: str) -> None:
    schemes = {scheme.name: scheme for scheme in (LIGHT, DARK)}
    for shade in shades(primary, accent):
        scheme = schemes[shade.scheme]
        for ground in (scheme.paper, scheme.tint):
            assert contrast(shade.used, ground) >= WANTED_CONTRAST[shade.use]


@settings(deadline=None)
@given(colours)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    if min(contrast(colour, LIGHT.paper), contrast(colour, LIGHT.tint)) >= 4.5:
        assert legible(colour, LIGHT, 4.5) == colour


@settings(deadline=None)
@given(colours)
def test_no_shade_goes_further_than_it_must(colour: str) -> None:
    used = legible(colour, DARK, 4.5)
    if used != colour:
        assert contrast(used, DARK.tint) < 4.8


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("colour", ["#ffcc00", "#0f5c63", "#b4541a", "#2e86de", "#145a32"])
def test_a_derived_shade_keeps_its_hue(colour: str, scheme: Scheme) -> None:
    assert hue(legible(colour, scheme, 4.5)) == pytest.approx(hue(colour), abs=0.04)


def hue(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return rgb_to_hls(red, green, blue)[0]


def test_the_default_brand_needs_no_other_shade_on_paper() -> None:
    brand = Brand()
    assert all(shade.used == shade.wanted for shade in shades(brand.primary, brand.accent) if shade.scheme == "default")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0), ("#123456", "#123456", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@settings(deadline=None)
@given(colours)
def test_text_on_the_primary_colour_can_be_read(primary: str) -> None:
    for rules in stylesheet(primary, "#b4541a").splitlines():
        ground, text = (property_of(rules, name) for name in ("primary-fill", "on-primary"))
        assert contrast(ground, text) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda scheme: scheme.name)
def test_the_tokens_are_those_that_shades_are_judged_by(scheme: Scheme) -> None:
    rules = tokens_of(scheme)
    assert [property_of(rules, name) for name in ("paper", "tint", "ink")] == [scheme.paper, scheme.tint, scheme.ink]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda scheme: scheme.name)
def test_secondary_text_can_be_read_and_bands_can_be_told_apart_without_colour(scheme: Scheme) -> None:
    rules = tokens_of(scheme)
    assert min(contrast(property_of(rules, "soft"), ground) for ground in (scheme.paper, scheme.tint)) >= 4.5
    bands = [property_of(rules, f"band-{tone}") for tone in range(1, 5)]
    assert all(contrast(band, ground) >= 3 for band in bands for ground in (scheme.paper, scheme.tint))
    darkness = [contrast(band, "#ffffff") for band in bands]
    assert darkness == sorted(darkness, reverse=True)
    assert all(dark / light >= 1.15 for dark, light in pairwise(darkness))


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("vision", SEEN_BY, ids=str)
def test_every_band_is_a_step_lighter_than_the_one_before_for_colour_blind_readers_and_in_grey(
    vision: str, scheme: Scheme
) -> None:
    seen = [luminance_seen(property_of(tokens_of(scheme), f"band-{tone}"), SEEN_BY[vision]) for tone in range(1, 5)]
    for dark, light in pairwise(seen):
        assert (light + 0.05) / (dark + 0.05) >= 1.25


def luminance_seen(colour: str, matrix: tuple[tuple[float, float, float], ...]) -> float:
    """WCAG's relative luminance of a colour as somebody sees it; grey printing keeps nothing else of it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    seen = [min(max(sum(factor * part for factor, part in zip(row, light, strict=True)), 0), 1) for row in matrix]
    return sum(factor * part for factor, part in zip((0.2126, 0.7152, 0.0722), seen, strict=True))


@settings(deadline=None)
@given(colours)
def test_no_colour_can_be_read_as_text_on_both_pages(colour: str) -> None:
    assert min(contrast_on(LIGHT, colour), contrast_on(DARK, colour)) < 4.5


def tokens_of(scheme: Scheme) -> str:
    found = re.search(rf'\[data-md-color-scheme="{scheme.name}"\] \{{(.*?)\}}', TOKENS, re.DOTALL)
    assert found
    return found[1]


def property_of(rules: str, name: str) -> str:
    found = re.search(rf"--rumbo-{name}: (#[0-9a-f]{{6}})", rules)
    assert found, name
    return found[1]


def test_a_light_brand_colour_fills_as_it_is_under_dark_ink() -> None:
    light, dark = (
        dict(re.findall(r"--rumbo-([a-z-]+): ([^;]+);", rules))
        for rules in stylesheet("#ffcc00", "#b4541a").splitlines()
    )
    assert (light["primary-fill"], light["on-primary"]) == ("#ffcc00", LIGHT.ink)
    assert light["primary"] != "#ffcc00"
    assert dark["primary-fill"] == dark["primary"]
