"""The Jinja2 environment in which chapter templates run."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError, UndefinedError

from opsplan import errors
from opsplan.compose.sandbox import Sandbox
from opsplan.compose.sources import Sources
from opsplan.library import TEMPLATE, chapter_folders
from opsplan.loading.characters import FORBIDDEN
from opsplan.resources import cache_folder, folder


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


#: The markers that calls leave for blocks.
UNMARKED = re.compile("\x02\\d+\x03")


@cache
def environment(own: Path | None = None) -> Sandbox:
    """Return the environment: sandboxed, strict about what is not there, plan text escaped for Markdown.

    The templates of the folder `own` go before opsplan's.
    """
    return Sandbox(
        loader=Sources([*chapter_folders(own), folder() / "chapters"]),
        undefined=StrictUndefined,
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
    template = _compiled(name, own)
    try:
        return _holdable(template.render(context), template)
    except errors.TemplateError:
        raise
    except TemplateNotFound as error:
        raise _missing(error) from error
    except TemplateSyntaxError as error:
        raise _unreadable(name, error) from error
    except Exception as error:
        file, line = _place(error, own)
        if not file and not isinstance(error, WRONG):
            raise
        raise errors.TemplateError(file or name, line, _reason(error)) from error


def _holdable(made: str, template: Template) -> str:
    """Return a template's output; a filter block may have put into it what no document can hold."""
    if not made.isprintable() and (found := FORBIDDEN.search(UNMARKED.sub("", made))):
        raise errors.TemplateError(str(template.filename), 0, f"U+{ord(found[0]):04X}", "character")
    return made


def _compiled(name: str, own: Path | None) -> Template:
    """Return a template ready to run; Jinja2 and Python may both find that it cannot be."""
    try:
        return environment(own).get_template(name)
    except errors.TemplateError:
        raise
    except TemplateNotFound as error:
        raise _missing(error) from error
    except TemplateSyntaxError as error:
        raise _unreadable(name, error) from error
    except (OSError, SyntaxError, RecursionError, MemoryError, ValueError) as error:
        file = own / name if own and (own / name).is_file() else name
        raise errors.TemplateError(str(file), 0, error.msg if isinstance(error, SyntaxError) else str(error)) from error


def _missing(error: TemplateNotFound) -> errors.TemplateError:
    return errors.TemplateError(str(error.name), 0, "not found", "missing")


def _unreadable(name: str, error: TemplateSyntaxError) -> errors.TemplateError:
    return errors.TemplateError(error.filename or error.name or name, error.lineno, error.message or "")


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
