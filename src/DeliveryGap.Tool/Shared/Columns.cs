using System.Text;

namespace DeliveryGap.Tool.Shared;

/// <summary>Rows as text, each column as wide as its widest cell; numbers stand right. No line ends in a blank.</summary>
internal static class Columns
{
    private const string Between = "  ";

    /// <param name="rows">All of the same length.</param>
    public static string Align(IReadOnlyList<IReadOnlyList<string>> rows, string indent = "")
    {
        if (rows.Count == 0)
            return "";
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append((indent + string.Join(Between, row.Select((cell, column) => Pad(cell, widths[column])))).TrimEnd()).Append('\n');
        return text.ToString();
    }

    private static string Pad(string cell, int width) => IsNumber(cell) ? cell.PadLeft(width) : cell.PadRight(width);

    private static bool IsNumber(string cell) => cell.Length > 0 && cell.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '%');
}
