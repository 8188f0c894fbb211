namespace DeliveryGap.Analyzers.Reader.Memory;

/// <summary>
/// A body in a file, or the declarations between two bodies. From one version of the file to the next it is the same object as long as it says
/// the same, wherever it comes to lie.
/// </summary>
/// <param name="ordinal">0-based; bodies have the odd ones.</param>
internal sealed class Section(int ordinal)
{
    // Who holds a section, a fact for one, holds no file.
    private volatile WeakReference<FileSections>? home;

    public int Ordinal { get; } = ordinal;

    public bool IsBody => Ordinal % 2 == 1;

    /// <summary>The version of its file that was last seen with it; null where that is gone.</summary>
    public FileSections? Home => home is { } reference && reference.TryGetTarget(out var file) ? file : null;

    public void MoveTo(WeakReference<FileSections> file) => home = file;
}
