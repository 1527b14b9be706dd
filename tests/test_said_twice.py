"""What is said twice is said alike: the numbers that two places of the dashboard give for the same thing."""

import re
import sys

import pytest

from tests.test_dashboard import seen, sent, texts

CHOICES = {
    "everything": {},
    "messages": {"kind": "message"},
    "meetings": {"kind": "meeting"},
    "1996, perhaps": {"from": "1996-01-01", "to": "1996-12-31"},
    "without the papers": {"without_source": "SRC-PAPERS"},
    "messages without the papers": {"kind": "message", "without_source": "SRC-PAPERS"},
    "meetings without a voice": {"kind": "meeting", "without_voice": "newspaper"},
    "as ranges": {"numbers": "range"},
    "as ranges, without the papers": {"numbers": "range", "without_source": "SRC-PAPERS"},
}
NUMBER = r"([\d,]+(?: to [\d,]+)?)"
PAPERS = "Khaddam's papers"


def said(pattern, *words):
    """Return what `pattern` finds in `words`, each once."""
    return {found for text in words for found in re.findall(pattern, text)}


def printed(page, key):
    """Return what is written in a chart, without what is struck out."""
    return [note["text"] for note in sent(page, key)["figure"]["layout"]["annotations"] if "<s>" not in note["text"]]


def findings(page):
    """Return the headings over the charts."""
    return [head.value.replace("\\", "") for head in page.header]


def view(name, choice):
    return seen(view=name, **CHOICES[choice])


@pytest.fixture(autouse=True)
def without_arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])


@pytest.fixture(params=list(CHOICES))
def choice(request):
    return request.param


def test_how_many_events_are_chosen(choice):
    sentences = {
        "timeline": rf"^{NUMBER} of \d+ events by channel",
        "agenda": rf"^{NUMBER} of \d+ events, on",
        "lamp": rf"^{NUMBER} of \d+ events:",
        "table": rf"^{NUMBER} of \d+ events, in the order of time",
        "map": rf"^{NUMBER} of (\d+) chosen events ha(?:s|ve) a place",
        "lessons": rf"chosen now, {NUMBER} of \d+ events",
    }
    for name, pattern in sentences.items():
        page = view(name, choice)
        (number,) = said(rf"^{NUMBER} of \d+ events$", page.sidebar.text[0].value)
        (found,) = said(pattern, *texts(page))
        whole = isinstance(found, tuple)  # a share is of all that was chosen, certain or not
        assert (found[1] if whole else found) == (number.split(" to ")[-1] if whole else number), name


def test_events_that_lost_their_support_and_those_left_are_all_that_were_chosen(choice):
    page = view("table", choice)
    (left,) = said(rf"^{NUMBER} of", page.sidebar.text[0].value)
    lost = said(r"^(\d+) more ha(?:s|ve) lost their only support", *(text.value for text in page.sidebar.text))
    (label,) = (button.label for button in page.get("download_button") if "events" in button.label)
    assert said(r"these (\d+) events", label) == {left.split(" to ")[-1]}
    assert said(r"and (\d+) more", label) == lost
    rows = len(page.dataframe[0].value)
    assert rows == int(left.split(" to ")[-1]) + sum(map(int, lost))


def test_how_many_messages_are_chosen(choice):
    exchange, who = view("exchange", choice), view("who", choice)
    chain = said(rf"^{NUMBER} of \d+ messages whose hands are recorded", *texts(exchange))
    assert chain == said(rf"^{NUMBER} of \d+ messages and calls with recorded hands", *texts(who))
    relayed = said(r"(\w+) (?:messages?|message) goe?s? through more than two hands", *findings(exchange))
    all_of = {"Both": "2", "Neither": "2", "only": "1", "No": "1"}
    assert {all_of.get(number, number) for number in relayed} == {number.split(" to ")[-1] for number in chain}


def test_how_many_requests_and_offers_are_chosen_and_how_many_have_no_answer(choice):
    pattern = rf"^{NUMBER} requests? (?:and|or) offers?, (?:all |{NUMBER} )?without a recorded answer"
    assert said(pattern, *findings(view("offers", choice))) == said(pattern, *texts(view("story", choice)))


def test_how_long_the_longest_silence_is(choice):
    timeline, waits = view("timeline", choice), view("waits", choice)
    heading = said(r"^Longest silence: (\d+) days", *findings(waits))
    band = said(r"◂ (\d+) days", *printed(timeline, "timeline"))
    strips = said(r"^(\d+) days: neither wrote", *(printed(waits, "silences") if heading else ()))
    assert {max(band, key=int)} == heading == {max(strips, key=int)} if heading else not band | strips


def test_how_long_the_longest_wait_without_an_answer_is(choice):
    page = view("waits", choice)
    sentence = said(r"The longest wait without an answer: at least (\d+) days, until the side asked", *texts(page))
    words = [text.replace("<br>", " ") for text in printed(page, "waits")] if sentence else ()
    lines = said(r"no answer recorded; at least (\d+) days until .* next writes", *words)
    assert {max(lines, key=int)} == sentence if sentence else not lines


def test_how_many_messages_that_ask_have_an_answer(choice):
    page = view("waits", choice)
    heading = said(rf"^{NUMBER} messages? asks? for something", *findings(page))
    sentence = said(rf"^{NUMBER} of \d+ messages that ask for something", *texts(page))
    assert heading == sentence - {"0"}


def test_a_silence_and_a_wait_of_other_lengths_say_their_rules():
    page = seen(view="waits")
    (sentence,) = (text for text in texts(page) if "messages that ask for something" in text)
    assert "138 days, until the side asked next writes; a silence ends as soon as either side does" in sentence
    assert "136 days: neither wrote" in printed(page, "silences")
    waits = [text.replace("<br>", " ") for text in printed(page, "waits")]
    assert "no answer recorded; at least 138 days until Syria next writes" in waits
    assert any(re.search("136 days.* dated message", text) for text in printed(seen(view="timeline"), "timeline"))


def total(*numbers):
    """Return the sum of what is said as "3" or as "2 to 3", said likewise."""
    least, most = (sum(int(number.split(" to ")[end]) for number in numbers) for end in (0, -1))
    return f"{most}" if least == most else f"{least} to {most}"


def test_how_many_events_a_source_is_at_the_root_of(choice):
    page = view("lamp", choice)
    options = {option.split(" (")[0]: option for option in page.multiselect(key="source").options}
    counts = rf"<b>([^<]+)</b><br>{NUMBER} rests? on it alone(?:, {NUMBER} on others too)?"
    rows = {name: total(*filter(None, parts)) for name, *parts in re.findall(counts, "\n".join(printed(page, "lamp")))}
    assert rows
    for name, number in rows.items():
        if name not in options:
            continue
        (found,) = said(rf"(?:at the root of |\(){NUMBER}\)$", options[name])
        assert found == number, name


def test_the_sources_name_the_papers_as_their_filter_does():
    option = next(one for one in seen().multiselect(key="source").options if one.startswith(PAPERS))
    labels = [box.label.replace("\\", "") for box in seen(view="about", section="sources").expander]
    assert f"{option.removesuffix(')')} events)" in labels
    assert "cited directly by 0, at the root of 50" in option


@pytest.mark.parametrize("off", [{}, {"without_source": "SRC-PAPERS"}, {"without_voice": "newspaper"}])
def test_how_many_meetings_rest_on_one_origin(off):
    link = {"kind": "meeting", "role": "host", **off}
    single = said(r"(\d+) of the (\d+) rest on one origin", *texts(seen(view="who", **link)))
    assert single == {
        (some, of) for of, some in said(r"^(\d+) of \d+ events: (\d+) rest on", *texts(seen(view="lamp", **link)))
    }


def test_how_many_events_of_one_origin_each_class_of_the_filter_has(choice):
    (words,) = said(r"rest on one origin, however many repeat it \((.*?)\)\.", *texts(view("lamp", choice)))
    (total,) = said(rf"events: {NUMBER} rest on one origin", *texts(view("lamp", choice)))
    classes = [number.split(" to ")[-1] for number in re.findall(rf"{NUMBER} “", words)]
    assert sum(map(int, classes)) == int(total.split(" to ")[-1])


def test_without_its_source_nothing_is_said_of_the_long_silence():
    for name in ("timeline", "waits"):
        page = view(name, "without the papers")
        words = [*texts(page), *printed(page, name)]
        assert not [text for text in words if re.search(r"13[68] days", text)]
