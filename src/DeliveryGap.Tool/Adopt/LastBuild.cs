using DeliveryGap.Core.Manifest;
using DeliveryGap.Tool.Shared;
using DeliveryGap.Tool.Shared.Manifests;

namespace DeliveryGap.Tool.Adopt;

/// <summary>The manifests that the build before left below a folder.</summary>
internal static class LastBuild
{
    /// <returns>By absolute path. What cannot be read any more tells nothing, and is passed over.</returns>
    public static IReadOnlyDictionary<string, ReleaseManifest> Read(string folder, Terminal terminal)
    {
        Dictionary<string, ReleaseManifest> manifests = new(StringComparer.Ordinal);
        foreach (var path in ManifestFiles.Below(folder))
        {
            try
            {
                manifests.Add(path, ManifestFiles.Read([path], terminal)[0].Manifest);
            }
            catch (ToolFailure)
            {
            }
        }

        return manifests;
    }
}
