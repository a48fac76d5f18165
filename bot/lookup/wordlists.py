"""Words that are not names: what people wrap a name in when they ask for it. Pure."""

from functools import cache

import wordfreq

SEPARATOR_WORDS = frozenset({"and", "or", "vs", "versus", "nor", "plus", "und", "et"})
"""Words that stand between two names."""

FUNCTION_WORDS = frozenset(
    """
    a an the of in on at to for from by with without about into onto over under between as than
    is are was were be been being am do does did done doing has have had having
    will would shall should can could may might must
    i me my we our you your he him his she her it its they them their
    this that these those there here
    who whom whose what which when where why how whats whos wheres hows
    if then so but not no yes also too very just only
    s t re ve ll d m im
    """.split()
)
"""Words that never carry a name; they are left out of names and of queries alike."""

FRAMING_WORDS = frozenset(
    """
    tell show give explain describe find search look lookup looking searching finding telling showing giving asking check list read write send post get let lets see
    know knows want wants wanted need like wish please pls plz thx thanks thank ty cheers kindly help
    hi hey hello yo ok okay alright well now today currently again once more most much many any some
    say says said saying talk talks talked talking speak speaks spoke mention mentions mentioned mentioning
    mean means meant meaning define definition discuss discusses discussed cover covers covered
    happen happens happened happening going go went come comes came appear appears figure
    bot dateline article text story piece news report brief briefing summary summarise summarize passage page
    something anything everything thing things stuff info information detail details fact facts background
    question answer idea thought thoughts opinion opinions view views hell heck damn word words name names named called known aka
    role part play plays played important importance matter matters relevant relevance significance
    involved involvement regarding concerning re context overview update updates latest quick quickly brief
    briefly short curious wondering interested hear heard learn remind got
    actually really exactly basically maybe perhaps again still even ever else
    guy guys folk folks one ones kind sort type ii iii iv jr sr
    """.split()
)
"""Words of asking: they weigh nothing, unless they are part of a name that stands there in full."""

KIND_WORDS = frozenset(
    """
    country countries nation nations land republic state organisation organization institution body agency
    group groups company place places city town region area location capital
    weapon weapons system systems equipment hardware military gear tool device model platform
    program programs project event events concept term notion
    official officials leader leaders chief politician figure journalist reporter officer
    """.split()
)
"""What a name stands for: said beside a name, they add nothing to it."""

HONORIFICS = frozenset(
    """
    mr mrs ms miss mister sir madam lady lord dame dr doctor prof professor hon honorable honourable rev
    general gen brigadier brig colonel col captain capt major maj lieutenant lt sergeant sgt commander cmdr
    admiral adm marshal private president pres minister secretary sec senator sen representative
    ambassador amb excellency majesty highness comrade chancellor premier governor gov
    """.split()
)
"""Titles before a person's name."""

TELLING_WORDS = frozenset(
    "tell give show let lets help remind inform send brief get teach for to with enlighten fill of".split()
)
"""Words after which `us` is a pronoun, not a country."""

COMPASS = frozenset("north south east west northern southern eastern western central".split())
"""Words that make another place of a place: western Europe."""

NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split(),
        start=1,
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}

_SMALL_LIST = 1e-6
"""wordfreq's small list has every word that is at least that frequent, and loads ten times as fast."""

SOFT_WORDS = FRAMING_WORDS | KIND_WORDS | HONORIFICS
"""Words that need no explanation beside a name."""


@cache
def frequent_words(least: float, language: str = "en") -> frozenset[str]:
    """Give the words of a language that occur at least that often, as a share of all words (wordfreq's list)."""
    words: set[str] = set()
    wordlist = "small" if least >= _SMALL_LIST else "large"
    for centibels, bucket in enumerate(wordfreq.get_frequency_list(language, wordlist=wordlist)):
        if 10 ** (-centibels / 100) < least:
            break
        words.update(bucket)
    return frozenset(words)
