"""Word documents whose contents name the pages on which their headings stand, and the same as PDF.

A document says where its headings stand before anybody has laid it out, so its writer estimates. LibreOffice lays it
out, names the page of every bookmark in the PDF, and the document is written again with these, until nothing changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from opsplan.office import Laid
from opsplan.office.pdf import steady
from opsplan.office.places import pages
from opsplan.office.running import to_pdf

#: A contents that grows by a page moves all that is below it; after so many turns it is taken as it is.
_TURNS = 4


def laid_out(write: Callable[[Mapping[str, int]], bytes], lang: str, date: dt.date | None) -> Laid:
    """Return a document with the pages that LibreOffice counts, and the same as PDF, or raise an OfficeError.

    `write` returns the Word document; it is given the page of each bookmark, as a reader counts them, and estimates
    those that it is not given. `lang` is the document's language, `date` what the PDF says of its making.
    """
    docx = write({})
    for _ in range(_TURNS):
        pdf = to_pdf(docx, lang)
        again = write(pages(pdf, docx))
        if again == docx:
            break
        docx = again
    return Laid(docx, steady(pdf, date))
