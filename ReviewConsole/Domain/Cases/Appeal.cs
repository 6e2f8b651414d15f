using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Cases;

/// <summary>One appeal on a case, kept as it came.</summary>
public sealed class Appeal
{
    private Appeal()
    {
    }

    /// <summary>The platform's id; unique for ever.</summary>
    public string AppealId { get; private set; } = "";

    /// <summary>The case it belongs to.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The round it belongs to.</summary>
    public int Round { get; private set; }

    /// <summary>When the platform received it (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The appellant's language.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Their own words; personal data.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>They said no to a face scan.</summary>
    public bool DeclinesFace { get; private set; }

    /// <summary>They asked for a person.</summary>
    public bool AsksForHuman { get; private set; }

    /// <summary>Where to reach them; personal data.</summary>
    public Contact? Contact { get; private set; }

    /// <summary>Tells a repeat from a change.</summary>
    public string ContentHash { get; private set; } = "";

    internal static Appeal From(AppealMessage message, CaseId caseId, int round) => new()
    {
        AppealId = message.AppealId,
        CaseId = caseId,
        Round = round,
        ReceivedAt = message.ReceivedAt,
        Language = message.Language,
        Statement = message.Statement,
        DeclinesFace = message.DeclinesFace,
        AsksForHuman = message.AsksForHuman,
        Contact = message.Contact,
        ContentHash = message.ContentHash,
    };
}
