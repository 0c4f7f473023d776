"""Invokes workers under AWS's runtime interface emulator, and compares their answers, what they leave and their logs with what they should be.

emulator_run.py EMULATOR MOTO PRODUCT=EXECUTABLE...
"""

import contextlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import boto3

ACCOUNT = "123456789012"
REGION = "eu-west-1"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": REGION}
PATIENCE = 60
# More digits than a double has.
EXACT = "1234.5678901234567890123456789"


def free_addresses(count):
    """Addresses of loopback that nothing listens at."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    addresses = [f"127.0.0.1:{each.getsockname()[1]}" for each in sockets]
    for each in sockets:
        each.close()
    return addresses


def await_listener(address, process):
    """Waits until something listens at the address."""
    host, port = address.split(":")
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection((host, int(port)), 1).close()
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                sys.exit(f"error: {process.args[0]} does not listen at {address}")
            time.sleep(0.05)


def stop(process):
    """Ends a process that was started here, and waits for it."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Worker:
    """A worker that runs under the emulator."""

    def __init__(self, emulator, executable, environment, log):
        self.log = log
        runtime, self.address = free_addresses(2)
        # By default both would listen at fixed ports, the second one for the whole network.
        command = [emulator, "--runtime-api-address", runtime, "--runtime-interface-emulator-address", self.address]
        # The emulator gives 3 seconds when not told otherwise, which is little on a busy machine.
        settings = {"AWS_LAMBDA_FUNCTION_TIMEOUT": "30"}
        libraries = {name: value for name, value in os.environ.items() if name.startswith("LD_")}
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [*command, executable],
                env=CREDENTIALS | settings | libraries | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        await_listener(self.address, self.process)

    def invoke(self, event):
        """What the function answers."""
        url = f"http://{self.address}/2015-03-31/functions/function/invocations"
        request = urllib.request.Request(url, json.dumps(event).encode())
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            return {"status": error.code, "body": error.read().decode()}

    def http(self, method, path, body=None, query=None):
        """The status and the body of the answer to a request of an HTTP API."""
        event = {
            "version": "2.0",
            "routeKey": f"{method} {path}",
            "rawPath": path,
            "rawQueryString": "",
            "headers": {"content-type": "application/json"},
            "isBase64Encoded": False,
            "requestContext": {
                "accountId": ACCOUNT,
                "apiId": "api",
                "domainName": "api.example.com",
                "stage": "$default",
                "requestId": "request",
                "timeEpoch": 1790000000000,
                "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1", "userAgent": "test"},
            },
        }
        if body is not None:
            event["body"] = body
        if query:
            event["queryStringParameters"] = query
        answer = self.invoke(event)
        return answer.get("statusCode", answer), json.loads(answer.get("body") or "null")

    def lines(self):
        """What the worker has logged; the emulator's own lines are no objects."""
        lines = []
        for line in self.log.read_text().splitlines():
            with contextlib.suppress(ValueError):
                value = json.loads(line)
                if isinstance(value, dict):
                    lines.append(value)
        return lines


class Checks:
    """What was compared, and how often it was not as it should be."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, what, actual, expected):
        if actual == expected:
            self.passed += 1
            print(f"ok: {what}")
        else:
            self.failed += 1
            print(f"FAILED: {what}: {actual!r} in place of {expected!r}")

    def expect_failure_of_malformed_event(self, worker, event, empty):
        """An event of another form fails with a type, and the process takes the next one."""
        answer = worker.invoke(event)
        self.expect("an event of another form is an error with a type", answer.get("errorType"), "JSONDecodingError")
        self.expect("an empty batch comes after it", worker.invoke(empty), {"batchItemFailures": []})


class Account:
    """The services that workers ask, and the workers."""

    def __init__(self, emulator, endpoint, folder, executables, stack):
        self.emulator = emulator
        self.endpoint = endpoint
        self.folder = folder
        self.executables = executables
        self.stack = stack
        self.count = 0
        self.logs = []

    def client(self, service):
        return boto3.client(service, **self.settings)

    @property
    def settings(self):
        return {
            "endpoint_url": self.endpoint,
            "region_name": REGION,
            "aws_access_key_id": CREDENTIALS["AWS_ACCESS_KEY_ID"],
            "aws_secret_access_key": CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        }

    def table(self, name, *keys):
        """A table with these keys, which are texts."""
        return boto3.resource("dynamodb", **self.settings).create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
            KeySchema=[{"AttributeName": key, "KeyType": kind} for key, kind in zip(keys, ("HASH", "RANGE"))],
        )

    def queue(self, name):
        return self.client("sqs").create_queue(QueueName=name)["QueueUrl"]

    def bus(self, name):
        """A bus, and the queue that all its events end in."""
        events = self.client("events")
        events.create_event_bus(Name=name)
        url = self.queue(f"{name}-events")
        events.put_rule(Name="all", EventBusName=name, EventPattern='{"source":[{"prefix":""}]}')
        target = {"Id": "queue", "Arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}-events"}
        events.put_targets(Rule="all", EventBusName=name, Targets=[target])
        return url

    def messages(self, url):
        """What waits in a queue, as JSON."""
        bodies = []
        while received := self.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            bodies += [json.loads(message["Body"]) for message in received]
        return bodies

    def start(self, product, environment, **endpoints):
        """A worker under the emulator, with these variables."""
        self.count += 1
        log = pathlib.Path(self.folder, f"{self.count}-{product}.log")
        self.logs.append(log)
        worker = Worker(self.emulator, self.executables[product], {"AWS_ENDPOINT_URL": self.endpoint} | environment | endpoints, log)
        self.stack.callback(stop, worker.process)
        return worker


def batch(*bodies):
    """An event with messages of these IDs and bodies."""
    records = [
        {
            "messageId": identifier,
            "receiptHandle": "handle",
            "body": body,
            "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1795253400000"},
            "messageAttributes": {},
            "eventSource": "aws:sqs",
            "eventSourceARN": f"arn:aws:sqs:{REGION}:{ACCOUNT}:orders",
            "awsRegion": REGION,
        }
        for identifier, body in bodies
    ]
    return {"Records": records}


def change(number, image, keys):
    """A record of a stream that tells of a new item."""
    return {
        "eventID": f"change-{number}",
        "eventName": "INSERT",
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": REGION,
        "dynamodb": {
            "ApproximateCreationDateTime": 1795253400,
            "Keys": keys,
            "NewImage": image,
            "SequenceNumber": str(number),
            "SizeBytes": 100,
            "StreamViewType": "NEW_AND_OLD_IMAGES",
        },
        "eventSourceARN": f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/source/stream/2026-11-21T00:00:00.000",
    }


def failures(*identifiers):
    return {"batchItemFailures": [{"itemIdentifier": identifier} for identifier in identifiers]}


def order_writer(account, checks):
    table = account.table("orders", "id")
    worker = account.start("order-writer", {"TABLE_NAME": "orders"})
    answer = worker.invoke(batch(("good", f'{{"id": "order-1", "amount": {EXACT}}}'), ("poison", '{"amount": 1}')))
    checks.expect("of a batch the poison message is reported", answer, failures("poison"))
    items = {item["id"]: str(item["amount"]) for item in table.scan()["Items"]}
    checks.expect("the order is in the table with all digits", items, {"order-1": EXACT})
    answer = worker.invoke(batch(("second", '{"id": "order-2", "amount": 2}')))
    checks.expect("the same process takes the next batch", answer, failures())
    checks.expect("its order is in the table", "Item" in table.get_item(Key={"id": "order-2"}), True)
    checks.expect_failure_of_malformed_event(worker, {"Records": "none"}, batch())
    reasons = [(line["messageId"], line["errorCategory"]) for line in worker.lines() if "messageId" in line]
    checks.expect("the log has the reason of the poison message", reasons, [("poison", "VALIDATION")])


def stream_processor(account, checks):
    table = account.table("trail", "item", "sequenceNumber")
    records = [change(1, {"id": {"S": "1"}, "amount": {"N": EXACT}}, {"id": {"S": "1"}})]
    worker = account.start("stream-processor", {"TASK": "audit", "TARGET": "trail"})
    checks.expect("a change is kept", worker.invoke({"Records": records}), failures())
    kept = [(item["change"], str(item["new"]["amount"])) for item in table.scan()["Items"]]
    checks.expect("it is in the trail with all digits", kept, [("INSERT", EXACT)])
    checks.expect_failure_of_malformed_event(worker, {"Records": [{}]}, {"Records": []})
    topic = account.client("sns").create_topic(Name="changes")["TopicArn"]
    url = account.queue("subscriber")
    account.client("sns").subscribe(
        TopicArn=topic,
        Protocol="sqs",
        Endpoint=f"arn:aws:sqs:{REGION}:{ACCOUNT}:subscriber",
        Attributes={"RawMessageDelivery": "true"},
    )
    worker = account.start("stream-processor", {"TASK": "notify", "TARGET": topic})
    checks.expect("a change is told", worker.invoke({"Records": records}), failures())
    checks.expect("the topic's subscriber has it", [each["change"] for each in account.messages(url)], ["INSERT"])
    worker = account.start("stream-processor", {"TASK": "notify", "TARGET": f"arn:aws:sns:{REGION}:{ACCOUNT}:nowhere"})
    answer = worker.invoke({"Records": records})
    checks.expect("a change that cannot be told is reported", answer, failures("1"))


def publish_metrics(account, checks):
    table = account.table("metrics", "PK", "SK")
    variables = {"TABLE_NAME": "metrics", "COUNTED_ORDER_RETENTION_SECONDS": "7776000", "METRIC_NAMESPACE": "Serverlesspresso/dev"}
    worker = account.start("publish-metrics", variables)
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    orders = [
        (f"m-{index}", json.dumps({"time": moment, "detail": {"orderId": order, "drinkOrder": {"drink": "Latte"}}}))
        for index, order in enumerate(["a", "b", "a"])
    ]
    answer = worker.invoke(batch(*orders, ("poison", '{"detail-type": "Unknown", "detail": {}}')))
    checks.expect("of a batch the poison message is reported", answer, failures("poison"))
    checks.expect("orders that come again are taken", worker.invoke(batch(*orders)), failures())
    counters = {item["SK"]: int(item["val"]) for item in table.scan()["Items"] if item["PK"] == "Aggregate"}
    day = moment[:10]
    checks.expect("each order is counted once", counters, {f"{day}#TotalSales": 2, f"{day}#Latte": 2})
    metrics = {line["Drink"]: line["Orders"] for line in worker.lines() if "_aws" in line and line["Orders"]}
    checks.expect("so it is in the metrics", metrics, {"Total Orders": 2, "Latte": 2})
    checks.expect_failure_of_malformed_event(worker, {"Records": "none"}, batch())


def events_load_test(account, checks):
    url = account.bus("coffee")
    variables = {"EVENT_BUS_NAME": "coffee", "EVENT_SOURCE": "coffee.bar", "EVENT_DETAIL_TYPE": "Ordered", "ORDERS": "12"}
    worker = account.start("events-load-test", variables)
    answer = worker.invoke({})
    checks.expect("all orders are sent", (answer.get("sent"), answer.get("failed")), (12, 0))
    told = {event["detail"]["orderId"] for event in account.messages(url) if event["detail-type"] == "Ordered"}
    checks.expect("the bus has them", len(told), 12)
    worker = account.start("events-load-test", variables, AWS_ENDPOINT_URL_EVENTBRIDGE="http://127.0.0.1:9")
    answer = worker.invoke({})
    checks.expect("those that the bus does not take are counted", (answer.get("sent"), answer.get("failed")), (0, 12))


def pipeline(account, name):
    """What the workers of a pipeline share: its table and dead letters, the queue of what its bus was told, and their variables."""
    bus = account.bus(name)
    table = account.table(name, "idempotencyKey")
    account.client("ssm").put_parameter(Name=f"/{name}/failure_mode", Value="none", Type="String")
    variables = {
        "QUEUE_URL": account.queue(name),
        "DEAD_LETTER_QUEUE_URL": account.queue(f"{name}-dead"),
        "EVENT_BUS_NAME": name,
        "TABLE_NAME": name,
        "TIME_TO_LIVE_DAYS": "7",
        "FAILURE_MODE_PARAMETER": f"/{name}/failure_mode",
        "ENVIRONMENT": "dev",
        "METRIC_NAMESPACE": "Ingestion/dev",
        # The only name that the emulator knows a function by.
        "PUBLISH_FUNCTION_NAME": "function",
        "PROCESSOR_FUNCTION_NAME": "function",
    }
    return table, bus, variables


ORDER = f'{{"orderId": "order-1", "amount": {EXACT}, "idempotencyKey": "key-1"}}'
POISON = '{"idempotencyKey": "key-2", "orderId": 1, "amount": 1}'


def expect_intake(checks, account, worker, url):
    """Events that are right end in the queue, others are refused."""
    status, body = worker.http("POST", "/events", ORDER)
    checks.expect("an event is taken in", (status, body.get("idempotencyKey")), (202, "key-1"))
    received = account.client("sqs").receive_message(QueueUrl=url).get("Messages", [])
    checks.expect("it is in the queue with all digits", [EXACT in message["Body"] for message in received], [True])
    status, body = worker.http("POST", "/events", '{"orderId": "order-1", "amount": NaN}')
    checks.expect("what is no JSON is refused", (status, body["error"][:20]), (400, "the body is not JSON"))
    status, body = worker.http("POST", "/events", '{"orderId": "\\ud800", "amount": 1}')
    checks.expect("half a surrogate pair is refused", (status, "surrogate" in body["error"]), (400, True))
    checks.expect("an event of another form is an error with a type", worker.invoke([]).get("errorType"), "JSONDecodingError")


def ingestion_ingest(account, checks):
    _, bus, variables = pipeline(account, "intake")
    worker = account.start("ingestion-ingest", variables)
    expect_intake(checks, account, worker, variables["QUEUE_URL"])
    checks.expect("the bus was told", [event["detail"]["orderId"] for event in account.messages(bus)], ["order-1"])
    checks.expect("the queue can be reached", worker.http("GET", "/health")[1]["status"], "healthy")


def ingestion_validate(account, checks):
    """Together with ingestion-publish, which it invokes: one emulator asks the other."""
    _, _, variables = pipeline(account, "split-intake")
    publisher = account.start("ingestion-publish", variables)
    checks.expect("the queue can be reached", publisher.http("GET", "/health")[1]["status"], "healthy")
    worker = account.start("ingestion-validate", variables, AWS_ENDPOINT_URL_LAMBDA=f"http://{publisher.address}")
    expect_intake(checks, account, worker, variables["QUEUE_URL"])


def expect_processing(checks, account, worker, table):
    """A message is processed once, and poison does not take its batch along."""
    records = batch(("good", ORDER), ("poison", POISON), ("text", "no JSON"))
    checks.expect("poison messages are reported", worker.invoke(records), failures("poison", "text"))
    states = {item["idempotencyKey"]: item["status"] for item in table.scan()["Items"]}
    checks.expect("the table knows of the others", states, {"key-1": "SUCCEEDED", "key-2": "FAILED"})
    checks.expect("a message that comes again is left alone", worker.invoke(batch(("again", ORDER))), failures())
    checks.expect_failure_of_malformed_event(worker, {"Records": [{"messageId": 1}]}, batch())


def ingestion_worker(account, checks):
    table, bus, variables = pipeline(account, "work")
    worker = account.start("ingestion-worker", variables)
    expect_processing(checks, account, worker, table)
    told = sorted(event["detail"]["status"] for event in account.messages(bus))
    checks.expect("the bus was told of both outcomes", told, ["FAILED", "SUCCEEDED"])


def ingestion_idempotency(account, checks):
    """Together with ingestion-processor, which it invokes."""
    table, _, variables = pipeline(account, "split-work")
    processor = account.start("ingestion-processor", variables)
    worker = account.start("ingestion-idempotency", variables, AWS_ENDPOINT_URL_LAMBDA=f"http://{processor.address}")
    expect_processing(checks, account, worker, table)
    checks.expect("nothing to process is no error", processor.invoke({"messages": []}), failures())
    checks.expect("an event of another form is an error with a type", processor.invoke({}).get("errorType"), "JSONDecodingError")


def ingestion_events(account, checks):
    _, bus, variables = pipeline(account, "outcomes")
    worker = account.start("ingestion-events", variables)
    keys = {"idempotencyKey": {"S": "key-1"}}
    image = keys | {"status": {"S": "FAILED"}, "errorType": {"S": "SCHEMA_VALIDATION"}, "messageId": {"S": "m"}}
    checks.expect("a failure is told", worker.invoke({"Records": [change(1, image, keys)]}), failures())
    told = [(event["detail"]["status"], event["detail"]["idempotencyKey"]) for event in account.messages(bus)]
    checks.expect("the bus has it", told, [("FAILED", "key-1")])
    broken = change(2, {"idempotencyKey": {"S": "key-1"}, "status": {"N": "NaN"}}, keys)
    checks.expect("an image that cannot be read is reported", worker.invoke({"Records": [broken]}), failures("2"))
    checks.expect_failure_of_malformed_event(worker, {"Records": [{}]}, {"Records": []})


def ingestion_redrive(account, checks):
    _, _, variables = pipeline(account, "redrive")
    worker = account.start("ingestion-redrive", variables)
    sqs = account.client("sqs")
    attribute = {"errorTypeCandidate": {"DataType": "String", "StringValue": "TRANSIENT"}}
    sqs.send_message(QueueUrl=variables["DEAD_LETTER_QUEUE_URL"], MessageBody=ORDER, MessageAttributes=attribute)
    status, body = worker.http("GET", "/redrive/preview")
    checks.expect("the dead letter is shown", (status, len(body.get("previewMessages", []))), (200, 1))
    status, body = worker.http("POST", "/redrive/start", '{"errorType": "TRANSIENT", "minAgeSeconds": 60, "dryRun": true}')
    stats = body.get("redriveStats", {})
    checks.expect("it is too young to be moved", (status, stats.get("matchingMessages"), stats.get("skippedMessages")), (200, 0, 1))
    status, body = worker.http("POST", "/redrive/start", '{"maxMessages": 0}')
    checks.expect("a bound that is none is refused", (status, body["error"][:11]), (400, "maxMessages"))
    checks.expect("an event of another form is an error with a type", worker.invoke([]).get("errorType"), "JSONDecodingError")


# What each needs, which is itself when it is nothing else.
SCENARIOS = {
    order_writer: ["order-writer"],
    stream_processor: ["stream-processor"],
    publish_metrics: ["publish-metrics"],
    events_load_test: ["events-load-test"],
    ingestion_ingest: ["ingestion-ingest"],
    ingestion_validate: ["ingestion-validate", "ingestion-publish"],
    ingestion_worker: ["ingestion-worker"],
    ingestion_idempotency: ["ingestion-idempotency", "ingestion-processor"],
    ingestion_events: ["ingestion-events"],
    ingestion_redrive: ["ingestion-redrive"],
}


def main():
    emulator, moto, *workers = sys.argv[1:]
    executables = dict(worker.split("=", 1) for worker in workers)
    checks = Checks()
    run = set()
    [services] = free_addresses(1)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as services_stack:
        host, port = services.split(":")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen([moto, "-H", host, "-p", port], **quiet)
        services_stack.callback(stop, process)
        await_listener(services, process)
        for scenario, products in SCENARIOS.items():
            if not all(product in executables for product in products):
                continue
            print(f"{' and '.join(products)}:")
            failed = checks.failed
            with contextlib.ExitStack() as stack:
                account = Account(emulator, f"http://{services}", folder, executables, stack)
                scenario(account, checks)
            run.update(products)
            if checks.failed > failed:
                print("\n".join(log.read_text() for log in account.logs), file=sys.stderr)
    print(f"workers: {len(run)}, checks passed: {checks.passed}, failed: {checks.failed}")
    for product in executables.keys() - run:
        print(f"error: '{product}' was not run: there is no scenario for it, or another worker is missing that it takes", file=sys.stderr)
    sys.exit(1 if checks.failed or run != executables.keys() else 0)


main()
