/// A stack that is a resource of another one: deployed, updated and deleted with it.
///
/// ```swift
/// struct ShopStack: Stack {
///     func build(in scope: Scope) {
///         let storage = scope.add("Storage", NestedStack(StorageStack()))
///         scope.add("Writer", WriterFunction(table: storage.orders))
///     }
/// }
/// ```
///
/// Values cross the border by themselves, in both directions: what the nested stack uses of the stack around it, or of any
/// other stack, becomes a parameter of its template; what others use of it becomes an output. A parameter that the nested
/// stack declares is declared by the stack around it too, and passed on, so that whoever deploys can set it. What a nested
/// stack and the rest of its parent read from each other must not form a cycle, because each is deployed as a whole.
///
/// The template of a nested stack is a file beside that of the outermost one, named after both, `Shop.Storage.template` for
/// example. `aws cloudformation package` uploads it and puts its address into the template:
///
/// ```
/// swift run synth --all --output templates
/// aws cloudformation package --template-file templates/Shop.yaml --s3-bucket <bucket> --output-template-file shop.yaml
/// aws cloudformation deploy --template-file shop.yaml --stack-name Shop --capabilities CAPABILITY_IAM
/// ```
///
/// Each template has at most 500 resources, all those of one deployment together at most 2,500.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html>
public struct NestedStack<Content: Stack>: Construct {
    /// What the nested stack consists of.
    public var content: Content
    /// What CloudFormation itself does with the nested stack.
    public var options: ResourceOptions

    /// Describes a nested stack.
    /// - Parameters:
    ///   - content: What the nested stack consists of; the same type can be a stack of the app.
    ///   - options: What CloudFormation itself does with the nested stack. When no policy is given it is deleted when it leaves its
    ///     parent; what is in it stays if its own policy says so.
    public init(_ content: Content, options: ResourceOptions = ResourceOptions()) {
        self.content = content
        self.options = options
    }

    /// Adds the resource that stands for the stack, and builds the stack.
    public func build(in scope: Scope) throws(Content.Failure) -> Content.Output {
        var options = options
        options.deletionPolicy = options.deletionPolicy ?? .delete
        options.updateReplacePolicy = options.updateReplacePolicy ?? .delete
        let fileName = scope.graph.fileName(ofStackNestedIn: scope.stack, at: scope.namePath)
        let element = scope.graph.insert(
            resource: ResourceRecord(
                type: "AWS::CloudFormation::Stack",
                properties: .object(Members(("TemplateURL", .string(fileName)))),
                options: options
            ),
            scope
        )
        return try content.build(in: scope.graph.enterNestedStack(content, as: element, fileName: fileName, scope))
    }
}

extension Graph {
    /// A name for each level, so that no two nested stacks of a stack have one file.
    fileprivate func fileName(ofStackNestedIn stack: Int, at path: ConstructPath) -> String {
        let parent = stacks[stack].nesting?.fileName.dropLast(Self.nestedExtension.count)
        return "\(parent ?? path.components[0][...]).\(path.logicalID)\(Self.nestedExtension)"
    }

    /// That of no format: a template refers to the file whether it is written as YAML or as JSON.
    private static var nestedExtension: String { ".template" }
}
