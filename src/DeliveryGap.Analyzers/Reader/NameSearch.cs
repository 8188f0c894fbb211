using DeliveryGap.Analyzers.Reader.Memory;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Bodies that name members: found by the words in their files, so only few are bound, and each file is asked once.</summary>
internal static class NameSearch
{
    private const string New = "new";

    /// <param name="members">See <see cref="ICodeReader.MethodsNaming"/>.</param>
    public static IEnumerable<MethodFact> Methods(IReadOnlyCollection<string> members, RoslynReader reader, ReaderMemory memory, CancellationToken cancellation)
    {
        var question = memory.Kept.Naming.TryGetValue(members, out var known) ? known : memory.Kept.Naming.GetValue(members, asked => QuestionOf(asked, memory));
        HashSet<string>? seen = null;
        foreach (var tree in memory.FilesWith(question.Words, cancellation))
        {
            var answers = memory.Kept.Of(tree);
            if (!answers.Knows<string[]>(question.Text, out var ids))
                ids = answers.Answer<string[]>(question.Text, WordIndex.HoldsAny(question.Hashes, tree, cancellation) ? Ids(members, tree, reader, memory, cancellation) : []);
            foreach (var id in ids)
            {
                if ((seen ??= new(StringComparer.Ordinal)).Add(id) && reader.FindMethod(id) is { } method)
                    yield return method;
            }
        }
    }

    private static NameQuestion QuestionOf(IReadOnlyCollection<string> members, ReaderMemory memory) =>
        new("naming ", members, members.Any(memory.IsTypeName) ? [New, .. members] : [.. members]);

    private static string[] Ids(IReadOnlyCollection<string> members, SyntaxTree tree, RoslynReader reader, ReaderMemory memory, CancellationToken cancellation) =>
    [
        .. Named(members, tree, cancellation).Concat(Created([.. members.Where(memory.IsTypeName)], tree, memory, cancellation)).Distinct()
            .Select(owner => reader.FindFunction(owner)?.Id).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<SyntaxNode> Named(IReadOnlyCollection<string> members, SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var token in WordIndex.FindAny(members, [tree], cancellation))
        {
            if (token.Parent is SimpleNameSyntax name && FunctionSyntax.Around(name) is { } owner)
                yield return owner;
        }
    }

    /// <summary><c>new(…)</c> of a type of such a name.</summary>
    private static IEnumerable<SyntaxNode> Created(string[] types, SyntaxTree tree, ReaderMemory memory, CancellationToken cancellation)
    {
        if (types.Length == 0)
            yield break;
        foreach (var token in WordIndex.Find(New, [tree], cancellation))
        {
            if (token.Parent is ImplicitObjectCreationExpressionSyntax creation && Array.Exists(types, type => ImplicitCreation.MayBeOf(creation, type))
                && memory.ModelOf(tree).GetTypeInfo(creation, cancellation).Type is { } created && types.Contains(created.Name)
                && FunctionSyntax.Around(creation) is { } owner)
            {
                yield return owner;
            }
        }
    }
}
