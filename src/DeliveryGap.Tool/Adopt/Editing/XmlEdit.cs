using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Adopt.Editing;

/// <summary>Adds to an MSBuild file, and leaves every other byte of it alone.</summary>
internal static partial class XmlEdit
{
    /// <summary>At the end of the file's root.</summary>
    /// <param name="lines">Each with its indentation by two blanks a level; that of the file is put in its place.</param>
    /// <exception cref="ToolFailure">The file is no XML, with its line.</exception>
    public static byte[] Append(byte[] bytes, string path, IReadOnlyList<string> lines)
    {
        var file = TextFile.Of(bytes, path);
        var (end, isEmpty) = EndOfRoot(file.Text, path);
        var indent = Indentation().Match(file.Text) is { Success: true } match ? match.Groups[1].Value : "  ";
        var added = string.Concat(lines.Select(line => Leading().Replace(line, blanks => string.Concat(Enumerable.Repeat(indent, blanks.Length / 2))) + file.LineEnd));
        if (isEmpty)
        {
            // <Project Sdk="…" />
            var slash = file.Text.LastIndexOf('/', end);
            return file.With(file.Text[..slash].TrimEnd() + ">" + file.LineEnd + added + "</Project>" + file.Text[(end + 1)..]);
        }

        var start = file.Text.LastIndexOf('\n', end - 1) + 1;
        return string.IsNullOrWhiteSpace(file.Text[start..end])
            ? file.With(file.Text[..start] + added + file.Text[start..])
            : file.With(file.Text[..end] + file.LineEnd + added + file.Text[end..]);
    }

    /// <summary>Sets a property: where it stands already, else in the first group of properties without a condition, else in one of its own.</summary>
    public static byte[] SetProperty(byte[] bytes, string path, string name, string value)
    {
        var file = TextFile.Of(bytes, path);
        EndOfRoot(file.Text, path);
        var escaped = System.Security.SecurityElement.Escape(value);
        var there = new Regex($"(?<=<{name}>)[^<]*(?=</{name}>)").Match(file.Text);
        var group = PropertyGroup().Match(file.Text);
        var at = group.Groups["end"].Index;
        var edited = there.Success ? file.Text[..there.Index] + escaped + file.Text[(there.Index + there.Length)..]
            : group.Success ? file.Text[..at] + $"{group.Groups["indent"].Value}<{name}>{escaped}</{name}>{file.LineEnd}" + file.Text[at..]
            : null;
        // What the patterns found may stand in a comment.
        return edited is not null && XDocument.Parse(edited).Descendants().Any(element => element.Name.LocalName == name && element.Value == value)
            ? file.With(edited)
            : Append(bytes, path, ["  <PropertyGroup>", $"    <{name}>{escaped}</{name}>", "  </PropertyGroup>"]);
    }

    /// <returns>Where <c>&lt;/Project&gt;</c> begins; where an empty root ends.</returns>
    private static (int Position, bool IsEmpty) EndOfRoot(string text, string path)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit });
            reader.MoveToContent();
            var isEmpty = reader.IsEmptyElement;
            var place = (IXmlLineInfo)reader;
            var start = Offset(text, place.LineNumber, place.LinePosition);
            var end = -1;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == 0)
                    end = Offset(text, place.LineNumber, place.LinePosition) - 2;
            }

            return isEmpty ? (text.IndexOf('>', start), true) : (end, false);
        }
        catch (XmlException e)
        {
            throw ToolFailure.InFile(path, Math.Max(1, e.LineNumber), e.Message);
        }
    }

    private static int Offset(string text, int line, int column)
    {
        var start = 0;
        for (var i = 1; i < line; i++)
            start = text.IndexOf('\n', start) + 1;
        return start + column - 1;
    }

    [GeneratedRegex(@"^([ \t]+)<[A-Z]", RegexOptions.Multiline)]
    private static partial Regex Indentation();

    [GeneratedRegex("^ +")]
    private static partial Regex Leading();

    // Without comments, so that none is taken for code: such a group is passed over.
    [GeneratedRegex(@"<PropertyGroup>(?:(?!<!--|</PropertyGroup>).)*?\n(?<indent>[ \t]*)<(?:(?!<!--|</PropertyGroup>).)*\n(?<end>[ \t]*)</PropertyGroup>", RegexOptions.Singleline)]
    private static partial Regex PropertyGroup();
}
