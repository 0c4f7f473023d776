public import ArgumentParser

/// The program that sends load to what is deployed.
public struct LoadGenerator: AsyncParsableCommand {
    /// The prefix of messages about mistakes on the command line.
    public static var _errorPrefix: String { "error: " }

    /// What the program is called, and its commands.
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "loadgen",
            abstract: "Sends load to queues, buses and URLs.",
            discussion: """
                It sends until a bound is reached, or until Control-C: then it waits for the answers that are still to \
                come, and tells what it did. A second Control-C ends it at once. Progress is on standard error, the \
                summary on standard output.

                Region, credentials and endpoint come from where the AWS CLI looks for them: AWS_REGION, \
                AWS_ACCESS_KEY_ID, AWS_PROFILE, AWS_ENDPOINT_URL and so on, and the profile's files.

                EXIT CODES:
                  0    everything was sent
                  1    something was not sent, or nothing can be
                  64   there is a mistake on the command line
                  130  the run was ended with Control-C, or 143 with SIGTERM
                """,
            subcommands: [PushCommand.self, OrdersCommand.self, EventsCommand.self, HTTPCommand.self]
        )
    }

    /// A command line without a command.
    public init() {}
}
