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
    /// Whether the value comes from elsewhere, so that no part of it is at this place.
    private(set) var isWhole = false

    /// The root of the template.
    static let root = Place()

    /// The place of an object's member.
    func key(_ key: String) -> Place { isWhole ? self : Place(last: Link(last, .key(key))) }

    /// The place of an array's item.
    func item(_ index: Int) -> Place { isWhole ? self : Place(last: Link(last, .index(index))) }

    /// This place, also for all parts of the value: for the result of a function, which is not in the template.
    var whole: Place { Place(last: last, isWhole: true) }

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
