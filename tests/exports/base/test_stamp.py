from dataclasses import replace

import pytest

from components.exports.base.stamp import data_note, file_name, stamp_of
from tests.exports.choice import LINK, only


def test_a_stamp_says_which_data_how_much_of_it_what_was_asked_for_and_where(archive):
    shown = only(archive, "E1", "E2", filters="Kind of event: Message")
    assert stamp_of(archive, shown, LINK).lines == [
        "An invented archive, version 0.1.0, CC0-1.0",
        "2 of 9 events. Asked for: Kind of event: Message",
        f"Link: {LINK}",
    ]
    assert len(stamp_of(archive, shown, "").lines) == 2


def test_a_stamp_names_the_corrections_of_the_records_inside_and_of_no_others(archive):
    assert stamp_of(archive, only(archive, "E3"), "").lines[-1].endswith("corrections.csv of the data: K1")
    assert stamp_of(archive, only(archive, "E4"), "").corrections == ("K2",)
    assert stamp_of(archive, only(archive, "E1"), "").corrections == ()


def test_a_file_name_says_the_version_and_how_many_events(archive):
    assert file_name(only(archive, "E1"), "network.gexf") == "backchannel-0.1.0-network-of-1-events.gexf"


@pytest.mark.parametrize("version", ["../../etc", "without version", "1/2\\3:4", "٣", ""])
def test_a_version_makes_no_path_of_a_file_name(archive, version):
    name = file_name(replace(archive, version=version), "table.csv")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
    assert ".." not in name


def test_small_print_names_the_data_and_what_was_asked_for(archive):
    told = data_note(only(archive, "E1"))
    assert told.startswith("An invented archive, version 0.1.0, ")
    assert told.endswith(f". Asked for: {only(archive, 'E1').filters}.")


def test_small_print_says_how_many_corrections_concern_what_is_shown(archive):
    assert data_note(only(archive, "E3", "E4")).endswith("Corrections of these records: 2, see About.")
    assert "Corrections" not in data_note(only(archive, "E1"))
