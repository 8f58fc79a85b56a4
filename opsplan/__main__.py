"""The way in, and the one place where errors end."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit with its code; whatever goes wrong is told in a sentence."""
    # A plan is many small objects that live until the end: looking for garbage among them takes half of the time.
    gc.disable()
    # pydantic reads the metadata of every installed package in search of plugins; opsplan wants none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str]) -> int:
    """Return the exit code of a command line."""
    from opsplan import console
    from opsplan.cli.exits import Code
    from opsplan.cli.language import say
    from opsplan.errors import OpsplanError

    console.prepare()
    try:
        return _command(argv)
    except OpsplanError as error:
        console.err(say("error", message=error), "red")
        return Code.USAGE
    except KeyboardInterrupt:
        console.err(say("interrupted"))
        return Code.INTERRUPTED
    except BrokenPipeError:
        return Code.DONE
    except Exception as error:
        console.err(say("bug", kind=type(error).__name__, message=error, file=_save_trace()), "red")
        return Code.BUG


def _command(argv: list[str]) -> int:
    from typer import Abort
    from typer.main import get_command

    from opsplan import console
    from opsplan.cli.app import app
    from opsplan.cli.exits import Code
    from opsplan.cli.language import without_option
    from opsplan.cli.usage import told

    try:
        return int(get_command(app).main(without_option(argv), prog_name="opsplan", standalone_mode=False) or 0)
    except Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        message = told(error)
        if message is None:
            raise
        console.err(message, "red")
        return Code.USAGE


def _save_trace() -> Path:
    """Return the file into which the traceback of the current error was written."""
    import tempfile
    import traceback

    folder = Path(tempfile.mkdtemp(prefix="opsplan-"))
    path = folder / "traceback.txt"
    path.write_text(traceback.format_exc(), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
