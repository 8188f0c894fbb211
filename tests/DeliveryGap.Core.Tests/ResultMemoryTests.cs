using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Memory;

namespace DeliveryGap.Core.Tests;

/// <summary>A result is worked out anew when, and only when, the reader says otherwise than when it was made.</summary>
public sealed class ResultMemoryTests
{
    private readonly ResultMemory memory = new();
    private int workedOut;

    private static FakeCode Code(bool isMentioned = false)
    {
        var code = new FakeCode();
        if (isMentioned)
            code.Mentioned.Add("T");
        return code;
    }

    /// <summary>One result that is made from another, as far as it goes.</summary>
    private int Ask(ICodeReader reader, string key = "a", bool isCancelled = false, bool holdsOnlyNow = false)
    {
        var watched = memory.Begin(reader);
        var inner = ResultTable<string, string>.Of(watched, "inner");
        var outer = ResultTable<string, int>.Of(watched, "outer");
        var isWhole = false;
        try
        {
            var found = outer.Get(key, asked =>
            {
                workedOut++;
                var mentioned = inner.Get(asked, _ =>
                {
                    if (holdsOnlyNow)
                        memory.HoldsOnlyNow();
                    return watched.IsMentioned("T") ? "yes" : "no";
                });
                watched.FindMethod("M:Shop.A");
                return isCancelled ? throw new OperationCanceledException() : mentioned.Length;
            });
            isWhole = true;
            return found;
        }
        finally
        {
            memory.End(isWhole);
        }
    }

    [Fact]
    public void TheSameAnswersMakeTheSameResult()
    {
        Assert.Equal([2, 2, 2], new[] { Ask(Code()), Ask(Code()), Ask(Code()) });
        Assert.Equal(1, workedOut);
    }

    [Fact]
    public void AnotherAnswerToAnInnerResultMakesTheOuterAnew()
    {
        Assert.Equal([2, 3, 2], new[] { Ask(Code()), Ask(Code(isMentioned: true)), Ask(Code()) });
        Assert.Equal(3, workedOut);
    }

    [Fact]
    public void AnotherObjectIsAnotherFact()
    {
        static FakeCode With() => Code().AddFunction(Fact.Method("Shop", "A", null));
        Ask(With());
        Ask(With());
        Assert.Equal(2, workedOut);
        var same = With();
        Ask(same);
        Ask(same);
        Assert.Equal(3, workedOut);
    }

    [Fact]
    public void WhatDependsOnItsTurnIsNotKept()
    {
        Ask(Code(), holdsOnlyNow: true);
        Ask(Code());
        Ask(Code());
        Assert.Equal(2, workedOut);
    }

    [Fact]
    public void WhatWasNotFinishedIsNoResult()
    {
        Assert.Throws<OperationCanceledException>(() => Ask(Code(), isCancelled: true));
        Assert.Equal(2, Ask(Code()));
        Assert.Equal(2, workedOut);
    }

    [Fact]
    public void WhatTheLastVerdictDidNotNeedIsForgotten()
    {
        Ask(Code(), "a");
        Ask(Code(), "b");
        Ask(Code(), "a");
        Assert.Equal(3, workedOut);
    }

    private int sought;

    /// <summary>A verdict of one question and one result.</summary>
    private string Seek(ICodeReader reader, bool isSame = true, bool isCancelled = false)
    {
        var watched = memory.Begin(reader);
        var isWhole = false;
        try
        {
            var verdict = memory.Recall<string>(_ => isSame) ?? memory.Conclude(Find());
            isWhole = true;
            return verdict;
        }
        finally
        {
            memory.End(isWhole);
        }

        string Find()
        {
            sought++;
            var mentioned = watched.IsMentioned("T") ? "yes" : "no";
            var method = ResultTable<string, string>.Of(watched, "method").Get("a", _ =>
            {
                workedOut++;
                return watched.FindMethod("M:Shop.A") is null ? "none" : "one";
            });
            return isCancelled ? throw new OperationCanceledException() : mentioned + " " + method;
        }
    }

    [Fact]
    public void AVerdictIsRecalledAsLongAsTheAnswersAreTheSame()
    {
        Assert.Equal(["no none", "no none", "no none"], new[] { Seek(Code()), Seek(Code()), Seek(Code()) });
        Assert.Equal((1, 1), (sought, workedOut));
    }

    [Fact]
    public void AVerdictIsSoughtAnewWithWhatStillHolds()
    {
        Assert.Equal(["no none", "yes none", "no none"], new[] { Seek(Code()), Seek(Code(isMentioned: true)), Seek(Code()) });
        Assert.Equal((3, 1), (sought, workedOut));
    }

    [Fact]
    public void AVerdictThatOnlyAResultSpeaksAgainstIsSoughtAnew()
    {
        Seek(Code());
        Assert.Equal("no one", Seek(Code().AddFunction(Fact.Method("Shop", "A", null))));
        Assert.Equal((2, 2), (sought, workedOut));
    }

    [Fact]
    public void AVerdictAboutSomethingElseIsNotRecalled()
    {
        Seek(Code());
        Seek(Code(), isSame: false);
        Assert.Equal((2, 1), (sought, workedOut));
    }

    [Fact]
    public void ACancelledVerdictIsNoneAndSpoilsTheOneBefore()
    {
        Seek(Code());
        Assert.Throws<OperationCanceledException>(() => Seek(Code(isMentioned: true), isCancelled: true));
        Assert.Equal("yes none", Seek(Code(isMentioned: true)));
        Assert.Equal(3, sought);
    }

    [Fact]
    public void ARecalledVerdictForgetsNoResults()
    {
        Seek(Code());
        Seek(Code());
        Seek(Code(isMentioned: true));
        Assert.Equal((2, 1), (sought, workedOut));
    }

    [Fact]
    public void ACancelledVerdictForgetsNothing()
    {
        Ask(Code(), "a");
        Assert.Throws<OperationCanceledException>(() => Ask(Code(), "b", isCancelled: true));
        Ask(Code(), "a");
        Assert.Equal(2, workedOut);
    }
}
