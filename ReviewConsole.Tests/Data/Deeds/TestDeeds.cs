using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Deeds;

/// <summary>Changes everything a deed can change (a case, a counter, the journal, the outbox), and then ends as the test wants.</summary>
internal sealed record TouchEverything(CaseId Case, Func<DeedScope, Task<Result<DateTimeOffset>>> End) : Deed<DateTimeOffset>
{
    public const string Stream = "touched";

    public override May Needs => May.WorkCases;

    public override CaseId? Locks => Case;

    public override async Task<Result<DateTimeOffset>> DoAsync(DeedScope scope)
    {
        var subject = (await scope.LoadAsync(Case))!;
        var number = await scope.NextAsync(Stream);
        scope.Append(Stream, Fact.Of("touched", ("number", number.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        scope.Send("case.touched", subject, new { number });
        subject.Take(scope.Me.Id, scope.Me.DeclaredAccounts, ClaimOrigin.Picked, scope.World, scope.Now);
        return await End(scope);
    }

    public static TouchEverything Well(CaseId id) => new(id, scope => Task.FromResult<Result<DateTimeOffset>>(scope.Now));

    public static TouchEverything Refused(CaseId id) => new(id, _ => Task.FromResult<Result<DateTimeOffset>>(Refusal.Of("not_this_time")));

    public static TouchEverything Broken(CaseId id) => new(id, _ => throw new BrokenDeedException());
}

/// <summary>Leaves one fact in a stream beside the cases, and says at which instant.</summary>
internal sealed record LeaveFact(string Stream) : Deed<DateTimeOffset>
{
    public override May Needs => May.Import;

    public override Task<Result<DateTimeOffset>> DoAsync(DeedScope scope)
    {
        scope.Append(Stream, Fact.Of("left"));
        return Task.FromResult<Result<DateTimeOffset>>(scope.Now);
    }
}

internal sealed class BrokenDeedException() : Exception("This deed breaks.");

/// <summary>Loads a case, says that it has begun, and goes on when told.</summary>
internal sealed record Linger(CaseId Of, TaskCompletionSource Begun, Task GoOn) : Deed<Done>
{
    public override May Needs => May.WorkCases;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        _ = await scope.LoadAsync(Of);
        Begun.SetResult();
        await GoOn;
        return Done.It;
    }
}
