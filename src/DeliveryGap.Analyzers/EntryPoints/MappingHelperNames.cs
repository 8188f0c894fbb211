using System.Runtime.CompilerServices;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Core.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.EntryPoints;

/// <summary>
/// The names of own methods that may map a handler which they are handed. Seen in syntax alone and kept as long as the file: a
/// keystroke scans one tree.
/// </summary>
internal static class MappingHelperNames
{
    private static readonly string[] Delegates = ["Delegate", "MulticastDelegate", "RequestDelegate", "Func", "Action"];

    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<(string Helper, string Called)>> Cache = new();

    public static IReadOnlyCollection<string> In(Compilation compilation, CancellationToken cancellation)
    {
        List<(string Helper, string Called)>? handed = null;
        foreach (var tree in ((CSharpCompilation)compilation).SyntaxTrees)
        {
            if (Of(tree, cancellation) is { Count: > 0 } found)
                (handed ??= []).AddRange(found);
        }

        if (handed is null)
            return [];
        HashSet<string> names = new(StringComparer.Ordinal);
        // A helper of a helper is one too.
        for (var before = -1; before != names.Count;)
        {
            before = names.Count;
            foreach (var (helper, called) in handed)
            {
                if (EndpointMethods.MayMapOne(called) || names.Contains(called))
                    names.Add(helper);
            }
        }

        return names;
    }

    /// <summary>Whether a call may hand a handler on: something in it may be a delegate.</summary>
    public static bool MayHand(InvocationExpressionSyntax invocation)
    {
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (argument.Expression is LambdaExpressionSyntax or AnonymousMethodExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax)
                return true;
        }

        return false;
    }

    private static IReadOnlyList<(string Helper, string Called)> Of(SyntaxTree tree, CancellationToken cancellation)
    {
        // Asked for each file at each keystroke: nothing is allocated for those that stay.
        return Cache.TryGetValue(tree, out var known) ? known : Keep(tree, Search(tree, cancellation));
    }

    private static IReadOnlyList<(string, string)> Keep(SyntaxTree tree, IReadOnlyList<(string, string)> found) => Cache.GetValue(tree, _ => found);

    private static IReadOnlyList<(string, string)> Search(SyntaxTree tree, CancellationToken cancellation)
    {
        List<(string, string)>? found = null;
        SyntaxNode? last = null;
        foreach (var token in WordIndex.FindAny(Delegates, [tree], cancellation))
        {
            // The first parameter of that kind stands for all of its method's.
            if (token.Parent?.FirstAncestorOrSelf<ParameterSyntax>() is not { Parent: ParameterListSyntax { Parent: { } owner } list } || owner == last)
                continue;
            last = owner;
            if (owner is MethodDeclarationSyntax method)
                Scan(method.Identifier.ValueText, list, method, found ??= []);
            else if (owner is LocalFunctionStatementSyntax function)
                Scan(function.Identifier.ValueText, list, function, found ??= []);
        }

        return found is null ? [] : found;
    }

    private static void Scan(string name, ParameterListSyntax parameters, SyntaxNode body, List<(string, string)> found)
    {
        foreach (var parameter in parameters.Parameters)
        {
            if (!IsDelegate(parameter.Type))
                continue;
            foreach (var node in body.DescendantNodes())
            {
                if (node is InvocationExpressionSyntax invocation && FunctionSyntax.NameCalled(invocation) is { } called && Hands(invocation, parameter.Identifier.ValueText))
                    found.Add((name, called.ValueText));
            }
        }
    }

    private static bool Hands(InvocationExpressionSyntax invocation, string parameter)
    {
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == parameter)
                return true;
        }

        return false;
    }

    private static bool IsDelegate(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax nullable => IsDelegate(nullable.ElementType),
        QualifiedNameSyntax qualified => IsDelegate(qualified.Right),
        SimpleNameSyntax name => Array.IndexOf(Delegates, name.Identifier.ValueText) >= 0,
        _ => false,
    };
}
