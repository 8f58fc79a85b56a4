"""What a figure is drawn from, and what its drawing says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.speaker import Speaker
from opsplan.model.plan import Plan


class Scene(Struct, frozen=True):
    """A plan with its facts, and who tells it; `chapters` are the ids of those that its document has.

    `of` is what a figure is about that is drawn of each of several things: a process.
    """

    plan: Plan
    facts: Facts
    speaker: Speaker
    chapters: frozenset[str] = frozenset()
    of: object = None

    def say(self, value: object) -> str:
        """Return a value of the plan as one paragraph."""
        return self.speaker.line(value)

    def words(self, key: str, **args: object) -> str:
        """Return the words of the figures at a key, with their gaps filled."""
        return self.speaker.line(Phrase(f"figures.{key}", args))

    def listed(self, values: Sequence[object], most: int) -> tuple[str, ...]:
        """Return values as lines; of more than so many the first, and how many are left out."""
        kept = values if len(values) <= most else values[: most - 1]
        said = [self.speaker.line(one) for one in kept]
        left = len(values) - len(kept)
        return (*said, self.speaker.inline(Phrase("figures.more", {"n": left}))) if left else tuple(said)

    def legend(self, figure: str, *signs: str) -> str:
        """Return what those signs of a figure mean, one behind the other."""
        return "\N{EM SPACE}".join(self.speaker.inline(Phrase(f"figures.{figure}.signs.{one}")) for one in signs)


class Shown(Struct, frozen=True):
    """What a figure shows, as a type of `opsplan.figures`, and what fills the gaps of its caption, alt text and lead.

    `message` is what it tells, where there is something: it stands behind the caption. `words` is the key of its words
    where it is not the figure's name; `further` are figures that go on with it.
    """

    data: object
    args: Mapping[str, object] = field(default_factory=dict)
    message: Phrase | None = None
    words: str = ""
    further: tuple[Shown, ...] = ()
