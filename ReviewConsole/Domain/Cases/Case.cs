using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <summary>
/// The work item of one restriction, and the only place where it changes. Every method either refuses, with all reasons, or changes
/// the case and leaves facts; nothing is silently ignored.
/// </summary>
public sealed partial class Case
{
    private readonly List<Fact> _facts = [];
    private readonly List<CaseSignal> _signals = [];
    private readonly List<Check> _checks = [];
    private readonly List<Appeal> _appeals = [];
    private readonly List<RightsRequest> _rights = [];
    private readonly List<Decision> _decisions = [];
    private readonly List<Message> _messages = [];

    private Case()
    {
    }

    /// <summary>Its internal number.</summary>
    public CaseId Id { get; private set; }

    /// <summary>What people call it.</summary>
    public CaseNumber Number { get; private set; }

    /// <summary>The account, as the platform described it last.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>The restriction.</summary>
    public Restriction Restriction { get; private set; } = null!;

    /// <summary>The restriction's id: one case each.</summary>
    public string RestrictionId { get; private set; } = "";

    /// <summary>What it costs the person.</summary>
    public Harm Harm { get; private set; } = Harm.None;

    /// <summary>Where it stands.</summary>
    public CaseState State { get; private set; }

    /// <summary>What it waits for, when waiting.</summary>
    public WaitingFor WaitingFor { get; private set; }

    /// <summary>The round, from 1.</summary>
    public int Round { get; private set; }

    /// <summary>The appellant's language, BCP 47.</summary>
    public string Language { get; private set; } = "";

    /// <summary>They said no to a face scan, in any appeal of this case.</summary>
    public bool DeclinesFace { get; private set; }

    /// <summary>They asked for a person.</summary>
    public bool AsksForHuman { get; private set; }

    /// <summary>When the earliest appeal of this round was received (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When the case was opened here (UTC).</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Until when it must be decided (UTC).</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The claim, live or expired; null after release or decision.</summary>
    public Claim? Claim { get; private set; }

    /// <summary>The last fencing token handed out.</summary>
    public ClaimToken LastToken { get; private set; }

    /// <summary>Whose it is next, while nobody holds it.</summary>
    public PersonId? Assignee { get; private set; }

    /// <summary>
    /// Whose it is as soon as nobody holds it: an expired claim falls back to the assignee it was taken by. Derived, because the end of a claim
    /// moves nothing.
    /// </summary>
    public PersonId? FallsBackTo => Assignee ?? (Claim is { WasAssigned: true } claim ? claim.Holder : null);

    /// <summary>Until when it is paused and why, while it is set aside.</summary>
    public CaseAside? Aside { get; private set; }

    /// <summary>What the last holder who handed it over in this round left for the next; null when nobody did.</summary>
    public CaseHandover? Sheet { get; private set; }

    /// <summary>Who gave the case back in this round and why; of everybody the last reason. What somebody kept to themselves is not here.</summary>
    public IReadOnlyList<CaseSkip> Skips { get; private set; } = [];

    /// <summary>So many people gave it back in this round that a lead has to look at it.</summary>
    public bool BeforeLead { get; private set; }

    /// <summary>What was odd about the appeal, by code; the first lines a reviewer reads.</summary>
    public IReadOnlyList<CaseGap> Gaps { get; private set; } = [];

    /// <summary>Signals of all rounds.</summary>
    public IReadOnlyList<CaseSignal> AllSignals => _signals;

    /// <summary>The signals of this round, in the order in which they were observed.</summary>
    public IReadOnlyList<CaseSignal> Signals => [.. _signals.Where(s => s.Round == Round).OrderBy(s => s.Ordinal)];

    /// <summary>Checks of all rounds.</summary>
    public IReadOnlyList<Check> Checks => _checks;

    /// <summary>Appeals of all rounds.</summary>
    public IReadOnlyList<Appeal> Appeals => _appeals;

    /// <summary>Rights requests.</summary>
    public IReadOnlyList<RightsRequest> Rights => _rights;

    /// <summary>Decisions of all rounds.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>Messages to and from the appellant, of all rounds.</summary>
    public IReadOnlyList<Message> Messages => _messages;

    /// <summary>The decision in force in this round; null while there is none.</summary>
    public Decision? Decided => _decisions.Where(d => d.Round == Round && d.TakenBackAt is null).MaxBy(d => d.DecidedAt);

    /// <summary>Whether the name is kept from whoever works on the case, so that the findings do not lean on it.</summary>
    public bool HidesName(ReviewRules rules) => rules.HideNameUntilFindings && CaseMoves.IsOpen(State) && Signals.Any(s => s.Finding is null);

    /// <summary>The routes of this round as they stand now.</summary>
    public IReadOnlyList<RouteStanding> Routes(ReviewCatalogue catalogue, ReviewRules rules, DateTimeOffset now) =>
        RouteBook.For(Account, Signals, ChecksOfRound, DeclinesFace, catalogue, rules, now);

    /// <summary>The checks of this round, in the order they were offered.</summary>
    public IReadOnlyList<Check> ChecksOfRound => [.. _checks.Where(c => c.Round == Round).OrderBy(c => c.OfferedAt).ThenBy(c => c.Id.Value)];

    /// <summary>Where the appellant wants to be reached: what the latest appeal says that says anything.</summary>
    public Contact? Contact => _appeals.Where(a => a.Contact is not null).OrderBy(a => a.ReceivedAt).LastOrDefault()?.Contact;

    /// <summary>The id of the appeal that came last; a round that the platform brought about has none of its own.</summary>
    public string LatestAppeal => _appeals.OrderBy(a => a.Round).ThenBy(a => a.ReceivedAt).Last().AppealId;

    /// <summary>The facts left since the last call; whoever saves the case appends them in the same transaction.</summary>
    public IReadOnlyList<Fact> TakeFacts()
    {
        var left = _facts.ToList();
        _facts.Clear();
        return left;
    }

    private Refusal? Move(CaseState to)
    {
        if (!CaseMoves.Allows(State, to))
        {
            return Refusal.Of("illegal_move", ("from", Snake(State)), ("to", Snake(to)));
        }

        (State, WaitingFor, Aside) = (to, WaitingFor.Nothing, null);
        return null;
    }

    private static string Snake<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>Something missing or odd in an appeal that turns nobody away.</summary>
/// <param name="Code">E.g. <c>no_signals</c>, <c>unknown_signal</c>, <c>rule_missing</c>.</param>
/// <param name="Value">What it is about, e.g. the unknown code; null where nothing.</param>
public sealed record CaseGap(string Code, string? Value = null);
