using System.Text;
using DeliveryGap.Tool.Adopt.Editing;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Tests.Running;

namespace DeliveryGap.Tool.Tests.Adopt;

public sealed class EditingTests : IDisposable
{
    private static readonly string[] Added = ["  <ItemGroup>", "    <X />", "  </ItemGroup>"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<Project>\n</Project>\n", "<Project>\n  <ItemGroup>\n    <X />\n  </ItemGroup>\n</Project>\n")]
    [InlineData("<Project>\r\n\t<PropertyGroup>\r\n\t</PropertyGroup>\r\n</Project>", "<Project>\r\n\t<PropertyGroup>\r\n\t</PropertyGroup>\r\n\t<ItemGroup>\r\n\t\t<X />\r\n\t</ItemGroup>\r\n</Project>")]
    [InlineData("<Project>\n    <A />\n</Project> <!-- end -->", "<Project>\n    <A />\n    <ItemGroup>\n        <X />\n    </ItemGroup>\n</Project> <!-- end -->")]
    [InlineData("<Project><A /></Project>", "<Project><A />\n  <ItemGroup>\n    <X />\n  </ItemGroup>\n</Project>")]
    [InlineData("<Project Sdk=\"a/b\" />\n", "<Project Sdk=\"a/b\">\n  <ItemGroup>\n    <X />\n  </ItemGroup>\n</Project>\n")]
    [InlineData("<!-- <Project> </Project> -->\n<Project xmlns=\"x\">\n</Project>\n<!-- </Project> -->", "<!-- <Project> </Project> -->\n<Project xmlns=\"x\">\n  <ItemGroup>\n    <X />\n  </ItemGroup>\n</Project>\n<!-- </Project> -->")]
    public void What_is_added_stands_at_the_end_in_the_file_s_own_way(string before, string after)
    {
        Assert.Equal(after, Text(XmlEdit.Append(Bytes(before), "a.props", Added)));
        // A byte order mark stays, and none comes.
        Assert.Equal("\uFEFF" + after, Encoding.UTF8.GetString(XmlEdit.Append(Bytes("\uFEFF" + before), "a.props", Added)));
    }

    [Theory]
    [InlineData("<Project>\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup>\n</Project>", "<Project>\n  <PropertyGroup>\n    <A>1</A>\n    <P>a;b</P>\n  </PropertyGroup>\n</Project>")]
    [InlineData("<Project>\n  <PropertyGroup>\n    <P>old</P>\n  </PropertyGroup>\n</Project>", "<Project>\n  <PropertyGroup>\n    <P>a;b</P>\n  </PropertyGroup>\n</Project>")]
    [InlineData("<Project>\n  <PropertyGroup Condition=\"x\">\n    <A>1</A>\n  </PropertyGroup>\n</Project>", "<Project>\n  <PropertyGroup Condition=\"x\">\n    <A>1</A>\n  </PropertyGroup>\n  <PropertyGroup>\n    <P>a;b</P>\n  </PropertyGroup>\n</Project>")]
    [InlineData("<Project>\n  <!-- <P>old</P> -->\n</Project>", "<Project>\n  <!-- <P>old</P> -->\n  <PropertyGroup>\n    <P>a;b</P>\n  </PropertyGroup>\n</Project>")]
    [InlineData("<Project>\n  <!--\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup>\n  -->\n</Project>", "<Project>\n  <!--\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup>\n  -->\n  <PropertyGroup>\n    <P>a;b</P>\n  </PropertyGroup>\n</Project>")]
    public void A_property_is_set_where_it_belongs(string before, string after) =>
        Assert.Equal(after, Text(XmlEdit.SetProperty(Bytes(before), "a.csproj", "P", "a;b")));

    [Theory]
    [InlineData("<Project>\n<A>\n</Project>", "a.props(3): ")]
    [InlineData("", "a.props(")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<Project>&e;</Project>", "a.props(1): ")]
    public void Broken_XML_is_named_with_its_line(string content, string message) =>
        Assert.StartsWith(message, Assert.Throws<ToolFailure>(() => XmlEdit.Append(Bytes(content), "a.props", Added)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_not_UTF_8_is_left_alone()
    {
        byte[] latin = [.. "<Project>\n<!-- "u8, 0xE4, .. " -->\n</Project>"u8];
        Assert.StartsWith("a.props(2): it is not UTF-8", Assert.Throws<ToolFailure>(() => XmlEdit.Append(latin, "a.props", Added)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_changes_are_made_or_none()
    {
        var (good, bad) = (folder.Write("a.txt", "old"), folder.PathOf("no/such/folder/b.txt"));
        var changes = new ChangeSet();
        changes.Write(good, Bytes("new"));
        changes.Write(bad, Bytes("new"));

        Assert.Equal(3, Assert.Throws<ToolFailure>(changes.Apply).Code);
        Assert.Equal("old", File.ReadAllText(good));
    }

    [Fact]
    public void What_is_undone_is_as_it_was()
    {
        var (edited, made) = (folder.Write("a.txt", "old"), folder.PathOf("b.txt"));
        var changes = new ChangeSet();
        changes.Write(edited, Bytes("new"));
        changes.Write(made, Bytes("new"));
        changes.Write(folder.Write("same.txt", "same"), Bytes("same"));
        Assert.Equal(2, changes.Changes.Count());

        changes.Apply();
        Assert.Equal(("new", "new"), (File.ReadAllText(edited), File.ReadAllText(made)));
        changes.Undo();
        Assert.Equal("old", File.ReadAllText(edited));
        Assert.False(File.Exists(made));
    }

    [Fact]
    public void What_somebody_else_wrote_meanwhile_is_not_undone()
    {
        var edited = folder.Write("a.txt", "old");
        var changes = new ChangeSet();
        changes.Write(edited, Bytes("new"));
        changes.Apply();
        File.WriteAllText(edited, "theirs");
        changes.Undo();

        Assert.Equal("theirs", File.ReadAllText(edited));
    }

    [Fact]
    public void The_section_comes_once_and_in_the_file_s_line_ends()
    {
        folder.Write(".editorconfig", "root = true\r\n[*]\r\nindent_size = 4");
        var changes = new ChangeSet();
        EditorConfigSection.AddTo(changes, folder.Root);
        var text = Text(Assert.Single(changes.Changes).After);
        Assert.StartsWith("root = true\r\n[*]\r\nindent_size = 4\r\n\r\n# DeliveryGap:", text, StringComparison.Ordinal);
        Assert.EndsWith("[*.cs]\r\ndotnet_diagnostic.DG1001.severity = warning\r\n", text, StringComparison.Ordinal);

        changes.Apply();
        var again = new ChangeSet();
        EditorConfigSection.AddTo(again, folder.Root);
        Assert.True(again.IsEmpty);
    }

    [Theory]
    [InlineData(null, "a\nb\n", "--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n")]
    [InlineData("a\nb\nc\n", "a\nx\nc\n", "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n", "--- a/f\n+++ b/f\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -7,4 +8,3 @@\n 7\n 8\n 9\n-10\n")]
    [InlineData("a\r\nb\r\n", "a\r\nb\r\nc\r\n", "--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n a\n b\n+c\n")]
    public void A_diff_is_one_that_patch_takes(string? before, string after, string diff) => Assert.Equal(diff, LineDiff.Of("f", before, after));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
