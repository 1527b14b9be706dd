import urllib.parse

import segno

from components.exports.lessons.qr_code import qr_code

ADDRESS = "http://192.168.1.7:8501/?room=BCDFH&embed=true"


def test_it_is_a_picture_that_needs_no_other_file_dark_on_white():
    kind, picture = qr_code(ADDRESS).split(",", 1)
    assert kind.startswith("data:image/svg+xml")
    assert 'fill="#fff"' in urllib.parse.unquote(picture).replace("'", '"')


def test_it_holds_just_that_address():
    drawn = urllib.parse.unquote(qr_code(ADDRESS))
    assert drawn == urllib.parse.unquote(segno.make_qr(ADDRESS, error="m").svg_data_uri(light="#fff", omitsize=True))
    assert drawn != urllib.parse.unquote(qr_code(f"{ADDRESS}&"))
