// Whoever builds stacks handles templates and diagnostics, so one import gives both.
@_exported public import TemplateModel
