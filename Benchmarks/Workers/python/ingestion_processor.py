"""What the Swift worker ingestion-processor does, with boto3."""

import time
from concurrent.futures import ThreadPoolExecutor

import ingestion

states = ingestion.States()
mode = ingestion.FailureMode()
# Each message waits for a tenth of a second.
pool = ThreadPoolExecutor(10)


def process(message):
    started_at = time.monotonic()
    item = ingestion.process(message["messageId"], message["body"], started_at)
    states.finish(message["idempotencyKey"], message["leaseOwner"], item)
    duration = int((time.monotonic() - started_at) * 1000)
    ingestion.log("Message processed", messageId=message["messageId"], durationMs=duration)


def attempt(message):
    try:
        process(message)
    except Exception as error:
        ingestion.log("Message failed", messageId=message["messageId"], errorMessage=str(error))
        return False
    return True


def handler(event, context):
    mode.get()
    outcomes = list(pool.map(attempt, event["messages"]))
    ingestion.write_metrics([("MessagesProcessed", "Status", "SUCCESS" if outcome else "FAILED") for outcome in outcomes])
    failed = [message["messageId"] for message, outcome in zip(event["messages"], outcomes) if not outcome]
    return {"batchItemFailures": [{"itemIdentifier": identifier} for identifier in failed]}
