using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace Shop.Texts;

public sealed class Texts
{
    private const string Prefix = "/api";
    private readonly string version = "v" + 2;
    private static readonly string Root = Prefix + "/" + nameof(Texts);

    public void Concatenated(string name, int number, char letter, object thing)
    {
        Use("/" + name);
        Use(Prefix + "/" + name + "/" + version);
        Use(name + "a" + "b");
        Use("a" + name + "b" + name + "c" + name + "d");
        Use("n" + number);
        Use("c" + letter);
        Use(letter + name + letter);
        Use("o" + thing);
        Use("" + name);
        Use(string.Concat(name, "x"));
        Use(string.Concat("a", name, "b", name));
        Use(string.Concat(new[] { "a", name, "b" }));
        Use(string.Concat("only", (object)name));
        var local = "/" + name;
        local += "/more";
        Use(local);
        Use(Root + local);
        string? nothing = null;
        Use("a" + nothing + name);
    }

    public void Interpolated(string name, int number, DateTime time, Texts other)
    {
        Use($"/{name}");
        Use($"{Prefix}/{version}/{name}");
        Use($"constant {Prefix}");
        Use($"{number}/{name}");
        Use($"{number:D2}/{name}");
        Use($"{name,5}/{number}");
        Use($"{name}{number}{time}");
        Use($"{{{name}}}");
        Use($"{other.version}/{(number > 3 ? "many" : "few")}/x{number}");
        Use($"{1}/{true}/{'c'}");
    }

    public void Formatted(string name, int number)
    {
        Use(string.Format("/{0}", name));
        Use(string.Format("/{0}/{1}/{0}", name, number));
        Use(string.Format("{{{0}}}", name));
        Use(string.Format("/{0:D2}/{1}", number, name));
        Use(string.Format(CultureInfo.InvariantCulture, "/{0}", name));
        Use(string.Format("{0}{1}{2}{3}", name, "b", "c", number));
        Use(string.Format(name, "a"));
    }

    public void Joined(string name, string[] many)
    {
        Use(string.Join("/", "a", name, "b"));
        Use(string.Join('/', "a", name));
        Use(string.Join("/", new[] { "a", name }));
        Use(string.Join("/", many));
        Use(string.Join(name, "a", "b"));
    }

    public string Returned(string name) => $"/{name}/x{name.Length}";

    public async Task<string> ReturnedLater(string name)
    {
        await Task.Yield();
        var path = "/" + name;
        await Task.Yield();
        return path + "/end";
    }

    private static void Use(string text)
    {
    }
}
