using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Marks;
using DeliveryGap.Core.Catalog;

namespace DeliveryGap.CodeFixes;

/// <summary><c>[AcceptedGap]</c> with its reason to fill in; until then the gap stays, and DG1016 asks for the reason.</summary>
internal static class AcceptedGapRemedy
{
    public const string Key = "accept";

    /// <summary>Null where one for the rule stands already.</summary>
    public static Remedy? For(MarkTarget target, Problem problem)
    {
        var rule = problem.Diagnostic.Id;
        var mark = Mark.AcceptedGap(rule);
        var isThere = target.Attributes.Any(attribute => attribute.AttributeClass?.ToDisplayString() == DeliveryGapAttributes.AcceptedGap
            && attribute.ConstructorArguments.FirstOrDefault().Value as string == rule);
        return !isThere && target.CanWrite(problem.Cancellation, mark)
            ? new(Key, $"Accept this gap ({rule}), with a reason", edits => target.Write(edits, problem.Cancellation, mark))
            : null;
    }
}
