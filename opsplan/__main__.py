"""The way in, and the one place where errors end."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit with its code; whatever goes wrong is told in a sentence."""
    # A plan is many small objects that live until the end: looking for garbage among them takes half of the time.
    gc.disable()
    # pydantic reads the metadata of every installed package in search of plugins; opsplan wants none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """End the process at once: to take a plan and its model apart piece by piece would be a tenth of the whole time."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def run(argv: list[str]) -> int:
    """Return the exit code of a command line."""
    from opsplan import console
    from opsplan.cli.exits import Code
    from opsplan.cli.inputs import why
    from opsplan.cli.language import say
    from opsplan.cli.usage import UsageError
    from opsplan.errors import OpsplanError

    try:
        console.prepare()
        return _command(argv)
    except UsageError as error:
        console.err(str(error))
        return Code.USAGE
    except OpsplanError as error:
        console.err(say("error", message=error), "red")
        return Code.USAGE
    except OSError as error:
        console.err(say("error", message=say("errors.system", file=error.filename or "", why=why(error))), "red")
        return Code.USAGE
    except (KeyboardInterrupt, EOFError):
        console.err(say("interrupted"))
        return Code.INTERRUPTED
    except Exception as error:
        console.err(say("bug", kind=type(error).__name__, message=error, file=_save_trace()), "red")
        return Code.BUG


def _command(argv: list[str]) -> int:
    from typer import Exit
    from typer.main import get_command

    from opsplan.cli.language import listen
    from opsplan.cli.usage import refuse_other_dashes

    argv = listen(argv)
    refuse_other_dashes(argv)
    # Only now: the help texts are in the language that was just chosen.
    from opsplan.cli.app import app
    from opsplan.cli.completion import VARIABLE, localised

    command = localised(get_command(app))
    if VARIABLE in os.environ:
        command.main(argv, prog_name="opsplan")
    try:
        with command.make_context("opsplan", argv) as context:
            return int(command.invoke(context) or 0)
    except Exit as end:
        return int(end.exit_code)


def _save_trace() -> str:
    """Return the file that the current error's traceback was written to, or where that fails the traceback itself."""
    import tempfile
    import traceback
    from pathlib import Path

    try:
        path = Path(tempfile.mkdtemp(prefix="opsplan-")) / "traceback.txt"
        path.write_text(traceback.format_exc(), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return traceback.format_exc()
    return str(path)


if __name__ == "__main__":
    main()
