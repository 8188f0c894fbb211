using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Values;

/// <summary>A body, and the way on which it is entered: values in it mean something else on every way.</summary>
public sealed class Frame
{
    private Frame(string method, Call? call, Frame? caller, Frame? outer, string? thisType)
    {
        Method = method;
        Call = call;
        Caller = caller;
        Outer = outer;
        ThisType = thisType;
    }

    /// <summary>The <see cref="MethodFact.Id"/> of the method, lambda or local function whose body it is.</summary>
    public string Method { get; }

    /// <summary>The call that enters it; null: any.</summary>
    public Call? Call { get; }

    /// <summary>The body that holds <see cref="Call"/>; null where that is null.</summary>
    public Frame? Caller { get; }

    /// <summary>The body around a lambda or local function, where the way to it is known.</summary>
    public Frame? Outer { get; }

    /// <summary>A type that <c>this</c> is known to be, nearer than the one that declares the method.</summary>
    public string? ThisType { get; }

    /// <summary>A body that is entered somehow.</summary>
    public static Frame Of(string method, string? thisType = null) => new(method, null, null, null, thisType);

    public static Frame Entered(string method, Call call, Frame caller, string? thisType = null) => new(method, call, caller, null, thisType);

    public static Frame Inside(string function, Frame outer) => new(function, null, null, outer, outer.ThisType);

    /// <summary>The frame on the way here whose method has a parameter that is seen from within; null when it is not on the way.</summary>
    public Frame? Around(string method)
    {
        for (var frame = this; frame is not null; frame = frame.Outer ?? frame.Caller)
        {
            if (frame.Method == method)
                return frame;
        }

        return null;
    }
}

/// <summary>What a value comes from: a constant, a creation, what foreign code returns, a function, or nothing that is known.</summary>
/// <param name="Value">Never a choice, and no field, parameter or own call that can be looked through.</param>
/// <param name="Frame">Where its parts stand.</param>
public sealed record Origin(Value Value, Frame Frame);
