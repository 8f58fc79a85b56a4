"""`opsplan init`: a plan to start from."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePath
from typing import Annotated

import typer

from opsplan.cli.help import LocalCommand
from opsplan.cli.language import say, ui_lang
from opsplan.words import LANGS

SIZES = ("minimal", "standard")
NAME = "plan.yaml"
#: The section of a plan of each kind whose fields the author will ask for first.
TELLING = {
    "work-breakdown": "tasks",
    "evaluation-maintenance": "evaluations",
    "role-inspection": "checklists",
    "service-guide": "tasks",
    "operations-support": "services",
}
#: What a shell would not leave as it is: on Windows, and elsewhere.
SPECIAL = {True: re.compile(r"[\s\"'`$&|;<>()\[\]{}!#~^%]"), False: re.compile(r"[\s\"'`$&|;<>()\[\]{}*?!#~\\]")}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("init", cls=LocalCommand, help=say("init.help"), short_help=say("init.short"))(command)


def command(
    path: Annotated[Path | None, typer.Argument(metavar=say("names.path"), help=say("init.path"))] = None,
    kind: Annotated[str, typer.Option("--kind", metavar=say("names.kind"), help=say("init.kind"))] = "",
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en|both", help=say("init.lang"))] = "",
    keys: Annotated[str, typer.Option("--keys", metavar="zh|en", help=say("init.keys"))] = "",
    size: Annotated[str, typer.Option("--size", metavar="minimal|standard", help=say("init.size"))] = "",
    defaults: Annotated[bool, typer.Option("--defaults", help=say("init.defaults"))] = False,
    force: Annotated[bool, typer.Option("--force", help=say("init.force"))] = False,
) -> None:
    """Write a starter plan; ask only on a terminal, and only for what was not given."""
    from datetime import date

    from opsplan import console
    from opsplan.cli.choices import LANGS as SPOKEN
    from opsplan.cli.choices import in_english, kind_names, one_of
    from opsplan.cli.inputs import why
    from opsplan.errors import OpsplanError
    from opsplan.kinds import KINDS
    from opsplan.model.shape import called_path
    from opsplan.saving import save
    from opsplan.starter import starter

    kind, lang, keys, size = (
        one_of(option, value, known, names) if value else ""
        for option, value, known, names in (
            ("--kind", in_english(kind), KINDS, kind_names()),
            ("--lang", lang, SPOKEN, None),
            ("--keys", keys, LANGS, None),
            ("--size", size, SIZES, None),
        )
    )
    asks = not defaults and _on_terminal()
    target = _target(path or Path(_answer(asks, "file", NAME)), force=force)
    chosen = kind or _kind(asks, KINDS)
    language = lang or _answer(asks, "lang", ui_lang(), SPOKEN)
    told = ui_lang() if language == "both" else language
    spelt = keys or _answer(asks and language != "en", "keys", told, LANGS)
    wanted = size or _answer(asks, "size", "standard", SIZES)
    try:
        save(target, starter(chosen, wanted, language, spelt, date.today().year, told).encode())
    except OSError as error:
        raise OpsplanError(say("errors.unwritable", file=target, why=why(error))) from None
    example = called_path(spelt, TELLING[chosen])
    console.out(say("init.done", file=target, quoted=_quoted(target), path=example))


def _on_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _target(path: Path, *, force: bool) -> Path:
    """Return the file to write; a name without an ending gets one, and a file that is there is an OpsplanError."""
    from opsplan.cli.targets import FORMATS, OTHERS
    from opsplan.errors import OpsplanError

    if path.is_dir():
        path = path / NAME
    plain = path.suffix.lower() in (".yaml", ".yml")
    if not plain and path.suffix.lower() in OTHERS | {f".{one}" for one in FORMATS}:
        raise OpsplanError(say("init.ending", file=path, name=path.with_suffix(".yaml").name))
    target = path if plain else path.with_name(f"{path.name}.yaml")
    if os.path.lexists(target) and not force:
        raise OpsplanError(say("init.exists", file=target))
    return target


def _kind(asks: bool, known: tuple[str, ...]) -> str:
    """Return the document kind that the user picks from a numbered list, by number or by name; or the first one."""
    if asks:
        from opsplan import console
        from opsplan.words import words

        for number, name in enumerate(known, start=1):
            console.out(f"  {number}  {words(ui_lang()).get(f'values.kind.{name}')}  {name}")
    answer = _answer(asks, "kind", "1", tuple(map(str, range(1, len(known) + 1))), known)
    return known[int(answer) - 1]


def _answer(asks: bool, name: str, default: str, known: tuple[str, ...] = (), named: tuple[str, ...] = ()) -> str:
    """Return what the user answers to a question, or the default where nobody is asked.

    `named` are the names that may be given instead of the answers in `known`.
    """
    if not asks:
        return default
    from rich.prompt import Prompt

    from opsplan import console
    from opsplan.cli.choices import in_english, in_english_word, listed

    class LocalPrompt(Prompt):
        illegal_choice_message = say("init.ask.again", known=listed(known))

        def process_response(self, value: str) -> str:
            given = in_english_word(value.strip(), known)
            meant = dict(zip(named, known, strict=False)).get(in_english(given), given)
            return super().process_response(meant)

    try:
        return LocalPrompt.ask(say(f"init.ask.{name}"), default=default, choices=list(known) or None)
    except (KeyboardInterrupt, EOFError):
        console.out("")
        raise KeyboardInterrupt from None


def _quoted(path: PurePath, *, windows: bool = os.name == "nt") -> str:
    """Return a path as the shell here takes it."""
    text = str(path)
    if text.startswith("-"):
        text = f"{os.curdir}{os.sep}{text}"
    if not SPECIAL[windows].search(text):
        return text
    return f'"{text}"' if windows else "'" + text.replace("'", "'\\''") + "'"
