"""The places that the extracts speak of: the wards before and since the boundary changes of May 2024, and others."""

WARDS = {
    "Allington": "E05004982",
    "Barming": "E05004983",
    "Bearsted": "E05004984",
    "Boughton Monchelsea and Chart Sutton": "E05004985",
    "Boxley": "E05004986",
    "Bridge": "E05004987",
    "Coxheath and Hunton": "E05008553",
    "Detling and Thurnham": "E05004989",
    "Downswood and Otham": "E05004990",
    "East": "E05004991",
    "Fant": "E05004992",
    "Harrietsham and Lenham": "E05004993",
    "Headcorn": "E05004994",
    "Heath": "E05004995",
    "High Street": "E05004996",
    "Leeds": "E05004997",
    "Loose": "E05008554",
    "Marden and Yalding": "E05004999",
    "North": "E05005000",
    "North Downs": "E05005001",
    "Park Wood": "E05005002",
    "Shepway North": "E05005003",
    "Shepway South": "E05005004",
    "South": "E05008555",
    "Staplehurst": "E05005006",
    "Sutton Valence and Langley": "E05005007",
}
"""The borough's wards before May 2024 by name, each with its GSS code (the code of a place at the Office for National
Statistics)."""

NEW_WARDS = {
    "Allington and Bridge": "E05015593",
    "Barming Heath and Teston": "E05015594",
    "Bearsted and Downswood": "E05015595",
    "Boughton Monchelsea and Chart Sutton": "E05015596",
    "Boxley Downs": "E05015597",
    "Coxheath and Farleigh": "E05015598",
    "Fant and Oakwood": "E05015599",
    "Grove Green and Vinters Park": "E05015600",
    "Harrietsham, Lenham and North Downs": "E05015601",
    "Headcorn and Sutton Valence": "E05015602",
    "High Street": "E05015603",
    "Leeds and Langley": "E05015604",
    "Loose and Linton": "E05015605",
    "Marden and Yalding": "E05015606",
    "Palace Wood": "E05015607",
    "Park Wood and Mangravet": "E05015608",
    "Penenden Heath": "E05015609",
    "Ringlestone": "E05015610",
    "Senacre": "E05015611",
    "Shepway": "E05015612",
    "Staplehurst": "E05015613",
    "Tovil": "E05015614",
}
"""The borough's wards since May 2024 by name, each with its GSS code; four share a name with an earlier ward."""

CLUSTERS = range(1, 9)
"""The numbers of the groups of neighbouring wards."""

DISTRICTS = {
    "Ashford": "E07000105",
    "Canterbury": "E07000106",
    "Dartford": "E07000107",
    "Dover": "E07000108",
    "Folkestone and Hythe": "E07000112",
    "Gravesham": "E07000109",
    "Maidstone": "E07000110",
    "Medway": "E06000035",
    "Sevenoaks": "E07000111",
    "Swale": "E07000113",
    "Thanet": "E07000114",
    "Tonbridge and Malling": "E07000115",
    "Tunbridge Wells": "E07000116",
}
"""The districts of Kent, and Medway, by name, each with its GSS code."""
