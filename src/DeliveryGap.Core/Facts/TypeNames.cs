namespace DeliveryGap.Core.Facts;

/// <summary>Type names in the form of documentation ids.</summary>
public static class TypeNames
{
    /// <summary><c>Shop.Repository{Shop.Order}</c> is closed over <c>Shop.Repository`1</c>. Arrays, pointers and references stand for their element.</summary>
    public static string Definition(string type)
    {
        var end = type.Length;
        while (end > 0 && (type[end - 1] is '*' or '@' || type[end - 1] == ']'))
            end = type[end - 1] == ']' ? type.LastIndexOf('[', end - 1) : end - 1;
        if (end <= 0)
            return type;
        if (type.IndexOf('{') < 0)
            return end == type.Length ? type : type.Substring(0, end);

        var name = new System.Text.StringBuilder(end);
        var depth = 0;
        var arity = 0;
        for (var i = 0; i < end; i++)
        {
            var c = type[i];
            if (c == '{' && depth++ == 0)
                arity = 1;
            else if (c == '}' && --depth == 0)
                name.Append('`').Append(arity);
            else if (c == ',' && depth == 1)
                arity++;
            else if (depth == 0)
                name.Append(c);
        }

        return name.ToString();
    }

    /// <summary>The outermost type arguments of <c>Map{Shop.Key,List{Shop.Order}}</c>: <c>Shop.Key</c> and <c>List{Shop.Order}</c>.</summary>
    public static IReadOnlyList<string> Arguments(string type)
    {
        List<string> arguments = [];
        var depth = 0;
        var start = 0;
        for (var i = 0; i < type.Length; i++)
        {
            if (type[i] == '{' && depth++ == 0)
                start = i + 1;
            else if (depth == 1 && type[i] is ',' or '}')
            {
                arguments.Add(type.Substring(start, i - start));
                start = i + 1;
            }

            if (type[i] == '}')
                depth--;
        }

        return arguments;
    }

    /// <summary>A definition over its own type parameters: <c>Shop.Repository`1</c> is <c>Shop.Repository{`0}</c>.</summary>
    public static string Open(string definition)
    {
        if (definition.IndexOf('`') < 0)
            return definition;
        var name = new System.Text.StringBuilder(definition.Length + 8);
        var ordinal = 0;
        for (var i = 0; i < definition.Length; i++)
        {
            if (definition[i] != '`')
            {
                name.Append(definition[i]);
                continue;
            }

            var arity = 0;
            while (i + 1 < definition.Length && definition[i + 1] is >= '0' and <= '9' && arity < 1000)
                arity = arity * 10 + definition[++i] - '0';
            name.Append('{');
            for (var j = 0; j < arity; j++)
                name.Append(j == 0 ? "`" : ",`").Append(ordinal++);
            name.Append('}');
        }

        return name.ToString();
    }

    /// <summary>Type parameters replaced: <c>`0</c> by the first of the type's arguments, <c>``0</c> by the first of the method's; those that are not given stay.</summary>
    public static string Substitute(string type, IReadOnlyList<string> ofType, IReadOnlyList<string> ofMethod)
    {
        if (type.IndexOf('`') < 0 || ofType.Count == 0 && ofMethod.Count == 0)
            return type;
        var name = new System.Text.StringBuilder(type.Length + 32);
        for (var i = 0; i < type.Length; i++)
        {
            if (type[i] != '`')
            {
                name.Append(type[i]);
                continue;
            }

            var start = i;
            var arguments = ofType;
            if (i + 1 < type.Length && type[i + 1] == '`')
            {
                i++;
                arguments = ofMethod;
            }

            var ordinal = 0;
            var digits = 0;
            for (; i + 1 < type.Length && type[i + 1] is >= '0' and <= '9' && digits < 4; digits++)
                ordinal = ordinal * 10 + type[++i] - '0';
            if (digits > 0 && ordinal < arguments.Count)
                name.Append(arguments[ordinal]);
            else
                name.Append(type, start, i - start + 1);
        }

        return name.ToString();
    }

    /// <summary>Whether a type parameter is left in it.</summary>
    public static bool IsOpen(string type) => type.IndexOf('`') >= 0;

    /// <summary>The parameter types in a method's documentation id: <c>System.Int32</c> and <c>Map{A,B}</c> in <c>M:Shop.Cart.Add(System.Int32,Map{A,B})</c>.</summary>
    public static IReadOnlyList<string> Parameters(string method)
    {
        var open = method.IndexOf('(');
        if (open < 0)
            return [];
        List<string> parameters = [];
        var (depth, start) = (0, open + 1);
        for (var i = start; i < method.Length; i++)
        {
            if (method[i] is '{' or '[')
                depth++;
            else if (method[i] is '}' or ']')
                depth--;
            else if (depth == 0 && method[i] is ',' or ')' && depth == 0)
            {
                if (i > start)
                    parameters.Add(method.Substring(start, i - start));
                start = i + 1;
                if (method[i] == ')')
                    break;
            }
        }

        return parameters;
    }

    /// <summary><c>Shop.Cart.Line</c> is <c>Line</c>; type parameters do not count.</summary>
    public static string Simple(string type)
    {
        var definition = Definition(type);
        var name = definition.Substring(definition.LastIndexOf('.') + 1);
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name.Substring(0, tick);
    }

    /// <summary>The member's own name in a documentation id: <c>Complete</c> in <c>M:Shop.Checkout.Complete(System.Int32)</c>.</summary>
    public static string Member(string symbol)
    {
        var path = WithoutParameters(symbol);
        return path.Substring(path.LastIndexOf('.') + 1);
    }

    /// <summary><c>Checkout.Complete</c> in <c>M:Shop.Checkout.Complete(System.Int32)</c>.</summary>
    public static string TypeAndMember(string symbol)
    {
        var path = WithoutParameters(symbol);
        var member = path.LastIndexOf('.');
        return member < 1 ? path : path.Substring(path.LastIndexOfAny(['.', ':'], member - 1) + 1);
    }

    /// <summary>The type that declares a member: <c>Shop.Orders</c> of <c>M:Shop.Orders.Find(System.Int32)</c>.</summary>
    public static string Declaring(string symbol)
    {
        var name = WithoutParameters(symbol);
        return name.LastIndexOf('.') is > 2 and var end ? name.Substring(2, end - 2) : "";
    }

    private static string WithoutParameters(string symbol) => symbol.IndexOf('(') is >= 0 and var end ? symbol.Substring(0, end) : symbol;

    /// <summary>Made by the compiler: closures, state machines, anonymous types.</summary>
    public static bool IsCompilerGenerated(string type) => type.IndexOf('<') >= 0;
}
