"""Files of other kinds become the CSV tables of a package: bytes in, tables and problems out."""
