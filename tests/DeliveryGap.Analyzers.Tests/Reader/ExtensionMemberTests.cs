using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Analyzers.Tests.Reader;

/// <summary>Extension blocks: as static methods of the class around them, which is what IL holds. Only in compilers that know them.</summary>
public sealed class ExtensionMemberTests
{
    private const string Source = """
        static class E
        {
            extension(string text)
            {
                public string Under(string path) => text + path;
                public string Short => text + "!";
                public static string Root() => "/";
            }

            extension<T>(List<T> items)
            {
                public void Each<U>(U other) { Action a = () => Console.WriteLine(items + "" + other); }
            }
        }
        class C
        {
            static void Use(object o) { }
            void M(string s, List<int> i) { Use(s.Under("/a")); Use(E.Under(s, "/b")); Use(s.Short); Use(string.Root()); i.Each(1L); }
        }
        """;

    private static bool AreKnown => typeof(LanguageVersion).GetField("CSharp14") is not null;

    [Fact]
    public void AreCalledAsStaticMethods()
    {
        Assert.SkipUnless(AreKnown, "This compiler has no extension members.");
        var reader = SourceFacts.Read(Source, version: LanguageVersion.Preview);
        var calls = reader.ReadBody("M:C.M(System.String,System.Collections.Generic.List{System.Int32})")!.Calls.Where(call => call.Name != "Use").ToArray();
        Assert.Equal(
            ["E.Under(p0, \"/a\")", "E.Under(p0, \"/b\")", "E.get_Short(p0)", "E.Root()", "E.Each(p1, 1)"], calls.Select(SourceFacts.Write));
        Assert.Equal(
            ["M:E.Under(System.String,System.String)", "M:E.Under(System.String,System.String)", "M:E.get_Short(System.String)", "M:E.Root",
                "M:E.Each``2(System.Collections.Generic.List{``0},``1)"],
            calls.Select(call => call.Method));
        Assert.Equal(["System.Int32", "System.Int64"], calls[^1].TypeArguments);
    }

    [Fact]
    public void HaveBodiesAndCallers()
    {
        Assert.SkipUnless(AreKnown, "This compiler has no extension members.");
        var reader = SourceFacts.Read(Source, version: LanguageVersion.Preview);
        Assert.Equal(["E", "C"], reader.OwnTypes.Select(type => type.Name).OrderDescending());
        Assert.Equal(
            ["Under", "Root", "Each", "get_Short"],
            reader.FindType("E")!.Methods.Select(method => method.Name).OrderByDescending(name => char.IsUpper(name[0])).ThenByDescending(name => name == "Under").ThenByDescending(name => name));
        Assert.Equal("$(p0 + p1)", SourceFacts.Write(Assert.Single(reader.ReadBody("M:E.Under(System.String,System.String)")!.Returns)));
        Assert.Equal("$(p0 + \"!\")", SourceFacts.Write(Assert.Single(reader.ReadBody("M:E.get_Short(System.String)")!.Returns)));
        Assert.Equal(2, reader.CallersOf("M:E.Under(System.String,System.String)").Sites.Count);
        var lambda = reader.FindMethod(Assert.Single(reader.ReadBody("M:E.Each``2(System.Collections.Generic.List{``0},``1)")!.Functions))!;
        Assert.Equal("M:E.Each``2(System.Collections.Generic.List{``0},``1)", lambda.Holder);
        Assert.Equal("E", lambda.DeclaringType);
    }
}
