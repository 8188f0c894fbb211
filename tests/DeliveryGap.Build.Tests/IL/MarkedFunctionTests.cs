using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

public class MarkedFunctionTests
{
    private const string Source = """
        using DeliveryGap;
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.Create();
        app.MapFallback([Feature("spa.shell")] () => "shell");
        System.Action own = [Obsolete("not of ours")] () => { };
        app.Run();

        [PartOf("spa.shell")]
        public sealed class Assets;

        public sealed class ObsoleteAttribute(string why) : System.Attribute { public string Why => why; }
        """;

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void The_feature_of_a_lambda_that_handles_no_known_endpoint_is_declared(OptimizationLevel optimization)
    {
        using var compiler = new Compiler();
        var reader = compiler.Read(Source, optimization);
        var model = ProgramModel.Read(reader, ExistingList.Empty);

        Assert.Equal("spa.shell", Assert.Single(model.Features).Key);
        Assert.Equal(5, Assert.Single(reader.MarkedFunctions).Attributes[0].Place.Line);
        Assert.DoesNotContain(ProgramRules.Judge(model), finding => finding.Rule.Id == "DG1009");
    }

    [Fact]
    public void What_it_declares_is_judged()
    {
        using var compiler = new Compiler();
        var model = ProgramModel.Read(compiler.Read(Source.Replace("spa.shell\")] ()", "spa.sehll\")] ()", StringComparison.Ordinal)), ExistingList.Empty);

        Assert.Equal(["DG1002", "DG1009"], ProgramRules.Judge(model, mayMatter: finding => finding.Rule.Level == Level.Metric).Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal));
    }
}
