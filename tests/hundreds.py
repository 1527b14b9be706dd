"""A package of hundreds of invented letters, as an edition's index has them: no sources, no hands between."""

import datetime as dt
import random
from pathlib import Path

from components.dataset import Dataset, load_dataset

ROOT = Path(__file__).parents[1]
SIDES = ("Haven", "Court", "Guild")


def letters(folder: Path, count: int = 300, people: int = 60, years: int = 40) -> Dataset:
    """Write `count` letters among `people` of three sides over `years` years into `folder`, and read them."""
    dice = random.Random(7)
    names = [f"A-{number:03}" for number in range(people)]
    rows = ["actor_id,name,side"]
    rows += [f"{name},Writer {number},{SIDES[number % 3]}" for number, name in enumerate(names)]
    (folder / "actors.csv").write_text("\n".join(rows), encoding="utf-8")
    rows = ["event_id,title,date,kind,sender,addressee"]
    for number in range(count):
        day = dt.date(1760, 1, 1) + dt.timedelta(days=dice.randrange(365 * years))
        one, other = dice.sample(names, 2)
        rows.append(f"E{number},Letter {number},{day},message,{one},{other}")
    (folder / "events.csv").write_text("\n".join(rows), encoding="utf-8")
    return load_dataset(folder, ROOT / "data" / "datapackage.json")
