/// A CloudFormation template.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
public struct Template: Hashable, Sendable {
    /// All sections, by name.
    public var root: Object

    /// Creates a template.
    ///
    /// - Parameter root: all sections, by name. Without it the template is empty.
    public init(root: Object = Object()) {
        self.root = root
    }

    /// A language in which CloudFormation reads templates.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
    public enum Format: String, CaseIterable, Sendable {
        /// YAML with the short forms of the intrinsic functions.
        case yaml
        /// JSON.
        case json
    }
}

extension Template {
    /// What the template is for; `nil` when the template does not say.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html
    public var description: String? {
        get { root["Description"]?.stringValue }
        set { root["Description"] = newValue.map(Node.string) }
    }

    /// Data about the template; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html
    public var metadata: Object {
        get { self[section: "Metadata"] }
        set { self[section: "Metadata"] = newValue }
    }

    /// The values that are given at deployment; empty when the section is absent, and setting it empty removes the
    /// section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
    public var parameters: Object {
        get { self[section: "Parameters"] }
        set { self[section: "Parameters"] = newValue }
    }

    /// Checks of the parameters' values; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
    public var rules: Object {
        get { self[section: "Rules"] }
        set { self[section: "Rules"] = newValue }
    }

    /// Tables of fixed values; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html
    public var mappings: Object {
        get { self[section: "Mappings"] }
        set { self[section: "Mappings"] = newValue }
    }

    /// When resources and outputs exist; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
    public var conditions: Object {
        get { self[section: "Conditions"] }
        set { self[section: "Conditions"] = newValue }
    }

    /// The macros that process the template, a name or a list of names; `nil` when the section is absent.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
    public var transform: Node? {
        get { root["Transform"] }
        set { root["Transform"] = newValue }
    }

    /// The resources, by logical ID; empty when the section is absent, and setting it empty removes the section.
    ///
    /// As with every section, changing one entry copies the list of all; to change many, change a copy of the section
    /// and set it once.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
    public var resources: Object {
        get { self[section: "Resources"] }
        set { self[section: "Resources"] = newValue }
    }

    /// What the stack tells others; empty when the section is absent, and setting it empty removes the section.
    ///
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
    public var outputs: Object {
        get { self[section: "Outputs"] }
        set { self[section: "Outputs"] = newValue }
    }

    private subscript(section name: String) -> Object {
        get {
            root[name]?.objectValue ?? Object()
        }
        set {
            root[name] = newValue.isEmpty ? nil : .object(newValue)
        }
    }
}

extension Template {
    /// The same template with everything in canonical order, so that equal templates have equal text.
    ///
    /// - The sections are in CloudFormation's order: `AWSTemplateFormatVersion`, `Description`, `Metadata`,
    ///   `Parameters`, `Rules`, `Mappings`, `Conditions`, `Transform`, `Resources`, `Outputs`; others follow, sorted.
    /// - Logical IDs are sorted.
    /// - A resource starts with what identifies and governs it, and its long parts come last: `Type`, `Condition`,
    ///   `DependsOn`, `CreationPolicy`, `UpdatePolicy`, `DeletionPolicy`, `UpdateReplacePolicy`, `Metadata`,
    ///   `Properties`; others follow, sorted. A parameter starts with its `Type`, the rest is sorted.
    /// - All other keys are sorted by their Unicode scalars; the items of arrays keep their order.
    public func canonicalized() -> Template {
        Template(root: CanonicalOrder.sections.ordered(root) ?? root)
    }

    /// The template as canonical text that ends in a newline.
    ///
    /// The order is that of ``canonicalized()``. Numbers are written so that JSON and YAML readers see the same number;
    /// NaN and the infinities, which neither a template nor JSON can hold, are written as `null`.
    ///
    /// - Parameter format: the language to write.
    /// - Returns: the whole text of a file.
    public func text(_ format: Format) -> String {
        switch format {
        case .json: JSONWriter.text(root)
        // Should libyaml run out of memory, JSON stands in, which YAML readers read as the same template.
        case .yaml: YAMLWriter.text(root) ?? JSONWriter.text(root)
        }
    }
}
