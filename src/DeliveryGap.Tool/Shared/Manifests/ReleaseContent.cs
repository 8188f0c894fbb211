using System.Text.Json;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Tool.Shared.Manifests;

/// <summary>Whether two manifests say the same.</summary>
internal static class ReleaseContent
{
    public static bool IsSame(ReleaseManifest one, ReleaseManifest other) =>
        ReferenceEquals(one, other) || JsonSerializer.SerializeToUtf8Bytes(one).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other));
}
