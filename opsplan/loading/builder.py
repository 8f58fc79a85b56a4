"""From text to the tree, read from the events of libyaml.

Scalars stay the text that their author wrote, trimmed at both ends; what is empty, `~` or `null` is absent. What YAML
knows and a plan does not need (tags, merge keys, several documents) and what could harm (depth, bombs of aliases) is
refused with its place. Codes: YAML-04 for a duplicate key, YAML-05 for what is refused, YAML-06 for characters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from opsplan.findings import Finding, Path, Place, Severity
from opsplan.loading.aliases import Aliases
from opsplan.loading.characters import FORBIDDEN, character
from opsplan.loading.events import parser
from opsplan.loading.quoting import remedy, rest, short, tagged
from opsplan.loading.tree import Gap, Map, Mark, Seq

#: How deep a plan may nest; nothing in it needs a fifth of this.
DEPTH = 64
#: A file that is full of what is refused is not worth a longer list.
MOST = 1000
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
#: The key of a value that is read and thrown away; no key of a plan can hold this character.
LOST = "\0"


class _Refused(Exception):  # noqa: N818
    """The rest of the text is not read."""


class Builder:
    """Builds the tree of one text, whose first line is line `first` of the file.

    After `build`: `root` (an empty list, or a list of the root), `findings`, `gaps`, `folded` (where the plain scalars
    that run over several lines begin and end in the text), and of what was read last the scalar and the container.
    """

    def __init__(self, text: str, file: str, first: int = 1) -> None:
        self.text, self.file, self.first = text, file, first
        self.root = Seq((first, 1))
        self.findings: list[Finding] = []
        self.gaps: list[Gap] = []
        self.folded: list[tuple[int, int]] = []
        self.last: Any = None
        self.top: Map | Seq = self.root
        self.complete = False
        self._key: str | None = None
        self._key_mark: Mark = self.root.mark
        self._stack: list[tuple[Map | Seq, str | None, str | int]] = []
        #: An item that another one seems to be part of.
        self._restarted: Map | None = None
        #: Texts that are not in the tree because their key stands twice.
        self.lost: set[str] = set()
        self._aliases = Aliases()
        self._documents = 0
        self._escapes = "\\" in text

    def build(self) -> yaml.YAMLError | None:
        """Read the text to its end, or to where it cannot be read; return the parser's complaint in this case."""
        source = parser(self.text)
        get = source.get_event
        handlers = self._handlers()
        try:
            while type(event := get()) is not yaml.StreamEndEvent:
                handlers[type(event)](event)
            self.complete = True
        except yaml.YAMLError as error:
            return error
        except _Refused:
            pass
        finally:
            source.dispose()
        return None

    def _handlers(self) -> dict[type[Any], Callable[[Any], None]]:
        return {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._map,
            yaml.SequenceStartEvent: self._seq,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
            yaml.DocumentEndEvent: _nothing,
            yaml.StreamStartEvent: _nothing,
        }

    def _scalar(self, event: Any) -> None:
        # called for every word of a plan, so what is rare is looked at elsewhere
        start = event.start_mark
        line = start.line
        mark = (line + self.first, start.column + 1)
        value: str | None = event.value.strip()
        self.last = event
        if event.tag or event.end_mark.line != line or (self._escapes and event.style == '"'):
            self._examine(event, mark)
            value = FORBIDDEN.sub(" ", event.value).strip()
        top = self.top
        if self._key is None and type(top) is Map:
            if value and value not in top.marks and value != "<<":
                self._key, self._key_mark = value, mark
            else:
                self._refuse_key(value or "", event, mark)
        elif value in NULLS and (not value or event.implicit[0]):
            value = None
            self._gap(start.index)
            self._put(value, mark, start.index)
        elif type(top) is Seq:
            top.append(value)
            top.marks.append(mark)
        else:
            self._put(value, mark, start.index)
        if event.anchor:
            self._aliases.anchor(event.anchor, value)

    def _refuse_key(self, key: str, event: Any, mark: Mark) -> None:
        """Take a scalar that may be no key of the mapping being read, and forget the value that follows it."""
        marks: dict[str, Any] = self.top.marks  # type: ignore[assignment]
        self._key, self._key_mark = LOST, mark
        if key in marks:
            self._duplicate(key, event.start_mark.index, mark)
        elif not key:
            self._refuse("yaml-key-empty", mark)
        elif event.implicit[0]:
            self._refuse("yaml-merge", mark)
        else:
            self._key = key

    def _duplicate(self, key: str, index: int, mark: Mark) -> None:
        """Say that a key stands twice; or where that is the first key of an item, that its dash seems to be missing."""
        top = self.top
        assert isinstance(top, Map)
        line = top.marks[key][0][0]
        new_line = not self.text[self.text.rfind("\n", 0, index) + 1 : index].strip()
        if new_line and type(self._stack[-1][0]) is Seq and len(self._stack) > 1 and key == next(iter(top.marks)):
            fix = f"- {rest(self.text, index)}"
            fix = short(fix)
            self._refuse("yaml-dash-missing", mark, code="YAML-04", step=key, key=key, line=line, fix=fix)
            self._restarted = top
        elif top is not self._restarted:
            self._refuse("yaml-duplicate", mark, code="YAML-04", step=key, key=key, line=line)

    def _put(self, value: Any, mark: Mark, index: int) -> str | int:
        """Put a value where it belongs; return its key or position there."""
        top, key = self.top, self._key
        if type(top) is Map:
            if key is None:
                self._complex(mark, index)
                return LOST
            self._key = None
            if key is not LOST:
                top.marks[key] = (self._key_mark, mark)
                if value is not None:
                    top[key] = value
            elif type(value) is str:
                self.lost.add(value)
            return key
        if value is not None:
            top.append(value)  # type: ignore[union-attr]
            top.marks.append(mark)  # type: ignore[union-attr]
        return len(top) - 1

    def _complex(self, mark: Mark, index: int) -> None:
        """A list or a mapping stands where a key should: say so, and forget the value that follows it."""
        self._key = LOST
        if not self.text.startswith("{{", index - 1 if index else 1):
            self._refuse("yaml-key-complex", mark)
        elif not self.text.startswith("{{{", max(index - 2, 0)):
            self._refuse("yaml-braces-double", mark, fix=remedy(rest(self.text, index - 1)))

    def _map(self, event: Any) -> None:
        self._open(event, Map)

    def _seq(self, event: Any) -> None:
        self._open(event, Seq)

    def _open(self, event: Any, kind: type[Map] | type[Seq]) -> None:
        start = event.start_mark
        mark = (start.line + self.first, start.column + 1)
        new = kind(mark)
        if event.tag:
            self._examine(event, mark)
        step = self._put(new, mark, start.index)
        self._stack.append((self.top, self._key, step))
        self.top, self._key = new, None
        if len(self._stack) > DEPTH:
            place = Place(self.file, *mark)
            self.findings.append(Finding("YAML-05", Severity.ERROR, "yaml-depth", place, (), {"limit": DEPTH}))
            raise _Refused
        if event.anchor:
            self._aliases.anchor(event.anchor, new)

    def _end(self, event: Any) -> None:
        self.top, self._key, _ = self._stack.pop()

    def _alias(self, event: Any) -> None:
        start = event.start_mark
        mark = (start.line + self.first, start.column + 1)
        holders = [*(holder for holder, _, _ in self._stack), self.top]
        value, problem = self._aliases.value(event.anchor, holders, DEPTH)
        if problem and not (problem == "yaml-alias-unknown" and self.first > 1):
            self._refuse(problem, mark, name=event.anchor)
        self._put(value, mark, start.index)
        if problem == "yaml-alias-budget":
            raise _Refused

    def _document(self, event: Any) -> None:
        mark = (event.start_mark.line + self.first, event.start_mark.column + 1)
        self._documents += 1
        if self._documents > 1:
            self._refuse("yaml-documents", mark)
            self.complete = True
            raise _Refused
        if event.tags:
            self._refuse("yaml-directive", mark)

    def _examine(self, event: Any, mark: Mark) -> None:
        """Look at what is rare: several lines, a tag, and characters that stand in the file as escapes."""
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and not event.style and end.line != start.line:
            self.folded.append((start.index, end.index))
        if event.tag:
            tag, fix = tagged(self.text, event.start_mark.index)
            self._refuse("yaml-tag", mark, tag=tag, fix=fix)
        if not isinstance(event, yaml.ScalarEvent):
            return
        for one in FORBIDDEN.finditer(event.value):
            self.findings.append(character(one[0], Place(self.file, *mark), self._path()))

    def _gap(self, index: int) -> None:
        key = self._key
        if key is not LOST:
            self.gaps.append(Gap(self.top, key, index, self._path()))

    def _path(self) -> Path:
        """Return the way to what is being read."""
        if self.top is self.root:
            return ()
        steps = [step for _, _, step in self._stack[1:]]
        here: list[str | int] = [len(self.top)] if type(self.top) is Seq else [self._key] if self._key else []
        return tuple(step for step in (*steps, *here) if step is not LOST)

    def _refuse(self, message: str, mark: Mark, code: str = "YAML-05", step: str = "", **args: object) -> None:
        if len(self.findings) >= MOST:
            return
        path = (*self._path(), step) if step else self._path()
        self.findings.append(Finding(code, Severity.ERROR, message, Place(self.file, *mark), path, args))


def _nothing(event: Any) -> None:
    """Do nothing: this event says nothing about values."""
