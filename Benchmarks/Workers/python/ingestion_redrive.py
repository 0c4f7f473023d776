"""What the Swift worker ingestion-redrive does to move chosen dead letters, with boto3."""

import json
import os
import random
import time

import boto3

import ingestion

queue = boto3.client("sqs")
SOURCE = os.environ["DEAD_LETTER_QUEUE_URL"]
DESTINATION = os.environ["QUEUE_URL"]
COUNTS = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "QueueArn"]


def handler(event, context):
    request = json.loads(event["body"])
    start = time.monotonic()
    attributes = queue.get_queue_attributes(QueueUrl=SOURCE, AttributeNames=COUNTS)["Attributes"]
    tasks = queue.list_message_move_tasks(SourceArn=attributes["QueueArn"]).get("Results", [])
    if any(task["Status"] == "RUNNING" for task in tasks):
        return ingestion.respond(409, {"error": "SQS moves the dead letters already"})
    processed = moved = 0
    while moved < request["maxMessages"] and time.monotonic() - start < 25:
        letters = queue.receive_message(
            QueueUrl=SOURCE,
            MaxNumberOfMessages=min(10, request["maxMessages"] - moved),
            WaitTimeSeconds=1,
            VisibilityTimeout=300,
            MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["All"],
        ).get("Messages", [])
        if not letters:
            break
        processed += len(letters)
        oldest = (time.time() - request["minAgeSeconds"]) * 1000
        chosen = [letter for letter in letters if int(letter["Attributes"]["SentTimestamp"]) <= oldest]
        entries = [
            {
                "Id": str(index),
                "MessageBody": letter["Body"],
                "DelaySeconds": random.randint(0, request["jitterSeconds"]),
                "MessageAttributes": letter["MessageAttributes"],
            }
            for index, letter in enumerate(chosen)
        ]
        sent = {each["Id"] for each in queue.send_message_batch(QueueUrl=DESTINATION, Entries=entries)["Successful"]}
        handles = [
            {"Id": str(index), "ReceiptHandle": letter["ReceiptHandle"]}
            for index, letter in enumerate(chosen)
            if str(index) in sent
        ]
        queue.delete_message_batch(QueueUrl=SOURCE, Entries=handles)
        moved += len(sent)
    ingestion.log("Messages redriven", count=moved, skipped=processed - moved)
    stats = {"processedMessages": processed, "redrivenMessages": moved, "skippedMessages": processed - moved}
    return ingestion.respond(200, {"remaining": moved >= request["maxMessages"], "redriveStats": stats})
