using DeliveryGap.Core.Rules;

namespace DeliveryGap.Core.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Core_knows_neither_Roslyn_nor_IL_nor_JSON() =>
        Assert.All(
            typeof(Rule).Assembly.GetReferencedAssemblies(),
            reference => Assert.Equal("netstandard", reference.Name));

    [Fact]
    public void The_attributes_depend_on_nothing() =>
        Assert.Equal(["netstandard"], typeof(FeatureAttribute).Assembly.GetReferencedAssemblies().Select(reference => reference.Name));

    [Fact]
    public void Metric_kinds_have_the_values_of_the_attributes_enum() =>
        Assert.Equal(
            Enum.GetValues<MetricKind>().Select(kind => ($"{kind}", (int)kind)),
            Enum.GetValues<Declarations.MetricKind>().Select(kind => ($"{kind}", (int)kind)));

    [Fact]
    public void Every_name_in_the_catalog_of_our_attributes_is_one() =>
        Assert.All(
            typeof(Catalog.DeliveryGapAttributes).GetFields().Where(field => field.IsLiteral && field.Name != "Namespace"),
            field => Assert.NotNull(typeof(FeatureAttribute).Assembly.GetType((string)field.GetRawConstantValue()!)));

    [Fact]
    public void Rules_are_in_the_order_of_their_ids_and_each_once()
    {
        var (ids, ofTool) = (RuleCatalog.All.Select(rule => rule.Id).ToArray(), ToolRuleCatalog.All.Select(rule => rule.Id).ToArray());
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.Equal(ofTool.Order(StringComparer.Ordinal).Distinct(), ofTool);
        Assert.Equal(typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal), ids.Concat(ofTool).Order(StringComparer.Ordinal));
    }

    /// <summary>Else analyzer or task would list what they cannot find.</summary>
    [Fact]
    public void A_rule_of_the_tool_is_in_no_catalog_of_editor_and_build()
    {
        Assert.DoesNotContain(RuleCatalog.All, rule => rule.IsByTool);
        Assert.All(ToolRuleCatalog.All, rule => Assert.True(rule is { IsByTool: true, IsLive: false } && !RuleIds.IsGap(rule.Id)));
    }

    [Fact]
    public void Every_rule_says_something_in_each_of_its_texts() =>
        Assert.All(RuleCatalog.All.Concat(ToolRuleCatalog.All), rule =>
        {
            Assert.NotEmpty(rule.Title);
            Assert.EndsWith(".", rule.Description);
            Assert.False(rule.Message.EndsWith('.'), rule.Message);
            Assert.EndsWith($"/{rule.Id}.md", rule.HelpLink);
        });
}
