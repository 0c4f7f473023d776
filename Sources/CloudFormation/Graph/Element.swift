/// The identity of something in an app that expressions can refer to: a resource, a parameter, a mapping, a condition.
///
/// It carries no content: that stays in the app's graph. So expressions are Sendable values, and a reference into another app
/// is recognized.
public final class Element: Hashable, Sendable {
    package enum Kind: Int, CaseIterable, Sendable {
        case resource
        case imported
        case parameter
        case mapping
        case condition
        case rule
        case output
        case loop
    }

    package let kind: Kind
    package let path: ConstructPath
    /// The path that names in templates are made of: where the element was, if it was moved.
    package let namePath: ConstructPath
    package let app: AppIdentity
    /// The index of the element's record among those of its kind.
    package let index: Int
    /// The index of the element's stack in the app.
    package let stack: Int

    package init(
        kind: Kind,
        path: ConstructPath,
        namePath: ConstructPath,
        app: AppIdentity,
        index: Int,
        stack: Int
    ) {
        self.kind = kind
        self.path = path
        self.namePath = namePath
        self.app = app
        self.index = index
        self.stack = stack
    }

    /// Two handles are equal when they are the same element of the same app.
    public static func == (left: Element, right: Element) -> Bool { left === right }

    /// Hashes the identity.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}

/// What distinguishes one app from another in the same process.
package final class AppIdentity: Sendable {}
