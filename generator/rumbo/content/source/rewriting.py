"""Puts new values into a YAML text and leaves everything else, comments included, as its author wrote it."""

from collections.abc import Mapping
from typing import Any

import yaml

from rumbo.content.source.slips import marked
from rumbo.location import Location


class _Dumper(yaml.SafeDumper):
    """Long texts on lines of their own, as authors write them; lists are indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as yaml has it
        super().increase_indent(flow, indentless=False)


def _as_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text.strip("\n") else None)


_Dumper.add_representer(str, _as_text)


def written_yaml(value: object) -> bytes:
    """Plain values as a YAML file that reads as the same values."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=116)
    return text.encode()


def with_values(text: str, new: Mapping[Location, str]) -> str:
    """The text of a YAML file with the values that start at some places replaced; all else stays as it is.

    A mapping or list written on lines of its own is left alone: where it ends is a matter of its indentation.
    """
    spans: list[tuple[int, int, str]] = []
    starts: list[Any] = []
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        start: Any = event.start_mark
        if isinstance(event, yaml.CollectionStartEvent):
            starts.append(start if event.flow_style else None)
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            start = starts.pop()
        replacement = new.get(marked(next(iter(new)).path, start)) if new and start else None
        if replacement is not None:
            end: Any = event.end_mark
            spans.append((start.index, end.index, replacement))
    for first, last, replacement in sorted(spans, reverse=True):
        text = text[:first] + replacement + text[last:]
    return text
