using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Conversation;

/// <summary>What somebody is writing.</summary>
public enum Writing
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A question to the appellant.</summary>
    Question,

    /// <summary>What the appellant said.</summary>
    Answer,
}

/// <summary>What a reviewer has chosen and typed so far.</summary>
public sealed record MessageDraft
{
    /// <summary>Which of the two is being written.</summary>
    public Writing Writing { get; init; }

    /// <summary>The question.</summary>
    public Question Question { get; init; } = new();

    /// <summary>What the appellant said.</summary>
    public string Answer { get; init; } = "";

    /// <summary>What of it is about single signals, by their place on the case.</summary>
    public IReadOnlyDictionary<int, string> Signals { get; init; } = new Dictionary<int, string>();

    /// <summary>Rises with every change on one screen.</summary>
    public long Revision { get; init; }
}

/// <summary>Keeps half-written questions and answers, as <see cref="DraftStore"/> keeps them.</summary>
public sealed class MessageDrafts(DeedDoor door, IDbContextFactory<ReviewDb> databases)
{
    private readonly DraftStore _store = new(door, databases);

    /// <summary>The draft of this person, and when it was saved; null when there is none.</summary>
    public async Task<(MessageDraft Draft, DateTimeOffset SavedAt)?> FindAsync(CaseId caseId, int round, PersonId person, CancellationToken stop = default) =>
        await _store.FindAsync(Key(caseId, round, person), stop) is { } row
            ? (JsonSerializer.Deserialize<MessageDraft>(row.Content, JsonSerializerOptions.Web)! with { Revision = row.Revision }, row.SavedAt) : null;

    /// <summary>Saves; refused when a newer one is there already.</summary>
    /// <returns>When it was saved (UTC); null when it was not.</returns>
    public Task<DateTimeOffset?> SaveAsync(CaseId caseId, int round, PersonId person, MessageDraft draft, CancellationToken stop = default) =>
        _store.SaveAsync(Key(caseId, round, person), JsonSerializer.Serialize(draft, JsonSerializerOptions.Web), draft.Revision, stop: stop);

    private static DraftKey Key(CaseId caseId, int round, PersonId person) => new(caseId, round, person, DraftKind.Message);
}
