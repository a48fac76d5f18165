"""Words that say the same, for the language of news in English. Pure.

Two words of a group may stand for each other when a question is compared with a fact; a word may be in several
groups. Nothing here is about one article.
"""

from bot.lookup.questions.stems import stem

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
station stationed stay live house base based deploy deployed deployment located posted quartered
troop soldier force personnel military army serviceman servicewoman servicemen trooper
head lead leader chief boss director charge command
fast faster quick quickly rapid rapidly soon sooner swift swiftly speed accelerate hurry urgent urgently pace
slow delay late later lag
money dollar fund funding cash budget
spend spent fund budget allocate approve
aid assistance help support package
aid assistance donation donor donate give gave
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
write wrote written author report reported byline
publish published written date dateline
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
think believe consider opinion view
change reform upgrade improve update modify alter
priority need most main
poor poorer poorest modest small
use used serve served service
talk speak spoke spoken discuss conversation
silent silence comment respond
arrive arrival deliver delivery come

"""


def _read_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().splitlines()):
        for word in line.split():
            groups.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


_GROUPS_OF = _read_groups()
GROUPED_WORDS = frozenset(_GROUPS.split())
"""Every word that is in a group."""


def same_meaning(one: str, other: str) -> bool:
    """Tell whether two stems may stand for each other."""
    return not _GROUPS_OF.get(one, frozenset()).isdisjoint(_GROUPS_OF.get(other, frozenset()))
