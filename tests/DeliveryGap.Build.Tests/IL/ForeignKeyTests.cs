using DeliveryGap.Build.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

/// <summary>Keys that a package of the company declares.</summary>
public class ForeignKeyTests
{
    private const string Package = """
        using DeliveryGap;
        [assembly: Vision("one tap")]
        [assembly: Kpi("conversion", KpiCategory.Acquisition)]
        [assembly: Objective("q3")]
        [assembly: DeliveryChain("board")]
        class Goals { [Feature("search")] private static void Search() { } }
        """;

    private const string Shop = """
        using DeliveryGap;
        [PartOf("search"), Advances("conversion"), Readiness("board", Document = "told.md")]
        public class Found;
        [Advances("q3")]
        public class Sold;
        """;

    [Fact]
    public void Keys_that_a_reference_declares_are_known()
    {
        using var compiler = new Compiler();
        var reader = Read(compiler, Shop);

        Assert.Equal(
            ["DeliveryChain board", "Feature search", "Kpi conversion", "Objective q3"],
            reader.ForeignKeys.Select(key => $"{key.Attribute["DeliveryGap.".Length..^"Attribute".Length]} {key.Key}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Findings(reader), finding => finding.Rule.Id == "DG1009");
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public void A_key_that_nothing_declares_stays_unknown_and_theirs_may_be_meant()
    {
        using var compiler = new Compiler();
        var reader = Read(compiler, Shop.Replace("conversion", "conversoin", StringComparison.Ordinal).Replace("q3", "board", StringComparison.Ordinal));

        var unknown = Findings(reader).Where(finding => finding.Rule.Id == "DG1009").Select(finding => finding.Message).ToList();
        Assert.Equal(2, unknown.Count);
        Assert.Contains(unknown, message => message.Contains("did you mean 'conversion'?", StringComparison.Ordinal));
    }

    [Fact]
    public void The_manifest_lists_no_party_of_theirs()
    {
        using var compiler = new Compiler();

        Assert.Empty(ProgramModel.Read(Read(compiler, Shop), ExistingList.Empty).Known.Parties);
    }

    [Fact]
    public void A_reference_that_cannot_be_read_declares_nothing_and_is_listed()
    {
        using var compiler = new Compiler();
        var reader = Read(compiler, Shop, package => File.WriteAllText(package, "no assembly"));

        Assert.Empty(reader.ForeignKeys);
        Assert.EndsWith("Company.dll", Assert.Single(reader.Problems).Path, StringComparison.Ordinal);
    }

    /// <param name="spoil">Told the path of the package before the reader is made.</param>
    private static IlReader Read(Compiler compiler, string shop, Action<string>? spoil = null)
    {
        var package = compiler.Emit(Compiler.Compile("Company", OptimizationLevel.Release, [("p.cs", Package)]));
        var path = compiler.Emit(Compiler.Compile("Shop", OptimizationLevel.Release, [("s.cs", shop)]));
        spoil?.Invoke(package);
        return new IlReader([path], [.. Compiler.ReferencePaths.Where(reference => !reference.EndsWith(".Tests.dll", StringComparison.Ordinal)), package], file => file);
    }

    private static IReadOnlyList<Finding> Findings(IlReader reader) => ProgramRules.Judge(ProgramModel.Read(reader, ExistingList.Empty));
}
