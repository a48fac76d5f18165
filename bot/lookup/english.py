"""English as questions need it: word stems, words that say the same, words that say nothing. Pure.

The groups are of the language of news, not of one article: two words of a group may stand for each other when a
question is compared with a fact. A word may be in several groups.
"""

import textwrap
from collections.abc import Callable
from functools import lru_cache
from typing import cast

import snowballstemmer  # pyright: ignore[reportMissingTypeStubs] - it has no types

from bot.lookup.normalization import plain_words
from bot.lookup.wordlists import FRAMING_WORDS, FUNCTION_WORDS, HONORIFICS

_CHUNK = 250
"""Characters of a long text that are normalized at once; `split_words` reads no more than 300."""
_SHORTEST_COMMON = 5
_LONGEST_ENDING = 3

_GROUPS = """
want wish desire seek need require ask request demand crave hope desperate urge insist
need necessary must vital essential important key require
wait await expect pending awaiting anticipate queue
get receive obtain await wait expect acquire buy purchase order promise
give provide supply send donate hand contribute offer share donor donation
deliver delivery supply ship send
order buy purchase procure
grow grew grown increase rise rose risen raise up add more expand expansion jump growth
fall fell fallen decrease drop down decline shrink reduce cut
die dead death dying kill perish
resist resistance oppose opposition object objection reluctant against hesitant hesitate unwilling
reject rejection refuse refusal deny turn decline rebuff
approve approval pass vote authorize authorise back adopt ratify agree
fear afraid scared worry worried frightened anxious concern dread
risk danger dangerous threat threaten threatening menace hazard
attack invade invasion invaded assault strike
invade invasion invaded war conflict
war conflict fighting
station stationed base based deploy deployed deployment located posted quartered
troop soldier force personnel military army serviceman servicewoman servicemen trooper
head lead leads leader chief boss run runs director charge command commands
fast faster quick quickly rapid rapidly soon sooner swift swiftly speed accelerate hurry urgent urgently pace
slow delay late later lag
money dollar fund funding cash budget
aid assistance help support package
aid assistance donation donor
train training trained drill exercise
exercise drill manoeuvre maneuver
joint together side alongside
learn train training
fly flying flight pilot flew
plane warplane jet aircraft fighter
helicopter chopper
build building construct construction infrastructure
make produce production manufacture product industry output capacity
member membership belong join joining joined part
join joining joined accession enter accede membership
partner partnership ally friend
ally allied alliance partner
border frontier boundary
near close closest neighbor neighbour neighboring neighbouring next
watch monitor monitoring observe surveillance track
detect spot find locate
tell told say said speak spoke talk warn state
speak spoke spoken talk talked talking conversation discuss discussed discussion meet met meeting converse chat
visit visited trip travel stop stopped tour
hear heard overhear listen
answer reply respond response comment react reaction
comment remark
write wrote written author report reported reporter journalist byline
journalist reporter correspondent
date dated day
name named call called term known label spelling
anonymous unnamed anonymity identity secret
mean meaning meant definition define purpose aim
aim purpose goal meant intend point
deter deterrence deterrent dissuade prevent discourage unpalatable
defend defense protect protection protecting
strategy strategic approach doctrine plan concept
old legacy outdated ageing aging soviet-era
replace replacement swap substitute
solve solution fix solved resolve
problem challenge difficulty difficult hard issue obstacle trouble
transport transportation drive driving vehicle bus
apart distance separate far
stock stockpile reserve stockpiled inventory
give gave given
restock replenish supplement refill
country nation state
neutral neutrality
large big huge great larger largest biggest bigger greatest major
small minor little modest
welcome grateful gratefully glad pleased happy satisfied thankful
aggressive assertive tougher bold
hostile hostility aggression
withdraw withdrawn withdrew leave left pull pulled removed departed
enough sufficient insufficient
emergency urgent crisis
win winning won victory
afford affordable expensive means reach
improve improvement upgrade strengthen better boost
strengthen harden hardened reinforce bolster
see view consider regard deem think believe treat
see sees saw seen
baffle baffled confuse confused puzzle bewilder perplex
friend partner
promise pledge pledged commit committed vow
solve work
first earliest
only sole
winter season
presence footprint
intelligence intel spy
drone unmanned
work cooperate cooperation collaborate
come return returned back
describe characterize characterization description
equip equipment gear hardware
weapon arm arms weaponry weapons
pay spend spent cost
protocol rule
"""

TITLE_WORDS = (
    HONORIFICS
    | frozenset(
        [
            "head",
            "chief",
            "leader",
            "adviser",
            "advisor",
            "attache",
            "chairman",
            "chairwoman",
            "chair",
            "boss",
            "director",
            "commander",
            "king",
            "queen",
            "mayor",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "envoy",
            "deputy",
            "vice",
            "chancellor",
            "premier",
            "prime",
        ]
    )
) - {"general", "major", "private", "may", "mr", "mrs", "ms"}
"""Words for an office that somebody holds."""

_MEANINGFUL = frozenset(
    [
        "want",
        "wants",
        "wanted",
        "wanting",
        "need",
        "send",
        "write",
        "read",
        "help",
        "post",
        "happy",
        "not",
        "no",
        "more",
        "without",
        "against",
        "between",
        "before",
        "after",
        "since",
        "until",
        "while",
        "first",
        "last",
        "next",
        "figure",
        "said",
        "say",
        "says",
        "saying",
        "play",
        "played",
        "play",
        "importance",
        "important",
        "covers",
        "cover",
        "covered",
        "view",
        "views",
        "idea",
        "role",
        "list",
        "means",
        "mean",
        "meant",
        "meaning",
        "name",
        "names",
        "named",
        "call",
        "called",
        "about",
        "information",
        "passage",
        "role",
        "context",
        "give",
        "giving",
        "going",
        "reported",
        "hear",
        "heard",
        "learn",
        "find",
        "finding",
        "matter",
    ]
)
_WEAK = frozenset(
    [
        "about",
        "more",
        "without",
        "between",
        "before",
        "after",
        "list",
        "name",
        "names",
        "named",
        "call",
        "called",
        "not",
        "no",
        "view",
        "views",
        "idea",
        "mean",
        "means",
        "meant",
        "meaning",
        "role",
        "information",
        "context",
        "giving",
        "going",
        "find",
        "finding",
        "hear",
        "heard",
        "learn",
        "matter",
        "actual",
        "actually",
        "apparently",
        "approximately",
        "around",
        "roughly",
        "nearly",
        "almost",
        "particular",
        "particularly",
        "specifically",
        "certain",
        "lot",
        "lots",
        "kinda",
        "sorta",
        "gonna",
        "wanna",
        "gotta",
        "cause",
        "cos",
        "cuz",
        "plz",
        "pls",
        "lol",
        "lmao",
        "haha",
        "hmm",
        "um",
        "uh",
        "omg",
        "wtf",
        "tho",
        "though",
        "bro",
        "dude",
        "man",
        "mate",
        "guys",
        "anyone",
        "anybody",
        "someone",
        "somebody",
        "everybody",
        "everyone",
        "nobody",
        "people",
        "person",
        "much",
        "many",
        "exact",
        "precise",
        "correct",
        "right",
        "true",
        "truth",
        "really",
        "sure",
        "confirm",
        "possible",
        "possibly",
        "try",
        "trying",
        "tried",
        "keep",
        "keeps",
        "kept",
        "put",
        "puts",
        "take",
        "takes",
        "took",
        "taken",
        "use",
        "used",
        "uses",
        "using",
        "having",
        "make",
        "makes",
        "made",
        "there",
        "theirs",
        "themselves",
        "itself",
        "himself",
        "own",
        "such",
        "same",
        "other",
        "others",
        "another",
        "each",
        "every",
        "all",
        "both",
        "few",
        "several",
        "currently",
        "presently",
        "nowadays",
        "days",
        "moment",
        "recent",
        "recently",
        "lately",
        "present",
        "far",
        "long",
        "because",
        "due",
        "since",
        "while",
        "during",
        "within",
        "through",
        "across",
        "toward",
        "towards",
        "against",
        "among",
        "along",
        "per",
        "via",
        "off",
        "out",
        "up",
        "down",
        "according",
        "situation",
        "regard",
        "regards",
        "respect",
        "case",
        "fact",
        "point",
        "thing",
        "matter",
        "matters",
        "sort",
        "way",
        "ways",
        "big",
        "large",
        "huge",
        "total",
        "overall",
        "number",
        "amount",
        "size",
        "count",
        "quantity",
        "how",
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "wat",
        "wut",
        "wot",
        "hw",
        "whos",
        "wats",
        "r",
        "u",
        "ur",
        "im",
        "ive",
        "dont",
        "doesnt",
        "didnt",
        "isnt",
        "arent",
        "wasnt",
        "cant",
        "wont",
        "aint",
        "id",
        "whether",
        "either",
        "neither",
        "else",
        "instead",
        "anyway",
        "look",
        "looks",
        "like",
        "seem",
        "seems",
        "exist",
        "exists",
        "mentioned",
        "am",
        "going",
        "want1",
        "let",
        "lets",
        "bit",
        "start",
        "started",
        "become",
        "became",
        "turn",
        "happen",
        "happens",
        "happened",
        "happening",
        "today",
        "tonight",
        "this",
        "these",
        "that",
        "those",
        "it",
        "they",
        "them",
        "he",
        "she",
        "his",
        "her",
    ]
)

SOFT_WORDS = (FUNCTION_WORDS | (FRAMING_WORDS - _MEANINGFUL) | _WEAK) - {
    "made",
    "make",
    "makes",
    "use",
    "used",
    "uses",
    "using",
    "start",
    "started",
    "against",
    "turn",
    "up",
    "down",
}
"""Words that a fact need not hold to answer a question with them."""

_stem_word = cast("Callable[[str], str]", snowballstemmer.stemmer("english").stemWord)  # pyright: ignore[reportUnknownMemberType]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the stem of a plain word: `deployed` and `deployment` have one."""
    return _stem_word(word)


def words_of(text: str) -> tuple[str, ...]:
    """Give the plain words of a text of any length."""
    chunks = textwrap.wrap(text, _CHUNK)
    return tuple(word for chunk in chunks for word in plain_words(chunk))


def _read_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().splitlines()):
        for word in line.split():
            groups.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


_GROUPS_OF = _read_groups()
KNOWN_WORDS = (
    frozenset(word for line in _GROUPS.splitlines() for word in line.split()) | SOFT_WORDS | TITLE_WORDS
)
"""Every word of this module."""


def groups_of(word_stem: str) -> frozenset[int]:
    """Give the numbers of the groups of words that say the same."""
    return _GROUPS_OF.get(word_stem, frozenset())


def are_kin(one: str, other: str) -> bool:
    """Tell whether two stems are of one word: `produc` and `product`."""
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= _SHORTEST_COMMON
        and long.startswith(short)
        and len(long) - len(short) <= _LONGEST_ENDING
    )


FUNCTION_STEMS = frozenset(stem(word) for word in FUNCTION_WORDS)
