using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Tests;

/// <summary>DG1012.</summary>
public sealed class PurposeRuleTests
{
    private static readonly AttributeFact Feature = Fact.Ours("Feature", ["pay"]);
    private static readonly AttributeFact Kpi = Fact.Ours("Kpi", ["conversion", 1]);

    private static string[] Found(IReadOnlyList<AttributeFact> assembly, AttributeFact[] attributes, Func<IReadOnlyList<ForeignKey>>? foreign = null, Func<Finding, bool>? mayMatter = null)
    {
        var code = new FakeCode { ReadForeignKeys = foreign ?? (() => []) }.Add(Fact.Type("Shop.Pay", attributes));
        code.AssemblyList[0] = new("Shop", "1.0.0.0", assembly);
        return
        [
            .. ProgramRules.Judge(ProgramModel.Read(code, ExistingList.Empty), mayMatter: mayMatter)
                .Where(finding => finding.Rule.Id == "DG1012" && finding.AcceptedBy is null).Select(finding => finding.Message),
        ];
    }

    [Fact]
    public void A_feature_that_advances_nothing_is_DG1012_where_there_is_something_to_advance()
    {
        const string message = "Feature 'pay' advances no KPI or objective; name the one that it serves with [Advances(\"…\")]";
        Assert.Equal([message], Found([Kpi], [Feature]));
        Assert.Equal([message], Found([Fact.Ours("Objective", ["grow"])], [Feature]));
        Assert.Equal([message], Found([Kpi], [Feature, Fact.Ours("Advances", ["?"])]));
        Assert.Equal([message], Found([Kpi], [Feature, Fact.Ours("Advances", [""])]));
    }

    [Fact]
    public void What_advances_something_or_cannot_is_left_alone()
    {
        Assert.Empty(Found([], [Feature]));
        Assert.Empty(Found([Fact.Ours("Vision", ["Nobody types a card number"])], [Feature]));
        Assert.Empty(Found([Fact.Ours("DeliveryChain", ["board"])], [Feature]));
        Assert.Empty(Found([Fact.Ours("Kpi", ["?", 1]), Fact.Ours("Objective", [" "])], [Feature]));
        Assert.Empty(Found([Kpi], [Feature, Fact.Ours("Advances", ["conversion"])]));
        Assert.Empty(Found([Kpi], [Feature, Fact.Ours("Advances", ["?"]), Fact.Ours("Advances", ["conversion"])]));
        Assert.Empty(Found([Kpi], [Feature, Fact.Ours("Advances", ["convresion"])]));
        Assert.Empty(Found([Kpi], [Fact.Ours("PartOf", ["pay"])]));
        Assert.Empty(Found([Kpi], [Feature, Fact.Ours("AcceptedGap", ["DG1012", "the law asks for it"])]));
    }

    [Fact]
    public void What_is_being_typed_is_left_alone()
    {
        var half = new AttributeFact("DeliveryGap.AdvancesAttribute", [new("", null, false, Place.None)], [], Place.None);
        Assert.Empty(Found([Kpi], [Feature, half]));
        Assert.Empty(Found([Kpi], [new("DeliveryGap.FeatureAttribute", [new("", null, false, Place.None)], [], Place.None)]));
    }

    [Fact]
    public void What_a_package_declares_counts_and_is_read_only_where_it_matters()
    {
        var times = 0;
        IReadOnlyList<ForeignKey> Read()
        {
            times++;
            return [new("DeliveryGap.KpiAttribute", "margin")];
        }

        Assert.Empty(Found([], [Feature], Read, finding => finding.Rule.Level == Level.Metric));
        Assert.Single(Found([Kpi], [Feature], Read));
        Assert.Empty(Found([], [Feature, Fact.Ours("AcceptedGap", ["DG1012", "the law asks for it"])], Read, finding => finding.AcceptedBy is null));
        Assert.Equal(0, times);

        Assert.Single(Found([], [Feature], Read));
        Assert.NotEqual(0, times);
        Assert.Empty(Found([], [Feature], () => [new("DeliveryGap.FeatureAttribute", "search"), new("DeliveryGap.KpiAttribute", "?")]));
    }

    [Fact]
    public void A_librarys_own_build_does_not_say_it()
    {
        var code = new FakeCode().Add(Fact.Type("Shop.Pay", [Feature]));
        code.AssemblyList[0] = new("Shop", "1.0.0.0", [Kpi]);
        Assert.DoesNotContain(ProgramRules.JudgeDeclarations(ProgramModel.Read(code, ExistingList.Empty)), finding => finding.Rule.Id == "DG1012");
    }
}
