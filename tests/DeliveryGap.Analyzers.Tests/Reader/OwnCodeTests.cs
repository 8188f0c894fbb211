using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Analyzers.Tests.Reader;

/// <summary>Whose a type is: this project's, another project's or a package's.</summary>
public sealed class OwnCodeTests
{
    [Theory]
    [InlineData(false, null, true)]
    [InlineData(false, "Domain", true)]
    [InlineData(false, "Other", false)]
    [InlineData(false, "", false)]
    [InlineData(true, null, true)]
    [InlineData(true, "", true)]
    public void AnotherAssemblysTypeIsOwnWhereItIsAProjects(bool isSource, string? projects, bool expected)
    {
        var reader = Read("class C { void M(Domain.IOrders orders) => orders.Dispose(); }", isSource, projects);
        Assert.Equal(expected, reader.MayBeOwn("Domain.IOrders"));
        Assert.Equal(expected, reader.MayBeOwn("Domain.Box{System.Int32}"));
        Assert.Equal(expected, reader.MayBeImplementedElsewhere("Domain.IOrders"));
        Assert.Equal(expected ? ["M:System.IDisposable.Dispose"] : [], reader.ReadBody("M:C.M(Domain.IOrders)")!.Calls.Select(call => call.Method));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Domain")]
    public void TheFrameworksIsForeignAndThisProjectsOwn(string? projects)
    {
        var reader = Read("class C;", isSource: false, projects);
        Assert.True(reader.MayBeOwn("C"));
        foreach (var foreign in new[] { "System.String", "System.Collections.Generic.List{C}", "No.Such", "", "``0", "`0" })
            Assert.False(reader.MayBeOwn(foreign), foreign);
        Assert.False(reader.MayBeImplementedElsewhere("System.IDisposable"));
    }

    private static RoslynReader Read(string source, bool isSource, string? projects)
    {
        var domain = CSharpCompilation.Create(
            "Domain", [CSharpSyntaxTree.ParseText("namespace Domain; public interface IOrders : System.IDisposable; public class Box<T>;", cancellationToken: TestContext.Current.CancellationToken)],
            TestSolution.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(domain.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        MetadataReference reference = isSource ? domain.ToMetadataReference() : MetadataReference.CreateFromImage(image.ToArray());
        return SourceFacts.Read(source, references: [reference], projects: projects?.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }
}
