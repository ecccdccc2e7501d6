"""The forms of sentences that name two sources, or one in the ways of translated news.

"AFP quoted the minister as saying …", "The paper reported, citing two officials, that …", "From the words of the mayor, …".
"""

import re

from accordingto.statements.citations import CITING, REFERENCE

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WHEN = rf"(?:\s+(?:on|late|early|earlier|last|this|in|{DAY}|{MONTH}|today|yesterday|week|month|morning|evening|night|\d{{1,2}}(?:st|nd|rd|th)?))*"
HELP = r"(?:(?:has|have|had|also|later|earlier|first|meanwhile|previously|in turn)\s+)*"
PASSES = r"(?:(?:transmit|relay|convey|communicate)(?:s|d|ed|ted)|(?:clarif|specif)(?:ies|ied)|pass(?:es|ed) on)"
"""Verbs of one who passes on what others said, as translated news has them."""
REPORTS = (
    rf"{HELP}(?:reported|reports?|writes?|wrote|said|says?|informs?|informed|announced|announces|noted|notes|stated|states|claimed|claims|{PASSES})"
)
LEAD = (
    r"(?:[^\n“”\"]{0,60}\s[–—-]\s+)?(?:(?:Earlier|Meanwhile|Later|However|Also|Separately|In turn|At the same time|On \w+day)(?:,| on \w+day,)\s+)?"
)
WHO = r"(?P<source>[^,;:“”\"\n]{2,70}?)"
REST = r"(?P<content>\S.*)$"
PARTED = r"(?P<parted>[^;:“”\"\n]{3,})$"
WHOM = r"(?P<whom>[^;:“”\"\n]{2,160}?)"
SAYING = r"as\s+(?P<citing>saying|stating|telling\s+[^,;:“”\"\n]{2,40}?)"
NEWS = "announcement|statement|warning|claim|news|word|confirmation|denial|admission|accusation|assertion|assessment|estimate|information|allegation"
"""What comes from one who speaks."""
SPEAKER = (
    r"(?P<source>(?!(?:the\s+)?(?:story|legend|tradition|saying|myth|rumou?r|song|joke)\b)[^,;:“”\"\n]{2,70}?"
    r"(?:,\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2})?)"
)
CLEAR = r"(?:clear|certain|obvious|plain|evident|beyond \w+|no (?:doubt|question))"
OPINION = "account|telling|view|words|opinion|estimate|assessment"
CLAUSE = r"(?P<content>that\b.*)"
TOLD = r":\s+(?P<told>\S.*)"
SAID = rf"(?:\s+{CLAUSE}|{TOLD})$"
FIRST = r"(?P<content>that\b[^;:“”\"\n]{8,}?)"
QUOTES = rf"(?<!\bwas)(?<!\bwere)(?<!\bis)(?<!\bare)(?<!\bbeen)\s+(?P<cue>{HELP}(?:quoted|quotes|cited|cites))"
QUOTED = r"\s+(?P<cue>(?:was|were|is|are|has been|have been)\s+(?:\w+ly\s+|also\s+)?quoted)"
HEARS = r"learn(?:ed|t|s)"
ASKS = r"who\s+(?:asked|wished|wanted|requested|declined|spoke)"
DONE = (
    r"(?:informed|reported|stated|noted|announced|confirmed|told|stressed|emphasi[sz]ed|underlined|explained|clarified|specified|mentioned|said|written|declared|"
    r"transmitted|relayed)"
)
WAS = r"(?:it\s+)?(?:(?:was|is|has been|had been)\s+)?(?:also\s+|earlier\s+|previously\s+)?"
KNOWN = r"(?:has\s+become|became|becomes)\s+known"
TO_WHOM = r"(?:\s+to\s+(?:the\s+)?[A-Z][^,;:“”\"\n]{2,40}?)?"
PAPER = r"(?:site|website|page|material|article|report|message|statement|publication|text|release|note|document|letter|answer|reply)"
"""What has the words of one who wrote it."""
IS_SAID = r"it\s+(?:is|was)\s+(?:also\s+)?(?:said|noted|stated|reported|specified|emphasi[sz]ed|stressed|indicated|claimed|written|added|recalled)"
WORDS_OF = r"(?P<citing>(?:(?:the|an?)\s+)?(?:words|statement|information|opinion|message|remarks|comments)\s+(?:of|by|from))"
PAPER_NAME = r"(?P<source>[A-Z][^,;:“”\"\n]{1,50}?)"
STORY = r"(?:report|article|story|piece|dispatch|publication|account|version|column)"
"""What an outlet brings."""
HAVING = (
    r"(?:(?:which|who|that)\s+(?:in turn\s+|also\s+|has\s+|had\s+|is\s+|was\s+)?)?"
    rf"(?P<citing>cit(?:es|ed|ing)|quot(?:es|ed|ing)|refer(?:s|red|ring) to|{REFERENCE}|rel(?:ies|ied|ying) on|"
    r"attributed to|based on(?:\s+the\s+words\s+of)?|taken from|on the (?:authority|word|strength) of)(?!\s+by\b)"
)
"""From whom an outlet, or what it brings, has it."""


def compiled(*forms: str) -> tuple[re.Pattern[str], ...]:
    """Forms as patterns, in their order; a sentence may run over lines."""
    return tuple(re.compile(form, re.S) for form in forms)


FORMS = compiled(
    rf"{LEAD}(?:An?|The)\s+{PAPER_NAME}\s+{STORY},?\s+{HAVING}\s+{WHOM},?\s+(?P<cue>{REPORTS})\s+{CLAUSE}$",
    rf"{LEAD}{WHO}\s+(?P<cue>{REPORTS}){WHEN},?\s+{CITING}\s+{WHOM},\s+{CLAUSE}$",
    rf"{LEAD}{WHO},\s+{CITING}\s+{WHOM},\s+(?P<cue>{REPORTS}){WHEN},?\s+{REST}",
    rf"{LEAD}(?P<citing>[Cc]iting|[Qq]uoting|[Ww]{REFERENCE[1:]})\s+{WHOM},\s+{WHO}\s+(?P<cue>{REPORTS}){WHEN}[,:]?\s+{REST}",
    rf"{LEAD}{WHO}\s+(?P<citing>{REFERENCE})\s+{WHOM}\s+(?P<cue>{REPORTS}){WHEN},?\s+{CLAUSE}$",
    (rf"{LEAD}{WHO}\s+(?P<cue>{HELP}(?:{HEARS}|ha[sd] (?:it|this)|have (?:it|this)))\s+(?P<citing>from)\s+{WHOM}{SAID}"),
    rf"As\s+{WHO}\s+(?P<cue>{REPORTS}){WHEN},?\s+{CITING}\s+{PARTED}",
    rf"{LEAD}{WHO}{QUOTES}\s+{WHOM},?\s+{SAYING}{WHEN}[,:]?\s+{REST}",
    rf"{LEAD}{WHO}{QUOTED}(?:{WHEN}\s+(?:by|in|on)\s+[^,;:“”\"\n]{{2,60}}?)?{WHEN},?\s+as\s+saying{WHEN}[,:]?\s+{REST}",
    rf"{LEAD}(?P<cue>According to)\s+{WHO},?\s+{HAVING}\s+{PARTED}",
    rf"{LEAD}(?P<cue>According to)\s+(?P<source>[^,;:“”\"\n]{{2,90}}?\s+{ASKS}\b[^,;:“”\"\n]{{3,60}}),\s+{REST}",
    rf"(?P<cue>As\s+{WAS}{DONE}{TO_WHOM}\s+by)\s+{WHO},?\s+{CITING}\s+{PARTED}",
    rf"(?P<cue>As\s+{WAS}{DONE}{TO_WHOM}\s+by|In the (?:words|opinion|view|account) of|Per)\s+{PARTED}",
    (
        rf"(?P<cue>(?:According to|By|From|On)\s+(?:the\s+)?(?:information|data)\s+of)\s+{WHO},?\s+(?:received|obtained|got)\s+"
        rf"(?P<citing>from)\s+{PARTED}"
    ),
    rf"(?P<cue>(?:According to|From|By)\s+the\s+words\s+of|(?:According to|By|On)\s+(?:the\s+)?(?:information|publication|data)\s+of)\s+{PARTED}",
    rf"(?P<cue>As\s+(?:it\s+)?{KNOWN}\s+to)\s+{WHO}\s+(?P<citing>from)\s+{PARTED}",
    rf"(?P<cue>As\s+(?:it\s+)?{KNOWN}\s+(?:to|from))\s+{PARTED}",
    rf"(?P<cue>As\s+(?:it\s+)?(?:follows|followed|is\s+clear)\s+from\s+(?:the\s+)?(?:words|{PAPER})\s+(?:of|by|from))\s+{PARTED}",
    rf"It\s+(?P<cue>(?:has\s+become|became)\s+known)\s+to\s+{WHO}\s+(?P<citing>from)\s+{WHOM}\s+{CLAUSE}$",
    rf"As\s+{SPEAKER}\s+(?P<cue>{HELP}{DONE})\s+to\s+{PARTED}",
    (
        rf"{LEAD}{WHO}\s+"
        rf"(?P<cue>{HELP}(?:spreads?|quote[sd]|cite[sd]|retells|retold|brings|publishe[sd]|carrie[sd]|runs?|ran|prints|printed|{PASSES}))\s+{WORDS_OF}\s+"
        rf"{WHOM}(?:,?\s+{CLAUSE}|{TOLD})$"
    ),
    rf"{LEAD}(?:In|On)\s+(?:the|an?|its)\s+(?:\w+\s+)?{PAPER}\s+(?:of|by|from)\s+{WHO},?\s+(?P<cue>{IS_SAID})\s+{CLAUSE}$",
    rf"{LEAD}On\s+the\s+(?P<citing>(?:authority|word|strength)\s+of)\s+{WHOM},\s+{WHO}\s+(?P<cue>{REPORTS}){WHEN},?\s+{REST}",
    rf"{LEAD}{WHO},\s+on\s+the\s+(?P<citing>(?:authority|word|strength)\s+of)\s+{WHOM},\s+(?P<cue>{REPORTS}){WHEN},?\s+{REST}",
    rf"{LEAD}In\s+an?\s+(?:\w+\s+)?{STORY},?\s+{HAVING}\s+{WHOM},\s+{WHO}\s+(?P<cue>{REPORTS}){WHEN},?\s+{REST}",
    (
        rf"{LEAD}(?:An?|The|This)\s+(?:\w+\s+)?{STORY}\s+(?:of|in|by|from|on)\s+{WHO},?\s+{HAVING}\s+{WHOM},?\s+"
        rf"(?P<cue>{REPORTS}|is|was|has it)\s+{CLAUSE}$"
    ),
    (
        rf"(?P<cue>(?:According to|Going by|Judging by)\s+what)\s+{WHO}\s+"
        rf"(?:has\s+|had\s+|was\s+)?(?:been\s+)?(?:told|heard|learned|has|had)\s+(?P<citing>from|by)\s+{PARTED}"
    ),
    rf"(?P<cue>(?:Information|News|Word)\s+(?:has\s+)?(?:reached|come to|came to|arrived at))\s+{WHO}\s+(?P<citing>from)\s+{WHOM}\s+{CLAUSE}$",
    rf"{LEAD}{WHO}\s+(?P<cue>{HELP}(?:attribut|ascrib|credit)(?:es|s|ed))\s+(?P<citing>to)\s+{WHOM}\s+the\s+(?:{NEWS}|words)\s+{CLAUSE}$",
    (
        rf"{LEAD}{WHO}\s+(?P<cue>{HELP}(?:names?|named|gives|gave|cite[sd]))\s+{WHOM}\s+"
        rf"(?P<citing>as\s+(?:its|the|their)\s+source)\b[^,;:.]{{0,40}}?{SAID}"
    ),
    (
        rf"(?P<content>That\b[^;:“”\"\n]{{8,}}?)\s+(?:is|was)\s+what\s+{WHO}\s+(?P<cue>told|said|wrote|reported|announced)"
        rf"(?:\s+(?:the\s+)?[A-Z][\w .’'-]*)?\.?$"
    ),
    (
        rf"{LEAD}(?!To\b){SPEAKER}\s+(?P<cue>{HELP}puts?\s+it\s+"
        rf"(?:this way|like this|so|thus|plainly|simply|bluntly|differently|in these words))[:,]\s+{REST}"
    ),
    rf"(?P<cue>(?:According to|Going by|Judging by) what)\s+{SPEAKER}\s+(?:has\s+|had\s+)?(?:told|said to|confirmed to|explained to)\s+{PARTED}",
    rf"{LEAD}{WHO}\s+(?P<cue>bases|based)\s+(?:its|the|this)\s+{STORY}\s+(?P<citing>on)\s+{WHOM}:\s+{REST}",
    (
        rf"{LEAD}{WHO}\s+(?P<cue>{HELP}reli(?:es|ed))\s+(?P<citing>on)\s+{WHOM}\s+(?:in|when|for)\s+"
        rf"(?:reporting|saying|claiming|writing)\s+{CLAUSE}$"
    ),
    rf"{LEAD}(?:(?:On|In)\s+(?:its|their)\s+(?:[\w-]+\s+)?{PAPER},?\s+)?{WHO}{QUOTES}\s+(?P<whom>[^,;:“”\"\n]{{2,70}}?):\s+{REST}",
    rf"(?P<cue>As\s+(?:can|could|may)\s+be\s+(?:read|seen|heard|learned)\s+(?:in|on|from))\s+{PARTED}",
    rf"In\s+(?P<source>his|her|their|its)\s+(?P<cue>words|opinion|view|account)(?:\s+to\s+[^,;:“”\"\n]{{3,40}}?)?,\s+{REST}",
    rf"If\s+{WHO},?\s+{HAVING}\s+{WHOM},?\s+(?P<cue>(?:is|are) to be believed),\s+{REST}",
    rf"If\s+{WHO}\s+(?P<cue>(?:is|are) to be believed),\s+{REST}",
    rf"{LEAD}{WHO}\s+(?P<cue>{HELP}been told)\s+(?P<citing>by)\s+{WHOM}{SAID}",
    rf"{LEAD}(?:The|A|An|This)\s+(?:\w+\s+)?(?P<cue>(?:{NEWS})\s+(?:came|comes|has come))\s+from\s+{SPEAKER}:\s+{REST}",
    (
        rf"{LEAD}(?P<cue>(?:The\s+|A\s+)?(?i:{NEWS}))\s+{FIRST}\s+"
        rf"(?:(?:came|comes|has come)\s+from|"
        rf"(?:was|were|is|has been)\s+(?:made|given|put about|voiced|shared|confirmed){TO_WHOM}\s+by)\s+{SPEAKER}\.?$"
    ),
    (
        rf"{LEAD}(?P<cue>(?:The\s+)?(?i:word|message|line)\s+from)\s+{SPEAKER}\s+(?:is|was)(?:\s+(?:clear|simple|plain))?"
        rf"(?::\s+{REST}|\s+(?P<told>that\b.*)$)"
    ),
    rf"{LEAD}For\s+{SPEAKER},?\s+(?P<cue>(?:it|there)\s+(?:is|was)\s+(?:\w+ly\s+)?{CLEAR})\s+{CLAUSE}$",
    rf"As\s+{SPEAKER}\s+(?P<cue>(?:has|had|have|puts?|sees?|saw|tells?|told)\s+it),\s+{REST}",
    rf"(?:By|In)\s+{SPEAKER}[’']s?\s+(?P<cue>{OPINION}),\s+{REST}",
)
"""Match a whole sentence. `parted` is whom it cites and what they say, with nothing but a comma between."""
ENDINGS = compiled(
    rf"[,?!][”\"]?\s+(?P<tail>{WHO}\s+(?P<cue>{REPORTS}){WHEN},\s+{CITING}\s+{WHOM})\.?$",
    rf"[,?!][”\"]?\s+(?P<tail>{WHO}\s+(?P<cue>{HELP}{HEARS})\s+(?P<citing>from)\s+{WHOM})\.?$",
    rf"[,?!][”\"]?\s+(?P<tail>{WHO}{QUOTES}\s+{WHOM},?\s+{SAYING}{WHEN})\.?$",
    rf"[,?!][”\"]?\s+(?P<tail>{WHO}{QUOTED}\s+as\s+saying\b)",
    rf"(?:[,?!][”\"]|[”\"],)\s+(?P<tail>{WHO}{QUOTED}\s+(?:by|in)\s+[^,;:“”\"\n]{{3,60}})\.?$",
    rf"(?:[,?!][”\"]|[”\"],)\s+(?P<tail>{WHO}{QUOTES}\s+{WHOM})\.?$",
    rf"[,?!][”\"]?,?\s+(?P<tail>(?P<cue>{REPORTS})\s+{WHO},?\s+{CITING}\s+{WHOM})\.?$",
    rf",\s+(?P<tail>(?P<cue>transmits|relays|conveys|communicates)\s+{WHO})\.?$",
    rf",\s+(?P<tail>(?P<cue>{IS_SAID})\s+(?:in|on)\s+(?:the|an?|its)\s+(?:\w+\s+)?{PAPER}\s+(?:of|by|from)\s+{WHO})\.?$",
    rf",\s+(?P<tail>(?P<cue>according to)\s+{WHO},?\s+{HAVING}\s+{WHOM})\.?$",
    rf",\s+(?P<tail>(?:by|in)\s+{SPEAKER}[’']s?\s+(?P<cue>{OPINION}))\.?$",
    rf"[,?!][”\"]\s+(?P<tail>(?:were|was)\s+(?P<cue>the words)\s+of\s+{SPEAKER})\.?$",
)
"""Match the end of a sentence that begins with what is said."""
HINT = re.compile(
    r"\b(?:[Qq]uot(?:ed|es|ing)|[Cc]it(?:ed|es|ing)|[Pp]er\s[A-Z]|referring to|reference to|(?:informed|[rs]\w+ed) by|to be believed|"
    rf"(?:{HEARS}|it|this) from|(?:words|opinion|view|account) of|{ASKS}|been told by|"
    r"link to|known (?:to|from)|(?:follows|followed|clear) from|As (?:the|[A-Z]\w+)|As (?:\w+ ){1,6}by|"
    r"it (?:is|was) (?:also )?\w+(?=\s(?:that|in|on)\b)|"
    rf"(?:data|information|publication|statement|message|remarks|comments) (?:of|by|from)|{PASSES}|"
    r"(?:came|comes|come|word|message|line|Word|Message) from|(?:made|given|about|voiced|shared|confirmed|quoted) (?:to .{3,40})?by|"
    r"(?:authority|word|strength) of|based on|attributed to|taken from|"
    r"(?:heard|learned|received|obtained|told) (?:from|by)|as (?:its|the|their) source|"
    r"(?:attribut|ascrib|credit)(?:es|s|ed) to|puts? it|[Tt]hat .{8,200}(?:is|was) what|be (?:read|seen|heard|learned)|rel(?:ies|ied|ying) on|"
    r"(?:Information|News|Word) (?:has )?(?:reached|c[ao]me to)|"
    rf"(?:has|had|have|puts?|sees?|saw|tells?|told) it(?=,)|{CLEAR} that|[’'] ?s? (?:{OPINION}))\b"
    r"|\bIn (?:his|her|their|its) (?:words|opinion|view|account)\b"
)
