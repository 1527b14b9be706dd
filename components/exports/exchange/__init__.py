"""Letters as TEI, the network as GEXF and GraphML."""
