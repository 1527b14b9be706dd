"""A chart of the invented archive, as the exports take it."""

from components.dataset.exchange.messages import messages_of
from components.exports.base.drawing import Drawing
from components.figures import lifelines
from components.figures.base.theme import LIGHT

ORIGIN = "An invented archive, version 0.1.0, CC0-1.0. Asked for: no filter. Link: http://localhost:8501/?view=exchange"
SENTENCE, DRAWN = "2 of 9 messages are drawn.", "A lane for each actor."


def exchange(shown):
    """Return the messages of `shown` as lifelines on paper."""
    messages = messages_of(shown)
    events = [message.event for message in messages]
    return Drawing("exchange", lifelines(messages, theme=LIGHT, width=680), SENTENCE, DRAWN, events, shown)
