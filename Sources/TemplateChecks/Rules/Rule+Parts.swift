import TemplateModel

extension Rule {
    /// The rules of single templates, parameters, functions and resources, by their IDs.
    static var ofParts: [Rule] {
        [
            .acceptedName, .acceptanceReason, .unacceptable, .idleAcceptance, .acceptanceForm,
            TemplateSize.rule, .resourceCount, .manyResources, .entryCount, .nameLength, .descriptionSize, .valueSize,
            .logicalIDs, .mappingFunctions, .resourceInExport, .stackPartition, .textOfSub, .dynamicReferenceCount,
            .cycle, .tags,
            .conditionForm, .unknownCondition, .constantComparison, .unreachableBranch, .conditionCycle,
            .constantCondition,
            .lonelyFunction, .unknownFunction, .extendedFunction, .misplacedFunction, .argumentForm, .operandKind,
            .literalOperand, .nestedFunction, .selectIndex, .cidrRange, .subName, .unusedVariable, .loopForm,
            .loopKey, .missingSub,
            .policyElement, .policyStructure, .policyValue, .policyOperator, .policyPrincipal, .policyAction,
            .policyResource, .policySid, .policyVariable, .unknownAction,
            .ownDependency, .unknownReference, .unknownAttribute, .resourceInCondition, .missingResource,
            .unusedParameter, .unusedMapping, .unusedCondition, .unknownMapping, .unknownKey, .unknownParameterKey,
            .runtime, .endedService, .sameResource, .routeTableAssociation, .subnetRange, .tableAttributes,
            .originReference, .alternateName, .pipelineStage, .pipelineArtifact, .scheduleExpression, .stateMachine,
            .groupSize, .backupLifecycle, .validationDomain, .recordName, .environmentSize, .snapStart, .archiveTier,
            .hostPort, .detectorFeatures, .instanceImage, .databaseEngine, .ignoredGlobals, .recordValue,
            .fixedName,
            .unknownType, .unknownProperty, .missingProperty, .type, .allowedValue, .range, .length, .count, .pattern,
            .unique, .combination, .alternative, .format, .referenceFormat, .readOnly, .deprecated, .localPath,
            .knownSections, .sectionForms, .formatVersion, .description, .resourcesSection, .transform, .nullValues,
            .hooks, .globals, .serverlessParts, .parameterAttributes, .parameterType, .uncheckedParameterType,
            .parameterConstraints, .parameterPattern, .parameterDefault, .parameterDescription, .interface,
            .interfaceParameters, .ruleForm, .ruleFunctions, .mappingForm, .outputAttributes, .outputValue,
            .exportName, .resourceAttributes, .removalPolicy, .replacementSnapshot, .creationPolicy, .updatePolicy,
            .dynamicReferences, .secureStrings, .customResourceSecrets, .dynamicReferenceSpaces, .ruleMembers,
        ]
    }
}
