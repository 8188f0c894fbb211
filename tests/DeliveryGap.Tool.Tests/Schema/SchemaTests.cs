using System.Text;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Schema;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static byte[] CheckedIn => File.ReadAllBytes(Path.Combine(Repository.Root, "src", "DeliveryGap.Package", "schema", "release-manifest.v1.schema.json"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_is_the_one_that_ships_with_the_package()
    {
        var run = await ToolRun.Of("schema");
        Assert.Equal((0, ""), (run.Code, run.Words));
        Assert.Equal(CheckedIn, Encoding.UTF8.GetBytes(run.Data));
    }

    [Fact]
    public async Task It_goes_to_a_file_whole()
    {
        var run = await ToolRun.Of("schema", "--output", folder.PathOf("schema.json"));
        Assert.Equal((0, ""), (run.Code, run.Data));
        Assert.Equal(CheckedIn, File.ReadAllBytes(folder.PathOf("schema.json")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_the_machine_s_fault()
    {
        var run = await ToolRun.Of("schema", "--output", folder.PathOf("no/such/folder/schema.json"));
        Assert.Equal(3, run.Code);
        Assert.Contains("schema.json", run.Words, StringComparison.Ordinal);
    }
}
