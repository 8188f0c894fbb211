using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.Tests.IL;

/// <summary>Delegates, calls that are bound when they run, and parameters that name instruments.</summary>
public class FunctionTests
{
    [Theory]
    [InlineData("Use(Instance);", "M:C.Instance")]
    [InlineData("Use(Still); Use(Still);", "M:C.Still")]
    [InlineData("Use((Func<string>)Text.ToUpper);", "M:System.String.ToUpper")]
    [InlineData("Done += Still; Done -= Still;", "M:C.Still")]
    [InlineData("Use((Func<string, string>)string.Intern);", "M:System.String.Intern(System.String)")]
    [InlineData("new System.Threading.Thread(Still).Start();", "M:C.Still")]
    [InlineData("Use(Over);", "M:C.Over")]
    public void A_method_that_a_delegate_is_made_of_is_a_group(string body, string expected) => Assert.Equal([expected], Body(body).MethodGroups);

    [Fact]
    public void They_stand_in_order() =>
        Assert.Equal(["M:C.Still", "M:C.Over"], Body("Use(Still); Use(Over); Use(Still);").MethodGroups);

    [Theory]
    [InlineData("Use(() => { });")]
    [InlineData("void Local() { } Use(Local);")]
    [InlineData("Still();")]
    [InlineData("var name = nameof(Still);")]
    [InlineData("System.Linq.Expressions.Expression<Action> tree = () => Still();")]
    public void Lambdas_and_local_functions_are_none(string body) => Assert.Empty(Body(body).MethodGroups);

    [Fact]
    public void The_group_of_a_base_method_is_that_of_the_method()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("class B { public virtual void M() { } } class C : B { public override void M() { System.Func<System.Action> make = () => base.M; make(); } }");

        Assert.Equal(["M:B.M"], reader.ReadBody(Assert.Single(reader.ReadBody("M:C.M")!.Functions))!.MethodGroups);
    }

    [Theory]
    [InlineData("dynamic cart = this; cart.Over();", true)]
    [InlineData("dynamic cart = 3; cart++;", true)]
    [InlineData("dynamic cart = 3; object other = cart;", false)]
    [InlineData("Over();", false)]
    public void What_is_bound_when_it_runs_is_told(string body, bool expected) => Assert.Equal(expected, Body(body).IsDynamic);

    [Fact]
    public void A_parameter_says_that_it_names_an_instrument()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("""
            using DeliveryGap;
            public class C
            {
                public void Both(int number, [MetricName] string name, [System.Runtime.InteropServices.In] string other, [MetricName] string last) { }
                public void None(string name) { }
            }
            """);

        Assert.Equal([1, 3], reader.FindMethod("M:C.Both(System.Int32,System.String,System.String,System.String)")!.MetricNames);
        Assert.Empty(reader.FindMethod("M:C.None(System.String)")!.MetricNames);
    }

    [Fact]
    public void So_does_one_of_a_package()
    {
        using var compiler = new Compiler();
        compiler.Read("public class Wrapper { public static void Count([DeliveryGap.MetricName] string name) { } }");
        var library = Path.Combine(compiler.Folder, "Shop.dll");
        var own = Compiler.Compile(
            "App", Microsoft.CodeAnalysis.OptimizationLevel.Release, [("App.cs", "class App { void M() => Wrapper.Count(\"a\"); }")],
            [Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(library)]);
        var reader = new DeliveryGap.Build.IL.IlReader([compiler.Emit(own)], [.. Compiler.ReferencePaths, library], path => path);

        Assert.Equal([0], Assert.Single(reader.FindType("Wrapper")!.Methods).MetricNames);
    }

    private static MethodBody Body(string body)
    {
        using var compiler = new Compiler();
        return compiler.Read($$"""
            #pragma warning disable
            using System;
            class C
            {
                event Action Done;
                string Text => "a";
                void M() { {{body}} }
                void Instance() { }
                public virtual void Over() { }
                static void Still() { }
                static void Use(Delegate function) { }
            }
            """).ReadBody("M:C.M")!;
    }
}
