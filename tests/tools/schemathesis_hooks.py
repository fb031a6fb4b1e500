"""What schemathesis does not know by itself: how a body of JSON lines is sent."""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def json_lines(_context, value):
    return value.encode() if isinstance(value, str) else bytes(value)
