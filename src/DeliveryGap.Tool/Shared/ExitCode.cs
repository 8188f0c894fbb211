namespace DeliveryGap.Tool.Shared;

/// <summary>What the tool tells the program that started it.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>It did its work, and found what should not be so.</summary>
    public const int Gaps = 1;

    /// <summary>The command line is wrong: an unknown option, a path that is not there.</summary>
    public const int Usage = 2;

    /// <summary>The machine or its files are not as the work needs them: a broken file, a failed build, no permission.</summary>
    public const int Environment = 3;
}
