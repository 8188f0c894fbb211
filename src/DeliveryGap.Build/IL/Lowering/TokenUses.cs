using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>Which methods of one module name which tokens. Does not change once it is there.</summary>
/// <param name="broken">The rows of methods whose bodies cannot be read to the end.</param>
/// <param name="starts">By number: where its uses begin among all, and the end of the last.</param>
/// <param name="uses">See <see cref="Users"/>.</param>
internal sealed class TokenUses(TokenNumbers numbers, IReadOnlyList<int> broken, int[] starts, int[] uses)
{
    /// <summary>The rows of methods whose bodies cannot be read to the end.</summary>
    public IReadOnlyList<int> Broken => broken;

    /// <summary>The tokens that any method names, each once, by table and row.</summary>
    public IEnumerable<int> Tokens
    {
        get
        {
            foreach (var table in TokenNumbers.Tables)
            {
                for (var row = 1; row <= numbers.CountOf(table); row++)
                {
                    var number = numbers.Of(table, row);
                    if (starts[number] < starts[number + 1])
                        yield return MetadataTokens.GetToken(MetadataTokens.Handle(table, row));
                }
            }
        }
    }

    /// <summary>Who names a token.</summary>
    public Users Of(int token) => numbers.Of(token) is >= 0 and var number ? new Users(uses, starts[number], starts[number + 1]) : default;
}
