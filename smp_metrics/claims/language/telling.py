"""What a sentence without a number may say of what is measured: what it is, who deals with it, and no level."""

from __future__ import annotations

# Beside the neutral words.
_WORDS = """
    against inside outside share shares survey surveys abuse abused abuser abusers abusive act action adult adults
    advice again age ages ahead alcohol allow allows already animal animals anybody anyone app april aren't arrest
    attack became become began begin begins behaviour behind beyond bike bikes bin bins blur board bodily border
    borders boys break breaks broke brothels build building buildings burglar burglars bus business businesses
    calendar camera cameras cannot car cars cas census censuses centre centred charity child child's children church
    club clubs coercive common communities conference contents contextual controlling correction councillor
    councillors courses court crime crimes culture damage day december disability doesn't dog dogs don't door driven
    drug duty each early east economic elect elects email emotional end ended ends enter entering enters every
    exchanged families family fear financial fire fly-tipping forum free frighten frightens gang gangs gender girls
    goods graffiti grievous harass harassment harm harmed harms health helpline hit home homes hospital hostility
    hour hours household hurt identity incident incidents information injury isn't january june kill killing lack
    law light lines litter locks management march media meetings men mental mess middle missing month months murder
    music nail nails national near needle needles neighbour neighbourhoods neighbours next-door night no noise noisy
    north not notice notices november nurse nurses offence offences office official online only orientation overlap
    pair panel parent parents parish park patrol patrols percentage percentages personal phone physical pictures
    policing population possession possible post posts press prevent prevention priorities priority prison private
    problem property pupil pupils protect protects pub pubs race radio radios rate rates reduction referral
    referrals religion resident residents river road rowdy rubbish rule rules rural safeguarding safety school
    schools sell selling session sessions settings sexual shop shoplifters shoppers shops similar slip slips
    smell social someone south special stalker start started starts station steal steals stolen strategies strategy
    stream streams street streets student students tackle tackles task teacher teachers text theme themes thief
    thieves threat threats transgender trends trouble under unitary urban vbc vehicle venue victim village villages
    violent visitor visitors volunteer volunteers wall walls warden wardens warning warnings washes waste weapon
    weapons website week weekend weekends weeks west wide window women worker workers worries worry young
"""
_PHRASES = """
    never report it, never report, nothing wrong, a great worry, a priority, accredited official
    statistics, always agree, any more, are a risk, are threats too, at high risk, better than it shows trends,
    better than trends, by no more than, come to light, hardly changed, has cut its wardens, high risk, less common
    than people think, look for open windows, more frightening, more often inside homes, more people has more to
    count, more than once, more than violence, more readily, never reported, no known gang, no single victim, no
    trace, not as high by number, only visit, rarely the same, residents only, serious harm, small counts, so high
    by number, the count is smaller, very serious injury
"""
TELLING = frozenset(_WORDS.split())
TELLING_PHRASES = frozenset(" ".join(phrase.split()) for phrase in _PHRASES.split(","))
