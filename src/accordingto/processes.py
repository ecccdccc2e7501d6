"""Work shared out among processes: in order or as it is done, in bounded memory, and a process that dies costs what it held alone."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""What waits for each process: enough that none is idle, little enough that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Result]):
    """What is done with an item, by a function that another process can import; `died` tells what comes of one that kills its process."""

    do: Callable[[Item], Result]
    died: Callable[[Item], Result]

    def alone(self, item: Item) -> Result:
        """One item in a process of its own, so that an item that kills its process costs itself alone."""
        with new_pool(1) as pool:
            try:
                return pool.submit(self.do, item).result()
            except BrokenProcessPool:
                return self.died(item)

    def handed(self, pool: ProcessPoolExecutor, item: Item) -> "Future[Result]":
        """An item handed to the pool; where the pool is dead already, a future that says so."""
        try:
            return pool.submit(self.do, item)
        except BrokenProcessPool as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return broken


def in_order(found: Iterator[Item], workers: int, work: Work[Item, Result]) -> Iterator[tuple[Item, Result]]:
    """Each item with what came of it, in order. One worker is this process itself."""
    if workers == 1:
        for item in found:
            yield item, work.do(item)
        return
    pool = new_pool(workers)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in found:
            waiting.append((item, work.handed(pool, item)))
            if len(waiting) >= workers * AHEAD:
                pool, done = first_of(waiting, pool, workers, work)
                yield done
        while waiting:
            pool, done = first_of(waiting, pool, workers, work)
            yield done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def first_of(
    waiting: deque[tuple[Item, "Future[Result]"]], pool: ProcessPoolExecutor, workers: int, work: Work[Item, Result]
) -> tuple[ProcessPoolExecutor, tuple[Item, Result]]:
    """The first item's result. Where a process has died, that item is done alone and the rest is handed to a new pool."""
    item, future = waiting.popleft()
    try:
        return pool, (item, future.result())
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
        done = work.alone(item)
        pool = new_pool(workers)
        rest = [pending for pending, _ in waiting]
        waiting.clear()
        waiting.extend((pending, work.handed(pool, pending)) for pending in rest)
        return pool, (item, done)


def as_done(found: Iterator[Item | None], workers: int, work: Work[Item, Result]) -> Iterator[tuple[Item, Result]]:
    """Each item with what came of it, as soon as it is done. None among the items asks that something be finished before the next."""
    if workers == 1:
        for item in found:
            if item is not None:
                yield item, work.do(item)
        return
    pool = new_pool(workers)
    flying: dict[Future[Result], Item] = {}
    try:
        for item in found:
            if item is not None:
                flying[work.handed(pool, item)] = item
            if flying and (item is None or len(flying) >= 2 * workers):
                pool, done = finished(flying, pool, workers, work)
                yield from done
        while flying:
            pool, done = finished(flying, pool, workers, work)
            yield from done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def finished(
    flying: dict["Future[Result]", Item], pool: ProcessPoolExecutor, workers: int, work: Work[Item, Result]
) -> tuple[ProcessPoolExecutor, Iterator[tuple[Item, Result]]]:
    """What is done, at least one. Where a process has died, a new pool, and the items of the old one done each alone."""
    done = {future: flying.pop(future) for future in wait(flying, return_when=FIRST_COMPLETED).done}
    if not any(isinstance(future.exception(), BrokenProcessPool) for future in done):
        return pool, ((item, future.result()) for future, item in done.items())
    pool.shutdown(wait=False, cancel_futures=True)
    done.update(flying)
    flying.clear()
    return new_pool(workers), ((item, left(future, item, work)) for future, item in done.items())


def left(future: "Future[Result]", item: Item, work: Work[Item, Result]) -> Result:
    """What came of an item whose pool has died: its result where it was done before, else what comes of it alone."""
    try:
        return future.result()
    except BrokenProcessPool:
        return work.alone(item)


def new_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that start clean: none inherits the loaded model or an open file."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=begin)


def begin() -> None:
    """A worker leaves the interrupt key to the process that started it, and ends when that one is gone.

    It looks for reference cycles seldom: an article makes a hundred thousand objects and hardly a cycle, and looking takes a thirtieth
    of the time.
    """
    gc.set_threshold(100_000)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=outlived, args=(parent.join,), daemon=True).start()


def outlived(join: Callable[[], None]) -> None:
    """Wait for the parent's end; without it a worker of a killed parent would wait for work for ever."""
    join()
    os._exit(1)
