using DeliveryGap.Core.Rules;
using DeliveryGap.Package.Tests.Projects;

namespace DeliveryGap.Package.Tests;

/// <summary>A preset makes the editor warn of what its level adds to the default; the catalog says what that is.</summary>
public sealed class PresetTests
{
    [Theory]
    [InlineData(Level.Outcome)]
    [InlineData(Level.WholeProduct)]
    public void A_preset_raises_the_rules_of_its_level(Level level)
    {
        string[] expected =
        [
            "is_global = true", "global_level = -100",
            .. RuleCatalog.All.Where(rule => rule.Level > Level.Metric && rule.Level <= level && !rule.IsInformation).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = warning"),
        ];
        var preset = File.ReadLines(Path.Combine(PackedPackage.RepositoryRoot, "build", "presets", $"DeliveryGap.{level}.globalconfig"));

        Assert.Equal(expected, preset.Where(line => line.Length > 0 && line[0] != '#'));
    }
}
