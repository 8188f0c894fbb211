using System.Reflection.Emit;

namespace DeliveryGap.Benchmarks.Floor;

/// <summary>Operand sizes of the instruction set, and the walk over a body that needs nothing else.</summary>
internal static unsafe class IL
{
    private const byte SwitchOperand = 0xFF;
    private const byte Invalid = 0xFE;

    private static readonly byte[] s_one = MakeOne();
    private static readonly byte[] s_two = MakeTwo();

    /// <summary>Calls <paramref name="sink"/>'s Add for every call-like instruction's token.</summary>
    public static int Walk(byte* p, int length, ref TokenSink sink)
    {
        var one = s_one;
        var end = p + length;
        var instructions = 0;
        while (p < end)
        {
            instructions++;
            int op = *p++;
            if (op == 0xFE)
            {
                op = *p++;
                if (op is 0x06 or 0x07)
                {
                    sink.Add(*(int*)p, op == 0x06 ? 0xFE06 : 0xFE07);
                }

                p += s_two[op];
                continue;
            }

            switch (op)
            {
                case 0x27: // jmp
                case 0x28: // call
                case 0x6F: // callvirt
                case 0x73: // newobj
                    sink.Add(*(int*)p, op);
                    p += 4;
                    break;
                case 0x45: // switch
                    p += 4 + 4 * *(int*)p;
                    break;
                default:
                    p += one[op];
                    break;
            }
        }

        return instructions;
    }

    private static byte[] MakeOne()
    {
        var t = new byte[256];
        Array.Fill(t, Invalid);
        void Set(int from, int to, byte size) => Array.Fill(t, size, from, to - from + 1);
        Set(0x00, 0x0D, 0);
        Set(0x0E, 0x13, 1);
        Set(0x14, 0x1E, 0);
        Set(0x1F, 0x1F, 1);
        Set(0x20, 0x20, 4);
        Set(0x21, 0x21, 8);
        Set(0x22, 0x22, 4);
        Set(0x23, 0x23, 8);
        Set(0x25, 0x26, 0);
        Set(0x27, 0x29, 4);
        Set(0x2A, 0x2A, 0);
        Set(0x2B, 0x37, 1);
        Set(0x38, 0x44, 4);
        Set(0x45, 0x45, SwitchOperand);
        Set(0x46, 0x6E, 0);
        Set(0x6F, 0x75, 4);
        Set(0x76, 0x76, 0);
        Set(0x79, 0x79, 4);
        Set(0x7A, 0x7A, 0);
        Set(0x7B, 0x81, 4);
        Set(0x82, 0x8B, 0);
        Set(0x8C, 0x8D, 4);
        Set(0x8E, 0x8E, 0);
        Set(0x8F, 0x8F, 4);
        Set(0x90, 0xA2, 0);
        Set(0xA3, 0xA5, 4);
        Set(0xB3, 0xBA, 0);
        Set(0xC2, 0xC2, 4);
        Set(0xC3, 0xC3, 0);
        Set(0xC6, 0xC6, 4);
        Set(0xD0, 0xD0, 4);
        Set(0xD1, 0xDC, 0);
        Set(0xDD, 0xDD, 4);
        Set(0xDE, 0xDE, 1);
        Set(0xDF, 0xE0, 0);
        return t;
    }

    private static byte[] MakeTwo()
    {
        var t = new byte[256];
        Array.Fill(t, Invalid);
        void Set(int from, int to, byte size) => Array.Fill(t, size, from, to - from + 1);
        Set(0x00, 0x05, 0);
        Set(0x06, 0x07, 4);
        Set(0x09, 0x0E, 2);
        Set(0x0F, 0x0F, 0);
        Set(0x11, 0x11, 0);
        Set(0x12, 0x12, 1);
        Set(0x13, 0x14, 0);
        Set(0x15, 0x16, 4);
        Set(0x17, 0x18, 0);
        Set(0x19, 0x19, 1);
        Set(0x1A, 0x1A, 0);
        Set(0x1C, 0x1C, 4);
        Set(0x1D, 0x1E, 0);
        return t;
    }
}

/// <summary>A growing array that is kept between bodies.</summary>
internal struct TokenSink()
{
    private int[] _tokens = new int[4096];

    public int Count { get; private set; }

    public readonly ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Count);

    public void Add(int token, int _)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, Count * 2);
        }

        _tokens[Count++] = token;
    }

    public void Clear() => Count = 0;
}
