using System.Text.Json;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>What a signal of the demonstration says: what was seen, what is usual, and the evidence, as the platform would send it.</summary>
internal sealed record SignalWords(LocalText Observed, LocalText Baseline, IReadOnlyList<EvidenceWords> Evidence);

/// <summary>One piece of evidence, some minutes before the signal fired.</summary>
internal sealed record EvidenceWords(string Kind, int MinutesBefore, LocalText Text);

/// <summary>The signals of the demonstration, read from the file beside this one: for every code some variants, in both languages.</summary>
internal static class DemoSignals
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The variants by signal code.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<SignalWords>> Words { get; } = Read();

    /// <summary>A signal that fired; the same variant for the same seed.</summary>
    public static FiredSignal Fired(string code, DateTimeOffset at, DateTimeOffset? expires, int seed)
    {
        var words = Words[code][seed % Words[code].Count];
        return new FiredSignal(
            code, at, words.Observed, words.Baseline, "risk-engine", expires,
            [.. words.Evidence.Select(e => new EvidenceItem(e.Kind, at.AddMinutes(-e.MinutesBefore), e.Text))]);
    }

    private static Dictionary<string, IReadOnlyList<SignalWords>> Read()
    {
        using var stream = typeof(DemoSignals).Assembly.GetManifestResourceStream($"{typeof(DemoSignals).Namespace}.signals.json")
            ?? throw new InvalidOperationException("The program was built without the signals of its demonstration.");
        return JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<SignalWords>>>(stream, Json)!;
    }
}
