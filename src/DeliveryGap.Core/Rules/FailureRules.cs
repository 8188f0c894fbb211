using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;

namespace DeliveryGap.Core.Rules;

/// <summary>DG2004: exceptions that are swallowed on a feature's path.</summary>
public static class FailureRules
{
    // What was given up; and what was asked for in the one way that there is: whether it is there.
    private static readonly HashSet<string> Expected = new(StringComparer.Ordinal)
    {
        "System.OperationCanceledException", "System.Threading.Tasks.TaskCanceledException",
        "System.IO.FileNotFoundException", "System.IO.DirectoryNotFoundException",
    };

    private const string Task = "System.Threading.Tasks.Task`1";
    private const string ValueTask = "System.Threading.Tasks.ValueTask`1";

    // They answer that all is well, or answer nothing.
    private static readonly HashSet<string> Successes = new(StringComparer.Ordinal)
    {
        "Ok", "NoContent", "Accepted", "Created", "Json", "Content", "Text", "Empty", "get_Empty", "get_CompletedTask", "FromResult",
    };

    public static IEnumerable<Finding> Judge(Feature feature, EvidenceJudge judge, ICodeReader code) => Judge(feature, judge.MethodsOf(feature), code);

    /// <param name="methods">Those that the feature's code may run, as far as their catches matter to the caller: the editor's, those of the document at hand.</param>
    public static IEnumerable<Finding> Judge(Feature feature, IEnumerable<MethodFact> methods, ICodeReader code)
    {
        foreach (var (method, swallowing) in Swallowed(methods, code))
        {
            var finding = DeclarationRules.Find(
                EvidenceRuleCatalog.FailureDisappears, swallowing.Place, feature.Key, null, [feature.Key], (FixProperties.Instrument, CountedMetrics.Failures(feature)));
            yield return finding with
            {
                Symbol = method.Symbol,
                Assembly = code.FindType(method.DeclaringType)?.Assembly ?? "",
                AcceptedBy = AcceptedGaps.For(finding, feature.Declaration.Attributes),
            };
        }
    }

    /// <summary>The catches of the methods in which a failure disappears.</summary>
    public static IEnumerable<(MethodFact Method, CatchFact Catch)> Swallowed(IEnumerable<MethodFact> methods, ICodeReader code) =>
        from method in methods
        from caught in code.ReadBody(method.Id)?.Catches ?? []
        where Swallows(caught, method)
        select (method, caught);

    private static bool Swallows(CatchFact caught, MethodFact method)
    {
        // A filter selects what is expected; what is stored or looked at is handled somehow; cleaning up leaves alone the failure that led to it.
        if (caught.HasFilter || caught.Throws || caught.UsesException || caught.Assigns || caught.CleansUp || caught.Type is { } type && Expected.Contains(type))
            return false;
        // What is tried again may yet succeed; who throws in the end says that it failed.
        if (caught.TriesAgain || caught.EndsInThrow)
            return false;
        if (caught.Returns.Count > 0 && (method.Name.StartsWith("Try", StringComparison.Ordinal) || AnswersAny(method) || caught.Returns.Any(IsFailure)))
            return false;
        return caught.Calls.All(IsNothing);
    }

    // Of a type parameter: the answer may be "no".
    private static bool AnswersAny(MethodFact method) =>
        method.ReturnType is { } returned && IsParameter(TypeNames.Definition(returned) is Task or ValueTask ? TypeNames.Arguments(returned)[0] : returned);

    private static bool IsParameter(string type) => type.StartsWith("`", StringComparison.Ordinal) && !type.EndsWith("]", StringComparison.Ordinal);

    // "No" is an answer that the caller hears.
    private static bool IsFailure(Value returned) => returned is ConstantValue { Content: false };

    /// <summary>Empty answers. Anything else may log, record or answer with an error.</summary>
    private static bool IsNothing(Call call) =>
        call.DeclaringType.StartsWith("System.Collections.", StringComparison.Ordinal)
        || call.DeclaringType is "System.Linq.Enumerable" or "System.Array" or "System.String"
        || Successes.Contains(call.Name) && (Catalog.ResultFactories.Contains(call.DeclaringType) || call.DeclaringType.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal));
}
