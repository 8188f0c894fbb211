using DeliveryGap.Build.IL;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

public class ValueTests
{
    public static TheoryData<OptimizationLevel> Levels => [OptimizationLevel.Debug, OptimizationLevel.Release];

    [Theory]
    [InlineData("\"/\" + name", "/[0]")]
    [InlineData("\"/a\" + \"/b\" + name + \"c\" + 1", "/a/b[0]c1")]
    [InlineData("$\"/{name}/{number}\"", "/[0]/[1]")]
    [InlineData("$\"/{name,4}/{number:D2}/x\"", "/?/?/x")]
    [InlineData("string.Format(\"{1}/{0}/{{0}}\", name, number)", "[1]/[0]/{0}")]
    [InlineData("string.Format(\"{0:x}{1}\", number, name)", "?[0]")]
    [InlineData("string.Join(\"-\", name, \"b\", \"c\")", "[0]-b-c")]
    [InlineData("string.Concat(new[] { name, \"b\" })", "[0]b")]
    [InlineData("name + 'c' + number", "[0]c[1]")]
    public void Text_that_is_put_together_has_parts(string expression, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
            Assert.Equal(expected, string.Concat(Assert.IsType<TextValue>(Used($"Use({expression});", optimization)).Parts.Select(Show)));
    }

    [Theory]
    [InlineData("string.Format(name, number)")]
    [InlineData("string.Format(\"{2}\", name, number)")]
    [InlineData("string.Format(\"{0\", name)")]
    [InlineData("string.Concat(many)")]
    [InlineData("name.Replace(\"a\", \"b\")")]
    [InlineData("string.Join(name, \"a\", \"b\")")]
    public void Text_that_cannot_be_known_has_none(string expression) => Assert.IsNotType<TextValue>(Used($"Use({expression});"));

    [Theory]
    [MemberData(nameof(Levels))]
    public void Null_is_no_option_of_a_coalescing(OptimizationLevel optimization)
    {
        Assert.Equal("a", Show(Used("""string? none = null; Use(none ?? "a");""", optimization)));
        var choice = Assert.IsType<ChoiceValue>(Used("""var some = number > 3 ? null : name; Use(some ?? "a");""", optimization));
        Assert.Equal(["[0]", "a"], choice.Options.Select(Show).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Of_too_many_options_none_is_known(OptimizationLevel optimization)
    {
        var few = string.Join(", ", Enumerable.Range(1, ChoiceValue.Most - 1).Select(i => $"{i} => \"{i}\""));
        var many = string.Join(", ", Enumerable.Range(1, ChoiceValue.Most).Select(i => $"{i} => \"{i}\""));

        Assert.Equal(ChoiceValue.Most, Assert.IsType<ChoiceValue>(Used($$"""Use(number switch { {{few}}, _ => "other" });""", optimization)).Options.Count);
        Assert.IsType<UnknownValue>(Used($$"""Use(number switch { {{many}}, _ => "other" });""", optimization));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void What_a_loop_makes_of_itself_is_not_known(OptimizationLevel optimization)
    {
        var choice = Assert.IsType<ChoiceValue>(Used("""var text = "a"; while (text.Length < number) text = text + "b"; Use(text);""", optimization));

        Assert.Equal("a", Show(choice.Options[0]));
        var grown = Assert.IsType<ChoiceValue>(Assert.IsType<TextValue>(choice.Options[1]).Parts[0]);
        Assert.Equal(["a", "?"], grown.Options.Select(Show));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void However_a_loop_stirs_its_variables_it_comes_to_an_end(OptimizationLevel optimization)
    {
        var variables = Enumerable.Range(0, 20).ToArray();
        var stir = string.Concat(variables.Select(i => $"if (number > {i}) v{i} = v{(i * 7 + 3) % 20} + Make(v{(i + 1) % 20}); else v{i} = $\"{{v{(i + 5) % 20}}}/{{v{i}}}\";\n"));
        var value = Used($$"""
            {{string.Concat(variables.Select(i => $"var v{i} = \"{i}\";"))}}
            while (number-- > 0)
            {
                for (var i = 0; i < number; i++) { {{stir}} }
                {{stir}}
            }
            Use(v0);
            """, optimization);

        Assert.NotNull(value);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Tuples_and_anonymous_objects_hold_their_items(OptimizationLevel optimization)
    {
        var tuple = Assert.IsType<TupleValue>(Used("""Use((name, 3));""", optimization));
        Assert.Equal(["[0]", "3"], tuple.Items.Select(Show));
        Assert.Empty(tuple.Names);
        var anonymous = Assert.IsType<TupleValue>(Used("""Use(new { Name = name, Count = 3 });""", optimization));
        Assert.Equal(["Name", "Count"], anonymous.Names);
        Assert.Equal(["[0]", "3"], anonymous.Items.Select(Show));
        Assert.Equal("[0]", Show(Used("""var pair = (3, name); Use(pair.Item2);""", optimization)));
        Assert.Equal("[0]", Show(Used("""var (count, text) = (3, name); Use(text);""", optimization)));
        Assert.Equal("[0]", Show(Used("""var made = new { Count = 3, name }; Use(made.name);""", optimization)));
        Assert.Equal(1, Assert.IsType<ItemValue>(Used("""Use(Pair().Text);""", optimization)).Index);
    }

    [Fact]
    public void A_tuple_whose_item_is_stored_is_not_known()
    {
        Assert.IsNotType<ConstantValue>(Used("""var pair = (3, "a"); pair.Item2 = name; Use(pair.Item2);""", OptimizationLevel.Debug));
        Assert.IsType<UnknownValue>(Used("""var pair = (3, "a"); Change(ref pair.Item2); Use(pair.Item2);""", OptimizationLevel.Debug));
    }

    [Theory]
    [InlineData("typeof(C)", "C")]
    [InlineData("typeof(T)", "``0")]
    [InlineData("typeof(System.Collections.Generic.List<T>)", "System.Collections.Generic.List{``0}")]
    [InlineData("typeof(System.Collections.Generic.List<>)", "System.Collections.Generic.List`1")]
    public void A_type_is_a_value(string expression, string name) => Assert.Equal(name, Assert.IsType<TypeValue>(Used($"Use({expression});")).Name);

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_lambda_sees_the_parameters_around_it(OptimizationLevel optimization)
    {
        using var compiler = new Compiler();
        var reader = compiler.Read(Class("""var path = "/" + name; System.Action<int> use = n => { Use(name); Use(path); Use(n); }; use(1);"""), optimization);
        var calls = reader.ReadBody(Assert.Single(reader.ReadBody(Method)!.Functions))!.Calls;

        var captured = Assert.IsType<ParameterValue>(calls[0].Arguments[0]);
        Assert.Equal((0, Method), (captured.Ordinal, captured.Function));
        Assert.Equal(Method, Assert.IsType<ParameterValue>(Assert.IsType<TextValue>(calls[1].Arguments[0]).Parts[1]).Function);
        Assert.Null(Assert.IsType<ParameterValue>(calls[2].Arguments[0]).Function);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void What_a_lambda_changes_is_not_known_outside(OptimizationLevel optimization) =>
        Assert.IsType<UnknownValue>(Used("""var text = "a"; System.Action change = () => text = "b"; change(); Use(text);""", optimization));

    [Theory]
    [MemberData(nameof(Levels))]
    public void Each_way_to_return_is_there(OptimizationLevel optimization)
    {
        Assert.Equal(["[0]", "a", "b"], Returned("""string M(string name, bool flag) { if (flag) return "a"; return name.Length > 3 ? name : "b"; }""", optimization));
        Assert.Equal(["[0]", "a"], Returned("""async Task<string> M(string name, bool flag) { await Task.Yield(); if (flag) return "a"; await Task.Yield(); return name; }""", optimization));
        Assert.Empty(Returned("""void M(string name, bool flag) { if (flag) return; }""", optimization));
        Assert.Empty(Returned("""async Task M(string name, bool flag) { await Task.Yield(); }""", optimization));
        Assert.Empty(Returned("""IEnumerable<string> M(string name, bool flag) { yield return name; }""", optimization));
        Assert.Empty(Returned("""async IAsyncEnumerable<string> M(string name, bool flag) { await Task.Yield(); yield return name; }""", optimization));
        Assert.Equal(["True"], Returned("""bool M(string name, bool flag) => true;""", optimization));
    }

    [Fact]
    public void An_automatic_property_returns_its_field()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("class C { public string Auto { get; } = \"a\"; public virtual string Virtual { get; set; } = \"b\"; public string Own => \"c\"; public string Half { get => field ?? \"d\"; set; } }");

        foreach (var name in new[] { "Auto", "Virtual" })
        {
            var body = reader.ReadBody($"M:C.get_{name}")!;
            Assert.Empty(body.Calls);
            Assert.Equal($"F:C.<{name}>k__BackingField", Assert.IsType<FieldValue>(Assert.Single(body.Returns)).Field);
        }

        Assert.Equal("c", Show(Assert.Single(reader.ReadBody("M:C.get_Own")!.Returns)));
        Assert.Contains(reader.ReadBody("M:C.get_Half")!.Returns.SelectMany(value => value is ChoiceValue choice ? choice.Options : [value]), value => value is ConstantValue);
    }

    [Fact]
    public void A_call_names_its_type_arguments_and_the_type_of_a_static_member()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("""
            interface IMap { static abstract void Map(); }
            class C<TOuter>
            {
                void M<T>() where T : IMap { T.Map(); Use<T, TOuter, int>(); Plain(); }
                static void Use<A, B, D>() { }
                static void Plain() { }
            }
            """);
        var calls = reader.ReadBody("M:C`1.M``1")!.Calls;

        Assert.Equal("``0", calls[0].ConstrainedType);
        Assert.Equal(["``0", "`0", "System.Int32"], calls[1].TypeArguments);
        Assert.Empty(calls[2].TypeArguments);
        Assert.Null(calls[2].ConstrainedType);
    }

    [Fact]
    public void What_a_constructor_delegates_to_is_no_creation()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("""class B(string name) { public string Name => name; } class C : B { C(string a) : base(a) { } C() : this("x") => new B("y"); }""");

        Assert.False(Assert.Single(reader.ReadBody("M:C.#ctor(System.String)")!.Calls).IsCreation);
        Assert.Equal([false, true], reader.ReadBody("M:C.#ctor")!.Calls.Select(call => call.IsCreation));
    }

    private const string Method = "M:C.M``1(System.String,System.Int32,System.String[])";

    private static Value Used(string body, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        using var compiler = new Compiler();
        return compiler.Read(Class(body), optimization).ReadBody(Method)!.Calls.Last(call => call.Name == "Use").Arguments[0];
    }

    private static List<string> Returned(string method, OptimizationLevel optimization)
    {
        using var compiler = new Compiler();
        var reader = compiler.Read($"#pragma warning disable\nusing System.Collections.Generic; using System.Threading.Tasks; class C {{ {method} }}", optimization);
        return [.. reader.ReadBody("M:C.M(System.String,System.Boolean)")!.Returns
            .SelectMany(value => value is ChoiceValue choice ? choice.Options : [value]).Select(Show).Order(StringComparer.Ordinal)];
    }

    private static string Show(Value value) => value switch
    {
        ConstantValue constant => $"{constant.Content}",
        ParameterValue parameter => $"[{parameter.Ordinal}]",
        _ => "?",
    };

    private static string Class(string body) => $$"""
        #pragma warning disable
        class C
        {
            void M<T>(string name, int number, string[] many) { {{body}} }
            static void Use(object value) { }
            static void Change(ref string text) { }
            static string Make(string text) => text;
            static (int Number, string Text) Pair() => (1, "a");
        }
        """;
}
