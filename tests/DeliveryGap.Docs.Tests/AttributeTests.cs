using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DeliveryGap.Docs.Tests;

/// <summary>What users write: the names and shapes that other programs build on.</summary>
public class AttributeTests
{
    private static readonly Assembly Attributes = typeof(FeatureAttribute).Assembly;

    public static TheoryData<Type> Concrete =>
        [.. Attributes.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract)];

    public static TheoryData<Type> WithLine => [.. Attributes.GetExportedTypes().Where(type => type.GetProperty("Line") is not null && !type.IsAbstract)];

    [Fact]
    public void PublicSurfaceIsTheOneThatIsCheckedIn() => Baseline.Check("tests/DeliveryGap.Docs.Tests/PublicApi.txt", PublicApi.Of(Attributes));

    [Theory]
    [MemberData(nameof(Concrete))]
    public void AttributesAreSealedAndNotInherited(Type attribute)
    {
        Assert.True(attribute.IsSealed);
        Assert.False(attribute.GetCustomAttribute<AttributeUsageAttribute>(inherit: false)!.Inherited);
    }

    [Theory]
    [MemberData(nameof(WithLine))]
    public void TheCompilerFillsInTheLineAndEditorsHideIt(Type attribute)
    {
        var line = Assert.Single(attribute.GetConstructors()).GetParameters()[^1];
        Assert.NotNull(line.GetCustomAttribute<CallerLineNumberAttribute>());
        Assert.Equal(EditorBrowsableState.Never, attribute.GetProperty("Line")!.GetCustomAttribute<EditorBrowsableAttribute>()!.State);
    }

    [Fact]
    public void EveryAttributeButMetricNameKnowsItsLine() =>
        Assert.Equal(["MetricNameAttribute"], Concrete.Select(row => row.Data).Except(WithLine.Select(row => row.Data)).Select(type => type.Name));

    [Fact]
    public void TheLineIsThatOfTheAttribute()
    {
        var here = Line();
        [Feature("line.test")]
        static void Marked() { }
        Assert.Equal(here + 1, ((Action)Marked).Method.GetCustomAttribute<FeatureAttribute>()!.Line);
    }

    [Fact]
    public void ANumberThatIsNotGivenIsNoNumberAndZeroIsOne()
    {
        Assert.True(double.IsNaN(new SuccessMetricAttribute("shop.orders", MetricKind.UsageFrequency).Baseline));
        Assert.Equal(0, new SuccessMetricAttribute("shop.orders", MetricKind.UsageFrequency) { Baseline = 0 }.Baseline);
    }

    [Fact]
    public void TheAssemblyDependsOnNothing() =>
        Assert.Equal(["netstandard"], Attributes.GetReferencedAssemblies().Select(reference => reference.Name));

    private static int Line([CallerLineNumber] int line = 0) => line;
}
