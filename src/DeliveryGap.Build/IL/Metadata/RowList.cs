namespace DeliveryGap.Build.IL.Metadata;

/// <summary>Rows of a table, collected in any order. A sorted set of numbers would do, but the framework holds no compiled code for one.</summary>
internal static class RowList
{
    /// <summary>The same list: each row once, in metadata order.</summary>
    public static List<int> InOrder(List<int> rows)
    {
        rows.Sort();
        var kept = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (kept == 0 || rows[i] != rows[kept - 1])
                rows[kept++] = rows[i];
        }

        rows.RemoveRange(kept, rows.Count - kept);
        return rows;
    }
}
