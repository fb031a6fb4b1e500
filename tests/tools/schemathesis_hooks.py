"""What schemathesis does not know by itself: how a body of JSON lines is sent."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def json_lines(_context, value):
    # What is no text is one line, so that it is refused for what it is.
    return (value if isinstance(value, str) else json.dumps(value)).encode(errors="replace")
