# Commands of the runbooks, for one environment of the ingestion pipeline:
#
#     source scripts/operations.sh dev
#
# They need the AWS CLI 2 with credentials and a Region, curl 7.75 or later, and jq.

export ENVIRONMENT=${1:?name the environment: dev, staging or prod}

# output STACK NAME: an output of a stack.
output() {
    aws cloudformation describe-stacks --stack-name "$1-$ENVIRONMENT" --output text \
        --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue"
}

# arn URL: the ARN of a queue.
arn() {
    aws sqs get-queue-attributes --queue-url "$1" --attribute-names QueueArn --output text --query Attributes.QueueArn
}

# depths: how many messages wait, are in flight and are delayed, in the queue and among the dead letters.
depths() {
    local name
    for name in QueueURL DeadLettersURL; do
        aws sqs get-queue-attributes --queue-url "$(output IngestionQueues $name)" --attribute-names \
            ApproximateNumberOfMessages ApproximateNumberOfMessagesNotVisible ApproximateNumberOfMessagesDelayed |
            jq -r --arg name $name '.Attributes | "\($name): \(.ApproximateNumberOfMessages) wait, \(.ApproximateNumberOfMessagesNotVisible) in flight, \(.ApproximateNumberOfMessagesDelayed) delayed"'
    done
}

# alarms: those that have gone off.
alarms() {
    aws cloudwatch describe-alarms --alarm-name-prefix "IngestionObservability-$ENVIRONMENT-" --state-value ALARM \
        --alarm-types MetricAlarm CompositeAlarm --output text \
        --query '[MetricAlarms[], CompositeAlarms[]][].[AlarmName, AlarmDescription]'
}

# ask FOLDER/QUERY [HOURS]: the answer of a saved query for the last hours, one if not said.
ask() {
    local definition query name="IngestionLab/IngestionObservability-$ENVIRONMENT/$1"
    definition=$(aws logs describe-query-definitions --query-definition-name-prefix "$name" \
        --query "queryDefinitions[?name=='$name'] | [0]")
    query=$(aws logs start-query --output text --query queryId \
        --start-time $(($(date +%s) - ${2:-1} * 3600)) --end-time "$(date +%s)" \
        --log-group-names $(jq -r '.logGroupNames[]' <<<"$definition") \
        --query-string "$(jq -r .queryString <<<"$definition")")
    while aws logs get-query-results --query-id "$query" --output text --query status | grep -Eq 'Scheduled|Running'; do
        sleep 1
    done
    aws logs get-query-results --query-id "$query" |
        jq -r '.results[] | map(select(.field != "@ptr") | "\(.field)=\(.value)") | join("  ")'
}

# metric STATISTIC NAMESPACE NAME DIMENSION=VALUE: the last hour of a metric, in 5 minutes each.
metric() {
    aws cloudwatch get-metric-statistics --statistics "$1" --namespace "$2" --metric-name "$3" \
        --dimensions "Name=${4%%=*},Value=${4#*=}" --period 300 \
        --start-time "$(date -u -d '1 hour ago' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" --output text \
        --query "sort_by(Datapoints, &Timestamp)[].[Timestamp, $1]"
}

# failure_mode [MODE]: what the pipeline fails on purpose as, or sets it.
failure_mode() {
    local name
    name=$(output IngestionQueues FailureModeName)
    if [ -n "${1:-}" ]; then aws ssm put-parameter --name "$name" --value "$1" --overwrite >/dev/null; fi
    aws ssm get-parameter --name "$name" --output text --query Parameter.Value
}

# api METHOD PATH [BODY]: a request with the token in TOKEN, or else signed with the credentials of the AWS CLI, which routes without
# authorization ignore.
api() {
    local credentials url
    url="$(output IngestionAPI URL)$2"
    if [ -n "${TOKEN:-}" ]; then
        set -- "$1" "$2" "${3:-}" --header "Authorization: Bearer $TOKEN"
    else
        credentials=$(aws configure export-credentials)
        set -- "$1" "$2" "${3:-}" \
            --aws-sigv4 "aws:amz:$(aws configure get region || printf %s "$AWS_REGION"):execute-api" \
            --user "$(jq -r '"\(.AccessKeyId):\(.SecretAccessKey)"' <<<"$credentials")" \
            --header "X-Amz-Security-Token: $(jq -r '.SessionToken // ""' <<<"$credentials")"
    fi
    curl --silent --show-error --write-out '\n%{http_code}\n' --request "$1" "$url" \
        --header 'Content-Type: application/json' ${3:+--data "$3"} "${@:4}"
}

# event ORDER AMOUNT: sends an event.
event() { api POST /events "{\"orderId\": \"$1\", \"amount\": $2}"; }

# move [RATE]: brings all dead letters back, so many a second at most, 1 if not said; prints the handle of the task.
move() {
    aws sqs start-message-move-task --source-arn "$(arn "$(output IngestionQueues DeadLettersURL)")" \
        --max-number-of-messages-per-second "${1:-1}" --output text --query TaskHandle
}

# moves: the latest tasks that bring dead letters back.
moves() {
    aws sqs list-message-move-tasks --source-arn "$(arn "$(output IngestionQueues DeadLettersURL)")" --max-results 10 \
        --query 'Results[].{Status: Status, Moved: ApproximateNumberOfMessagesMoved, Of: ApproximateNumberOfMessagesToMove, Handle: TaskHandle}'
}

# mapping: the ID of the mapping that gives messages to the worker.
mapping() {
    aws lambda list-event-source-mappings --event-source-arn "$(arn "$(output IngestionQueues QueueURL)")" \
        --output text --query 'EventSourceMappings[0].UUID'
}
