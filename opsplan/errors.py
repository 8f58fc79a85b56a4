"""Errors that stop a command. What an author can cause in a plan is a Finding instead."""

from __future__ import annotations


class OpsplanError(Exception):
    """A command cannot go on; the message is whole and in the user's language."""


class OfficeError(OpsplanError):
    """LibreOffice laid nothing out.

    `known` is the key of the catalogue below `errors.office` that says why; `office` its program, `said` its last
    words, `minutes` how long it was given.
    """

    def __init__(self, known: str, office: str = "", said: str = "", minutes: float = 0) -> None:
        self.known, self.office, self.said, self.minutes = known, office, said, minutes
        super().__init__(f"LibreOffice: {known} {office} {said}")


class TemplateError(OpsplanError):
    """A chapter template is wrong: in which file and line (0 where that is not known), and what Jinja2 says of it.

    `known` is the key of the catalogue below `errors.templates` where opsplan has words of its own for the reason.
    """

    def __init__(self, file: str, line: int, reason: str, known: str = "") -> None:
        self.file, self.line, self.reason, self.known = file, line, reason, known
        super().__init__(f"{file}:{line}: {reason}" if line else f"{file}: {reason}")
