using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Catalogue;

/// <summary>Reads the embedded catalogue and the operator's additions.</summary>
public static class CatalogueFiles
{
    private const int LongestLifetimeDays = 3_650;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The program's own catalogue.</summary>
    public static ReviewCatalogue Own { get; } = new(ReadOwn());

    /// <summary>The program's own catalogue with the operator's files on top: same code or same rule and version replaces, new ones are added.</summary>
    /// <param name="files">Name and JSON text of each file.</param>
    /// <exception cref="CatalogueException">A file cannot be used; the message names it and says why.</exception>
    public static ReviewCatalogue With(IEnumerable<(string Name, string Json)> files)
    {
        var parts = ReadOwn();
        foreach (var (name, text) in files)
        {
            var added = ReadAddition(name, text);
            parts = parts with
            {
                Version = $"{parts.Version}+{added.Version}",
                Signals = [.. parts.Signals.Where(s => added.Signals.All(a => a.Code != s.Code)), .. added.Signals],
                Rules = [.. parts.Rules.Where(r => !added.Rules.Any(a => a.Id == r.Id && a.Version == r.Version)), .. added.Rules],
            };
        }

        return new ReviewCatalogue(parts);
    }

    private static Addition ReadAddition(string name, string text)
    {
        try
        {
            var added = JsonSerializer.Deserialize<Addition>(text, Json) ?? throw new CatalogueException($"{name}: the file is empty.");
            return Mistake(added) is { } mistake ? throw new CatalogueException($"{name}: {mistake}") : added;
        }
        catch (JsonException broken)
        {
            throw new CatalogueException($"{name}: {broken.Message}", broken);
        }
    }

    private static string? Mistake(Addition added)
    {
        // A list in JSON may hold nulls, whatever its type says.
        if (added.Signals.Any(s => s is null || s.Evidence.Concat(s.Innocent).Any(t => t is null)) || added.Rules.Any(r => r is null))
        {
            return "an entry is null.";
        }

        foreach (var signal in added.Signals)
        {
            var channel = signal.Touches.Select(t => t ?? "null").FirstOrDefault(t => !Channels.All.Contains(t));
            var mistake = channel is not null ? $"\"{channel}\" is not a channel."
                : signal.LifetimeDays is < 1 or > LongestLifetimeDays ? $"lifetimeDays is {signal.LifetimeDays}; 1 to {LongestLifetimeDays} are possible."
                : signal.Weight is < 1 or > 10 ? $"weight is {signal.Weight}; 1 to 10 are possible."
                : null;
            if (mistake is not null)
            {
                return $"signal {signal.Code}: {mistake}";
            }
        }

        return Twice(added.Signals.Select(s => "signal " + s.Code)) ?? Twice(added.Rules.Select(r => $"rule {r.Id} {r.Version}"));
    }

    private static string? Twice(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(n => n.Count() > 1) is { } twice ? $"{twice.Key} stands there twice." : null;

    private static CatalogueParts ReadOwn()
    {
        var signals = Embedded<SignalsFile>("signals.json");
        var routes = Embedded<RoutesFile>("routes.json");
        var grounds = Embedded<GroundsFile>("grounds.json");
        return new CatalogueParts(
            signals.Version, signals.Signals, routes.Routes, grounds.Grounds, grounds.Conditions, grounds.Never, grounds.NeverAlone, []);
    }

    private static T Embedded<T>(string file)
    {
        var assembly = typeof(CatalogueFiles).Assembly;
        using var stream = assembly.GetManifestResourceStream($"{typeof(CatalogueFiles).Namespace}.{file}")
            ?? throw new InvalidOperationException($"The program was built without its catalogue ({file}).");
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }

    private sealed record SignalsFile(string Version, IReadOnlyList<SignalEntry> Signals);

    private sealed record RoutesFile(string Version, IReadOnlyList<RouteEntry> Routes);

    private sealed record GroundsFile(
        string Version, IReadOnlyList<GroundEntry> Grounds, IReadOnlyList<ConditionEntry> Conditions, IReadOnlyList<NeverGround> Never,
        IReadOnlyDictionary<string, IReadOnlyList<string>> NeverAlone);

    private sealed record Addition
    {
        public required string Version { get; init; }

        public IReadOnlyList<SignalEntry> Signals { get; init; } = [];

        public IReadOnlyList<RuleEntry> Rules { get; init; } = [];
    }
}

/// <summary>A catalogue file cannot be used; the message is for the operator.</summary>
public sealed class CatalogueException : Exception
{
    /// <summary>With a message for the operator.</summary>
    public CatalogueException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
