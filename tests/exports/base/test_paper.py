from components.exports.base.paper import box, lines, paper


def test_a_sheet_carries_its_title_and_its_body_and_no_script():
    page = paper("Who says so?", "<p>x</p>", origin="An archive.", edition="").decode()
    assert "<h1>Who says so?</h1>" in page
    assert "<p>x</p>" in page
    assert "script-src 'none'" in page


def test_the_margins_fit_a4_and_letter():
    page = paper("x", "", origin="", edition="").decode()
    assert "@page {\n  margin: 15mm 15mm 18mm;\n}" in page
    assert " size:" not in page


def test_lines_and_boxes_to_fill_in():
    assert lines(3).count("line") == 3
    assert box("<b>").endswith("<span>&lt;b&gt;</span>")
