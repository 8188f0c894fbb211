using System.Reflection;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Analyzers.Tests.Rules;

public sealed class DescriptorTests
{
    private static readonly DiagnosticAnalyzer[] Analyzers =
    [
        .. typeof(EntryPointAnalyzer).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Fact]
    public void EveryLiveRuleHasOneAnalyzerAndNoOtherHasAny() => Assert.Equal(
        RuleCatalog.All.Where(rule => rule.IsLive).Select(rule => rule.Id),
        Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void DescriptorsSayWhatTheCatalogSays()
    {
        foreach (var descriptor in Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics))
        {
            var rule = RuleCatalog.All.Single(rule => rule.Id == descriptor.Id);
            Assert.Equal(rule.Title, descriptor.Title.ToString());
            Assert.Equal(rule.Message, descriptor.MessageFormat.ToString());
            Assert.Equal(rule.Description, descriptor.Description.ToString());
            Assert.Equal(rule.HelpLink, descriptor.HelpLinkUri);
            Assert.Equal("DeliveryGap", descriptor.Category);
            Assert.Equal(rule.Level == Level.Metric ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, descriptor.DefaultSeverity);
            Assert.True(descriptor.IsEnabledByDefault);
            // Not of the compilation's end: live.
            Assert.Empty(descriptor.CustomTags);
        }
    }

    [Fact]
    public void NoStateOutlivesACompilation()
    {
        var mutable = typeof(EntryPointAnalyzer).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal))
            .Select(field => $"{field.DeclaringType}.{field.Name}");
        Assert.Empty(mutable);
    }
}
