using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Events;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Data.Intake;

/// <summary>What became of an appeal that was let in.</summary>
public enum IntakeKind
{
    /// <summary>It opened a case.</summary>
    Opened,

    /// <summary>It joined the open case of its restriction.</summary>
    Joined,

    /// <summary>It opened a new round of a decided case.</summary>
    NewRound,

    /// <summary>It is here already, with the same content.</summary>
    Known,
}

/// <summary>What became of an appeal, and where.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Case">The case it belongs to.</param>
/// <param name="Number">What people call the case.</param>
public readonly record struct IntakeAnswer(IntakeKind Kind, CaseId Case, CaseNumber Number);

/// <summary>
/// Lets an appeal in: opens a case, joins an open one, or starts a new round of a decided one. Knows a repeat. Refused:
/// <c>appeal_changed</c> (the id is known with other content; values <c>appeal</c>, <c>case</c>), <c>restriction_of_other_account</c>
/// (value <c>restriction</c>), <c>face_only_route</c>.
/// </summary>
/// <param name="Message">The appeal, read and checked.</param>
public sealed record OpenCase(AppealMessage Message) : Deed<IntakeAnswer>
{
    /// <inheritdoc/>
    public override May Needs => May.Import;

    /// <summary>
    /// Two imports of the same file must open nothing twice, and there is no row to lock before the first has ended; nor is one for a signal that comes for the account
    /// at this moment.
    /// </summary>
    public override IReadOnlyList<string> Names => ["appeal " + Message.AppealId, "restriction " + Message.Restriction.Id, KeptSignals.NameOf(Message.Account.Id)];

    /// <inheritdoc/>
    public override async Task<CaseId?> FindLockedAsync(ReviewDb db, CancellationToken stop) =>
        (await db.Cases.AsNoTracking().Where(c => c.RestrictionId == Message.Restriction.Id).Select(c => new { c.Id }).SingleOrDefaultAsync(stop))?.Id;

    /// <inheritdoc/>
    public override async Task<Result<IntakeAnswer>> DoAsync(DeedScope scope)
    {
        if (await RepeatAsync(scope) is { } repeat)
        {
            return repeat;
        }

        return await FindLockedAsync(scope.Db, scope.Stop) is { } existing && await scope.LoadAsync(existing) is { } subject
            ? await ReceiveAsync(subject, scope)
            : await OpenAsync(scope);
    }

    private async Task<Result<IntakeAnswer>?> RepeatAsync(DeedScope scope)
    {
        var known = await scope.Db.Appeals.AsNoTracking().Where(a => a.AppealId == Message.AppealId)
            .Join(scope.Db.Cases, a => a.CaseId, c => c.Id, (a, c) => new { a.ContentHash, c.Id, c.Number }).SingleOrDefaultAsync(scope.Stop);
        return known is null ? null
            : known.ContentHash == Message.ContentHash ? new IntakeAnswer(IntakeKind.Known, known.Id, known.Number)
            : Refusal.On("appealId", "appeal_changed", ("appeal", Message.AppealId), ("case", known.Number.Value));
    }

    private async Task<Result<IntakeAnswer>> ReceiveAsync(Case subject, DeedScope scope)
    {
        if (subject.Account.Id != Message.Account.Id)
        {
            return Refusal.On("restriction.id", "restriction_of_other_account", ("restriction", Message.Restriction.Id));
        }

        var received = subject.Receive(Message, scope.World, scope.Now);
        if (received.IsDone && scope.Actor.Client is not null)
        {
            subject.Connect();
        }

        if (received is { IsDone: true, Answer: true })
        {
            await scope.JoinAsync(subject, tells: true);
            Tell(scope, subject);
        }

        return received.As(newRound => new IntakeAnswer(newRound ? IntakeKind.NewRound : IntakeKind.Joined, subject.Id, subject.Number));
    }

    private async Task<Result<IntakeAnswer>> OpenAsync(DeedScope scope)
    {
        var id = new CaseId(await scope.NextAsync("case-id"));
        var opened = Open(scope, id, CaseNumber.Of(scope.Now.Year, await scope.NextAsync($"case-{scope.Now.Year}")));
        if (opened.IsDone)
        {
            await scope.JoinAsync(opened.Answer, tells: true);
        }

        return opened.As(subject => new IntakeAnswer(IntakeKind.Opened, subject.Id, subject.Number));
    }

    /// <summary>Opens the case of an appeal that nobody knows, on a restriction that nobody knows; signals that wait for its account are not joined yet.</summary>
    internal Result<Case> Open(DeedScope scope, CaseId id, CaseNumber number)
    {
        var opened = Case.Open(Message, id, number, scope.World, scope.Now);
        if (!opened.IsDone)
        {
            return opened;
        }

        if (scope.Actor.Client is not null)
        {
            opened.Answer.Connect();
        }

        Tell(scope, scope.Add(opened.Answer));
        return opened;
    }

    private void Tell(DeedScope scope, Case subject) =>
        scope.Send("case.opened", subject, new { caseNumber = subject.Number.Value, appealId = Message.AppealId, round = subject.Round });
}
