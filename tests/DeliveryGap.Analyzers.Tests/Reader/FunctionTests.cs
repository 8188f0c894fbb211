using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Analyzers.Tests.Reader;

public sealed class FunctionTests
{
    [Fact]
    public void TopLevelStatementsAreMain()
    {
        var reader = SourceFacts.Read(
            """
            var greeting = args.Length > 0 ? args[0] : "x";
            Action<int> show = [Obsolete("x")] (n) => Console.WriteLine(greeting);
            show(1);
            Local();
            void Local() => Nested();
            static void Nested() { }
            """,
            OutputKind.ConsoleApplication);
        var main = reader.FindMethod("M:Program.<Main>$(System.String[])")!;
        Assert.Equal("Program", main.DeclaringType);
        var body = reader.ReadBody(main.Id)!;
        Assert.Equal(2, body.Functions.Count);

        var lambda = reader.FindMethod(body.Functions[0])!;
        Assert.Equal("", lambda.Name);
        Assert.Equal(main.Id, lambda.Symbol);
        Assert.Equal(main.Id, lambda.Holder);
        Assert.Equal(["System.Int32"], lambda.ParameterTypes);
        Assert.Equal("System.ObsoleteAttribute", Assert.Single(lambda.Attributes).Type);
        Assert.Equal(2, lambda.Place.Line);
        Assert.Equal(["Console.WriteLine(?String)"], SourceFacts.Calls(reader, lambda.Id));

        var local = reader.FindMethod(body.Functions[1])!;
        Assert.Equal("Local", local.Name);
        Assert.Equal(main.Id, local.Symbol);
        Assert.Equal("Nested", reader.FindMethod(Assert.Single(reader.ReadBody(local.Id)!.Functions))!.Name);
    }

    [Fact]
    public void FunctionsInFunctions()
    {
        var reader = SourceFacts.Read("""
            class C
            {
                void M(int p)
                {
                    var once = Guid.NewGuid();
                    Func<int, Func<int>> outer = a => () => Math.Max(a, p) + once.GetHashCode() + this.GetHashCode() + Own(a);
                    int Own(int b) => Math.Abs(b);
                }
            }
            """);
        var outer = reader.FindMethod(reader.ReadBody("M:C.M(System.Int32)")!.Functions[0])!;
        var inner = reader.FindMethod(Assert.Single(reader.ReadBody(outer.Id)!.Functions))!;
        Assert.Equal("M:C.M(System.Int32)", outer.Holder);
        Assert.Equal(outer.Id, inner.Holder);
        Assert.Equal("M:C.M(System.Int32)", inner.Symbol);
        Assert.Equal("C", inner.DeclaringType);
        Assert.Equal(
            ["Math.Max(p0@M:C.M, p0@M:C.M)", "Guid.NewGuid().GetHashCode()", "this.GetHashCode()", "C.Own(p0@M:C.M)"], SourceFacts.Calls(reader, inner.Id));
        var own = reader.FindMethod(Assert.Single(reader.ReadBody(inner.Id)!.Functions))!;
        Assert.Equal(["Math.Abs(p0)"], SourceFacts.Calls(reader, own.Id));
    }

    [Fact]
    public void MethodGroupsNameTheirMethod()
    {
        var reader = SourceFacts.Read("""
            class C
            {
                static void Take(Delegate d, Func<int, int> f) { }
                int I(int i) => i;
                static int S(int i) => i;
                void M() { Take(I, S); Take(new Func<int, int>(S), Local); static int Local(int i) => i; }
            }
            """);
        var arguments = reader.ReadBody("M:C.M")!.Calls.SelectMany(call => call.Arguments).Cast<FunctionValue>().ToArray();
        Assert.Equal(["M:C.I(System.Int32)", "M:C.S(System.Int32)", "M:C.S(System.Int32)"], arguments[..3].Select(value => value.Method));
        Assert.Equal("System.Func{System.Int32,System.Int32}", arguments[0].Type);
        Assert.Equal("Local", reader.FindMethod(arguments[3].Method)!.Name);
        Assert.Equal([arguments[3].Method], reader.ReadBody("M:C.M")!.Functions);
    }

    [Fact]
    public void MappingMethodsAreThoseThatReallyMap()
    {
        var reader = SourceFacts.Read("""
            using Microsoft.AspNetCore.Builder;
            class C
            {
                static void MapGet(string route, Func<int> handler) { }
                void No() => MapGet("/", () => 1);
                static void Yes(WebApplication app) { app.MapGet("/", () => 1); app.MapPost("/", () => 1); }
                static void Inner(WebApplication app) => app.UseEndpoints(e => e.MapGet("/", () => 1));
                static object Get { get { WebApplication app = null!; return app.MapGet("/", () => 1); } }
            }
            """);
        var methods = reader.MappingMethods.ToArray();
        Assert.Equal(["Yes", "", "get_Get"], methods.Select(method => method.Name));
        Assert.Equal("M:C.Inner(Microsoft.AspNetCore.Builder.WebApplication)", methods[1].Symbol);
    }

    [Fact]
    public void InitialisersMapInTheirConstructor()
    {
        var reader = SourceFacts.Read("""
            using Microsoft.AspNetCore.Builder;
            class B(object o);
            class C(WebApplication app)
            {
                static readonly WebApplication App = null!;
                static readonly object One = App.MapGet("/1", () => 1);
                static object Two { get; } = App.MapGet("/2", () => 1);
                object three = app.MapGet("/3", () => 1);
            }
            class D(WebApplication app) : B(app.MapGet("/4", () => 1));
            """);
        var methods = reader.MappingMethods.ToArray();
        Assert.Equal(
            ["M:C.#cctor", "M:C.#ctor(Microsoft.AspNetCore.Builder.WebApplication)", "M:D.#ctor(Microsoft.AspNetCore.Builder.WebApplication)"],
            methods.Select(method => method.Id));
        Assert.Equal(
            ["EndpointRouteBuilderExtensions.MapGet(p0, \"/3\", {M:C.})"], SourceFacts.Calls(reader, methods[1].Id));
    }

    [Fact]
    public void BaseConstructorsThatNobodyNamesAreCalled()
    {
        var reader = SourceFacts.Read("""
            class A { public A() { } }
            class B : A { string f = Guid.NewGuid().ToString(); B(int i) => Console.Beep(); B() : base() { } B(string s) : this() { } }
            class P(int i) : A { int I => i; }
            class D : A;
            record R(int I);
            record S(int J) : R(J);
            """);
        Assert.Equal(["Guid.NewGuid()", "this..ctor()", "Console.Beep()"], SourceFacts.Calls(reader, "M:B.#ctor(System.Int32)"));
        Assert.Equal(["Guid.NewGuid()", "this..ctor()"], SourceFacts.Calls(reader, "M:B.#ctor"));
        Assert.Equal(["this..ctor()"], SourceFacts.Calls(reader, "M:B.#ctor(System.String)"));
        Assert.Equal(["this..ctor()"], SourceFacts.Calls(reader, "M:P.#ctor(System.Int32)"));
        Assert.Equal(["this..ctor()"], SourceFacts.Calls(reader, "M:D.#ctor"));
        Assert.Empty(SourceFacts.Calls(reader, "M:A.#ctor"));
        Assert.Empty(SourceFacts.Calls(reader, "M:S.#ctor(S)"));
        Assert.All(reader.ReadBody("M:B.#ctor(System.Int32)")!.Calls.Where(call => call.IsConstructor), call => Assert.False(call.IsCreation));
        Assert.Equal(4, reader.CallersOf("M:A.#ctor").Sites.Count);
    }
}
