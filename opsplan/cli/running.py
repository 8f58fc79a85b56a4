"""Where the items of a run are worked on: in this process, in several, or on other machines."""

from __future__ import annotations

import gc
from collections.abc import Generator, Sequence

from opsplan.cli.items import Item
from opsplan.cli.targets import Request
from opsplan.cli.work import Outcome, done


def outcomes(items: Sequence[Item], request: Request) -> Generator[Outcome]:
    """Yield what comes of each item, in their order, as it is known."""
    if request.scheduler and items:
        from opsplan.cli.cluster import outcomes_there

        yield from outcomes_there(items, request)
    elif request.jobs > 1 and len(items) > 1:
        from opsplan.cli.processes import outcomes_beside

        yield from outcomes_beside(items, request)
    else:
        for item in items:
            yield done(item, request)
            if len(items) > 1:
                clear()


def clear() -> None:
    """Collect what the last item has left, for the collector is off; what outlives it is not looked at again."""
    gc.collect()
    gc.freeze()
