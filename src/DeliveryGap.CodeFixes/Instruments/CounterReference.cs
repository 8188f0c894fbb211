using DeliveryGap.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.CodeFixes.Instruments;

/// <summary>How a body names a counter.</summary>
/// <param name="CreatedIn">The class that it must be created in first; null where it is there.</param>
/// <param name="Create">Adds what creates it; false where an earlier remedy wants the place, and this one must wait.</param>
internal sealed record CounterReference(string Expression, string? CreatedIn, Func<Edits, bool> Create)
{
    public const string Namespace = "System.Diagnostics.Metrics";

    /// <summary>Null where there is one that the body cannot reach, or none can be created.</summary>
    /// <param name="tree">Of the body.</param>
    /// <param name="position">In the body.</param>
    public static CounterReference? For(string instrument, SyntaxTree tree, int position, Problem problem)
    {
        var compilation = problem.Model.Compilation;
        if (compilation.GetTypeByMetadataName(Namespace + ".Counter`1") is not { } counter)
            return null;
        var all = ProjectInstruments.Of(compilation, problem.Cancellation);
        var model = compilation.GetSemanticModel(tree);
        if (!all.Contains(instrument))
            return InstrumentHome.Field(instrument, all, model, position, problem, counter) ?? InstrumentHome.Class(instrument, model, position, problem);

        foreach (var kept in all.Kept)
        {
            if (kept.IsCounter && kept.Name == instrument && Reach(kept.Member, model, position) is { } expression)
                return new(expression, null, _ => true);
        }

        return null;
    }

    /// <summary>The shortest expression for a static member; null where it is not accessible there.</summary>
    private static string? Reach(ISymbol member, SemanticModel model, int position)
    {
        if (!model.IsAccessible(position, member))
            return null;
        foreach (var expression in new[] { member.Name, $"{member.ContainingType.ToMinimalDisplayString(model, position)}.{member.Name}" })
        {
            var found = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(expression), SpeculativeBindingOption.BindAsExpression).Symbol;
            if (SymbolEqualityComparer.Default.Equals(found, member))
                return expression;
        }

        return $"{member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{member.Name}";
    }
}
