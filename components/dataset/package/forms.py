"""The forms that a cell may have, in words."""

ID = "[A-Z][A-Za-z0-9-]*"  # the form of an id
# Form of a cell -> what is said of one that has not this form, and one that has.
FORMS = {
    ID: ("is not an id: a capital letter A to Z first, then only letters A to Z, digits and hyphens", "E1"),
    "[A-Za-z0-9-]+(;[A-Za-z0-9-]+)*": ("is not ids with a semicolon between them and no blanks", "T-PEACE;T-TRADE"),
    "[0-9]+(;[0-9]+)*": ("is not numbers with a semicolon between them and no blanks", "4;5"),
    "https?://[^ ]+": (
        "is not a web address, which begins with https:// and has no blanks",
        "https://example.org/page",
    ),
    "[a-z]{2}": ("is not the code of a language in two small letters", "en"),
    "[A-Z]{2}": ("is not the code of a country in two capital letters", "GB"),
}
