"""YAML as nodes that know their line. Scalars stay words: no, 9:30, 2016-03 as written."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml

from ..domain.activities.step import harmless
from ..words import say
from .faults import Found, Unreadable
from .syntax import check_spaces, syntax

DEEPEST = 12
# libyaml, where PyYAML has it, is sixteen times as fast: a school's server reads every room's text
# when it starts. It lets tabs pass, and `syntax` does not know its sentences.
QUICK = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Place = tuple[str | int, ...]


@dataclass
class Node:
    """Words, a list or a mapping. `line` is that of its name or dash, counted from 1."""

    line: int
    value: "str | list[Node] | dict[str, Node]"

    @property
    def fields(self) -> "dict[str, Node]":
        """The named nodes of a mapping, else nothing."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def plain(self) -> Any:
        """Words, lists and dicts without their lines."""
        if isinstance(self.value, dict):
            return {name: node.plain for name, node in self.value.items()}
        return [node.plain for node in self.value] if isinstance(self.value, list) else self.value

    def entries(self, name: str) -> "list[Node]":
        """The entries of the list `name`, else nothing."""
        found = self.fields.get(name)
        return found.value if found and isinstance(found.value, list) else []

    def named(self, name: str) -> "dict[str, Node]":
        """The named nodes of the mapping `name`, else nothing."""
        found = self.fields.get(name)
        return found.fields if found else {}

    def words(self, name: str) -> str:
        """The words of the field `name`, "" if it has none."""
        found = self.fields.get(name)
        return found.value if found and isinstance(found.value, str) else ""

    def line_of(self, *place: str | int) -> int:
        """The line of the deepest node that exists on the way `place`."""
        node = self
        for step in place:
            inner = node.value
            if isinstance(inner, dict) and step in inner:
                node = inner[str(step)]
            elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
                node = inner[step]
            else:
                break
        return node.line


def parse(text: str) -> tuple[Node, list[Found]]:
    """The tree of a YAML text and the names that stand twice; Unreadable if it is not YAML."""
    check_spaces(text)
    with suppress(yaml.YAMLError):  # said below, in words that `syntax` knows
        if "\t" not in text:
            return _parsed(text, QUICK)
    try:
        return _parsed(text, yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise Unreadable(*syntax(text, error)) from error


def _parsed(text: str, loader: Any) -> tuple[Node, list[Found]]:
    _check_plainness(text, loader)
    root = yaml.compose(text, Loader=loader)
    if root is None:
        raise Unreadable((1, say("check.empty")))
    found = list(_cut_off(text, loader))
    return _node(root, _line(root), found), found


def _cut_off(text: str, loader: Any) -> Iterator[Found]:
    """Words after a # in a line of words: YAML takes them for a note and drops them."""
    for event in yaml.parse(text, Loader=loader):
        if not isinstance(event, yaml.ScalarEvent) or event.style or event.value.isdecimal():
            continue
        end: Any = event.end_mark
        if text[end.index :].partition("\n")[0].lstrip().startswith("#"):
            yield end.line + 1, say("check.cut_off")


def _check_plainness(text: str, loader: Any) -> None:
    """No anchors and aliases (few bytes can stand for millions), no tags, no bottomless nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = _line(event)
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise Unreadable((line, say("check.sign")))
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Unreadable((line, say("check.too_deep")))


def _node(node: yaml.Node, line: int, found: list[Found]) -> Node:
    if isinstance(node, yaml.MappingNode):
        return Node(line, dict(_named(node, found)))
    if isinstance(node, yaml.SequenceNode):
        return Node(line, [_node(entry, _line(entry), found) for entry in node.value])
    return Node(line, harmless(str(node.value)).strip())


def _named(mapping: yaml.MappingNode, found: list[Found]) -> Iterator[tuple[str, Node]]:
    first: dict[str, int] = {}
    for name, value in mapping.value:
        line = _line(name)
        if not isinstance(name, yaml.ScalarNode):
            found.append((line, say("check.odd_name")))
            continue
        words = harmless(name.value)
        if words in first:
            found.append((line, say("check.twice", name=words, first=first[words])))
        else:
            first[words] = line
            yield words, _node(value, line, found)


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1


def every(node: Node, place: Place = ()) -> Iterator[tuple[Place, Node]]:
    """All nodes below `node` with the way to them."""
    inner = enumerate(node.value) if isinstance(node.value, list) else node.fields.items()
    for step, child in inner:
        yield (*place, step), child
        yield from every(child, (*place, step))
