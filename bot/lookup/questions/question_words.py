"""The words of asking: which tell the kind of answer wanted, and which need no answer. Pure."""

from bot.lookup.names import FRAMING_WORDS, FUNCTION_WORDS, HONORIFICS
from bot.lookup.questions.thesaurus import GROUPED_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HOW = _words("how hw")
WHAT = _words("what whats wat wut wot which")
WHO = _words("who whos whom whose")
WHERE = _words("where wheres")
WHEN = _words("when whens")
WHY = _words("why reason reasons")
COUNTING = _words("many much number numbers amount count total")
"""What is counted follows these."""
SIZES = COUNTING | _words("big large size quantity sum")
PRICES = _words("cost costs price worth value expensive")
STRETCHES = _words("far long old often")
COUNTED_AMONG = _words(
    "of the more extra additional total other new different exactly such all now currently today before after"
)
"""Words between `how many` and what is counted."""
SCALES = _words("hundreds thousand thousands million millions billion billions")
COPULAS = _words("is are was were s r")
TRUTHS = _words(
    """is are was were do does did has have had will would can could should isnt arent wasnt doesnt dont didnt hasnt
    havent"""
)
"""A question that begins with one of these asks for yes or no."""
AUXILIARIES = TRUTHS | _words("must cant wont")
RECEIVING = _words("get gets getting got gotten receive receives received receiving")
"""What somebody does to whom something is done."""
PLACING = _words("in at from near across on to around outside inside")
"""A place that a fact names behind one of these is where it happens."""
ASIDES = _words("before after since when while until")
"""What stands behind these is not what a fact tells the time of."""
SAYING = _words(
    """say says said saying tell tells told telling quote quotes quoted think thinks thought warn warns warned opinion
    promise promised promises statement words remark remarks view views claim claims claimed mention add
    talk talks talked speak speaks spoke discuss discussed"""
)
STATED = _words(
    """said says told tells spoke warned warns promised promises urged urges insists insisted addressed states stated
    comment commented respond responded asked replied"""
)
"""Words by which a fact tells that somebody said something."""

LEADING = _words("heads leads runs commands directs")
"""What the head of something does."""
TITLES = (
    HONORIFICS
    | _words(
        """head chief leader adviser advisor attache chairman chairwoman chair boss director commander king queen
        mayor spokesman spokeswoman spokesperson envoy deputy vice prime"""
    )
) - {"general", "major", "private", "mr", "mrs", "ms"}
"""Words for an office that somebody holds."""

_MEANINGFUL = _words(
    """want wants wanted wanting need send write read help post happy not no against before after since until while
    first last next figure say says said saying talk talks talked talking speak speaks spoke discuss discusses
    discussed importance important cover covered covers passage happy reported give giving
    hear heard learn earth world share sharing love teach pull full page needed needs wish ask asked asks asking full
    introduction search searching during"""
)
_EMPTY = _words(
    """more without between list name names named call called not no idea mean means meant meaning role information
    context give giving going find finding matter matters actual actually apparently approximately around roughly
    nearly almost particular particularly specifically certain lot lots kinda sorta gonna wanna gotta cause cos cuz
    plz pls lol lmao haha hmm um uh omg wtf tho though bro dude man mate guys anyone anybody someone somebody
    everybody everyone nobody people person much many exact precise correct right true truth really sure confirm
    possible possibly try trying tried keep keeps kept put puts take takes took taken having there theirs themselves
    itself himself own such same other others another each every all both few several currently presently nowadays
    days moment recent recently lately present because due since while during within through across toward towards
    among along per via off out according situation regards respect case point way ways overall what which who
    whom whose when where why wat wut wot hw whos wats u r ur im ive id theyre theyve youre weve thats theres hes
    shes dont doesnt didnt isnt arent cant wasnt wont aint whether either neither else instead anyway look looks
    like seem seems exist exists mentioned am let lets bit started become became happen happens happened happening
    am today this these that those it they them he him she his her after before until big large huge total number
    amount size count quantity pretty please extra additional able capable top somewhere anywhere altogether rn atm tbh"""
) - {"give", "giving", "name", "named", "called", "same", "not"}
SOFT = (FUNCTION_WORDS | (FRAMING_WORDS - _MEANINGFUL) | _EMPTY) - {"against"}
"""Words that a fact need not hold to answer a question with them."""

KNOWN_WORDS = frozenset[str]().union(
    GROUPED_WORDS, SOFT, TITLES, SAYING, SIZES, PRICES, STRETCHES, WHAT, WHO, WHERE, WHEN, WHY, HOW
)
"""Every word that is known whatever a brief holds."""
