"""Work on many starts, divided among all cores in pieces that fit into their caches."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, CancelledError, Future, wait
from itertools import pairwise
from typing import TypeAlias, final

#: Numbers in the points of a chunk, two a start in the plane. Each of the forty or so arrays that a
#: step makes costs a thread two turns in the interpreter, for which the other threads wait, so that
#: very few numbers keep them waiting. With twice as many, a step leaves the cores' caches and takes
#: a tenth longer, and with 2**16 the matrices of BFGS take over 64 bytes a start in a batch of
#: 262,144.
CHUNK_NUMBERS = 3 * 2**13

#: Seconds between two reports of progress: a bar moves smoothly, and nobody waits for Cancel.
REPORT_EVERY = 0.05

#: Is told the share that is done, from 0 to 1, and answers whether to go on.
OnProgress: TypeAlias = Callable[[float], bool]

#: Is told by a chunk the share of it that is done; CancelledError when it should stop.
Tell: TypeAlias = Callable[[float], None]

#: Works on the starts of a slice, and tells how far it is after every step.
Work: TypeAlias = Callable[[slice, Tell], None]


def core_count() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def divide(count: int, dimension: int, threads: int | None = None) -> list[slice]:
    """Chunks of `count` starts, nearly equal, as many as keep all threads busy to the end."""
    pieces = -(-count * dimension // CHUNK_NUMBERS)
    if pieces > 1:
        crew = threads or core_count()
        pieces = min(count, -(-pieces // crew) * crew)
    bounds = [count * piece // max(pieces, 1) for piece in range(pieces + 1)]
    return [slice(*each) for each in pairwise(bounds)]


def work_in_chunks(
    work: Work,
    count: int,
    dimension: int,
    on_progress: OnProgress | None = None,
    threads: int | None = None,
) -> None:
    """Do `work` on `count` starts of a dimension, in chunks, one a thread at a time.

    There are as many threads as cores unless another number is asked for. `on_progress` is called
    in the calling thread; CancelledError when it answers no. The first error in a chunk is raised,
    and ends the others after the step that they are at.
    """
    if threads is not None and threads < 1:
        raise ValueError(f"at least one thread has to work, not {threads}")
    chunks = divide(count, dimension, threads)
    crew = min(len(chunks), threads or core_count())
    if on_progress is None and crew <= 1:
        for chunk in chunks:
            work(chunk, _nobody_listens)
    elif chunks:
        _Crew(work, chunks, crew).finish(on_progress)


def _nobody_listens(share: float) -> None:
    pass


@final
class _Crew:
    """Threads that work on chunks, each of which tells how far it is, until they are called off."""

    def __init__(self, work: Work, chunks: list[slice], size: int) -> None:
        from concurrent.futures import ThreadPoolExecutor  # loaded where there is work for it

        self._work, self._chunks = work, chunks
        self._called_off = False
        self._shares = [0.0] * len(chunks)
        self._pool = ThreadPoolExecutor(size, "gdviz-batch")
        self._futures: list[Future[None]] = []

    def finish(self, on_progress: OnProgress | None) -> None:
        """Work until all is done; the first error, or CancelledError, calls the others off."""
        try:
            # In here, for Ctrl+C may come at any moment.
            for index, chunk in enumerate(self._chunks):
                self._futures.append(self._pool.submit(self._work, chunk, self._listener(index)))
            while self._wait(REPORT_EVERY if on_progress else None):
                if on_progress and not on_progress(sum(self._shares) / len(self._shares)):
                    raise CancelledError
            if on_progress:
                on_progress(1.0)
        finally:
            self._called_off = True
            self._pool.shutdown(cancel_futures=True)

    def _wait(self, seconds: float | None) -> set[Future[None]]:
        """Wait for some time, or to the end; the chunks that are not done."""
        done, waiting = wait(self._futures, seconds, FIRST_EXCEPTION)
        for each in done:
            each.result()
        return waiting

    def _listener(self, index: int) -> Tell:
        def listen(share: float) -> None:
            if self._called_off:
                raise CancelledError
            self._shares[index] = share

        return listen
