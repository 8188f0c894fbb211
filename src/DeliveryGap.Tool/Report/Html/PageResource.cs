using System.Security.Cryptography;
using System.Text;

namespace DeliveryGap.Tool.Report.Html;

/// <summary>A style sheet or script that is a part of this program, and goes into the page as it is.</summary>
internal sealed record PageResource(string Text)
{
    /// <summary>By which the page's content security policy knows it.</summary>
    public string Hash => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static PageResource Named(string name)
    {
        using var stream = typeof(PageResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the program was built without {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
