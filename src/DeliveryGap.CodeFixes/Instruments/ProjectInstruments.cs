using System.Runtime.CompilerServices;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Evidence;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.CodeFixes.Instruments;

/// <summary>The instruments that a project creates.</summary>
internal sealed class ProjectInstruments
{
    // Fix-all asks for every diagnostic.
    private static readonly ConditionalWeakTable<Compilation, ProjectInstruments> Cache = new();

    private readonly List<KeptInstrument> kept = [];
    private readonly List<(string Name, InvocationExpressionSyntax? Creation)> created = [];
    private readonly HashSet<string> events = new(StringComparer.Ordinal);

    private ProjectInstruments(Compilation compilation, CancellationToken cancellation)
    {
        var code = new RoslynReader(compilation, cancellation);
        var all = new EvidenceJudge(code, new EntryPointFinder(code).Values, []).Instruments;
        events.UnionWith(all.Events.Select(one => one.Instrument.Name));
        foreach (var one in all.Created)
        {
            var creation = CreationAt(one.Instrument.Place, compilation, cancellation);
            created.Add((one.Instrument.Name, creation));
            if (creation is not null && KeptInstrument.Of(one.Instrument.Name, creation, compilation.GetSemanticModel(creation.SyntaxTree), cancellation) is { } keeping)
                kept.Add(keeping);
        }
    }

    public IReadOnlyList<KeptInstrument> Kept => kept;

    /// <summary>Reads all of the compilation when first asked.</summary>
    public static ProjectInstruments Of(Compilation compilation, CancellationToken cancellation)
    {
        if (!Cache.TryGetValue(compilation, out var found))
        {
            var read = new ProjectInstruments(compilation, cancellation);
            found = Cache.GetValue(compilation, _ => read);
        }

        return found;
    }

    /// <summary>Whether own code creates an instrument or records an event of that name.</summary>
    public bool Contains(string name) => events.Contains(name) || created.Exists(one => one.Name == name);

    /// <summary>The calls that create an instrument; null among them for one that is not seen.</summary>
    public IEnumerable<InvocationExpressionSyntax?> CreationsOf(string name) => created.Where(one => one.Name == name).Select(one => one.Creation);

    private static InvocationExpressionSyntax? CreationAt(Core.Facts.Place place, Compilation compilation, CancellationToken cancellation) =>
        (place as SyntaxPlace)?.In(compilation) is { SourceTree: { } tree, SourceSpan: var span } ? tree.GetRoot(cancellation).FindToken(span.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() : null;
}
