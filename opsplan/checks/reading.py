"""The codes of what is found while a plan and what goes with it are read, before any check runs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: By the name of the file that explains them, the codes in the order of that file.
READING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reading": (
            "YAML-01", "YAML-02", "YAML-03", "YAML-04", "YAML-05", "YAML-06", "YAML-07",
            "DOC-01", "REF-01", "REF-02", "REF-03", "EXT-01", "EXT-02", "EXT-03", "EXT-04", "SET-01",
        ),
        "files": (
            "KIND-01", "LOGO-01", "THEME-01", "THEME-02", "TPL-01", "TPL-02", "TPL-03", "TPL-04", "TPL-05",
        ),
    }
)  # fmt: skip
