"""Lambda's Runtime API loop for a handler: runtime.py MODULE, as small as it can be."""

import http.client
import importlib
import json
import os
import sys

handler = importlib.import_module(sys.argv[1]).handler
connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
PREFIX = "/2018-06-01/runtime/invocation/"

while True:
    connection.request("GET", PREFIX + "next")
    response = connection.getresponse()
    event = json.loads(response.read())
    request_id = response.getheader("Lambda-Runtime-Aws-Request-Id")
    connection.request("POST", PREFIX + request_id + "/response", json.dumps(handler(event, None)))
    connection.getresponse().read()
