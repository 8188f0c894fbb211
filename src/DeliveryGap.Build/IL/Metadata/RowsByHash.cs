namespace DeliveryGap.Build.IL.Metadata;

/// <summary>The rows of a table by the hash of their names: a name is looked up, instead of each row looked at for each name.</summary>
internal sealed class RowsByHash
{
    // By row.
    private readonly int[] hashes;
    private readonly int[] next;

    // By what is left of a hash: the first row, or 0.
    private readonly int[] buckets;

    /// <param name="hashes">By row; 0 for a row without a name.</param>
    public RowsByHash(int[] hashes)
    {
        this.hashes = hashes;
        next = new int[hashes.Length];
        var count = 1;
        while (count < hashes.Length)
            count *= 2;
        buckets = new int[count];
        for (var row = hashes.Length - 1; row > 0; row--)
        {
            if (hashes[row] == 0)
                continue;
            ref var bucket = ref buckets[hashes[row] & (count - 1)];
            (next[row], bucket) = (bucket, row);
        }
    }

    /// <summary>In metadata order.</summary>
    public Rows Of(int hash) => new(this, hash);

    internal struct Rows(RowsByHash rows, int hash)
    {
        public int Current { get; private set; }

        public readonly Rows GetEnumerator() => this;

        public bool MoveNext()
        {
            Current = Current == 0 ? rows.buckets[hash & (rows.buckets.Length - 1)] : rows.next[Current];
            while (Current > 0 && rows.hashes[Current] != hash)
                Current = rows.next[Current];
            return Current > 0;
        }
    }
}
