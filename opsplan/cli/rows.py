"""The rows of `--each`: a table (CSV) or a list (YAML) of what is set for one document each."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import yaml

from opsplan.cli.inputs import TEXTS, read_plan
from opsplan.cli.items import Row
from opsplan.cli.language import say, ui_lang
from opsplan.cli.targets import Request
from opsplan.errors import OpsplanError
from opsplan.findings import SETTINGS
from opsplan.loading.encodings import single
from opsplan.loading.plan import load
from opsplan.loading.setting import parted, steps
from opsplan.sentences import hint, says

#: What Excel writes CSV files in besides UTF-8, by what the bytes look like; else it is GB18030.
_EXCEL = {"Windows-1252 (Latin-1)": "cp1252", "Big5": "big5"}
#: What may stand between the cells; the comma unless the head has none.
_SEPARATORS = (",", ";", "\t")

#: The line of the paths, that of the row, and its cells: the path and the value of each.
Listed = tuple[int, int, list[tuple[str, str]]]


def rows_of(file: Path, *, named: bool) -> tuple[Row, ...]:
    """Return what is set for each document; an OpsplanError says what is wrong, and in which line.

    Where documents are not `named` otherwise, the first cell says what each is called.
    """
    text = decoded(file)
    listed = _of_list(text, file) if file.suffix.lower() in TEXTS else _of_table(text, file)
    made = [
        Row(file, head, line, cells[0][1], tuple((path, value) for path, value in cells if value))
        for head, line, cells in listed
        if any(value for _, value in cells)
    ]
    if not made:
        raise _wrong(file, 0, "empty")
    if not named and (uncalled := next((one for one in made if not one.called), None)):
        raise _wrong(file, uncalled.line, "uncalled")
    return tuple(made)


def decoded(file: Path) -> str:
    """Return the text of a file of rows."""
    data = read_plan(file)
    for encoding in ("utf-8-sig", _EXCEL.get(single(data), "gb18030")):
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if "\0" not in text:
                return text
    raise _wrong(file, 0, "encoding")


def refuse_unknown(rows: Sequence[Row], request: Request) -> None:
    """Raise an OpsplanError where a path of the rows leads nowhere in a plan."""
    lines = {path: row.head for row in reversed(rows) for path, _ in row.cells}
    settings = [f'{path}="-"' for path in lines]
    for plan in request.plans:
        try:
            data = read_plan(plan)
        except OpsplanError:
            continue
        _, found = load(data, str(plan), settings, request.root, only=("title",))
        for one in found:
            if one.code == "SET-01" and one.place.file == SETTINGS:
                path = list(lines)[one.place.line - 1]
                told = {"why": says(one, ui_lang()), "hint": hint(one, ui_lang())}
                raise _wrong(rows[0].file, lines[path], "unknown", column=path, plan=plan, **told)


def _wrong(file: Path, line: int, what: str, **args: object) -> OpsplanError:
    where = f"{file}:{line}" if line else str(file)
    return OpsplanError(say(f"errors.each.{what}", file=where, **args))


def _of_table(text: str, file: Path) -> Iterator[Listed]:
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = next((one for one in _SEPARATORS if one in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    paths: list[str] = []
    head, line = 0, 1
    try:
        for cells in reader:
            filled = any(one.strip() for one in cells)
            if not paths and filled:
                head, paths = line, _paths([one.strip() for one in cells], file, line)
            elif len(cells) == len(paths):
                yield head, line, list(zip(paths, (one.strip() for one in cells), strict=True))
            elif filled:
                raise _wrong(file, line, "ragged", n=len(cells), columns=len(paths))
            line = reader.line_num + 1
    except csv.Error:
        raise _wrong(file, line, "quotes") from None


def _paths(columns: Sequence[str], file: Path, line: int) -> list[str]:
    """Return the paths of a table; there is none of no name, none twice, and none that no setting could have."""
    for number, path in enumerate(columns, start=1):
        if not path:
            raise _wrong(file, line, "unnamed", n=number)
        if not steps(path) or parted(path)[1]:
            raise _wrong(file, line, "no_path", column=path)
    twice = next((path for path, count in Counter(columns).items() if count > 1), "")
    if twice:
        raise _wrong(file, line, "twice", column=twice)
    return list(columns)


def _of_list(text: str, file: Path) -> Iterator[Listed]:
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _wrong(file, mark.line + 1 if mark else 0, "yaml") from None
    except yaml.YAMLError:
        raise _wrong(file, 0, "yaml") from None
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise _wrong(file, root.start_mark.line + 1, "no_list")
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise _wrong(file, line, "no_list")
        cells = [(_single(key, file), _single(value, file)) for key, value in node.value]
        _paths([path for path, _ in cells], file, line)
        yield line, line, cells


def _single(node: yaml.Node, file: Path) -> str:
    """Return what is written for a single value, nothing for one that is absent."""
    if not isinstance(node, yaml.ScalarNode):
        raise _wrong(file, node.start_mark.line + 1, "nested")
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()
