namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>DG2004: an exception that disappears on a feature's path, and each way in which it does not.</summary>
public class FailureTests
{
    private const string Disappears = "DG2004: A failure of 'pay' disappears here";

    private static Evidence Of(string action) => Evidence.Of(
        $$"""
        using Microsoft.Extensions.Logging;
        [Feature("pay"), SuccessMetric("Paid", MetricKind.Engagement)]
        public class Pay(ILogger<Pay> logger) : ControllerBase
        {
            private bool failed;
            private Exception? last;
            [HttpPost("/a")] public async Task A() { Count.Paid.Add(1); {{action}} await Task.Yield(); Console.WriteLine(failed + "" + last + logger); }
            private static void Work() => Console.WriteLine();
            private static int Lookup() { try { Work(); return 1; } catch (Exception) { return 0; } }
            private static bool Asked() { try { Work(); return true; } catch (Exception) { return false; } }
            private static bool TryWork(out int n) { try { n = 1; Work(); return true; } catch (Exception) { n = 0; return false; } }
            private static IEnumerable<int> All() { try { Work(); return [1]; } catch (Exception) { return Enumerable.Empty<int>(); } }
            private static void Unreached() { try { Work(); } catch (Exception) { } }
        }
        """);

    [Fact]
    public void It_disappears() => Of(
        """
        try { Work(); } catch { }
        try { Work(); } catch (Exception) { }
        try { Work(); } catch (InvalidOperationException e) { }
        Console.WriteLine(Lookup());
        Console.WriteLine(All().Count());
        Action inLambda = () => { try { Work(); } catch (Exception) { } }; inLambda();
        """).Finds(Disappears, Disappears, Disappears, Disappears, Disappears, Disappears);

    [Fact]
    public void It_does_not_disappear() => Of(
        """
        try { Work(); } catch (Exception) { throw; }
        try { Work(); } catch (Exception e) { throw new InvalidOperationException("", e); }
        try { Work(); } catch (Exception) { throw new InvalidOperationException(); }
        try { Work(); } catch (Exception e) { logger.LogError(e, "failed"); }
        try { Work(); } catch (Exception) { logger.LogError("failed"); }
        try { Work(); } catch (Exception) { Count.Failed.Add(1); }
        try { Work(); } catch (Exception e) { Console.WriteLine(e.Message); }
        try { Work(); } catch (Exception e) { last = e; }
        try { Work(); } catch (Exception) { failed = true; }
        try { Work(); } catch (OperationCanceledException) { }
        try { Work(); } catch (TaskCanceledException) { }
        try { Work(); } catch (Exception) when (failed) { }
        try { Work(); } catch (System.Net.Http.HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) { }
        try { Work(); } catch (Exception) { Response.StatusCode = 500; }
        try { Work(); } finally { Console.WriteLine(); }
        if (Asked()) Console.WriteLine();
        if (TryWork(out var n)) Console.WriteLine(n);
        """).Finds();

    [Fact]
    public void A_failure_while_cleaning_up_was_taken_for_the_one_that_led_there() => Of(
        """
        try { Work(); } catch (Exception) { try { Work(); } catch { } throw; }
        try { Work(); } catch (Exception e) { try { Work(); } catch (Exception) { } throw new InvalidOperationException("", e); }
        try { Work(); } finally { try { Work(); } catch { } }
        try { await Task.Yield(); } finally { try { Work(); } catch (InvalidOperationException) { } }
        """).Finds();

    [Fact]
    public void Where_it_does_not_go_on_a_failure_while_cleaning_up_is_one_more() => Of(
        """
        try { Work(); } catch (Exception) { try { Work(); } catch { } logger.LogError("failed"); }
        try { Work(); } catch (Exception) { await Task.Yield(); try { Work(); } catch { } throw; }
        try { Work(); } finally { Action later = () => { try { Work(); } catch { } }; later(); }
        try { try { Work(); } catch { } } finally { Work(); }
        """).Finds(Disappears, Disappears, Disappears, Disappears);

    [Fact]
    public void To_ask_whether_something_is_there_was_taken_for_a_failure() => Of(
        """
        try { Console.WriteLine(System.IO.Directory.GetFiles("a").Length); } catch (System.IO.DirectoryNotFoundException) { }
        try { Console.WriteLine(System.IO.File.ReadAllText("a")); } catch (System.IO.FileNotFoundException) { }
        """).Finds();

    [Fact]
    public void What_else_files_and_values_fail_by_is_a_failure() => Of(
        """
        try { Console.WriteLine(System.IO.File.ReadAllText("a")); } catch (System.IO.IOException) { }
        try { Console.WriteLine(System.IO.File.ReadAllText("a")); } catch (UnauthorizedAccessException) { }
        try { Console.WriteLine(int.Parse("a")); } catch (FormatException) { }
        """).Finds(Disappears, Disappears, Disappears);

    [Fact]
    public void The_return_of_a_type_parameter_was_taken_for_nothing() => Evidence.Of(
        """
        public class Once<T, R>(Func<T, R> run)
        {
            public async Task<R?> Run(T message) { try { await Task.Yield(); return run(message); } catch { return default; } }
            public R? Now(T message) { try { return run(message); } catch { return default; } }
            public List<R>? All(T message) { try { return [run(message)]; } catch { return default; } }
        }

        [Feature("pay"), SuccessMetric("Paid", MetricKind.Engagement)]
        public class Pay : ControllerBase
        {
            [HttpPost("/a")] public async Task<bool> A() { Count.Paid.Add(1); var once = new Once<string, bool>(text => text.Length > 0); return once.All("a") is null || await once.Run("") && once.Now(""); }
        }
        """).Finds(Disappears);

    [Fact]
    public void What_answers_with_an_error_does_not_swallow_it() => Evidence.Of(
        """
        [Feature("pay"), SuccessMetric("Paid", MetricKind.Engagement)]
        public class Pay : ControllerBase
        {
            [HttpPost("/a")] public IActionResult A() { Count.Paid.Add(1); try { return Ok(); } catch (Exception) { return StatusCode(500); } }
            [HttpPost("/b")] public IActionResult B() { Count.Paid.Add(1); try { return Ok(); } catch (Exception) { return BadRequest(); } }
            [HttpPost("/c")] public IActionResult C() { Count.Paid.Add(1); try { return Ok(); } catch (Exception) { return Problem(); } }
            [HttpPost("/d")] public IActionResult D() { Count.Paid.Add(1); try { return Ok(); } catch (Exception) { return Ok(); } }
            [HttpPost("/e")] public IActionResult E() { Count.Paid.Add(1); try { return Ok(); } catch (Exception) { return NoContent(); } }
        }
        """).Finds(Disappears, Disappears);

    /// <summary>Jellyfin: until the file is whole, reading it fails.</summary>
    [Fact]
    public void A_loop_that_tries_again_was_taken_for_one_that_gives_up() => Of(
        """
        while (!failed) { try { if (Asked()) { return; } await Task.Delay(1); } catch (System.IO.IOException) { } await Task.Delay(2); }
        for (var i = 0; i < 3; i++) { try { Work(); break; } catch (Exception) { } }
        do { try { Work(); return; } catch { await Task.Yield(); continue; } } while (Asked());
        foreach (var url in new[] { "a", "b" }) { try { Console.WriteLine(url); break; } catch (InvalidOperationException) { } }
        Action inLambda = () => { while (true) { try { Work(); return; } catch (Exception) { } } }; inLambda();
        """).Finds();

    [Fact]
    public void A_loop_that_goes_on_after_each_failure_tries_nothing_again() => Of(
        """
        foreach (var item in All()) { try { Console.WriteLine(item); } catch (Exception) { } }
        for (var i = 0; i < 3; i++) { try { Work(); } catch (Exception) { continue; } Console.WriteLine(); }
        while (!failed) { try { await Task.Delay(1); Work(); } catch (InvalidOperationException) { } }
        for (var i = 0; i < 3; i++) { try { Work(); break; } catch (Exception) { break; } }
        """).Finds(Disappears, Disappears, Disappears, Disappears, Disappears);

    /// <summary>Kavita: who is not found leads to the exception behind.</summary>
    [Fact]
    public void A_catch_before_a_throw_was_taken_for_the_end() => Of(
        """
        Func<int> first = () => { try { return Lookup2(); } catch { } throw new InvalidOperationException(); };
        Func<Task<int>> second = async () => { try { await Task.Yield(); return Lookup2(); } catch (Exception) { } if (failed) Work(); throw new InvalidOperationException(await Text()); };
        Func<int> third = () => { try { return Lookup2(); } catch (Exception) { } finally { Work(); } using (new System.IO.MemoryStream()) { Work(); throw new InvalidOperationException(); } };
        Console.WriteLine(first() + await second() + third());
        static int Lookup2() { Work(); return 1; }
        static Task<string> Text() => Task.FromResult("");
        """).Finds();

    [Fact]
    public void A_catch_before_what_may_throw_is_the_end() => Of(
        """
        Func<int> first = () => { try { Work(); } catch { } if (failed) throw new InvalidOperationException(); return 1; };
        Func<Task<int>> second = async () => { try { Work(); } catch (Exception) { } await Task.Yield(); if (failed) return 1; throw new InvalidOperationException(); };
        Func<int> third = () => { try { Work(); } catch (Exception) { } try { throw new InvalidOperationException(); } catch (InvalidOperationException e) { Console.WriteLine(e); return 2; } };
        Console.WriteLine(first() + await second() + third());
        """).Finds(Disappears, Disappears, Disappears);
}
