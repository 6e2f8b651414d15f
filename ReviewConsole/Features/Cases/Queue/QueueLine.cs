using System.Linq.Expressions;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>One line of the queue as it is shown; names are masked before anything else sees them.</summary>
internal sealed record QueueLine
{
    public required CaseId Id { get; init; }

    public required CaseNumber Number { get; init; }

    /// <summary>The masked name, or the masked account where there is no name.</summary>
    public required string Who { get; init; }

    public required Lane Lane { get; init; }

    public required CaseState State { get; init; }

    public required WaitingFor WaitingFor { get; init; }

    public required int Round { get; init; }

    public required DateTimeOffset UrgentAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset ImposedAt { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required PersonId? DecidedBy { get; init; }

    public required Outcome? Outcome { get; init; }

    public required PersonId? Holder { get; init; }

    public required DateTimeOffset? ClaimUntil { get; init; }

    public required PersonId? Assignee { get; init; }

    /// <summary>Bits by the order of <see cref="RestrictionScope"/>.</summary>
    public required int Scopes { get; init; }

    public required AccountKind Kind { get; init; }

    public required string Language { get; init; }

    public required bool DeclinesFace { get; init; }

    public required bool AsksForHuman { get; init; }

    /// <summary>Bits by the order of the kinds.</summary>
    public required int Rights { get; init; }

    public required long HeldMinor { get; init; }

    public required string? Currency { get; init; }

    public required int SignalCount { get; init; }

    /// <summary>Codes, space between.</summary>
    public required string TopSignals { get; init; }

    /// <summary>True while somebody holds it.</summary>
    public bool IsHeld(DateTimeOffset now) => Holder is not null && ClaimUntil > now;

    /// <summary>Takes from the database what is shown and nothing else.</summary>
    public static Expression<Func<CaseRow, QueueLine>> Of { get; } = r => new QueueLine
    {
        Id = r.Id,
        Number = r.Number,
        Who = Mask(r.DisplayName, r.AccountId),
        Lane = r.Lane,
        State = r.State,
        WaitingFor = r.WaitingFor,
        Round = r.Round,
        UrgentAt = r.UrgentAt,
        DueAt = r.DueAt,
        ReceivedAt = r.ReceivedAt,
        ImposedAt = r.ImposedAt,
        DecidedAt = r.DecidedAt,
        DecidedBy = r.DecidedBy,
        Outcome = r.Outcome,
        Holder = r.Holder,
        ClaimUntil = r.ClaimUntil,
        Assignee = r.Assignee,
        Scopes = r.Scopes,
        Kind = r.Kind,
        Language = r.Language,
        DeclinesFace = r.DeclinesFace,
        AsksForHuman = r.AsksForHuman,
        Rights = r.Rights,
        HeldMinor = r.HeldMinor,
        Currency = r.Currency,
        SignalCount = r.SignalCount,
        TopSignals = r.TopSignals,
    };

    private static string Mask(string? name, string account) => Masking.Name(name) is { Length: > 0 } masked ? masked : Masking.AccountId(account);
}
