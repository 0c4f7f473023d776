import TemplateModel

extension RuleExplanation {
    /// What is to be said of rules about functions, state machines, schedules, pipelines, groups and tasks.
    static func ofComputeResources(_ id: RuleID) -> RuleExplanation? {
        switch id.rawValue {
        case "RES-01":
            RuleExplanation(
                why: """
                    A deprecated runtime may get no more security updates, and functions with it no technical \
                    support. Later Lambda refuses to create functions with it, and at last to change them, so that \
                    the stack fails.
                    """,
                fix: "Set Runtime to a supported version of the language, and test the code with it.",
                evidence: [.documentation, .linter("E2531"), .linter("E2533"), .linter("W2531")],
                examples: [
                    .bad(
                        "A runtime with which nothing can be changed",
                        """
                        Resources:
                          Orders:
                            Type: AWS::Lambda::Function
                            Properties:
                              Runtime: nodejs12.x
                        """,
                        finds: """
                            error[RES-01]: 'Runtime' of 'Orders' (AWS::Lambda::Function) is 'nodejs12.x', with which \
                            Lambda has neither created nor changed functions since 2023-04-30; use 'nodejs24.x' \
                            [Resources/Orders/Properties/Runtime]
                            """
                    ),
                    .bad(
                        "A runtime that is deprecated",
                        """
                        Resources:
                          Orders:
                            Type: AWS::Lambda::Function
                            Properties:
                              Runtime: python3.9
                        """,
                        finds: """
                            warning[RES-01]: 'Runtime' of 'Orders' (AWS::Lambda::Function) is 'python3.9', which \
                            Lambda has deprecated on 2025-12-15; use 'python3.14' \
                            [Resources/Orders/Properties/Runtime]
                            """
                    ),
                    .good(
                        "A runtime that is supported",
                        """
                        Resources:
                          Orders:
                            Type: AWS::Lambda::Function
                            Properties:
                              Runtime: nodejs24.x
                        """
                    ),
                    .unknown(
                        "A runtime that a deployment gives",
                        """
                        Parameters:
                          Runtime: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::Lambda::Function
                            Properties:
                              Runtime: !Ref Runtime
                        """
                    ),
                ]
            )
        case "RES-09":
            RuleExplanation(
                why: """
                    CodePipeline refuses the pipeline: it starts with what its sources give, so that the first stage \
                    consists of source actions, and no later stage has any.
                    """,
                fix: "Put all source actions into the first stage, and the others into later ones.",
                evidence: [.documentation, .cdk, .linter("E3700")],
                examples: [
                    .bad(
                        "A build before the source",
                        """
                        Resources:
                          Release:
                            Type: AWS::CodePipeline::Pipeline
                            Properties:
                              Stages:
                                - Name: Build
                                  Actions:
                                    - ActionTypeId: {Category: Build}
                                - Name: Source
                                  Actions:
                                    - ActionTypeId: {Category: Source}
                        """,
                        finds: """
                            error[RES-09]: 'Stages[0].Actions[0].ActionTypeId.Category' of 'Release' \
                            (AWS::CodePipeline::Pipeline) is 'Build', but the actions of the first stage must be \
                            'Source' [Resources/Release/Properties/Stages/0/Actions/0/ActionTypeId/Category]
                            """,
                        """
                        error[RES-09]: 'Stages[1].Actions[0].ActionTypeId.Category' of 'Release' \
                        (AWS::CodePipeline::Pipeline) is 'Source', but only the first stage can have source actions \
                        [Resources/Release/Properties/Stages/1/Actions/0/ActionTypeId/Category]
                        """
                    ),
                    .good(
                        "The source first",
                        """
                        Resources:
                          Release:
                            Type: AWS::CodePipeline::Pipeline
                            Properties:
                              Stages:
                                - Name: Source
                                  Actions:
                                    - ActionTypeId: {Category: Source}
                                - Name: Build
                                  Actions:
                                    - ActionTypeId: {Category: Build}
                        """
                    ),
                ]
            )
        case "RES-10":
            RuleExplanation(
                why: """
                    CodePipeline refuses the pipeline: an input artifact must exactly match an output artifact of a \
                    preceding action, and the names of output artifacts must be unique within a pipeline.
                    """,
                fix: """
                    Name as an input what an action of an earlier stage, or one with a lower RunOrder in the same \
                    stage, has as an output, and give each output a name of its own.
                    """,
                evidence: [.documentation, .linter("E3701")],
                sources: [
                    "https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_OutputArtifact.html"
                ],
                examples: [
                    .bad(
                        "An input that no action makes",
                        """
                        Resources:
                          Release:
                            Type: AWS::CodePipeline::Pipeline
                            Properties:
                              Stages:
                                - Name: Source
                                  Actions:
                                    - OutputArtifacts: [{Name: code}]
                                - Name: Build
                                  Actions:
                                    - InputArtifacts: [{Name: coed}]
                        """,
                        finds: """
                            error[RES-10]: 'Stages[1].Actions[0].InputArtifacts[0].Name' of 'Release' \
                            (AWS::CodePipeline::Pipeline) is 'coed', which no earlier action has as an output; did \
                            you mean 'code'? [Resources/Release/Properties/Stages/1/Actions/0/InputArtifacts/0/Name]
                            """
                    ),
                    .bad(
                        "An output that two actions make",
                        """
                        Resources:
                          Release:
                            Type: AWS::CodePipeline::Pipeline
                            Properties:
                              Stages:
                                - Name: Source
                                  Actions:
                                    - OutputArtifacts: [{Name: code}]
                                - Name: Build
                                  Actions:
                                    - InputArtifacts: [{Name: code}]
                                      OutputArtifacts: [{Name: code}]
                        """,
                        finds: """
                            error[RES-10]: 'Stages[1].Actions[0].OutputArtifacts[0].Name' of 'Release' \
                            (AWS::CodePipeline::Pipeline) is 'code', which is the output of another action, too \
                            [Resources/Release/Properties/Stages/1/Actions/0/OutputArtifacts/0/Name]
                            """
                    ),
                    .good(
                        "Outputs that differ",
                        """
                        Resources:
                          Release:
                            Type: AWS::CodePipeline::Pipeline
                            Properties:
                              Stages:
                                - Name: Source
                                  Actions:
                                    - OutputArtifacts: [{Name: code}]
                                - Name: Build
                                  Actions:
                                    - InputArtifacts: [{Name: code}]
                                      OutputArtifacts: [{Name: program}]
                        """
                    ),
                    .unknown(
                        "An output that a deployment names",
                        """
                        Parameters:
                          Output: {Type: String}
                        Resources:
                          Release:
                            Type: AWS::CodePipeline::Pipeline
                            Properties:
                              Stages:
                                - Name: Source
                                  Actions:
                                    - OutputArtifacts: [{Name: !Ref Output}]
                                - Name: Build
                                  Actions:
                                    - InputArtifacts: [{Name: code}]
                        """
                    ),
                ]
            )
        case "RES-11":
            RuleExplanation(
                why: """
                    EventBridge refuses the rule. A rate has a positive number and a unit, in the singular after 1 \
                    only; cron has six fields, of which the day of month or the day of week is '?'.
                    """,
                fix: """
                    Write rate(5 minutes), rate(1 hour) or the like, or give all six fields of cron: minutes, hours, \
                    day of month, month, day of week and year.
                    """,
                evidence: [.documentation, .linter("E3027")],
                examples: [
                    .bad(
                        "A unit in the singular",
                        """
                        Resources:
                          Poll:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: rate(5 minute)
                        """,
                        finds: """
                            error[RES-11]: 'ScheduleExpression' of 'Poll' (AWS::Events::Rule) is 'rate(5 minute)', \
                            but the unit of 5 must be 'minutes', 'hours' or 'days' \
                            [Resources/Poll/Properties/ScheduleExpression]
                            """
                    ),
                    .bad(
                        "cron without the year",
                        """
                        Resources:
                          Report:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: cron(0 12 * * ?)
                        """,
                        finds: """
                            error[RES-11]: 'ScheduleExpression' of 'Report' (AWS::Events::Rule) is 'cron(0 12 * * \
                            ?)', but cron has 5 fields instead of 6: minutes, hours, day of month, month, day of \
                            week, year [Resources/Report/Properties/ScheduleExpression]
                            """
                    ),
                    .good(
                        "All six fields",
                        """
                        Resources:
                          Report:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: cron(0 12 * * ? *)
                        """
                    ),
                    .unknown(
                        "A schedule that a deployment gives",
                        """
                        Parameters:
                          Schedule: {Type: String}
                        Resources:
                          Report:
                            Type: AWS::Events::Rule
                            Properties:
                              ScheduleExpression: !Ref Schedule
                        """
                    ),
                ]
            )
        case "RES-12":
            RuleExplanation(
                why: """
                    Step Functions refuses the definition: StartAt, Next and Default must name states beside them, \
                    and a state that is no Choice, Succeed or Fail must say with Next or End what comes after it.
                    """,
                fix: """
                    Correct the name, or add the state; give the last state 'End: true'. States within a branch or a \
                    Map go only to states of the same part.
                    """,
                evidence: [.documentation, .linter("E3601")],
                examples: [
                    .bad(
                        "A state that does not exist",
                        """
                        Resources:
                          Orders:
                            Type: AWS::StepFunctions::StateMachine
                            Properties:
                              Definition:
                                StartAt: Reserve
                                States:
                                  Reserve: {Type: Pass, Next: Pay}
                                  Paid: {Type: Succeed}
                        """,
                        finds: """
                            error[RES-12]: 'Next' of state 'Reserve' of 'Orders' (AWS::StepFunctions::StateMachine) \
                            is 'Pay', but there is no such state beside it \
                            [Resources/Orders/Properties/Definition/States/Reserve/Next]
                            """
                    ),
                    .bad(
                        "A state after which nothing comes",
                        """
                        Resources:
                          Orders:
                            Type: AWS::StepFunctions::StateMachine
                            Properties:
                              Definition:
                                StartAt: Reserve
                                States:
                                  Reserve: {Type: Pass}
                        """,
                        finds: """
                            error[RES-12]: state 'Reserve' of 'Orders' (AWS::StepFunctions::StateMachine) has \
                            neither 'Next' nor 'End'; give one of them \
                            [Resources/Orders/Properties/Definition/States/Reserve]
                            """
                    ),
                    .good(
                        "A state machine that comes to an end",
                        """
                        Resources:
                          Orders:
                            Type: AWS::StepFunctions::StateMachine
                            Properties:
                              Definition:
                                StartAt: Reserve
                                States:
                                  Reserve: {Type: Pass, Next: Paid}
                                  Paid: {Type: Succeed}
                        """
                    ),
                    .unknown(
                        "A state that a substitution names",
                        """
                        Parameters:
                          First: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::StepFunctions::StateMachine
                            Properties:
                              DefinitionSubstitutions: {First: !Ref First}
                              Definition:
                                StartAt: ${First}
                                States:
                                  Reserve: {Type: Pass, End: true}
                        """
                    ),
                ]
            )
        case "RES-13":
            RuleExplanation(
                why: """
                    Amazon EC2 Auto Scaling refuses the group: the desired capacity must be at least the minimum \
                    size and at most the maximum size.
                    """,
                fix: """
                    Order the values: MinSize, DesiredCapacity, MaxSize. Without DesiredCapacity the group starts \
                    with MinSize.
                    """,
                evidence: [.documentation, .linter("E3706")],
                examples: [
                    .bad(
                        "A minimum above the maximum",
                        """
                        Resources:
                          Workers:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            Properties:
                              MinSize: '3'
                              MaxSize: '2'
                        """,
                        finds: """
                            error[RES-13]: 'MinSize' of 'Workers' (AWS::AutoScaling::AutoScalingGroup) is '3', which \
                            is greater than 'MaxSize' 2 [Resources/Workers/Properties/MinSize]
                            """
                    ),
                    .bad(
                        "A capacity above the maximum",
                        """
                        Resources:
                          Workers:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            Properties:
                              MinSize: '1'
                              DesiredCapacity: '3'
                              MaxSize: '2'
                        """,
                        finds: """
                            error[RES-13]: 'DesiredCapacity' of 'Workers' (AWS::AutoScaling::AutoScalingGroup) is \
                            '3', which is greater than 'MaxSize' 2 [Resources/Workers/Properties/DesiredCapacity]
                            """
                    ),
                    .good(
                        "Sizes in order",
                        """
                        Resources:
                          Workers:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            Properties:
                              MinSize: '1'
                              DesiredCapacity: '2'
                              MaxSize: '3'
                        """
                    ),
                    .unknown(
                        "A maximum that a deployment gives",
                        """
                        Parameters:
                          Maximum: {Type: Number}
                        Resources:
                          Workers:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            Properties:
                              MinSize: '3'
                              MaxSize: !Ref Maximum
                        """
                    ),
                ]
            )
        case "RES-17":
            RuleExplanation(
                why: """
                    Lambda refuses the function: the names and values of its environment variables have at most 4 KB \
                    together, a quota that cannot be increased.
                    """,
                fix: """
                    Keep large values in Parameter Store, Secrets Manager or Amazon S3, and put only their names \
                    into the environment.
                    """,
                evidence: [.documentation, .linter("E3697")],
                examples: []
            )
        case "RES-18":
            RuleExplanation(
                why: """
                    Lambda refuses the function: SnapStart is for the managed runtimes of Java from 11, Python from \
                    3.12 and .NET from 8, and for no others.
                    """,
                fix: "Set Runtime to one of these, or leave SnapStart out.",
                evidence: [.documentation, .linter("E2530")],
                examples: [
                    .bad(
                        "Python 3.11",
                        """
                        Resources:
                          Orders:
                            Type: AWS::Lambda::Function
                            Properties:
                              Runtime: python3.11
                              SnapStart: {ApplyOn: PublishedVersions}
                        """,
                        finds: """
                            error[RES-18]: 'Runtime' of 'Orders' (AWS::Lambda::Function) is 'python3.11', which does \
                            not support SnapStart; Java from 11, Python from 3.12 and .NET from 8 do \
                            [Resources/Orders/Properties/Runtime]
                            """
                    ),
                    .good(
                        "Python 3.14",
                        """
                        Resources:
                          Orders:
                            Type: AWS::Lambda::Function
                            Properties:
                              Runtime: python3.14
                              SnapStart: {ApplyOn: PublishedVersions}
                        """
                    ),
                    .unknown(
                        "A runtime that a deployment gives",
                        """
                        Parameters:
                          Runtime: {Type: String}
                        Resources:
                          Orders:
                            Type: AWS::Lambda::Function
                            Properties:
                              Runtime: !Ref Runtime
                              SnapStart: {ApplyOn: PublishedVersions}
                        """
                    ),
                ]
            )
        case "RES-20":
            RuleExplanation(
                why: """
                    A task with the network mode awsvpc has a network interface of its own, on which nothing is \
                    mapped: HostPort must be left out or be the same as ContainerPort.
                    """,
                fix: "Remove HostPort, or let the container listen at that port and set both to it.",
                evidence: [.documentation, .linter("E3053")],
                examples: [
                    .bad(
                        "Another port of the host",
                        """
                        Resources:
                          Web:
                            Type: AWS::ECS::TaskDefinition
                            Properties:
                              NetworkMode: awsvpc
                              ContainerDefinitions:
                                - PortMappings:
                                    - {ContainerPort: 80, HostPort: 8080}
                        """,
                        finds: """
                            error[RES-20]: 'ContainerDefinitions[0].PortMappings[0].HostPort' of 'Web' \
                            (AWS::ECS::TaskDefinition) is 8080, but must be 'ContainerPort' 80 or be left out, \
                            because 'NetworkMode' is 'awsvpc' \
                            [Resources/Web/Properties/ContainerDefinitions/0/PortMappings/0/HostPort]
                            """
                    ),
                    .good(
                        "The port of the container",
                        """
                        Resources:
                          Web:
                            Type: AWS::ECS::TaskDefinition
                            Properties:
                              NetworkMode: awsvpc
                              ContainerDefinitions:
                                - PortMappings:
                                    - {ContainerPort: 80}
                        """
                    ),
                    .unknown(
                        "A network mode that a deployment gives",
                        """
                        Parameters:
                          Mode: {Type: String}
                        Resources:
                          Web:
                            Type: AWS::ECS::TaskDefinition
                            Properties:
                              NetworkMode: !Ref Mode
                              ContainerDefinitions:
                                - PortMappings:
                                    - {ContainerPort: 80, HostPort: 8080}
                        """
                    ),
                ]
            )
        case "RES-24":
            RuleExplanation(
                why: """
                    The transform of AWS SAM refuses the template. 'IgnoreGlobals' lists settings of 'Globals' that \
                    the resource does not take over; a name that is not among them ignores nothing.
                    """,
                fix: "Correct the name, or remove it; '*' ignores all global settings.",
                evidence: [.linter("E3724"), .report],
                sources: [
                    "https://github.com/aws-cloudformation/cfn-lint/issues/4610"
                ],
                examples: [
                    .bad(
                        "A name that is misspelt",
                        """
                        Transform: AWS::Serverless-2016-10-31
                        Globals:
                          Function: {Timeout: 5}
                        Resources:
                          Orders:
                            Type: AWS::Serverless::Function
                            IgnoreGlobals: [Timeuot]
                        """,
                        finds: """
                            error[RES-24]: 'Orders' (AWS::Serverless::Function) ignores 'Timeuot', which is not \
                            among 'Globals' for it; did you mean 'Timeout'? [Resources/Orders/IgnoreGlobals/0]
                            """
                    ),
                    .good(
                        "A global setting",
                        """
                        Transform: AWS::Serverless-2016-10-31
                        Globals:
                          Function: {Timeout: 5}
                        Resources:
                          Orders:
                            Type: AWS::Serverless::Function
                            IgnoreGlobals: [Timeout]
                        """
                    ),
                ]
            )
        default: nil
        }
    }
}
