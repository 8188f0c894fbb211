using DeliveryGap.Analyzers.EntryPoints;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers;

/// <summary>DG1014, where the compiler sees every entry point that the build does. Elsewhere the build alone says it.</summary>
internal static class DeadLines
{
    // Pages and components are generated, and editors generate them elsewhere. Which handlers get messages from outside, the whole program tells.
    private static readonly string[] NotSeen = ["page ", "component ", "message "];

    /// <summary>The findings' places have lines only.</summary>
    public static IReadOnlyList<Finding> In(ExistingList list, Compilation compilation, OwnKinds own, CancellationToken cancellation)
    {
        if (list.Lines.Count == 0 || ReferencesEntryPoints(compilation))
            return [];

        var code = new RoslynReader(compilation, cancellation);
        var finder = new EntryPointFinder(code, own);
        var mapping = finder.MappingMethods().ToArray();
        var ids = new EntryPointIds(code.OwnTypes.SelectMany(finder.InType).Concat(mapping.SelectMany(finder.InBody)).Select(entryPoint => entryPoint.Id));
        var dead = ExistingListRules.Judge(list, ids, line => new Place(null, line))
            .Where(finding => !Array.Exists(NotSeen, kind => finding.EntryPoint!.StartsWith(kind, StringComparison.OrdinalIgnoreCase)))
            .ToArray();
        return dead.Length > 0 && IsWhole(compilation, mapping, code, cancellation) ? dead : [];
    }

    /// <summary>Whether an assembly is referenced that may be own code with entry points.</summary>
    private static bool ReferencesEntryPoints(Compilation compilation)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!IsFramework(assembly.Name) && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => EntryPointTypes.MayHold(referenced.Name))))
                return true;
        }

        return false;
    }

    /// <summary>It maps nothing of its own.</summary>
    private static bool IsFramework(string assembly) =>
        assembly.StartsWith("System.", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || assembly == "DeliveryGap.AspNetCore";

    /// <summary>While something is being typed, an entry point may be missing that will be there again.</summary>
    private static bool IsWhole(Compilation compilation, IReadOnlyList<MethodFact> mapping, RoslynReader code, CancellationToken cancellation) =>
        mapping.All(method => code.Compiles(method.Id))
        && !compilation.GetParseDiagnostics(cancellation).Any(IsError)
        && !compilation.GetDeclarationDiagnostics(cancellation).Any(IsError);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
