using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Shop.Asynchronous;

public class Shapes
{
    public async Task Sequence(string a, string b)
    {
        await First(a, await Second(b));
        var result = await Second(await Second("deep"));
        Use(result, a);
        if (result.Length > 3)
            Use(await Second("then"), "x");
        for (var i = 0; i < 3; i++)
            await First(b, "loop");
        await using var stream = new MemoryStream();
        await stream.WriteAsync(new byte[] { 1, 2 }.AsMemory(), CancellationToken.None).ConfigureAwait(false);
    }

    public async ValueTask<int> Guarded()
    {
        try
        {
            return await Value();
        }
        catch (IOException) when (DateTime.Now.Hour > 3)
        {
            await First("caught", "io");
            return -1;
        }
        finally
        {
            await Second("finally");
        }
    }

    public async void Fire(object sender, EventArgs e) => await First(sender.GetType().Name, "fired");

    public IEnumerable<string> Iterate(IEnumerable<string> source, string suffix)
    {
        var kept = suffix.Trim();
        foreach (var item in source.Where(x => x.EndsWith(suffix)))
        {
            Use(item, kept);
            yield return kept;
            if (item.Length == 0)
                yield break;
        }
    }

    public static async Task<T> Generic<T>(Func<Task<T>> make, T fallback)
        where T : class
    {
        var made = await make();
        await Task.WhenAll(make(), Task.FromResult(made));
        return made ?? fallback;
    }

    private static Task First(string a, string b) => Task.CompletedTask;

    private static Task<string> Second(string text) => Task.FromResult(text);

    private static async ValueTask<int> Value() => await Task.Run(() => 3);

    private static void Use(string a, string b)
    {
    }
}
