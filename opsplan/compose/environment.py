"""The Jinja2 environment in which chapter templates run."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from opsplan import errors
from opsplan.compose.speaker import Raw
from opsplan.markup import escape
from opsplan.resources import folder


class CompiledTemplates(FileSystemBytecodeCache):
    """Templates once they are compiled, kept in the user's cache folder; where that is not to be had, not kept.

    Compiling takes as long as composing: 2 ms a chapter.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if the template was compiled before."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        with suppress(OSError):
            Path(self.directory).mkdir(mode=0o700, parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


def cache_folder() -> Path:
    """Return the folder in which this system keeps what a program can make again."""
    usual = {"win32": Path.home() / "AppData/Local", "darwin": Path.home() / "Library/Caches"}
    chosen = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(chosen or usual.get(sys.platform, Path.home() / ".cache")) / "opsplan"


@pass_context
def _finalize(context: Context, value: object) -> str:
    """Return what a template prints: finished Markdown as it is, any value of the plan in words and escaped."""
    return value if isinstance(value, Raw) else escape(context["speaker"].inline(value))


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment: sandboxed, strict about what is not there, plan text escaped for Markdown."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder()),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_kept(),
    )


def _kept() -> CompiledTemplates | None:
    try:
        return CompiledTemplates(str(cache_folder()))
    except RuntimeError:  # a user without a home
        return None


def render(name: str, context: dict[str, Any]) -> str:
    """Return a template's output; what is wrong in the template is a TemplateError that names its file and line."""
    try:
        return environment().get_template(name).render(context)
    except TemplateNotFound as error:
        raise errors.TemplateError(f"{error.name}: no such template") from error
    except TemplateSyntaxError as error:
        raise errors.TemplateError(f"{error.name}:{error.lineno}: {error.message}") from error
    except (UndefinedError, SecurityError, KeyError, TypeError, ValueError) as error:
        raise errors.TemplateError(f"{name}:{_line(error, name)}: {error}") from error


def _line(error: BaseException, name: str) -> int:
    """Return the template's line where an error was raised, from the traceback that Jinja2 rewrites."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(name):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
