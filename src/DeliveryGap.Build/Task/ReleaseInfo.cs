using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Build.Tasks;

/// <summary>What the manifest says of the release.</summary>
internal static class ReleaseInfo
{
    public static ManifestRelease Of(GateTask task) => new()
    {
        Product = task.Product,
        Version = OrNull(task.Version.Split('+')[0]),
        Commit = OrNull(task.Commit),
        Repository = Public(task.Repository),
        Framework = OrNull(task.Framework),
        Configuration = OrNull(task.Configuration),
    };

    /// <summary>A remote's address as it may be shown: without user, password, query and fragment.</summary>
    public static string? Public(string repository)
    {
        var address = repository.Trim();
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile && uri.Host.Length > 0)
        {
            var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return $"{uri.Scheme}://{uri.Host}{port}{uri.AbsolutePath}";
        }

        // git@host:owner/name; what is no address at all may be a path of this machine.
        var at = address.IndexOf('@');
        var colon = address.IndexOf(':', at + 1);
        return at > 0 && colon > at + 1 && address.IndexOf('/') is var slash && (slash < 0 || slash > at)
            ? $"ssh://{address.Substring(at + 1, colon - at - 1)}/{address.Substring(colon + 1).TrimStart('/').Split('?', '#')[0]}"
            : null;
    }

    private static string? OrNull(string text) => text.Trim() is { Length: > 0 } given ? given : null;
}
