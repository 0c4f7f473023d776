internal import CloudFormation
internal import TemplateDiff
internal import TemplateModel

extension ResourceOrigin {
    /// Where a resource of a stack comes from.
    /// - Parameters:
    ///   - origin: What the app knows of it.
    ///   - folder: The folder that files are shown relative to; `nil` shows their whole paths.
    init(_ origin: SynthesizedStack.Origin, relativeTo folder: String?) {
        func step(_ path: ConstructPath, _ location: SourceLocation) -> Step? {
            guard path.components.count > path.stackDepth, let identifier = path.components.last else { return nil }
            return Step(
                identifier: identifier,
                name: ConstructPath.pascalCase(identifier),
                location: location.description(relativeTo: folder)
            )
        }
        var steps = [step(origin.path, origin.location)]
        var next = origin.parent
        while let construct = next {
            steps.append(step(construct.path, construct.location))
            next = construct.parent
        }
        self.init(steps: steps.reversed().compactMap(\.self))
    }
}
