"""Several processes that work on the items of a run."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context

from msgspec import Struct
from msgspec.structs import replace

from opsplan.cli.exits import Code
from opsplan.cli.items import Item
from opsplan.cli.language import say, speak, ui_lang
from opsplan.cli.running import clear
from opsplan.cli.targets import Request
from opsplan.cli.work import Outcome, done

#: So many items a process are handed out ahead, so that none waits for its next.
_AHEAD = 4

_Handed = deque[tuple[Item, "Future[Outcome]"]]


def outcomes_beside(items: Sequence[Item], request: Request) -> Iterator[Outcome]:
    """Yield what comes of each item, in their order; one whose process dies is tried again alone."""
    left = deque(items)
    workers = min(request.jobs, len(items))
    while left:
        handed: _Handed = deque()
        with _Pool(workers, request) as pool:
            try:
                while left or handed:
                    while left and len(handed) < workers * _AHEAD:
                        handed.append((left[0], pool.submit(_worked, left[0])))
                        left.popleft()
                    yield handed[0][1].result()
                    handed.popleft()
                return
            except BrokenProcessPool:
                pass
        yield from _one_by_one(handed, request)


def _one_by_one(handed: _Handed, request: Request) -> Iterator[Outcome]:
    """Yield what comes of the items that were in hand when a process died: each that was not done is tried alone."""
    for item, future in handed:
        if future.done() and not future.cancelled() and future.exception() is None:
            yield future.result()
            continue
        # What the lost one has written is written again: it was this run that did.
        with _Pool(1, replace(request, cache=False)) as pool:
            try:
                made = pool.submit(_worked, item).result()
            except BrokenProcessPool:
                message = say("errors.died", file=item.title)
                made = Outcome(item, troubles=(say("error", message=message),), code=Code.USAGE)
        yield made


class _Pool(ProcessPoolExecutor):
    """Processes that are told to stop when the work in hand is no longer wanted, and have stopped when it is left."""

    def __init__(self, workers: int, request: Request) -> None:
        # What only concerns the whole run is not sent to each process; started anew, these are alike on all systems.
        alone = replace(request, plans=(), roots={}, jobs=1)
        super().__init__(workers, get_context("spawn"), _ready, (ui_lang(), alone))

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for child in active_children() if os.name == "posix" else ():
                child.terminate()
        self.shutdown(cancel_futures=kind is not None)


class _Stopped(BaseException):
    """A process is to do no more."""


class _Process(Struct):
    """What a process knows: what was asked for, whether it is at work, and whether it is to stop."""

    request: Request | None = None
    busy: bool = False
    stopping: bool = False


_process = _Process()


def _ready(lang: str, request: Request) -> None:
    """Prepare a process for its work: it speaks the user's language, and leaves interrupts to the one that asked."""
    gc.disable()
    speak(lang)
    _process.request = request
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)


def _stop(*_: object) -> None:
    """Break off what is being done, so that nothing half-written stays; let nothing be begun."""
    if not _process.busy:
        os._exit(0)
    if not _process.stopping:
        _process.stopping = True
        raise _Stopped


def _worked(item: Item) -> Outcome:
    if _process.stopping or _process.request is None:
        raise _Stopped
    _process.busy = True
    try:
        return done(item, _process.request)
    finally:
        _process.busy = False
        if _process.stopping:  # the queue it would wait at may be locked by one that has gone
            os._exit(0)
        clear()
