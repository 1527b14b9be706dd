"""Letters in CMIF: what edition projects publish, and what we export."""

import pytest

from components.dataset import DatasetError
from components.dataset.model import columns as c
from components.dataset.package.collect import collect_files
from components.dataset.package.formats import cmif
from components.dataset.package.formats.cmif import cmif_tables
from components.exports.exchange.letters import letters_tei
from tests.dataset.package.test_unzip import zip_of
from tests.exports.choice import LINK

HEAD = """<?xml version="1.0" encoding="UTF-8"?><?xml-model href="cmi.rng"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Letters of the Vale</title><editor>Ann Inventor <email>ann@example.org</email></editor></titleStmt>
<publicationStmt><availability><licence>CC BY 4.0</licence></availability></publicationStmt>
<sourceDesc>{bibl}</sourceDesc></fileDesc><profileDesc>"""
BIBL = '<bibl type="print" xml:id="b-1">Inventor, Ann: <title>Letters of the Vale</title>. Überlingen 1901.</bibl>'
TAIL = "</profileDesc></teiHeader><text><body><p>&lt;none&gt;</p></body></text></TEI>"
DUKE = '<persName ref="http://d-nb.info/gnd/118000001">The Duke</persName>'
QUEEN = '<persName ref="https://viaf.org/viaf/42">The Queen</persName>'
VALE = '<placeName ref="http://www.geonames.org/2820860/ueberlingen.html">Überlingen</placeName>'


def letter(sent=DUKE, received=QUEEN, more="", **attributes):
    written = "".join(f' {name}="{value}"' for name, value in {"key": "12", "source": "#b-1", **attributes}.items())
    return (
        f'<correspDesc{written}><correspAction type="sent">{sent}</correspAction>{more}'
        f'<correspAction type="received">{received}</correspAction></correspDesc>'
    )


def cmif_file(*letters, bibl=BIBL):
    return (HEAD.format(bibl=bibl) + "".join(letters) + TAIL).encode()


def who(dataset):
    rows = dataset.participants.sort_values([c.EVENT, c.HAND])
    names = dataset.actors.set_index(c.ACTOR)[c.NAME]
    return [(names[row[c.ACTOR]], row[c.ROLE], row[c.HAND]) for _, row in rows.iterrows()]


# ---- what is read ----------------------------------------------------------------------------------------------------


def test_a_letter_is_a_message_with_sender_addressee_place_day_and_source(opened):
    sent = f'{DUKE}{VALE}<date when="1712-03-04">on the 4th</date>'
    dataset, said = opened("vale.xml", cmif_file(letter(sent, ref="https://example.org/12")))
    assert said == []
    assert (dataset.title, dataset.licence, dataset.author) == ("Letters of the Vale", "CC BY 4.0", "Ann Inventor")
    event = dataset.events.iloc[0]
    assert [event[name] for name in (c.EVENT, c.TITLE, c.KIND, c.TYPE, c.FORM)] == [
        *("12", "The Duke to The Queen", "message", "letter", "letter")
    ]
    assert [event[name] for name in (c.DATE, c.DATE_STATED, c.DATE_BASIS)] == ["1712-03-04", "on the 4th", "stated"]
    assert event[c.CITATION] == "https://example.org/12"  # its number is the id
    assert who(dataset) == [("The Duke", "author", 1), ("The Queen", "addressee", 2)]
    assert dataset.actors[c.ACTOR].tolist() == ["GND-118000001", "VIAF-42"]
    assert dataset.actors[c.NOTE].tolist()[0] == "Authority record: http://d-nb.info/gnd/118000001"
    place = dataset.places.set_index(c.PLACE).loc[event[c.PLACE]]
    assert (place[c.NAME], place[c.GEONAMES]) == ("Überlingen", "2820860")
    source = dataset.sources.set_index(c.SOURCE).loc[dataset.claims[c.SOURCE].iloc[0]]
    assert source[c.CITATION] == "Inventor, Ann: Letters of the Vale. Überlingen 1901."


@pytest.mark.parametrize(
    ("date", "edtf", "meaning", "basis"),
    [
        ('when="1712-03"', "1712-03", "within", "stated"),
        ('when="1712-03-04T10:00:00Z"', "1712-03-04", "day", "stated"),
        ('when="1712-03-04" cert="low"', "1712-03-04?", "day", "inferred"),
        ('when="1712-03-04" cert="medium"', "1712-03-04", "day", "partly-stated"),
        ('from="1712-03-04" to="1712-03-06"', "1712-03-04/1712-03-06", "lasted", "stated"),
        ('from="1712-03-04"', "1712-03-04/..", "within", "stated"),
        ('notBefore="1712-03" notAfter="1712-05-02"', "[1712-03-01..1712-05-02]", "within", "stated"),
        ('notBefore="1712-03-01" notAfter="1712-03-31"', "1712-03", "within", "stated"),
        ('notAfter="1712"', "../1712-12-31", "within", "stated"),
        ('when-iso="1712-03-04"', "1712-03-04", "day", "stated"),
    ],
)
def test_a_date_keeps_what_it_means(opened, date, edtf, meaning, basis):
    dataset, said = opened("vale.xml", cmif_file(letter(f"{DUKE}<date {date}/>")))
    assert said == []
    assert dataset.events[[c.DATE, c.DATE_MEANING, c.DATE_BASIS]].values.tolist() == [[edtf, meaning, basis]]


def test_a_letter_that_is_dated_by_its_receipt_was_sent_by_then(opened):
    dataset, _ = opened("vale.xml", cmif_file(letter(received=f'{QUEEN}<date when="1712-03-09"/>')))
    assert dataset.events[[c.DATE, c.DATE_BASIS]].values.tolist() == [["../1712-03-09", "inferred"]]
    assert dataset.participants.set_index(c.ROLE)[c.RECEIVED].to_dict() == {"author": "", "addressee": "1712-03-09"}


def test_a_letter_without_a_date_is_kept(opened):
    dataset, _ = opened("vale.xml", cmif_file(letter()))
    assert dataset.events[c.DATE].tolist() == ["../.."]


def test_those_who_carried_it_stand_between(opened):
    more = '<correspAction type="transmitted"><persName>A courier</persName></correspAction>'
    dataset, _ = opened("vale.xml", cmif_file(letter(more=more)))
    assert [name for name, _, _ in who(dataset)] == ["The Duke", "A courier", "The Queen"]
    assert [role for _, role, _ in who(dataset)] == ["author", "messenger", "addressee"]


@pytest.mark.parametrize(
    "unknown", ["<persName>Unknown</persName>", '<persName ref="http://example.org/unknown">N</persName>', ""]
)
def test_an_unknown_sender_is_no_actor_and_nobody_has_a_hand(opened, unknown):
    dataset, said = opened("vale.xml", cmif_file(letter(sent=unknown)))
    assert dataset.events[c.TITLE].tolist() == ["unknown to The Queen"]
    assert dataset.participants[[c.ROLE]].values.tolist() == [["addressee"]]
    assert dataset.participants[c.HAND].isna().all() and said == []


def test_a_letter_to_oneself_has_both_ends(opened):
    dataset, said = opened("vale.xml", cmif_file(letter(received=DUKE)))
    assert who(dataset) == [("The Duke", "author", 1), ("The Duke", "addressee", 2)]
    assert said == []


def test_one_authority_record_is_one_actor_whatever_the_name(opened):
    again = DUKE.replace("The Duke", "Duke of the Vale")
    dataset, said = opened("vale.xml", cmif_file(letter(), letter(sent=again, key="13"), letter(key="14")))
    assert dataset.actors[c.NAME].tolist() == ["The Duke", "The Queen"]
    assert dataset.names[[c.ACTOR, c.NAME]].values.tolist() == [["GND-118000001", "Duke of the Vale"]]
    assert said == []


def test_the_same_key_twice_is_two_letters(opened):
    dataset, said = opened("vale.xml", cmif_file(letter(), letter(), letter(key="")))
    assert sorted(dataset.events[c.EVENT]) == ["12", "L-12", "L3"]
    assert said == []


def test_a_reference_to_another_letter_is_a_link(opened):
    first = letter(**{"xml:id": "l1"}, key="E1")
    context = '<correspContext><ref type="prev" target="#l1">{}</ref></correspContext>'
    letters = [letter(key=f"E{at}", more=context.format(words)) for at, words in enumerate(["Answers it", "Before"], 2)]
    dataset, _ = opened("vale.xml", cmif_file(first, *letters))
    assert sorted(dataset.links[[c.FROM_EVENT, c.RELATION, c.TO_EVENT]].values.tolist()) == [
        ["E2", "answers", "E1"],
        ["E3", "follows", "E1"],
    ]


def test_what_we_export_loads_back(opened, real):
    dataset, said = opened("letters.xml", letters_tei(real, real, LINK))
    assert said == []
    back, there = (one.events.set_index(c.EVENT) for one in (dataset, real))
    assert sorted(back.index) == ["S24", "S36", "S38", "X03"]
    for column in (c.EARLIEST, c.LATEST, c.DATE_MEANING, c.FORM, c.KIND):
        assert back[column].to_dict() == there.loc[back.index, column].to_dict()
    hands = [one.participants[[c.EVENT, c.ACTOR, c.HAND]].dropna() for one in (dataset, real)]
    ours = hands[1][hands[1][c.EVENT].isin(back.index)]
    assert sorted(hands[0].values.tolist()) == sorted(ours.values.tolist())
    held = {(row[c.EVENT], row[c.SOURCE]) for _, row in dataset.claims.iterrows()}
    assert held == {(row[c.EVENT], row[c.SOURCE]) for _, row in real.claims.iterrows() if row[c.EVENT] in back.index}
    assert dataset.links[[c.FROM_EVENT, c.RELATION, c.TO_EVENT]].values.tolist() == [["S38", "answers", "S36"]]


def test_a_coordinate_in_the_file_puts_a_place_on_the_map(opened):
    where = "<placeName>Überlingen<location><geo>47.77 9.16</geo></location></placeName>"
    dataset, said = opened("vale.xml", cmif_file(letter(f"{DUKE}{where}")))
    assert dataset.places[[c.NAME, c.LATITUDE, c.LONGITUDE]].values.tolist() == [["Überlingen", "47.77", "9.16"]]
    assert said == []


def test_a_zip_of_letters_each_with_its_text_is_one_package(opened):
    files = {f"letters/{at}.xml": cmif_file(letter(key=str(at))) for at in range(3)}
    dataset, said = opened("edition.zip", zip_of({**files, "README.txt": b"x"}))
    assert sorted(dataset.events[c.EVENT]) == ["0", "1", "2"]
    assert (len(dataset.actors), len(dataset.sources), said) == (2, 1, [])
    assert dataset.title == "Letters of the Vale and 2 more"


def test_utf_16_is_read(opened):
    text = cmif_file(letter()).decode().replace("UTF-8", "UTF-16")
    dataset, _ = opened("vale.xml", text.encode("utf-16"))
    assert len(dataset.events) == 1


# ---- what is named ---------------------------------------------------------------------------------------------------


def test_a_date_that_cannot_be_read_is_named_with_its_letter_and_the_letter_kept(opened):
    dataset, said = opened("vale.xml", cmif_file(letter(key="1"), letter(f'{DUKE}<date when="-0044-03-15"/>')))
    assert said == [
        "vale.xml, correspDesc 2, date: “-0044-03-15” in when is not a date that can be read, so it is passed over. "
        "Write, for example, 1801-05-03, 1801-05 or 1801."
    ]
    assert dataset.events[c.DATE].tolist() == ["../..", "../.."]


def test_what_is_not_taken_over_is_counted_and_named_once(opened):
    other = '<correspAction type="read"><persName>A spy</persName></correspAction>'
    context = '<correspContext><ref type="prev" target="https://example.org/9">9</ref></correspContext>'
    sent = f'{DUKE}{VALE}<placeName>Meersburg</placeName><date when="1712"/><date when="1713"/>'
    _, said = opened("vale.xml", cmif_file(letter(sent, more=other + context, source="#b-1 #b-9"), letter(source="")))
    (one,) = said
    for part in (
        "correspAction of the type read (1)",
        "sources of a letter that the header does not list (1)",
        "further places of one letter (1)",
        "further dates of one letter (1)",
        "references of a letter to what is not in its file (1)",
    ):
        assert part in one


def test_markup_in_a_name_stays_letters(opened):
    name = "<persName>&lt;img src=x onerror=alert(1)&gt;</persName>"
    dataset, _ = opened("vale.xml", cmif_file(letter(sent=name)))
    assert dataset.actors[c.NAME].tolist()[0] == "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (cmif_file(), "there is no correspDesc in it"),
        (b"<html><body/></html>", "A package needs events.csv and actors.csv"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "there is no correspDesc in it"),
        (cmif_file(letter())[:-20], r"vale\.xml: cannot be read as XML \(.*line"),
        (b'<!DOCTYPE TEI [<!ENTITY a "aaaa">]><TEI>&a;</TEI>', r"document type .* Take that line out"),
        (b'<!DOCTYPE TEI SYSTEM "file:///etc/passwd"><TEI/>', "document type"),
        (b"<TEI>" * 200, "too many inside each other"),
        (b'<?xml version="1.0" encoding="klingon"?><TEI/>', r"unknown encoding.*Save it as UTF-8"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_words(tmp_path, content, says):
    with pytest.raises(DatasetError, match=says):
        collect_files({"vale.xml": content}, tmp_path)


def test_too_many_letters_are_refused(monkeypatch):
    monkeypatch.setattr(cmif, "MOST_EVENTS", 2)
    with pytest.raises(DatasetError, match="more than 2 letters"):
        cmif_tables({"vale.xml": cmif_file(letter(), letter(), letter())})
