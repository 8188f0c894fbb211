using System.Collections.Concurrent;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.EntryPoints;

/// <summary>Hands a type, or the body that maps endpoints, to the core. A body's endpoints are found once, however many it maps.</summary>
internal sealed class EntryPointJudge(RoslynReader reader, Lazy<ExistingList> existing, OwnKinds own)
{
    // Made with each keystroke, and hardly used.
    private const int Writers = 2;
    private const int Few = 3;

    private static readonly string[] Mapping = [.. EndpointMethods.OfOneEndpoint, .. CommandMethods.Makers];

    private readonly ConcurrentDictionary<SyntaxNode, IReadOnlyList<EntryPoint>> mapped = new(Writers, Few);

    // Most keystrokes are in files whose entry points are marked.
    private readonly Lazy<EntryPointFinder> finder = new(() => new(reader, own));
    private IReadOnlyCollection<string>? names;
    private readonly EntryPointTypes types = new(reader.Compilation, own);

    /// <summary>No: the type is certainly no entry point, and holds none.</summary>
    public bool MayServe(INamedTypeSymbol type) => types.MayServe(type);

    /// <summary>The calls in a file that may map an endpoint, by their names and nothing more.</summary>
    public IEnumerable<InvocationExpressionSyntax> ThatMayMap(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var token in WordIndex.FindAny(names ??= Names(cancellation), [tree], cancellation))
        {
            if (token.Parent is SimpleNameSyntax name && FunctionSyntax.Called(name) is { } invocation
                && (IsMapping(name.Identifier.ValueText) || MappingHelperNames.MayHand(invocation)))
            {
                yield return invocation;
            }
        }
    }

    private IReadOnlyCollection<string> Names(CancellationToken cancellation) =>
        MappingHelperNames.In(reader.Compilation, cancellation) is { Count: > 0 } helpers ? new HashSet<string>([.. Mapping, .. helpers], StringComparer.Ordinal) : Mapping;

    private static bool IsMapping(string name) => EndpointMethods.MayMapOne(name) || CommandMethods.MayMake(name);

    public void JudgeType(INamedTypeSymbol type, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var code = reader.With(cancellation);
        foreach (var entryPoint in finder.Value.InType(code.Lower(type)))
        {
            cancellation.ThrowIfCancellationRequested();
            Judge(entryPoint, code, report);
        }
    }

    public void JudgeInvocation(InvocationExpressionSyntax invocation, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (FunctionSyntax.Around(invocation) is not { } function || FunctionSyntax.NameCalled(invocation) is not { } name)
            return;

        var code = reader.With(cancellation);
        var endpoints = mapped.TryGetValue(function, out var known) ? known : mapped.GetOrAdd(function, Find(function, code));
        foreach (var entryPoint in endpoints)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entryPoint.Place is SyntaxPlace place && place.SpanIn(invocation.SyntaxTree) == name.Span)
                Judge(entryPoint, code, report);
        }
    }

    private void Judge(EntryPoint entryPoint, RoslynReader code, Action<Diagnostic> report)
    {
        if (EntryPointRules.Judge(entryPoint, finder.Value, existing.Value)?.ToDiagnostic(code.Compilation) is { } diagnostic && Compiles(entryPoint, code))
            report(diagnostic);
    }

    // What is still being typed may yet hand on to a feature.
    private static bool Compiles(EntryPoint entryPoint, RoslynReader code)
    {
        foreach (var (method, _) in OwnBody.Of(entryPoint, code) ?? [])
        {
            if (!code.Compiles(method.Id))
                return false;
        }

        return true;
    }

    private IReadOnlyList<EntryPoint> Find(SyntaxNode function, RoslynReader code) =>
        code.FindFunction(function) is { } method ? [.. finder.Value.InBody(method)] : [];
}
