"""Words that are not names: what people wrap a name in when they ask for it. Pure."""

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, cast

import msgpack  # pyright: ignore[reportMissingTypeStubs] - it has none


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SEPARATOR_WORDS = _words("and or vs versus nor plus und et oder")
"""Words that stand between two names."""

FUNCTION_WORDS = _words("""
    a an the of in on at to for from by with without about into onto over under between as than
    is are was were be been being am do does did done doing has have had having
    will would shall should can could may might must wont cant dont doesnt didnt isnt arent wasnt couldnt wouldnt
    i me my we our you your u ur he him his she her it its they them their ive youre theyre
    this that these those thats there here theres heres
    who whom whose what which when where why how whats whos wheres whens hows whys
    if then so but not no yes also too very just only up
    s t re ve ll d m im
""")
"""Words that never carry a name; they are left out of names and of queries alike."""

FRAMING_WORDS = _words("""
    tell show give explain describe find search look lookup list read write send post get got let lets see pull bring
    telling showing giving explaining describing finding searching looking listing reading asking sharing dig sum
    check share remind teach enlighten inform walk talk talks talked talking speak speaks spoke ask asks asked
    know knows knew known want wants wanted wanna need needs needed like love wish try trying
    please pls plz thx thanks thank ty cheers kindly help hi hey hello yo ok okay alright well hmm um uh oh lol btw
    now today currently again once more most much many any some all every else even ever still actually really
    exactly precisely basically simply maybe perhaps possibly possible able recent recently latest new
    say says said saying mention mentions mentioned mentioning quote quoted
    mean means meant meaning define defined definition discuss discusses discussed discussing cover covers covered
    happen happens happened happening going gone go went come comes came appear appears appeared
    bot dateline article text story piece news report brief briefing summary summarise summarize passage page
    paragraph sentence section entry topic subject item profile bio biography wiki description explanation intro
    introduction overview update updates background context
    something anything everything someone anyone anybody everyone anywhere everywhere thing things stuff info information
    detail details fact facts question answer idea thought thoughts opinion opinions view views lowdown scoop deal
    word words name names named called calling aka hell heck damn earth compare compared comparing between difference
    role roles part parts play plays played playing important importance matter matters relevant relevance significance
    significant involved involvement regarding concerning according related relating linked connected connection
    quick quickly short curious wondering wonder interested hear heard learn
    guy guys people folk folks fellow mate dude bro buddy one ones kind sort type main full ii iii iv jr sr
""")
"""Words of asking: they weigh nothing, unless they are part of a name that stands there in full."""

KIND_WORDS = _words("""
    country countries nation nations land republic state organisation organization institution body agency
    group groups company place places city town region area location capital
    weapon weapons system systems equipment hardware military gear tool device model platform
    program programs project event events concept term notion
    official officials leader leaders chief politician figure journalist reporter officer diplomat spokesman
    spokeswoman spokesperson
""")
"""What a name stands for: said beside a name, they add nothing to it."""

HONORIFICS = _words("""
    mr mrs ms miss mister sir madam lady lord dame dr doctor prof professor hon honorable honourable rev
    monsieur madame mme herr frau pan pani senor
    general gen brigadier brig colonel col captain capt major maj lieutenant lt sergeant sgt corporal commander cmdr
    admiral adm marshal private president pres minister secretary sec senator sen representative
    ambassador amb excellency majesty highness comrade chancellor premier governor gov judge mayor
    former ex acting current retired ret boss
""")
"""Titles before a person's name."""

TELLING_WORDS = _words(
    "tell give show let lets help remind inform send brief get teach for to with enlighten fill of"
)
"""Words after which `us` is a pronoun, not a country."""

COMPASS = _words("north south east west northern southern eastern western central")
"""Words that make another place of a place: western Europe."""

_UNITS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = {word: str(number) for number, word in enumerate(_UNITS.split(), start=1)} | {
    word: str(10 * number) for number, word in enumerate(_TENS.split(), start=3)
}

SOFT_WORDS = FRAMING_WORDS | KIND_WORDS | HONORIFICS
"""Words that need no explanation beside a name."""


_EVERYDAY = 600
"""Centibels down to which what was read is kept: several lists end there or before."""


@cache
def frequent_words(least: float) -> frozenset[str]:
    """Give the English words that occur at least that often, as a share of all words (wordfreq's list)."""
    words: set[str] = set()
    everyday = least >= 10 ** (-_EVERYDAY / 100)
    for centibels, bucket in enumerate(_everyday() if everyday else _read_frequencies()):
        if 10 ** (-centibels / 100) < least:
            break
        words.update(bucket)
    return frozenset(words)


@cache
def _everyday() -> tuple[list[str], ...]:
    return tuple(islice(_read_frequencies(), _EVERYDAY + 1))


def _read_frequencies() -> Iterator[list[str]]:
    """Yield the words of wordfreq's list, the most frequent first, a centibel less in each bucket.

    As `wordfreq.get_frequency_list` does, which reads and keeps all of the list, and needs the tokenizers of
    every language to be imported: an answer would wait longer for that than for all else.
    """
    spec = find_spec("wordfreq")
    [folder] = (spec and spec.submodule_search_locations) or ["wordfreq"]
    with gzip.open(Path(folder, "data", "large_en.msgpack.gz")) as file:
        buckets = cast("Any", msgpack).Unpacker(file)
        buckets.read_array_header()
        buckets.skip()  # the header: which format it is
        yield from buckets
