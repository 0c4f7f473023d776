"""What the Swift worker ingestion-idempotency does, with boto3."""

import json
import os
import uuid
from concurrent.futures import ThreadPoolExecutor

import boto3

import ingestion

states = ingestion.States()
functions = boto3.client("lambda")
pool = ThreadPoolExecutor(10)


def claim(record):
    key = json.loads(record["body"])["idempotencyKey"]
    owner = str(uuid.uuid4())
    states.claim(key, record["messageId"], owner)
    return {
        "messageId": record["messageId"],
        "idempotencyKey": key,
        "body": record["body"],
        "leaseOwner": owner,
        "attempts": 1,
        "receiveCount": int(record["attributes"]["ApproximateReceiveCount"]),
        "sentTimestamp": int(record["attributes"]["SentTimestamp"]),
    }


def attempt(record):
    try:
        return claim(record)
    except Exception as error:
        ingestion.log("Message failed", messageId=record["messageId"], errorMessage=str(error))
        return None


def handler(event, context):
    claims = list(pool.map(attempt, event["Records"]))
    failed = [record["messageId"] for record, claimed in zip(event["Records"], claims) if claimed is None]
    leased = [claimed for claimed in claims if claimed]
    if leased:
        payload = json.dumps({"messages": leased})
        answer = functions.invoke(FunctionName=os.environ["PROCESSOR_FUNCTION_NAME"], Payload=payload)
        failed += [failure["itemIdentifier"] for failure in json.load(answer["Payload"])["batchItemFailures"]]
    ingestion.write_metrics([("IdempotencyChecks", "Result", "MISS")] * len(claims))
    ingestion.log("Worker processing completed", total=len(claims), failed=len(failed))
    return {"batchItemFailures": [{"itemIdentifier": identifier} for identifier in failed]}
