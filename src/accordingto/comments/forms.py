"""Signed forms, tokens, and codes of addresses: what is told of a request without keeping it."""

import base64
import hashlib
import hmac
import ipaddress
import secrets

from accordingto.comments.kinds import Subject
from accordingto.comments.policy import FORM_MOST
from accordingto.errors import CommentError

TRAP = "website"
"""The field that people don't see: its name is one that programs like to fill in."""
AHEAD = 60
"""Seconds that a form may come from the future: clocks of two machines differ."""


def stamp_of(secret: bytes, subject: Subject, now: float) -> str:
    """A signed time stamp for a form on a subject, no two alike: "1717149600.k3….9f…"."""
    told = f"{int(now)}.{secrets.token_urlsafe(9)}"
    return f"{told}.{signed(secret, 'form', str(subject), told)}"


def age_of(secret: bytes, subject: Subject, stamp: str, now: float) -> float:
    """The seconds since a form was made. Raises CommentError where the stamp isn't ours, is another subject's, or is too old."""
    told, _, mark = stamp.rpartition(".")
    made = told.partition(".")[0]
    if not made.isascii() or not made.isdigit() or not hmac.compare_digest(mark.encode(), signed(secret, "form", str(subject), told).encode()):
        raise CommentError("the form wasn't made by this site; open the page again and send your comment from there")
    age = now - int(made)
    if age > FORM_MOST or age < -AHEAD:
        raise CommentError("the form is too old; open the page again and send your comment from there")
    return age


def token_of(secret: bytes, stamp: str) -> str:
    """The token for the comment that came with a stamp: the same if the form is sent twice, and known to nobody else."""
    return base64.urlsafe_b64encode(bytes.fromhex(signed(secret, "token", stamp))[:18]).decode()


def kept_token(token: str) -> str:
    """What is kept of a token: its hash, from which it can't be had."""
    return hashlib.sha256(token.strip().encode("utf-8", "surrogatepass")).hexdigest()


def address_code(salt: bytes, address: str) -> str:
    """A code of an address, from which it can't be had without the day's salt. Of an IPv6 address the network alone counts."""
    try:
        ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        told = address
    else:
        mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
        whole = mapped or ip
        told = str(ipaddress.ip_network(f"{whole}/{64 if whole.version == 6 else 32}", strict=False))
    return hmac.new(salt, told.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:32]


def signed(secret: bytes, *parts: str) -> str:
    """The mark that we alone can make of some texts."""
    return hmac.new(secret, "\0".join(parts).encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
