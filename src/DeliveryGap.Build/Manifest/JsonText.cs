using System.Globalization;
using System.Text;

namespace DeliveryGap.Build.Manifest;

/// <summary>
/// Writes indented JSON: two spaces, LF, null properties left out, numbers as numbers. Our own because System.Text.Json cannot be
/// loaded beside .NET Framework's MSBuild; tests hold it equal to System.Text.Json.
/// </summary>
internal sealed class JsonText
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool isFirst = true;

    public override string ToString() => text.ToString() + "\n";

    public JsonText Object(Action content) => Nest('{', content, '}');

    public JsonText Property(string name, string? value)
    {
        if (value is not null)
            Name(name).Quote(value);
        return this;
    }

    public JsonText Property(string name, double? value)
    {
        if (value is { } number)
            Name(name).text.Append(number.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    public JsonText Property(string name, bool? value)
    {
        if (value is { } isTrue)
            Name(name).text.Append(isTrue ? "true" : "false");
        return this;
    }

    public JsonText Property<T>(string name, T? value, Action<T> content) where T : class
    {
        if (value is not null)
            Name(name).Object(() => content(value));
        return this;
    }

    public JsonText Array<T>(string name, IReadOnlyList<T> items, Action<T> content)
    {
        Name(name);
        if (items.Count == 0)
        {
            text.Append("[]");
            return this;
        }

        return Nest('[', () =>
        {
            foreach (var item in items)
            {
                Separate();
                Object(() => content(item));
            }
        }, ']');
    }

    public JsonText Array(string name, IReadOnlyList<string> items)
    {
        Name(name);
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            Quote(items[i]);
        }

        text.Append(']');
        return this;
    }

    private JsonText Nest(char open, Action content, char close)
    {
        text.Append(open);
        depth++;
        isFirst = true;
        content();
        depth--;
        if (!isFirst)
            NewLine();
        isFirst = false;
        text.Append(close);
        return this;
    }

    private JsonText Name(string name)
    {
        Separate();
        Quote(name);
        text.Append(": ");
        return this;
    }

    private void Separate()
    {
        if (!isFirst)
            text.Append(',');
        isFirst = false;
        NewLine();
    }

    private void NewLine() => text.Append('\n').Append(' ', depth * 2);

    private void Quote(string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c < ' ' || c is '\u007f' or '\u2028' or '\u2029')
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                text.Append(c).Append(value[++i]);
            else
                // A lone surrogate has no UTF-8.
                text.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
        }

        text.Append('"');
    }
}
