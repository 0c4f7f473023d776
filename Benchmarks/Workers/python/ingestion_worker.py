"""What the Swift worker ingestion-worker does, with boto3."""

import json
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import ingestion

states = ingestion.States()
bus = ingestion.Bus()
mode = ingestion.FailureMode()
# Each message waits for a tenth of a second.
pool = ThreadPoolExecutor(10)


def process(record):
    started_at = time.monotonic()
    key = json.loads(record["body"])["idempotencyKey"]
    owner = str(uuid.uuid4())
    states.claim(key, record["messageId"], owner)
    item = ingestion.process(record["messageId"], record["body"], started_at)
    states.finish(key, owner, item)
    duration = int((time.monotonic() - started_at) * 1000)
    ingestion.log("Message processed", idempotencyKey=key, messageId=record["messageId"], durationMs=duration)
    detail = {"idempotencyKey": key, "status": "SUCCEEDED", "orderId": item["orderId"]["S"]}
    bus.tell("Ingestion Success", detail)


def attempt(record):
    try:
        process(record)
    except Exception as error:
        ingestion.log("Message failed", messageId=record["messageId"], errorMessage=str(error))
        return False
    return True


def handler(event, context):
    mode.get()
    outcomes = list(pool.map(attempt, event["Records"]))
    counts = [("MessagesProcessed", "Status", "SUCCESS" if outcome else "FAILED") for outcome in outcomes]
    ingestion.write_metrics(counts + [("IdempotencyChecks", "Result", "MISS")] * len(outcomes))
    ingestion.log("Worker processing completed", total=len(outcomes), succeeded=sum(outcomes))
    failed = [record["messageId"] for record, outcome in zip(event["Records"], outcomes) if not outcome]
    return {"batchItemFailures": [{"itemIdentifier": identifier} for identifier in failed]}
