from components.dataset.lessons.terms import MOST_TERMS, terms


def test_terms_are_the_names_and_topics_of_the_events_with_a_line_each(archive):
    found = terms(archive, archive.events["event_id"].tolist())
    assert ("Duke al-Vale", "Duke of the Vale") in found
    assert ("Peace", "Peace, invented") in found
    assert len(found) <= MOST_TERMS
    assert all(one.line for one in found)


def test_what_does_not_occur_is_not_told(archive):
    assert terms(archive, []) == []


def test_terms_stand_by_name(archive):
    names = [one.name for one in terms(archive, archive.events["event_id"].tolist())]
    assert names == sorted(names)
