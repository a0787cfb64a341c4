"""Starts MiniStack in the foreground, and adds four things that `npm start` and the tests need.

1. The mails as SES was given them: the engine keeps only a parsed To, Subject and body, so the raw bytes of each accepted
   SendRawEmail are kept in memory and served at GET /_assay/mails?after=N, as JSON: [{number, messageId, at (ms), source,
   destinations, raw (base64)}].
2. The end: when whoever started this is gone (standard input closes), the whole process group ends, the Lambda workers included.
3. The cost: read and write units of DynamoDB by assessment, from item sizes (see capacity.py; the engine's own reads cost the same
   whatever their size), served at GET /_assay/units as {assessments: {id: {read, write, requests}}, unattributed: {…},
   changes: [what each change of an assessment cost]}.
4. Speed: after a function that logged nothing, the engine waits 50 ms for a log line before it answers. Here 5 ms; a line that
   comes later is logged with the function's next call.
"""

import base64
import json
import os
import re
import signal
import sys
import threading
import time
from urllib.parse import parse_qs

from ministack import app as engine
from ministack.core import lambda_runtime
from ministack.services import dynamodb, ses

# No compiled copies beside the sources.
sys.dont_write_bytecode = True
from meter import Meter  # noqa: E402

mails = []
meter = Meter(lambda name: dynamodb._tables.get(name), dynamodb._get_item_by_key)


def keep_raw_mail(send):
    def keeping(params):
        answer = send(params)
        status, body = answer[0], answer[2]
        if status == 200:
            text = body.decode() if isinstance(body, bytes) else body
            found = re.search(r"<MessageId>([^<]*)</MessageId>", text)
            mails.append(
                {
                    "number": len(mails) + 1,
                    "messageId": found.group(1) if found else "",
                    "at": int(time.time() * 1000),
                    "source": ses._p(params, "Source"),
                    "destinations": ses._collect_list(params, "Destinations.member"),
                    "raw": as_base64(ses._p(params, "RawMessage.Data")),
                }
            )
        return answer

    return keeping


def as_base64(data):
    """SES takes the message in base64; what is not base64 is kept all the same, byte for byte."""
    try:
        return base64.b64encode(base64.b64decode(data, validate=True)).decode()
    except ValueError:
        return base64.b64encode(data.encode()).decode()


def mails_after(query):
    return mails[int(parse_qs(query).get("after", ["0"])[0]) :]


PAGES = {"/_assay/mails": mails_after, "/_assay/units": lambda query: meter.report()}


def with_pages(inner):
    async def serving(scope, receive, send):
        page = PAGES.get(scope["path"]) if scope["type"] == "http" else None
        if not page:
            return await inner(scope, receive, send)
        body = json.dumps(page(scope["query_string"].decode())).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return serving


def end_with_starter():
    """Blocks until standard input closes, then ends this process and its workers."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


ses._send_raw_email = keep_raw_mail(ses._send_raw_email)
dynamodb.handle_request = meter.metered(dynamodb.handle_request)
engine.app = with_pages(engine.app)
lambda_runtime.Worker._drain_stderr_bounded.__defaults__ = (0.005, 0.003, 0.25)
threading.Thread(target=end_with_starter, daemon=True).start()
engine.main()
