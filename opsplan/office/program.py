"""Where LibreOffice is, and whether it can show Chinese."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from opsplan.errors import OfficeError
from opsplan.office import VARIABLE

#: On Windows soffice.com waits until the work is done, soffice.exe does not.
_NAMES = ("soffice.com", "soffice") if os.name == "nt" else ("soffice", "libreoffice")
_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_MAC = "LibreOffice.app/Contents/MacOS/soffice"


def program() -> Path:
    """Return LibreOffice's program, or raise an OfficeError: it is not installed, or not where the variable says."""
    if named := os.environ.get(VARIABLE):
        found = which(named)
        if found is None:
            raise OfficeError("named", named)
        return Path(found)
    installed = next(filter(None, map(which, _NAMES)), None)
    usual = next((path for path in _usual() if path.is_file()), None)
    if installed is None and usual is None:
        raise OfficeError("missing")
    return Path(installed) if installed else Path(usual or "")


def _usual() -> Iterator[Path]:
    """Yield where installers put the program without adding it to PATH."""
    if sys.platform == "darwin":
        yield from (folder / "Applications" / _MAC for folder in (Path("/"), Path.home()))
    for variable in _FOLDERS:
        if folder := os.environ.get(variable):
            yield Path(folder, "LibreOffice", "program", "soffice.com")


def shows_chinese() -> bool:
    """Tell whether a font with Chinese is installed; only fontconfig can be asked, other systems bring one along."""
    asked = which("fc-list")
    if asked is None or sys.platform in ("darwin", "win32"):
        return True
    try:
        listed = subprocess.run([asked, ":lang=zh", "family"], capture_output=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return True
    return bool(listed.stdout.strip())
