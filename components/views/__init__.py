"""What the reader sees. The only layer that knows streamlit."""
