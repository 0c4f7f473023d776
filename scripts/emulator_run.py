"""Invokes order-writer under AWS's runtime interface emulator, and compares its answers, its items and its log with what they should be."""

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

TABLE = "orders"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "eu-west-1"}
PATIENCE = 60


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
            "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:orders",
            "awsRegion": "eu-west-1",
        }
        for identifier, body in bodies
    ]
    return {"Records": records}


def invoke(address, event):
    """What the function answers."""
    url = f"http://{address}/2015-03-31/functions/function/invocations"
    request = urllib.request.Request(url, json.dumps(event).encode())
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return {"status": error.code, "body": error.read().decode()}


def stop(process):
    """Ends a process that was started here, and waits for it."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


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


def run(checks, address, log, table):
    """Gives the worker one event after the other."""
    # More digits than a double has.
    order = '{"id": "order-1", "amount": 12345678901234567890.12345678}'
    answer = invoke(address, batch(("good", order), ("poison", '{"amount": 1}')))
    checks.expect("of a batch the poison message is reported", answer, {"batchItemFailures": [{"itemIdentifier": "poison"}]})
    items = {item["id"]: str(item["amount"]) for item in table.scan()["Items"]}
    checks.expect("the order is in the table with all digits", items, {"order-1": "12345678901234567890.12345678"})
    answer = invoke(address, batch(("second", '{"id": "order-2", "amount": 2}')))
    checks.expect("the same process takes the next batch", answer, {"batchItemFailures": []})
    checks.expect("its order is in the table", "Item" in table.get_item(Key={"id": "order-2"}), True)
    answer = invoke(address, {"Records": "none"})
    checks.expect("an event of another form is an error with a type", answer.get("errorType"), "JSONDecodingError")
    answer = invoke(address, batch())
    checks.expect("an empty batch comes after it", answer, {"batchItemFailures": []})
    lines = []
    for line in log.read_text().splitlines():
        try:
            lines.append(json.loads(line))
        except ValueError:
            # The emulator's own.
            continue
    reasons = [(line["messageId"], line["errorCategory"]) for line in lines if isinstance(line, dict) and "messageId" in line]
    checks.expect("the log has the reason of the poison message", reasons, [("poison", "VALIDATION")])


def main():
    emulator, worker, moto = sys.argv[1:]
    services, runtime, front = free_addresses(3)
    endpoint = f"http://{services}"
    host, port = services.split(":")
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "log")
        processes = []
        try:
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            processes.append(subprocess.Popen([moto, "-H", host, "-p", port], **quiet))
            await_listener(services, processes[0])
            table = boto3.resource(
                "dynamodb",
                endpoint_url=endpoint,
                region_name=CREDENTIALS["AWS_REGION"],
                aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
                aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
            ).create_table(
                TableName=TABLE,
                BillingMode="PAY_PER_REQUEST",
                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            )
            # The emulator gives 3 seconds when not told otherwise, which is little on a busy machine.
            settings = {"TABLE_NAME": TABLE, "AWS_ENDPOINT_URL": endpoint, "AWS_LAMBDA_FUNCTION_TIMEOUT": "30"}
            libraries = {name: value for name, value in os.environ.items() if name.startswith("LD_")}
            # By default both would listen at fixed ports, the second one for the whole network.
            command = [emulator, "--runtime-api-address", runtime, "--runtime-interface-emulator-address", front, worker]
            with log.open("wb") as output:
                environment = CREDENTIALS | settings | libraries
                processes.append(subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT))
            await_listener(front, processes[1])
            run(checks, front, log, table)
        finally:
            for process in reversed(processes):
                stop(process)
            if checks.failed or not checks.passed:
                print(log.read_text() if log.exists() else "the emulator did not start", file=sys.stderr)
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(1 if checks.failed else 0)


main()
