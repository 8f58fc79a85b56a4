"""The documents of one plan as bytes, and in the user's language why one could not be made."""

from __future__ import annotations

import re
from pathlib import Path

from opsplan.api import made
from opsplan.cli.language import say
from opsplan.errors import OfficeError, OpsplanError, TemplateError
from opsplan.office import VARIABLE, Laid
from opsplan.pipeline import Judged, Wanted, exported, laid_out

#: What Jinja2 says of a name that there is not.
_NOT_THERE = re.compile(r"has no attribute '(\w+)'|^'(\w+)' is undefined")


class Maker:
    """Makes the documents of one plan; what LibreOffice has laid out for one format serves the other."""

    def __init__(self, judged: Judged, data: bytes, *, page_numbers: bool) -> None:
        self._judged, self._data, self._page_numbers = judged, data, page_numbers
        self._laid: dict[tuple[str, str], Laid | OfficeError] = {}

    def made(self, wanted: Wanted | None, target: Path) -> bytes:
        """Return a document, or where none is wanted the plan's data, for a file.

        An OpsplanError says what is wrong.
        """
        if wanted is None:
            return exported(self._judged, self._data)
        try:
            return self._document(wanted)
        except TemplateError as error:
            raise OpsplanError(_wrong(error)) from None
        except OfficeError as error:
            reason, remedy = _office(error), say(f"errors.remedy.{wanted.format}")
            raise OpsplanError(say("errors.unmade", file=target, reason=reason, remedy=remedy)) from None

    def _document(self, wanted: Wanted) -> bytes:
        if wanted.format == "pdf":
            return self._laid_out(wanted).pdf
        if wanted.format == "docx" and (self._page_numbers or isinstance(self._laid.get(_key(wanted)), Laid)):
            return self._laid_out(wanted).docx
        return made(self._judged, self._data, wanted)

    def _laid_out(self, wanted: Wanted) -> Laid:
        """Return a document laid out, or raise the OfficeError of the first attempt: each is made once."""
        if _key(wanted) not in self._laid:
            try:
                self._laid[_key(wanted)] = laid_out(self._judged, self._data, wanted)
            except OfficeError as error:
                self._laid[_key(wanted)] = error
        made = self._laid[_key(wanted)]
        if isinstance(made, OfficeError):
            raise made
        return made


def _key(wanted: Wanted) -> tuple[str, str]:
    return wanted.kind.id, wanted.lang


def _office(error: OfficeError) -> str:
    """Return why LibreOffice laid nothing out."""
    said = say("errors.office.said", said=error.said) if error.said else ""
    return say(f"errors.office.{error.known}", variable=VARIABLE, office=error.office, said=said, n=error.minutes)


def _wrong(error: TemplateError) -> str:
    """Return what is wrong with a template, in the user's language as far as opsplan has words for it."""
    reason = say(f"errors.templates.{error.known}", reason=error.reason) if error.known else _reason(error.reason)
    where = "template" if error.line else "template_whole"
    return say(f"errors.{where}", n=error.line, file=error.file, reason=reason)


def _reason(reason: str) -> str:
    """Return why a template could not be used: in the reader's language where it asks for what is not there."""
    found = _NOT_THERE.search(reason)
    return say("errors.not_there", name=found[1] or found[2]) if found else reason
