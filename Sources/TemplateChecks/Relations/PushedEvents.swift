import TemplateModel

/// What hands events to a function without waiting for it.
struct AsynchronousInvocation {
    /// The rule, subscription, bucket or schedule.
    let source: ResourceView
    /// The function, with the choices that lead to it.
    let function: Target
}

/// A place that a bucket tells of what happens to its objects.
struct BucketNotification {
    /// The bucket.
    let bucket: ResourceView
    /// The queue, topic or function.
    let target: Target
    /// What Amazon S3 does there, `sqs:SendMessage`.
    let action: String
    /// The same, as messages say it: `send messages`.
    let verb: String
}

/// What a schedule of Amazon EventBridge Scheduler starts.
struct ScheduleTarget {
    /// The schedule.
    let schedule: ResourceView
    /// The function, queue, topic or bus.
    let target: Target
}

extension Relations {
    /// Everything in the template that invokes functions asynchronously, but by calls of programs.
    func findAsynchronousInvocations() -> [AsynchronousInvocation] {
        let rules = eventRuleTargets.map { AsynchronousInvocation(source: $0.rule, function: function(in: $0.target)) }
        let topics = subscriptions.filter { $0.protocol == "lambda" }.map { subscription in
            AsynchronousInvocation(source: subscription.subscription, function: function(in: subscription.endpoint))
        }
        let buckets = bucketNotifications.filter { $0.action == "lambda:InvokeFunction" }.map { notification in
            AsynchronousInvocation(source: notification.bucket, function: notification.target)
        }
        let schedules = scheduleTargets.map { edge in
            AsynchronousInvocation(source: edge.schedule, function: function(in: edge.target))
        }
        return (rules + topics + buckets + schedules).filter { invocation in
            switch invocation.function.resource?.subject.typeName {
            case "AWS::Lambda::Function", "AWS::Serverless::Function": true
            default: false
            }
        }
    }

    /// The function that a target is, also by a version or an alias.
    private func function(in target: Target) -> Target {
        target.service == "lambda" || target.resource != nil ? functionTarget(of: target.value) : target
    }

    func findBucketNotifications() -> [BucketNotification] {
        let kinds: [(list: ValueStep, property: ValueStep, action: String, verb: String)] = [
            ("QueueConfigurations", "Queue", "sqs:SendMessage", "send messages"),
            ("TopicConfigurations", "Topic", "sns:Publish", "publish"),
            ("LambdaConfigurations", "Function", "lambda:InvokeFunction", "invoke it"),
        ]
        return resources(of: "AWS::S3::Bucket").flatMap { bucket in
            kinds.flatMap { kind in
                bucket.values("NotificationConfiguration", kind.list, .items, kind.property)
                    .filter { !$0.isAbsent }
                    .map { value in
                        BucketNotification(
                            bucket: bucket,
                            target: kind.action == "lambda:InvokeFunction"
                                ? functionTarget(of: value) : target(of: value),
                            action: kind.action,
                            verb: kind.verb
                        )
                    }
            }
        }
    }

    func findScheduleTargets() -> [ScheduleTarget] {
        resources(of: "AWS::Scheduler::Schedule").flatMap { schedule in
            schedule.values("Target", "Arn").filter { !$0.isAbsent }.map { value in
                ScheduleTarget(schedule: schedule, target: target(of: value))
            }
        }
    }
}
