"""What all figures share: canvas, theme, legend, roster, what a mark tells."""
