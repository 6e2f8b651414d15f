namespace ReviewConsole.Architecture;

/// <summary>
/// The rooms of the program and their one direction:
/// <c>Program → ReviewConsoleApp → { Shell, Features/* } → { Ui, Data } → Platform → Domain</c>.
/// </summary>
internal static class Rooms
{
    public const string App = "ReviewConsoleApp";
    public const string Imports = "_Imports";
    private const string Composer = "Features/Cases";

    /// <summary>From the lowest to the highest; rooms of one floor do not know each other.</summary>
    private static readonly string[][] Floors = [["Domain"], ["Platform"], ["Ui", "Data"], ["Shell", "Features/*"], [App], ["Program"]];

    /// <summary>The room a source lies in; null if it lies in none.</summary>
    public static string? Of(SourceFile file) =>
        file.Folder.Length == 0 ? TopFile(file) : OfFolder(file.Folder);

    /// <summary>The room of a folder; the project's own folder counts as <see cref="App"/>, whose types are the only ones in it.</summary>
    public static string? OfFolder(string folder)
    {
        var parts = folder.Split('/');
        return parts switch
        {
            [""] => App,
            ["Features", var room, ..] => "Features/" + room,
            ["Features"] => Imports,
            ["Domain" or "Platform" or "Ui" or "Data" or "Shell", ..] => parts[0],
            _ => null,
        };
    }

    /// <summary>Whether one room may know the other.</summary>
    public static bool MayKnow(string from, string to)
    {
        if (from == to || (from == Composer && to.StartsWith("Features/", StringComparison.Ordinal)))
        {
            return true;
        }

        return from switch
        {
            // A few statements: the rest is the composer's.
            "Program" => to is App or "Platform" or "Domain",
            // What an _Imports.razor above the rooms brings in reaches every component, the dumbest included.
            Imports => to is "Ui" or "Platform" or "Domain",
            _ => Floor(to) < Floor(from),
        };
    }

    private static string? TopFile(SourceFile file) => file.Name switch
    {
        "Program" => "Program",
        App => App,
        "_Imports" => Imports,
        _ => null,
    };

    private static int Floor(string room) => Array.FindIndex(
        Floors, floor => floor.Contains(room) || (floor.Contains("Features/*") && room.StartsWith("Features/", StringComparison.Ordinal)));
}
