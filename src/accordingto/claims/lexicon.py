"""Words for comparing contents: those that say nothing, forms of verbs, opposites, negations, numbers. Our own lists."""

import re

EMPTY = frozenset(
    "a an the that this these those it its he him his she her they them their we us our you your i my me who whom whose which what when where why how "
    "is are was were be been being am has have had having do does did doing will would shall should can could may might must to of in on at by for from with "
    "as and or but if so than then there here also both either just only very too into onto over under about after before during through between among against "
    "out up down off again once more most other another such own same some any all each every few many much because while until since said say says saying tell told "
    "according add added now still already yet even ever well like whether one least hundred thousand million billion trillion percent ’s 's s t re ve ll d m not no nor never n't".split()
)
"""Words that carry no content of their own. Negations are counted apart."""
NEGATION = re.compile(
    r"\b(?:neither\b.*?\bnor|not|cannot|never|no|none|nobody|neither|nor|fail(?:s|ed|ing)? to|refus\w+ to|declin\w+ to|den(?:y|ies|ied|ying) (?:that|having|being|any|the)|"
    r"rul(?:e|es|ed|ing) out|unable to)\b|n[’']t\b",
    re.I,
)
"""Matches what turns a content into its opposite."""
UNDONE = re.compile(r"\bun(?P<done>(?!der|it(?:ed|y|s)?\b|ion|iver|iform|ique|til|less)\w+(?:ed|en|aid|old|ent|ought|own))\b", re.I)
"""Matches a participle that "un-" turns: "unpaid", "unsolved"."""
BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|remain(?:s|ed)?|stay(?:s|ed)?|left|go(?:es)?|went|still)\s+$", re.I)
"""Matches what stands before a word that is said of the subject: "the bills are unpaid" denies that they were paid, "the unpaid bills" denies nothing."""
ASIDE = re.compile(
    r"(?:^\W*(?:that\s+)?|(?<=\w)[,;]?\s+)(?:who|whom|whose|which|because|although|though|even if|while|whereas|unless|if|when|after|before|since|until|despite|without|"
    r"in spite of|so that)\b[^,;]*[,;]?",
    re.I,
)
"""Matches clauses beside the main one: a "not" in them leaves what is said as it is."""
NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|least)\b|\bno (?:less|fewer|more) than\b|\bno matter\b|\bno doubt\b", re.I)
"""Matches a "not" that denies nothing."""
CEASED = re.compile(r"\bno (?:longer|more)\b(?! than\b)|\bany ?(?:more|longer)\b", re.I)
"""Matches what says that something has come to an end."""
FORMS = {
    "went": "go", "gone": "go", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "won": "win", "lost": "lose", "held": "hold", "met": "meet", "left": "leave",
    "sent": "send", "took": "take", "taken": "take", "began": "begin", "begun": "begin", "broke": "break", "broken": "break", "built": "build", "found": "find", "gave": "give",
    "given": "give", "got": "get", "grew": "grow", "grown": "grow", "knew": "know", "known": "know", "led": "lead", "made": "make", "paid": "pay", "ran": "run", "saw": "see", "seen": "see",
    "shot": "shoot", "shut": "shut", "sold": "sell", "spent": "spend", "spoke": "speak", "spoken": "speak", "stood": "stand", "stole": "steal", "stolen": "steal", "struck": "strike",
    "thought": "think", "wrote": "write", "written": "write", "bought": "buy", "brought": "bring", "came": "come", "cut": "cut", "died": "die", "dead": "die", "deaths": "die", "death": "die",
    "dying": "die", "drew": "draw", "drove": "drive", "ate": "eat", "fought": "fight", "flew": "fly", "kept": "keep", "lay": "lie", "lied": "lie", "meant": "mean", "put": "put", "quit": "quit",
    "read": "read", "sank": "sink", "sunk": "sink", "sought": "seek", "showed": "show", "shown": "show", "swore": "swear", "taught": "teach", "threw": "throw", "thrown": "throw", "told": "tell",
    "understood": "understand", "withdrew": "withdraw", "withdrawn": "withdraw", "withdrawal": "withdraw", "children": "child", "men": "man", "women": "woman", "people": "person",
    "persons": "person", "lives": "life", "killed": "kill", "killing": "kill", "injured": "injure", "wounded": "wound", "resignation": "resign", "agreement": "agree",
    "arrested": "arrest", "closure": "close", "decision": "decide", "growth": "grow", "investigation": "investigate", "negotiations": "negotiate", "talks": "talk", "payment": "pay",
    "destruction": "destroy", "explosion": "explode", "invasion": "invade", "evacuation": "evacuate", "departure": "depart", "arrival": "arrive", "increased": "increase", "further": "far",
}  # fmt: skip
"""Forms that no rule of endings brings together, to the form they are counted under."""
OPPOSITES = (
    "open reopen|close shut", "rise increase climb grow gain jump|fall decrease drop decline shrink slump", "win|lose", "accept approve endorse adopt|reject dismiss",
    "alive survive|die", "guilty|innocent", "safe|unsafe dangerous", "true genuine authentic|false fake fabricate baseless", "legal lawful|illegal unlawful",
    "possible|impossible", "support back favour|oppose", "succeed|fail", "start begin resume|stop halt end cease", "arrive enter|leave depart withdraw", "allow permit|ban prohibit forbid",
    "stay remain|resign quit leave", "raise|cut lower reduce", "lift|impose", "advance|retreat", "free release|arrest detain jail", "strong|weak", "early|late", "ready willing|unwilling",
    "hold withstand|break burst collapse",
)  # fmt: skip
VERBAL = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|wo|ca)\b|[a-z][’'](?:re|ve|ll|d|m)\b|n[’']t\b|"
    r"^\W*(?:that\s+)?(?:not\s+)?to\s+[a-z]|\b[a-z]{2,}ed\b|\b[A-Z][\w-]+\s+(?:\w+ly\s+)?[a-z]{2,}[^s\W]s\b|(?i:\b(?:he|she|it)\s+(?:\w+ly\s+)?[a-z]{2,}[^s\W]s\b)|"
    r"\b(?:remains?|wants?|plans?|needs?|seeks?|gets?|gives?|goes|comes?|takes?|makes?|knows?|thinks?|believes?|stands?|shows?|means?|holds?|keeps?|rises?|falls?|faces?|opens|"
    r"closes|starts?|begins?|ends|runs?|pays?|becomes?|stays?|leaves|supports?|opposes?|threatens?|uses|works|helps?|causes|expects?|hopes?|agrees?|refuses?|denies|supplies)\b"
)
"""Matches what shows that a content says something: a verb in a finite form, or "to do". Rough: bare nouns are what must not match."""
COUNTED = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9, "m": 1e6, "k": 1e3}


def lemma(word: str) -> str:
    """A word without its ending, in lower case: rough, and the same for all forms of most words."""
    word = re.sub(r"[’']s?$", "", word.lower())
    if word in FORMS:
        return FORMS[word] if FORMS[word] == word else lemma(FORMS[word])
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, least in (("ing", 6), ("ied", 5), ("ies", 5), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return tail(word[: -len(ending)], ending)
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def tail(stem: str, ending: str) -> str:
    """What is left of a word, so that "stopped", "closes" and "agreed" meet "stop", "close" and "agree"."""
    if ending in ("ied", "ies"):
        return stem + "y"
    if ending in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem[:-1] if stem.endswith("e") and len(stem) > 4 else stem


AXES: dict[str, tuple[tuple[int, int], ...]] = {}
"""Lemma to the scales it stands on, each with its end: 1 or -1."""
for _number, _pair in enumerate(OPPOSITES):
    for _sign, _side in zip((1, -1), _pair.split("|"), strict=True):
        for _word in map(lemma, _side.split()):
            AXES[_word] = (*AXES.get(_word, ()), (_number, _sign))
CEASING = frozenset(
    map(lemma, "stop halt cease end suspend cut quit close shut pause cancel freeze interrupt discontinue abandon withdraw leave".split())
)
"""Lemmas of bringing to an end: "will stop deliveries" says what "will deliver no more" says."""
