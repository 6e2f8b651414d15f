using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;

namespace ReviewConsole.Domain.Intake;

/// <summary>What the person asks for beside the appeal; each has its own clock and answer.</summary>
public enum RightsRequestKind
{
    /// <summary>Close the account.</summary>
    CancelAccount,

    /// <summary>Bind another phone.</summary>
    ChangePhone,

    /// <summary>A copy of their data.</summary>
    CopyOfData,
}

/// <summary>Where the appellant can be reached; personal data.</summary>
/// <param name="Channel">E.g. <c>email</c>, <c>phone</c>, <c>post</c>.</param>
/// <param name="Address">The address itself.</param>
public sealed record Contact(string Channel, string Address);

/// <summary>The appellant's answer to one signal.</summary>
public sealed record SignalAnswer(string Signal, string Answer);

/// <summary>One appeal as the platform sent it (design.md §6), read and checked; import file and API alike.</summary>
public sealed record AppealMessage
{
    /// <summary>The platform's id; unique for ever.</summary>
    public required string AppealId { get; init; }

    /// <summary>The account.</summary>
    public required Account Account { get; init; }

    /// <summary>The restriction appealed against.</summary>
    public required Restriction Restriction { get; init; }

    /// <summary>The signals behind it; may be empty.</summary>
    public IReadOnlyList<FiredSignal> Signals { get; init; } = [];

    /// <summary>What it costs the person.</summary>
    public Harm Harm { get; init; } = Harm.None;

    /// <summary>When the platform received it (UTC); the clock runs from here.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The appellant's language, BCP 47, as sent.</summary>
    public required string Language { get; init; }

    /// <summary>Their own words, at most 20,000 characters.</summary>
    public required string Statement { get; init; }

    /// <summary>They said no to a face scan.</summary>
    public bool DeclinesFace { get; init; }

    /// <summary>They asked for a person.</summary>
    public bool AsksForHuman { get; init; }

    /// <summary>What else they ask for.</summary>
    public IReadOnlyList<RightsRequestKind> Requests { get; init; } = [];

    /// <summary>Where to reach them.</summary>
    public Contact? Contact { get; init; }

    /// <summary>Their answers to signals.</summary>
    public IReadOnlyList<SignalAnswer> Answers { get; init; } = [];

    /// <summary>SHA-256 (lower-case hex) over the content, whatever the order of members or white space; tells a repeat from a change.</summary>
    public required string ContentHash { get; init; }
}

/// <summary>An appeal that was read, with what the sender should know; or the reasons it cannot be used.</summary>
/// <param name="Message">The appeal; null when refused.</param>
/// <param name="AppealId">The id, where one could be read even though the rest was refused.</param>
/// <param name="Refusals">Why it cannot be used; empty when it can.</param>
/// <param name="Warnings">What is odd but turns nobody away.</param>
public sealed record AppealReading(AppealMessage? Message, string? AppealId, IReadOnlyList<Refusal> Refusals, IReadOnlyList<Refusal> Warnings);
