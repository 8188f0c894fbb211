using System.Text;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>
/// The names of types as attributes store them (<c>Shop.Box`1+Lid[[System.Int32, System.Runtime]], Shop</c>), in the form of
/// documentation ids (<c>Shop.Box{System.Int32}.Lid</c>).
/// </summary>
internal static class SerializedTypeName
{
    private const int MaxDepth = 32;

    /// <param name="name">As stored; anything that is no such name comes back cut at its first comma.</param>
    /// <param name="assembly">The simple name of the assembly that the outermost type names, or null.</param>
    public static string Parse(string name, out string? assembly)
    {
        var at = 0;
        var type = Read(name, ref at, 0);
        assembly = null;
        if (at < name.Length && name[at] == ',')
        {
            var start = at + 1;
            while (start < name.Length && name[start] == ' ')
                start++;
            var end = name.IndexOf(',', start);
            assembly = name.Substring(start, (end < 0 ? name.Length : end) - start);
        }

        return type;
    }

    private static string Read(string name, ref int at, int depth)
    {
        var text = new StringBuilder();
        while (at < name.Length && name[at] is not (',' or '[' or ']' or '*' or '&'))
        {
            if (name[at] == '\\' && at + 1 < name.Length)
                at++;
            text.Append(name[at] == '+' ? '.' : name[at]);
            at++;
        }

        var type = text.ToString();
        if (at + 1 < name.Length && name[at] == '[' && name[at + 1] == '[' && depth < MaxDepth)
            type = Close(type, ReadArguments(name, ref at, depth));
        while (at < name.Length && name[at] is '[' or '*' or '&')
        {
            if (name[at] != '[')
            {
                type += name[at++] == '*' ? "*" : "@";
                continue;
            }

            var end = name.IndexOf(']', at);
            if (end < 0)
                break;
            type += end == at + 1 ? "[]" : "[0:" + new StringBuilder().Insert(0, ",0:", end - at - 1) + "]";
            at = end + 1;
        }

        return type;
    }

    private static List<string> ReadArguments(string name, ref int at, int depth)
    {
        var arguments = new List<string>();
        at++;
        while (at < name.Length && name[at] == '[')
        {
            at++;
            arguments.Add(Read(name, ref at, depth + 1));
            // The argument's assembly does not matter.
            while (at < name.Length && name[at] != ']')
                at++;
            at++;
            if (at < name.Length && name[at] == ',')
                at++;
        }

        at++;
        return arguments;
    }

    private static string Close(string definition, List<string> arguments) =>
        Metadata.Names.Close(definition, arguments.ToArray());
}
