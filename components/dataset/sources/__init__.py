"""Who says so: claims, sources, origins, disagreements, and the record without some of them."""
