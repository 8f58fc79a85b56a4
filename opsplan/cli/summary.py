"""What came of many plans, in a few lines."""

from __future__ import annotations

from msgspec import Struct, field

from opsplan import columns
from opsplan.cli.exits import Code
from opsplan.cli.language import say
from opsplan.cli.work import Outcome


class Summary(Struct):
    """What has come of the plans so far: how many documents, and of which plans none."""

    written: int = 0
    current: int = 0
    passed_over: int = 0
    codes: list[Code] = field(default_factory=list)
    failed: list[tuple[str, Code]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return how many plans there were."""
        return len(self.codes)

    def add(self, outcome: Outcome) -> None:
        """Count one more plan."""
        self.written += len(outcome.written)
        self.current += len(outcome.current)
        self.passed_over += outcome.passed_over
        self.codes.append(outcome.code)
        if outcome.code is not Code.DONE:
            self.failed.append((outcome.item.title, outcome.code))

    def told(self) -> str:
        """Return a table: how many plans and documents, and each plan that something is wrong with."""
        rows = [
            (say("render.summary.plans"), str(self.count)),
            (say("render.summary.written"), str(self.written)),
            (say("render.summary.current"), str(self.current)),
            *([(say("render.summary.warnings"), str(self.passed_over))] if self.passed_over else []),
            *((say(f"render.summary.code_{code.value}"), title) for title, code in self.failed),
        ]
        room = max(columns.width(label) for label, _ in rows)
        return "\n".join(f"  {label}{' ' * (room - columns.width(label))}  {value}" for label, value in rows)
