import TemplateModel

/// Where a value is in a template; cheap to extend while a check descends.
struct Place {
    private final class Link: Sendable {
        let parent: Link?
        let step: PathStep

        init(_ parent: Link?, _ step: PathStep) {
            self.parent = parent
            self.step = step
        }
    }

    private var last: Link?

    /// The root of the template.
    static let root = Place()

    /// The place of an object's member.
    func key(_ key: String) -> Place { Place(last: Link(last, .key(key))) }

    /// The place of an array's item.
    func item(_ index: Int) -> Place { Place(last: Link(last, .index(index))) }

    /// The steps from the root.
    var steps: [PathStep] {
        var steps: [PathStep] = []
        var link = last
        while let current = link {
            steps.append(current.step)
            link = current.parent
        }
        return steps.reversed()
    }
}
