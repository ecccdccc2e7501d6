"""Akismet, by its own Python client: asked about a comment where a key is set, and told where it was wrong."""

from typing import TYPE_CHECKING, Any

from accordingto.comments.kinds import ReaderComment, Reason, Submission
from accordingto.errors import CommentError

if TYPE_CHECKING:
    import httpx
    from akismet import SyncClient

CHECK = "akismet"
SECONDS = 3.0
"""How long to wait for an answer: the one who comments waits too."""
NOBODY = "0.0.0.0"  # noqa: S104 - no address to listen on
"""Told in place of an address that we don't keep."""


class Akismet:
    """Akismet for a site. No failure gets out: a comment that couldn't be checked is suspect, and so is held.

    Raises CommentError at once where the client isn't installed or the site's address is none.
    """

    def __init__(self, key: str, site: str, client: "httpx.Client | None" = None) -> None:
        if not site.startswith(("http://", "https://")):
            raise CommentError(f"Akismet needs the site's address with http:// or https://, not “{site}”")
        self.key, self.site = key, site
        self.client = client
        self.service()

    def service(self) -> "SyncClient":
        """Their client."""
        try:
            import httpx
            from akismet import USER_AGENT, Config, SyncClient
        except ImportError:
            raise CommentError("an Akismet key is set, but its client isn't installed; pip install 'accordingto[akismet]'") from None
        self.client = self.client or httpx.Client(headers={"User-Agent": USER_AGENT}, timeout=SECONDS)
        return SyncClient(config=Config(key=self.key, url=self.site), http_client=self.client)

    def check(self, submission: Submission) -> Reason:
        """What Akismet says of a comment."""
        from akismet import AkismetError, CheckResponse

        told = {"comment_content": submission.text, "comment_author": submission.name, "user_agent": submission.agent, "permalink": submission.page}
        try:
            answer = self.service().comment_check(user_ip=submission.address or NOBODY, comment_type="comment", **known(told))
        except AkismetError as error:
            return Reason(CHECK, "suspect", f"Akismet could not be asked ({' '.join(str(error).split()) or type(error).__name__})")
        if answer == CheckResponse.HAM:
            return Reason(CHECK, "fine", "no spam for Akismet")
        return Reason(CHECK, "spam", f"spam for Akismet{', of the worst kind' if answer == CheckResponse.DISCARD else ''}")

    def tell(self, comment: ReaderComment, *, spam: bool, page: str = "") -> bool:
        """Tell Akismet that it was wrong about a comment; whether it took it."""
        from akismet import AkismetError

        told = known({"comment_content": comment.text, "comment_author": comment.name, "permalink": page})
        service = self.service()
        try:
            return bool((service.submit_spam if spam else service.submit_ham)(user_ip=NOBODY, comment_type="comment", **told))
        except AkismetError:
            return False


def known(told: dict[str, str]) -> dict[str, Any]:
    """What isn't empty, as text that can be sent."""
    return {name: value.encode("utf-8", "replace").decode() for name, value in told.items() if value}


def wrong_about(comment: ReaderComment, *, spam: bool) -> bool:
    """Whether Akismet took a comment for what a moderator found that it isn't."""
    said = next((r.says for r in comment.reasons if r.check == CHECK), None)
    return said == ("fine" if spam else "spam")
