using System.Text;

namespace DeliveryGap.Tool.Adopt.Editing;

/// <summary>The place in <c>.editorconfig</c> where a team sets severities and names its own kinds of entry points.</summary>
internal static class EditorConfigSection
{
    private const string Mark = "# DeliveryGap:";

    private static readonly string[] Lines =
    [
        Mark + " an entry point that serves no feature, and is not in DeliveryGap.Existing.txt. https://github.com/deliverygap/deliverygap",
        "[*.cs]",
        "dotnet_diagnostic.DG1001.severity = warning",
    ];

    /// <summary>Nothing, where it stands there already.</summary>
    public static void AddTo(ChangeSet changes, string folder)
    {
        var path = Path.Combine(folder, ".editorconfig");
        if (changes.Read(path) is not { } bytes)
        {
            changes.Write(path, Encoding.UTF8.GetBytes(string.Join('\n', Lines) + "\n"));
            return;
        }

        var file = TextFile.Of(bytes, path);
        if (file.Text.Contains(Mark, StringComparison.Ordinal))
            return;
        var gap = file.Text.Length == 0 ? "" : file.Text.EndsWith('\n') ? file.LineEnd : file.LineEnd + file.LineEnd;
        changes.Write(path, file.With(file.Text + gap + string.Join(file.LineEnd, Lines) + file.LineEnd));
    }
}
