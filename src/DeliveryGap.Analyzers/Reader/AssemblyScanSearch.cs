using DeliveryGap.Analyzers.Reader.Memory;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Whether own code hands an assembly to foreign code (<see cref="AssemblyScanning"/>): only bodies that speak of assemblies are bound.</summary>
internal static class AssemblyScanSearch
{
    public static bool Any(RoslynReader reader, ReaderMemory memory, CancellationToken cancellation) =>
        memory.Files.Any(tree => memory.Kept.Of(tree).Answer("scans", () => In(tree, reader, memory, cancellation)));

    private static bool In(SyntaxTree tree, RoslynReader reader, ReaderMemory memory, CancellationToken cancellation)
    {
        HashSet<SyntaxNode> seen = [];
        foreach (var token in AssemblyWords.Find(tree, cancellation))
        {
            if (token.Parent is SimpleNameSyntax name && FunctionSyntax.Around(name) is { } owner && seen.Add(owner)
                && reader.FindFunction(owner) is { } method && reader.ReadBody(method.Id) is { } body && body.Calls.Any(call => Scans(call, memory, cancellation)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Scans(Call call, ReaderMemory memory, CancellationToken cancellation) =>
        memory.FindMethod(call.Method, cancellation) is { } method && !memory.IsOwn(method)
        && AssemblyScanning.Is(call.DeclaringType, call.Name, [.. method.Parameters.Select(SymbolNames.Parameter)]);
}
