using System.Collections.Immutable;
using System.Composition;
using DeliveryGap.CodeFixes.Editing;
using DeliveryGap.CodeFixes.Features;
using DeliveryGap.CodeFixes.Marks;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeliveryGap.CodeFixes;

/// <summary>DG1001: declare a feature, name an existing one, say that it is none, list the entry point as existing, or accept the gap.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EntryPointServesNoFeatureCodeFixProvider)), Shared]
public sealed class EntryPointServesNoFeatureCodeFixProvider : RemedyProvider
{
    internal const string DeclareKey = "declare";
    internal const string DeclareOnTypeKey = "declare-on-type";
    internal const string PartOfKey = "part-of:";
    internal const string NotAFeatureKey = "not-a-feature";

    /// <summary>More than a menu can show is no choice; the rest is typed, and DG1009 offers the nearest.</summary>
    internal const int MaxFeaturesOffered = 10;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.EntryPointServesNoFeature];

    private protected override IEnumerable<Remedy> Find(Problem problem)
    {
        var targets = MarkTargets.Of(problem);
        return (targets.Count == 0 ? [] : Marking(targets, problem)).Concat(ExistingListRemedies.For(problem));
    }

    private static IEnumerable<Remedy> Marking(IReadOnlyList<MarkTarget> targets, Problem problem)
    {
        var target = targets[0];
        var known = KnownFeatures.In(problem.Model.Compilation, problem.Cancellation);
        var proposed = problem.Property(FixProperties.ProposedKey);

        if (proposed is not null && Declare(target, proposed, DeclareKey, known, problem, "Declare the feature '{0}' here") is { } here)
            yield return here;
        if (targets.Count > 1 && targets[1] is DeclarationTarget type && type.Node is Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax declaration
            && Normalised.Key(WithoutSuffix(declaration.Identifier.ValueText)) is { } typeKey
            && Declare(type, typeKey, DeclareOnTypeKey, known, problem, $"Declare the feature '{{0}}' for all of {declaration.Identifier.ValueText}") is { } onType)
        {
            yield return onType;
        }

        foreach (var key in KnownFeatures.NearestFirst(known, proposed).Take(MaxFeaturesOffered))
        {
            if (Write(target, PartOfKey + key, $"Make it part of '{key}'", problem, Mark.PartOf(key)) is { } partOf)
                yield return partOf.In("Make it part of an existing feature");
        }

        if (!target.Has(DeliveryGapAttributes.NotAFeature)
            && Write(target, NotAFeatureKey, "Say why it serves no user", problem, Mark.NotAFeature) is { } none)
        {
            yield return none;
        }

        if (AcceptedGapRemedy.For(target, problem) is { } accept)
            yield return accept;
    }

    private static Remedy? Declare(MarkTarget target, string key, string equivalenceKey, ISet<string> known, Problem problem, string title)
    {
        if (!target.CanDeclareFeature || target.Has(DeliveryGapAttributes.Feature))
            return null;
        Mark[] metric = target.Has(DeliveryGapAttributes.SuccessMetric) ? [] : [Mark.SuccessMetric];
        if (!target.CanWrite(problem.Cancellation, [Mark.Feature(key), .. metric]))
            return null;
        return new(
            equivalenceKey, string.Format(System.Globalization.CultureInfo.InvariantCulture, title, KnownFeatures.Unused(key, known.Contains)),
            edits =>
            {
                // A key stands for one feature, also among those that fix-all declares.
                var unused = KnownFeatures.Unused(key, candidate => known.Contains(candidate) || edits.DeclaredFeatures.Contains(candidate));
                if (target.Write(edits, problem.Cancellation, [Mark.Feature(unused), .. metric]))
                    edits.DeclaredFeatures.Add(unused);
            });
    }

    private static Remedy? Write(MarkTarget target, string equivalenceKey, string title, Problem problem, Mark mark) =>
        target.CanWrite(problem.Cancellation, mark)
            ? new(equivalenceKey, title, edits => target.Write(edits, problem.Cancellation, mark))
            : null;

    private static string WithoutSuffix(string name)
    {
        const string suffix = "Controller";
        return name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
    }
}
