"""What every Mermaid drawing needs: its fence, and labels that are shown as the text that they are.

What would mean anything in a label is written as the number of its character between `#` and `;`, which Mermaid makes
the character again when all else is done. Some versions read what stands in a box as Markdown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from opsplan.columns import wrap
from opsplan.lines import Line

#: What is set of a drawing, by name: numbers, colours, and more of them.
Settings = Mapping[str, "bool | float | str | Settings"]
#: So many columns, two for a Han character, stay legible in a box, and at an arrow, where Mermaid itself breaks lines.
ROOM, ROOM_AT_ARROW = 32, 24
#: Stands for a text that is empty, and before one that would be taken for something else; it has no width.
_NOTHING = "\u200b"

_SIGNS = r"""
    ["`\#]                                          # the end of a string, numbers of characters
  | < | & (?= [\#A-Za-z] )                          # HTML
  | % (?= % )                                       # comments
"""
_MARKDOWN = r"""
  | \\ | \$ (?= \$ )                                # line breaks, formulas
  | (?<! [ ]) [*~] | [*~] (?! [ ])                  # emphasis
  | (?<! [^\W_] ) _ | _ (?! [^\W_] )                # emphasis, but not inside a word
  | ^ [-+=>] | ^ (?P<number> \d{1,9} ) [.)] (?= \s | $ )   # lists, rules, quotations
  | : (?= // | fa- ) | (?<= [Ww]{3} ) \. | @        # addresses, icons
  | \] (?= [(\[:] )                                 # links
  | d (?= irection \s+ (?: TB | BT | RL | LR | TD ) )   # a statement, wherever in a line it stands
"""
_STRING = re.compile(_SIGNS + r"| [>&\\]", re.VERBOSE | re.MULTILINE)
_BOX = re.compile(_SIGNS + _MARKDOWN, re.VERBOSE | re.MULTILINE)
_BAR = re.compile(_SIGNS + "| [:;]", re.VERBOSE | re.MULTILINE)
# Mermaid takes the end from a number that comes after a colon on a line with the word `style`.
_COLON = re.compile(r":(?=\S*#)")
# A label of a Gantt chart that begins like a statement or a date would be read as one.
_STATEMENT = re.compile(
    r"gantt|dateformat|axisformat|tickinterval|inclusiveenddates|topaxis|title|acc|section|excludes|includes|todaymarker"
    r"|week|click|call|href|vert|\d{4}-|[^\w（(“]",
    re.IGNORECASE,
)


def fenced(lines: Iterable[str]) -> str:
    """Return the lines of a drawing as a block of Markdown."""
    return "\n".join(["```mermaid", *lines, "```"])


def settings(given: Settings) -> Iterator[str]:
    """Yield the lines that set how a drawing looks; they stand before all others."""
    yield from ("---", "config:", *_settings(given, "  "), "---")


def _settings(given: Settings, indent: str) -> Iterator[str]:
    for name, value in given.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _settings(value, indent + "  ")
        else:
            yield f"{indent}{name}: {json.dumps(value)}"


def described(words: str) -> Iterator[str]:
    """Yield the line that says what a drawing shows to those who cannot see it, and none for no words."""
    if said := _one_line(words):
        yield f"    accDescr: {_coded(said, _STRING)}"


def quoted(text: str) -> str:
    """Return a text as a string on one line, for the names of axes and series."""
    return f'"{_coded(_one_line(text), _STRING) or _NOTHING}"'


def boxed(texts: Iterable[str], room: int = ROOM) -> str:
    """Return texts below each other as the string in a box: long ones wrapped, a second language on a line below.

    The lines are lines of the block as well: for `<br/>` some versions read the whole text as HTML, numbers become
    characters, and these Markdown.
    """
    rows = [row for text in texts for one in _rows(text) for row in wrap(one, room)]
    said = _coded("\n".join(rows), _BOX).replace("\n", "\n    ")
    return f'"{said or _NOTHING}"'


def titled(text: str) -> str:
    """Return a text as the string that is the title of a frame: on one line, for which alone there is room."""
    return f'"{_coded(_one_line(text), _BOX) or _NOTHING}"'


def label(text: str) -> str:
    """Return a text as the label of a bar, a milestone or a section of a Gantt chart."""
    said = _one_line(text) or "-"
    return (_NOTHING if _STATEMENT.match(said) else "") + _coded(said, _BAR)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _rows(text: str) -> list[str]:
    return (text.each(str, "\n") if isinstance(text, Line) else text).splitlines()


def _coded(text: str, meaning: re.Pattern[str]) -> str:
    return _COLON.sub("#58;", meaning.sub(_number, text))


def _number(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}#{ord(match[0][-1])};"
