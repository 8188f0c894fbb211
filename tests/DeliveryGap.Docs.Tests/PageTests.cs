using System.Text.RegularExpressions;

namespace DeliveryGap.Docs.Tests;

/// <summary>Every checked-in page.</summary>
public partial class PageTests
{
    public static TheoryData<string> Pages => [.. Repository.Files(".", path => path.EndsWith(".md", StringComparison.Ordinal))];

    /// <summary>What somebody reads or runs on another machine.</summary>
    public static TheoryData<string> Portable =>
    [
        .. Repository.Files(".", path => path.EndsWith(".md", StringComparison.Ordinal)),
        .. new[] { "build", "samples", ".ci" }.SelectMany(folder => Repository.Files(folder, _ => true)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLeadSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        foreach (var target in Link().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value))
            Assert.True(File.Exists(Path.Combine(folder, target)) || Directory.Exists(Path.Combine(folder, target)), $"{page} links to {target}.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void PathsThatAreNamedExist(string page)
    {
        foreach (var path in RepositoryPath().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value))
            Assert.True(File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path)), $"{page} names {path}.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void RulesThatAreNamedExist(string page)
    {
        foreach (var id in RuleId().Matches(Repository.Read(page)).Select(match => match.Value))
            Assert.Contains(id, RulePage.Rules.Select(rule => rule.Id));
    }

    [Theory]
    [MemberData(nameof(Portable))]
    public void NothingNamesAPathOfThisMachine(string file)
    {
        var text = Repository.Read(file);
        Assert.DoesNotContain(Repository.Root, text);
        Assert.DoesNotMatch(HomeOrTemp(), text);
    }

    // Links to other sites are theirs to keep.
    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|build|samples|tests)/[\w./-]*)`")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\bDG\d{4}\b")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"(?<![\w.…}])/(home|root|tmp|Users)/|[A-Z]:\\")]
    private static partial Regex HomeOrTemp();
}
