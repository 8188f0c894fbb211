using System.Text;
using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Build.IL;
using DeliveryGap.Build.Tests.IL;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>Programs that nobody means to write: an answer within seconds, and never a wrong one.</summary>
public class BadInputTests
{
    private static string Judge(string source, string instrument)
    {
        using var compiler = new Compiler();
        var path = compiler.Emit(Compiler.Compile("Shop", OptimizationLevel.Release, Prelude.Around(new("Shop", source), isApplication: true)));
        return Within(TimeSpan.FromSeconds(60), () => Judged.By(Compiler.Reader(path)).Metrics[instrument]);
    }

    // On a stack as small as a thread pool's may be.
    private static string Within(TimeSpan time, Func<string> judge)
    {
        var said = "";
        var thread = new Thread(() => said = judge(), 512 * 1024) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(time), "It took longer than " + time);
        return said;
    }

    [Fact]
    public void An_interface_with_many_implementations_reaches_each()
    {
        var source = new StringBuilder("""
            public class Pay(IStep step) : ControllerBase { [Promises("Last")] public void A() => step.Go(); [Promises("Never")] public void B() => step.Go(); }
            public interface IStep { void Go(); }
            public class S : IStep { public void Go() => Count.Last.Add(1); public void Other() => Count.Never.Add(1); }

            """);
        for (var i = 0; i < 5_000; i++)
            source.Append($"public class S{i} : IStep {{ public void Go() {{ }} }}\n");
        Assert.Equal("dispatched: Pay.A > S.Go", Judge(source.ToString(), "Last"));
        Assert.Equal("absent", Judge(source.ToString(), "Never"));
    }

    [Fact]
    public void Type_arguments_that_grow_end_at_the_bound() => Assert.StartsWith("unknown: ", Judge(
        """
        public class Pay : ControllerBase { [Promises("Never")] public void A() => Grow.F<int>(); }
        public static class Grow
        {
            public static void F<T>() { Count.Seen.Add(1); G<List<T>>(); F<Dictionary<T, T>>(); }
            public static void G<T>() { F<HashSet<T>>(); G<List<T>>(); }
        }
        """, "Never"), StringComparison.Ordinal);

    [Fact]
    public void A_truncated_assembly_is_no_evidence_and_no_exception()
    {
        using var compiler = new Compiler();
        var source = """public class Pay : ControllerBase { [Promises("Paid")] public void A() => Count.Paid.Add(1); }""";
        var whole = File.ReadAllBytes(compiler.Emit(Compiler.Compile("Shop", OptimizationLevel.Release, Prelude.Around(new("Shop", source), isApplication: true))));
        for (var length = 0; length < whole.Length; length += whole.Length / 40 + 1)
        {
            var path = Path.Combine(compiler.Folder, $"Cut{length}.dll");
            File.WriteAllBytes(path, whole[..length]);
            var said = Judged.By(new IlReader([path], Compiler.ReferencePaths, file => file)).Metrics.GetValueOrDefault("Paid", "no feature");
            Assert.True(said is "no feature" || said.StartsWith("unknown", StringComparison.Ordinal) || said == "direct: Pay.A", $"{length} bytes: {said}");
        }
    }

    /// <summary>Several threads read both assemblies: what is wrong with one of them must neither end them nor make them disagree.</summary>
    [Fact]
    public void Whatever_is_wrong_with_one_of_two_assemblies_the_answer_is_the_same_twice()
    {
        using var compiler = new Compiler();
        var library = Compiler.Compile("Billing", OptimizationLevel.Release, Prelude.Around(new("Billing", """
            public interface IBill { Task Send(); }
            public class Bill : IBill { public async Task Send() { await Task.Yield(); Count.Paid.Add(1); } }
            public class Draft : IBill { public Task Send() => Task.CompletedTask; }
            """), isApplication: false));
        var shop = Compiler.Compile("Shop", OptimizationLevel.Release, Prelude.Around(new("Shop", """
            public class Pay(IBill bill) : ControllerBase { public Pay() : this(new Bill()) { } [Promises("Paid")] public Task A() => bill.Send(); [Promises("Never")] public void B() => new Draft().Send(); }
            """), isApplication: true), [library.ToMetadataReference()]);
        string[] paths = [compiler.Emit(shop), compiler.Emit(library)];
        Assert.Equal("dispatched: Pay.A > Bill.Send", Judged.By(Compiler.Reader(paths)).Metrics["Paid"]);
        var whole = paths.Select(File.ReadAllBytes).ToArray();
        var random = new Random(11);
        for (var i = 0; i < 150; i++)
        {
            var broken = (byte[])whole[i % 2].Clone();
            for (var k = 0; k < 1 << i % 6; k++)
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(paths[i % 2], broken);
            Assert.Equal(Within(TimeSpan.FromSeconds(10), Said), Within(TimeSpan.FromSeconds(10), Said));
            File.WriteAllBytes(paths[i % 2], whole[i % 2]);
        }

        string Said()
        {
            var said = Judged.By(Compiler.Reader(paths));
            return string.Join('\n', [.. said.Metrics.Select(metric => $"{metric.Key} {metric.Value}"), .. said.Findings, .. said.EntryPoints, .. said.Instruments]);
        }
    }

    [Fact]
    public void Source_with_errors_in_half_of_its_methods_is_judged_without_an_exception()
    {
        var source = new StringBuilder("""
            public class Pay : ControllerBase
            {
                [Promises("Paid")] public void A() { Broken1(); Whole1(); }
                [Promises("Lost")] public void B() { Broken1(; }

            """);
        for (var i = 0; i < 50; i++)
            source.Append($"    private void Whole{i}() => Count.Paid.Add({i});\n    private void Broken{i}() {{ Nothing.At(all, ; if (x ) }} {{ Whole{i}(\n }}\n");
        var compilation = Compiler.Compile("Shop", OptimizationLevel.Debug, Prelude.Around(new("Shop", source.Append('}').ToString()), isApplication: true));
        Assert.NotEmpty(compilation.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.NotEqual("absent", Judged.By(new RoslynReader(compilation, CancellationToken.None)).Metrics.GetValueOrDefault("Paid", ""));
    }
}
