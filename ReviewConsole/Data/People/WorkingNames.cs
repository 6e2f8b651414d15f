namespace ReviewConsole.Data.People;

/// <summary>Working names for people who were added without one. Never taken from the address: real names stay inside.</summary>
internal static class WorkingNames
{
    private static readonly string[] Names =
    [
        "Adler", "Birch", "Castell", "Demir", "Ellis", "Falk", "Gao", "Haas", "Ito", "Jansen", "Kaya", "Lund", "Moreau", "Nagy", "Oduya",
        "Pei", "Quist", "Rossi", "Sand", "Tan", "Uhl", "Varga", "Wen", "Xu", "Yilmaz", "Zhou",
    ];

    /// <summary>One that nobody has; null when all are given out, and then a number tells two alike apart.</summary>
    public static string? Free(IReadOnlyCollection<string> taken) =>
        Enumerable.Range(taken.Count + 1, Names.Length).Select(Of).FirstOrDefault(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The name that goes with a number; the number beside it tells two alike apart.</summary>
    public static string Of(int number) => Names[number % Names.Length];
}
