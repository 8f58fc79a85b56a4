"""Why libyaml could not read on, in our own words: each of its complaints, and what authors usually did.

Codes: YAML-03; YAML-05 where a second document or a directive is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from opsplan.findings import Finding
from opsplan.loading import blocks, brackets, scalars
from opsplan.loading.builder import DEPTH, Builder
from opsplan.loading.fault import Fault, fault

#: What stands before the first line that is neither empty nor a comment nor a separator.
_CONTENT = re.compile(r"\A(?:[ ]*(?:#.*|---[ ]*)?\n)*[ ]*")

Recogniser = Callable[[Fault], Finding | None]


def _documents(fault: Fault) -> Finding | None:
    """A line ends the plan: it has fewer spaces before it than the first one, or it is a separator."""
    begin = _CONTENT.search(fault.text)
    if begin and fault.first == 1 and fault.spaces(begin.end()) > fault.spaces(fault.at):
        index = begin.end()
        if fault.text.startswith("- ", index):
            return fault.say("yaml-root-list", index, code="YAML-02")
        line = fault.text.count("\n", 0, fault.at) + 1
        return fault.say("yaml-indent-first", fault.start(index), have=fault.spaces(index), line=line)
    lines = (fault.line(fault.at), fault.line(max(fault.start(fault.at) - 1, 0)))
    separator = any(line.startswith(("---", "...")) for line in lines)
    return fault.say("yaml-documents", fault.at, code="YAML-05") if separator else None


def _directive(fault: Fault) -> Finding:
    return fault.say("yaml-directive", fault.at, code="YAML-05")


def _depth(fault: Fault) -> Finding:
    """Newer libyaml stops at a depth of its own, before it has told of the first levels."""
    return fault.say("yaml-depth", fault.at, code="YAML-05", limit=DEPTH)


#: The parser's complaint (libyaml's and the pure parser's words for it), and what to recognise in it, in this order.
RULES: tuple[tuple[re.Pattern[str], tuple[Recogniser, ...]], ...] = (
    (re.compile("nesting depth"), (_depth,)),
    (re.compile("tab character"), (scalars.tab,)),
    (re.compile("cannot start any token"), (scalars.tab, scalars.after_quote, scalars.start)),
    (re.compile("unexpected end of stream|unexpected document"), (scalars.quote_open,)),
    (re.compile("directive|incompatible|duplicate|percent"), (_directive,)),
    (re.compile("escape|hexdecimal|hexadecimal"), (scalars.escape,)),
    (
        re.compile("alphabetic or numeric|or line break|indicator[s]?,|URI|'!'|'>'|tag"),
        (scalars.after_quote, scalars.start),
    ),
    (re.compile("chomping|indentation indicator|comment"), (scalars.after_quote, scalars.start)),
    (re.compile("',' or '"), (scalars.after_quote, brackets.closed_by_other, brackets.left_open, *brackets.COMMAS)),
    (re.compile("node content"), (brackets.comma_twice, brackets.empty, brackets.never_closed, scalars.start)),
    (re.compile("keys are not allowed"), (scalars.after_quote, scalars.start)),
    (re.compile("entries are not allowed"), (scalars.after_quote, blocks.list_inline)),
    (re.compile("values are not allowed"), (blocks.wide_indent, blocks.folded, blocks.colon)),
    (re.compile("unexpected ':'"), (brackets.colon_space,)),
    (re.compile("expected ':'"), (scalars.after_quote, blocks.wide_indent, blocks.bare, blocks.no_colon)),
    (re.compile("<document start>"), (_documents,)),
    (re.compile("expected key|'-' indicator|<block end>"), (scalars.after_quote, *brackets.AFTER, *blocks.PLACES)),
)


def explain(error: yaml.YAMLError, builder: Builder) -> Finding:
    """Return the finding that says why the text could not be read on; `builder` has read it up to there."""
    here = fault(error, builder)
    for pattern, recognisers in RULES:
        if pattern.search(here.problem):
            for recognise in recognisers:
                if found := recognise(here):
                    return found
    return here.say("yaml-syntax", here.at)
