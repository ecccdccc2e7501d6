"""The claims joined anew after somebody changed what they are made of, behind the site's back.

A small store is linked whole. Of a larger one what was changed is joined anew, and what comes near to it; the rest waits for `accordingto link`.
"""

import logging
import threading
from pathlib import Path

from accordingto.errors import AccordingtoError
from accordingto.store import Store

SMALL = 3000
"""Articles up to which a store is linked whole at each decision."""
PATIENCE = 60.0

log = logging.getLogger("accordingto.web")


class Relinking:
    """Links a store anew when asked, once at a time. What is asked for while it runs is done afterwards, once."""

    def __init__(self, db: Path) -> None:
        self.db = db
        self.lock = threading.Lock()
        self.wanted = False
        self.left: str | None = None
        """Why what was changed last waits for a linking of all; None where it doesn't."""
        self.thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self.thread is not None and self.thread.is_alive()

    def ask(self) -> None:
        """Have it done, soon."""
        with self.lock:
            self.wanted = True
            if not self.running:
                self.thread = threading.Thread(target=self.work, name="relinking", daemon=True)
                self.thread.start()

    def resume(self) -> None:
        """Have done what a site that was ended left undone."""
        try:
            with Store.open(self.db, create=False, patience=PATIENCE) as store:
                waiting = bool(store.corpus.touched())
        except AccordingtoError as error:
            log.warning("what is to be joined anew is not known: %s", error)
            return
        if waiting:
            self.ask()

    def work(self) -> None:
        """Link until nobody wants it any more."""
        from accordingto.linking import link, rejoin

        while self.again():
            try:
                with Store.open(self.db, create=False, patience=PATIENCE) as store:
                    if store.corpus.linked() is None:
                        continue
                    if store.size() <= SMALL:
                        link(store)
                    else:
                        self.left = rejoin(store).left
            except AccordingtoError as error:
                log.warning("the claims were not joined anew: %s", error)

    def again(self) -> bool:
        """Whether it is to be done once more."""
        with self.lock:
            wanted, self.wanted = self.wanted, False
            if not wanted:
                self.thread = None
            return wanted

    def wait(self, seconds: float) -> bool:
        """Wait until it is done; whether it is."""
        thread = self.thread
        if thread is not None:
            thread.join(seconds)
        return not self.running
