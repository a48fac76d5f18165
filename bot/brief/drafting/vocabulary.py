"""The English words by which a name's kind shows: titles before it, nouns behind it or at its end. Pure data."""

from collections.abc import Mapping

from bot.brief.field_types import Kind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _words(
    """
    a an the this that these those of in on at to for from by with without about into over under between among as
    than is are was were be been being am do does did done has have had having will would can could may might must
    shall should i me my we us our you your he him his she her it its they them their who whom whose which what when
    where why how if then so but and or nor not no yes also too very just only until since because while during after
    before against across along through toward towards near both either neither each every all any some many most
    more less few such other another same own there here now even still yet again however like up down out off one
    """
)
"""What carries no meaning by itself."""

TITLES = _words(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president chancellor minister secretary ambassador governor gov
    senator sen representative rep congressman congresswoman mayor councillor councilor clerk judge justice king queen
    prince princess pope bishop archbishop cardinal general gen brigadier brig colonel col captain capt major maj
    lieutenant lt sergeant sgt admiral adm commander chief director chair chairman chairwoman spokesman spokeswoman
    coach engineer inspector superintendent sheriff officer premier speaker commissioner attorney executive member
    manager grandmaster councilman councilwoman assemblyman assemblywoman alderman treasurer trustee delegate deputy
    pastor rabbi imam detective marshal ombudsman arbiter
    """
)
"""What stands before a person's name; dots are left out."""
HONORIFICS = _words("mr mrs ms miss dr prof professor sir dame lord lady")
"""Titles that say nothing of a role."""
SURNAMES = _words(
    "king queen prince princess pope bishop cardinal judge justice general gen major maj coach chair"
)
"""Titles that are people's and streets' names too; nothing unknown stands before them."""
PORTFOLIOS = _words(
    """
    foreign affairs defense defence interior finance health education justice home state national security homeland
    treasury energy environment management budget commerce space planning transport transportation trade labor labour
    agriculture housing intelligence veterans human services science technology research industry communications
    development resources culture sports operations public works safety economic economy social welfare immigration
    revenue emergency water parks tourism marketing engineering oversight reform rules ethics
    """
)
"""What an office is for: Director of `Management and Budget`, `Defense` Minister."""
TITLE_PARTS = _words("prime vice first senior acting former lead secretary-general council")
"""What else stands before a title and belongs to it."""
OF_HEADS = _words(
    "committee commission agency chamber academy ministry department bank house university school court council office board bureau college institute"
    " kingdom republic union federation association society church order isle bay gulf sea cape city county district"
)
"""`of` joins these to the name behind it: Ministry of Defence."""
SAYING = _words(
    """
    said says say told tells added adds noted notes replied replies answered answers warned warns argued argues
    explained explains asked asks wrote writes insisted insists declared declares announced announces stated states
    admitted admits recalled recalls joked jokes shouted called continued concluded remarked observed stressed reported reports telling saying adding warning asking replying
    """
)
PARTICLES = _words("van von der den de del della di da du la le bin ibn al el ten ter dos")
"""What stands in small letters inside of a person's name."""
PLACE_PREPOSITIONS = _words("in at from near across through over to into around via toward towards")
PLACE_ONLY_PREPOSITIONS = _words("in at near across")
"""Those that stand before a person's name less often."""

HEADS: Mapping[Kind, frozenset[str]] = {
    "organisation": _words(
        """
        office ministry department council committee society party union bank university college school company inc
        corp corporation ltd agency association club institute court commission administration government parliament congress
        senate bureau board authority service police army navy troops forces military foundation trust church museum
        hospital embassy guard laboratory institution team press times post house federation league alliance treaty
        center centre chamber academy clinic observatory library tribunal ministry cabinet group firm airline airlines industries
        tribune herald gazette courier journal chronicle observer guardian
        """
    ),
    "place": _words(
        """
        base hall lane street road bridge river lake mount mountain island islands airport square park city town
        village county valley sea ocean bay station harbour harbor port border borders flank doorstep region coast
        desert forest avenue states
        """
    ),
    "programme": _words(
        """
        scheme programme program act plan fund initiative project package aid assistance training exercises exercise
        financing budget investments loan loans grant grants sanctions grounds
        """
    ),
    "event": _words(
        "war invasion summit conference election elections meeting visit festival olympics cup attack attacks strike"
        " championship championships tournament memorial prize trophy games fair marathon"
        " strikes vote referendum protest protests earthquake flood offer rejection conversation talks"
    ),
    "weapon": _words(
        """
        artillery missiles missile tanks tank jets jet warplanes drones drone radars radar helicopter helicopters
        rockets rocket weapons weapon batteries battery howitzers rifles submarines warships systems
        """
    ),
    "group": _words(
        """
        officials leaders pilots soldiers residents villagers farmers workers students voters families parents members
        nations countries allies lawmakers reporters protesters refugees people powers authorities planners generals counterparts
        troopers commanders ministers teachers doctors nurses mothers tribe
        """
    ),
    "idea": _words(
        """
        threat threats risk risks danger dangers tensions strategy deterrence defense defence policy policies lethality
        production capacity capability orders reserves stockpiles neutrality crisis resistance footprint rights
        independence debt inflation
        """
    ),
    "person": _words(
        "official soldier serviceman servicewoman pilot spokesman spokeswoman adviser advisor attaché minister"
        " resident farmer worker student teacher doctor lawmaker diplomat commander analyst"
    ),
}
"""The noun that a name of a kind ends with: Lielvarde Air Base, Latvian pilots."""

HEAD_KINDS: Mapping[str, Kind] = {word: kind for kind, words in HEADS.items() for word in words}
