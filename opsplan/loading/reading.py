"""A text that has been read: its builder, and where its scalars begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import yaml

from opsplan.loading.builder import Builder, Parser
from opsplan.loading.piece import Piece


@dataclass(frozen=True)
class Reading(Piece):
    """A text and the builder that has read it, as far as it could."""

    builder: Builder

    @cached_property
    def plain(self) -> dict[int, int]:
        """Return where each scalar without quotes begins, and where it ends.

        The text is parsed again for it, so this is asked only where something looks odd.
        """
        found: dict[int, int] = {}
        try:
            for event in yaml.parse(self.text, Loader=Parser):
                if type(event) is yaml.ScalarEvent and not event.style and event.value:
                    found[event.start_mark.index] = event.end_mark.index
        except yaml.YAMLError:
            pass  # what could not be read has its own finding
        return found

    @cached_property
    def ends(self) -> dict[int, int]:
        """Return where each scalar without quotes ends, and where it begins."""
        return {end: begin for begin, end in self.plain.items()}
