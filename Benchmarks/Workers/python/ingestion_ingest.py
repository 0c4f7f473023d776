"""What the Swift worker ingestion-ingest does for events, with boto3."""

import json
import os
import time

import boto3

import ingestion

queue = boto3.client("sqs")
bus = ingestion.Bus()
mode = ingestion.FailureMode()


def handler(event, context):
    started_at = time.monotonic()
    try:
        order = ingestion.read(event["body"])
    except ValueError as error:
        ingestion.write_metrics([("ErrorCount", "ErrorType", "VALIDATION")])
        return ingestion.respond(400, {"error": str(error)})
    key, moment = order["idempotencyKey"], ingestion.now()
    attributes = {"idempotencyKey": key, "submittedAt": moment, "errorTypeCandidate": mode.get()}
    sent = queue.send_message(
        QueueUrl=os.environ["QUEUE_URL"],
        MessageBody=json.dumps(order | {"ingestedAt": moment}, default=str),
        MessageAttributes={name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()},
    )
    duration = int((time.monotonic() - started_at) * 1000)
    ingestion.log("Event accepted", idempotencyKey=key, messageId=sent["MessageId"], durationMs=duration)
    detail = {"idempotencyKey": key, "orderId": order["orderId"], "messageId": sent["MessageId"], "ingestedAt": moment}
    bus.tell("Ingestion Received", detail)
    return ingestion.respond(202, {"messageId": sent["MessageId"], "idempotencyKey": key})
