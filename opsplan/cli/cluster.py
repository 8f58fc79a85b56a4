"""The items of a run on a Dask cluster: each is done there as it would be done here, on the same files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from opsplan.cli.exits import Code
from opsplan.cli.items import Item
from opsplan.cli.language import say, speak, ui_lang
from opsplan.cli.targets import Request
from opsplan.cli.work import Outcome, done
from opsplan.errors import OpsplanError

#: So long it is waited for a scheduler, in seconds.
_PATIENCE = 10


def outcomes_there(items: Sequence[Item], request: Request) -> Iterator[Outcome]:
    """Yield what comes of each item, in their order; an OpsplanError says why the cluster is not to be had."""
    alone = replace(request, plans=(), roots={}, jobs=1, scheduler="")
    with _client(request.scheduler) as client:
        futures = client.map(done_in, items, pure=False, request=alone, folder=str(Path.cwd()), lang=ui_lang())
        try:
            for item, future in zip(items, futures, strict=True):
                yield _result(item, future, request)
        finally:
            client.cancel(futures)


def _client(address: str) -> Any:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise OpsplanError(say("errors.cluster.none")) from None
    try:
        return distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise OpsplanError(say("errors.cluster.silent", address=address, why=error)) from None


def _result(item: Item, future: Any, request: Request) -> Outcome:
    """Return what has come of an item; that its workers died is its trouble, that they are not fit is everyone's."""
    distributed: Any = import_module("distributed")
    try:
        made: Outcome = future.result()
    except distributed.KilledWorker:
        message = say("errors.died", file=item.title)
        return Outcome(item, troubles=(say("error", message=message),), code=Code.USAGE)
    except (CancelledError, OSError) as error:
        raise OpsplanError(say("errors.cluster.silent", address=request.scheduler, why=error)) from None
    except ModuleNotFoundError:
        raise OpsplanError(say("errors.cluster.unfit", address=request.scheduler)) from None
    return made


def done_in(item: Item, request: Request, folder: str, lang: str) -> Outcome:
    """Return what comes of an item of a run that was begun in a folder, which has to be there on every machine."""
    speak(lang)
    if not Path(folder).is_dir():
        message = say("errors.cluster.elsewhere", folder=folder)
        return Outcome(item, troubles=(say("error", message=message),), code=Code.USAGE)
    os.chdir(folder)
    return done(item, request)
