"""Where the names of states stand on the map: of those that a package codes its places with, and large enough."""

from typing import NamedTuple

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset


class StateName(NamedTuple):
    """The name of a state, and the middle of its land in whole degrees, without any claim about its borders."""

    words: str
    longitude: float
    latitude: float


# ISO 3166 code -> name, longitude, latitude. On a map of a region a smaller state has no room for its name.
_STATES = {
    "AF": ("Afghanistan", 66, 34), "AO": ("Angola", 17, -12), "AR": ("Argentina", -65, -35),
    "AT": ("Austria", 14, 47.5), "AU": ("Australia", 134, -25), "BG": ("Bulgaria", 25, 43),
    "BO": ("Bolivia", -65, -17), "BR": ("Brazil", -53, -11), "BY": ("Belarus", 28, 53.5),
    "CA": ("Canada", -105, 58), "CD": ("DR Congo", 23, -3), "CL": ("Chile", -71, -32),
    "CN": ("China", 104, 35), "CO": ("Colombia", -73, 4), "CU": ("Cuba", -79, 22),
    "DE": ("Germany", 10, 51), "DZ": ("Algeria", 3, 28), "EG": ("Egypt", 29, 26.5),
    "ES": ("Spain", -4, 40), "ET": ("Ethiopia", 39, 9), "FI": ("Finland", 26, 63),
    "FR": ("France", 2.5, 46.5), "GB": ("United Kingdom", -2, 53.5), "GR": ("Greece", 22, 39.5),
    "HT": ("Haiti", -72.5, 19), "HU": ("Hungary", 19, 47), "ID": ("Indonesia", 114, -1),
    "IN": ("India", 79, 22), "IQ": ("Iraq", 42.5, 32), "IR": ("Iran", 54, 32.5),
    "IT": ("Italy", 12.5, 43), "JO": ("Jordan", 37, 31), "JP": ("Japan", 138, 36.5),
    "KE": ("Kenya", 38, 0.5), "KZ": ("Kazakhstan", 67, 48), "LY": ("Libya", 17, 27),
    "MA": ("Morocco", -6, 32), "MG": ("Madagascar", 47, -19), "ML": ("Mali", -2, 18),
    "MN": ("Mongolia", 104, 47), "MX": ("Mexico", -102, 24), "NG": ("Nigeria", 8, 10),
    "NO": ("Norway", 9, 61.5), "OM": ("Oman", 56.5, 20.5), "PE": ("Peru", -75, -9),
    "PK": ("Pakistan", 69, 30), "PL": ("Poland", 19, 52), "PT": ("Portugal", -8, 39.5),
    "RO": ("Romania", 25, 46), "RS": ("Serbia", 21, 44), "RU": ("Russia", 45, 57),
    "SA": ("Saudi Arabia", 43.5, 26), "SD": ("Sudan", 30, 16), "SE": ("Sweden", 15, 62),
    "SO": ("Somalia", 46, 5), "SY": ("Syria", 38.5, 35), "TN": ("Tunisia", 9.5, 34.5),
    "TR": ("Turkey", 35.5, 39), "TZ": ("Tanzania", 35, -6), "UA": ("Ukraine", 31, 49),
    "US": ("United States", -98, 39), "VE": ("Venezuela", -66, 7), "VN": ("Vietnam", 107, 15),
    "YE": ("Yemen", 47, 15.5), "ZA": ("South Africa", 24, -30),
}  # fmt: skip


def state_names(dataset: Dataset) -> tuple[StateName, ...]:
    """Return the names of the states in which places of the package lie, as far as it says so and they are known here.

    In the order of their codes.
    """
    coded = set(dataset.places[c.COUNTRY].tolist())
    return tuple(StateName(*_STATES[code]) for code in sorted(coded.intersection(_STATES)))
