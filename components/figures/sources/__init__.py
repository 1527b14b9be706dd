"""What rests on which source, and how accounts came down."""
