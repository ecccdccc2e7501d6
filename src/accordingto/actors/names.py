"""The names in a text: persons with their roles, bodies with their letters, outlets. Found once, before anything is resolved."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from accordingto.actors import lexicon as lex
from accordingto.actors.outlets import MEDIA, outlet_named, pattern
from accordingto.actors.phrases import FIRM, POSSESSIVE, PRESS, core_of, head_of, looks_personal, name_in, title_like
from accordingto.model import Article, Span
from accordingto.sentences import Sentences

WORD = r"(?:[A-Z]\.(?:[A-Z]\.)*|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Prof|St|Jr|Sr|Rev)\.|[A-Z][\w’'-]*)"
RUN = re.compile(rf"{WORD}(?:[ \u00a0](?:{WORD}|(?:de|van|von|der|al|bin|la|le|da|del|el|ibn|of the|of|and the|for)(?=[ \u00a0][A-Z])))*")
OPENERS = frozenset(
    "the a an in on at but and or if when while as after before since for from by with without to of it he she they we you i this that these those there here his her their its our my your what who why how where "
    "which so yet also still now then earlier later meanwhile however although though because during under over among according asked both some many most all one two three four five another other such each "
    "no not only just even more overall than like unlike despite amid about against between through until once last next monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december today yesterday tomorrow is was are were has have had do does did will would should could can may might must let its photo image video read watch see "
    "given citing calling quoting speaking following including considering regarding concerning remember".split()
)
"""Words that are capitals by their place alone."""
AGED = re.compile(r"the \d{1,3}-year-old(?=$|\W+(?:who|whose|which)\b)", re.I)
"""Matches "the 37-year-old" with no noun of its own."""
LATELY = re.compile(r"(?<!\bBlack)(?<!\bGood)(?<!\bSuper)(?<!\bBloody)(?<!\bEaster)(?<!\bPalm)[ \u00a0](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
"""Matches the day after a name: "said on Twitter Monday"."""
NETWORK = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in MEDIA if name != "x") + r")\b", re.I)
LETTER_X = re.compile(
    r"\b(?:posts?|posted|posting|wrote|writes|writing|messages?|said|says|accounts?|statement|thread|video|platform|network|took to|announced|shared)(?: \w+)? (?:on|to|via|platform|network)? ?(?P<x>X)\b(?![-’'])"
)
"""Matches the network in "wrote on X", not a Mr X nor generation X."""
APPOSITION = re.compile(
    r",\s+(?P<role>(?:who (?:is|was|serves as)\s+)?(?:(?:the|a|an|his|her|[A-Z]?[\w’'-]+[’']s)\s+)?[^,.;:“”\"\n]{3,90}?)(?=[,.;:\n]|\s(?:said|told|says|wrote)\b)"
)
OF_PLACE = re.compile(r" (?P<of>of [A-Z][\w’-]+)")
"""Matches the place after a name: "President Ana Ruiz of Valmor"."""
SPOUSE = re.compile(
    r"[’']s? (?:(?:first|second|third|late|former|new|estranged|ex)[ -])?(?P<who>wife|girlfriend|widow|fiancée|husband|boyfriend|widower|fiancé)\b"
)
"""Matches what tells the sex of the one before it: "'s wife"."""
BEFORE_COMMA = re.compile(r"(?P<role>\b(?:the|an?|his|her|their|its|[A-Z][\w.-]*[’']s)\s+(?:[\w’'.-]+\s+){0,4}?[\w-]+),\s$", re.I)
"""Matches "The court's prosecutor, " before a name."""
INITIAL = re.compile(r" (?:[A-Z]\. ?)+(?=[A-Z][a-z])")
LETTERS = re.compile(r"\((?P<letters>[A-Z][A-Za-z&.]{1,9})\)|,?\s+(?:or|known as)\s+(?P<others>[A-Z]{2,8})\b")


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name: where, the full name it stands for, what kind of thing, and whether it is surely that."""

    span: Span
    full: str
    kind: str
    sure: bool = True


@dataclass(slots=True)
class Names:
    """All names of a text, in order, and what is known of the persons among them."""

    mentions: list[Name] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    lasts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def full(self, short: str, at: int) -> str | None:
        """The full name that a last (or first) name stands for at a place: the last one given before it, else the first after."""
        known = self.lasts.get(folded(short))
        if not known:
            return None
        before = [full for start, full in known if start <= at]
        return before[-1] if before else known[0][1]

    def before(self, at: int, kind: str | None = None) -> list[Name]:
        """Mentions that begin before a place, nearest first."""
        upto = bisect_left(self.mentions, at, key=lambda n: n.span.start)
        return [n for n in reversed(self.mentions[:upto]) if kind is None or n.kind == kind]

    def of_age(self, words: str, at: int, sentences: Sentences) -> str | None:
        """Whom "the 37-year-old" at a place means: the person of the sentence before, where it names one alone."""
        if not AGED.match(words):
            return None
        start = sentences.start(at)
        before = sentences.start(max(0, start - 2))
        named = {n.full for n in self.before(start, "person") if n.span.start >= before}
        return named.pop() if len(named) == 1 else None

    def agency(self, at: int, sentences: Sentences, within: int) -> Name | None:
        """The news agency named last before a place, so many sentences back at most; None where another body that is an agency is nearer."""
        for name in self.before(at):
            if sentences.number(at) - sentences.number(name.span.start) > within or (name.kind == "body" and name.full.lower().endswith("agency")):
                return None
            known = outlet_named(name.full) if name.kind == "outlet" else None
            if known.agency if known else name.kind == "outlet" and name.full.lower().endswith("news agency"):
                return name
        return None


def folded(name: str) -> str:
    """A name for comparing over ways of writing it: without accents, "Zelenskyy" and "Zelensky" as one, "Yevgeny" and "Evgeniy"."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[iy]+", "i", re.sub(r"[’'.-]", "", unaccented(name.lower()))))


def unaccented(name: str) -> str:
    """A name without the accents on its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def names_of(article: Article) -> Names:
    """The names in the article's own text (not in its furniture), with roles, sexes and letters."""
    found = Names()
    text = article.text
    singles: list[tuple[Span, str, bool]] = []
    for stretch in article.body:
        for match in RUN.finditer(text, stretch.start, stretch.end):
            note_letters(match, text, found)
            for span in pieces_of(match, text):
                take(span, text, found, singles)
    without_initials(found)
    for span, word, titled in singles:
        full = found.full(word, span.start)
        if full or titled:
            found.mentions.append(Name(span, full or word, "person"))
            note_role(full or word, span, text, found)
    for stretch in article.body:
        for match in pattern().finditer(text, stretch.start, stretch.end):
            outlet = outlet_named(match.group())
            if outlet:
                found.mentions.append(Name(Span(*match.span()), outlet.name, "outlet"))
        for match in NETWORK.finditer(text, stretch.start, stretch.end):
            found.mentions.append(Name(Span(*match.span()), MEDIA[match.group().lower()], "outlet"))
        for match in LETTER_X.finditer(text, stretch.start, stretch.end):
            found.mentions.append(Name(Span(*match.span("x")), "X", "outlet"))
    found.mentions.sort(key=lambda n: (n.span.start, -n.span.end))
    return found


def without_initials(found: Names) -> None:
    """One name for a person who stands with a middle initial here and without one there."""
    full = {n.full for n in found.mentions if n.kind == "person"}
    plain = {name: bare for name in full if (bare := INITIAL.sub(" ", name)) != name and bare in full}
    if not plain:
        return
    found.mentions = [replace(n, full=plain.get(n.full, n.full)) for n in found.mentions]
    for last, given in found.lasts.items():
        found.lasts[last] = [(start, plain.get(name, name)) for start, name in given]
    for name, bare in plain.items():
        if name in found.roles:
            found.roles[bare] = f"{found.roles.get(bare, '')} {found.roles.pop(name)}".strip()
        if name in found.gender:
            found.gender.setdefault(bare, found.gender[name])


def note_letters(match: re.Match[str], text: str, found: Names) -> None:
    """Keep the letters that stand for a name right after it: "International Criminal Court (ICC)"."""
    letters = LETTERS.match(text, match.end() + 1 if text[match.end() : match.end() + 1] == " " else match.end())
    if letters:
        short = (letters["letters"] or letters["others"]).replace(".", "")
        initials = "".join(w[0] for w in match.group().split() if w[0].isupper())
        if short[0] in initials and not outlet_named(short) and len(match.group().split()) > 1:
            found.letters[short.lower()] = re.sub(r"^The\s+", "", match.group())


def pieces_of(match: re.Match[str], text: str) -> list[Span]:
    """A run of capitals without the words that are capitals by their place, cut where a possessive ends one name."""
    spans, start = [], match.start()
    for word in re.finditer(r"\S+", match.group()):
        if re.search(r"[’']s?$", word.group()) and len(word.group()) > 2:
            spans.append(Span(start, match.start() + word.end()))
            start = match.start() + word.end() + 1
    if start < match.end():
        spans.append(Span(start, match.end()))
    return [s for s in (without_openers(s, text) for s in spans) if s.end > s.start]


def without_openers(span: Span, text: str) -> Span:
    """A span less the words at its start that are capitals only because a sentence begins there, and less a possessive or a day at its end."""
    start = span.start
    for word in re.finditer(r"\S+", span.of(text)):
        if word.group().lower() not in OPENERS:
            start = span.start + word.start()
            break
        start = min(span.end, span.start + word.end() + 1)
    bare = LATELY.sub("", POSSESSIVE.sub("", text[start : span.end]))
    return Span(start, start + len(bare))


def take(span: Span, text: str, found: Names, singles: list[tuple[Span, str, bool]]) -> None:
    """File one run: a full name of a person, a body, or a single word to be looked up once all full names are known."""
    run = span.of(text)
    first = run.split(" of ")[0]
    if first != run and title_like(first.split()[0]) and len(name_in(first).split()) > 1 and not body_like(first):
        span, run = Span(span.start, span.start + len(first)), first
    words = run.split()
    name = name_in(run)
    if PRESS.search(run) and len(words) > 1:
        found.mentions.append(Name(span, run, "outlet"))
    elif body_like(run):
        found.mentions.append(Name(span, run, "body"))
    elif len(name.split()) >= 2 and not outlet_named(run) and looks_personal(name, run, run):
        sure = name != run or name.split()[0].lower() in lex.FIRST_NAMES or role_near(span, text)
        found.mentions.append(Name(span, name, "person", sure))
        for part in {name.split()[-1], *([name.split()[0]] if sure else [])}:
            found.lasts.setdefault(folded(part), []).append((span.start, name))
        note_role(name, span, text, found)
    elif name and len(name.split()) == 1 and (run.lower() not in lex.PLACES):
        singles.append(
            (
                Span(span.end - len(name), span.end) if run.endswith(name) else span,
                name,
                len(words) > 1 and title_like(words[0]) and words[0].lower() not in lex.ADJECTIVES,
            )
        )


def body_like(run: str) -> bool:
    """Whether a run names a state, a ministry, a court, a firm."""
    lowered = run.lower()
    return (
        lowered in lex.PLACES
        or lowered in lex.BODIES
        or bool(FIRM.search(run))
        or (len(run.split()) > 1 and bool(lex.GOVERNMENT.search(run.rsplit(maxsplit=1)[-1]) or lex.ORGANISATION.search(run.rsplit(maxsplit=1)[-1])))
    )


def role_near(span: Span, text: str) -> bool:
    """Whether a role stands right before a name ("spokesman Ivan Petrov") or after it (", the mayor,")."""
    before = re.search(r"([\w-]+)\s+$", text[max(0, span.start - 30) : span.start])
    if before and lex.SINGLE_ROLE.fullmatch(before.group(1)):
        return True
    after = APPOSITION.match(text, span.end)
    return bool(after and (lex.SINGLE_ROLE.search(after["role"]) or re.match(r"\d\d$", after["role"])))


def note_role(name: str, span: Span, text: str, found: Names) -> None:
    """Keep what the text calls a person: the words before the name and the apposition after it; and the sex they tell."""
    if " and " in name:
        return
    before = re.search(r"(?:[\w’'.-]+[ \u00a0]){1,6}$", text[max(0, span.start - 70) : span.start])
    run = span.of(text)
    titles = run[: -len(name)] if run.endswith(name) else ""
    lead = re.split(r"(?<=[a-z]{3})\.\s+", before.group())[-1] if before else ""
    if apposed_to := BEFORE_COMMA.search(text, max(0, span.start - 60), span.start):
        noun = head_of(core_of(apposed_to["role"]))  # "the police chief of Perkburg, " has its noun before the place
        lead = apposed_to["role"] if lex.SINGLE_ROLE.search(noun) or sex_of({noun.lower()}) else lead
    role = re.split(r"\b(?:said|says|told|that|and|but|with|by|from|to|for|as|on|in|while|when|after)\b", lead)[-1] + titles
    of = OF_PLACE.match(text, span.end)
    role = f"{role} {of['of']}" if of else role
    after = APPOSITION.match(text, span.end)
    apposed = after["role"] if after and lex.SINGLE_ROLE.search(after["role"]) else ""
    if lex.SINGLE_ROLE.search(role) or apposed:
        found.roles[name] = f"{found.roles.get(name, '')} {role if lex.SINGLE_ROLE.search(role) else ''} {apposed}".lower()
    words = set(re.findall(r"[\w-]+", f"{titles} {lead.split()[-1] if lead.split() else ''} {apposed}".lower()))
    given = name.split(maxsplit=1)[0].lower()
    told = sex_of(words) or ("female" if given in lex.FEMALE_NAMES else "male" if given in lex.MALE_NAMES else None)
    spouse = SPOUSE.match(text, span.end)
    told = ("male" if spouse["who"] in ("wife", "girlfriend", "widow", "fiancée") else "female") if spouse else told
    if told == "female":
        found.gender[name] = told
    elif told:
        found.gender.setdefault(name, told)


def sex_of(words: set[str]) -> str | None:
    """The sex that titles and nouns beside a name tell."""
    if words & lex.FEMALE:
        return "female"
    return "male" if words & lex.MALE else None
