using System.Linq.Expressions;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>One line of the queue as it is shown; names are masked before anything else sees them.</summary>
public sealed record QueueLine
{
    /// <summary>The case.</summary>
    public required CaseId Id { get; init; }

    /// <summary>What people call it.</summary>
    public required CaseNumber Number { get; init; }

    /// <summary>The masked name, or the masked account where there is no name.</summary>
    public required string Who { get; init; }

    /// <summary>Its lane.</summary>
    public required Lane Lane { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>What it waits for.</summary>
    public required WaitingFor WaitingFor { get; init; }

    /// <summary>The round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>The order of the queue (UTC).</summary>
    public required DateTimeOffset UrgentAt { get; init; }

    /// <summary>Until when it must be decided (UTC).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The legal cap, which no pause moves (UTC).</summary>
    public required DateTimeOffset CapAt { get; init; }

    /// <summary>Working days by which pauses moved <see cref="DueAt"/>.</summary>
    public required int PausedDays { get; init; }

    /// <summary>Until when the clock stands still (UTC).</summary>
    public required DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Until when the appellant can answer (UTC).</summary>
    public required DateTimeOffset? AnswerBy { get; init; }

    /// <summary>It waited, and is to be taken up before all others.</summary>
    public required CameBack CameBack { get; init; }

    /// <summary>When it was received (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Since when the account is restricted (UTC).</summary>
    public required DateTimeOffset ImposedAt { get; init; }

    /// <summary>When it was decided (UTC).</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who decided.</summary>
    public required PersonId? DecidedBy { get; init; }

    /// <summary>What was decided.</summary>
    public required Outcome? Outcome { get; init; }

    /// <summary>Who holds or held it last.</summary>
    public required PersonId? Holder { get; init; }

    /// <summary>Until when the claim holds or held (UTC).</summary>
    public required DateTimeOffset? ClaimUntil { get; init; }

    /// <summary>Whose it is as soon as nobody holds it.</summary>
    public required PersonId? Assignee { get; init; }

    /// <summary>When it comes back, while it is set aside (UTC).</summary>
    public required DateTimeOffset? BackAt { get; init; }

    /// <summary>Scopes as bits, by the order of <see cref="RestrictionScope"/>.</summary>
    public required int Scopes { get; init; }

    /// <summary>Whose account it is.</summary>
    public required AccountKind Kind { get; init; }

    /// <summary>The appellant's language, primary tag.</summary>
    public required string Language { get; init; }

    /// <summary>They said no to a face scan.</summary>
    public required bool DeclinesFace { get; init; }

    /// <summary>They asked for a person.</summary>
    public required bool AsksForHuman { get; init; }

    /// <summary>Rights requests as bits, by the order of their kinds.</summary>
    public required int Rights { get; init; }

    /// <summary>Money held, minor unit.</summary>
    public required long HeldMinor { get; init; }

    /// <summary>Its currency, ISO 4217.</summary>
    public required string? Currency { get; init; }

    /// <summary>A lead has to look at it.</summary>
    public required bool BeforeLead { get; init; }

    /// <summary>Its tags, a space between.</summary>
    public required string Tags { get; init; }

    /// <summary>How many signals.</summary>
    public required int SignalCount { get; init; }

    /// <summary>Codes of the two heaviest signals, space between.</summary>
    public required string TopSignals { get; init; }

    /// <summary>True while somebody holds it.</summary>
    public bool IsHeld(DateTimeOffset now) => Holder is not null && ClaimUntil > now;

    /// <summary>True while the clock stands still.</summary>
    public bool IsPaused(DateTimeOffset now) => PausedUntil > now;

    /// <summary>Takes from the database what is shown and nothing else.</summary>
    public static Expression<Func<CaseRow, QueueLine>> Of { get; } = r => new QueueLine
    {
        Id = r.Id,
        Number = r.Number,
        Who = Mask(r.DisplayName, r.AccountId, r.SearchAccount, r.SearchEmail, r.SearchContact, r.SearchPhone),
        Lane = r.Lane,
        State = r.State,
        WaitingFor = r.WaitingFor,
        Round = r.Round,
        UrgentAt = r.UrgentAt,
        DueAt = r.DueAt,
        CapAt = r.CapAt,
        PausedDays = r.PausedDays,
        PausedUntil = r.PausedUntil,
        AnswerBy = r.AnswerBy,
        CameBack = r.CameBack,
        ReceivedAt = r.ReceivedAt,
        ImposedAt = r.ImposedAt,
        DecidedAt = r.DecidedAt,
        DecidedBy = r.DecidedBy,
        Outcome = r.Outcome,
        Holder = r.Holder,
        ClaimUntil = r.ClaimUntil,
        Assignee = r.Assignee,
        BackAt = r.BackAt,
        Scopes = r.Scopes,
        Kind = r.Kind,
        Language = r.Language,
        DeclinesFace = r.DeclinesFace,
        AsksForHuman = r.AsksForHuman,
        Rights = r.Rights,
        HeldMinor = r.HeldMinor,
        Currency = r.Currency,
        BeforeLead = r.BeforeLead,
        Tags = r.Tags.Trim(),
        SignalCount = r.SignalCount,
        TopSignals = r.TopSignals,
    };

    // What a search is ordered by is read and dropped: later pages are two ranges in one, and SQLite sorts those anew by whatever it does not read.
    private static string Mask(string? name, string account, string searchAccount, string? searchEmail, string? searchContact, string? searchPhone)
    {
        _ = (searchAccount, searchEmail, searchContact, searchPhone);
        return Masking.Name(name) is { Length: > 0 } masked ? masked : Masking.AccountId(account);
    }
}
