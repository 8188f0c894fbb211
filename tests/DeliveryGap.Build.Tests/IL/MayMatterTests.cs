using DeliveryGap.Build.IL;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

public class MayMatterTests
{
    [Theory]
    [InlineData("void M() => Counter.Add(1);")]
    [InlineData("object M() => Meter.CreateCounter<int>(\"a\");")]
    [InlineData("object M() => Source.StartActivity(\"a\");")]
    [InlineData("object M(MethodInfo method) => method.Invoke(null, null);")]
    [InlineData("object M(Type type) => Activator.CreateInstance(type);")]
    [InlineData("void M(dynamic some) => some.Run();")]
    [InlineData("void M([DeliveryGap.MetricName] string name) { }")]
    [InlineData("Action stored; void M() => stored();")]
    [InlineData("void M() => Given()(); Action Given() => null;")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"a\")] static extern void M();")]
    public void What_is_telemetry_or_cannot_be_seen_through_matters(string member) => Assert.True(MayMatter(member));

    [Theory]
    [InlineData("void M() => Record();")]
    [InlineData("void M() { Local(); void Local() => Record(); }")]
    [InlineData("void M() { Action run = () => Record(); run(); }")]
    [InlineData("void M() { Action run = Record; run(); }")]
    [InlineData("async Task M() { await Task.Yield(); Record(); }")]
    [InlineData("IEnumerable<int> M() { Record(); yield return 3; }")]
    [InlineData("async IAsyncEnumerable<int> M() { await Task.Yield(); Record(); yield return 3; }")]
    [InlineData("void M() => new Made();")]
    [InlineData("void M(IStep step) => step.Run();")]
    [InlineData("void M(Base some) => some.Run();")]
    [InlineData("void M(Generic<int> some) => some.Run(3);")]
    [InlineData("void M<T>() where T : IStatic => T.Go();")]
    [InlineData("int M(IComparer<int> some) => some.Compare(1, 2);")]
    [InlineData("void M() { using (new Scope()) { } }")]
    [InlineData("void M() => Foreign(new Comparer());")]
    [InlineData("Comparer comparer; void M() => Foreign(comparer);")]
    [InlineData("void M(Comparer comparer) => Foreign(comparer);")]
    [InlineData("void M(object some) => Foreign((Comparer)some);")]
    [InlineData("void M<T>(T some) where T : IComparer<int> => new List<int>().Sort(some);")]
    [InlineData("void M() { var raiser = new Raiser(); raiser.Done += Record; raiser.Raise(); }")]
    [InlineData("void M(Raiser raiser) => raiser.Raise();")]
    [InlineData("void M(IRaiser raiser) => raiser.Raise();")]
    [InlineData("void M(IHandle some) { using (some) { } }")]
    [InlineData("void M<T>(T some) where T : IDisposable { using (some) { } }")]
    [InlineData("void M(Func<Scope> make) { using var some = make(); }")]
    [InlineData("void M(Other other) => other.Pass();")]
    public void So_does_what_may_lead_there(string member) => Assert.True(MayMatter(member));

    [Theory]
    [InlineData("void M() => Plain();")]
    [InlineData("void M(System.Net.Http.HttpClient client) => client.GetAsync(\"a\");")]
    [InlineData("void M() { try { Plain(); } catch (Exception) { } }")]
    [InlineData("int M() => 3 + \"a\".Length;")]
    [InlineData("async Task M() { await Task.Delay(3); Plain(); }")]
    [InlineData("IEnumerable<int> M() { yield return 3; }")]
    [InlineData("void M() { Action run = () => Plain(); run(); }")]
    [InlineData("string M() => nameof(Record);")]
    [InlineData("void M(Quiet quiet) => quiet.Run();")]
    [InlineData("void M() { using (new System.IO.MemoryStream()) lock (this) { } }")]
    [InlineData("void M() { var all = new List<int>(); foreach (var one in all) all.Add(one); }")]
    [InlineData("void M() => M();")]
    [InlineData("void M(Action given) => given();")]
    [InlineData("abstract class Shape { public abstract void Draw(); } void M(Shape shape) => shape.Draw();")]
    public void Other_code_does_not(string member) => Assert.False(MayMatter(member));

    [Theory]
    [InlineData("class Placed { } class Handler : IHandler<Placed> { public void Handle(Placed placed) => C.Record(); } class Sender { public static void M(Bus bus) => bus.Send(new Placed()); }", "M:Sender.M(Bus)", true)]
    [InlineData("class Placed { } class Handler : IHandler<Placed> { public void Handle(Placed placed) { } } class Sender { public static void M(Bus bus) => bus.Send(new Placed()); }", "M:Sender.M(Bus)", false)]
    [InlineData("class Placed { } class Handler : IHandler<Placed> { public void Handle(Placed placed) => C.Record(); } class Sender { public static void M(System.Text.StringBuilder text) => text.Append(3); }", "M:Sender.M(System.Text.StringBuilder)", false)]
    public void What_hands_messages_on_matters_where_a_handler_does(string types, string id, bool expected)
    {
        using var compiler = new Compiler();
        var bus = compiler.Emit(Compiler.Compile("Bus", OptimizationLevel.Release, [("Bus.cs", "public interface IHandler<T> { void Handle(T message); } public class Bus { public void Send(object message) { } }")]));
        var app = compiler.Emit(Compiler.Compile("App", OptimizationLevel.Release, [("App.cs", Program("") + types)], [MetadataReference.CreateFromFile(bus)]));

        Assert.Equal(expected, new IlReader([app], [.. Compiler.ReferencePaths, bus], path => path).MayMatter(id));
    }

    [Fact]
    public void A_way_through_several_assemblies_is_seen()
    {
        using var compiler = new Compiler();
        var contract = compiler.Emit(Compiler.Compile("Contract", OptimizationLevel.Release, [("a.cs", "public interface IWork<T> { void Do(T item); }")]));
        var web = compiler.Emit(Compiler.Compile(
            "Web", OptimizationLevel.Release, [("b.cs", "public class Web { public void M(IWork<int> work) => work.Do(3); public void N() { } }")], [MetadataReference.CreateFromFile(contract)]));
        var work = compiler.Emit(Compiler.Compile(
            "Work", OptimizationLevel.Release,
            [("c.cs", "class Work : IWork<int> { static readonly System.Diagnostics.Metrics.Counter<int> Counter = null; void IWork<int>.Do(int item) => Counter.Add(item); }")],
            [MetadataReference.CreateFromFile(contract)]));
        var reader = Compiler.Reader(web, contract, work);

        Assert.True(reader.MayMatter("M:Web.M(IWork{System.Int32})"));
        Assert.False(reader.MayMatter("M:Web.N"));
    }

    [Fact]
    public void What_several_threads_read_is_the_same_each_time()
    {
        const int Libraries = 12;
        using var compiler = new Compiler();
        List<string> paths = [];
        MetadataReference? next = null;
        for (var i = Libraries; i > 0; i--)
        {
            // Each third records; each calls the next.
            var call = next is null ? "" : $"Handler{i} handler = () => new Library{i + 1}().Run(); handler();";
            var source = $$"""
                public delegate void Handler{{i}}();
                public class Library{{i}}
                {
                    static readonly System.Diagnostics.Metrics.Counter<int> Counter = null;
                    public void Run() { {{call}} }
                    public void Idle() { }
                    public async System.Threading.Tasks.Task Wait() { await System.Threading.Tasks.Task.Yield(); {{(i % 3 == 0 ? "Counter.Add(1);" : "")}} }
                }
                """;
            paths.Insert(0, compiler.Emit(Compiler.Compile($"Library{i}", OptimizationLevel.Release, [("a.cs", source)], next is null ? [] : [next])));
            next = MetadataReference.CreateFromFile(paths[0]);
        }

        var app = compiler.Emit(Compiler.Compile(
            "App", OptimizationLevel.Release,
            [("b.cs", "[DeliveryGap.Feature(\"a\"), DeliveryGap.SuccessMetric(\"m\", DeliveryGap.MetricKind.UsageFrequency, Target = 1)] class App { void M() => new Library1().Run(); }")], [next!]));

        var first = Said();
        Assert.Contains("Library3.Wait True", first);
        Assert.Contains("Library3.Idle False", first);
        for (var run = 0; run < 20; run++)
            Assert.Equal(first, Said());

        string Said()
        {
            var reader = Compiler.Reader([app, .. paths]);
            return string.Join('\n', reader.OwnTypes.SelectMany(type => type.Methods).Select(method => $"{method.Id} {reader.MayMatter(method.Id)}"));
        }
    }

    [Fact]
    public void A_wrapper_of_a_package_matters_where_it_is_called()
    {
        using var compiler = new Compiler();
        var package = compiler.Emit(Compiler.Compile(
            "Package", OptimizationLevel.Release, [("a.cs", "public class Wrapper { public static void Count([DeliveryGap.MetricName] string name) { } }")]));
        var app = compiler.Emit(Compiler.Compile(
            "App", OptimizationLevel.Release, [("b.cs", "class C { void M() => Wrapper.Count(\"a\"); void N() => System.Console.WriteLine(\"a\"); }")], [MetadataReference.CreateFromFile(package)]));
        var reader = new IlReader([app], [.. Compiler.ReferencePaths, package], path => path);

        Assert.True(reader.MayMatter("M:C.M"));
        Assert.False(reader.MayMatter("M:C.N"));
    }

    [Fact]
    public void A_circle_of_many_methods_comes_to_an_end()
    {
        const int Count = 100_000;
        var chain = new System.Text.StringBuilder("static class C {");
        for (var i = 0; i < Count; i++)
            chain.Append("static void M").Append(i).Append("() => M").Append((i + 1) % Count).Append("();");
        chain.Append("static void Last() => M0(); }");
        using var compiler = new Compiler();
        var reader = compiler.Read(chain.ToString());

        Assert.False(reader.MayMatter("M:C.Last"));
    }

    [Fact]
    public void What_is_not_known_may_matter()
    {
        using var compiler = new Compiler();
        var reader = compiler.Read("class C { }");

        Assert.True(reader.MayMatter("M:C.Missing"));
        Assert.True(reader.MayMatter("no id"));
    }

    private static bool MayMatter(string member)
    {
        using var compiler = new Compiler();
        var reader = compiler.Read(Program(member));
        var method = Assert.Single(reader.FindType("C")!.Methods, method => method.Name == "M");
        return reader.MayMatter(method.Id);
    }

    private static string Program(string member) => $$"""
        #pragma warning disable
        using System; using System.Collections.Generic; using System.Diagnostics; using System.Diagnostics.Metrics; using System.Linq;
        using System.Reflection; using System.Threading.Tasks;
        interface IStep { void Run(); }
        class Step : IStep { public void Run() => C.Record(); }
        abstract class Base { public abstract void Run(); }
        class Middle : Base { public override void Run() { } }
        class Last : Middle { public override void Run() => C.Record(); }
        class Quiet { public virtual void Run() { } }
        class Generic<T> { public void Run(T item) => C.Record(); }
        interface IStatic { static abstract void Go(); }
        class Static : IStatic { public static void Go() => C.Record(); }
        class Made { int made = C.Number(); }
        class Scope : IDisposable { public void Dispose() => C.Record(); }
        interface IHandle : IDisposable { }
        class Handle : IHandle { public void Dispose() => C.Record(); }
        class Comparer : IComparer<int> { public int Compare(int a, int b) => C.Number(); }
        interface IRaiser { event Action Done; void Raise(); }
        class Raiser : IRaiser { public event Action Done; public void Raise() => Done?.Invoke(); }
        class Subscriber { void Wire(IRaiser raiser) => raiser.Done += C.Record; }
        class Other { event Action Passed; public Other() => Passed += C.Record; public void Pass() => Passed(); }
        class C
        {
            static readonly Meter Meter = null;
            static readonly Counter<int> Counter = null;
            static readonly ActivitySource Source = null;
            {{member}}
            public static void Record() => Counter.Add(1);
            public static int Number() { Record(); return 3; }
            static void Plain() { }
            static void Foreign(IComparer<int> comparer) => new List<int>().Sort(comparer);
        }
        """;
}
