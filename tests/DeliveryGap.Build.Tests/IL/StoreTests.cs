using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.Tests.IL;

public class StoreTests
{
    [Fact]
    public void Each_store_stands_once_with_the_member_that_holds_it()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("""
            class C
            {
                string text = "initial";
                C(int number) => text = "one";
                C(bool flag) { }
                C() : this(3) { }
                void Change() => text = "changed";
            }
            """);
        var field = reader.FindField("F:C.text")!;

        Assert.Equal(
            ["initial M:C.#ctor(System.Int32)", "one M:C.#ctor(System.Int32)", "changed M:C.Change"],
            field.Stores.Select(store => $"{((ConstantValue)store.Value).Content} {store.Method}"));
        Assert.True(field.IsClosed);
    }

    [Theory]
    [InlineData("string x = \"a\";", "F:C.x")]
    [InlineData("public readonly string x = \"a\";", "F:C.x")]
    [InlineData("static string x = \"a\"; void Set() => x = \"b\";", "F:C.x")]
    [InlineData("string x = \"a\"; void Set() { System.Action set = () => x = \"b\"; }", "F:C.x")]
    [InlineData("System.DateTime x; int Year() => x.Year;", "F:C.x")]
    [InlineData("public string X { get; } = \"a\";", "F:C.<X>k__BackingField")]
    [InlineData("public string X { get; init; } = \"a\"; static C Make() => new C { X = \"b\" };", "F:C.<X>k__BackingField")]
    [InlineData("public string X { get; private set; } = \"a\"; void Set() => X = \"b\";", "F:C.<X>k__BackingField")]
    public void What_only_the_type_itself_stores_is_closed(string member, string field)
    {
        using var compiler = new Compiler();

        Assert.True(compiler.Read($"#pragma warning disable\nclass C {{ {member} }}").FindField(field)!.IsClosed);
    }

    [Theory]
    [InlineData("internal string x = \"a\";", "F:C.x")]
    [InlineData("string x = \"a\"; void Set() => Hand(ref x);", "F:C.x")]
    [InlineData("string x = \"a\"; void Set() { ref var y = ref x; y = \"b\"; Hand(ref y); y = \"c\"; }", "F:C.x")]
    [InlineData("string x = \"a\"; ref string Get() => ref x;", "F:C.x")]
    [InlineData("string x = \"a\"; static void Set(C other) => other.x = \"b\";", "F:C.x")]
    [InlineData("string x = \"a\"; class N { void Set(C other) => other.x = \"b\"; }", "F:C.x")]
    [InlineData("event System.Action x;", "F:C.x")]
    [InlineData("public string X { get; set; } = \"a\";", "F:C.<X>k__BackingField")]
    [InlineData("public string X { get; protected set; } = \"a\";", "F:C.<X>k__BackingField")]
    [InlineData("public string X { get; private set; } = \"a\"; static C Make() => new C { X = \"b\" };", "F:C.<X>k__BackingField")]
    [InlineData("string I.X { get; set; } = \"a\";", "F:C.<I.X>k__BackingField")]
    public void What_others_may_store_is_not(string member, string field)
    {
        using var compiler = new Compiler();
        var fact = compiler.Read($"#pragma warning disable\ninterface I {{ string X {{ get => null; set {{ }} }} }} class C : I {{ {member} static void Hand(ref string text) {{ }} }}").FindField(field);

        Assert.True(fact is null or { IsClosed: false });
    }

    [Fact]
    public void A_primary_constructor_keeps_what_members_use()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("class C(string name, int unused) { public string Name => name; }");
        var field = reader.FindField("F:C.<name>P")!;

        Assert.Equal(0, Assert.IsType<ParameterValue>(Assert.Single(field.Stores).Value).Ordinal);
        Assert.True(field.IsClosed);
        Assert.Null(reader.FindField("F:C.<unused>P"));
    }
}
