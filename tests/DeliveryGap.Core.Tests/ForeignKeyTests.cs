using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Tests;

/// <summary>Keys of foreign assemblies are read late: most builds declare all that they use.</summary>
public sealed class ForeignKeyTests
{
    private static readonly AssemblyFact Own = new(
        "Shop", "1.0.0.0", [Fact.Ours("Kpi", ["conversion", 0]), Fact.Ours("Objective", ["q3"]), Fact.Ours("DeliveryChain", ["board"])]);

    private static string[] Unknown(Func<IReadOnlyList<ForeignKey>> foreign, params AttributeFact[] attributes)
    {
        var code = new FakeCode { ReadForeignKeys = foreign }.Add(Fact.Type("Shop.Pay", attributes));
        code.AssemblyList[0] = Own;
        return [.. ProgramRules.Judge(ProgramModel.Read(code, ExistingList.Empty)).Where(finding => finding.Rule.Id == "DG1009").Select(finding => finding.Message)];
    }

    [Fact]
    public void They_are_not_read_while_all_keys_are_own()
    {
        var times = 0;
        IReadOnlyList<ForeignKey> Read()
        {
            times++;
            return [];
        }

        Assert.Empty(Unknown(Read, Fact.Ours("Advances", ["conversion"]), Fact.Ours("Advances", ["q3"]), Fact.Ours("Readiness", ["board"]), Fact.Ours("Readiness", ["sales"])));
        Assert.Equal(0, times);
        Assert.Single(Unknown(Read, Fact.Ours("Advances", ["margin"])));
        Assert.NotEqual(0, times);
    }

    [Fact]
    public void Each_is_known_as_what_it_declares()
    {
        static IReadOnlyList<ForeignKey> Read() =>
        [
            new("DeliveryGap.FeatureAttribute", "search"), new("DeliveryGap.KpiAttribute", "margin"),
            new("DeliveryGap.ObjectiveAttribute", "q4"), new("DeliveryGap.DeliveryChainAttribute", "press"),
        ];

        Assert.Empty(Unknown(Read, Fact.Ours("PartOf", ["search"]), Fact.Ours("Advances", ["margin"]), Fact.Ours("Advances", ["q4"]), Fact.Ours("Readiness", ["press"])));
        Assert.Contains("did you mean 'margin'?", Assert.Single(Unknown(Read, Fact.Ours("Advances", ["margni"]))), StringComparison.Ordinal);
        Assert.Single(Unknown(Read, Fact.Ours("PartOf", ["margin"])));
        Assert.Single(Unknown(Read, Fact.Ours("Readiness", ["search"])));
    }
}
