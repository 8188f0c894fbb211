using DeliveryGap.Build.IL;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;

namespace DeliveryGap.Build.Tests.IL;

public sealed class CatchTests : IDisposable
{
    private readonly List<Compiler> compilers = [];

    private const string Id = "M:C.M(System.String,System.Int32@)";

    /// <summary>What a handler does, each word a fact.</summary>
    public static readonly TheoryData<string, string> Handlers = new()
    {
        { "catch { }", "System.Object" },
        { "catch (Exception) { }", "System.Exception" },
        { "catch (IOException e) { }", "System.IO.IOException" },
        { "catch (Exception) { Log(); }", "System.Exception calls=Log" },
        { "catch (Exception e) { Log(e); }", "System.Exception uses calls=Log" },
        { "catch (Exception e) { Log(e.Message); }", "System.Exception uses calls=get_Message,Log" },
        { "catch (Exception e) { Run(() => Log(e)); }", "System.Exception uses calls=Run" },
        { "catch (Exception e) { var copy = e; Log(copy); }", "System.Exception uses calls=Log" },
        { "catch (Exception e) { field = e; }", "System.Exception uses assigns" },
        { "catch { throw; }", "System.Object throws" },
        { "catch (Exception e) { throw e; }", "System.Exception uses throws" },
        { "catch (Exception) { throw new InvalidOperationException(); }", "System.Exception throws calls=.ctor" },
        { "catch (Exception) { if (text == null) throw; }", "System.Exception throws" },
        { "catch (Exception) when (text == null) { }", "System.Exception filter" },
        { "catch when (text == null) { Log(); }", "System.Object filter calls=Log" },
        { "catch (IOException e) when (e.HResult == 3) { }", "System.IO.IOException filter uses calls=get_HResult" },
        { "catch (IOException e) when (text == null) { Log(e); }", "System.IO.IOException filter uses calls=Log" },
        { "catch (Exception) { number = 3; }", "System.Exception assigns" },
        { "catch (Exception) { text = null; }", "System.Exception assigns" },
        { "catch (Exception) { outside = 3; }", "System.Exception assigns" },
        { "catch (Exception) { outside++; }", "System.Exception assigns" },
        { "catch (Exception) { field = null; }", "System.Exception assigns" },
        { "catch (Exception) { still += 3; }", "System.Exception assigns" },
        { "catch (Exception) { Total = 3; }", "System.Exception assigns calls=set_Total" },
        { "catch (Exception) { numbers[0] = 3; }", "System.Exception assigns" },
        { "catch (Exception) { made.Total = 3; }", "System.Exception assigns calls=set_Total" },
        { "catch (Exception) { int.TryParse(text, out outside); }", "System.Exception assigns calls=TryParse" },
        { "catch (Exception) { seen = true; }", "System.Exception assigns" },
        { "catch (Exception) { var inside = text.Length; Log(inside); }", "System.Exception calls=Log" },
        { "catch (Exception) { var inside = Work(); Log(inside); }", "System.Exception calls=Work,Log" },
        { "catch (Exception) { int inside = 0; for (var i = 0; i < 3; i++) inside += i; Log(inside); }", "System.Exception calls=Log" },
        { "catch (Exception) { int.TryParse(text, out var inside); }", "System.Exception calls=TryParse" },
        { "catch (Exception) { Log(new object[] { text, 3 }); }", "System.Exception calls=Log" },
        { "catch (Exception) { Console.WriteLine(\"{0} {1} {2} {3}\", text, text, text, text); }", "System.Exception calls=WriteLine" },
        { "catch (Exception) { Log(new C { Total = 3 }); }", "System.Exception calls=.ctor,set_Total,Log" },
        { "catch (Exception) { bool seenInside = false; Run(() => seenInside = true); }", "System.Exception calls=Run" },
        { "catch (Exception) { return null; }", "System.Exception returns=null" },
        { "catch (Exception) { return \"none\"; }", "System.Exception returns=none" },
        { "catch (Exception) { if (text == null) return null; return \"none\"; }", "System.Exception returns=null,none" },
        { "catch (Exception) { Log(); return null; }", "System.Exception returns=null calls=Log" },
        { "catch (Exception) { try { Work(); } catch (IOException) { throw; } }", "System.Exception throws calls=Work | System.IO.IOException throws" },
        { "catch (IOException) { return null; } catch (Exception e) { Log(e); }", "System.IO.IOException returns=null | System.Exception uses calls=Log" },
        { "finally { Log(); }", "" },
        { "catch (Exception) { lock (this) { Log(); } foreach (var item in numbers) Log(item); }", "System.Exception calls=Log,Log" },
    };

    [Theory]
    [MemberData(nameof(Handlers))]
    public void A_handler_is_told(string handler, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
            Assert.Equal(expected, Show(Read($"string M(string text, out int number) {{ number = 0; {Body("Work();", handler)} return text; }}", optimization).ReadBody(Id)!));
    }

    /// <summary>The same in an async method: what stands for variables there are fields.</summary>
    [Theory]
    [MemberData(nameof(Handlers))]
    public void So_is_that_of_an_async_method(string handler, string expected)
    {
        if (handler.Contains("number = 3") || handler.Contains("lock"))
            return;
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            var body = $"async Task<string> M(string text) {{ await Task.Yield(); {Body("await Task.Yield(); Work();", handler)} await Task.Yield(); return text; }}";
            // A variable without a name may be kept for later there; what uses the exception is silent anyway.
            Assert.Equal(expected, Show(Read(body, optimization).ReadBody("M:C.M(System.String)")!).Replace("uses assigns calls=Run", "uses calls=Run"));
        }
    }

    [Theory]
    [InlineData("catch (IOException e) { await Task.Yield(); }", "System.IO.IOException uses")]
    [InlineData("catch (IOException) { Log(); await Task.Yield(); Log(); return null; }", "System.IO.IOException uses")]
    [InlineData("catch { await Task.Yield(); throw; }", "System.Object uses")]
    [InlineData("catch (IOException) when (text == null) { await Task.Yield(); }", "System.IO.IOException filter uses")]
    [InlineData("finally { await Task.Yield(); }", "")]
    [InlineData("catch (Exception) { return null; } finally { await Task.Yield(); }", "System.Exception assigns")]
    public void A_handler_that_awaits_swallows_nothing(string handler, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            var body = Read($"async Task<string> M(string text) {{ {Body("Work();", handler)} return text; }}", optimization).ReadBody("M:C.M(System.String)")!;
            Assert.Equal(expected, Show(body).Replace("uses assigns", "uses"));
        }
    }

    [Theory]
    [InlineData("async Task M() { await Task.Yield(); }")]
    [InlineData("async void M() { await Task.Yield(); }")]
    [InlineData("async IAsyncEnumerable<int> M() { await Task.Yield(); yield return 3; }")]
    [InlineData("async Task M() { await using var stream = new MemoryStream(); }")]
    [InlineData("async Task M() { await foreach (var number in Each()) { } }")]
    [InlineData("IEnumerable<int> M() { using (new MemoryStream()) yield return 3; }")]
    [InlineData("void M() { using (new MemoryStream()) lock (this) { } foreach (var number in new List<int>()) { } }")]
    public void What_the_compiler_catches_is_none(string member)
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
            Assert.Empty(Read(member, optimization).ReadBody("M:C.M")!.Catches);
    }

    [Fact]
    public void A_method_that_returns_the_failure_says_what_it_returns()
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            var reader = Read("bool M(string text, out int number) { try { number = int.Parse(text); return true; } catch (FormatException) { number = 0; return false; } }", optimization);
            Assert.Equal("System.FormatException assigns returns=False", Show(reader.ReadBody(Id)!));
        }
    }

    [Fact]
    public void A_variable_that_is_returned_later_is_assigned()
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            var reader = Read("string M(string text, out int number) { number = 0; string result; try { result = Work(); } catch (Exception) { result = null; } return result; }", optimization);
            Assert.Equal("System.Exception assigns", Show(reader.ReadBody(Id)!));
        }
    }

    [Fact]
    public void Without_a_PDB_a_return_may_be_an_assignment()
    {
        var reader = Read("string M(string text, out int number) { number = 0; try { return Work(); } catch (Exception) { return null; } }", OptimizationLevel.Release, Pdb.Absent);
        Assert.Equal("System.Exception assigns", Show(reader.ReadBody(Id)!));
    }

    [Fact]
    public void A_handler_in_a_lambda_is_that_of_the_lambda()
    {
        var reader = Read("void M() { Run(() => { try { Work(); } catch (Exception) { Log(); } }); }", OptimizationLevel.Release);
        var body = reader.ReadBody("M:C.M")!;

        Assert.Empty(body.Catches);
        Assert.Equal("System.Exception calls=Log", Show(reader.ReadBody(Assert.Single(body.Functions))!));
    }

    [Fact]
    public void Calls_are_those_of_the_body()
    {
        var body = Read("void M() { try { Work(); } catch (Exception) { Log(); } }", OptimizationLevel.Release).ReadBody("M:C.M")!;

        Assert.Same(body.Calls[1], Assert.Single(Assert.Single(body.Catches).Calls));
    }

    [Theory]
    [InlineData("catch (Exception)")]
    [InlineData("catch")]
    [InlineData("catch (Exception) when (flag)")]
    public void The_place_is_that_of_the_keyword(string keyword)
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            using var compiler = new Compiler();
            var reader = compiler.Read($"using System;\nclass C\n{{\n    void M(bool flag)\n    {{\n        try\n        {{\n            M(flag);\n        }}\n        {keyword}\n        {{\n            M(false);\n        }}\n    }}\n}}", optimization);
            Assert.Equal(10, Assert.Single(reader.ReadBody("M:C.M(System.Boolean)")!.Catches).Place.Line);
        }
    }

    private static string Body(string work, string handler) =>
        $"int outside = 0; bool seen = false; var made = new C(); var numbers = new int[3]; Run(() => Log(seen)); try {{ {work} }} {handler} Log(outside); Log(made); Log(numbers);";

    private static string Show(MethodBody body) => string.Join(" | ", body.Catches.Select(Show));

    private static string Show(CatchFact handler)
    {
        List<string> words = [handler.Type ?? "?"];
        if (handler.HasFilter)
            words.Add("filter");
        if (handler.UsesException)
            words.Add("uses");
        if (handler.Throws)
            words.Add("throws");
        if (handler.Assigns)
            words.Add("assigns");
        if (handler.Returns.Count > 0)
            words.Add("returns=" + string.Join(',', handler.Returns.SelectMany(Options).Select(value => value is ConstantValue constant ? constant.Content ?? "null" : "?")));
        var calls = handler.Calls.Where(call => call.Name is not ("get_Length" or "op_Equality")).Select(call => call.Name);
        if (calls.Any())
            words.Add("calls=" + string.Join(',', calls));
        return string.Join(' ', words);
    }

    private static IEnumerable<Value> Options(Value value) => value is ChoiceValue choice ? choice.Options : [value];

    public void Dispose() => compilers.ForEach(compiler => compiler.Dispose());

    private IlReader Read(string member, OptimizationLevel optimization, Pdb pdb = Pdb.Beside)
    {
        var compiler = new Compiler();
        compilers.Add(compiler);
        return compiler.Read($$"""
            #pragma warning disable
            using System; using System.Collections.Generic; using System.IO; using System.Threading.Tasks;
            class C
            {
                Exception field;
                static int still;
                public int Total { get; set; }
                {{member}}
                static string Work() => "";
                static void Log(object value = null) { }
                static void Run(Action action) { }
                static IAsyncEnumerable<int> Each() => null;
            }
            """, optimization, pdb);
    }
}
