"""Words that tell what a noun phrase stands for: countries and who speaks for them, titles, bodies, documents, crowds. Our own lists."""

import re

from accordingto.actors.given import MEN, WOMEN

_COUNTRIES = """
Russia|Russian|Moscow,Kremlin,Russian Federation,Russians
Ukraine|Ukrainian|Kyiv,Kiev,Ukrainians
United States|American,US,U.S.|Washington,America,US,U.S.,USA,U.S,Americans
United Kingdom|British,UK,U.K.|London,Britain,Great Britain,UK,U.K.,England
Belarus|Belarusian|Minsk
Poland|Polish|Warsaw
Germany|German|Berlin
France|French|Paris
Italy|Italian|Rome
Spain|Spanish|Madrid
Portugal|Portuguese|Lisbon
Netherlands|Dutch|Amsterdam,Holland
Belgium|Belgian|
Austria|Austrian|Vienna
Switzerland|Swiss|Bern
Sweden|Swedish|Stockholm
Norway|Norwegian|Oslo
Finland|Finnish|Helsinki
Denmark|Danish|Copenhagen
Estonia|Estonian|Tallinn
Latvia|Latvian|Riga
Lithuania|Lithuanian|Vilnius
Czech Republic|Czech|Prague,Czechia
Slovakia|Slovak|Bratislava
Hungary|Hungarian|Budapest
Romania|Romanian|Bucharest
Bulgaria|Bulgarian|Sofia
Serbia|Serbian|Belgrade
Croatia|Croatian|Zagreb
Greece|Greek|Athens
Turkey|Turkish|Ankara,Türkiye
Moldova|Moldovan|Chisinau
Georgia|Georgian|Tbilisi
Armenia|Armenian|Yerevan
Azerbaijan|Azerbaijani,Azeri|Baku
Kazakhstan|Kazakh|Astana
China|Chinese|Beijing
Japan|Japanese|Tokyo
North Korea|North Korean|Pyongyang,DPRK
South Korea|South Korean|Seoul
Taiwan|Taiwanese|Taipei
India|Indian|New Delhi,Delhi
Pakistan|Pakistani|Islamabad
Afghanistan|Afghan|Kabul
Iran|Iranian|Tehran
Iraq|Iraqi|Baghdad
Syria|Syrian|Damascus
Israel|Israeli|Jerusalem,Tel Aviv
Lebanon|Lebanese|Beirut
Jordan|Jordanian|Amman
Egypt|Egyptian|Cairo
Saudi Arabia|Saudi|Riyadh
Qatar|Qatari|Doha
United Arab Emirates|Emirati|Abu Dhabi,UAE
Yemen|Yemeni|Sanaa
Libya|Libyan|Tripoli
Tunisia|Tunisian|Tunis
Algeria|Algerian|Algiers
Morocco|Moroccan|Rabat
Sudan|Sudanese|Khartoum
Ethiopia|Ethiopian|Addis Ababa
Kenya|Kenyan|Nairobi
Nigeria|Nigerian|Abuja
South Africa|South African|Pretoria
Canada|Canadian|Ottawa
Mexico|Mexican|Mexico City
Cuba|Cuban|Havana
Venezuela|Venezuelan|Caracas
Colombia|Colombian|Bogota
Brazil|Brazilian|Brasilia
Argentina|Argentine|Buenos Aires
Chile|Chilean|Santiago
Peru|Peruvian|Lima
Australia|Australian|Canberra
New Zealand|New Zealander|Wellington
Indonesia|Indonesian|Jakarta
Philippines|Philippine,Filipino|Manila
Vietnam|Vietnamese|Hanoi
Thailand|Thai|Bangkok
Malaysia|Malaysian|Kuala Lumpur
Singapore|Singaporean|
Myanmar|Burmese|Naypyidaw
Bangladesh|Bangladeshi|Dhaka
Ireland|Irish|Dublin
Iceland|Icelandic|Reykjavik
Kosovo|Kosovar|Pristina
"""
PLACES: dict[str, str] = {}
"""Country, capital or people, lower case, to the adjective of the government that acts under it."""
ADJECTIVES: dict[str, str] = {}
"""Adjectives of countries, lower case, to the one used in names."""
for _line in _COUNTRIES.strip().splitlines():
    _country, _adjectives, _others = _line.split("|")
    _named = _country if _country in ("United States",) else _adjectives.split(",")[0]
    for _name in (_country, *_others.split(",")):
        if _name:
            PLACES[_name.lower()] = _named
    for _adjective in _adjectives.split(","):
        ADJECTIVES[_adjective.lower()] = _named

BODIES = {
    "white house": ("White House", "government"), "downing street": ("British government", "government"), "10 downing street": ("British government", "government"),
    "no 10": ("British government", "government"), "brussels": ("European Union", "organisation"), "eu": ("European Union", "organisation"),
    "european union": ("European Union", "organisation"), "nato": ("NATO", "organisation"), "un": ("United Nations", "organisation"), "u.n.": ("United Nations", "organisation"),
    "united nations": ("United Nations", "organisation"), "pentagon": ("Pentagon", "government"), "foggy bottom": ("State Department", "government"),
    "capitol hill": ("Congress", "government"), "quai d'orsay": ("French Foreign Ministry", "government"), "elysee": ("French presidency", "government"),
    "elysée": ("French presidency", "government"), "bankova": ("Ukrainian presidency", "government"), "hague court": ("International Criminal Court", "organisation"),
    "icc": ("International Criminal Court", "organisation"), "fbi": ("FBI", "government"), "cia": ("CIA", "government"), "congress": ("Congress", "government"),
    "whitehall": ("British government", "government"), "west": ("the West", "group"), "taliban": ("Taliban", "organisation"), "hamas": ("Hamas", "organisation"),
    "gop": ("Republicans", "group"),
}  # fmt: skip
"""Places and letters that stand for a body: its name and kind."""

GOVERNMENT = re.compile(
    r"\b(?:government|ministr(?:y|ies)|department|authorit(?:y|ies)|administration|embass(?:y|ies)|consulate|parliament|congress|senate|duma|rada|cabinet|"
    r"(?:state|federal|security|intelligence|secret|border|emergency|tax|foreign|civil) (?:agency|service|bureau)|police|sheriff[’']?s? office|prosecutor[’']?s? office|"
    r"prosecutor general|attorney general[’']?s office|general staff|armed forces|military|army|navy|air force|troops|command|coast guard|city council|mayor[’']?s office|"
    r"state|regime|leadership|side|delegation|presidency|presidential office|president[’']s office|office of the president|house|committee|security council|supreme court|"
    r"homeland security|justice department|treasury|kremlin|pentagon|white house|intelligence|bureau of investigation|election commission|customs|mission)\b",
    re.I,
)
ORGANISATION = re.compile(
    r"\b(?:court|tribunal|university|college|school|institute|center|centre|foundation|association|union|federation|league|organi[sz]ation|agency|company|firm|corporation|"
    r"inc|corp|ltd|llc|plc|group|bank|fund|party|campaign|council|commission|club|church|hospital|society|network|alliance|bloc|board|team|airline|airlines|watchdog|"
    r"think tank|charity|ngo|studio|museum|operator|manufacturer|maker|giant|provider|committee|conference|assembly|body|partnership|coalition|movement|front|brigade|"
    r"battalion|militia|rebels?|exchange|press (?:office|service)|service|office)\b",
    re.I,
)
DOCUMENT = re.compile(
    r"\b(?:reports?|documents?|papers?|filings?|letters?|polls?|surveys?|stud(?:y|ies)|e-?mails?|memos?|memorand(?:um|a)|lawsuits?|complaints?|indictments?|affidavits?|"
    r"transcripts?|records?|footage|videos?|images?|photos?|pictures?|data|analys[ie]s|tapes?|recordings?|ads?|treaty|agreement|constitution|law|resolution|manual|book|"
    r"memoir|posts?|tweets?|slides?|charts?|cables?|dossier|readout|communiqu[eé]|editorial|article|story|figures|statistics|evidence|message|notes?|review|bill|"
    r"poster|profile|translations?|broadcasts?|transcription|petition|warrant|intelligence|timeline|list|declaration|investigation|assessment|findings)\b",
    re.I,
)
OWN_WORDS = re.compile(
    r"\b(?:statements?|spokes\w+ statement|press release|news release|announcement|remarks|comments?|speech|address|tweets?|posts?|letter|message|interview|testimony)\b",
    re.I,
)
"""Documents that are their author's own words: "a ministry statement said" has the ministry for its speaker."""
UNNAMED = re.compile(
    r"\b(?:officials?|sources?|spokes(?:man|woman|person|people|persons|men|women)|representatives?|insiders?|aides?|advis[eo]rs?|diplomats?|people|persons?|individuals?|"
    r"man|woman|men|women|lawyers?|attorneys?|judges?|prosecutors?|investigators?|officers?|agents?|interlocutors?|staffers?|employees?|executives?|soldiers?|fighters?|activists?|experts?|"
    r"analysts?|lawmakers?|senators?|ministers?|governors?|mayors?|negotiators?|envoys?|ambassadors?|witness(?:es)?|doctors?|residents?|neighbou?rs?|members?|friends?|"
    r"relatives?|colleagues?|operatives?|strategists?|contacts?|figures?|leaders?|commanders?|generals?|veterans?|students?|workers?|teachers?|critics|supporters|voters|"
    r"protesters|families|family|mother|father|wife|husband|brother|sister|son|daughter|victims?|passengers?|pilots?|reporters?|journalists?|whistleblowers?|informants?|"
    r"engineers?|technicians?|inspectors?|nurses?|firefighters?|guards?|drivers?|farmers?|miners?|sailors?|survivors?|volunteers?|managers?|service(?:man|men|woman|women)|detectives?|scientists?|researchers?|economists?|historians?|scholars?|professors?|observers|opponents|allies|pundits|commentators|politicians|delegates|conservatives|liberals|"
    r"respondents|americans|everyone|everybody|someone|somebody|many|some|others|most|few|several|nobody|no one|those|half|percent|majority|public|crowd|nations|countries|companies|community|customers|users|viewers|fans|parents|children|kids|guests|candidates|contenders|nominees?|president|chairman|chairwoman|secretary|deputy|director|chief|head|boss|coach|owner|founder|author|writer|host|anchor|narrator|speaker|leader)\b",
    re.I,
)
CROWD = re.compile(
    r"\b(?:protesters|demonstrators|residents|neighbou?rs|analysts|experts|critics|supporters|opponents|voters|republicans|democrats|conservatives|liberals|progressives|activists|observers|"
    r"relatives|families|family|investigators|economists|historians|scholars|researchers|scientists|people|americans|respondents|others|many|some|most|everyone|everybody|lawmakers|"
    r"pundits|commentators|politicians|allies|companies|countries|nations|governments|public|community|users|viewers|fans|parents|students|workers|members|half|majority|percent|"
    r"witnesses|lawyers|prosecutors|soldiers|troops|forces|media|skeptics|sceptics|defenders|rebels|separatists|campaigners|pollsters|forecasters|traders|investors|leaders|delegates|senators|women|men|russians|ukrainians|muslims|christians|jews|catholics|evangelicals)\b",
    re.I,
)
SINGLE_ROLE = re.compile(
    r"\b(?:president|prime minister|premier|minister|chancellor|secretary(?:[- ]general)?|spokes(?:man|woman|person)|governor|mayor|senator|congress(?:man|woman)|representative|ambassador|chairman|"
    r"chairwoman|chair|director|chief|head|leader|general|commander|judge|prosecutor|attorney|lawyer|candidate|nominee|king|queen|prince|princess|pope|patriarch|official|analyst|expert|"
    r"professor|author|billionaire|businessman|tycoon|actor|actress|singer|coach|officer|sheriff|deputy|adviser|advisor|aide|envoy|diplomat|lawmaker|speaker|boss|ceo|founder|dictator|"
    r"tyrant|strongman|despot|oligarch|activist|journalist|reporter|host|anchor|columnist|doctor|scientist|researcher|economist|soldier|fighter|pilot|astronaut|whistleblower|democrat|republican|mogul|tycoon|commissioner|counsel|administrator|executive|star|player|athlete|champion|filmmaker|photographer|photojournalist|musician|rapper|comedian|strategist|negotiator|historian|physicist|biologist|physician|surgeon|novelist|writer|poet|artist|pastor|priest|bishop|engineer|veteran|manager|teacher|student|nurse|farmer)\b",
    re.I,
)
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative gov governor gen general col colonel maj major lt lieutenant capt captain sgt sergeant adm admiral cmdr "
    "commander president vice prime minister premier chancellor secretary chairman chairwoman chair director chief head leader king queen prince princess pope rev reverend father imam judge "
    "justice attorney spokesman spokeswoman spokesperson ambassador mayor sheriff officer former acting deputy first lady foreign defense defence interior finance justice national security "
    "adviser advisor special counsel state house senate majority minority speaker congressman congresswoman coach ex-president ex interim then-president president-elect emir sheikh ayatollah "
    "patriarch archbishop bishop cardinal doctor detective agent lawyer analyst expert reporter correspondent columnist editor host author actor actress singer candidate nominee democrat "
    "republican gop tory labour party democratic senior top chief-of-staff staff marshal vice-president co-founder founder ceo cfo billionaire tycoon dictator despot comrade supreme fired retired late press secretary-general undersecretary assistant district prosecutor commissioner superintendent the".split()
)
"""Words that stand before a name and are no part of it."""
FEMALE = frozenset(
    "mrs ms miss lady dame queen princess spokeswoman chairwoman congresswoman actress mother wife sister daughter woman businesswoman girl first-lady baroness duchess countess empress heroine nun waitress girlfriend "
    "fiancée widow aunt niece grandmother stepmother housewife goddess saleswoman policewoman ballerina maid nurse schoolgirl stepdaughter granddaughter songstress sister-in-law mother-in-law".split()
)
MALE = frozenset(
    "mr sir lord king prince spokesman chairman congressman actor father husband brother son man businessman boy pope emir sheikh duke emperor monk boyfriend fiancé widower uncle nephew grandfather stepfather tsar baron "
    "policeman salesman bishop cardinal archbishop stepson grandson schoolboy brother-in-law father-in-law rabbi".split()
)
FEMALE_NAMES, MALE_NAMES = WOMEN, MEN
FIRST_NAMES = FEMALE_NAMES | MALE_NAMES
ROLE_KIN = {
    "pm": r"prime minister|premier", "leader": r"president|prime minister|premier|chancellor|leader|dictator|king", "president": r"president", "premier": r"premier|prime minister", "boss": r"chief|head|boss|director",
    "chief": r"chief|head|director|commander", "head": r"chief|head|director", "lawmaker": r"lawmaker|senator|congress\w+|representative|mp", "senator": r"senator|sen", "congressman": r"congressman|rep|representative",
    "governor": r"governor|gov", "general": r"general|gen", "billionaire": r"billionaire|tycoon|mogul", "spokesman": r"spokesman|spokesperson", "spokeswoman": r"spokeswoman|spokesperson", "spokesperson": r"spokes\w+",
    "nominee": r"nominee|candidate", "candidate": r"nominee|candidate", "lawyer": r"lawyer|attorney", "attorney": r"lawyer|attorney", "professor": r"professor|prof", "diplomat": r"diplomat|ambassador|minister",
    "minister": r"minister", "official": r"official|chief|head|director|deputy|governor|mayor|secretary|administrator", "politician": r"politician|senator|leader",
}  # fmt: skip
"""Roles that a description may stand for, beside its own word."""
HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|rumou?r\w*|speculation|(?:is|are|was|were|been|being) (?:\w+ )?(?:expected|believed|thought|seen|said|considered|feared|estimated|understood|known|rumou?red|regarded|viewed|reported))\b",
    re.I,
)
FORESEEN = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being) (?:\w+ )?(?:expected|projected|feared|confirmed|forecast|planned|hoped|anticipated|decided)|decision (?:was|is|has been) (?:made|taken)|out of fear|fear)\b",
    re.I,
)
"""Matches what, inside a statement, is its speaker's own expectation or decision, where nobody else is named for it."""
