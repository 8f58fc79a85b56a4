"""Where the items of a run are worked on: in this process, or in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from opsplan.cli.items import Item
from opsplan.cli.language import speak, ui_lang
from opsplan.cli.targets import Request
from opsplan.cli.work import Outcome, done


def outcomes(items: Sequence[Item], request: Request) -> Iterator[Outcome]:
    """Yield what comes of each item, in their order, as it is known."""
    if request.jobs > 1 and len(items) > 1:
        yield from _in_processes(items, request)
    else:
        yield from (done(item, request) for item in items)


def _in_processes(items: Sequence[Item], request: Request) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor

    workers = min(request.jobs, len(items))
    few = max(1, min(8, len(items) // (workers * 4)))
    with ProcessPoolExecutor(workers, initializer=_ready, initargs=(ui_lang(),)) as pool:
        yield from pool.map(partial(done, request=request), items, chunksize=few)


def _ready(lang: str) -> None:
    """Prepare a process for its work: it speaks the user's language, and leaves interrupts to the one that asked."""
    import gc
    import signal

    speak(lang)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.enable()
