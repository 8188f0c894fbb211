using System.Globalization;

namespace DeliveryGap.Tool.Report.Drawing;

/// <summary>Where values stand between the left and the right of a drawing that is as wide as there is room.</summary>
internal sealed record Scale(double Low, double High)
{
    // A share that is not tiny is seen against all of it.
    private const double SmallShare = 0.2;

    private const double Room = 1.2;

    private static readonly double[] Round = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

    /// <summary>From zero, or below it, to a round number above all values; null where there is nothing to draw.</summary>
    public static Scale? Of(IEnumerable<double?> values, bool isShare)
    {
        var known = values.OfType<double>().ToArray();
        if (known.Length == 0 || !known.All(double.IsFinite))
            return null;
        var (least, most) = (Math.Min(0, known.Min()), Math.Max(0, known.Max()));
        var low = -RoundUp(-least * Room);
        var high = isShare && most is > SmallShare and <= 1 ? 1 : RoundUp(most * Room);
        return (low, high) is (0, 0) ? new(0, 1) : double.IsFinite(high - low) ? new(low, high) : null;
    }

    public double Share(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>For an attribute of SVG.</summary>
    public string At(double value) => Percent(Share(value));

    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static double RoundUp(double value)
    {
        if (!(value > 0))
            return 0;
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (var round in Round)
        {
            if (round * power >= value)
                return round * power;
        }

        return value;
    }
}
