public import CloudFormation
public import TemplateModel
public import Testing

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Expects that a template is the one that was recorded in a file.
///
/// ```swift
/// import CloudFormation
/// import SynthTesting
/// import Testing
///
/// @testable import Infrastructure
///
/// @Suite struct OrdersStackTests {
///     @Test func template() throws {
///         let template = try App.template(of: OrdersStack())
///         expectTemplate(template, matches: "template.yaml")
///     }
/// }
/// ```
///
/// In `Tests/InfrastructureTests/OrdersStackTests.swift` this compares with `snapshots/OrdersStack/template.yaml` of
/// the package. The file is written, and the test fails, when the environment variable `RECORD_SNAPSHOTS` is 1:
///
/// ```
/// RECORD_SNAPSHOTS=1 swift test
/// ```
/// - Parameters:
///   - template: The template.
///   - name: The name of the file. Its extension is the format: `yaml` or `json`.
///   - folder: The folder of the file, relative to that of the nearest `Package.swift` above the test; `snapshots`
///     and in it a folder with the name of the test's file, without `Tests` at the end, when not given.
///   - sourceLocation: The line that a failure is shown at, and the file whose package has the snapshot; those of the
///     call when not given.
public func expectTemplate(
    _ template: Template,
    matches name: String,
    in folder: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    guard let format = Template.Format.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") }) else {
        Issue.record(
            "the name of a template's snapshot must end in .yaml or .json, got '\(name)'",
            sourceLocation: sourceLocation
        )
        return
    }
    expectText(template.text(format), matches: name, in: folder, sourceLocation: sourceLocation)
}

/// Expects that the template of a stack is the one that was recorded in a file.
///
/// With `in: "templates"` the file can be one that is committed to be deployed:
///
/// ```swift
/// for stack in try app.synthesize().stacks {
///     expectTemplate(of: stack, matches: "\(stack.id).yaml", in: "templates")
/// }
/// ```
/// - Parameters:
///   - stack: The stack.
///   - name: The name of the file. Its extension is the format: `yaml` or `json`.
///   - folder: The folder of the file, relative to that of the nearest `Package.swift` above the test; `snapshots`
///     and in it a folder with the name of the test's file, without `Tests` at the end, when not given.
///   - sourceLocation: The line that a failure is shown at, and the file whose package has the snapshot; those of the
///     call when not given.
public func expectTemplate(
    of stack: SynthesizedStack,
    matches name: String,
    in folder: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    expectTemplate(stack.template, matches: name, in: folder, sourceLocation: sourceLocation)
}

/// Expects that a text is the one that was recorded in a file.
///
/// ``expectTemplate(_:matches:in:sourceLocation:)`` says where the file is and how it is recorded.
/// - Parameters:
///   - text: The text; every byte counts.
///   - name: The name of the file, with an extension that says what it is: `help.txt` for example.
///   - folder: The folder of the file, relative to that of the nearest `Package.swift` above the test; `snapshots`
///     and in it a folder with the name of the test's file, without `Tests` at the end, when not given.
///   - sourceLocation: The line that a failure is shown at, and the file whose package has the snapshot; those of the
///     call when not given.
public func expectText(
    _ text: String,
    matches name: String,
    in folder: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let failure: String?
    do throws(Snapshot.Misplaced) {
        let snapshot = try Snapshot(name, folder: folder, testFile: sourceLocation.filePath)
        let isRecording = ProcessInfo.processInfo.environment[Snapshot.recordingVariable] == "1"
        failure = snapshot.failure(of: text, isRecording: isRecording)
    } catch {
        failure = error.sentence
    }
    if let failure { Issue.record(Comment(rawValue: failure), sourceLocation: sourceLocation) }
}
