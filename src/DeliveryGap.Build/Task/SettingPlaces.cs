using System.Xml;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.Tasks;

/// <summary>Where a property is set: the project file, or a file that all projects of a folder import.</summary>
/// <param name="others">Absolute paths, nearest first; those that do not exist are passed over.</param>
internal sealed class SettingPlaces(string projectFile, IEnumerable<string> others)
{
    private readonly IReadOnlyList<string> files = [projectFile, .. others];

    /// <summary>The element that sets the property; the project file without a line where it is set by none of the files.</summary>
    public Place Of(string property)
    {
        foreach (var file in files)
        {
            if (LineIn(file, property) is { } line)
                return new Place(file, line);
        }

        return new Place(projectFile, 0);
    }

    private static int? LineIn(string file, string property)
    {
        try
        {
            if (!File.Exists(file))
                return null;
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            int? last = null;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName.Equals(property, StringComparison.OrdinalIgnoreCase))
                    last = ((IXmlLineInfo)reader).LineNumber;
            }

            return last;
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
