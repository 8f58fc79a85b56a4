"""The Jinja2 environment in which chapter templates run."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import (
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from opsplan import errors
from opsplan.compose.speaker import Raw
from opsplan.library import TEMPLATE
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
    if isinstance(value, Undefined):
        return str(value)  # raises an error that says what is not there, or not allowed
    return value if isinstance(value, Raw) else escape(context["speaker"].inline(value))


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a template reads the fields of a plan's parts, and nothing else that their class can do."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may have an attribute: pydantic's methods could read files, modules anything."""
        of = getattr(value, "__self__", None)
        method = isinstance(of, BaseModel) or (isinstance(of, type) and issubclass(of, BaseModel))
        return not method and not isinstance(value, ModuleType) and super().is_safe_attribute(obj, attr, value)


@cache
def environment(own: Path | None = None) -> Sandbox:
    """Return the environment: sandboxed, strict about what is not there, plan text escaped for Markdown.

    The templates of the folder `own` go before opsplan's.
    """
    return Sandbox(
        loader=FileSystemLoader([*([own] if own else []), folder() / "chapters"]),
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


def render(name: str, context: dict[str, Any], own: Path | None = None) -> str:
    """Return a template's output; what is wrong in the template is a TemplateError that names its file and line.

    In a template of the folder `own` that is whatever goes wrong; in opsplan's own, another error is a bug.
    """
    try:
        return environment(own).get_template(name).render(context)
    except errors.TemplateError:
        raise
    except TemplateNotFound as error:
        raise errors.TemplateError(str(error.name), 0, "not found") from error
    except (UnicodeDecodeError, OSError) as error:
        raise errors.TemplateError(name, 0, str(error)) from error
    except TemplateSyntaxError as error:
        raise errors.TemplateError(error.filename or error.name or name, error.lineno, error.message or "") from error
    except Exception as error:
        file, line = _place(error, own)
        if not file and not isinstance(error, WRONG):
            raise
        raise errors.TemplateError(file or name, line, _reason(error)) from error


#: What a template of opsplan's own does wrong only when somebody is writing it.
WRONG = (UndefinedError, SecurityError, KeyError, TypeError, ValueError)


def _reason(error: BaseException) -> str:
    return str(error) if isinstance(error, UndefinedError | SecurityError) else f"{type(error).__name__}: {error}"


def _place(error: BaseException, own: Path | None) -> tuple[str, int]:
    """Return the user's template in which an error was raised, if it was one, and the line in the innermost template.

    Jinja2 rewrites the traceback to tell of templates.
    """
    file, line, trace = "", 0, error.__traceback__
    while trace:
        path = trace.tb_frame.f_code.co_filename
        if path.endswith(TEMPLATE):
            line = trace.tb_lineno
            file = path if own and Path(path).is_relative_to(own) else ""
        trace = trace.tb_next
    return file, line
