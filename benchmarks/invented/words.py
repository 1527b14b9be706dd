"""The words an invented archive is made of. Values are those of data/datapackage.json; nothing in it happened."""

KINDS = ("message", "meeting", "deliberation", "agreement", "statement", "crisis", "publication")
MESSAGE, MEETING, DELIBERATION, AGREEMENT, STATEMENT, CRISIS, PUBLICATION = range(len(KINDS))
# Two of the finer types of each kind.
TYPES = (
    ("letter", "message"),
    ("visit", "talks"),
    ("decision", "consultation"),
    ("treaty", "plan"),
    ("statement", "counter-claim"),
    ("rupture", "protest"),
    ("publication", "authentication"),
)
FORMS = ("oral-message", "face-to-face", "internal", "document", "public", "public", "document")
CHANNELS = (
    *("envoy-qatar", "syria-us", "public", "third-parties"),
    *("ankara", "carrier-unknown", "inside-syria", "papers"),
)
LAYERS = ("documents", "context", "episodes", "provenance")
CHAPTERS = ("offer-1996", "context-region", "episodes", "provenance")
SECRECIES = ("secret", "internal", "public", "not-stated")
STATUSES = ("done", "done", "done", "claimed", "proposed", "planned", "inferred")
CERTAINTIES = ("high", "medium", "low")
CORROBORATIONS = ("independent", "public-record", "one-origin", "one-origin-vouched", "contested", "none")
VERIFICATIONS = ("confirmed", "partly-confirmed", "documents-only", "unchecked")
SIDES = ("syria", "iraq", "us", "mediators", "others", "press")
VOICES = ("khaddam-narrative", "newspaper", "digest", "outside", "letter-assad", "envoy-for-saddam", "curator")
CLAIM_KINDS = ("fact", "report", "quotation", "interpretation", "testimony")
STANCES = ("supports", "supports", "supports", "refines", "contradicts")
RELATIONS = ("answers", "follows", "refers-to", "continues", "contradicts")

# In each event the first, second and third actor hold these roles; an empty text: there is none.
ROLES = (
    ("author", "addressee", "messenger"),
    ("visitor", "host", "attendee"),
    ("decider", "consulted", ""),
    ("signatory", "signatory", ""),
    ("author", "addressee", ""),
    ("initiator", "target", ""),
    ("publisher", "subject", ""),
)
# How often the second and third actor are there at all (a third hand is drawn with the event).
OFTEN = ((1.0, 1.0), (1.0, 0.3), (0.5, 0.0), (1.0, 0.0), (0.5, 0.0), (1.0, 0.0), (0.2, 0.0))

ACTORS = tuple(f"A-{number:02d}" for number in range(1, 41))
ACTOR_NAMES = tuple(f"Person {number:02d}" for number in range(1, 41))
SOURCES = tuple(f"SRC-{number:02d}" for number in range(1, 21))
TOPICS = tuple(f"T-{number:02d}" for number in range(1, 13))
TOPIC_NAMES = (
    *("embassies", "visits", "border crossings", "water", "trade", "oil"),
    *("mediation", "sanctions", "inspections", "prisoners", "the press", "peace talks"),
)
PLACES = tuple(f"PL-{number:02d}" for number in range(1, 16))
