namespace ReviewConsole.Domain.Primitives;

/// <summary>
/// Something that happened, recorded once. Carries ids, codes and values, never an entity. The envelope's codes are hashed as they
/// are; <paramref name="Personal"/> values enter the hash only as salted commitments, so erasing one later breaks nothing.
/// </summary>
/// <param name="Kind">A name from <see cref="FactKinds"/>.</param>
/// <param name="Codes">Names and codes without personal data; stay for ever.</param>
/// <param name="Personal">Free text and personal values; may be erased by retention.</param>
public sealed record Fact(string Kind, IReadOnlyDictionary<string, string> Codes, IReadOnlyDictionary<string, string> Personal)
{
    /// <summary>The version of this kind's shape; readers of old facts look at it.</summary>
    public int Version { get; init; } = 1;

    private static readonly Dictionary<string, string> None = [];

    /// <summary>A fact with codes only; entries whose value is null are left out.</summary>
    public static Fact Of(string kind, params (string Name, string? Value)[] codes) => new(kind, Named(codes), None);

    /// <summary>Adds personal values; entries whose value is null or empty are left out.</summary>
    public Fact With(params (string Name, string? Value)[] personal) => this with { Personal = Named(personal) };

    private static Dictionary<string, string> Named((string Name, string? Value)[] values) =>
        values.Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal);
}
