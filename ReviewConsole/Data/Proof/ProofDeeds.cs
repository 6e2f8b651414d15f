using System.Globalization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Proof;

/// <summary>Writes down that somebody checked the whole journal, and what was found.</summary>
internal sealed record RecordVerification(JournalCheck Check) : Deed<Done>
{
    public override May Needs => May.VerifyJournal;

    public override Task<Result<Done>> DoAsync(DeedScope scope)
    {
        scope.Append(Streams.Journal, Fact.Of(
            FactKinds.JournalVerified, ("facts", Text(Check.Facts)), ("sealed", Text(Check.Sealed)), ("checkpoints", Text(Check.Checkpoints)), ("bad", Check.Bad?.Code),
            ("stream", Check.Bad?.Stream), ("sequence", Text(Check.Bad?.Sequence)), ("index", Text(Check.Bad?.Index))));
        return Task.FromResult<Result<Done>>(Done.It);
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Writes down that somebody takes a proof of facts out; before it is written.</summary>
/// <param name="About">A case's number, a decision's id, a time, or a checkpoint.</param>
internal sealed record TakeProof(string About) : Deed<Done>
{
    public override May Needs => May.VerifyJournal;

    public override Task<Result<Done>> DoAsync(DeedScope scope)
    {
        scope.Append(Streams.Journal, Fact.Of(FactKinds.ProofTaken, ("about", About)));
        return Task.FromResult<Result<Done>>(Done.It);
    }
}
