using System.Text.RegularExpressions;

namespace DeliveryGap.Build.Tasks;

/// <summary>Which regions <c>#if</c>, <c>#elif</c> and <c>#else</c> leave out.</summary>
internal sealed class ConditionStack(IEnumerable<string> symbols)
{
    private static readonly Regex Directive = new(@"^#\s*(?<name>[a-z]+)(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    private static readonly Regex Token = new(@"\G\s*(?<token>&&|\|\||==|!=|!|\(|\)|[\p{L}_][\w]*|$)", RegexOptions.CultureInvariant);

    private readonly HashSet<string> symbols = new(symbols, StringComparer.Ordinal);
    private readonly Stack<Branch> branches = new();

    public bool IsActive => branches.Count == 0 || branches.Peek().IsActive;

    /// <returns>False for a directive that decides about no region.</returns>
    public bool Take(string directive)
    {
        var match = Directive.Match(directive);
        var rest = match.Groups["rest"].Value;
        switch (match.Groups["name"].Value)
        {
            case "if":
                var holds = IsActive && Holds(rest);
                branches.Push(new Branch(IsActive, holds, holds));
                return true;
            case "elif" when branches.Count > 0:
                var before = branches.Pop();
                var isNext = before is { IsOuterActive: true, WasTaken: false } && Holds(rest);
                branches.Push(new Branch(before.IsOuterActive, isNext, before.WasTaken || isNext));
                return true;
            case "else" when branches.Count > 0:
                var other = branches.Pop();
                branches.Push(new Branch(other.IsOuterActive, other is { IsOuterActive: true, WasTaken: false }, true));
                return true;
            case "endif" when branches.Count > 0:
                branches.Pop();
                return true;
            case "define" when IsActive:
                symbols.Add(rest.Trim().Split(' ', '\t', '/')[0]);
                return true;
            case "undef" when IsActive:
                symbols.Remove(rest.Trim().Split(' ', '\t', '/')[0]);
                return true;
            default:
                return false;
        }
    }

    private bool Holds(string condition)
    {
        var tokens = new Queue<string>();
        var match = Token.Match(condition);
        while (match.Success && match.Groups["token"].Length > 0)
        {
            tokens.Enqueue(match.Groups["token"].Value);
            match = match.NextMatch();
        }

        return Or(tokens);
    }

    private bool Or(Queue<string> tokens)
    {
        var value = And(tokens);
        while (Next(tokens, "||"))
            value |= And(tokens);
        return value;
    }

    private bool And(Queue<string> tokens)
    {
        var value = Equality(tokens);
        while (Next(tokens, "&&"))
            value &= Equality(tokens);
        return value;
    }

    private bool Equality(Queue<string> tokens)
    {
        var value = Unary(tokens);
        while (true)
        {
            if (Next(tokens, "=="))
                value = value == Unary(tokens);
            else if (Next(tokens, "!="))
                value = value != Unary(tokens);
            else
                return value;
        }
    }

    private bool Unary(Queue<string> tokens)
    {
        var negated = false;
        while (Next(tokens, "!"))
            negated = !negated;
        return negated != Primary(tokens);
    }

    private bool Primary(Queue<string> tokens)
    {
        if (tokens.Count == 0)
            return false;
        var token = tokens.Dequeue();
        if (token != "(")
            return token == "true" || (token != "false" && symbols.Contains(token));
        var value = Or(tokens);
        Next(tokens, ")");
        return value;
    }

    private static bool Next(Queue<string> tokens, string token)
    {
        if (tokens.Count == 0 || tokens.Peek() != token)
            return false;
        tokens.Dequeue();
        return true;
    }

    /// <param name="IsOuterActive">The region that holds the whole <c>#if</c> is compiled.</param>
    /// <param name="WasTaken">This branch or an earlier one is compiled.</param>
    private sealed record Branch(bool IsOuterActive, bool IsActive, bool WasTaken);
}
