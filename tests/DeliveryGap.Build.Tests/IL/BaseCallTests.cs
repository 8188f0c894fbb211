using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.Tests.IL;

public class BaseCallTests
{
    private const string Types = """
        #pragma warning disable
        using System; using System.Threading.Tasks;
        abstract class Base
        {
            public virtual Task Run(int number) => Task.CompletedTask;
            public virtual T Pick<T>(T item) => item;
            public virtual int Total { get; set; }
            public void Plain() { }
        }
        """;

    [Theory]
    [InlineData("void M() { base.Run(3); }", "Run")]
    [InlineData("void M() { base.Pick(3); }", "Pick")]
    [InlineData("void M() { Use(base.Total); }", "get_Total")]
    [InlineData("void M() { base.Total = 3; }", "set_Total")]
    [InlineData("async Task M() { await base.Run(3); }", "Run")]
    [InlineData("async Task M() { await Task.Yield(); base.Pick(\"a\"); }", "Pick")]
    public void A_call_on_the_base_says_so(string member, string expected)
    {
        var call = Assert.Single(Calls("class C : Base { public " + member + " static void Use(object value) { } }", "M:C.M"), call => call.Name == expected);

        Assert.True(call.IsBase);
        Assert.Equal("Base", call.DeclaringType);
        Assert.Equal(-1, Assert.IsType<ParameterValue>(call.Receiver).Ordinal);
    }

    [Fact]
    public void So_does_one_in_a_lambda()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read(Types + "class C : Base { public Action M() => () => base.Run(3); }");
        var call = Assert.Single(reader.ReadBody(Assert.Single(reader.ReadBody("M:C.M")!.Functions))!.Calls);

        Assert.True(call.IsBase);
        Assert.Equal("M:Base.Run(System.Int32)", call.Method);
        Assert.Equal(3, Assert.IsType<ConstantValue>(call.Arguments[0]).Content);
    }

    [Fact]
    public void A_generic_method_keeps_its_arguments()
    {
        var call = Assert.Single(Calls("class C : Base { public async Task M<T>(T item) { await Task.Yield(); base.Pick(item); } }", "M:C.M``1(``0)"), call => call.Name == "Pick");

        Assert.Equal(("M:Base.Pick``1(``0)", "``0"), (call.Method, Assert.Single(call.TypeArguments)));
    }

    [Theory]
    [InlineData("class C : Base { public void M() { Run(3); } }")]
    [InlineData("class C : Base { public void M() { this.Run(3); } }")]
    [InlineData("sealed class C : Base { public override Task Run(int number) => null; public void M() { Run(3); } }")]
    [InlineData("class C : Base { public void M() { Plain(); } }")]
    [InlineData("class C : Base { public void M() { base.Plain(); } }")]
    [InlineData("class C : Base { public void M(C other) { other.Run(3); } }", "M:C.M(C)")]
    [InlineData("class C : Base { public C() : base() { } }", "M:C.#ctor")]
    public void Other_calls_do_not(string type, string id = "M:C.M") =>
        Assert.DoesNotContain(Calls(type, id), call => call.IsBase);

    private static IReadOnlyList<Call> Calls(string type, string id)
    {
        using var compiler = new Compiler();
        return compiler.Read(Types + type).ReadBody(id)!.Calls;
    }
}
