using DeliveryGap.Analyzers.Reader.Memory;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Methods that carry attributes: found by the last parts of the attributes' names, and each file is asked once.</summary>
internal static class AttributeSearch
{
    private const string Suffix = "Attribute";

    /// <param name="attributes">See <see cref="ICodeReader.MethodsCarrying"/>.</param>
    public static IEnumerable<MethodFact> Methods(IReadOnlyCollection<string> attributes, RoslynReader reader, ReaderMemory memory, CancellationToken cancellation)
    {
        var question = memory.Kept.Carrying.TryGetValue(attributes, out var known) ? known : memory.Kept.Carrying.GetValue(attributes, QuestionOf);
        List<(int Word, string Id)>? near = null;
        foreach (var tree in memory.FilesWith(question.Words, cancellation))
        {
            var answers = memory.Kept.Of(tree);
            if (!answers.Knows<(int, string)[]>(question.Text, out var found))
                found = answers.Answer<(int, string)[]>(question.Text, WordIndex.HoldsAny(question.Hashes, tree, cancellation) ? [.. Near(question.Words, tree, reader, cancellation)] : []);
            if (found.Length > 0)
                (near ??= []).AddRange(found);
        }

        if (near is null)
            yield break;
        HashSet<string> seen = new(StringComparer.Ordinal);
        // By attribute, then by file.
        foreach (var (_, id) in near.OrderBy(method => method.Word))
        {
            if (reader.FindMethod(id) is { } fact && fact.Attributes.Any(attribute => attributes.Contains(attribute.Type)) && seen.Add(fact.Id))
                yield return fact;
        }
    }

    private static NameQuestion QuestionOf(IReadOnlyCollection<string> attributes)
    {
        List<string> words = [];
        foreach (var attribute in attributes)
        {
            var name = TypeNames.Simple(attribute);
            words.Add(name);
            if (name.EndsWith(Suffix, StringComparison.Ordinal))
                words.Add(name.Substring(0, name.Length - Suffix.Length));
        }

        return new("carrying ", attributes, [.. words.Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<(int Word, string Id)> Near(IReadOnlyList<string> words, SyntaxTree tree, RoslynReader reader, CancellationToken cancellation)
    {
        foreach (var token in WordIndex.FindAny(words, [tree], cancellation))
        {
            if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: MethodDeclarationSyntax method } && reader.FindFunction(method) is { } fact)
                yield return (IndexOf(WordIndex.TextOf(token), words), fact.Id);
        }
    }

    private static int IndexOf(string word, IReadOnlyList<string> words)
    {
        var index = 0;
        while (words[index] != word)
            index++;
        return index;
    }
}
