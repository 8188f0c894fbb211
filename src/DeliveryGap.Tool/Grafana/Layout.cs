using DeliveryGap.Tool.Grafana.Model;

namespace DeliveryGap.Tool.Grafana;

/// <summary>A panel that has no place yet.</summary>
/// <param name="Width">At most 24.</param>
internal sealed record Tile(int Width, int Height, Panel Panel);

/// <summary>Places panels from left to right and from top to bottom, and numbers them.</summary>
internal sealed class Layout
{
    private const int Columns = 24;

    private readonly List<Panel> panels = [];
    private int y;
    private int lastId;

    public IReadOnlyList<Panel> Panels => panels;

    public void Add(IEnumerable<Tile> tiles) => panels.AddRange(Place(tiles, ref y));

    /// <param name="isCollapsed">What is below the row then takes no place, and is asked for only once the row is opened.</param>
    public void AddRow(string title, bool isCollapsed, IEnumerable<Tile> tiles)
    {
        var row = new Panel("row", title) { Id = ++lastId, GridPos = new(1, Columns, 0, y++), Collapsed = isCollapsed };
        var below = y;
        var placed = Place(tiles, ref below);
        panels.Add(row with { Panels = isCollapsed ? placed : [] });
        if (isCollapsed)
            return;
        panels.AddRange(placed);
        y = below;
    }

    /// <param name="top">Where the first begins; after that, where the next would.</param>
    private List<Panel> Place(IEnumerable<Tile> tiles, ref int top)
    {
        var placed = new List<Panel>();
        var (x, height) = (0, 0);
        foreach (var tile in tiles)
        {
            if (x + tile.Width > Columns)
            {
                top += height;
                (x, height) = (0, 0);
            }

            placed.Add(tile.Panel with { Id = ++lastId, GridPos = new(tile.Height, tile.Width, x, top) });
            x += tile.Width;
            height = Math.Max(height, tile.Height);
        }

        top += height;
        return placed;
    }
}
