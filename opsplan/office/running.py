"""Running LibreOffice: with a profile of its own, a time limit, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from opsplan.errors import OfficeError
from opsplan.office.program import program, shows_chinese

#: Minutes after which LibreOffice is given up: 40 pages take it two seconds, a table of 2,000 rows a minute or more.
LIMIT: float = 15
#: The catalogue of a PDF names the language of LibreOffice, not that of the document.
_LOCALES = {"en": "en-GB"}
_CHINESE = "zh-CN"
_EXPORT = "org.openoffice.Office.Common/Filter/PDF/Export"
#: Tags for reading aloud, headings as bookmarks, the title in the window, and where Word's bookmarks stand.
_OPTIONS = ("UseTaggedPDF", "ExportBookmarks", "DisplayPDFDocumentTitle", "ExportBookmarksToPDFDestination")
_REGISTRY = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
_STEM = "document"


def to_pdf(docx: bytes, lang: str) -> bytes:
    """Return a Word document in a language as PDF, or raise an OfficeError."""
    office = program()
    if lang != "en" and not shows_chinese():
        raise OfficeError("font")
    with tempfile.TemporaryDirectory(prefix="opsplan-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / f"{_STEM}.docx").write_bytes(docx)
        _lay_profile(folder / "profile", lang)
        said = _run(_command(office, folder), folder)
        try:
            made = (folder / f"{_STEM}.pdf").read_bytes()
        except FileNotFoundError:
            made = b""
    if not made.startswith(b"%PDF-"):
        raise OfficeError("failed", str(office), said)
    return made


def _lay_profile(folder: Path, lang: str) -> None:
    """Write the settings of a profile: so that a running office is left alone, and every version knows the options."""
    locale = ("org.openoffice.Setup/L10N", "ooSetupSystemLocale", _LOCALES.get(lang, _CHINESE))
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in (locale, *((_EXPORT, option, "true") for option in _OPTIONS))
    )
    file = folder / "user" / "registrymodifications.xcu"
    file.parent.mkdir(parents=True)
    file.write_text(f"{_REGISTRY}{items}</oor:items>", encoding="utf-8")


def _command(office: Path, folder: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    quiet = ("--headless", "--norestore", "--nologo", "--nolockcheck")
    return [str(office), profile, *quiet, "--convert-to", "pdf", "--outdir", str(folder), str(folder / f"{_STEM}.docx")]


def _run(command: list[str], folder: Path) -> str:
    """Run LibreOffice to its end and return the last line that it said, or raise an OfficeError."""
    log = folder / "log.txt"
    with log.open("wb") as said:
        process = _started(command, folder, said)
        try:
            process.wait(LIMIT * 60)
        except subprocess.TimeoutExpired:
            raise OfficeError("slow", command[0], minutes=LIMIT) from None
        finally:
            _end(process)
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _started(command: list[str], folder: Path, said: BinaryIO) -> subprocess.Popen[bytes]:
    """Start LibreOffice in a process group of its own: Ctrl-C reaches opsplan alone, which then ends the group."""
    # its Python is not ours, and PDFs are dated in universal time
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {"TZ": "UTC"}
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": said, "stderr": subprocess.STDOUT}
    try:
        return subprocess.Popen(command, cwd=folder, env=kept, start_new_session=True, **quiet)
    except OSError as error:
        raise OfficeError("failed", command[0], error.strerror or str(error)) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and whatever it has started."""
    if os.name == "nt":
        stop = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        if process.poll() is None:
            subprocess.run(stop, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
