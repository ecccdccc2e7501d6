"""A source phrase by itself: what kind of thing it names, before anything is resolved."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from accordingto.actors import lexicon as lex
from accordingto.actors.outlets import GENERIC, Outlet, medium_named, outlet_named
from accordingto.actors.quantities import quantity_of
from accordingto.model import ActorKind

Form = Literal["pronoun", "name", "description"]

PRONOUNS = {
    "i": "first", "me": "first", "my": "first", "myself": "first", "we": "first plural", "us": "first plural", "our": "first plural", "ours": "first plural",
    "you": "second", "your": "second", "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "thing", "its": "thing", "itself": "thing", "they": "plural", "them": "plural", "their": "plural", "theirs": "plural", "themselves": "plural", "who": "relative",
    "which": "relative", "that": "relative", "this": "thing", "these": "plural", "those": "plural", "both": "plural", "the two": "plural",
    "the latter": "plural", "the former": "plural",
}  # fmt: skip
LETTERS = frozenset({"US", "WHO", "IT"})
"""What is a pronoun but for its capitals."""
COMMON = frozenset(
    "one another both some many most all few several each either neither none others someone somebody nobody everyone the a an this that these those here there".split()
)
CAPITAL = r"(?:[A-Z][\w’'.-]*|[A-Z]\.)"
PARTICLE = r"(?:de|van|von|der|al|bin|la|le|da|del|el|ibn|ul|di|du)"
NAME = re.compile(rf"{CAPITAL}(?:\s+(?:{CAPITAL}|{PARTICLE}(?=\s+[A-Z])))*")
EDGES = " \t\n,;:“”\"‘’'()[]–—-"
POSSESSIVE = re.compile(r"[’']s?$")
DETERMINER = re.compile(r"^(?:the|a|an|his|her|their|its|our|my|this|that|these|those|both|some|many|several|one|another|other|all)\s+", re.I)
MIDDLE = frozenset(
    "mr mrs ms dr sen rep gov gen president minister secretary attorney spokesman spokeswoman spokesperson director chairman chairwoman ceo officer sheriff chancellor premier governor mayor senator ambassador commissioner".split()
)
"""Titles that may follow other capitals and end what is no name: "District Attorney", "Twitter Mr"."""
PRESS = re.compile(
    r"\b(?:Times|Post|Journal|News|Tribune|Herald|Gazette|Constitution|Chronicle|Observer|Courier|Telegraph|Pravda|TV|Radio|Broadcasting|Press|Agency Report|Newspaper|Magazine|Weekly|Mirror|(?:News|Press|Information|Telegraph) Agency|Online|Portal|Today|Newswire|Daily(?: [A-Z]\w+)?|Channel \d+)(?: of [A-Z]\w+)?$|^(?:Radio|TV|Channel|Daily) [A-Z0-9]\w*"
)
"""Matches names that only papers and broadcasters have."""
PIECE = re.compile(
    r"(?:(?P<of>[A-Z][\w’'. -]*?)\s+)?(?:\w+\s+)?(?:report|article|story|piece|dispatch|editorial|account|investigation)(?:\s+(?:in|by|from|on|of)\s+(?P<by>(?:the\s+)?[A-Z].*))?"
)
"""Matches what an outlet publishes, with the outlet before or after it."""
FIRM = re.compile(
    r"\S (?:Chemicals?|Holdings?|Oil|Gas|Rail|Railways?|Terminals?|Works|Airways|Motors|Energy|Industries|Systems|Technologies|Pharma|Pharmaceuticals|Petroleum|Shipping|Logistics|Electric|"
    r"Telecom|Software|Labs|Laboratories|Capital|Insurance|Foods|Shipyards?|Refinery|Mining|Resources|Solutions|Enterprises|Brothers|Partners|Ventures|Semiconductors?|Aerospace|Robotics|Utilities)$"
)
"""Matches what ends like the name of a firm."""
THING = re.compile(
    r"\b(?:Act|Law|Street|Avenue|Road|River|Sea|Ocean|City|County|Island|Islands|Airport|Prize|Award|Games|Cup|War|Day|Week|Plan|Deal|Treaty|Charter|Code|Square|Bay|Beach|Park|Region|Province|States|Bulletin|Bridge|Tower|"
    r"Chiefs|Order|Fraternal Order|Five|Seven|Center|Forum|Summit|Affairs|Rights|Security|Force|Guard|Amendment|Accords?|Article|Constitution|East|West|North|South|House|Project|System|Program|Strait|Gulf|Mountains|Valley|Territory|Republic|Kingdom)$"
)
"""Matches what ends like a name of no person."""
FIRST_PART = re.compile(r",|\s+(?:who|which|that|whose|where|when)\s|\s+[–—-]\s|\s\(")
PREPOSITION = re.compile(
    r"\s+(?:of|from|in|at|on|for|with|by|to|about|against|close|familiar|briefed|involved|near|within|inside|among|speaking|working|close|linked|released|published|obtained|as)\s"
)
CLOSENESS = re.compile(
    r"\b(?P<close>(?:close|closest) to .+|familiar with .+|(?:who (?:was|were|has been|have been) )?briefed (?:on|about) .+|with (?:\w+ )?(?:knowledge|understanding|insight|awareness) of .+|(?:directly )?involved in .+|privy to .+|aware of .+|linked to .+|"
    r"who (?:has|have|had)? ?(?:(?:direct )?knowledge of|access to|met|spoke(?! on)|worked|knows?|knew|attended|took part|saw|heard).+|inside .+|within .+|on the ground.*)$",
    re.I,
)
"""Matches how near to the matter a source is said to be."""
JOINED_BODY = re.compile(
    r"(?:[A-Z][\w’'-]+ (?:of )?)+and (?:[A-Z][\w’'-]+ )+(?:Agency|Administration|Department|Ministry|Commission|Committee|Council|Service|Bureau|Office|Institute|Association|Center|Centre|Authority|Union|Organization|Organisation|Foundation|Group|Company)$"
)
"""Matches one body with "and" in its name: "Food and Drug Administration"."""
OWNING = re.compile(GENERIC.pattern + r"[’']s?\s", re.I)
"""Matches "the publication's", which owns and doesn't speak."""
BODY_BEFORE = re.compile(
    r"\b(?:group|organi[sz]ation|company|firm|watchdog|union|charity|ngo|party|agency|think tank|startup|manufacturer|operator|bank|militia)\s+$"
)
"""Matches the noun of a body right before its name: "the watchdog group Harbour Watch"."""
GROUP_WORD = re.compile(
    r"\b(?:Republicans|Democrats|Conservatives|Liberals|Russians|Ukrainians|Americans|Muslims|Christians|Jews|Senators|Lawmakers|Officials|Sources|Experts|Analysts|Critics)\b"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase is: its form, the kind of actor it names, a name as a reader would write it, and its head noun.

    `detail` says more: which pronoun, or the person's last name.
    """

    form: Form
    kind: ActorKind
    name: str
    head: str = ""
    detail: str = ""


def read_phrase(words: str) -> Phrase:
    """What a source phrase names. Whatever it is, something is said of it."""
    bare = POSSESSIVE.sub("", " ".join(words.strip(EDGES).split()))
    if not bare:
        return Phrase("description", "anonymous", words.strip() or "unnamed")
    lowered = bare.lower()
    if lowered in PRONOUNS and bare not in LETTERS:
        return Phrase("pronoun", "anonymous", bare, detail=PRONOUNS[lowered])
    for test in (as_body, as_outlet, as_apposed, as_person, as_document, as_unnamed, as_institution):
        if found := test(bare):
            return found
    return as_rest(bare)


@lru_cache(maxsize=4096)
def core_of(bare: str) -> str:
    """The phrase up to its first apposition or relative clause, its determiner left off."""
    head = FIRST_PART.split(bare, maxsplit=1)[0].strip(EDGES)
    return DETERMINER.sub("", head) or head


def as_body(bare: str) -> Phrase | None:
    """A metonym or a country: the body that acts under it."""
    core = core_of(bare)
    key = POSSESSIVE.sub("", core).lower().rstrip(".") if core.lower() not in lex.PLACES else core.lower()
    if key in lex.BODIES:
        name, kind = lex.BODIES[key]
        return Phrase("name", kind, name, name)  # type: ignore[arg-type]
    adjective = lex.PLACES.get(key) or lex.PLACES.get(core.lower())
    if adjective:
        return Phrase("name", "government", f"{adjective} government", "government")
    match = re.fullmatch(
        r"(?P<who>[\w.’' ]+?)(?:[’']s)?\s+(?P<what>governments?|authorit(?:y|ies)|side|leadership|regime|state|leaders|delegation)", core, re.I
    )
    if match:
        who = POSSESSIVE.sub("", match["who"]).lower()
        adjective = lex.ADJECTIVES.get(who) or lex.PLACES.get(who)
        if adjective and match["what"].lower() not in ("leaders", "delegation"):
            return Phrase("name", "government", f"{adjective} government", "government")
    return None


def as_outlet(bare: str) -> Phrase | None:
    """An outlet by name, a social network, or outlets without a name."""
    whole = re.split(r",|\s\(", bare, maxsplit=1)[0].strip(EDGES)
    whole = re.sub(r"^[A-Z][\w-]*[’']s\s+(?=[A-Z])", "", whole) if not outlet_named(whole) else whole
    for candidate in (
        bare,
        whole,
        re.sub(r"^.*?\b(?:newspaper|agency|outlet|network|channel|magazine|website|broadcaster|daily|station|tabloid)\s+", "", whole),
        re.sub(r"\s+(?:newspaper|news agency|magazine|website|daily|tabloid|report)$", "", whole),
    ):
        if outlet := outlet_named(candidate):
            return Phrase("name", "outlet", outlet.name, "outlet")
    core = core_of(bare)
    if PRESS.search(core) and re.match(r"(?!.* (?:of|for|at|from|with) the )[A-Z]", core):
        return Phrase("name", "outlet", core, "outlet")
    if medium := medium_named(whole):
        return Phrase("name", "outlet", medium, "medium")
    if (
        GENERIC.search(before_preposition(core_of(bare)))
        and not OWNING.search(core_of(bare))
        and not re.search(r"\b(?:secretary|office|service|conference|release|officer|freedom)\b", bare, re.I)
    ):
        if re.match(r"(?:the|this|that)\s+(?:(?:news|same|same news|television|TV|media|online)\s+)?\w+$", bare, re.I):
            return Phrase("description", "outlet", bare, core_of(bare).split()[-1].lower())
        if re.search(r"\b(?:channel|website|broadcaster|station|portal|newspaper|agency|network|site|magazine|outlet) (?:[A-Z]\S*)(?: \S+)?$", core):
            return Phrase("name", "outlet", core, "outlet")
        if not NAME.search(core_of(bare).replace(core_of(bare).split()[0], "", 1)) or core_of(bare).split()[0].lower() in lex.ADJECTIVES:
            return Phrase("name", "outlet", short(bare), "outlets")
    return None


def as_person(bare: str) -> Phrase | None:
    """A person's name in the phrase: the last run of capitals of its first part that isn't a title or a body."""
    if JOINED_BODY.match(core_of(bare)):
        return None
    for i, part in enumerate(re.split(r",|\s[–—]\s|\s\(", bare)[:3]):
        if i and re.match(r"\s*(?:(?:who|which|whose|including|such as|among|first|as)\b|\w+(?:ed|en|wn) (?:by|in|on|to|from|at)\b)", part):
            break
        clean = re.sub(r"^.*[’']s\s+(?=\S+\s)", "", part.strip(EDGES)) if re.search(r"[’']s\s", part) else part.strip(EDGES)
        clean = re.split(r"\s+(?:of|at|from|for|in|with|to|within|inside|who|which|that|as)\s", clean, maxsplit=1)[0]
        clean = next((half for half in re.split(r"\s+and\s+", clean) if half.strip() and not title_like(half.split()[-1])), clean)
        runs = [m.group() for m in NAME.finditer(clean)]
        if not runs or not clean.endswith(runs[-1]):
            continue
        name = name_in(runs[-1])
        if BODY_BEFORE.search(clean[: -len(runs[-1])]):
            continue
        if name and (outlet := outlet_named(name) or (len(name.split()) > 1 and PRESS.search(name))):
            return Phrase("name", "outlet", outlet.name if isinstance(outlet, Outlet) else name, "outlet")
        if name and looks_personal(name, bare, clean):
            return Phrase("name", "person", name, detail=name.split()[-1])
    return at_its_end(re.split(r",|\s[–—]\s|\s\(", bare)[0])


def as_apposed(bare: str) -> Phrase | None:
    """A body named after its description: "the maker, Velona"."""
    first, *others = [part.strip() for part in bare.split(",")]
    if not others or not re.match(r"(?:the|an?|its|his|her|their|[A-Z][\w-]*[’']s)\s+[a-z]", first, re.I) or not NAME.fullmatch(others[0]):
        return None
    head = head_of(core_of(first))
    if (
        lex.ORGANISATION.fullmatch(head)
        or lex.GOVERNMENT.fullmatch(head)
        or re.fullmatch(r"\w*(?:maker|operator|owner|publisher|developer|supplier)", head)
    ):
        return Phrase("name", "government" if lex.GOVERNMENT.fullmatch(head) else "organisation", others[0], head.lower())
    return None


def at_its_end(part: str) -> Phrase | None:
    """A person at the end of a long title: "the chief of the General Staff Viktor Orlov", known by the given name."""
    words = part.split()
    for size in (3, 2):
        name = " ".join(words[-size:])
        if (
            len(words) > size
            and not governed(words[:-size])
            and words[-size].lower() in lex.FIRST_NAMES
            and NAME.fullmatch(name)
            and not lex.ORGANISATION.search(name)
        ):
            return Phrase("name", "person", name, detail=words[-1])
    return None


def governed(words: list[str]) -> bool:
    """Whether a name after these words, titles stepped over, is only whom they are about: "an aide to President"."""
    while words and words[-1][0].isupper() and title_like(words[-1]):
        words = words[:-1]
    if len(words) > 1 and words[-1] == "of" and words[-2][0].isupper() and title_like(words[-2]):
        return False
    return bool(words) and words[-1].lower() in ("and", "or", "both", "for", "of", "to", "by", "with", "from", "near", "against", "about")


def name_in(run: str) -> str:
    """A run of capitals without the titles, countries and bodies before the name."""
    words = run.split()
    last = max((i for i, w in enumerate(words[:-1]) if w.strip(".,").lower() in MIDDLE), default=-1)
    if last > 0 and len(words) - last > 1:
        words = words[last + 1 :]
    while words and (title_like(words[0]) or (len(words) > 2 and " ".join(words[:2]).lower() in lex.PLACES)):
        words = words[1:] if title_like(words[0]) else words[2:]
    return POSSESSIVE.sub("", " ".join(words)).strip(EDGES.replace(".", ""))


def title_like(word: str) -> bool:
    """Whether a capital word before a name is a title, a country's adjective, or letters that stand for a body."""
    bare = word.strip(".,’'").lower()
    return (
        bare in lex.TITLES
        or word.lower() in lex.ADJECTIVES
        or bare in lex.PLACES
        or bare in lex.BODIES
        or (word.isupper() and len(bare) > 1 and "." not in word)
        or bool(outlet_named(word) and word not in lex.FEMALE_NAMES)
    )


def looks_personal(name: str, bare: str, part: str) -> bool:
    """Whether a name is a person's: no word of it names a body, and it is two words, or has a title or a role before it."""
    before = part.removesuffix(name).split()
    called = bool(before) and before[-1].strip(".,’'").lower() in lex.TITLES  # "Minister Lena Park" is no park
    if (
        (THING.search(name) and not called)
        or FIRM.search(name)
        or lex.GOVERNMENT.search(name)
        or lex.ORGANISATION.search(name)
        or GROUP_WORD.search(name)
        or name.lower() in lex.PLACES
        or GENERIC.search(name)
    ):
        return False
    if " of " in name or name.startswith("of ") or name.rsplit(maxsplit=1)[-1].lower() in MIDDLE:
        return False
    if any(w.isupper() and len(w.strip(".")) > 2 for w in name.split()):
        return False
    titled = part != name
    return len(name.split()) >= 2 or (
        titled
        and bool(lex.SINGLE_ROLE.search(bare) or re.match(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Sir|Lord|Lady|President|Prince|King|Queen|Pope)\b", bare))
    )


def as_document(bare: str) -> Phrase | None:
    """A document that speaks; one that is its author's own words counts as the author."""
    core = core_of(bare)
    head = head_of(core)
    if lex.OWN_WORDS.search(head):
        owner = re.match(
            r"(?P<owner>.+?)(?:[’']s?)?\s+(?:\w+\s+)?(?:statement|press release|news release|announcement|remarks|speech|tweet|letter)s?\b", core
        )
        behind = re.search(r"\b(?:from|by|of)\s+(?P<owner>.+)$", core)
        author = behind or owner
        if (
            author
            and (behind or re.search(r"[A-Z]", author["owner"]) or lex.GOVERNMENT.search(author["owner"]) or lex.ORGANISATION.search(author["owner"]))
            and (found := read_phrase(author["owner"])).form == "name"
        ):
            return found
        return Phrase("description", "document", bare, head.lower())
    if paper := paper_of(core):
        return paper
    if lex.DOCUMENT.search(head) and not re.search(r"\bdirector|chief|official", core, re.I):
        definite = bool(re.match(r"(?:the|this|that)\s+\w+$", bare, re.I))
        return Phrase("description" if definite else "name", "document", short(bare), head.lower())
    return None


def paper_of(core: str) -> Phrase | None:
    """The outlet whose piece speaks: "a Reuters report", "an article in the Northport Daily"."""
    match = PIECE.fullmatch(core)
    if match is None:
        return None
    named = re.sub(r"[’']s$", "", (match["by"] or match["of"] or "").strip())
    found = as_outlet(named) if named and re.search(r"[A-Z]", named) else None
    return found if found and found.form == "name" else None


def head_of(core: str) -> str:
    """The head noun of a phrase without its determiner: the last word before its first preposition or participle."""
    before = before_preposition(core)
    found = re.findall(r"[\w’'-]+", before)
    return found[-1] if found else core


def before_preposition(core: str) -> str:
    """A phrase up to its first preposition or participle."""
    return PREPOSITION.split(core, maxsplit=1)[0]


def as_unnamed(bare: str) -> Phrase | None:
    """Somebody by role alone: unnamed sources and open crowds; "the minister" is a description to be resolved."""
    amount = quantity_of(bare)
    core = core_of(amount.rest)
    head = head_of(core)
    if not lex.UNNAMED.fullmatch(head) and not re.fullmatch(r"\d+|two|three|four|five|six|others|republicans|democrats", head, re.I):
        return None
    definite = bool(re.match(r"(?:the|this|that|these|those|his|her|their|its)\s", bare, re.I)) and len(bare.split(",", maxsplit=1)[0].split()) <= 5
    if lex.CROWD.fullmatch(head) and not amount.count and not re.match(r"(?:a|an|another)\s", bare, re.I) and not CLOSENESS.search(bare):
        return Phrase("description" if definite else "name", "group", short(bare), head.lower())
    return Phrase("description" if definite else "name", "anonymous", whole(bare), head.lower())


def as_institution(bare: str) -> Phrase | None:
    """A body by name or description: a government's, or another organisation."""
    core = core_of(bare)
    definite = bool(re.match(r"(?:the|this|that|his|her|their|its)\s", bare, re.I)) and not re.search(r"[A-Z]", core)
    form: Form = "description" if definite else "name"
    if lex.GOVERNMENT.search(head_of(core)) or (lex.GOVERNMENT.search(core) and not lex.ORGANISATION.search(head_of(core))):
        return Phrase(form, "government", core, head_of(core).lower())
    if lex.ORGANISATION.search(core):
        return Phrase(form, "organisation", core, head_of(core).lower())
    return None


def as_rest(bare: str) -> Phrase:
    """What is left: a capital name, or a description of we know not whom."""
    core = core_of(bare)
    if re.match(r"[A-Z@]", core) and core.lower() not in COMMON:
        person = len(core.split()) == 1 and core[1:].islower()
        kind = apposed_kind(bare) or ("person" if person else "organisation")
        return Phrase("name", kind, core, head_of(core).lower(), detail=core.split()[-1])
    definite = bool(re.match(r"(?:the|this|that|his|her|their|its)\s", bare, re.I))
    return Phrase("description" if definite else "name", "anonymous", short(bare), head_of(core).lower())


def apposed_kind(bare: str) -> ActorKind | None:
    """The kind of body that an apposition tells: "Velona, the Danish shipping company"."""
    match = re.match(r"[^,]+,\s+(?:an?|the|its|[A-Z][\w.]*[’']s)\s+(?P<what>[^,]+)", bare)
    head = head_of(match["what"]) if match else ""
    if lex.ORGANISATION.fullmatch(head):
        return "organisation"
    return "government" if lex.GOVERNMENT.fullmatch(head) else None


def short(bare: str) -> str:
    """The phrase up to its first apposition or relative clause, the definite article left off."""
    head = re.split(r",|\s+(?:who|which|that|whose)\s|\s+[–—]\s|\s+(?:close|familiar|briefed|speaking|involved)\s", bare, maxsplit=1)[0].strip(EDGES)
    return re.sub(r"^the\s+", "", head, flags=re.I) or bare


def whole(bare: str) -> str:
    """The phrase with what it says of closeness, but without what stands after a comma or says why it is unnamed."""
    head = re.split(
        r",|\s+[–—]\s|\s+(?:who|that)\s+(?:spoke|speaks|asked|declined|requested|was not|were not|insisted|did not)\b|\s+(?:speaking )?on (?:the )?condition\b",
        bare,
        maxsplit=1,
    )[0].strip(EDGES)
    return re.sub(r"^the\s+", "", head, flags=re.I) or bare


def is_plural(words: str) -> bool:
    """Whether "they" would mean what a phrase names: a plural head noun, or two joined by "and"."""
    core = core_of(words)
    head = head_of(core)
    return bool(
        re.search(r"(?:[^su]s|ies|people|men|women|media|police|children|majority|some|many|others|most|several)$", head, re.I)
        or re.search(r"\band\b", core)
    ) and not re.search(r"(?:news|ss|us|is)$", head, re.I)
