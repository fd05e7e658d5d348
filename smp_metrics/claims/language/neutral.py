"""The words that may stand in the sentence of a claim and change nothing that it says; all others are compared."""

from __future__ import annotations

import re
from functools import cache

from smp_metrics.claims.language.lexicon import DIRECTIONS, ENDS, MAJORITIES, MULTIPLES, SIZES
from smp_metrics.facts.places import pattern_of

_SMALL = """
    a an the this that these those it its itself they their them themselves there here which who whom whose what
    where when we our us you your he she his her i my me s ii in of for at across within by during over from between
    on to into onto with as than through throughout since until till after before beside besides among
    amongst around about towards toward out back and or but so while whereas whilst then both
    together altogether also too though although yet however meanwhile therefore thus hence such is are were been
    being has do does did doing
"""
# Verbs that say what someone did, and take nothing from what is counted: in every form, irregular ones after a colon.
_VERBS = """
    account address affect agree aim answer appear apply arise arrive ask attach attend award be:was belong
    bring:brought buy:bought call carry cause chart check choose:chose:chosen collect come:came comment compare
    complain concern confirm connect consist constitute contact contribute count cover create deliver derive
    describe differ divide draw:drew:drawn emerge encounter endure engage equal examine exist experience explain
    express face feature file fill find:found form fund gather generate get:got give:gave:given go:went:gone group
    guide handle have:had help hold:held host indicate interview invite involve join lead:led learn leave:left lie
    link list live lodge look make:made manage map mark meet:met mention name note number occur offer open organise
    originate outline own pay:paid pick plan plot poll present process produce promote provide publish put question
    range read receive record refer reflect register relate release rely remark report represent request require
    respond reveal review rest say:said see:saw:seen seek:sought send:sent serve set show:showed:shown sit:sat sort
    span speak:spoke:spoken spend:spent split stand:stood stem study submit suggest sum supply support
    take:took:taken talk tell:told train treat try undergo:underwent use vary view visit walk welcome win:won work
    write:wrote:written yield state contain include appoint assess assign attribute base bear book calculate
    categorise class classify clock combine compile compute convey correspond demonstrate denote depict detail
    discover discuss display distribute exhibit extend feed:fed fit focus highlight house identify illustrate
    keep:kept know:knew:known last launch locate observe obtain place point print quote reckon regard relay round
    run:ran score sign build:built clear clean collect design arrange advise inform install introduce prepare
    organise pick update repeat sketch spread stay summarise tally total trace track underlie unveil utter visualise
    witness reach hand finish deal:dealt judge deem post secure weigh recount restate underline scan browse glean
    enter collate aggregate gauge phrase label flag signal spell pause stretch tick notch stack entitle
"""
# Forms of others that do the same.
_DOING = """
    log logs logged logging add adds added amount amounts amounted totalled totalling figure figures seeing rank
    ranks ranked ranking happen happens happened occurred occurring issue issues issued issuing committed
    comprise comprised move moves moved change changes changed comparison comparisons pass passed turn turned follow
    follows followed following bind bound mean means meant think feel let lets remain remained measure measured
    document documented recorded-crime result results resulted
"""
# What numbers stand in, and who they come from.
_THINGS = """
    year years times period periods day-to-day date data dataset extract table tables page pages row column
    paragraph section plan's source sources line difference differences people person persons ward wards area areas
    borough borough-wide police officer officers force council council's staff team teams
    partnership partner partners agency agencies district districts cluster clusters authority authorities public
    service services case cases thing things kind kinds type types category categories whole part parts all one ones
    way side unit level levels bottom top fact facts statistics term terms example basis words word others
"""
# What describes no more than that.
_DESCRIBING = """
    other different full entire several some various certain police-recorded previous prior preceding next
    earlier later current past respectively namely exactly overall only-if many much few separate separately apart
    each-other long short right clear right-hand particular general new old close likewise instead similarly equally
    accordingly available shade lay like once another either anew corrected disputed swapped why headline done
    according campaign far matches match matched unlike alongside versus contrast contrasting relative respect
    opposite opposed despite whether well indeed course simply local main wider single individual specific relevant
    final exact actual real raw original initial correct money grant scheme programme project projects effort
    picture bar bars dot dots colour colours title code letter sight glance stretch length interval interest summary
    community neighbourhood town's centre's event events activity activities logbook sheet item items entry entries
    shape findings evidence piece pieces quantity size volume scale mix breakdown order rows upon via amid anybody's
    everyone's one's two's twelve-month incidentally finally lastly firstly secondly otherwise moreover additionally
    reply replies reader readers analyst analysts police's force's officer's same-period equivalent
    comparable respective above-mentioned intervening boundaries boundary border borders part-way reason reasons
    purpose approach verdict judgement assessment subject subjects total's
    briefing newsletter bulletin leaflet website minutes agenda annex ledger spreadsheet registers books diary files
    tallies calendar locality localities patch overview context background footnote caveat reference caption legend
    heading bracket brackets desk
    officially formally plainly evidently collectively individually ultimately originally initially duly
    correspondingly thereafter afterwards previously formerly latterly plain brief handy useful interesting
    noteworthy official formal underlying accompanying attached printed here's there's that's it's you'll we've
    they've
    surprisingly unsurprisingly interestingly notably understandably naturally strictly broadly generally
    residents' ward's wards' borough's cluster's district's table's chart's year's attendance
"""


def bare(word: str) -> str:
    """Give a word as the lists have it: in small letters, with no hyphen at its ends and no sign of whose it is."""
    return word.lower().replace("\u2019", "'").strip("'-").removesuffix("'s")


def _forms(entry: str) -> tuple[str, ...]:
    """Give the forms of a verb; those that are irregular stand behind it."""
    first, *irregular = entry.split(":")
    stem = first.removesuffix("e")
    twice = first + first[-1] if first in _DOUBLED else stem
    plural = f"{first[:-1]}ies" if _Y.search(first) else f"{first}es" if _HISS.search(first) else f"{first}s"
    past = f"{first[:-1]}ied" if _Y.search(first) else f"{twice}ed"
    return first, plural, f"{twice}ing", *(irregular or (past,))


_Y, _HISS = re.compile(r"[^aeiou]y$"), re.compile(r"(?:s|x|ch|sh|o)$")
_DOUBLED = frozenset(
    ("plan", "plot", "map", "sit", "set", "put", "get", "run", "win", "split", "refer", "fit", "stem", "sum", "span")
)
_SPELT = f"{_SMALL} {_DOING} {_THINGS} {_DESCRIBING}"
NEUTRAL = frozenset(_SPELT.split()) | {form for verb in _VERBS.split() for form in _forms(verb)}
# Other rules compare these wherever they stand.
COMPARED = frozenset(
    word for words in (DIRECTIONS, ENDS, MAJORITIES, MULTIPLES) for phrase in words for word in phrase.split()
) - frozenset(SIZES)

# Phrases that change nothing, whose words might; and names that hold a place's or a kind's and are none.
_PHRASES = """
    may be missing, may mean, Furthest left, Furthest right, Local Government Ombudsman, Police and Crime Commissioner,
    Whatever people perceive, a large part, a large ward, anyone can look up, can be found, can be read, can be
    seen, a small part, a small ward, both ways, drug litter, can cost, can fill, can now train, can walk,
    furthest left, furthest right, in recent years, is last, is last with, all the time, by the time of,
    at any time, at a time, at the same time, at the time, at this time, at that time, chart above, chart below,
    first time, for a long time, for some time, for the time being, from time to time, if you live in, in time,
    listed above, listed below, map above, map below, named above, named below, over time, same time, shown above,
    shown below, table above, table below, this time, time of day, time of the year, you can, can be, can see, is no
    surprise, without giving their number, without giving the number, without giving a number, without saying of how
    many, perhaps surprisingly, not surprisingly, perhaps not surprisingly, of course, in fact, in truth, you may
    like to know that, you may want to know that, it may help to know that, it may be useful to know that, it is worth
    knowing that, it is worth noting that, worth noting, as you might expect, as might be expected, as expected, to be
    precise, to be exact, or so the table shows, put another way, in other words, as above, see above, see
    below, the same months, the same month, the same period, same periods, the
    same year, the same years, the same table, the same ward, the same place, the same places, the same people, the
    same child, the same children, the same way, the same time, the same season, even so, size matters, small counts
    swing, text says, own text, the same age, small counts swing easily, how people were chosen, yes,
    still, of any ward, of any new ward, of any old ward, of any cluster, of any district, of any place, of any year,
    of any month, of any kind, does
    not mean that it happened, does not mean that they happened, doesn't mean that it happened,
    has now, have now, is now, are now, now lies, now lie, for now, can bring, can lead,
    can mean, can get, anything else, anywhere else, as against, against that, against the year before, sets this
    against, set against the rest, set against that, more than, once more, or more, one more step, not clear, on
    track, not complete, per cent, task force, the end of, the task force began, to the east of, to the north of, to
    the south of, to the west of, was last, whatever people perceive, year ended,
    through its doors, through the door, through the doors, near each other, next to each other, close to each other,
    beside each other, border on each other, side by side
"""
# With these verbs "up" and "down" tell no direction.
_UP = (
    "add make:made pick set sum draw:drew:drawn follow sign split clear take:took:taken turn end look tidy sweep:swept"
)
_DOWN = "write:wrote:written note lay:laid set break:broke:broken jot"
_PHRASAL = frozenset(
    f"{form} {way}" for verbs, way in ((_UP, "up"), (_DOWN, "down")) for verb in verbs.split() for form in _forms(verb)
)
PHRASES = _PHRASAL.union(" ".join(phrase.split()) for phrase in _PHRASES.split(","))


@cache
def phrasal_verbs() -> re.Pattern[str]:
    """Give the pattern of the verbs with which "up" and "down" tell no direction."""
    return pattern_of(_PHRASAL)


@cache
def neutral_phrases() -> re.Pattern[str]:
    """Give the pattern of the phrases that change nothing."""
    return pattern_of(PHRASES)
