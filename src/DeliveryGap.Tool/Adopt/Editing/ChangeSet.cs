using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Adopt.Editing;

/// <summary>Files that are to be written, and how they were before.</summary>
internal sealed class ChangeSet
{
    private readonly SortedDictionary<string, Change> changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> watched = new(StringComparer.Ordinal);

    /// <summary>In ordinal order of their paths.</summary>
    public IEnumerable<Change> Changes => changes.Values;

    public bool IsEmpty => changes.Count == 0;

    /// <summary>As it would be with the changes so far; null where there is no such file.</summary>
    /// <exception cref="ToolFailure">It cannot be read.</exception>
    public byte[]? Read(string path)
    {
        if (changes.TryGetValue(path, out var change))
            return change.After;
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ToolFailure.InFile(path, null, e.Message);
        }
    }

    /// <summary>Nothing, where the file is like that already.</summary>
    public void Write(string path, byte[] content)
    {
        var before = changes.TryGetValue(path, out var change) ? change.Before : Read(path);
        if (before is null || !before.AsSpan().SequenceEqual(content))
            changes[path] = new(path, before, content);
        else
            changes.Remove(path);
    }

    /// <summary>A file that is there and that others may write: what they did to it is a change, from <see cref="Notice"/> on.</summary>
    public void Watch(string path)
    {
        if (Read(path) is { } bytes)
            watched[path] = bytes;
    }

    /// <summary>Takes in what has become of the watched files.</summary>
    public void Notice()
    {
        foreach (var file in watched)
        {
            if (File.Exists(file.Key) && File.ReadAllBytes(file.Key) is var now && !now.AsSpan().SequenceEqual(file.Value))
                changes[file.Key] = new(file.Key, file.Value, now);
        }
    }

    /// <summary>All of them, or none.</summary>
    /// <exception cref="ToolFailure">One cannot be written.</exception>
    public void Apply()
    {
        // What is written already is not touched again: a build would take it for changed.
        foreach (var change in Changes.Where(change => !IsWritten(change)))
        {
            try
            {
                File.WriteAllBytes(change.Path, change.After);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Undo();
                throw ToolFailure.InFile(change.Path, null, $"{e.Message} Nothing was changed.");
            }
        }
    }

    /// <summary>Every file is as it was.</summary>
    public void Undo()
    {
        foreach (var change in Changes)
        {
            if (!IsWritten(change))
                continue;
            if (change.Before is null)
                File.Delete(change.Path);
            else
                File.WriteAllBytes(change.Path, change.Before);
        }
    }

    private static bool IsWritten(Change change) => File.Exists(change.Path) && File.ReadAllBytes(change.Path).AsSpan().SequenceEqual(change.After);
}

/// <param name="Path">Absolute.</param>
/// <param name="Before">Null where there was no such file.</param>
internal sealed record Change(string Path, byte[]? Before, byte[] After);
