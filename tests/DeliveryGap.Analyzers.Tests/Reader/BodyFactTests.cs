using DeliveryGap.Core.Facts;

namespace DeliveryGap.Analyzers.Tests.Reader;

public sealed class BodyFactTests
{
    [Fact]
    public void CallsOnBaseOfVirtualMembersSaySo()
    {
        var reader = SourceFacts.Read("""
            class B { public virtual int V() => 1; public int N() => 1; public virtual int P { get => 1; set { } } public virtual event Action? E; }
            class D : B
            {
                public override int V() { base.P = base.P; base.E += () => { }; _ = P; return base.V() + V() + base.N() + new B().V(); }
            }
            """);
        Assert.Equal(
            ["get_P base", "set_P base", "add_E base", "get_P", "V base", "V", "N", ".ctor", "V"],
            reader.ReadBody("M:D.V")!.Calls.Select(call => call.Name + (call.IsBase ? " base" : "")));
    }

    [Fact]
    public void ALambdaThatSeesAParameterAroundItStillCallsBase()
    {
        var reader = SourceFacts.Read("""
            class B { public virtual object V(object o) => o; }
            class D : B { public override object V(object o) { var x = base.V(o); Func<string?> f = () => x.ToString() + System.IO.Path.Combine((string)x); return f; } }
            """);
        var combine = reader.ReadBody(Assert.Single(reader.ReadBody("M:D.V(System.Object)")!.Functions))!.Calls.Single(call => call.Name == "Combine");
        var captured = Assert.IsType<CallValue>(Assert.IsType<ArrayValue>(combine.Arguments[0]).Items[0]);
        Assert.True(captured.Call.IsBase);
    }

    [Theory]
    [InlineData("Action a = S; a = S;", "M:C.S")]
    [InlineData("Action a = V;", "M:B.V")]
    [InlineData("Action a = base.V;", "M:B.V")]
    [InlineData("Action a = this.Own;", "M:C.Own")]
    [InlineData("Func<int, int> f = Math.Abs;", "M:System.Math.Abs(System.Int32)")]
    [InlineData("E += S; E -= Own;", "M:C.S|M:C.Own")]
    [InlineData("Func<string> f = this.Ext;", "M:X.Ext(System.Object)")]
    [InlineData("Action a = S; Local(); void Local() => Take(Own);", "M:C.S")]
    [InlineData("Action a = () => S(); a = Local; void Local() { } S();", "")]
    [InlineData("_ = nameof(S); System.Linq.Expressions.Expression<Func<Action>> e = () => S;", "")]
    public void MethodGroups(string statements, string expected)
    {
        var reader = SourceFacts.Read($$"""
            static class X { public static string Ext(this object o) => ""; }
            class B { public virtual void V() { } }
            class C : B { public override void V() { } static void S() { } void Own() { } static void Take(Action a) { } event Action? E; void M() { {{statements}} } }
            """);
        Assert.Equal(expected, string.Join("|", reader.ReadBody("M:C.M")!.MethodGroups));
    }

    [Theory]
    [InlineData("catch { }", "System.Object")]
    [InlineData("catch (Exception) { }", "System.Exception")]
    [InlineData("catch (Exception e) { }", "System.Exception")]
    [InlineData("catch (TimeoutException e) when (e.Message.Length > 3) { }", "System.TimeoutException filter get_Message")]
    [InlineData("catch (Exception e) when (Log(e)) { }", "System.Exception filter uses Log")]
    [InlineData("catch (Exception e) when (e is TimeoutException t) { Log(t); }", "System.Exception filter uses Log")]
    [InlineData("catch { throw; }", "System.Object throws")]
    [InlineData("catch (Exception e) { throw new TimeoutException(\"\", e); }", "System.Exception throws uses .ctor")]
    [InlineData("catch (Exception e) { Log(e); }", "System.Exception uses Log")]
    [InlineData("catch (Exception e) { _ = e.Message; }", "System.Exception uses get_Message")]
    [InlineData("catch (Exception e) { Run(() => Log(e)); }", "System.Exception uses Run")]
    [InlineData("catch (Exception e) { var x = nameof(e); }", "System.Exception")]
    [InlineData("catch { field = 1; }", "System.Object assigns")]
    [InlineData("catch { P = 1; }", "System.Object assigns set_P")]
    [InlineData("catch { outer++; }", "System.Object assigns")]
    [InlineData("catch { result = 2; }", "System.Object assigns")]
    [InlineData("catch { array[0] = 1; }", "System.Object assigns")]
    [InlineData("catch { int.TryParse(\"\", out outer); }", "System.Object assigns TryParse")]
    [InlineData("catch { E += () => { }; }", "System.Object assigns add_E")]
    [InlineData("catch { var x = 1; x = 2; var (a, b) = (1, 2); int.TryParse(\"\", out var y); _ = new C { P = 1 }; }", "System.Object TryParse .ctor set_P")]
    [InlineData("catch { Run(null); return 7; }", "System.Object Run returns 7")]
    [InlineData("catch { return Run(null); }", "System.Object Run returns C.Run(null)")]
    [InlineData("catch { if (outer > 1) return 1; return 2; }", "System.Object returns 1 returns 2")]
    [InlineData("catch (TimeoutException) { Run(null); } catch (Exception e) { Log(e); }", "System.TimeoutException Run; System.Exception uses Log")]
    [InlineData("catch { try { Log(null!); } catch (TimeoutException) { P = 1; } }", "System.Object assigns Log set_P; System.TimeoutException assigns set_P")]
    [InlineData("finally { P = 2; }", "")]
    public void Catches(string handlers, string expected)
    {
        var reader = SourceFacts.Read($$"""
            class C
            {
                int field; int P { get; set; } event Action? E;
                static bool Log(Exception e) => false;
                static int Run(Action? a) => 0;
                int M(out int result, int[] array)
                {
                    result = 0;
                    var outer = Run(null);
                    try { outer = Run(null); return 3; }
                    {{handlers}}
                    return outer;
                }
            }
            """, allowErrors: true);
        var body = reader.ReadBody("M:C.M(System.Int32@,System.Int32[])")!;
        Assert.All(body.Catches.SelectMany(handler => handler.Calls), call => Assert.Contains(call, body.Calls));
        Assert.Equal(expected, string.Join("; ", body.Catches.Select(Write)));
    }

    private static string Write(CatchFact handler)
    {
        List<string?> said =
        [
            handler.Type, handler.HasFilter ? "filter" : null, handler.Throws ? "throws" : null, handler.UsesException ? "uses" : null, handler.Assigns ? "assigns" : null,
            .. handler.Calls.Select(call => call.Name), .. handler.Returns.Select(value => "returns " + SourceFacts.Write(value)),
        ];
        return string.Join(' ', said.OfType<string>());
    }

    [Fact]
    public void ACatchStandsAtItsKeyword()
    {
        var reader = SourceFacts.Read("class C { void M() { try { }\n catch (Exception) { }\n using (System.IO.Stream.Null) { } lock (this) { } foreach (var x in new List<int>()) { } } }");
        Assert.Equal(2, Assert.Single(reader.ReadBody("M:C.M")!.Catches).Place.Line);
    }

    [Theory]
    [InlineData("dynamic d = this; d.M();", true)]
    [InlineData("dynamic d = this; _ = d.P;", true)]
    [InlineData("dynamic d = 1; _ = d[0];", true)]
    [InlineData("dynamic d = 1; _ = new Uri(d);", true)]
    [InlineData("dynamic d = 1; Action a = () => d.M();", false)]
    [InlineData("object d = 1; _ = d.ToString();", false)]
    [InlineData("dynamic d = this; _ = nameof(d.M);", false)]
    public void WhatIsBoundWhenItRuns(string statements, bool expected)
    {
        var reader = SourceFacts.Read($$"""class C { void M() { {{statements}} } }""");
        Assert.Equal(expected, reader.ReadBody("M:C.M")!.IsDynamic);
    }

    [Fact]
    public void ParametersThatNameMetrics()
    {
        var reader = SourceFacts.Read("""
            using DeliveryGap;
            static class Telemetry
            {
                public static void Track(this object o, [MetricName] string name, int count, [MetricName] string? other = null) { }
                public static void Plain(string name, [Other] int count) { }
            }
            class OtherAttribute : Attribute;
            class C { public C([MetricName] string name) { } }
            """);
        Assert.Equal([[1, 3], []], reader.FindType("Telemetry")!.Methods.Select(method => method.MetricNames));
        Assert.Equal([0], reader.FindMethod("M:C.#ctor(System.String)")!.MetricNames);
    }
}
