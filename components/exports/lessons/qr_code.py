"""An address as a picture for the camera of a phone."""

import segno

_QUIET = 4  # modules of white around it, as the standard asks


def qr_code(address: str) -> str:
    """Return `address` as a QR code: the data: address of an SVG, dark on white whatever is around it.

    Raises segno.DataOverflowError if the address has more than some 2,000 letters.
    """
    return str(segno.make_qr(address, error="m").svg_data_uri(border=_QUIET, light="#fff", omitsize=True))
