import TemplateModel
import Testing

@testable import TemplateDiff

/// What to write so that resources stay what they are, said where the app is known.
@Suite struct MoveDeclarationTests {
    /// The difference of two templates of queues, of which the new ones are at places.
    private func difference(_ before: [String], _ after: [(name: String, place: String)]) throws -> TemplateDifference {
        func template(_ names: [String]) throws -> Template {
            let lines = names.enumerated().map { index, name in
                "  \(name): {Type: AWS::SQS::Queue, Properties: {DelaySeconds: \(index), VisibilityTimeout: 40}}"
            }
            return try ParsedTemplate(parsing: "Resources:\n" + lines.joined(separator: "\n")).template
        }
        let origins = after.map { name, place in
            let identifiers = place.split(separator: "/").map(String.init)
            let steps = identifiers.indices.map { index in
                ResourceOrigin.Step(
                    identifier: identifiers[index],
                    name: identifiers[index].prefix(1).uppercased() + identifiers[index].dropFirst(),
                    location: "Shop.swift:\(index + 1)"
                )
            }
            return (name, ResourceOrigin(steps: steps))
        }
        return TemplateDifference(
            from: StackVersion(try template(before)),
            to: StackVersion(try template(after.map(\.name)), origins: Dictionary(uniqueKeysWithValues: origins))
        )
    }

    private func declarations(_ before: [String], _ after: [(name: String, place: String)]) throws -> [String] {
        Move.advice(on: try difference(before, after).moves).declarations.map(\.text)
    }

    @Test func oneDeclarationKeepsAGroup() throws {
        #expect(
            try declarations(
                ["OrdersMail", "OrdersPost", "Other"],
                [("ShopOrdersMail", "shop/orders/mail"), ("ShopOrdersPost", "shop/orders/post"), ("Other", "other")]
            ) == [".moved(from: \"orders\") to 'shop/orders' (Shop.swift:2)"]
        )
    }

    @Test func aNameThatIsGoneIsGivenAsItWas() throws {
        #expect(
            try declarations(["OldThingsMail"], [("NewMail", "New/Mail")])
                == [".moved(from: \"OldThings\") to 'New' (Shop.swift:1)"]
        )
        #expect(
            try declarations(["OldThings"], [("NewThing", "New/Thing")])
                == [".moved(from: \"OldThings\") to 'New/Thing' (Shop.swift:2)"]
        )
    }

    /// A declaration further out would rename it.
    @Test func whatIsStillThereStays() throws {
        #expect(
            try declarations(["OldMail", "ShopPost"], [("ShopMail", "Shop/Mail"), ("ShopPost", "Shop/Post")])
                == [".moved(from: \"OldMail\") to 'Shop/Mail' (Shop.swift:2)"]
        )
    }

    @Test func partsOfDifferentPlacesAreDeclaredEach() throws {
        #expect(
            try declarations(
                ["FirstAMail", "SecondBMail"],
                [("ShopAMail", "Shop/A/Mail"), ("ShopBMail", "Shop/B/Mail")]
            ) == [
                ".moved(from: \"FirstA\") to 'Shop/A' (Shop.swift:2)",
                ".moved(from: \"SecondB\") to 'Shop/B' (Shop.swift:2)",
            ]
        )
    }

    /// A resource with a logical ID of its own keeps that when its construct moves.
    @Test func aGivenLogicalIDIsGivenBack() throws {
        let difference = try difference(["OldMail"], [("NewMail", "Shop/Mail")])
        #expect(difference.moves.map(\.declaration) == [nil])
        #expect(
            Move.advice(on: difference.moves).text.hasSuffix("To keep what is there, give it back its logical ID.")
        )
        #expect(
            difference.hazards.first?.steps.first
                == "if it is only renamed, give it back the logical ID 'OldMail'; else:"
        )
    }

    @Test func renderingsSayWhatToWrite() throws {
        let difference = try difference(["OldMail"], [("NewMail", "New/Mail")])
        #expect(
            difference.hazards.first?.steps.first
                == "if it is only renamed, append .moved(from: \"Old\") to 'New' (Shop.swift:1); else:"
        )
        #expect(
            difference.text(title: "S").contains(
                """
                Renamed?
                  ± OldMail → NewMail  AWS::SQS::Queue  the data of the old one is deleted
                    CloudFormation makes new resources and removes the old ones. To keep what is there, append where it was:
                      .moved(from: "Old") to 'New' (Shop.swift:1)

                """
            )
        )
        #expect(difference.markdown(title: "S").contains("- `.moved(from: \"Old\")` to `New` (Shop.swift:1)\n"))
        #expect(
            difference.json(title: "S")["Moves"]?[0]?["Declaration"]
                == ["FormerPlace": "Old", "Location": "Shop.swift:1", "Place": "New"]
        )
    }
}
