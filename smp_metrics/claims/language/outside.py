"""The words outside a claim that matter: what would change it, what it may be said of, what only data settles."""

from __future__ import annotations

from smp_metrics.claims.language.lexicon import AFTERTHOUGHTS, APPROXIMATIONS


def _phrases(text: str) -> tuple[str, ...]:
    """Read phrases that commas part."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


# What changes a number from outside its claim, where nothing would compare it.
_NEGATORS = _phrases(
    """
    all but, except, apart from, other than, not, no, never, minus, plus, well over, well under, hardly, scarcely,
    barely, nor, without, as many as, as few as, as much as, as little as, another, negative, anything but, not
    even, not quite, far from, short of, shy of, there were up to, had up to, were up to
    """
)
TOUCHING_BEFORE = (
    *(phrase for phrases in APPROXIMATIONS.values() for phrase in phrases if phrase != "up to"),
    *_NEGATORS,
)
_AFTER = _phrases(
    """
    or thereabouts, plus, odd, or nearly, or under, or over, at most, at least, give or take, and counting, and
    more, hundred, thousand, million, billion, trillion, dozen, per cent, percent, percentage, pounds, pence, euros,
    dollars, fold
    """
)
TOUCHING_AFTER = (*AFTERTHOUGHTS, *_AFTER)

# Kinds of crime and of events that a sentence may name; each must be among the words that describe the fact.
KINDS_NAMED = _phrases(
    """
    all serious violence, most serious violence, adults, by day, at night, by night, anti-social behaviour, ASB,
    arson, assault, assaults, burglary, burglaries, coercion and control, crimes against society, criminal
    damage, cybercrime, crime, crimes, dangerous dogs, dogs, dog fouling, domestic abuse, drug dealing, drug offences,
    drugs,
    encampments, fraud, gun crime, hate crime, hate crimes, knife crime, knife crimes, knives, mugging, murder,
    murders, needles, noise, other crimes, public order, rape, rapes, road deaths, robbery, robberies, serious
    violence, sexual offences, shoplifting, stalking, stray dogs, theft, thefts, trafficking, vandalism, vehicle
    crime, vehicle interference, victim-based crime, violence, violent crime, violent crimes, warnings, notices
    """
)
# Other names of such kinds, each with the one that the data has.
KINDS_ALSO = {
    "domestic violence": "domestic abuse",
    "domestic violence and abuse": "domestic abuse",
    "domestic abuse and violence": "domestic abuse",
    "antisocial behaviour": "anti-social behaviour",
    "anti social behaviour": "anti-social behaviour",
    "nuisance behaviour": "anti-social behaviour",
    "shop theft": "shoplifting",
    "shop thefts": "shoplifting",
    "theft from shops": "shoplifting",
    "thefts from shops": "shoplifting",
    "retail theft": "shoplifting",
    "stealing from shops": "shoplifting",
    "sex offences": "sexual offences",
    "sex crimes": "sexual offences",
    "sexual crimes": "sexual offences",
    "sexual offending": "sexual offences",
    "youth offending": "youth",
    "youth crime": "youth",
    "controlling and coercive behaviour": "coercion and control",
    "coercive control": "coercion and control",
    "coercive and controlling behaviour": "coercion and control",
    "crime against society": "crimes against society",
    "victim-based offences": "victim-based crime",
    "victim based crime": "victim-based crime",
    "crimes with a victim": "victim-based crime",
    "dog mess": "dog fouling",
    "discarded needles": "needles",
    "stray and lost dogs": "stray dogs",
    "lost dogs": "stray dogs",
    "break-ins": "burglary",
    "break-in": "burglary",
    "noise nuisance": "noise",
    "by night": "at night",
    "after dark": "at night",
    "during the day": "by day",
    "in the daytime": "by day",
}

# Groups of people, each of which must be the one that a share of people is of.
GROUPS = frozenset(
    _phrases(
        """
    adults, young people, children, pupils, men, women, boys, girls, victims, suspects, offenders, residents, witnesses,
    adult offenders, young offenders, adult victims, young victims,
    teenagers, older people, visitors, students, officers, staff, councillors, teachers, drivers, shoppers, workers,
    parents, tourists, commuters, partners, pensioners, businesses, shopkeepers, tenants, homeowners, commuters, voters
    """
    )
)
# What a rate may be per, or what may follow where it says no more.
BASES = _phrases(
    """
    residents, people, resident, in, of, and, than, for, from, a, the, by, each, to, with
    """
)
# The words that end what stands at a number.
STOPS = frozenset(
    _phrases(
        """
    lay, lie, lies, stood, stayed, remained, ended, began, involved, involve, involves,
    two, three, four, five, six, seven, eight, nine, ten,
    a, about, above, across, after, again, against, aged, all, altogether, among, an, and, answered, are, as, at,
    away, be, because, been, before, being, below, beside, between, beyond, both, but, by, came, can, come, comes,
    compared, did, do, does, down, during, each, either, elsewhere, even, every, fell, fewer, for, from, further,
    given, go, goes, gone, had, happened, has, have, he, here, higher, however, if, in, into, is, it, its, less,
    like, lower, met, more, most, much, named, near, nor, not, now, of, off, on, online, only, or, our, out,
    outside, over, overall, per, picked, put, rather, respectively, rose, said, saw, see, seen, she, should, since,
    so, some, still, than, that, the, their, them, then, there, these, they, this, those, though, through, to,
    together, too, took, under, until, up, was, we, went, were, what, when, where, whether, which, while, who,
    whose, why, will, with, within, without, would, yet
    """
    )
)

# These verbs tell a change of anything; where a verb is irregular, with its forms.
CHANGING_VERBS = _phrases(
    """
    rise rose risen, fall fell fallen, grow grew grown, shrink shrank shrunk, increase, decrease, decline, drop,
    climb, jump, surge, soar, plunge, plummet, slump, tumble, worsen, double, treble, triple, quadruple, halve,
    spike, swell swelled swollen, balloon, mushroom, dwindle, rocket, skyrocket, escalate, deteriorate, spiral,
    outstrip, outnumber, outpace, exceed, surpass, peak, plateau, nosedive, rebound, intensify, lessen, diminish,
    multiply, wane, abate, subside, creep crept
    """
)
# These words compare where their sentence names what the data measures: crimes, needles, residents, a ward.
COMPARING = _phrases(
    """
    high-crime, low-crime, crime problem, very few, lots of, plenty of, loads of, masses of, countless, fair
    share, levelled out, tailed off, dropped off, died down, calmed down, eased off, has never been, have never
    been, outnumber, exceed, surpass, outstrip, outpace, second only to, higher, lower, less of a, more of a,
    several times, many times the, times that of, times as, rare, infrequent, so high, so low, no change, little
    change, no sign of, out of hand, through the roof, off a cliff, its peak, a peak, their peak, wrong
    direction, right direction, crime capital, hardly any, barely any, scarcely any, almost no, nearly all,
    almost all, virtually all, not a single, last in, first in, hasn't changed, has not changed, haven't
    changed, have not changed, the same level, same as ever, as bad as, as good as, as safe as, eased, easing,
    eases, dipped, dipping, slipped, improved, improving, improves, better, worse, worst, best, safer, safest,
    calmer, calmest, quieter, quietest, busier, deadliest, unsafest, curbed, stable, steady, levelled off,
    levelling off, flattened, unchanged, upward, downward, upwards, downwards, tops, topped, topping, bulk,
    lion's share, all-time, was a record, were a record,
    set a record, sets a record, record high, record low, at a record, at its lowest, at its highest, at their
    lowest, at their highest, uptick, upturn, downturn, upsurge, hike, rife, rampant, epidemic, downhill,
    bottomed out, turned the corner, out of control, on the rise, on the increase, on the up, on the wane, in
    decline, more and more, less and less, fewer and fewer, growing, rising, mounting, worsening, disappeared,
    vanished, wiped out, eliminated, beats, trails, lags, lagging, ahead of, recovered, reversed, returned to,
    persisted, accelerated, slowed, stalled, stagnated, held firm, commonplace, unprecedented, disproportionate,
    disproportionately, dominates, dominated, hit a, hit an, reached a, more dangerous, less dangerous, more
    common, less common, rarer, worse off, a low, a high, the low, a new high, a new low, crime-free, a thing of
    the past, stayed put, record levels, record number, record numbers, is closing,
    is widening, swap places, have taken over, has taken over,
    leads the borough, stayed level, remained level, stays level, kept level, held level, remained constant, stayed
    constant, lead the borough, slashed, looking up, is the main, are the main, was the main, the biggest problem,
    far more than, more than the, more than in, less than in, less than the, hardly a, not a day, not a week, not a
    month, isn't any, aren't any, wasn't any, there's no, nobody in, no one in, second to none, heads the list, tops
    the list, leads the list, at the head of, unmatched, unrivalled, stayed the same, remained the same, remained
    stable, remained steady, remained flat, stayed flat, held steady, went up, went down, gone up, gone down, going
    up, going down, is up, is down, are up, are down, was up, was down, were up, were down, shot up, crept up, edged
    up, edged down, came down, come down, no longer, free of, twice, a lot of, concentrated in, the same as, equal
    to, on a par, on par, above average, below average, above the average, below the average, more so
    """
)
# These verbs compare, too, where their sentence names what is measured.
SHIFTING_VERBS = _phrases(
    """
    explode, widen, narrow, dwarf, buck, outdo, overtake overtook overtaken, trail, lag, eclipse, snowball, dive,
    crash, collapse, evaporate, vanish, disappear, bounce, recover, improve, ease, stabilise, stabilize, stagnate,
    accelerate, taper, flatten, dip, edge, inch, nudge, slide slid, sink sank sunk, sag, erode, fade, ebb,
    proliferate, boom, burgeon, erupt, mount, heighten, dampen, slow, quicken, dominate, top, reverse, shift, bulge,
    contract, slacken, subside, recede, relapse, resurge, sweep swept, sour, brighten, darken, thin, thicken,
    fluctuate
    """
)
# These compare where they stand at what is measured: "more crime", "fewer of the incidents".
COMPARATIVES = _phrases(
    """
    more, less, fewer, higher, lower, greater, larger, smaller, bigger
    """
)
# What the data measures, beside the kinds of crime, the nouns of its units and the names of its places.
MEASURED = _phrases(
    """
    things, the picture, the situation, rate, rates, offending, reoffending, population, trend, hotspot,
    hotspots, victims, risk, harm, the list, the table, police recorded, the count, the number, the numbers, the
    figures, the total, the totals, youth crime, youth offending, shoplifters, burglars, drug dealing
    """
)
# Numbers that no one can compare, before "of".
UNCOUNTABLE = _phrases(
    """
    tens, scores, dozens, hundreds, thousands, millions, a handful, handfuls, a string, a spate, a wave, swathes
    """
)
# What makes a sentence an aim, a wish, a rule or a doubt, which says nothing of what is.
AIMS = _phrases(
    """
    find out, deserve, deserves, aim, aims, want, wants, wish, hope, hopes, would like, should, must, can,
    could, so that, help to, helps to, in order to, plan to, plans to, works to, work to, meant to, try to,
    tries to, if, whether, how far, may, might, seem, seems, by law, proof, prove, means, mean
    """
)
# What may be said to have been done with what is measured, and tells no change.
DONE = _phrases(
    """
    recorded, reported, listed, counted, committed, included, happened, occurred, based, linked, needed, used,
    named, solved, investigated, published, printed, involved, followed, started, ended, charged, detected, logged,
    caused, called, covered, related, resolved, closed, handled, picked, collected, issued, received, registered,
    asked, told, helped, trained, interviewed, consulted, surveyed, supported, reviewed, visited, warned, invited,
    sorted, grouped, explained, checked, disputed, answered, mentioned, compared, divided, added, taken
    """
)
# How high something measured is said to be.
LEVELS = _phrases(
    """
    low, high, common, few, frequent, widespread, bad, unacceptable, severe, minimal, negligible, worrying,
    alarming, rare, shocking, modest
    """
)
