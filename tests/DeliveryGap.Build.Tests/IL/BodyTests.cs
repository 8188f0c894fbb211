using DeliveryGap.Build.IL;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

public class BodyTests
{
    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void An_argument_is_what_the_local_holds(OptimizationLevel optimization)
    {
        var call = OnlyCall("""var name = "a"; Use(name);""", optimization);

        Assert.Equal("a", Assert.IsType<ConstantValue>(call.Arguments[0]).Content);
        Assert.Equal("M:C.Use(System.Object)", call.Method);
        Assert.Null(call.Receiver);
    }

    [Theory]
    [InlineData("Use(flag ? \"a\" : \"b\");")]
    [InlineData("var text = \"a\"; while (flag) { Use(text); text = \"b\"; }")]
    [InlineData("var text = \"a\"; try { text = \"b\"; flag = false; } catch { Use(text); }")]
    public void What_differs_by_path_is_one_of_several(string body)
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            var choice = Assert.IsType<ChoiceValue>(OnlyCall(body, optimization).Arguments[0]);
            Assert.Equal(["a", "b"], choice.Options.Select(option => ((ConstantValue)option).Content as string).Order());
        }
    }

    [Fact]
    public void Where_both_paths_bring_the_same_it_stays() =>
        Assert.Equal("a", Assert.IsType<ConstantValue>(OnlyCall("""string text; if (flag) text = "a"; else text = "a"; Use(text);""").Arguments[0]).Content);

    [Fact]
    public void A_captured_variable_that_changes_is_not_known()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read(Class("""var text = "a"; System.Action use = () => Use(text); text = "b"; use();"""));
        var function = Assert.Single(reader.ReadBody("M:C.M(System.Boolean)")!.Functions);

        Assert.IsType<UnknownValue>(Assert.Single(reader.ReadBody(function)!.Calls).Arguments[0]);
    }

    [Fact]
    public void A_captured_variable_that_is_stored_once_is_known()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read(Class("""var text = "a"; System.Action use = () => Use(text); use();"""));
        var function = Assert.Single(reader.ReadBody("M:C.M(System.Boolean)")!.Functions);

        Assert.Equal("a", Assert.IsType<ConstantValue>(Assert.Single(reader.ReadBody(function)!.Calls).Arguments[0]).Content);
        var fact = reader.FindMethod(function)!;
        Assert.Equal(("M:C.M(System.Boolean)", "M:C.M(System.Boolean)", "C", ""), (fact.Symbol, fact.Holder, fact.DeclaringType, fact.Name));
    }

    [Fact]
    public void A_deep_expression_is_read_without_a_deep_stack()
    {
        var deep = string.Concat(Enumerable.Repeat("Next(", 900)) + "flag" + new string(')', 900);

        using var compiler = new Compiler();
        var reader = compiler.Read($"class C {{ bool M(bool flag) => {deep}; static bool Next(bool flag) => flag; }}");

        Assert.Equal(900, reader.ReadBody("M:C.M(System.Boolean)")!.Calls.Count);
    }

    [Fact]
    public void Abstract_and_foreign_methods_have_no_body()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("public abstract class C { public abstract void M(); }");

        Assert.Null(reader.ReadBody("M:C.M"));
        Assert.Null(reader.ReadBody("M:System.Console.WriteLine"));
        Assert.Null(reader.ReadBody("M:C.Missing"));
        Assert.Null(reader.ReadBody("no id"));
    }

    [Theory]
    [InlineData("F:C.Made", "M:C.Make(System.String)")]
    [InlineData("F:C.<Auto>k__BackingField", "M:C.Make(System.String)")]
    [InlineData("F:C.instance", "M:C.Make(System.String)")]
    public void A_field_holds_what_its_initialiser_stores(string id, string maker)
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("""
            class C
            {
                static readonly string Made = Make("a");
                static string Auto { get; } = Make("b");
                readonly string instance = Make("c");
                const int Constant = 3;
                C() => instance = "later";
                C(int number) : this() { }
                static string Make(string text) => text;
            }
            """);

        Assert.Equal(maker, Assert.IsType<CallValue>(reader.FindField(id)!.Stores[0].Value).Call.Method);
        Assert.Equal(3, Assert.IsType<ConstantValue>(Assert.Single(reader.FindField("F:C.Constant")!.Stores).Value).Content);
        Assert.Null(reader.FindField("F:C.Missing"));
        Assert.Null(reader.FindField("F:System.String.Empty"));
    }

    [Fact]
    public void An_awaited_value_is_that_of_the_call()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("""
            using System.Threading.Tasks;
            class C
            {
                async Task M(string name) { Use(await Load(name).ConfigureAwait(false)); await Task.Yield(); Use(name); }
                static Task<string> Load(string name) => Task.FromResult(name);
                static void Use(object value) { }
            }
            """);
        var calls = reader.ReadBody("M:C.M(System.String)")!.Calls;

        Assert.Equal(["Load", "ConfigureAwait", "Use", "Yield", "Use"], calls.Select(call => call.Name));
        Assert.Equal("System.String", calls[2].Arguments[0].Type);
        Assert.Equal(0, Assert.IsType<ParameterValue>(calls[4].Arguments[0]).Ordinal);
    }

    [Fact]
    public void Operators_string_building_and_tuples_are_no_calls()
    {
        Assert.Empty(Calls("""var text = $"{flag} and {1}" + flag; var pair = (text, 1); var both = 1m + 2m; lock (text) { }"""));
        Assert.Empty(Calls("""var anonymous = new { flag }; _ = anonymous.flag; System.Action none = delegate { };"""));
    }

    private static Call OnlyCall(string body, OptimizationLevel optimization = OptimizationLevel.Release) => Assert.Single(Calls(body, optimization));

    private static IReadOnlyList<Call> Calls(string body, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        using var compiler = new Compiler();
        return compiler.Read(Class(body), optimization).ReadBody("M:C.M(System.Boolean)")!.Calls;
    }

    private static string Class(string body) => $$"""
        #pragma warning disable
        class C
        {
            void M(bool flag) { {{body}} }
            static void Use(object value) { }
        }
        """;
}
