"""The places that the extracts speak of, as they stood before the boundary changes of May 2024."""

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
"""The borough's wards by name, each with its GSS code (the Office for National Statistics' code for a place)."""

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
