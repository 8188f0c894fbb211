using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

/// <summary>What <c>using</c>, <c>foreach</c>, <c>await</c> and operators call.</summary>
public class PatternTests
{
    private const string Types = """
        #pragma warning disable
        using System; using System.Collections.Generic; using System.Threading.Tasks; using System.IO;
        sealed class Scope : IDisposable, IAsyncDisposable { public void Dispose() { } public ValueTask DisposeAsync() => default; }
        struct Light : IDisposable { public void Dispose() { } }
        ref struct Pattern { public void Dispose() { } }
        class Cart { public Walk GetEnumerator() => new(); }
        struct Walk { public bool MoveNext() => false; public int Current => 3; }
        class Lines : List<string> { }
        class Money { public static Money operator +(Money a, Money b) => a; public static implicit operator Money(int number) => new(); public static implicit operator int(Money money) => 3; }
        class Later { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; }
        """;

    [Theory]
    [InlineData("using (new Scope()) { }", "System.IDisposable.Dispose")]
    [InlineData("using var scope = new Scope();", "System.IDisposable.Dispose")]
    [InlineData("using (new Light()) { }", "System.IDisposable.Dispose")]
    [InlineData("using (new Pattern()) { }", "Pattern.Dispose")]
    [InlineData("foreach (var line in new Cart()) { }", "Cart.GetEnumerator", "Walk.MoveNext", "Walk.get_Current")]
    [InlineData("foreach (var line in new Lines()) { }", "System.Collections.Generic.List`1.GetEnumerator")]
    [InlineData("var sum = new Money() + new Money();", "Money.op_Addition")]
    [InlineData("Money money = 3;", "Money.op_Implicit")]
    public void On_own_types_they_are_calls(string body, params string[] expected) =>
        // A loop tests its condition behind its body.
        Assert.Equal(expected.Order(), Names($"void M() {{ {body} }}").Order());

    [Theory]
    [InlineData("await using (new Scope()) { }", "Scope.DisposeAsync")]
    [InlineData("await new Later();", "Later.GetAwaiter")]
    public void Also_where_they_are_awaited(string body, params string[] expected) =>
        Assert.Equal(expected, Names($"async Task M() {{ {body} await Task.Yield(); }}").Where(name => name != "System.Threading.Tasks.Task.Yield"));

    [Theory]
    [InlineData("using (new MemoryStream()) { }")]
    [InlineData("using (IDisposable stream = new MemoryStream()) { }")]
    [InlineData("foreach (var line in new List<Cart>()) { }")]
    [InlineData("foreach (var line in new Cart[3]) { }")]
    [InlineData("var text = \"a\" + 3m; TimeSpan sum = default(TimeSpan) + default(TimeSpan);")]
    public void On_foreign_ones_they_are_none(string body) => Assert.Empty(Names($"void M() {{ {body} }}"));

    [Fact]
    public void A_type_parameter_may_be_an_own_type() =>
        Assert.Equal(["System.IDisposable.Dispose"], Names("void M<T>(T item) where T : IDisposable { using (item) { } }", "M:C.M``1(``0)"));

    [Fact]
    public void What_the_compiler_makes_of_an_iterator_is_none() =>
        Assert.Equal(["C.Each"], Names("void M() { foreach (var number in Each()) { } } static IEnumerable<int> Each() { yield return 3; }"));

    [Theory]
    [InlineData("var sum = new Money() + new Money(); Use(sum);", "op_Addition")]
    [InlineData("Money sum = 3; Use(sum);", "3")]
    public void An_operator_returns_what_it_returns_but_a_conversion_its_operand(string body, string expected)
    {
        var use = Assert.Single(Calls($"void M() {{ {body} }} static void Use(object value) {{ }}", "M:C.M"), call => call.Name == "Use");

        Assert.Equal(expected, use.Arguments[0] is CallValue call ? call.Call.Name : $"{((ConstantValue)use.Arguments[0]).Content}");
    }

    [Fact]
    public void The_receiver_is_not_lost_behind_a_null_check()
    {
        var dispose = Calls("void M(bool flag) { using (var scope = flag ? new Scope() : null) { } }", "M:C.M(System.Boolean)").Last();

        Assert.Equal(("Dispose", "Scope"), (dispose.Name, dispose.Receiver!.Type));
    }

    private static IEnumerable<string> Names(string member, string id = "M:C.M") =>
        Calls(member, id).Where(call => !call.IsConstructor).Select(call => call.DeclaringType + "." + call.Name);

    private static IReadOnlyList<Call> Calls(string member, string id)
    {
        using var compiler = new Compiler();
        var text = Types + $"class C {{ {member} }}";
        var release = compiler.Read(text).ReadBody(id)!.Calls;
        using var other = new Compiler();
        var debug = other.Read(text, OptimizationLevel.Debug).ReadBody(id)!.Calls;
        Assert.Equal(release.Select(call => call.Method), debug.Select(call => call.Method));
        return release;
    }
}
