using System.Collections.Frozen;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Catalogue;

/// <summary>
/// Signals, routes, grounds and what is never a ground, as versioned bilingual data. The program's own is embedded; an operator adds
/// signals and rules by file (<see cref="CatalogueFiles"/>). Decisions record the version they were made under.
/// </summary>
public sealed class ReviewCatalogue
{
    private static readonly SignalTraits UnknownSignal = new(180, 3, true, []);

    private readonly FrozenDictionary<string, SignalEntry> _signals;
    private readonly FrozenDictionary<string, RouteEntry> _routes;
    private readonly FrozenDictionary<string, GroundEntry> _grounds;
    private readonly FrozenDictionary<string, ConditionEntry> _conditions;

    /// <summary>Builds a catalogue from its parts; codes are unique.</summary>
    public ReviewCatalogue(CatalogueParts parts)
    {
        Version = parts.Version;
        Signals = parts.Signals;
        Routes = parts.Routes;
        Grounds = parts.Grounds;
        Conditions = parts.Conditions;
        Never = parts.Never;
        NeverAlone = parts.NeverAlone;
        Rules = parts.Rules;
        _signals = Signals.ToFrozenDictionary(s => s.Code, StringComparer.Ordinal);
        _routes = Routes.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);
        _grounds = Grounds.ToFrozenDictionary(g => g.Code, StringComparer.Ordinal);
        _conditions = Conditions.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
        Phrases = new ForbiddenPhrases(Never, NeverAlone);
    }

    /// <summary>The version, e.g. <c>2026-11</c>, with the operator's own added: <c>2026-11+shop-3</c>.</summary>
    public string Version { get; }

    /// <summary>All signals.</summary>
    public IReadOnlyList<SignalEntry> Signals { get; }

    /// <summary>All routes, best to offer first.</summary>
    public IReadOnlyList<RouteEntry> Routes { get; }

    /// <summary>All grounds.</summary>
    public IReadOnlyList<GroundEntry> Grounds { get; }

    /// <summary>Conditions for approvals.</summary>
    public IReadOnlyList<ConditionEntry> Conditions { get; }

    /// <summary>What is never a ground.</summary>
    public IReadOnlyList<NeverGround> Never { get; }

    /// <summary>Phrases that are no reason by themselves.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> NeverAlone { get; }

    /// <summary>The platform's rules that the operator keeps on file.</summary>
    public IReadOnlyList<RuleEntry> Rules { get; }

    /// <summary>Finds forbidden phrases in a text.</summary>
    public ForbiddenPhrases Phrases { get; }

    /// <summary>The signal of a code, or null when unknown.</summary>
    public SignalEntry? Signal(string code) => _signals.GetValueOrDefault(code);

    /// <summary>What is known of a signal; an unknown code counts as an ordinary theft signal of 180 days that touches nothing.</summary>
    public SignalTraits Traits(string code) => Signal(code)?.Traits ?? UnknownSignal;

    /// <summary>The route of a code, or null when unknown.</summary>
    public RouteEntry? Route(string code) => _routes.GetValueOrDefault(code);

    /// <summary>The ground of a code, or null when unknown.</summary>
    public GroundEntry? Ground(string code) => _grounds.GetValueOrDefault(code);

    /// <summary>The condition of a code, or null when unknown.</summary>
    public ConditionEntry? Condition(string code) => _conditions.GetValueOrDefault(code);

    /// <summary>A rule on file, by id and version.</summary>
    public RuleEntry? Rule(string id, string? version) =>
        Rules.FirstOrDefault(r => r.Id == id && string.Equals(r.Version, version, StringComparison.Ordinal));
}

/// <summary>The parts a catalogue is built from.</summary>
public sealed record CatalogueParts(
    string Version,
    IReadOnlyList<SignalEntry> Signals,
    IReadOnlyList<RouteEntry> Routes,
    IReadOnlyList<GroundEntry> Grounds,
    IReadOnlyList<ConditionEntry> Conditions,
    IReadOnlyList<NeverGround> Never,
    IReadOnlyDictionary<string, IReadOnlyList<string>> NeverAlone,
    IReadOnlyList<RuleEntry> Rules);
