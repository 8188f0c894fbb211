namespace DeliveryGap.Build.IL.Lowering;

/// <summary>How a body names a method, field or type.</summary>
internal enum Naming
{
    Call,

    /// <summary><c>new</c>, which of a constructor is a call as well.</summary>
    Creation,
    Function,
    Token,

    /// <summary>A field's value or address.</summary>
    Load,
    Other,
}

/// <summary>The methods that name a token, in metadata order; <c>MoveNext</c> stands for its method.</summary>
internal readonly struct Users(int[] uses, int start, int end)
{
    private const int NamingBits = 3;
    private const int NamingMask = (1 << NamingBits) - 1;

    public bool IsEmpty => start == end;

    /// <summary>A row and a way in one number, which sorts by the row.</summary>
    public static int Pack(int row, Naming naming) => (row << NamingBits) | (int)naming;

    /// <summary>Whether any names it in that way.</summary>
    public bool Any(Naming naming)
    {
        foreach (var _ in By(naming))
            return true;
        return false;
    }

    /// <summary>Those that name it in that way.</summary>
    public Rows By(Naming naming) => new(uses, start, end, naming == Naming.Call ? 1 << (int)Naming.Call | 1 << (int)Naming.Creation : 1 << (int)naming);

    /// <summary>Those that name it in another way.</summary>
    public Rows Except(Naming naming) => new(uses, start, end, ~(1 << (int)naming));

    /// <summary>Those that name it.</summary>
    public Rows GetEnumerator() => new(uses, start, end, ~0);

    /// <summary>Rows of methods, each once.</summary>
    internal struct Rows(int[] uses, int start, int end, int namings)
    {
        private int next = start;

        public int Current { get; private set; }

        public readonly Rows GetEnumerator() => this;

        public bool MoveNext()
        {
            while (next < end)
            {
                var use = uses[next++];
                if ((namings >> (use & NamingMask) & 1) == 0 || use >> NamingBits == Current)
                    continue;
                Current = use >> NamingBits;
                return true;
            }

            return false;
        }
    }
}
