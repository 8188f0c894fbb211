using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>The versions of a file that is typed in.</summary>
internal static class FileVersions
{
    /// <summary>Edits a file several times and looks at each version: then none is alive but the last, and the first, which the compiler itself keeps.</summary>
    /// <param name="file">Its index among the compilation's.</param>
    /// <param name="edits">What is typed where something else stands.</param>
    public static void AssertNoneIsKept(
        Func<CSharpCompilation> start, int file, IReadOnlyList<string> edits, Func<CSharpCompilation, string, CSharpCompilation> edit, Action<Compilation> look)
    {
        var (last, between) = Run(start, file, edits, edit, look);
        for (var i = 0; between.Exists(version => version.IsAlive) && i < 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.NotEmpty(between);
        Assert.DoesNotContain(between, version => version.IsAlive);
        GC.KeepAlive(last);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (CSharpCompilation Last, List<WeakReference> Between) Run(
        Func<CSharpCompilation> start, int file, IReadOnlyList<string> edits, Func<CSharpCompilation, string, CSharpCompilation> edit, Action<Compilation> look)
    {
        var compilation = start();
        look(compilation);
        List<WeakReference> versions = [];
        foreach (var old in edits)
        {
            compilation = edit(compilation, old);
            look(compilation);
            versions.Add(new(compilation.SyntaxTrees[file]));
        }

        return (compilation, versions[1..^1]);
    }
}
