internal import TemplateDiff
internal import TemplateModel

/// A deployed stack, as the AWS CLI tells.
enum DeployedStack {
    /// Asks for a stack.
    /// - Parameters:
    ///   - name: The name, or the ARN, of the stack.
    ///   - runTool: Runs a command and waits for its end.
    /// - Returns: The template as it was deployed, before transforms, with the values of its parameters.
    /// - Throws: Why there is no answer, and what to do.
    static func version(of name: String, runTool: ToolRunner) throws(CommandFailure) -> StackVersion {
        let answer = try self.answer(of: ["describe-stacks", "--stack-name", name], about: name, runTool)
        guard let stack = answer["Stacks"]?[0], let identifier = stack["StackId"]?.stringValue else {
            throw .message(
                "the AWS CLI answered without the stack '\(name)'; run 'aws --version', it must be 1.16 or later"
            )
        }
        let body = try self.answer(
            of: ["get-template", "--stack-name", name, "--template-stage", "Original"],
            about: name,
            runTool
        )
        let template: Template
        switch body["TemplateBody"] {
        case .object(let root)?:
            template = Template(root: root)
        case .string(let text)?:
            template = try TemplateFile.template(in: Array(text.utf8), called: "the template of \(name)")
        default:
            throw .message("the AWS CLI answered without the template of '\(name)'")
        }
        var parameters: [String: String] = [:]
        for parameter in stack["Parameters"]?.arrayValue ?? [] {
            guard let key = parameter["ParameterKey"]?.stringValue else { continue }
            parameters[key] = parameter["ParameterValue"]?.stringValue
        }
        return StackVersion(
            template,
            parameters: parameters,
            pseudoParameters: self.pseudoParameters(identifier, stack["StackName"]?.stringValue ?? name)
        )
    }

    /// What the ARN of a stack tells.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
    private static func pseudoParameters(_ identifier: String, _ name: String) -> [String: String] {
        let parts = identifier.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6 else { return ["AWS::StackName": name] }
        return [
            "AWS::AccountId": parts[4], "AWS::Partition": parts[1], "AWS::Region": parts[3], "AWS::StackId": identifier,
            "AWS::StackName": name,
        ]
    }

    private static func answer(
        of arguments: [String],
        about name: String,
        _ runTool: ToolRunner
    ) throws(CommandFailure) -> Node {
        let result: ToolResult
        do throws(SystemError) {
            result = try runTool(["aws", "cloudformation"] + arguments + ["--output", "json"])
        } catch {
            throw .message(
                error.isMissingFile
                    ? """
                    cannot run 'aws': it is not on the PATH; install the AWS CLI \
                    (https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html), or compare with a \
                    file: --against <file>
                    """ : "cannot run 'aws': \(error.meaning)"
            )
        }
        guard result.exitCode == 0 else { throw .message(sentence(for: result, about: name)) }
        do throws(TemplateSyntaxError) {
            return .object(try ParsedTemplate(parsing: result.standardOutput, format: .json).template.root)
        } catch {
            throw .message("the answer of the AWS CLI cannot be read: \(error.problems[0].message)")
        }
    }

    /// Why the AWS CLI failed, and what to do.
    private static func sentence(for result: ToolResult, about name: String) -> String {
        let text = String(decoding: result.standardError, as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        if text.contains("does not exist") {
            return """
                there is no stack '\(name)' in the account and Region that the AWS CLI uses; check the name, \
                AWS_PROFILE and AWS_DEFAULT_REGION
                """
        }
        let credentials = [
            "Unable to locate credentials", "ExpiredToken", "InvalidClientTokenId", "SSO session", "Error loading SSO",
            "UnrecognizedClient", "could not be found",
        ]
        if credentials.contains(where: { text.contains($0) }) {
            let reason = lines.last.map { " (\($0))" } ?? ""
            return """
                the AWS CLI has no valid credentials\(reason); run 'aws configure' or 'aws sso login', or set \
                AWS_PROFILE
                """
        }
        if text.contains("specify a region") {
            return "the AWS CLI does not know the Region; set AWS_DEFAULT_REGION, or run 'aws configure'"
        }
        if text.contains("AccessDenied") {
            return """
                the AWS CLI may not read the stack '\(name)'; it needs cloudformation:DescribeStacks and \
                cloudformation:GetTemplate
                """
        }
        return "the AWS CLI failed: \(lines.last.map(String.init) ?? "exit code \(result.exitCode)")"
    }
}
