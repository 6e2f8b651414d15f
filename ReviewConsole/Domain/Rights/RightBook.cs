using System.Text.Json;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Rights;

/// <summary>A ground on which a request can be refused, in both languages.</summary>
public sealed record RightGround
{
    /// <summary>The ground that they have not shown that it is them.</summary>
    public const string NotVerified = "not_verified";

    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>A short title.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What the appellant is told.</summary>
    public required LocalText Text { get; init; }

    /// <summary>What it rests on.</summary>
    public required LocalText Law { get; init; }

    /// <summary>What it can be a ground against; empty for all.</summary>
    public IReadOnlyList<RightsRequestKind> Kinds { get; init; } = [];

    /// <summary>True when such a request can be refused on it.</summary>
    public bool IsFor(RightsRequestKind kind) => Kinds.Count == 0 || Kinds.Contains(kind);
}

/// <summary>The grounds, and the fixed texts of answers; embedded and versioned. That an appeal is open, or was denied, is no ground.</summary>
public static class RightBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private static readonly BookFile File = Read();

    /// <summary>The version of the texts.</summary>
    public static string Version => File.Version;

    /// <summary>The grounds, in the order they are shown.</summary>
    public static IReadOnlyList<RightGround> Grounds => File.Grounds;

    /// <summary>A ground by its code; null when there is none.</summary>
    public static RightGround? Find(string? code) => Grounds.FirstOrDefault(g => g.Code == code);

    /// <summary>A fixed text.</summary>
    internal static LocalText Text(string key) => File.Texts[key];

    private static BookFile Read()
    {
        using var stream = typeof(RightBook).Assembly.GetManifestResourceStream($"{typeof(RightBook).Namespace}.rights.json")
            ?? throw new InvalidOperationException("The program was built without its answers to requests.");
        return JsonSerializer.Deserialize<BookFile>(stream, Json)!;
    }

    private sealed record BookFile(string Version, IReadOnlyList<RightGround> Grounds, IReadOnlyDictionary<string, LocalText> Texts);
}
