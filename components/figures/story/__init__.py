"""The landing page: who wrote to whom, and what is counted."""
