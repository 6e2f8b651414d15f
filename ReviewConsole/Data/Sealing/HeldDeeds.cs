using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Sealing;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Sealing;

/// <summary>That the database is not the journal that stands outside.</summary>
/// <param name="Why"><c>behind</c>: an older state was restored; <c>differs</c>: it says something else; <c>other_journal</c>: it is another.</param>
/// <param name="Outside">The newest checkpoint outside.</param>
/// <param name="Fork">How many facts both have in common, from the first.</param>
internal sealed record Regression(string Why, SignedCheckpoint Outside, long Fork);

/// <summary>Stops sealing, and all that would leave for the platform, until somebody has said how to go on. Refused with <c>journal_fits</c> where it does fit meanwhile.</summary>
internal sealed record HoldJournal(Regression Found, string Key) : Deed<Done>
{
    public override May Needs => May.Seal;

    public override IReadOnlyList<string> Names => [JournalSeal.Name];

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var state = await scope.SealAsync(Key);
        if (state.HeldSince is not null && state.HeldText == Found.Outside.Text)
        {
            return Refusal.Of("journal_fits");
        }

        (state.HeldSince, state.HeldWhy, state.HeldText, state.HeldFork) = (state.HeldSince ?? scope.Now, Found.Why, Found.Outside.Text, Found.Fork);
        (state.AgreedBy, state.AgreedAsLead) = (null, false);
        scope.Append(Streams.Journal, Fact.Of(FactKinds.JournalHeld, [("why", Found.Why), .. HeldCodes.Of(state)]));
        return Done.It;
    }
}

/// <summary>
/// Goes on from the database as it is: an auditor alone; an administrator and a lead one after the other, so that nobody who could restore a backup explains it alone. Answers
/// whether that was all. Refused with <c>journal_not_held</c>, <c>reason_missing</c>, <c>restore_other_role</c>.
/// </summary>
/// <param name="Reason">What happened, for whoever reads it later.</param>
internal sealed record AcknowledgeRestore(string Reason) : Deed<bool>
{
    public override May Needs => May.AcknowledgeRestore;

    public override IReadOnlyList<string> Names => [JournalSeal.Name];

    public override async Task<Result<bool>> DoAsync(DeedScope scope)
    {
        if (await scope.Db.JournalSeals.SingleOrDefaultAsync(scope.Stop) is not { HeldSince: not null } state)
        {
            return Refusal.Of("journal_not_held");
        }

        var (me, asLead, reason) = (scope.Me, scope.Me.Role == Role.Lead, Reason.Trim());
        if (reason.Length is 0 or > 1000)
        {
            return Refusal.On("restore:reason", "restore_reason");
        }

        if (me.Role != Role.Auditor && (state.AgreedBy is null || state.AgreedAsLead == asLead))
        {
            if (state.AgreedBy is not null)
            {
                return Refusal.Of("restore_other_role", ("needs", asLead ? "admin" : "lead"));
            }

            (state.AgreedBy, state.AgreedAsLead) = (me.Id.Value, asLead);
            scope.Append(Streams.Journal, Fact.Of(FactKinds.RestoreAgreed, [("as", asLead ? "lead" : "admin"), .. HeldCodes.Of(state)]).With(("reason", reason)));
            return false;
        }

        var outside = Checkpoint.Read(state.HeldText!);
        scope.Append(Streams.Journal, Fact.Of(
            FactKinds.JournalRestored, [("why", state.HeldWhy), ("with", me.Role == Role.Auditor ? null : state.AgreedBy?.ToString("D")), .. HeldCodes.Of(state)]).With(("reason", reason)));
        (state.Epoch, state.Number) = (Math.Max(state.Epoch, outside?.Epoch ?? 0) + 1, Math.Max(state.Number, outside?.Number ?? 0));
        (state.Explained, state.HeldSince, state.HeldWhy, state.HeldText, state.AgreedBy) = (state.Number, null, null, null, null);
        return true;
    }
}

/// <summary>Puts another key in the place of the one that signs; the one before keeps proving what it signed.</summary>
/// <param name="Fingerprint">The new one.</param>
internal sealed record ChangeSealKey(string Fingerprint) : Deed<Done>
{
    public override May Needs => May.ChangeSealKey;

    public override IReadOnlyList<string> Names => [JournalSeal.Name];

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var state = await scope.SealAsync(Fingerprint);
        scope.Append(Streams.Journal, Fact.Of(FactKinds.SealKeyChanged, ("from", state.Key), ("to", Fingerprint)));
        state.Key = Fingerprint;
        return Done.It;
    }
}

/// <summary>What facts about a held journal say, so that whoever checks knows what they explain.</summary>
internal static class HeldCodes
{
    /// <summary>The newest checkpoint outside, and where both part.</summary>
    public static IEnumerable<(string Name, string? Value)> Of(JournalSeal state)
    {
        var outside = Checkpoint.Read(state.HeldText ?? "");
        return
        [
            ("origin", outside?.Origin), ("number", Text(outside?.Number)), ("epoch", Text(outside?.Epoch)), ("size", Text(outside?.Size)),
            ("root", outside is null ? null : Convert.ToHexStringLower(outside.Root)), ("fork", Text(state.HeldFork)), ("sealed", Text(state.Size)),
        ];
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
